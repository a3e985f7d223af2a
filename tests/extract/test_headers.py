import pytest

from screener.extract.header_words import DATE_MARK, split_words
from screener.extract.headers import tag_parts


def tagged(text: str) -> list[tuple[str, str]]:
    return [(part.kind.value, text[part.start : part.end]) for part in tag_parts(text)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Sales Manager | Acme Inc. | Boston, MA",
            [("title", "Sales Manager"), ("employer", "Acme Inc."), ("place", "Boston, MA")],
        ),
        (
            "ACCOUNTANT BOLT SYSTEMS LTD, DENVER, CO",
            [("title", "ACCOUNTANT"), ("employer", "BOLT SYSTEMS LTD"), ("place", "DENVER, CO")],
        ),
        (
            "Executive Director of the Riverton Arts Commission",
            [("title", "Executive Director of the Riverton Arts Commission")],
        ),
        (
            "Company Name Harbour Guard | City , State",
            [("employer", "Company Name"), ("title", "Harbour Guard"), ("place", "City , State")],
        ),
        (
            "Night Shift Florist Company Name - City , State",
            [
                ("title", "Night Shift Florist"),
                ("employer", "Company Name"),
                ("place", "City , State"),
            ],
        ),
        (
            "Nursery Keeper and Planting Company Name - City , State",
            [
                ("title", "Nursery Keeper and Planting"),
                ("employer", "Company Name"),
                ("place", "City , State"),
            ],
        ),
        (f".NET Developer, {DATE_MARK}", [("title", ".NET Developer")]),
        ("", []),
        ("-- | --", []),
    ],
)
def test_a_header_falls_into_its_parts(line: str, parts: list[tuple[str, str]]) -> None:
    assert tagged(line) == parts


def test_the_log_probabilities_of_a_part_add_up_to_less_than_one() -> None:
    import math

    (part,) = tag_parts("Sales Manager")
    assert sum(math.exp(value) for value in part.logs) == pytest.approx(1, abs=0.05)


def test_the_strongest_separator_between_two_words_counts() -> None:
    assert [word.before for word in split_words("One, - Two | Three at Four")] == [
        "^", "-", "|", "@",
    ]  # fmt: skip
