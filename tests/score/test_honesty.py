"""What counts as pasted from the posting, and what is how people write."""

import pytest

from screener.score.honesty import find_pasted, posting_runs

ASKED = (
    "excellent verbal and written communication",
    "works well in a team",
    "at home in a fast paced environment",
)
OTHER_LINES = "\n" + "Kept the ledger of the night shift in order.\n" * 12
POSTING = posting_runs([*ASKED, "you will lead the monthly planning of all our regional depots"])


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("\n".join(ASKED), True),
        (f"{ASKED[0]}\n{ASKED[1]}", False),
        (OTHER_LINES.join(ASKED), False),
        ("i lead the monthly planning of all our regional depots", True),
        ("led monthly planning for regional depots", False),
    ],
    ids=[
        "three sentences in a block",
        "two sentences",
        "three sentences far apart",
        "eight words in a row",
        "own words",
    ],
)
def test_a_block_of_the_posting_is_pasted_and_single_phrases_are_not(text, pasted):
    assert bool(find_pasted(text.lower(), POSTING)) is pasted


def test_lines_far_from_a_pasted_block_still_speak():
    text = "\n".join(ASKED) + OTHER_LINES
    (span,) = find_pasted(text.lower(), POSTING)
    assert text[span.end :] == OTHER_LINES
