"""The crawl flow: one task a source, each polite on its own, all in one process."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.client.schemas.objects import State as RunState
from prefect.client.schemas.objects import TaskRun
from prefect.tasks import Task

from flows.batches import remember_source
from flows.crawl import crawl
from flows.watch import report
from models.errors import Transient
from models.sources import Source


def is_transient(_task: Task[..., Any], _run: TaskRun, state: RunState[Any]) -> bool:
    """Retry when the error's type says that trying again may help, never because of its words."""
    return isinstance(state.result(raise_on_failure=False), Transient)


@task(
    name="crawl source",
    task_run_name="crawl {source[name]}",
    retries=2,
    retry_delay_seconds=[5, 60],
    retry_condition_fn=is_transient,
)
def crawl_source(source: dict[str, Any], data: str) -> dict[str, Any]:
    """Crawl one source into the data folder; returns its CrawlSummary as a dict."""
    described = Source.model_validate(source)
    logger = get_run_logger()
    remember_source(Path(data), described)
    summary = asyncio.run(
        crawl(described, Path(data), progress=lambda step: report("crawl", step.done, step.total, step.url or ""))
    )
    for line in summary.warnings:
        logger.warning("%s: %s", described.name, line)
    record: dict[str, Any] = summary.record()
    logger.info("%s: %s", described.name, summary.in_words())
    return record


@flow(name="foitrace crawl", flow_run_name="crawl {label}", validate_parameters=False)
def crawl_flow(sources: list[dict[str, Any]], data: str, label: str = "sources") -> list[dict[str, Any]]:
    """Crawl every source; a source that fails as a whole does not keep the others from running."""
    Path(data).mkdir(parents=True, exist_ok=True)
    runs = [crawl_source.submit(source, os.fspath(data)) for source in sources]
    summaries = []
    for source, run in zip(sources, runs, strict=True):
        result: dict[str, Any] | BaseException = run.result(raise_on_failure=False)
        if isinstance(result, dict):
            summaries.append(result)
        else:
            get_run_logger().error("%s: the crawl failed: %s", source["name"], result)
            summaries.append({"source": source["name"], "fatal": [str(result)]})
    return summaries
