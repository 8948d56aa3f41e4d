"""The fact-checker's web pages, read-only."""
