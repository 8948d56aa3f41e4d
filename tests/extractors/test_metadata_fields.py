"""What a page says of itself, field by field, with the place where it was read; and what must not be taken for it."""

from __future__ import annotations

import json

import pytest

from extractors.read.html import read_html
from extractors.read.metadata_dates import iso_day
from models.documents import Metadata


def metadata(html: str) -> Metadata:
    return read_html(f"{html}<p>Some text.</p>".encode(), name="x", url="https://h.example/a/b").metadata


def json_ld(**thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


FIELDS = [
    # title: what the metadata repeats of a heading, then JSON-LD, then the only first-level heading, then Open Graph
    ("title", "<title>Fines, 2023 | Town Council</title><h1>Fines, 2023</h1>", "Fines, 2023", "h1"),
    (
        "title",
        json_ld(**{"@type": "NewsArticle", "headline": "Fines &#8211; 2023"}) + "<h1>News</h1>",
        "Fines – 2023",
        "json-ld headline",
    ),
    ("title", "<meta property='og:title' content='Fines'><h1>a</h1><h1>b</h1>", "Fines", "meta og:title"),
    ("title", "<title>Only a title</title>", "Only a title", "title"),
    ("title", json_ld(**{"@type": "WebPage", "name": "Site"}) + "<h1>The answer</h1>", "The answer", "h1"),
    # publisher
    (
        "publisher",
        json_ld(**{"@type": "Article", "publisher": {"@type": "Organization", "name": "The Moor"}}),
        "The Moor",
        "json-ld publisher",
    ),
    ("publisher", "<meta property='og:site_name' content='Town Council'>", "Town Council", "meta og:site_name"),
    (
        "publisher",
        "<meta name='DCTERMS.publisher' content='Dept for Harbours'>",
        "Dept for Harbours",
        "meta dcterms.publisher",
    ),
    # author
    (
        "author",
        json_ld(**{"@graph": [{"@type": "Article", "author": [{"name": "A B"}, {"name": "C D"}]}]}),
        "A B, C D",
        "json-ld author",
    ),
    ("author", "<meta name=author content='Jo Ward'>", "Jo Ward", "meta author"),
    ("author", "<span itemprop=author>Jo Ward</span>", "Jo Ward", "itemprop author"),
    ("author", "<div class=byline>By Jo Ward, Political Editor</div>", "Jo Ward", "byline"),
    ("author", "<p>By Jo Ward | 3 May 2024</p>", "Jo Ward", "byline"),
    ("author", "<p>By clicking this you agree to our terms</p>", None, None),
    ("author", "<meta property='article:author' content='https://social.example/jo'>", None, None),
    # published
    (
        "published",
        json_ld(**{"@type": "NewsArticle", "datePublished": "2024-05-03T23:30:00+01:00"}),
        "2024-05-03",
        "json-ld datePublished",
    ),
    (
        "published",
        "<meta property='article:published_time' content='2024-05-03T08:00:00Z'>",
        "2024-05-03",
        "meta article:published_time",
    ),
    (
        "published",
        "<time itemprop=datePublished datetime='2024-05-03'>yesterday</time>",
        "2024-05-03",
        "itemprop datePublished",
    ),
    ("published", "<p>Published: 3 May 2024</p>", "2024-05-03", "labelled line: published"),
    ("published", "<dl><dt>Published</dt><dd>3 May 2024</dd></dl>", "2024-05-03", "labelled line: published"),
    ("published", "<tr><th>Date responded</th><td>03/05/2024</td></tr>", "2024-05-03", "labelled line: responded"),
    # never a clock in the masthead, nor a date that nothing calls the page's own
    ("published", "<header>Sat, 15 June 2024</header><time datetime='2024-06-15T09:00'>9am</time>", None, None),
    ("published", "<ul><li><a href=x>Other story</a> 2 May 2024</li></ul>", None, None),
    ("published", "<p>Published figures show that 3 May 2024 was busy.</p>", None, None),
    ("published", json_ld(**{"@type": "Comment", "datePublished": "2024-05-03"}), None, None),
    ("modified", "<p>Last updated: 4 May 2024</p>", "2024-05-04", "labelled line: updated"),
    ("modified", json_ld(**{"@type": "WebPage", "dateModified": "2024-05-04"}), "2024-05-04", "json-ld dateModified"),
    # addresses
    ("canonical_url", "<link rel=canonical href='/a/c'>", "https://h.example/a/c", "link canonical"),
    ("canonical_url", "<meta property='og:url' content='https://h.example/z'>", "https://h.example/z", "meta og:url"),
    ("next_url", "<a rel=next href='?page=2'>Next</a>", "https://h.example/a/b?page=2", "a next"),
    ("previous_url", "<link rel=prev href='?page=1'>", "https://h.example/a/b?page=1", "link prev"),
    # language and licence
    ("language", "<html lang='cy'>", "cy", "html lang"),
    ("language", "<meta property='og:locale' content='en_GB'>", "en-GB", "meta og:locale"),
    (
        "licence",
        "<a href='https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'>OGL</a>",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "a license",
    ),
    ("licence", "<link rel=license href='/licence'>", "https://h.example/licence", "link license"),
]


@pytest.mark.parametrize(("field", "html", "value", "source"), FIELDS)
def test_fields(field: str, html: str, value: str | None, source: str | None) -> None:
    found = metadata(html)
    assert (getattr(found, field), found.sources.get(field)) == (value, source)


DAYS = [
    ("2024-05-03", "2024-05-03"),
    ("2024-05-03T10:00:00.000+0100", "2024-05-03"),
    ("20240503T100000", "2024-05-03"),
    ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03"),
    ("3rd May, 2024", "2024-05-03"),
    ("May 3, 2024", "2024-05-03"),
    ("3 Sept 2024", "2024-09-03"),
    ("03/04/2023", "2023-04-03"),
    ("04/13/2023", "2023-04-13"),
    ("3.4.23", "2023-04-03"),
    ("31 February 2024", None),
    ("May 2024", None),
    ("yesterday", None),
    ("", None),
    ("0000-00-00", None),
    ("tel 01632 960001", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days(text: str, day: str | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize("block", ["{not json", "[" * 100_000, '{"@type": ', '{"a": NaN, }'])
def test_broken_json_ld_is_a_warning(block: str) -> None:
    reading = read_html(f'<script type="application/ld+json">{block}</script><p>x'.encode(), name="x")
    assert [code for code, _ in reading.warnings] == ["json_ld_unreadable"]


def test_deep_json_ld_is_walked_without_recursion() -> None:
    block = '{"a":' * 400 + '{"@type":"Article","headline":"Deep"}' + "}" * 400
    assert metadata(f'<script type="application/ld+json">{block}</script>').title == "Deep"
