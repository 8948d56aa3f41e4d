"""Words beside a bare number or month that tell whether it is a date."""

from __future__ import annotations

from extractors.dates.words import word_set

TITLE_NOUN = word_set(
    "act acts agenda annual appeal asp assessment atlas audit bill briefing bulletin campaign census "
    "championships code conference congress convention cup directive edition expo festival framework games guidance "
    "guide guidelines handbook hc index inquiry manifesto manual masterplan memorandum model news nisr olympics order "
    "paper plan plans policy programme project protocol regs regulation regulations report reports review rules "
    "scheme scorecard session si spreadsheet ssi standard standards statement strategies strategy study summit survey "
    "surveys ukpga uksi update version vision windows word workbook wsi yearbook"
)
"""Nouns that end the name of a report, survey, strategy or event, which a year may follow as part of it."""
STRONG = word_set(
    "after also and april around august autumn back before beginning between beyond both by calendar christmas circa "
    "compared covering dated december during early easter either end ended ending february financial following for "
    "from in is january july june late march may mid november october of only or per post pre september since spring "
    "start summer than through throughout till to until versus vs was winter year years"
)
"""Words after which a number of four digits is a year."""
WEAK = word_set(
    "about also and around as at back between both covering following for from is of on only or per than through to "
    "was with"
)
"""Those of them after which it may as well be a quantity."""
DETERMINER = word_set(
    "a all an another any both each every her his its no our s same such that the their these this those your"
)
"""Words that make a year of a number before a noun ("the 2016 accounts")."""
APPROX = word_set(
    "about additional almost another approximately around exceeding extra fewer further including just least less "
    "more most nearly only over roughly some totaling totalling under up"
)
"""Words that make a quantity of it."""
LABEL = word_set(
    "annex appendix article box bs building case chapter code copyright edition en ext extension figure flat foi form "
    "grid id iso item line model no number office p page pages para paragraph plot port pp ref reference regulation "
    "release room section sections table tel telephone unit version windows"
)
"""Words that make a code or a place of it."""
MEASURED = word_set(
    "allegations applications arrests beds calls calories cases children claims cm complaints crimes days documents "
    "dollars emails employees euros feet g had have homes hours households inches incidents jobs kg km m members men "
    "metres mg miles minutes ml mm months more new of offences officers other pages patients people per percent "
    "places points pounds prisoners pupils records requests residents respondents seconds staff students times tonnes "
    "vehicles victims visitors visits volunteers weeks were women words years"
)
"""What is counted or measured by a number before it."""
OF_OLD_YEARS = word_set("after before between by circa dated from in since throughout till until year")
"""Words after which a year before 1900 is believed."""
PEOPLE = word_set("children employees members men of officers pages patients people pupils staff students women words")
"""What is counted even after a determiner."""
MONTH_LEADS = word_set(
    "after and around before beginning between both by dated during each early end every following for from in last "
    "late mid next of or since start than the this through throughout till to until"
)
"""Words that a month's name alone may follow."""
VERBS_OF_MAY = word_set(
    "also apply ask be contact even get give god have he i include it make need not only request result seem she "
    "still take the they want we well wish you"
)
"""Words that follow the verb "may"."""
NOT_COUNTED = word_set(
    "across afterwards always as besides census figures has is its less levels onwards perhaps plus prices saw this "
    "thus towards unless versus was"
)
"""Words in s that count nothing."""
