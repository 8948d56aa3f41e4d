"""Leases: one run at a time for each source, given up by itself when its holder is killed."""

from __future__ import annotations

import os
import secrets
import socket
import time

from flows.state import State
from models.errors import CrawlRunning

LEASE_SECONDS = 120.0
"""How long a lease holds without being renewed; the crawl renews it several times in that span."""


class Lease:
    """The right to crawl a source: one holder at a time, renewed while it works, lost when it is killed."""

    def __init__(self, state: State, source: str) -> None:
        self._state = state
        self._source = source
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"

    def take(self) -> None:
        """Take the lease. Raises CrawlRunning while another live run holds it."""
        with self._state.transaction() as db:
            row = db.execute("select holder, expires_at from lease where source = ?", (self._source,)).fetchone()
            if row and row[1] > time.time() and not _is_dead(row[0]):
                raise CrawlRunning(f"{self._source} is being crawled by {row[0]}.")
            db.execute(
                "insert or replace into lease values (?, ?, ?)",
                (self._source, self.holder, time.time() + LEASE_SECONDS),
            )

    def renew(self) -> None:
        """Hold it for another while. Raises CrawlRunning when another run has taken it over meanwhile."""
        done = self._state.query(
            "update lease set expires_at = ? where source = ? and holder = ?",
            (time.time() + LEASE_SECONDS, self._source, self.holder),
        )
        if not done.rowcount:
            raise CrawlRunning(f"Another run has taken over {self._source}: this one was asleep for too long.")

    def drop(self) -> None:
        """Give it back."""
        self._state.query("delete from lease where source = ? and holder = ?", (self._source, self.holder))


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this machine that no longer runs (so that a resume need not wait)."""
    host, pid, _ = holder.rsplit(":", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
