"""Floors: scores pinned in a TOML file, one table a set, which later scores must not fall below."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

Scores = Mapping[str, Mapping[str, float]]
"""Scores by set and measure."""


def below_floors(scores: Scores, floors_file: Path) -> list[str]:
    """What is below its floor, in words; a set that is not there is not held to its floors."""
    floors = tomllib.loads(floors_file.read_text(encoding="utf-8"))
    return [
        f"{name}: {measure} is {scores[name].get(measure, 0.0):.3f}, its floor {floor:.3f}"
        for name, wanted in floors.items()
        if name in scores
        for measure, floor in wanted.items()
        if scores[name].get(measure, 0.0) < floor
    ]


def write_floors(scores: Scores, floors_file: Path, what: str) -> None:
    """Pin what was measured; `what` says of what these are the floors."""
    lines = [f"# Floors of {what}: lowering one needs --lower-floors."]
    for name, wanted in scores.items():
        lines += ["", f'["{name}"]', *(f'"{measure}" = {value}' for measure, value in wanted.items())]
    floors_file.write_text("\n".join(lines) + "\n", encoding="utf-8")
