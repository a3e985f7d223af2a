import time

import pytest

from screener.errors import PostingError
from screener.rubric import at_level
from screener.rubric.draft import draft_rubric, read_posting
from screener.rubric.draft.role import find_bands, find_title
from screener.rubric.draft.titles import role_titles
from screener.rubric.schema import ExperienceCriterion, Kind, Level
from screener.rubric.tables import pattern

LEVELS = """Florist Job Description

Florist Job Description (Experience - 0 - 2 years)
Responsibilities:
- Help the senior florists with wreaths and with whatever else a busy shop needs in a week.
- Keep the shop tidy, the flowers fresh and the customers who wait in a good mood all day long.
- Take orders on the telephone and write them down so that everybody can read them later on.
Required Qualifications:
- High school diploma or GED.
- Knowledge of roses.

Senior Florist Job Description (Experience - 4+ years)
Responsibilities:
- Lead the shop.
- Buy flowers at the market.
Required Qualifications:
- Bachelor's degree in botany.
- Knowledge of roses.
- Strong leadership skills.
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Head Florist Job Description Template\nAbout us", "Head Florist"),
        ("Job title: Night Baker\nWe bake.", "Night Baker"),
        ("Backend Engineer (m/f/d)\nBerlin", "Backend Engineer"),
        ("Careers\nStaff Accountant\nLeeds", "Staff Accountant"),
        ("We are looking for a talented Project Manager who likes tea.", "Project Manager"),
        ("We bake bread, and that is all.", "Untitled role"),
        ("Come bake with us! (Pastry Chef, northern region)\nHi there.", "Pastry Chef"),
        ("Hey! We need our first proper Rose Success person.", "Rose Success"),
        ("Hiring: Rose Sales Executives (Freshers can apply)", "Rose Sales Executives"),
        ("Job Announcement: Deputy Gardener II\nDepartment: Park Office", "Deputy Gardener II"),
        ("NOW HIRING!! ASST STORE MANAGER\nGarden Store", "ASST STORE MANAGER"),
        ("Summer Intern 2018\nGarden Inc", "Summer Intern"),
        ("Founding Product Designer @ Rosebed\nRemote", "Founding Product Designer"),
        ("To that end we are looking for a calm and tidy Project Engineer who likes tea.",
         "Project Engineer"),
    ],
)  # fmt: skip
def test_a_title_is_found_on_a_line_or_in_a_sentence(text: str, title: str) -> None:
    assert find_title(text) == title


def test_titles_of_the_same_family_show_the_role() -> None:
    titles = role_titles("Senior Account Manager")
    assert titles[0] == "account manager"
    assert "key account" in titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Description\nWe are seeking a Head Florist.", "Head Florist"),
        ("We are looking for a Garden Manager\nwho likes tea.", "Garden Manager"),
        ("Our shop is seeking a night manager to lead six people.", "Night manager"),
        ("Garden Engineer at\nOakham House", "Garden Engineer"),
        (
            "Product Specialist, New Greenhouses and Garden Platforms, Oakham Garden Play",
            "Product Specialist, New Greenhouses and Garden Platforms, Oakham Garden Play",
        ),
        ("Likes: 0 Dislikes: 0\nFlorist", "Florist"),
    ],
)
def test_a_heading_or_half_a_sentence_is_no_title(text: str, title: str) -> None:
    assert find_title(text) == title


def test_a_leader_has_the_role_beside_the_years_asked_in_its_field() -> None:
    rubric = draft_rubric(
        "Call Center Team Manager\nWhat you'll be responsible for\n"
        "- Lead, coach and schedule a team of agents\nWhat we require\n"
        "- At least 3 years of experience in a call or contact center\n"
        "- 2 years supervising, managing or leading customer service representatives\n"
    )
    role, centers, leading = (c for c in rubric.criteria if isinstance(c, ExperienceCriterion))
    assert role.derived
    assert role.weight + 1 >= centers.weight + leading.weight  # whole points
    assert role.titles[:3] == ("call center team manager", "call center", "contact center")
    assert role.duties == ("lead a team", "coach a team", "schedule a team")
    assert centers.titles == ("call center", "contact center")
    assert leading.titles[:2] == ("supervisor", "manager")


def test_years_in_the_role_itself_are_the_role() -> None:
    rubric = draft_rubric("Senior Florist\nRequirements\n- 3 years of experience as a florist\n")
    (only,) = rubric.criteria
    assert not only.derived


def test_levels_are_told_by_word_and_by_years() -> None:
    assert [(b.level, b.title, b.years_min, b.years_max) for b in find_bands(LEVELS)] == [
        (Level.ENTRY, "Florist", 0, 2),
        (Level.SENIOR, "Senior Florist", 4, None),
    ]


def test_one_level_of_a_posting_has_its_own_criteria() -> None:
    senior = draft_rubric(LEVELS, level=Level.SENIOR)
    assert senior.title == "Senior Florist"
    assert {c.quote for c in senior.criteria if c.kind is not Kind.LIKENESS} == {
        "Experience - 4+ years",
        "Bachelor's degree in botany",
        "Knowledge of roses",
        "Strong leadership skills",
    }


def test_without_a_level_the_others_are_overlays_that_give_the_same() -> None:
    whole = draft_rubric(LEVELS)
    assert set(whole.levels) == {Level.SENIOR}
    quotes = {c.quote for c in at_level(whole, Level.SENIOR).criteria}
    assert quotes == {c.quote for c in draft_rubric(LEVELS, level=Level.SENIOR).criteria}


def test_a_level_that_the_posting_has_not_is_an_error_that_names_those_it_has() -> None:
    with pytest.raises(PostingError, match="describes no mid level; it has entry, senior"):
        draft_rubric(LEVELS, level=Level.MID)
    with pytest.raises(PostingError, match="describes one level only"):
        draft_rubric("Florist\nRequirements\n- Knowledge of roses and of the soil", level=Level.MID)


def test_experience_in_the_role_is_derived_where_no_years_are_asked() -> None:
    rubric = draft_rubric(
        "Account Manager\nResponsibilities\n- Manage client accounts\nRequirements\n"
        "- Knowledge of the CRM that we use"
    )
    first = rubric.criteria[0]
    assert isinstance(first, ExperienceCriterion)
    assert first.derived
    assert first.quote == "Account Manager"
    assert first.titles[0] == "account manager"
    assert first.duties == ("manage client accounts",)
    others = sum(c.weight for c in rubric.criteria if c.kind is not Kind.LIKENESS)
    assert 0.4 <= first.weight / others <= 0.6


@pytest.mark.parametrize("name", ["posting.txt", "posting.md", "posting.html"])
def test_a_posting_is_read_in_any_format(tmp_path, name: str) -> None:  # type: ignore[no-untyped-def]
    bodies = {
        "posting.txt": "Florist\n\nRequirements\n- Knowledge of roses that we sell\n- Excel\n",
        "posting.md": "# Florist\n\n## Requirements\n\n- Knowledge of roses that we sell\n- Excel",
        "posting.html": "<h1>Florist</h1><h2>Requirements</h2><ul>"
        "<li>Knowledge of roses that we sell</li><li>Excel</li></ul>",
    }
    path = tmp_path / name
    path.write_text(bodies[name], "utf-8")
    rubric = draft_rubric(read_posting(path))
    assert {c.quote for c in rubric.criteria} == {
        "Florist",
        "Knowledge of roses that we sell",
        "Excel",
    }


def test_an_empty_file_and_a_huge_one_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    empty, huge = tmp_path / "empty.txt", tmp_path / "huge.txt"
    empty.write_bytes(b"")
    huge.write_bytes(b"You must have experience with roses. " * 150_000)
    with pytest.raises(PostingError):
        draft_rubric(read_posting(empty))
    with pytest.raises(PostingError, match="too"):
        draft_rubric(read_posting(huge))


def test_a_long_tale_of_leading_ends_in_time() -> None:
    start = time.process_time()
    assert not pattern("role", "leading").search("managing " + "the " * 200 + "fair")
    assert pattern("role", "leading").search("managing the new sales staff")
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("title", "first", "never"),
    [
        ("Vice President, Retail Banking", "retail banking", "vice president"),
        ("Roses, Herbs and Lawns (RHL) Coordinator", "roses herbs and lawns coordinator", "roses"),
        ("Pruning Coordinator", "pruning coordinator", "receptionist"),
        ("Mechanical Engineer", "mechanical engineer", "process engineering"),
        ("Night Nurse / 7.5t Driver", "night nurse", "night"),
    ],
)
def test_titles_of_a_role_are_of_its_own_trade(title: str, first: str, never: str) -> None:
    titles = role_titles(title)
    assert titles[0] == first
    assert never not in titles
