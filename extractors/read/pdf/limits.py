"""Limits of the PDF reader: what a file may cost before it is refused with a named error."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from models.errors import LimitExceeded, ReaderTimeout


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one PDF. `seconds` is wall-clock time for the whole file; the rest are counts or bytes."""

    bytes: int = 512 * 1024 * 1024
    pages: int = 10_000
    chars_per_page: int = 400_000
    chars: int = 40_000_000
    objects_per_page: int = 400_000
    content_bytes: int = 96 * 1024 * 1024
    embedded_files: int = 1_000
    embedded_bytes: int = 256 * 1024 * 1024
    form_fields: int = 20_000
    ocr_pages: int = 500
    seconds: float = 600.0


DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """What is left of the limits while a file is read."""

    limits: Limits
    name: str
    started: float = field(default_factory=time.monotonic)
    chars: int = 0

    def check_time(self) -> None:
        """Raises ReaderTimeout once the file has used up its seconds."""
        if time.monotonic() - self.started > self.limits.seconds:
            raise ReaderTimeout(f"{self.name}: not read within {self.limits.seconds:.0f} seconds.")

    def remaining(self) -> float:
        """Seconds left, at least one."""
        return max(1.0, self.limits.seconds - (time.monotonic() - self.started))

    def spend_chars(self, count: int, page: int) -> None:
        """Counts a page's characters. Raises LimitExceeded for a page, or a file, with too many."""
        if count > self.limits.chars_per_page:
            raise LimitExceeded(f"{self.name}: page {page} holds {count:,} characters.")
        self.chars += count
        if self.chars > self.limits.chars:
            raise LimitExceeded(f"{self.name}: more than {self.limits.chars:,} characters by page {page}.")
