"""Local files and folders as captures: the same bytes at the same moment give the same rows, however often they are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from extractors.read import max_bytes
from extractors.read.sniff import sniff
from flows.archive import Archive
from flows.moments import moment_of
from flows.urls import file_url
from models.errors import PathDenied, PathError, PathMissing, TooLarge
from models.extraction import Capture
from models.identifiers import capture_id
from models.sources import Source

IGNORED = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", ".git", "__pycache__", ".venv", "node_modules"))


def walk(start: Path, *, without: Path | None = None) -> Iterator[tuple[Path, PathError | None]]:
    """Every file under a path in order of name, and with a named error each place that cannot be looked into.

    Symbolic links to files are read, those to folders are not entered (they may lead in circles). Files that a desktop or a
    version control leaves behind are passed over, and so is anything that is neither file nor folder, and the folder `without`
    (a run's own data, which would be read into itself).
    """
    try:
        mode = start.stat().st_mode
    except FileNotFoundError:
        yield start, PathMissing(f"{start} does not exist.")
        return
    except OSError as error:
        yield start, PathDenied(f"{start} cannot be reached: {error.strerror}.")
        return
    if stat.S_ISDIR(mode):
        yield from _walk_folder(start, without.resolve() if without else None)
    elif stat.S_ISREG(mode):
        yield start, None
    else:
        yield start, PathDenied(f"{start} is neither a file nor a folder.", hint="Give a file or a folder.")


def _walk_folder(top: Path, without: Path | None) -> Iterator[tuple[Path, PathError | None]]:
    """A folder's files. A stack and no recursion: folders may be nested deeper than calls may be."""
    stack = [top]
    while stack:
        path = stack.pop()
        try:
            if path is not top and not path.is_dir():
                yield path, None
                continue
            if path is not top and path.resolve() == without:
                continue
            with os.scandir(path) as entries:
                children = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield path, PathDenied(f"{path} cannot be listed: {error.strerror}.")
            continue
        for child in children:
            if child.name in IGNORED or (child.is_symlink() and child.is_dir()):
                continue
            if child.is_dir() or child.is_file():
                stack.append(path / child.name)
            elif child.is_symlink():
                yield path / child.name, PathMissing(f"{path / child.name} is a link to nothing.")


def capture_file(path: Path, archive: Archive, source: Source) -> Capture:
    """A local file archived, as the capture of its `file:` URL at the moment it was last changed.

    Raises PathMissing, PathDenied, or TooLarge above what the source or the readers allow.
    """
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            limit = min(source.limits.max_bytes, max_bytes())
            if status.st_size > limit:
                raise TooLarge(f"{path} has {status.st_size:,} bytes; the limit is {limit:,}.")
            body = file.read()
    except FileNotFoundError as error:
        raise PathMissing(f"{path} does not exist.") from error
    except OSError as error:
        raise PathDenied(f"{path} cannot be read: {error.strerror}.") from error
    url = file_url(path)
    fetched_at = _changed_at(status.st_mtime)
    sha256 = archive.put(body)
    return Capture(
        capture_id=capture_id(url, fetched_at, sha256),
        url=url,
        final_url=url,
        fetched_at=fetched_at,
        status=None,
        body_sha256=sha256,
        body_bytes=len(body),
        media_type=sniff(body, name=path.name),
        source=source.name,
    )


def _changed_at(mtime: float) -> str:
    """When a file was last changed, in ISO 8601; the beginning of 1970 for a moment that no calendar has."""
    try:
        return moment_of(mtime)
    except (ValueError, OverflowError):
        return moment_of(0)
