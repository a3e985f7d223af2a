"""A single document is read under the limits of a batch."""

import pytest

from screener.batch.alone import read_profile_alone, read_text_alone
from screener.batch.reading import read_profile
from screener.batch.values import Limits
from screener.errors import UnreadableResume
from screener.read import read_bytes
from screener.types import QuarantineCode
from tests.batch.bombs import BOMBS, good_docx, good_pdf


@pytest.mark.parametrize("document", [good_pdf(), good_docx()], ids=["pdf", "docx"])
def test_a_document_read_alone_gives_the_same_text(document: bytes) -> None:
    assert read_text_alone(document) == read_bytes(document)


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_document_read_alone_gives_the_same_profile() -> None:
    assert read_profile_alone(good_pdf()) == read_profile(good_pdf())


@pytest.mark.parametrize(
    ("bomb", "limits", "code", "told"),
    [
        ("scattered", Limits(seconds=0.5), "timeout", "more than 0.5 s"),
        ("flate", Limits(megabytes=60), "memory", "more than 60 MB"),
        ("docx_of_spaces", Limits(), "too_large", "more than a resume holds"),
    ],
)
def test_a_bomb_ends_with_the_code_of_a_batch(
    bomb: str, limits: Limits, code: str, told: str
) -> None:
    with pytest.raises(UnreadableResume, match=told) as refusal:
        read_text_alone(BOMBS[bomb](0.05), limits=limits)
    assert refusal.value.code is QuarantineCode(code)
