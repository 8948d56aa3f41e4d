"""Open an OLE compound file (legacy Office, Outlook): its streams by name, within limits."""

from __future__ import annotations

import io
from typing import Final

import olefile

from models.errors import LimitExceeded, Malformed

MAX_STREAM: Final = 200 * 1024 * 1024
MAX_STREAMS: Final = 20_000


class Compound:
    """An open compound file. `names` are its streams' paths, joined by "/"."""

    def __init__(self, body: bytes, name: str) -> None:
        self.name = name
        try:
            self._file = olefile.OleFileIO(io.BytesIO(body))
            entries = self._file.listdir(streams=True, storages=False)
        except (OSError, ValueError, IndexError, RecursionError, AttributeError, TypeError) as error:
            raise Malformed(f"{name} is a damaged Office file: {error}.") from error
        if len(entries) > MAX_STREAMS:
            raise LimitExceeded(f"{name} has more than {MAX_STREAMS:,} streams.")
        self.names = frozenset("/".join(entry) for entry in entries)

    def read(self, path: str) -> bytes:
        """A stream's bytes. Raises Malformed (missing, damaged), LimitExceeded."""
        try:
            if self._file.get_size(path) > MAX_STREAM:
                raise LimitExceeded(f"{path} in {self.name} has more than {MAX_STREAM:,} bytes.")
            with self._file.openstream(path) as stream:
                data: bytes = stream.read(MAX_STREAM)
                return data
        except (OSError, ValueError, IndexError, TypeError) as error:
            raise Malformed(f"{path} in {self.name} cannot be read: {error}.") from error
