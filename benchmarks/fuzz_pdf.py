"""Fuzz the PDF reader: broken files must end in a reading or a named error, never in anything else.

    python -m benchmarks.fuzz_pdf [--seconds 60] [--seed 1] [--corpus FOLDER]

Each file is read in a child process, so that a crash or a hang of the parser is counted and not suffered. Prints how
many files were read, refused by each error, crashed, hung or raised what they should not; exits with 1 if any did.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1] / "tests" / "extractors"
_PER_FILE = 30.0
_TOKENS = (
    b"endobj",
    b"stream",
    b"endstream",
    b"/Kids",
    b"/Count",
    b"/Length",
    b"/Filter",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"xref",
)


def samples(corpus: Path | None) -> list[bytes]:
    """The files to break: the project's own samples, and those of a folder if one is given."""
    sys.path.insert(0, str(_TESTS))
    import make_pdfs as make

    found = [
        make.letter([" ".join(make.SENTENCES)] * 2),
        make.random_table(3).body,
        make.random_table(8).body,
        make.form({"Name": "Dunmere", "Count": "4"}),
        make.two_columns(make.SENTENCES, make.SENTENCES),
        make.table_over_pages([9, 5], repeat_header=True)[0],
        make.bar_chart(),
    ]
    return found + [path.read_bytes() for path in sorted(corpus.glob("**/*.pdf"))] if corpus else found


def mutated(body: bytes, rng: random.Random) -> bytes:
    """A broken copy: bytes flipped, cut, doubled or swapped, numbers changed, keywords put where they do not belong."""
    data = bytearray(body)
    for _ in range(rng.choice([1, 1, 2, 5, 20, 100])):
        if not data:
            break
        place = rng.randrange(len(data))
        match rng.randrange(7):
            case 0:
                data[place] = rng.randrange(256)
            case 1:
                del data[place : place + rng.choice([1, 4, 64, 1024])]
            case 2:
                piece = bytes(data[place : place + rng.choice([8, 64, 512])])
                data[place:place] = piece * rng.choice([1, 2, 50])
            case 3:
                data[place:place] = rng.choice(_TOKENS)
            case 4:
                other = rng.randrange(len(data))
                data[place : place + 16], data[other : other + 16] = data[other : other + 16], data[place : place + 16]
            case 5:
                digits = [i for i in range(place, min(place + 200, len(data))) if 48 <= data[i] <= 57]
                if digits:
                    data[rng.choice(digits)] = 48 + rng.randrange(10)
            case _:
                data[place : place + 4] = rng.choice([b"-1  ", b"9999", b"null", b"\x00\xff\x00\xff"])
    if rng.random() < 0.05:
        data = data[: rng.randrange(len(data) + 1)]
    if rng.random() < 0.8 and b"%%EOF" not in data[-64:]:
        data += b"\n%%EOF\n"
    return bytes(data)


def _worker(pipe: Connection) -> None:
    """Reads the files that come through the pipe, and answers each with how it ended."""
    from extractors.read.pdf import Limits, read_pdf
    from models.errors import ReadError

    limits = Limits(seconds=_PER_FILE / 2, ocr_pages=0)
    while True:
        body = pipe.recv_bytes()
        try:
            reading = read_pdf(body, name="fuzz.pdf", limits=limits)
        except ReadError as error:
            pipe.send(error.code)
        else:
            last = 0
            for block in reading.blocks:
                if not last <= block.start < block.end <= len(reading.text):
                    pipe.send("! blocks out of order")
                    break
                last = block.end
            else:
                pipe.send("read")


class _Child:
    def __init__(self) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_worker, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def end_of(self, body: bytes) -> str:
        try:
            self.pipe.send_bytes(body)
            if not self.pipe.poll(_PER_FILE):
                return "! hang"
            return str(self.pipe.recv())
        except (EOFError, OSError):
            # A negative exit code is the signal that killed it; any other is an error that has no name.
            self.process.join()
            return "! crash" if (self.process.exitcode or 0) < 0 else "! unnamed error (its trace stands above)"

    def stop(self) -> None:
        self.process.kill()
        self.process.join()


def fuzz(bodies: Sequence[bytes], seconds: float, seed: int, keep: Path | None) -> Counter[str]:
    """How many broken files ended in which way; those that ended badly are kept in a folder, if one is given."""
    rng = random.Random(seed)
    ends: Counter[str] = Counter()
    child = _Child()
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        body = mutated(rng.choice(bodies), rng)
        end = child.end_of(body)
        ends[end] += 1
        if end.startswith("!"):
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{sum(ends.values())}.pdf").write_bytes(body)
            child.stop()
            child = _Child()
    child.stop()
    return ends


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the files that ended badly")
    options = parser.parse_args()
    ends = fuzz(samples(options.corpus), options.seconds, options.seed, options.keep)
    for end, count in ends.most_common():
        print(f"{count:8,}  {end}")
    return 1 if any(end.startswith("!") for end in ends) else 0


if __name__ == "__main__":
    raise SystemExit(main())
