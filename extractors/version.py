"""The extractor's version: part of every row, so that rows of an older rule can be told apart and made anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from extractors.language.choose import language_name

RELEASE = "0.1.0"
_ROOT = Path(__file__).resolve().parent
_ROOMS = (_ROOT, _ROOT.parent / "models")
_PARTS = frozenset({"", ".py", ".toml", ".csv", ".json", ".npz", ".cfg", ".bin"})


def extractor_version() -> str:
    """Release and eight hex digits over the code and data that decide what is extracted ("0.1.0+3fa90c11").

    A trained pipeline other than the shipped one is named after them ("0.1.0+3fa90c11.en_core_web_sm").
    """
    name = language_name()
    return _code_version() if name is None else f"{_code_version()}.{name}"


@cache
def _code_version() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted(room.rglob("*")):
            if path.suffix in _PARTS and path.is_file():
                digest.update(path.relative_to(room.parent).as_posix().encode())
                digest.update(path.read_bytes())
    return f"{RELEASE}+{digest.hexdigest()[:8]}"
