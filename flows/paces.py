"""The pace of hosts shared by all crawls of a data folder: two sources on one host ask it no faster than one."""

from __future__ import annotations

import time
from typing import Protocol

from flows.state import State


class SharedPace(Protocol):
    """What several crawls must agree on for a host. All times are seconds from now."""

    def reserve(self, host: str, interval: float) -> float:
        """Take the host's next moment, `interval` after the one before it, and say how far off it is."""

    def pause(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for so long."""

    def pause_left(self, host: str) -> float:
        """How long the host is still to be left alone; 0 when it is not."""


class StoredPace:
    """The pace kept in the state, so that it holds over processes, kills and runs. Moments are those of the wall clock."""

    def __init__(self, state: State) -> None:
        self._state = state

    def reserve(self, host: str, interval: float) -> float:
        moment = time.time()
        sql = """insert into pace (host, next_at) values (?1, ?2 + ?3)
            on conflict do update set next_at = max(next_at, ?2) + ?3 returning next_at - ?3"""
        # A clock that was set back must not keep a host waiting: no reservation lies further off than this.
        with self._state.transaction() as db:
            db.execute(
                "update pace set next_at = ?2 where host = ?1 and next_at > ?2 + 600 + ?3", (host, moment, interval)
            )
            start = db.execute(sql, (host, moment, interval)).fetchone()[0]
        return max(0.0, float(start) - moment)

    def pause(self, host: str, seconds: float) -> None:
        sql = """insert into pace (host, next_at, paused_until) values (?1, ?2, ?2 + ?3)
            on conflict do update set paused_until = max(paused_until, excluded.paused_until)"""
        self._state.query(sql, (host, time.time(), seconds))

    def pause_left(self, host: str) -> float:
        row = self._state.query("select paused_until from pace where host = ?", (host,)).fetchone()
        return max(0.0, float(row[0]) - time.time()) if row else 0.0
