"""Reference numbers in invented letters, pages, articles and decisions.

Each row is a frame, a text and what must be found: "FOI/22/101 foi own; IC-204417-X3V9 ico-case cited". "*" leaves the scheme
open. "-" means that nothing may be found.
"""

from __future__ import annotations

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.references import find_references

FRAMES = {
    "letter": "Wexbury Borough Council\nTown Hall, Wexbury\n\n{}\n\nDear Mr Oakes\n\nThank you for your request for information. The Council holds it and it is attached.\n\nYours sincerely\nInformation Team\n",
    "body": "Wexbury Borough Council\nTown Hall, Wexbury\n\nDear Mr Oakes\n\nThank you for your request for information about parking, which we have considered under the Freedom of Information Act 2000. The Council holds the information.\n\n{}\n\nYours sincerely\nInformation Team\n",
    "police": "Marrowdale Constabulary\nInformation Rights Unit\n\n{}\n\nDear Mr Oakes\n\nThank you for your request for information under the Freedom of Information Act 2000.\n\nYours sincerely\n",
    "review": "Wexbury Borough Council\n\nInternal review\n\n{}\n\nDear Mr Oakes\n\nI have reviewed the handling of your request under the Freedom of Information Act 2000.\n\nYours sincerely\n",
    "scots": "FOI release: ferry contracts\nPublished\n4 May 2023\n{}\nDate received\n1 April 2023\nDate responded\n28 April 2023\nInformation requested\nThe contracts.\nResponse\nUnder the Freedom of Information (Scotland) Act 2002 we enclose them.\n",
    "article": "By Dana Pruett, home affairs reporter\n\nHundreds of laptops went missing last year, figures released under the Freedom of Information Act show.\n\n{}\n\nA spokesman declined to comment.\n",
    "plain": "{}\n",
}

ROWS: tuple[tuple[str, str, str], ...] = (
    # -- labels before, beside and on the line above
    ("letter", "Our ref: FOI-2022-00417", "FOI-2022-00417 foi own"),
    ("letter", "Our Ref FOI 4417", "FOI 4417 foi own"),
    ("letter", "Our Reference: WBC/FOI/4417", "WBC/FOI/4417 foi own"),
    ("letter", "Reference No: 4417", "4417 foi own"),
    ("letter", "Reference number 10044170", "10044170 foi own"),
    ("letter", "FOI reference:\n4417/22", "4417/22 foi own"),
    ("letter", "FOI reference\n\nFOI-4417", "FOI-4417 foi own"),
    ("letter", "Request Number: 104417", "104417 foi own"),
    ("letter", "Request ID: 7704417", "7704417 foi own"),
    ("letter", "FOI Request 4417", "4417 foi own"),
    ("letter", "Case Ref: CAS-104417", "CAS-104417 foi own"),
    ("letter", "Case number: 104417", "104417 foi own"),
    ("letter", "Ref:WBC-104417", "WBC-104417 foi own"),
    ("letter", "Ref. F-2023-101", "F-2023-101 foi own"),
    ("letter", "Subject: EIR request ref 2021-3318 - Ferry Lane", "2021-3318 foi own"),
    ("letter", "RE: WBC/2021/0417", "WBC/2021/0417 foi own"),
    ("letter", "FREEDOM OF INFORMATION REQUEST: 2021/0417", "2021/0417 foi own"),
    ("letter", "Freedom of Information Act request - 220504017", "220504017 foi own"),
    ("letter", "FOI ref no. 0417/2122", "0417/2122 foi own"),
    ("letter", "FOI Ref - RFI1234", "RFI1234 foi own"),
    ("letter", "Reference: EIR-45-23", "EIR-45-23 foi own"),
    ("letter", "Our ref: SAR/17017", "SAR/17017 foi own"),
    ("letter", "Our ref : IM-FOI-2022-0417", "IM-FOI-2022-0417 foi own"),
    ("letter", "Our reference number is RFI 2022-017.", "RFI 2022-017 foi own"),
    ("letter", "Enquiry reference: 22/0417", "22/0417 foi own"),
    ("letter", "FOI Number: 22-417", "22-417 foi own"),
    ("letter", "Your request has been given the reference number 22417.", "22417 foi own"),
    ("letter", "It has been allocated reference FOI2022/04417.", "FOI2022/04417 foi own"),
    ("letter", "Please quote 22417 in any correspondence.", "22417 foi own"),
    ("letter", "Please quote reference number WBC-22417 when you write.", "WBC-22417 foi own"),
    ("letter", "22417 (our reference)", "22417 foi own"),
    ("letter", "Our ref:                 HBC/FOI/6617", "HBC/FOI/6617 foi own"),
    ("letter", "Our ref:\tHBC/FOI/6617\nYour ref:\nDate:\t4 May 2022", "HBC/FOI/6617 foi own"),
    ("letter", "Tracking number: 1-44170226", "1-44170226 foi own"),
    ("letter", "CRM ref: 004417", "004417 foi own"),
    ("letter", "ref \u201cWBC/22/417\u201d", "WBC/22/417 foi own"),
    ("letter", "[Ref: WBC/22/417]", "WBC/22/417 foi own"),
    ("letter", "Ref: (WBC/22/417)", "WBC/22/417 foi own"),
    # -- shapes that need no label
    ("letter", "FOI/22/417", "FOI/22/417 foi own"),
    ("letter", "FOI-417-2022 Parking fines", "FOI-417-2022 foi own"),
    ("letter", "FOI 104417 - Parking fines", "FOI 104417 foi own"),
    ("letter", "FOI_22-417", "FOI_22-417 foi own"),
    ("letter", "FOI.22.417", "FOI.22.417 foi own"),
    ("letter", "2022/FOI/417", "2022/FOI/417 foi own"),
    ("letter", "7417/FOI", "7417/FOI foi own"),
    ("letter", "UC-FOI-0417-2021", "UC-FOI-0417-2021 foi own"),
    ("letter", "FOIA-2023-45", "FOIA-2023-45 foi own"),
    ("letter", "IR2022/04417", "IR2022/04417 foi own"),
    ("letter", "FOI1234567", "FOI1234567 foi own"),
    ("letter", "FOI/PSD/22/417", "FOI/PSD/22/417 foi own"),
    ("letter", "FOI-1306-2223", "FOI-1306-2223 foi own"),
    ("letter", "ATISN 15417", "ATISN 15417 foi own"),
    # -- Met and other forces
    ("police", "Freedom of information request reference no: 01.FOI.22.004417", "01.FOI.22.004417 police-foi own"),
    ("police", "Our ref: 01/FOI/22/004417", "01.FOI.22.004417 police-foi own"),
    ("police", "Our ref: 01-FOI-22-\n004417", "01.FOI.22.004417 police-foi own"),
    ("police", "FOI reference: FOI-0417-2022", "FOI-0417-2022 police-foi own"),
    ("police", "Our ref: FOI 1688203/22", "FOI 1688203/22 police-foi own"),
    ("police", "Ref: HQ/PA/004417/19", "HQ/PA/004417/19 police-foi own"),
    ("police", "FOI Ref: 1417/22", "1417/22 police-foi own"),
    # -- drifting spelling of one number
    ("letter", "Our ref: WBC/FOI/0417\n\nAttachment: WBC/FOI/417.pdf", "WBC/FOI/0417 foi own; WBC/FOI/0417 foi own"),
    ("letter", "Our ref: FOI/2022/0417 (FOI-2022-417)", "FOI/2022/0417 foi own; FOI/2022/0417 foi own"),
    # -- several in one line
    ("body", "See also our answers FOI/21/101, FOI/21/102 and FOI/21/103.", "FOI/21/101 foi cited; FOI/21/102 foi cited; FOI/21/103 foi cited"),
    ("body", "We refer to your previous requests (references 5617, 5618 and 5619).", "5617 foi cited; 5618 foi cited; 5619 foi cited"),
    ("letter", "Our refs: FOI 22417 and FOI 22418", "FOI 22417 foi own; FOI 22418 foi own"),
    # -- cited
    ("body", "This follows our earlier reply (ref WBC/21/033).", "WBC/21/033 foi cited"),
    ("body", "A similar request, FOI-2021-00318, was answered last year.", "FOI-2021-00318 foi cited"),
    ("body", "Your ref: AB/1017", "AB/1017 foi cited"),
    ("body", "Another council released it under reference KCC-21-7713.", "KCC-21-7713 foi cited"),
    ("body", "The force published the same figures (their ref 4471/21).", "4471/21 police-foi cited"),
    ("review", "Internal review reference: IR/2022/017\nOriginal request reference: FOI/2022/417", "IR/2022/017 foi own; FOI/2022/417 foi cited"),
    ("review", "Our ref: IR-0017-22\nYour request FOI-0417-22 was refused on 4 May.", "IR-0017-22 foi own; FOI-0417-22 foi cited"),
    ("review", "Internal Review 29417", "29417 foi own"),
    ("scots", "FOI reference\nFOI/202300341177", "FOI/202300341177 foi own"),
    ("scots", "FOI reference: FOI/202300341177 Review of 202200301177", "FOI/202300341177 foi own; 202200301177 foi cited"),
    ("article", "The council's reply has the reference WBC/FOI/0417.", "WBC/FOI/0417 foi cited"),
    ("article", "The Met's reply (01/FOI/22/004417) gave no reason.", "01.FOI.22.004417 police-foi cited"),
    ("article", "The trust answered on 3 May (FOI ref 0417/2122).", "0417/2122 foi cited"),
    # -- Commissioners, tribunals, courts, Parliament, watchdogs
    ("body", "See decision notice IC-204417-X3V9.", "IC-204417-X3V9 ico-decision cited"),
    ("body", "The complaint to the ICO (IC-204417-X3V9) is open.", "IC-204417-X3V9 ico-case cited"),
    ("body", "In FS50712345 and FER0612345 the Commissioner agreed.", "FS50712345 ico-decision cited; FER0612345 ico-decision cited"),
    ("body", "The ICO's case reference is RFA0712345.", "RFA0712345 ico-case cited"),
    ("body", "The Tribunal said so in EA/2022/0417 & EA/2022/0418.", "EA/2022/0417 tribunal cited; EA/2022/0418 tribunal cited"),
    ("body", "The Upper Tribunal (GIA/1144/2018, UA-2022-001144-GIA) agreed.", "GIA/1144/2018 tribunal cited; UA-2022-001144-GIA tribunal cited"),
    ("body", "See [2015] UKSC 21, [2011] EWCA Civ 1457 and [2016] UKUT 213 (AAC).", "[2015] UKSC 21 neutral-citation cited; [2011] EWCA CIV 1457 neutral-citation cited; [2016] UKUT 213 (AAC) neutral-citation cited"),
    ("body", "The Scottish Commissioner took that line in Decision 091/2021.", "091/2021 sic-decision cited"),
    ("body", "See Decisions 091/2021 and 104/2022 of the Scottish Information Commissioner.", "091/2021 sic-decision cited; 104/2022 sic-decision cited"),
    ("body", "It was laid as HC 1107 and the reply as CP 412.", "HC 1107 parliamentary-paper cited; CP 412 parliamentary-paper cited"),
    ("body", "The White Paper (Cm 9755) said so.", "CM 9755 parliamentary-paper cited"),
    ("body", "The Local Government Ombudsman (ref 21 004 417) did not uphold it.", "21 004 417 watchdog cited"),
    ("body", "The IOPC (reference 2021/154417) has the file.", "2021/154417 watchdog cited"),
    ("body", "The Parliamentary Ombudsman's case number is P-004417.", "P-004417 watchdog cited"),
    ("body", "It came from request-501177-0a1b2c3d@whatdotheyknow.com.", "REQUEST-501177-0A1B2C3D whatdotheyknow cited"),
    # -- nothing
    ("body", "Telephone: 01632 960417. Fax 01632 960418.", "-"),
    ("body", "Call 0303 123 1113 or write to Wilmslow SK9 5AF.", "-"),
    ("body", "Registered charity number 1104417. Company number 04417226.", "-"),
    ("body", "VAT registration no. 904 4172 26. SRA No. 604417.", "-"),
    ("body", "ISBN 978-1-5286-0417-2. ISSN 1755-0417.", "-"),
    ("body", "SI 2004 No 3391 and SSI 2004/520 apply.", "-"),
    ("body", "The Freedom of Information Act 2000, section 40(2).", "-"),
    ("body", "FOI requests 2021/22: 417. FOI requests 2022/23: 518.", "-"),
    ("body", "We had 417 FOI requests in 2022 and answered 398 within 20 days.", "-"),
    ("body", "With reference to 417 cases, see Table 12.", "-"),
    ("body", "In reference to your email of 12 May 2022.", "-"),
    ("body", "Your request of 4/5/2022 was received on 05/05/2022.", "-"),
    ("body", "Case study 1: reference period 2019 to 2022.", "-"),
    ("body", "Question 12: Q14 and Q15 are refused. Request 2 of 3.", "-"),
    ("body", "Sort code 20-44-17, account number 70441726.", "-"),
    ("body", "The policy is at https://www.wexbury.example/foi/FOI-2022-417.pdf", "-"),
    ("body", "Write to foi-417@wexbury.example", "-"),
    ("body", "The Irish Commissioner decided OIC-114417-T3V9F2.", "-"),
    ("body", "Hansard, written question 66417.", "-"),
    ("body", "Reviewed in 2022. Review date 2024.", "-"),
    ("body", "See version 3.2 of the form, page 417.", "-"),
    ("body", "Appeal rights: you have 28 days.", "-"),
    ("body", "The clinic saw HC 12 patients, and CP 45 children had plans.", "-"),
    ("body", "The decision of 12/2021 stands.", "-"),
    ("body", "Customer satisfaction case: 417 complaints, 2022/23: 1,204.", "-"),
    ("article", "The ref blew his whistle after 45 minutes. Case 417 settled for \u00a31,500.", "-"),
    ("plain", "FOI 2000 and EIR 2004", "-"),
    ("plain", "EIR 12(4)(b): Upheld. FOI 10(1): Complaint upheld.", "-"),
)  # fmt: skip


@pytest.mark.parametrize(("frame", "words", "wanted"), ROWS, ids=[f"{f}-{w[:50]}" for f, w, _ in ROWS])
def test_form(frame: str, words: str, wanted: str) -> None:
    p = prepare(read_text(FRAMES[frame].format(words).encode(), name="letter.txt"))
    start = p.text.index(words)
    found = [f for f in find_references(p) if start <= f.start < start + len(words)]
    expected = [row.rsplit(" ", 2) for row in wanted.split("; ") if row != "-"]
    got = [(f.canonical, f.scheme, f.role) for f in found]
    assert got == [(c, s, r) for c, s, r in expected], [(f.canonical, f.scheme, f.role, f.rule) for f in found]
