"""Show a number as its sheet shows it: percentages, currency, thousands, dates, and signs in place of values.

Source of the format codes: ECMA-376 part 1, 18.8.30 (number formats) and 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

MAX_CODE: Final = 255
TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|'
    r"(?P<ampm>AM/PM|A/P)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?)|(?P<exponent>[eE][+-]0+)|"
    r"(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,{0,4}|\.[0#?]+,{0,4})|(?P<percent>%)|(?P<at>@)|(?P<other>.)",
    re.DOTALL,
)
CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s?(-?\d+(?:\.\d+)?)")
CURRENCY: Final = re.compile(r"\$([^-\]]*)")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Section:
    """One of a format's parts: its tokens as (kind, text), and the condition under which it holds."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None = None

    @property
    def is_date(self) -> bool:
        return any(kind in ("date", "ampm") for kind, _ in self.tokens)

    @property
    def shows_number(self) -> bool:
        return any(kind in ("digits", "general", "at") for kind, _ in self.tokens)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The parts of a format code, up to four."""
    parts: list[list[tuple[str, str]]] = [[]]
    for match in TOKEN.finditer(code[:MAX_CODE]):
        kind = match.lastgroup or "space"
        if kind == "other" and match[0] == ";":
            parts.append([])
            continue
        parts[-1].append((kind, match[0] if match.lastgroup is None else match[match.lastgroup]))
    return tuple(_section(part) for part in parts[:4])


def _section(tokens: list[tuple[str, str]]) -> Section:
    condition = None
    kept: list[tuple[str, str]] = []
    for kind, text in tokens:
        if kind == "bracket":
            found = CONDITION.fullmatch(text)
            currency = CURRENCY.match(text)
            if found:
                condition = (found[1], float(found[2]))
            elif currency:
                kept.append(("quoted", currency[1]))
            elif re.fullmatch(r"[hH]+|[mM]+|[sS]+", text):
                kept.append(("date", f"[{text}]"))
            continue
        kept.append((kind, text))
    return Section(tuple(kept), condition)


def is_date_format(code: str | None) -> bool:
    """Whether a format shows days or times."""
    return bool(code) and any(section.is_date for section in sections(code or ""))


def show_number(value: float, code: str | None) -> str:
    """A number as its format shows it; without one (or "General") as it is, up to ten digits.

    A format that scales ("#,##0," for thousands) shows fewer digits than the value has, as a person sees it.
    """
    if not code or code == "General" or code == "@":
        return plain_number(value)
    section, absolute = _choose(sections(code), value)
    if not section.tokens:
        return ""
    if section.is_date:
        return plain_number(value)
    return _render(section, abs(value) if absolute else value)


def plain_number(value: float) -> str:
    """A number as a sheet's General format shows it, without an exponent."""
    if isinstance(value, int) or float(value).is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:.10g}"
    shown = f"{value:.10g}"
    if "e" in shown:
        shown = f"{value:.10f}".rstrip("0") if abs(value) < 1 else shown
    return shown


def _choose(parts: tuple[Section, ...], value: float) -> tuple[Section, bool]:
    """The section for a value, and whether it shows the value without its sign."""
    if any(part.condition for part in parts):
        for part in parts:
            if part.condition is None or _holds(part.condition, value):
                return part, False
        return parts[-1], False
    if len(parts) > 1 and value < 0:
        return parts[1], True
    if len(parts) > 2 and value == 0:
        return parts[2], True
    return parts[0], False


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, bound = condition
    outcomes = {
        "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound, "=": value == bound,
        "<>": value != bound,
    }  # fmt: skip
    return outcomes[sign]


def _render(section: Section, value: float) -> str:
    percent = sum(kind == "percent" for kind, _ in section.tokens)
    scaled = value * 100**percent
    codes = [text for kind, text in section.tokens if kind == "digits"]
    pieces: list[str] = []
    placed = False
    for kind, text in section.tokens:
        if kind == "digits":
            if not placed:
                pieces.append(_digits(scaled, "".join(codes)))
            placed = True
        elif kind in ("general", "at"):
            pieces.append(plain_number(scaled))
        elif kind in ("quoted", "escaped", "other", "percent"):
            pieces.append(text)
    shown = "".join(pieces).strip()
    return f"-{shown}" if value < 0 and placed and "-" not in shown else shown


def _digits(value: float, code: str) -> str:
    """The digits of a number without its sign. Commas at the end of the code each divide by a thousand."""
    bare = code.rstrip(",")
    value = abs(value) / 1000 ** min(len(code) - len(bare), 4)
    whole, _, fraction = bare.partition(".")
    places = min(sum(sign in "0#?" for sign in fraction), 15)
    try:
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return plain_number(value)
    shown = f"{rounded:,.{places}f}" if "," in whole else f"{rounded:.{places}f}"
    head, _, tail = shown.partition(".")
    required = fraction.count("0")
    tail = tail[:required] + tail[required:].rstrip("0")
    minimum = whole.replace(",", "").count("0")
    if minimum == 0 and head == "0" and tail:
        head = ""
    return head.rjust(minimum, "0") + (f".{tail}" if tail else "")


def show_moment(value: datetime | date | time | timedelta, code: str | None) -> str:
    """A day or time as its format shows it; without one a day as "31/03/2020"."""
    if isinstance(value, timedelta):
        return _show_duration(value)
    if isinstance(value, time):
        return value.strftime("%H:%M:%S") if value.second else value.strftime("%H:%M")
    section = next((part for part in sections(code) if part.is_date), None) if code else None
    if section is None or code == "mm-dd-yy":
        return _plain_moment(value)
    return _render_date(section, value).strip() or _plain_moment(value)


def _plain_moment(value: datetime | date) -> str:
    shown = f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        shown += f" {value.hour:02}:{value.minute:02}"
    return shown


def _show_duration(value: timedelta) -> str:
    seconds = int(value.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _render_date(section: Section, value: datetime | date) -> str:
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    twelve = any(kind == "ampm" for kind, _ in section.tokens)
    pieces: list[str] = []
    before = ""
    for index, (kind, text) in enumerate(section.tokens):
        if kind == "date":
            after = next((t[0].lower() for k, t in section.tokens[index + 1 :] if k == "date"), "")
            pieces.append(_date_part(text.lower().strip("[]"), moment, before, after, twelve))
            before = text[0].lower().strip("[") or text[1:2].lower()
        elif kind == "ampm":
            pieces.append("AM" if moment.hour < 12 else "PM")
        elif kind in ("quoted", "escaped", "other"):
            pieces.append(text)
    return "".join(pieces)


def _date_part(text: str, moment: datetime, before: str, after: str, twelve: bool) -> str:
    letter, width = text[0], len(text)
    if letter == "m" and (before == "h" or (after == "s" and width <= 2)):
        return f"{moment.minute:02}"
    hour = (moment.hour - 1) % 12 + 1 if twelve else moment.hour
    by_letter = {
        "y": str(moment.year) if width > 2 else f"{moment.year % 100:02}",
        "m": _month(moment.month, width),
        "d": _day(moment, width),
        "h": f"{hour:0{min(width, 2)}}",
        "s": f"{moment.second:02}",
    }
    return by_letter[letter]


def _month(month: int, width: int) -> str:
    if width >= 3:
        name = MONTHS[month - 1]
        return name[0] if width == 5 else name if width == 4 else name[:3]
    return f"{month:0{width}}"


def _day(moment: datetime, width: int) -> str:
    if width >= 3:
        name = DAYS[moment.weekday()]
        return name if width > 3 else name[:3]
    return f"{moment.day:0{width}}"
