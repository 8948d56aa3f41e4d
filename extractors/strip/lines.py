"""Label the lines of a page saved as text: which are content, and which belong to the website around it."""

from __future__ import annotations

from models.documents import CONTENT, Label, Reading

from extractors.strip.line_rules import RULES


def label_lines(reading: Reading, *, repeated: frozenset[str] | None = None) -> tuple[Label, ...]:
    """A label for each block of a plain text, parallel to `reading.blocks`. Linear in the text's length.

    `repeated` holds hashes of lines known to stand on many pages of the publisher.
    """
    labels: list[Label] = []
    for block in reading.blocks:
        size = block.end - block.start
        label = CONTENT
        if size <= 420 and reading.is_page_dump:
            line = " ".join(reading.text[block.start : block.end].lower().replace("’", "'").split())
            for rule in RULES:
                if len(line) <= rule.longest and rule.pattern.match(line):
                    label = Label(rule.label, rule.reason, 0.9)
                    break
        labels.append(label)
    return tuple(labels)
