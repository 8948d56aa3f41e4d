"""A guard that ends the temporary Prefect server when its run is killed.

Prefect stops its own server when a run ends, but a killed run (SIGKILL, out of memory) cannot, and the server would stay
for ever. The guard is a small process that waits for the run's end of a pipe to close, however that happens.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import os, signal, sys
pids = {int(line) for line in sys.stdin}
for pid in pids:
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            ours = b"prefect.server" in file.read()
        if ours:
            os.kill(pid, signal.SIGTERM)
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        pass
"""


class ServerGuard:
    """Watches over servers for as long as this process lives. Does nothing where there is no /proc to ask."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        if Path("/proc/self/cmdline").exists():
            self._process = subprocess.Popen(  # noqa: S603 - our own script, no words of anyone else
                [sys.executable, "-I", "-S", "-c", _SCRIPT], stdin=subprocess.PIPE, start_new_session=True
            )

    def watch(self, pid: int) -> None:
        """Have this server stopped when the run is gone."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(f"{pid}\n".encode())
            self._process.stdin.flush()

    def close(self) -> None:
        """End the guard, and with it any watched server that still runs."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait(10)
            self._process = None
