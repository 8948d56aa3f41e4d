"""The foot of the page: contact lines, legal lines, confidentiality notices, dates of the page."""

from __future__ import annotations

from extractors.strip.line_rules.rule import Rule, line_rule

FOOT: tuple[Rule, ...] = (
    # -- contact ------------------------------------------------------------------------------------------------------
    line_rule(
        "contact",
        "contact line of the site",
        r"(?:for\s)?(?:all\s|further\s)?(?:media|press|general|interview|news\sdesk|newsroom|editorial|"
        r"advertising)(?:\s(?:and|or|&)\s(?:media|press|interview))?\s?(?:enquir(?:y|ies)|inquiries|contacts?|"
        r"office|information|team|lines?|queries|desk|requests?|officer)\b.{0,180}$",
        r"(?:(?:press|media)\s)?contact(?:\s(?:us|details|information|the\s(?:press|media|news)\s\w+|"
        r"[a-z]+\s[a-z]+\son))?\s?:?(?:\s.{0,180})?$|.{0,60}\bcontact\s?:\s.{0,180}$|for\s(?:more|"
        r"further)\s(?:information|details),?\s(?:please\s)?(?:contact|call|email|visit|ring)\b.{0,180}$",
        r"(?:t|e|m|w|tel|telephone|phone|e-?mail|fax|call|mobile|mob|text\s?relay|textphone|minicom|web|address|"
        r"switchboard|out\sof\shours)\b\s?(?:us\b.{0,20})?[.:]?\s?(?:\+?[\d(][\d\s()+-]{2,}|\S{1,60}@\S{1,80}|"
        r"www\.\S{3,60}|https?:\S{3,80}).{0,140}$",
        r"(?:in\san\s|for\san?\s)?(?:emergenc(?:y|ies)|non-?\s?(?:emergenc(?:y|ies)|urgent))\b.{0,30}\b(?:call|"
        r"dial|ring|999|101|111)\b.{0,100}$|(?:freephone|helpline|crimestoppers|samaritans|childline)\b.{0,140}$|"
        r".{0,100}\b(?:help\s?line|hotline|support\sline)\b.{0,40}\d{3,}.{0,80}$",
        r".{0,60}\b(?:call|ring|phone|tel|telephone|text)\s(?:us\s)?(?:now\s)?(?:on\s)?[\d(][\d\s]{4,}.{0,60}$",
        r"got\sa\s(?:tip|story)\b.{0,120}|(?:\*\s?)?(?:have|do|did|were|are)\syou\b.{0,140}(?:@|\bring\b|"
        r"\bcall\b|\bemail\b|\bget\sin\stouch\b|\bcontact\b).{0,100}|(?:call|ring|text|phone|dial|"
        r"speak\sto)\s(?:us|our\b.{0,40}|now|today|free)?\s?(?:now\s|today\s|"
        r"free\s)?(?:on\s)?[\d(][\d\s]{2,}.{0,100}$",
        r"get\sin\stouch\b.{0,60}$|(?:live\s)?chat\s(?:with\sus|now|online).{0,40}$|(?:request|book|"
        r"arrange)\sa\s(?:call\s?back|consultation|free).{0,60}$|make\san\senquiry\b.{0,40}$|"
        r"write\sto\sus\b.{0,100}$|visit\sus\b.{0,80}$|(?:opening|office)\shours\b.{0,80}$",
        r"(?:patient\sadvice|customer\s(?:services?|contact)|reception|front\sdesk|enquiries|"
        r"report\san?\s(?:crime|incident)|freedom\sof\sinformation\s(?:team|officer|unit|office)|foi\s(?:team|"
        r"officer|unit))\b.{0,100}\b\d{3,}.{0,80}$|dx\s?:?\s\d+.{0,60}$",
        longest=260,
        where="edge",
    ),
    line_rule(
        "contact",
        "contact line of the site",
        r"(?:call|ring|phone|tel|telephone|freephone|contact)\s?(?:us)?\s?(?:now|today|free|"
        r"24/7)?\s?(?:on)?:?\s?[\d(][\d\s]{4,}.{0,100}$|get\sin\stouch$|contact(?:\sus)?$|"
        r"make\san\senquiry.{0,30}$|(?:in\san\s)?emergency\b.{0,40}\b999\b.{0,60}$|request\sa\scall\s?back$|"
        r"get\shelp(?:\snow)?$",
        longest=140,
        where="edge",
    ),
    # -- legal lines --------------------------------------------------------------------------------------------------
    line_rule(
        "legal",
        "confidentiality notice of a mail",
        r"(?:this|the(?:\s(?:information|contents?)\s(?:of|in|contained\sin)\sthis)?)\s(?:e-?mail|message|"
        r"communication|transmission)\b.{0,160}\b(?:confidential|privileged|intended|virus|addressee|recipient)",
        r"(?:if\syou\s(?:have\sreceived|are\snot\sthe)|unless\syou\sare\sthe)\b.{0,60}\b(?:in\serror|"
        r"intended\srecipient|addressee)|(?:please\s)?(?:think|consider\sthe\senvironment)\sbefore\s(?:you\s)?pri"
        r"nt|(?:save|saving)\s(?:paper|trees)\b.{0,80}",
        r"(?:all\s)?(?:e-?mails?|communications)\s(?:to|from|sent)\b.{0,80}\b(?:monitored|recorded|intercepted|"
        r"scanned|not\ssecure)|(?:views|opinions)\sexpressed\sin\sthis\s(?:e-?mail|message)|"
        r".{0,80}\baccepts?\sno\s(?:liability|responsibility)\sfor\s(?:any\s)?(?:virus|loss|damage)",
        r"this\se-?mail\shas\sbeen\s(?:scanned|checked)\b.{0,120}|(?:scanned|checked)\s(?:by|for)\s(?:mimecast|"
        r"virus).{0,100}|disclaimer\s?:.{0,400}",
        longest=1500,
    ),
    line_rule(
        "legal",
        "legal line of the site",
        r"©|\(c\)\s(?:copyright\b|(?:19|20)\d\d)|copyright\s(?:©|\(c\)|(?:19|20)\d\d|notice|statement|policy)|"
        r".{0,100}\ball\srights\sreserved\b.{0,40}$|.{0,100}©\s?(?:19|20)\d\d|©?\s?crown\scopyright",
        r"(?:all\scontent\sis\savailable\sunder|re-?use\sis\sallowed|this\s(?:site|content)\sis\slicensed|"
        r"except\swhere\sotherwise\sstated)\b.{0,160}|open\sgovernment\slicen[cs]e\b.{0,60}$",
        longest=260,
    ),
    line_rule(
        "legal",
        "legal line of the site",
        r"(?:privacy|accessibility|terms|legal|disclaimer|modern\sslavery|cookies?|complaints|contact(?:\sus)?|"
        r"help|about(?:\sus)?|site\s?map|careers|jobs|freedom\sof\sinformation|foi|advertise(?:\swith\sus)?)"
        r"(?:\s(?:notice|policy|statement|and\sconditions|&\sconditions|of\suse|centre|information|procedure|"
        r"&\scookies|and\scookies))?"
        r"(?:[\s|·•,/-]+(?:privacy|accessibility|terms|legal|cookies?|contact|sitemap|site|map|help|about|notice|"
        r"policy|statement|and|conditions|of|use|us|careers|jobs|complaints|freedom|information|foi|modern|"
        r"slavery|disclaimer|©.{0,60})){0,20}$",
        r".{0,100}\b(?:is|are)\s(?:authorised\sand\s)?regulated\sby\b.{0,160}$|registered\s(?:in\s(?:england|"
        r"scotland|wales|northern)|charity|office|company|number|no|as\sa)\b.{0,200}$|"
        r".{0,80}\b(?:registered\scharity|charity|company)\s(?:registration\s)?(?:no|number|reg)\b.{0,120}$",
        r"(?:ipso|impress)\b.{0,100}$|.{0,60}\b(?:is|are)\s(?:a\s)?(?:members?\sof|"
        r"regulated\sby)\s(?:the\s)?(?:ipso|independent\spress|impress)\b.{0,140}|"
        r"(?:if\syou\shave\sa\s)?complain(?:t|ts)?\sabout\s(?:the\s)?(?:editorial|content|"
        r"this\sarticle)\b.{0,160}",
        r"(?:built|powered|designed|developed|hosted|website)\sby\b.{0,60}$|(?:vat|company|sra|"
        r"ico)\s(?:registration\s)?(?:no|reg|number)\b.{0,80}$|(?:this|the)\s(?:update|article|blog|post|content|"
        r"page|guide)\s(?:is|does|was)\s(?:not|for|intended)\b.{0,60}\b(?:advice|information\sonly)\b.{0,140}",
        r"(?:investors?\sin\speople|cyber\sessentials|iso\s\d{4,5}|disability\sconfident|rated\s\w+\sby\b|"
        r".{0,60}\brated\s(?:good|outstanding)\sby\b).{0,60}$",
        longest=300,
        where="edge",
    ),
    line_rule(
        "masthead",
        "date of the page, not of the document",
        r"(?:this\s(?:page|article|content|information)\s(?:was\s)?)?(?:page\s|first\s)?last\s(?:updated|"
        r"reviewed|modified|changed|edited|checked|amended)\b",
        r"(?:page\s|content\s)?(?:updated|reviewed|modified|amended)(?:\son)?\s?[:-]|page\s(?:updated|published|"
        r"created|last)\b|(?:next|date\sof(?:\snext)?)\sreview\b|(?:accessed|printed|retrieved|saved|"
        r"archived)\son\b|this\spage\swas\s(?:last|printed|saved)\b",
        longest=120,
        where="edge",
    ),
)
