"""XML of strangers: no entities, no external files, no network, bounded."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from lxml import etree

from models.errors import ListingUnreadable


def entries(body: bytes, url: str, is_wanted: Callable[[etree._Element], bool]) -> Iterator[etree._Element]:
    """The elements that are wanted in order, each complete and let go of when the next is asked for.

    Entities are not replaced, so that none can grow; what cannot be parsed ends the entries where something was read before it.
    Raises ListingUnreadable for what is no XML at all.
    """
    parser = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    seen = False
    try:
        for _, element in parser:
            seen = True
            if is_wanted(element):
                yield element
                clear(element)
    except etree.XMLSyntaxError as error:
        if not seen:
            raise ListingUnreadable(f"{url} is not XML: {error}.") from error
    if not seen:
        raise ListingUnreadable(f"{url} holds no XML element.")


def clear(element: etree._Element) -> None:
    """Let go of an element that was read, and of those before it, so that a long file needs little memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local_name(element: etree._Element) -> str:
    """The element's name without namespace or prefix, in lower case; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def child_text(element: etree._Element, *names: str) -> str | None:
    """The words of the first child that has one of the names, in the order of the names."""
    for name in names:
        for child in element:
            if local_name(child) == name:
                words = " ".join("".join(str(part) for part in child.itertext()).split())
                if words:
                    return words
    return None
