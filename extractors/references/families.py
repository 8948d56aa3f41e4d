"""Find numbers whose own shape gives them away: the rows of the scheme table, and the shapes that FOI offices share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.facts import Scheme
from models.schemes import reference_schemes


@dataclass(frozen=True, slots=True)
class Found:
    """A number found: its span, canonical form, scheme (None: to be told from around it) and the rule that found it.

    `label` is the span of the label beside it, None when its shape alone was enough; `strength` of the label is 0 to 3.
    """

    start: int
    end: int
    canonical: str
    scheme: Scheme | None
    rule: str
    label: tuple[int, int] | None = None
    strength: int = 0


def find_families(flat: str, lower: str) -> Iterator[Found]:
    """Numbers of the scheme table, row by row. `lower` is `flat` in lower case."""
    for row in reference_schemes():
        if row.suits(flat, lower):
            for match in row.matches(flat, lower):
                yield Found(match.start(), match.end(), row.canonical_of(match), row.scheme, row.name)


_REVIEW_SPACE = r"(?:IR|SAR|DSAR|EIR|RFI|FOIA?|REV)[ \u00a0](?:No\.?[ \u00a0])?[0-9]{2,4}(?:[-/][0-9]{1,6}){1,2}"
"""IR 24-0003, EIR 2023/118: the kind of request, a space, a year and a number within it."""
_KIND = r"(?:F[Oo]IA?|EIR|SAR|DSAR|RFI|FOIR|FOISA|FOIEIR|ATI|IR(?=[-/_.]?[0-9]{2}))"
_STEP = r"(?:[-/_]\n?|\.)"
"""Between two pieces: a number may be broken over a line after a dash or a slash; a stop at a line's end is the sentence's."""
_PIECE = r"(?:[0-9]{1,12}[A-Za-z]{0,2}|[A-Z]{1,6}[0-9]{0,10}|[a-z](?![a-z]))"
_SHARED = (
    # HMBC/FOI/6617, UC-FOI-0412-2021, SCC/IR/2020/19: letters, the kind of request, numbers.
    ("prefix-kind", rf"[A-Z][A-Za-z]{{1,9}}[-/_.](?:[A-Z]{{1,6}}[-/_.])?{_KIND}(?:{_STEP}{_PIECE}){{1,5}}"),
    # FOI-2023-01876, FOI/22/101, EIR-45-23, IR/2022/037, FOI2021/05759: the kind first, then numbers.
    (
        "kind-number",
        rf"{_KIND}(?:[-/_#]\n?|\.)?(?:[0-9]{{2,12}}|[0-9](?=[-/_.][0-9]))[A-Za-z]{{0,2}}(?:{_STEP}{_PIECE}){{0,4}}",
    ),
    ("kind-letters", rf"{_KIND}[-/_.](?:[A-Z]{{1,6}}[-/_.]){{1,2}}[0-9]{{2,12}}(?:[-/_.]{_PIECE}){{0,4}}"),
    # 2023/FOI/123, 7340/FOI, 23-24/FOI/012: numbers around the kind.
    ("number-kind", rf"[0-9]{{2,8}}(?:[-/_.][0-9]{{1,8}})?[-/_.]{_KIND}(?:[-/_.]{_PIECE}){{0,4}}"),
    # FOI 10234, FOI 1769251/23, RFI 2015-096: a space, then a number too long to be a count or a year.
    (
        "kind-space-number",
        rf"{_KIND}[ \u00a0]#?(?:[0-9]{{3,9}}(?:[-/][0-9]{{2,5}}){{0,2}}|[0-9]{{1,2}}[-/][0-9]{{3,7}})",
    ),
    ("kind-space-year", _REVIEW_SPACE),
)
_SHAPES = re.compile(
    r"(?:"
    + "|".join(f"(?P<s{i}>{pattern})" for i, (_, pattern) in enumerate(_SHARED))
    + r")(?![A-Za-z0-9@(]|[-/_][A-Za-z0-9]|\.(?!pdf|docx?|xlsx?|csv|zip|od[st]|msg|eml)[A-Za-z0-9]|,[0-9]{3}|%)",
)
_SIGN = re.compile(r"F[Oo]I|EIR|SAR|RFI|ATI|IR[-/_.0-9]|IR[ \u00a0][0-9]{2}|REV[ \u00a0][0-9]{2}")
_REACH = 24
_UNIT = re.compile(
    r"\s{0,2}(?:requests?|days?|hours?|responses?|replies|cases|working|people|were|had|have|queries|enquiries|"
    r"applications|questions|Act|Regulations|act|councils?|trusts?|forces?|bodies|authorities|staff|officers?|"
    r"appeals|"
    r"reviews|received|answered|exemptions?)\b"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-/][0-9]{2})?$")
_BRACKET = re.compile(r"\s?\([0-9a-z]")
_GLUED = frozenset("/_+.-@#=")


def find_shapes(flat: str) -> Iterator[Found]:
    """Numbers that name the kind of request in themselves (FOI, EIR, SAR, RFI, IR) in any authority's shape."""
    reach = 0
    for sign in _SIGN.finditer(flat):
        if sign.start() < reach:
            continue
        match = _around(flat, max(reach, sign.start() - _REACH), sign.start())
        if match is not None:
            reach = match.end()
            if _is_number(flat, match):
                yield Found(match.start(), match.end(), canonical_form(match[0]), None, _name(match))


def _around(flat: str, low: int, sign: int) -> re.Match[str] | None:
    """The shape that holds the sign at `sign` and begins at a word's start, no earlier than `low`."""
    start = sign
    while start > low and (flat[start - 1].isalnum() or flat[start - 1] in "-/_."):
        start -= 1
    for position in (start, sign):
        match = _SHAPES.match(flat, position)
        glued = position > 0 and (flat[position - 1] in _GLUED or flat[position - 1].isalnum())
        if match is not None and not glued:
            return match
    return None


def _name(match: re.Match[str]) -> str:
    return _SHARED[int((match.lastgroup or "s0")[1:])][0]


def _is_number(flat: str, match: re.Match[str]) -> bool:
    tail = re.sub(r"^[A-Za-z]+[ \u00a0#]*", "", match[0])
    if _name(match).startswith("kind-space") and (_YEAR.match(tail) or _UNIT.match(flat, match.end())):
        return False
    return not (_YEAR.fullmatch(tail) or (_BRACKET.match(flat, match.end()) and len(tail) < 3))


def canonical_form(words: str) -> str:
    """Upper case, line breaks gone, one space where there was any; separators stay as the issuer writes them."""
    joined = re.sub(r"(?<=[-/_.])\s+|\s+(?=[-/_.])", "", words.replace("\u00a0", " "))
    return " ".join(joined.upper().split())
