"""Discovery: one adapter for each way in which publishers list what they publish."""

from __future__ import annotations

from flows.discover.base import Adapter, Listing, Page, Sequel
from flows.discover.feeds import Feeds
from flows.discover.gov_scot import GovScot
from flows.discover.govuk import GovUk
from flows.discover.ico import IcoNotices
from flows.discover.links import Links
from flows.discover.listed import Listed
from flows.discover.police import Police
from flows.discover.selectors import selector_faults
from flows.discover.sitemaps import Sitemaps
from flows.discover.whatdotheyknow import WhatDoTheyKnow
from models.errors import SourceFileError
from models.sources import Source

__all__ = ["Adapter", "Listing", "Page", "Sequel", "adapter_for"]

_ADAPTERS: dict[str, type[Adapter]] = {
    "links": Links,
    "feed": Feeds,
    "sitemap": Sitemaps,
    "govuk": GovUk,
    "whatdotheyknow": WhatDoTheyKnow,
    "police": Police,
    "gov-scot": GovScot,
    "ico-notices": IcoNotices,
    "urls": Listed,
}


def adapter_for(source: Source) -> Adapter:
    """The adapter of a source's discovery method. Raises SourceFileError for a source that it cannot work with."""
    for name, fault in selector_faults(source):
        raise SourceFileError(f"{source.name}: {name}: {fault}")
    method = source.discovery.method
    if method not in _ADAPTERS:
        raise SourceFileError(f'{source.name}: method "{method}" is read from this machine, not discovered.')
    return _ADAPTERS[method]()
