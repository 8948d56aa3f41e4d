"""The views that analysts start from, and the macros. Each view's columns and comments are listed in order."""

from __future__ import annotations

from warehouse.catalogue.corrections import CORRECTED
from warehouse.catalogue.grammar import Macro, View
from warehouse.catalogue.revision import REVISION

_SPACE = r"[\t-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]+"

SCALAR_MACROS = (
    ("words_of", "words", f"list_filter(regexp_split_to_array(words, '{_SPACE}'), lambda w: w <> '')"),
    ("fragment_words", "words", "replace(url_encode(array_to_string(words, ' ')), '-', '%2D')"),
    (
        "deep_link",
        "url, quote, prefix, suffix",
        """CASE WHEN NOT starts_with(url, 'http://') AND NOT starts_with(url, 'https://') THEN url ELSE
  split_part(url, '#', 1) || '#:~:text='
  || coalesce(nullif(fragment_words(words_of(split_part(prefix, chr(10), -1))[2:][-3:]), '') || '-,', '')
  || fragment_words(words_of(quote))
  || coalesce(',-' || nullif(fragment_words(words_of(split_part(suffix, chr(10), 1))[:-2][:3]), ''), '')
END""",
    ),
    (
        "link_at",
        "url, quote, prefix, suffix, locator",
        """CASE regexp_extract(coalesce(locator, ''), '^\\{"type":"([a-z]+)"', 1)
  WHEN 'page' THEN CASE WHEN regexp_matches(url, '^https?://[^#]*$')
    THEN url || '#page=' || regexp_extract(locator, '^\\{"type":"page","page":([0-9]+)', 1) ELSE url END
  WHEN 'cell' THEN url WHEN 'mail' THEN url WHEN 'part' THEN url
  ELSE deep_link(url, quote, prefix, suffix) END""",
    ),
    ("number_text", "number", "regexp_replace(CAST(number AS VARCHAR), '\\.0$', '')"),
)
"""Helpers of the views. `deep_link` gives the same as `models.selectors.deep_link`, `link_at` as `warehouse.links.link_at`."""

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
)
SELECT seen.version_id, seen.document_id, seen.first_seen_at, seen.last_seen_at, seen.capture_count,
  row_number() OVER latest = 1 AS is_current,
  coalesce(withdrawn.noticed_at > max(seen.last_seen_at) OVER (PARTITION BY seen.document_id), false) AS is_withdrawn
FROM seen LEFT JOIN withdrawn ON withdrawn.document_id = seen.document_id
WINDOW latest AS (PARTITION BY seen.document_id ORDER BY seen.last_seen_at DESC, seen.first_seen_at DESC, seen.version_id)
""",
    (
        ("version_id", "The version."),
        ("document_id", "Its document."),
        ("first_seen_at", "First fetch that showed it, UTC."),
        ("last_seen_at", "Last fetch that showed it, UTC (a 304 answer shows nothing and does not count)."),
        ("capture_count", "Fetches that showed it."),
        ("is_current", "True for the version that the document's last fetch showed."),
        ("is_withdrawn", "True when the document was withdrawn after its last fetch."),
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

RESPONSE = View(
    "response",
    "One row for each FOI response as it stands now: who answered what, when, in time or not, and on what grounds.",
    """
WITH reference AS (
  SELECT version_id, arg_min(canonical, start_offset) AS own_reference,
    list(DISTINCT canonical ORDER BY canonical) AS own_references
  FROM reference_now WHERE role = 'own' GROUP BY version_id
), ground AS (
  SELECT version_id, list(DISTINCT regime || ' ' || provision ORDER BY regime || ' ' || provision) AS exemptions_applied
  FROM exemption_now WHERE status = 'applied' GROUP BY version_id
), day AS (
  SELECT version_id,
    min(first_date) FILTER (role = 'received') AS received_first_date,
    max(last_date) FILTER (role = 'received') AS received_last_date,
    min(first_date) FILTER (role = 'requested') AS requested_first_date,
    max(last_date) FILTER (role = 'requested') AS requested_last_date,
    min(first_date) FILTER (role = 'responded') AS responded_first_date,
    max(last_date) FILTER (role = 'responded') AS responded_last_date
  FROM date_now GROUP BY version_id
), answer AS (
  SELECT version_id, count(*) AS question_count,
    CASE WHEN count(DISTINCT decision) = 1 THEN min(decision)
      WHEN bool_or(decision IN ('disclosed', 'partly_disclosed')) THEN 'partly_disclosed'
      ELSE mode(decision ORDER BY decision) FILTER (decision <> 'undetermined') END AS decision
  FROM question GROUP BY version_id
), number AS (
  SELECT version_id, count(*) AS figure_count, count(*) FILTER (is_suppressed) AS suppressed_count
  FROM figure_now GROUP BY version_id
), named AS (
  SELECT version_id, name, count(*) AS times, row_number() OVER (PARTITION BY version_id ORDER BY count(*) DESC, name) AS place
  FROM entity WHERE authority_id IS NOT NULL AND zone = 'response' AND authority_id NOT IN (
    'information-commissioners-office', 'scottish-information-commissioner', 'first-tier-tribunal-general-regulatory-chamber',
    'upper-tribunal-administrative-appeals-chamber')
  GROUP BY version_id, name
), body AS (
  SELECT version_id, any_value(name) FILTER (place = 1) AS name FROM named
  GROUP BY version_id HAVING max(times) >= 2 AND max(times) >= 2 * coalesce(max(times) FILTER (place = 2), 0)
)
SELECT coalesce(d.publisher, v.publisher, body.name) AS authority,
  coalesce(d.publisher, v.publisher) IS NULL AND body.name IS NOT NULL AS is_authority_inferred, r.own_reference,
  coalesce(v.received_first_date, day.received_first_date, day.requested_first_date) AS received_first_date,
  coalesce(v.received_last_date, day.received_last_date, day.requested_last_date) AS received_last_date,
  coalesce(v.responded_first_date, day.responded_first_date) AS responded_first_date,
  coalesce(v.responded_last_date, day.responded_last_date) AS responded_last_date,
  v.lowest_working_days, v.highest_working_days, coalesce(v.clock_verdict, 'undetermined') AS clock_verdict,
  coalesce(answer.decision, 'undetermined') AS decision, coalesce(ground.exemptions_applied, []) AS exemptions_applied,
  coalesce(answer.question_count, 0) AS question_count, coalesce(number.figure_count, 0) AS figure_count,
  coalesce(number.suppressed_count, 0) AS suppressed_count, coalesce(r.own_references, []) AS own_references, v.title, d.url,
  v.fetched_at, coalesce(n.is_withdrawn, false) AS is_withdrawn, d.source, v.document_id, v.version_id
FROM version v
JOIN document d ON d.document_id = v.document_id
JOIN version_seen n ON n.version_id = v.version_id AND n.is_current
LEFT JOIN reference r ON r.version_id = v.version_id
LEFT JOIN ground ON ground.version_id = v.version_id
LEFT JOIN day ON day.version_id = v.version_id
LEFT JOIN answer ON answer.version_id = v.version_id
LEFT JOIN number ON number.version_id = v.version_id
LEFT JOIN body ON body.version_id = v.version_id
WHERE v.kind = 'foi_response'
""",
    (
        (
            "authority",
            "Who answered: by the source file, else as the document says, else the authority that it names at least twice and "
            "twice as often as any other; null when none stands out.",
        ),
        ("is_authority_inferred", "True when the authority is only the one that the document names most."),
        ("own_reference", "The first number that the document answers."),
        ("received_first_date", "Earliest day on which the request was received."),
        (
            "received_last_date",
            "Latest day on which the request was received; equal to the first when known to the day.",
        ),
        ("responded_first_date", "Earliest day of the response."),
        ("responded_last_date", "Latest day of the response."),
        ("lowest_working_days", "Fewest working days from receipt to response."),
        ("highest_working_days", "Most working days from receipt to response; equal when both are known to the day."),
        ("clock_verdict", "in_time, late or undetermined against the statutory limit."),
        ("decision", "Outcome over all questions; partly_disclosed when some were answered and others not."),
        ("exemptions_applied", "Provisions relied on, with their regime."),
        ("question_count", "Questions found in the request."),
        ("figure_count", "Figures in the response."),
        ("suppressed_count", "Figures withheld for being small."),
        ("own_references", "All numbers that the document answers."),
        ("title", "Title of the page."),
        ("url", "Address of the page."),
        ("fetched_at", "When the bytes were first fetched, UTC."),
        ("is_withdrawn", "True when the publisher has taken it away since."),
        ("source", "Name of the source."),
        ("document_id", "The document."),
        ("version_id", "The version."),
    ),
    warning="an answer in an attachment has its figures in the attachment's own document.",
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

EXEMPTION_APPLIED = View(
    "exemption_applied",
    "Each provision that a response relies on, once for each response, with the first words that say so.",
    """
SELECT r.authority, r.own_reference, e.regime, e.provision, any_value(e.title) AS provision_title,
  any_value(e.is_absolute) AS is_absolute, any_value(e.test) AS test, bool_or(e.is_ncnd) AS is_ncnd,
  bool_or(e.is_superseded) AS is_superseded, list_distinct(flatten(list(coalesce(e.questions, [])))) AS questions,
  count(*) AS mention_count, arg_min(e.fact_id, e.start_offset) AS fact_id, arg_min(s.text, e.start_offset) AS sentence,
  r.responded_last_date, r.title, r.url, r.document_id, r.version_id
FROM exemption_now e
JOIN response r ON r.version_id = e.version_id
LEFT JOIN sentence s ON s.sentence_id = e.sentence_id
WHERE e.status = 'applied'
GROUP BY r.authority, r.own_reference, e.regime, e.provision, r.responded_last_date, r.title, r.url, r.document_id, r.version_id
""",
    (
        ("authority", "Who relied on it."),
        ("own_reference", "The response's own number."),
        ("regime", "FOIA2000, FOISA2002, EIR2004 or EISR2004."),
        ("provision", "The number as the statute writes it."),
        ("provision_title", "Title of the provision."),
        ("is_absolute", "True without a public interest test; null for mixed ones."),
        ("test", "class or prejudice."),
        ("is_ncnd", "True for a limb that neither confirms nor denies."),
        ("is_superseded", "True for a form repealed on 25 May 2018."),
        ("questions", "Questions that it is tied to."),
        ("mention_count", "Times the response says so."),
        ("fact_id", "The first of them."),
        ("sentence", "The sentence of the first of them."),
        ("responded_last_date", "Latest day of the response."),
        ("title", "Title of the page."),
        ("url", "Address of the page."),
        ("document_id", "The document."),
        ("version_id", "The version."),
    ),
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

MACROS = (
    Macro(
        "trace",
        "wanted",
        "The evidence of one fact, by its identifier.",
        "SELECT * FROM evidence WHERE fact_id = wanted",
        "SELECT sentence, url, fetched_at FROM trace('0123456789abcdef01234567')",
    ),
    Macro(
        "search",
        "words",
        "Sentences outside boilerplate that hold all the words (any case, parts of words too), the exact phrase first.",
        """SELECT s.text AS sentence, contains(lower(s.text), lower(trim(words))) AS is_phrase, s.zone, v.title,
  coalesce(d.publisher, v.publisher) AS publisher, d.url, v.fetched_at, s.sentence_id, s.version_id
FROM sentence s JOIN version v ON v.version_id = s.version_id JOIN document d ON d.document_id = v.document_id
WHERE s.zone <> 'boilerplate' AND len(words_of(lower(words))) > 0 AND contains(lower(s.text), words_of(lower(words))[1])
  AND contains(lower(s.text), words_of(lower(words))[-1])
  AND list_bool_and(list_transform(words_of(lower(words)), lambda w: contains(lower(s.text), w)))
ORDER BY is_phrase DESC, length(s.text), s.sentence_id""",
        "SELECT sentence, url FROM search('strip searches') LIMIT 20",
    ),
)
