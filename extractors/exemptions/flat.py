"""Flatten a text for matching: one code point for one, so that every offset still holds."""

from __future__ import annotations

_SPACES = (
    "\n\r\t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029"
)
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        "\uff08": "(",
        "\uff09": ")",
    }
)


def flatten(text: str) -> str:
    """Line breaks and odd spaces become spaces, all dashes "-", all quotation marks straight; the length stays the same."""
    return text.translate(_TABLE)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def lower_case(flat: str) -> str:
    """The text in lower case, still one code point for one: a few capitals ("\u0130") have longer small forms and are left alone."""
    lower = flat.lower()
    return lower if len(lower) == len(flat) else flat.translate(_LOWER)
