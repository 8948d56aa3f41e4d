"""The archive: every body once, under the SHA-256 of its bytes, compressed, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import zstandard

from models.errors import ArchiveError, BodyCorrupt, BodyMissing
from models.identifiers import sha256_bytes

LEVEL = 3
"""Zstandard's compression level: a third of the size of typical pages at several hundred megabytes a second."""

SUFFIX = ".zst"
_HEX = frozenset("0123456789abcdef")


class Archive:
    """Bodies under `root/ab/abcdef….zst`. Safe for several processes: a body is written beside its place and renamed."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def path(self, sha256: str) -> Path:
        """Where the body with this hash lies, whether or not it is there. Raises ValueError for what is no hash."""
        if len(sha256) != 64 or not _HEX.issuperset(sha256):
            raise ValueError(f"{sha256!r} is not a SHA-256 in lower-case hex")
        return self.root / sha256[:2] / f"{sha256}{SUFFIX}"

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def put(self, body: bytes) -> str:
        """Store a body (once) and return its SHA-256. After the return it survives a crash of the machine.

        A stored copy that was damaged since is written anew.
        """
        sha256 = sha256_bytes(body)
        place = self.path(sha256)
        if not self._holds(sha256):
            self._write(place, zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(body))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The body with this hash, proved by hashing it again.

        Raises BodyMissing when the archive does not hold it and BodyCorrupt when what it holds is something else.
        """
        try:
            packed = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise BodyMissing(f"The archive at {self.root} holds no body {sha256}.") from error
        try:
            size = zstandard.frame_content_size(packed)
            body = zstandard.ZstdDecompressor().decompress(packed, max_output_size=max(size, 0))
        except (zstandard.ZstdError, MemoryError) as error:
            raise BodyCorrupt(f"The archived body {sha256} cannot be unpacked: {error}.") from error
        if sha256_bytes(body) != sha256:
            raise BodyCorrupt(f"The archived body {sha256} has other bytes than its name says.")
        return body

    def _holds(self, sha256: str) -> bool:
        try:
            self.get(sha256)
        except ArchiveError:
            return False
        return True

    def hashes(self) -> Iterator[str]:
        """The hashes of all stored bodies, in order."""
        if not self.root.is_dir():
            return
        for folder in sorted(self.root.iterdir()):
            if len(folder.name) == 2 and folder.is_dir():
                for place in sorted(folder.glob(f"*{SUFFIX}")):
                    yield place.name.removesuffix(SUFFIX)

    def damaged(self) -> Iterator[str]:
        """The hashes of stored bodies that are no longer what they were."""
        for sha256 in self.hashes():
            try:
                self.get(sha256)
            except BodyCorrupt:
                yield sha256

    def _write(self, place: Path, packed: bytes) -> None:
        folder = place.parent
        is_new_folder = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{place.name}.{os.getpid()}.{secrets.token_hex(4)}.part"
        try:
            with part.open("xb") as file:
                file.write(packed)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(folder)
        if is_new_folder:
            _sync_folder(folder.parent)

    def sweep(self) -> int:
        """Remove what killed writers left behind (files that were never renamed) and return how many there were."""
        removed = 0
        for part in self.root.glob("??/.*.part") if self.root.is_dir() else ():
            owner = part.name.split(".")[-3]
            if not _is_alive(owner):
                part.unlink(missing_ok=True)
                removed += 1
        return removed


def _sync_folder(folder: Path) -> None:
    """Make a rename inside the folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_alive(pid: str) -> bool:
    """Whether a writer still runs. A number that means nothing is nobody's."""
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
