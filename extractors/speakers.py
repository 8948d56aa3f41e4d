"""Who said a figure: the person or body that a verb of saying, "according to", or a quotation names for it.

`name_speakers` reads three constructions: "X said (that) ... 40 ...", "“... 40 ...,” said X" (or "X said: “... 40 ...”", over
several sentences of one quotation), and "according to X", "figures from X show". A body is preferred as it is named by an
entity; else the noun phrase before the verb ("the force said"). What nobody is named for has no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.prepare import Prepared
from models.facts import Entity, Figure

_SAYING = re.compile(
    r"\b(?:said|says|told|stated|states|added|adds|claimed|claims|estimated|estimates|revealed|reveals|confirmed|"
    r"confirms|warned|warns|announced"
    r"|argued|argues|insisted|explained|explains|commented|replied)\b"
)
_SOURCE = re.compile(
    r"\b(?i:according to|(?:figures|data|statistics|numbers|records|analysis|research|estimates|survey|information)"
    r" (?:from|by|released by|published by|obtained from|obtained by|provided by|supplied by|held by|compiled by))"
    r" (?:data from |figures from |figures released by |the charity |the )?"
)
_QUOTATION = re.compile(r"“[^“”]{1,1500}”|\"[^\"\n]{1,1000}\"")
_PHRASE = re.compile(
    r"(?P<phrase>(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir) (?:[A-Za-z’'-]{2,24} ){0,4}?(?:spokes\w{3,7}|council|"
    r"force|trust|department|authority|charity|minister"
    r"|ministry|government|watchdog|police|commissioner|ombudsman|agency|university|board|company|union|report|"
    r"report’s author|campaigners?"
    r"|tribunal|judge|committee|home secretary|chief constable|director|college|regulator|complainant|requester))"
    r"(?: (?:has|had|have|also|then))? \Z"
)
_AFTER_VERB = re.compile(r"[ \n]{1,2}(?:the |a |an )?")
_BREAK = re.compile(r"[;“”]|\. (?=[A-Z])|\b(?:which|who|whose|because|although|while|after|before|when)\b")
_REACH = 140
_NEAR = 70


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of text that one speaker is named for; where stretches overlap, the narrower holds."""

    start: int
    end: int
    speaker: tuple[int, int]


def name_speakers(p: Prepared, figures: Sequence[Figure], entities: Sequence[Entity]) -> list[Figure]:
    """The figures in their order, each with the span of who said it where the text names one. Table cells have none."""
    sayings = find_sayings(p, entities)
    starts = [saying.start for saying in sayings]
    return [_with_speaker(figure, sayings, starts) for figure in figures]


def _with_speaker(figure: Figure, sayings: Sequence[Saying], starts: Sequence[int]) -> Figure:
    if figure.table is not None or figure.speaker is not None:
        return figure
    index = bisect_right(starts, figure.start)
    near = [s for s in sayings[max(0, index - 4) : index] if figure.end <= s.end and not _overlaps(s.speaker, figure)]
    if not near:
        return figure
    return replace(figure, speaker=min(near, key=lambda s: s.end - s.start).speaker)


def _overlaps(span: tuple[int, int], figure: Figure) -> bool:
    return span[0] < figure.end and figure.start < span[1]


def find_sayings(p: Prepared, entities: Sequence[Entity]) -> list[Saying]:
    """All stretches with a named speaker, by start."""
    named = _Named(entities)
    quotations = [(m.start(), m.end()) for m in _QUOTATION.finditer(p.text)]
    found = [*_verbs(p, named, quotations), *_sources(p, named)]
    return sorted(found, key=lambda saying: (saying.start, saying.end))


class _Named:
    """People and organisations by place."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = [e for e in entities if e.type != "place"]
        self._starts = [e.start for e in self._entities]

    def between(self, start: int, end: int) -> list[Entity]:
        """Those that lie between two places."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [e for e in self._entities[low:high] if e.end <= end]

    def at(self, start: int) -> Entity | None:
        """The one that begins at a place or up to two code points later."""
        index = bisect_left(self._starts, start)
        return self._entities[index] if index < len(self._entities) and self._starts[index] <= start + 2 else None


def _verbs(p: Prepared, named: _Named, quotations: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    starts = [start for start, _ in quotations]
    for verb in _SAYING.finditer(p.text):
        if _inside(quotations, starts, verb.start()):
            continue
        sentence = p.sentence_at(verb.start())
        left = max(sentence.start if sentence else 0, verb.start() - _REACH)
        speaker = _before(p, named, left, verb.start()) or _behind(p, named, verb.end())
        if speaker is None:
            continue
        if sentence is not None:
            yield Saying(sentence.start, sentence.end, speaker)
        for start, end in _beside(quotations, starts, verb.start(), verb.end(), speaker):
            yield Saying(start, end, speaker)


def _inside(quotations: Sequence[tuple[int, int]], starts: Sequence[int], offset: int) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < quotations[index][1]


def _before(p: Prepared, named: _Named, left: int, verb: int) -> tuple[int, int] | None:
    """The subject before a verb: a person first, else the body nearest to it, else a noun phrase."""
    breaks = list(_BREAK.finditer(p.text, left, verb))
    start = breaks[-1].end() if breaks else left
    found = named.between(start, verb)
    people = [e for e in found if e.type == "person"]
    chosen = people[-1] if people else found[-1] if found and verb - found[-1].end <= _NEAR else None
    if chosen is not None:
        return chosen.start, chosen.end
    phrase = _PHRASE.search(p.text, start, verb)
    return phrase.span("phrase") if phrase else None


def _behind(p: Prepared, named: _Named, verb: int) -> tuple[int, int] | None:
    """The subject after a verb: "..., said Moira Fletcher"."""
    gap = _AFTER_VERB.match(p.text, verb)
    entity = named.at(gap.end()) if gap else None
    return (entity.start, entity.end) if entity else None


def _beside(
    quotations: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int, speaker: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The quotations just before and just after a clause of saying."""
    first, last = min(start, speaker[0]), max(end, speaker[1])
    index = bisect_right(starts, first) - 1
    if index >= 0 and 0 <= first - quotations[index][1] <= 4:
        yield quotations[index]
    index = bisect_left(starts, last)
    if index < len(quotations) and quotations[index][0] - last <= 60:
        yield quotations[index]


def _sources(p: Prepared, named: _Named) -> Iterator[Saying]:
    for cue in _SOURCE.finditer(p.text):
        entity = named.at(cue.end()) or named.at(max(cue.start(), cue.end() - 4))
        sentence = p.sentence_at(cue.start())
        if entity is not None and sentence is not None:
            yield Saying(sentence.start, sentence.end, (entity.start, entity.end))
