"""Prepare a reading for the fact finders: labels, zones and sentences beside the text, found fast by offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.kinds import default_regime, document_kind
from extractors.own_date import own_date
from extractors.sentences import split_sentences
from extractors.strip import label_blocks
from extractors.strip.lines import label_lines
from extractors.zones import assign_zones
from models.documents import Block, DocumentKind, Label, Reading, Sentence, Zone, ZoneName
from models.facts import Regime


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document made ready: what every fact finder reads. All offsets are code points of `text`.

    `labels` runs parallel to `reading.blocks`; `zones` cover the text; `own_date` is the document's own date (ISO day) or None;
    `default_regime` is the law that a bare "section" belongs to when nothing nearer says (None: nothing in the text tells).
    """

    reading: Reading
    labels: tuple[Label, ...]
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    kind: DocumentKind = "other"
    own_date: str | None = None
    default_regime: Regime | None = None
    _zone_starts: Sequence[int] = field(default=(), repr=False)
    _sentence_starts: Sequence[int] = field(default=(), repr=False)
    _block_starts: Sequence[int] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_zone_starts", [zone.start for zone in self.zones])
        object.__setattr__(self, "_sentence_starts", [sentence.start for sentence in self.sentences])
        object.__setattr__(self, "_block_starts", [block.start for block in self.reading.blocks])

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.reading.blocks

    def zone_at(self, offset: int) -> ZoneName:
        """The zone that holds a code point ("response" where no zone does)."""
        index = bisect_right(self._zone_starts, offset) - 1
        return self.zones[index].name if index >= 0 and offset < self.zones[index].end else "response"

    def sentence_index(self, offset: int) -> int | None:
        """Index of the sentence that holds a code point, or of the nearest before it in white space; None before the first."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a code point, or None where none does."""
        index = self.sentence_index(offset)
        return self.sentences[index] if index is not None and offset < self.sentences[index].end else None

    def block_index(self, offset: int) -> int | None:
        """Index of the block that holds a code point, or of the nearest before it; None before the first."""
        index = bisect_right(self._block_starts, offset) - 1
        return index if index >= 0 else None


def prepare(
    reading: Reading,
    *,
    repeated: frozenset[str] | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> Prepared:
    """`reading` with labels, zones, sentences, kind, own date and default regime; linear in the text's length.

    `repeated` holds hashes of lines known to recur over the publisher's documents (`extractors.strip.repeats.line_key`);
    `keep` and `drop` are a source's CSS selectors for content and furniture of its pages.
    """
    labels = _labels(reading, repeated, keep, drop)
    zones = assign_zones(reading, labels)
    kind = document_kind(reading, labels)
    return Prepared(
        reading=reading,
        labels=labels,
        zones=zones,
        sentences=split_sentences(reading, zones),
        kind=kind,
        own_date=own_date(reading, labels, kind),
        default_regime=default_regime(reading, labels),
    )


def _labels(
    reading: Reading, repeated: frozenset[str] | None, keep: Sequence[str], drop: Sequence[str]
) -> tuple[Label, ...]:
    if reading.labels is None and reading.media_type == "text/plain":
        # A letter is no page, but its mail's confidentiality notice is no content either.
        return label_lines(reading, repeated=repeated)
    return label_blocks(reading, repeated=repeated, keep=keep, drop=drop)
