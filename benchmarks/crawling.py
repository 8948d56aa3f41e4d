"""Crawling on loopback: is everything kept under kills, and how fast and how large is it beside Scrapy?

    python benchmarks/crawling.py whole            2,000 pages: all once, limits held, killed and resumed, crawled again
    python benchmarks/crawling.py scrapy           the same log by foitrace and by Scrapy in turns: time, memory, ratios
    python benchmarks/crawling.py many             100,000 pages: memory while it grows, and seconds a thousand pages

Scrapy is not needed by foitrace (pip install scrapy). Politeness is off in these measurements, robots.txt is obeyed by both. Both
store every body under its hash; foitrace also flushes each to disk, compresses it, and logs every step so that it can be killed,
which Scrapy is not asked to do.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import multiprocessing
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "flows"))
CONCURRENCY = 16


# -- the site, in a process of its own ---------------------------------------------------------------------------------


def _serve(pages: int, words: int, delay: float, pipe: Connection) -> None:
    from misbehaving_web import LogSite, Web

    site = LogSite(pages, words=words, delay=delay)
    with Web(site) as web:
        pipe.send(web.url)
        while True:
            order = pipe.recv()
            if order == "stop":
                return
            if order == "revise":
                site.revised = set(range(0, pages, 100))
            if order == "asked":
                pipe.send(len(web.requests))
            if order == "report":
                statuses = {status: sum(paths.values()) for status, paths in site.by_status.items()}
                repeated = sum(times > 1 for path, times in web.counts().items() if path != "/robots.txt")
                times = sorted(request.at for request in web.requests)
                pace = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
                pipe.send({"statuses": statuses, "most_open": web.most_open, "repeated": repeated, "pace": pace})
                site.by_status.clear()
                web.requests.clear()
                web.most_open = 0


class Site:
    """A handle on the served site."""

    def __init__(self, url: str, pipe: Connection) -> None:
        self.url = url
        self._pipe = pipe

    def ask(self, order: str) -> Any:
        self._pipe.send(order)
        return self._pipe.recv()

    def tell(self, order: str) -> None:
        self._pipe.send(order)


@contextmanager
def served(pages: int, words: int = 300, delay: float = 0.0) -> Iterator[Site]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(pages, words, delay, there), daemon=True)
    process.start()
    try:
        yield Site(here.recv(), here)
    finally:
        here.send("stop")
        process.join(10)
        process.kill()


# -- the two crawlers, each in a process of its own --------------------------------------------------------------------


def described(url: str, **politeness: Any) -> dict[str, Any]:
    discovery = {"method": "links", "start": [f"{url}/log"], "item": "li.entry a", "next": "a[rel=next]"}
    manners = {"rate": 0, "concurrency": CONCURRENCY, **politeness}
    limits = {"pages": 1_000_000, "listings": 100_000, "attachments": 1_000_000}
    return {
        "name": "log",
        "kind": "disclosure-log",
        "allow_private": True,
        "discovery": discovery,
        "politeness": manners,
        "limits": limits,
    }


def crawl_with_foitrace(url: str, data: Path, politeness: dict[str, Any]) -> dict[str, Any]:
    from flows.crawl import crawl
    from models.sources import Source

    samples: list[tuple[int, float, int]] = []

    def sample(step: Any) -> None:
        if step.done % 5_000 == 0:
            samples.append((step.done, time.monotonic(), _resident()))

    source = Source.model_validate(described(url, **politeness))
    summary = asyncio.run(crawl(source, data, progress=sample))
    return {"pages": summary.fetched + summary.listings, "summary": summary.record(), "samples": samples}


def crawl_with_scrapy(url: str, data: Path) -> dict[str, Any]:
    import scrapy
    from scrapy.crawler import CrawlerProcess

    pages = 0

    def keep(body: bytes) -> None:
        nonlocal pages
        pages += 1
        sha256 = hashlib.sha256(body).hexdigest()
        folder = data / sha256[:2]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / sha256).write_bytes(body)

    class Log(scrapy.Spider):
        name = "log"
        start_urls = (f"{url}/log",)

        def parse(self, response: Any) -> Iterator[Any]:
            keep(response.body)
            for link in response.css("li.entry a::attr(href)").getall():
                yield response.follow(link, self.page)
            for link in response.css("a[rel=next]::attr(href)").getall():
                yield response.follow(link, self.parse)

        def page(self, response: Any) -> Iterator[Any]:
            keep(response.body)
            for link in response.css("a::attr(href)").getall():
                if link.endswith(".csv"):
                    yield response.follow(link, self.file)

        def file(self, response: Any) -> None:
            keep(response.body)

    process = CrawlerProcess(
        {
            "LOG_LEVEL": "ERROR",
            "CONCURRENT_REQUESTS": CONCURRENCY,
            "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": True,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(Log)
    process.start()
    return {"pages": pages}


def _resident() -> int:
    """Bytes of this process in memory now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def run_client(kind: str, url: str, data: Path, **politeness: Any) -> dict[str, Any]:
    """One crawl in a fresh process: what it gave, seconds, processor seconds and the most memory in bytes."""
    command = [sys.executable, __file__, "client", kind, url, str(data), json.dumps(politeness)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def client(kind: str, url: str, data: str, politeness: str) -> None:
    started = time.monotonic()
    if kind == "foitrace":
        result = crawl_with_foitrace(url, Path(data), json.loads(politeness))
    else:
        result = crawl_with_scrapy(url, Path(data))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    result["seconds"] = time.monotonic() - started
    result["processor"] = usage.ru_utime + usage.ru_stime
    result["memory"] = usage.ru_maxrss * 1024
    print(json.dumps(result))


# -- the measurements --------------------------------------------------------------------------------------------------


def rows(data: Path) -> set[tuple[Any, ...]]:
    from flows.state import State

    with State(data) as state:
        found = [(c.url, c.body_sha256, c.status, c.parent_url) for _, c in state.captures()]
    if len(found) != len(set(found)):
        raise SystemExit("a capture was logged twice")
    return set(found)


def measure_whole(pages: int, kills: int, seed: int) -> None:
    """Everything once, limits held, killed and resumed to the same rows, and a second crawl by 304."""
    from misbehaving_web import LogSite

    luck = random.Random(seed)
    expected = LogSite(pages).addresses()
    with tempfile.TemporaryDirectory() as folder, served(pages) as site:
        whole, killed = Path(folder) / "whole", Path(folder) / "killed"
        first = run_client("foitrace", site.url, whole)
        report = site.ask("report")
        found = {row[0].removeprefix(site.url) for row in rows(whole)}
        print(f"{pages:,} pages with {len(expected) - pages:,} attachments in {first['seconds']:.1f} s")
        print(
            f"  lost {len(expected - found)}, unexpected {len(found - expected)}, asked for twice {report['repeated']}"
        )
        again = run_client("foitrace", site.url, whole)
        print(f"  second crawl in {again['seconds']:.1f} s: {site.ask('report')['statuses']} answers by status")
        site.tell("revise")
        run_client("foitrace", site.url, whole)
        print(f"  third, after {pages // 100} pages changed: {site.ask('report')['statuses']}")
    with tempfile.TemporaryDirectory() as folder, served(pages) as site:
        killed = Path(folder) / "killed"
        done = kill_and_resume(site, killed, kills, pages, luck)
        run_client("foitrace", site.url, killed)
        found = {row[0].removeprefix(site.url) for row in rows(killed)}
        same = "the same rows" if found == expected else f"OTHER ROWS: {len(found ^ expected)} differ"
        print(f"  killed {done} times, resumed: {same}; {site.ask('report')['repeated']} URLs asked for more than once")
    for manners in ({"rate": 0, "concurrency": 3}, {"rate": 40, "concurrency": 3}):
        with tempfile.TemporaryDirectory() as folder, served(200, delay=0.02) as site:
            result = run_client("foitrace", site.url, Path(folder), **manners)
            report = site.ask("report")
            pace = f"{report['pace']:.1f} requests a second of {manners['rate'] or 'any'} allowed"
            print(
                f"  {report['most_open']} open at one time of {manners['concurrency']} allowed, {pace}; {result['pages']} answers"
            )


def kill_and_resume(site: Site, data: Path, kills: int, pages: int, luck: random.Random) -> int:
    command = [sys.executable, __file__, "client", "foitrace", site.url, str(data), "{}"]
    for done in range(kills):
        target = site.ask("asked") + luck.randint(10, max(20, pages // (kills + 1)))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
        while process.poll() is None and site.ask("asked") < target:
            time.sleep(0.002)
        if process.poll() is not None:
            return done
        process.send_signal(signal.SIGKILL)
        process.wait()
    return kills


def measure_scrapy(pages: int, rounds: int) -> None:
    """The same log by both in turns; the middle of the rounds and the ratios."""
    results: dict[str, list[dict[str, Any]]] = {"foitrace": [], "scrapy": []}
    with served(pages) as site:
        for _ in range(rounds):
            for kind, found in results.items():
                with tempfile.TemporaryDirectory() as folder:
                    found.append(run_client(kind, site.url, Path(folder)))
    middle = {
        kind: {
            name: statistics.median(result[name] for result in found)
            for name in ("seconds", "processor", "memory", "pages")
        }
        for kind, found in results.items()
    }
    for kind, row in middle.items():
        print(
            f"{kind:<9} {row['pages']:>7,.0f} answers  {row['seconds']:6.2f} s  {row['pages'] / row['seconds']:7.0f} a second"
            f"  {row['processor']:6.2f} s of processor  {row['memory'] / 2**20:6.0f} MiB"
        )
    ours, theirs = middle["foitrace"], middle["scrapy"]
    print(
        f"foitrace/Scrapy: throughput {theirs['seconds'] / ours['seconds']:.2f}, "
        f"processor {ours['processor'] / theirs['processor']:.2f}, memory {ours['memory'] / theirs['memory']:.2f}"
    )


def measure_many(pages: int) -> None:
    """Memory and pace while a crawl grows."""
    with tempfile.TemporaryDirectory() as folder, served(pages, words=20) as site:
        result = run_client("foitrace", site.url, Path(folder))
    previous = (0, None, 0)
    for done, moment, memory in result["samples"]:
        pace = f"{(done - previous[0]) / (moment - previous[1]):6.0f} a second" if previous[1] else ""
        print(f"{done:>8,} fetched  {memory / 2**20:6.1f} MiB  {pace}")
        previous = (done, moment, memory)
    print(f"{result['pages']:,} answers in {result['seconds']:.0f} s, at most {result['memory'] / 2**20:.0f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("whole", help="nothing lost, nothing twice, killed and resumed")
    whole.add_argument("--pages", type=int, default=2_000)
    whole.add_argument("--kills", type=int, default=6)
    whole.add_argument("--seed", type=int, default=1)
    beside = commands.add_parser("scrapy", help="time and memory beside Scrapy")
    beside.add_argument("--pages", type=int, default=2_000)
    beside.add_argument("--rounds", type=int, default=3)
    many = commands.add_parser("many", help="memory over a long crawl")
    many.add_argument("--pages", type=int, default=100_000)
    inner = commands.add_parser("client")
    inner.add_argument("arguments", nargs=4)
    options = parser.parse_args()
    if options.command == "client":
        client(*options.arguments)
    elif options.command == "whole":
        measure_whole(options.pages, options.kills, options.seed)
    elif options.command == "scrapy":
        measure_scrapy(options.pages, options.rounds)
    else:
        measure_many(options.pages)


if __name__ == "__main__":
    main()
