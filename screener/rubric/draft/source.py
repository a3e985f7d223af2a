"""The text of a job description file, and the refusal of what is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from screener.errors import PostingError, UnreadableResume
from screener.rubric.tables import compile_patterns, load_patterns
from screener.types import ResumeText

MAX_CHARACTERS = 300_000
"""The longest real postings run to 30 kB; past ten times that it is a book or an attack."""

MIN_WORDS = 8
ENGLISH_SHARE = 0.12
"""English prose is 30-45 % function words, lists of skills 15 %, other languages under 6 %."""
TERSE_SHARE, FOREIGN_SHARE = 0.06, 0.02
"""A posting in notes has fewer; then it has none of another language's."""


def read_posting(path: Path, *, read: Callable[[bytes], ResumeText] | None = None) -> str:
    """The text of a job description in TXT, MD, HTML, PDF or DOCX, as it stands there.

    Plain text is taken letter by letter, so that quotes are verbatim; other formats come as `read`
    sees them (`screener.read.read_bytes`, where none is given). Raises PostingError.
    """
    from screener.read import Input, read_bytes, read_input
    from screener.read.formats import detect_format
    from screener.read.plain import decode
    from screener.types import Format

    try:
        if path.stat().st_size > 20 * MAX_CHARACTERS:
            raise PostingError("too large for a job description; give the posting alone")
        data = read_input(Input(path.name, path))
        if detect_format(data) is Format.TEXT:
            return decode(data)
        return (read or read_bytes)(data).visible_text
    except UnreadableResume as error:
        raise PostingError(error.message) from None
    except OSError as error:
        raise PostingError(f"cannot be read: {error.strerror}") from None


def check_posting(text: str) -> None:
    """Raise PostingError for what is no job description in English: the sentence says what it is.

    >>> check_posting("   ")
    Traceback (most recent call last):
    screener.errors.PostingError: holds no text; give the words of a job description
    """
    if len(text) > MAX_CHARACTERS:
        raise PostingError(
            f"{len(text):,} characters are too many for a job description; give the posting alone"
        )
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        raise PostingError("holds no text; give the words of a job description")
    if len(words) < MIN_WORDS:
        count = f"{len(words)} word{'s' * (len(words) != 1)}"
        raise PostingError(f"holds only {count}; give the whole job description")
    if not _is_english(words):
        raise PostingError("does not look like English; only English postings can be drafted from")
    if _is_resume(text):
        raise PostingError(
            "looks like a resume; give the job description it should be held against"
        )


def _is_english(words: list[str]) -> bool:
    table = load_patterns("source")
    english, foreign = (
        sum(word in frozenset(table[group]) for word in words) for group in ("english", "foreign")
    )
    terse = english >= TERSE_SHARE * len(words) and foreign <= FOREIGN_SHARE * len(words)
    return terse or english >= ENGLISH_SHARE * len(words)


def _is_resume(text: str) -> bool:
    """Marks of a resume (dated jobs, headings, first person): several and more than of a posting,
    or any where nothing at all marks a posting."""
    resume, posting = _marks(text, "resume"), _marks(text, "posting")
    return resume > posting and (resume >= 3 or not posting)


def _marks(text: str, group: str) -> int:
    """How often the patterns of a group match, three times each at most."""
    return sum(
        min(3, sum(1 for _ in regex.finditer(text)))
        for _, regex in compile_patterns("source", group)
    )
