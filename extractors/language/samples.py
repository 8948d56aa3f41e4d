"""Sentences in the manner of British official prose with names filled in: they teach names that the treebanks hardly hold.

The treebanks have about 5,800 names, most of them American. These sentences were written for this project; people's names are
put together at random, bodies come from the registry of public authorities or are invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from models.authorities import authorities

FIRST_NAMES = [
    "Aisha",
    "Alan",
    "Alice",
    "Amara",
    "Amir",
    "Andrew",
    "Angela",
    "Anita",
    "Anna",
    "Anthony",
    "Arthur",
    "Ayesha",
    "Barbara",
    "Ben",
    "Bethan",
    "Bronwen",
    "Calum",
    "Carol",
    "Catherine",
    "Charlotte",
    "Chidi",
    "Chloe",
    "Christine",
    "Claire",
    "Colin",
    "Craig",
    "Daniel",
    "David",
    "Dawn",
    "Deborah",
    "Derek",
    "Diane",
    "Donna",
    "Eilidh",
    "Eleanor",
    "Elizabeth",
    "Emma",
    "Ewan",
    "Farah",
    "Fatima",
    "Fiona",
    "Frances",
    "Gareth",
    "Geoffrey",
    "George",
    "Gillian",
    "Grace",
    "Graham",
    "Gwen",
    "Hamish",
    "Hannah",
    "Harriet",
    "Helen",
    "Hugh",
    "Iain",
    "Imran",
    "Irene",
    "Isla",
    "Jack",
    "James",
    "Jane",
    "Janet",
    "Jasmine",
    "Jennifer",
    "Joanna",
    "John",
    "Jonathan",
    "Joyce",
    "Julie",
    "Karen",
    "Kate",
    "Keith",
    "Kelly",
    "Kenneth",
    "Kirsty",
    "Kwame",
    "Laura",
    "Leanne",
    "Lewis",
    "Liam",
    "Linda",
    "Lucy",
    "Maria",
    "Mark",
    "Martin",
    "Mary",
    "Megan",
    "Michael",
    "Mohammed",
    "Moira",
    "Nadia",
    "Naomi",
    "Neil",
    "Niamh",
    "Nicola",
    "Nigel",
    "Olivia",
    "Omar",
    "Oonagh",
    "Owen",
    "Patricia",
    "Paul",
    "Peter",
    "Philip",
    "Priya",
    "Rachel",
    "Rajesh",
    "Rebecca",
    "Rhys",
    "Richard",
    "Robert",
    "Ruth",
    "Sally",
    "Samuel",
    "Sarah",
    "Sean",
    "Shona",
    "Simon",
    "Siobhan",
    "Sophie",
    "Stephen",
    "Stuart",
    "Susan",
    "Tariq",
    "Tom",
    "Tracey",
    "Usha",
    "Victoria",
    "Wendy",
    "William",
    "Yasmin",
    "Zoe",
]
SURNAMES = [
    "Abbott",
    "Adeyemi",
    "Ahmed",
    "Akhtar",
    "Alderton",
    "Ali",
    "Allen",
    "Armitage",
    "Ashworth",
    "Bailey",
    "Baker",
    "Banerjee",
    "Barlow",
    "Barnes",
    "Begum",
    "Bell",
    "Bennett",
    "Blackwood",
    "Bowen",
    "Bradshaw",
    "Brennan",
    "Brook",
    "Brown",
    "Burnley",
    "Butler",
    "Campbell",
    "Carrick",
    "Carter",
    "Chambers",
    "Choudhury",
    "Clarke",
    "Coleman",
    "Cooper",
    "Crawshaw",
    "Davies",
    "Dixon",
    "Donnelly",
    "Douglas",
    "Dunmore",
    "Edwards",
    "Ellis",
    "Evans",
    "Farrow",
    "Fairweather",
    "Ferguson",
    "Fletcher",
    "Foster",
    "Fraser",
    "Gallagher",
    "Gibson",
    "Goodwin",
    "Graham",
    "Grant",
    "Green",
    "Griffiths",
    "Hall",
    "Hamilton",
    "Harris",
    "Harper",
    "Henderson",
    "Hill",
    "Hodgson",
    "Hughes",
    "Hussain",
    "Iqbal",
    "Jackson",
    "Jenkins",
    "Johnson",
    "Jones",
    "Kaur",
    "Kelly",
    "Khan",
    "King",
    "Lawson",
    "Lewis",
    "Llewellyn",
    "MacDonald",
    "Mackenzie",
    "Marsh",
    "Marshall",
    "Mason",
    "Matthews",
    "McBride",
    "McCarthy",
    "McLean",
    "Miller",
    "Mitchell",
    "Morgan",
    "Morris",
    "Murphy",
    "Murray",
    "Nkosi",
    "Norris",
    "O’Brien",
    "O'Connor",
    "Okafor",
    "Osei",
    "Palmer",
    "Parker",
    "Patel",
    "Pearson",
    "Phillips",
    "Powell",
    "Price",
    "Rahman",
    "Reid",
    "Rees",
    "Richards",
    "Roberts",
    "Robinson",
    "Rogers",
    "Ross",
    "Ryan",
    "Scott",
    "Shah",
    "Sharma",
    "Shaw",
    "Simpson",
    "Singh",
    "Smith",
    "Stewart",
    "Stone",
    "Sutherland",
    "Taylor",
    "Thomas",
    "Thompson",
    "Turner",
    "Walker",
    "Wallace",
    "Walsh",
    "Ward",
    "Watson",
    "Webb",
    "White",
    "Whitfield",
    "Wilkinson",
    "Williams",
    "Wilson",
    "Wood",
    "Wright",
    "Yates",
    "Young",
]
TITLES = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Dr",
    "Professor",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Baroness",
    "Councillor",
    "Cllr",
    "Judge",
    "Sergeant",
    "Inspector",
    "Superintendent",
    "Constable",
    "PC",
    "DC",
    "DS",
]
PLACES = (
    "Aberdeen Aberystwyth Ashford Bangor Barnsley Bath Bedford Belfast Birmingham Blackburn Blackpool Bolton Bradford Brighton Bristol "
    "Burnley Caernarfon Cambridge Canterbury Cardiff Carlisle Chelmsford Cheltenham Chester Colchester Cornwall Coventry Crewe Croydon "
    "Cumbria Darlington Derby Derry Devon Doncaster Dorset Dover Dundee Durham Eastbourne Edinburgh Essex Exeter Falkirk Glasgow "
    "Gloucester Grimsby Guernsey Guildford Hackney Halifax Hampshire Harrogate Hartlepool Hastings Hereford Hull Inverness Ipswich "
    "Islington Jersey Kent Kilmarnock Lambeth Lancashire Lancaster Leeds Leicester Lewisham Lincoln Liverpool Llandudno London Luton "
    "Maidstone Manchester Margate Merseyside Middlesbrough Newcastle Newport Newry Norfolk Northampton Northumberland Norwich "
    "Nottingham Oldham Orkney Oxford Paisley Perth Peterborough Plymouth Portsmouth Preston Reading Rochdale Rotherham Salford "
    "Scarborough Sheffield Shetland Shropshire Slough Somerset Southampton Southend Southwark Stirling Stockport Suffolk Sunderland "
    "Surrey Sussex Swansea Swindon Telford Torquay Truro Wakefield Walsall Warrington Wigan Wiltshire Winchester Wolverhampton "
    "Worcester Wrexham York Yorkshire England Wales Scotland|Northern Ireland|Great Britain|United Kingdom|UK|the UK|Ireland|France|"
    "Germany|Spain|Poland|India|Pakistan|Nigeria|Ukraine|United States|Europe|West Yorkshire|South Wales|North Wales|County Durham|"
    "Greater Manchester|West Midlands|Tower Hamlets|Milton Keynes|Isle of Wight|Stoke-on-Trent|Kingston upon Thames|King’s Cross|"
    "Tyne and Wear|Upper Tilbrook|Barrow Common|Orchard Lane|High Street|Station Road|Downing Street|Whitehall|Market Square|Church Road"
)
_SURNAMED_BODIES = (
    "{} Ltd",
    "{} Limited",
    "{} LLP",
    "{} plc",
    "{} & Sons",
    "{} Solicitors",
    "{} Group",
    "{} Foundation",
    "{} Trust",
    "{} Academy",
)
_BODIES = [
    "Amnesty International",
    "Age Concern",
    "Big Brother Watch",
    "Lanternhouse",
    "Centre for Women’s Justice",
    "Citizens Advice",
    "Crimestoppers",
    "Facebook",
    "Google",
    "Greenpeace",
    "Open Door Alliance",
    "Home Affairs Committee",
    "Howard League for Penal Reform",
    "Institute for Government",
    "Justice Committee",
    "Labour Party",
    "Conservative Party",
    "Liberal Democrats",
    "Scottish National Party",
    "Plaid Cymru",
    "Sinn Féin",
    "Liberty",
    "Mind",
    "mySociety",
    "NSPCC",
    "National Education Union",
    "Police Federation",
    "Press Association",
    "Public Accounts Committee",
    "Refuge",
    "Royal College of Nursing",
    "RSPCA",
    "Shelter",
    "The Guardian",
    "The Times",
    "Daily Mail",
    "BBC News",
    "Sky News",
    "Microsoft",
    "Capita",
    "Serco",
    "G4S",
    "Unison",
    "Unite",
    "WhatDoTheyKnow",
    "Women’s Aid",
    "World Health Organization",
    "United Nations",
    "European Commission",
    "European Court of Human Rights",
    "House of Lords",
    "Directorate of Legal Affairs",
    "Information Governance Team",
    "Professional Standards Department",
    "Legal Services",
    "Complaints Unit",
    "Audit Committee",
    "Court of Appeal",
    "Supreme Court",
    "High Court",
    "Crown Court",
    "Upper Tribunal",
    "First-tier Tribunal",
    "Civica",
    "Elmsworth County Council",
    "Calderford City Council",
    "Thornmoor Police",
    "Ravenshire Constabulary",
    "Brockwell Water",
    "Ashcombe University",
    "Westmarch NHS Foundation Trust",
    "Lowland Drainage Board",
]
TEMPLATES = (
    "{P}, chief executive of {O}, said: “We take every complaint seriously.”",
    "{P}, {O}’s director of policy, said the figures were “hard to defend”.",
    "A spokesperson for {O} said it would not comment on individual cases.",
    "The request was made to {O} by {P} of {L}.",
    "{O} said it held the information but refused to release it.",
    "Figures released by {O} show that 1,340 people waited more than a year.",
    "The complainant asked {O} for the names of all officers based in {L}.",
    "The Commissioner’s decision is that {O} has complied with section 40 of the Act.",
    "Dear {T} {S},",
    "Dear {P},",
    "Yours sincerely, {P}, Freedom of Information Officer",
    "{P}\nInformation Governance\n{O}",
    "Thank you for your request to {O}, which we received on 4 May 2022.",
    "{T} {S} told the tribunal that {O} had failed to search its records.",
    "The judge, {T} {S}, dismissed the appeal by {O}.",
    "In {L}, the number of recorded offences rose by a third.",
    "The highest rate was in {L}, followed by {L} and {L}.",
    "{O} refers itself to the {O} in such cases.",
    "Between 2019 and 2022, {O} paid {O} £1.2 million for agency staff.",
    "A contract with {O} for services in {L} ended in March 2021.",
    "{P}, who lives in {L}, was suspended on full pay for 18 months.",
    "The victim, {P}, 34, from {L}, waited two years for a decision.",
    "{O} covers {L}, {L} and parts of {L}.",
    "After the death of {P}, {O} reviewed its procedures.",
    "The report by {T} {S} found that {O} was slow to act.",
    "{T} {S}’s review of {O} was published in March 2023.",
    "Officers from {O} were called to {L} at about 9pm.",
    "{O} ({A}) is responsible for recording complaints.",
    "The {O} ({A}) and the {O} ({A}) hold separate records.",
    "We consulted {O}, which objected to disclosure.",
    "{P} MP, who chairs the {O}, called the delay unacceptable.",
    "According to {O}, 45 of 151 councils in England did not reply.",
    "Data from {O} suggests that fewer than five patients in {L} were affected.",
    "Staff at {O} in {L} were told to delete the messages.",
    "The minister, {P}, announced the funding during a visit to {L}.",
    "{P} and {P} were dismissed after a hearing in {L}.",
    "You asked whether {T} {S} attended the meeting at {L} on 3 June.",
    "If you remain dissatisfied you may complain to {O}.",
    "Minutes of the meeting between {O} and {O} are withheld under section 43(2).",
    "Solicitor {P} of {O} represents the family.",
    "Author: {P}, {O}",
    "By {P} in {L}",
    "Contact: {P}, press office, {O}",
    "The response from {O} came three weeks late.",
    "Neither {O} nor {O} could say how many doses were wasted in {L}.",
    "“It is a scandal,” said {P}. “Nobody at {O} listened.”",
    "Assistant Chief Constable {P} said that trust had been damaged.",
    "Deputy Mayor {P} defended {O}’s record.",
    "Campaigner {P} has spent six years seeking answers from {O}.",
    "Of the 29 forces that answered, {O} had the most cases and {O} the fewest.",
    "The reservoir near {L} is run by {O}.",
    "{O} is based at 14 {L}, {L}.",
    "Under the Police Reform Act 2002 the chief officer must tell {O}.",
    "Our records show that {P} left {O} in July 2022.",
    "{L} recorded 112 cases, {L} 98 and {L} 61.",
    "The number for {L} is not held by {O}.",
    "As {P} put it, the system “was never designed for this”.",
    "{O} has withdrawn its reliance on section 12.",
    "{P} v Information Commissioner and {O}",
    "Both {O} and its contractor, {O}, declined to comment.",
    "The offices of {O} in {L} closed on Friday.",
    "{T} {S} was Home Secretary at the time.",
    "The inspectorate visited {O} twice, in {L} and in {L}.",
    "Please send a copy to {P} at {O}.",
    "Section 31 does not apply to {O}.",
    "The Freedom of Information Act 2000 gives you a right of access.",
    "In the year ending March 2023, there were 212,340 offences in {L}.",
    "The Environmental Information Regulations 2004 apply to this request.",
    "Last updated: Tuesday 4 May 2021",
    "Question 3: How many officers were dismissed?",
    "Number of complaints by ethnicity, gender and rank",
    "Response: No information held.",
    "Table 2: Offences recorded by {O}, 2019 to 2022",
)
_SLOT = re.compile(r"\{([POLTSA])\}")
_LABEL = {"P": "PERSON", "O": "ORG", "L": "PLACE", "S": "PERSON", "A": "ORG"}


class Filler:
    """Draws names for the slots of a template, always the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret, and it must repeat
        self._bodies = [name for authority in authorities() for name in authority.names]
        self._abbreviations = sorted({a.abbreviation for a in authorities() if len(a.abbreviation) > 2})
        head, *rest = PLACES.split("|")
        *words, last = head.split()
        self._places = [*words, last, *rest]

    def draw(self, slot: str) -> str:
        """A name for a slot: P person, S surname, T title, O organisation, A abbreviation, L place."""
        pick = self._random.choice
        match slot:
            case "P":
                return self._person()
            case "S":
                return pick(SURNAMES)
            case "T":
                return pick(TITLES)
            case "A":
                return pick(self._abbreviations)
            case "L":
                return pick(self._places)
            case _:
                return self._body()

    def _person(self) -> str:
        pick, chance = self._random.choice, self._random.random()
        surname = pick(SURNAMES) if chance > 0.1 else f"{pick(SURNAMES)}-{pick(SURNAMES)}"
        first = pick(FIRST_NAMES) if chance < 0.9 else f"{pick(FIRST_NAMES)[0]}"
        return f"{first} {surname}"

    def _body(self) -> str:
        pick, chance = self._random.choice, self._random.random()
        if chance < 0.5:
            return pick(self._bodies)
        if chance < 0.85:
            return pick(_BODIES)
        return pick(_SURNAMED_BODIES).format(pick(SURNAMES))

    def sentence(self) -> tuple[str, list[tuple[int, int, str]]]:
        """A sentence and the spans of its names (start, end, label). A title before a surname is no part of the name."""
        return self.fill(self._random.choice(TEMPLATES))

    def fill(self, template: str) -> tuple[str, list[tuple[int, int, str]]]:
        """A template with its slots filled, and the spans of the names."""
        text, spans, position = "", [], 0
        for slot in _SLOT.finditer(template):
            text += template[position : slot.start()]
            name = self.draw(slot[1])
            if slot[1] in _LABEL:
                spans.append((len(text), len(text) + len(name), _LABEL[slot[1]]))
            text, position = text + name, slot.end()
        return text + template[position:], spans


def sentences(count: int, seed: int = 0) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """So many filled sentences, the same ones for the same seed."""
    filler = Filler(seed)
    for _ in range(count):
        yield filler.sentence()


def renamed(
    words: Sequence[str], spaces: Sequence[bool], names: Sequence[tuple[int, int, str]], filler: Filler
) -> tuple[str, list[tuple[int, int, str]]]:
    """A treebank sentence with each of its names (first word, end word, label) exchanged for another of its kind."""
    slots = {"PERSON": "P", "ORG": "O", "PLACE": "L"}
    text, spans, index = "", [], 0
    at = {first: (end, label) for first, end, label in names}
    while index < len(words):
        if index in at:
            end, label = at[index]
            name = filler.draw(slots[label])
            spans.append((len(text), len(text) + len(name), label))
            text += name + (" " if spaces[end - 1] else "")
            index = end
        else:
            text += words[index] + (" " if spaces[index] else "")
            index += 1
    return text, spans
