"""Train the shipped English pipeline: `python -m extractors.language.train ud-english.tar.xz`.

Every tenth file of the treebanks is held back for scoring and never trained on, and every twentieth chooses the best
model; which ones follows from the hash of the file's name, so that the split is the same everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy import blank, util
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training

from extractors.language.load import PACKAGE
from extractors.language.samples import Filler, renamed, sentences
from extractors.language.score import score
from extractors.language.treebank import parse, read_files, to_doc

CONFIG = Path(__file__).with_name("config.cfg")
SAMPLES = {"train": 5000, "dev": 240}
"""Filled sentences of this project's own beside the treebanks. None is in the part that scores."""
ATTRIBUTES = ["ORTH", "SPACY", "POS", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
ATTRIBUTION = [
    {
        "name": "Georgetown University Multilayer corpus (GUM), Universal Dependencies edition",
        "author": "Amir Zeldes and others",
        "cite": "Zeldes, A. (2017). The GUM Corpus: Creating Multilayer Resources in the Classroom. LREV 51(3).",
        "license": "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain",
    },
    {
        "name": "Universal Dependencies English Web Treebank (EWT)",
        "author": "Natalia Silveira and others",
        "cite": "Silveira, N. et al. (2014). A Gold Standard Dependency Corpus for English. LREC 2014.",
        "license": "CC BY-SA 4.0",
    },
]


def part_of(name: str) -> str:
    """Which part of the data a file belongs to: "test", "dev" or "train", by the hash of its name."""
    bucket = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 20
    return "test" if bucket < 2 else "dev" if bucket == 2 else "train"


def convert(archive: Path, folder: Path) -> dict[str, int]:
    """Write the three parts as spaCy's DocBin files into a folder; returns how many words each holds."""
    english = blank("en")
    vocab, filler = english.vocab, Filler(seed=1)
    bins = {part: DocBin(attrs=ATTRIBUTES) for part in ("train", "dev", "test")}
    sizes = dict.fromkeys(bins, 0)
    for name, text in read_files(archive):
        part = part_of(name)
        for parsed in parse(text):
            doc = to_doc(vocab, parsed, has_entities=name.startswith("gum/"))
            bins[part].add(doc)
            sizes[part] += len(doc)
            if part == "train" and doc.ents:
                bins[part].add(_renamed(english, doc, filler))
    for part, count in SAMPLES.items():
        for text, spans in sentences(count, held_back=part != "train", seed=count):
            bins[part].add(_with_names(english, text, spans))
    folder.mkdir(parents=True, exist_ok=True)
    for part, docs in bins.items():
        docs.to_disk(folder / f"{part}.spacy")
    return sizes


def _renamed(english: Language, doc: Doc, filler: Filler) -> Doc:
    """A copy of a sentence with other names in it; it teaches names alone, so that its words' tags are left out."""
    names = [(span.start, span.end, span.label_) for span in doc.ents]
    text, spans = renamed([t.text for t in doc], [bool(t.whitespace_) for t in doc], names, filler)
    return _with_names(english, text, spans)


def _with_names(english: Language, text: str, spans: Sequence[tuple[int, int, str]]) -> Doc:
    doc = english.make_doc(text)
    found = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans]
    doc.set_ents(util.filter_spans([span for span in found if isinstance(span, Span)]), default="outside")
    return doc


def train(folder: Path, output: Path, *, steps: int, rate: float = 0.001, start_from: Path | None = None) -> Language:
    """Train on a folder that `convert` wrote; the best model so far is always in `output`. Returns that model."""
    overrides: dict[str, Any] = {
        "paths.train": str(folder / "train.spacy"),
        "paths.dev": str(folder / "dev.spacy"),
        "training.max_steps": steps,
        "training.optimizer.learn_rate": rate,
    }
    config = util.load_config(CONFIG, overrides=overrides, interpolate=False)
    if start_from is not None:
        for name in config["nlp"]["pipeline"]:
            config["components"][name] = {"source": str(start_from)}
        config["training"]["batcher"]["size"]["start"] = 1200
    output.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    run_training(nlp, output, use_gpu=-1)
    return util.load_model(output / "model-best")


def ship(nlp: Language, scores: dict[str, float], target: Path) -> None:
    """Write a trained pipeline as the package's own, with its scores and the attributions that the treebanks ask for."""
    nlp.meta.update(
        name="foitrace",
        version="1.0.0",
        description="Small English pipeline: parts of speech, dependencies, people, organisations and places.",
        author="foitrace",
        license="CC BY-SA 4.0",
        sources=ATTRIBUTION,
        performance=scores,
    )
    nlp.config["paths"] = {"train": None, "dev": None}
    nlp.to_disk(target)
    _prune_strings(nlp, target / "vocab" / "strings.json")
    meta = json.loads((target / "meta.json").read_text(encoding="utf-8"))
    meta["spacy_version"] = ">=3.8.0,<3.9.0"
    (target / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (target / "scores.json").write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _prune_strings(nlp: Language, path: Path) -> None:
    """Keep the strings of labels alone: the words of the treebanks are not needed, and some are of people."""
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    path.write_text(json.dumps(sorted(labels), indent=0) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m extractors.language.train", description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path, help="archive of CoNLL-U files in the folders gum/ and ewt/")
    parser.add_argument(
        "--work", type=Path, default=Path("build/language"), help="folder for converted data and models"
    )
    parser.add_argument("--output", type=Path, default=PACKAGE, help="where the finished pipeline goes")
    parser.add_argument("--steps", type=int, default=6000, help="updates of the model at most")
    parser.add_argument("--rate", type=float, default=0.001, help="learning rate")
    parser.add_argument("--start-from", type=Path, help="a model to go on from")
    parser.add_argument("--no-ship", action="store_true", help="train and score only")
    options = parser.parse_args(arguments)
    if not (options.work / "train.spacy").exists():
        print("words:", convert(options.archive, options.work))
    nlp = train(
        options.work, options.work / "model", steps=options.steps, rate=options.rate, start_from=options.start_from
    )
    scores = score(nlp, options.work / "test.spacy")
    print(json.dumps(scores, indent=1))
    if not options.no_ship:
        ship(nlp, scores, options.output)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
