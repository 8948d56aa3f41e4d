"""Find reference numbers: of requests, cases, decisions and papers, each with its canonical form, issuer and role."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.flat import flatten, lower_case
from extractors.prepare import Prepared
from extractors.references.brackets import find_bracketed
from extractors.references.columns import find_columns
from extractors.references.families import Found, find_families, find_shapes
from extractors.references.issuers import scheme_of
from extractors.references.labels import find_labelled
from extractors.references.roles import assign_roles, is_reviewed_here
from extractors.references.scene import Scene, scene_of
from models.facts import Reference
from models.schemes import match_key

__all__ = ["find_references"]

_SEPARATORS = re.compile(r"[-/._ ]")
_DIGITS = re.compile(r"[0-9]{2}")


def find_references(p: Prepared) -> list[Reference]:
    """Every reference number outside boilerplate, sorted by start, without overlaps. Linear in the text's length."""
    if _DIGITS.search(p.text) is None:
        return []
    flat = flatten(p.text, keep_lines=True)
    lower = lower_case(flat)
    found = _choose(
        [
            *find_families(flat, lower),
            *find_shapes(flat),
            *find_labelled(flat, lower),
            *find_bracketed(flat, lower),
            *find_columns(p.text, lower, p.reading.tables),
        ]
    )
    found = sorted([*found, *_echoes(flat, found)], key=lambda f: f.start)
    found = [f for f in found if p.zone_at(f.start) != "boilerplate" and not _in_address(flat, f)]
    if not found:
        return []
    return _facts(scene_of(p, flat), _unify(found))


def _choose(candidates: list[Found]) -> list[Found]:
    """One find for each place: a row of the table before a shape, a shape before a label, the longer before the shorter."""
    rank = {True: 0, False: 1}
    kept: list[Found] = []
    order = sorted(candidates, key=lambda f: (f.start, rank[f.scheme is not None], -(f.end - f.start), -f.strength))
    for found in order:
        if kept and found.start < kept[-1].end:
            last = kept[-1]
            if last.scheme is None and (found.scheme is not None) and found.end >= last.end:
                kept[-1] = _with_label(found, last)
            elif last.label is None and found.label is not None:
                kept[-1] = _with_label(last, found)
            continue
        kept.append(found)
    return kept


MAX_ECHOED = 30
"""Numbers of a document that are looked for again: a longer list is a log, whose rows name each number once."""
_TELLING = re.compile(r"(?=.*[A-Za-z/_-])(?=(?:.*[0-9]){3}).{5,40}$", re.DOTALL)


def _echoes(flat: str, found: list[Found]) -> list[Found]:
    """Further places where a number stands, spelt as where its label told it: in a title, in a sentence."""
    told: dict[str, Found] = {}
    for item in found:
        if item.rule != "column" and item.scheme is None:
            told.setdefault(flat[item.start : item.end], item)
    if len(told) > MAX_ECHOED:
        return []
    taken = sorted((f.start, f.end) for f in found)
    echoes: list[Found] = []
    for words, item in told.items():
        if _TELLING.match(words) is None:
            continue
        place = flat.find(words)
        while place >= 0:
            end = place + len(words)
            nearest = bisect_right(taken, (place, len(flat))) - 1
            is_free = nearest < 0 or taken[nearest][1] <= place
            is_free = is_free and (nearest + 1 >= len(taken) or taken[nearest + 1][0] >= end)
            if is_free and _stands_alone(flat, place, end):
                echoes.append(Found(place, end, item.canonical, None, f"echo-{item.rule}"))
            place = flat.find(words, end)
    return echoes


def _stands_alone(flat: str, start: int, end: int) -> bool:
    """Whether no letter, digit or separator goes on before or behind."""
    before, after = flat[start - 1 : start], flat[end : end + 2]
    is_open = bool(after) and (after[0].isalnum() or (after[0] in "-/_.@" and after[1:].isalnum()))
    return not is_open and not (before.isalnum() or (before and before in "-/_.@#"))


def _with_label(found: Found, other: Found) -> Found:
    """A find by shape with the label that stood beside it as well."""
    return Found(found.start, found.end, found.canonical, found.scheme, found.rule, other.label, other.strength)


def _in_address(flat: str, found: Found) -> bool:
    """Whether the number is part of a web or e-mail address."""
    start = max(flat.rfind(" ", 0, found.start), flat.rfind("\n", 0, found.start)) + 1
    head = flat[max(start, found.start - 300) : found.start]
    return found.rule != "whatdotheyknow" and ("://" in head or "www." in head or "@" in head or "/request/" in head)


def _unify(found: list[Found]) -> dict[str, list[Found]]:
    """Finds by canonical number; spellings that differ only in separators or zero padding share the first one's."""
    spelling: dict[str, str] = {}
    groups: dict[str, list[Found]] = {}
    series: dict[tuple[str, ...], list[str]] = {}
    for item in sorted(found, key=lambda f: (f.scheme is None, f.start)):
        key = match_key(item.canonical)
        groups.setdefault(spelling.setdefault(key, _in_series(item.canonical, series)), []).append(item)
    return groups


def _in_series(canonical: str, series: dict[tuple[str, ...], list[str]]) -> str:
    """The number with the separators of its series: the same letters and as many digits, as the series' first was written."""
    pieces = _SEPARATORS.split(canonical)
    if sum(piece.isdigit() for piece in pieces) < 2 or not any(piece.isalpha() for piece in pieces):
        return canonical
    form = tuple("0" * len(piece) if piece.isdigit() else piece for piece in pieces)
    separators = series.setdefault(form, _SEPARATORS.findall(canonical))
    return "".join(part for pair in zip(pieces, [*separators, ""], strict=True) for part in pair)


def _facts(scene: Scene, groups: dict[str, list[Found]]) -> list[Reference]:
    roles = assign_roles(scene, groups)
    has_two = list(roles.values()).count("own") > 1  # a review without a number of its own bears the request's
    facts: list[Reference] = []
    for canonical, members in groups.items():
        told = next((f for f in members if f.label is not None), members[0])
        told_scheme = scheme_of(scene, told, roles[canonical])
        for found in members:
            is_told = found.scheme is None or found is told
            facts.append(
                Reference(
                    start=found.start,
                    end=found.end,
                    zone=scene.p.zone_at(found.start),
                    canonical=canonical,
                    scheme=told_scheme if is_told else scheme_of(scene, found, roles[canonical]),
                    role="cited" if has_two and is_reviewed_here(scene, found) else roles[canonical],
                    rule=found.rule,
                )
            )
    return sorted(facts, key=lambda fact: (fact.start, fact.end))
