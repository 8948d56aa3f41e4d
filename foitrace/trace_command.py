"""`foitrace trace`: hits with their sentence, the figure marked, and everything needed to check them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from foitrace.print_rows import harmless, json_value, print_rows
from foitrace.settings import data_folder
from warehouse.connect import open_read
from warehouse.trace import Hit, trace

CSV_COLUMNS = (
    "sentence",
    "quote",
    "value",
    "detail",
    "zone",
    "title",
    "publisher",
    "url",
    "link",
    "fetched_at",
    "body_sha256",
    "place",
    "fact_id",
)


def trace_words(words: str, data: Path | None, limit: int, output: str) -> int:
    """Print the hits for some words or a fact's identifier. Returns 0, or 1 when nothing was found."""
    with closing(open_read(data_folder(data).root)) as connection:
        hits = trace(connection, words, limit=limit)
    if output == "json":
        for hit in hits:
            print(json.dumps(json_value(asdict(hit)), ensure_ascii=False))
    elif output == "csv":
        print_rows(CSV_COLUMNS, ([getattr(hit, name) for name in CSV_COLUMNS] for hit in hits), "csv")
    else:
        _print_hits(hits)
    if not hits:
        print(f"foitrace: nothing holds all of: {words}", file=sys.stderr)
    return 0 if hits else 1


def _print_hits(hits: Sequence[Hit]) -> None:
    # Colours and folding are for a terminal; in a pipe each hit's lines stay whole, so that grep finds them.
    bold, plain = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("", "")
    for number, hit in enumerate(hits):
        before, words, after = hit.sentence[: hit.start], hit.sentence[hit.start : hit.end], hit.sentence[hit.end :]
        marked = f"[{words}]" if hit.fact_id else words
        lines = [printable(before) + bold + printable(marked) + plain + printable(after)]
        lines += [f"  {name:<10} {printable(value)}" for name, value in _provenance(hit)]
        print(("\n" if number else "") + "\n".join(lines))


def printable(text: str) -> str:
    """Text that a terminal cannot take for commands: white space folded, control characters shown as such."""
    return harmless(text.replace("\n", " "))


def _provenance(hit: Hit) -> list[tuple[str, str]]:
    said = " ".join(part for part in (hit.fact_kind, hit.value, hit.detail) if part)
    state = ", withdrawn by its publisher" if hit.is_withdrawn else "" if hit.is_current else ", an earlier version"
    rows = [
        ("fact", f"{said}{', corrected' if hit.is_corrected else ''}" if hit.fact_id else ""),
        ("fact id", hit.fact_id or ""),
        ("zone", f"{hit.zone} ({hit.document_kind}{state})"),
        ("page", hit.title or ""),
        ("publisher", hit.publisher or ""),
        ("fetched", f"{hit.fetched_at:%Y-%m-%d %H:%M:%S} UTC"),
        ("sha256", hit.body_sha256),
        ("place", hit.place or ""),
        ("link", hit.link),
    ]
    return [row for row in rows if row[1]]
