"""Requests and answers, and what an answer is: its type, and the named error of its status."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from urllib.parse import unquote, urlsplit

from extractors.read.sniff import sniff
from models.errors import FetchError, Gone, HttpRefused, NotFound, RateLimited, ServerError, SettingsError

AGENT = "foitrace"
"""The name that robots.txt files are read for."""
TEXT_TYPES = ("text/", "application/json", "application/xml")


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. `url` as asked for, `final_url` after redirects, `redirects` the URLs passed through on the way.

    `media_type` is what the bytes are (with the declared charset for text); `headers` are as sent, names in lower case.
    `not_modified` means 304: `body` is then empty and the body known before still holds. `wire_bytes` came over the net.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    media_type: str | None
    fetched_at: str
    redirects: tuple[str, ...] = ()
    not_modified: bool = False
    wire_bytes: int = 0

    def header(self, name: str) -> str | None:
        """The first header of this lower-case name."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: a GET of `url`, or a POST of `payload` (JSON) where one is given; validators make it conditional."""

    url: str
    payload: bytes | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_conditional(self) -> bool:
        return bool(self.etag or self.last_modified)


def status_error(status: int, url: str) -> FetchError:
    """The named error of an HTTP status that is no success."""
    if status == 404:
        return NotFound(f"{url} is not there (404).")
    if status == 410:
        return Gone(f"{url} is gone for good (410).")
    if status in (429, 503):
        return RateLimited(f"{url} is too busy ({status}).")
    if status >= 500 or status in (408, 425):
        return ServerError(f"{url} fails ({status}).")
    return HttpRefused(f"{url} answers {status}.")


def sniffed_type(answer: Fetched) -> str:
    """What the bytes are, with the declared charset where they are text: the declared type alone is not believed."""
    declared = answer.header("content-type") or ""
    name = unquote(urlsplit(answer.final_url).path.rpartition("/")[2])
    found = sniff(answer.body, name=name, media_type=declared or None)
    charset = declared.lower().partition("charset=")[2].partition(";")[0].strip().strip("\"'")
    if charset and charset.isascii() and len(charset) < 40 and found.startswith(TEXT_TYPES):
        return f"{found}; charset={charset}"
    return found


def user_agent(contact: str | None) -> str:
    """The name we give: what we are, and whom to write to (the source's contact, else FOITRACE_CONTACT)."""
    contact = contact or os.environ.get("FOITRACE_CONTACT", "").strip()
    if not (contact.isascii() and contact.isprintable()):
        raise SettingsError("FOITRACE_CONTACT goes into a header: use printable ASCII only.")
    return f"{AGENT}/{_version()} ({f'+{contact}' if contact else 'reads freedom-of-information pages'})"


@cache
def _version() -> str:
    return version("foitrace")
