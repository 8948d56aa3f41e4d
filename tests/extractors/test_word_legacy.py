"""Legacy word-processor files through the real LibreOffice, where it is installed."""

from __future__ import annotations

import shutil

import pytest

from extractors.pipeline import extract

LETTER = rb"""{\rtf1\ansi\ansicpg1252 Our ref: WBC-FOI-2024-00631\par Date: 2 May 2024\par
In 2023 the council received 41 complaints, of which nine were upheld.\par}"""
"""In the style of a letter saved by an office program of the 1990s."""


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: apt-get install libreoffice-writer-nogui"
)
def test_a_rich_text_letter_gives_its_facts() -> None:
    extraction = extract(LETTER, name="letter.rtf")
    quotes = {extraction.text[fact.start : fact.end] for fact in extraction.facts}
    assert {"WBC-FOI-2024-00631", "2 May 2024", "41", "nine"} <= quotes
