import pytest
from msgspec.structs import replace

from screener.extract import extract_profile
from tests.extract.facts import profile_of
from tests.extract.making import resume_of

BODY = "\n\nExperience\nSales Manager, Acme Ltd\nJan 2019 - Dec 2020\n• Sold kites to shops.\n"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Robin Valehurst\nAccount Manager", "Robin Valehurst"),
        ("ROBIN VALEHURST", "ROBIN VALEHURST"),
        ("R O B I N  V A L E H U R S T", "ROBIN VALEHURST"),
        ("Robin Valehurst, PMP, MBA", "Robin Valehurst"),
        ("Name: Robin Valehurst", "Robin Valehurst"),
        ("Resume of Robin Valehurst", "Robin Valehurst"),
        ("Robin Valehurst | Account Manager | robin@example.com", "Robin Valehurst"),
        ("SENIOR ACCOUNT MANAGER\nRobin Valehurst", "Robin Valehurst"),
        ("Robin Baker\nrobin.baker@example.com", "Robin Baker"),
        ("Amber Martin\n\nFRESHER", "Amber Martin"),
        ("Valehurst R\nDeveloper", "Valehurst R"),
        ("R. Valehurst\nDeveloper", "R. Valehurst"),
        ("Siobhán O'Connor-Quill", "Siobhán O'Connor-Quill"),
        ("Ludwig van der Quill", "Ludwig van der Quill"),
        ("Dr. Robin Valehurst", "Robin Valehurst"),
        ("R.K. Valehurst", "R.K. Valehurst"),
        ("Łukasz Żółwiński", "Łukasz Żółwiński"),
        ("June Valehurst", "June Valehurst"),
        ("Robin Valehurst, Redport, IL 12345", "Robin Valehurst"),
        ("Robin Valehurst 555-010-9988 robin@example.com", "Robin Valehurst"),
        ("Account Manager Robin Valehurst", "Robin Valehurst"),
        ("Name of candidate: Robin Valehurst", "Robin Valehurst"),
        ("Kites\n" * 12 + "ROBIN VALEHURST\nlinkedin.com/in/robin-valehurst", "ROBIN VALEHURST"),
    ],
)
def test_the_name_is_found_in_every_dress(head: str, name: str) -> None:
    found = profile_of(head + BODY).contact.name
    assert found is not None
    assert found.value == name


def test_the_name_may_stand_in_the_footer_with_a_page_number() -> None:
    found = profile_of("Backend Developer" + BODY + "\nRobin Valehurst 1").contact.name
    assert found is not None
    assert found.value == "Robin Valehurst"


@pytest.mark.parametrize(("size", "name"), [(24.0, "ROBIN VALEHURST"), (11.0, "")])
def test_a_name_below_the_first_column_is_set_far_larger_than_the_rest(
    size: float, name: str
) -> None:
    resume = resume_of("Kites\n" * 12 + "ROBIN VALEHURST" + BODY)
    lines = [
        replace(line, size=size if "ROBIN" in resume.quote(line.span) else 10.0)
        for line in resume.lines
    ]
    found = extract_profile(replace(resume, lines=tuple(lines))).contact.name
    assert (found.value if found else "") == name


@pytest.mark.parametrize(
    "head",
    [
        *("Frontend Intern", "CONTRACT ACCOUNTANT", "Curriculum Vitae", "Sales Manager"),
        *("Customer Service Representative", "EXECUTIVE CHEF", "Redport, Fernland 12345"),
        *("New Redport, IL 12345", "KITEWARE DISTRIBUTOR", "Dear Kim and team, I saw the post"),
        *("• Quill Glass Fellowship, Kite Makers", "Kites\nGLASS GOALS."),
    ],
)
def test_a_title_or_a_heading_is_no_name(head: str) -> None:
    assert profile_of(head + BODY).contact.name is None


def test_addresses_numbers_and_links_are_the_candidates() -> None:
    contact = profile_of(
        "Robin Valehurst\nrobin@example.com | +1 (555) 010-9988 | github.com/robinv"
        + BODY
        + "\nReferences\nKim Sand, kim@example.org, +1 555 010 7766\n"
    ).contact
    assert [each.value for each in contact.emails] == ["robin@example.com"]
    assert [each.value for each in contact.phones] == ["+15550109988"]
    assert [each.value for each in contact.links] == ["github.com/robinv"]


@pytest.mark.parametrize(
    "line",
    [
        "2010 - 2014",
        "2010-2014 2015-2019",
        "03.2020 - 10.2026",
        "$1,30,000",
        "12345",
        "100,000,000",
    ],
)
def test_years_and_amounts_are_no_phone_numbers(line: str) -> None:
    assert profile_of(f"Robin Valehurst\n{line}" + BODY).contact.phones == ()


@pytest.mark.parametrize(
    "line",
    ["555-010-9988", "Tel: 010 9988", "(020) 7946 0958", "+44 20 7946 0958", "+91-98765 43210"],
)
def test_a_phone_number_is_known_in_its_many_forms(line: str) -> None:
    assert len(profile_of(f"Robin Valehurst\n{line}" + BODY).contact.phones) == 1
