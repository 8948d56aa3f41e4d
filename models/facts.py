"""Facts: spans of a document's text with a meaning. Field names and values are the output contract (`docs/facts.md`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from models.documents import ZoneName

FactKind = Literal["reference", "exemption", "figure", "date"]
Regime = Literal["FOIA2000", "FOISA2002", "EIR2004", "EISR2004"]
Scheme = Literal[
    "police-foi",
    "foi",
    "ico-case",
    "ico-decision",
    "sic-decision",
    "tribunal",
    "neutral-citation",
    "parliamentary-paper",
    "watchdog",
    "whatdotheyknow",
    "other",
]
ReferenceRole = Literal["own", "cited"]
Status = Literal["applied", "procedural", "mentioned", "rejected"]
Unit = Literal["count", "percent", "money", "ratio", "rate"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
CellState = Literal["value", "zero", "suppressed", "not_held", "not_applicable", "not_available", "blank"]
Precision = Literal["day", "month", "quarter", "year", "financial_year", "decade", "range", "relative"]
Bound = Literal["exact", "since", "until"]
DateRole = Literal["received", "requested", "responded", "published", "event"]
Decision = Literal[
    "disclosed",
    "partly_disclosed",
    "refused",
    "not_held",
    "neither_confirmed_nor_denied",
    "cost_limit",
    "referred",
    "in_attachment",
    "undetermined",
]

Number = int | float


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure covers, ISO days inclusive; either end may be open (None)."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number that a body gave to a request, case, decision or document. `canonical` is upper case in its scheme's form."""

    kind: ClassVar[FactKind] = "reference"
    start: int
    end: int
    zone: ZoneName
    canonical: str
    scheme: Scheme
    role: ReferenceRole
    rule: str = ""

    @property
    def value_key(self) -> str:
        return self.canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A provision of an access regime named in the text: `provision` as the statute writes it, no spaces ("40(2)").

    `title`, `is_absolute` (None: mixed or not an exemption), `test` come from the table of the regime. `is_superseded` marks
    forms repealed on 25 May 2018 (Data Protection Act 2018, Schedule 19). `questions` are labels of the questions it is tied to.
    """

    kind: ClassVar[FactKind] = "exemption"
    start: int
    end: int
    zone: ZoneName
    regime: Regime
    provision: str
    status: Status
    title: str | None = None
    is_absolute: bool | None = None
    test: str | None = None
    is_superseded: bool = False
    is_ncnd: bool = False
    questions: tuple[str, ...] = ()
    rule: str = ""

    @property
    def value_key(self) -> str:
        return f"{self.regime} {self.provision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity. `value` is None for a vague or suppressed one; `low` and `high` are the inclusive bounds that follow.

    Money is in pounds sterling, a percentage is its number (60). `of` is the whole's value. `table` and `cell` index
    `Reading.tables` and that table's cells for a figure in a table; `breakdown` are (dimension, label) pairs of its row and
    column; `state` says what a cell without a number means. `speaker` is the span of who said it.
    """

    kind: ClassVar[FactKind] = "figure"
    start: int
    end: int
    zone: ZoneName
    value: Number | None
    unit: Unit
    comparator: Comparator
    low: Number | None = None
    high: Number | None = None
    measure: str | None = None
    of: Number | None = None
    period: Period | None = None
    suppressed: bool = False
    state: CellState = "value"
    table: int | None = None
    cell: int | None = None
    breakdown: tuple[tuple[str, str], ...] = ()
    speaker: tuple[int, int] | None = None
    rule: str = ""

    @property
    def value_key(self) -> str:
        return f"{self.value} {self.unit} {self.comparator}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day, month, year or period. `first` and `last` are inclusive ISO days, both None where nothing resolves it."""

    kind: ClassVar[FactKind] = "date"
    start: int
    end: int
    zone: ZoneName
    first: str | None
    last: str | None
    precision: Precision
    bound: Bound = "exact"
    role: DateRole = "event"
    rule: str = ""

    @property
    def value_key(self) -> str:
        return f"{self.first}/{self.last} {self.bound}"


Fact = Reference | Exemption | Figure | DateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named person, organisation or place. `authority_id` is its row in the registry of public authorities, if any."""

    start: int
    end: int
    zone: ZoneName
    type: Literal["person", "organisation", "place"]
    name: str
    authority_id: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A numbered part of the request, with the parts of the response that answer it and the decision for it."""

    label: str
    start: int
    end: int
    answers: tuple[tuple[int, int], ...] = ()
    decision: Decision = "undetermined"
    rule: str = ""


RelationKind = Literal["part_of", "limits", "ties", "sums_to", "rounds_to", "contradicts_total", "covers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link between two things of one document, each a (what, index) pair.

    `what` is "fact", "question" or "sentence"; the index counts in the extraction's tuple of that name. `part_of`: a figure is a
    part of another. `limits`: a caveat sentence limits a figure. `ties`: an exemption is tied to a question. `sums_to`,
    `rounds_to`, `contradicts_total`: outcome of checking a stated total (exactly, within rounding, not at all) against the sum
    of its parts; `note` gives the sum.
    """

    kind: RelationKind
    subject: tuple[str, int]
    object: tuple[str, int]
    note: str | None = None


def fact_record(fact: Fact, text: str) -> dict[str, Any]:
    """A fact as the JSON-ready dict of the output contract: quote included, empty optional fields left out."""
    record: dict[str, Any] = {
        "kind": fact.kind,
        "start": fact.start,
        "end": fact.end,
        "quote": text[fact.start : fact.end],
        "zone": fact.zone,
    }
    match fact:
        case Reference():
            record.update(canonical=fact.canonical, scheme=fact.scheme, role=fact.role)
        case Exemption():
            record.update(regime=fact.regime, provision=fact.provision, status=fact.status)
            extra = {
                "title": fact.title,
                "is_absolute": fact.is_absolute,
                "test": fact.test,
                "is_superseded": fact.is_superseded or None,
                "is_ncnd": fact.is_ncnd or None,
                "questions": list(fact.questions) or None,
            }
            record.update({k: v for k, v in extra.items() if v is not None})
        case Figure():
            record.update(value=fact.value, unit=fact.unit, comparator=fact.comparator, low=fact.low, high=fact.high)
            figure_extra = {
                "measure": fact.measure,
                "of": fact.of,
                "period": {"start": fact.period.start, "end": fact.period.end} if fact.period else None,
                "suppressed": fact.suppressed or None,
                "state": fact.state if fact.state not in ("value", "zero") else None,
                "breakdown": [list(pair) for pair in fact.breakdown] or None,
            }
            record.update({k: v for k, v in figure_extra.items() if v is not None})
        case DateMention():
            record.update(first=fact.first, last=fact.last, precision=fact.precision, bound=fact.bound, role=fact.role)
    if fact.rule:
        record["rule"] = fact.rule
    return record
