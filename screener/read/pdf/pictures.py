"""Pages of a PDF that are pictures of text."""

from __future__ import annotations

from screener.errors import UnreadableResume
from screener.read.limits import MAX_OCR_PAGES
from screener.read.pdf.signals import find_signals
from screener.read.raw import RawLine
from screener.types import Hidden, Notice, NoticeCode, QuarantineCode


def read_pictures(
    data: bytes, lines: tuple[RawLine, ...], *, pages: int
) -> tuple[tuple[RawLine, ...], tuple[Notice, ...]]:
    """The lines with those of pages that hold no text but a picture, where OCR is installed.

    Raises `UnreadableResume` (empty, needs_ocr) where no page has text that can be seen.
    """
    with_text = {line.page for line in lines if line.hidden is None}
    without = [number for number in range(1, pages + 1) if number not in with_text]
    disguised = any(line.hidden is Hidden.DISGUISED for line in lines)
    if not without or not (disguised or Hidden.COVERED in find_signals(data)):
        if not with_text:
            message = "The pages are blank, without text or a picture of text; ask for it again."
            raise UnreadableResume(QuarantineCode.EMPTY, message)
        return lines, ()
    from screener.read import ocr

    if not with_text:
        what = "letters that the file does not tell" if disguised else "pictures without text"
        ocr.require_ocr(f"The pages are {what}")
    elif not ocr.has_ocr():
        return lines, (_left_out(without, ocr.HOW_TO_INSTALL),)
    return _with_ocr(data, lines, without[:MAX_OCR_PAGES])


def _left_out(pages: list[int], command: str) -> Notice:
    numbers = ", ".join(map(str, pages))
    return Notice(NoticeCode.OCR, f"Page {numbers} holds no text and was not read: {command}")


def _with_ocr(
    data: bytes, lines: tuple[RawLine, ...], pages: list[int]
) -> tuple[tuple[RawLine, ...], tuple[Notice, ...]]:
    from msgspec.structs import replace

    from screener.read import ocr

    block = max((line.block for line in lines), default=0)
    found: list[RawLine] = []
    for number in pages:
        read = ocr.read_pdf_page(data, number)
        found += [replace(line, block=line.block + block) for line in read]
        block = found[-1].block + 1 if found else block
    if not found:
        return lines, ()
    notice = ocr.ocr_notice(sorted({line.page for line in found}))
    return tuple(sorted((*lines, *found), key=lambda line: line.page)), (notice,)
