"""WARC (ISO 28500): the archive written for other tools to read, and their files read as captures."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractors.read.sniff import sniff
from flows.archive import Archive
from flows.finds import Role
from flows.state import State
from flows.urls import canonical_url
from models.errors import BadUrl, BodyTooLarge, FoitraceError, Malformed, PathDenied, PathMissing, Truncated
from models.extraction import Capture
from models.identifiers import capture_id

NOTE = "Foitrace-Capture"
"""Our own named field of a record: what a capture knows beyond WARC, so that a round trip changes nothing."""
SOFTWARE = "foitrace/0.1"
UNPACKED = frozenset(("content-encoding", "transfer-encoding", "content-length"))
"""Headers that describe the bytes on the wire; the archive holds the body unpacked."""
PIECE = 64 * 1024
MAX_HEADERS = 1024 * 1024
"""Bytes of headers that a record may have."""
SCHEMES = ("http:", "https:", "file:")

Found = tuple[str, Role, Capture | FoitraceError]
"""A record's URL, what it is for, and its capture or why there is none."""
LastCapture = Callable[[str], Capture | None]


def export_warc(data: Path, target: Path, *, progress: Callable[[int], None] | None = None) -> int:
    """Write every capture of the data folder to a WARC 1.1 file (gzip by record where it ends in .gz); gives how many.

    The file appears whole under its name or not at all. A 304 is a revisit record, a local file a resource record. Raises
    BodyMissing or BodyCorrupt where the archive is damaged, PathDenied where the file cannot be written.
    """
    archive = Archive(data / "archive")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        return _write_warc(data, archive, part, target, progress)
    except OSError as error:
        if isinstance(error, FoitraceError):
            raise
        raise PathDenied(f"{target} cannot be written: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _write_warc(data: Path, archive: Archive, part: Path, target: Path, progress: Callable[[int], None] | None) -> int:
    count = 0
    with State(data) as state, part.open("wb") as file:
        writer = WARCWriter(file, gzip=target.suffix == ".gz", warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(target.name, {"software": SOFTWARE, "format": "WARC/1.1"}))
        for _, capture in state.captures(listings=True):
            writer.write_record(_record(writer, capture, archive, state.role(capture.capture_id)))
            count += 1
            if progress:
                progress(count)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
    return count


def _record(writer: WARCWriter, capture: Capture, archive: Archive, role: str) -> ArcWarcRecord:
    moment = capture.fetched_at.replace("+00:00", "Z")
    fields = {"WARC-Date": moment, NOTE: json.dumps({**_note(capture), "role": role})}
    body = archive.get(capture.body_sha256) if capture.body_sha256 and not capture.not_modified else b""
    if capture.status is None:
        resource = writer.create_warc_record(
            capture.url,
            "resource",
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type=capture.media_type or "application/octet-stream",
            warc_headers_dict=fields,
        )
        return resource
    headers = StatusAndHeaders(f"{capture.status} {_reason(capture.status)}", _http_headers(capture), "HTTP/1.1")
    if capture.not_modified:
        fields["WARC-Profile"] = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
        fields["WARC-Refers-To-Target-URI"] = capture.final_url
    return writer.create_warc_record(
        capture.final_url,
        "revisit" if capture.not_modified else "response",
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=headers,
        warc_headers_dict=fields,
    )


def _note(capture: Capture) -> dict[str, Any]:
    return {
        "url": capture.url,
        "redirects": capture.redirects,
        "source": capture.source,
        "parent_url": capture.parent_url,
        "media_type": capture.media_type,
        "headers": capture.headers,
        "sha256": capture.body_sha256,
        "bytes": capture.body_bytes,
    }


def _http_headers(capture: Capture) -> list[tuple[str, str]]:
    """The headers as they fit the unpacked body; those of the wire are kept under another name, as web archives do."""
    kept = [(f"X-Archive-Orig-{name}" if name in UNPACKED else name, value) for name, value in capture.headers]
    length = 0 if capture.not_modified else capture.body_bytes
    return [
        *((name, value.replace("\r", " ").replace("\n", " ")) for name, value in kept),
        ("Content-Length", str(length)),
    ]


def _reason(status: int) -> str:
    return {200: "OK", 203: "Non-Authoritative Information", 304: "Not Modified"}.get(status, "Status")


# -- reading -----------------------------------------------------------------------------------------------------------


def read_warc(
    path: Path, archive: Archive, *, source: str, max_bytes: int, last_capture: LastCapture
) -> Iterator[Found]:
    """The captures of a WARC or ARC file with their URLs, bodies archived; an error in place of one that cannot be taken.

    Successful responses and resources are taken, and revisits of bodies that `last_capture` knows. Records of other kinds
    (requests, metadata, errors of servers) are passed over. Reading the same file again gives the same captures.
    """
    try:
        with path.open("rb") as file:
            yield from _captures(file, path, archive, source, max_bytes, last_capture)
    except FileNotFoundError as error:
        raise PathMissing(f"{path} does not exist.") from error
    except OSError as error:
        raise PathDenied(f"{path} cannot be read: {error.strerror or error}.") from error


def _captures(
    file: io.BufferedReader, path: Path, archive: Archive, source: str, max_bytes: int, last_capture: LastCapture
) -> Iterator[Found]:
    try:
        records = ArchiveIterator(file, arc2warc=True)
        lines = _BoundedLines(records.reader)
        for record in records:
            lines.taken = 0
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type not in ("response", "resource", "revisit") or not url:
                continue
            try:
                capture = _capture(record, url.strip("<>"), archive, source, max_bytes, last_capture)
            except FoitraceError as error:
                yield url, "page", error
                continue
            if capture is not None:
                yield url, _role(record), capture
    except (ArchiveLoadFailed, AttributeError, ValueError, EOFError) as error:
        yield path.absolute().as_uri(), "page", Malformed(f"{path} is broken as a WARC file: {error}.")


class _BoundedLines:
    """Keeps warcio from reading headers without end: a small packed file may hold a line of gigabytes."""

    def __init__(self, reader: Any) -> None:
        self.taken = 0
        self._readline = reader.readline
        reader.readline = self.readline

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = self._readline(MAX_HEADERS if length is None else min(length, MAX_HEADERS))
        self.taken += len(line)
        if self.taken >= MAX_HEADERS:
            raise ArchiveLoadFailed("its headers have no end")
        return line


def _capture(
    record: ArcWarcRecord, url: str, archive: Archive, source: str, max_bytes: int, last_capture: LastCapture
) -> Capture | None:
    note = _read_note(record)
    status = _status(record)
    is_revisit = record.rec_type == "revisit"
    if status is not None and not (200 <= status < 300 or is_revisit):
        return None
    if not url.startswith(SCHEMES):
        return None
    known = str(note.get("url") or canonical_url(url))
    fetched_at = _moment(record, url)
    if is_revisit:
        before = last_capture(known)
        if before is None or before.body_sha256 is None:
            raise BadUrl(
                f"{url} is recorded as unchanged, but what it was is not known.", hint="Import the earlier file first."
            )
        sha256, size, media_type = before.body_sha256, before.body_bytes, before.media_type
    else:
        body = _body(record, url, max_bytes)
        sha256, size = archive.put(body), len(body)
        media_type = note.get("media_type") or sniff(body, name=url.rpartition("/")[2], media_type=_declared(record))
    return Capture(
        capture_id=capture_id(known, fetched_at, sha256),
        url=known,
        final_url=url,
        fetched_at=fetched_at,
        status=status,
        body_sha256=sha256,
        body_bytes=size,
        media_type=media_type,
        headers=_headers(record, note),
        redirects=tuple(note.get("redirects") or ()),
        source=note.get("source") or source,
        parent_url=note.get("parent_url"),
        not_modified=is_revisit,
    )


def _body(record: ArcWarcRecord, url: str, max_bytes: int) -> bytes:
    """The record's body, unpacked, within bounds."""
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > max_bytes:
            raise BodyTooLarge(f"{url} gives more than {max_bytes:,} bytes.")
        pieces.append(piece)
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        raise Truncated(f"The record of {url} ends early.")
    return b"".join(pieces)


def _read_note(record: ArcWarcRecord) -> dict[str, Any]:
    """What our own export noted; nothing for other tools' files or for a note that is not ours."""
    try:
        note = json.loads(record.rec_headers.get_header(NOTE) or "{}")
    except (ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) and _is_ours(note) else {}


def _is_ours(note: dict[str, Any]) -> bool:
    """Whether a note has the form that `_note` gives it: anyone may write a field of this name."""
    words = [note.get(name) for name in ("url", "source", "parent_url", "media_type")]
    redirects, headers = note.get("redirects") or [], note.get("headers") or []
    return (
        all(word is None or (isinstance(word, str) and word.isprintable()) for word in words)
        and str(note.get("url") or "http:").startswith(SCHEMES)
        and isinstance(redirects, list)
        and all(isinstance(url, str) for url in redirects)
        and isinstance(headers, list)
        and all(isinstance(pair, list) and len(pair) == 2 for pair in headers)
    )


def _role(record: ArcWarcRecord) -> Role:
    role = _read_note(record).get("role")
    return role if role in ("listing", "attachment") else "page"


def _status(record: ArcWarcRecord) -> int | None:
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code and code.isdecimal() else None


def _declared(record: ArcWarcRecord) -> str | None:
    headers = record.http_headers
    declared: str | None = headers.get_header("Content-Type") if headers else record.content_type
    return declared


def _headers(record: ArcWarcRecord, note: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    if isinstance(note.get("headers"), list):
        return tuple((str(name), str(value)) for name, value in note["headers"])
    found = record.http_headers.headers if record.http_headers else ()
    return tuple((name.lower(), value[:2_000]) for name, value in found if name.lower() != "set-cookie")[:64]


def _moment(record: ArcWarcRecord, url: str) -> str:
    """The record's date as ISO 8601 in UTC with microseconds."""
    words = record.rec_headers.get_header("WARC-Date") or ""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise Malformed(f'{url} has the date "{words[:40]}", which is none.') from error
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat(timespec="microseconds")
