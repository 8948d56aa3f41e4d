"""Find what a bare number is said of: "expenses came to £418,000", "Helpline calls: 4,822", "a workforce of 233,000"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import DENOMINATORS, FUNCTION_WORDS, MONTHS, NUMBER_WORDS, TIME_UNITS, VERBS
from extractors.figures.noun_phrases import DETERMINERS, PARTICIPLES, clean, noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

SKIP: Final = words(
    "about around nearly almost some just only over more than least most up under fewer less approximately "
    "roughly an estimated a the total further record whopping staggering mere additional extra another exactly "
    "precisely between below above no not even well still now currently near nearer close barely approx circa in excess ("
)
LINKS: Final = words("thus therefore hence instead together altogether")
COPULAS: Final = words(
    "is are was were be been being stands stood came comes come totalled totaled totals totalling amounted "
    "amounts reached reaches made numbered numbers costs cost exceeded exceeds averaged averages ranged ranges "
    "equals equalled makes worth puts put has had have remained remains hit hits showed shows tops topped passed raised "
    "brought generated yielded earned netted fetched"
)
CHANGES: Final = words(
    "rose risen rises rise rising fell fallen falls fall falling increased increases increase increasing "
    "decreased decreases decrease grew grown grows grow growing dropped drops drop dropping declined declines "
    "decline went gone goes going jumped climbed soared plunged slumped halved doubled tripled trebled surged "
    "shot reduced cut up down change changed"
)
AUXILIARIES: Final = words(
    "has have had is are was were will would be been also now since then already largely slightly sharply steadily"
)
GENERIC: Final = words(
    "rise increase fall drop decrease reduction growth average total maximum minimum sum difference change jump "
    "majority factor score figure figures equivalent mean median number numbers excess least most gap improvement baseline "
    "peak high low record deficit saving savings"
)
EMPTY_HEADS: Final = words(
    "top terms front ahead excess short region order close because instead lack spite addition behalf respect result "
    "remaining other others rest latter former"
)
ANSWERS: Final = words("answer answers response responses reply replies a")
LIMITS: Final = words("over above under below exceeding than")
HELD: Final = words("held set capped frozen priced kept estimated valued fixed pegged put charged limited")
REPORTING: Final = words("says said say showed show claimed estimated believes reckons adds added reveal revealed")
COUNT_NOUNS: Final = words("number numbers total totals amount proportion percentage share count sum average majority")
PRONOUNS: Final = words("it they there this that these those he she we which who one")
REACH: Final = 40


def read_subject(tokens: Tokens, q: Quantity, previous: Quantity | None) -> None:
    """Set the measure of a quantity without a noun after it, where the words before it tell what it measures."""
    if q.form == "none" and previous is not None and tokens.word(q.first - 1) in HAD:
        # "Two districts had none": the districts are counted, but what they had none of stands further back.
        return
    floor = previous.last if previous is not None and previous.form not in ("multiplier", "times") else 0
    q.measure = _subject(tokens, q, floor) or _each(tokens, q)


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


HAD: Final = words("had has have reported recorded received made gave saw")


def _subject(tokens: Tokens, q: Quantity, floor: int) -> str | None:
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
        return _number_of(tokens, _clause_start(tokens, q.first - 1, floor), q.first) or _before_bracket(
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
        return _label(tokens, index, floor)
    if word == "of":
        if tokens.word(index - 1) in CELLS and q.unit == "count":
            return clean(tokens, index - 1, index)
        if tokens.word(index - 1) == ",":
            return phrase_left(tokens, index - 2, floor)
        if tokens.word(index - 1) in ("cost", "costs"):
            return _cost(tokens, index - 1, floor)
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
            return _number_of(tokens, floor, index) or phrase_left(tokens, index, floor)
    if word in COPULAS or word in CHANGES or word in AUXILIARIES:
        return subject_of_verb(tokens, index, floor)
    return None


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
    return tokens.word(index) == "in" and tokens.word(q.last) in ("", ".", ",", ";", ")", "and", "or", "but", ":")


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
    while start > floor and end - start < 3 and _belongs(tokens, start - 1):
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


def _label(tokens: Tokens, index: int, floor: int) -> str | None:
    """The label before a colon, its period left out: "Claims received 2021-22: 637"."""
    end = index
    while end > floor and not (
        tokens.kind(end - 1) == "w"
        and tokens.word(end - 1) not in MONTHS
        and tokens.word(end - 1) not in FUNCTION_WORDS
    ):
        end -= 1
    start = end
    while (
        start > floor
        and end - start < 8
        and (tokens.kind(start - 1) == "w" or tokens.word(start - 1) in ("-", "&", "/", "’"))
    ):
        start -= 1
    before = tokens.word(start - 1)
    if start > floor and start > 0 and "\n" not in tokens.gap(start) and (before[0].isalnum() or before == ","):
        return None
    if all(word.endswith("ed") or word in PARTICIPLES or word == "paid" for word in tokens.words[start:end]):
        return None
    while start < end and (tokens.word(start) in DETERMINERS or tokens.word(start) in ("and", "or", "-")):
        start += 1
    if end - start == 1 and tokens.word(start) in ANSWERS:
        return None
    named = _number_of(tokens, start, end)
    return named or clean(tokens, start, end) or None


def phrase_left(tokens: Tokens, end: int, floor: int) -> str | None:
    """The noun phrase whose last word stands at `end`; None for a head that only says how it was reckoned."""
    start = end
    if not _belongs(tokens, end):
        return None
    while start > floor and end - start < 5 and _belongs(tokens, start - 1):
        start -= 1
    if tokens.word(end) in GENERIC | EMPTY_HEADS or tokens.word(end) in TIME_UNITS or tokens.word(end).endswith("ed"):
        return None
    return clean(tokens, start, end + 1) or None


def _belongs(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if tokens.kind(index) == "o":
        return word == "-" and tokens.joined(index) and tokens.joined(index + 1)
    if tokens.kind(index) != "w" or word in FUNCTION_WORDS or word in MONTHS or word in NUMBER_WORDS or word in COPULAS:
        return False
    if word in DENOMINATORS:
        return False
    return word not in VERBS and word not in PARTICIPLES and not is_adverb(word)


def subject_of_verb(tokens: Tokens, verb: int, floor: int) -> str | None:
    """The subject of a verb: the first noun phrase of its clause, "number of" seen through; None for a pronoun."""
    start = _clause_start(tokens, verb, floor)
    named = _number_of(tokens, start, verb)
    if named:
        return named
    index = start
    if tokens.word(index) in ("a", "q", "answer", "question") and tokens.kind(index + 1) == "n":
        index += 2
    while index < verb and (
        tokens.word(index) in DETERMINERS
        or tokens.kind(index) == "o"
        or tokens.word(index) in ("and", "but", "while", "whereas", "so", "then", "although", "as", "that")
    ):
        index += 1
    if tokens.word(index) in PRONOUNS or tokens.kind(index) != "w":
        return None
    words, end = noun_phrase(tokens, index, singular=True, stop=verb)
    if words is None or end > verb:
        return None
    pieces = words.lower().split()
    if pieces[-1] == "numbers" and len(pieces) > 1 and pieces[0] not in GENERIC:
        return words
    return None if pieces[-1] in GENERIC else words


def _clause_start(tokens: Tokens, index: int, floor: int) -> int:
    """Where the clause of a verb begins: after a stop, or after a comma that closes an aside."""
    place = index
    while place > floor and index - place < REACH:
        word = tokens.word(place - 1)
        if word in (".", ";", ":", "?", "!", "•", "“", "‘", '"', "–", "—", "(") and not tokens.joined(place):
            break
        if word == "," and tokens.word(place) not in ("which", "who"):
            break
        if word in REPORTING and place < index and tokens.word(place) not in FUNCTION_WORDS - DETERMINERS:
            break
        if word == "that" and place - 1 > floor and tokens.word(place - 2) not in ("and",) and place < index:
            break
        place -= 1
    return place


def _number_of(tokens: Tokens, start: int, end: int) -> str | None:
    """The noun after "number of" (proportion, percentage, total ... of) in a stretch."""
    for index in range(end - 2, max(start, end - REACH) - 1, -1):
        if tokens.word(index) in COUNT_NOUNS and tokens.word(index + 1) == "of":
            place = index + 2
            while tokens.word(place) in DETERMINERS:
                place += 1
            words, stop = noun_phrase(tokens, place, singular=True)
            return words if words and stop <= end else None
    return None
