"""Schemes of reference numbers, as data: each row has its pattern, canonical form, examples and look-alikes.

The table is `data/reference_schemes.toml`; its head explains the columns. To add a scheme, add a row with examples: the tests
run every row against its own examples and look-alikes, and every row's look-alikes against the whole finder.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from models.facts import Scheme

_SEP = r"(?:\s{0,3}[-./_]\s{0,3}|[ \u00a0]|\n\s{0,2})"
_GAP = r"\s{0,3}"


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
    examples: tuple[tuple[str, str], ...]
    lookalikes: tuple[str, ...]

    def canonical_of(self, match: re.Match[str]) -> str:
        """The canonical number of a match: the groups in the row's template, upper case, single spaces."""
        groups = {name: value or "" for name, value in match.groupdict().items()}
        dash = "-" if groups.get("check") else ""
        filled = self.canonical.format_map({**groups, "dash": dash})
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
        pattern=re.compile(rf"(?<![A-Za-z0-9/_+.-])(?:{pattern})(?![A-Za-z0-9]|[-/][0-9])", re.IGNORECASE | re.ASCII),
        canonical=record["canonical"],
        triggers=tuple(record["trigger"]),
        labels=re.compile("|".join(re.escape(label) for label in labels), re.IGNORECASE) if labels else None,
        context=tuple(record.get("context", ())),
        examples=tuple((text, canonical) for text, canonical in record["examples"]),
        lookalikes=tuple(record["lookalikes"]),
    )


_PIECES = re.compile(r"[0-9]+|[A-Z]+")


def match_key(canonical: str) -> str:
    """What two spellings of one number share: letters and digits, zero padding gone: "FOI/2022/0411" gives "FOI 2022 411"."""
    return " ".join(piece.lstrip("0") or "0" for piece in _PIECES.findall(canonical.upper()))
