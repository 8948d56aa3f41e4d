"""A plain list of URLs: in the source itself, or in a text file with one URL a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.discover.base import Listing, Page, Sequel
from flows.discover.links import html_sequel
from flows.finds import Find
from models.errors import PathDenied, PathMissing
from models.sources import Source


class Listed:
    """URLs that a person chose: all are fetched, with the attachments of their pages."""

    def starts(self, source: Source) -> Iterable[Find]:
        return (Find(url, "page", "listed in the source", listed=True) for url in listed_urls(source))

    def listing(self, page: Page, source: Source) -> Listing:
        return Listing()

    def sequel(self, page: Page, source: Source) -> Sequel:
        return html_sequel(page, source)


def listed_urls(source: Source) -> Iterator[str]:
    """The URLs of the source and of the files it names; blank lines and lines with "#" in front are passed over.

    Raises PathMissing and PathDenied for a file that cannot be read.
    """
    for start in source.discovery.start:
        if "://" in start:
            yield start
            continue
        try:
            with Path(start).open(encoding="utf-8", errors="replace") as file:
                lines = (line.strip() for line in file)
                yield from (line for line in lines if line and not line.startswith("#"))
        except (FileNotFoundError, IsADirectoryError) as error:
            raise PathMissing(f"{start} is no file with URLs.") from error
        except PermissionError as error:
            raise PathDenied(f"{start} may not be read.") from error
