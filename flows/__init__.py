"""Prefect flows and what they need: client, archive, discovery, sources, engine."""
