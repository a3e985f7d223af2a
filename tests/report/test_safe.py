"""Strings from resumes, made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.report.safe import cell, shown
from tests.report import hostile


@pytest.mark.parametrize("text", hostile.ALL)
def test_nothing_shown_holds_a_control_or_a_direction_change(text):
    assert not set(shown(text)) & set("\x1b\x07\x9b\u202e\u2066\u200b\t\n")


@pytest.mark.parametrize("mark", ["\u061c", "\u202e", "\u2067", "\U000e0041", "\u034f", "\x1b"])
def test_no_mark_that_cannot_be_seen_is_shown(mark):
    assert shown(f"Ann{mark} Lee") == "Ann Lee"


@given(st.text(max_size=30))
def test_showing_twice_is_showing_once(text):
    assert shown(shown(text)) == shown(text)


@given(st.sampled_from("=+-@\t\r＝＋－＠"), st.text(max_size=10))
def test_no_cell_starts_like_a_formula(start, rest):
    assert not cell(start + rest).startswith(tuple("=+-@\t\r＝＋－＠"))


def test_plain_words_stay_as_they_are():
    assert cell("Zoë O'Neil, C++ & 日本語") == "Zoë O'Neil, C++ & 日本語"
