"""The closed word lists that the figure rules read: numbers, comparators' neighbours, labels, units of time, function words."""

from __future__ import annotations

from typing import Final

from extractors.figures.words import words

ONES: Final[dict[str, int]] = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: Final[dict[str, int]] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES: Final[dict[str, int]] = {
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SCALE_LETTERS: Final[dict[str, int]] = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mill": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
NUMBER_WORDS: Final[frozenset[str]] = frozenset({*ONES, *TENS, *SCALES, "hundred", "dozen", "nil", "none", "nought"})

DENOMINATORS: Final[dict[str, int]] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
    "twelfth": 12,
    "twelfths": 12,
    "twentieth": 20,
    "twentieths": 20,
    "hundredth": 100,
    "hundredths": 100,
}
VULGAR: Final[dict[str, tuple[int, int]]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
MULTIPLIERS: Final[dict[str, float]] = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "treble": 3,
    "trebled": 3,
    "trebling": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "halved": 0.5,
    "halving": 0.5,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "twentyfold": 20,
    "hundredfold": 100,
}
VAGUE: Final[dict[str, tuple[int, int]]] = {
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "billions": (2_000_000_000, 9_999_999_999),
}
"""Inclusive bounds of a vague quantity: at least two of its unit, and less than the next unit that a writer would name."""
VAGUE_OF: Final[dict[tuple[str, str], tuple[int, int]]] = {
    ("tens", "thousands"): (20_000, 99_999),
    ("hundreds", "thousands"): (200_000, 999_999),
    ("tens", "millions"): (20_000_000, 99_999_999),
    ("hundreds", "millions"): (200_000_000, 999_999_999),
    ("tens", "billions"): (20_000_000_000, 99_999_999_999),
    ("hundreds", "billions"): (200_000_000_000, 999_999_999_999),
}

TIME_UNITS: Final[frozenset[str]] = words(
    "second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks wk wks fortnight "
    "fortnights month months mth mths quarter quarters year years yr yrs decade decades century centuries night "
    "nights weekend weekends term terms midnight noon semester semesters"
)
RATE_UNITS: Final[frozenset[str]] = words(
    "second minute hour day night shift week weekday weekend fortnight month quarter year annum term season "
    "decade head person capita child adult pupil patient household officer employee resident student prisoner "
    "property home mile km kilometre hectare acre case bed ward school incident visit time unit page"
)
TIME_ADJECTIVES: Final[frozenset[str]] = words(
    "working calendar consecutive school business clear full whole additional further more extra rolling "
    "successive financial fiscal academic previous past last next preceding following recent complete completed "
    "long short hard continuous bank separate different entire other man person staff officer elapsed sitting "
    "term extended year-long reporting"
)
MONTHS: Final[frozenset[str]] = words(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)
PERIOD_ADVERBS: Final[frozenset[str]] = words(
    "daily weekly monthly yearly annual annually hourly nightly quarterly fortnightly"
)

LABELS: Final[frozenset[str]] = words(
    "section sections sect subsection subsections s ss article articles art regulation regulations reg regs "
    "paragraph paragraphs para paras page pages p pp pg table tables tbl figure figures fig figs annex annexe "
    "annexes appendix appendices schedule schedules part parts chapter chapters ch clause clauses rule rules "
    "question questions q qs qn ref refs reference references version ver v level levels grade grades band bands "
    "tier tiers category categories class zone zones room rooms floor suite flat box station stations document "
    "documents doc docs exhibit exhibits form forms issue issues volume vol sheet sheets tab tabs worksheet "
    "column columns col row rows line lines phase phases stage stages step steps option options junction "
    "junctions route routes platform gate bay condition conditions principle principles ground grounds limb limbs "
    "recommendation recommendations footnote footnotes note notes item items bullet bullets point points year "
    "years yr day week month quarter type types group groups lot lots bundle tel telephone phone fax mobile ext "
    "extension code covid windows channel radio formula apollo operation objective objectives priority target "
    "strand theme standard standards criterion criteria scenario module modules unit units no nos number sch rfi "
    "foi request requests answer answers allegation response responses serial enclosure attachment attachments mm "
    "hmp pack order motion amendment amendments block plot slide wave round key cell cells exemption exception "
    "digest recital lesson tip myth takeaway "
    "mk borehole plot pit pier berth dx query queries ward wards district set division case file folder area areas appeal"
)
"""Words that name the number after them ("Table 4", "bands 3 to 5"). The number must follow at once."""
PLURAL_ONLY_LABEL_RISK: Final[frozenset[str]] = words(
    "years requests responses cases files areas officers items points groups types units sets wards rooms notes "
    "forms answers issues cells queries targets orders appeals"
)
"""Labels that in the plural also stand before a count ("responses 1,204"): only small bare numbers are labelled by them."""
CALL_WORDS: Final[frozenset[str]] = words(
    "use using call calls calling called ring ringing rang dial dialling phone phoning telephone tel text texting texts on "
    "contact"
)
SERVICE_NUMBERS: Final[frozenset[str]] = frozenset(
    {"101", "105", "111", "112", "116", "118", "119", "150", "999", "911"}
)

STREETS: Final[frozenset[str]] = words(
    "street road lane avenue way drive close square turnpike place court row terrace crescent buildings building "
    "gardens hill broadway quay yard mews embankment house park walk parade wharf st rd ave green boulevard "
    "approach grove rise circus mall chambers villas mount vale view hall lodge cottages brae wynd vennel pend loan st. rd."
)
FILE_UNITS: Final[frozenset[str]] = words("kb mb gb tb kib mib gib bytes byte kbps mbps dpi px pixels k")
OTHER_UNITS: Final[frozenset[str]] = words(
    "am pm c f mm cm kg g mg ml st nd rd th s x v mph kph kw kwh mw mwh hz khz mhz ghz ug µg db volts watts bst "
    "gmt utc rpm"
)
"""Letters that may stand against a number and make it something else than a count of things."""
DEGREES: Final[frozenset[str]] = frozenset({"°", "degrees", "degree", "º", "celsius", "centigrade", "fahrenheit"})

CURRENCY: Final[frozenset[str]] = frozenset({"£", "$", "€"})
CURRENCY_CODES: Final[frozenset[str]] = frozenset({"gbp", "eur", "usd"})
CURRENCY_WORDS: Final[frozenset[str]] = words("pound pounds quid euro euros dollar dollars")
PENCE_WORDS: Final[frozenset[str]] = words("pence penny p")

FUNCTION_WORDS: Final[frozenset[str]] = words(
    "the a an this that these those its his her their our my your some any each every all both either neither no "
    "another of in on at by for to from with without within into onto over under above below between among "
    "amongst across about against after before during since until till through throughout towards toward upon via "
    "per than as like near off out up down and or but nor so yet if because although though while whilst when "
    "where whereas whether unless once i you he she it we they them him us me who whom whose which what how why "
    "there here is are was were be been being am has have had having do does did done doing will would shall "
    "should can could may might must ought cannot can't won't didn't don't doesn't wasn't weren't isn't aren't "
    "haven't hasn't hadn't not never also only just even still already now then again ago altogether together "
    "alone plus minus respectively overall however therefore thus hence moreover instead otherwise too very more most less "
    "least fewer much many such own same i.e e.g ie eg etc"
)
VERBS: Final[frozenset[str]] = words(
    "came come comes went go goes gone rose rise rises risen fell fall falls fallen grew grow grown made make "
    "makes took take takes taken gave give gives given got get gets led lead leads left leave leaves lost won "
    "said say says told tell tells found find finds showed show shows shown knew know held hold holds kept keep "
    "met meet paid pay pays put read ran run runs sat saw see seen sent send sold spent stood stand thought "
    "understood wrote written became become began begin begun brought built bought caught chose chosen cost costs "
    "cut dealt drew driven drove felt fought fled forgotten hit hurt laid lay let meant mention rang sought spoke "
    "stopped struck taught wore include includes including reached totalled totaled amounted rely relies relied "
    "cite cites citing remain remains remained apply applies appear appears relate relates mean means need needs "
    "want wants seem seems exist exists attended responded replied refused resigned dismissed sacked suspended "
    "recorded reported received issued closed upheld resulted concerned failed died killed charged convicted "
    "sentenced disclosed withheld expected used using contain contains containing arose arise arises drop drops "
    "dropped involve involves involved involving going agreed allowed face faces faced account accounts accounted "
    "admitted against excluding following regarding concerning waiting depending amounting according working "
    "living serving"
)
"""Verb forms that end a noun phrase after its head ("officers faced", "responses came from")."""
ADJECTIVE_ING: Final[frozenset[str]] = words(
    "serving following working living existing remaining outstanding ongoing upcoming missing training housing "
    "building planning parking meeting hearing finding setting recording filing warning convening nursing "
    "policing vetting screening pending"
)
IRREGULAR_PLURALS: Final[frozenset[str]] = words(
    "people staff police men women children personnel data criteria cattle sheep fish media teeth feet mice lives "
    "wives policemen policewomen firefighters fte ftes pcsos pcs headcount workforce aircraft bacteria clergy "
    "crew cctv e-mails"
)
NOT_PLURAL: Final[frozenset[str]] = words(
    "this is was has its us as his yes thus plus less across unless always perhaps besides sometimes versus "
    "various previous serious continuous consecutive business address process access success progress loss class "
    "pass press bus gas crisis basis analysis status focus virus campus series species news politics economics "
    "physics mathematics athletics ethics princess witness illness sickness wellbeing congress express gross "
    "cross religious suspicious vexatious numerous famous dangerous obvious ms mrs miss dress stress mass glass "
    "grass abuse does goes means nhs tess sas ics vs covers contains includes needs takes makes gives says shows "
    "wants"
)
STRIP_LEADING: Final[frozenset[str]] = words("more other further such different of extra")
