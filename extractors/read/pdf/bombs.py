"""Bombs: small files that unpack to pages too large to parse. pdfium parses a page in one call that nothing interrupts."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter

from models.errors import LimitExceeded

_STREAM = re.compile(rb"stream\r?\n")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_INDIRECT = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+Do\b")
_SUSPECT_STREAM = 16 * 1024
"""Packed bytes below which a stream cannot unpack to a dangerous page (deflate packs at most about 1,030 to 1)."""
_LARGEST_LZW = 256 * 1024
_MOST_RUNS = 200_000
"""Most times that forms may be run through forms, each form counted as often as it is drawn."""
_DEEPEST = 60


def check_streams(body: bytes, name: str, limit: int) -> None:
    """Refuse a packed stream, other than an image, a font or an embedded file, that unpacks to more than `limit` bytes."""
    for match in _STREAM.finditer(body):
        start = match.end()
        end = body.find(b"endstream", start)
        if end < 0 or end - start < _SUSPECT_STREAM:
            continue
        opening = body.rfind(b"obj", max(0, start - 4096), match.start())
        head = body[opening if opening >= 0 else max(0, start - 512) : match.start()]
        if any(mark in head for mark in (b"/Image", b"/Length1", b"/FontFile", b"/EmbeddedFile")):
            continue
        if b"/LZW" in head and end - start > _LARGEST_LZW:
            raise LimitExceeded(f"{name}: an LZW stream of {end - start:,} bytes.")
        if _unpacked_beyond(body[start:end], head, limit):
            raise LimitExceeded(f"{name}: a stream unpacks to more than {limit:,} bytes.")


def _unpacked_beyond(data: bytes, head: bytes, limit: int) -> bool:
    if b"/ASCII85" in head or b"/A85" in head:
        try:
            data = base64.a85decode(data.strip().removesuffix(b"~>"))
        except ValueError:
            return False
    elif b"/ASCIIHex" in head or b"/AHx" in head:
        try:
            data = binascii.unhexlify(b"".join(data.split()).rstrip(b">"))
        except ValueError:
            return False
    for _ in range(min(head.count(b"/Fl"), 4)):
        try:
            data = zlib.decompressobj().decompress(data, limit + 1)
        except zlib.error:
            return False
        if len(data) > limit:
            return True
    return len(data) > limit


def check_forms(body: bytes, name: str) -> None:
    """Refuse forms that draw forms that draw forms, when they come to more runs than any page has."""
    if len(_FORM.findall(body)) < 3:
        return
    places = [(int(match.group(1)), match.start()) for match in _OBJECT.finditer(body)]
    ends = [start for _, start in places[1:]] + [len(body)]
    spans = {number: (start, end) for (number, start), end in zip(places, ends, strict=True)}
    drawn = {number: _draws(body, spans, start, end) for number, (start, end) in spans.items()}
    runs: dict[int, int] = {}
    for number in drawn:
        if _runs(number, drawn, runs, 0) > _MOST_RUNS:
            raise LimitExceeded(f"{name}: forms within forms come to more than {_MOST_RUNS:,} drawings.")


def _draws(body: bytes, spans: dict[int, tuple[int, int]], start: int, end: int) -> Counter[int]:
    """How often the form at a place draws each of its own forms; nothing for what is no form."""
    stream = _STREAM.search(body, start, end)
    if stream is None or not _FORM.search(body, start, stream.start()):
        return Counter()
    head = body[start : stream.start()]
    for _ in range(2):
        # The resources, and the forms in them, may each be an object of their own.
        named = [spans[int(n)] for n in _INDIRECT.findall(head) if int(n) in spans]
        head += b" ".join(body[a:b] for a, b in named if b - a < _SUSPECT_STREAM)
    targets = {key: int(number) for key, number in _NAMED.findall(head)}
    data = body[stream.end() : end]
    if b"/Fl" in head:
        try:
            data = zlib.decompressobj().decompress(data, 4 * 1024 * 1024)
        except zlib.error:
            return Counter()
    return Counter(targets[key] for key in _DRAWN.findall(data) if key in targets)


def _runs(number: int, drawn: dict[int, Counter[int]], runs: dict[int, int], depth: int) -> int:
    if number in runs:
        return runs[number]
    runs[number] = 1
    if depth < _DEEPEST and number in drawn:
        inner = sum(count * _runs(form, drawn, runs, depth + 1) for form, count in drawn[number].items())
        runs[number] = min(1 + inner, 1 << 60)
    return runs[number]
