"""Which jobs count for a role: by title, by area, by leading."""

import pytest

from screener.rubric.schema import Rubric
from screener.score import score_profile
from screener.types import Months
from tests.factories import AS_OF, JobSpec, make_profile
from tests.score.rubrics import one_criterion


def _months(rubric: Rubric, *jobs: JobSpec) -> Months:
    card = score_profile(make_profile(jobs=jobs), rubric, file="a.pdf", as_of=AS_OF)
    assert card.experience is not None
    return card.experience


CALL_CENTER = one_criterion(kind="experience_years", years_min=3, area="a call or contact center")


@pytest.mark.parametrize(
    ("title", "told", "months"),
    [
        ("Call Center Agent", (), Months(24, 24)),
        ("Supervisor of the Contact Center", (), Months(24, 24)),
        ("Agent", ("Took calls",), Months(0, 0)),
        ("Agent", ("Took calls in a call center",), Months(0, 24)),
        ("Baker", ("Took calls in a call center",), Months(0, 0)),
        ("Agent", ("Joined a call center", "Left the call center clean"), Months(24, 24)),
    ],
)
def test_an_area_is_named_in_a_header_or_told_twice(
    title: str, told: tuple[str, ...], months: Months
) -> None:
    assert _months(CALL_CENTER, JobSpec(title, 2020, 2021, told)) == months


LEADER = one_criterion(
    kind="experience_years", years_min=2, titles=("sales team manager", "sales"), derived=True
)


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("Sales Supervisor", Months(24, 24)),
        ("Director of Sales", Months(24, 24)),
        ("Sales Representative", Months(0, 0)),
        ("Shift Supervisor", Months(0, 0)),
    ],
)
def test_of_a_role_that_leads_only_leading_jobs_of_its_field_count(
    title: str, months: Months
) -> None:
    assert _months(LEADER, JobSpec(title, 2020, 2021)) == months


def _rules(rubric: Rubric, job: JobSpec) -> set[str]:
    """How the job is said to belong to the role."""
    card = score_profile(make_profile(jobs=[job]), rubric, file="a.pdf", as_of=AS_OF)
    found = {each.rule for each in card.contributions[0].evidence}
    return found & {"title_of_role", "near_role", "duties_of_role", "near_role_naming_area"}


def _points(rubric: Rubric, job: JobSpec) -> int:
    return score_profile(make_profile(jobs=[job]), rubric, file="a.pdf", as_of=AS_OF).tenths


def test_following_here_and_leading_nobody_knows_whom_are_near_a_role_that_leads() -> None:
    titles = ("Kitchen Supervisor", "Shift Supervisor", "Sales Supervisor")
    kitchen, shift, sales = (_points(LEADER, JobSpec(title, 2020, 2021)) for title in titles)
    assert kitchen == 0 < shift < sales
    assert 0 < _points(LEADER, JobSpec("Sales Representative", 2020, 2021)) < sales


LEADING = one_criterion(
    kind="experience_years",
    years_min=2,
    area="supervising cooks",
    titles=("supervisor", "manager", "team lead"),
)


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("Kitchen Manager", 24),
        ("Head of Kitchen", 24),
        ("Line Cook", 0),
        ("Sales Manager", 0),
        ("Shift Supervisor", 24),
    ],
)
def test_where_leading_is_asked_only_leading_those_counts(title: str, months: int) -> None:
    assert _months(LEADING, JobSpec(title, 2020, 2021)) == Months(months, months)


def test_where_leading_is_asked_leading_others_is_near_and_following_is_not() -> None:
    titles = ("Line Cook", "Sales Manager", "Kitchen Manager")
    cook, sales, kitchen = (_points(LEADING, JobSpec(title, 2020, 2021)) for title in titles)
    assert cook == 0 < sales < kitchen


def test_where_no_field_is_named_all_who_lead_count() -> None:
    rubric = one_criterion(
        kind="experience_years", area="supervising people", titles=("supervisor", "manager")
    )
    assert _months(rubric, JobSpec("Bakery Manager", 2020, 2021)) == Months(24, 24)
    assert _months(rubric, JobSpec("Baker", 2020, 2021)) == Months(0, 0)


@pytest.mark.parametrize(
    ("told", "months"),
    [
        (("Supervised a team of nine", "Hired and trained new staff"), 24),
        (("Managed 12 cooks and servers", "Wrote employee evaluations"), 24),
        (("Supervised a team of nine",), 0),
        (("Led team meetings", "Managed the stock of the kitchen"), 0),
        (("Managed the pantry", "Directed guests to their seats"), 0),
    ],
)
def test_who_tells_twice_of_people_led_leads_whatever_the_title(
    told: tuple[str, ...], months: int
) -> None:
    assert _months(LEADING, JobSpec("Line Cook", 2020, 2021, told)) == Months(months, months)


@pytest.mark.parametrize(
    ("area", "points"),
    [("managing client accounts", True), ("leading wellness programs", True), ("staff", False)],
)
def test_managing_things_is_leading_nobody(area: str, points: bool) -> None:
    rubric = one_criterion(kind="experience_years", area=area, titles=("account manager",))
    assert (_months(rubric, JobSpec("Account Manager", 2020, 2021)) == Months(24, 24)) or not points


@pytest.mark.parametrize(
    ("title", "told", "near"),
    [
        ("Owner", ("Ran a rose nursery", "Grew every rose nursery product"), True),
        ("Owner", ("Ran a rose nursery",), False),
        ("Accountant", ("Ran a rose nursery", "Grew every rose nursery product"), False),
    ],
)
def test_a_job_whose_title_says_no_trade_is_near_by_what_it_tells(
    title: str, told: tuple[str, ...], near: bool
) -> None:
    rubric = one_criterion(kind="experience_years", titles=("rose nursery", "florist"))
    found = score_profile(
        make_profile(jobs=[JobSpec(title, 2020, 2021, told)]), rubric, file="a.pdf", as_of=AS_OF
    ).contributions[0]
    assert ("near the role" in found.reason) == near


def test_the_rank_in_a_title_is_no_field_of_its_own() -> None:
    rubric = one_criterion(kind="experience_years", titles=("bank branch manager",), derived=True)
    assert _months(rubric, JobSpec("Director of Music", 2010, 2020)) == Months(0, 0)
    assert _months(rubric, JobSpec("Branch Manager", 2020, 2021)) == Months(24, 24)


def test_a_job_of_the_role_by_its_duties_stays_one_whatever_else_it_tells() -> None:
    duties = ("baked bread", "filled tarts", "glazed buns")
    rubric = one_criterion(kind="experience_years", titles=("pastry chef",), duties=duties)
    for others in (0, 1, 40):
        told = (*duties, *(f"Washed the van number {n}" for n in range(others)))
        assert _months(rubric, JobSpec("Helper", 2020, 2021, told)) == Months(24, 24)


KEEPER = one_criterion(
    kind="experience_years",
    titles=("account manager",),
    duties=("client relationships", "key accounts", "retain existing clients"),
)
APART = (
    "Retained the drivers of the depot and their vans through two winters of strikes and snow, "
    "wrote the rota, kept the keys and the fuel cards, sorted what came back and what was damaged, "
    "and on open days showed the existing warehouse to clients"
)


@pytest.mark.parametrize(
    ("title", "told", "months"),
    [
        ("Sales Representative", ("Called on shops",), 0),
        ("Sales Representative", ("Built client relationships", "Won key accounts"), 0),
        ("Sales Representative", ("Retained 40 existing clients",), 24),
        ("Sales Representative", (APART,), 0),
        ("Baker", ("Retained 40 existing clients",), 0),
    ],
)
def test_one_specific_duty_makes_a_job_near_the_role_count(
    title: str, told: tuple[str, ...], months: int
) -> None:
    assert _months(KEEPER, JobSpec(title, 2020, 2021, told)) == Months(months, months)


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("Production Engineer", 24),
        ("Process Engineering Technician", 24),
        ("Engineer II", 24),
        ("Technical Support Engineer", 0),
        ("Software Engineering Manager", 0),
        ("Sales Engineer", 0),
    ],
)
def test_words_of_another_trades_title_name_no_role(title: str, months: int) -> None:
    titles = ("production engineer", "engineer", "engineering manager", "process engineer")
    rubric = one_criterion(kind="experience_years", titles=titles)
    assert _months(rubric, JobSpec(title, 2020, 2021)) == Months(months, months)


HR = one_criterion(kind="experience_years", titles=("hr generalist", "recruiter"))


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Recruiter", "title_of_role"),
        ("Administrative Assistant", "near_role"),
        ("Shipping Clerk", ""),
        ("Marketing Coordinator", ""),
        ("Chef / HR Coordinator", "title_of_role"),
        ("Nurse Recruiter", "title_of_role"),
    ],
)
def test_near_by_its_trade_is_a_job_of_a_near_trade_and_not_of_a_like_noun(
    title: str, rule: str
) -> None:
    assert _rules(HR, JobSpec(title, 2020, 2021)) == {rule} - {""}


@pytest.mark.parametrize(
    ("title", "rule"),
    [("Sales Manager", "title_of_role"), ("District Manager", "near_role"), ("Supervisor", "")],
)
def test_a_title_of_any_trade_is_at_most_near_a_role(title: str, rule: str) -> None:
    rubric = one_criterion(kind="experience_years", titles=("sales representative",))
    assert _rules(rubric, JobSpec(title, 2020, 2021)) == {rule} - {""}


@pytest.mark.parametrize("name", ["meanings", "role"])
def test_a_criterion_on_experience_may_have_any_name(name: str) -> None:
    asked = [
        {"id": name, "kind": "experience_years", "weight": 10, "titles": ["welder"]},
        {"id": "like", "kind": "likeness", "weight": 10, "posting": ["Weld frames of steel"]},
    ]
    rubric = Rubric.model_validate({"title": "Welder", "criteria": asked})
    profile = make_profile(jobs=[JobSpec("Welder", 2018, 2020, ("Welded steel frames",))])
    card = score_profile(profile, rubric, file="a.pdf", as_of=AS_OF)
    assert all(row.tenths > 0 for row in card.contributions)
