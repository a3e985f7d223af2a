"""Which sentences of a posting ask something, and which only tell of the work or of applying."""

import pytest

from screener.rubric.draft.asks import find_ask
from screener.rubric.draft.draft import find_criteria
from screener.rubric.draft.headings import Part, heading_part
from screener.rubric.draft.posting import Statement, split_posting
from screener.types import Span


def _asks(words: str, part: Part) -> bool:
    return find_ask(Statement(Span(0, len(words)), part, "Profile"), words) is not None


@pytest.mark.parametrize(
    "words",
    [
        "The greenhouse is situated behind the north wall of the old garden.",
        "An assessment of the beds will be made in the first week of spring.",
        "Further information on the garden can be found at the gate.",
        "The application must contain a letter and a list of roses.",
        "You have the possibility of growing your own vegetables.",
        "You will get many a chance to graft.",
        "Applicants will be informed by letter.",
        "Gym membership and free fruit.",
        "Interested gardeners can share their CV with the head gardener.",
        "A diploma may substitute for one of these.",
    ],
)
def test_what_is_told_of_the_place_or_of_applying_asks_nothing(words: str) -> None:
    assert not _asks(words, Part.ASKED)


@pytest.mark.parametrize(
    "words",
    [
        "We expect some experience of flower beds and a love of roses.",
        "The greenhouse is old, so knowledge of steam heating is required.",
        "We prize and await tidy, calm hands, and expect you to bring them.",
        "A steady hand is essential.",
        "A gardener who is not afraid of thorns",
        "IT literate, including Word",
        "Commitment to equality, diversity and inclusion",
    ],
)
def test_a_sentence_about_something_else_may_still_ask(words: str) -> None:
    assert _asks(words, Part.ASKED)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("You will have a quiet desk beside the head gardener.", False),
        ("You will have a proven record of growing roses and strong knowledge of soil.", True),
        ("Grafting in winter (mandatory)", True),
        ("Degree educated with a love of roses.", True),
        ("You'll need a spade licence, Level 3 at least.", True),
        ("A second language would be really useful, and you'll meet growers.", True),
        ("Review of applications begins in May.", False),
        ("You will be well-spoken and quick with a spade.", True),
        ("7+ years in gardens, three on sites over $20M", True),
        ("A first aid card within 30 days of hire", True),
        ("We need somebody with a love of roses.", True),
        ("Extensive front garden experience in growing roses", True),
        ("Experience with tulips is considered positive.", True),
        ("Coming with an understanding of old roses is key.", True),
        ("The place is ideal for somebody who loves roses.", True),
    ],
)
def test_without_a_heading_the_words_alone_say_so(words: str, asked: bool) -> None:
    assert _asks(words, Part.ROLE) is asked


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("You should apply if…", Part.ASKED),
        ("You may be whom the roses wait for if you", Part.ASKED),
        ("As head gardener you have", Part.ASKED),
        ("It would be lovely if you could also", Part.PREFERRED),
        ("The application process", Part.APPLY),
    ],
)
def test_a_line_that_ends_open_is_the_heading_of_what_follows(line: str, part: Part) -> None:
    assert heading_part(line) is part


def test_prose_behind_how_to_apply_asks_only_where_it_reads_so() -> None:
    text = (
        "Qualifications\nYou hold a degree in botany.\nPlease send your letter to the gate.\n"
        "The orchard has stood there for long and many guests come.\nExperience with roses.\n"
    )
    quotes = [criterion.quote for criterion in find_criteria(text, split_posting(text))]
    assert quotes == ["You hold a degree in botany", "Experience with roses"]


def test_what_is_not_needed_is_no_criterion() -> None:
    text = "Requirements\nYou don't need to know roses, but it'd be lovely if you knew tulips.\n"
    (criterion,) = find_criteria(text, split_posting(text))
    assert criterion.name == "Tulips"
    assert criterion.importance == "preferred"


@pytest.mark.parametrize(
    "label", ["Notice period: 0-15 days", "CTC: up to 12", "Shift timing: day"]
)
def test_a_fact_behind_a_label_asks_nothing(label: str) -> None:
    text = f"Gardener\nExp: 4-7 yrs\n{label}\nMandatory skills: grafting\n"
    kinds = [criterion.kind.value for criterion in find_criteria(text, split_posting(text))]
    assert kinds == ["experience_years", "skill"]
