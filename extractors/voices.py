"""Whose voice a line speaks in: the requester's questions and demands, or the authority's answers and reasons.

Patterns are matched against a block's text (markers such as "Q2b." taken off, white space made single); all are linear.
"""

from __future__ import annotations

import re

from extractors.read.lines import MARKER

_BODY = (
    r"(?:council|trust|university|department|authority|force|service|police|constabulary|commissioner|board|"
    r"college|agency|mps|"
    r"ministry|office|school|academy|partnership|executive|assembly|government|commission|company|"
    r"corporation|hospital|body)"
)

REQUEST_HEADING = re.compile(
    r"""(?:[\d.]{1,5}\s{1,4})?(?:(?:the|your|my|full|original|initial|foi|eir|information|(?:details?|summary|text
          |wording|nature|terms|copy)\sof(?:\s(?:the|your))?)\s){0,4}
    (?:requests?|questions?|enquiry|enquiries)(?:\s(?:details?|text|summary|description|made|received|asked
          |submitted|for\sinformation|in\sfull))?(?:\s(?:was|is|reads?))?\s?[:–-]?$
    |(?:the\s)?(?:information|data|details|documents?)\s(?:that\s)?(?:you\s(?:have\s)?|was\s|were\s
          |being\s)?(?:requested|sought|asked\sfor)\s?[:–-]?$
    |(?:what\s)?(?:have\s)?you\s(?:have\s)?(?:asked|requested|wrote|said|wanted)(?:\sus)?(?:\s(?:for|to\sknow|about))?\s?[:–-]?$
    |what\s(?:was\s|were\swe\s|we\swere\s|i\swas\s|they\s|(?:the\s|our\s)?(?:requester|requestor|applicant|enquirer)\s(?:has\s)?)
          (?:asked|requested|wanted|sought)(?:\sfor|\sto\s\w{2,12})?\s?:?$
    |(?:the\s)?(?:questions?|requests?|information)\s(?:that\s)?(?:we\s(?:were|received|got)|i\swas|you|the\srequester)
          (?:\s(?:asked|sent|put|made|given))?(?:\s(?:to\sus|for))?\s?:?$
    |requested\sinformation\s?:?$|q(?:uestion)?\s?:$|(?:questions?|request)\s(?:and\sanswers?|asked)$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading that stands over the requester's words."""

RESPONSE_HEADING = re.compile(
    r"""(?:[\d.]{1,5}\s{1,4})?(?:(?:the|our|full|foi|eir|council|trust|force|police|(?:summary
          |details?)\sof(?:\s(?:the|our))?)\s){0,3}
    (?:response|reply|answers?|decision|disclosure|findings?|outcome|result|conclusions?)s?(?:\s(?:details?
          |to\s(?:your|the)\srequest|notice|text|(?:and|&)\s\w+))?\s?[:–-]?$
    |(?:our|the)\s(?:response|reply|answer|decision)\b.{0,60}$|what\swe\s(?:found|hold|can|did|said|say|decided
          |know|have|replied|answered)\b.{0,40}$
    |reasons?\s(?:for|why)\b.{0,60}$|refusal\snotice.{0,30}$|information\s(?:released|disclosed|provided|held|not\sheld).{0,20}$
    |freedom\sof\sinformation\s(?:\(scotland\)\s)?act(?:\s\d{4})?$|(?:our|the)\s(?:position|consideration).{0,20}$|public\sinterest.{0,30}$|additional\s(?:information|context).{0,30}$
    |(?:section|regulation|s\.|reg\.|exemptions?|exceptions?)\s?\d?.{0,120}$|background$|evidence\sof\sharm$
          |annex\s[a-z]\b.{0,60}$|appeal\srights.{0,20}$|(?:advice|next\ssteps|contact)\b.{0,30}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading that ends the requester's words."""

LEAD_IN = re.compile(
    r"""\b(?:
      you\s(?:have\s|had\s|also\s|then\s|now\s|later\s|specifically\s|subsequently\s){0,2}(?:state|say|write|clarified
          |narrowed|refined|revised|amended|complained|explained|added|argued?|queried|seek|sought|ask|asked|request|requested|want|wanted
          |wrote|enquired|made|raised?|submitted|wish|wished|stated|said|wish\sto|posed|put|would\slike|need|needed|listed|set\sout)\b
      |your\s(?:e-?mail|letter|(?:foi\s|eir\s|information\s|original\s|initial\s|follow-?up\s)?(?:requests?
          |questions?|enquiry|enquiries|points?|queries|concerns?))\b.{0,120}?\b(?:was|were|is|are|read|reads
          |stated|states|said|asked|asks|asking|sought|seeks|seeking|set\sout|as\sfollows|below|following|that|for
          |came|arrived|reached|contains|contained|comprised|comprises|included|includes|posed|raised|had|has|made|ran|runs)\b
      |(?:is|was|reproduce|repeat|set\sout|quote|copied|restate)\s(?:here\s)?your\s(?:\w+\s){0,2}?(?:requests?|questions?|words|e-?mail|letter|enquiry)\b
      |(?:they|(?:the|this|your)\srequests?)\s(?:ask|asks|asked|contain|contains|contained|was|reads?|is)\b
      |(?:request(?:ed|ing)?|ask(?:ed|ing)?|seek(?:ing)?|sought)\s(?:for\s|access\sto\s|us\sfor\s)?(?:the\s)?following
      |(?:following|below)\s(?:foi\s)?(?:requests?|questions?|(?:information\s)?(?:was|were
          |has\sbeen)\s(?:requested|sought|asked))
      |(?:in|with)\s(?:which|respect|regard)\s.{0,40}\byou\s(?:asked|requested)\b
      |in\s(?:these|the\sfollowing)\s(?:terms|words)
      |(?:complainant|appellant|applicant|requester|requestor|he|she|they)\s(?:\w+\s){0,12}?(?:requested|asked|wrote|sought)\b.{0,120}\b(?:following|terms|information|that)
    ).{0,200}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The last sentence of a block that leads in to the requester's words (its end is tested apart)."""

AUTHORITY_OPENING = re.compile(
    r"""(?:on\s[^.,]{3,40},?\s)?(?:i|we)\s(?:therefore\s|then\s|also\s|initially\s|originally\s"
    r"|first\s)?(?:agree|accept|uphold|upheld|find|found|conclude[d]?
          |replied|responded|answered|refused|withheld|released|disclosed|sent|told\syou|explained|overturn(?:ed)?|disagree)\b
      |(?:on\s[^.,]{3,40},?\s)?(?:the|our|its|that|this|your)\s(?:[\w'’]{1,20}\s){0,2}(?:first|initial|original|earlier|previous|last|final|holding|refusal|review|decision)
          \s(?:response|reply|answer|decision|letter|refusal|notice|email|e-mail|outcome)\b
      |in\s(?:the|our|its|that|this|my)\s(?:[\w'’]{1,20}\s){0,2}(?:response|reply|answer|decision|refusal|view|opinion|judgment)\b
      |i\sdo\snot\s(?:agree|accept|uphold|find|conclude)\b
      |(?:i|we)\s(?:have\s(?:today|now|also|dealt|considered|decided|completed|searched|conducted|treated|handled
          |found|located|processed|reviewed|set\sout|provided|attached|answered|been\sable|not\sbeen)
          |can\s(?:now\s|also\s|only\s|therefore\s)?(?:respond|reply|answer|confirm|advise|neither|inform|tell|provide|give|disclose)
          |confirm|am\s(?:now\s)?(?:able|pleased|writing\s(?:in|to\s(?:confirm|advise|inform|let))|responding
          |replying|sorry|satisfied|not\sobliged)
          |are\s(?:now\s)?(?:able|unable|pleased|withholding|releasing|disclosing|not\sobliged|refusing|writing)
          |hold\b|do\snot\s(?:hold|record|believe\sthat\sit)|estimate|enclose|attach\b|regret|apologise|aim\sto
          |neither|received|acknowledge|wrote|refer\sto|note\sthat\syou|must|will\sreply|consider\sthat)
      |(?:my|our)\s(?:response|decision|reply|answers?|records|searches|systems?)\b|your\srequest\s(?:has|was|is
          |for|under|of|dated|received)|this\s(?:request|letter|response|is\s(?:our|my|a\sresponse|to\sacknowledge))\b
      |(?:all\s|some\s(?:of\s)?|part\sof\s|most\sof\s)?(?:the\s)?(?:requested\s)?information\s(?:you\s(?:have\s)?(?:requested|asked\sfor|seek|sought)\s)?(?:requested\s)?(?:is|are|has|below|can|cannot|relating\sto\syour|held)\b
      |(?:some|part|all|most|none)\sof\s(?:what|the\sinformation)\s(?:you|is)\b
      |please\s(?:find|see|be\s(?:advised|aware)|note|accept|refer|quote)|(?:many\s)?(?:thank\syou|thanks)\sfor
          |(?:a\s)?(?:search(?:es)?|enquiries)\s(?:was|were|have|has|of)\b
      |in\s(?:response|accordance|answer|reply|relation|respect|order\sto\s(?:comply|answer)|line\swith)
          |with\s(?:regards?|respect)\s(?:to|of)|in\sregards?\sto|following\s(?:receipt|a\ssearch|our
          |consideration)|having\s(?:considered|completed|located|searched|reviewed|made)|further\sto\s(?:your|my
          |our)|regarding\s(?:question|your|point|part|q\d)
      |(?:the\s)?(?:answers?|response)\s(?:to|is|are|below|we)\b|responses?\s(?:to|are)\b|(?:to|under)\s(?:answer
          |section|regulation)\b|under\sthe\sterms\sof
      |(?:un)?fortunately|it\s(?:is|was|has)\b.{0,60}\b(?:estimated|decided|considered|not\spossible|confirmed)
          |(?:no|the\s(?:relevant|requested))\s(?:information|data|records?)\s(?:is|are|was)\b|not\sheld\b
          |nil\sreturn|(?:the\s)?data\s(?:was|has\sbeen|is)\b
      |(?:this|the)\s(?:[\w'’&-]{1,30}\s){0,6}"""
    + _BODY
    + r"""(?:\s\([\w\s]{1,30}\))?\s(?:has|have|holds?|does|do|can|cannot|confirms?|is|are|considers?|will
          |estimates?|received|neither|therefore|relies|refuses|wishes|would)\b
      |[A-Z][\w'’&-]{0,30}(?:\s(?:of|and|for|the|[A-Z&][\w'’&-]{0,30})){0,7}\s(?:can\s(?:confirm|neither|advise)
          |neither\sconfirms|holds\b|does\snot\shold|has\s(?:decided|considered|searched|completed)|confirms\b)
      |(?:section|regulation|s\.|reg\.)\s?\d|exempt""",
    re.IGNORECASE | re.VERBOSE,
)
"""The opening of a block in the authority's voice."""

AUTHORITY_HINT = re.compile(
    r"\b(?:we|our)\b|\bexempt|\bwithheld|\bnot held\b|\bis held\b|\bare held\b|\bdisclos|\b(?:is|are|was|"
    r"were) (?:as follows|attached|enclosed|shown|set out)\b|"
    r"\bplease (?:see|find|note)\b|\binternal review\b|\bas (?:an? )?(?:alternative|exemption)|\byour (?:request|"
    r"e-?mail|letter|question)",
    re.IGNORECASE,
)
"""Words that make the authority the likelier speaker."""

REQUEST_OPENING = re.compile(
    r"""(?:and\s|also,?\s|then\s|specifically,?\s|in\sparticular,?\s|for\sthe\s(?:same|above)\s.{0,40},\s|(?:in|for
          |during|between|from|since)\s.{4,80},\s){0,2}
    (?:please\s(?:can|could|would|will|provide|supply|send|tell|state|confirm|list|give|let|include|also|break
          |specify|indicate|detail|disclose|forward|advise|answer|outline|explain|identify|describe|attach|set|say
          |carry|review|split|show|share|name|copy|do\snot|treat|accept\sthis)
    |(?:can|could|would|will|may)\s(?:you|i|the\s\w+)\b|how\s(?:many|much|often|long|frequently|is|are|was|were|do
          |does|did|has|have)\b
    |(?:do|does|did|has|have|is|are|was|were|had)\s(?:you|your|the|there|any|these|those|it|they|all)\b
    |(?:what|which|who|whom|whose|when|where|why|in\swhat|in\swhich|for\swhat|of\sthese|of\sthose|at\swhat|by\swhat
          |to\swhat|on\swhat)\b
    |(?:i|we)\s(?:would|should|'d|wish|want|am\s(?:writing\sto\s(?:request|ask|make)|requesting|seeking|looking
          |asking|interested|also)|request|require|hereby|also\s(?:request|want|would)|ask\b|understand|believe
          |do\snot|note\sthat\sthe|need|seek)
    |(?:a\s)?(?:cop(?:y|ies)|lists?|breakdown|details?|number|names?|dates?|totals?|minutes|records?|figures?
          |summary|amount|costs?|value|job\stitles?|information)\s(?:of|about|on|for|relating|and)\b
    |(?:all|any|every)\s(?:of\s)?(?:the\s)?(?:[\w-]{1,20}\s){0,3}(?:correspondence|e-?mails?|documents?|information
          |records?|data|reports?|minutes|letters|contracts?|complaints?|briefings?|notes|advice|communications?
          |meetings|material|papers|policies)\b
    |(?:the|their|its|your)\s(?:[\w-]{1,20}\s){0,3}(?:number|amount|costs?|value|names?|dates?|total|breakdown
          |reasons?|outcomes?|figures?|percentage|proportion|age|grade|location|nature|type|spend|copies)\b
    |if\s(?:so|yes|not|no|possible|you|this|any|the|it|there)\b|under\sthe\s(?:foi|freedom|eir|environmental
          |terms\sof\sthe\sfreedom)|for\seach\b|broken\sdown|(?:for|in)\sthe\s(?:past|last|following|financial
          |calendar|years?|same)\b|by\s(?:year|month|ward|gender|force))""",
    re.IGNORECASE | re.VERBOSE,
)
"""The opening of a block in the requester's voice (a list's item may open so in an answer too: see `asks`)."""

DEMAND = re.compile(
    r"""(?:please\s(?:can|could|would|provide|supply|send|tell|state|list|give|let\sme|specify|include\s(?:the|any
          |all|a|details)|confirm\s(?:how|if|whether|the|what)|also|break|supply|disclose|answer)\b
    |(?:can|could|would)\syou\b|how\s(?:many|much|often)\b.{0,400}\?|(?:i\s(?:would|am\swriting\sto|'d)\s(?:like
          |be\sgrateful|appreciate|request|ask|make))|.{3,600}\?$
    |(?:do|does|did|has|have|is|are|was|were)\s(?:you|your|the|there|any)\b.{0,400}\?)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Unmistakably a question or a demand."""

REQUESTER_HINT = re.compile(
    r"\byour (?:force|council|trust|organisation|department|authority|police|university|service|records?|area|staff|"
    r"school|constabulary|team)\b|"
    r"\byou (?:hold|have|provide|could|can|keep|use)\b|\bi (?:would|am|do|want|request|understand|believe|"
    r"look forward|can|have|was|know|think|expect)\b|\bmy (?:request|questions?)\b|"
    r"\bunder (?:the )?(?:foi|freedom of information)",
    re.IGNORECASE,
)
"""Words that make the requester the likelier speaker."""

ANSWER_LABEL = re.compile(
    r"(?:A(?=[.:\t–-])|A\s?\d{1,2}[a-z]?(?=[\s.:)–-]|$)|(?i:(?:(?:our|the|trust|council|force)\s)?(?:ans(?:wer)?|response|reply|"
    r"res)\b))\s?(?:\d{1,2}[a-z]?\b)?\s?[.:)\t–-]{0,2}"
)
"""The label of an answer: "A.", "A3:", "Answer", "Response -"."""

TAKES_TURNS = re.compile(
    r"\b(?:questions?|requests?|points?|parts?|queries|items?)\b.{0,120}\b(?:below|in turn|in order|as "
    r"follows|with (?:our|my|the) (?:answers?|"
    r"responses?|repl)|and (?:our|my|the) (?:answers?|responses?|repl))|\b(?:answers?|responses?|repl(?:y|"
    r"ies))\b.{0,60}\bquestions?\b.{0,80}\bbelow\b|\b(?:answers?|responses?|repl(?:y|ies))\s(?:follows?|appears?|comes?|(?:is|are)\s"
    r"(?:given|shown|set\sout|printed))\b.{0,40}\b(?:each|every)\b",
    re.IGNORECASE,
)
"""The authority announces that questions and answers take turns: "Your questions are set out below with our answers"."""

TO_AUTHORITY = re.compile(
    r"\b(?:do|did|does|have|has|can|could|will|would|are|were)\s(?:you|the\s(?:council|trust|force|"
    r"department|university|authority|board|service|police|agency|school))\b|\byour\b|"
    r"^please\s(?:provide|supply|send|list|state|tell|give|confirm)\b",
    re.IGNORECASE,
)
"""A question that is put to the authority."""

QUESTION_LABEL = re.compile(
    r"(?:(?:part|point|item|query)\s?\d{1,2}[a-z]?|q(?:uestion)?\s?\d{0,3}[a-z]?(?:\([a-z]{1,3}\))?|"
    r"request\s?\d{0,2})\s?[.:)–-]?\s{0,4}",
    re.IGNORECASE,
)
"""The label of a question: "Q2b", "Question 3:", "Request -"."""


def bare(text: str, start: int, end: int, limit: int = 600) -> str:
    """A block's text without its marker, white space made single, at most `limit` code points of it."""
    marker = MARKER.match(text, start, end)
    first = marker.end() if marker is not None else start
    return " ".join(text[first : min(end, first + limit)].split()).lstrip("-–—:. ")


def asks(content: str) -> bool:
    """Whether a block's text (see `bare`) is a question or a demand to the authority."""
    return REQUEST_OPENING.match(content) is not None and (DEMAND.match(content) is not None or content.endswith("?"))


def answers(content: str) -> bool:
    """Whether a block's text (see `bare`) opens in the authority's voice."""
    return AUTHORITY_OPENING.match(content) is not None
