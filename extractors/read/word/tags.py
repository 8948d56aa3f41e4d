"""Names of WordprocessingML (ECMA-376 part 1, section 17) and small ways to look into its elements."""

from __future__ import annotations

from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_R: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"

INSERTED: Final = frozenset((f"{W}ins", f"{W}moveTo"))
DELETED: Final = frozenset((f"{W}del", f"{W}moveFrom"))
TRANSPARENT: Final = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
)
"""Elements that only wrap what they hold."""


def value(element: Any, tag: str) -> str | None:
    """The `w:val` of a child, None where the child is missing ("" where it has no value)."""
    child = element.find(W + tag) if element is not None else None
    return None if child is None else child.get(f"{W}val", "")


def is_on(element: Any, tag: str) -> bool:
    """Whether a property is set: present and not switched off."""
    setting = value(element, tag)
    return setting is not None and setting not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """A small whole number in an attribute, else `default`."""
    return int(text) if text is not None and text.isdigit() and len(text) < 6 else default
