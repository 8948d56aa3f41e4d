"""Readers: one module for each kind of file, each turning bytes into a `Reading`."""
