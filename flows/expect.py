"""Expectations: a site that changed must not look like one that published nothing."""

from __future__ import annotations

from flows.crawl_summary import CrawlSummary
from models.sources import Source


def check_expectations(source: Source, summary: CrawlSummary) -> None:
    """Write into the summary what its source did not expect: too few documents is fatal, too many is a warning."""
    expected = source.expectations
    if summary.listed < expected.minimum:
        summary.fatal.append(
            f"{source.name} lists {summary.listed:,} documents, fewer than the {expected.minimum:,} expected:"
            " the site may have changed."
        )
    if expected.maximum is not None and summary.listed > expected.maximum:
        summary.warnings.append(
            f"{source.name} lists {summary.listed:,} documents, more than the {expected.maximum:,} expected."
        )
    for reason, count in summary.left_out.most_common(5):
        summary.warnings.append(f"{count:,} links were left out: {reason}.")
