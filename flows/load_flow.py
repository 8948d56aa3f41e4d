"""The load flow: waiting shards into the warehouse, one load at a time, then the published snapshot."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.concurrency.sync import concurrency
from prefect.settings import PREFECT_API_URL

from flows.crawl_flow import is_transient
from flows.load_shards import load_waiting
from flows.watch import report

LOAD_LIMIT = "foitrace-load"
"""Name of the Prefect concurrency limit under which loads run, where `foitrace deploy` has made it."""


@task(name="load shards", retries=5, retry_delay_seconds=[2, 5, 15, 60, 120], retry_condition_fn=is_transient)
def load_task(data: str, load_name: str) -> dict[str, Any]:
    """Load every waiting shard and publish; tried again while another load holds the warehouse."""
    report("load", 0, 1)
    # The limit lives at a standing server; a temporary one has none, and there the warehouse's own lock is enough.
    limit = concurrency(LOAD_LIMIT, occupy=1, strict=False) if PREFECT_API_URL.value() else nullcontext()
    with limit:
        loaded = load_waiting(Path(data), load_name)
    report("load", 1, 1)
    return {
        "loads": len(loaded.summaries),
        "documents": sum(summary.documents for summary in loaded.summaries),
        "versions": sum(summary.versions for summary in loaded.summaries),
        "published": loaded.published,
    }


@flow(name="foitrace load", flow_run_name="load {label}", validate_parameters=False)
def load_flow(data: str, label: str = "waiting shards") -> dict[str, Any]:
    """Load and publish."""
    return load_task(data, label)
