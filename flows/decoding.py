"""Content decoding with bounds: a body is unpacked piece by piece, and stopped before it grows beyond its limit."""

from __future__ import annotations

import zlib
from typing import Protocol

import zstandard

from models.errors import BodyGarbled, BodyTooLarge

ACCEPT_ENCODING = "gzip, deflate, zstd"
MAX_LAYERS = 2
"""Encodings on top of each other that are undone; more are an attack."""
MAX_MEMBERS = 1_000
"""Members of one gzip stream; each costs a copy of what follows it."""
PIECE = 256 * 1024
"""Bytes that one step of unpacking may give."""


class _Decoder(Protocol):
    def feed(self, piece: bytes, room: int) -> bytes: ...
    def finish(self) -> None: ...


class _Zlib:
    """gzip (several members allowed) and deflate, with or without zlib's own header."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._unpacker = zlib.decompressobj(31 if is_gzip else 15)
        self._is_first = True
        self._members = 1

    def feed(self, piece: bytes, room: int) -> bytes:
        out: list[bytes] = []
        while piece:
            unpacked = self._step(piece, min(room, PIECE) + 1)
            room -= len(unpacked)
            out.append(unpacked)
            if room < 0:
                break
            piece = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                piece = self._unpacker.unused_data
                if not self._is_gzip or not piece.startswith(b"\x1f\x8b"):
                    break  # what follows the last member is padding
                self._next_member()
        return b"".join(out)

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise BodyGarbled(f"The packed body has more than {MAX_MEMBERS:,} members.")
        self._unpacker = zlib.decompressobj(31)

    def _step(self, piece: bytes, room: int) -> bytes:
        try:
            unpacked = self._unpacker.decompress(piece, room)
        except zlib.error as error:
            if self._is_gzip or not self._is_first:
                raise BodyGarbled(f"The body cannot be unpacked: {error}.") from error
            # Many servers send "deflate" without the zlib header that RFC 9110 section 8.4.1.2 asks for.
            self._unpacker = zlib.decompressobj(-15)
            self._is_first = False
            return self._step(piece, room)
        self._is_first = False
        return unpacked

    def finish(self) -> None:
        if not self._unpacker.eof:
            raise BodyGarbled("The packed body ends early.")


class _Zstandard:
    """Zstandard with a window of at most 8 MiB (RFC 9659)."""

    def __init__(self) -> None:
        self._unpacker = zstandard.ZstdDecompressor(max_window_size=8 * 1024 * 1024).decompressobj()
        self._ended = False

    def feed(self, piece: bytes, room: int) -> bytes:
        out: list[bytes] = []
        # One step gives at most about 128 KiB for each packed block of a few bytes: small steps keep that in bounds.
        for start in range(0, len(piece), 64):
            try:
                unpacked = self._unpacker.decompress(piece[start : start + 64])
            except zstandard.ZstdError as error:
                raise BodyGarbled(f"The body cannot be unpacked: {error}.") from error
            room -= len(unpacked)
            out.append(unpacked)
            if room < 0 or self._unpacker.eof:
                break
        return b"".join(out)

    def finish(self) -> None:
        if not self._unpacker.eof:
            raise BodyGarbled("The packed body ends early.")


class BoundedBody:
    """Collects a body, decoding it on the way, and raises BodyTooLarge as soon as it exceeds `max_bytes`.

    With `cut` it keeps what fits instead, and `is_full` says that the rest need not be read.
    """

    def __init__(self, content_encoding: str, max_bytes: int, url: str, *, cut: bool = False) -> None:
        self.cut = cut
        self.is_full = False
        self._max_bytes = max_bytes
        self._url = url
        self._pieces: list[bytes] = []
        self._decoders = _decoders(content_encoding)
        self.size = 0
        self.wire_bytes = 0

    def feed(self, piece: bytes) -> None:
        """Take a piece as it came over the wire."""
        self.wire_bytes += len(piece)
        if self.wire_bytes > self._max_bytes:
            self.refuse()
        for decoder in self._decoders:
            piece = decoder.feed(piece, self._max_bytes - self.size)
        self.size += len(piece)
        if self.size > self._max_bytes:
            self.refuse()
        self._pieces.append(piece)

    def finish(self) -> bytes:
        """The whole body. Raises BodyGarbled when it ends in the middle of its encoding."""
        if self.wire_bytes and not self.is_full:
            for decoder in self._decoders:
                decoder.finish()
        return b"".join(self._pieces)[: self._max_bytes]

    def refuse(self) -> None:
        """Give up what was collected and raise BodyTooLarge; or be full, where the body may be cut."""
        if self.cut:
            self.is_full = True
            return
        self._pieces.clear()
        raise BodyTooLarge(f"{self._url} gives more than {self._max_bytes:,} bytes.")


def _decoders(content_encoding: str) -> list[_Decoder]:
    """The decoders to apply in turn, outermost encoding first."""
    names = [name.strip().lower() for name in content_encoding.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > MAX_LAYERS:
        raise BodyGarbled(f"The body is encoded {len(names)} times over.")
    return [_decoder(name) for name in reversed(names)]


def _decoder(name: str) -> _Decoder:
    if name in ("gzip", "x-gzip"):
        return _Zlib(is_gzip=True)
    if name == "deflate":
        return _Zlib(is_gzip=False)
    if name == "zstd":
        return _Zstandard()
    raise BodyGarbled(f'The body is encoded as "{name[:40]}", which was not asked for.')


def unpack_gzip(body: bytes, max_bytes: int, url: str) -> bytes:
    """A gzip file's content (a packed sitemap), bounded like any body."""
    bounded = BoundedBody("gzip", max_bytes, url)
    for start in range(0, len(body), PIECE):
        bounded.feed(body[start : start + PIECE])
    return bounded.finish()
