"""Find what a bare number is said of: "expenses came to £418,000", "Helpline calls: 4,822", "a workforce of 233,000"."""

from __future__ import annotations

from typing import Final

from extractors.figures.clauses import COPULAS, belongs, clause_start, number_of, phrase_left, subject_of_verb
from extractors.figures.label_subjects import HAD, read_label
from extractors.figures.lexicon import VERBS
from extractors.figures.noun_phrases import DETERMINERS, clean, noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

SKIP: Final = words(
    "about around nearly almost some just only over more than least most up under fewer less approximately "
    "roughly an estimated a the total further record whopping staggering mere additional extra another exactly "
    "precisely between below above no not even well still now currently near nearer close barely approx circa in excess ("
)
LINKS: Final = words("thus therefore hence instead together altogether")
CHANGES: Final = words(
    "rose risen rises rise rising fell fallen falls fall falling increased increases increase increasing "
    "decreased decreases decrease grew grown grows grow growing dropped drops drop dropping declined declines "
    "decline went gone goes going jumped climbed soared plunged slumped halved doubled tripled trebled surged "
    "shot reduced cut up down change changed shrunk shrank shrinks shrinking swelled swollen ballooned crept slipped edged "
    "dipped dwindled contracted expanded mushroomed rocketed spiralled leapt leaped tumbled sank stayed levelled eased "
    "widened narrowed"
)
AUXILIARIES: Final = words(
    "has have had is are was were will would be been also now since then already largely slightly sharply steadily"
)
LIMITS: Final = words("over above under below exceeding than")
HELD: Final = words("held set capped frozen priced kept estimated valued fixed pegged put charged limited")


def read_subject(tokens: Tokens, q: Quantity, previous: Quantity | None) -> None:
    """Set the measure of a quantity without a noun after it, where the words before it tell what it measures."""
    if q.form == "none" and previous is not None and tokens.word(q.first - 1) in HAD:
        # "Two districts had none": the districts are counted, but what they had none of stands further back.
        return
    floor = previous.last if previous is not None and previous.form not in ("multiplier", "times") else 0
    q.measure = _subject(tokens, q, floor, previous) or _each(tokens, q)


def _apposed(tokens: Tokens, q: Quantity, floor: int) -> str | None:
    """ "the most cases, 2,204, of all", "The total value, £1.9m over five years,": the noun before the comma."""
    if tokens.word(q.first - 1) != "," or q.first - 2 < floor or q.unit not in ("count", "money"):
        return None
    after, noun = tokens.word(q.last), tokens.word(q.first - 2)
    if after not in (",", ".", "over", "and", ""):
        return None
    return phrase_left(tokens, q.first - 2, floor) if looks_plural(noun) or q.unit == "money" else None


def _each(tokens: Tokens, q: Quantity) -> str | None:
    """ "about £130 a complaint": a price is of what it is paid for."""
    if q.unit != "money" or tokens.word(q.last) not in ("a", "an", "per"):
        return None
    words, _ = noun_phrase(tokens, q.last + 1, singular=True)
    return words


DEEDS: Final = words(
    "disclosure release publication withholding redaction dismissal closure loss theft sale removal refusal suspension "
    "destruction inspection deletion disposal transfer withdrawal"
)


def _subject(tokens: Tokens, q: Quantity, floor: int, previous: Quantity | None) -> str | None:
    beside = _apposed(tokens, q, floor)
    if beside:
        return beside
    if tokens.word(q.first - 1) in ("which", "whom") and tokens.word(q.first - 2) == "of":
        return None
    if is_elided_in(tokens, q):
        return None
    index = _anchor(tokens, q.first - 1, floor)
    word = tokens.word(index)
    if index < floor:
        return None
    if tokens.word(q.first - 1) == "(" or tokens.word(index + 1) == "(":
        return number_of(tokens, clause_start(tokens, q.first - 1, floor), q.first) or _before_bracket(
            tokens, q, index, floor
        )
    if tokens.word(q.first - 1) == "total" and looks_plural(word) and index == q.first - 2:
        return phrase_left(tokens, index, floor)
    if word == "worth":
        if tokens.word(index - 1) in COPULAS:
            return subject_of_verb(tokens, index - 1, floor)
        return _valued(tokens, index - 1, floor)
    if word in CELLS and q.unit == "count" and (tokens.word(q.first - 1) in LIMITS or tokens.word(q.first - 1) == "of"):
        return clean(tokens, index, index + 1)
    if tokens.word(q.first - 1) in LIMITS and tokens.kind(index) == "w" and q.unit == "money":
        # "payments over £500", "contracts worth more than £25,000"
        limited = phrase_left(tokens, index, floor) if looks_plural(word) or word in SPENT else None
        if limited:
            return limited
    if word == ":" and tokens.word(index - 2) == "(" and tokens.kind(index - 1) in ("n", "t"):
        # "answered on time (2022: 91%)" dates the number; it has no label.
        return None
    if word in (":", "=") or (word in ("-", "–", "—") and not tokens.joined(index)):
        return read_label(tokens, index, floor)
    if word == "of":
        if tokens.word(index - 1) in CELLS and q.unit == "count":
            return clean(tokens, index - 1, index)
        if tokens.word(index - 1) == ",":
            return phrase_left(tokens, index - 2, floor)
        if tokens.word(index - 1) in ("cost", "costs"):
            return _cost(tokens, index - 1, floor)
        if q.unit == "count" and tokens.word(index - 1) in DEEDS:
            # "disclosure of eight would do harm": of eight of what was counted before
            return None
        if tokens.word(index - 1) == "rate" and tokens.word(index - 2) == "a" and floor and previous is not None:
            return previous.measure
        return phrase_left(tokens, index - 1, floor)
    if word in ("at", "to", "by", "from", "as"):
        index -= 1
        while index >= floor and tokens.word(index) in (",", "up", "down", "out", "back"):
            index -= 1
        if index < floor:
            return None
        word = tokens.word(index)
        if word in ("compared", "similar", "relative", "equivalent", "equal", "next", "due", "subject"):
            return None
        if word in HELD and looks_plural(tokens.word(index - 1)):
            return phrase_left(tokens, index - 1, floor)
        if word not in COPULAS and word not in CHANGES and word not in ("estimated", "put", "set"):
            return number_of(tokens, floor, index) or phrase_left(tokens, index, floor)
    if word in COPULAS or word in CHANGES or word in AUXILIARIES:
        found = subject_of_verb(tokens, index, floor)
        owner = word in OWNED and not (word == "reached" and q.unit == "money")
        return None if found and owner and _is_body(found) else found
    found = _listed(tokens, q, index, floor)
    gapped = previous is not None and (previous.noun_end > previous.last or previous.rule.endswith("+gap"))
    if found and gapped and previous is not None and previous.unit == q.unit == "count":
        q.rule += "+gap"
        # "Firms sent 188 requests, schools 240 and shops 402": the verb and its object are left out.
        return previous.measure
    return found


OWNED: Final = words("had has have raised brought generated earned netted yielded made reached")
BODIES: Final = words(
    "council councils force forces trust trusts board boards department ministry government ministers police service "
    "services authority authorities company firm agency university college school hospital borough county city region "
    "charity body bodies"
)


def _is_body(subject: str) -> bool:
    """Whether what has or raised so many is a body or a place, so that they are not what is counted: "Essex had 61"."""
    pieces = subject.split()
    return pieces[-1].lower() in BODIES or (
        all(piece[0].isupper() for piece in pieces if len(piece) > 1) and not looks_plural(pieces[-1].lower())
    )


def _listed(tokens: Tokens, q: Quantity, index: int, floor: int) -> str | None:
    """ "the following: assaults 12, thefts 30", "bookings were down 12% and takings 8%": each noun stands before its number."""
    noun, after = tokens.word(index), tokens.word(q.last)
    if (
        index != q.first - 1
        or not looks_plural(noun)
        or q.unit not in ("count", "percent")
        or tokens.kind(index) != "w"
    ):
        return None
    if after not in ("", ",", ";", ".", "and", "(") or tokens.is_capitalised(index) or noun in VERBS:
        return None
    later = next((place for place in range(q.last, min(q.last + 8, len(tokens))) if tokens.kind(place) == "n"), 0)
    if later and not looks_plural(tokens.word(later - 1)):
        # "theatres 6, wards 143" may be places; "theatres 6, Ashby 9" surely are.
        return None
    found = phrase_left(tokens, index, floor)
    opens = tokens.word(index - len(found.split())) if found else ""
    return found if opens in (":", ",", ";", "and", "•") else None


IN_BEFORE: Final = words(
    "only just about some nearly almost over at least fewer more than a further another the other all but"
)


def is_elided_in(tokens: Tokens, q: Quantity) -> bool:
    """ "Section 40 came up in ten": in ten of what was counted before, not ten sections."""
    if q.unit != "count" or q.noun_end > q.last:
        return False
    index = q.first - 1
    while tokens.word(index) in IN_BEFORE:
        index -= 1
    if _is_role(tokens, index):
        return True
    return tokens.word(index) == "in" and tokens.word(q.last) in ("", ".", ",", ";", ")", "and", "or", "but", ":")


ROLES: Final = words("subject reason cause ground grounds basis issue topic focus target object")


def _is_role(tokens: Tokens, index: int) -> bool:
    """ "Bullying was the subject of 21, pay of 12 and leave of eight": in so many of what was counted before."""
    if tokens.word(index) not in ("of", "for", "behind"):
        return False
    if tokens.word(index - 1) in ROLES:
        return True
    for place in range(index - 2, max(0, index - ROLE_REACH), -1):
        if tokens.word(place) == tokens.word(index) and tokens.word(place - 1) in ROLES:
            return tokens.word(index - 2) in (",", "and", ";")
    return False


ROLE_REACH: Final = 16
CELLS: Final = words("numbers counts values figures totals")
SPENT: Final = words("spend spending expenditure debt income fraud")


def _before_bracket(tokens: Tokens, q: Quantity, index: int, floor: int) -> str | None:
    """ "the rents (£6,232 in all)", "earlier offers (five in all)": what stands before the bracket."""
    opening = q.first - 1 if tokens.word(q.first - 1) == "(" else index + 1
    after = tokens.word(q.last)
    if after not in (")", "in", ",", ";") or (after == "in" and tokens.word(q.last + 1) not in ("all", "total")):
        return None
    return phrase_left(tokens, opening - 1, floor) if looks_plural(tokens.word(opening - 1)) else None


def _valued(tokens: Tokens, end: int, floor: int) -> str | None:
    """What is worth so much: "contracts with operators worth" names the contracts, "buildings worth" the buildings."""
    phrase = phrase_left(tokens, end, floor)
    if phrase is None:
        return None
    place = end - len(phrase.split()) + 1
    while tokens.word(place - 1) in DETERMINERS:
        place -= 1
    if tokens.word(place - 1) in ("with", "from", "by", "for", "in", "at", "to") and looks_plural(
        tokens.word(place - 2)
    ):
        return phrase_left(tokens, place - 2, floor) or phrase
    return phrase


def _cost(tokens: Tokens, end: int, floor: int) -> str | None:
    """ "at a staff cost of": the noun "cost" with the words that describe it; None for a bare "at a cost of"."""
    start = end
    while start > floor and end - start < 3 and belongs(tokens, start - 1):
        start -= 1
    return clean(tokens, start, end + 1) if start < end else None


def _anchor(tokens: Tokens, index: int, floor: int) -> int:
    """The nearest token before a quantity that is no comparator, article or the like."""
    while index >= floor:
        word, after = tokens.word(index), tokens.word(index + 1)
        paired = (word == "at" and after in ("least", "most")) or (
            word == "of" and tokens.word(index - 1) in ("excess", "region", "total")
        )
        paired = paired or (
            word == "to" and tokens.word(index - 1) in ("up", "close") and tokens.word(index - 2) not in CHANGES
        )
        paired = paired or word == "close"
        if not (paired or word in SKIP or word in LINKS):
            break
        index -= 1
    return index
