"""Tell what kind of document this is, the day it bears, and the law that a bare section in it means."""

from __future__ import annotations

from models.documents import DocumentKind, Label, Reading
from models.facts import Regime


def document_kind(reading: Reading, labels: tuple[Label, ...]) -> DocumentKind:
    """The kind of document by its words."""
    head = reading.text[:20000].lower()
    if "commissioner’s decision" in head or "commissioner's decision" in head or "tribunal held" in head:
        return "decision"
    if "press release" in head[:600] or "notes to editors" in head or "notes for editors" in head or "\nends" in head:
        return "press_release"
    if "freedom of information request reference" in head or "your request" in head or "refusal notice" in head:
        return "foi_response"
    return "article"


def own_date(reading: Reading, labels: tuple[Label, ...], kind: DocumentKind) -> str | None:
    """The document's own day (ISO), or None."""
    return reading.metadata.published


def default_regime(reading: Reading, labels: tuple[Label, ...]) -> Regime | None:
    """The regime that a bare section belongs to, or None where nothing tells."""
    text = reading.text[:200000]
    if "FOISA" in text or "Information (Scotland) Act" in text:
        return "FOISA2002"
    if "Environmental Information (Scotland)" in text:
        return "EISR2004"
    if "Environmental Information Regulations" in text and "Freedom of Information Act" not in text:
        return "EIR2004"
    return "FOIA2000" if "Freedom of Information" in text or "FOI" in text else None
