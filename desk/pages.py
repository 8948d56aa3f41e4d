"""Render the pages: templates that escape everything, and the few filters that they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

_NAMES = {
    "foi_response": "FOI response",
    "press_release": "press release",
    "article": "article",
    "decision": "decision",
    "statistics": "statistics",
    "correspondence": "correspondence",
    "other": "document",
    "in_time": "in time",
    "late": "late",
    "undetermined": "not determined",
    "disclosed": "disclosed",
    "partly_disclosed": "partly disclosed",
    "refused": "refused",
    "not_held": "not held",
    "neither_confirmed_nor_denied": "neither confirmed nor denied",
    "cost_limit": "over the cost limit",
    "referred": "referred elsewhere",
    "in_attachment": "in an attachment",
}


def _in_words(name: str | None) -> str:
    return _NAMES.get(name or "", (name or "").replace("_", " "))


def _day(value: date | datetime | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def _moment(value: datetime | None) -> str:
    if value is None:
        return ""
    utc = value.astimezone(UTC) if value.tzinfo else value
    return f"{utc.day} {utc:%B %Y, %H:%M} UTC"


def _days(first: date | None, last: date | None) -> str:
    """A day, or the two between which it lies."""
    if first and last and first != last:
        return f"{_day(first)} to {_day(last)}"
    return _day(first or last)


def _between(low: int | None, high: int | None) -> str:
    if low is not None and high is not None and low != high:
        return f"{low} to {high}"
    known = low if low is not None else high
    return "" if known is None else str(known)


def _web(url: str | None) -> bool:
    """Whether an address may become a link: archived pages can hold any scheme, and only the web's are followed."""
    try:
        return bool(url) and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _name(title: str | None, url: str) -> str:
    """What to call a document: its title, else the last part of its address."""
    if title:
        return title
    last = unquote(url.split("#", 1)[0].rstrip("/").rsplit("/", 1)[-1])
    return last or url


def _grounds(exemptions: Sequence[str]) -> str:
    """Provisions with each regime named once: "FOIA2000 40(2), 43(2); EIR2004 12(5)(e)"."""
    by_regime: dict[str, list[str]] = {}
    for exemption in exemptions:
        regime, _, provision = exemption.partition(" ")
        by_regime.setdefault(regime, []).append(provision)
    return "; ".join(f"{regime} {', '.join(provisions)}" for regime, provisions in by_regime.items())


def _count(number: int | float, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters.update(in_words=_in_words, day=_day, moment=_moment)
_ENVIRONMENT.globals.update(days=_days, between=_between, web=_web, count=_count, name=_name, grounds=_grounds)


def render(
    template: str, status: int = 200, *, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page from a template; every value is escaped."""
    given = {"words": "", "is_empty": False, **values}
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(given), status, headers)
