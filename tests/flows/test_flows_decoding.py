"""Decoding: any packed body, in any pieces, is the body or a named error, and never grows beyond its bound."""

from __future__ import annotations

import gzip
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from flows.decoding import BoundedBody, unpack_gzip
from models.errors import BodyGarbled, BodyTooLarge

PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "zstd": zstandard.compress, "identity": bytes}


def unpack(encoding: str, packed: bytes, limit: int, size: int) -> bytes:
    body = BoundedBody(encoding, limit, "https://log.example.org/")
    for start in range(0, len(packed), size):
        body.feed(packed[start : start + size])
    return body.finish()


@pytest.mark.parametrize("encoding", PACKERS)
@given(body=st.binary(max_size=5_000), size=st.integers(1, 700))
def test_what_was_packed_is_unpacked_whatever_the_pieces(encoding: str, body: bytes, size: int) -> None:
    assert unpack(encoding, PACKERS[encoding](body), 10_000, size) == body


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
@given(noise=st.binary(max_size=300), size=st.integers(1, 50))
def test_noise_is_unpacked_or_named(encoding: str, noise: bytes, size: int) -> None:
    try:
        assert len(unpack(encoding, noise, 10_000, size)) <= 10_000
    except (BodyGarbled, BodyTooLarge):
        return


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
@pytest.mark.parametrize("size", [1_000, 1_000_000])
def test_a_body_at_its_bound_passes_and_one_byte_more_does_not(encoding: str, size: int) -> None:
    packed = PACKERS[encoding](b"\0" * size)
    assert len(unpack(encoding, packed, size, 65_536)) == size
    with pytest.raises(BodyTooLarge):
        unpack(encoding, packed, size - 1, 65_536)


def test_a_bomb_is_stopped_before_it_grows() -> None:
    """A gigabyte in a megabyte must not take a gigabyte: what is held stays near the bound."""
    import tracemalloc

    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    tracemalloc.start()
    with pytest.raises(BodyTooLarge):
        unpack("gzip", bomb, 1_000_000, 65_536)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_many_small_members_are_one_body() -> None:
    assert unpack_gzip(gzip.compress(b"x") * 500, 100_000, "https://log.example.org/") == b"x" * 500
    with pytest.raises(BodyGarbled):
        unpack_gzip(gzip.compress(b"x") * 1_001, 100_000, "https://log.example.org/")


def test_padding_after_the_last_member_is_passed_over() -> None:
    assert unpack("gzip", gzip.compress(b"body") + b"\0" * 100, 10_000, 7) == b"body"
