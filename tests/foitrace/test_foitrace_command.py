"""The command as its users call it: help, exit statuses, and what each reading command prints."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractors.pipeline import extract
from foitrace.app import app
from models.extraction import Capture
from models.identifiers import capture_id, sha256_bytes
from warehouse.load import load_shards
from warehouse.publish import publish
from warehouse.rows import document_rows
from warehouse.shard import write_shard

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Complaints | Marlsea Council</title></head><body>
<header><nav><a href="/">Home</a></nav></header><main><h1>Complaints about parking</h1>
<p>FOI reference: FOI-2024-00631</p>
<p>In 2023 the council received 1,204 complaints, of which 97 were upheld. Names are withheld under section 40(2) of the Freedom of
Information Act 2000.</p></main><footer><p>All rights reserved.</p></footer></body></html>"""
URL = "https://www.marlsea.example/foi/631"
FETCHED = "2024-05-02T09:30:00+00:00"
COMMANDS = ["run", "extract", "trace", "sql", "verify", "status", "correct", "export", "desk", "example", "deploy"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one page, made without any flow."""
    folder = tmp_path_factory.mktemp("data")
    body = PAGE.encode()
    sha256 = sha256_bytes(body)
    capture = Capture(capture_id(URL, FETCHED, sha256), URL, URL, FETCHED, 200, sha256, len(body), "text/html")
    rows = document_rows(extract(body, name="631", url=URL), capture, url=URL, publisher="Marlsea Council")
    shard = write_shard(folder / "shards", rows)
    load_shards(folder / "work" / "foitrace.duckdb", [shard], load_name="test")
    publish(folder / "work" / "foitrace.duckdb", folder / "foitrace.duckdb")
    return folder


def call(*words: str | Path, status: int = 0) -> str:
    """Run a command in this process and give its standard output."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == status, f"{words}: {result.exit_code} {result.output} {result.exception!r}"
    return result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    text = call(command, "--help")
    assert "Usage:" in text
    assert len(text.splitlines()) > 4


def test_the_list_of_commands_is_the_list_that_the_readme_names() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    listed = call("--help").split("Commands:")[1]
    for command in [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]:
        assert f"foitrace {command}" in readme, f"README.md does not speak of `foitrace {command}`"


def test_trace_help_does_not_wait_for_libraries_that_it_does_not_use() -> None:
    code = (
        "import sys, foitrace.app; from typer.testing import CliRunner;"
        "assert CliRunner().invoke(foitrace.app.app, ['trace', '--help']).exit_code == 0;"
        "print(sorted({'prefect', 'spacy', 'duckdb', 'lxml', 'pyarrow', 'httpx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_trace_help_answers_at_once() -> None:
    """Within half a second, or on a machine that is slow or busy within twelve times what the bare interpreter takes."""
    times: dict[str, list[float]] = {"help": [], "bare": []}
    commands = {"help": ["-m", "foitrace", "trace", "--help"], "bare": ["-c", "pass"]}
    for _ in range(5):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times[name].append(time.perf_counter() - started)
    assert min(times["help"]) < max(0.5, 12 * min(times["bare"]))


def test_extract_prints_one_object_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Our ref: FOI-2024-00631\n\nThere were 97 complaints in 2023.\n")
    (tmp_path / "b.html").write_text(PAGE)
    records = [json.loads(line) for line in call("extract", tmp_path).splitlines()]
    assert [record["doc"] for record in records] == ["a.txt", "b.html"]
    assert all(set(record) == {"doc", "kind", "text_sha256", "facts"} for record in records)
    assert ("figure", 97, "complaints") in [(f["kind"], f.get("value"), f.get("measure")) for f in records[0]["facts"]]


def test_extract_with_text_gives_blocks_that_are_spans_of_it(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(PAGE)
    record = json.loads(call("extract", "--with-text", tmp_path / "b.html"))
    assert all(record["text"][block["start"] : block["end"]] == block["text"] for block in record["blocks"])
    assert all(record["text"][fact["start"] : fact["end"]] == fact["quote"] for fact in record["facts"])
    assert {block["label"] for block in record["blocks"]} > {"content"}


def test_extract_names_what_it_cannot_read_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("There were 97 complaints in 2023.\n")
    result = CliRunner().invoke(
        app, ["extract", str(tmp_path / "empty.txt"), str(tmp_path / "none.txt"), str(tmp_path / "good.txt")]
    )
    assert result.exit_code == 3
    assert "empty.txt: empty:" in result.stderr
    assert "none.txt: path_missing:" in result.stderr
    assert json.loads(result.stdout)["doc"] == "good.txt"


def test_extract_takes_another_pipeline_or_none_and_names_one_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There were 97 complaints in 2023, said Ada Lowther of Marlsea Council.\n")
    command = [sys.executable, "-m", "foitrace", "extract", str(tmp_path / "a.txt"), "--language"]
    plain = subprocess.run([*command, "none"], capture_output=True, text=True, check=True)
    assert json.loads(plain.stdout)["facts"]
    missing = subprocess.run([*command, "no_such_pipeline"], capture_output=True, text=True, check=False)
    assert missing.returncode == 2
    assert "no_such_pipeline" in missing.stderr


def test_trace_shows_the_sentence_with_its_figure_and_where_it_comes_from(data: Path) -> None:
    text = call("trace", "97", "upheld", "--data", data)
    assert "of which [97] were upheld." in text
    for words in (
        "Marlsea Council",
        "2024-05-02 09:30:00 UTC",
        sha256_bytes(PAGE.encode()),
        f"{URL}#:~:text=",
        "zone       response",
    ):
        assert words in text


def test_trace_by_identifier_gives_the_one_fact(data: Path) -> None:
    hit = json.loads(call("trace", "1,204 complaints", "--data", data, "--format", "json", "-n", "1"))
    assert hit["value"] == "1204"
    again = json.loads(call("trace", hit["fact_id"], "--data", data, "--format", "json"))
    assert (again["fact_id"], again["sentence"]) == (hit["fact_id"], hit["sentence"])


def test_trace_says_when_nothing_was_found(data: Path) -> None:
    assert call("trace", "unicorns", "--data", data, status=1) == ""


def test_sql_prints_csv_and_json(data: Path) -> None:
    query = "SELECT canonical, role FROM reference_number"
    assert list(csv.reader(io.StringIO(call("sql", query, "--data", data, "-f", "csv")))) == [
        ["canonical", "role"],
        ["FOI-2024-00631", "own"],
    ]
    assert json.loads(call("sql", query, "--data", data, "-f", "json")) == {
        "canonical": "FOI-2024-00631",
        "role": "own",
    }


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM figure",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH '/tmp/x.duckdb'",
        "SELECT 1; DROP TABLE figure",
        "COPY figure TO '/tmp/x.csv'",
        "SELECT nonsense FROM figure",
    ],
)
def test_sql_refuses_what_is_no_question(data: Path, query: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "foitrace", "sql", query, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("foitrace: ")
    assert "Traceback" not in done.stderr


def test_verify_holds_and_notices_what_was_changed(data: Path, tmp_path: Path) -> None:
    import shutil

    import duckdb

    assert "Everything holds." in call("verify", "--data", data)
    shutil.copy(data / "foitrace.duckdb", tmp_path / "foitrace.duckdb")
    with duckdb.connect(str(tmp_path / "foitrace.duckdb")) as connection:
        connection.execute("UPDATE figure SET quote = '98' WHERE quote = '97'")
    assert "differences." in call("verify", "--data", tmp_path, status=1)


def test_status_counts_what_is_there(data: Path) -> None:
    assert "1 documents, 1 versions" in call("status", "--data", data)
    assert json.loads(call("status", "--data", data, "-f", "json"))["rows"]["document"] == 1


def test_export_writes_parquet(data: Path, tmp_path: Path) -> None:
    call("export", tmp_path / "out", "--data", data)
    assert {"figure.parquet", "evidence.parquet"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_a_correction_shows_in_the_views_and_is_kept_with_its_reason(data: Path) -> None:
    fact = json.loads(call("trace", "97 upheld", "--data", data, "-f", "json", "-n", "1"))["fact_id"]
    call(
        "correct",
        fact,
        "measure",
        "complaints upheld",
        "--reason",
        "the text says so",
        "--by",
        "checker",
        "--data",
        data,
    )
    rows = call("sql", "SELECT measure FROM figure_wide WHERE quote = '97'", "--data", data, "-f", "csv")
    assert rows.splitlines()[1] == "complaints upheld"
    call("correct", fact, "measure", "--reason", "taken back", "--by", "checker", "--data", data)
    history = call("sql", "SELECT count(*) AS n FROM correction", "--data", data, "-f", "csv")
    assert history.splitlines() == ["n", "2"]


def test_a_missing_warehouse_is_named_with_advice(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "foitrace", "status", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "There is no warehouse" in done.stderr
    assert "foitrace run" in done.stderr
