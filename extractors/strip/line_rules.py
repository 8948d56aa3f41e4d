"""What the furniture of British websites says, line by line: one table of patterns for each label.

Every pattern is matched at the start of a line in lower case with curly apostrophes made straight and runs of white space
made single; a rule also gives the longest line that it may take, since furniture is short and content precious.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.documents import LabelName

Where = Literal["any", "edge", "head", "tail"]
"""Where on the page a rule holds: anywhere, outside the content ("edge": before or after it), only before, only after."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its label and reason; `longest` is the longest line it takes (code points), `where` the region it holds in.

    `opens` marks the title of a box: the short lines under it go with it.
    """

    label: LabelName
    reason: str
    pattern: re.Pattern[str]
    longest: int = 120
    where: Where = "any"
    opens: bool = False


def _rule(
    label: LabelName, reason: str, *patterns: str, longest: int = 120, where: Where = "any", opens: bool = False
) -> Rule:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return Rule(label, reason, re.compile(joined, re.VERBOSE), longest, where, opens)


_PAGE = r"(?:this|our|the)\s(?:web\s?)?(?:site|page|service|content|article|information|response|answer)"
_NETWORKS = (
    r"(?:share|tweet|post|pin|e-?mail|print|this|page|article|copy|link|whatsapp|facebook|twitter|x|linkedin|reddit|bluesky|"
    r"threads|instagram|youtube|messenger|telegram|tiktok|flickr|snapchat|on|via|by|reuse|content|mastodon|rss|save)"
)
_MORE = (
    r"(?:news|posts?|stories|articles|releases|updates|headlines|tweets|blogs?|topics|press\sreleases|events|videos?|"
    r"now|reports?|reading|case\sstudies|insights|jobs|vacancies)"
)
_KIN = (
    r"(?:content|links?|pages?|posts?|articles?|stories|story|disclosures?|documents?|news|information|topics?|reading|items?|"
    r"publications?|responses?|foi(?:\s\w+)?|requests?|guidance|services?|collections?|coverage|searches|subjects)"
)

RULES: tuple[Rule, ...] = (
    # -- leaving the site fast (domestic abuse charities, police) -----------------------------------------------------
    _rule(
        "exit",
        "quick exit line",
        r"quick(?:ly)?\s?-?(?:exit|escape|leave)\b",
        r"(?:leave|exit|hide|close)\s(?:from\s)?(?:this\s|our\s|the\s)?(?:web\s?)?(?:site|page)\b",
        r"(?:press|hit|tap|click|use)\s(?:the\s)?(?:esc|escape|shift|button|x)\b.{0,80}\b(?:exit|leave|close|hide)",
        r"safety\sexit|(?:exit|leave|escape)\s(?:now|quickly|fast|safely)\b|emergency\sexit$",
        r"to\s(?:leave|exit|escape)\s(?:this|the)\s(?:site|page)\b",
        r"(?:cover|hide)\s(?:your\s(?:tracks|visit)|this\spage|my\svisit)\b",
        longest=180,
    ),
    # -- cookies ------------------------------------------------------------------------------------------------------
    _rule(
        "cookies",
        "cookie notice",
        _PAGE + r"\s(?:uses?|needs?|keeps|stores?|places|sets?|relies)\b.{0,100}\b(?:cookies|files|storage|technolog)",
        r"(?:we|our\spartners|we\sand\sour\s(?:\d[\d,]*\s)?partners)\b.{0,80}\bcookies\b",
        r"cookies?\s(?:on|notice|policy|settings?|preferences|and\sprivacy|consent|banner|choices|control|help)\b",
        r"(?:your|our|manage|customi[sz]e|view|change|set|accept|reject|allow|about|enable|use\sof)\s"
        r"(?:all\s|my\s|your\s|the\s|our\s|additional\s|optional\s|essential\s|non-essential\s|only\s){0,3}cookies?\b",
        r"(?:some|these|those|this\scookie|strictly|tracking|other)\b.{0,40}\bcookies\b.{0,300}",
        r"(?:may|can|could)\swe\s(?:set|use|store|place)\b.{0,40}\bcookies",
        r"by\s(?:continuing|using|clicking|browsing|closing)\b.{0,160}\bcookies",
        r"(?:necessary|essential|functional|analytics?|marketing|performance|optional)\scookies\b",
        r"cookies\b.{0,80}\b(?:accept|decline|reject|agree|browser|device|website|work\sbetter)",
        r"(?:find|learn|read)\s(?:out\s)?(?:more\s)?(?:about|our)\s(?:our\s)?(?:use\sof\s)?cookies?\b",
        r"(?:thanks|thank\syou),?\s(?:we\s(?:have|'ve)\s)?(?:stored|saved|kept|for)\b.{0,60}\b(?:cookies?|settings|preferences|choices?)\b",
        r"your\s(?:cookie\s|privacy\s)?(?:preferences|settings|choices?)\s(?:have|has)\sbeen\s(?:saved|stored|updated)",
        r"you(?:'ve|\scan|\smay|\shave)\s(?:change|manage|alter|update|withdraw|accept|reject)(?:e?d)?\b.{0,200}\bcookies?",
        r"(?:hide|dismiss|close)\s(?:this\s)?(?:cookie\s|privacy\s)?(?:message|notice|banner)$",
        r"(?:we\svalue|your)\syour?\s?privacy\b.{0,40}$",
        longest=480,
    ),
    _rule(
        "cookies",
        "buttons of a cookie notice",
        r"[^|]{0,240}\b(?:cookies?|tracking\stechnolog\w+)\b.{0,200}",
        r"(?:that's\s(?:fine|ok(?:ay)?)|fine\sby\sme|no,?\sthank(?:s|\syou)|yes,?\splease(?:[\s|/]+no,?\sthank(?:s|\syou))?|i'm\s(?:ok|happy)\swith\sthat|dismiss|only\s(?:essential|necessary).{0,20})$",
        r"(?:accept|allow|reject|decline|refuse|deny|enable)\s(?:all|additional|optional|non-essential|and\s(?:close|continue))\b",
        r"(?:accept|decline|reject|manage|customi[sz]e|ok|okay|got\sit|i\s(?:agree|accept)|agree|allow|save(?:\sand\sclose|\spreferences)?|confirm\smy\schoices)"
        r"(?:[\s/|]+(?:accept|decline|reject|manage|customi[sz]e|all|preferences|settings|options|cookies?|more\sinformation|find\sout\smore|"
        r"agree|no\sthanks|necessary\sonly|choices)){0,8}$",
        longest=460,
        where="edge",
    ),
    # -- the website speaks of itself ---------------------------------------------------------------------------------
    _rule(
        "furniture",
        "notice of the website itself",
        r"sorry,?\s(?:there\swas|something\swent|a\stechnical|we\scould\snot)|that\sdid\snot\swork|(?:something|an?\serror)\s(?:went\swrong|(?:has\s)?occurred)",
        r"there\s(?:was|is)\sa\s(?:technical|problem\swith\s(?:this|the)\spage)",
        r"(?:this\s(?:web)?\s?(?:site|page|service)\sis\s(?:a|in|still|new|under|currently|being)\b|beta\b|.{0,20}\bbeta\s(?:site|version|service)).{0,120}"
        r"(?:beta|progress|feedback|views|improv|better|construction|test)",
        r"beta$|alpha$|(?:please\s)?(?:enable|turn\son|activate)\sjavascript|javascript\s(?:is|must|needs)|your\s(?:web\s)?browser\s(?:is|does|may)\b.{0,80}",
        r"loading(?:\.{1,3}|…)?$|this\sarticle\s(?:was\spublished|is)\b.{0,30}\b(?:over|more\sthan|years?\sold)",
        r"view\s(?:this\s)?(?:e-?mail\s)?(?:online|in\s(?:your|a)\s(?:web\s)?browser)\b.{0,60}",
        r"listen\s(?:to\sthis|now)\b.{0,40}$|(?:image|photo|picture|video)\s(?:gallery|caption|playing)$|play\s(?:video|audio)$",
        r"this\spage\s(?:is\s(?:also\s)?available|was\sprinted|has\sbeen\smoved|uses\s)\b.{0,80}",
        r"(?:alert(?:\sbanner)?|important|service\s(?:notice|message)|notice)\s?:\s.{0,100}(?:website|online|phone\slines?|warning|closed|travel|unavailable|maintenance|delays?|safety|check\syour)\b.{0,80}",
        longest=320,
        where="edge",
    ),
    _rule(
        "furniture",
        "notice of the website itself",
        r"sorry,?\s(?:there\swas|something\swent|a\stechnical)\b.{0,100}(?:try|again|error|problem|wrong)",
        r"this\sarticle\s(?:was\spublished|is)\b.{0,30}\b(?:over|more\sthan)\s\d+\syears?\s(?:ago|old)",
        r"(?:reading\stime\s?:?\s)?\d{1,3}\s?-?min(?:ute)?s?(?:\s(?:to\s)?read)?$",
        r"this\s(?:web)?\s?(?:site|page|service)\sis\s(?:a|in|still\sin|currently\sin)\sbeta\b.{0,240}",
        longest=180,
    ),
    # -- navigation ---------------------------------------------------------------------------------------------------
    _rule(
        "navigation",
        "navigation",
        r"skip\s(?:to|past|over|straight)\b|jump\sto\s(?:content|main|navigation|search)",
        r"(?:back|return)\s(?:up\s)?to\s(?:the\s)?(?:top|list|results|news|home|start|previous|search|listing|disclosure\slog|all\b)(?:\s\w{1,20}){0,4}$",
        r"(?:top\sof|print)\s(?:the\s|this\s)?page$|print\s(?:this\s)?(?:page|article|entire\sguide|or\ssave\b.{0,30})$|you\sare\s(?:here|viewing|in)\s?:",
        r"home\s?(?:[>/|»›→\\→]|::)\s?\S.{0,150}$|breadcrumbs?\b.{0,80}$|(?:open|close|toggle|show|hide)\s(?:the\s)?(?:main\s|site\s)?(?:menu|navigation|search)\b",
        r"(?:download|save)\s(?:this\s)?(?:page|article)\s(?:as\s)?(?:a\s)?pdf$|(?:expand|collapse|show|hide|open|close)\sall(?:\ssections)?$",
        longest=200,
    ),
    _rule(
        "navigation",
        "navigation",
        r"(?:main\s|site\s|mobile\s|quick\s)?(?:menu|navigation|links)\b.{0,60}$|home$|search(?:\b.{0,40})?$|site\s?-?(?:map|search)\b.{0,40}$|a\s?(?:-|to)\s?z\b.{0,40}$",
        r"(?:previous|next|older|newer|prev|first|last)(?:\s(?:page|posts?|article|story|entries|item|chapter|section))?"
        r"(?:[\s|/]+(?:previous|next|older|newer|last|\d{1,3})(?:\s(?:page|posts?|article))?){0,6}$",
        r"(?:sign|log)\s?-?\s?(?:in|out|on)\b(?:[\s|/]+(?:or|sign\sup|register|join|subscribe|help|my\saccount|create\s(?:an\s)?account)){0,4}$",
        r"(?:my\s(?:account|profile|saved\sitems)|register|client\slogin|contents|cymraeg|english|gaelic|gàidhlig|welsh|languages?|text\ssize.{0,20}|contrast|"
        r"accessibility\stools|recite\sme|translate\b.{0,30}|browsealoud|view\s(?:all|more|full\ssite)\b.{0,30}|page\s\d+\sof\s\d+|load\smore|show\smore|see\sall\b.{0,40}|"
        r"on\sthis\spage|in\sthis\s(?:section|article|guide)|page\scontents|jump\sto\b.{0,40}|table\sof\scontents|close|open|back|explore|filter|sort\sby\b.{0,40})$",
        r".{0,40}\bsearch$|(?:make|start|begin)\sa\s(?:new\s)?(?:foi\s)?request\b.{0,80}$|browse\s(?:requests|authorities|by|all)\b.{0,60}$|view\sauthorities\b.{0,40}$",
        r"(?:report\s(?:it|online|a\scrime)|pay\s(?:it|online)|apply(?:\sonline)?|ask\sus\sif\b.{0,60})$",
        longest=160,
        where="edge",
    ),
    # -- sharing ------------------------------------------------------------------------------------------------------
    _rule(
        "share",
        "share links",
        r"share\s(?:this|on|via|by|with|page|article|story|your|the|using|link)\b.{0,80}$|"
        + _NETWORKS
        + r"(?:[\s,|/·•&-]+(?:and\s)?"
        + _NETWORKS
        + r"){1,16}$",
        r"(?:follow|like|find|connect\swith|join)\s(?:us|@\w+)\b(?:\s(?:on|at|via)\b.{0,80})?$|follow\s(?:\+\s)?\d[\d,]*\sfollowers?$|\d[\d,]*\sfollowers?$",
        r"(?:copy|get)\s(?:this\s|the\s)?(?:link|url)\b.{0,30}$|link\s(?:copied|to\sthis)\b.{0,30}$|reuse\sthis\scontent|share\s?[:+]?\s?\d*$|(?:gift|save|bookmark|print|listen\sto)\s(?:this\s)?article(?:\s.{0,20})?$|save\sfor\slater$|bookmark$|(?:about\s)?sharing(?:\s(?:options|tools))?$|close\s(?:share\s)?panel$",
        longest=140,
    ),
    _rule(
        "share",
        "share links",
        r"(?:facebook|twitter|whatsapp|linkedin|reddit|bluesky|instagram|youtube|tiktok|e-?mail|print|tweet|share)$|@[a-z0-9_]{2,30}$|follow\b.{0,40}$|"
        r"follow\sus\b.{0,120}$|(?:we\sare|we're|find\sus)\son\s(?:facebook|twitter|x|instagram)\b.{0,60}$|\d[\d,.]*k?\s(?:likes?|shares?|views?|retweets)$",
        longest=160,
        where="edge",
    ),
    # -- newsletters and subscriptions --------------------------------------------------------------------------------
    _rule(
        "newsletter",
        "newsletter or subscription box",
        r"(?:.{0,40}\s)?(?:e-?)?newsletters?(?:\s(?:sign|signup|subscription|archive|updates).{0,40})?$|(?:after|skip\spast|skip)\snewsletter\spromotion",
        r"(?:sign|signing)\s?-?up(?:\s(?:to|for|now|here|today|below|and|with|-|–|free).{0,120})?$|sign\s?-?up\s[-–]\s.{0,80}",
        r"(?:subscribe|unsubscribe)(?:\s(?:to|for|now|here|today|from|via|by|and|-|–).{0,100})?$|get\s(?:e-?mails?|alerts?|our\s(?:news|e-?mails?|weekly|daily|latest|free|e-?news))\b.{0,100}$",
        r"get\s(?:involved\swith\sthe\snews|the\s(?:latest|best|day's|top)\b.{0,80}(?:inbox|e-?mail|news|stories|headlines))\b.{0,80}",
        r"(?:enter\s)?your\se-?mail(?:\saddress)?$|e-?mail\saddress(?:\s\*)?$|(?:stay|keep)\s(?:up\sto\sdate|informed|in\stouch|connected|in\sthe\sknow)\b.{0,80}$",
        r"free\s(?:daily|weekly|monthly|morning)\s(?:newsletter|e-?mail|briefing|round-?up)\b.{0,100}|how\swe\suse\syour\sdata\b.{0,120}|(?:e-?mail|text|news)\s(?:alerts?|updates|bulletins?)(?:\ssign.{0,30})?$",
        r"join\s(?:our|the)\s(?:mailing\slist|newsletter|[\d,]+\s)|.{0,200}[:.!-]\s?(?:subscribe|sign\sup)(?:\s(?:now|today|here|free))?[.!]?$|to\sunsubscribe\b|you\scan\sunsubscribe\b",
        r"(?:.{0,160}\s)?(?:delivered|sent)\s(?:straight\s|direct(?:ly)?\s)?to\syour\s(?:inbox|e-?mail)\b.{0,60}",
        r"our\s(?:\w{1,12}\s)?(?:morning|daily|weekly|monthly|evening|free|email|e-mail)\s(?:e-?mail|newsletter|briefing|bulletin|round-?up)\b.{0,120}",
        r"already\sa\s(?:subscriber|member)\b.{0,60}|.{0,160}\bto\sunsubscribe\sclick\shere.?$",
        longest=240,
    ),
    # -- adverts and appeals ------------------------------------------------------------------------------------------
    _rule(
        "advert",
        "advertisement or appeal for money",
        r"advert(?:isement|ising|s)?(?:\s(?:feature|continue.{0,30}))?$|(?:sponsored|promoted)\s?:.{0,120}$|(?:sponsored|promoted|paid)\s(?:by|content|post|partnership)\b.{0,60}$|(?:.{0,160}\s)?partner\scontent$|sponsored$|promoted$",
        r"(?:article|story)\scontinues\b.{0,40}$|continue\sreading\b.{0,40}$|(?:please\s)?support\s(?:us|our\s(?:work|journalism|campaign)|(?:the\s)?\w+(?:\s\w+)?\s(?:from|for)\b).{0,100}$",
        r"donate(?:\s(?:now|today|here|online|monthly|once|£\d+.{0,30}|to\b.{0,60}))?$|(?:make|give)\sa\s(?:one-off\s|monthly\s|regular\s)?(?:donation|gift)\b.{0,60}$",
        r"(?:subscribe|join|try|get|read|access|unlimited)\b.{0,60}\b(?:for|from)\s(?:just\s|only\s|as\slittle\sas\s)?£\d.{0,60}$|(?:from\s)?(?:just\s|only\s)?£\d+(?:\.\d\d)?\s(?:a|per)\s(?:month|week|year)(?:\s.{0,30})?$",
        r"you\shave\s(?:read\s)?\d+\s(?:free\s)?articles?\b.{0,80}|(?:become|be)\sa\s(?:member|supporter|subscriber|friend)\b.{0,60}$|(?:shop|buy|book|order|enrol)\snow$|buy\sa\s(?:ticket|copy|subscription)\b.{0,40}$",
        longest=180,
    ),
    # -- lists of other pages -----------------------------------------------------------------------------------------
    _rule(
        "related",
        "title of a list of other pages",
        r"related(?:\s" + _KIN + r"){0,2}(?:\s(?:to|on|about)\b.{0,40})?:?$",
        r"most\s(?:read|viewed|popular|shared|commented|watched|recent)\b.{0,30}$|more\s(?:like\sthis|stories|news|articles|from\b.{0,60}|on\sthis\b.{0,40}|posts|by\sthis\sauthor|reading|top\sstories|about\sthis\b.{0,30}):?$",
        r"also\s(?:of\sinterest|in\s(?:the\s)?(?:news|this\ssection|business|politics))\b.{0,30}$|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested|enjoy|have\smissed|want\sto\s(?:read|see)).{0,60}$",
        r"(?:people\s(?:also|who)|others|readers)\s(?:\w+\s){0,3}(?:viewed|read|liked|searched)\b.{0,40}$",
        r"recommended$|(?:recommended|further|suggested)\s(?:reading|for\syou|stories|articles|links):?$|(?:other|more)\s(?:[\w-]{1,20}\s){1,3}(?:you\s(?:may|might|could)|that\s(?:may|might)|of\sinterest|to\s(?:read|explore))\b.{0,40}$|(?:latest|trending|popular|similar|featured|top|recent)\s"
        + _MORE
        + r":?$",
        r"(?:latest|similar|popular|recent|other)\s(?:foi\s)?(?:disclosures|responses|requests|publications)$",
        r"what\sto\sread\snext$|don't\smiss$|trending$|in\sother\snews$|editor's\s(?:picks?|choice)$|explore\s(?:more|the\stopic|further)\b.{0,80}$|up\snext$|(?:next|previous)\s(?:article|post|story)\b.{0,120}$",
        r"things\sto\sdo\swith\sthis\srequest$|is\sthis\spage\spart\sof\b.{0,60}$|part\sof\s(?:the\s)?(?:series|collection)\b.{0,60}$",
        longest=140,
        opens=True,
    ),
    _rule(
        "related",
        "title of a list of other pages",
        r"(?:topics?|tags?|categories|archives?|latest|features|trending\snow|quick\slinks|useful\slinks|external\slinks|services\sand\sinformation|"
        r"departments\sand\spolicy|departments|online\sservices|popular\sservices|also\sin\sthis\ssection|in\sthis\ssection|follow\sthis\sstory)$",
        longest=60,
        where="edge",
        opens=True,
    ),
    _rule(
        "related",
        "title of a list of other pages",
        r"(?:further|more|other)\s(?:information|help|resources|details|reading)(?:\sand\s\w{1,15})?$|(?:related\s)?(?:internet\s|external\s|web)?links$|more\son\sthis\sstory$",
        longest=60,
        where="tail",
        opens=True,
    ),
    _rule(
        "related",
        "link to another page",
        r"(?:read|see|view|download)\sthe\s(?:full|complete|original)\s(?:report|article|story|post|statement|publication|release)s?\b.{0,80}$",
        r"read\s(?:more|next|now|also|on)(?:\s?[:»›>-].{0,140}|\s(?:about|on|at|here|from|in)\b.{0,100})?$|read\s(?:the\s)?most\srecent\s(?:article|post)\b.{0,140}$",
        r"(?:watch|listen)\s?:\s.{0,120}$|(?:find\sout|learn|discover)\smore(?:\s?[:»›>].{0,100}|\sabout\s.{0,80}|\shere)?$|related\s?:\s.{0,140}$|also\sread\s?:.{0,140}$",
        longest=170,
    ),
    _rule(
        "related",
        "tags",
        r"(?:tags?|topics?|categor(?:y|ies)|filed\sunder|posted\sin|tagged(?:\swith|\sas)?|keywords|more\son|sections?)\s?:.{0,160}$",
        longest=190,
        where="tail",
    ),
    # -- comments -----------------------------------------------------------------------------------------------------
    _rule(
        "comments",
        "comments box",
        r"\(?\d[\d,]*\)?\scomments?(?:\s.{0,30})?$|comments?\s?\(\d+\)$|(?:leave|add|post|write)\s(?:a|an|your)\s(?:comments?|reply|annotation)\b.{0,60}|no\scomments(?:\syet)?$|be\sthe\sfirst\sto\s(?:comment|reply)|comments\s(?:are|have\sbeen)\s(?:now\s)?closed",
        r"(?:join|have)\s(?:the\sconversation|your\ssay\b|the\sdebate)\b.{0,60}$|(?:log|sign)\sin\sto\s(?:comment|reply)|comments?:\s(?:our|the|house)\b.{0,40}$",
        longest=120,
    ),
    _rule(
        "comments",
        "comments box",
        r"comments(?:\s\d+)?$|(?:view|read|see|show)\s(?:all\s|the\s)?(?:\d[\d,]*\s)?comments?$|be\s(?:kind|respectful|polite)\b.{0,80}|report(?:\s(?:this|a)\s?(?:comment|post|abuse))?$|reply$|\d[\d,]*\s(?:replies|reactions)$|our\s(?:community|comment)\s(?:rules|guidelines)\b.{0,60}",
        longest=120,
        where="edge",
    ),
    # -- rating the page ----------------------------------------------------------------------------------------------
    _rule(
        "form",
        "page rating",
        r"(?:was|is|did|were)\s(?:this|the|our)\s(?:page|web\s?page|information|content|response|article|answer|site|website|guide)s?\b.{0,60}\b(?:useful|helpful|answer|find|looking\sfor|help\syou|easy)\b.{0,80}",
        r"how\s(?:useful|helpful|easy|satisfied|would\syou\srate|did\syou\sfind)\b.{0,80}(?:page|site|information|service|content)\b.{0,30}|(?:please\s)?rate\s(?:this|our|your)\b.{0,60}|(?:is\sthere\s(?:anything\swrong|a\sproblem)|something\swrong)\swith\sthis\spage\b.{0,20}|found\s(?:a\sproblem|an\serror)\b.{0,60}|report\s(?:a\sproblem|an\sissue)\swith\sthis\b.{0,40}",
        r"thanks?\s(?:you\s)?for\s(?:your\sfeedback|letting\sus\sknow|rating)\b.{0,60}|(?:page|average|user|visitor)\srating\b.{0,60}|help\sus\s(?:to\s)?improve\s(?:this|our|the|gov)\b.{0,80}|did\s(?:you|we)\s(?:get|find|answer|give)\b.{0,80}|what\swere\syou\s(?:doing|looking\sfor)\b.{0,30}",
        r"your\sfeedback\s(?:helps|will|is)\b.{0,140}|there\s(?:is|was)\sa\sproblem$|report\sanything\swrong\b.{0,40}",
        r"(?:give|send|leave)\s(?:us\s)?(?:your\s)?feedback\b.{0,60}$|(?:yes|no),?\sthis\spage\s(?:is|was)\b.{0,60}$",
        longest=170,
    ),
    _rule(
        "form",
        "buttons and fields of a form",
        r"(?:yes|no|maybe|not\sreally)(?:[\s/|]+(?:yes|no|maybe|not\sreally|report\sa\sproblem.{0,30}|this\spage\sis\b.{0,40})){0,3}$|(?:submit|send|go|cancel|reset|continue|next\sstep)(?:\sfeedback)?$|(?:tell|let)\sus\s(?:what\syou\sthink|how\swe)\b.{0,80}|(?:your\s)?feedback$|please\stell\sus\s(?:why|more)\b.{0,60}|characters\sremaining$|(?:first|last|full|your)\s(?:full\s)?name\s?\*?$|required\sfields?\b.{0,30}$",
        longest=130,
        where="edge",
    ),
    # -- contact ------------------------------------------------------------------------------------------------------
    _rule(
        "contact",
        "contact line of the site",
        r"(?:for\s)?(?:all\s|further\s)?(?:media|press|general|interview|news\sdesk|newsroom|editorial|advertising)(?:\s(?:and|or|&)\s(?:media|press|interview))?\s?(?:enquir(?:y|ies)|inquiries|contacts?|office|information|team|lines?|queries|desk|requests?|officer)\b.{0,180}$",
        r"(?:(?:press|media)\s)?contact(?:\s(?:us|details|information|the\s(?:press|media|news)\s\w+|[a-z]+\s[a-z]+\son))?\s?:?(?:\s.{0,180})?$|.{0,60}\bcontact\s?:\s.{0,180}$|for\s(?:more|further)\s(?:information|details),?\s(?:please\s)?(?:contact|call|email|visit|ring)\b.{0,180}$",
        r"(?:t|e|m|w|tel|telephone|phone|e-?mail|fax|call|mobile|mob|text\s?relay|textphone|minicom|web|address|switchboard|out\sof\shours)\b\s?(?:us\b.{0,20})?[.:]?\s?(?:\+?[\d(][\d\s()+-]{2,}|\S{1,60}@\S{1,80}|www\.\S{3,60}|https?:\S{3,80}).{0,140}$",
        r"(?:in\san\s|for\san?\s)?(?:emergenc(?:y|ies)|non-?\s?(?:emergenc(?:y|ies)|urgent))\b.{0,30}\b(?:call|dial|ring|999|101|111)\b.{0,100}$|(?:freephone|helpline|crimestoppers|samaritans|childline)\b.{0,140}$|.{0,100}\b(?:help\s?line|hotline|support\sline)\b.{0,40}\d{3,}.{0,80}$",
        r".{0,60}\b(?:call|ring|phone|tel|telephone|text)\s(?:us\s)?(?:now\s)?(?:on\s)?[\d(][\d\s]{4,}.{0,60}$",
        r"got\sa\s(?:tip|story)\b.{0,120}|(?:\*\s?)?(?:have|do|did|were|are)\syou\b.{0,140}(?:@|\bring\b|\bcall\b|\bemail\b|\bget\sin\stouch\b|\bcontact\b).{0,100}|(?:call|ring|text|phone|dial|speak\sto)\s(?:us|our\b.{0,40}|now|today|free)?\s?(?:now\s|today\s|free\s)?(?:on\s)?[\d(][\d\s]{2,}.{0,100}$",
        r"get\sin\stouch\b.{0,60}$|(?:live\s)?chat\s(?:with\sus|now|online).{0,40}$|(?:request|book|arrange)\sa\s(?:call\s?back|consultation|free).{0,60}$|make\san\senquiry\b.{0,40}$|write\sto\sus\b.{0,100}$|visit\sus\b.{0,80}$|(?:opening|office)\shours\b.{0,80}$",
        r"(?:patient\sadvice|customer\s(?:services?|contact)|reception|front\sdesk|enquiries|report\san?\s(?:crime|incident)|freedom\sof\sinformation\s(?:team|officer|unit|office)|foi\s(?:team|officer|unit))\b.{0,100}\b\d{3,}.{0,80}$|dx\s?:?\s\d+.{0,60}$",
        longest=260,
        where="edge",
    ),
    _rule(
        "contact",
        "contact line of the site",
        r"(?:call|ring|phone|tel|telephone|freephone|contact)\s?(?:us)?\s?(?:now|today|free|24/7)?\s?(?:on)?:?\s?[\d(][\d\s]{4,}.{0,100}$|get\sin\stouch$|contact(?:\sus)?$|make\san\senquiry.{0,30}$|(?:in\san\s)?emergency\b.{0,40}\b999\b.{0,60}$|request\sa\scall\s?back$|get\shelp(?:\snow)?$",
        longest=140,
        where="edge",
    ),
    # -- legal lines --------------------------------------------------------------------------------------------------
    _rule(
        "legal",
        "confidentiality notice of a mail",
        r"(?:this|the(?:\s(?:information|contents?)\s(?:of|in|contained\sin)\sthis)?)\s(?:e-?mail|message|communication|transmission)\b.{0,160}\b(?:confidential|privileged|intended|virus|addressee|recipient)",
        r"(?:if\syou\s(?:have\sreceived|are\snot\sthe)|unless\syou\sare\sthe)\b.{0,60}\b(?:in\serror|intended\srecipient|addressee)|(?:please\s)?(?:think|consider\sthe\senvironment)\sbefore\s(?:you\s)?print|(?:save|saving)\s(?:paper|trees)\b.{0,80}",
        r"(?:all\s)?(?:e-?mails?|communications)\s(?:to|from|sent)\b.{0,80}\b(?:monitored|recorded|intercepted|scanned|not\ssecure)|(?:views|opinions)\sexpressed\sin\sthis\s(?:e-?mail|message)|.{0,80}\baccepts?\sno\s(?:liability|responsibility)\sfor\s(?:any\s)?(?:virus|loss|damage)",
        r"this\se-?mail\shas\sbeen\s(?:scanned|checked)\b.{0,120}|(?:scanned|checked)\s(?:by|for)\s(?:mimecast|virus).{0,100}|disclaimer\s?:.{0,400}",
        longest=1500,
    ),
    _rule(
        "legal",
        "legal line of the site",
        r"©|\(c\)\s(?:copyright\b|(?:19|20)\d\d)|copyright\s(?:©|\(c\)|(?:19|20)\d\d|notice|statement|policy)|.{0,100}\ball\srights\sreserved\b.{0,40}$|.{0,100}©\s?(?:19|20)\d\d|©?\s?crown\scopyright",
        r"(?:all\scontent\sis\savailable\sunder|re-?use\sis\sallowed|this\s(?:site|content)\sis\slicensed|except\swhere\sotherwise\sstated)\b.{0,160}|open\sgovernment\slicen[cs]e\b.{0,60}$",
        longest=260,
    ),
    _rule(
        "legal",
        "legal line of the site",
        r"(?:privacy|accessibility|terms|legal|disclaimer|modern\sslavery|cookies?|complaints|contact(?:\sus)?|help|about(?:\sus)?|site\s?map|careers|jobs|freedom\sof\sinformation|foi|advertise(?:\swith\sus)?)"
        r"(?:\s(?:notice|policy|statement|and\sconditions|&\sconditions|of\suse|centre|information|procedure|&\scookies|and\scookies))?"
        r"(?:[\s|·•,/-]+(?:privacy|accessibility|terms|legal|cookies?|contact|sitemap|site|map|help|about|notice|policy|statement|and|conditions|of|use|us|careers|jobs|complaints|freedom|information|foi|modern|slavery|disclaimer|©.{0,60})){0,20}$",
        r".{0,100}\b(?:is|are)\s(?:authorised\sand\s)?regulated\sby\b.{0,160}$|registered\s(?:in\s(?:england|scotland|wales|northern)|charity|office|company|number|no|as\sa)\b.{0,200}$|.{0,80}\b(?:registered\scharity|charity|company)\s(?:registration\s)?(?:no|number|reg)\b.{0,120}$",
        r"(?:ipso|impress)\b.{0,100}$|.{0,60}\b(?:is|are)\s(?:a\s)?(?:members?\sof|regulated\sby)\s(?:the\s)?(?:ipso|independent\spress|impress)\b.{0,140}|(?:if\syou\shave\sa\s)?complain(?:t|ts)?\sabout\s(?:the\s)?(?:editorial|content|this\sarticle)\b.{0,160}",
        r"(?:built|powered|designed|developed|hosted|website)\sby\b.{0,60}$|(?:vat|company|sra|ico)\s(?:registration\s)?(?:no|reg|number)\b.{0,80}$|(?:this|the)\s(?:update|article|blog|post|content|page|guide)\s(?:is|does|was)\s(?:not|for|intended)\b.{0,60}\b(?:advice|information\sonly)\b.{0,140}",
        r"(?:investors?\sin\speople|cyber\sessentials|iso\s\d{4,5}|disability\sconfident|rated\s\w+\sby\b|.{0,60}\brated\s(?:good|outstanding)\sby\b).{0,60}$",
        longest=300,
        where="edge",
    ),
    _rule(
        "masthead",
        "date of the page, not of the document",
        r"(?:this\s(?:page|article|content|information)\s(?:was\s)?)?(?:page\s|first\s)?last\s(?:updated|reviewed|modified|changed|edited|checked|amended)\b",
        r"(?:page\s|content\s)?(?:updated|reviewed|modified|amended)(?:\son)?\s?[:-]|page\s(?:updated|published|created|last)\b|(?:next|date\sof(?:\snext)?)\sreview\b|(?:accessed|printed|retrieved|saved|archived)\son\b|this\spage\swas\s(?:last|printed|saved)\b",
        longest=120,
        where="edge",
    ),
)

_MENU_WORDS = """
    home about contact news menu search login careers jobs newsroom publications donate shop blog events media sign log accessibility
    privacy cookies sitemap help faqs faq resources insights sport opinion culture business politics archive categories subscribe
    register account basket campaigns latest topics get services support follow share print report
"""
NAVIGATION_WORDS = frozenset(_MENU_WORDS.split())
"""Words that begin the cells of menus: a line of several short cells with such words is a menu wherever it stands."""

_WHOLE_CELLS = (
    "home news business culture politics sport media services support jobs help report share events print get"
)
WHOLE_CELL_WORDS = frozenset(_WHOLE_CELLS.split())
"""Words of menus that also begin other things ("Home affairs", "Support staff"): they count only as the whole cell."""
