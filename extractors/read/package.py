"""Open a zip package (office file or archive) within limits: members, sizes, expansion. Nothing is written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final

from lxml import etree

from models.errors import Encrypted, LimitExceeded, Malformed, Truncated

MAX_MEMBERS: Final = 20_000
MAX_MEMBER: Final = 300 * 1024 * 1024
MAX_TOTAL: Final = 600 * 1024 * 1024
MAX_RATIO: Final = 300
"""Expansion of a member beyond which it counts as a bomb, where it is large at all."""
FREE_SIZE: Final = 16 * 1024 * 1024
"""Members up to this size may expand by any ratio: tables of equal cells do."""
_CHUNK: Final = 1 << 18
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


@dataclass(slots=True)
class Package:
    """An open zip: its members by name, each read within the limits."""

    name: str
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    spent: int = 0

    def has(self, member: str) -> bool:
        return member in self.members

    def read(self, member: str) -> bytes:
        """A member's bytes. Raises Malformed (missing, damaged), Encrypted, LimitExceeded."""
        return b"".join(self.chunks(member))

    def chunks(self, member: str) -> Iterator[bytes]:
        """A member's bytes piece by piece: the limits are checked against what comes out, not what the file declares."""
        info = self.members.get(member)
        if info is None:
            raise Malformed(f"{self.name} has no part {member}.")
        if info.flag_bits & 1:
            raise Encrypted(f"{member} in {self.name} is encrypted.")
        size = 0
        with self._open(info) as stream:
            while chunk := self._next(stream, member):
                size += len(chunk)
                self.spent += len(chunk)
                _check_size(self, info, size)
                yield chunk

    def verify(self) -> None:
        """Expand every member once and forget it, so that a library may open the package after."""
        for member in self.members:
            for _ in self.chunks(member):
                pass
        self.spent = 0

    def _open(self, info: zipfile.ZipInfo) -> IO[bytes]:
        try:
            return self.archive.open(info)
        except RuntimeError as error:
            raise Encrypted(f"{info.filename} in {self.name} is encrypted.") from error
        except _BROKEN as error:
            raise Malformed(f"{info.filename} in {self.name} cannot be unpacked: {error}.") from error

    def _next(self, stream: IO[bytes], member: str) -> bytes:
        try:
            return stream.read(_CHUNK)
        except _BROKEN as error:
            raise Malformed(f"{member} in {self.name} is damaged: {error}.") from error


def open_package(body: bytes, name: str) -> Package:
    """The zip in `body`. Raises Truncated (no directory at its end), Malformed, LimitExceeded (members)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except _BROKEN as error:
        if b"PK\x05\x06" not in body[-66_000:]:
            raise Truncated(f"{name} is a zip file without its directory.") from error
        raise Malformed(f"{name} is a damaged zip file: {error}.") from error
    members = {}
    for info in archive.infolist():
        members[info.filename] = info
        if len(members) > MAX_MEMBERS:
            raise LimitExceeded(f"{name} has more than {MAX_MEMBERS:,} members.")
    return Package(name, archive, members)


def _check_size(package: Package, info: zipfile.ZipInfo, size: int) -> None:
    if size > MAX_MEMBER:
        raise LimitExceeded(f"{info.filename} in {package.name} expands to more than {MAX_MEMBER:,} bytes.")
    if package.spent > MAX_TOTAL:
        raise LimitExceeded(f"{package.name} expands to more than {MAX_TOTAL:,} bytes.")
    if size > FREE_SIZE and size > MAX_RATIO * max(info.compress_size, 1):
        raise LimitExceeded(f"{info.filename} in {package.name} expands more than {MAX_RATIO} times.")


def parse_xml(data: bytes, part: str, name: str) -> Any:
    """The root element of an XML part. No entity is expanded, nothing is fetched. Raises Malformed, also for a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"{part} in {name} is not XML: {error}.") from error
    if root is None:
        raise Malformed(f"{part} in {name} is not XML.")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Malformed(f"{part} in {name} declares entities or a document type, which no office program writes.")
    return root


def local(element: Any) -> str:
    """An element's tag without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, key: str) -> str | None:
    """An attribute by its name without namespace."""
    for full, value in element.attrib.items():
        if full.rpartition("}")[2] == key:
            return str(value)
    return None
