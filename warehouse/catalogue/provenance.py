"""Tables of provenance: where documents came from, what was fetched when, what failed, who corrected what."""

from __future__ import annotations

from warehouse.catalogue.grammar import DAY, HEADERS, MOMENT, TEXT, TEXTS, TRUTH, WHOLE, Column, Table

SOURCE = Table(
    "source",
    "A described place that documents come from: a disclosure log, a feed, a list of URLs, a folder.",
    ("name",),
    (
        Column("name", TEXT, "Name of the source file, as given in `document.source` and `capture.source`.", True),
        Column("publisher", TEXT, "Who publishes there, as the source file says."),
        Column("kind", TEXT, "What the source publishes, as the source file says (disclosure_log, news, decisions)."),
        Column("discovery", TEXT, "How its documents are found (list_pages, feed, sitemap, urls, folder)."),
        Column("start_urls", TEXTS, "Where discovery starts."),
        Column("licence", TEXT, "Licence of the material, as the source file says."),
        Column("schedule", TEXT, "Cron line of its regular crawl, if it has one."),
        Column("definition_sha256", TEXT, "SHA-256 of the source file that was in force at the last load."),
    ),
    scope="keyed",
)

CAPTURE = Table(
    "capture",
    "One fetch of one URL at one moment, successful or not. A local file that was read is a capture too.",
    ("capture_id",),
    (
        Column("capture_id", TEXT, "Hash of URL, moment and body's hash.", True),
        Column("url", TEXT, "URL as asked for (a `file:` URL for a local file).", True),
        Column("final_url", TEXT, "URL that answered, after redirects.", True),
        Column("fetched_at", MOMENT, "Moment of the fetch, UTC.", True),
        Column("http_status", WHOLE, "HTTP status; null for a local file or when no answer came."),
        Column("body_sha256", TEXT, "SHA-256 of the body's bytes, its name in the archive; null without a body."),
        Column("byte_count", WHOLE, "Length of the body in bytes."),
        Column(
            "media_type",
            TEXT,
            "Media type as the server (or the file's name) gave it; readers go by the bytes instead.",
        ),
        Column("headers", HEADERS, "Response headers in order, names in lower case."),
        Column("redirect_urls", TEXTS, "URLs passed through before the final one."),
        Column("source", TEXT, "Name of the source that asked for it."),
        Column("parent_url", TEXT, "Page whose link led here."),
        Column(
            "is_not_modified",
            TRUTH,
            "True when the server said that nothing changed (304): there is no new body.",
            True,
        ),
    ),
    scope="ledger",
    warning="most captures of a re-crawl show an unchanged document; count `document` or `version` rows, not captures.",
    order=("fetched_at", "capture_id"),
)

SIGHTING = Table(
    "sighting",
    "Which version of which document a capture showed. A capture of a mail or an archive shows the documents inside it too.",
    ("capture_id", "document_id"),
    (
        Column("capture_id", TEXT, "The capture.", True, "capture.capture_id"),
        Column("document_id", TEXT, "The document that it showed.", True, "document.document_id"),
        Column("version_id", TEXT, "The version of the document.", True, "version.version_id"),
        Column("body_sha256", TEXT, "SHA-256 of the document's own bytes (of the attachment, not of the mail).", True),
    ),
    scope="keyed",
)

WITHDRAWAL = Table(
    "withdrawal",
    "A document that its publisher took away, and when that was noticed. Its versions and facts stay.",
    ("withdrawal_id",),
    (
        Column("withdrawal_id", TEXT, "Hash of document and moment.", True),
        Column("document_id", TEXT, "The document.", True),
        Column("url", TEXT, "Its URL.", True),
        Column("noticed_at", MOMENT, "When the crawl noticed, UTC.", True),
        Column("reason", TEXT, "Why it counts as withdrawn (not_found, gone, no longer listed).", True),
        Column("source", TEXT, "Name of the source."),
    ),
    scope="ledger",
    warning="a document may come back: `coverage` and `evidence` call it withdrawn only when nothing was captured since.",
)

FAILURE = Table(
    "failure",
    "What could not be fetched, read, understood or loaded: one row for each distinct failure.",
    ("failure_id",),
    (
        Column("failure_id", TEXT, "Hash of URL, stage, error, message and capture.", True),
        Column("url", TEXT, "What failed.", True),
        Column("stage", TEXT, "Where it failed: fetch, read, extract or load.", True),
        Column("error", TEXT, "Stable name of the error.", True),
        Column("message", TEXT, "What happened."),
        Column("advice", TEXT, "What a person can do."),
        Column("occurred_at", MOMENT, "When it was first noticed, UTC.", True),
        Column("capture_id", TEXT, "The capture whose bytes failed, if there was one."),
        Column("source", TEXT, "Name of the source."),
    ),
    scope="ledger",
    warning="a failure may have been cured by a later run; `coverage` counts as open only those that nothing has cured.",
)

CORRECTION = Table(
    "correction",
    "A person's override of one field of a wrongly read fact. The latest of a field holds; earlier ones are its history.",
    ("correction_id",),
    (
        Column("correction_id", TEXT, "Hash of fact, field, value and moment.", True),
        Column(
            "fact_id", TEXT, "The fact. It may be gone when a later extractor reads the document differently.", True
        ),
        Column("field", TEXT, "Field that is overridden, or `is_wrong` to take the fact out of the views.", True),
        Column("value", TEXT, "The right value as text; null to set the field to unknown."),
        Column("is_revoked", TRUTH, "True when this row takes back the correction of the field.", True),
        Column("reason", TEXT, "Why, in the person's words.", True),
        Column("corrected_by", TEXT, "Who.", True),
        Column("corrected_at", MOMENT, "When, UTC.", True),
        Column("quote", TEXT, "The fact's quote when it was corrected."),
        Column("document_id", TEXT, "The fact's document when it was corrected."),
    ),
    scope="own",
    warning="the views apply corrections, the fact tables do not.",
)

LOAD = Table(
    "load",
    "A load that changed something. A load that found nothing new leaves no row.",
    ("load_id",),
    (
        Column("load_id", TEXT, "Hash of name and moment of start.", True),
        Column("name", TEXT, "Name that the run gave.", True),
        Column("started_at", MOMENT, "Start, UTC.", True),
        Column("finished_at", MOMENT, "End of the last batch that was committed, UTC.", True),
        Column("shard_count", WHOLE, "Shards that brought something new.", True),
        Column("document_count", WHOLE, "Documents seen for the first time.", True),
        Column("version_count", WHOLE, "Versions seen for the first time.", True),
        Column("replaced_count", WHOLE, "Versions whose rows were replaced (by a newer extractor, say).", True),
        Column("capture_count", WHOLE, "Captures added.", True),
        Column("failure_count", WHOLE, "Failures added.", True),
        Column("fact_count", WHOLE, "Facts written (references, exemptions, figures, dates).", True),
        Column("duckdb_version", TEXT, "DuckDB that wrote it.", True),
    ),
    scope="own",
)

LOADED_SHARD = Table(
    "loaded_shard",
    "Shards that were loaded, so that none is loaded twice.",
    ("shard_id",),
    (
        Column("shard_id", TEXT, "Name of the shard: a hash of its content.", True),
        Column("load_id", TEXT, "The load that brought it.", True, "load.load_id"),
    ),
    scope="own",
)

SCHEMA_MIGRATION = Table(
    "schema_migration",
    "Steps that brought this file's tables to their present form.",
    ("migration_number",),
    (
        Column(
            "migration_number",
            WHOLE,
            "Number of the step; 0 stands for the views and macros.",
            True,
        ),
        Column("name", TEXT, "What the step does.", True),
        Column("definition_sha256", TEXT, "SHA-256 of the statements that were run.", True),
        Column("applied_date", DAY, "Day it was applied.", True),
    ),
    scope="own",
)

PROVENANCE = (SOURCE, CAPTURE, SIGHTING, WITHDRAWAL, FAILURE, CORRECTION, LOAD, LOADED_SHARD, SCHEMA_MIGRATION)
