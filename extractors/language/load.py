"""Load the trained English pipeline: the one that is shipped, or any that is installed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from models.errors import SettingsError

PACKAGE = Path(__file__).resolve().parents[1] / "data" / "language"
"""Folder of the shipped pipeline."""


class LanguageMissing(SettingsError):
    """A named spaCy pipeline that is not installed."""

    code = "language_missing"
    hint = "Install it (python -m spacy download NAME), give a folder that holds one, or name none for the shipped one."


@lru_cache(maxsize=4)
def load_language(name: str | None = None) -> Language:
    """The shipped pipeline, or the installed pipeline (or folder) of that name. One object a process and name.

    Raises LanguageMissing where there is no such pipeline.
    """
    try:
        return spacy.load(name or PACKAGE)
    except OSError as error:
        raise LanguageMissing(f"There is no spaCy pipeline {name or PACKAGE}.") from error
