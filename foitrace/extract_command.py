"""`foitrace extract`: facts of files as JSON lines, with no database and no network."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.pipeline import extract
from extractors.read import max_bytes
from models.documents import block_record
from models.errors import FoitraceError, PathDenied, PathMissing
from models.extraction import Extraction
from models.facts import fact_record


def extract_paths(paths: Sequence[Path], *, with_text: bool) -> int:
    """Print one JSON object a document. Returns 0, or 3 when some file could not be read (its error goes to stderr)."""
    failed = 0
    for path in paths:
        for file, shown in _files(path):
            try:
                extraction = extract(_body(file), name=shown, url=file.resolve().as_uri())
            except FoitraceError as error:
                failed += 1
                print(f"foitrace: {shown}: {error.code}: {error}", file=sys.stderr)
                continue
            line = json.dumps(extraction_record(extraction, with_text=with_text), ensure_ascii=False)
            # Half a surrogate pair (a name or a text that is not Unicode) is written as JSON's own escape for it.
            print(line.encode("utf-8", "backslashreplace").decode("utf-8"))
    return 3 if failed else 0


def extraction_record(extraction: Extraction, *, with_text: bool) -> dict[str, object]:
    """The JSON object of one document, as `docs/facts.md` describes it."""
    record: dict[str, object] = {
        "doc": extraction.name,
        "kind": extraction.kind,
        "text_sha256": extraction.text_sha256,
        "facts": [fact_record(fact, extraction.text) for fact in extraction.facts],
    }
    if with_text:
        record["text"] = extraction.text
        pairs = zip(extraction.blocks, extraction.labels, strict=True)
        record["blocks"] = [block_record(block, extraction.text, label) for block, label in pairs]
    return record


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Files under a path with the names to show: the bare name of a given file, the path within a given folder."""
    if not path.is_dir():
        yield path, path.name
        return
    for file in sorted(path.rglob("*")):
        if file.is_file():
            yield file, file.relative_to(path).as_posix()


def _body(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(max_bytes() + 1)  # enough for the reader to see that it is too large
    except FileNotFoundError as error:
        raise PathMissing(f"{file} is not there.") from error
    except PermissionError as error:
        raise PathDenied(f"{file} may not be read.") from error
    except IsADirectoryError as error:
        raise PathMissing(f"{file} is a folder.") from error
    except OSError as error:
        raise PathDenied(f"{file} cannot be read: {error.strerror}.", hint="Check the path.") from error
