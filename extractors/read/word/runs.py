"""The words of a Word paragraph: inserted text in, deleted and hidden text out, its text boxes apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from extractors.read.word.tags import DELETED, MC, STRICT_R, TRANSPARENT, R, W, is_on

MAX_DEPTH: Final = 60


@dataclass(slots=True)
class Words:
    """What a paragraph says: pieces of text, the links in it as (relation, words), its text boxes, and what was left out."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    deleted: int = 0
    hidden: int = 0

    @property
    def text(self) -> str:
        lines = "".join(self.pieces).split("\n")
        return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def read_words(paragraph: Any) -> Words:
    """The words of a `w:p`."""
    words = Words()
    _walk(paragraph, words, 0)
    return words


def _walk(element: Any, words: Words, depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    for child in element:
        tag = child.tag
        if tag == f"{W}r":
            _walk_run(child, words, depth + 1)
        elif tag in DELETED:
            words.deleted += 1
        elif tag == f"{W}hyperlink":
            before = len(words.pieces)
            _walk(child, words, depth + 1)
            target = child.get(f"{R}id") or child.get(f"{STRICT_R}id")
            if target:
                words.links.append((target, " ".join("".join(words.pieces[before:]).split())))
        elif tag in TRANSPARENT:
            _walk(child, words, depth + 1)
        elif tag == f"{MC}AlternateContent":
            chosen = next((c for c in child if c.tag in (f"{MC}Choice", f"{MC}Fallback")), None)
            if chosen is not None:
                _walk(chosen, words, depth + 1)


def _walk_run(run: Any, words: Words, depth: int) -> None:
    properties = run.find(f"{W}rPr")
    if properties is not None and is_on(properties, "vanish"):
        words.hidden += 1
        return
    for child in run:
        _take(child, words, depth)


def _take(child: Any, words: Words, depth: int) -> None:
    tag = child.tag
    if tag == f"{W}t":
        words.pieces.append(child.text or "")
    elif tag in (f"{W}tab", f"{W}ptab"):
        words.pieces.append("\t")
    elif tag in (f"{W}br", f"{W}cr"):
        words.pieces.append("\n")
    elif tag == f"{W}noBreakHyphen":
        words.pieces.append("-")
    elif tag == f"{MC}AlternateContent":
        chosen = next((c for c in child if c.tag in (f"{MC}Choice", f"{MC}Fallback")), None)
        if chosen is not None and depth < MAX_DEPTH:
            for inner in chosen:
                _take(inner, words, depth + 1)
    elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
        words.boxes.extend(child.iter(f"{W}txbxContent"))
