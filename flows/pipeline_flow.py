"""The pipeline: crawl, extract and load in one flow run, with one summary artifact."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

# Set before Prefect is imported: its temporary server may need long on a busy machine, and nothing is reported home.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.server.api.server import SubprocessASGIServer

from flows.crawl_flow import crawl_flow
from flows.extract_flow import extract_all
from flows.load_flow import load_flow
from flows.run_summary import RunSummary
from flows.server_guard import ServerGuard
from flows.source_files import read_source
from models.sources import Source


@flow(name="foitrace", flow_run_name="foitrace {label}", validate_parameters=False)
def pipeline(sources: list[dict[str, Any]], data: str, workers: int = 2, label: str = "run") -> dict[str, Any]:
    """Crawl the sources, extract what is new, load it and publish. Returns the RunSummary as a dict."""
    summary = RunSummary()
    summary.sources = crawl_flow(sources, data, label)
    for row in summary.sources:
        summary.failures.update(row.get("failed", {}))
        summary.fatal += row.get("fatal", ())
    results, left = extract_all(Path(data), workers, label)
    summary.fatal += left
    for result in results:
        summary.documents += result["documents"]
        summary.facts += result["facts"]
        summary.failures.update(result["failures"])
    loaded = load_flow(data, label)
    summary.loads, summary.new_documents = loaded["loads"], loaded["documents"]
    summary.new_versions, summary.published = loaded["versions"], loaded["published"]
    _write_artifacts(summary)
    get_run_logger().info(
        "%d documents, %d facts, %d failures", summary.documents, summary.facts, summary.failures.total()
    )
    return summary.as_record()


@flow(name="foitrace source", flow_run_name="foitrace {file}", validate_parameters=False)
def source_pipeline(file: str, data: str = "data", workers: int = 2) -> dict[str, Any]:
    """The pipeline over one source file: what a deployment runs on its schedule. Fails when a fatal expectation does."""
    source = read_source(Path(file))
    record: dict[str, Any] = pipeline([source.model_dump(mode="json")], data, workers, source.name)
    if record["fatal"]:
        raise RuntimeError("; ".join(record["fatal"]))
    return record


def run_pipeline(sources: list[Source], data: Path, *, workers: int, label: str) -> RunSummary:
    """Run the pipeline from the command line, with a guard for Prefect's temporary server."""
    guard = ServerGuard()
    SubprocessASGIServer.start = _guarded(SubprocessASGIServer.start, guard)  # type: ignore[method-assign]
    try:
        record = pipeline([source.model_dump(mode="json") for source in sources], str(data), workers, label)
    finally:
        guard.close()
    record["failures"] = Counter(record["failures"])
    return RunSummary(**record)


def _guarded(start: Any, guard: ServerGuard) -> Any:
    """The server's own start, after which the guard knows its process."""

    def start_and_tell(server: SubprocessASGIServer, *args: Any, **kwargs: Any) -> None:
        start(server, *args, **kwargs)
        if server.server_process is not None:
            guard.watch(server.server_process.pid)

    return start_and_tell


def _write_artifacts(summary: RunSummary) -> None:
    create_markdown_artifact(
        summary.as_markdown(), key="foitrace-run", description="What the run fetched, read and loaded"
    )
    if summary.sources:
        create_table_artifact(
            summary.source_table(), key="foitrace-sources", description="Each source's crawl in numbers"
        )
