"""Where the figures of a document stand, and which a caveat speaks of: by its mark, a name in it, its section or its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.prepare import Prepared
from models.documents import Sentence
from models.facts import Figure

_TRUE_NUMBER = re.compile(r"\b(?:true|actual|real)\s(?:number|figure|total|scale|rate|cost)", re.IGNORECASE)
_MARK = re.compile(
    r"(?:\[(?P<bracket>\d{1,2}|[a-z])\]|\((?P<round>\d{1,2}|[a-z])\)|(?P<star>\*{1,3}|[†‡#¹²³⁴⁵⁶⁷⁸⁹])|"
    r"(?P<plain>\d)(?=\s[A-Z]))\s{0,4}"
)
_TABLE_REFERENCE = re.compile(r"\b(?:tables?|annex|appendix|figure|chart)\s([0-9]{1,2}[a-z]?|[A-Z])\b", re.IGNORECASE)
_QUESTION_REFERENCE = re.compile(r"\b(?:questions?|q)\s?(\d{1,2}[a-z]?)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:[-/–]\d{2,4})?\b")
_NOTES = re.compile(
    r"(?:notes?\b|annex|appendix|methodology|about\s(?:the|these|this)\s(?:data|figures|statistics)|"
    r"how\s(?:the|we)\b|background|definitions?|data\s(?:quality|notes)|additional|caveats?|footnotes?|"
    r"sources?)",
    re.IGNORECASE,
)


class Places:
    """Where the figures stand: by offset, by section, by the mark after them."""

    def __init__(self, p: Prepared, figures: Sequence[tuple[int, Figure]]) -> None:
        self.p = p
        self.figures = figures
        self.by_name: dict[tuple[str, ...], list[tuple[int, Figure]]] = {}
        self.starts = [figure.start for _, figure in figures]
        self.headings = [
            block.start
            for block, label in zip(p.blocks, p.labels, strict=True)
            if block.kind == "heading" and label.is_content
        ]

    def limited(self, sentence: Sentence, kind: str) -> list[int]:
        """Indexes of the facts that a caveat sentence limits, in order."""
        marked = self._marked(sentence)
        if marked:
            return marked
        content = self.p.text[sentence.start : sentence.end]
        own = self._within(sentence.start, sentence.end)
        if own and _TRUE_NUMBER.search(content) is not None:
            return [index for index, _ in own]
        if kind == "suppression":
            hidden = [pair for pair in self.figures if pair[1].suppressed or pair[1].state == "suppressed"]
            return [pair[0] for pair in hidden if pair not in own]
        chosen = [pair for pair in self._named(content) or self._near(sentence) if pair not in own]
        return [index for index, _ in _of_kind(chosen, content, kind)]

    def _within(self, start: int, end: int) -> list[tuple[int, Figure]]:
        return list(self.figures[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def _marked(self, sentence: Sentence) -> list[int]:
        """Figures that bear the mark with which the sentence's block begins ("88*", "1,026¹", "11,489 [1]")."""
        block = self.p.blocks[sentence.block]
        if sentence.start != block.start:
            return []
        mark = _MARK.match(self.p.text, block.start, block.end)
        if mark is None:
            return []
        bare = mark["star"] or mark["bracket"] or mark["round"] or mark["plain"]
        signs = {mark.group().strip(), f"[{bare}]", f"({bare})"} if bare.isalnum() else {bare}
        return [index for index, figure in self.figures if self._bears(figure, signs)]

    def _bears(self, figure: Figure, signs: set[str]) -> bool:
        after = self.p.text[figure.end : figure.end + 40]
        if after[:1] in "*†‡#¹²³⁴⁵⁶⁷⁸⁹" and after[:1]:
            stars = after[: len(after) - len(after.lstrip("*†‡#¹²³⁴⁵⁶⁷⁸⁹"))]
            return stars in signs
        stop = re.search(r"[.;:\n]", after)
        tail = after[stop.start() : stop.start() + 7].lstrip(".;: ") if stop is not None else ""
        return any(sign[0] in "[(" and (after.lstrip().startswith(sign) or tail.startswith(sign)) for sign in signs)

    def _named(self, content: str) -> list[tuple[int, Figure]]:
        """Figures under a table or question that the caveat names, or of the years that it names."""
        found: list[tuple[int, Figure]] = []
        for pattern, forms in (
            (_TABLE_REFERENCE, ("table {}", "annex {}", "figure {}", "appendix {}")),
            (_QUESTION_REFERENCE, ("q{}", "question {}", "{}.")),
        ):
            for match in pattern.finditer(content):
                found += self._under(tuple(form.format(match[1].lower()) for form in forms))
        if found:
            return sorted(set(found), key=lambda pair: pair[1].start)
        years = {_year_key(year) for year in _YEARS.findall(content)}
        if years and re.search(
            r"\b(?:figures?|data|numbers?|totals?|returns?|reports?|records?)\s(?:\w+\s){0,3}(?:for|in|from|of)\b",
            content,
            re.IGNORECASE,
        ):
            return [(index, figure) for index, figure in self.figures if self._years_of(figure) & years]
        return []

    def _under(self, names: tuple[str, ...]) -> list[tuple[int, Figure]]:
        """`_find_under`, asked once for each name."""
        if names not in self.by_name:
            self.by_name[names] = self._find_under(names)
        return self.by_name[names]

    def _find_under(self, names: tuple[str, ...]) -> list[tuple[int, Figure]]:
        """Figures from the block that begins with a name to the next block that begins so, or the next heading."""
        for position, block in enumerate(self.p.blocks):
            opening = self.p.text[block.start : block.start + 14].lower()
            if not any(opening.startswith(name) and not opening[len(name) : len(name) + 1].isalnum() for name in names):
                continue
            stop = len(self.p.text)
            shape = re.sub(r"\d+", "0", opening[:4])
            for later in self.p.blocks[position + 1 :]:
                if (
                    later.kind == "heading"
                    or re.sub(r"\d+", "0", self.p.text[later.start : later.start + 4].lower()) == shape
                ):
                    stop = later.start
                    break
            within = self._within(block.start, stop)
            if within:
                return within
        return []

    def _years_of(self, figure: Figure) -> set[str]:
        words = " ".join(label for _, label in figure.breakdown)
        years = {_year_key(year) for year in _YEARS.findall(words)}
        if figure.period is not None and figure.period.start and figure.period.end:
            same = figure.period.start[:4] == figure.period.end[:4]
            years.add(figure.period.start[:4] if same else f"{figure.period.start[:4]}/{figure.period.end[2:4]}")
        if not years and figure.table is None:
            index = self.p.sentence_index(figure.start)
            if index is not None:
                sentence = self.p.sentences[index]
                years = {_year_key(year) for year in _YEARS.findall(self.p.text, sentence.start, sentence.end)}
        return years

    def _near(self, sentence: Sentence) -> list[tuple[int, Figure]]:
        """Figures of the caveat's own section; of the whole response where it stands among notes or alone."""
        position = bisect_right(self.headings, sentence.start) - 1
        start = self.headings[position] if position >= 0 else 0
        end = self.headings[position + 1] if position + 1 < len(self.headings) else len(self.p.text)
        if not _NOTES.match(self.p.text, start, min(end, start + 60)):
            within = [pair for pair in self._within(start, end) if not sentence.start <= pair[1].start < sentence.end]
            if within:
                return within
        return [pair for pair in self.figures if pair[1].start < start] or list(self.figures)


def _of_kind(pairs: Sequence[tuple[int, Figure]], content: str, kind: str) -> list[tuple[int, Figure]]:
    """Those of the figures that the caveat can be about: percentages or money where it says so, no money where it counts."""
    lower = content.lower()
    if "percentage" in lower and "figures" not in lower:
        return [pair for pair in pairs if pair[1].unit == "percent"]
    if kind == "estimate" and ("prices" in lower or "terms" in lower):
        return [pair for pair in pairs if pair[1].unit == "money"]
    if kind == "counting":
        return [pair for pair in pairs if pair[1].unit != "money"]
    return list(pairs)


def _year_key(year: str) -> str:
    """ "2021-22", "2021/2022" and "2021–22" as "2021/22"; a single year as it is."""
    return f"{year[:4]}/{year[-2:]}" if len(year) > 4 else year
