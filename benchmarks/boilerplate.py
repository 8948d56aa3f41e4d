"""Stripping pages of their boilerplate: quality held to floors, and quality and speed beside other extractors in one run.

usage: python -m benchmarks.boilerplate [--pages FOLDER] [--peers NAME,NAME] [--lower-floors]

FOLDER holds `html/NAME.html.gz` and `truth/NAME.json` (`main_content`, `page_type`, snippets in `with` and `without`);
without it the pages beside the project (`../shared/pages/test`) are taken where they are there. The project's own pages
are always scored (headings kept, lines of the answer kept, lines of furniture dropped): those of `tests/extractors/pages`,
which the judge was trained on, and those of `benchmarks/pages/heldout`, which neither training nor a rule has seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.hold_floors import below_floors, write_floors
from extractors.read.html import read_html
from extractors.strip import label_blocks
from extractors.strip.main_text import main_text

ROOT = Path(__file__).resolve().parents[1]
OWN = {
    "own pages": ROOT / "tests" / "extractors" / "pages",
    "held-out pages": ROOT / "benchmarks" / "pages" / "heldout",
}
MIN_PIECE = 8
"""Shorter lines ("No.", "14") must be a block of their own: inside others they mean nothing."""
BESIDE = ROOT.parent / "shared" / "pages" / "test"
FLOORS = ROOT / "benchmarks" / "floors" / "boilerplate.toml"
Extractor = Callable[[bytes, str], str]
_WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """The bag of a text's words in lower case."""
    return Counter(_WORD.findall(text.lower()))


def word_f1(found: Counter[str], wanted: Counter[str]) -> float:
    """F1 of two bags of words; two empty ones agree."""
    both = (found & wanted).total()
    if not both:
        return float(not found and not wanted)
    precision, recall = both / found.total(), both / wanted.total()
    return 2 * precision * recall / (precision + recall)


@dataclass(slots=True)
class Result:
    """One extractor over the pages: F1 by kind of page, snippets kept and kept out, CPU seconds, crashes."""

    f1: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    kept: list[bool] = field(default_factory=list)
    kept_out: list[bool] = field(default_factory=list)
    seconds: float = 0.0
    errors: int = 0

    def measures(self) -> dict[str, float]:
        """Every mean by name: "F1", "F1 article", "kept", "kept out"."""
        found = {"F1": mean([score for scores in self.f1.values() for score in scores])}
        found |= {f"F1 {kind}": mean(scores) for kind, scores in sorted(self.f1.items())}
        found |= {"kept": mean(self.kept), "kept out": mean(self.kept_out)}
        return {name: round(value, 3) for name, value in found.items()}

    @property
    def pages_a_second(self) -> float:
        return sum(map(len, self.f1.values())) / max(self.seconds, 1e-9)


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / max(1, len(values))


def pages_in(folder: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Each page's bytes with its reviewed record."""
    for file in sorted((folder / "truth").glob("*.json")):
        body = gzip.decompress((folder / "html" / f"{file.stem}.html.gz").read_bytes())
        yield body, json.loads(file.read_text(encoding="utf-8"))


def compare(folder: Path, extractors: dict[str, Extractor]) -> dict[str, Result]:
    """Run every extractor on every page, in turn, so that the machine's noise hits all alike."""
    results = {name: Result() for name in extractors}
    for body, truth in pages_in(folder):
        wanted = words(truth["main_content"])
        for name, extractor in extractors.items():
            _score_page(results[name], extractor, body, truth, wanted)
    return results


def _score_page(result: Result, extractor: Extractor, body: bytes, truth: dict[str, Any], wanted: Counter[str]) -> None:
    started = time.process_time()
    try:
        text = extractor(body, truth["url"]) or ""
    except Exception as error:  # noqa: BLE001  a peer may raise anything; its page counts as nothing found
        print(f"{truth['url']}: {error!r}", file=sys.stderr)
        result.errors += 1
        text = ""
    result.seconds += time.process_time() - started
    result.f1[truth["page_type"]].append(word_f1(words(text), wanted))
    flat = _flat(text)
    result.kept += [_flat(snippet) in flat for snippet in truth["with"] or ()]
    result.kept_out += [_flat(snippet) not in flat for snippet in truth["without"] or ()]


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


def score_own(folder: Path) -> dict[str, float]:
    """Shares over a folder of the project's pages: headings kept, lines of the answer kept, lines of furniture dropped."""
    tallies: dict[str, list[bool]] = defaultdict(list)
    for file in sorted(folder.glob("*/expected.json")):
        expected = json.loads(file.read_text(encoding="utf-8"))
        reading = read_html((file.parent / "page.html").read_bytes(), name=file.parent.name)
        kept = [
            reading.text[block.start : block.end]
            for block, label in zip(reading.blocks, label_blocks(reading), strict=True)
            if label.is_content
        ]
        tallies["headings kept"] += [heading in kept for heading in expected["headings"]]
        tallies["answer kept"] += [holds(kept, line) for line in expected["keep"]]
        tallies["furniture dropped"] += [not holds(kept, line) for line in expected["drop"]]
    return {name: round(mean(values), 3) for name, values in tallies.items()}


def holds(blocks: Sequence[str], line: str) -> bool:
    """Whether a line is one of the blocks or, where it is long enough, a piece of one."""
    return line in blocks or (len(line) >= MIN_PIECE and any(line in block for block in blocks))


def score_boilerplate(folder: Path | None = None) -> dict[str, dict[str, float]]:
    """The scores that floors are pinned to, by set: the project's own pages, and a folder of reviewed pages where there is one."""
    scores = {name: score_own(pages) for name, pages in OWN.items()}
    folder = folder or BESIDE
    if folder.is_dir():
        scores["reviewed pages"] = compare(folder, {"foitrace": main_text})["foitrace"].measures()
    return scores


def as_table(results: dict[str, Result]) -> str:
    """Quality and speed side by side as a Markdown table."""
    kinds = sorted({kind for result in results.values() for kind in result.f1})
    first = next(iter(results.values()))
    lines = [
        f"| extractor | F1 | {' | '.join(kinds)} | kept | kept out | pages a CPU-second | errors |",
        "| --- |" + " ---: |" * (len(kinds) + 5),
    ]
    for name, result in results.items():
        found = result.measures()
        by_kind = " | ".join(f"{found.get(f'F1 {kind}', 0):.3f}" for kind in kinds)
        speed = f"{result.pages_a_second:.0f} (x{result.pages_a_second / first.pages_a_second:.2f})"
        lines.append(
            f"| {name} | {found['F1']:.3f} | {by_kind} | {found['kept']:.3f} | {found['kept out']:.3f} | {speed} |"
            f" {result.errors} |"
        )
    return "\n".join(lines)


def peers(names: Sequence[str]) -> dict[str, Extractor]:
    """The named peers that are installed; what is not is said on standard error."""
    makers: dict[str, Callable[[], Extractor]] = {
        "trafilatura": _trafilatura,
        "trafilatura-precision": lambda: _trafilatura(favor_precision=True),
        "trafilatura-fast": lambda: _trafilatura(fast=True),
        "readability-lxml": _readability,
        "resiliparse": _resiliparse,
        "justext": _justext,
    }
    found: dict[str, Extractor] = {}
    for name in names:
        try:
            found[name] = makers[name]()
        except ImportError as error:
            print(f"{name} is not installed and left out: {error}", file=sys.stderr)
    return found


def _trafilatura(**options: bool) -> Extractor:
    import trafilatura

    return lambda body, url: trafilatura.extract(body, url=url, **options) or ""


def _readability() -> Extractor:
    from lxml import html
    from readability import Document

    def extract(body: bytes, url: str) -> str:
        summary = Document(body.decode("utf-8", "replace")).summary(html_partial=True)
        return "\n".join(html.fromstring(summary).itertext())

    return extract


def _resiliparse() -> Extractor:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return lambda body, url: str(extract_plain_text(bytes_to_str(body, detect_encoding(body)), main_content=True))


def _justext() -> Extractor:
    import justext

    stop_words = justext.get_stoplist("English")
    return lambda body, url: "\n".join(p.text for p in justext.justext(body, stop_words) if not p.is_boilerplate)


PEERS = ("trafilatura", "trafilatura-precision", "trafilatura-fast", "readability-lxml", "resiliparse", "justext")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, compare, hold to the floors. Returns 0, or 1 when something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=Path, default=BESIDE, help="folder of reviewed pages")
    parser.add_argument("--peers", default=",".join(PEERS), help="peers to run, or none")
    parser.add_argument("--lower-floors", action="store_true", help="pin the floors at what was measured")
    given = parser.parse_args(arguments)
    scores = {name: score_own(pages) for name, pages in OWN.items()}
    for name, own in scores.items():
        print(f"{name}: " + ", ".join(f"{measure} {value:.3f}" for measure, value in own.items()))
    if given.pages.is_dir():
        chosen = [name for name in given.peers.split(",") if name in PEERS]
        # Trafilatura first: the others' speeds are given against it.
        results = compare(given.pages, peers(chosen) | {"foitrace": main_text})
        print(as_table(results))
        scores["reviewed pages"] = results["foitrace"].measures()
    if given.lower_floors:
        write_floors(scores, FLOORS, "stripping pages")
        return 0
    faults = below_floors(scores, FLOORS)
    for fault in faults:
        print(f"below its floor: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
