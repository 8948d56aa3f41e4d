"""Names of people by rule ("Ms Ashdown", "Dr Omar Reid"), and which of a trained pipeline's names are worth keeping."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.words import word_set

_NAME = r"Ma?c[A-Z][a-z]+|[A-Z][a-z]+(?:-[A-Z][a-z]+|[’'][A-Z][a-z]+)*|[A-Z][’'][A-Z][a-z]+|[A-Z]\."
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Cllr|Councillor|Judge|Justice|PC|"
    r"DC|DS|DI|DCI|Sgt|Sergeant"
    r"|Inspector|Superintendent|Constable|Reverend|Rev)\.?[ \xa0]"
    rf"(?P<name>(?:{_NAME})(?:[ \xa0](?:{_NAME})){{0,2}})"
)
_SPEAKER = re.compile(rf"\bsaid[ \n](?P<name>(?:{_NAME})(?:[ \xa0](?:{_NAME})){{1,2}})(?=[,.;:]| (?:of|from|at|who)\b)")
_BYLINE = re.compile(
    rf"(?:^|\n)[Bb]y[ \xa0](?P<name>(?:{_NAME})(?:[ \xa0](?:{_NAME})){{1,2}})(?=\s{{0,3}}(?:[\n,|]"
    rf"|\Z)|  )"
)
_LED_BY = word_set(
    "Secretary Director Justice Judge Members Member Professor Dr Mr Mrs Ms Miss Mx Sir Dame Lord Lady Baroness "
    "Councillor Cllr Minister Chief "
    "Constable Inspector Superintendent Sergeant Officer Commissioner Deputy Assistant Head Chair Chairman Leader "
    "Mayor Editor Author By Dear "
    "Contact Photo Image the The certain Prime Home Detective"
)
_COMMON = word_set(
    "access act acts adviser advisers advisor advisors allegation allegations annex appendix applicant article "
    "assistant authority band bill board "
    "body bodies branch cabinet chair chief claimant commander commission commissioner committee complainant "
    "complaint complaints council court "
    "criminal culture data decision department deputy detective director directorate disclosure division emergency "
    "enforcement environmental "
    "exemption families figures floor force freedom general government grade group head house information inquiry "
    "investigatory justice law lead "
    "lecturer legal local management manager mayor medicine member members minister ministers ministry monday "
    "tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december notice "
    "office officer officers "
    "operating order panel parliament part partner people personal platform police policy powers practice "
    "professional protection public "
    "quarterly question questions registrar regulation regulations report reporter request requests response "
    "responsible review risk secretary "
    "section sections security senior service services shared specialty staff standards state sub table team "
    "technology total training trust "
    "university unit upheld violence website workforce year we he she they you it there that this no yes in on at "
    "the of for and to by from with "
    "if as our your his her their its all any each please thank dear following under when where what how which who "
    "these those information"
)
_NO_NAME = re.compile(
    r"\d|\b(?:Act|Regulations?|Bill|Order|Directive|Rules|Policy|Operation|Section|Article|Schedule|Covid|"
    r"Coronavirus|Excel|Spreadsheet|HTML|PDF"
    r"|Request|Response|Inquiry|Review|Survey|Strategy|Disclosure|Exemption|Information Act|GDPR|Misconduct|"
    r"Behaviour|Statistics)\b"
)
_KNOWN_SHORT = word_set("UK US EU UN USA NATO NHS BBC ITV")
_SMALL = re.compile(r"(?<![A-Za-z’'-])[a-z]{2,20}(?![A-Za-z])")
_TRIM = ' \t\n\xa0.,;:()[]“”"‘'


def titled_people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names that a title or "said" marks as a person's, without the title."""
    for pattern in (_TITLED, _SPEAKER, _BYLINE):
        for found in pattern.finditer(text):
            if found["name"].split()[0].lower() not in _COMMON:
                yield found.span("name")


def lower_words(text: str) -> frozenset[str]:
    """Words that a text writes in small letters somewhere: what it also writes with a capital is no name for that."""
    return frozenset(_SMALL.findall(text))


def is_common(words: str, small: frozenset[str]) -> bool:
    """Whether all words of a capitalised phrase are ordinary ones, capitals or not."""
    return all(w.lower() in _COMMON or w.lower() in small or len(w) < 3 for w in words.strip("“‘(").split())


def clean_name(text: str, start: int, end: int, type_: str, small: frozenset[str]) -> tuple[int, int] | None:
    """The span of a pipeline's name without titles and marks around it, or None where it is no name of that type.

    `small` are the words that the text also writes in small letters.
    """
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    space = text.find(" ", start, end)
    while space >= 0 and text[start:space].rstrip(".") in _LED_BY:
        start = space + 1
        space = text.find(" ", start, end)
    return (start, end) if _is_name(text[start:end], type_, small) else None


def _is_name(name: str, type_: str, small: frozenset[str]) -> bool:
    if len(name) < 2 or not name[0].isupper() or "\n" in name or _NO_NAME.search(name):
        return False
    words = name.split()
    if name in _KNOWN_SHORT:
        return type_ != "person"
    if is_common(name, small):
        return False
    if name.isupper() or (
        len(words) == 1 and sum(c.isupper() for c in name) > 1 and "-" not in name and type_ != "person"
    ):
        return False
    return type_ != "person" or (words[-1][0].isupper() and 2 <= len(words) <= 4)
