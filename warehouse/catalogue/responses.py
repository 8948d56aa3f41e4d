"""The views of FOI responses: one row a response, and one a provision that it relies on."""

from __future__ import annotations

from warehouse.catalogue.grammar import View

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
