"""A PDF file to raw lines, by the fast reader or the thorough one."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from screener.errors import UnreadableResume
from screener.read.limits import MAX_PAGES
from screener.read.pdf import PdfReader
from screener.read.pdf.disguise import find_claims
from screener.read.pdf.doubt import doubts
from screener.read.pdf.layout import order_lines
from screener.read.pdf.lines import TextLine, find_rows
from screener.read.pdf.page import PageRuns, Piece
from screener.read.pdf.pictures import read_pictures
from screener.read.pdf.running import drop_running_heads
from screener.read.pdf.runs import join_page
from screener.read.pdf.signals import find_signals
from screener.read.pdf.visibility import mark_hidden
from screener.read.raw import RawDocument, RawLine
from screener.types import Box, Format, Hidden, Notice, NoticeCode, QuarantineCode

_NO_TEXT = 9.0
"""More than any text is doubted: a fast reader that finds none may not know the fonts."""

_NOT_THE_FILE = (MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit)
"""Exceptions that do not say that a file is damaged."""

_ReadPages = Callable[..., tuple[int, Iterator[PageRuns]]]


class _Reading(msgspec.Struct, frozen=True):
    """Lines of the first `read` pages of `pages`, and what the file's bytes speak of."""

    lines: tuple[RawLine, ...]
    pages: int
    read: int
    reader: PdfReader
    signals: frozenset[Hidden]


def read_pdf(data: bytes, *, pdf_reader: PdfReader = PdfReader.AUTO) -> RawDocument:
    """A PDF's lines in reading order; raises `UnreadableResume`."""
    notices: tuple[Notice, ...] = ()
    if pdf_reader is PdfReader.AUTO:
        reading, notices = _read_with_fallback(data)
    else:
        reading = _read_with(pdf_reader, data)
    lines, pictures = read_pictures(data, reading.lines, pages=reading.read)
    return RawDocument(
        lines,
        Format.PDF,
        reading.reader.value,
        pages=reading.pages,
        notices=notices + pictures + _truncated(reading),
    )


def _read_with_fallback(data: bytes) -> tuple[_Reading, tuple[Notice, ...]]:
    """By the fast reader, or by the thorough one where that fails or its text looks wrong."""
    try:
        fast = _read_with(PdfReader.PDF_OXIDE, data)
    except UnreadableResume as refusal:
        if refusal.code is not QuarantineCode.DAMAGED:
            raise
        thorough = _read_with(PdfReader.PDFMINER, data)
        return thorough, (_fell_back("could not open the file"),)
    if Hidden.DISGUISED in fast.signals:
        return _as_drawn(data, fast)
    wrong = doubts(fast.lines) if fast.lines else _NO_TEXT
    if not wrong and not _disguised(fast):
        return fast, ()
    try:
        thorough = _read_with(PdfReader.PDFMINER, data)
    except UnreadableResume:
        return fast, ()
    if _is_better(thorough, fast, wrong):
        gave = "text that looks wrong" if fast.lines else "no text"
        return thorough, (_fell_back(f"gave {gave}"),)
    return fast, ()


def _disguised(reading: _Reading) -> list[str]:
    return [line.text for line in reading.lines if line.hidden is Hidden.DISGUISED]


def _is_better(thorough: _Reading, fast: _Reading, wrong: float) -> bool:
    """Whether the thorough reading is to be believed: it looks less wrong, or finds other letters.

    Where both find the letters that cannot be the drawn ones, it is the file that says so.
    """
    if not thorough.lines:
        return False
    text = _letters(" ".join(line.text for line in thorough.lines))
    misread = [claim for claim in _disguised(fast) if _letters(claim) not in text]
    return bool(misread) or doubts(thorough.lines) < wrong


def _as_drawn(data: bytes, fast: _Reading) -> tuple[_Reading, tuple[Notice, ...]]:
    """The text of the glyphs, where the file puts other text in the place of some of them.

    The fast reader believes the file. Claims that are also drawn are harmless, and its reading is
    kept then; others are hidden text.
    """
    thorough = _read_with(PdfReader.PDFMINER, data)
    drawn = _letters(" ".join(line.text for line in thorough.lines))
    claims = [claim for claim in dict.fromkeys(find_claims(data)) if _letters(claim) not in drawn]
    if not claims:
        return fast, ()
    hidden = tuple(RawLine(claim, block=-1, hidden=Hidden.DISGUISED) for claim in claims)
    notice = _fell_back("takes text from the file that is not what is drawn")
    return replace(thorough, lines=(*thorough.lines, *hidden)), (notice,)


def _letters(text: str) -> str:
    """A text's letters and digits alone, ligatures told apart, so that two readings compare."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def _fell_back(why: str) -> Notice:
    message = f"Read by pdfminer.six, since the fast reader {why}."
    return Notice(NoticeCode.FALLBACK_READER, message)


def _read_with(reader: PdfReader, data: bytes) -> _Reading:
    try:
        with _collector_paused():
            count, pages = _pages_of(reader)(data, limit=MAX_PAGES)
            joined, signals = list(_sound_pages(pages)), find_signals(data)
            lines = _raw_lines(data, joined, signals)
            return _Reading(lines, count, len(joined), reader, signals)
    except _NOT_THE_FILE:
        raise
    except BaseException as error:  # whatever a file provokes, the panics of native code among it
        raise _unreadable(error) from error


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: walking a page's thousands of glyphs takes 2 ms a file."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _pages_of(reader: PdfReader) -> _ReadPages:
    """The reader's function; its library is imported when it is first asked for."""
    if reader is PdfReader.PDFMINER:
        from screener.read.pdf import miner

        return miner.read_pages
    from screener.read.pdf import oxide

    return oxide.read_pages


def _unreadable(error: BaseException) -> UnreadableResume:
    told = f"{type(error).__name__} {error}".lower()
    if "password" in told or "encrypt" in told:
        message = "The PDF is protected by a password; save it without one."
        return UnreadableResume(QuarantineCode.ENCRYPTED, message)
    message = "The PDF is damaged; print it to a new PDF, or ask for a DOCX."
    return UnreadableResume(QuarantineCode.DAMAGED, message)


def _truncated(reading: _Reading) -> tuple[Notice, ...]:
    if reading.read >= reading.pages:
        return ()
    why = "" if reading.read == MAX_PAGES else "; the next one is damaged"
    message = f"Only the first {reading.read} of {reading.pages:,} pages were read{why}."
    return (Notice(NoticeCode.TRUNCATED, message),)


def _sound_pages(pages: Iterator[PageRuns]) -> Iterator[tuple[PageRuns, list[Piece]]]:
    """Each page with its pieces, up to the first damaged one; raises where no text precedes it."""
    text = False
    while True:
        try:
            page = next(pages)
        except StopIteration:
            return
        except MemoryError:
            raise
        except Exception:
            if not text:
                raise
            return
        pieces = join_page(page)
        text = text or bool(pieces)
        page = page.without_runs()
        yield page, pieces


def _raw_lines(
    data: bytes, joined: Sequence[tuple[PageRuns, list[Piece]]], signals: frozenset[Hidden]
) -> tuple[RawLine, ...]:
    """The lines of all pages; what cannot be seen takes no part in the layout and stands last."""
    mark_hidden(data, joined, signals)
    shown: list[list[RawLine]] = []
    hidden: list[RawLine] = []
    block = 0
    for page, pieces in joined:
        lines = order_lines([p for p in pieces if p.hidden is None], page.shapes)
        shown.append(
            [_raw_line(line, page=page.number, block=block + line.block) for line in lines]
        )
        block += lines[-1].block if lines else 0
        hidden += _hidden_lines(page, pieces)
    return (*drop_running_heads(shown, [page.height for page, _ in joined]), *hidden)


def _hidden_lines(page: PageRuns, pieces: Sequence[Piece]) -> Iterator[RawLine]:
    """What a page hides, line by line from top to bottom, each way of hiding by itself."""
    hidden = [piece for piece in pieces if piece.hidden is not None]
    for reason in Hidden if hidden else ():
        for line in find_rows([piece for piece in hidden if piece.hidden is reason]):
            yield replace(_raw_line(line, page=page.number, block=-page.number), hidden=reason)


def _raw_line(line: TextLine, *, page: int, block: int) -> RawLine:
    box = Box(round(line.x0, 1), round(line.top, 1), round(line.x1, 1), round(line.bottom, 1))
    bold = all(piece.bold for piece in line.pieces)
    return RawLine(line.text, page, box, round(line.size, 1), bold, block=block)
