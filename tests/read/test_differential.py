"""The fast reader against the thorough one, and what happens where the fast one goes wrong."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from screener.errors import UnreadableResume
from screener.read import PdfReader, read_bytes
from screener.read.pdf import oxide
from screener.read.pdf.columns import Runs
from screener.read.pdf.page import PageRuns
from screener.types import NoticeCode
from tests.read.layouts import documents
from tests.read.test_visibility import TECHNIQUES, page

LAYOUTS = [(name, data) for name, data, _ in documents(range(1)) if "as_drawn" in name]


@pytest.mark.parametrize(("name", "data"), LAYOUTS, ids=[name for name, _ in LAYOUTS])
def test_both_readers_give_the_same_text(name: str, data: bytes):
    fast = read_bytes(data, pdf_reader=PdfReader.PDF_OXIDE)
    thorough = read_bytes(data, pdf_reader=PdfReader.PDFMINER)
    assert (fast.reader, thorough.reader) == ("pdf_oxide", "pdfminer")
    assert fast.text.split() == thorough.text.split()


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda technique: technique.__name__)
def test_both_readers_hide_the_same_text(technique):
    fast, thorough = (
        read_bytes(page(technique), pdf_reader=reader)
        for reader in (PdfReader.PDF_OXIDE, PdfReader.PDFMINER)
    )
    assert fast.visible_text == thorough.visible_text


def test_a_file_that_the_fast_reader_cannot_open_is_read_by_the_thorough_one(
    monkeypatch: pytest.MonkeyPatch,
):
    def fail(data: bytes, *, limit: int):
        raise RuntimeError("no")

    monkeypatch.setattr(oxide, "read_pages", fail)
    resume = read_bytes(LAYOUTS[0][1])
    assert resume.reader == "pdfminer"
    assert [notice.code for notice in resume.notices] == [NoticeCode.FALLBACK_READER]


class Panic(BaseException):
    """What a panic of native code becomes."""


def test_a_file_on_which_the_fast_reader_panics_is_read_by_the_thorough_one(
    monkeypatch: pytest.MonkeyPatch,
):
    def panic(data: bytes, *, limit: int):
        raise Panic("index out of bounds")

    monkeypatch.setattr(oxide, "read_pages", panic)
    assert read_bytes(LAYOUTS[0][1]).reader == "pdfminer"


def test_want_of_memory_is_no_damage(monkeypatch: pytest.MonkeyPatch):
    def exhaust(data: bytes, *, limit: int):
        raise MemoryError

    monkeypatch.setattr(oxide, "read_pages", exhaust)
    with pytest.raises(MemoryError):
        read_bytes(LAYOUTS[0][1])


def test_a_file_in_which_the_fast_reader_finds_no_text_is_read_by_the_thorough_one(
    monkeypatch: pytest.MonkeyPatch,
):
    def find_nothing(data: bytes, *, limit: int):
        return 1, iter([PageRuns(1, 612.0, 792.0, Runs.of([]))])

    monkeypatch.setattr(oxide, "read_pages", find_nothing)
    resume = read_bytes(LAYOUTS[0][1])
    assert resume.reader == "pdfminer"
    assert "gave no text" in resume.notices[0].message


def glued(sheet: PageRuns) -> PageRuns:
    """A page whose words stand side by side without a blank, as a wrong width table makes them."""
    letters = [run for run in sheet.runs.rows() if run[0] != " "]
    runs = [(run[0], 5.0 * at, *run[2:3], 5.0, *run[4:]) for at, run in enumerate(letters)]
    return replace(sheet, runs=Runs.of(runs), in_drawing_order=None)


def test_glued_words_are_read_again(monkeypatch: pytest.MonkeyPatch):
    def glue(data: bytes, *, limit: int):
        count, sheets = read_pages(data, limit=limit)
        return count, map(glued, sheets)

    read_pages = oxide.read_pages
    monkeypatch.setattr(oxide, "read_pages", glue)
    resume = read_bytes(LAYOUTS[0][1])
    assert resume.reader == "pdfminer"
    assert [notice.code for notice in resume.notices] == [NoticeCode.FALLBACK_READER]


def test_a_forced_reader_does_not_fall_back(monkeypatch: pytest.MonkeyPatch):
    def fail(data: bytes, *, limit: int):
        raise RuntimeError("no")

    monkeypatch.setattr(oxide, "read_pages", fail)
    with pytest.raises(UnreadableResume):
        read_bytes(LAYOUTS[0][1], pdf_reader=PdfReader.PDF_OXIDE)
