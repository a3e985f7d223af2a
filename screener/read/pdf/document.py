"""A PDF file to raw lines, by the fast reader or the thorough one."""

from __future__ import annotations

from collections.abc import Sequence

from screener.errors import UnreadableResume
from screener.read.limits import MAX_PAGES
from screener.read.pdf import oxide
from screener.read.pdf.layout import order_lines
from screener.read.pdf.lines import TextLine
from screener.read.pdf.running import drop_running_heads
from screener.read.pdf.runs import PageRuns, join_page
from screener.read.raw import RawDocument, RawLine
from screener.types import Box, Format, Notice, NoticeCode, QuarantineCode


def read_pdf(data: bytes) -> RawDocument:
    """A PDF's lines in reading order; raises `UnreadableResume`."""
    try:
        count, read = oxide.read_pages(data, limit=MAX_PAGES)
        pages = list(read)
    except Exception as error:  # the library raises bare RuntimeError and ValueError
        raise _unreadable(error) from error
    lines = _raw_lines(pages)
    if not lines:
        message = "The pages hold no text, only pictures; ask for a PDF with text."
        raise UnreadableResume(QuarantineCode.NEEDS_OCR, message)
    return RawDocument(lines, Format.PDF, "pdf_oxide", pages=count, notices=_truncated(count))


def _unreadable(error: Exception) -> UnreadableResume:
    if "password" in str(error).lower() or "encrypt" in str(error).lower():
        message = "The PDF is protected by a password; save it without one."
        return UnreadableResume(QuarantineCode.ENCRYPTED, message)
    message = "The PDF is damaged; print it to a new PDF, or ask for a DOCX."
    return UnreadableResume(QuarantineCode.DAMAGED, message)


def _truncated(count: int) -> tuple[Notice, ...]:
    if count <= MAX_PAGES:
        return ()
    message = f"Only the first {MAX_PAGES} of {count:,} pages were read."
    return (Notice(NoticeCode.TRUNCATED, message),)


def _raw_lines(pages: Sequence[PageRuns]) -> tuple[RawLine, ...]:
    read: list[list[RawLine]] = []
    block = 0
    for page in pages:
        lines = order_lines(join_page(page))
        read.append([_raw_line(line, page=page.number, block=block + line.block) for line in lines])
        block += lines[-1].block if lines else 0
    return tuple(drop_running_heads(read, [page.height for page in pages]))


def _raw_line(line: TextLine, *, page: int, block: int) -> RawLine:
    pieces = line.pieces
    box = Box(
        round(pieces[0].x0, 1),
        round(line.top, 1),
        round(max(piece.x1 for piece in pieces), 1),
        round(line.bottom, 1),
    )
    return RawLine(
        line.text,
        page=page,
        box=box,
        size=round(line.size, 1),
        bold=all(piece.bold for piece in pieces),
        block=block,
    )
