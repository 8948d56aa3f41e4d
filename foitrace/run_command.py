"""`foitrace run`: sort the inputs into sources, run the pipeline over them, and say what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from foitrace.settings import DataFolder, data_folder, worker_count
from models.errors import SettingsError
from models.sources import Source

SOURCES_FOLDER = Path("sources")
WARC_ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz")


def run_inputs(
    inputs: Sequence[str], data: Path | None, workers: int | None, *, quiet: bool, allow_private: bool
) -> int:
    """Run the main job. Returns 0, 1 when nothing was found to read, or 3 when some input became a failure."""
    sources = sources_of(inputs or own_source_files(), allow_private=allow_private)
    folder = data_folder(data)
    return run_sources(sources, folder, worker_count(workers), quiet=quiet)


def sources_of(inputs: Sequence[str], *, allow_private: bool = False) -> list[Source]:
    """Sources for what was named: each TOML file is one; all URLs together are one, and each file or folder is one of its own.

    An input that is named twice is one. Raises SourceFileError for a TOML file that is none, or when two sources share a name.
    """
    from flows.source_files import read_sources

    inputs = list(dict.fromkeys(inputs))
    described = read_sources(Path(name) for name in inputs if name.endswith(".toml"))
    urls = [name for name in inputs if is_url(name)]
    warcs = [Path(name) for name in inputs if not is_url(name) and name.endswith(WARC_ENDINGS)]
    paths = [name for name in inputs if not is_url(name) and not name.endswith((".toml", *WARC_ENDINGS))]
    if urls:
        described.append(Source.for_urls(urls, allow_private=allow_private))
    if warcs:
        described.append(Source.for_warcs(warcs))
    if paths:
        described.append(Source.for_paths(paths))
    return described


def is_url(name: str) -> bool:
    """Whether an input is a URL to fetch rather than a path."""
    return name.lower().startswith(("http://", "https://"))


def run_sources(sources: Sequence[Source], folder: DataFolder, workers: int, *, quiet: bool) -> int:
    """Run the pipeline and print its summary. Returns the exit status."""
    # Prefect logs each step by default; on a terminal the progress bars and the summary say it better.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    from flows.pipeline_flow import run_pipeline
    from foitrace.progress_bars import progress_bars

    folder.root.mkdir(parents=True, exist_ok=True)
    with progress_bars(quiet=quiet or not sys.stderr.isatty()):
        summary = run_pipeline(
            list(sources), folder.root, workers=workers, label=", ".join(s.name for s in sources)[:80]
        )
    for line in summary.fatal:
        print(f"foitrace: {line}", file=sys.stderr)
    print(f"{summary.documents} documents read, {summary.facts} facts; {summary.new_versions} new versions loaded.")
    if summary.failures:
        parts = ", ".join(f"{count} {error}" for error, count in sorted(summary.failures.items()))
        print(f"{summary.failures.total()} inputs failed: {parts}. `foitrace status` says what to do.")
    print(f"Warehouse: {folder.published}")
    if summary.fatal:
        return 1
    return 3 if summary.failures else 0


def own_source_files() -> list[str]:
    """The source files under `sources/` here. Raises SettingsError when there are none."""
    files = sorted(str(path) for path in SOURCES_FOLDER.glob("*.toml"))
    if not files:
        raise SettingsError(
            "Nothing was named, and there is no sources/*.toml here.",
            hint="Name a source file, a file, a folder or a URL; `foitrace example` shows the main job on a bundled example.",
        )
    return files
