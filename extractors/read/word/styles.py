"""What a Word file's styles and numbering say of a paragraph: heading level, list, caption, and its number as shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from extractors.read.package import Package, parse_xml
from extractors.read.word.tags import W, number, value
from models.documents import BlockKind

HEADING: Final = re.compile(r"(?:heading|überschrift|titre) ?([1-9])", re.IGNORECASE)
MAX_LEVELS: Final = 9
MAX_STYLES: Final = 5_000


@dataclass(slots=True)
class Style:
    """A paragraph style with what it inherits left to `based_on`."""

    name: str
    based_on: str | None
    outline: int | None
    numbering: tuple[str, int] | None


@dataclass(slots=True)
class Level:
    """A level of a numbered list: its format ("decimal", "bullet"), its text with %1 to %9, and its first number."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Styles:
    """Styles and lists of one file, and the counters of its lists as its paragraphs go by."""

    styles: dict[str, Style] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstracts: dict[str, str] = field(default_factory=dict)
    counters: dict[str, list[int]] = field(default_factory=dict)

    def kind(self, properties: Any) -> tuple[BlockKind, int]:
        """The block's kind and level by a paragraph's properties (None: it has none)."""
        if properties is None:
            return "paragraph", 0
        outline = value(properties, "outlineLvl")
        if outline is not None and number(outline, 9) < 6:
            return "heading", number(outline) + 1
        for style in self._inherited(value(properties, "pStyle")):
            found = _by_name(style)
            if found is not None:
                return found
        numbering = self.numbering(properties)
        return ("list_item", numbering[1] + 1) if numbering else ("paragraph", 0)

    def numbering(self, properties: Any) -> tuple[str, int] | None:
        """The list and depth (from 0) of a paragraph: its own, else its style's."""
        own = _numbering(properties)
        if own is None:
            own = next((s.numbering for s in self._inherited(value(properties, "pStyle")) if s.numbering), None)
        return own if own is not None and own[0] != "0" else None

    def _inherited(self, identifier: str | None) -> list[Style]:
        found: list[Style] = []
        while identifier in self.styles and len(found) < 12:
            style = self.styles[identifier]
            found.append(style)
            identifier = style.based_on or ""
        return found

    def next_number(self, numbering: tuple[str, int]) -> str:
        """The number that a list paragraph shows ("2.", "(a)"), "" for a bullet; the list counts on."""
        identifier, depth = numbering
        abstract = self.abstracts.get(identifier, identifier)
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counters = self.counters.setdefault(abstract, [0] * MAX_LEVELS)
        counters[depth] = counters[depth] + 1 if counters[depth] else level.start
        counters[depth + 1 :] = [0] * (MAX_LEVELS - depth - 1)
        return re.sub(r"%([1-9])", lambda m: _shown(levels.get(int(m[1]) - 1), counters[int(m[1]) - 1]), level.text)


def read_styles(package: Package) -> Styles:
    """The styles and lists of a file; empty where it has none."""
    found = Styles()
    if package.has("word/styles.xml"):
        root = parse_xml(package.read("word/styles.xml"), "word/styles.xml", package.name)
        for element in root.findall(f"{W}style")[:MAX_STYLES]:
            properties = element.find(f"{W}pPr")
            outline = value(properties, "outlineLvl")
            found.styles[element.get(f"{W}styleId", "")] = Style(
                value(element, "name") or "",
                value(element, "basedOn"),
                number(outline, 9) if outline is not None else None,
                _numbering(properties),
            )
    if package.has("word/numbering.xml"):
        _read_lists(parse_xml(package.read("word/numbering.xml"), "word/numbering.xml", package.name), found)
    return found


def _read_lists(root: Any, found: Styles) -> None:
    for element in root.findall(f"{W}abstractNum"):
        levels = {}
        for level in element.findall(f"{W}lvl"):
            depth = number(level.get(f"{W}ilvl"))
            if depth < MAX_LEVELS:
                form, text = value(level, "numFmt") or "decimal", value(level, "lvlText") or ""
                levels[depth] = Level(form, text[:40], number(value(level, "start"), 1))
        found.levels[element.get(f"{W}abstractNumId", "")] = levels
    for element in root.findall(f"{W}num"):
        found.abstracts[element.get(f"{W}numId", "")] = value(element, "abstractNumId") or ""


def _numbering(properties: Any) -> tuple[str, int] | None:
    element = properties.find(f"{W}numPr") if properties is not None else None
    identifier = value(element, "numId")
    if identifier is None:
        return None
    return identifier, min(number(value(element, "ilvl")), MAX_LEVELS - 1)


def _by_name(style: Style) -> tuple[BlockKind, int] | None:
    name = style.name.lower()
    match = HEADING.match(name)
    if match:
        return "heading", min(int(match[1]), 6)
    if name in ("title", "subtitle"):
        return "heading", 1 if name == "title" else 2
    if style.outline is not None and style.outline < 6:
        return "heading", style.outline + 1
    if name == "caption":
        return "caption", 0
    if name in ("quote", "intense quote", "block text"):
        return "quotation", 0
    return None


def _shown(level: Level | None, count: int) -> str:
    count = count or (level.start if level else 1)
    form = level.form if level else "decimal"
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1 if count < 500 else 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.lower() if form == "lowerRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    pairs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    shown = ""
    for size, letters in pairs:
        shown += letters * (count // size)
        count %= size
    return shown
