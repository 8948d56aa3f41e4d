"""The documents of the desk's tests: a letter in two versions, a withdrawn one, a table, hostile words, a long document."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from warehouse_builders import LETTER, House, capture_of, extract_letter, figure, rows_of

from desk.app import make_app
from models.documents import CONTENT, Block, Cell, Label, Link, Metadata, Sentence, Table
from models.extraction import Clock, Extraction, Withdrawal
from models.facts import Question
from models.identifiers import sha256_text
from models.locators import CellLocator, LineLocator
from warehouse.rows import document_rows, withdrawal_rows

LETTER_URL = "https://police.example/foi/complaints"
SHEET_URL = "https://police.example/data.xlsx"
HOSTILE_URL = "javascript:alert(1)"
LONG_URL = "https://council.example/long"
WITHDRAWN_URL = "https://council.example/withdrawn"
SCRIPT = "<script>alert('found')</script><img src=x onerror=alert(1)>"


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """A desk that runs in a thread; gives its address."""
    server = uvicorn.Server(uvicorn.Config(make_app(data), port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive(), "the desk did not start"
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def fill(house: House) -> None:
    """Load and publish the samples."""
    start = LETTER.index("Section 40")
    more: dict[str, Any] = {
        "clock": Clock(
            "2024-03-04", "2024-03-04", "2024-03-18", "2024-03-18", 10, 10, "2024-04-03", "2024-04-03", "in_time"
        ),
        "questions": (Question(label="1", start=start, end=start + 10, decision="disclosed"),),
        "links": (Link(SHEET_URL, "The figures", True), Link("https://police.example/annex.pdf", "Annex A", True)),
    }
    house.load(
        house.shard(
            rows_of(LETTER, LETTER_URL, "2024-04-01T09:00:00Z", **more),
            rows_of(LETTER.replace("97", "99"), LETTER_URL, "2024-05-01T09:00:00Z", **more),
            _sheet(),
            _hostile(),
            _council(_long(), LONG_URL),
            _council(LETTER.replace("40(2)", "31(1)").replace("000123", "000777"), WITHDRAWN_URL),
            withdrawal_rows([Withdrawal(WITHDRAWN_URL, "2024-06-01T09:00:00Z", "not_found")]),
        )
    )
    house.publish()


def _council(text: str, url: str) -> dict[str, list[dict[str, Any]]]:
    extraction = extract_letter(text, title="A council's answer")
    return document_rows(extraction, capture_of(extraction, url), url=url, publisher="Eastbury Council")


def _long() -> str:
    return "\n".join(f"Paragraph {number} tells of {number + 1000} complaints." for number in range(700))


def _hostile() -> dict[str, list[dict[str, Any]]]:
    text = f"{SCRIPT} A total of 41 allegations.\n\u202eright to left {{{{ 7 * 7 }}}}"
    extraction = extract_letter(text, title=SCRIPT, metadata=Metadata(title=SCRIPT, author=SCRIPT))
    return document_rows(extraction, capture_of(extraction, HOSTILE_URL), url=HOSTILE_URL, publisher=SCRIPT)


def _sheet() -> dict[str, list[dict[str, Any]]]:
    """A sheet in the style of a disclosure's annex: heads, a suppressed cell, an empty cell, a share line under it."""
    lines = ["Complaints by area", "Area\t2022\t2023", "Northtown\t1,214\t1,020", "Southtown\t\t<5", "Share this page"]
    text = "\n".join(lines)
    blocks, labels, sentences, cells, offset = [], [], [], [], 0
    for row, line in enumerate(lines):
        place = offset
        for column, words in enumerate(line.split("\t")):
            is_cell, end = "\t" in line, place + len(words)
            locator = CellLocator("Table 1", f"{'ABC'[column]}{row}") if is_cell else LineLocator(row + 1, row + 1)
            if is_cell:
                is_header = row == 1 or column == 0
                cells.append(Cell(row - 1, column, place, end, is_header=is_header, locator=locator))
            if words:
                is_aside = words.startswith("Share")
                blocks.append(Block("table_cell" if is_cell else "paragraph", place, end, locator))
                labels.append(Label("share", "a line that offers to share") if is_aside else CONTENT)
                zone: Any = "boilerplate" if is_aside else "response"
                sentences.append(Sentence(place, end, zone, len(blocks) - 1))
            place = end + 1
        offset += len(line) + 1
    digest = sha256_text(text)
    facts = tuple(
        figure(text, words, value, "complaints", suppressed=value is None, state="value" if value else "suppressed")
        for words, value in (("1,214", 1214), ("1,020", 1020), ("<5", None))
    )
    extraction = Extraction(
        name="data.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        kind="statistics",
        body_sha256=digest,
        text_sha256=digest,
        content_sha256=digest,
        text=text,
        blocks=tuple(blocks),
        labels=tuple(labels),
        zones=(),
        sentences=tuple(sentences),
        metadata=Metadata(title="Complaints by area"),
        tables=(Table(tuple(cells), header_rows=1, name="Table 1"),),
        facts=facts,
        extractor_version="test-1",
    )
    capture = capture_of(extraction, SHEET_URL)
    return document_rows(extraction, capture, url=SHEET_URL, publisher="Northshire Police", parent_url=LETTER_URL)
