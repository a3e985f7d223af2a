import pytest

from screener.types import SectionKind, Standing
from tests.extract.facts import profile_of


def certificates(text: str) -> list[str]:
    return [m.value for m in profile_of(text).certifications if m.standing is Standing.HELD]


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("Certifications\nPMP, CSM", ["Project Management Professional", "Certified ScrumMaster"]),
        (
            "Certifications\n• Certified Key Account Manager (CKAM), 2019",
            ["Certified Key Account Manager"],
        ),
        ("Certifications\n• Quill Guild of Juggling", ["Quill Guild of Juggling"]),
        (
            "Certifications\n• Project Management\nProfessional (PMP)",
            ["Project Management Professional"],
        ),
        ("Summary\nLicensed CPA with a calm hand.", ["Certified Public Accountant"]),
        ("Skills\nCertified in ITIL, Excel", ["ITIL"]),
        (
            "Education\nMost recent courses:\nPottery for Leaders (Quill); Glass Basics",
            ["Pottery for Leaders (Quill)", "Glass Basics"],
        ),
        (
            "Other Activities\nChess, Guild of Glass Makers(GGM)\nCertificate, Kite Certificate",
            ["Guild of Glass Makers(GGM) Certificate", "Kite Certificate"],
        ),
        ("Other Activities\nCertificate on Knot Tying.", ["Certificate on Knot Tying"]),
        (
            "Other Activities\nCertificate program in rope splicing",
            ["Certificate program in rope splicing"],
        ),
        ("Education\n• Certificate “Knots 9 Basics” by Quill", ["Certificate “Knots 9 Basics”"]),
        ("Skills\n• Juggling certification\n• Glass", ["Juggling certification"]),
        ("Other Activities\nKites, Registered Kite Maker", ["Registered Kite Maker"]),
        (
            "Certifications\nCompTIA A+ CompTIA Network+ QVI Certified Kite Professional",
            ["CompTIA A+", "CompTIA Network+", "QVI Certified Kite Professional"],
        ),
        (
            "Certifications\nCourse of the Quill Guild about glass and kites in summer\n"
            "Redport College, Certificate. Course: Weaving and Kites",
            [
                "Course of the Quill Guild about glass and kites in summer",
                "Redport College, Certificate. Course: Weaving and Kites",
            ],
        ),
        ("Certifications\n• Keep records of the repair work", []),
        ("Certifications\nDriver's License", ["Driver's License"]),
        ("Summary\nMy driver's license is valid.", []),
        ("Awards\nCertificate of merit", []),
        ("Awards\nCertificate of Recognition for Glass", []),
        (
            "Other Activities\nWEAVING WITH KNOTS CERTIFICATION",
            ["WEAVING WITH KNOTS CERTIFICATION"],
        ),
        ("Other Activities\nGlass and kites Certified", ["Glass and kites Certified"]),
        ("Awards\nCertified in Glass Care", ["Certified in Glass Care"]),
        ("Awards\nCertified by QVI in Kite Care", ["Certified by QVI in Kite Care"]),
        ("Awards\nRedport Glazing Licensure, PK-12", ["Redport Glazing Licensure"]),
        ("Skills\n• Quill Glass Care Credential", ["Quill Glass Care Credential"]),
        ("Skills\n• Redport Driver License", []),
        ("Awards\nCertified Kite Pilot credential issued by QVI", ["Certified Kite Pilot"]),
        ("Summary\nCertified Kite tester with a calm hand", []),
        ("Education\nCertificate “Knots 9 Basics” in June 2014", ["Certificate “Knots 9 Basics”"]),
        ("Education\nGlazing Masters Certificate : 03/2009", ["Glazing Masters Certificate"]),
        ("Other Activities\nMicrosoft Technology Associate", ["Microsoft Technology Associate"]),
        (
            "Certifications\nGlazing 101, Kite Law, Knot Ethics, Weaving",
            ["Glazing 101", "Kite Law", "Knot Ethics", "Weaving"],
        ),
        (
            "Certifications\n* Kite certification * OSHA certified",
            ["Kite certification", "OSHA Certification"],
        ),
        ("Certifications\nBoth awarded by: Quill Guild\nRedport College", []),
        (
            "Skills\n• Current licenses: CPA, CMA\n• Glass, Knots",
            ["Certified Public Accountant", "Certified Management Accountant"],
        ),
        ("Summary\n• LICENSES Redport Glazing License\n• Calm", ["Redport Glazing License"]),
        (
            "Affiliations\nQuill Guild. Took the Quill Certificate of Kite Care.",
            ["Quill Certificate of Kite Care"],
        ),
        (
            "Certifications\n• Kept records of repair work and of glass in the shop\nFiling\n"
            "• Handled the letters and calls of guests with a calm hand\nHosting",
            [],
        ),
        ("Certifications\nSupport", []),
        ("Awards\nCertification as Kite Maker", ["Certification as Kite Maker"]),
        ("Skills\n• Redport Kite Commission Licensee", ["Redport Kite Commission Licensee"]),
        ("Affiliations\nCertifications Kite Care, 2014", ["Kite Care"]),
        ("Certifications\n• Kite Care\n• Software: Excel, Quillwriter", ["Kite Care"]),
        (
            "Awards\nQVI. Took the Quill Certificate of Kite Care.",
            ["Quill Certificate of Kite Care"],
        ),
        (
            "Awards\nQVI Certified Kite Maker\n\nSkills\n• QVI Certified Kite Maker 8",
            ["QVI Certified Kite Maker 8", "QVI Certified Kite Maker 8"],
        ),
        ("Awards\n• Puppet arts certification", ["Puppet arts certification"]),
        ("Awards\n• Certified in careful Kite Mending", ["Certified in careful Kite Mending"]),
        ("Awards\nCalm * Certified Level 2 Kite Mender * Kind", ["Certified Level 2 Kite Mender"]),
        ("Skills\n• Licensed Kite Agent", ["Licensed Kite Agent"]),
        ("Summary\nSolution selling in every season.", []),
        ("Summary\nThe cat sat on the PE mat.", []),
        (
            "Awards\nMCSE, Net+, and Sec+",
            ["Microsoft Certified Systems Engineer", "CompTIA Network+", "CompTIA Security+"],
        ),
        ("Certifications\nMember, Quill Guild\nKite Care", ["Kite Care"]),
        ("Skills\nTook the CPT training and a course about CIPS.", []),
        (
            "Certifications\nCasualty and Property Insurance License\nOSHA 30-Hour",
            ["Property and Casualty Insurance License", "OSHA 30"],
        ),
    ],
)
def test_certificates_are_found_in_their_section_and_by_name(lines: str, values: list[str]) -> None:
    assert certificates(f"Robin Vale\n\n{lines}\n") == values


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (
            "Glazing Basics\nUdemy\nIssued Jun 2021\nKite Care\nQuill Guild\nIssued Mar 2022",
            ["Glazing Basics", "Kite Care"],
        ),
        (
            "Name\tIssuer\tYear\nGlazing Basics\tQuill Guild\t2018\nKite Care\tUdemy\t2020",
            ["Glazing Basics", "Kite Care"],
        ),
        ("• Glazing Basics | Quill Guild | Jan 2018\n• PMP | 2019", ["Glazing Basics", "PMP"]),
        (
            "2019 – Glazing Basics, Quill Guild\n05/2021 Kite Care",
            ["Glazing Basics, Quill Guild", "Kite Care"],
        ),
        ("Kite Care (2010) Glazing Basics (2012)", ["Kite Care", "Glazing Basics"]),
        (
            "- Kite Care [2006] - Glazing Basics [2012] - Knots [2006]",
            ["Kite Care", "Glazing Basics", "Knots"],
        ),
        ("• Kite Care - Quill Guild - valid until 2025", ["Kite Care - Quill Guild"]),
        ("Kite Inspector, License #12345, exp. 05/2024", ["Kite Inspector"]),
        ("• AWS Certified Developer, Amazon Web Services (2021)", ["AWS Certified Developer"]),
        ("Kite Care (Quillera), Knots (Udemy)", ["Kite Care (Quillera)", "Knots (Udemy)"]),
        ("Glazing Basics, Quill Guild\nKite Care", ["Glazing Basics, Quill Guild", "Kite Care"]),
        ("Earned the Certificate in Kite Care 2018\tQuill", ["Certificate in Kite Care", "Quill"]),
        (
            "Kite Permit # 12-345 Glazing Permit # 67890",
            ["Kite Permit", "Glazing Permit"],
        ),
        (
            "Certified Public Accountant, Redport State, Issued: 03/2015, License number: 11705",
            ["Certified Public Accountant"],
        ),
        (
            "RN License #12345, State of Redport, exp 05/2024",
            ["RN License #12345, State of Redport"],
        ),
        ("BLS, ACLS (Quill Heart Association)", ["BLS", "ACLS (Quill Heart Association)"]),
        (
            "Kite Care\nQuill Guild, 2018\nGlazing Basics\nRedport Trust, 2020",
            ["Kite Care", "Glazing Basics"],
        ),
        ("Kite Care, 2008\nQVI - City", ["Kite Care"]),
        (
            "Oracle Certified Professional, Kite Programmer - Quill",
            ["Oracle Certified Professional, Kite Programmer - Quill"],
        ),
        ("Kite Care Permit, in progress", ["Kite Care Permit"]),
        ("PMP (expected June 2030)", ["PMP"]),
        ("Series 7, 9 and 66 Licenses", ["Series 7, 9 and 66 Licenses"]),
        (
            "Kite Care Certificate: how to mend kites of silk and paper in all winds of a "
            "long winter and how to teach it",
            ["Kite Care Certificate"],
        ),
        (
            "Kite Care, Glazing Basics, Knots for Sailors, Weaving, How to\nMend Kites, Ropes",
            [
                "Kite Care",
                "Glazing Basics",
                "Knots for Sailors",
                "Weaving",
                "How to\nMend Kites",
                "Ropes",
            ],
        ),
        ("Glazing Basics, Kite Care. Languages: English", ["Glazing Basics, Kite Care"]),
    ],
)
def test_an_item_of_a_list_is_its_name_alone(lines: str, values: list[str]) -> None:
    profile = profile_of(f"Robin Vale\n\nCertifications\n{lines}\n")
    assert [profile.resume.quote(m.span) for m in profile.certifications] == values


def test_a_certification_among_studies_is_no_study() -> None:
    profile = profile_of(
        "Robin Vale\n\nEducation\nBachelor of Arts : History 2001 Quill University\n"
        "Kite Mending Certification : Flying 2004 Redport University\n"
    )
    assert [study.school for study in profile.education] == ["Quill University"]
    assert [m.value for m in profile.certifications] == ["Kite Mending Certification"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Certificate : Glazing 1994 Quill College", ["Certificate : Glazing"]),
        ("Certificate in Botany Quill College - Redport", ["Certificate in Botany"]),
        ("Certificate in Kites Quill College - Redport", ["Certificate in Kites Quill College"]),
        (
            "Quill University 1999 Evening Certificate in Glazing",
            ["Evening Certificate in Glazing"],
        ),
        (
            "Kite Safety Certificate Glass Safety Certificate QVI - Quill Training Institute",
            ["Kite Safety Certificate", "Glass Safety Certificate QVI"],
        ),
        (
            "Quill University, 1994 Master's Certificate in Kite Care",
            ["Master's Certificate in Kite Care"],
        ),
        (
            "Pilots License : Kites and Gliders 1998 Quill School",
            ["Pilots License : Kites and Gliders"],
        ),
        (
            "Certificate of completion of the Kite Maker program (KM158) : knots and "
            "sails and ropes and winds, 2004",
            ["Certificate of completion of the Kite Maker program (KM158)"],
        ),
        ("Certificate 2004 Quill College", []),
        ("Quill College, Honor Roll Certificate of 1996", []),
        ("Quill College, 1995, Certificate of Merit", []),
        ("Pursuing a Certificate in Glazing, Quill College", []),
        ("Bachelor of Arts : History, Certificate in Glazing 2001 Quill College", []),
        (
            "Certificate : Glazing 2004 Quill College\nBachelor of Arts : History",
            ["Certificate : Glazing"],
        ),
    ],
)
def test_a_certificate_among_studies_is_told_without_school_and_date(
    lines: str, names: list[str]
) -> None:
    profile = profile_of(f"Robin Vale\n\nEducation\n{lines}\n")
    assert [profile.resume.quote(each.span) for each in profile.certifications] == names


@pytest.mark.parametrize(
    "lines",
    [
        "Skills\nBudgets, Closing, CPA, Excel",
        "Skills\nCNA, Filing, First calls, Knots",
        "Skills\nGlazing, CPR certified, CPT, Knots",
        "Summary\nSent the books to a CPA.",
        "Languages\nAt home with routers - nearly at CCNA depth",
        "Certifications\nPMP (expected June 2030)\nCFA Level II Candidate",
        "Certifications\nPanelist, Kite Fair 1996",
        "Skills\n• In the process of getting my Kite Certificate",
        "Experience\nClerk, Acme Ltd\n2019 - 2021\n• Filed taxes through our CFP.",
        "Projects\nHired a CPA firm for the guild.",
        "Certifications\nWelding, Excel, Marketing, Accounting, Python",
        "Certifications\nWelsh - fluent; level of Dutch: fair",
        "Certifications\nNative Dutch Speaker",
        "Certifications\nEarned the Kite Award of the year",
        "Training\n• Held talks, training and walks for weavers of every age\n"
        "• Kept records of repair work and of glass in the shop\nFiling",
    ],
)
def test_what_only_looks_like_a_certificate_is_none(lines: str) -> None:
    assert not set(certificates(f"Robin Vale\n\n{lines}\n")) - {"CPR Certification"}


def test_a_point_of_a_job_that_is_a_certificate_alone_counts() -> None:
    job = "Experience\nGlazier, Acme Ltd\nMar 2019 - May 2021\n• Fitted panes.\n"
    found = certificates(f"Robin Vale\n\n{job}• QVI Certified Kite Smith.\n")
    assert found == ["QVI Certified Kite Smith"]


def test_the_certificates_of_others_among_the_duties_of_a_job_do_not_count() -> None:
    job = "Experience\nClerk, Acme Ltd\n2019 - 2021\n"
    duties = "• Sent the books to the CPA.\n• Supervised certified nursing assistants.\n"
    assert certificates(f"Robin Vale\n\n{job}{duties}") == []


def test_a_title_at_the_head_is_no_certificate() -> None:
    profile = profile_of("Robin Vale\nCERTIFIED PERSONAL TRAINER\n\nSkills\nISSA Certified, Glass")
    assert [profile.resume.quote(m.span) for m in profile.certifications] == ["ISSA Certified"]


def test_an_exam_to_come_is_no_certificate() -> None:
    assert certificates("Robin Vale\n\nSummary\nCPA eligible. Preparing for the CMA exam.\n") == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "Languages\nEnglish (fluent), Spanish - native, German B1",
            [("English", "fluent"), ("Spanish", "native"), ("German", "intermediate")],
        ),
        ("Skills\nExcel, French (basic), Python", [("French", "basic")]),
        ("Summary\nFluent in Hindi and Tamil.", [("Hindi", "fluent"), ("Tamil", "fluent")]),
        ("Summary\nLover of French cuisine.", []),
        ("Awards\n• Spanish speaking", [("Spanish", "")]),
        ("Summary\nServed Spanish speaking guests.", []),
        ("Summary\nTaught English language arts to bilingual students.", []),
        ("Projects\nA kite in 3 rooms Hebrew (native)", [("Hebrew", "native")]),
        ("Projects\nKites at Quill Ltd, English - B2", [("English", "intermediate")]),
        ("Skills\nEnglish 90%, Hindi (read, write, speak)", [("English", ""), ("Hindi", "")]),
        ("Skills\nDutch ★★★★☆, Latin, Excel", [("Dutch", "")]),
        (
            "Awards\nLANGUAGES Best kite of the year\nDutch From the guild of glass",
            [("Dutch", "")],
        ),
        (
            "Projects\nBuilt kites. Languages\nDutch\nQuill Ltd, May 2018 Welsh\nTold in Latin",
            [("Dutch", ""), ("Welsh", "")],
        ),
        ("Skills\nProgramming languages: Python, Java", []),
        ("Languages: Dutch, Welsh", [("Dutch", ""), ("Welsh", "")]),
    ],
)
def test_languages_are_human_and_have_their_level(lines: str, found: list[tuple[str, str]]) -> None:
    languages = profile_of(f"Robin Vale\n\n{lines}\n").languages
    assert [(each.value, each.level) for each in languages] == found


def test_every_mention_quotes_what_it_says() -> None:
    profile = profile_of("Robin Vale\n\nCertifications\n• PMP\n\nLanguages\nEnglish, Dutch\n")
    mentions = (*profile.certifications, *profile.languages)
    assert [profile.resume.quote(each.span) for each in mentions] == ["PMP", "English", "Dutch"]
    assert profile.certifications[0].section is SectionKind.CERTIFICATIONS
