"""Run every benchmark, one after the other, each in a process of its own.

usage: python -m benchmarks [NAME...]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAMES = ("extraction", "boilerplate", "dates", "warehouse", "crawling", "pdf", "pdf_tables")


def main(names: list[str]) -> int:
    """Run the named benchmarks (all of them by default). Returns the number that failed."""
    here = Path(__file__).resolve().parent
    failed = 0
    for name in names or [name for name in NAMES if (here / f"{name}.py").exists()]:
        print(f"== {name} ==", flush=True)
        failed += (
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=here.parent, check=False).returncode != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
