import pytest

from screener.rubric.draft.asks import judge_importance
from screener.rubric.draft.headings import Part
from screener.rubric.draft.kinds import (
    degree_fields,
    find_degree,
    find_years,
    takes_equivalent,
    wants_related,
)
from screener.rubric.draft.lexicon import find_languages, group_languages


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("5+ years of experience", (5, None)),
        ("2-4 years", (2, 4)),
        ("0 – 2 years", (0, 2)),
        ("at least three years of pruning", (3, None)),
        ("five (5) years of experience", (5, None)),
        ("3 to 5+ years", (3, None)),
        ("six months of experience", (0.5, None)),
        ("up to 2 years of experience", (None, 2)),
        ("many years of experience", (None, None)),
        ("painted in the last ten years", None),
        ("at least 18 years of age", None),
        ("a 3-year contract", None),
        ("hedges from 3 months to 2 years old", None),
        ("strong experience", None),
        ("within 2 years of hire", None),
        ("our 40 years of experience", None),
    ],
)
def test_years_are_read_in_every_shape(words: str, years: tuple[float, float] | None) -> None:
    assert find_years(words) == years


@pytest.mark.parametrize(
    ("words", "level", "fields", "related", "equivalent"),
    [
        ("Bachelor's degree in Botany or a related field", "bachelor", ("botany",), True, False),
        ("BA/BS degree or equivalent practical experience", "bachelor", (), False, True),
        ("Bachelor's or Master's degree in Law", "bachelor", ("law",), False, False),
        ("MS or PhD in Physics", "master", ("physics",), False, False),
        ("MBA preferred", "master", (), False, False),
        ("PhD in Linguistics", "doctorate", ("linguistics",), False, False),
        ("High school diploma or GED", "high_school", (), False, False),
        ("Associate's degree in Nursing", "associate", ("nursing",), False, False),
        ("University degree required", "bachelor", (), False, False),
        ("Degree in Law or equivalent experience", "other", ("law",), False, True),
        ("Graduate of an accredited school", "other", (), False, False),
        ("post-secondary education in roses", "other", ("roses",), False, False),
        ("relevant degree in soil science", "other", ("soil science",), True, False),
        ("master the English language", None, (), False, False),
        ("works with PhD students", None, (), False, False),
        ("teaching mathematics in a public high school", None, (), False, False),
        ("knowledge of GCSE specifications", None, (), False, False),
        ("Experience as Scrum Master and growing teams", None, (), False, False),
        ("Master data management", None, (), False, False),
    ],
)  # fmt: skip
def test_degrees_have_level_fields_and_what_may_replace_them(
    words: str, level: str | None, fields: tuple[str, ...], related: bool, equivalent: bool
) -> None:
    found = find_degree(words)
    assert (found.value if found else None) == level
    if level:
        assert degree_fields(words) == fields
        assert (wants_related(words), takes_equivalent(words)) == (related, equivalent)


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("Fluent in English and Polish", (("English",), ("Polish",))),
        ("Fluent in Danish or Swedish", (("Danish", "Swedish"),)),
        ("speak Chinese (Mandarin) and English", (("Chinese", "Mandarin"), ("English",))),
        (
            "English and one of: Dutch, Thai or Finnish",
            (("English",), ("Dutch", "Thai", "Finnish")),
        ),
    ],
)
def test_languages_joined_by_or_are_one(words: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert group_languages(words) == groups


def test_a_language_as_a_subject_is_no_language_asked() -> None:
    assert find_languages("a degree in English") == ()


@pytest.mark.parametrize(
    ("part", "clause", "before", "importance", "reason"),
    [
        (Part.REQUIRED, "CRM is a plus", "", "preferred", '"is a plus" beats the heading "H"'),
        (Part.REQUIRED, "CRM", "", "must", 'the heading "H" asks for it'),
        (Part.REQUIRED, "asset management", "", "must", 'the heading "H" asks for it'),
        (Part.PREFERRED, "CRM", "", "preferred", 'the heading "H" makes it preferred'),
        (Part.PREFERRED, "you must be certified", "", "must", '"must" beats the heading "H"'),
        (Part.ASKED, "a nursery", "ideally from", "preferred", '"ideally" beats the heading "H"'),
        (Part.ASKED, "Polish is required", "", "must", '"is required" says so'),
        (Part.ASKED, "Polish is helpful but not required", "", "preferred", ""),
    ],
)
def test_the_cue_of_the_sentence_beats_the_heading(
    part: Part, clause: str, before: str, importance: str, reason: str
) -> None:
    found, why = judge_importance(part, 'the heading "H"', clause, before)
    assert found == importance
    assert reason in why
