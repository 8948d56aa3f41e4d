"""Speed and quality of the PDF reader beside its peers, in one run.

    python -m benchmarks.pdf tables [--samples 60] [--data FOLDER]    relations right, tables found, seconds a page
    python -m benchmarks.pdf text FILE...                             pages and characters per CPU-second

`tables` scores the tables that the project draws itself, and those of FOLDER where it holds files of the ICDAR 2013
table competition (NAME.pdf with NAME-str.xml). Peers that are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.table_relations import Cell, Relation, f1, relations

Finder = Callable[[str], list[tuple[int, list[Cell]]]]
"""Tables of a file: page from 1, cells."""

_TESTS = Path(__file__).resolve().parents[1] / "tests" / "extractors"


@dataclass
class Document:
    """A file and the relations of its tables, page by page."""

    path: Path
    pages: int
    expected: dict[int, Counter[Relation]]


@dataclass
class Result:
    """What a finder did: F1 of each document, pooled counts, tables where there are none, CPU seconds."""

    scores: list[float] = field(default_factory=list)
    expected: Counter[Relation] = field(default_factory=Counter)
    right: int = 0
    found: int = 0
    wanted: int = 0
    spurious: int = 0
    seconds: float = 0.0
    pages: int = 0


def ours(path: str) -> list[tuple[int, list[Cell]]]:
    from benchmarks.pdf_tables import tables

    return [(table["page"], table["cells"]) for table in tables(path)]


def plumber(path: str) -> list[tuple[int, list[Cell]]]:
    import pdfplumber

    found = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            found += [(page.page_number, _cells(rows)) for rows in page.extract_tables()]
    return found


def camelot_finder(flavour: str) -> Finder:
    def finder(path: str) -> list[tuple[int, list[Cell]]]:
        import camelot

        read = camelot.read_pdf(path, flavor=flavour, pages="all", suppress_stdout=True)
        return [(int(table.page), _cells(table.df.values.tolist())) for table in read]

    return finder


def _cells(rows: list[list[Any]]) -> list[Cell]:
    return [(r, c, r, c, text or "") for r, row in enumerate(rows) for c, text in enumerate(row)]


def drawn(count: int, folder: Path) -> Iterator[Document]:
    """Random tables that the project draws, written to a folder."""
    sys.path.insert(0, str(_TESTS))
    import make_pdfs as make

    for seed in range(count):
        sample = make.random_table(seed) if seed % 4 else make.text_table(seed)
        path = folder / f"{seed}.pdf"
        path.write_bytes(sample.body)
        expected: dict[int, Counter[Relation]] = {}
        for page, cells in sample.tables:
            expected.setdefault(page, Counter()).update(relations(cells))
        yield Document(path, 1, expected)


def competition(folder: Path) -> Iterator[Document]:
    """Files of the ICDAR 2013 table competition that have their cells beside them."""
    import pypdfium2

    for path in sorted(folder.glob("*.pdf")):
        truth = path.with_name(f"{path.stem}-str.xml")
        if not truth.exists():
            continue
        expected: dict[int, Counter[Relation]] = {}
        for region in ElementTree.parse(truth).getroot().iter("region"):
            page = int(region.get("page", "1"))
            expected.setdefault(page, Counter()).update(relations(_region_cells(region)))
        document = pypdfium2.PdfDocument(path)
        yield Document(path, len(document), expected)
        document.close()


def _region_cells(region: ElementTree.Element) -> Iterator[Cell]:
    for cell in region.findall("cell"):
        row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
        last_row, last_column = int(cell.get("end-row", row)), int(cell.get("end-col", column))
        yield row, column, last_row, last_column, cell.findtext("content") or ""


def measure(finder: Finder, documents: list[Document]) -> Result:
    """The finder's result over documents; a document that it fails on counts as one without tables."""
    result = Result()
    for document in documents:
        start = time.process_time()
        try:
            tables = finder(str(document.path))
        except (ValueError, TypeError, KeyError, IndexError, ZeroDivisionError, OSError, RuntimeError) as error:
            print(f"  {document.path.name}: {type(error).__name__}: {error}", file=sys.stderr)
            tables = []
        result.seconds += time.process_time() - start
        result.pages += document.pages
        _count(result, document, tables)
    return result


def _count(result: Result, document: Document, tables: list[tuple[int, list[Cell]]]) -> None:
    found: dict[int, Counter[Relation]] = {}
    for page, cells in tables:
        own = relations(cells)
        found.setdefault(page, Counter()).update(own)
        result.spurious += bool(own) and not own & document.expected.get(page, Counter())
    pages = set(found) | set(document.expected)
    empty: Counter[Relation] = Counter()
    right = sum(sum((found.get(p, empty) & document.expected.get(p, empty)).values()) for p in pages)
    there = sum(sum(counter.values()) for counter in found.values())
    wanted = sum(sum(counter.values()) for counter in document.expected.values())
    result.right, result.found, result.wanted = result.right + right, result.found + there, result.wanted + wanted
    result.scores.append(2 * right / (there + wanted) if there + wanted else f1(empty, empty))


def compare_tables(documents: list[Document]) -> None:
    finders: dict[str, Finder] = {"foitrace": ours, "pdfplumber": plumber}
    try:
        import camelot  # noqa: F401
    except ImportError:
        print("camelot is not installed: its parsers are left out")
    else:
        finders |= {f"camelot {flavour}": camelot_finder(flavour) for flavour in ("network", "hybrid")}
    print(f"{'':18s} {'F1 by document':>14s} {'F1 pooled':>10s} {'spurious':>9s} {'CPU s/page':>11s}")
    for name, finder in finders.items():
        finder(str(documents[0].path))
        result = measure(finder, documents)
        pooled = 2 * result.right / max(1, result.found + result.wanted)
        mean = sum(result.scores) / max(1, len(result.scores))
        pace = result.seconds / max(1, result.pages)
        print(f"{name:18s} {mean:14.3f} {pooled:10.3f} {result.spurious:9d} {pace:11.4f}", flush=True)


def compare_text(paths: list[Path]) -> None:
    """Pages and characters per CPU-second: this reader, pdfium's plain text, pdfplumber's."""
    import pypdfium2

    from extractors.read.pdf import read_pdf

    def whole(path: Path) -> int:
        return len(read_pdf(path.read_bytes(), name=path.name).text)

    def pdfium(path: Path) -> int:
        document = pypdfium2.PdfDocument(path)
        try:
            return sum(len(page.get_textpage().get_text_range()) for page in document)
        finally:
            document.close()

    def slow(path: Path) -> int:
        import pdfplumber

        with pdfplumber.open(path) as document:
            return sum(len(page.extract_text() or "") for page in document.pages)

    for path in paths:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
        document.close()
        for name, reader in (("foitrace", whole), ("pdfium, text only", pdfium), ("pdfplumber", slow)):
            reader(path)
            start = time.process_time()
            letters = reader(path)
            seconds = max(time.process_time() - start, 1e-6)
            print(f"{path.name:40s} {name:18s} {pages / seconds:9.0f} pages/s {letters / seconds:12,.0f} characters/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    tables = commands.add_parser("tables")
    tables.add_argument("--samples", type=int, default=60)
    tables.add_argument("--data", type=Path)
    text = commands.add_parser("text")
    text.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    if options.command == "text":
        compare_text(options.files)
        return
    with tempfile.TemporaryDirectory() as folder:
        if options.data:
            print("competition set")
            compare_tables(list(competition(options.data)))
        if options.samples:
            print("drawn samples")
            compare_tables(list(drawn(options.samples, Path(folder))))


if __name__ == "__main__":
    main()
