"""Named errors of foitrace.

Every error says what happened and what to do about it. `Transient` errors may pass if the same work is tried
again; `Permanent` ones will not. Retries read the type, never the message.
"""

from __future__ import annotations

from typing import ClassVar


class FoitraceError(Exception):
    """Base of all errors that foitrace raises on purpose.

    `message` says what happened, `hint` what a person can do. `code` is the stable name written to `failure.error`.
    """

    code: ClassVar[str] = "error"
    hint: ClassVar[str] = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = self.hint if hint is None else hint

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders: pickling must keep message and advice."""
        return (_rebuild, (type(self), self.message, self.advice))


def _rebuild(kind: type[FoitraceError], message: str, advice: str) -> FoitraceError:
    return kind(message, hint=advice)


class Transient(FoitraceError):
    """The same work may succeed later: retry with back-off."""

    code = "transient"


class Permanent(FoitraceError):
    """The same work will fail again: record it and go on."""

    code = "permanent"


# -- input that cannot be read -------------------------------------------------------------------------------------


class ReadError(Permanent, ValueError):
    """The bytes cannot be read as a document."""

    code = "unreadable"


class EmptyInput(ReadError):
    code = "empty"
    hint = "The file has no content; check that the download finished."


class TooLarge(ReadError):
    code = "too_large"
    hint = "Split the file, or raise the limit with FOITRACE_MAX_BYTES."


class NotText(ReadError):
    code = "not_text"
    hint = "The name says text but the bytes do not; rename the file or give its real type."


class Unsupported(ReadError):
    code = "unsupported"
    hint = "No reader for this type is installed."


class Encrypted(ReadError):
    code = "encrypted"
    hint = "Ask the owner for a copy without a password."


class Truncated(ReadError):
    code = "truncated"
    hint = "The file ends early; fetch it again."


class Malformed(ReadError):
    code = "malformed"
    hint = "The file breaks its own format; open it in its program and save it again."


class LimitExceeded(ReadError):
    """Pages, cells, nesting, members or expansion beyond the reader's limit."""

    code = "limit_exceeded"
    hint = "The file is larger or deeper than foitrace reads in one piece."


class ReaderCrashed(ReadError):
    code = "reader_crashed"
    hint = "The reader's process died on this file; keep the file and report it."


class ReaderTimeout(ReadError):
    code = "reader_timeout"
    hint = "The reader took too long on this file."


class NoContent(ReadError):
    code = "no_content"
    hint = "The page holds no text of its own; it may be filled in by a script."


class OcrMissing(ReadError):
    code = "ocr_missing"
    hint = "Install Tesseract (Debian: apt-get install tesseract-ocr) and try again."


class ToolMissing(ReadError):
    code = "tool_missing"
    hint = "Install the named program and try again."


# -- places that cannot be reached ---------------------------------------------------------------------------------


class PathError(Permanent, OSError):
    """A local path that cannot be used."""

    code = "path"


class PathMissing(PathError):
    code = "path_missing"
    hint = "Check the spelling of the path."


class PathDenied(PathError):
    code = "path_denied"
    hint = "Give this user permission to read it."


class FetchError(FoitraceError):
    """A URL could not be fetched."""

    code = "fetch"


class ConnectionRefused(FetchError, Transient):
    code = "connection_refused"
    hint = "The server did not accept the connection; try again later."


class ConnectionLost(FetchError, Transient):
    code = "connection_lost"
    hint = "The connection broke off; try again."


class FetchTimeout(FetchError, Transient):
    code = "fetch_timeout"
    hint = "The server was too slow; try again later or raise the source's timeout."


class NameUnresolved(FetchError, Transient):
    code = "name_unresolved"
    hint = "The host name has no address; check the URL."


class ServerError(FetchError, Transient):
    code = "server_error"
    hint = "The server failed; try again later."


class RateLimited(FetchError, Transient):
    code = "rate_limited"
    hint = "The server asked for fewer requests; lower the source's rate."


class NotFound(FetchError, Permanent):
    code = "not_found"
    hint = "The page is not there; it may have been moved or withdrawn."


class Gone(FetchError, Permanent):
    code = "gone"
    hint = "The publisher removed the page."


class HttpRefused(FetchError, Permanent):
    code = "http_refused"
    hint = "The server refused the request."


class RedirectLoop(FetchError, Permanent):
    code = "redirect_loop"
    hint = "The URL redirects without end; check it in a browser."


class ForbiddenAddress(FetchError, Permanent):
    code = "forbidden_address"
    hint = "Only public addresses are fetched; set allow_private = true in the source if this one is yours."


class RobotsDisallowed(FetchError, Permanent):
    code = "robots_disallowed"
    hint = "The site's robots.txt forbids this URL; ask its owner for permission."


class RobotsUnreachable(FetchError, Transient):
    code = "robots_unreachable"
    hint = "While a site's robots.txt cannot be read nothing is fetched from it; the next run tries again."


class BotChallenge(FetchError, Permanent):
    code = "bot_challenge"
    hint = "The site answered with a challenge for browsers; ask its owner for access."


class BodyTooLarge(FetchError, Permanent):
    code = "body_too_large"
    hint = "Raise the source's max_bytes if the file is wanted."


class BadUrl(FetchError, Permanent, ValueError):
    code = "bad_url"
    hint = "Give an http or https URL."


class TlsFailed(FetchError, Permanent):
    code = "tls_failed"
    hint = "The server's certificate is not valid for its name; ask its owner, or check this machine's clock."


class BodyGarbled(FetchError, Transient):
    code = "body_garbled"
    hint = "The body does not follow its Content-Encoding; try again."


class HostUnavailable(FetchError, Transient):
    """Not tried: the host failed too often in a row, or asked for a longer pause than the source waits for."""

    code = "host_unavailable"
    hint = "The next run tries again."


class LimitReached(FetchError, Permanent):
    """Found but not fetched: a limit of the source was reached."""

    code = "limit_reached"
    hint = "Raise the source's limits if the rest is wanted."


class ListingUnreadable(FetchError, Permanent):
    """A page of a listing (log, feed, sitemap, API) is not what its method expects."""

    code = "listing_unreadable"
    hint = "Check whether the site changed, then correct the source file."


# -- what a crawl keeps --------------------------------------------------------------------------------------------


class ArchiveError(Permanent):
    """The archive does not hold what it should."""

    code = "archive"


class BodyMissing(ArchiveError, LookupError):
    code = "body_missing"
    hint = "Crawl the source again, or restore the archive from its backup."


class BodyCorrupt(ArchiveError):
    code = "body_corrupt"
    hint = "The file was damaged after it was written; delete it and crawl the source again."


class CrawlRunning(Transient):
    """Another run of the same source holds its lease."""

    code = "crawl_running"
    hint = "Wait for the other run to end; a lease of a killed run is taken over by itself."


# -- settings, sources and the warehouse ---------------------------------------------------------------------------


class SettingsError(Permanent, ValueError):
    code = "settings"


class SourceFileError(Permanent, ValueError):
    """A source file does not follow its schema; the message names the line and the allowed values."""

    code = "source_file"


class ExpectationFailed(Permanent):
    code = "expectation_failed"
    hint = "Check whether the site changed, then correct the source file or its expectations."


class WarehouseError(Permanent):
    code = "warehouse"


class WarehouseMissing(WarehouseError):
    code = "warehouse_missing"
    hint = "Run `foitrace run` first, or give --data with the folder that holds the warehouse."


class WarehouseLocked(WarehouseError, Transient):
    code = "warehouse_locked"
    hint = "Another run is loading; wait for it to end."


class WarehouseNewer(WarehouseError):
    code = "warehouse_newer"
    hint = "This warehouse was written by a newer foitrace; upgrade foitrace."


class QueryError(WarehouseError, ValueError):
    code = "query"


class NotFoundInWarehouse(WarehouseError, LookupError):
    code = "no_such_fact"
    hint = "Search by words with `foitrace trace WORDS`."


class BadQuote(Permanent, AssertionError):
    """A fact's quote is not its text: a defect in foitrace itself."""

    code = "bad_quote"
    hint = "This is a fault in foitrace; keep the file and report it."
