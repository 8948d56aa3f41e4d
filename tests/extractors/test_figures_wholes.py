"""What a figure measures and the whole that it is a part of, where the words for them stand elsewhere in the text."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

WHOLES = [
    # parts of what the sentence before counted, one of them the object of a verb
    ("We hold 14 files. We are releasing four in full and six with redactions.", {"four": 14, "six": 14}),
    ("The Trust holds 9 reports (212 pages). Five are enclosed.", {"Five": 9}),
    ("There were 26 requests. Five were refused, twenty-one granted in part.", {"Five": 26, "twenty-one": 26}),
    ("Thirty e-mails were found. Seven contain legal advice.", {"Seven": 30}),
    ("We received 61 claims. Eleven relate to one road.", {"Eleven": 61}),
    # what is left over is a part of the same whole
    ("Of the 16 maps, four are enclosed. The remaining 12 are withheld.", {"four": 16, "12": 16}),
    ("Two of the eight wards were closed. The other six stayed open.", {"Two": 8}),
    # three parts of one whole in a row
    (
        "We wrote to 90 schools. Of those, 61 replied in full, nine sent part and 20 refused.",
        {"61": 90, "nine": 90, "20": 90},
    ),
    # the whole stands after the noun, or belongs to someone
    ("Replies came from 36 of England's 42 boards.", {"36": 42}),
    ("We sorted 250 messages out of about 14,800.", {"250": 14800}),
    ("Three councils of 29 make no use of it.", {"Three": 29}),
    # percentages in brackets and in lists
    ("We dealt with 520 reviews. We upheld 130 of them (25%).", {"130": 520, "25%": 520}),
    ("Of the 140: upheld 40; not upheld 100.", {"40": 140, "100": 140}),
    ("There were 9,000 tests: mice 81%, rats 12%.", {"81%": 9000, "12%": 9000}),
    # money of money
    ("Spending was £900,000, of which £250,000 went on doors.", {"£250,000": 900000}),
    ("The fines brought in £1.3m. Of that £1.1m, or 85%, went to the firm.", {"£1.1m": 1300000, "85%": 1300000}),
    ("We won 30 of the remaining 44 appeals.", {"30": 44}),
    ("They cost £80,000 and the fund met 75 per cent of that.", {"75 per cent": 80000}),
]

NO_WHOLES = [
    # two years set beside each other are no part and whole
    "In 2019 there were 97 complaints. In 2020 there were 84.",
    "We had 40 vans. We now have 31.",
    "The council employs 300 drivers. It has 12 depots.",
    "There were 50 claims, against 61 the year before.",
]

MEASURES = [
    # money: what is limited, worth, fined, held or cost so much
    ("List all contracts with operators worth over £100,000.", "£100,000", "contracts"),
    ("We publish payments over £500.", "£500", "payments"),
    ("The fines, of up to £150 each, were not paid.", "£150", "fines"),
    ("It was done at a staff cost of some £640,000.", "£640,000", "staff cost"),
    ("They want a scheme worth up to £2.3 billion.", "£2.3 billion", "scheme"),
    ("Council's school taxi bill hits £9.6m", "£9.6m", "school taxi bill"),
    ("Repair backlog now tops £13.8bn", "£13.8bn", "Repair backlog"),
    ("The Department says capital spending will be £1.1bn.", "£1.1bn", "capital spending"),
    ("The average cost was £214.", "£214", "average cost"),
    ("We set aside £21.5 million for 140 electric minibuses.", "£21.5 million", "electric minibuses"),
    ("There was £9 million for on-demand services.", "£9 million", "on-demand services"),
    ("£88 million of new funding will be shared.", "£88 million", "funding"),
    ("Fares held at £2 are popular.", "£2", "Fares"),
    ("She asked for £4,870 in costs.", "£4,870", "costs"),
    ("She gave the rents (£6,232 in all) to the tenant.", "£6,232", "rents"),
    ("The contract is worth up to £140 million.", "£140 million", "contract"),
    ("Payments came to £41,300, or about £130 a complaint.", "£130", "complaint"),
    ("The total value, £1.9m over 5 years, is known.", "£1.9m", "total value"),
    ("Four bids were between £980,000 and £1.6m.", "£980,000", "bids"),
    ("Fenmoor had the most cases, 2,204, in the county.", "2,204", "cases"),
    # answers to questions
    ("What share of patients waited an hour?\nA2 22.4%, against 18.2% this year.", "22.4%", "patients"),
    ("How many patients were detained?\nAnswer: Thirty-four at 31 December 2023.", "Thirty-four", "patients"),
    ("What proportion of nurse shifts were filled by agencies?\nAnswer: 14.6%.", "14.6%", "nurse shifts"),
    # what the counted did is no description of them
    ("Of the 97 forces, eleven sent partial logs.", "eleven", "forces"),
    ("Of the 31 reports, 26 contained nothing new.", "26", "reports"),
    # the number named before, again
    ("We read 143 notices. There were 9 appeals in May.\nOf the 143: upheld 39; not upheld 104.", "143", "notices"),
    ("Our budget was £6.02 million, of which we spent 97%.", "97%", "budget"),
    ("Numbers of 5 or fewer are hidden.", "5", "Numbers"),
    # shares of an earlier value, of a pointed whole, and repeated ones
    ("Passenger numbers are back to 86% of their level in 2019.", "86%", "Passenger numbers"),
    ("We have 412 cameras, of which 10% are broken.", "10%", "cameras"),
    ("There were 82 homes, a fifth of them affordable.", "a fifth", "homes"),
    ("We had 5,286 complaints, 4 per cent fewer than in 2021.", "4 per cent", "complaints"),
    ("There were 34 complaints. Two districts had none.", "none", "complaints"),
    ("Numbers below five are not shown.", "five", "Numbers"),
]


def found(text: str) -> dict[str, tuple[object, str | None]]:
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    return {text[f.start : f.end]: (f.of, f.measure) for f in figures}


@pytest.mark.parametrize(("text", "wholes"), WHOLES, ids=[text for text, _ in WHOLES])
def test_whole(text: str, wholes: dict[str, int]) -> None:
    got = found(text)
    assert {quote: got[quote][0] for quote in wholes} == wholes


@pytest.mark.parametrize("text", NO_WHOLES)
def test_no_whole(text: str) -> None:
    assert {quote: of for quote, (of, _) in found(text).items() if of is not None} == {}


@pytest.mark.parametrize(("text", "quote", "measure"), MEASURES, ids=[text for text, _, _ in MEASURES])
def test_measure(text: str, quote: str, measure: str) -> None:
    words = set((found(text)[quote][1] or "").split())
    assert set(measure.split()) <= words or (words and words <= set(measure.split()))


def test_rate_that_a_pronoun_repeats() -> None:
    """ "It was 11.3" after a rate says a rate."""
    text = "That is 2.0 offences per 100,000 people. In the north it was 11.3."
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    assert [(f.value, f.unit) for f in figures] == [(2, "rate"), (11.3, "rate")]


def test_number_below_a_base_stated_first_is_a_rate() -> None:
    text = "For every 100 households on the list there are 26 empty homes."
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    assert [(f.value, f.unit) for f in figures] == [(26, "rate")]


def test_small_number_explained_by_the_next_sentence() -> None:
    """A number "fewer than" which none is given is a withheld one, where the text says so just after."""
    text = "Fewer than four lost their licence. We do not give exact numbers below that."
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    assert [f.suppressed for f in figures] == [True]
