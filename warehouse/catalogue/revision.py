"""The view of revisions: what changed between one version of a document and the next that was seen."""

from __future__ import annotations

from warehouse.catalogue.grammar import View

REVISION = View(
    "revision",
    "What changed between consecutive versions of a document: facts added, removed, or changed in value.",
    """
WITH step AS (
  SELECT s.document_id, s.version_id AS after_version_id, c.fetched_at AS noticed_at,
    lag(s.version_id) OVER (PARTITION BY s.document_id ORDER BY c.fetched_at, s.capture_id) AS before_version_id
  FROM sighting s JOIN capture c ON c.capture_id = s.capture_id
), move AS (
  SELECT *, row_number() OVER (ORDER BY document_id, noticed_at, after_version_id) AS move_number
  FROM step WHERE before_version_id <> after_version_id
), touched AS (
  SELECT before_version_id AS version_id FROM move UNION SELECT after_version_id FROM move
), fact AS (
  SELECT 'figure' AS fact_kind, version_id, fact_id, start_offset, quote,
    concat_ws('|', zone, unit, coalesce(measure, quote_prefix), CAST(breakdown AS VARCHAR), period_start_date, period_end_date)
      AS subject,
    measure AS label, concat_ws(' ', nullif(comparator, '='), coalesce(number_text(value), state)) AS value
  FROM figure_now WHERE version_id IN (SELECT version_id FROM touched)
  UNION ALL
  SELECT 'date', version_id, fact_id, start_offset, quote,
    concat_ws('|', zone, role, CASE WHEN role = 'event' THEN quote_prefix END),
    role, concat_ws('/', first_date, last_date)
  FROM date_now WHERE version_id IN (SELECT version_id FROM touched)
  UNION ALL
  SELECT 'exemption', version_id, fact_id, start_offset, quote, concat_ws(' ', regime, provision),
    concat_ws(' ', regime, provision), status
  FROM exemption_now WHERE version_id IN (SELECT version_id FROM touched)
  UNION ALL
  SELECT 'reference', version_id, fact_id, start_offset, quote, concat_ws('|', scheme, role),
    concat_ws(' ', role, scheme), canonical
  FROM reference_now WHERE version_id IN (SELECT version_id FROM touched)
), old AS (
  SELECT m.move_number, f.*, row_number() OVER (PARTITION BY m.move_number, fact_kind, subject, value ORDER BY start_offset) AS nth
  FROM move m JOIN fact f ON f.version_id = m.before_version_id
), new AS (
  SELECT m.move_number, f.*, row_number() OVER (PARTITION BY m.move_number, fact_kind, subject, value ORDER BY start_offset) AS nth
  FROM move m JOIN fact f ON f.version_id = m.after_version_id
), gone AS (
  SELECT *, row_number() OVER (PARTITION BY move_number, fact_kind, subject ORDER BY start_offset) AS place
  FROM old ANTI JOIN new USING (move_number, fact_kind, subject, value, nth)
), come AS (
  SELECT *, row_number() OVER (PARTITION BY move_number, fact_kind, subject ORDER BY start_offset) AS place
  FROM new ANTI JOIN old USING (move_number, fact_kind, subject, value, nth)
), pair AS (
  SELECT coalesce(g.move_number, c.move_number) AS move_number, coalesce(g.fact_kind, c.fact_kind) AS fact_kind,
    CASE WHEN g.fact_id IS NULL THEN 'added' WHEN c.fact_id IS NULL THEN 'removed' ELSE 'changed' END AS change,
    coalesce(c.label, g.label) AS label, g.value AS before_value, c.value AS after_value, g.quote AS before_quote,
    c.quote AS after_quote, g.fact_id AS before_fact_id, c.fact_id AS after_fact_id,
    coalesce(c.start_offset, g.start_offset) AS start_offset
  FROM gone g FULL JOIN come c
    ON g.move_number = c.move_number AND g.fact_kind = c.fact_kind AND g.subject = c.subject AND g.place = c.place
)
SELECT p.fact_kind, p.change, p.label, p.before_value, p.after_value, p.before_quote, p.after_quote, m.noticed_at, v.title, d.url,
  p.before_fact_id, p.after_fact_id, m.before_version_id, m.after_version_id, m.document_id, p.start_offset
FROM pair p JOIN move m ON m.move_number = p.move_number
JOIN version v ON v.version_id = m.after_version_id JOIN document d ON d.document_id = m.document_id
""",
    (
        ("fact_kind", "reference, exemption, figure or date."),
        ("change", "added, removed or changed."),
        ("label", "What the fact is about: measure, role, or regime and provision."),
        ("before_value", "Value before; null when added. Of an exemption, its status."),
        ("after_value", "Value after; null when removed."),
        ("before_quote", "Words before."),
        ("after_quote", "Words after."),
        ("noticed_at", "Fetch that first showed the change, UTC."),
        ("title", "Title of the page."),
        ("url", "Address of the page."),
        ("before_fact_id", "The fact before."),
        ("after_fact_id", "The fact after."),
        ("before_version_id", "The version before."),
        ("after_version_id", "The version after."),
        ("document_id", "The document."),
        ("start_offset", "Place in the later version's text (in the earlier's, when removed)."),
    ),
    warning="a figure counts as changed when measure, unit, breakdown and period are the same and the value is not; a reworded "
    "measure shows as one removed and one added.",
    start_here=True,
)
