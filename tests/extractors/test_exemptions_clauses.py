"""Provisions in sentences of two clauses or more: what is doubted in one and done in the next, and what became of complaints.

Rows as in `test_exemptions_sentences.py`: a frame, a sentence, what must be found in it.
"""

# ruff: noqa: E501 (a row of a table reads best on one line)
from __future__ import annotations

import pytest

from extractors.exemptions import find_exemptions
from extractors.prepare import prepare
from extractors.read.text import read_text

FRAMES = {
    "letter": "Dear Mr Oakes\n\nFreedom of Information Act 2000\n\nThank you for your request of 4 May 2021. We have now completed our search.\n\n{}\n\nYours sincerely\n",
    "scots": "Dear Ms Baird\n\nFreedom of Information (Scotland) Act 2002 (FOISA)\n\nThank you for your request of 4 May 2021.\n\n{}\n\nYours sincerely\n",
    "eir": "Dear Mr Oakes\n\nEnvironmental Information Regulations 2004 (EIR)\n\nThank you for your request of 4 May 2021.\n\n{}\n\nYours sincerely\n",
    "decision": "Decision notice\n\nPublic authority: Wexbury Borough Council\nThe complainant asked for a report under the Freedom of Information Act 2000 (FOIA).\n\nThe Commissioner's decision\n\n{}\n",
    "article": "By Dana Pruett, home affairs reporter\n\nHundreds of laptops went missing from town halls last year, figures released under the Freedom of Information Act show.\n\n{}\n\nA spokesman declined to comment.\n",
}
NAMES = {"FOIA2000": "", "FOISA2002": "S ", "EIR2004": "E ", "EISR2004": "ES "}

ROWS: tuple[tuple[str, str, str], ...] = (
    # -- a doubt in one clause, a finding in the next; nobody; habits; what others asked for
    (
        "letter",
        "We do not give numbers below 3 if a patient might be known by them, and section 40(2) FOIA applies to those cells.",
        "40(2) applied",
    ),
    (
        "letter",
        "A member of staff could be recognised from the shift pattern, and section 38(1)(b) is engaged.",
        "38(1)(b) applied",
    ),
    (
        "decision",
        "He agreed that the names of junior clerks could be withheld, and section 40(2) is upheld to that extent.",
        "40(2) applied",
    ),
    ("letter", "Rivals might use the rates when the contract is let again, so section 43(2) applies.", "43(2) applied"),
    (
        "letter",
        "We neither confirm nor deny whether any other case is open: section 30(3) is engaged.",
        "30(3) applied",
    ),
    ("letter", "We cannot say whether the device was bought; s.24(2) applies.", "24(2) applied"),
    (
        "letter",
        "An offender may be able to tell whether patrols are thin on a given night, and s31(1)(a) is therefore engaged.",
        "31(1)(a) applied",
    ),
    ("letter", "If the file is held, and section 40(2) applies to it, we will tell you.", "40(2) mentioned"),
    ("letter", "The question is whether the rates are secret and whether section 43(2) applies.", "43(2) mentioned"),
    ("article", "No council relied on section 38.", "38 mentioned"),
    ("article", "None of the forces cited section 24.", "24 mentioned"),
    ("article", "Not one board used section 14.", "14 mentioned"),
    ("article", "Hardly any trust invoked section 41.", "41 mentioned"),
    ("article", "Nobody claimed section 44.", "44 mentioned"),
    (
        "letter",
        "Section 38, on health and safety, is sometimes used for information of this kind, but is not used here.",
        "38 mentioned",
    ),
    ("article", "Section 12 is often used to turn away broad requests.", "12 mentioned"),
    ("letter", "Section 30 is commonly cited by forces in such cases, though we have not cited it.", "30 mentioned"),
    ("article", "Section 40 is the exemption most often cited.", "40 mentioned"),
    ("article", "Section 43 is usually relied on for tenders.", "43 mentioned"),
    (
        "letter",
        "We first thought that section 22 might cover it, but there is no settled plan to publish and so that is not relied on.",
        "22 rejected",
    ),
    (
        "letter",
        "At first we believed that section 43(2) could apply, but the prices are already public and it is not claimed.",
        "43(2) rejected",
    ),
    (
        "letter",
        "The supplier also asked us to use s36; we have decided that it has no quality of confidence and so section 36 is not applied.",
        "36 rejected; 36 rejected",
    ),
    (
        "letter",
        "The contractor asked us to withhold its bid under section 43(2). We have not done so.",
        "43(2) rejected",
    ),
    ("letter", "The firm wanted us to rely on section 41(1), which we declined to do.", "41(1) rejected"),
    ("letter", "Despite what you say we do rely on section 12(1); reading them would take 26 hours.", "12(1) applied"),
    ("letter", "Although you argue that it should be public, we are relying on section 43(2).", "43(2) applied"),
    ("letter", "You say that this is a matter of public interest, but section 42(1) applies.", "42(1) applied"),
    ("decision", "The Board may not use section 12(1), having fewer than 100 logs to read.", "12(1) rejected"),
    ("decision", "The Trust cannot hide behind section 41(1).", "41(1) rejected"),
    ("decision", "The Council must not rely on section 14(1) in its fresh response.", "14(1) rejected"),
    ("decision", "It must issue a fresh response, and may not use section 12 to do so.", "12 rejected"),
    (
        "decision",
        "The council refused under section 12(1), putting the work at 60 hours. The Commissioner does not accept that estimate.",
        "12(1) rejected",
    ),
    (
        "decision",
        "The force relied on section 14(1). The Commissioner was not persuaded by this argument.",
        "14(1) rejected",
    ),
    ("decision", "The Trust withheld it under section 43(2). The Tribunal disagreed with that view.", "43(2) rejected"),
    ("decision", "The Trust withheld it under section 43(2). The Tribunal agreed with that view.", "43(2) applied"),
    (
        "decision",
        "The Department withheld it under section 35(1)(a). The Commissioner decided otherwise.",
        "35(1)(a) rejected",
    ),
    (
        "decision",
        "He does not accept that the request was vexatious, and the Department was not entitled to rely on section 14(1).",
        "14(1) rejected",
    ),
    (
        "decision",
        "That was a fair point, but the question was a simple one. He does not accept that the request was vexatious, and the Department was not entitled to rely on section 14(1).",
        "14(1) rejected",
    ),
    (
        "decision",
        "Regulation 12(4)(e) EIR covered all 61, but only in nine was there anything that needed a safe space. For the other 52 the public interest favoured disclosure.",
        "E 12(4)(e) applied",
    ),
    (
        "decision",
        "Section 36(2)(c) was engaged for all of the notes. For the notes the public interest favours disclosure.",
        "36(2)(c) rejected",
    ),
    # -- outcomes of complaints, tribunals, reviews
    ("decision", "FOI 12: upheld. FOI 16: upheld.", "12 rejected; 16 procedural"),
    (
        "decision",
        "Outcome: FOI 36: complaint upheld. FOI 40: complaint not upheld. FOI 10: complaint upheld.",
        "36 rejected; 40 applied; 10 procedural",
    ),
    ("decision", "Section 12(1): complaint upheld", "12(1) rejected"),
    ("decision", "Section 40(2) – not upheld", "40(2) applied"),
    ("decision", "FOI 43(2) - Partially upheld", "43(2) applied"),
    ("decision", "Section 31(1)(a) (complaint not upheld)", "31(1)(a) applied"),
    ("decision", "FOI s.14 | Complaint upheld", "14 rejected"),
    ("decision", "Complaint upheld: section 43(2)", "43(2) rejected"),
    ("decision", "Complaint not upheld: section 40(2)", "40(2) applied"),
    ("decision", "The complaint under section 14(1) was upheld.", "14(1) rejected"),
    ("decision", "The complaint about section 42(1) is not upheld.", "42(1) applied"),
    ("decision", "He upholds the complaint in relation to section 36(2)(c).", "36(2)(c) rejected"),
    ("decision", "The Commissioner upheld the Trust's reliance on section 41(1).", "41(1) applied"),
    ("decision", "Section 36(2)(c): exemption not engaged", "36(2)(c) rejected"),
    ("decision", "Section 43(2): engaged, public interest favours maintaining it.", "43(2) applied"),
    ("decision", "Section 43(2): engaged, but public interest favours disclosure.", "43(2) rejected"),
    (
        "decision",
        "The appeal is allowed in part: section 42(1) was properly relied on but section 36(2)(c) was not.",
        "42(1) applied; 36(2)(c) rejected",
    ),
    ("decision", "Section 31(1)(a) falls at the first hurdle.", "31(1)(a) rejected"),
    ("decision", "The Department conceded at the hearing that section 35(1)(a) did not arise.", "35(1)(a) rejected"),
    (
        "decision",
        "The Tribunal substitutes a notice that section 38(1)(b) does not apply to the annex.",
        "38(1)(b) rejected",
    ),
    ("decision", "We have no difficulty in finding that section 40(2) is made out.", "40(2) applied"),
    ("decision", "The Council no longer pursues section 41(1).", "41(1) rejected"),
    ("decision", "Ground 1 concerned section 14(1).", "14(1) mentioned"),
    ("decision", "The panel preferred not to decide whether section 43(2) was engaged.", "43(2) mentioned"),
    (
        "decision",
        "Having found section 42(1) engaged, the Tribunal did not go on to look at section 36(2)(b)(i).",
        "42(1) applied; 36(2)(b)(i) mentioned",
    ),
    (
        "decision",
        "The Tribunal held that the exemption was not made out. Thirdly, section 38(1)(b).",
        "38(1)(b) mentioned",
    ),
    (
        "decision",
        "The Commissioner was right about section 40(2) and wrong about section 43(2).",
        "40(2) applied; 43(2) rejected",
    ),
    ("decision", "Section 23(5) was not pressed.", "23(5) rejected"),
    ("decision", "A late bid to add section 44(1)(a) failed.", "44(1)(a) rejected"),
    ("decision", "The argument on section 22 got nowhere.", "22 rejected"),
    ("decision", "Its plea of section 36 was given short shrift.", "36 rejected"),
    ("decision", "The Council succeeds on section 42(1) and loses on section 43(2).", "42(1) applied; 43(2) rejected"),
    ("letter", "I have overturned the refusal of part 2 under section 12(1).", "12(1) rejected"),
    (
        "letter",
        "On review I find that section 43(2) was applied correctly to the rates but not to the total.",
        "43(2) applied",
    ),
    ("letter", "The use of section 21 in respect of question 3 was, in my opinion, not justified.", "21 rejected"),
    ("letter", "I am content with the use of section 40(2).", "40(2) applied"),
    ("letter", "I see no reason to depart from the view that section 31(1)(a) applies.", "31(1)(a) applied"),
    ("letter", "I share your doubts about section 36(2)(c), and I am releasing the note.", "36(2)(c) rejected"),
    (
        "letter",
        "My colleague should have relied on section 41(1) rather than section 43(2).",
        "41(1) applied; 43(2) rejected",
    ),
    ("letter", "In place of section 22(1) I now rely on section 35(1)(a).", "22(1) rejected; 35(1)(a) applied"),
    ("letter", "Section 12 was the wrong ground; the right one is section 14(1).", "12 rejected; 14(1) applied"),
    ("letter", "The original handler quoted section 31, which was a slip for section 30.", "31 rejected; 30 applied"),
    ("letter", "I now disapply section 22 and release the report.", "22 rejected"),
    ("letter", "We stand by section 40(2).", "40(2) applied"),
    ("letter", "I therefore lift the section 43(2) exemption.", "43(2) rejected"),
    ("letter", "The exemption in section 30(1) does not extend to closed cases of this age.", "30(1) rejected"),
    # -- more turns of phrase
    (
        "letter",
        "We neither confirm nor deny whether any other case is open: section 31(3) is engaged by reference to 31(1)(c).",
        "31(3) applied; 31(1)(c) applied",
    ),
    ("letter", "Section 31(1)(g) applies by virtue of section 31(2)(a).", "31(1)(g) applied; 31(2)(a) applied"),
    ("letter", "We relied on section 10(3) in our letter of 30 June 2023 to extend the time.", "10(3) procedural"),
    ("letter", "As section 4 of our contract says, the rates are secret.", "-"),
    (
        "scots",
        "This is environmental information, exempt from FOISA by section 39(2), and was dealt with under the Environmental Information (Scotland) Regulations 2004.",
        "S 39(2) applied",
    ),
    (
        "letter",
        "It is exempt under section 40(2) and was sent to you under the Data Protection Act 2018 instead.",
        "40(2) applied",
    ),
    ("letter", "You doubt that section 43(2) can protect a signed contract.", "43(2) mentioned"),
    ("letter", "In your view section 40(2) should give way to the public interest.", "40(2) mentioned"),
    ("letter", "Your complaint is that we hid behind section 36.", "36 mentioned"),
    ("letter", "You have told us that section 21 is of no use to you as you have no computer.", "21 mentioned"),
    ("letter", "You think we are wrong about section 42(1), but I find that it was properly applied.", "42(1) applied"),
    (
        "letter",
        "You asked us to look again at section 38(1)(a). I have done so and find that it is engaged.",
        "38(1)(a) applied",
    ),
    (
        "letter",
        "You asked us to look again at section 38(1)(a). I have done so and find that it is not engaged.",
        "38(1)(a) rejected",
    ),
    (
        "letter",
        "Section 12 of the Act allows a public authority to refuse a request where the cost would exceed the limit.",
        "12 applied",
    ),
    ("article", "Section 35 exists to protect the making of policy.", "35 mentioned"),
    (
        "article",
        "Exemptions include section 24, for national security, and section 27, for relations abroad.",
        "24 mentioned; 27 mentioned",
    ),
    ("article", "The charity fears that section 14 will become a catch-all.", "14 mentioned"),
    ("article", "MPs on the committee want section 36 to be narrowed.", "36 mentioned"),
    ("article", "Under section 21, bodies need not supply what is already public.", "21 mentioned"),
    (
        "article",
        "The trust refused, claiming that section 38 (health and safety) applied; after a complaint the Commissioner ruled that it did not.",
        "38 rejected",
    ),
    ("article", "A council that had quoted section 43 released the figures a week later.", "43 applied"),
    ("article", "The force refused at first under section 30 but released the figures on review.", "30 applied"),
    ("decision", "The takeaway for authorities is that section 14(1) needs evidence.", "14(1) mentioned"),
    ("decision", "Practitioners should note that section 42(1) is hard to dislodge.", "42(1) mentioned"),
    ("decision", "The judgment is a reminder that section 43(2) requires a causal link.", "43(2) mentioned"),
    (
        "decision",
        "The Tribunal did not need to decide on section 41(1), given its finding on section 43(2).",
        "41(1) mentioned; 43(2) mentioned",
    ),
    ("decision", "In the alternative the Department relied on section 35(1)(a).", "35(1)(a) applied"),
    ("decision", "The Department withdrew its reliance on section 27(1)(a) before the hearing.", "27(1)(a) rejected"),
    ("decision", "He finds no fault with the use of section 40(2).", "40(2) applied"),
    ("decision", "The exemption in section 22(1) could not be claimed after the event.", "22(1) rejected"),
    (
        "decision",
        "The Trust sought to introduce section 38(1)(b) late; the Tribunal let it do so, and found it engaged.",
        "38(1)(b) applied",
    ),
    (
        "decision",
        "The Commissioner's decision is that section 12(2) was cited correctly and that there was no breach of section 16(1).",
        "12(2) applied; 16(1) procedural",
    ),
    ("decision", "Steps: disclose the report, save for personal data exempt under section 40(2).", "40(2) applied"),
    ("decision", "Issue: whether the Council could rely on section 14(1).", "14(1) mentioned"),
    ("decision", "Held: section 14(1) not engaged.", "14(1) rejected"),
    ("decision", "Held: the Council was entitled to rely on section 14(1).", "14(1) applied"),
    ("decision", "Result: appeal dismissed (section 40(2)).", "40(2) applied"),
    ("decision", "Result: appeal allowed (section 43(2)).", "43(2) rejected"),
    # -- lists, doubts, double negatives
    (
        "letter",
        "Exemptions applied\nSection 31(1)(a)\nSection 40(2)\nExemptions considered but not applied\nSection 24(1)",
        "31(1)(a) applied; 40(2) applied; 24(1) rejected",
    ),
    ("letter", "Exempt: s31, s40(2). Not exempt: none.", "31 applied; 40(2) applied"),
    ("letter", "Decision: Part refused (s43(2))", "43(2) applied"),
    ("letter", "Outcome: withheld in full - section 41", "41 applied"),
    ("letter", "Q2. Information not held. Q3. s12 - over the cost limit.", "12 applied"),
    (
        "letter",
        "Had we gone on, much of it would probably have been exempt under section 40(2) as well.",
        "40(2) mentioned",
    ),
    ("letter", "Even if we held it, section 40(5B) would be likely to apply.", "40(5B) mentioned"),
    ("letter", "Any further request on this subject is likely to be refused under section 14(2).", "14(2) mentioned"),
    ("letter", "If we find such records we may have to apply section 40(2) to parts of them.", "40(2) mentioned"),
    (
        "letter",
        "We considered relying on section 22(1) but, as the report is out, that is not needed.",
        "22(1) rejected",
    ),
    ("letter", "The Trust did not go so far as to apply section 14(1).", "14(1) rejected"),
    (
        "letter",
        "Our Legal Services team also asked whether section 38(1)(b) came into play; we concluded that it did not.",
        "38(1)(b) rejected",
    ),
    ("letter", "Section 31 has not been used for the totals, which follow.", "31 rejected"),
    ("letter", "This is not a case for section 14.", "14 rejected"),
    ("letter", "No exemption other than section 40(2) has been used.", "40(2) applied"),
    ("letter", "Apart from section 40(2), no exemption is relied on.", "40(2) applied"),
    ("letter", "We have used section 40(2) sparingly.", "40(2) applied"),
    ("letter", "Section 40(2) alone is relied upon.", "40(2) applied"),
    ("letter", "For part 3 the answer is section 21.", "21 applied"),
    ("letter", "Part 3: see section 21 below.", "21 applied"),
    ("letter", "I must refuse part 2. Section 12(1) allows me to.", "12(1) applied"),
    ("letter", "Releasing it would break the duty of confidence, and that brings in section 41(1).", "41(1) applied"),
    ("letter", "The remaining three are to be published in May, hence s.22(1)(a).", "22(1)(a) applied"),
    ("letter", "We do not think it would be fair to name them, so section 40(2) stands.", "40(2) applied"),
    (
        "letter",
        "We cannot tell you whether the person was arrested, because section 40(5B)(a)(i) applies.",
        "40(5B)(a)(i) applied",
    ),
    ("letter", "It is not possible to release the map without harm and section 38(1)(b) applies.", "38(1)(b) applied"),
    ("letter", "We are not persuaded by your argument and continue to rely on section 43(2).", "43(2) applied"),
    (
        "letter",
        "I am not satisfied that the first search was thorough; however section 12(1) was rightly cited.",
        "12(1) applied",
    ),
    ("letter", "You are not entitled to see it: section 42(1).", "42(1) applied"),
    ("letter", "We have not released the names, which are exempt under section 40(2).", "40(2) applied"),
    ("letter", "We did not withhold the totals, only the names, under section 40(2).", "40(2) applied"),
    (
        "decision",
        "The Council did not reply in time, in breach of section 10(1), and then refused under section 14(1).",
        "10(1) procedural; 14(1) applied",
    ),
    ("decision", "The Commissioner does not require any steps as section 40(2) is engaged.", "40(2) applied"),
    (
        "decision",
        "The Tribunal could see no error in the Commissioner's view that section 27(1)(a) applied.",
        "27(1)(a) applied",
    ),
    (
        "decision",
        "It was not shown that arson was more than a remote possibility, so section 31(1)(a) was not made out.",
        "31(1)(a) rejected",
    ),
    ("decision", "The Commissioner was wrong to find that section 43(2) did not apply.", "43(2) applied"),
    ("decision", "The Tribunal reversed the finding that section 36(2)(c) was not engaged.", "36(2)(c) applied"),
    ("article", "Three said no on grounds of cost (section 12).", "12 applied"),
    ("article", "One of the three, Pellbrook, dropped its section 43 argument last week.", "43 rejected"),
    (
        "article",
        "Eleven turned it down because of the cost, relying on section 12 of the act, and three claimed that the numbers were commercially sensitive under section 43.",
        "12 applied; 43 applied",
    ),
    ("article", "Ministers insist section 35 must stay.", "35 mentioned"),
    ("article", "In its reply the council pointed to section 43.", "43 applied"),
    ("article", "Hospitals were told by lawyers to use section 31 where in doubt.", "31 mentioned"),
    ("article", "The exemption it used, section 24, covers national security.", "24 applied"),
)


@pytest.mark.parametrize(("frame", "sentence", "wanted"), ROWS, ids=[f"{f}-{s[:60]}" for f, s, _ in ROWS])
def test_clauses(frame: str, sentence: str, wanted: str) -> None:
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    facts = [
        f
        for f in find_exemptions(prepare(read_text(text.encode(), name="a.txt")))
        if start <= f.start < start + len(sentence)
    ]
    assert ("; ".join(f"{NAMES[f.regime]}{f.provision} {f.status}" for f in facts) or "-") == wanted
