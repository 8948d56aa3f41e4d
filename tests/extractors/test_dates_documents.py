"""Golden documents: whole invented texts with every date in them, its days, precision, bound and role.

Each folder holds `document.txt` (what it imitates is in its name) and `dates.tsv`, whose first line gives the document's kind and
own date as they are taken here, and the verdict of the statutory clock. Line ends inside a date are written as \\n.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.clock import statutory_clock
from extractors.dates import find_dates
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text

FOLDERS = sorted(path for path in (Path(__file__).parent / "dates_documents").iterdir() if path.is_dir())
HEAD = re.compile(r"# kind (\w+), own date (\S+), clock (\w+)")


def read_folder(folder: Path) -> tuple[Prepared, str | None, list[str]]:
    """The prepared document, the clock's verdict and the expected rows of a folder."""
    head, _, *rows = (folder / "dates.tsv").read_text(encoding="utf-8").splitlines()
    kind, own, verdict = re.fullmatch(HEAD, head).groups()  # type: ignore[union-attr]
    p = prepare(read_text((folder / "document.txt").read_bytes(), name=f"{folder.name}.txt"))
    return replace(p, kind=kind, own_date=None if own == "None" else own), None if verdict == "None" else verdict, rows


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_document(folder: Path) -> None:
    p, _, expected = read_folder(folder)
    found = [
        "\t".join(
            (p.text[m.start : m.end].replace("\n", "\\n"), m.first or "-", m.last or "-", m.precision, m.bound, m.role)
        )
        for m in find_dates(p)
    ]
    assert found == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_clock_of_document(folder: Path) -> None:
    p, verdict, _ = read_folder(folder)
    clock = statutory_clock(p, find_dates(p))
    assert (clock.verdict if clock else None) == verdict
