"""The archive: every body once, whole, and proved when it is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from flows.archive import Archive
from models.errors import BodyCorrupt, BodyMissing
from models.identifiers import sha256_bytes


@given(st.binary(max_size=3_000))
def test_what_is_put_is_got(body: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        sha256 = archive.put(body)
        assert sha256 == sha256_bytes(body)
        assert archive.get(sha256) == body
        assert archive.put(body) == sha256
        assert list(archive.hashes()) == [sha256]


def test_bodies_are_compressed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"the same words again and again. " * 1_000)
    assert archive.path(sha256).stat().st_size < 1_000


def test_a_missing_body_is_named(tmp_path: Path) -> None:
    with pytest.raises(BodyMissing):
        Archive(tmp_path).get("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ABC", "0" * 63, "g" * 64])
def test_what_is_no_hash_names_no_place(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Archive(tmp_path).path(name)


DAMAGE = [
    ("cut short", lambda packed: packed[:-3]),
    ("emptied", lambda packed: b""),
    ("overwritten", lambda packed: b"\0" * len(packed)),
    ("another body", lambda packed: zstandard.compress(b"another body")),
    ("a bit flipped", lambda packed: packed[:20] + bytes([packed[20] ^ 1]) + packed[21:]),
    ("claims a size beyond reason", lambda packed: b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 8 + b"\x01\x00\x00"),
]


@pytest.mark.parametrize("damage", [row[1] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_noticed(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    archive = Archive(tmp_path)
    sha256 = archive.put(b"a body of some length that packs to more than twenty bytes")
    place = archive.path(sha256)
    place.write_bytes(damage(place.read_bytes()))
    with pytest.raises(BodyCorrupt):
        archive.get(sha256)
    assert list(archive.damaged()) == [sha256]


def test_a_writer_that_is_killed_leaves_no_half_body(tmp_path: Path) -> None:
    """A process puts bodies until it is killed: what has a name is whole, and the rest is swept away."""
    script = (
        "import sys; from pathlib import Path; from flows.archive import Archive\n"
        "archive = Archive(Path(sys.argv[1])); number = 0\n"
        "while True:\n"
        "    archive.put(str(number).encode() * 20_000); number += 1\n"
        "    print(number, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(20):
        process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    archive = Archive(tmp_path)
    (tmp_path / "ab").mkdir(exist_ok=True)
    (tmp_path / "ab" / f".x.zst.{process.pid}.00ff.part").write_bytes(b"half")
    (tmp_path / "ab" / f".x.zst.{os.getpid()}.00ff.part").write_bytes(b"being written")
    assert archive.sweep() >= 1
    assert list(archive.damaged()) == []
    assert len(list(archive.hashes())) >= 20
    assert [part.name for part in tmp_path.glob("??/.*.part")] == [f".x.zst.{os.getpid()}.00ff.part"]
