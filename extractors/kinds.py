"""Tell what kind of document this is, and the law that a bare section in it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.documents import DocumentKind, Label, Reading
from models.facts import Regime

HEAD, TAIL = 5_000, 2_000
"""Code points of content that are looked at for the kind, from the start and from the end."""
SHORT = 320
"""A line of its own (a heading, a label with its value, a question) has no more code points."""
SEEN = 60_000
"""Code points of content in which the names of laws are counted."""

_SHEETS = ("spreadsheet", "excel", "csv", "tab-separated")

_SIGN_TABLE: tuple[tuple[DocumentKind, float, str, str], ...] = (
    # An answer to a request speaks to the requester or stands under the labels of a disclosure log.
    ("foi_response", 2.0, "", r"\bi note you seek|\byou (?:have )?(?:asked|requested|sought)\b"),
    ("foi_response", 2.0, "", r"your (?:\w+ ){0,4}(?:request|e-?mail|letter)\b"),
    ("foi_response", 2.0, "", r"your (?:\w+ ){0,3}request (?:has|was|under|for|dated|received|of)\b"),
    ("foi_response", 2.0, "refusal notice|under section 17", r""),
    (
        "foi_response",
        2.0,
        "",
        r"^\W{0,3}(?:information requested|(?:(?:details|summary|text) of )?(?:your |the |our )?re(?:quest|"
        r"sponse)(?: details?| text)?|response(?: details?| "
        r"text)?|our (?:response|reply)|you asked(?: for)?) ?:?$",
    ),
    (
        "foi_response",
        2.0,
        "",
        r"^(?:date (?:received|responded|requested|answered|replied|of (?:request|response|reply))|received|"
        r"responded|replied) ?:?(?: "
        r".{0,40})?$",
    ),
    (
        "foi_response",
        2.0,
        "",
        r"^(?:(?:freedom of information|foi|eir) (?:request|release|response)\b.{0,40}|foi|atisn|(?:foi |request "
        r"|our )?ref(?:erence)?(?: (?:no|number))?) ?[:.\d_-]",
    ),
    (
        "foi_response",
        1.5,
        "",
        r"^(?:q(?:uestion)? ?\d{1,2}\b.{0,300}|question(?: \d{1,2})?)\n(?:.{0,300}\n)?"
        r"(?:a\b|(?:our |the )?(?:answer|response|reply))",
    ),
    # The head of an answer names the request's number, and the days on which it came and went.
    ("foi_response", 2.0, "", r"^(?:request|enquiry|foi|eir) (?:no|nos|number|ref|reference)\b.{0,80}\d"),
    (
        "foi_response",
        2.0,
        "",
        r"^(?:answered|request (?:received|made|date)|(?:response|reply|answer) (?:issued|sent)|"
        r"date (?:request made|completed|closed|issued)) ?:?(?: (?:on )?(?:[a-z]{3,9} )?\d.{0,20})?$",
    ),
    (
        "foi_response",
        1.5,
        "we can confirm|we confirm that|we do not hold|we hold|i can confirm|can neither confirm|an internal review",
        r"",
    ),
    ("foi_response", 1.5, "made this freedom of information request|\na freedom of information request to ", r""),
    ("foi_response", 1.5, "your complaint|internal review|our reply|we sent you|you wrote|you complained", r""),
    ("foi_response", 1.5, "?", r"^\(?\d{1,2}[.)] .{10,280}\?$"),
    ("foi_response", 2.0, "response date|reply date|date of response|foi disclosure|disclosure log", r""),
    ("foi_response", 2.0, "foi request", r"\bfoi request(?!s)"),
    ("foi_response", 1.0, "", r"^dear "),
    # A regulator's or a court's decision speaks of complainant and appellant in the third person.
    (
        "decision",
        3.0,
        "the commissioner",
        r"\bthe commissioner(?:['’]s decision is| (?:finds|considers|accepts|is satisfied|has decided|"
        r"requires))\b",
    ),
    (
        "decision",
        3.0,
        "tribunal",
        r"\bthe (?:first-tier |upper )?tribunal(?: (?:held|decided|found|allowed|dismissed|concluded|has|finds|"
        r"preferred)|['’]s decision)\b",
    ),
    ("decision", 2.0, "", r"^(?:outcomes?: ?)?(?:foi|eir|foisa) \d+.{0,20}: (?:complaint )?(?:not |partly )?upheld"),
    ("decision", 2.0, "", r"^(?:\d+\. )?(?:decision notice:? )?ic-\d{4,6}-[a-z]\d[a-z]\d\b"),
    (
        "decision",
        2.0,
        "appeal number|appeal reference|appeal allowed|appeal dismissed|decision given on|on appeal from|"
        "decision notice:",
        r"",
    ),
    (
        "decision",
        2.0,
        "complainant|appellant|applicant",
        r"\bthe (?:complainant|appellant|applicant) (?:requested|asked|submitted|complained|argued)\b",
    ),
    ("decision", 1.0, "ukftt|ukut|ukit|decision ", r"\[\d{4}\] (?:ukftt|ukut|ukit)\b|\bdecision \d{3}/\d{4}\b"),
    ("press_release", 4.0, "", r"^(?:press|media|news) (?:release|notice)\b.{0,40}$"),
    ("press_release", 4.0, "", r"^\W{0,3}notes? (?:to|for) (?:the )?editors?\b"),
    (
        "press_release",
        3.0,
        "ends|embargo|for immediate",
        r"^\W{0,3}ends\W{0,3}$|\bembargoed? (?:until|to|for)\b|^for immediate (?:release|use)",
    ),
    ("press_release", 1.5, "", r"^(?:media|press)(?: (?:enquiries|contact|office|information))\b"),
    (
        "statistics",
        3.0,
        "statistic",
        r"\b(?:statistical (?:bulletin|release|first|summary)|(?:official|national|experimental|accredited|"
        r"annual(?: \w+)?) statistics|statistics (?:release|published))\b",
    ),
    (
        "statistics",
        1.5,
        "",
        r"^(?:main (?:points|findings|results)|table \d+|figure \d+|key (?:points|statistics|figures))\b",
    ),
    (
        "statistics",
        1.0,
        "year ending|provisional|comparable|adjusted|confidence|methodology",
        r"\b(?:year ending|provisional|not comparable|seasonally adjusted|confidence interval|methodology)\b",
    ),
    (
        "article",
        2.0,
        "",
        r"^(?:by|written by|words:?|author:?) (?!the\b|and\b)[a-z'’-]+ [a-z'’-]+(?: [a-z'’-]+)?"
        r"(?:,[^.\n]{0,50}| (?: |[|·•]|updated|published)[^\n]{0,60})?$",
    ),
    (
        "article",
        1.5,
        "",
        r"^(?:long read|analysis|opinion|explainer|exclusive|special report|investigation|blog)(?::| \||$)",
    ),
    ("article", 1.0, "correspondent\n|reporter\n", r""),
    (
        "article",
        2.0,
        "figures obtained|figures seen|figures released|figures show|figures reveal|data obtained|data shows|"
        "documents seen|it has emerged|it can be revealed|new figures",
        r"",
    ),
    (
        "article",
        1.5,
        "said|says|told|added|spokes",
        r"[”\"’'],? (?:said|says|told|added) |\b(?:said|told us|added) ?[:,] [“\"]|\bspokes(?:man|woman|person)\b",
    ),
    ("article", 2.0, "we act for|we acted for|we advise|exclusive|analysis|opinion|read time|min read", r""),
    (
        "article",
        2.0,
        "we asked|we sent|we submitted|we made",
        r"we (?:asked|sent|submitted|made) (?:a |\d+ |\w+ )?(?:freedom|foi|request|\d+ )",
    ),
    ("article", 1.0, "", r"^(?:posted|published)(?: on)?:? .{4,60}$"),
    ("correspondence", 2.0, "", r"^(?:from|sent|to|subject) ?: "),
    ("correspondence", 1.0, "", r"^(?:dear|yours (?:sincerely|faithfully)|kind regards)\b"),
    (
        "correspondence",
        2.0,
        "",
        r"\bi (?:would like to (?:request|make|know)|am writing to (?:request|ask|complain))\b|\backnowledge "
        r"receipt\b",
    ),
)
"""(kind, weight, words of which one must be there, pattern that must be found, if any): all over lower-case lines."""

_SIGNS = tuple(
    (kind, weight, tuple(words.split("|")), re.compile(pattern, re.MULTILINE))
    for kind, weight, words, pattern in _SIGN_TABLE
)

_ORDER: tuple[DocumentKind, ...] = (
    "decision",
    "foi_response",
    "press_release",
    "statistics",
    "article",
    "correspondence",
)
"""Which kind wins where two weigh the same."""


def document_kind(reading: Reading, labels: Sequence[Label]) -> DocumentKind:
    """The kind of document: the signs of each kind weighed against each other; "other" where hardly any is there."""
    text = content_text(reading, labels, HEAD)[:HEAD].lower() + "\n" + _tail(reading, labels).lower()
    short = "\n".join(line for line in text.split("\n") if len(line) <= SHORT)
    weights: dict[DocumentKind, float] = dict.fromkeys(_ORDER, 0.0)
    for kind, weight, words, pattern in _SIGNS:
        # Looking for a word first costs a twentieth of the search; what is a line of its own is looked for in short lines.
        where = short if pattern.pattern.startswith("^") else text
        if any(word in where for word in words) and pattern.search(where) is not None:
            weights[kind] += weight
    if any(name in reading.media_type for name in _SHEETS):
        weights["statistics"] += 3.0
    if weights["press_release"] >= 4 and weights["foi_response"] <= 4.5:
        weights["statistics"] = min(weights["statistics"], weights["press_release"] - 1)
        weights["press_release"] += 2
    best = max(_ORDER, key=lambda kind: weights[kind])
    if weights[best] >= 1.5:
        return best
    return "article" if len(text) > 400 and text.count(". ") >= 3 else "other"


def content_text(reading: Reading, labels: Sequence[Label], limit: int = SEEN) -> str:
    """The content blocks joined by newlines, about `limit` code points of them."""
    pieces: list[str] = []
    size = 0
    for block, label in zip(reading.blocks, labels, strict=True):
        if label.is_content:
            pieces.append(reading.text[block.start : block.end])
            size += block.end - block.start
            if size > limit:
                break
    return "\n".join(pieces)


def _tail(reading: Reading, labels: Sequence[Label]) -> str:
    """The last content blocks, about TAIL code points, without those that `content_text` gave."""
    pieces: list[str] = []
    size = 0
    for block, label in zip(reversed(reading.blocks), reversed(labels), strict=True):
        if size > TAIL or block.start < HEAD:
            break
        if label.is_content:
            pieces.append(reading.text[block.start : min(block.end, block.start + TAIL)])
            size += block.end - block.start
    return "\n".join(reversed(pieces))


_SHORT_NAMES = re.compile(
    r"(?<![A-Za-z])(?:(?P<eisr>EI\s?\(S(?:cotland)?\)\s?Rs?|EISRs?)|(?P<foisa>FOI\(?S\)?A|"
    r"FOI\s?\(S(?:cotland)?\)\s?A(?:ct)?)|(?P<eir>EIRs?)|(?P<foia>FOIA|FOI\sAct)|"
    r"(?P<foi>FOI))(?![A-Za-z])"
)
_LONG_NAMES = {
    "eisr": ("environmental information (scotland)",),
    "foisa": ("freedom of information (scotland)", "scottish information commissioner"),
    "eir": ("environmental information regulation",),
    "foia": ("freedom of information act",),
    "foi": ("freedom of information",),
}
_SECTIONS = re.compile(r"\b[Ss](?:ections?|\.|\d)")
_REGULATIONS = re.compile(r"\b[Rr]eg(?:ulations?|s?\.|s?)\s?\d")
_SCOTLAND = re.compile(r"\b(?:Scotland|Scottish|Edinburgh|Glasgow)\b")


def default_regime(reading: Reading, labels: Sequence[Label]) -> Regime | None:
    """The regime that a bare provision belongs to: the law that the content names most, or None where it names none.

    Scotland's Act must be named more often than the other; the environmental Regulations must be named most and not have fewer
    provisions cited than the Act. A loose "freedom of information" counts for the Act of the country.
    """
    text = content_text(reading, labels)
    counts = _name_counts(text)
    scottish = counts["foisa"] + counts["eisr"]
    if scottish > counts["foia"]:
        return "EISR2004" if counts["eisr"] and counts["eisr"] + counts["eir"] > counts["foisa"] else "FOISA2002"
    if counts["eir"] > counts["foia"] and len(_REGULATIONS.findall(text)) >= len(_SECTIONS.findall(text)):
        return "EIR2004"
    if not counts["foia"] and counts["foi"] and len(_SCOTLAND.findall(text)) >= 3:
        return "FOISA2002"
    if not any(counts.values()):
        # Only the page around the content names the law ("FOI disclosure log").
        counts = _name_counts(reading.text[:SEEN])
    return "FOIA2000" if counts["foia"] or counts["foi"] or counts["foisa"] else None


def _name_counts(text: str) -> dict[str, int]:
    """How often the text names each law, by its name and by its short names."""
    lower = text.lower()
    counts = {name: sum(map(lower.count, names)) for name, names in _LONG_NAMES.items()}
    for match in _SHORT_NAMES.finditer(text):
        counts[match.lastgroup or "foi"] += 1
    return counts
