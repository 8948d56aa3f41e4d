"""Bad input through the main job: each ends as its named failure row, and the good document beside it is loaded."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest
from prefect_fixture import foitrace, free_port, prefect_env

__all__ = ["prefect_env"]

GOOD = "Our ref: FOI-2024-00017\n\nThe council recorded 41 complaints in 2023.\n"


def failures(data: Path) -> dict[str, tuple[str, str]]:
    """File name or last part of the URL to (error, advice)."""
    with duckdb.connect(str(data / "foitrace.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT url, error, advice FROM failure").fetchall()
    return {url.rsplit("/", 1)[-1]: (error, advice) for url, error, advice in rows}


def documents(data: Path) -> list[str]:
    with duckdb.connect(str(data / "foitrace.duckdb"), read_only=True) as connection:
        return [row[0].rsplit("/", 1)[-1] for row in connection.execute("SELECT url FROM document").fetchall()]


def write_bad_files(folder: Path) -> None:
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "latin.txt").write_bytes(
        "Our ref: FOI-2024-00018. Café, 12 complaints, £5, naïve façade.\n".encode("cp1252") * 20
    )
    (folder / "deep.html").write_bytes(
        b"<html><body>" + b"<div>" * 100_000 + b"There were 9 complaints." + b"</div>" * 100_000
    )
    with (folder / "huge.txt").open("wb") as file:
        line = b"The council recorded 41 complaints in 2023 and said so in its reply.\n"
        for _ in range(200):
            file.write(line * (1_000_000 // len(line)))


def test_bad_files_become_failures_and_cost_nothing_else(tmp_path: Path, prefect_env: dict[str, str]) -> None:
    write_bad_files(tmp_path / "docs")
    done = foitrace(
        "run", tmp_path / "docs", tmp_path / "missing.txt", "--data", tmp_path / "data", env=prefect_env, check=3
    )
    found = failures(tmp_path / "data")
    assert {name: error for name, (error, _) in found.items()} | {"deep.html": ""} == {
        "empty.txt": "empty",
        "binary.txt": "not_text",
        "huge.txt": "too_large",
        "missing.txt": "path_missing",
        "deep.html": "",
    }
    assert all(advice for _, advice in found.values()), "every failure says what to do"
    loaded = documents(tmp_path / "data")
    assert {"good.txt", "latin.txt"} <= set(loaded)
    assert ("deep.html" in loaded) != ("deep.html" in found), "the deep page is read or it is a failure, never lost"
    assert "inputs failed" in done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_a_folder_that_may_not_be_read_is_a_failure(tmp_path: Path, prefect_env: dict[str, str]) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "good.txt").write_text(GOOD)
    closed = tmp_path / "docs" / "closed"
    closed.mkdir(mode=0o000)
    try:
        foitrace("run", tmp_path / "docs", "--data", tmp_path / "data", env=prefect_env, check=3)
    finally:
        closed.chmod(0o700)
    assert failures(tmp_path / "data")["closed"][0] == "path_denied"
    assert documents(tmp_path / "data") == ["good.txt"]


class _RudeHandler(BaseHTTPRequestHandler):
    """A page, a redirect to itself, and an answer that never ends."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
        elif self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"<p>on and on</p>" * 4_096)
            except OSError:
                return
        else:
            body = f"<html><body><main><h1>Answer</h1><p>{GOOD}</p></main></body></html>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def rude_site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _RudeHandler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


SOURCE = """
name = "rude"
kind = "files"
allow_private = true
[discovery]
method = "urls"
start = ["{site}/good", "{site}/loop", "{site}/endless", "http://127.0.0.1:{closed}/refused"]
[limits]
max_bytes = 1000000
retries = 0
[politeness]
rate = 0
[timeouts]
connect = 2
read = 2
whole = 10
"""


def test_bad_urls_become_failures_and_cost_nothing_else(
    tmp_path: Path, rude_site: str, prefect_env: dict[str, str]
) -> None:
    (tmp_path / "rude.toml").write_text(SOURCE.format(site=rude_site, closed=free_port()))
    foitrace("run", tmp_path / "rude.toml", "--data", tmp_path / "data", env=prefect_env, check=3)
    assert {name: error for name, (error, _) in failures(tmp_path / "data").items()} == {
        "loop": "redirect_loop",
        "endless": "body_too_large",
        "refused": "connection_refused",
    }
    assert documents(tmp_path / "data") == ["good"]


def test_a_private_address_is_refused_unless_allowed(
    tmp_path: Path, rude_site: str, prefect_env: dict[str, str]
) -> None:
    foitrace("run", f"{rude_site}/good", "--data", tmp_path / "data", env=prefect_env, check=3)
    assert failures(tmp_path / "data")["good"][0] == "forbidden_address"
    foitrace("run", f"{rude_site}/good", "--allow-private", "--data", tmp_path / "data", env=prefect_env)
    assert documents(tmp_path / "data") == ["good"]
