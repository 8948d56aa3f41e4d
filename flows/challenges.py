"""Bot challenges: pages that ask a browser to prove itself. Never documents, always a named error."""

from __future__ import annotations

import re
from collections.abc import Mapping

HEAD = 32 * 1024
"""Bytes of a body that are looked at."""
LONGEST = 150 * 1024
"""Bytes beyond which a page with status 200 is no challenge: they are short."""

_HEADERS = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "challenge", "AWS WAF"),
    ("x-amzn-waf-action", "captcha", "AWS WAF"),
    ("x-datadome", "", "DataDome"),
    ("x-sucuri-block", "", "Sucuri"),
    ("sg-captcha", "challenge", "SiteGround"),
)
"""Header, a value it must contain ("" for any), and whose challenge it is."""

_SCRIPTS = (
    (re.compile(rb"/cdn-cgi/challenge-platform/|window\._cf_chl_opt|__cf_chl_(?:tk|f_tk|rt_tk)"), "Cloudflare"),
    (re.compile(rb"_Incapsula_Resource\?|/_Incapsula_Resource"), "Imperva"),
    (re.compile(rb"geo\.captcha-delivery\.com|captcha-delivery\.com/c\.js"), "DataDome"),
    (re.compile(rb"sucuri_cloudproxy_js"), "Sucuri"),
    (re.compile(rb"/\.well-known/sgcaptcha/"), "SiteGround"),
    (re.compile(rb"_pxCaptcha|px-captcha"), "HUMAN"),
    (re.compile(rb"token\.awswaf\.com/|awsWafCookieDomainList"), "AWS WAF"),
    (re.compile(rb"id=[\"']anubis_challenge[\"']|/\.within\.website/x/cmd/anubis/"), "Anubis"),
    (re.compile(rb"/_sec/cp_challenge/|sec-if-cpt-container"), "Akamai"),
)
"""What only the challenge's own scripts contain; articles about challenges do not."""

_TITLES = re.compile(
    rb"<title>\s*(?:Just a moment\.\.\.|Attention Required! \| Cloudflare|Access denied \| [^<]{1,100} used Cloudflare"
    rb"|Please Wait\.\.\. \| Cloudflare|DDoS-Guard|Pardon Our Interruption|Making sure you(?:'|&#39;)re not a bot!)",
    re.IGNORECASE,
)
_PAGE_WITH_TEXT = re.compile(rb"<(?:article|main)\b", re.IGNORECASE)


def find_challenge(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """Whose challenge an answer is, or None for an answer that is what it says.

    `headers` have lower-case names. Cloudflare also puts its script on ordinary pages that it watches, so that with status 200 a
    script alone is not enough: the page must also have a challenge's title, or no article or main element of its own.
    """
    for name, part, owner in _HEADERS:
        if name in headers and part in headers[name].lower() and (part or status >= 400):
            return owner
    head = body[:HEAD]
    if _TITLES.search(head):
        return "the site's guard"
    if status == 200 and (len(body) > LONGEST or _PAGE_WITH_TEXT.search(body)):
        return None
    for pattern, owner in _SCRIPTS:
        if pattern.search(head) and (status != 200 or not _has_words(body)):
            return owner
    return None


_TAGS = re.compile(rb"<[^<>]{0,2000}>")
_SILENT = re.compile(rb"<(/?)(?:script|style)\b", re.IGNORECASE)


def _has_words(body: bytes) -> bool:
    """Whether a page says more than a challenge does: about eighty words outside of its scripts."""
    return len(_TAGS.sub(b" ", _without_scripts(body[:LONGEST])).split()) > 80


def _without_scripts(body: bytes) -> bytes:
    """A page without its scripts and styles, in one pass however many of them never end."""
    kept: list[bytes] = []
    at, is_silent = 0, False
    for tag in _SILENT.finditer(body):
        if not is_silent:
            kept.append(body[at : tag.start()])
        at, is_silent = tag.start(), not tag[1]
    return b" ".join(kept if is_silent else [*kept, body[at:]])
