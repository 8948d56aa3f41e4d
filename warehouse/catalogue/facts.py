"""Tables of facts: each row is one span of a version's text with a meaning, and both of its selectors."""

from __future__ import annotations

from warehouse.catalogue.grammar import DAY, DECIMAL, PAIRS, TEXT, TEXTS, TRUTH, WHOLE, Column, Table
from warehouse.catalogue.texts import END, START, VERSION_ID

_COMMON = (
    Column(
        "fact_id",
        TEXT,
        "Hash of version, kind, span and value: the same reading of the same text has the same one.",
        True,
    ),
    VERSION_ID,
    Column("sentence_id", TEXT, "The sentence that holds its start.", False, "sentence.sentence_id"),
    Column(
        "block_id", TEXT, "The block that holds its start, with the place in the original.", False, "block.block_id"
    ),
    START,
    END,
    Column("quote", TEXT, "The words, exactly: the version's text from start to end.", True),
    Column("quote_prefix", TEXT, "About 32 code points before it (quote selector).", True),
    Column("quote_suffix", TEXT, "About 32 code points after it (quote selector).", True),
    Column("zone", TEXT, "Whose words: request or response.", True),
    Column("is_low_confidence", TRUTH, "True when it rests on words that a scan gave with low confidence.", True),
    Column("rule", TEXT, "Rule that found it."),
    Column("extractor_version", TEXT, "Extractor that found it.", True),
)
_ORDER = ("version_id", "start_offset", "fact_id")

REFERENCE_NUMBER = Table(
    "reference_number",
    "A number that a body gave to a request, case, decision or document.",
    ("fact_id",),
    (
        *_COMMON,
        Column(
            "canonical",
            TEXT,
            "The number in its scheme's own form, upper case: all spellings of one case are equal.",
            True,
        ),
        Column(
            "match_key",
            TEXT,
            "What all spellings of one number share over documents (separators and zero padding gone): join on this.",
            True,
        ),
        Column(
            "scheme",
            TEXT,
            "Who issues it: police-foi, foi, ico-case, ico-decision, sic-decision, tribunal, neutral-citation, "
            "parliamentary-paper, watchdog, whatdotheyknow or other.",
            True,
        ),
        Column("role", TEXT, "own: the document answers it; cited: another case or document.", True),
    ),
    warning="a document repeats its numbers; count distinct `canonical`.",
    order=_ORDER,
)

EXEMPTION = Table(
    "exemption",
    "A provision of an access regime that the text names.",
    ("fact_id",),
    (
        *_COMMON,
        Column("regime", TEXT, "FOIA2000, FOISA2002, EIR2004 or EISR2004 (the Scottish regulations).", True),
        Column("provision", TEXT, "The number as the statute writes it, without spaces: 40(2), 12(5)(e).", True),
        Column("status", TEXT, "applied, procedural, mentioned or rejected.", True),
        Column("title", TEXT, "Title of the provision."),
        Column("is_absolute", TRUTH, "True without a public interest test; null for mixed ones and for duties."),
        Column("test", TEXT, "class or prejudice, where the provision has a test."),
        Column("is_superseded", TRUTH, "True for forms repealed on 25 May 2018.", True),
        Column("is_ncnd", TRUTH, "True for a limb that neither confirms nor denies.", True),
        Column("questions", TEXTS, "Labels of the questions that it is tied to."),
    ),
    warning="only `status = 'applied'` means that the authority relied on it; `exemption_applied` has just those.",
    order=_ORDER,
)

FIGURE = Table(
    "figure",
    "A quantity of things, people, events or money, in prose or in a table.",
    ("fact_id",),
    (
        *_COMMON,
        Column(
            "value",
            DECIMAL,
            "The number: pounds for money, 60 for 60 per cent, 2 for double; null when vague or suppressed.",
        ),
        Column("unit", TEXT, "count, percent, money (pounds sterling), ratio or rate (per time or population).", True),
        Column("comparator", TEXT, "=, >, >=, <, <= or ~ (about, nearly).", True),
        Column("low", DECIMAL, "Lowest value that follows from the words, inclusive; null when open."),
        Column("high", DECIMAL, "Highest value that follows from the words, inclusive; null when open."),
        Column("measure", TEXT, "What is counted, in the text's words or the table's labels."),
        Column("whole", DECIMAL, "The value of the whole, for a part of it (490 for 118 out of 490)."),
        Column("period_start_date", DAY, "First day of the time that it covers."),
        Column("period_end_date", DAY, "Last day of the time that it covers."),
        Column("is_suppressed", TRUTH, "True for a value withheld for being small.", True),
        Column(
            "state",
            TEXT,
            "value, zero, suppressed, not_held, not_applicable, not_available or blank.",
            True,
        ),
        Column("cell_id", TEXT, "The cell, for a figure in a table.", False, "table_cell.cell_id"),
        Column("breakdown", PAIRS, "Labels of its row and column as pairs of dimension and label."),
        Column("speaker", TEXT, "Words that name who said it."),
        Column("speaker_start_offset", WHOLE, "First code point of those words."),
        Column("speaker_end_offset", WHOLE, "Code point after the last of those words."),
    ),
    warning="never sum `value` over a document: totals stand beside their parts, and periods overlap.",
    order=_ORDER,
)

DATE_MENTION = Table(
    "date_mention",
    "A day, month, year or period in time.",
    ("fact_id",),
    (
        *_COMMON,
        Column("first_date", DAY, "First day, inclusive; null when open or unresolved."),
        Column("last_date", DAY, "Last day, inclusive; null when open or unresolved."),
        Column("precision", TEXT, "day, month, quarter, year, financial_year, decade, range or relative.", True),
        Column("bound", TEXT, "exact, since (open end) or until (open start).", True),
        Column("role", TEXT, "received, requested, responded, published, or event for all else.", True),
    ),
    order=_ORDER,
)

ENTITY = Table(
    "entity",
    "A named person, organisation or place.",
    ("entity_id",),
    (
        Column("entity_id", TEXT, "Hash of version, span, type and name.", True),
        VERSION_ID,
        Column("sentence_id", TEXT, "The sentence that holds its start.", False, "sentence.sentence_id"),
        START,
        END,
        Column("quote", TEXT, "The words, exactly.", True),
        Column("zone", TEXT, "Whose words: request or response.", True),
        Column("type", TEXT, "person, organisation or place.", True),
        Column("name", TEXT, "The name in full where the document gives it elsewhere.", True),
        Column("authority_id", TEXT, "Row in the registry of public authorities, if it is one."),
        Column("rule", TEXT, "Rule or model that found it."),
    ),
    order=("version_id", "start_offset"),
)

RELATION = Table(
    "relation",
    "A link between two things of one version.",
    ("relation_id",),
    (
        Column("relation_id", TEXT, "Hash of version, kind and both ends.", True),
        VERSION_ID,
        Column(
            "kind",
            TEXT,
            "part_of, limits (a caveat limits a figure), ties (an exemption to a question), sums_to, rounds_to, "
            "contradicts_total or covers.",
            True,
        ),
        Column("subject_type", TEXT, "fact, question or sentence.", True),
        Column("subject_id", TEXT, "Identifier of the fact, question or sentence.", True),
        Column("object_type", TEXT, "fact, question or sentence.", True),
        Column("object_id", TEXT, "Identifier of the fact, question or sentence.", True),
        Column("note", TEXT, "More in words: the sum of the parts, say."),
    ),
)

FACT_TABLES = {"reference": REFERENCE_NUMBER, "exemption": EXEMPTION, "figure": FIGURE, "date": DATE_MENTION}
"""The table that holds each kind of fact."""

FACTS = (*FACT_TABLES.values(), ENTITY, RELATION)
