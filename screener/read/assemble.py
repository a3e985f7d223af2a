"""Raw lines to `ResumeText`: cleaned, visible ones first, with positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from screener.errors import UnreadableResume
from screener.read.broken_dates import join_dates
from screener.read.characters import clean_line, close_stray_spaces, has_stray_spaces
from screener.read.hyphens import join_hyphenated
from screener.read.language import find_language
from screener.read.limits import MAX_CHARACTERS
from screener.read.raw import RawDocument, RawLine
from screener.types import Line, Notice, NoticeCode, QuarantineCode, ResumeText, Span

_SAMPLE_LINES = 60
"""Enough to see whether a converter left stray spaces in its words."""

_NOTHING_SEEN = "The file holds no text that can be seen; ask for it again."


def assemble(raw: RawDocument, *, resume_id: str) -> ResumeText:
    """The document as text; raises `UnreadableResume` (empty) where nothing visible is left.

    Lines are joined by one line feed, blocks by two. Hidden lines follow the visible ones.
    """
    lines = _mended(raw.lines)
    shown = join_dates(join_hyphenated([line for line in lines if line.hidden is None]))
    hidden = [line for line in lines if line.hidden is not None]
    if not shown:
        raise UnreadableResume(QuarantineCode.EMPTY, _NOTHING_SEEN)
    kept, cut = _within_limit(shown)
    visible, visible_lines = _join(kept, start=0)
    language = find_language(visible)
    rest, hidden_lines = _join(hidden if not cut else [], start=len(visible) + 2)
    return ResumeText(
        resume_id=resume_id,
        text=visible + "\n\n" + rest if rest else visible,
        lines=tuple(visible_lines + hidden_lines),
        visible_end=len(visible),
        pages=raw.pages,
        format=raw.format,
        reader=raw.reader,
        language=language,
        notices=raw.notices + _notices(cut, hidden_lines, language),
    )


def _mended(lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines that hold text, their characters clean and no stray spaces in their words."""
    cleaned = [_cleaned(line, clean_line) for line in lines]
    if has_stray_spaces(" ".join(line.text for line in cleaned[:_SAMPLE_LINES])):
        cleaned = [_cleaned(line, close_stray_spaces) for line in cleaned]
    return [line for line in cleaned if line.text]


def _cleaned(line: RawLine, clean: Callable[[str], str]) -> RawLine:
    text = clean(line.text)
    return line if text == line.text else replace(line, text=text)


def _within_limit(lines: list[RawLine]) -> tuple[list[RawLine], bool]:
    """As many whole lines as `MAX_CHARACTERS` holds, and whether any were left out."""
    total = 0
    for index, line in enumerate(lines):
        total += len(line.text) + 2
        if total > MAX_CHARACTERS:
            return lines[:index] or [replace(line, text=line.text[:MAX_CHARACTERS])], True
    return lines, False


def _join(lines: Iterable[RawLine], *, start: int) -> tuple[str, list[Line]]:
    """The lines as one string that begins at `start` of the whole, and their positions."""
    parts: list[str] = []
    placed: list[Line] = []
    position, block = start, None
    for raw in lines:
        if block is not None:
            separator = "\n" if raw.block == block else "\n\n"
            parts.append(separator)
            position += len(separator)
        end = position + len(raw.text)
        placed.append(
            Line(
                Span(position, end),
                raw.page,
                raw.box,
                raw.size,
                raw.bold,
                raw.heading,
                raw.block,
                raw.hidden,
            )
        )
        parts.append(raw.text)
        position, block = end, raw.block
    return "".join(parts), placed


def _notices(cut: bool, hidden: list[Line], language: str) -> tuple[Notice, ...]:
    found = []
    if language not in ("", "en"):
        message = f"The resume is not in English ({language}); English words are looked for."
        found.append(Notice(NoticeCode.NOT_ENGLISH, message))
    if cut:
        message = f"Only the first {MAX_CHARACTERS:,} characters were read."
        found.append(Notice(NoticeCode.TRUNCATED, message))
    if hidden:
        kinds = ", ".join(sorted({line.hidden.value for line in hidden if line.hidden}))
        count = f"{len(hidden)} line{'s' if len(hidden) > 1 else ''}"
        message = f"{count} cannot be seen on the page ({kinds}) and earned no points."
        found.append(Notice(NoticeCode.HIDDEN_TEXT, message))
    return tuple(found)
