"""Notices and counters around the content: service alerts, appeals for money, pagers, numbers of readers, ages of pages."""

from __future__ import annotations

from extractors.strip.line_rules.rule import Rule, line_rule

_APPEAL = (
    r"(?:please\s)?(?:donate|give|chip\sin|subscribe|support\s(?:us|our\s\w+)|join\sus|become\sa\smember)\b\s?"
    r"(?:now\s|today\s)?(?:with\s|for\s|from\s)?(?:just\s|only\s|as\slittle\sas\s)?£\d[\d.]*\b"
)
_PAGES = (
    r"(?:foi\s|eir\s|other\s)?(?:disclosures?|responses?|requests?|answers?|replies|reply|publications?|stories|articles?|pages?|posts?|"
    r"releases?|documents?|items?|reading|links?|logs?\sentr(?:y|ies))"
)

NOTICES: tuple[Rule, ...] = (
    line_rule(
        "furniture",
        "notice of a service, with its emergency number",
        r"(?:in\san\semergency|if\s(?:it\sis|it's|this\sis)\san\semergency|(?:for\s)?(?:non-?\s?)?emergenc(?:y|ies)\b|for\sanything\selse)"
        r"\b.{0,60}\b(?:call|dial|ring|use|999|101|111|112)\b.{0,120}$",
        r"(?:please\s)?(?:only\s)?(?:use|call|dial|ring)\s(?:a&e|999|111|101|112|nhs\s111)\b.{0,140}$",
        r"(?:service\sstatus|current\swait(?:ing)?(?:\stime)?s?|status)\s?:\s.{0,160}\b(?:busy|999|111|101|normal|minutes|delays?)\b.{0,80}$",
        r"our\s(?:phone|telephone)\s?lines\s(?:are|will\sbe)\b.{0,140}$",
        r"sorry,?\s(?:your|we|this|that)\b.{0,60}\b(?:saved|found|loaded|available|work)\b.{0,60}$",
        r"listen\s?\(?\d{1,3}\s?min.{0,12}$",
        longest=220,
        where="edge",
    ),
    line_rule(
        "contact",
        "appeal for witnesses",
        r"(?:if\syou\s(?:have|know|saw)|anyone\s(?:with|who))\b.{0,100}\b(?:call|ring|contact|crimestoppers)\b.{0,60}\d{3}.{0,60}$",
        longest=240,
        where="tail",
    ),
    line_rule(
        "advert",
        "appeal for money, with its price",
        r"(?:.{0,140}[.?!:|]\s)?" + _APPEAL + r".{0,80}$",
        r"text\s\w{2,12}\sto\s\d{5}\b.{0,80}$|.{0,80}\bto\s(?:donate|give)\s£\d.{0,40}\btext\s.{0,40}$",
        r"advert(?:isement)?(?:\s(?:ends?|over|above|below)|\s?[-–—]\s?(?:story|article|scroll).{0,40})$",
        longest=240,
    ),
    line_rule(
        "advert",
        "appeal for money, with its price",
        r".{0,140}(?<!\bto)(?<!\bwho)\s" + _APPEAL + r"(?:.{0,80}[^.])?$",
        longest=240,
        where="edge",
    ),
    line_rule(
        "newsletter",
        "newsletter, with the number of its readers",
        r"(?:.{0,160}[.:!|-]\s)?(?:join|trusted\sby|read\sby)\s(?:our\s|the\s|more\sthan\s|over\s|nearly\s)?[\d,]{2,}\+?\s(?:other\s)?"
        r"(?:readers|subscribers|supporters|members|others|followers|people\swho)\b.{0,80}$",
        r"get\s(?:the|our)\s.{2,60}\b(?:briefing|newsletter|round-?up|bulletin|digest|e-?mail)\b\s?[:–-].{0,120}$",
        longest=260,
    ),
    line_rule(
        "related",
        "link to a neighbouring page",
        r"(?:next|previous|prev|earlier|later)(?:\s" + _PAGES + r")?\s?[:»›←→]\s?\S.{0,150}[^.?!]$",
        r"(?:similar|related|linked|other|earlier|previous|recent|more)\s"
        + _PAGES
        + r"(?:\s(?:on|in|about|from)\s(?:this|the\ssame)\s\w{2,14})?\s?:\s.{0,200}[^.?!]$",
        r"see\salso\s?:\s.{0,160}[^.?!]$|more\s(?:like\sthis|on\sthis(?:\s\w{2,12})?)\s?:\s.{0,160}$",
        longest=260,
        where="tail",
    ),
    line_rule(
        "furniture",
        "counter of the page",
        r"(?:(?:page\s)?views|downloads|hits|visits|shares|likes|reads)\s?:\s?[\d,]+k?\b.{0,100}$",
        r"(?:showing|displaying|viewing)\s(?:results?\s|items?\s)?\d+\s?(?:to|-|–)\s?\d+\sof\s[\d,]+.{0,40}$",
        r"this\s(?:page|article|story|post)\sis\s(?:more\sthan\s|over\s)?\d+\s(?:years?|months?|days)\sold\b.{0,60}$",
        r"(?:was|is)\sthis\s(?:helpful|useful)\b.{0,100}$|offensive\?.{0,120}$",
        longest=180,
    ),
    line_rule(
        "masthead",
        "date of the page, not of the document",
        r"(?:page|content|guidance|information|article)\s(?:was\s)?(?:last\s)?(?:reviewed|updated|checked)\b.{0,140}$",
        r"(?:.{0,60}(?<!the)\s)?next\sreview(?:\sdue|\sdate)?\s?:?\s(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|"
        r"summer|autumn|winter).{0,40}$",
        longest=170,
        where="tail",
    ),
    line_rule(
        "legal",
        "award or membership of the body",
        r"(?:[\w\s]{0,40}\s)?rated\s(?:as\s)?(?:good|outstanding)\b.{0,60}\bby\b.{0,120}$",
        longest=200,
        where="tail",
    ),
)
