"""Find numbers whose own shape gives them away: the rows of the scheme table, and the shapes that FOI offices share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.facts import Scheme
from models.schemes import SchemeRow, reference_schemes

LABEL_REACH = 80
"""Code points before a number in which the label that a row asks for may stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number found: its span, canonical form, scheme (None: to be told from around it) and the rule that found it.

    `label` is the span of the label beside it, empty when its shape alone was enough.
    """

    start: int
    end: int
    canonical: str
    scheme: Scheme | None
    rule: str
    label: tuple[int, int] | None = None
    strength: int = 0


def find_families(flat: str, lower: str) -> Iterator[Found]:
    """Numbers of the scheme table, row by row. `lower` is `flat` in lower case, for the rows' triggers."""
    for row in reference_schemes():
        if any(trigger in lower for trigger in row.triggers) and _in_context(row, flat):
            yield from _matches(row, flat)


def _in_context(row: SchemeRow, flat: str) -> bool:
    return not row.context or any(word in flat for word in row.context)


def _matches(row: SchemeRow, flat: str) -> Iterator[Found]:
    for match in row.pattern.finditer(flat):
        if row.labels is None or row.labels.search(flat, max(0, match.start() - LABEL_REACH), match.start()):
            yield Found(match.start(), match.end(), row.canonical_of(match), row.scheme, row.name)


_KIND = r"(?:FOIA?|EIR|SAR|DSAR|RFI|FOIR|FOISA|FOIEIR|ATI|IR(?=[-/_.]?[0-9]{2}))"
_PIECE = r"(?:[0-9]{1,12}[A-Za-z]{0,2}|[A-Z]{1,6}[0-9]{0,10}|[a-z](?![a-z]))"
_SHARED = (
    # HMBC/FOI/6617, UC-FOI-0412-2021, SCC/IR/2020/19: letters, the kind of request, numbers.
    ("prefix-kind", rf"[A-Z][A-Za-z]{{1,9}}[-/_.]{{1}}(?:[A-Z]{{1,6}}[-/_.])?{_KIND}(?:[-/_.]\n?{_PIECE}){{1,5}}"),
    # FOI-2023-01876, FOI/22/101, EIR-45-23, IR/2022/037, FOI2021/05759: the kind first, then numbers.
    ("kind-number", rf"{_KIND}[-/_.#]?\n?(?:[0-9]{{2,12}}|[0-9](?=[-/_.][0-9]))[A-Za-z]{{0,2}}(?:[-/_.]\n?{_PIECE}){{0,4}}"),
    ("kind-letters", rf"{_KIND}[-/_.](?:[A-Z]{{1,6}}[-/_.]){{1,2}}[0-9]{{2,12}}(?:[-/_.]{_PIECE}){{0,4}}"),
    # 2023/FOI/123, 7340/FOI, 23-24/FOI/012: numbers around the kind.
    ("number-kind", rf"[0-9]{{2,8}}(?:[-/_.][0-9]{{1,8}})?[-/_.]{_KIND}(?:[-/_.]{_PIECE}){{0,4}}"),
    # FOI 10234, FOI 1769251/23, RFI 2015-096: a space, then a number too long to be a count or a year.
    ("kind-space-number", rf"(?:{_KIND})[ \u00a0]#?(?:[0-9]{{3,9}}(?:[-/][0-9]{{2,5}}){{0,2}}|[0-9]{{1,2}}[-/][0-9]{{3,7}})"),
)  # fmt: skip
_SHAPES = re.compile(
    r"(?<![A-Za-z0-9/_+.\-@#=])(?:"
    + "|".join(f"(?P<s{i}>{pattern})" for i, (_, pattern) in enumerate(_SHARED))
    + r")(?![A-Za-z0-9@(]|[-/_][A-Za-z0-9]|\.[A-Za-z0-9]|,[0-9]{3}|%)",
)
_UNIT = re.compile(
    r"\s{0,2}(?:requests?|days?|hours?|responses?|replies|cases|working|people|were|had|have|queries|enquiries|applications|questions|Act|Regulations|act|"
    r"councils?|trusts?|forces?|bodies|authorities|staff|officers?|appeals|reviews|received|answered|exemptions?)\b"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-/][0-9]{2})?$")
_BRACKET = re.compile(r"\s?\([0-9a-z]")


def find_shapes(flat: str) -> Iterator[Found]:
    """Numbers that name the kind of request in themselves (FOI, EIR, SAR, RFI, IR) in any authority's shape."""
    for match in _SHAPES.finditer(flat):
        words = match[0]
        name = _SHARED[int((match.lastgroup or "s0")[1:])][0]
        tail = re.sub(r"^[A-Z]+[ \u00a0#]*", "", words)
        if name == "kind-space-number" and (_YEAR.match(tail) or _UNIT.match(flat, match.end())):
            continue
        if _YEAR.fullmatch(tail) or (_BRACKET.match(flat, match.end()) and len(tail) < 3):
            continue
        yield Found(match.start(), match.end(), canonical_form(words), None, name)


def canonical_form(words: str) -> str:
    """Upper case, line breaks gone, one space where there was any; separators stay as the issuer writes them."""
    joined = re.sub(r"(?<=[-/_.])\s+|\s+(?=[-/_.])", "", words.replace("\u00a0", " "))
    return " ".join(joined.upper().split())
