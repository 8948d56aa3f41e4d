"""Canonical URLs: one spelling for each document, so that nothing is fetched twice."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from models.errors import BadUrl

MAX_URL = 8_000
"""Longest URL that is followed, in characters; longer ones are traps or embedded data."""

_TRACKING_NAMES = """
gclid dclid fbclid msclkid mc_cid mc_eid igshid yclid twclid li_fat_id _ga _gl gbraid wbraid vero_id vero_conv
_hsenc _hsmi mkt_tok oly_enc_id oly_anon_id wickedid ref_src cmpid ocid ito ns_mchannel ns_source ns_campaign
ns_linkname ns_fee s_cid wt.mc_id phpsessid jsessionid sessionid cfid cftoken
"""
TRACKING = frozenset(_TRACKING_NAMES.split())
"""Query parameters that say who sent the reader, or which session asks, never which document is meant."""

_TRACKING_STARTS = ("utm_", "at_", "pk_", "mtm_", "piwik_", "aspsessionid")

DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/:@!$&'()*+,;=-._~%"
_QUERY_SAFE = _PATH_SAFE + "?"
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sessionid)=[^/;]{0,200}", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?")


@lru_cache(maxsize=8192)
def request_url(url: str) -> str:
    """The URL to ask for: normalised (RFC 3986 section 6.2.2) without fragment, otherwise as published.

    Raises BadUrl for anything but http and https, for a missing or impossible host, and for user names in the URL.
    """
    parts = _split(url)
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise BadUrl(f'"{_shorten(url)}" is not an http or https URL.')
    if parts.username is not None or parts.password is not None:
        raise BadUrl(f'"{_shorten(url)}" holds a user name.', hint="Remove the user name and password from the URL.")
    host = _host(parts.hostname, url)
    port = _port(parts, url)
    netloc = host if port in (None, DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    path = _remove_dots(_normal_escapes(parts.path, _PATH_SAFE)) or "/"
    return urlunsplit((scheme, netloc, path, _normal_escapes(parts.query, _QUERY_SAFE), ""))


@lru_cache(maxsize=8192)
def canonical_url(url: str) -> str:
    """The document's identity: `request_url` without tracking and session parameters and without a trailing slash.

    Parameters keep their order, which may matter to a site. A `file:` URL is its own canonical form.
    """
    if url.startswith("file:"):
        return url
    parts = urlsplit(request_url(url))
    kept = [pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)]
    path = _SESSION_IN_PATH.sub("", parts.path)
    path = path.rstrip("/") or "/"
    return urlunsplit((parts.scheme, parts.netloc, path, "&".join(kept), ""))


def join_url(base: str, link: str) -> str | None:
    """The absolute request URL of a link on a page; None for links that lead to no page (mailto, javascript, "#top")."""
    link = link.strip()
    if not link or link.startswith("#") or len(link) > MAX_URL:
        return None
    try:
        return request_url(urljoin(base, link))
    except ValueError:
        return None


def host_of(url: str) -> str:
    """Host with port where it is not the scheme's own: the unit of politeness."""
    return urlsplit(url).netloc


def origin_of(url: str) -> str:
    """Scheme and host, where robots.txt lives."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def file_url(path: Path) -> str:
    """The `file:` URL of a local path: absolute, percent-encoded, symbolic links kept as named."""
    return "file://" + quote(str(path.absolute()).encode("utf-8", "surrogateescape"))


def file_path(url: str) -> Path:
    """The local path of a `file:` URL."""
    return Path(unquote(urlsplit(url).path, errors="surrogateescape"))


def _split(url: str) -> SplitResult:
    if len(url) > MAX_URL:
        raise BadUrl(f'"{_shorten(url)}" is longer than {MAX_URL} characters.')
    try:
        return urlsplit(url.strip())
    except ValueError as error:
        raise BadUrl(f'"{_shorten(url)}" is not a URL: {error}.') from error


def _host(host: str | None, url: str) -> str:
    """The host in small ASCII letters; an IPv6 address in brackets."""
    if host and ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host)}]"
        except ValueError as error:
            raise BadUrl(f'"{_shorten(url)}" has an impossible address.') from error
    try:
        name = (host or "").encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as error:
        raise BadUrl(f'"{_shorten(url)}" has an impossible host name.') from error
    if not _HOST.fullmatch(name):
        raise BadUrl(f'"{_shorten(url)}" has no host that could be asked.')
    return name


def _port(parts: SplitResult, url: str) -> int | None:
    try:
        port: int | None = parts.port
    except ValueError as error:
        raise BadUrl(f'"{_shorten(url)}" has an impossible port.') from error
    return port


def _normal_escapes(text: str, safe: str) -> str:
    """Escapes in capitals, none for unreserved characters, and all that needs one escaped."""

    def normal(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    if "%" in text:
        text = _ESCAPE.sub(normal, text)
        text = re.sub(r"%(?![0-9A-F]{2})", "%25", text)
    return quote(text, safe=safe, errors="replace")


def _remove_dots(path: str) -> str:
    """Dot segments removed as in RFC 3986 section 5.2.4."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in TRACKING or name.startswith(_TRACKING_STARTS)


def _shorten(url: str) -> str:
    return url if len(url) <= 200 else f"{url[:200]}…"
