"""Reading HTML: what becomes a block, of which kind, at which place, and that its words are found again by the place alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.read.html import read_html
from extractors.read.html.locate import read_at
from extractors.strip import label_blocks
from models.documents import Reading
from models.errors import ReadError
from models.locators import DomLocator

PAGES = sorted(path for path in (Path(__file__).parent / "pages").iterdir() if path.is_dir())


def read(html: str, **options: str) -> Reading:
    return read_html(html.encode(), name="page.html", **options)


def shapes(html: str) -> list[tuple[str, int, str]]:
    reading = read(html)
    return [(block.kind, block.level, reading.text[block.start : block.end]) for block in reading.blocks]


BLOCKS = [
    pytest.param(
        "<p>One <b>bold</b> word.</p>", [("paragraph", 0, "One bold word.")], id="inline elements stay in the line"
    ),
    pytest.param("<p>a\n  b\t c</p>", [("paragraph", 0, "a b c")], id="white space collapses"),
    pytest.param("<p>Section&nbsp;40(2)</p>", [("paragraph", 0, "Section 40(2)")], id="a no-break space is a space"),
    pytest.param(
        "<h2>Decision</h2>text", [("heading", 2, "Decision"), ("paragraph", 0, "text")], id="text without an element"
    ),
    pytest.param("<p>12 High St<br>Town</p>", [("paragraph", 0, "12 High St\nTown")], id="one line break is a newline"),
    pytest.param(
        "<p>one<br><br>two</p>", [("paragraph", 0, "one"), ("paragraph", 0, "two")], id="two line breaks part blocks"
    ),
    pytest.param(
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        [("list_item", 1, "a"), ("list_item", 2, "b")],
        id="lists count their depth",
    ),
    pytest.param(
        "<ol><li><p>a</p><p>b</p></li></ol>", [("list_item", 1, "a"), ("list_item", 1, "b")], id="paragraphs of an item"
    ),
    pytest.param(
        "<dl><dt>Received</dt><dd>3 May</dd></dl>",
        [("list_item", 1, "Received"), ("list_item", 1, "3 May")],
        id="terms",
    ),
    pytest.param("<blockquote><p>q</p></blockquote>", [("quotation", 0, "q")], id="quotation"),
    pytest.param("<figure><img><figcaption>c</figcaption></figure>", [("caption", 0, "c")], id="caption"),
    pytest.param(
        "<details><summary>More</summary>x</details>", [("heading", 6, "More"), ("paragraph", 0, "x")], id="details"
    ),
    pytest.param(
        "<h2><button>Response</button></h2>", [("heading", 2, "Response")], id="a folding heading stays a heading"
    ),
    pytest.param("<pre>a\n  b</pre>", [("paragraph", 0, "a\n  b")], id="preformatted lines stay"),
    pytest.param("<p>a<script>x()</script>b</p>", [("paragraph", 0, "ab")], id="scripts are no text"),
    pytest.param("<table><tr><td>only</td></tr></table>", [("paragraph", 0, "only")], id="one cell is no table"),
    pytest.param(
        "<p>a</p></body></html><p>b</p>", [("paragraph", 0, "a"), ("paragraph", 0, "b")], id="text after the end"
    ),
    pytest.param(
        "<my-card><my-title>a</my-title> b</my-card>", [("paragraph", 0, "a b")], id="unknown elements are inline"
    ),
    pytest.param(
        "<div>a<div>b</div>c</div>", [("paragraph", 0, x) for x in "abc"], id="a block parts the text around it"
    ),
    pytest.param("<p>1 &lt; 2 &amp; 3 &#163;5</p>", [("paragraph", 0, "1 < 2 & 3 £5")], id="character references"),
]


@pytest.mark.parametrize(("html", "expected"), BLOCKS)
def test_blocks(html: str, expected: list[tuple[str, int, str]]) -> None:
    assert shapes(html) == expected


def test_table_text_has_tabs_and_empty_cells_keep_their_place() -> None:
    reading = read(
        "<p>x</p><table><tr><th>Year</th><th>No</th></tr><tr><td></td><td>5</td></tr><tr><td>2020</td><td></td></tr></table>"
    )
    assert reading.text == "x\nYear\tNo\n\t5\n2020"
    table = reading.tables[0]
    found = [(cell.row, cell.column, reading.text[cell.start : cell.end], cell.is_header) for cell in table.cells]
    assert found == [
        (0, 0, "Year", True),
        (0, 1, "No", True),
        (1, 0, "", False),
        (1, 1, "5", False),
        (2, 0, "2020", False),
        (2, 1, "", False),
    ]
    assert (table.header_rows, table.header_columns) == (1, 0)


def test_spans_shift_the_cells_after_them() -> None:
    html = "<table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
    reading = read(html)
    cells = {reading.text[c.start : c.end]: (c.row, c.column, c.rows, c.columns) for c in reading.tables[0].cells}
    assert cells == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 2), "c": (1, 1, 1, 1), "d": (1, 2, 1, 1)}
    assert [(b.row, b.column) for b in reading.blocks] == [(0, 0), (0, 1), (1, 1), (1, 2)]


def test_a_table_that_places_things_gives_paragraphs() -> None:
    reading = read("<table><tr><td>menu<td><table><tr><th>k<td>v</table></table>")
    assert [b.kind for b in reading.blocks] == ["paragraph", "table_cell", "table_cell"]
    assert len(reading.tables) == 1
    assert read("<table><tr><td>menu<td><p>a<p>b<p>c<p>d<p>e<tr><td>x<td>y</table>").tables == ()
    assert read("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>").tables == ()


@pytest.mark.parametrize(
    ("html", "caption"),
    [
        ("<table><caption>Fines</caption><tr><th>a<th>b<tr><td>1<td>2</table>", "Fines"),
        ("<h3>Table 2: Fines</h3><table><tr><th>a<th>b<tr><td>1<td>2</table>", "Table 2: Fines"),
        ("<p>text</p><table><tr><th>a<th>b<tr><td>1<td>2</table>", None),
    ],
)
def test_captions(html: str, caption: str | None) -> None:
    reading = read(html)
    span = reading.tables[0].caption
    assert (reading.text[slice(*span)] if span else None) == caption


LINKS = [
    ("<a href='/a.pdf'>A</a>", ("https://h.example/a.pdf", True, "application/pdf")),
    (
        "<a href='b.xlsx?v=2'>B</a>",
        (
            "https://h.example/d/b.xlsx?v=2",
            True,
            FILE := "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ),
    ("<a href='page'>C</a>", ("https://h.example/d/page", False, None)),
    ("<a href='/get?id=3' download>D</a>", ("https://h.example/get?id=3", True, None)),
    ("<a href='//x.example/y.csv'>E</a>", ("https://x.example/y.csv", True, "text/csv")),
]


@pytest.mark.parametrize(("html", "expected"), LINKS)
def test_links(html: str, expected: tuple[str, bool, str | None]) -> None:
    link = read(html, url="https://h.example/d/page.html").links[0]
    assert (link.url, link.is_attachment, link.media_type) == expected


@pytest.mark.parametrize(
    "href", ["#top", "mailto:a@b.example", "javascript:void(0)", "tel:101", "", "http://[bad", "data:text/plain,x"]
)
def test_what_is_no_link(href: str) -> None:
    assert read(f"<p>x<a href='{href}'>y</a></p>", url="https://h.example/").links == ()


def test_base_moves_links_and_no_address_leaves_them() -> None:
    html = "<base href='https://b.example/x/'><a href='y'>y</a>"
    assert read(html, url="https://h.example/").links[0].url == "https://b.example/x/y"
    assert read("<a href='y'>y</a>").links[0].url == "y"


@pytest.mark.parametrize(
    ("body", "charset", "text", "encoding"),
    [
        ("<p>café £5</p>".encode(), None, "café £5", "utf-8"),
        ("<meta charset=iso-8859-1><p>“q” £5".encode("cp1252"), None, "“q” £5", "cp1252"),
        ("<meta charset=iso-8859-1><p>café".encode(), None, "café", "utf-8"),
        ("<p>caf\u00e9".encode("iso-8859-15"), "iso-8859-15", "café", "iso8859-15"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><p>日本'.encode("shift_jis"),
            None,
            "日本",
            "shift_jis",
        ),
        ("<p>wide text here</p>".encode("utf-16"), None, "wide text here", "utf-16"),
        (b"\xef\xbb\xbf<p>mark</p>", None, "mark", "utf-8"),
        (b"<p>a\0b</p>", None, "a\ufffdb", "utf-8"),
        (b"<p>caf\xe9 of \xa35", "no-such-charset", "café of £5", "cp1252"),
    ],
)
def test_charsets(body: bytes, charset: str | None, text: str, encoding: str) -> None:
    reading = read_html(body, name="x", charset=charset)
    assert (reading.text, reading.encoding) == (text, encoding)


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_sound(reading: Reading, body: bytes) -> None:
    """Blocks in order, without overlap, covering all but white space; each found again at its place."""
    end = 0
    for block in reading.blocks:
        assert not reading.text[end : block.start].strip()
        assert block.start >= end
        assert reading.text[block.start : block.end].strip()
        assert isinstance(block.locator, DomLocator)
        assert squeezed(read_at(body, block.locator)) == squeezed(reading.text[block.start : block.end])
        end = block.end
    assert end == len(reading.text)
    for table in reading.tables:
        assert all(0 <= cell.start <= cell.end <= len(reading.text) for cell in table.cells)


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_every_block_of_a_page_is_found_again(folder: Path) -> None:
    body = (folder / "page.html").read_bytes()
    assert_sound(read_html(body, name=folder.name), body)


TAGS = [
    "p",
    "div",
    "b",
    "a",
    "span",
    "li",
    "ul",
    "td",
    "tr",
    "table",
    "h2",
    "br",
    "script",
    "pre",
    "button",
    "option",
    "x-y",
    "svg",
    "html",
    "body",
]
markup = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
        st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
        st.text(alphabet="ab £<>&;\n\u00a0\u200b\U0001f600", max_size=6),
        st.sampled_from(["<!-- c -->", "<?pi x?>", "&amp;", "<![CDATA[x]]>", "<a href='x.pdf'>", "<p hidden>"]),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=250, deadline=None)
@given(markup)
def test_any_markup_reads_soundly(html: str) -> None:
    body = html.encode()
    try:
        reading = read_html(body, name="any")
    except ReadError:
        return
    assert_sound(reading, body)
    assert read_html(body, name="any") == reading
    labels = label_blocks(reading)
    assert len(labels) == len(reading.blocks)
    assert labels == label_blocks(reading)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_read_or_fail_by_name(body: bytes) -> None:
    try:
        reading = read_html(body, name="any")
    except ReadError:
        return
    assert reading.text
