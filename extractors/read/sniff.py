"""Tell a file's type from its bytes; its name decides only between kinds of text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

import olefile

from extractors.read.decode import wide_encoding

HEAD_BYTES = 4096
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b'x\x9f>"', "application/vnd.ms-tnef"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENXML: tuple[tuple[str, str], ...] = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_BY_SUFFIX: dict[str, str] = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".tab": "text/tab-separated-values",
    # Programs export delimited text under a workbook's name.
    ".xls": "text/csv",
    ".xlsx": "text/csv",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".json": "application/json",
    ".xml": "application/xml",
    ".md": "text/markdown",
}
_TEMPLATES: dict[str, str] = {
    "application/vnd.oasis.opendocument.spreadsheet-template": "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text-template": "application/vnd.oasis.opendocument.text",
}
_CONTENT_ITEM = re.compile(rb'\s{0,200}\{\s{0,200}"')
_CONTENT_MARKS = (b'"schema_name"', b'"content_id"', b'"document_type"', b'"base_path"')
_TEXT_TYPES = frozenset(_BY_SUFFIX.values()) | {"text/plain"}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|table|p|h[1-6]|article|main|section|span|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b")
_TAG = re.compile(rb"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,300})?>")
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50}){2,}?")
_MAIL_ONLY = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|DKIM-Signature|X-Mailer):", re.IGNORECASE | re.MULTILINE
)


def sniff(body: bytes, *, name: str = "", media_type: str | None = None) -> str:
    """Media type of `body`: by its first bytes, then for text by `name`'s suffix or the declared `media_type`.

    Bytes that are no text and no known format are "application/octet-stream".
    """
    head = body[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    # Writers put a few bytes of rubbish before a PDF's header; the standard asks readers to look through the first 1,024.
    if b"%PDF-" in head[:1024] and is_binary(body):
        return "application/pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip_kind(body)
    if body.startswith(_OLE):
        return _ole_kind(body)
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if head[:4] == b"RIFF":
        return "image/webp" if head[8:12] == b"WEBP" else "audio/x-wav"
    if is_binary(body):
        # A mail may carry files in bytes as they are.
        return "message/rfc822" if _is_mail(head) else "application/octet-stream"
    return _text_kind(head, name, media_type)


def is_binary(body: bytes) -> bool:
    """Whether the bytes are no text: control characters (other than tab, newline, form feed, escape) beyond one in a hundred."""
    if wide_encoding(body) is not None:
        return False
    for start in (0, len(body) // 2):
        sample = body[start : start + HEAD_BYTES]
        control = len(sample) - len(sample.translate(None, _CONTROLS))
        if control > len(sample) / 100 and control > 1:
            return True
    return False


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b") | {0x7F})


def _zip_kind(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()[:20_000]
            if "mimetype" in names:
                kind = archive.open("mimetype").read(120).decode("ascii", "replace").strip()
                if kind.startswith("application/"):
                    return _TEMPLATES.get(kind, kind)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        # A broken package: its local headers still name its parts.
        names = _local_names(body)
    if "xl/workbook.bin" in names:
        return "application/vnd.ms-excel.sheet.binary.macroenabled.12"
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        for prefix, kind in _OPENXML:
            if any(member.startswith(prefix) for member in names):
                return kind
    return "application/zip"


def _local_names(body: bytes) -> list[str]:
    """The names in the local headers of a zip's first members, found without its directory."""
    names: list[str] = []
    position = 0
    head = body[:1_000_000]
    while len(names) < 200 and (position := head.find(b"PK\x03\x04", position)) >= 0:
        size = int.from_bytes(head[position + 26 : position + 28], "little")
        names.append(head[position + 30 : position + 30 + min(size, 300)].decode("latin-1"))
        position += 4
    return names


_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "application/vnd.ms-office-encrypted"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
)


def _ole_kind(body: bytes) -> str:
    """Which program wrote an OLE compound file: by the streams at its root, else by any name in its directory."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as compound:
            names = {entry[0].lower() for entry in compound.listdir(streams=True, storages=True) if len(entry) == 1}
    except (OSError, ValueError, IndexError, RecursionError, AttributeError, TypeError, struct.error):
        names = set()
    for stream, kind in _OLE_STREAMS:
        if any(name.startswith(stream.lower()) for name in names):
            return kind
    if not names:
        # A damaged directory: its names are in UTF-16.
        for stream, kind in _OLE_STREAMS:
            if stream.encode("utf-16-le") in body:
                return kind
    return "application/x-ole-storage"


def _text_kind(head: bytes, name: str, media_type: str | None) -> str:
    declared = (media_type or "").partition(";")[0].strip().lower()
    by_name = _BY_SUFFIX.get(PurePosixPath(name.lower()).suffix)
    if _HTML.match(head) and (by_name != "text/markdown") and len(_TAG.findall(head)) >= 2:
        return "text/html"
    if by_name is not None and _fits(by_name, head):
        return by_name
    if declared in _TEXT_TYPES and declared != "text/plain":
        return declared
    if _XML.match(head):
        return "application/xml"
    if _CONTENT_ITEM.match(head) and any(mark in head for mark in _CONTENT_MARKS):
        return "application/json"
    if declared != "text/plain" and not name.lower().endswith(".txt") and _is_mail(head):
        return "message/rfc822"
    return "text/plain"


def _fits(by_name: str, head: bytes) -> bool:
    """Whether the text can be what its name says: JSON begins with a brace, delimited text not with XML's mark."""
    if by_name == "application/json":
        return _CONTENT_ITEM.match(head) is not None
    return not (by_name == "text/csv" and _XML.match(head))


def _is_mail(head: bytes) -> bool:
    if head.startswith(b"From ") and b"\n" in head[:300]:
        head = head.partition(b"\n")[2]
    headers = _HEADERS.match(head)
    return headers is not None and _MAIL_ONLY.search(head) is not None
