"""Lines that stand on many documents of one publisher: furniture, unless they are the legal answer itself.

Counting is over hashes, so what was seen can be kept beside an archive from crawl to crawl without keeping any text.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.documents import Label, Reading

SHINGLE = 3
"""Lines in a shingle: three short lines that always follow each other are furniture even where each alone is common."""
MIN_DOCUMENTS = 5
MIN_SHARE = 0.3
KEPT_KINDS = frozenset(("heading", "table_cell", "caption"))
"""Kinds of block that an authority repeats because its answers are built alike: never furniture for recurring alone."""
_DIGITS = re.compile(r"\d+")
_LEGAL = re.compile(
    r"\b(?:section|sections|regulation|regulations|s\.|reg\.|article)\s{0,3}\(?\d|\bexempt(?:ion|ions|ed)?\b|\brefusal notice\b"
    r"|\bnot held\b|\bneither confirm|\bpublic interest\b|\bappropriate limit\b|\bfreedom of information act\b|\bFOIA\b|\bFOISA\b"
    r"|\bno (?:recorded )?information (?:is )?held\b|\bdo(?:es)? not hold\b|\bdisclos|\bwithh[oe]ld",
    re.IGNORECASE,
)


def line_key(line: str) -> str:
    """The hash of a line, 16 hex digits: lower case, white space collapsed, every number alike (dates and counts change).

    An empty line has the key "".
    """
    flat = _DIGITS.sub("0", " ".join(line.lower().split()))
    return hashlib.sha256(flat.encode("utf-8", "backslashreplace")).hexdigest()[:16] if flat else ""


def shingle_keys(lines: Sequence[str]) -> list[str]:
    """The hashes of every run of SHINGLE lines that follow each other (empty lines left out)."""
    keys = [key for key in map(line_key, lines) if key]
    return [
        hashlib.sha256(" ".join(keys[index : index + SHINGLE]).encode()).hexdigest()[:16]
        for index in range(len(keys) - SHINGLE + 1)
    ]


def count_lines(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many documents each line's key stands; a document counts once however often it has the line."""
    counts: Counter[str] = Counter()
    for lines in documents:
        counts.update({key for key in map(line_key, lines) if key})
    return counts


def count_shingles(documents: Iterable[Sequence[str]]) -> Counter[str]:
    """In how many documents each shingle stands."""
    counts: Counter[str] = Counter()
    for lines in documents:
        counts.update(set(shingle_keys(lines)))
    return counts


def repeated_keys(
    counts: Counter[str], documents: int, *, min_documents: int = MIN_DOCUMENTS, min_share: float = MIN_SHARE
) -> frozenset[str]:
    """The keys that stand in at least `min_documents` and in at least a `min_share` of all `documents` of the publisher."""
    least = max(min_documents, min_share * documents)
    return frozenset(key for key, count in counts.items() if count >= least)


def is_legal_answer(line: str) -> bool:
    """Whether a line speaks of a provision, an exemption or a decision: an authority repeats these, and they are its answer."""
    return _LEGAL.search(line) is not None


def lower_repeated(reading: Reading, labels: Sequence[Label], repeated: frozenset[str] | None) -> tuple[Label, ...]:
    """The labels, with content blocks lowered to "repeated" where every line of theirs recurs, but for the legal answer."""
    if not repeated:
        return tuple(labels)
    return tuple(
        _lowered(label, reading.text[block.start : block.end], repeated)
        if label.is_content and block.kind not in KEPT_KINDS
        else label
        for block, label in zip(reading.blocks, labels, strict=True)
    )


def _lowered(label: Label, text: str, repeated: frozenset[str]) -> Label:
    keys = [line_key(line) for line in text.splitlines() if line.strip()]
    if not keys or is_legal_answer(text) or not all(key in repeated for key in keys):
        return label
    return replace(label, name="repeated", reason="stands on many pages of this publisher", uncertain=False)
