"""Find the requester's words in a document: under a heading, after a lead-in, in quotation marks, in a thread's messages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.documents import Block, Label, Reading

Span = tuple[int, int]

REQUEST_HEADING = re.compile(
    r"""(?:[\d.]{1,5}\s{1,4})?(?:(?:the|your|full|original|initial|foi|eir|details?\sof(?:\s(?:the|your))?|summary\sof(?:\s(?:the|your))?|
    text\sof(?:\s(?:the|your))?|wording\sof(?:\s(?:the|your))?|nature\sof(?:\s(?:the|your))?)\s)*
    (?:(?:foi|information|eir)\s)?(?:requests?|questions?|enquiry)(?:\s(?:details?|text|summary|description|made|received|asked))?\s?[:–-]?$
    |(?:information|data|details|documents)\s(?:that\s)?(?:you\s(?:have\s)?|was\s)?(?:requested|sought|asked\sfor)\s?:?$
    |(?:what\s)?you\s(?:have\s)?(?:asked|requested|wrote|said)(?:\s(?:us\s)?for)?\s?[:–-]?$
    |what\s(?:was\s|the\s(?:requester|applicant)\s)(?:asked|requested)(?:\sfor)?\s?:?$
    |request\sfor\sinformation\s?:?$|requested\sinformation\s?:?$|q(?:uestion)?\s?:$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading that stands over the requester's words."""

RESPONSE_HEADING = re.compile(
    r"""(?:[\d.]{1,5}\s{1,4})?(?:(?:the|our|your|full|foi|eir|council|trust|force|police|summary\sof(?:\s(?:the|our))?|details?\sof(?:\s(?:the|our))?)\s)*
    (?:response|reply|answers?|decision|disclosure|findings?|outcome|result)s?(?:\s(?:details?|to\syour\srequest|notice|text))?
    (?:\s?[:–-])?$
    |reasons?\s(?:for|why)\b.{0,60}$|refusal\snotice.{0,20}$|information\s(?:released|disclosed|provided).{0,20}$
    |(?:our|the)\s(?:position|consideration).{0,20}$|public\sinterest.{0,30}$|additional\s(?:information|context).{0,30}$
    |(?:section|regulation|s\.|reg\.)\s?\d.{0,120}$|background$|evidence\sof\sharm$|annex\s[a-z].{0,60}$|appeal\srights.{0,20}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading that ends the requester's words."""

LEAD_IN = re.compile(
    r"""\b(?:
      (?:i\snote\s)?(?:that\s)?you\s(?:have\s|had\s|also\s)?(?:seek|sought|ask(?:ed)?|request(?:ed)?|want(?:ed)?|wrote|enquired|made|raised|submitted|wish(?:ed)?|stated|said)\b
      |your\s(?:e-?mail|letter|(?:foi\s|eir\s|information\s|original\s|initial\s)?(?:requests?|questions?|enquiry|points?))\b[^.]{0,80}?\b(?:was|were|is|are|read|reads|stated|states|said|asked|asks|sought|seeks|as\sfollows|below)\b
      |(?:they|the\srequests?)\s(?:ask|asked|contain|contained)\b
      |request(?:ed|ing)?\s(?:for\s)?the\sfollowing
      |(?:following|below)\s(?:request|questions?|information\s(?:was|were|has\sbeen)\s(?:requested|sought))
    )[^.?!]{0,200}[:;–-]?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A sentence that ends in a colon (or nothing) and leads in to the requester's words."""

AUTHORITY_VOICE = re.compile(
    r"""(?:i|we)\s(?:have\stoday|can\s(?:now\s|also\s)?(?:confirm|advise|neither|inform|tell)|confirm|am\sable|are\sable|have\s(?:now\s)?(?:dealt|considered|decided|completed|searched|conducted|treated|handled|found|located|processed)|hold\b|do\snot\shold|estimate|enclose|attach|regret|apologise|am\spleased|are\spleased|are\swithholding|aim)
      |my\sdecision|our\s(?:response|decision|reply|answer)|your\srequest\s(?:has|was|is|for|under)|this\srequest\s(?:has|was|is)
      |(?:the\s)?information\s(?:you\s(?:have\s)?requested|requested)\sis|please\s(?:find|see|be\sadvised|note|accept)|thank\syou\sfor
      |searches\s(?:were|have)|in\sresponse|in\saccordance|in\sanswer|with\sregards?\sto|following\sreceipt|having\s(?:considered|completed|located|searched)
      |the\s(?:answers?|response)\b|responses?\s(?:to|are)
      |(?:this|the)\s(?:[A-Z][\w'’&-]*\s){0,6}(?:council|trust|university|department|authority|force|service|police|constabulary|commissioner|board|college|agency|mps|ministry|office)\s(?:has|have|holds?|does|can|confirms?|is|considers?|will|estimates?)\b
      |[A-Z][\w'’&-]*(?:\s[A-Z&][\w'’&-]*){0,5}\s(?:can\s(?:confirm|neither)|neither\sconfirms|holds|does\snot\shold|has\s(?:decided|considered|searched)|confirms)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The start of a block in the authority's voice."""

_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}


def find_request(reading: Reading, labels: Sequence[Label]) -> list[Span]:
    """Spans of the requester's words in order, without overlap."""
    blocks = [block for block, label in zip(reading.blocks, labels, strict=True) if label.is_content]
    return _walk(reading.text, blocks)


def _walk(text: str, blocks: Sequence[Block]) -> list[Span]:
    spans: list[Span] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        content = (
            text[block.start : block.end] if block.end - block.start < 600 else text[block.start : block.start + 600]
        )
        if _opens(text, block, content):
            index = _take(text, blocks, index + 1, spans)
            continue
        index += 1
    return spans


def _opens(text: str, block: Block, content: str) -> bool:
    if len(content) <= 60 and REQUEST_HEADING.match(content):
        return True
    tail = text[max(block.start, block.end - 300) : block.end]
    return tail.endswith((":", "following", "-", "–")) and LEAD_IN.search(" ".join(tail.split())) is not None


def _take(text: str, blocks: Sequence[Block], index: int, spans: list[Span]) -> int:
    """Blocks from `index` on that are the requester's, added to `spans`; the index of the first that is not."""
    if index < len(blocks) and text[blocks[index].start] in _QUOTES:
        return _take_quoted(text, blocks, index, spans)
    while index < len(blocks):
        block = blocks[index]
        content = text[block.start : min(block.end, block.start + 300)]
        if (len(content) <= 140 and RESPONSE_HEADING.match(content)) or AUTHORITY_VOICE.match(content):
            break
        spans.append((block.start, block.end))
        index += 1
    return index


def _take_quoted(text: str, blocks: Sequence[Block], index: int, spans: list[Span]) -> int:
    close = _QUOTES[text[blocks[index].start]]
    for offset in range(index, min(index + 60, len(blocks))):
        block = blocks[offset]
        tail = text[max(block.start + 1, block.end - 4) : block.end].rstrip(".,; ")
        if tail.endswith(close):
            spans.extend((b.start, b.end) for b in blocks[index : offset + 1])
            return offset + 1
    spans.append((blocks[index].start, blocks[index].end))
    return index + 1
