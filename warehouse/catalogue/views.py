"""The views that analysts start from. Each view's columns and comments are listed in order."""

from __future__ import annotations

from warehouse.catalogue.corrections import CORRECTED
from warehouse.catalogue.grammar import View
from warehouse.catalogue.responses import EXEMPTION_APPLIED, RESPONSE
from warehouse.catalogue.revision import REVISION

VERSION_SEEN = View(
    "version_seen",
    "When each version was seen, and whether it is what its document says now.",
    """
WITH seen AS (
  SELECT s.document_id, s.version_id, min(c.fetched_at) AS first_seen_at, max(c.fetched_at) AS last_seen_at,
    count(*) AS capture_count
  FROM sighting s JOIN capture c ON c.capture_id = s.capture_id GROUP BY ALL
), withdrawn AS (
  SELECT document_id, max(noticed_at) AS noticed_at FROM withdrawal GROUP BY document_id
), confirmed AS (
  SELECT s.document_id, max(n.fetched_at) AS confirmed_at
  FROM (SELECT url, max(fetched_at) AS fetched_at FROM capture WHERE is_not_modified GROUP BY url) n
  JOIN capture c ON c.url = n.url JOIN sighting s ON s.capture_id = c.capture_id GROUP BY s.document_id
)
SELECT seen.version_id, seen.document_id, seen.first_seen_at, seen.last_seen_at, seen.capture_count,
  row_number() OVER latest = 1 AS is_current,
  CASE WHEN row_number() OVER latest = 1 THEN greatest(seen.last_seen_at, confirmed.confirmed_at) ELSE seen.last_seen_at END
    AS last_confirmed_at,
  coalesce(withdrawn.noticed_at > greatest(max(seen.last_seen_at) OVER (PARTITION BY seen.document_id),
    confirmed.confirmed_at), false) AS is_withdrawn
FROM seen LEFT JOIN withdrawn ON withdrawn.document_id = seen.document_id
LEFT JOIN confirmed ON confirmed.document_id = seen.document_id
WINDOW latest AS (PARTITION BY seen.document_id ORDER BY seen.last_seen_at DESC, seen.first_seen_at DESC, seen.version_id)
""",
    (
        ("version_id", "The version."),
        ("document_id", "Its document."),
        ("first_seen_at", "First fetch that showed it, UTC."),
        ("last_seen_at", "Last fetch that showed it, UTC."),
        ("capture_count", "Fetches that showed it."),
        ("is_current", "True for the version that the document's last fetch showed."),
        (
            "last_confirmed_at",
            "Last fetch that showed it, or that said of the current one that nothing changed (304), UTC.",
        ),
        ("is_withdrawn", "True when the document was withdrawn after it was last confirmed."),
    ),
)

_EVIDENCE_FACTS = """
  SELECT 'reference' AS fact_kind, fact_id, version_id, sentence_id, block_id, start_offset, end_offset, quote, quote_prefix,
    quote_suffix, zone, extractor_version, is_low_confidence, is_corrected, canonical AS value, role AS detail FROM reference_now
  UNION ALL
  SELECT 'exemption', fact_id, version_id, sentence_id, block_id, start_offset, end_offset, quote, quote_prefix, quote_suffix,
    zone, extractor_version, is_low_confidence, is_corrected, regime || ' ' || provision, status FROM exemption_now
  UNION ALL
  SELECT 'figure', fact_id, version_id, sentence_id, block_id, start_offset, end_offset, quote, quote_prefix, quote_suffix, zone,
    extractor_version, is_low_confidence, is_corrected,
    concat_ws(' ', nullif(comparator, '='), coalesce(number_text(value), state)), concat_ws(' ', measure, nullif(unit, 'count'))
  FROM figure_now
  UNION ALL
  SELECT 'date', fact_id, version_id, sentence_id, block_id, start_offset, end_offset, quote, quote_prefix, quote_suffix, zone,
    extractor_version, is_low_confidence, is_corrected, concat_ws('/', first_date, last_date), role FROM date_now
"""

EVIDENCE = View(
    "evidence",
    "Any fact with the sentence that holds it, the page, a link that opens the page at the words, and the capture.",
    f"""
SELECT f.fact_id, f.fact_kind, f.quote, f.value, nullif(f.detail, '') AS detail, s.text AS sentence, f.zone,
  v.kind AS document_kind, v.title, coalesce(d.publisher, v.publisher) AS publisher, d.url,
  link_at(d.url, f.quote, f.quote_prefix, f.quote_suffix, b.locator) AS link, v.fetched_at, v.body_sha256, b.locator,
  f.start_offset, f.end_offset, s.start_offset AS sentence_start_offset, f.quote_prefix, f.quote_suffix,
  coalesce(n.is_current, false) AS is_current, coalesce(n.is_withdrawn, false) AS is_withdrawn, f.is_low_confidence,
  f.is_corrected, f.sentence_id, f.version_id, v.document_id, v.text_sha256, f.extractor_version
FROM ({_EVIDENCE_FACTS}) f
JOIN version v ON v.version_id = f.version_id
JOIN document d ON d.document_id = v.document_id
LEFT JOIN sentence s ON s.sentence_id = f.sentence_id
LEFT JOIN block b ON b.block_id = f.block_id
LEFT JOIN version_seen n ON n.version_id = f.version_id
""",  # noqa: S608 - built from constants
    (
        ("fact_id", "The fact: `SELECT * FROM trace('...')` finds it again."),
        ("fact_kind", "reference, exemption, figure or date."),
        ("quote", "The words, exactly."),
        ("value", "What they mean, as text: canonical number, regime and provision, number, first and last day."),
        ("detail", "More of the meaning: role, status, or what is counted."),
        ("sentence", "The sentence that holds it; null where no sentence does."),
        ("zone", "Whose words: request or response."),
        ("document_kind", "What the document is."),
        ("title", "Title of the page."),
        ("publisher", "Who published it."),
        ("url", "Address of the page."),
        ("link", "Address that opens the document at the words: by text fragment, or by page for a PDF."),
        ("fetched_at", "When the bytes were first fetched, UTC."),
        ("body_sha256", "SHA-256 of the bytes, their name in the archive."),
        ("locator", "Place in the original file, as JSON."),
        ("start_offset", "First code point in `version.text`."),
        ("end_offset", "Code point after the last."),
        ("sentence_start_offset", "First code point of the sentence in `version.text`."),
        ("quote_prefix", "About 32 code points before the words."),
        ("quote_suffix", "About 32 code points after the words."),
        ("is_current", "True when the document said so at its last fetch."),
        ("is_withdrawn", "True when the publisher has taken the document away since."),
        ("is_low_confidence", "True when it rests on words that a scan gave with low confidence."),
        ("is_corrected", "True when a person corrected a field of it."),
        ("sentence_id", "The sentence."),
        ("version_id", "The version of the document."),
        ("document_id", "The document."),
        ("text_sha256", "SHA-256 of the version's text."),
        ("extractor_version", "Extractor that found it."),
    ),
    warning="holds superseded versions too; add `WHERE is_current` to ask what documents say now.",
    start_here=True,
)

FIGURE_WIDE = View(
    "figure_wide",
    "Each figure with what it counts, for when, by whom, in which table, and its evidence.",
    """
SELECT f.fact_id, f.quote, f.value, f.comparator, f.low, f.high, f.unit, f.measure, f.whole, f.period_start_date, f.period_end_date,
  f.state, f.is_suppressed, f.breakdown, t.name AS table_name, t.caption AS table_caption, c.row_number, c.column_number, f.speaker,
  s.text AS sentence, f.zone, v.kind AS document_kind, v.title, coalesce(d.publisher, v.publisher) AS publisher, d.url,
  link_at(d.url, f.quote, f.quote_prefix, f.quote_suffix, b.locator) AS link, v.fetched_at,
  coalesce(n.is_current, false) AS is_current, f.is_low_confidence, f.is_corrected, f.version_id, v.document_id
FROM figure_now f
JOIN version v ON v.version_id = f.version_id
JOIN document d ON d.document_id = v.document_id
LEFT JOIN sentence s ON s.sentence_id = f.sentence_id
LEFT JOIN block b ON b.block_id = f.block_id
LEFT JOIN table_cell c ON c.cell_id = f.cell_id
LEFT JOIN data_table t ON t.table_id = c.table_id
LEFT JOIN version_seen n ON n.version_id = f.version_id
""",
    (
        ("fact_id", "The fact."),
        ("quote", "The words, exactly."),
        ("value", "The number; null when vague or suppressed."),
        ("comparator", "=, >, >=, <, <= or ~."),
        ("low", "Lowest value that follows, inclusive."),
        ("high", "Highest value that follows, inclusive."),
        ("unit", "count, percent, money (pounds), ratio or rate."),
        ("measure", "What is counted."),
        ("whole", "Value of the whole, for a part of it."),
        ("period_start_date", "First day that it covers."),
        ("period_end_date", "Last day that it covers."),
        ("state", "value, zero, suppressed, not_held, not_applicable, not_available or blank."),
        ("is_suppressed", "True for a value withheld for being small."),
        ("breakdown", "Labels of its row and column."),
        ("table_name", "Name of its table (a sheet's name)."),
        ("table_caption", "Caption of its table."),
        ("row_number", "Row in its table, from 0."),
        ("column_number", "Column in its table, from 0."),
        ("speaker", "Who said it."),
        ("sentence", "The sentence that holds it."),
        ("zone", "Whose words: request or response."),
        ("document_kind", "What the document is."),
        ("title", "Title of the page."),
        ("publisher", "Who published it."),
        ("url", "Address of the page."),
        ("link", "Address that opens the page at the words."),
        ("fetched_at", "When the bytes were first fetched, UTC."),
        ("is_current", "True when the document said so at its last fetch."),
        ("is_low_confidence", "True when it rests on doubtful words of a scan."),
        ("is_corrected", "True when a person corrected a field of it."),
        ("version_id", "The version."),
        ("document_id", "The document."),
    ),
    warning="never sum `value` over a document: totals stand beside their parts, and periods overlap.",
    start_here=True,
)

COVERAGE = View(
    "coverage",
    "What the warehouse holds of each publisher and source, and what it could not get.",
    """
WITH fact AS (
  SELECT version_id, count(*) FILTER (kind = 'r') AS reference_count, count(*) FILTER (kind = 'e') AS exemption_count,
    count(*) FILTER (kind = 'f') AS figure_count, count(*) FILTER (kind = 'd') AS date_count
  FROM (
    SELECT version_id, 'r' AS kind FROM reference_number UNION ALL SELECT version_id, 'e' FROM exemption
    UNION ALL SELECT version_id, 'f' FROM figure UNION ALL SELECT version_id, 'd' FROM date_mention
  ) GROUP BY version_id
), seen AS (
  SELECT c.url, max(c.fetched_at) AS seen_at FROM capture c JOIN sighting s ON s.capture_id = c.capture_id GROUP BY c.url
), failed AS (
  SELECT coalesce(d.publisher, src.publisher) AS publisher, coalesce(f.source, d.source) AS source,
    max(seen.seen_at) IS NULL OR max(f.occurred_at) > max(seen.seen_at) AS is_open
  FROM failure f LEFT JOIN document d ON d.url = f.url
  LEFT JOIN source src ON src.name = f.source LEFT JOIN seen ON seen.url = f.url
  GROUP BY d.publisher, src.publisher, f.source, d.source, f.url
), part AS (
  SELECT coalesce(d.publisher, v.publisher) AS publisher, d.source, v.document_id, v.version_id, n.is_withdrawn, n.first_seen_at,
    n.last_seen_at, fact.reference_count, fact.exemption_count, fact.figure_count, fact.date_count, false AS is_open
  FROM version v JOIN document d ON d.document_id = v.document_id
  LEFT JOIN version_seen n ON n.version_id = v.version_id LEFT JOIN fact ON fact.version_id = v.version_id
  UNION ALL BY NAME SELECT publisher, source, is_open FROM failed
)
SELECT publisher, source, count(DISTINCT document_id) AS document_count, count(version_id) AS version_count,
  count(DISTINCT document_id) FILTER (is_withdrawn) AS withdrawn_count,
  CAST(coalesce(sum(reference_count), 0) AS BIGINT) AS reference_count,
  CAST(coalesce(sum(exemption_count), 0) AS BIGINT) AS exemption_count,
  CAST(coalesce(sum(figure_count), 0) AS BIGINT) AS figure_count, CAST(coalesce(sum(date_count), 0) AS BIGINT) AS date_count,
  count(*) FILTER (is_open) AS open_failure_count, min(first_seen_at) AS first_seen_at, max(last_seen_at) AS last_seen_at
FROM part GROUP BY publisher, source
""",
    (
        ("publisher", "Who published; null where neither source nor document says."),
        ("source", "Name of the source; null for files and URLs given by hand."),
        ("document_count", "Documents."),
        ("version_count", "Versions of them."),
        ("withdrawn_count", "Documents that the publisher has taken away."),
        ("reference_count", "Reference numbers, over all versions."),
        ("exemption_count", "Provisions named, over all versions."),
        ("figure_count", "Figures, over all versions."),
        ("date_count", "Dates, over all versions."),
        ("open_failure_count", "Addresses that failed and have not been read since."),
        ("first_seen_at", "First fetch, UTC."),
        ("last_seen_at", "Last fetch, UTC."),
    ),
    start_here=True,
)

VIEWS = (*CORRECTED, VERSION_SEEN, EVIDENCE, RESPONSE, FIGURE_WIDE, EXEMPTION_APPLIED, COVERAGE, REVISION)
