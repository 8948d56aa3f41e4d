"""Deployments at a real Prefect server: written from source files, and run on their schedule by a real worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from prefect_fixture import foitrace, prefect_env
from test_flows_pipeline import rows_of, write_letters

__all__ = ["prefect_env"]

SOURCE = """
name = "{name}"
kind = "files"
{extra}
[discovery]
method = "folder"
start = ["{folder}"]
[schedule]
every = {hours}
"""


def deployment(name: str, env: dict[str, str]) -> dict[str, object]:
    answer = httpx.get(f"{env['PREFECT_API_URL']}/deployments/name/foitrace source/{name}", timeout=30)
    answer.raise_for_status()
    return dict(answer.json())


def test_a_deployment_carries_the_schedule_of_its_file(tmp_path: Path, prefect_env: dict[str, str]) -> None:
    file = tmp_path / "nightly-letters.toml"
    file.write_text(SOURCE.format(name="nightly-letters", folder=tmp_path, hours=24, extra=""))
    for _ in range(2):  # a second time brings it up to date and makes no second one
        done = foitrace("deploy", file, "--data", tmp_path / "data", env=prefect_env)
    assert "foitrace source/nightly-letters: every 24 hours" in done.stdout
    found = deployment("nightly-letters", prefect_env)
    schedules = found["schedules"]
    assert isinstance(schedules, list)
    assert [entry["schedule"]["interval"] for entry in schedules] == [86_400.0]
    assert found["work_pool_name"] == "foitrace"
    assert found["parameters"] == {"file": str(file), "data": str(tmp_path / "data")}
    limits = httpx.post(f"{prefect_env['PREFECT_API_URL']}/v2/concurrency_limits/filter", json={}, timeout=30).json()
    assert ("foitrace-load", 1) in [(limit["name"], limit["limit"]) for limit in limits]


def test_a_faulty_source_deploys_nothing(tmp_path: Path, prefect_env: dict[str, str]) -> None:
    file = tmp_path / "faulty.toml"
    file.write_text('name = "faulty"\nkind = "no-such-kind"\n')
    done = foitrace("deploy", file, "--data", tmp_path / "data", env=prefect_env, check=2)
    assert "faulty.toml" in done.stderr


def test_deploy_without_a_server_says_how_to_start_one(tmp_path: Path, prefect_env: dict[str, str]) -> None:
    file = tmp_path / "letters.toml"
    file.write_text(SOURCE.format(name="letters", folder=tmp_path, hours=24, extra=""))
    env = {name: value for name, value in prefect_env.items() if name != "PREFECT_API_URL"}
    done = foitrace("deploy", file, "--data", tmp_path / "data", env=env, check=2)
    assert "prefect server start" in done.stderr


def wait_for_runs(env: dict[str, str]) -> None:
    """Wait until nothing runs any more: a worker's runs are processes that outlive it."""
    wanted = {"flow_runs": {"state": {"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}}}}
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if not httpx.post(f"{env['PREFECT_API_URL']}/flow_runs/filter", json=wanted, timeout=30).json():
            return
        time.sleep(0.5)


@pytest.mark.slow
def test_a_worker_runs_the_schedule(tmp_path: Path, prefect_env: dict[str, str]) -> None:
    write_letters(tmp_path / "docs", 3)
    file = tmp_path / "often.toml"
    file.write_text(SOURCE.format(name="often", folder=tmp_path / "docs", hours=0.002, extra=""))
    foitrace("deploy", file, "--data", tmp_path / "data", "--work-pool", "often", env=prefect_env)
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "often"]
    # A group of its own: the worker starts a process for each run, and all of them must end with the test.
    worker = subprocess.Popen(
        command,
        env=prefect_env,
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        end = time.monotonic() + 200
        while not (tmp_path / "data" / "foitrace.duckdb").exists() and time.monotonic() < end:
            assert worker.poll() is None, "the worker ended"
            time.sleep(0.5)
    finally:
        identifier = deployment("often", prefect_env)["id"]
        httpx.delete(f"{prefect_env['PREFECT_API_URL']}/deployments/{identifier}", timeout=30)
        wait_for_runs(prefect_env)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(30)
    assert len(rows_of(tmp_path / "data")["document"]) == 3
