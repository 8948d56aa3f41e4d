"""How answers lead in to the words of a request; in `zones_breadth/` the requester's words stand in double square brackets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text

CASES = [
    case.partition("\n")[::2]
    for path in sorted(Path(__file__).with_name("zones_breadth").glob("*.txt"))
    for case in path.read_text(encoding="utf-8").split("\n====\n")
]


@pytest.mark.parametrize("marked", [text for _, text in CASES], ids=[name for name, _ in CASES])
def test_request(marked: str) -> None:
    parts = re.split(r"[\u27e6\u27e7]", marked)
    p = prepare(read_text("".join(parts).encode(), name="a.txt"))
    start = 0
    for index, part in enumerate(parts):
        for word in re.finditer(r"\w{2,}", part):
            if word[0] == "Asked":  # a label on the line of the words may go with them
                continue
            zone = p.zone_at(start + word.start())
            assert zone == ("request" if index % 2 else "response") or zone == "boilerplate", word[0]
        start += len(part)
