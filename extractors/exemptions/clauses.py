"""Tell where the clause that holds a provision begins, so that a doubt or a denial uttered before it does not reach in."""

from __future__ import annotations

import re

from extractors.exemptions.cues import Cue

_OWN_SUBJECT = re.compile(
    r"(?:,? (?:and so|so that|so|hence|therefore|thus|meaning that|which means that|in which case|and)|"
    r", (?:because|since|as|for)|:|;| [-\u2013\u2014])"
    r"(?: (?:that|therefore|thus|accordingly|in turn|as such|for that reason|as a result),?){0,2}"
    r" (?:(?:the )?(?:exemptions?|exceptions?) (?:at|in|under|of|provided by|set out in) )?(?:foia?|foisa|eirs?)? ?$"
)
"""What stands before a provision that is the subject of a main clause of its own: "..., and section 40(2) applies"."""
_NEW_SUBJECT = re.compile(
    r", (?P<join>(?:and so|and|so|therefore|hence|thus|but) )?(?P<subject>we|i|the (?:council|trust|department|board|force|"
    r"university|authority|agency|ministry|tribunal|commissioner|ico)|it|he|she) (?!could|might|may|would|should|can\b)"
)
_GOES_ON = re.compile(
    r"(?:,? (?:and|but)|;) (?:we |i |it |he |she |they )?(?:therefore |so |still |nevertheless |instead |now )?"
    r"(?:continues?|continued|maintains?|maintained|remains?|remained|stand|stands|stood) (?:to |by |of |our |its |that |on )"
)
"""What holds all the same: "not persuaded by your argument and continue to rely on section 43(2)"."""
_WRONG_FINDING = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:wrong|erred|mistaken|in error|revers(?:ed|es|ing)|overturn(?:ed|s|ing)|set aside|setting aside|"
    r"quash(?:ed|es)|disagreed with|"
    r"error)\b[^.;,]{0,40}\b(?:find|finding|decision|conclusion|conclude|concluding|hold|holding|view|say|saying|ruling|deciding|decide)"
    r" that (?:the (?:exemptions?|exceptions?) (?:in|at|under) )?$"
)
_OPENS = re.compile(r"^[\s\"'(\u2022*-]{0,4}(?:please note (?:that )?|and |but |so |note that )?$")
_CONCEDES = re.compile(r"\b(?:although|though|while|whilst|even if|despite|notwithstanding|whatever)\b[^.;]{0,40}$")
_DOUBTS = frozenset(["whether", "could", "attributed", "not_accepted", "plea", "wrong_to", "no_one"])
"""Cues that hold for their own clause and for no clause joined to it."""


def own_clause(lower: str, low: int, start: int, before: list[Cue], after: Cue | None) -> int:
    """Where the clause of a provision begins that is cited at `start`: cues that end earlier say nothing of it. `low` if none.

    "A patient might be known by them, and section 40(2) applies": the provision is the subject of a clause of its own.
    "Although you argue that it is public, we rely on section 43(2)": a main clause follows the subordinate one.
    """
    doubts = [cue for cue in before if cue.row.name in _DOUBTS]
    if not doubts or _is_conditional(lower, low, doubts):
        return low
    joint = _OWN_SUBJECT.search(lower, max(doubts[-1].end - 1, start - 60), start)
    says_itself = after is not None and after.row.status != "mentioned" and not after.row.is_neutral
    if joint is not None and says_itself and (joint[0][:1] in ",;:" or " so" in joint[0] or " therefore" in joint[0]):
        return joint.start() + 1
    goes_on = _GOES_ON.search(lower, doubts[-1].end, start)
    if goes_on is not None:
        return goes_on.start() + 1
    return _main_clause(lower, low, start, before, doubts[-1])


def is_of_wrong_finding(lower: str, low: int, start: int) -> bool:
    """Whether a finding about the provision at `start` is called wrong: "was wrong to find that section 43(2) did not apply"."""
    return _WRONG_FINDING.search(lower, max(low, start - 120), start) is not None


def _is_conditional(lower: str, low: int, doubts: list[Cue]) -> bool:
    """Whether the sentence opens with "if": what follows hangs on it, main clause and all."""
    first = doubts[0]
    return first.row.name == "whether" and _OPENS.match(lower[low : first.start]) is not None


def _main_clause(lower: str, low: int, start: int, before: list[Cue], doubt: Cue) -> int:
    """Where a main clause begins behind the doubt, with a predicate of its own before the provision."""
    for match in _NEW_SUBJECT.finditer(lower, doubt.end, start):
        is_own_voice = match["subject"] in ("we", "i")
        if doubt.row.name == "attributed" and not (
            is_own_voice and not match["join"] and _CONCEDES.search(lower, low, doubt.start + 1)
        ):
            continue
        if doubt.row.name in ("not_accepted", "plea", "wrong_to", "no_one"):
            continue
        if doubt.row.name == "whether" and not match["join"]:
            continue
        if any(cue.start >= match.end() - 1 and cue.row.status != "mentioned" for cue in before):
            return match.start() + 1
    return low


_OF_NOUN = re.compile(r"\b(?:that|which) $")
_VERB_NEXT = re.compile(
    r"(?: (?:in|at|to) [a-z ]{3,30})?,? (?:is|are|was|were|does|do|did|has|have|had|can|cannot|will|would|could|may|might"
    r"|concerns?|relates?|deals?|says?|said|turn(?:s|ed)|adds?)(?:n't)?\b"
)


def is_of_noun(lower: str, cue: Cue) -> bool:
    """Whether what another said only tells which thing is meant: "the limit that you mention does not touch section 42"."""
    if cue.row.name != "attributed" or _VERB_NEXT.match(lower, cue.end) is None:
        return False
    return _OF_NOUN.search(lower, max(0, cue.start - 10), cue.start) is not None
