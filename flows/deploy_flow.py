"""Deployments: one a source, on its own schedule, at the Prefect server that this process talks to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL
from prefect.types.entrypoint import EntrypointType

from flows.load_flow import LOAD_LIMIT
from flows.pipeline_flow import source_pipeline
from flows.source_files import read_source
from models.errors import SettingsError
from models.sources import Source


@dataclass(frozen=True, slots=True)
class Deployed:
    """A deployment as it was written: its full name, its schedule in words, and its identifier at the server."""

    name: str
    schedule: str
    deployment_id: str


def deploy(files: Sequence[Path], data: Path, work_pool: str) -> list[Deployed]:
    """Write a deployment for every source file, and the limit that keeps loads from overlapping.

    Doing it again brings the deployments up to date. Raises SettingsError when no server is named, SourceFileError for a
    file that is no source (then nothing is written).
    """
    if not PREFECT_API_URL.value():
        raise SettingsError(
            "No Prefect server is named.",
            hint="Start one with `prefect server start`, then set PREFECT_API_URL=http://127.0.0.1:4200/api.",
        )
    sources = [(file.resolve(), read_source(file)) for file in files]
    _prepare_server(work_pool)
    return [_deploy_one(file, source, data.resolve(), work_pool) for file, source in sources]


def schedule_of(source: Source) -> CronSchedule | IntervalSchedule | None:
    """The Prefect schedule that a source file asks for; None for a source that is run by hand."""
    wanted = source.schedule
    if wanted.cron:
        return CronSchedule(cron=wanted.cron, timezone=wanted.timezone)
    if wanted.every:
        return IntervalSchedule(interval=timedelta(hours=wanted.every), timezone=wanted.timezone)
    return None


def _prepare_server(work_pool: str) -> None:
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(LOAD_LIMIT, 1)
        try:
            client.read_work_pool(work_pool)
        except ObjectNotFound:
            client.create_work_pool(WorkPoolCreate(name=work_pool, type="process"))


def _deploy_one(file: Path, source: Source, data: Path, work_pool: str) -> Deployed:
    schedule = schedule_of(source)
    parameters: dict[str, Any] = {"file": str(file), "data": str(data)}
    schedules = [DeploymentScheduleCreate(schedule=schedule, active=source.enabled)] if schedule else []
    deployment = source_pipeline.to_deployment(
        name=source.name,
        parameters=parameters,
        schedules=schedules,
        description=source.title or source.note or None,
        tags=["foitrace", source.kind],
        # A run that comes while the last one still works is left out: the next one will see the same pages.
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        work_pool_name=work_pool,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(deployment, RunnerDeployment)  # a coroutine only inside an event loop
    identifier = deployment.apply(work_pool_name=work_pool)
    words = source.schedule.cron or (f"every {source.schedule.every:g} hours" if source.schedule.every else "by hand")
    return Deployed(f"{source_pipeline.name}/{source.name}", words, str(identifier))
