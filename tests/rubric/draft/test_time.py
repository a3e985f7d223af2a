"""The time to draft a posting grows with its length, whatever it repeats."""

import contextlib
import time

import pytest

from screener.errors import PostingError
from screener.rubric.draft import draft_rubric

OPENING = "Requirements:\n- Knowledge of Excel. You will water the roses of our team.\n- "
SHORT, TIMES = 3_000, 4
SLACK = 0.15
"""Seconds that a busy machine may add."""


def _seconds(words: str) -> float:
    started = time.process_time()
    with contextlib.suppress(PostingError):
        draft_rubric(f"{OPENING}{words} end")
    return time.process_time() - started


@pytest.mark.parametrize(
    "repeated",
    ["-", "*", "_", ".", "... ", ": ", "# ", "/", "in ", "of the ", "as a ", "and ", "a\n"],
)
def test_four_times_the_words_take_no_more_than_twice_four_times_as_long(repeated: str) -> None:
    _seconds("warm")
    words = repeated * (SHORT // len(repeated))
    brief = min(_seconds(words) for _ in range(2))
    assert _seconds(words * TIMES) < 2 * TIMES * brief + SLACK


def test_a_wall_of_one_word_is_drafted_in_seconds() -> None:
    _seconds("warm")
    assert _seconds("and " * 10_000) < MOST_SECONDS


MOST_SECONDS = 4.0
"""Of the processor: four times what it takes, a third of what cutting such a wall to lists took."""
