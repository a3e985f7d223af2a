"""The text of a job description file, and the refusal of what is none."""

from __future__ import annotations

import re
from pathlib import Path

from screener.errors import PostingError, UnreadableResume
from screener.rubric.tables import compile_patterns, load_patterns

MAX_CHARACTERS = 300_000
"""The longest real postings run to 30 kB; past ten times that it is a book or an attack."""

MIN_WORDS = 8
ENGLISH_SHARE = 0.12
"""English prose is 30-45 % function words, lists of skills 15 %, other languages under 6 %."""


def read_posting(path: Path) -> str:
    """The text of a job description in TXT, MD, HTML, PDF or DOCX, as it stands there.

    Plain text is taken letter by letter, so that quotes are verbatim; other formats come as the
    reader sees them. Raises PostingError.
    """
    from screener.read import read_resume
    from screener.read.plain import decode
    from screener.types import Format

    try:
        if path.stat().st_size > 20 * MAX_CHARACTERS:
            raise PostingError("too large for a job description; give the posting alone")
        document = read_resume(path)
        if document.format is Format.TEXT:
            return decode(path.read_bytes())
    except UnreadableResume as error:
        raise PostingError(error.message) from None
    except OSError as error:
        raise PostingError(f"cannot be read: {error.strerror}") from None
    return document.visible_text


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
        raise PostingError(f"holds only {len(words)} words; give the whole job description")
    if not _is_english(words):
        raise PostingError("does not look like English; only English postings can be drafted from")
    if _is_resume(text):
        raise PostingError(
            "looks like a resume; give the job description it should be held against"
        )


def _is_english(words: list[str]) -> bool:
    common = frozenset(load_patterns("source")["english"])
    return sum(word in common for word in words) >= ENGLISH_SHARE * len(words)


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
