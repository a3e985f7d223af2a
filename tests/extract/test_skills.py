import pytest
from msgspec.structs import replace

from screener.extract.items import running_rows
from screener.extract.rows import visible_rows
from screener.types import Mention, Profile, SectionKind, Standing
from tests.extract.facts import profile_of
from tests.extract.making import resume_of


def listed(*lines: str) -> list[str]:
    profile = profile_of("Robin Vale\n\nSkills\n" + "\n".join(lines))
    return [quote(profile, m) for m in profile.skills if m.section is SectionKind.SKILLS]


def quote(profile: Profile, mention: Mention) -> str:
    return " ".join(profile.resume.quote(mention.span).split())


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["Excel, Outlook; Tableau | SQL"], ["Excel", "Outlook", "Tableau", "SQL"]),
        (["• Cold calling", "• Territory management"], ["Cold calling", "Territory management"]),
        (["Tools and methods: Jira, Kanban"], ["Jira", "Kanban"]),
        (["Microsoft Office (Word, Excel)"], ["Microsoft Office", "Word", "Excel"]),
        (["Software as a Service (SaaS)"], ["Software as a Service (SaaS)"]),
        (["Quarkulator, Zebra juggling"], ["Quarkulator", "Zebra juggling"]),
        (["• Stakeholder", "management", "• Excel"], ["Stakeholder management", "Excel"]),
        (["C, R, C++, C#, .NET, Node.js"], ["C", "R", "C++", "C#", ".NET", "Node.js"]),
        (["Excel, 2019, etc., and Word."], ["Excel", "Word"]),
        (["Excel, May 2013 to April 2015, Word; Present"], ["Excel", "Word"]),
        (["Sold for $50,000 annually, Word"], ["Sold for $50,000 annually", "Word"]),
    ],
)
def test_a_list_is_cut_into_its_items(lines: list[str], items: list[str]) -> None:
    assert listed(*lines) == items


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Advanced Excel", "Microsoft Excel"),
        ("Strong negotiation skills", "Negotiation"),
        ("Sales force", "Salesforce"),
        ("golang", "Go"),
        ("Geotechnical engineering", "Geotechnical engineering"),
        ("Trach care", "Tracheostomy Care"),
        ("Quarkulator", "Quarkulator"),
    ],
)
def test_an_item_has_its_canonical_name(written: str, canonical: str) -> None:
    profile = profile_of(f"Robin Vale\n\nSkills\n{written}, Zebra juggling")
    assert profile.skills[0].value == canonical


JOB = "Robin Vale\n\nExperience\nSales Manager, Acme Ltd\nJan 2019 - Dec 2020\n"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Kept the pipeline in Salesforce and reported with pivot tables.",
            ["Salesforce", "pivot tables"],
        ),
        ("Able to go on with it in the system of the office.", []),
        ("The term was able to excel in access to M.", []),
        ("Entered invoices into SAP.", ["SAP"]),
        ("The sap of the tree rose.", []),
        ("Led a sales force of nine.", []),
        ("Built reports in Excel.", ["Excel"]),
        ("Excel at meeting people.", []),
    ],
)
def test_only_known_names_that_are_no_common_words_count_in_sentences(
    sentence: str, names: list[str]
) -> None:
    profile = profile_of(f"{JOB}• {sentence}\n")
    assert [quote(profile, mention) for mention in profile.skills] == names


def test_a_skill_in_a_job_carries_the_job() -> None:
    (skill,) = profile_of(f"{JOB}• Kept the pipeline in HubSpot.\n").skills
    assert (skill.job, skill.section) == (0, SectionKind.EXPERIENCE)


def test_highlights_beside_a_skills_section_are_a_summary() -> None:
    text = "Robin Vale\n\nHighlights\nBrand development\n\nSkills\nExcel, Word\n"
    assert [m.section for m in profile_of(text).skills] == [
        SectionKind.SUMMARY,
        SectionKind.SKILLS,
        SectionKind.SKILLS,
    ]


def test_a_page_number_is_no_skill() -> None:
    assert listed("Excel, Word", "Robin Vale   Page 1 of 2", "Negotiation") == [
        *("Excel", "Word", "Negotiation"),
    ]


def test_a_skill_told_on_two_pages_is_no_running_head() -> None:
    page = [
        "Robin Vale",
        "Kite maker",
        "Redport",
        "Skills",
        "Excel",
        "Word",
        "Glass",
        "Kites",
        "Art",
    ]
    lines = "\n".join(page * 2)
    rows = visible_rows(resume_of(lines))
    rows = tuple(replace(row, line=replace(row.line, page=1 + row.index // 9)) for row in rows)
    assert {rows[at].text for at in running_rows(rows)}.isdisjoint({"Skills", "Excel", "Word"})
    assert rows[0].text == "Robin Vale"
    assert 0 in running_rows(rows)


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("I have no experience with Tableau.", Standing.DENIED),
        ("Our vendor who ran Tableau left.", Standing.SOMEONE_ELSES),
        ("I use Tableau.", Standing.HELD),
        ("Eager to learn Tableau.", Standing.WANTED),
        ("Currently studying Tableau.", Standing.IN_PROGRESS),
    ],
)
def test_a_skill_stands_as_its_cue_says(sentence: str, standing: Standing) -> None:
    profile = profile_of(f"Robin Vale\n\nSummary\n{sentence}\n")
    assert [m.standing for m in profile.skills if m.value == "Tableau"] == [standing]
