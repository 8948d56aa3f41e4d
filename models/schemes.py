"""Schemes of reference numbers, as data: each row has its pattern, canonical form, examples and look-alikes.

The table is `data/reference_schemes.toml`; its head explains the columns. To add a scheme, add a row with examples: the tests
run every row against its own examples and look-alikes, and every row's look-alikes against the whole finder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from models.facts import Scheme

_SEP = r"(?:\s{0,3}[-./_]\s{0,3}|[ \u00a0]|\n\s{0,2})"
_GAP = r"\s{0,3}"
_GLUED = frozenset("/_+.-@#")
LABEL_REACH = 80
"""Code points before a number in which the label that a row asks for may stand."""


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A family of reference numbers. `triggers` are lower case; `labels` and `context` may be empty (none needed)."""

    name: str
    scheme: Scheme
    issuer: str
    pattern: re.Pattern[str]
    canonical: str
    triggers: tuple[str, ...]
    labels: re.Pattern[str] | None
    context: tuple[str, ...]
    exact: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]
    lookalikes: tuple[str, ...]

    def matches(self, flat: str, lower: str) -> Iterator[re.Match[str]]:
        """All numbers of the row in a text; `lower` is `flat` in lower case, of the same length."""
        for match in self.pattern.finditer(lower):
            start = match.start()
            if start and (lower[start - 1] in _GLUED or lower[start - 1].isalnum()):
                continue
            if self.exact is not None and self.exact.match(flat, start) is None:
                continue
            if self.labels is None or self.labels.search(lower, max(0, start - LABEL_REACH), start):
                yield match

    def suits(self, flat: str, lower: str) -> bool:
        """Whether a text can hold such a number at all: a trigger stands in it, and the row's context if it needs one."""
        return any(trigger in lower for trigger in self.triggers) and (
            not self.context or any(word in flat for word in self.context)
        )

    def canonical_of(self, match: re.Match[str]) -> str:
        """The canonical number of a match: the groups in the row's template, upper case, single spaces."""
        groups = {name: value or "" for name, value in match.groupdict().items()}
        filled = self.canonical.format_map({**groups, "dash": "-" if groups.get("check") else ""})
        return " ".join(filled.upper().replace("FT.", "FT/").replace("FT-", "FT/").replace("CM. ", "CM ").split())


@cache
def reference_schemes() -> tuple[SchemeRow, ...]:
    """All rows, in the order in which they are tried: the first row that matches a span keeps it."""
    text = files("models").joinpath("data/reference_schemes.toml").read_text(encoding="utf-8")
    return tuple(_row(record) for record in tomllib.loads(text)["scheme"])


def _row(record: dict[str, Any]) -> SchemeRow:
    if record["scheme"] not in get_args(Scheme):
        raise ValueError(f"unknown scheme {record['scheme']!r} in row {record['name']!r} of reference_schemes.toml")
    pattern = record["pattern"].replace("<sep>", _SEP).replace("<gap>", _GAP)
    labels = record.get("labels", ())
    return SchemeRow(
        name=record["name"],
        scheme=record["scheme"],
        issuer=record["issuer"],
        pattern=re.compile(rf"(?:{pattern})(?![a-z0-9]|[-/][0-9])", re.ASCII),
        canonical=record["canonical"],
        triggers=tuple(record["trigger"]),
        labels=re.compile("|".join(labels)) if labels else None,
        context=tuple(record.get("context", ())),
        exact=re.compile(f"(?:{record['exact']})") if "exact" in record else None,
        examples=tuple((text, canonical) for text, canonical in record["examples"]),
        lookalikes=tuple(record["lookalikes"]),
    )


_PIECES = re.compile(r"[0-9]+|[A-Z]+")


def match_key(canonical: str) -> str:
    """What two spellings of one number share: letters and digits, zero padding gone: "FOI/2022/0411" gives "FOI 2022 411"."""
    return " ".join(piece.lstrip("0") or "0" for piece in _PIECES.findall(canonical.upper()))
