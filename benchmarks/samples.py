"""Made-up documents of a chosen size for measuring speed: answers and articles as pages and as text, varied by a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

PLACES = ("Ashmoor", "Harrowby", "Pennock", "Marlsea", "Thornby", "Castleford Vale", "Eastmere", "Wexborough")
THINGS = ("complaints", "allegations", "incidents", "referrals", "applications", "arrests", "inspections", "fines")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FURNITURE_TOP = (
    "We use some essential cookies to make this website work.",
    "Skip to main content",
    "Home",
    "About us",
    "Accessing information",
)
FURNITURE_END = (
    "Was this page useful?",
    "Share this page",
    "Accessibility statement",
    "Privacy notice",
    "All rights reserved.",
)


def sentences(rng: random.Random) -> Iterator[str]:
    """An endless run of sentences as answers have them: some with facts, most with none."""
    while True:
        thing, place, year = rng.choice(THINGS), rng.choice(PLACES), rng.randint(2012, 2024)
        a, b = rng.randint(40, 4_000), rng.randint(1, 39)
        yield rng.choice(
            (
                f"In {year} the {place} service recorded {a:,} {thing}, of which {b} were upheld.",
                f"Between 1 April {year} and 31 March {year + 1} there were {a:,} {thing} in {place}.",
                f"Nearly {rng.randint(20, 90)} per cent of the {thing} came from members of the public.",
                "The information is exempt under section 40(2) of the Freedom of Information Act 2000.",
                f"Your request was received on {rng.randint(1, 28)} {rng.choice(MONTHS)} {year}.",
                "We have considered the public interest in disclosure and in maintaining the exemption.",
                "Searches were carried out by the department that is responsible for these records.",
                "Please note that the way in which data is recorded has changed over the period of the request.",
                "The service takes the matters raised here seriously and keeps its procedures under review.",
                f"The cost came to £{rng.randint(2, 90)}.{rng.randint(1, 9)} million, up from £{a:,} the year before.",
                "If you are not content with this answer you may ask us to review it within forty working days.",
            )
        )


def paragraphs(words: int, seed: int) -> list[str]:
    """Paragraphs of about four sentences, of about so many words in all."""
    rng, count, result = random.Random(seed), 0, []
    source = sentences(rng)
    while count < words:
        paragraph = " ".join(next(source) for _ in range(4))
        count += len(paragraph.split())
        result.append(paragraph)
    return result


def text_document(words: int = 1_000, seed: int = 0) -> bytes:
    """A page saved as text: furniture, a reference line, then paragraphs, one a line."""
    head = [f"Freedom of information request reference no: 01.FOI.24.{seed % 1_000_000:06d}", "Request", "Response"]
    return "\n".join([*FURNITURE_TOP, *head, *paragraphs(words, seed), *FURNITURE_END]).encode()


def html_document(words: int = 1_000, seed: int = 0) -> bytes:
    """A web page with header, menus, a small table, the paragraphs and a footer."""
    menu = "".join(f'<li><a href="/{index}">{line}</a></li>' for index, line in enumerate(FURNITURE_TOP * 4))
    rows = "".join(f"<tr><td>{year}</td><td>{(seed + year) % 97}</td><td>**</td></tr>" for year in range(2018, 2024))
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs(words, seed))
    foot = "".join(f'<li><a href="/f{index}">{line}</a></li>' for index, line in enumerate(FURNITURE_END * 3))
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>FOI {seed}</title></head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><main><h1>Request {seed}</h1>"
        f"<p>FOI reference: 01.FOI.24.{seed % 1_000_000:06d}</p><h2>Response</h2>{body}"
        f"<table><tr><th>Year</th><th>Complaints</th><th>Upheld</th></tr>{rows}</table></main>"
        f"<footer><ul>{foot}</ul></footer></body></html>"
    ).encode()
