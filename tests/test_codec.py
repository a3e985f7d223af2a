import pytest

from screener import codec
from screener.errors import RunError
from screener.types import Job, Line, Notice, NoticeCode, Profile, ResumeText, Span

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


def test_bytes_that_would_inflate_past_the_limit_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(codec, "MAX_JSON", 40)
    with pytest.raises(RunError, match="larger than 40"):
        codec.unpack(codec.pack(PROFILE), Profile)
