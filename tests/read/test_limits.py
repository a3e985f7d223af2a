"""How much of a document is read, and what a reader of the report is told about it."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from reportlab.pdfgen.canvas import Canvas

from screener.errors import UnreadableResume
from screener.read import read_bytes
from screener.read.limits import MAX_CHARACTERS, MAX_FILE_BYTES, MAX_PAGES
from screener.types import NoticeCode, QuarantineCode


def test_pages_after_the_limit_are_left_out_aloud():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(MAX_PAGES + 2):
        canvas.drawString(50, 700, f"Sheet number {number} of a long history of sales")
        canvas.showPage()
    canvas.save()
    resume = read_bytes(stream.getvalue())
    assert resume.pages == MAX_PAGES + 2
    assert resume.lines[-1].page == MAX_PAGES
    assert [notice.code for notice in resume.notices] == [NoticeCode.TRUNCATED]


def test_characters_after_the_limit_are_left_out_aloud():
    resume = read_bytes(b"sales in the region and\n" * (MAX_CHARACTERS // 20))
    assert len(resume.text) <= MAX_CHARACTERS
    assert [notice.code for notice in resume.notices] == [NoticeCode.TRUNCATED]


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(UnreadableResume) as caught:
        read_bytes(b"%PDF-" + bytes(MAX_FILE_BYTES))
    assert caught.value.code is QuarantineCode.TOO_LARGE


def test_a_text_without_line_ends_is_read():
    assert len(read_bytes(b"sales " * 50_000).text) == 6 * 50_000 - 1


def test_a_deeply_nested_page_is_read_or_refused():
    page = b"<html><body>" + b"<div>" * 50_000 + b"Ann Lee" + b"</div>" * 50_000
    with suppress(UnreadableResume):
        assert "Ann Lee" in read_bytes(page).text
