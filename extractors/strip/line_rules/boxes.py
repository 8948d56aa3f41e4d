"""Boxes in and under the content: newsletters, adverts, lists of other pages, comments, page ratings."""

from __future__ import annotations

from extractors.strip.line_rules.rule import Rule, line_rule

_MORE = (
    r"(?:news|posts?|stories|articles|releases|updates|headlines|tweets|blogs?|topics|press\sreleases|events|videos?|"
    r"now|reports?|reading|case\sstudies|insights|jobs|vacancies)"
)

_KIN = (
    r"(?:content|links?|pages?|posts?|articles?|stories|story|disclosures?|documents?|news|information|"
    r"topics?|reading|items?|"
    r"publications?|responses?|foi(?:\s\w+)?|requests?|guidance|services?|collections?|coverage|searches|subjects)"
)

BOXES: tuple[Rule, ...] = (
    # -- newsletters and subscriptions --------------------------------------------------------------------------------
    line_rule(
        "newsletter",
        "newsletter or subscription box",
        r".{0,160}\b(?:listen|subscribe)\sto\sour\s(?:\w{1,15}\s)?(?:podcast|channel|newsletter|briefing)\b.{0,40}$",
        r"(?:.{0,40}\s)?(?:e-?)?newsletters?(?:\s(?:sign|signup|subscription|archive|updates).{0,40})?$|(?:after|"
        r"skip\spast|skip)\snewsletter\spromotion",
        r"(?:sign|signing)\s?-?up(?:\s(?:to|for|now|here|today|below|and|with|-|–|free).{0,120})?$|"
        r"sign\s?-?up\s[-–]\s.{0,80}",
        r"(?:subscribe|unsubscribe)(?:\s(?:to|for|now|here|today|from|via|by|and|-|–).{0,100})?$|"
        r"get\s(?:e-?mails?|alerts?|our\s(?:news|e-?mails?|weekly|daily|latest|free|e-?news))\b.{0,100}$",
        r"get\s(?:involved\swith\sthe\snews|the\s(?:latest|best|day's|top)\b.{0,80}(?:inbox|e-?mail|news|stories|"
        r"headlines))\b.{0,80}",
        r"(?:enter\s)?your\se-?mail(?:\saddress)?$|e-?mail\saddress(?:\s\*)?$|(?:stay|keep)\s(?:up\sto\sdate|"
        r"informed|in\stouch|connected|in\sthe\sknow)\b.{0,80}$",
        r"free\s(?:daily|weekly|monthly|morning)\s(?:newsletter|e-?mail|briefing|round-?up)\b.{0,100}|"
        r"how\swe\suse\syour\sdata\b.{0,120}|(?:e-?mail|text|news)\s(?:alerts?|updates|"
        r"bulletins?)(?:\ssign.{0,30})?$",
        r"join\s(?:our|the)\s(?:mailing\slist|newsletter|[\d,]+\s)|.{0,200}[:.!-]\s?(?:subscribe|"
        r"sign\sup)(?:\s(?:now|today|here|free))?[.!]?$|to\sunsubscribe\b|you\scan\sunsubscribe\b",
        r"(?:.{0,160}\s)?(?:delivered|sent)\s(?:straight\s|direct(?:ly)?\s)?to\syour\s(?:inbox|e-?mail)\b.{0,60}",
        r"our\s(?:\w{1,12}\s)?(?:morning|daily|weekly|monthly|evening|free|email|e-mail)\s(?:e-?mail|newsletter|"
        r"briefing|bulletin|round-?up)\b.{0,120}",
        r"already\sa\s(?:subscriber|member)\b.{0,60}|.{0,160}\bto\sunsubscribe\sclick\shere.?$",
        longest=240,
    ),
    # -- adverts and appeals ------------------------------------------------------------------------------------------
    line_rule(
        "advert",
        "advertisement or appeal for money",
        r"(?:get|see|shop|find)\s(?:the|our|more|today's)\s(?:best|top|latest)?\s?(?:deals|offers|buys|picks)\b.{0,60}$|(?:our|the|today's)\s(?:top|best|favourite)\s(?:picks|deals|buys|offers)\b.{0,60}$",
        r"advert(?:isement|ising|s)?(?:\s(?:feature|continue.{0,30}))?$|(?:sponsored|promoted)\s?:.{0,120}$|"
        r"(?:sponsored|promoted|paid)\s(?:by|content|post|partnership)\b.{0,60}$|"
        r"(?:.{0,160}\s)?partner\scontent$|sponsored$|promoted$",
        r"(?:article|story)\scontinues\b.{0,40}$|continue\sreading\b.{0,40}$|(?:please\s)?support\s(?:us|"
        r"our\s(?:work|journalism|campaign)|(?:the\s)?\w+(?:\s\w+)?\s(?:from|for)\b).{0,100}$",
        r"donate(?:\s(?:now|today|here|online|monthly|once|£\d+.{0,30}|to\b.{0,60}))?$|(?:make|"
        r"give)\sa\s(?:one-off\s|monthly\s|regular\s)?(?:donation|gift)\b.{0,60}$",
        r"(?:subscribe|join|try|get|read|access|unlimited)\b.{0,60}\b(?:for|from)\s(?:just\s|only\s|"
        r"as\slittle\sas\s)?£\d.{0,60}$|(?:from\s)?(?:just\s|only\s)?£\d+(?:\.\d\d)?\s(?:a|per)\s(?:month|week|"
        r"year)(?:\s.{0,30})?$",
        r"you\shave\s(?:read\s)?\d+\s(?:free\s)?articles?\b.{0,80}|(?:become|be)\sa\s(?:member|supporter|"
        r"subscriber|friend)\b.{0,60}$|(?:shop|buy|book|order|enrol)\snow$|buy\sa\s(?:ticket|copy|"
        r"subscription)\b.{0,40}$",
        longest=180,
    ),
    # -- lists of other pages -----------------------------------------------------------------------------------------
    line_rule(
        "related",
        "title of a list of other pages",
        r"related(?:\s" + _KIN + r"){0,2}(?:\s(?:to|on|about)\b.{0,40})?:?$",
        r"most\s(?:read|viewed|popular|shared|commented|watched|recent)\b.{0,30}$|more\s(?:like\sthis|stories|"
        r"news|articles|from\b.{0,60}|on\sthis\b.{0,40}|posts|by\sthis\sauthor|reading|top\sstories|"
        r"about\sthis\b.{0,30}):?$",
        r"also\s(?:of\sinterest|in\s(?:the\s)?(?:news|this\ssection|business|politics))\b.{0,30}$|you\s(?:may|"
        r"might)\s(?:also\s)?(?:like|be\sinterested|enjoy|have\smissed|want\sto\s(?:read|see)).{0,60}$",
        r"(?:people\s(?:also|who)|others|readers)\s(?:\w+\s){0,3}(?:viewed|read|liked|searched)\b.{0,40}$",
        r"recommended$|(?:recommended|further|suggested)\s(?:reading|for\syou|stories|articles|links):?$|"
        r"(?:other|more)\s(?:[\w-]{1,20}\s){1,3}(?:you\s(?:may|might|could)|that\s(?:may|might)|of\sinterest|"
        r"to\s(?:read|explore))\b.{0,40}$|(?:latest|trending|popular|similar|featured|top|recent)\s" + _MORE + r":?$",
        r"(?:latest|similar|popular|recent|other|more|older|earlier)\s(?:foi\s)?(?:disclosures|responses|requests|answers|"
        r"releases|notices|decisions|publications)$",
        r"what\sto\sread\snext$|don't\smiss$|trending$|in\sother\snews$|editor's\s(?:picks?|choice)$|"
        r"explore\s(?:more|the\stopic|further)\b.{0,80}$|up\snext$|(?:next|previous)\s(?:article|post|"
        r"story)\b.{0,120}$",
        r"things\sto\sdo\swith\sthis\srequest$|is\sthis\spage\spart\sof\b.{0,60}$|part\sof\s(?:the\s)?(?:series|"
        r"collection)\b.{0,60}$",
        longest=140,
        opens=True,
    ),
    line_rule(
        "related",
        "title of a list of other pages",
        r"(?:topics?|tags?|categories|archives?|latest|features|trending\snow|quick\slinks|useful\slinks|"
        r"external\slinks|services\sand\sinformation|"
        r"departments\sand\spolicy|departments|online\sservices|popular\sservices|also\sin\sthis\ssection|"
        r"in\sthis\ssection|follow\sthis\sstory)$",
        longest=60,
        where="edge",
        opens=True,
    ),
    line_rule(
        "related",
        "title of a list of other pages",
        r"(?:further|more|other)\s(?:information|help|resources|details|reading)(?:\sand\s\w{1,15})?$|"
        r"(?:related\s)?(?:internet\s|external\s|web)?links$|more\son\sthis\sstory$",
        longest=60,
        where="tail",
        opens=True,
    ),
    line_rule(
        "related",
        "link to another page",
        r"(?:read\s)?more\s?:\s\S.{0,140}$",
        r"(?:read|see|view|download)\sthe\s(?:full|complete|original)\s(?:report|article|story|post|statement|"
        r"publication|release)s?\b.{0,80}$",
        r"read\s(?:more|next|now|also|on)(?:\s?[:»›>-].{0,140}|\s(?:about|on|at|here|from|in)\b.{0,100})?$|"
        r"read\s(?:the\s)?most\srecent\s(?:article|post)\b.{0,140}$",
        r"(?:watch|listen)\s?:\s.{0,120}$|(?:find\sout|learn|discover)\smore(?:\s?[:»›>].{0,100}|"
        r"\sabout\s.{0,80}|\shere)?$|related\s?:\s.{0,140}$|also\sread\s?:.{0,140}$",
        longest=170,
    ),
    line_rule(
        "related",
        "tags",
        r"(?:tags?|topics?|categor(?:y|ies)|filed\sunder|posted\sin|tagged(?:\swith|\sas)?|keywords|more\son|"
        r"sections?)\s?:.{0,160}$",
        longest=190,
        where="tail",
    ),
    # -- comments -----------------------------------------------------------------------------------------------------
    line_rule(
        "comments",
        "comments box",
        r"\(?\d[\d,]*\)?\scomments?(?:\s.{0,30})?$|comments?\s?\(\d+\)$|(?:leave|add|post|write)\s(?:a|an|"
        r"your)\s(?:comments?|reply|annotation)\b.{0,60}|no\scomments(?:\syet)?$|be\sthe\sfirst\sto\s(?:comment|"
        r"reply)|comments\s(?:are|have\sbeen)\s(?:now\s)?closed",
        r"(?:join|have)\s(?:the\sconversation|your\ssay\b|the\sdebate)\b.{0,60}$|(?:log|"
        r"sign)\sin\sto\s(?:comment|reply)|comments?:\s(?:our|the|house)\b.{0,40}$",
        longest=120,
    ),
    line_rule(
        "comments",
        "comments box",
        r"comments(?:\s\d+)?$|(?:view|read|see|show)\s(?:all\s|the\s)?(?:\d[\d,]*\s)?comments?$|be\s(?:kind|"
        r"respectful|polite)\b.{0,80}|report(?:\s(?:this|a)\s?(?:comment|post|abuse))?$|reply$|"
        r"\d[\d,]*\s(?:replies|reactions)$|our\s(?:community|comment)\s(?:rules|guidelines)\b.{0,60}",
        longest=120,
        where="edge",
    ),
    # -- rating the page ----------------------------------------------------------------------------------------------
    line_rule(
        "form",
        "page rating",
        r"(?:was|is|did|were)\s(?:this|the|our)\s(?:page|web\s?page|information|content|response|article|answer|"
        r"site|website|guide)s?\b.{0,60}\b(?:useful|helpful|answer|find|looking\sfor|help\syou|easy)\b.{0,80}",
        r"how\s(?:useful|helpful|easy|satisfied|would\syou\srate|did\syou\sfind)\b.{0,80}(?:page|site|"
        r"information|service|content)\b.{0,30}|(?:please\s)?rate\s(?:this|our|your)\b.{0,60}|"
        r"(?:is\sthere\s(?:anything\swrong|a\sproblem)|something\swrong)\swith\sthis\spage\b.{0,20}|"
        r"found\s(?:a\sproblem|an\serror)\b.{0,60}|report\s(?:a\sproblem|an\sissue)\swith\sthis\b.{0,40}",
        r"thanks?\s(?:you\s)?for\s(?:your\sfeedback|letting\sus\sknow|rating)\b.{0,60}|(?:page|average|user|"
        r"visitor)\srating\b.{0,60}|help\sus\s(?:to\s)?improve\s(?:this|our|the|gov)\b.{0,80}|did\s(?:you|"
        r"we)\s(?:get|find|answer|give)\b.{0,80}|what\swere\syou\s(?:doing|looking\sfor)\b.{0,30}",
        r"your\sfeedback\s(?:helps|will|is)\b.{0,140}|there\s(?:is|was)\sa\sproblem$|report\sanything\swrong\b.{0,40}",
        r"(?:give|send|leave)\s(?:us\s)?(?:your\s)?feedback\b.{0,60}$|(?:yes|no),?\sthis\spage\s(?:is|was)\b.{0,60}$",
        longest=170,
    ),
    line_rule(
        "form",
        "buttons and fields of a form",
        r"(?:yes|no|maybe|not\sreally)(?:[\s/|]+(?:yes|no|maybe|not\sreally|report\sa\sproblem.{0,30}|"
        r"this\spage\sis\b.{0,40})){0,3}$|(?:submit|send|go|cancel|reset|continue|next\sstep)(?:\sfeedback)?$|"
        r"(?:tell|let)\sus\s(?:what\syou\sthink|how\swe)\b.{0,80}|(?:your\s)?feedback$|please\stell\sus\s(?:why|"
        r"more)\b.{0,60}|characters\sremaining$|(?:first|last|full|your)\s(?:full\s)?name\s?\*?$|"
        r"required\sfields?\b.{0,30}$",
        longest=130,
        where="edge",
    ),
)
