"""The frame around the content: quick exits, cookies, notices of the site, navigation, share links."""

from __future__ import annotations

from extractors.strip.line_rules.rule import Rule, line_rule

_PAGE = r"(?:this|our|the)\s(?:web\s?)?(?:site|page|service|content|article|information|response|answer)"

_NETWORKS = (
    r"(?:share|tweet|post|pin|e-?mail|print|this|page|article|copy|link|whatsapp|facebook|twitter|x|linkedin|"
    r"reddit|bluesky|"
    r"threads|instagram|youtube|messenger|telegram|tiktok|flickr|snapchat|on|via|by|reuse|content|mastodon|rss|save)"
)

FRAME: tuple[Rule, ...] = (
    # -- leaving the site fast (domestic abuse charities, police) -----------------------------------------------------
    line_rule(
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
    line_rule(
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
        r"(?:thanks|thank\syou),?\s(?:we\s(?:have|'ve)\s)?(?:stored|saved|kept|for)\b.{0,60}\b(?:cookies?|"
        r"settings|preferences|choices?)\b",
        r"your\s(?:cookie\s|privacy\s)?(?:preferences|settings|choices?)\s(?:have|has)\sbeen\s(?:saved|stored|updated)",
        r"you(?:'ve|\scan|\smay|\shave)\s(?:change|manage|alter|update|withdraw|accept|"
        r"reject)(?:e?d)?\b.{0,200}\bcookies?",
        r"(?:hide|dismiss|close)\s(?:this\s)?(?:cookie\s|privacy\s)?(?:message|notice|banner)$",
        r"(?:we\svalue|your)\syour?\s?privacy\b.{0,40}$",
        longest=480,
    ),
    line_rule(
        "cookies",
        "buttons of a cookie notice",
        r"[^|]{0,240}\b(?:cookies?|tracking\stechnolog\w+)\b.{0,200}",
        r"(?:that's\s(?:fine|ok(?:ay)?)|fine\sby\sme|no,?\sthank(?:s|\syou)|yes,?\splease(?:[\s|"
        r"/]+no,?\sthank(?:s|\syou))?|i'm\s(?:ok|happy)\swith\sthat|dismiss|only\s(?:essential|"
        r"necessary).{0,20})$",
        r"(?:accept|allow|reject|decline|refuse|deny|enable)\s(?:all|additional|optional|non-essential|"
        r"and\s(?:close|continue))\b",
        r"(?:accept|decline|reject|manage|customi[sz]e|ok|okay|got\sit|i\s(?:agree|accept)|agree|allow|"
        r"save(?:\sand\sclose|\spreferences)?|confirm\smy\schoices)"
        r"(?:[\s/|]+(?:accept|decline|reject|manage|customi[sz]e|all|preferences|settings|options|cookies?|"
        r"more\sinformation|find\sout\smore|"
        r"agree|no\sthanks|necessary\sonly|choices)){0,8}$",
        longest=460,
        where="edge",
    ),
    # -- the website speaks of itself ---------------------------------------------------------------------------------
    line_rule(
        "furniture",
        "notice of the website itself",
        r"we(?:\s(?:would|'d)|'d|\smay|\salso)\s(?:like\sto\s)?(?:collect|use|set|store|know|understand|share)\b.{0,200}\b(?:site|website|cookies?|preferences|visit|analytics)\b.{0,80}",
        r"(?:breaking|live|trending)\s?:\s.{0,140}|set\s(?:my|your)\s(?:cookie\s)?preferences$",
        r"this\sis\sa\s(?:new|trial|test|beta|prototype)\s(?:service|site|website|version|page)\b.{0,160}",
        r"sorry,?\s(?:there\swas|something\swent|a\stechnical|we\scould\snot)|that\sdid\snot\swork|(?:something|"
        r"an?\serror)\s(?:went\swrong|(?:has\s)?occurred)",
        r"there\s(?:was|is)\sa\s(?:technical|problem\swith\s(?:this|the)\spage)",
        r"(?:this\s(?:web)?\s?(?:site|page|service)\sis\s(?:a|in|still|new|under|currently|being)\b|beta\b|"
        r".{0,20}\bbeta\s(?:site|version|service)).{0,120}"
        r"(?:beta|progress|feedback|views|improv|better|construction|test)",
        r"beta$|alpha$|(?:please\s)?(?:enable|turn\son|activate)\sjavascript|javascript\s(?:is|must|needs)|"
        r"your\s(?:web\s)?browser\s(?:is|does|may)\b.{0,80}",
        r"loading(?:\.{1,3}|…)?$|this\sarticle\s(?:was\spublished|is)\b.{0,30}\b(?:over|more\sthan|years?\sold)",
        r"view\s(?:this\s)?(?:e-?mail\s)?(?:online|in\s(?:your|a)\s(?:web\s)?browser)\b.{0,60}",
        r"listen\s(?:to\sthis|now)\b.{0,40}$|(?:image|photo|picture|video)\s(?:gallery|caption|playing)$|"
        r"play\s(?:video|audio)$",
        r"this\spage\s(?:is\s(?:also\s)?available|was\sprinted|has\sbeen\smoved|uses\s)\b.{0,80}",
        r"(?:alert(?:\sbanner)?|important|service\s(?:notice|message)|notice)\s?:\s.{0,100}(?:website|online|"
        r"phone\slines?|warning|closed|travel|unavailable|maintenance|delays?|safety|check\syour)\b.{0,80}",
        longest=320,
        where="edge",
    ),
    line_rule(
        "furniture",
        "notice of the website itself",
        r"(?:image|photo(?:graph)?|picture|credit|pic|video)s?(?:\s(?:credit|source|by))?\s?[:©].{0,60}$",
        r"sorry,?\s(?:there\swas|something\swent|a\stechnical)\b.{0,100}(?:try|again|error|problem|wrong)",
        r"this\sarticle\s(?:was\spublished|is)\b.{0,30}\b(?:over|more\sthan)\s\d+\syears?\s(?:ago|old)",
        r"(?:reading\stime\s?:?\s)?\d{1,3}\s?-?min(?:ute)?s?(?:\s(?:to\s)?read)?$",
        r"this\s(?:web)?\s?(?:site|page|service)\sis\s(?:a|in|still\sin|currently\sin)\sbeta\b.{0,240}",
        longest=180,
    ),
    # -- navigation ---------------------------------------------------------------------------------------------------
    line_rule(
        "navigation",
        "navigation",
        r"skip\s(?:to|past|over|straight)\b|jump\sto\s(?:content|main|navigation|search)",
        r"(?:back|return)\s(?:up\s)?to\s(?:the\s)?(?:top|list|results|news|home|start|previous|search|listing|"
        r"disclosure\slog|all\b)(?:\s\w{1,20}){0,4}$",
        r"(?:top\sof|print)\s(?:the\s|this\s)?page$|print\s(?:this\s)?(?:page|article|entire\sguide|"
        r"or\ssave\b.{0,30})$|you\sare\s(?:here|viewing|in)\s?:",
        r"home\s?(?:[>/|»›→\\→]|::)\s?\S.{0,150}$|breadcrumbs?\b.{0,80}$|(?:open|close|toggle|show|"
        r"hide)\s(?:the\s)?(?:main\s|site\s)?(?:menu|navigation|search)\b",
        r"(?:download|save)\s(?:this\s)?(?:page|article)\s(?:as\s)?(?:a\s)?pdf$|(?:expand|collapse|show|hide|"
        r"open|close)\sall(?:\ssections)?$",
        longest=200,
    ),
    line_rule(
        "navigation",
        "navigation",
        r"(?:back|return)\sto\s.{2,60}$",
        r"(?:main\s|site\s|mobile\s|quick\s)?(?:menu|navigation|links)\b.{0,60}$|home$|search(?:\b.{0,40})?$|"
        r"site\s?-?(?:map|search)\b.{0,40}$|a\s?(?:-|to)\s?z\b.{0,40}$",
        r"(?:previous|next|older|newer|prev|first|last)(?:\s(?:page|posts?|article|story|entries|item|chapter|"
        r"section))?"
        r"(?:[\s|/]+(?:previous|next|older|newer|last|\d{1,3})(?:\s(?:page|posts?|article))?){0,6}$",
        r"(?:sign|log)\s?-?\s?(?:in|out|on)\b(?:[\s|/]+(?:or|sign\sup|register|join|subscribe|help|my\saccount|"
        r"create\s(?:an\s)?account)){0,4}$",
        r"(?:my\s(?:account|profile|saved\sitems)|register|client\slogin|contents|cymraeg|english|gaelic|"
        r"gàidhlig|welsh|languages?|text\ssize.{0,20}|contrast|"
        r"accessibility\stools|recite\sme|translate\b.{0,30}|browsealoud|view\s(?:all|more|full\ssite)\b.{0,30}|"
        r"page\s\d+\sof\s\d+|load\smore|show\smore|see\sall\b.{0,40}|"
        r"on\sthis\spage|in\sthis\s(?:section|article|guide)|page\scontents|jump\sto\b.{0,40}|"
        r"table\sof\scontents|close|open|back|explore|filter|sort\sby\b.{0,40})$",
        r".{0,40}\bsearch$|(?:make|start|begin)\sa\s(?:new\s)?(?:foi\s)?request\b.{0,80}$|browse\s(?:requests|"
        r"authorities|by|all)\b.{0,60}$|view\sauthorities\b.{0,40}$",
        r"(?:report\s(?:it|online|a\scrime)|pay\s(?:it|online)|apply(?:\sonline)?|ask\sus\sif\b.{0,60})$",
        longest=160,
        where="edge",
    ),
    # -- sharing ------------------------------------------------------------------------------------------------------
    line_rule(
        "share",
        "share links",
        r"\d[\d,.]*k?\s(?:shares|retweets|followers)$",
        r"share\s(?:this|on|via|by|with|page|article|story|your|the|using|link)\b.{0,80}$|"
        + _NETWORKS
        + r"(?:[\s,|/·•&-]+(?:and\s)?"
        + _NETWORKS
        + r"){1,16}$",
        r"(?:follow|like|find|connect\swith|join)\s(?:us|@\w+)\b(?:\s(?:on|at|via)\b.{0,80})?$|"
        r"follow\s(?:\+\s)?\d[\d,]*\sfollowers?$|\d[\d,]*\sfollowers?$",
        r"(?:copy|get)\s(?:this\s|the\s)?(?:link|url)\b.{0,30}$|link\s(?:copied|to\sthis)\b.{0,30}$|"
        r"reuse\sthis\scontent|share\s?[:+]?\s?\d*$|(?:gift|save|bookmark|print|"
        r"listen\sto)\s(?:this\s)?article(?:\s.{0,20})?$|save\sfor\slater$|bookmark$|"
        r"(?:about\s)?sharing(?:\s(?:options|tools))?$|close\s(?:share\s)?panel$",
        longest=140,
    ),
    line_rule(
        "share",
        "share links",
        r"(?:facebook|twitter|whatsapp|linkedin|reddit|bluesky|instagram|youtube|tiktok|e-?mail|print|tweet|"
        r"share)$|@[a-z0-9_]{2,30}$|follow\b.{0,40}$|"
        r"follow\sus\b.{0,120}$|(?:we\sare|we're|find\sus)\son\s(?:facebook|twitter|x|instagram)\b.{0,60}$|"
        r"\d[\d,.]*k?\s(?:likes?|shares?|views?|retweets)$",
        longest=160,
        where="edge",
    ),
)
