"""`foitrace deploy`: sources' schedules to a Prefect server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from foitrace.run_command import own_source_files
from foitrace.settings import data_folder


def deploy_sources(files: Sequence[Path], data: Path | None, work_pool: str) -> int:
    """Write the deployments and print them. Returns 0."""
    from flows.deploy_flow import deploy

    chosen = list(files) or [Path(name) for name in own_source_files()]
    for deployed in deploy(chosen, data_folder(data).root, work_pool):
        print(f"{deployed.name}: {deployed.schedule} ({deployed.deployment_id})")
    print(f"Runs start where `prefect worker start --pool {work_pool}` runs.")
    return 0
