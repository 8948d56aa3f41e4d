"""Run the desk on a plain HTTP server."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path

import uvicorn

from desk.app import LOOPBACK, make_app
from models.errors import SettingsError


def run(data: Path, host: str, port: int) -> None:
    """Serve until interrupted. Raises SettingsError when the address cannot be listened on.

    On a loopback address only that machine's own names are answered; on another the operator has chosen to be reachable.
    """
    if not 0 <= port <= 65535:
        raise SettingsError(f"Port {port} is not a port.", hint="Give a number from 1 to 65535, or 0 for any free one.")
    app = make_app(data, hosts=LOOPBACK if is_loopback(host) else None)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, lifespan="off")
    with _listen(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        print(f"The desk is at http://{name}:{listener.getsockname()[1]}/ (end it with Ctrl-C).", flush=True)
        uvicorn.Server(config).run(sockets=[listener])


def is_loopback(host: str) -> bool:
    """Whether a host name or address is reachable from its own machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingsError(
            f"Cannot listen on {host} port {port}: {error.strerror or error}.", hint="Choose another with --port."
        ) from error
