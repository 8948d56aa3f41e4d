"""Bind citations that name no law beside them: by the sentence, the paragraph, and the document's default."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.law_names import Law
from extractors.exemptions.scene import PAPER, Scene
from models.facts import Regime
from models.regimes import is_well_formed, look_up, section_of

_OTHER_USE = re.compile(
    r" {0,2}(?:\([a-z ]{2,30}\) )?(?:agreements?|orders?|stops?|searche?s?|stop[- ]and[- ]search|inquir|enquir|"
    r"investigat(?:ion|ions)\b(?! and)|assessments?|"
    r"detentions?|detained|detainees?|powers?|authori[sz]ations?|offences?|assaults?|wounding|woundings|gbh|abh|"
    r"arrests?|"
    r"warrants?|suites?|beds?|patients?|contributions?|funding|money|monies|children|child|plans?|meetings?|"
    r"closures?|eviction|"
    r"possession|repairs?|works|licen[cs]es?|permits?|certificates?|officers?|staff|grants?|hearings?|"
    r"reports?\b(?! that)|convictions?|"
    r"charges?|dispersal|bail|tenanc|planning|highways?|adoption|accommodation|support|aftercare|after-care)",
    re.IGNORECASE | re.ASCII,
)

_ELSEWHERE = re.compile(
    r"stop and search|\bsearch(?:es|ed)\b|arrest|detain|detention|assault|wound|evict|landlord|tenan|planning|"
    r"developer|mental health|child protection|"
    r"\bcouncil tax|safeguarding|licens|traffic|parking|terroris|offence|dispersal|public order|protest|knife|weapon",
    re.IGNORECASE | re.ASCII,
)

_COST = re.compile(r" {0,2}[-:(.]{0,2} {0,2}(?:[Ee]xce(?:ssive|eds)|[Cc]osts?|[Vv]exatious)")

_PLAIN_WORDS = frozenset(["information", "relations", "public"])

_NOTICE = re.compile(r" {0,2}(?:eviction |possession |possession-|no-fault |housing )?notices?\b", re.IGNORECASE)

_CUE = re.compile(
    r"exempt|exception|withh|refus|freedom of information|\bFOI|\bEIR|environmental information|disclos|"
    r"neither confirm|appropriate limit|"
    r"cost limit|information commissioner|\bICO\b|public interest|internal review|vexatious|redact|rel(?:y|ied|"
    r"ies|ying) on|"
    r"engaged|20 working days|\blimit\b|contrary to|breach|not held|deadline|required to|advice|in time\b"
    r"|compl(?:y|ied)|"
    r"complain|personal data|qualified person|advice and assistance|\bcit(?:e|es|ed|ing)\b|hid(?:e|es|ing"
    r"|den) behind|no bar\b|turn(?:ed|ing) (?:[a-z']+ ){1,4}(?:down|away)|"
    r"information requests?|requests? for information|sa(?:id|ying) no\b",
    re.IGNORECASE | re.ASCII,
)

_FIRM_CUE = re.compile(
    r"exempt|withh|refus|freedom of information|\bFOI|neither confirm|redact|rel(?:y|ied|ies|ying) on|engaged"
    r"|not held|"
    r"information commissioner|\bICO\b|internal review|vexatious|appropriate limit|cost limit|advice and assistance",
    re.IGNORECASE | re.ASCII,
)

_USED = re.compile(
    r"\b(?:appl(?:y|ies|ied)|use[sd]?|using|claim(?:ed)?|hide|cover(?:s|ed)?|invoke|excuse)\b", re.IGNORECASE
)
"""What a requester says of an exemption, and hardly of anything else in a request: "I think section 43 can't apply"."""

_NUMBERED = re.compile(
    r"\b(?:questions?|q|parts?|points?|items?|paragraphs?|paras?|articles?|arts?\.?|schedules?|sch\.?|tables?|"
    r"figures?|annex(?:es)?|rules?|clauses?|"
    r"appendix|appendices|conditions?|criteri(?:a|on)|numbers?|nos?\.?|steps?|notes?|footnotes?|pages?|chapters?|"
    r"volumes?|grades?|bands?|levels?|"
    r"phases?|documents?|requests?|version|tiers?|limb|subsections?|sub-sections?|standing orders?|recommendations?)"
    r"(?![a-z])(?: ?[0-9()a-z,&-]{1,12}(?: and| or| to)?){0,3} {0,2}$",
    re.IGNORECASE | re.ASCII,
)

_LEAD = re.compile(
    r"(?:\b(?:under|at|in|of|by virtue of|via|for|rely(?:ing)? on|relied on|reliance on|engage[sd]?|apply|applied|"
    r"applying|appl(?:ies|ication of)|cit(?:e[sd]?|ing)|that|and|or|but|while|whereas|though|with|to|"
    r"exemptions?|exceptions?|limbs?|FOIA?|FOISA|EIRs?|provisions?|neither|both|invoke[sd]?|claim(?:ed|s)?|"
    r"use[sd]?|using)|[,;:&(])[ :\"']{0,3}$",
    re.IGNORECASE | re.ASCII,
)

_EXCEPTION = re.compile(r"1[02]\([45]\)\([a-g]\)")

_OTHER_SECTION = re.compile(r"\bsections? (?:1[0-9]|[2-4][0-9])\b", re.IGNORECASE)
_SHORT = 60
"""Code points of a sentence that says nothing by itself."""

LASTING = 1500
"""Code points for which a bare section still belongs to the regime that was the last law named."""

COMMON_PROCEDURE: dict[Regime, frozenset[str]] = {
    "FOIA2000": frozenset(["1", "2", "8", "9", "10", "11", "11A", "16", "17", "19", "45", "46", "50", "57", "77"]),
    "FOISA2002": frozenset(
        ["1", "2", "8", "9", "10", "11", "15", "16", "17", "19", "20", "21", "23", "47", "49", "56"]
    ),
    "EIR2004": frozenset(["4", "5", "6", "7", "8", "9", "10", "11", "12", "14", "18"]),
    "EISR2004": frozenset(["4", "5", "6", "7", "8", "9", "13", "16", "17"]),
}
"""Duties that responses name without naming the Act. Rarer sections are taken only with their Act beside them."""


def implied_law(
    scene: Scene, anchors: Sequence[Anchor], told: Sequence[Law | None], index: int
) -> tuple[Law | None, str]:
    """The law of a citation that names none beside it, and how it was told; (None, "") where it is no provision of ours."""
    anchor = anchors[index]
    if _is_other_use(scene, anchor):
        return None, ""
    if anchor.noun in ("regulation", "exception"):
        return _implied_regulation(scene, anchors, told, index)
    if anchor.noun == "bare":
        return _implied_bare(scene, anchor)
    return _implied_section(scene, anchor)


def _is_other_use(scene: Scene, anchor: Anchor) -> bool:
    """ "section 106 agreement", "section 60 stop", "section 21 notice": a well-known thing of another law."""
    if anchor.noun not in ("section", "regulation"):
        return False
    if _OTHER_USE.match(scene.flat, anchor.end) or PAPER.match(scene.flat, anchor.end):
        return True
    last = section_of(anchor.items[-1].number)
    row = look_up(scene.act, last)
    is_refusal_notice = row is not None and row.title in (
        "Refusal of request",
        "Information notices",
        "Enforcement notices",
    )
    return _NOTICE.match(scene.flat, anchor.end) is not None and not is_refusal_notice


def _implied_regulation(
    scene: Scene, anchors: Sequence[Anchor], told: Sequence[Law | None], index: int
) -> tuple[Law | None, str]:
    anchor, regime = anchors[index], scene.regulations
    number = anchor.items[0].number
    if _other_law_near(scene, anchor, "regulation"):
        return None, ""
    if scene.laws.count(regime):
        return regime, "default"
    beside = index > 0 and told[index - 1] in ("FOIA2000", "FOISA2002") and anchor.start - anchors[index - 1].end < 12
    if beside or _EXCEPTION.match(number):
        return regime, "beside"
    return None, ""


def _implied_bare(scene: Scene, anchor: Anchor) -> tuple[Law | None, str]:
    number = anchor.items[0].number
    section = section_of(number)
    before = scene.flat[max(0, anchor.start - 60) : anchor.start]
    if _NUMBERED.search(before):
        return None, ""
    regimes: list[Regime] = [scene.act, scene.regulations]
    if _EXCEPTION.match(number) and scene.laws.count(scene.regulations) and is_well_formed(scene.regulations, number):
        return scene.regulations, "form"
    named = [r for r in regimes if (r, section) in scene.known and is_well_formed(r, number)]
    if anchor.word == "rely":
        return (named[0], "known") if named else (None, "")
    if named and (_LEAD.search(before) or number.count("(") > 1 or int(re.sub(r"\D.*", "", section)) > 11):
        return named[-1] if len(named) > 1 and "exception" in before.lower() else named[0], "known"
    fitting = [
        r for r in regimes if is_well_formed(r, number) and (r in ("FOIA2000", "FOISA2002") or scene.laws.count(r))
    ]
    if "exception" in before.lower() or (section in ("12", "13") and number.count("(") > 1):
        fitting.reverse()
    row = look_up(fitting[0], number) if fitting else None
    if row is not None and row.kind != "procedure" and _LEAD.search(before) and _CUE.search(_sentence(scene, anchor)):
        return fitting[0], "cue"
    return None, ""


def _implied_section(scene: Scene, anchor: Anchor) -> tuple[Law | None, str]:
    section = section_of(anchor.items[0].number)
    regime = _by_title(scene, anchor, section) or _nearest_act(scene, anchor)
    row = look_up(regime, section)
    if row is None:
        return None, ""
    sentence = _sentence(scene, anchor)
    has_cue = _CUE.search(sentence) is not None or _follows_talk_of_access(scene, anchor, row.kind)
    is_named = (regime, section) in scene.known
    if _other_law_near(scene, anchor, "act") and not is_named and not _is_of_access(scene, anchor, sentence, row.kind):
        return None, ""
    is_usual = row.kind != "procedure" or section in COMMON_PROCEDURE[regime]
    is_short = anchor.word.rstrip(". ").lower() in ("s", "ss") and not anchor.items[0].has_group
    is_abbreviation = is_short and len(section) < 2
    is_about_access = scene.p.default_regime is not None or scene.laws.count(regime) > 0 or scene.is_reply
    if is_short and not is_about_access:  # "S10" and "S4" name many things elsewhere
        return None, ""
    if not is_usual and not has_cue:
        return None, ""
    before = scene.laws.before(anchor.start)
    is_after_law = before is not None and before.law == regime and anchor.start - before.end < LASTING
    if is_after_law and row.kind != "procedure" and not is_abbreviation and not _ELSEWHERE.search(sentence):
        return regime, "nearness"
    if scene.p.default_regime is not None and not _ELSEWHERE.search(sentence) and row.kind != "procedure":
        is_path = any(item.has_group for item in anchor.items)
        if is_path or _has_title(scene.flat, anchor.end, row.title):
            return regime, "form"
    if is_named or has_cue or anchor.noun == "exemption":
        return regime, "known" if is_named else "cue"
    if is_usual and not is_abbreviation and _is_only_law(scene, regime) and not _ELSEWHERE.search(sentence):
        return regime, "only_law"
    in_request = scene.p.zone_at(anchor.start) == "request"
    if in_request and scene.is_reply and row.kind == "exemption" and not is_abbreviation and _USED.search(sentence):
        return regime, "argued"
    if scene.is_reply and not in_request and not is_abbreviation and is_usual:
        return regime, "default"
    return None, ""


def _is_only_law(scene: Scene, regime: Regime) -> bool:
    """Whether the document is about this Act and names no other law at all."""
    if scene.laws.count("OTHER"):
        return False
    if scene.p.default_regime is None:  # a reply that names no law at all
        return scene.is_reply and not scene.laws.mentions
    return scene.p.default_regime == regime and (scene.is_reply or scene.laws.count(regime) > 0)


def _follows_talk_of_access(scene: Scene, anchor: Anchor, kind: str) -> bool:
    """Whether the sentence before, in the same paragraph, speaks of access: "We answered 83 requests. Section 44 was used twice."

    For a duty only a short sentence leans so on the one before ("Nor was section 16.").
    """
    index = scene.p.sentence_index(anchor.start)
    if not index:
        return False
    here, before = scene.p.sentences[index], scene.p.sentences[index - 1]
    if "\n\n" in scene.p.text[before.end : here.start] or (kind == "procedure" and here.end - here.start > _SHORT):
        return False
    words = scene.flat[max(before.start, before.end - 300) : before.end]
    if _ELSEWHERE.search(words) or _ELSEWHERE.search(scene.flat, here.start, min(here.end, here.start + 300)):
        return False
    return _FIRM_CUE.search(words) is not None or (kind == "procedure" and _OTHER_SECTION.search(words) is not None)


def _has_title(flat: str, end: int, title: str) -> bool:
    """Whether the provision's own title, or a word of it, stands behind the citation: "Section 21 - Accessible by other means"."""
    words = set(re.findall(r"[a-z]{5,}", flat[end : end + 60].lower()))
    return (
        bool(words & set(re.findall(r"[a-z]{5,}", title.lower())) - _PLAIN_WORDS) or _COST.match(flat, end) is not None
    )


def _by_title(scene: Scene, anchor: Anchor, section: str) -> Regime | None:
    """The Act whose section bears the title in brackets behind: "38 (health and safety)" or "38 (personal data)"."""
    if not scene.laws.count("FOISA2002") or not scene.flat.startswith(" (", anchor.end):
        return None
    titled: list[Regime] = []
    for regime in ("FOIA2000", "FOISA2002"):
        row = look_up(regime, section)
        if row is not None and _has_title(scene.flat, anchor.end, row.title):
            titled.append(regime)
    return titled[0] if len(titled) == 1 else None


def _nearest_act(scene: Scene, anchor: Anchor) -> Regime:
    if not scene.is_mixed:
        return scene.act
    # The paragraph holds: "Decision 1/2022 turned on section 30 of FOISA. It also upheld section 36(1)."
    start = max(scene.p.text.rfind("\n", 0, anchor.start), anchor.start - LASTING, 0)
    for mention in reversed(scene.laws.within(start, anchor.start)):
        if mention.law in ("FOIA2000", "FOISA2002"):
            return mention.law
    return scene.act


def _other_law_near(scene: Scene, anchor: Anchor, kind: str) -> bool:
    """Whether the last law named before, in this sentence or the one before it, is another law."""
    before = scene.laws.before(anchor.start)
    if before is None or before.law != "OTHER":
        return False
    name = scene.flat[before.start : before.end].lower()
    if ("regulations" in name) != (kind == "regulation"):  # regulations have no sections, nor Acts regulations
        return False
    index = scene.p.sentence_index(anchor.start)
    if index is None:
        return anchor.start - before.end < 200
    first = scene.p.sentences[max(0, index - 1)].start
    return before.start >= first and anchor.start - before.end < 400


def _is_of_access(scene: Scene, anchor: Anchor, sentence: str, kind: str) -> bool:
    """Whether a citation near another law is of an access law all the same, by what its own sentence says."""
    if _FIRM_CUE.search(sentence) is None:
        return False
    before = scene.laws.before(anchor.start)
    held = scene.p.sentence_at(anchor.start)
    is_same_sentence = before is not None and held is not None and before.start >= held.start
    return kind != "procedure" or not is_same_sentence


def _sentence(scene: Scene, anchor: Anchor) -> str:
    """The sentence that holds the citation, at most 600 code points around it."""
    sentence = scene.p.sentence_at(anchor.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (anchor.start - 200, anchor.end + 200)
    return scene.flat[max(0, start, anchor.start - 300) : max(anchor.end, min(end, anchor.end + 300))]
