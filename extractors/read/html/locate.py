"""Find a block's words again in the page's bytes by its locator alone, on a tree built anew: the proof that locators are exact."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree

from extractors.read.html.charset import to_utf8
from extractors.read.html.tags import SKIPPED
from models.errors import Malformed
from models.locators import DomLocator


def read_at(body: bytes, locator: DomLocator, *, charset: str | None = None) -> str:
    """The text at a place, white space collapsed to single spaces (line breaks and the newlines of `pre` too).

    Raises Malformed where the page has no such place, as when it is not the page that the locator was made for.
    """
    tree = parse_tree(to_utf8(body, charset)[0])
    try:
        found = tree.xpath(locator.path)
    except etree.XPathError as error:
        raise Malformed(f"{locator.path} is no path.") from error
    if not isinstance(found, list) or len(found) != 1:
        raise Malformed(f"The page has no single element at {locator.path}.")
    nodes = found[0].xpath(".//text()")
    if locator.first_node is not None and locator.last_node is not None:
        if locator.last_node >= len(nodes):
            raise Malformed(f"The element at {locator.path} has only {len(nodes)} text nodes.")
        nodes = nodes[locator.first_node : locator.last_node + 1]
    return " ".join("".join(_with_gap(node) for node in nodes if _is_shown(node)).split())


def parse_tree(utf8: bytes) -> Any:
    """The document's tree. Raises Malformed where there is none (a page without any element)."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = cast(Any, etree.fromstring(utf8, parser))
    except etree.XMLSyntaxError as error:
        raise Malformed("The page has no element.") from error
    if root is None:
        raise Malformed("The page has no element.")
    return root.getroottree()


def _with_gap(node: Any) -> str:
    """A text node; with the line break before it where it stands right after one."""
    parent = node.getparent()
    return f"\n{node}" if node.is_tail and parent is not None and parent.tag == "br" else str(node)


def _is_shown(node: Any) -> bool:
    parent = node.getparent()
    element = parent.getparent() if node.is_tail and parent is not None else parent
    while element is not None:
        if element.tag in SKIPPED:
            return False
        element = element.getparent()
    return True
