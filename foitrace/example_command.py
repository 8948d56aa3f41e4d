"""`foitrace example`: the main job on the bundled example, over a real HTTP server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from foitrace.run_command import run_sources
from foitrace.settings import data_folder, worker_count
from models.errors import SettingsError

FOLDER = Path(__file__).resolve().parent / "example"
PORT = 8757
"""The example's sources name this port, so that a second run finds the same URLs."""


class _QuietHandler(SimpleHTTPRequestHandler):
    """Files of the example, without a line on standard error for each."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve_site(port: int = PORT) -> Iterator[str]:
    """Serve the example site on loopback while the context is open; gives its address.

    Raises SettingsError when the port is taken.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_QuietHandler, directory=str(FOLDER / "site")))
    except OSError as error:
        raise SettingsError(
            f"Port {port} of this machine is taken.",
            hint="Stop what listens there, such as another example, and run again.",
        ) from error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def run_example(data: Path | None, workers: int | None, *, quiet: bool) -> int:
    """Crawl, archive, strip, extract, load, and trace one figure to its sentence. Returns the exit status of the run."""
    from flows.source_files import read_source
    from foitrace.trace_command import trace_words

    folder = data_folder(data)
    sources = [read_source(file) for file in sorted((FOLDER / "sources").glob("*.toml"))]
    with serve_site() as address:
        print(f"The example site is served at {address}/foi/ while it is crawled.")
        status = run_sources(sources, folder, worker_count(workers), quiet=quiet)
    if status in (0, 3):
        print("\n$ foitrace trace '143 allegations'\n")
        trace_words("143 allegations", folder.root, 2, "table")
        print("\nNext: foitrace trace WORDS, foitrace sql 'FROM response', foitrace desk.")
    return status
