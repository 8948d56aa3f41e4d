"""The verbs from bytes to facts: pure functions, no network, no database."""
