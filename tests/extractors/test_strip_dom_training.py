"""Training, on a handful of made-up pages: it runs, what it writes is read, and it learns what the pages show."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from extractors.strip import train_labels
from extractors.strip.dom import judge
from extractors.strip.dom_model import read_model


def write_page(folder: Path, number: int) -> None:
    """A page of two columns: menus of links and an article of a few paragraphs."""
    paragraphs = [
        f"Paragraph {n} of story {number} says what the town did, and why it did so, at some length." for n in range(4)
    ]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "".join(f"<li><a href=/{n}>Topic {n}</a></li>" for n in range(6))
    html = f"<nav><ul>{menu}</ul></nav><article class=story><h1>Story {number}</h1>{body}</article><footer><p>Terms</p></footer>"
    (folder / "html" / f"{number:04}.html.gz").write_bytes(gzip.compress(html.encode()))
    truth = {"url": f"https://site{number}.example/a", "main_content": "\n".join(paragraphs)}
    (folder / "truth" / f"{number:04}.json").write_text(json.dumps(truth))


@pytest.mark.slow
def test_training_learns_and_writes_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("catboost", reason="training needs the extra `train`")
    (tmp_path / "html").mkdir()
    (tmp_path / "truth").mkdir()
    for number in range(20):
        write_page(tmp_path, number)
    few = {"iterations": 8, "learning_rate": 0.5, "depth": 2}
    monkeypatch.setattr(train_labels, "FIRST", few)
    monkeypatch.setattr(train_labels, "SECOND", few)
    out = tmp_path / "model.npz"
    assert train_labels.main([str(tmp_path), "--out", str(out)]) == 0
    model = read_model(out)
    page = train_labels.load_examples(tmp_path)[0].page
    _, _, probabilities = judge(page, model)
    is_prose = np.array([run.text.startswith("Paragraph") for run in page.runs])
    assert probabilities[is_prose].min() > 0.5 > probabilities[~is_prose].max()


def test_a_folder_without_pages_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train_labels.main([str(tmp_path)]) == 2
    assert "no pages" in capsys.readouterr().err


def test_samples_are_marked_run_by_run(tmp_path: Path) -> None:
    folder = tmp_path / "bins"
    folder.mkdir()
    html = (
        "<nav><a href=/>Home</a></nav><h1>Bins</h1><p>14</p><p>No bins were missed in 2014.</p><p>By the Bins Team</p>"
    )
    (folder / "page.html").write_text(html)
    expected = {"headings": ["Bins"], "keep": ["14", "bins were missed"], "drop": ["Home"]}
    (folder / "expected.json").write_text(json.dumps(expected))
    example = train_labels.load_samples(tmp_path)[0]
    # Dropped, heading, a short cell known as a whole, a sentence by a piece of it, and what no list names.
    assert example.target.tolist() == [0, 1, 1, 1, 0.5]
    assert example.weight[:4].min() > 0 == example.weight[4]
