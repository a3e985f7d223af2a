import pytest

from screener.rubric import LintCode, lint_rubric, parse_rubric

CLEAN = """title: Cook
criteria:
  - {id: years, kind: experience_years, weight: 40, years_min: 2, titles: [cook]}
  - {id: haccp, kind: skill, weight: 35, any_of: [HACCP, food safety]}
  - {id: menus, kind: skill, importance: preferred, weight: 25, any_of: [menu planning]}
"""
DEGREE = "{id: d, kind: degree, weight: 35, fields: [law], quote: 'law degree %s'}"


def codes(text: str) -> set[str]:
    return {finding.code.value for finding in lint_rubric(parse_rubric(text))}


def test_a_sound_rubric_has_no_findings() -> None:
    assert codes(CLEAN) == set()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("title: Cook", "title: Junior cook\nlevel: entry", ""),
        ("title: Cook\n", "title: Cook\nlevel: entry\n", ""),
        ("years_min: 2", "years_min: 6", ""),
        ("any_of: [menu planning]", "any_of: [young chef]", "protected_term"),
        ("any_of: [menu planning]", "any_of: [native speaker]", "protected_term"),
        ("any_of: [menu planning]", "any_of: [US citizens]", "protected_term"),
        ("any_of: [menu planning]", "any_of: [attach a recent photo]", "protected_term"),
        ("any_of: [menu planning]", "any_of: [Adobe Photoshop, photo editing]", ""),
        ("any_of: [menu planning]", "any_of: [single sign-on, race conditions]", ""),
        ("any_of: [menu planning]", "any_of: [teaching children, working at height]", ""),
        ("any_of: [menu planning]", "any_of: [recent graduate]", "proxy_term"),
        ("any_of: [menu planning]", "any_of: [top university]", "proxy_term"),
        ("any_of: [menu planning]", "any_of: [lives in postcode area]", "proxy_term"),
        ("any_of: [menu planning]", "any_of: [HACCP]", "duplicate"),
        ("any_of: [menu planning]", "any_of: [audits, plans, HACCP]", "duplicate"),
        ("any_of: [HACCP, food safety]", "any_of: [a, b, c, menu planning]", "duplicate"),
        ("weight: 40", "weight: 61", "heavy"),
        ("weight: 40", "weight: 30", "weight_sum"),
        ("weight: 35", "weight: 0", "weightless"),
        ("weight: 35", "weight: 20", "light_must"),
        ("kind: skill, weight: 35, any_of: [HACCP, food safety]",
         "kind: soft_skill, weight: 35, any_of: [team player]", "unshowable_must"),
        ("{id: haccp, kind: skill, weight: 35, any_of: [HACCP, food safety]}",
         DEGREE % "or equivalent experience", "equivalent_ignored"),
        ("{id: haccp, kind: skill, weight: 35, any_of: [HACCP, food safety]}",
         DEGREE % "or a related field", "related_ignored"),
    ],
)  # fmt: skip
def test_each_fault_has_its_code(before: str, after: str, code: str) -> None:
    assert before in CLEAN
    found = codes(CLEAN.replace(before, after))
    assert (code in found) if code else not found


@pytest.mark.parametrize(
    ("title", "years", "wrong"),
    [
        ("Junior cook", "years_min: 5", True),
        ("Entry-level cook", "years_min: 1", False),
        ("Senior cook", "years_min: 0, years_max: 2", True),
        ("Senior cook", "years_min: 5", False),
        ("Cook", "years_min: 5", False),
    ],
)
def test_years_are_held_against_the_title(title: str, years: str, wrong: bool) -> None:
    text = CLEAN.replace("Cook", title).replace("years_min: 2", years)
    assert ("years_and_level" in codes(text)) is wrong


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        (["You bake", "You've sold pies", "and you can count", "You'll need a van"], True),
        (["You bake", "You've sold pies", "Counting", "A van"], False),
        (["Baking", "Selling pies", "Counting", "A van you may drive home at night"], False),
    ],
)
def test_quotes_that_talk_to_the_reader_are_a_conversation(quotes: list[str], told: bool) -> None:
    rows = "".join(
        f'  - {{id: c{i}, kind: skill, weight: 25, any_of: [pie {i}], quote: "{quote}"}}\n'
        for i, quote in enumerate(quotes)
    )
    assert ("conversational" in codes(f"title: Cook\ncriteria:\n{rows}")) is told


def test_a_name_in_common_with_a_longer_list_is_an_overlap() -> None:
    text = CLEAN.replace("[menu planning]", "[a, b, c, HACCP]").replace(
        "[HACCP, food safety]", "[HACCP, d, e, f]"
    )
    assert "overlap" in codes(text)


def test_two_numbers_of_years_for_one_area_contradict() -> None:
    other = "  - {id: y2, kind: experience_years, weight: 1, years_min: 7, titles: [cook]}\n"
    assert "years_twice" in codes(CLEAN + other)


def test_nine_must_haves_are_too_many() -> None:
    more = "".join(
        f"  - {{id: m{n}, kind: skill, weight: 30, any_of: [thing{n}]}}\n" for n in range(7)
    )
    assert LintCode.MANY_MUSTS.value in codes(CLEAN + more)


def test_a_finding_reads_as_place_fault_code_and_remedy() -> None:
    (finding,) = lint_rubric(parse_rubric(CLEAN.replace("weight: 40", "weight: 30")))
    assert str(finding) == (
        "criteria: weights sum to 90 [weight_sum]; make them sum to 100, to read as percent"
    )


def test_a_draft_is_not_scolded_for_what_it_derives_itself() -> None:
    from screener.rubric.draft import draft_rubric

    rubric = draft_rubric(
        "Florist\nDuties\n- Bind wreaths for the harbour fair\n- Water young roses at dawn\n"
        "Requirements\n- Knowledge of roses\n- Excel\n- Welsh\n"
    )
    assert LintCode.LIGHT_MUST not in {finding.code for finding in lint_rubric(rubric)}
