"""The trained English pipeline: loading, training and scoring."""

from extractors.language.load import LanguageMissing, load_language

__all__ = ["LanguageMissing", "load_language"]
