"""Walk over the authority's document, collecting the requester's words that it repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.read.lines import GAP, MARKER
from extractors.request_signs import (
    ASIDE,
    ASIDE_END,
    ASKED_LABEL,
    ASKING_WORDS,
    BARE_LEAD,
    BARE_PLURAL,
    INLINE_ANSWER,
    IT_READ,
    LEAD_END,
    LEADING_NUMBER,
    LETTER,
    LONE_DATE,
    LONE_FIGURE,
    LONGEST_BLOCK,
    NO_LEAD,
    NO_REQUEST,
    NUMBERED_LABEL,
    OPEN_QUOTES,
    OUR_SIDE,
    OUR_WORDS,
    PARAGRAPH,
    QUESTION_HEADING,
    QUOTE_VERB,
    QUOTED,
    REQUEST_WORD,
    RUN_LONGEST,
    SENTENCE_END,
    STATES,
    STATUTE_OPENS,
    TURN_WORDS,
)
from extractors.voices import (
    ANSWER_LABEL,
    AUTHORITY_HINT,
    DEMAND,
    LEAD_IN,
    QUESTION_LABEL,
    REQUEST_HEADING,
    REQUEST_OPENING,
    REQUESTER_HINT,
    RESPONSE_HEADING,
    TAKES_TURNS,
    TO_AUTHORITY,
    answers,
    asks,
    bare,
)
from models.documents import Block

Span = tuple[int, int]


def _states(content: str) -> bool:
    """Whether a block's text states a value and asks for none."""
    return STATES.match(content) is not None and not content.lower().startswith(ASKING_WORDS)


def _leading_number(text: str, block: Block) -> int:
    """The number that a block's marker or label begins with, 0 without one."""
    match = LEADING_NUMBER.match(text, block.start, block.end)
    return int(match[1]) if match is not None else 0


class RequestWalk:
    """One walk over the blocks of the authority's document (or message), collecting the requester's words."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self.found: list[Span] = []
        self.takes_turns = False
        self.last_number = 0
        self.last_letter = ""

    def spans(self) -> list[Span]:
        """The spans in order."""
        index = 0
        while index < len(self.blocks):
            index = self._step(index)
        return self.found

    def _content(self, index: int) -> str:
        block = self.blocks[index]
        label = NUMBERED_LABEL.match(self.text, block.start, block.end)
        return bare(self.text, label.end() if label is not None else block.start, block.end)

    def _step(self, index: int) -> int:
        """Deal with one block; the index of the next to look at."""
        block = self.blocks[index]
        content = self._content(index)
        if self._is_request_heading(index, content):
            return self._run(index + 1, under_heading=True)
        if not self.takes_turns and any(word in content for word in TURN_WORDS):
            self.takes_turns = TAKES_TURNS.search(content) is not None
        inline = self._inline(block)
        if inline is not None:
            self.found.append(inline)
            return index + 1
        if self._leads_in(block):
            return self._run(index + 1, under_heading=False)
        if self._is_question(index, content):
            self.last_number = _leading_number(self.text, block)
            self.found.append(self._question_span(block))
            return self._sub_items(index + 1) if content.endswith(":") else index + 1
        if block.end - block.start <= LONGEST_BLOCK:
            self._quotes(block)
            self._asides(block)
        return index + 1

    def _is_request_heading(self, index: int, content: str) -> bool:
        """A heading over the requester's words; "Question 3" is one only where a question follows (an answer may, too)."""
        if len(content) > 70 or index + 1 >= len(self.blocks):
            return False
        if REQUEST_HEADING.match(content):
            if LONE_DATE.fullmatch(self._content(index + 1)):  # a label ("Request made"), its day under it
                return False
            return not BARE_PLURAL.match(content) or self._speaks_as_requester(index + 1)
        block = self.blocks[index]
        whole = self.text[block.start : block.end]
        if not QUESTION_HEADING.match(whole):
            return False
        return asks(self._content(index + 1)) or (
            index + 2 < len(self.blocks) and self._is_answer_block(self.blocks[index + 2])
        )

    def _speaks_as_requester(self, index: int) -> bool:
        """Whether a block asks, lists or quotes: what must stand under a heading that may be a report's."""
        content = self._content(index)
        block = self.blocks[index]
        is_open = (
            asks(content) or REQUEST_OPENING.match(content) is not None or REQUESTER_HINT.search(content) is not None
        )
        is_told = re.search(r"\b(?:we|our)\b", content) is not None and not asks(content)
        return self.text[block.start] in OPEN_QUOTES or self._is_item(block) or (is_open and not is_told)

    def _inline(self, block: Block) -> Span | None:
        """ "Request: How many ...", "You asked: ...": what follows the label on its own line."""
        label = re.compile(
            r"(?:(?:the\s|your\s)?(?:request|question|enquiry)(?:\s?\d{1,2})?|you\s(?:asked|requested|wrote|"
            r"said)(?:\s(?:us|for))?|information\srequested|(?:(?:they|requester|requestor|applicant|we\swere)\s)?asked(?:\sfor)?|query|q)\s?[:–-]\s{0,4}(?=\S)",
            re.IGNORECASE,
        ).match(self.text, block.start, block.end)
        if label is None or block.end - label.end() < 25:
            return None
        rest = " ".join(self.text[label.end() : min(block.end, label.end() + 300)].split())
        is_said = ASKED_LABEL.match(label[0]) or asks(rest) or REQUEST_OPENING.match(rest) or rest[0] in OPEN_QUOTES
        if not is_said or answers(rest):
            return None
        answer = INLINE_ANSWER.search(self.text, label.end(), block.end)
        return label.end(), answer.start() if answer is not None else block.end

    def _leads_in(self, block: Block) -> bool:
        tail = " ".join(self.text[max(block.start, block.end - 400) : block.end].split())
        if BARE_LEAD.search(tail):
            return True
        if not LEAD_END.search(tail[-24:]):
            return False
        breaks = list(SENTENCE_END.finditer(tail))
        last = tail[breaks[-1].end() :] if breaks else tail
        if not last.endswith((":", "-", "–")) and not re.search(r"(?:following|below|as follows)\.?$", last):
            return False
        if NO_LEAD.search(last) is not None:
            return False
        if IT_READ.match(last) is not None and REQUEST_WORD.search(tail) is not None:
            return True
        return LEAD_IN.search(last) is not None or (
            last.endswith(":") and asks(bare(last, 0, len(last))) and self._opens_run(block)
        )

    def _opens_run(self, block: Block) -> bool:
        """A request's own words that end in a colon ("Please could you provide the following:") belong to it."""
        self.found.append((block.start, block.end))
        return True

    def _run(self, index: int, *, under_heading: bool) -> int:
        """Take blocks from `index` on while they are the requester's; the index of the first that is not."""
        if index >= len(self.blocks):
            return index
        if self.text[self.blocks[index].start] in OPEN_QUOTES:
            stop = self._quoted_run(index)
            if stop is not None:
                return stop
        first, seen_list = index, False
        outer = self._paragraph_number(index - 1)
        while index < len(self.blocks) and index - first < RUN_LONGEST:
            block = self.blocks[index]
            if self._ends_run(index, first, seen_list, under_heading) or (
                outer and index > first and self._paragraph_number(index) == outer + 1
            ):
                break
            self.found.append(self._question_span(block) if self._has_answer(block) else (block.start, block.end))
            seen_list = seen_list or self._is_item(block)
            self.last_number = _leading_number(self.text, block)
            index += 1
        return index

    def _paragraph_number(self, index: int) -> int:
        """The number of a numbered paragraph ("3. The first reply ..."), 0 without one: its own list goes by letters."""
        match = PARAGRAPH.match(self.text, self.blocks[index].start, self.blocks[index].end) if index >= 0 else None
        return int(match[1]) if match is not None else 0

    def _ends_run(self, index: int, first: int, seen_list: bool, under_heading: bool) -> bool:
        block = self.blocks[index]
        content = self._content(index)
        if self._is_heading(content) or ANSWER_LABEL.fullmatch(content[:12].strip()) or self._is_answer_block(block):
            return True
        opens = index == first and under_heading and OUR_SIDE.search(content) is None
        if index > first and STATUTE_OPENS.match(content):
            return True
        if answers(content) and not opens and not (asks(content) and self._is_item(block)):
            return True
        if index > first and self._is_lone_figure(block):
            return True
        if index == first or self._is_item(block):
            return False
        if _states(content):
            return True
        is_requester = asks(content) or REQUEST_OPENING.match(content) or REQUESTER_HINT.search(content)
        if is_requester:
            return False
        if not under_heading:
            return True
        return AUTHORITY_HINT.search(content) is not None or GAP.search(self.text, block.start, block.end) is not None

    def _is_heading(self, content: str) -> bool:
        return len(content) <= 140 and not content.endswith("?") and RESPONSE_HEADING.match(content) is not None

    def _is_item(self, block: Block) -> bool:
        return MARKER.match(self.text, block.start, block.end) is not None

    def _is_lone_figure(self, block: Block) -> bool:
        """ "112." on a line of its own is an answer, unless it is the next question's number."""
        match = LONE_FIGURE.fullmatch(self.text, block.start, block.end)
        return match is not None and int(match[1]) != self.last_number + 1

    def _is_answer_block(self, block: Block) -> bool:
        """ "A. Twelve ...", "Answer: ...", "Response - ...": not "A copy of ..."."""
        label = ANSWER_LABEL.match(self.text, block.start, min(block.end, block.start + 24))
        if label is None or self.text.startswith("A ", block.start):
            return False
        last = self.text[label.end() - 1]
        return label.end() >= block.end or last in ".:)\t–-" or last.isdigit()

    def _quoted_run(self, index: int) -> int | None:
        """Blocks from an opening quotation mark to its closing one, or None where it never closes."""
        start = self.blocks[index].start
        close = OPEN_QUOTES[self.text[start]]
        for offset in range(index, min(index + 60, len(self.blocks))):
            block = self.blocks[offset]
            if self.text[max(start + 1, block.end - 3) : block.end].rstrip(".,; ").endswith(close):
                self.found.extend((b.start, b.end) for b in self.blocks[index : offset + 1])
                further = offset + 1
                if further < len(self.blocks) and self.text[self.blocks[further].start] == self.text[start]:
                    return self._quoted_run(further) or further
                return further
            cut = self.text.find(close, max(start + 1, block.start), block.end)
            if cut >= 0 and close == "”":
                self.found.extend((b.start, b.end) for b in self.blocks[index:offset])
                self.found.append((block.start, cut + 1))
                return offset + 1
        return None

    def _is_question(self, index: int, content: str) -> bool:
        """A question standing alone between answers: marked and asking, or labelled "Q" with an answer's label under it."""
        block = self.blocks[index]
        if len(content) > 1200 or answers(content):
            return False
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        labelled = QUESTION_LABEL.match(self.text, block.start, block.end)
        if labelled is not None and following is not None and self._is_answer_block(following):
            return True
        if self._is_next_number(block, content) or self._is_next_in_turn(index, content):
            return True
        if not asks(content):
            return False
        if self._is_item(block) or labelled is not None:
            return True
        if block.kind != "heading" and (self.takes_turns or content.endswith("?")) and TO_AUTHORITY.search(content):
            return True
        return following is not None and (
            self._is_answer_block(following) or (block.kind != "heading" and content.endswith(":"))
        )

    def _is_next_number(self, block: Block, content: str) -> bool:
        """The question after the one before it, by its number, where questions and answers take turns."""
        if not self.takes_turns or self.last_number == 0 or len(content.split()) > 60 or _states(content):
            return False
        return _leading_number(self.text, block) == self.last_number + 1

    def _is_next_in_turn(self, index: int, content: str) -> bool:
        """A point named in a few words ("b) The highest sum paid"), an answer without a marker under it, where they take turns."""
        if not self.takes_turns or index + 1 >= len(self.blocks) or len(content.split()) > 40 or _states(content):
            return False
        block = self.blocks[index]
        if content.endswith(".") or self._is_item(self.blocks[index + 1]):
            return False
        letter = LETTER.match(self.text, block.start, block.end)
        if letter is not None and letter[1] == (chr(ord(self.last_letter) + 1) if self.last_letter else "a"):
            self.last_letter = letter[1]
            return True
        return self.last_number == 0 and _leading_number(self.text, block) == 1

    def _has_answer(self, block: Block) -> bool:
        return self._question_span(block)[1] < block.end

    def _question_span(self, block: Block) -> Span:
        """The block, or as far as its question goes where the answer follows on the same line ("... in 2020? 14")."""
        position = self.text.rfind("?", block.start, block.end)
        if position < 0:
            return block.start, block.end
        rest = " ".join(self.text[position + 1 : block.end].split()).strip("”\"’' ")
        if (
            not rest
            or REQUEST_OPENING.match(rest)
            or DEMAND.match(rest)
            or REQUESTER_HINT.search(rest)
            or (len(rest.split()) > 3 and not answers(rest))
        ):
            return block.start, block.end
        return block.start, position + 1

    def _sub_items(self, index: int) -> int:
        """The lettered parts under a question that ends in a colon."""
        while index < len(self.blocks):
            content = self._content(index)
            if not self._is_item(self.blocks[index]) or answers(content) or self._is_heading(content):
                break
            self.found.append((self.blocks[index].start, self.blocks[index].end))
            index += 1
        return index

    def _quotes(self, block: Block) -> None:
        """Words in quotation marks after "you asked for" and the like."""
        position = block.start
        for match in QUOTED.finditer(self.text, block.start, block.end):
            led = QUOTE_VERB.search(self.text, max(position, match.start() - 200), match.start())
            if led is not None and not OUR_WORDS.search(self.text, led.start(), match.start()):
                self.found.append((match.start(), match.end()))
            position = match.end()

    def _asides(self, block: Block) -> None:
        """What the authority retells of the request in a sentence of its own."""
        piece = self.text[block.start : block.end]
        for match in ASIDE.finditer(piece):
            stop = ASIDE_END.search(piece, match.end())
            end = stop.start() + 1 if stop is not None else len(piece)
            told = piece[match.start() : end]
            begin = match.start() + match.group().lower().index("you")
            if len(told.split()) < 10 or NO_REQUEST.search(told):
                continue
            if not any(block.start + begin < last and first < block.start + end for first, last in self.found[-3:]):
                self.found.append((block.start + begin, block.start + end))
