"""The fact-checker's web pages, read-only. The web framework is imported only when `make_app` or `serve` is called."""

from __future__ import annotations

from pathlib import Path

HOST = "127.0.0.1"
PORT = 8765


def serve(data: Path, host: str = HOST, port: int = PORT) -> None:
    """Serve the desk of a data folder until interrupted. The default address is reachable from this machine only."""
    from desk.server import run

    run(data, host, port)


__all__ = ["HOST", "PORT", "serve"]
