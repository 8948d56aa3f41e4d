"""What binding needs to know of the whole document, and the words that make a section one of some other paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.exemptions.laws import Laws
from extractors.prepare import Prepared
from models.facts import Regime

PAPER = re.compile(
    r" {0,2}(?:of|in|to|on) (?:the|that|this|your|our|their|a|his|her) (?:[a-z-]+ ){0,2}(?:form|report|policy|"
    r"contract|agreement|constitution|"
    r"guidance|document|plan|handbook|terms|questionnaire|application|spreadsheet|manual|strategy|lease|"
    r"deed|bid|tender|"
    r"survey|framework|statement|procedure|annex|appendix|schedule|scheme|standing orders?|road|river|track|"
    r"footpath|route|railway|line|site)\b"
    r"|,? (?:of|to|on) (?:the|that|this|your|our|their|a|his|her) (?:[a-z-]+ ){0,2}letters?\b"
)


@dataclass(slots=True)
class Scene:
    """What binding needs to know of the whole document."""

    p: Prepared
    flat: str
    laws: Laws
    act: Regime
    regulations: Regime
    is_mixed: bool
    is_reply: bool
    known: set[tuple[Regime, str]]


def scene_of(p: Prepared, flat: str, laws: Laws) -> Scene:
    foia, foisa = laws.count("FOIA2000"), laws.count("FOISA2002")
    scots = p.default_regime in ("FOISA2002", "EISR2004") if p.default_regime is not None else foisa > foia
    if foisa and not foia:
        scots = True
    if foia and not foisa and not laws.count("EISR2004"):
        scots = False
    eisr = laws.count("EISR2004") > 0 and not laws.count("EIR2004")
    return Scene(
        p=p,
        flat=flat,
        laws=laws,
        act="FOISA2002" if scots else "FOIA2000",
        regulations="EISR2004" if eisr or (scots and not laws.count("EIR2004")) else "EIR2004",
        is_mixed=bool(foia and foisa),
        is_reply=p.kind in ("foi_response", "correspondence", "decision"),
        known=set(),
    )
