"""Read a zip archive: its members as documents of their own, within limits on number, size, expansion and names."""

from __future__ import annotations

import unicodedata
from typing import Final

from extractors.read.builder import TextBuilder
from extractors.read.package import Package, open_package
from models.documents import Embedded, Reading
from models.errors import Encrypted, LimitExceeded, Malformed, NoContent
from models.locators import PartLocator

MEDIA_TYPE: Final = "application/zip"
MAX_FILES: Final = 2_000
MAX_TOTAL: Final = 300 * 1024 * 1024
MAX_NAME: Final = 200
MAX_FOLDERS: Final = 32
_LITTER: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_archive(body: bytes, *, name: str) -> Reading:
    """An archive as the list of its files, each embedded under a safe name. Nothing is written to disk.

    A member that is encrypted or damaged is a warning while others can be read. Raises Encrypted (all of them are), Truncated,
    Malformed, LimitExceeded (files, bytes, expansion, folders), NoContent.
    """
    package = open_package(body, name)
    members = [n for n in package.members if not n.endswith("/") and not _is_litter(n)]
    if len(members) > MAX_FILES:
        raise LimitExceeded(f"{name} has {len(members):,} files; the limit is {MAX_FILES:,}.")
    if not members:
        raise NoContent(f"{name} has no files in it.", hint="Check that the archive was made as meant.")
    return _Unpacker(package).read(members)


class _Unpacker:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.builder = TextBuilder()
        self.files: list[Embedded] = []
        self.warnings: list[tuple[str, str]] = []
        self.errors: list[Encrypted | Malformed] = []
        self.size = 0

    def read(self, members: list[str]) -> Reading:
        for member in members:
            self._take(member)
        if not self.files:
            raise self.errors[0]
        return Reading(
            media_type=MEDIA_TYPE,
            text=self.builder.text,
            blocks=tuple(self.builder.blocks),
            embedded=tuple(self.files),
            warnings=tuple(self.warnings),
        )

    def _take(self, member: str) -> None:
        safe = safe_member_name(member)
        if member.count("/") + member.count("\\") > MAX_FOLDERS:
            raise LimitExceeded(f"{self.package.name} nests folders more than {MAX_FOLDERS} deep.")
        try:
            data = self.package.read(member)
        except (Encrypted, Malformed) as error:
            self.errors.append(error)
            self.warnings.append((error.code, error.message))
            return
        self.size += len(data)
        if self.size > MAX_TOTAL:
            raise LimitExceeded(f"{self.package.name} expands to more than {MAX_TOTAL:,} bytes.")
        if safe != member:
            self.warnings.append(("unsafe_name", f"A member's name was made safe: {safe}."))
        locator = PartLocator(safe, "/")
        self.builder.add("list_item", safe, locator, level=1)
        self.files.append(Embedded(safe, data, None, locator))


def safe_member_name(member: str) -> str:
    """A member's path without drive, root, steps upwards, control characters and marks that turn the direction of writing."""
    printable = "".join(c for c in member.replace("\\", "/") if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    steps = [step.strip() for step in printable.split("/")]
    kept = [step for step in steps if step not in ("", ".", "..") and not (len(step) == 2 and step[1] == ":")]
    return "/".join(kept)[-MAX_NAME:].lstrip("/") or "file"


def _is_litter(member: str) -> bool:
    """Files that operating systems leave in archives: no document."""
    return member.startswith(_LITTER[0]) or member.rpartition("/")[2] in _LITTER[1:]
