"""The desk: pages over the published warehouse. GET only, no scripts, nothing of an archived page but its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from duckdb import DuckDBPyConnection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from desk import queries
from desk.pages import render
from desk.parts import make_parts
from models.errors import FoitraceError, NotFoundInWarehouse, WarehouseMissing
from warehouse import open_read
from warehouse.trace import trace

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
_ID = re.compile(r"[0-9a-f]{24}")
_MOST_WORDS = 300
_HITS = 50
_STYLE = Path(__file__).parent / "static" / "desk.css"

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}

Page = Callable[[Request, DuckDBPyConnection], Response]


def make_app(data: Path, hosts: Collection[str] | None = LOOPBACK) -> Starlette:
    """The desk of a data folder as an ASGI application.

    It answers only requests that name one of `hosts` (None: any), so that a page elsewhere cannot point its own name at this
    machine and read the desk through a browser. Each request opens the published file anew and so sees the latest snapshot.
    """
    pages = {
        "/": home,
        "/search": search,
        "/facts/{identifier}": fact,
        "/facts/{identifier}/place": place,
        "/documents/{identifier}": document,
        "/responses": responses,
        "/changes": changes,
    }
    routes = [Route(path, _on_warehouse(data, page), methods=["GET"]) for path, page in pages.items()]
    routes.append(Route("/desk.css", _style, methods=["GET"]))
    app = Starlette(routes=routes, exception_handlers={HTTPException: _http_error, FoitraceError: _foitrace_error})
    app.add_middleware(_Guard, hosts=frozenset(hosts) if hosts is not None else None)
    return app


def _on_warehouse(data: Path, page: Page) -> Callable[[Request], Response]:
    # A plain function, so that Starlette runs it in a thread and a slow query holds up no other page.
    def endpoint(request: Request) -> Response:
        with open_read(data) as connection:
            return page(request, connection)

    return endpoint


class _Guard:
    """Refuse other hosts' names, and put the protective headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in given),
                ]
            await send(message)

        app = self.app if self._is_known(scope) else PlainTextResponse("This desk has another name.", 421)
        await app(scope, receive, guarded)

    def _is_known(self, scope: Scope) -> bool:
        if self.hosts is None:
            return True
        named = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        return re.sub(r":\d*$", "", named).lower() in self.hosts


# -- pages -----------------------------------------------------------------------------------------------------------------


def home(request: Request, connection: DuckDBPyConnection) -> Response:
    """The search box, what the warehouse holds, and the latest responses."""
    _, latest = queries.list_responses(connection, {}, 0)
    return render("home.html", summary=queries.summary(connection), latest=latest[:8])


def search(request: Request, connection: DuckDBPyConnection) -> Response:
    """Hits for words, a number or a fact's identifier."""
    words = request.query_params.get("q", "")[:_MOST_WORDS].strip()
    if _ID.fullmatch(words.lower()):
        return RedirectResponse(f"/facts/{words.lower()}", 303)
    hits = trace(connection, words, limit=_HITS) if words else []
    return render("search.html", words=words, hits=hits, most=_HITS)


def fact(request: Request, connection: DuckDBPyConnection) -> Response:
    """One fact with all that proves it."""
    identifier = _identifier(request)
    hit = trace(connection, identifier)[0]
    row = _evidence(connection, identifier)
    corrections = queries.ask(
        connection, "SELECT * FROM correction WHERE fact_id = ? ORDER BY corrected_at DESC", [identifier]
    )
    return render("fact.html", hit=hit, fact=row, corrections=corrections)


def place(request: Request, connection: DuckDBPyConnection) -> Response:
    """The way to a fact's place in its document."""
    identifier = _identifier(request)
    row = _evidence(connection, identifier)
    block = queries.block_number_of(connection, row["version_id"], row["start_offset"])
    query = urlencode({"version": row["version_id"], "from": _page_start(block)})
    return RedirectResponse(f"/documents/{row['document_id']}?{query}#f-{identifier}", 303)


def _evidence(connection: DuckDBPyConnection, identifier: str) -> queries.Row:
    rows = queries.ask(connection, "SELECT * FROM evidence WHERE fact_id = ?", [identifier])
    if not rows:
        raise NotFoundInWarehouse(f"There is no fact {identifier}.")
    return rows[0]


def document(request: Request, connection: DuckDBPyConnection) -> Response:
    """A document: its words with facts marked, where they came from, its versions and what changed between them."""
    identifier = _identifier(request)
    found = queries.find_document(connection, identifier)
    versions = queries.list_versions(connection, identifier)
    if found is None or not versions:
        raise HTTPException(404, "There is no document of this identifier.")
    wanted = request.query_params.get("version", versions[0]["version_id"])
    seen = next((version for version in versions if version["version_id"] == wanted), None)
    if seen is None:
        raise HTTPException(404, "This document has no such version.")
    version = queries.read_version(connection, wanted)
    stretch = queries.read_stretch(connection, wanted, _page_start(_whole_number(request, "from")))
    return render(
        "document.html",
        document=found,
        version=version,
        seen=seen,
        versions=versions,
        parts=make_parts(stretch.blocks, stretch.cells, stretch.marks, version["text"]),
        stretch=stretch,
        step=queries.BLOCKS,
        facts=queries.count_facts(connection, wanted),
        questions=queries.list_questions(connection, wanted),
        attachments=queries.list_attachments(connection, wanted),
        children=queries.list_children(connection, found["url"]),
        revisions=queries.list_revisions(connection, identifier)[: queries.PAGE],
    )


def responses(request: Request, connection: DuckDBPyConnection) -> Response:
    """The FOI responses, filtered by the form above them."""
    wanted = {name: request.query_params.get(name, "")[:_MOST_WORDS] for name in queries.FILTERS}
    first = _whole_number(request, "from")
    total, rows = queries.list_responses(connection, wanted, first)
    given = {name: value for name, value in wanted.items() if value}

    def page_url(start: int) -> str:
        return "/responses?" + urlencode({**given, "from": start})

    return render(
        "responses.html",
        wanted=wanted,
        choices=queries.list_choices(connection),
        total=total,
        rows=rows,
        first=first,
        page=queries.PAGE,
        page_url=page_url,
    )


def changes(request: Request, connection: DuckDBPyConnection) -> Response:
    """What changed in the documents between fetches, the latest first."""
    first = _whole_number(request, "from")
    rows = queries.list_revisions(connection, first=first)
    return render(
        "changes.html", rows=rows[: queries.PAGE], first=first, page=queries.PAGE, more=len(rows) > queries.PAGE
    )


def _identifier(request: Request) -> str:
    identifier = str(request.path_params["identifier"]).lower()
    if not _ID.fullmatch(identifier):
        raise HTTPException(404, "This is no identifier.")
    return identifier


def _whole_number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "0")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 0


def _page_start(block: int) -> int:
    return block - block % queries.BLOCKS


# -- everything else -------------------------------------------------------------------------------------------------------


def _style(request: Request) -> Response:
    return FileResponse(_STYLE, media_type="text/css", headers={"cache-control": "max-age=300"})


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    advice = {404: "Search by words instead.", 405: "The desk only shows: it takes GET requests alone."}
    return render(
        "error.html",
        error.status_code,
        headers=dict(error.headers or {}),
        title=error.detail if error.status_code != 404 or error.detail != "Not Found" else "There is no such page.",
        advice=advice.get(error.status_code, ""),
    )


async def _foitrace_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FoitraceError)
    status = 404 if isinstance(error, NotFoundInWarehouse) else 503
    advice = "Search by words instead." if status == 404 else error.advice
    return render(
        "error.html", status, title=error.message, advice=advice, is_empty=isinstance(error, WarehouseMissing)
    )


__all__ = ["HEADERS", "LOOPBACK", "make_app"]
