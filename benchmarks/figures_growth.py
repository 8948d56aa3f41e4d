"""Cost of finding figures as the text grows: `python benchmarks/figures_growth.py`.

Each row doubles the text of one shape; a rule with an unbounded look-around would show as a cost per code point that climbs.
"""

from __future__ import annotations

import time

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

SIZES = (25_000, 50_000, 100_000)
SHAPES = {
    "prose": "Of the 37 people in 2021, five were dismissed and at least 12 (32%) resigned, at a cost of £1.2m. ",
    "prose without figures": "The council does not accept that the exemption applies to the minutes of the committee. ",
    "numbers": "12 ",
    "brackets": "(1)",
    "labels": "questions 1, 2 and 3, ",
    "number words": "two hundred and ",
    "tab-separated": "Ward\t1\t2\n",
    "one cell a line": "Theft\n12\n",
    "aligned": "abc   12   13   **\n",
}


def cost(shape: str, size: int) -> float:
    """Seconds of processor time for one text of a shape."""
    text = shape * (size // len(shape))
    prepared = prepare(read_text(text.encode(), name="growth.txt"))
    start = time.process_time()
    find_figures(prepared, ())
    return time.process_time() - start


def main() -> None:
    """Print microseconds a code point for each shape and size."""
    cost(SHAPES["prose"], SIZES[0])
    print(f"{'shape':<24}" + "".join(f"{size:>12,}" for size in SIZES) + "   (microseconds a code point)")
    for name, shape in SHAPES.items():
        print(f"{name:<24}" + "".join(f"{cost(shape, size) * 1e6 / size:>12.2f}" for size in SIZES))


if __name__ == "__main__":
    main()
