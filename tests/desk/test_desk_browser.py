"""The desk in Debian's chromium: it renders, works without scripts, and follows no policy violation."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from desk_samples import HOSTILE_URL, LETTER_URL

from models.identifiers import document_id

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed: apt-get install chromium"),
]


def _dump(url: str) -> tuple[str, str]:
    """The page's tree after loading, and what the browser logged."""
    profile = tempfile.mkdtemp(prefix="foitrace-browser-")
    try:
        done = subprocess.run(
            [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "--virtual-time-budget=3000", "--dump-dom", url],
            capture_output=True,
            text=True,
            timeout=90,
            check=True,
        )
    finally:
        shutil.rmtree(profile, ignore_errors=True)
    return done.stdout, done.stderr


@pytest.mark.parametrize("url", [LETTER_URL, HOSTILE_URL])
def test_a_document_renders_without_scripts_or_refusals(address: str, url: str) -> None:
    page, log = _dump(f"{address}/documents/{document_id(url)}")
    assert "allegations" in page
    assert "Provenance" in page
    assert "<script" not in page
    refusals = [line for line in log.splitlines() if "Content Security Policy" in line or "Refused to" in line]
    assert refusals == []


def test_the_browser_applies_the_style_sheet(address: str, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    profile = tmp_path / "profile"
    subprocess.run(
        [
            str(CHROMIUM),
            *FLAGS,
            f"--user-data-dir={profile}",
            "--window-size=1200,900",
            f"--screenshot={picture}",
            f"{address}/search?q=99+allegations",
        ],
        capture_output=True,
        timeout=90,
        check=True,
    )
    # A page in the browser's own style is black on white alone and packs far smaller than one with the desk's colours.
    assert picture.stat().st_size > 20_000
