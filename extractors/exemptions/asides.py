"""Take out of a text what stands between a helping verb and its own verb: "I do not, though, uphold" says "I do not uphold"."""

from __future__ import annotations

import re

_NEGATED = (
    r"(?:do|does|did|is|are|was|were|am|has|have|had|can|could|will|would|should|may|must)(?: not|n't| never| no longer)"
    r"|cannot|can't"
)
_HELPING = r"(?:is|are|was|were|am|has|have|had|do|does|did|been|be)"
_WORD = (
    r"(?:though|however|therefore|nevertheless|nonetheless|accordingly|then|too|also|indeed|in fact|of course|moreover"
    r"|in turn|on balance|in (?:my|our|his|her|its|their|the commissioner's|the tribunal's) (?:view|opinion|judgment))"
)
_ASIDE = re.compile(
    rf"(?<![a-z])(?P<subject>(?:(?:the|this|that|your|our|its|his|her) )?(?:i|we|you|he|she|it|they|(?<= )[a-z]{{3,14}}) )?"
    rf"(?:(?P<negated>{_NEGATED})(?P<any>, [a-z' -]{{2,40}},)|(?P<helping>{_HELPING})(?P<one>, {_WORD},))(?= [a-z])"
)


def without_asides(lower: str) -> str:
    """The text with such asides blanked out by spaces before the subject, so that every other place stays where it was."""
    if ", " not in lower:
        return lower
    return _ASIDE.sub(_moved, lower)


def _moved(match: re.Match[str]) -> str:
    verb = (match["subject"] or "") + (match["negated"] or match["helping"])
    return " " * (len(match[0]) - len(verb)) + verb
