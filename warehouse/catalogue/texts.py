"""Tables of texts: documents, their versions, and the parts of a version: blocks, sentences, tables, links, questions."""

from __future__ import annotations

from warehouse.catalogue.grammar import (
    DAY,
    DECIMAL,
    MARKS,
    MOMENT,
    SPANS,
    TEXT,
    TRUTH,
    WARNINGS,
    WHOLE,
    Column,
    Table,
)

VERSION_ID = Column("version_id", TEXT, "The version that it belongs to.", True, "version.version_id")
START = Column("start_offset", WHOLE, "First code point in `version.text`, counted from 0.", True)
END = Column("end_offset", WHOLE, "Code point after the last, so that end minus start is the length.", True)
LOCATOR = Column(
    "locator", TEXT, "Place in the original file as JSON with a `type`: line, dom, page, cell, mail, part or json."
)

DOCUMENT = Table(
    "document",
    "A document by its address: a web page, an attachment, a local file. What it says is in its versions.",
    ("document_id",),
    (
        Column("document_id", TEXT, "Hash of the URL.", True),
        Column("url", TEXT, "Canonical URL (a `file:` URL for a local file).", True),
        Column("publisher", TEXT, "Who published it: by the source file, else as the document says."),
        Column("source", TEXT, "Name of the source that it came from."),
        Column("parent_url", TEXT, "Page that offered it, or mail or archive that held it."),
    ),
    scope="keyed",
)

VERSION = Table(
    "version",
    "What a document said at one time. A new row only when the stripped content changed, not when the page's frame did.",
    ("version_id",),
    (
        Column("version_id", TEXT, "Hash of the document and of the stripped content.", True),
        Column("document_id", TEXT, "The document.", True, "document.document_id"),
        Column(
            "kind",
            TEXT,
            "What it is: foi_response, press_release, article, decision, statistics, correspondence or other.",
            True,
        ),
        Column("title", TEXT, "Title as the document gives it."),
        Column("publisher", TEXT, "Publisher as the document gives it."),
        Column("author", TEXT, "Author as the document gives it."),
        Column("published_date", DAY, "Day of publication as the document gives it."),
        Column("modified_date", DAY, "Day of its last change as the document gives it."),
        Column("canonical_url", TEXT, "Canonical URL as the document gives it."),
        Column("language", TEXT, "Language as the document gives it."),
        Column("licence", TEXT, "Licence as the document gives it."),
        Column("metadata_sources", TEXT, "Where each of these was read, as JSON: field to place (json-ld, h1)."),
        Column("file_name", TEXT, "Name of the file that was read."),
        Column("media_type", TEXT, "Media type by the bytes.", True),
        Column("encoding", TEXT, "Character encoding that was used, for text."),
        Column("text", TEXT, "The whole text; every offset counts its code points.", True),
        Column("character_count", WHOLE, "Length of the text in code points.", True),
        Column("text_sha256", TEXT, "SHA-256 of the text in UTF-8.", True),
        Column("content_sha256", TEXT, "SHA-256 of the stripped content, which makes a version a version.", True),
        Column("body_sha256", TEXT, "SHA-256 of the bytes that these rows were read from.", True),
        Column("fetched_at", MOMENT, "When those bytes were first fetched, UTC.", True),
        Column("received_first_date", DAY, "Earliest day on which the request was received."),
        Column("received_last_date", DAY, "Latest day on which the request was received."),
        Column("responded_first_date", DAY, "Earliest day of the response."),
        Column("responded_last_date", DAY, "Latest day of the response."),
        Column("lowest_working_days", WHOLE, "Fewest working days from receipt to response."),
        Column("highest_working_days", WHOLE, "Most working days from receipt to response."),
        Column("due_first_date", DAY, "Earliest last day for a response in time."),
        Column("due_last_date", DAY, "Latest last day for a response in time."),
        Column("clock_verdict", TEXT, "in_time, late or undetermined; null where the document is no response."),
        Column("warnings", WARNINGS, "What was read only in part (an encoding guessed, a hidden sheet set aside)."),
        Column("marks", MARKS, "Stretches of the text with a mark of quality, such as low_confidence of a scan."),
        Column("extractor_version", TEXT, "Extractor that made the rows of this version.", True),
        Column("extraction_id", TEXT, "Hash of all rows of this version, so that a load knows what is new.", True),
    ),
    warning="one document may have several versions; the views take the latest unless they say otherwise.",
    order=("document_id", "version_id"),
)

BLOCK = Table(
    "block",
    "A run of a version's text in reading order, with its place in the original and the label that stripping gave it.",
    ("block_id",),
    (
        Column("block_id", TEXT, "Hash of the version and the block's number.", True),
        VERSION_ID,
        Column("block_number", WHOLE, "Place in reading order, from 0.", True),
        Column("kind", TEXT, "heading, paragraph, list_item, table_cell, caption or quotation.", True),
        START,
        END,
        Column("level", WHOLE, "A heading's level (1 to 6) or a list's depth, else 0.", True),
        Column(
            "part",
            TEXT,
            "Part of an answer that the block stands in: request, response, decision, exemption_reasoning, disclosure, advice, "
            "appeal_rights or contact; null where no heading or phrase opens one.",
        ),
        Column("label", TEXT, "`content`, or why the block counts as boilerplate (cookies, navigation, share).", True),
        Column("label_reason", TEXT, "What gave it that label."),
        Column("confidence", DECIMAL, "How sure the label is, 0 to 1.", True),
        Column("is_uncertain", TRUTH, "True where a person should look.", True),
        LOCATOR,
    ),
    warning="boilerplate is kept: look at `label`. The text of a block is cut from `version.text` by its offsets.",
    order=("version_id", "block_number"),
)

SENTENCE = Table(
    "sentence",
    "A sentence of a version: what `trace` and `search` look through.",
    ("sentence_id",),
    (
        Column("sentence_id", TEXT, "Hash of the version and the span.", True),
        VERSION_ID,
        Column("block_id", TEXT, "The block it starts in.", False, "block.block_id"),
        Column("sentence_number", WHOLE, "Place in reading order, from 0.", True),
        START,
        END,
        Column("zone", TEXT, "Whose words: request (the requester's), response (all else) or boilerplate.", True),
        Column("text", TEXT, "The words, exactly as in the version's text.", True),
    ),
    order=("version_id", "sentence_number"),
)

DATA_TABLE = Table(
    "data_table",
    "A table in a version: its name, caption and size. Its cells are in `table_cell`.",
    ("table_id",),
    (
        Column("table_id", TEXT, "Hash of the version and the table's number.", True),
        VERSION_ID,
        Column("table_number", WHOLE, "Place in reading order, from 0.", True),
        Column("name", TEXT, "Name that the file gives (a sheet's name)."),
        Column("caption", TEXT, "Caption, exactly as in the text."),
        Column("row_count", WHOLE, "Rows.", True),
        Column("column_count", WHOLE, "Columns.", True),
        Column("header_row_count", WHOLE, "Leading rows that label the rest; null when not known."),
        Column("header_column_count", WHOLE, "Leading columns that label the rest; null when not known."),
        Column("notes", SPANS, "Stretches of the text that are notes to the table."),
    ),
    order=("version_id", "table_number"),
)

TABLE_CELL = Table(
    "table_cell",
    "A cell of a table with its text as it stands, the value that the file itself gives, and its place in the original.",
    ("cell_id",),
    (
        Column("cell_id", TEXT, "Hash of the table and the cell's place.", True),
        VERSION_ID,
        Column("table_id", TEXT, "The table.", True, "data_table.table_id"),
        Column("row_number", WHOLE, "Row, from 0.", True),
        Column("column_number", WHOLE, "Column, from 0.", True),
        Column("row_count", WHOLE, "Rows that it spans.", True),
        Column("column_count", WHOLE, "Columns that it spans.", True),
        Column("is_header", TRUTH, "True for a cell that labels others.", True),
        START,
        END,
        Column("text", TEXT, "The cell's text, empty for an empty cell.", True),
        Column(
            "state",
            TEXT,
            "What a body cell is: value, zero, suppressed, not_held, not_applicable, not_available or blank; "
            "null for labels and text.",
        ),
        Column("typed_value", TEXT, "The value where the file types it, as JSON (number, truth value, ISO date)."),
        Column("number_format", TEXT, "The file's own number format."),
        Column("note", TEXT, "Comment on the cell in the file."),
        LOCATOR,
    ),
    warning="an empty cell has equal offsets. For quantities use `figure`, which knows measure, period and suppression.",
    order=("version_id", "table_id", "row_number", "column_number"),
)

LINK = Table(
    "link",
    "A link that a version offers.",
    ("link_id",),
    (
        Column("link_id", TEXT, "Hash of the version and the link's number.", True),
        VERSION_ID,
        Column("link_number", WHOLE, "Place in reading order, from 0.", True),
        Column("target_url", TEXT, "Where it leads.", True),
        Column("text", TEXT, "Its words."),
        Column("is_attachment", TRUTH, "True when it leads to a file rather than a page.", True),
        Column("media_type", TEXT, "Media type of the target as far as the link tells."),
    ),
    warning="an attachment that was fetched is a `document` whose url is the target; one without such a row was not.",
    order=("version_id", "link_number"),
)

QUESTION = Table(
    "question",
    "A numbered part of a request, where the response answers it, and the decision for it.",
    ("question_id",),
    (
        Column("question_id", TEXT, "Hash of the version, the label and the span.", True),
        VERSION_ID,
        Column("label", TEXT, "Label that the document uses (1, Q2b, a).", True),
        START,
        END,
        Column("text", TEXT, "The question's words.", True),
        Column("answers", SPANS, "Stretches of the text that answer it."),
        Column(
            "decision",
            TEXT,
            "disclosed, partly_disclosed, refused, not_held, neither_confirmed_nor_denied, cost_limit, referred, in_attachment or "
            "undetermined.",
            True,
        ),
        Column("rule", TEXT, "Rule that found it."),
    ),
)

TEXTS = (DOCUMENT, VERSION, BLOCK, SENTENCE, DATA_TABLE, TABLE_CELL, LINK, QUESTION)
