"""The fact finders as spaCy components, for use in any spaCy pipeline over `spacy.blank("en")` or a trained one.

    nlp = spacy.blank("en")
    for name in ("foi_sentences", "foi_references", "foi_exemptions", "foi_dates", "foi_figures"):
        nlp.add_pipe(name)
    doc = nlp("Of the 97 allegations, 12 were upheld.")
    [(span.text, span._.fact.value) for span in doc.spans["figures"]]

Each finder writes one span group ("references", "exemptions", "dates", "figures"). A spaCy span is made of whole tokens, so
it may be wider than the fact; the exact span is in `span._.fact.start` and `.end`, which count characters of `doc.text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.dates import find_dates
from extractors.exemptions import find_exemptions
from extractors.figures import find_figures
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from extractors.references import find_references
from models.facts import DateMention, Fact

PREPARED = "foitrace.prepared"
GROUPS = ("references", "exemptions", "dates", "figures")

Component = Callable[[Doc], Doc]

if not Span.has_extension("fact"):
    Span.set_extension("fact", default=None)


def prepared_of(doc: Doc) -> Prepared:
    """The document's `Prepared`, made from its text as plain text where no component made it yet."""
    prepared = doc.user_data.get(PREPARED)
    if not isinstance(prepared, Prepared):
        prepared = prepare(read_text(doc.text.encode("utf-8", "surrogatepass"), name="doc"))
        doc.user_data[PREPARED] = prepared
    return prepared


def write_spans(doc: Doc, group: str, facts: Iterable[Fact]) -> None:
    """Write facts as a span group, each span widened to whole tokens with the fact itself in `span._.fact`."""
    spans = []
    for fact in facts:
        span = doc.char_span(fact.start, fact.end, label=fact.kind, alignment_mode="expand")
        if span is not None:
            span._.fact = fact
            spans.append(span)
    doc.spans[group] = spans


def facts_of(doc: Doc, group: str) -> list[Fact]:
    """The facts that a finder wrote to a span group; empty where it has not run."""
    return [span._.fact for span in doc.spans.get(group, ())]


def _taken(doc: Doc) -> Sequence[tuple[int, int]]:
    return sorted((fact.start, fact.end) for group in GROUPS[:3] for fact in facts_of(doc, group))


@Language.factory("foi_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Component:
    """Sentence boundaries that survive "no.", "s.40(2)", "Q2b" and list items without full stops."""

    def set_sentences(doc: Doc) -> Doc:
        starts = {sentence.start for sentence in prepared_of(doc).sentences}
        for token in doc:
            # A token may hold the end of one sentence and the start of the next ("2023.The"): its own start decides.
            token.is_sent_start = token.idx in starts or token.i == 0
        return doc

    return set_sentences


@Language.factory("foi_references", assigns=["doc.spans"])
def make_references(nlp: Language, name: str) -> Component:
    """Reference numbers, to `doc.spans["references"]`."""

    def references(doc: Doc) -> Doc:
        write_spans(doc, "references", find_references(prepared_of(doc)))
        return doc

    return references


@Language.factory("foi_exemptions", assigns=["doc.spans"])
def make_exemptions(nlp: Language, name: str) -> Component:
    """Provisions of the access regimes, to `doc.spans["exemptions"]`."""

    def exemptions(doc: Doc) -> Doc:
        write_spans(doc, "exemptions", find_exemptions(prepared_of(doc)))
        return doc

    return exemptions


@Language.factory("foi_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Component:
    """Dates and periods, to `doc.spans["dates"]`."""

    def dates(doc: Doc) -> Doc:
        write_spans(doc, "dates", find_dates(prepared_of(doc)))
        return doc

    return dates


@Language.factory("foi_figures", assigns=["doc.spans"])
def make_figures(nlp: Language, name: str) -> Component:
    """Quantities, to `doc.spans["figures"]`; what the other finders took is left alone, so add this one last."""

    def figures(doc: Doc) -> Doc:
        dates = [fact for fact in facts_of(doc, "dates") if isinstance(fact, DateMention)]
        write_spans(doc, "figures", find_figures(prepared_of(doc), _taken(doc), dates))
        return doc

    return figures
