"""Crawls one source into a folder: run as a program of its own, so that tests can kill it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from flows.crawl import crawl
from models.sources import Source

if __name__ == "__main__":
    described, data = sys.argv[1:]
    asyncio.run(crawl(Source.model_validate_json(Path(described).read_text("utf-8")), Path(data)))
