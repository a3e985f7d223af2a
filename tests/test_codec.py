import contextlib
import gc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import codec
from screener.errors import RunError
from screener.types import (
    Contribution,
    Finding,
    Job,
    Line,
    Months,
    Notice,
    NoticeCode,
    Profile,
    Ranking,
    ResumeText,
    Scorecard,
    Span,
)

PROFILE = Profile(
    ResumeText("00", "Ann Ω\nSales lead", (Line(Span(0, 5)), Line(Span(6, 16))), visible_end=16),
    jobs=(Job("Sales lead", "", None, Span(6, 16), Span(16, 16)),),
    notices=(Notice(NoticeCode.NO_DATES, "No dates."),),
)


def test_a_profile_comes_back_equal() -> None:
    assert codec.unpack(codec.pack(PROFILE), Profile) == PROFILE


def test_equal_values_give_equal_bytes() -> None:
    again = codec.decode(codec.encode(PROFILE), Profile)
    assert codec.encode(again) == codec.encode(PROFILE)
    assert codec.pack(again) == codec.pack(PROFILE)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"no", "incorrect header"),
        (codec.pack(PROFILE)[:-4], "cut short"),
        (b"", "cut short"),
    ],
)
def test_damaged_bytes_are_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(RunError, match=says):
        codec.unpack(data, Profile)


@given(st.data())
def test_every_flipped_bit_is_noticed(data: st.DataObject) -> None:
    packed = bytearray(codec.pack(PROFILE))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(RunError):  # or else a bit that says nothing of the value
        assert codec.unpack(bytes(packed), Profile) == PROFILE


def test_bytes_that_would_inflate_past_the_limit_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(codec, "MAX_BYTES", 40)
    with pytest.raises(RunError, match="larger than 40"):
        codec.unpack(codec.pack(PROFILE), Profile)


def test_a_card_reader_gives_equal_cards_and_shares_equal_rows() -> None:
    silent = Contribution("crm", Finding.NOT_FOUND, 0, 120, "Looked for CRM.")
    shown = Contribution("excel", Finding.MET, 80, 80, "Shown.", features=(("listed", 1.0),))
    cards = [
        Scorecard(f"{number}", f"{number}.pdf", (silent, shown), Months(number, 12), name="Ann")
        for number in range(3)
    ]
    reader = codec.CardReader()
    with codec.collecting_later():
        again = [reader.unpack(codec.pack(card)) for card in cards]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert again == cards
    assert again[0].contributions[0] is again[2].contributions[0]


def test_the_hash_of_a_ranking_sees_every_card_and_their_order() -> None:
    one, two = (Scorecard(name, f"{name}.pdf", ()) for name in "ab")
    rankings = [
        Ranking("Sales", "r", "1", date(2026, 11, 1), cards)
        for cards in ((), (one,), (one, two), (two, one))
    ]
    assert len({codec.hash_ranking(each) for each in rankings}) == 4
