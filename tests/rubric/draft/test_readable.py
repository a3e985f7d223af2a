"""Whatever a posting says, the names in its draft could stand in a resume and name something."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import PostingError
from screener.rubric.draft import draft_rubric
from screener.rubric.lint import LintCode, lint_rubric
from screener.rubric.schema import Rubric

POSTINGS = sorted(Path(__file__).parents[3].glob("samples/job-descriptions/*.txt"))
WORDS = {LintCode.EVERYDAY_TERM, LintCode.LOOSE_AREA}

THINGS = st.sampled_from(
    [
        "regional",
        "Excel",
        "pruning",
        "Green",
        "business",
        "other tools",
        "a CRM (Zoho, Hive)",
        "or more",
        "similar",
        "process",
        "rose and herb growing",
        "strategy",
        "the use of old maps",
        "Black Belt",
        "Garden Master Yellow",
        "people",
        "principles and practices of zoning",
        "managing a team",
        "leading large projects for clients",
        "mechanical engineer",
        "how roses grow",
        "night gardener",
    ]
)
LISTS = st.builds(
    lambda things, joint: ", ".join(things[:-1]) + (joint if things[1:] else "") + things[-1],
    st.lists(THINGS, min_size=1, max_size=4),
    st.sampled_from([" or ", " and ", ", and in ", " and/or ", " as well as "]),
)
SHAPES = st.sampled_from(
    [
        "Experience with {}",
        "Good command of {} and of {}",
        "2 years or more in {} as a {}",
        "{}",
        "At least three years of {}",
        "{} certification",
        "You must have {}, which we value",
        "Knowledge of {}",
        "1-2 years' experience and {}",
        "Willing to spend the day with {}",
        "{} is a plus!",
    ]
)
LINES = st.builds(lambda shape, one, two: shape.format(one, two), SHAPES, LISTS, LISTS)


def _misread(rubric: Rubric) -> list[str]:
    return [str(found) for found in lint_rubric(rubric) if found.code in WORDS]


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(LINES, min_size=2, max_size=6))
def test_no_draft_looks_for_an_everyday_word_or_a_piece_of_a_sentence(lines: list[str]) -> None:
    text = "Production Engineer\n\nRequirements\n" + "\n".join(f"- {line}" for line in lines)
    try:
        rubric = draft_rubric(text)
    except PostingError:
        return
    assert not _misread(rubric)
    assert all(
        one.name[:1].strip() and not one.name.endswith((",", " or", " of"))
        for one in rubric.criteria
    )


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.stem)
def test_the_samples_are_drafted_without_such_words(path: Path) -> None:
    assert not _misread(draft_rubric(path.read_text("utf-8")))
