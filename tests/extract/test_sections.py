import pytest

from screener.extract.headings import match_heading
from screener.extract.rows import rows_inside, visible_rows
from screener.extract.sections import find_sections
from screener.types import SectionKind, Span
from tests.extract.making import resume_of


def sections_of(text: str, *, bold: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    resume = resume_of(text, bold=bold)
    found = find_sections(visible_rows(resume), len(text))
    return [
        (section.kind.value, resume.quote(section.heading) if section.heading else "")
        for section in found
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Experience", SectionKind.EXPERIENCE),
        ("WORK EXPERIENCE:", SectionKind.EXPERIENCE),
        ("Employment History", SectionKind.EXPERIENCE),
        ("Relevant Professional Experience", SectionKind.EXPERIENCE),
        ("E X P E R I E N C E", SectionKind.EXPERIENCE),
        ("Work Expirience", SectionKind.EXPERIENCE),
        ("PROFESSIONALEXPERIENCE", SectionKind.EXPERIENCE),
        ("Educaon", SectionKind.EDUCATION),
        ("EDUCATION & TRAINING", SectionKind.EDUCATION),
        ("Skills & Abilities", SectionKind.SKILLS),
        ("Activites", SectionKind.AFFILIATIONS),
        ("TOOLBOX", SectionKind.SKILLS),
        ("In short", SectionKind.SUMMARY),
        ("ACTIVITIESANDAWARDS", SectionKind.AFFILIATIONS),
        ("Honors/Awards", SectionKind.AWARDS),
        ("Volunteer Experience", SectionKind.VOLUNTEERING),
        ("Personal Projects", SectionKind.PROJECTS),
        ("Experience Summary", SectionKind.SUMMARY),
        ("SKILLS (THE MOST IMPORTANT FIRST)", SectionKind.SKILLS),
        ("Berufserfahrung", SectionKind.EXPERIENCE),
        ("Kenntnisse & Fähigkeiten", SectionKind.SKILLS),
        ("EXPÉRIENCES PROFESSIONNELLES", SectionKind.EXPERIENCE),
        ("Centres d’intérêt", SectionKind.INTERESTS),
        ("Formación académica:", SectionKind.EDUCATION),
        ("Competências", SectionKind.SKILLS),
        ("Istruzione e formazione", SectionKind.EDUCATION),
        ("Werkervaring", SectionKind.EXPERIENCE),
        ("UMIEJĘTNOŚCI", SectionKind.SKILLS),
    ],
)
def test_a_heading_is_known_in_every_dress(line: str, kind: SectionKind) -> None:
    found = match_heading(line)
    assert found is not None
    assert found[0] is kind


@pytest.mark.parametrize(
    "line",
    [
        "Experience with large teams of nurses",
        "Skilled in education policy.",
        "Experience, skills and education,",
        "2019 Experience",
        "I have experience",
        "Experienced",
        "",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert match_heading(line) is None


def test_text_before_the_first_heading_is_the_preamble() -> None:
    assert sections_of("Ann Lee\nSkills\nSQL") == [("preamble", ""), ("skills", "Skills")]


def test_a_document_without_headings_is_all_preamble() -> None:
    assert sections_of("Ann Lee\nsells anvils") == [("preamble", "")]


@pytest.mark.parametrize(
    "line",
    [
        "1. Skills",
        "IV) Skills",
        "02 Skills",
        "--- Skills ---",
        "## Skills",
        "[Skills]",
        "Skills ____",
    ],
)
def test_a_heading_may_wear_rules_brackets_or_a_number(line: str) -> None:
    assert sections_of(f"Ann Lee\n\n{line}\nKnots")[1:] == [("skills", "Skills")]


def test_a_numbered_list_holds_no_headings() -> None:
    assert sections_of("Ann Lee\n1. Skills\n2. Training\n3. Projects") == [("preamble", "")]


def test_the_end_of_a_sentence_is_no_heading() -> None:
    found = sections_of("Experience\nPrinted leaflets and\nbooks\nSkills\nKnots")
    assert found == [("experience", "Experience"), ("skills", "Skills")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Experience Skills", [("experience", "Experience"), ("skills", "Skills")]),
        (
            "Personal Profile Work Background",
            [("summary", "Personal Profile"), ("experience", "Work Background")],
        ),
        ("SUMMARY WORK EXPIRIENCE", [("summary", "SUMMARY"), ("experience", "WORK EXPIRIENCE")]),
        ("Project Work Experience", [("experience", "Project Work Experience")]),
    ],
)
def test_columns_leave_two_headings_in_one_line(line: str, found: list[tuple[str, str]]) -> None:
    assert sections_of(f"{line}\nClerk SQL") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OTHER QUALIFICATIONS\nKnots", [("preamble", "")]),
        ("Skills\nLanguages: Python, Java", [("skills", "Skills"), ("skills", "Languages")]),
        ("Skills\nLanguages: Dutch", [("skills", "Skills"), ("languages", "Languages")]),
        ("Education\nDegree: History, Quill College", [("education", "Education")]),
        ("Experience\nClerk, May 2019 - till\ndate\nSold.", [("experience", "Experience")]),
        ("AWARDS AND EXTRA\nCURRICULAR\nChess", [("awards", "AWARDS AND EXTRA\nCURRICULAR")]),
        ("Warehouse Work History\nClerk", [("experience", "Warehouse Work History")]),
        ("PROFICIENT SKILLS\nSQL", [("skills", "PROFICIENT SKILLS")]),
        ("Education and courses:\nKnots", [("education", "Education and courses:")]),
        ("Education\nMoor Valley\nUniversity\n2015", [("education", "Education")]),
        ("Education\nCourses Articles:\nKnots", [("education", "Education")]),
        ("Education\nSoftware Engineering at Quill", [("education", "Education")]),
        ("Languages English, Dutch (basic)", [("languages", "Languages")]),
        ("Languages Of The Coast", [("preamble", "")]),
        ("Certifications PMP Quill Guild", [("certifications", "Certifications")]),
        ("Certifications of the guild", [("preamble", "")]),
    ],
)
def test_words_of_a_heading_are_weighed_with_what_is_around_them(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert sections_of(text) == found


def test_a_heading_may_share_its_line_with_content() -> None:
    text = "Summary\nSeller.\nEDUCATION 2017 - 2019 | Riverton College"
    assert sections_of(text)[-1] == ("education", "EDUCATION")
    resume = resume_of(text)
    rows = visible_rows(resume)
    last = find_sections(rows, len(text))[-1]
    assert [row.text for row in rows_inside(rows, last.body)] == ["2017 - 2019 | Riverton College"]
    before = Span(0, text.index(" 2017"))
    assert [row.text for row in rows_inside(rows, before)] == ["Summary", "Seller.", "EDUCATION"]


def test_a_heading_may_stand_on_two_lines() -> None:
    assert sections_of("EXECUTIVE\nSUMMARY\nSells anvils.")[0] == ("summary", "EXECUTIVE\nSUMMARY")


def test_a_heading_on_two_lines_that_are_headings_themselves_is_one() -> None:
    found = sections_of("PERSONAL\nSKILLS\nSells anvils to many.\nEDUCATION\nRiverton College")
    assert found == [("skills", "PERSONAL\nSKILLS"), ("education", "EDUCATION")]


def test_labels_in_a_job_open_no_section() -> None:
    text = "Experience\nClerk 2015 - 2017\nTechnologies: SQL\nDuties:\nSold.\nTechnologies: Excel"
    assert sections_of(text) == [("experience", "Experience")]


def test_an_unknown_heading_shows_by_the_style_of_the_known_ones() -> None:
    text = "Skills\nSQL and more\nEducation\nRiverton College\nThe long road\nsome prose here"
    found = sections_of(text, bold=("Skills", "Education", "The long road"))
    assert found[-1] == ("other", "The long road")


def test_a_title_below_its_dates_is_no_heading() -> None:
    text = "Skills\nSQL\nExperience\nMay 2019 - Present\nCook - Owl Inn\n• Cooked for guests"
    found = sections_of(text, bold=("Skills", "Experience", "Cook - Owl Inn"))
    assert found == [("skills", "Skills"), ("experience", "Experience")]


def test_an_item_of_a_list_is_no_heading() -> None:
    text = "Skills\n• Leadership\n• Training\n• Sales"
    assert sections_of(text) == [("skills", "Skills")]


def test_a_heading_within_another_has_it_as_parent_and_the_preamble_is_nobodys() -> None:
    text = "Ann Lee\nSkills\nSQL\nLanguages: Dutch\nEducation\nRiverton College"
    found = find_sections(visible_rows(resume_of(text)), len(text))
    assert [section.parent for section in found] == [None, None, 1, None]
