"""Split a document's blocks into sentences by rule, with the abbreviations of British letters and laws."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from models.documents import Block, Reading, Sentence, Zone, ZoneName

_STOP = re.compile(
    r"""(?P<mark>\.{1,8}|[!?]{1,4}|…)(?P<close>["'”’)\]»]{0,4})(?P<note>\[\d{1,3}\]|[¹²³⁰-⁹]{1,3})?
    (?:(?P<space>\s{1,40})(?=(?P<next>\S))|(?P<end>\Z)|(?=(?P<glued>[A-Z“"‘(])))""",
    re.VERBOSE,
)
"""A possible end of sentence: stop, closing quotes or brackets, a note's mark, then white space, the block's end, or (the
space having been lost) a capital."""

_ABBREVIATIONS_WORDS = """
    e.g eg i.e ie etc cf viz vs v al ca c approx est incl excl inc ltd plc co corp dept dr mr mrs ms mx prof rev
    hon rt sgt insp cllr st gen col capt lt cmdr sr jr no nos ref refs tel ext fax mob art arts s ss sec sch
    para paras reg regs r rr cl cls p pp pt pts vol fig figs tab ch chs ed eds app q qs qn a.m p.m am pm m k bn
    tn mins hrs yrs wk wks jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    sat sun b.a m.a ph.d u.k u.s n.b nb p.s messrs esq bros gov anon op id ibid n
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
"""Words (lower case, last full stop left off) after which a full stop is no end by itself."""

_ALWAYS_OPEN_WORDS = """
    e.g eg i.e ie cf viz vs v dr mr mrs ms mx prof rev rt sgt insp cllr messrs s ss sec para paras reg regs art
    arts fig figs pp cl cls
"""
_ALWAYS_OPEN = frozenset(_ALWAYS_OPEN_WORDS.split())
"""Abbreviations that never end a sentence, whatever follows."""

_NUMBERED_WORDS = """
    no nos ref refs tel ext sch pt pts vol ch p q qs qn tab app c r rr est approx ca
"""
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
"""Abbreviations that stay open before a digit (or a bracket), else may end."""

_OPENERS = "“\"‘'([«"
_LOWER_STARTERS_WORDS = """
    iPhone iPad eBay e-mail eBooks
"""
_LOWER_STARTERS = frozenset(_LOWER_STARTERS_WORDS.split())


def split_sentences(reading: Reading, zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """Sentences in order: no white space at their ends, none across a block or a zone's border, each with its zone.

    The sentences cover all of the blocks but white space. Linear in the text's length.
    """
    starts = [zone.start for zone in zones]
    found: list[Sentence] = []
    text = reading.text
    for index, block in enumerate(reading.blocks):
        for start, end in _block_spans(text, block):
            found.extend(_zoned(text, start, end, zones, starts, index))
    return tuple(found)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, without white space at their ends."""
    position = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < position or not _ends(text, start, match):
            continue
        stop = match.end("note") if match.group("note") else match.end("close")
        yield from _trimmed(text, position, stop)
        position = stop
    yield from _trimmed(text, position, end)


def _block_spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind == "heading":
        return _trimmed(text, block.start, block.end)
    return sentence_spans(text, block.start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        left = start + len(piece) - len(piece.lstrip())
        yield left, left + len(bare)


def _zoned(text: str, start: int, end: int, zones: Sequence[Zone], starts: list[int], block: int) -> Iterator[Sentence]:
    """The span cut at the borders of zones."""
    index = max(bisect_right(starts, start) - 1, 0)
    while start < end:
        zone: ZoneName = zones[index].name if index < len(zones) else "response"
        stop = min(end, zones[index].end) if index < len(zones) else end
        for left, right in _trimmed(text, start, stop):
            yield Sentence(left, right, zone, block)
        start, index = max(stop, start), index + 1


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop ends a sentence."""
    mark = match.group("mark")
    if match.group("end") is not None:
        return True
    following = match.group("next") or match.group("glued")
    if mark in "!?" or mark[0] in "!?":
        return not (following.islower() or following in ",;)–-") if match.group("space") else bool(match.group("close"))
    if len(mark) > 1 or mark == "…":
        return match.group("space") is not None and _begins(text, match, following)
    word = _word_before(text, start, match.start())
    if match.group("glued") is not None:
        return _glued_ends(text, match, word)
    if match.group("close"):
        return _begins(text, match, following) and word.lower() not in _ALWAYS_OPEN
    return _stop_ends(text, start, match, word, following)


def _stop_ends(text: str, start: int, match: re.Match[str], word: str, following: str) -> bool:
    """A single full stop with white space after it."""
    if _is_marker(text, start, match.start(), word):
        return False
    lower = word.lower()
    if lower in _ALWAYS_OPEN:
        return False
    if lower in _NUMBERED and (following.isdigit() or following in "([#:"):
        return False
    if not _begins(text, match, following):
        return False
    if len(word) == 1 and word.isalpha() and word.isupper() and following.isupper():
        # An initial ("P. Lathbury") unless the word before shows that a sentence ran up to it ("Annex B. The").
        return not _is_initial(text, start, match, word)
    if lower in _ABBREVIATIONS and lower not in (
        "etc",
        "ltd",
        "plc",
        "co",
        "inc",
        "m",
        "k",
        "bn",
        "am",
        "pm",
        "a.m",
        "p.m",
        "no",
        "mins",
        "hrs",
    ):
        return _starts_sentence(text, match.end("space"))
    return True


def _begins(text: str, match: re.Match[str], following: str) -> bool:
    """Whether what follows can begin a sentence: anything but a lower-case word, a comma and the like."""
    if following.islower():
        word = text[match.end("space") : match.end("space") + 12].split(None, 1)[0] if match.group("space") else ""
        return word.strip(",.") in _LOWER_STARTERS
    return following not in ",;:)]}%"


def _glued_ends(text: str, match: re.Match[str], word: str) -> bool:
    """ "2023.The", "Distress.You": the space after the stop was lost. Not "U.K", "s.40", "reg.Act", "www.Site"."""
    following = match.group("glued")
    if not following.isupper() or text[match.end() + 1 : match.end() + 2].isupper():
        return False
    if text[match.end() + 1 : match.end() + 2] == "." or "." in word or "@" in word or "/" in word:
        return False
    lower = word.lower()
    if lower in _ABBREVIATIONS or lower == "www" or (len(word) < 3 and not word.isdigit()):
        return False
    return word[-1:].islower() or word[-1:].isdigit() or word[-1:] in ")%"


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that a stop stands on, at most 24 characters, without opening brackets and quotes."""
    piece = text[max(start, stop - 24) : stop]
    for index in range(len(piece) - 1, -1, -1):
        if piece[index].isspace():
            piece = piece[index + 1 :]
            break
    return piece.lstrip(_OPENERS)


def _is_marker(text: str, start: int, stop: int, word: str) -> bool:
    """ "1. ", "a. ", "Q2. " at the start of the block."""
    return stop - start <= 6 and len(word) <= 5 and not text[start : stop - len(word)].strip(_OPENERS + " \t")


_LETTERED_NAMES = """
    annex appendix part table section category class grade zone document schedule option question vitamin plan team group block type
    point band form list sheet tier stage level unit
"""
_LETTERED = frozenset(_LETTERED_NAMES.split())
"""Nouns that a capital letter completes ("Annex B."): the stop after it is an end."""


def _is_initial(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Whether a capital before a stop is a person's initial ("P. Lathbury") and not the end of a sentence ("Annex B. The")."""
    before = text[max(start, match.start() - 24) : match.start() - 1].split()
    previous = before[-1] if before else ""
    if previous.strip(".,(").lower() in _LETTERED or _starts_sentence(text, match.end("space")):
        return False
    follows = text[match.end("space") : match.end("space") + 2]
    if follows[1:] == ".":
        return True
    return (
        not previous[:1].islower()
        or previous[-1] == ","
        or previous in ("by", "from", "to", "and", "of", "for", "with")
    )


_SENTENCE_STARTERS_WORDS = """
    The This That These Those It He She We You They I In On At For From If When While As After Before However
    Please Our Your Their There A An All Any Some No None Of To By With Under Where What Who Why How Which Once
    Since Until Although Because But And So Not Please
"""
_SENTENCE_STARTERS = frozenset(_SENTENCE_STARTERS_WORDS.split())


def _starts_sentence(text: str, position: int) -> bool:
    word = text[position : position + 16].lstrip(_OPENERS).split(None, 1)
    return bool(word) and word[0].strip(",.;:") in _SENTENCE_STARTERS
