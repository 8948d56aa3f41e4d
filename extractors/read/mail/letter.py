"""A mail taken apart, whatever format it came in: headers, words, attached files."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.documents import Embedded

SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")


@dataclass(slots=True)
class Letter:
    """A mail before it becomes a reading. `headers` are those that a mail program shows, decoded.

    `plain` and `html` are its body (either may be missing), with the numbers of the parts that they stood in.
    """

    headers: list[tuple[str, str]] = field(default_factory=list)
    plain: str | None = None
    html: bytes | None = None
    html_charset: str | None = None
    plain_part: str = "1"
    html_part: str = "1"
    attachments: list[Embedded] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)

    def header(self, name: str) -> str:
        """The first header of a name, "" where it is missing."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")
