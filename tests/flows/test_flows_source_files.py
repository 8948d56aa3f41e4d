"""Source files: what is right is read, what is wrong is named with its line and what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from flows.source_files import bundled_folder, find_source, read_source, read_sources, remarks
from flows.toml_lines import find_line
from models.errors import PathMissing, SourceFileError
from models.sources import DiscoveryMethod, Source, SourceKind

GOOD = """\
name = "log"
kind = "disclosure-log"
publisher = "Anytown Council"

[discovery]
method = "links"
start = [
  "https://foi.example.org/log",
  "https://foi.example.org/archive",
]
item = "li.entry a"

[limits]
pages = 10

[schedule]
cron = "15 5 * * 1-5"
"""

# (what is wrong, old text, new text, line of the fault, words that the message must hold)
FAULTS = [
    ("a misspelt key", 'publisher = "', 'publsher = "', 3, ["publsher", 'is "publisher" meant?', "allow_private"]),
    (
        "a value that is not allowed",
        '"disclosure-log"',
        '"disclosure_log"',
        2,
        ["disclosure_log", "disclosure-log, foi-releases"],
    ),
    ("a method that does not exist", '"links"', '"link"', 6, ["discovery.method", "links, feed, sitemap"]),
    ("a start that is no URL", '"https://foi.example.org/archive"', '"foi.example.org"', 7, ["foi.example.org"]),
    ("a number out of bounds", "pages = 10", "pages = 0", 14, ["limits.pages", "greater than or equal to 1"]),
    ("a number that is none", "pages = 10", 'pages = "ten"', 14, ["limits.pages", "integer"]),
    ("a setting in the wrong table", "pages = 10", "rate = 2", 14, ["limits.rate", "belongs into [politeness]"]),
    ("a selector that is none", '"li.entry a"', '"li["', 11, ["discovery.item", "CSS selector"]),
    (
        "a content selector that is none",
        "pages = 10",
        'pages = 10\n[content]\nkeep = ["main", "div["]',
        16,
        ["content.keep"],
    ),
    ("a selector that is missing", 'item = "li.entry a"', "", 5, ["item", "CSS selector"]),
    ("a schedule that is none", '"15 5 * * 1-5"', '"daily"', 17, ["cron", "five fields"]),
    ("a name that is not the file's", 'name = "log"', 'name = "other"', 1, ['"other"', '"log"']),
    ("a name that is no name", 'name = "log"', 'name = "My Log"', 1, ["lower-case"]),
    ("a kind that is missing", 'kind = "disclosure-log"', "", 1, ["kind", "must be given", "press-releases"]),
]


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "log.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceFileError) as caught:
        read_source(path)
    return caught.value.message


def test_a_good_file(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text(GOOD, encoding="utf-8")
    source = read_source(tmp_path / "log.toml")
    assert source.name == "log"
    assert source.discovery.start[1] == "https://foi.example.org/archive"
    assert source.limits.pages == 10
    assert Source.model_validate_json(source.model_dump_json()) == source


@pytest.mark.parametrize(("old", "new", "line", "words"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: list[str]) -> None:
    assert old in GOOD
    message = refused(tmp_path, GOOD.replace(old, new))
    assert f"log.toml:{line}: " in message
    assert all(word in message for word in words), message


def test_every_fault_is_named_at_once_in_order_of_lines(tmp_path: Path) -> None:
    text = GOOD.replace('"links"', '"link"').replace("pages = 10", "pages = 0").replace("publisher", "publsher")
    lines = [line.split(":")[1] for line in refused(tmp_path, text).splitlines()]
    assert lines == ["3", "6", "14"]


@pytest.mark.parametrize("text", ['name = "x', "name: x", "[a\nb = 1", "\ufeff[", "a = 1\na = 2"])
def test_what_is_not_toml_is_named_with_its_place(tmp_path: Path, text: str) -> None:
    assert "not TOML" in refused(tmp_path, text)


def test_what_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(SourceFileError, match="UTF-8"):
        read_source(tmp_path / "log.toml")


def test_relative_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    text = 'name = "mine"\nkind = "files"\n[discovery]\nmethod = "folder"\nstart = ["letters"]\n'
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    assert read_source(tmp_path / "mine.toml").discovery.start == (str(tmp_path / "letters"),)


def test_a_folder_of_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text(GOOD.replace('"log"', f'"{name}"'), encoding="utf-8")
    assert [source.name for source in read_sources([tmp_path])] == ["a", "b"]


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(PathMissing, match="met-police-foi"):
        find_source("met-polic-foi")


BUNDLED = sorted(bundled_folder().glob("*.toml"))


@pytest.mark.parametrize("path", BUNDLED, ids=[path.stem for path in BUNDLED])
def test_bundled_sources_are_right_and_polite(path: Path) -> None:
    source = read_source(path)
    assert source.title
    assert 0 < source.politeness.rate <= 2
    assert source.politeness.concurrency <= 2
    assert not source.allow_private
    assert not [remark for remark in remarks(source) if remark.startswith("publisher")]


def test_a_publisher_that_the_registry_lacks_is_remarked() -> None:
    source = find_source("met-police-foi")
    said = remarks(source.model_copy(update={"publisher": "Metropolitan Polic Service", "licence": None}))
    assert any('"Metropolitan Police Service" meant' in remark for remark in said)
    assert any(remark.startswith("licence") for remark in said)


LINES = [
    (("name",), 1),
    (("a", "b"), 4),
    (("a", "list", 1), 7),
    (("a", "inline", "key"), 9),
    (("a", "c", "d"), 14),
    (("e", "f", "g"), 15),
    (("a", "nothing"), 3),
    (("nothing",), 1),
]


@pytest.mark.parametrize(("place", "line"), LINES)
def test_lines_are_found(place: tuple[str | int, ...], line: int) -> None:
    text = (
        'name = "x" # [no.table]\n\n[a] # a table\nb = 1\nlist = [\n  1,\n  2,\n]\ninline = { other = 1, key = 2 }\n'
        'words = """\nb = "not a key"\n"""\n[a.c]\n"d" = 1\n[[e.f]]\ng = 1\n'
    )
    expected = {14: 14, 15: 16}.get(line, line)
    assert find_line(text, place) == expected


def test_every_setting_and_method_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "crawling.md").read_text("utf-8")
    tables = {name: field.annotation for name, field in Source.model_fields.items()}
    settings = [key for model in tables.values() if hasattr(model, "model_fields") for key in model.model_fields]
    allowed = [*get_args(DiscoveryMethod), *get_args(SourceKind)]
    missing = [name for name in [*tables, *settings, *allowed] if f"`{name}`" not in page]
    assert missing == []
