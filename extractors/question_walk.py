"""Walk over a document's request and response, collecting the questions and the parts that answer them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.decisions import gives_answer
from extractors.exemptions.ties import questions_in
from extractors.prepare import Prepared
from extractors.restated import WORD_SHARE, Asked, words
from extractors.voices import REQUEST_HEADING, REQUEST_OPENING, bare

MOST_QUESTIONS = 200
"""Questions of one request at most: a longer list is a document, not a request."""

_MARKER = re.compile(
    r"[\s\"“‘'(]{0,4}(?:(?P<word>q(?:uestion)?|part|point|item|request)\s{0,2}(?:no\.?\s)?)?"
    r"(?:(?P<number>\d{1,3})\s{0,2}(?:\.(?P<decimal>\d{1,2})(?=\s)|(?P<letter>[a-z])(?![a-z])|"
    r"\((?P<inner>[a-z]|[ivx]{1,4})\))?|\(?(?P<roman>[ivx]{1,5})(?=[.):])|\(?(?P<lone>[a-z])(?=[.):]))"
    r"(?P<close>\s?[.):]+|\s?[-–—]|\s{2,}|\t|(?=\s(?-i:[A-Z]))|$)\s{0,4}",
    re.IGNORECASE,
)
_ANSWER_MARKER = re.compile(
    r"(?:answers?|a|response|reply)\s?(?:to\s)?(?:q(?:uestions?)?\s?)?(?P<number>\d{1,3})\s?(?P<letter>[a-z])"
    r"?(?![a-z\d])",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:questions?|q|parts?|points?|items?)\s?\.?\s?\d", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:if\syou\s(?:are|have|remain|wish|feel|think)\b|you\s(?:have\sthe\sright|can\sask|may\sask|"
    r"may\scomplain)|your\sright|appeal|complain|internal\sreview|yours\s|kind\sregards|regards|"
    r"annex\s[a-z]\b|advice\sand\sassistance|"
    r"additional\s|refusal\snotice|reasons?\sfor|public\sinterest|please\squote|notes?\b|about\s|"
    r"section\s\d+\s?\(\d\).{0,40}$)",
    re.IGNORECASE,
)
_GENERAL_HEADING = re.compile(
    r"(?:disclosure|response|our\sresponse|answers?|decision|information\s(?:released|provided))\s?:?$", re.IGNORECASE
)


_FOLLOWING = re.compile(r"\b(?:following|below|as follows)\b.{0,80}$", re.IGNORECASE | re.DOTALL)
_ENDED = re.compile(
    r"(?:yours\s(?:sincerely|faithfully|truly)|kind\sregards|regards,?$|annex\s[a-z]\b|appendix\b|"
    r"footnotes?$|notes\s?:?$)",
    re.IGNORECASE,
)
"""After these a bare number counts notes, not answers."""
_COMMON_WORDS = """
    about above after also and any are been being between both could does each following from give given have
    held here hold into many more much number numbers other over please provide some such than that the their
    them then there these they this those time total under were what when where which while who why will with
    would year years your information data details please copy copies list disclosed disclosure disclose
    personal public released release request requested requests exempt exemption section freedom commissioner
    test interest reason council trust police force department authority cases case used shown every case
    considered january february march april may june july august september october november december
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(slots=True)
class Item:
    """A question on its way: label, span, words to know it by, spans of its answers."""

    label: str
    start: int
    end: int
    asked: Asked
    labelled: bool
    answers: list[tuple[int, int]] = field(default_factory=list)


class QuestionWalk:
    """One walk over the content: request blocks become questions, response blocks go to the question at hand."""

    def __init__(self, p: Prepared) -> None:
        self.p = p
        self.zone_starts = [zone.start for zone in p.zones]
        self.items: list[Item] = []
        self.general: list[tuple[int, int]] = []
        self.current: list[Item] = []
        self.run_items: list[tuple[Item, bool]] = []
        self.by_words: dict[int, list[tuple[int, int]]] = {}
        self.ended = False
        self.parent = ""
        self.was_request = False

    def run(self) -> None:
        for block, label in zip(self.p.blocks, self.p.labels, strict=True):
            if not label.is_content:
                continue
            for start, end, zone in self._pieces(block.start, block.end):
                if zone == "request":
                    self._request(start, end, block.kind == "list_item")
                else:
                    self._response(start, end, block.kind == "heading")
        if any(item.labelled for item in self.items):
            self.items = [item for item in self.items if item.labelled]
        else:
            for number, item in enumerate(self.items, 1):
                item.label = str(number)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The block cut where the zone changes."""
        index = bisect_right(self.zone_starts, start) - 1
        while start < end:
            zone = self.p.zones[index]
            yield start, min(zone.end, end), zone.name
            start, index = zone.end, index + 1

    # -- the request --------------------------------------------------------------------------------------------------

    def _request(self, start: int, end: int, is_item: bool) -> None:
        if not self.was_request:
            self.run_items = []
        self.was_request = True
        content = bare(self.p.text, start, end, 1200)
        known = self._restated(start, end, content)
        if known is not None:
            self.run_items.append((known, True))
            return
        label = self._label(start, end)
        if label is None and not self._is_question(content) and not (is_item and len(words(content)) >= 3):
            self._lengthen(end, content)
            return
        if len(words(content)) < 2 or len(self.items) >= MOST_QUESTIONS:
            return
        name = label or f"~{len(self.items)}"
        if all(item.label != name for item in self.items):
            item = Item(name, start, end, Asked([content]), label is not None)
            self.items.append(item)
            self.run_items.append((item, False))

    def _lengthen(self, end: int, content: str) -> None:
        """A further line of the question before it, in the same run."""
        if (
            self.run_items
            and not self.run_items[-1][1]
            and len(words(content)) > 3
            and not content.startswith(("Yours", "Dear"))
        ):
            item = self.run_items[-1][0]
            item.end = max(item.end, end)

    def _restated(self, start: int, end: int, content: str) -> Item | None:
        """The question that these words repeat: the same words, or its label with some of them."""
        label = self._label(start, end)
        found = set(words(content))
        for item in self.items:
            if label is not None and label != item.label:
                continue
            if label is None and len(found & item.asked.words) < WORD_SHARE * len(found):
                continue  # Far cheaper than asking for the pairs of words, for hundreds of questions.
            if item.asked.holds(content) or (
                label is not None and not self._is_new(item) and self._shares(item, content)
            ):
                return item
        return None

    def _is_new(self, item: Item) -> bool:
        return any(item is other and not repeated for other, repeated in self.run_items)

    def _shares(self, item: Item, content: str) -> bool:
        found = words(content)
        return not found or sum(word in item.asked.words for word in found) >= 0.5 * len(found)

    def _label(self, start: int, end: int, *, remember: bool = True) -> str | None:
        """The label that a block begins with, its parent's number before a lone letter."""
        match = _MARKER.match(self.p.text, start, min(end, start + 30))
        if match is None or (match["close"] == "" and match.end() == end and match["word"] is None):
            return None  # No label, or a cell that holds nothing but a number.
        if match["number"] is not None:
            inner = (match["decimal"] and f".{match['decimal']}") or match["letter"] or match["inner"] or ""
            label = f"{int(match['number'])}{inner.lower()}"
            if remember:
                self.parent = str(int(match["number"]))
            return label
        inner = (match["roman"] or match["lone"]).lower()
        return f"{self.parent}{inner}"

    def _is_question(self, content: str) -> bool:
        """An unnumbered demand that is a question of its own: not an opening ("Dear ...", "I would like to know the following")."""
        if (
            len(words(content)) < 4
            or content.endswith(":")
            or _FOLLOWING.search(content)
            or REQUEST_HEADING.match(content)
        ):
            return False
        if content.endswith("?"):
            return True
        return REQUEST_OPENING.match(content) is not None and not content.startswith(
            ("I understand", "I believe", "I do not", "I note", "If ")
        )

    # -- the response -------------------------------------------------------------------------------------------------

    def _response(self, start: int, end: int, is_heading: bool) -> None:
        if self.was_request:
            self._turn()
        self.was_request = False
        content = " ".join(self.p.text[start : min(end, start + 240)].split())
        if _GENERAL_HEADING.match(content):
            return
        if _CLOSING.match(content):
            self.ended = self.ended or _ENDED.match(content) is not None
            self.current = []
            self._named(start, end)
            return
        named = self._answers_by_label(start, end, content)
        if named:
            self.current = named
        elif (
            is_heading
            and self.current
            and len(self.items) > 1
            and not _REFERS.search(content)
            and not content.endswith(":")
        ):
            self._give(start, end)
            return
        if self.current:
            self._give(start, end)
        else:
            self.general.append((start, end))
            self._named(start, end)

    def _turn(self) -> None:
        """Who is answered next: the questions just repeated, or the one just asked where questions and answers take turns."""
        self.ended = False
        if not any(item.labelled for item in self.items):
            for number, item in enumerate(self.items, 1):
                item.label = str(number)
        fresh = [item for item, repeated in self.run_items if not repeated]
        numbers = {_number(item.label) or item.label for item in fresh}
        if not fresh or (len(numbers) == 1 and all(item.labelled for item in fresh)) or len(fresh) == 1:
            self.current = _unique([item for item, _ in self.run_items])
        else:
            self.current = []

    def _answers_by_label(self, start: int, end: int, content: str) -> list[Item]:
        """The questions whose labels the block begins with: "Q3 - 612", "Question 2", "Q1 & Q2", "A4."."""
        labels = {item.label: item for item in self.items}
        match = _ANSWER_MARKER.match(content)
        if match is not None and not content.startswith(("a ", "A 1 ")):
            label = f"{int(match['number'])}{(match['letter'] or '').lower()}"
            if label in labels:
                return [labels[label]]
        opening = re.match(
            r"(?:with\sregards?\sto|in\s(?:response|answer|relation|reply|respect|regard)s?\s(?:to|of)|regarding|"
            r"as\sregards|for|(?:the\s)?(?:answers?|response)\s(?:to|for))?\s?(?:the\s|your\s)?(?=(?:questions?|q|"
            r"parts?|points?|items?)\s?\.?\s?\(?\d)",
            content, re.IGNORECASE,
        )  # fmt: skip
        if opening is not None:
            named = questions_in(content, opening.end(), min(len(content), opening.end() + 60))
            return [labels[label] for label in named if label in labels]
        own = None if self.ended else self._label(start, end, remember=False)
        if own is None:
            return []
        if own in labels:
            self._label(start, end)
            return [labels[own]]
        return self._nested(own, labels)

    def _nested(self, label: str, labels: dict[str, Item]) -> list[Item]:
        """ "(a)" under the answer to question 2 is the answer to "2a", or a part of the answer to 2."""
        if not self.current:
            return []
        nested = f"{_number(self.current[0].label)}{label.lstrip('0123456789')}"
        return [labels[nested]] if nested in labels else list(self.current)

    def _give(self, start: int, end: int) -> None:
        for item in self.current:
            if item.answers and not self.p.text[item.answers[-1][1] : start].strip():
                item.answers[-1] = (item.answers[-1][0], end)
            else:
                item.answers.append((start, end))

    def _named(self, start: int, end: int) -> None:
        """Sentences of a general passage that name questions ("Question 4 is refused") answer these."""
        index = self.p.sentence_index(start)
        labels = {item.label: item for item in self.items}
        while index is not None and index < len(self.p.sentences) and self.p.sentences[index].start < end:
            sentence = self.p.sentences[index]
            index += 1
            if sentence.start < start or not _REFERS.search(self.p.text, sentence.start, sentence.end):
                continue
            named = [
                labels[label] for label in questions_in(self.p.text, sentence.start, sentence.end) if label in labels
            ]
            stop = sentence.end
            if len(named) == 1 and index < len(self.p.sentences) and self.p.sentences[index].end <= end:
                stop = self.p.sentences[index].end  # What is said next in the paragraph is said of the same question.
            for item in named:
                if not any(low <= sentence.start < high for low, high in item.answers):
                    item.answers.append((sentence.start, stop))

    def answer_by_words(self) -> None:
        """Give sentences of the general response to questions without an answer, by words that only that question has."""
        if len(self.items) < 2:
            return
        owners: dict[str, int] = {}
        for index, item in enumerate(self.items):
            for stem in _stems(self.p.text[item.start : item.end]):
                owners[stem] = -1 if owners.get(stem, index) != index else index
        for start, end in self._general_sentences():
            owner = _owner(self.p.text[start:end], owners)
            if owner is not None and not self.items[owner].answers:
                self.by_words.setdefault(owner, []).append((start, end))
        for position, spans in self.by_words.items():
            self.items[position].answers.extend(spans)

    def _general_sentences(self) -> Iterator[tuple[int, int]]:
        """Sentences of the response after the request, in order."""
        first = self.items[0].end
        for start, end in sorted({*self.general, *(span for item in self.items for span in item.answers)}):
            index = self.p.sentence_index(start)
            while start >= first and index is not None and index < len(self.p.sentences):
                sentence = self.p.sentences[index]
                if sentence.start >= end:
                    break
                if sentence.start >= start:
                    yield sentence.start, sentence.end
                index += 1


def _owner(content: str, owners: dict[str, int]) -> int | None:
    """The only question whose own words a sentence holds: two of them, or one in a short sentence that gives a value."""
    counts: dict[int, int] = {}
    for stem in _stems(content):
        index = owners.get(stem, -1)
        if index >= 0:
            counts[index] = counts.get(index, 0) + 1
    if not counts:
        return None
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    index, most = ranked[0]
    if len(ranked) > 1 and ranked[1][1] == most:
        return None
    is_short = len(content.split()) <= 25 and gives_answer(content)
    return index if most >= 2 or is_short else None


def _number(label: str) -> str:
    """The digits that a label begins with."""
    return label[: len(label) - len(label.lstrip("0123456789"))]


def _stems(content: str) -> set[str]:
    """The content words of a text, cut to their first seven letters."""
    return {
        word[:7].rstrip("s") for word in words(content) if len(word) >= 4 and word.isalpha() and word not in _COMMON
    }


def _unique(items: Sequence[Item]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if not any(item is other for other in kept):
            kept.append(item)
    return kept
