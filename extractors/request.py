"""Find the requester's words in a document: under a heading, after a lead-in, in quotation marks, in questions, in messages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.request_walk import RequestWalk, Span
from extractors.restated import restated_blocks
from extractors.threads import Message, find_messages, is_request_letter
from models.documents import Block, Label, Reading

_REPLY_SIGNS = re.compile(
    r"\byour (?:\w+ ){0,3}(?:request|e-?mail|letter|enquiry|questions?)\b|\byou (?:have |had |also "
    r")?(?:asked|requested|sought|seek|wanted)\b|"
    r"\b(?:foi|eir|freedom of information)(?: act)?(?: \w+)? (?:ref|reference|number)\b|\b(?:foi|eir) ?ref|"
    r"refusal notice|date (?:received|responded)|"
    r"information requested|request (?:details?|number|ref)|date of (?:request|reply|response)|request and response|"
    r"^(?:question|answer|request|response|reply)s?(?: ?\d{1,2})?:?$|"
    r"^what (?:we were|were we|i was|you|the \w+)(?: \w+)? ?(?:asked|requested)|"
    r"^(?:the )?questions? we were asked|date request made|\b(?:foi|freedom of information) response\b|"
    r"^foi[ _-]?\d|^q\d{0,2}[.: ].{5,300}\n{1,3}a\d{0,2}[.: ]|"
    r"^(?:(?:details|summary|text) of )?(?:the |your |our |full |original )?(?:request|response)s?(?: "
    r"details)?:?$|date (?:requested|answered)|"
    r"^dear |information request|disclosure log|^(?:asked|query):|"
    r"\b(?:complainant|applicant|requester|appellant)\b[^.\n]{0,90}\b(?:requested|asked|sought)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Signs that a document answers a request, or makes one: only there are bare questions the requester's."""


def find_request(reading: Reading, labels: Sequence[Label]) -> list[Span]:
    """Spans of the requester's words in order, without overlap."""
    text = reading.text
    blocks = [block for block, label in zip(reading.blocks, labels, strict=True) if label.is_content]
    if not blocks or _REPLY_SIGNS.search(text) is None:
        return []
    messages = find_messages(text, blocks)
    spans: list[Span] = []
    if messages:
        for message in messages:
            spans += _message_spans(text, blocks, message)
        spans += RequestWalk(text, blocks[: messages[0].first]).spans()
    elif is_request_letter(text, blocks):
        spans = [(block.start, block.end) for block in blocks]
    else:
        spans = RequestWalk(text, blocks).spans()
    spans = _merged(spans)
    if spans:
        heads = {block.start for message in messages for block in blocks[message.first : message.body]}
        after = [block for block in blocks if block.start >= spans[0][0] and block.start not in heads]
        spans = _merged(spans + restated_blocks(text, after, spans))
    return spans


def _message_spans(text: str, blocks: Sequence[Block], message: Message) -> list[Span]:
    """The words of a requester's message; in an authority's, what it repeats."""
    inside = blocks[message.body : message.last]
    if message.by_requester:
        return [(block.start, block.end) for block in inside if not _is_attachment_line(text, block)]
    return RequestWalk(text, inside).spans()


def _is_attachment_line(text: str, block: Block) -> bool:
    return text.startswith(("Attachment", "Delivered"), block.start)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, overlaps joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
