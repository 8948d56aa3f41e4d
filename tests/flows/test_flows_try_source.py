"""The dry run shows what would be fetched and why, and stores nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

from misbehaving_web import Answer, LogSite, Web, html
from test_flows_crawl import log_source

from flows.try_source import explore, try_source
from models.sources import Source


def test_it_shows_the_first_documents_with_their_reasons_and_what_the_first_leads_to() -> None:
    with Web(LogSite(45)) as web:
        steps = asyncio.run(explore(log_source(web, follow={"exclude": ["*/foi/2/"]}), limit=5))
    shown = [(step.role, step.url.removeprefix(web.url), step.left_out) for step in steps]
    assert shown == [
        ("listing", "/log", None),
        ("page", "/foi/0/", None),
        ("page", "/foi/1/", None),
        ("page", "/foi/2/", "matches follow.exclude"),
        ("page", "/foi/3/", None),
        ("page", "/foi/4/", None),
        ("more", "…", None),
        ("listing", "/log?page=2", None),
        ("attachment", "/files/0.csv", None),
    ]
    assert "listed on" in steps[1].reason
    assert steps[1].title == "Request 0"
    assert "15 more" in steps[6].reason
    assert {request.path for request in web.requests} == {"/robots.txt", "/log", "/foi/0/"}


def test_each_step_is_a_line_of_words() -> None:
    with Web(LogSite(2)) as web:
        lines = asyncio.run(try_source(log_source(web)))
    assert lines[0].startswith("fetch listing")
    assert all("\n" not in line for line in lines)


def test_what_cannot_be_read_is_said() -> None:
    with Web(pages={"/log": Answer(b"", 404)}) as web:
        steps = asyncio.run(explore(log_source(web)))
    assert [step.left_out is not None for step in steps] == [True]
    with Web(pages={"/robots.txt": Answer(b"User-agent: *\nDisallow: /"), "/log": html("<p>x")}) as web:
        steps = asyncio.run(explore(log_source(web)))
    assert "robots.txt" in (steps[0].left_out or "")


def test_files_are_shown_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    steps = asyncio.run(explore(Source.for_paths([tmp_path, tmp_path / "none"])))
    assert [(step.url.rpartition("/")[2], bool(step.left_out)) for step in steps] == [("a.txt", False), ("none", True)]


def test_listed_urls_are_shown_and_the_first_is_looked_into() -> None:
    with Web(pages={"/a": html('<a href="/x.pdf">x</a>'), "/b": html("<p>b")}) as web:
        source = log_source(web, discovery={"method": "urls", "start": [f"{web.url}/a", f"{web.url}/b"], "item": None})
        steps = asyncio.run(explore(source))
    assert [(step.role, step.url.removeprefix(web.url)) for step in steps] == [
        ("page", "/a"),
        ("page", "/b"),
        ("attachment", "/x.pdf"),
    ]
