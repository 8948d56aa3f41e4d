"""What the furniture of British websites says, line by line: one table of patterns for each label.

Every pattern is matched at the start of a line in lower case with curly apostrophes made straight and runs of white space
made single; a rule also gives the longest line that it may take, since furniture is short and content precious.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.documents import LabelName

Where = Literal["any", "head", "tail", "edge"]
"""Where in the page a rule holds: anywhere, before the content, after it, or either side."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its label, its reason, the longest line it takes (code points) and where it holds."""

    label: LabelName
    reason: str
    pattern: re.Pattern[str]
    longest: int = 120
    where: Where = "any"
    opens: bool = False
    """Whether it is the title of a box: the short lines under it go with it."""


def _rule(
    label: LabelName, reason: str, pattern: str, *, longest: int = 120, where: Where = "any", opens: bool = False
) -> Rule:
    return Rule(label, reason, re.compile(pattern, re.VERBOSE), longest, where, opens)


RULES: tuple[Rule, ...] = (
    _rule(
        "exit",
        "quick exit line",
        r"""(?:quick(?:ly)?\s(?:exit|escape|leave)|(?:leave|exit|hide)\s(?:this\s)?(?:web\s?)?(?:site|page)\b
        |press\s(?:the\s)?(?:esc|escape|shift)\b.{0,60}(?:exit|leave)|safety\sexit|exit\s(?:now|quickly|fast)\b|emergency\sexit\b)""",
        longest=160,
    ),
    _rule(
        "cookies",
        "cookie notice",
        r"""(?:(?:this|our)\s(?:web\s?)?site\s(?:uses|needs|keeps|stores|places|sets)\b.{0,60}\b(?:cookies|files|storage)
        |we\s(?:use|have\splaced|store|and\sour\s\d*\s?partners)\b.{0,60}\bcookies
        |cookies?\s(?:on|notice|policy|settings|preferences|and\sprivacy|consent|banner)\b|(?:your|our|manage|customise|view|change|accept|reject|allow|about)\s(?:all\s|my\s|your\s|the\s|additional\s|optional\s|essential\s|non-essential\s)*cookies?\b
        |some\scookies\b|(?:may|can|could)\swe\s(?:set|use|store)\b.{0,40}\bcookies|(?:by\s(?:continuing|using|clicking|browsing))\b.{0,120}\bcookies
        |(?:necessary|essential|functional|analytics?|marketing|performance|optional)\scookies\b|cookies\b.{0,40}\b(?:accept|decline|reject)
        |(?:accept|allow|reject|decline|refuse|deny)\s(?:all|additional|optional|non-essential|and\s(?:close|continue))\b
        |(?:accept|decline|reject|manage|customise|ok|got\sit|i\sagree|save\s(?:and\sclose|preferences))(?:\s(?:accept|decline|reject|manage|customise|all|preferences|settings|options|more\sinformation|find\sout\smore))*$
        |you\s(?:can|may)\s(?:change|manage|alter|update|withdraw)\s(?:your\s)?(?:mind|preferences|consent|choices?|settings|cookie)\b.{0,160}cookie
        |(?:thanks|thank\syou),?\swe\s(?:have\s|'ve\s)?(?:stored|saved|kept)\b|your\s(?:cookie\s)?(?:preferences|settings|choices)\shave\sbeen\s(?:saved|stored|updated)
        |(?:find|learn)\s(?:out\s)?more\sabout\s(?:our\s(?:use\sof\s)?)?cookies)""",
        longest=420,
    ),
    _rule(
        "furniture",
        "notice of the website itself",
        r"""(?:sorry,?\s(?:there\swas|something\swent|a\stechnical)|that\sdid\snot\swork|there\s(?:was|is)\sa\s(?:technical|problem\swith\s(?:this|the)\spage)
        |(?:this\s(?:site|website|service|page)\sis\s(?:a|in|still)\s|beta\b|.{0,20}\bbeta\ssite).{0,80}(?:beta|progress|feedback|views|improve|better)|beta$
        |(?:your|give|send)\s(?:us\s)?(?:your\s)?feedback\b|javascript\s(?:is|must)|(?:please\s)?(?:enable|turn\son)\sjavascript|your\sbrowser\s(?:is|does)|loading\.*$
        |this\sarticle\s(?:was\spublished|is)\b.{0,30}\b(?:over|more\sthan|years?\sold)|listen\sto\sthis\b|an?\serror\s(?:occurred|has))""",
        longest=260,
    ),
    _rule(
        "navigation",
        "navigation",
        r"""(?:skip\s(?:to|past|over)\b|jump\sto\b|(?:back|return)\sto\s(?:the\s)?(?:top|list|results|news|home|start|previous|search|listing|all\b)|top\sof\s(?:the\s)?page|menu\b|(?:open|close|toggle|show|hide|main|site)\s(?:the\s)?(?:main\s)?(?:menu|navigation|search)
        |home\s?(?:[>/|»›→\\]|::)|home$|you\sare\shere\b|breadcrumbs?\b|search(?:\s(?:this|the|our|site|for|website)\b.{0,30})?$|site\ssearch\b|site\s?map\b|a\s?-?\sz\b.{0,20}$
        |(?:previous|next|older|newer|prev)(?:\s(?:page|posts?|article|story|entries|item))?(?:\s+(?:previous|next|older|newer)(?:\s(?:page|posts?|article))?)?$
        |(?:sign|log)\s?-?\s?(?:in|out|on)\b(?:\s(?:or|/)\s(?:sign\sup|register|join|subscribe))?$|my\saccount$|register$|client\slogin$|contents$|on\sthis\spage$|in\sthis\ssection$|(?:cymraeg|english|gaelic|gàidhlig)$|view\s(?:all|more|full\ssite)\b.{0,30}$|page\s\d+\sof\s\d+$|print(?:\sthis)?(?:\spage)?$|(?:download|save)\s(?:this\spage\s)?(?:as\s)?(?:a\s)?pdf$|text\ssize\b|contrast$)""",
        longest=160,
    ),
    _rule(
        "share",
        "share links",
        r"""(?:share(?:\b.{0,20}(?:this|on|via|by|with|page|article|story)\b.{0,60})?$|(?:share|tweet|post|pin|email|e-mail|print|copy\slink|whatsapp|facebook|twitter|x|linkedin|reddit|bluesky|threads|instagram|youtube|messenger|telegram)(?:[\s,|/·•-]+(?:share|tweet|post|pin|email|e-mail|print|this|page|article|copy\slink|link|whatsapp|facebook|twitter|x|linkedin|reddit|bluesky|threads|instagram|youtube|messenger|telegram|on|via|reuse|content))*$
        |(?:follow|like|find|connect\swith|join)\sus\b(?:\son\b)?.{0,80}$|follow\s(?:\+?\s?\d[\d,]*\sfollowers?|@).{0,20}$|copy\s(?:this\s)?(?:link|url)\b|link\scopied|link\sto\sthis\b.{0,30}$|@[a-z0-9_]{2,30}$|reuse\sthis\scontent)""",
        longest=120,
    ),
    _rule(
        "newsletter",
        "newsletter or subscription box",
        r"""(?:(?:newsletter|e-?newsletter|email|e-mail)\s?(?:sign|alerts?|updates?|bulletins?|preferences|newsletter)|.{0,40}\bnewsletters?$|(?:sign|signing)\s?-?up\b(?:\s(?:to|for|now|here|today|-).{0,100})?$|(?:subscribe|unsubscribe)\b.{0,80}$|get\s(?:e-?mails?|alerts?|our\s(?:news|e-?mails?|weekly|daily|latest))\b.{0,80}
        |get\s(?:involved\swith\sthe\snews|the\slatest\b.{0,60}(?:inbox|e-?mail))|(?:enter|your)\s(?:your\s)?e-?mail\saddress$|stay\s(?:up\sto\sdate|informed|in\stouch|connected)\b.{0,60}$|free\s(?:daily|weekly|monthly)\s(?:newsletter|e-?mail)\b|how\swe\suse\syour\sdata\b|(?:after|skip\spast)\snewsletter\spromotion
        |join\s(?:our|the)\s(?:mailing\slist|[\d,]+\s)|.{0,60}\bsubscribe(?:\snow|\stoday)?$|to\sunsubscribe\b|you\scan\sunsubscribe\b|register\s(?:for\sfree|now)\b.{0,60}$|already\sa\s(?:subscriber|member)\b)""",
        longest=220,
    ),
    _rule(
        "advert",
        "advertisement or appeal for money",
        r"""(?:advert(?:isement|ising|s)?\b(?:\s(?:feature|continue.{0,30}))?$|sponsored\b.{0,40}$|promoted\b.{0,40}$|partner\scontent$|.{0,120}\bpartner\scontent$|continue\sreading\b.{0,40}$|article\scontinues\b|story\scontinues\b|support\s(?:us|our\s(?:work|journalism)|the\s\w+\s(?:from|for)\b).{0,80}
        |donate\b(?:\s(?:now|today|here|£\d+.{0,30}|to\b.{0,40}))?$|buy\sa\s(?:ticket|copy|subscription)\b.{0,40}$|from\s(?:just\s)?(?:as\slittle\sas\s)?£\d+(?:\.\d\d)?\sa\s(?:month|week|year)$|(?:try|get)\b.{0,30}\bfor\s(?:just\s|only\s)?£\d.{0,40}$|shop\snow$)""",
        longest=160,
    ),
    _rule(
        "related",
        "title of a list of other pages",
        r"""(?:related\b(?:\s(?:content|links?|pages?|posts?|articles?|stories|disclosures?|documents?|news|information|topics?|reading|items?|publications?|responses?|foi\w*|requests?|guidance|services?|collections?))?s?:?$
        |(?:most|more)\s(?:read|viewed|popular|shared|commented|recent|watched|like\sthis|stories|news|articles|from\b.{0,60}|on\sthis\b.{0,40}|in\s\w+|posts)\b:?.{0,20}$|(?:read|see|find|learn|discover|view)\s(?:more|next|also|on)\b:?.{0,120}$|also\s(?:of\sinterest|in\b.{0,40}|on\b.{0,40}|see)\b.{0,30}$|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested|enjoy|have\smissed).{0,40}$
        |(?:recommended|further|suggested|essential)\s(?:reading|for\syou|stories|articles|links|resources)?:?$|(?:latest|recent|top|trending|popular|other|similar)\s(?:news|posts?|stories|articles|releases|updates|headlines|tweets|blogs?|publications|disclosures|responses|pages|requests|foi\s\w+|now|topics|press\sreleases|events|videos?)\b:?$|what\sto\sread\snext$|don't\smiss$|trending$|in\sother\snews$|editor's\s(?:picks?|choice)$|explore\s(?:more|the\stopic|further)\b.{0,60}$|up\snext$|(?:next|previous)\s(?:article|post|story|page)\b.{0,100}$|read\s(?:the\s)?(?:most\srecent|latest|full)\b.{0,120}$|things\sto\sdo\swith\sthis\srequest)""",
        longest=150,
        opens=True,
    ),
    _rule(
        "related",
        "tags",
        r"""(?:tags?|topics?|categories|categor(?:y|ies)|filed\sunder|posted\sin|tagged(?:\swith)?|explore\sthe\stopic|keywords)\s?:.{0,140}$""",
        longest=170,
        where="tail",
    ),
    _rule(
        "comments",
        "comments box",
        r"""(?:\(?\d[\d,]*\)?\s(?:comments?|replies|responses|shares?|likes?|views)$|comments?\s?(?:\(\d+\)|:.{0,40})?$|(?:leave|add|post|write|join|view|read|see)\s(?:a|an|the|your|all|\d+)?\s?(?:comments?|reply|conversation|debate|annotation)\b.{0,60}|no\scomments\b|be\sthe\sfirst\sto\scomment|comments\s(?:are|have\sbeen)\s(?:now\s)?closed|be\skind\b.{0,60}|report\s(?:this\s)?(?:comment|post|abuse)$|report$|have\syour\ssay$|log\sin\sto\s(?:comment|reply))""",
        longest=120,
    ),
    _rule(
        "form",
        "page rating",
        r"""(?:(?:was|is|did)\s(?:this|the)\s(?:page|information|content|response|article|answer)\b.{0,50}(?:useful|helpful|answer|find|looking\sfor)\b.{0,60}|how\s(?:useful|helpful|would\syou\srate)\b.{0,60}(?:page|site|information)\b.{0,30}|(?:rate|review)\sthis\b.{0,60}|(?:is\sthere\s(?:anything\swrong|a\sproblem)|report\sa\sproblem|something\swrong)\swith\sthis\spage\b.{0,20}|report\s(?:a\sproblem|an\sissue)\b.{0,40}|thanks?\s(?:you\s)?for\syour\sfeedback\b.{0,40}|(?:page|average|user)\srating\b.{0,40}|(?:tell|let)\sus\s(?:what\syou\sthink|how\swe)\b.{0,80}|help\sus\simprove\b.{0,60}|(?:maybe\s)?yes,?\s(?:this\spage\sis\suseful.{0,40}|no$|it\swas.{0,40})|no\s(?:this\spage\sis\snot\suseful)|what\swere\syou\s(?:doing|looking\sfor)\??.{0,20}|(?:submit|send)(?:\sfeedback)?$)""",
        longest=140,
    ),
    _rule(
        "legal",
        "legal line of the site",
        r"""(?:©|\(c\)\s|copyright\b|all\srights\sreserved|©?\s?crown\scopyright|(?:privacy|accessibility|terms|legal|disclaimer|modern\sslavery|freedom\sof\sinformation|cookies?)(?:\s(?:notice|policy|statement|and\sconditions|of\suse|centre|information|&\scookies|and\scookies))?(?:[\s|·•,/-]+(?:privacy|accessibility|terms|legal|cookies?|contact|sitemap|site\smap|help|about|notice|policy|statement|and|conditions|of|use|us|©.{0,60}))*$
        |(?:open\sgovernment\slicen[cs]e|re-?use\sis\sallowed|all\scontent\sis\savailable\sunder|licensed\sunder|this\s(?:site|content)\sis\slicensed)\b.{0,120}|.{0,80}\ball\srights\sreserved\b.{0,30}$|.{0,80}\bis\sauthorised\sand\sregulated\sby\b.{0,160}$|registered\s(?:in\sengland|charity|office|company|number|no)\b.{0,160}$|ipso:?\s.{0,80}|(?:this\s(?:website|newspaper|publication))\sis\s(?:a\smember|published|regulated)\b.{0,120}|follow\sus\b.{0,40}accessibility.{0,100}|built\sby\b.{0,40}$|(?:powered|designed|website)\sby\b.{0,40}$|vat\s(?:no|reg|number)\b.{0,60}$|company\s(?:no|number)\b.{0,60}$)""",
        longest=260,
    ),
    _rule(
        "masthead",
        "date of the page, not of the document",
        r"""(?:(?:this\spage\swas\s)?(?:page\s)?last\s(?:updated|reviewed|modified|changed|edited|checked)\b|(?:page\s)?(?:updated|reviewed|modified)(?:\son)?\s?:|page\s(?:updated|published|created)\b|next\sreview\b|(?:accessed|printed|retrieved|saved)\son\b)""",
        longest=110,
        where="edge",
    ),
    _rule(
        "contact",
        "contact line of the site",
        r"""(?:(?:media|press|general|news\sdesk|newsroom|all\smedia|press\sand\smedia)\s?(?:enquiries|contacts?|office|information|team|line|queries|desk|enquiry)\b.{0,140}|(?:for\s)?(?:media|press|further\smedia|interview)\s(?:enquiries|requests|queries|information)\b.{0,180}|contact\s?(?:us|details|information|the\s(?:press|media)\s\w+)?\s?:?$|contact:\s.{0,160}|get\sin\stouch$|.{0,60}\bcontact:\s.{0,160}|(?:tel|telephone|phone|e-?mail|fax|call|mobile|text\s?relay|textphone|minicom)\b\s?(?:us\b.{0,20})?[.:]?\s?(?:\+?[\d(][\d\s()+-]{6,}|\S{1,60}@\S{1,80}).{0,100}$|(?:in\san\s|for\san?\s)?(?:emergenc(?:y|ies)|non-?\s?emergenc(?:y|ies))\b.{0,20}\b(?:call|dial|999|101|111)\b.{0,80}|freephone\b.{0,120}|.{0,60}\bhelp\s?line\b.{0,30}\d{3,}.{0,60}$|got\sa\s(?:tip|story)\b.{0,100}|(?:\*\s?)?have\syou\sbeen\b.{0,120}@.{0,60}|(?:call|ring|text|phone)\s(?:us\s)?(?:now\s|today\s|free\s)?(?:on\s)?\d[\d\s]{2,}.{0,80}|dx\s\d+.{0,40}$|chat\swith\sus.{0,40}$|request\sa\scall\s?back.{0,40}$|make\san\senquiry$|(?:patient\sadvice|customer\sservices?|switchboard|reception|front\sdesk)\b.{0,80}\d{3,}.{0,60}$)""",
        longest=200,
        where="edge",
    ),
)
