"""Fuzz the readers of sheets, Word files, mails, archives and JSON: damaged files must end as a reading or a named error.

usage: python -m benchmarks.fuzz_office [--seconds 60] [--seed 1]

Each round damages one of the tests' files: bytes flipped, pieces cut out, doubled or swapped, and, inside zip packages, the same
done to one part. A crash (any error that has no name), a round over ten seconds and a text whose blocks do not fit are failures;
the damaged file is kept in the folder for temporary files. Exits with 1 where there is one.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "extractors"))

import make_office as make

from extractors.read import read
from models.documents import Reading
from models.errors import ReadError

SLOW = 10.0
Rng = random.Random


def seeds() -> dict[str, bytes]:
    """The files that are damaged, by name."""
    chain = "Dear Jo\n\nWe hold 3.\n\nOn 1 March 2024, Jo <jo@gmail.com> wrote:\n> How many?\n"
    message = make.mail(chain, sender="foi@ashwick.gov.uk")
    message.add_attachment(
        make.winmail("Hi", [("a", b"b")]), maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    message.add_attachment(make.mail("inner"))
    item = {"title": "T", "schema_name": "publication", "base_path": "/x", "details": {"body": "<p>We hold 4.</p>"}}
    return {
        "stops.xlsx": make.police_workbook(),
        "hidden.xlsx": make.hidden_workbook(),
        "uses.ods": make.ods(
            make.ods_table("Uses", [["Force", "Uses"], ["North", 5], ["South", make.ods_cell(0.1, "10%")]])
        ),
        "reply.docx": make.letter_docx(),
        "reply.eml": message.as_bytes(),
        "reply.msg": make.msg({"0037001F": "Subject", "1000001F": "Words"}, {"a.csv": b"a,b\n1,2\n"}),
        "winmail.dat": make.winmail("Words", [("a.csv", b"a,b\n1,2\n")]),
        "reply.rtf": rb"{\rtf1\ansi\ansicpg1252 We hold \'a3 40\par{\pict 01}\u8364? end}",
        "files.zip": make.zipped({"a.csv": "a,b\n1,2\n", "b/c.txt": "words"}),
        "stops.csv": b'Year,Stops,"Of which, night"\n2021,61,*\n2022,70,0\nTotal,131,*\n' * 20,
        "item.json": json.dumps(item).encode(),
    }


def damage(body: bytes, rng: Rng) -> bytes:
    """The bytes with one to six changes."""
    data = bytearray(body)
    for _ in range(rng.randint(1, 6)):
        size = len(data)
        if size < 4:
            break
        start, length = rng.randrange(size), rng.randint(1, max(1, min(size // 4, 400)))
        choice = rng.randrange(6)
        if choice == 0:
            data[start] = rng.randrange(256)
        elif choice == 1:
            del data[start : start + length]
        elif choice == 2:
            data[start:start] = data[start : start + length] * rng.randint(1, 20)
        elif choice == 3:
            data[start : start + 4] = rng.choice(
                (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"<!--", b"]]>\n")
            )
        elif choice == 4:
            del data[start:]
        else:
            other = rng.randrange(len(data) or 1)
            data[start : start + length] = data[other : other + length]
    return bytes(data)


def damage_part(body: bytes, rng: Rng) -> bytes:
    """A zip package with one of its parts damaged; other files as `damage`."""
    if not body.startswith(b"PK"):
        return damage(body, rng)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(list(parts))
    parts[name] = damage(parts[name], rng)
    return make.zipped(parts)


def verify(reading: Reading) -> None:
    """Raise AssertionError where blocks or cells do not fit the text."""
    position = 0
    for block in reading.blocks:
        if not position <= block.start < block.end <= len(reading.text):
            raise AssertionError(f"block {block} does not fit")
        position = block.end
    for table in reading.tables:
        for cell in table.cells:
            if not 0 <= cell.start <= cell.end <= len(reading.text):
                raise AssertionError(f"cell {cell} does not fit")


def one_round(name: str, body: bytes) -> str:
    """The outcome of one damaged file: "read" or the code of its error. Other errors pass through."""
    try:
        verify(read(body, name=name))
    except ReadError as error:
        return error.code
    return "read"


def main(seconds: float, seed: int) -> int:
    rng = random.Random(seed)
    files = list(seeds().items())
    ways: tuple[Callable[[bytes, Rng], bytes], ...] = (damage, damage_part)
    outcomes: Counter[str] = Counter()
    failures = rounds = 0
    slowest = (0.0, "")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name, body = rng.choice(files)
        damaged = rng.choice(ways)(body, rng)
        rounds += 1
        started = time.monotonic()
        try:
            outcomes[one_round(name, damaged)] += 1
        except Exception:  # noqa: BLE001 (any error without a name is what this looks for)
            failures += 1
            _keep(name, damaged, rounds)
            traceback.print_exc(limit=-4)
        taken = time.monotonic() - started
        slowest = max(slowest, (taken, name))
        if taken > SLOW:
            failures += 1
            _keep(name, damaged, rounds)
    print(f"{rounds:,} rounds, {failures} failures, slowest {slowest[0]:.2f} s ({slowest[1]})")
    print(", ".join(f"{code} {count:,}" for code, count in outcomes.most_common()))
    return int(failures > 0)


def _keep(name: str, body: bytes, number: int) -> None:
    path = Path(tempfile.gettempdir()) / f"fuzz-{number}-{name}"
    path.write_bytes(body)
    print(f"kept {path}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    sys.exit(main(chosen.seconds, chosen.seed))
