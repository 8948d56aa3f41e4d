"""The extract flow: pending captures in batches, each batch a task, each task a worker process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from extractors.version import extractor_version
from flows.batches import pending_batches, pending_pages
from flows.crawl_flow import is_transient
from flows.extract_batch import BatchItem, BatchResult, failure_of
from flows.load_shards import forget_lost_warehouse
from flows.repeats import count_pending
from flows.state import State
from flows.watch import report
from flows.work import CountItem, work
from flows.workers import WorkerPool
from models.extraction import Capture
from warehouse.rows import capture_rows, failure_rows
from warehouse.shard import write_shard

_pools: dict[str, WorkerPool] = {}


@task(
    name="extract batch",
    task_run_name="extract {label}",
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=is_transient,
    persist_result=False,
)
def extract_task(batch: list[BatchItem], label: str, pool_name: str) -> dict[str, Any]:
    """Extract one batch in a worker process and note it in the state; returns counts."""
    outcome = _pools[pool_name].run(batch)
    result: BatchResult = outcome.result
    for item, error in outcome.broken:
        result.failures[error.code] += 1
        failure = failure_of(item.capture, "read", error)
        rows = {**capture_rows([item.capture]), **failure_rows([failure])}
        write_shard(Path(item.data) / "shards", rows)
        result.captures.append(item.capture.capture_id)
    with State(Path(batch[0].data)) as state:
        state.mark_extracted(result.captures, extractor_version(), result.shard or "")
    return {
        "documents": result.documents,
        "facts": result.facts,
        "failures": dict(result.failures),
        "captures": len(batch),
    }


@flow(name="foitrace extract", flow_run_name="extract {label}", validate_parameters=False)
def extract_flow(data: str, pool_name: str, label: str = "pending") -> list[dict[str, Any]]:
    """Extract what no task of this extractor version has read yet, up to one flow run's worth of tasks.

    Gives each batch's counts; a batch that failed as a whole has read no `captures` and says how many it `left`, and why.
    """
    runs = []
    total = 0
    for number, batch in enumerate(pending_batches(Path(data), extractor_version()), 1):
        total += len(batch)
        unopened: Any = quote(batch)  # keeps Prefect from walking through every capture in search of futures
        runs.append((len(batch), extract_task.submit(unopened, f"{label} {number}", pool_name)))
    done, results = 0, []
    report("extract", 0, total)
    for size, run in runs:
        result: dict[str, Any] | BaseException = run.result(raise_on_failure=False)
        if not isinstance(result, dict):
            get_run_logger().error("A batch failed and stays pending: %s", result)
            results.append({"captures": 0, "left": size, "why": str(result)})
            continue
        done += result["captures"]
        report("extract", done, total)
        results.append(result)
    return results


def _line_keys(pool: WorkerPool, data: str, captures: Sequence[Capture]) -> dict[str, frozenset[str]]:
    """Line keys by capture, read in one worker; a capture that breaks it has none, and fails again where it is recorded."""
    keys: dict[str, frozenset[str]] = pool.run([CountItem(capture, data) for capture in captures]).result
    return keys


def extract_all(data: Path, workers: int, label: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Run extract flows until nothing is pending (or a run gets nowhere), over one pool of worker processes.

    Gives the batches' counts, and in words what is left because its batches failed as a whole.
    """
    results: list[dict[str, Any]] = []
    with WorkerPool(work, workers=workers) as pool:
        _pools[str(data)] = pool
        forget_lost_warehouse(data)
        try:
            count_pending(data, pending_pages(data, extractor_version()), partial(_line_keys, pool, str(data)))
            runner: Any = ThreadPoolTaskRunner(max_workers=workers)
            while True:
                batches = extract_flow.with_options(task_runner=runner)(str(data), str(data), label)
                read = [batch for batch in batches if batch["captures"]]
                results += read
                if not read:
                    return results, [_left_in_words(batch) for batch in batches]
        finally:
            del _pools[str(data)]


def _left_in_words(batch: dict[str, Any]) -> str:
    return f"{batch['left']:,} captures could not be extracted and are left to the next run: {batch['why']}"
