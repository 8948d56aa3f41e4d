"""`foitrace sources`: check source files, and show what one would fetch."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from foitrace.print_rows import harmless
from models.errors import SourceFileError


def check_sources(files: Sequence[Path]) -> int:
    """Check each file and print what is wrong with it. Returns 0, or 1 when any has a fault."""
    from flows.source_files import bundled_folder, read_source, remarks

    faults = 0
    for file in files or sorted(bundled_folder().glob("*.toml")):
        try:
            source = read_source(file)
        except SourceFileError as error:
            faults += 1
            print(error, file=sys.stderr)
        else:
            print(f"{file.name}: {source.name}, {source.kind} by {source.discovery.method}: good")
            for remark in remarks(source):
                print(f"  {remark}")
    return 1 if faults else 0


def try_one_source(name: str, limit: int) -> int:
    """Show what discovery finds and why each entry would be fetched or not. Returns 0, or 1 when it finds nothing."""
    from flows.source_files import find_source
    from flows.try_source import try_source

    source = find_source(name)
    shown = 0
    for line in asyncio.run(try_source(source, limit=limit)):
        print(harmless(line.replace("\n", " ")))
        shown += 1
    return 0 if shown else 1
