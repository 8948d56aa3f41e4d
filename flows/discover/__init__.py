"""Discovery: one adapter for each way in which publishers list what they publish."""

from __future__ import annotations

from flows.discover.base import Adapter, Listing, Page, Sequel
from flows.discover.links import Links
from flows.discover.listed import Listed
from models.errors import SourceFileError
from models.sources import Source

__all__ = ["Adapter", "Listing", "Page", "Sequel", "adapter_for"]

_ADAPTERS: dict[str, type[Adapter]] = {
    "links": Links,
    "urls": Listed,
}


def adapter_for(source: Source) -> Adapter:
    """The adapter of a source's discovery method."""
    method = source.discovery.method
    if method not in _ADAPTERS:
        raise SourceFileError(f'{source.name}: method "{method}" is read from this machine, not discovered.')
    return _ADAPTERS[method]()
