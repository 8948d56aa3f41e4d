"""What an office package says of itself (docProps/core.xml): title, author, day of its last change."""

from __future__ import annotations

import re

from extractors.read.package import Package, local, parse_xml
from models.documents import Metadata

PART = "docProps/core.xml"
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|$)")


def read_properties(package: Package) -> Metadata:
    """The package's core properties (ECMA-376 part 2, section 11); empty where it has none."""
    if not package.has(PART):
        return Metadata()
    found: dict[str, str] = {}
    for element in parse_xml(package.read(PART), PART, package.name):
        words = " ".join((element.text or "").split())[:500]
        if words:
            found[local(element)] = words
    day = _DAY.match(found.get("modified", ""))
    fields = {"title": found.get("title"), "author": found.get("creator"), "modified": day[1] if day else None}
    known = {key: value for key, value in fields.items() if value}
    return Metadata(**known, sources=dict.fromkeys(known, PART))
