"""The command line: names, arguments and help of every command. Each does its work in a module of its own, imported late,
so that `foitrace trace --help` never waits for a library it does not use."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="foitrace",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads freedom-of-information responses, and the press that quotes them, into rows that can be traced to their source.\n\n"
    "Start with `foitrace example`, or `foitrace run FOLDER`; then ask `foitrace trace WORDS`.\n\n"
    "Exit status: 0 done; 1 nothing found, or a check failed; 2 wrong usage or unusable input; "
    "3 done, but some inputs became failures (see `foitrace status`).",
)
sources_app = typer.Typer(no_args_is_help=True, help="Check source files, and try what they would fetch.")
archive_app = typer.Typer(no_args_is_help=True, help="Move the archive in and out as WARC files.")
app.add_typer(sources_app, name="sources")
app.add_typer(archive_app, name="archive")


class OutputFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help="Folder of the archive and the warehouse (else $FOITRACE_DATA, else ./data)."
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, help="Extraction processes (else $FOITRACE_WORKERS, else one a processor)."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="NAME",
        help="An installed spaCy pipeline instead of the shipped one, or `none` for rules alone (else $FOITRACE_LANGUAGE).",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bars; only results and problems.")]
FormatOption = Annotated[OutputFormat, typer.Option("--format", "-f", help="How to print the rows.")]


@app.command()
def run(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCES.toml | FILE | FOLDER | URL]...",
            help="What to fetch or read; none: every sources/*.toml here.",
        ),
    ] = None,
    data: DataOption = None,
    workers: WorkersOption = None,
    quiet: QuietOption = False,
    language: LanguageOption = None,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private", help="Fetch URLs on loopback and private networks too (only for addresses you trust)."
        ),
    ] = False,
) -> None:
    """Fetch or read, extract and load: the main job.

    The published warehouse is DIR/foitrace.duckdb. A second run over the same inputs changes nothing; a run that was
    cut off goes on where it stopped.
    """
    from foitrace.run_command import run_inputs
    from foitrace.settings import choose_language

    choose_language(language)

    raise typer.Exit(run_inputs(inputs or [], data, workers, quiet=quiet, allow_private=allow_private))


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
    language: LanguageOption = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Add the document's text and its blocks with labels.")
    ] = False,
) -> None:
    """Print the facts of files as JSON lines.

    One document a line. No database, no network.
    """
    from foitrace.extract_command import extract_paths
    from foitrace.settings import choose_language

    choose_language(language)

    raise typer.Exit(extract_paths(paths, with_text=with_text))


@app.command()
def trace(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS | FACT_ID", help="Words of the sentence, or a fact's identifier.")
    ],
    data: DataOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Hits to show.")] = 10,
    output: Annotated[
        OutputFormat, typer.Option("--format", "-f", help="`table` prints for reading.")
    ] = OutputFormat.TABLE,
) -> None:
    """Trace a figure to its source sentence.

    Each hit comes with the page, its publisher, the moment of fetching, the hash of the bytes, and a link that opens the
    page at the words.
    """
    from foitrace.trace_command import trace_words

    raise typer.Exit(trace_words(" ".join(words), data, limit, output.value))


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A query in DuckDB's SQL; `-` reads it from standard input.")],
    data: DataOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Ask the warehouse a question in SQL.

    Read-only, and without access to other files. Start from the views: response, evidence, figure_wide, coverage.
    """
    from foitrace.sql_command import print_query

    raise typer.Exit(print_query(query, data, output.value))


@app.command()
def verify(data: DataOption = None) -> None:
    """Prove every quote, hash and identifier.

    Every fact's quote is its text, every hash its bytes, every identifier its content. Offline.
    """
    from foitrace.verify_command import verify_warehouse

    raise typer.Exit(verify_warehouse(data))


@app.command()
def status(data: DataOption = None, output: FormatOption = OutputFormat.TABLE) -> None:
    """Say what is there, and what failed and why."""
    from foitrace.status_command import print_status

    raise typer.Exit(print_status(data, output.value))


@app.command()
def correct(
    fact_id: Annotated[str, typer.Argument(metavar="FACT_ID", help="The fact, as `foitrace trace` shows it.")],
    field: Annotated[str, typer.Argument(help="The field that is wrong, or is_wrong for a fact that is none.")],
    value: Annotated[str | None, typer.Argument(help="The right value; none takes an earlier correction back.")] = None,
    *,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why, for whoever reads the history.")],
    by: Annotated[str | None, typer.Option("--by", help="Who says so (else your user name).")] = None,
    data: DataOption = None,
) -> None:
    """Correct a wrongly read fact; views show the correction.

    The fact tables keep what was read, the table `correction` keeps every change, and a later load keeps both.
    """
    from foitrace.correct_command import correct_fact

    raise typer.Exit(correct_fact(fact_id, field, value, data, reason, by))


@app.command()
def export(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the Parquet files go; made if it is not there.")
    ],
    data: DataOption = None,
) -> None:
    """Write the tables and views as Parquet files."""
    from foitrace.export_command import export_warehouse

    raise typer.Exit(export_warehouse(folder, data))


@app.command()
def desk(
    data: DataOption = None,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 picks a free one.")
    ] = 8642,
) -> None:
    """Serve the fact-checker's web pages.

    Search, documents with their facts marked, and provenance. Read-only.
    """
    from foitrace.desk_command import serve_desk

    raise typer.Exit(serve_desk(data, host, port))


@app.command()
def example(
    data: DataOption = None,
    workers: WorkersOption = None,
    quiet: QuietOption = False,
) -> None:
    """Run the main job on the bundled example.

    A small disclosure log and the press that quotes it, both invented, served over HTTP on this machine.
    """
    from foitrace.example_command import run_example

    raise typer.Exit(run_example(data, workers, quiet=quiet))


@app.command()
def deploy(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[SOURCE.toml]...", help="Source files; none: every sources/*.toml here."),
    ] = None,
    data: DataOption = None,
    work_pool: Annotated[
        str, typer.Option("--work-pool", help="Prefect work pool that runs the deployments.")
    ] = "foitrace",
) -> None:
    """Schedule sources on a Prefect server.

    Writes one deployment a source, with the schedule of its file, to the server that PREFECT_API_URL names.
    """
    from foitrace.deploy_command import deploy_sources

    raise typer.Exit(deploy_sources(files or [], data, work_pool))


@sources_app.command("check")
def sources_check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[SOURCE.toml]...", help="Files to check; none: the bundled ones.")
    ] = None,
) -> None:
    """Check source files; each fault is named with its line and what is allowed."""
    from foitrace.sources_command import check_sources

    raise typer.Exit(check_sources(files or []))


@sources_app.command("try")
def sources_try(
    name: Annotated[
        str, typer.Argument(metavar="NAME | SOURCE.toml", help="A bundled source's name, or a source file.")
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Entries to show.")] = 20,
) -> None:
    """Show what a source would fetch and why, without storing anything."""
    from foitrace.sources_command import try_one_source

    raise typer.Exit(try_one_source(name, limit))


@archive_app.command("export")
def archive_export(
    target: Annotated[Path, typer.Option("--warc", metavar="FILE.warc.gz", help="The WARC file to write.")],
    data: DataOption = None,
) -> None:
    """Write every archived capture to a WARC file that other tools read."""
    from foitrace.archive_command import export_warc_file

    raise typer.Exit(export_warc_file(target, data))


@archive_app.command("import")
def archive_import(
    warc: Annotated[Path, typer.Argument(metavar="FILE.warc.gz", help="A WARC file of any tool.")],
    data: DataOption = None,
    quiet: QuietOption = False,
) -> None:
    """Take a WARC file's responses into the archive, extract and load them."""
    from foitrace.archive_command import import_warc_file

    raise typer.Exit(import_warc_file(warc, data, quiet=quiet))
