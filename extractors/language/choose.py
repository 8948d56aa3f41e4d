"""Which trained pipeline helps the rules: the shipped one, another that is installed, or none."""

from __future__ import annotations

import os

from spacy.language import Language

from extractors.language.load import load_language

VARIABLE = "FOITRACE_LANGUAGE"
"""Environment variable with the name of an installed spaCy pipeline, or `none` for rules alone."""
NONE = "none"


def language_name() -> str | None:
    """The name of the chosen pipeline: None for the shipped one, `none` for none."""
    return os.environ.get(VARIABLE) or None


def chosen_language() -> Language | None:
    """The chosen pipeline, loaded once a process; None for rules alone. Raises LanguageMissing when it is not installed."""
    name = language_name()
    return None if name == NONE else load_language(name)
