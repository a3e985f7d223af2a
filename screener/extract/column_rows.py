"""The rows of a history that was run together with another column, without what is the other's.

Such rows read "who has worked with Acme Inc." over "many people. I Clerk, May 2019 - present", or
the columns take turns, row by row.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from screener.extract.choices import is_tool
from screener.extract.education_patterns import education_patterns
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DateRange, Section, Span

_ABOVE = 4  # rows above dates that may name a job
_MOST_IN_NAME = 10
_FEW = 2  # words of a row that is no middle of a sentence: "in Acme"
_GUESSED = "sections.style"
_LISTED = re.compile(r"[,;/|&:]|[(][^)]{0,20}[)]")
_EDGES = " .-–•"
_WORD = re.compile(r"[^\s|]+")
_DEGREE = re.compile(r"(?<=\w[ ])(?:[BM]\.[A-Z]|(?:B|M|Ph)\.?(?:Tech|Sc|Com|D)\b)")
_CAPITAL = re.compile(r"[ ](?=[A-Z])")
_IN_NAMES = frozenset(("of", "and", "&", "the", "for", "pvt", "ltd", "inc", "llc", "company"))
_LINKS = frozenset(("of", "and", "the", "for", "in", "at"))
_SHORTENED = frozenset(("pvt.", "ltd.", "inc.", "llc.", "sr.", "jr.", "st.", "co."))


def sure_headings(sections: Sequence[Section]) -> list[Span]:
    """The headings whose words are known, in order."""
    return sorted(each.heading for each in sections if each.heading and each.rule != _GUESSED)


def own_rows(rows: Sequence[Row], heads: Sequence[Span], dates: Sequence[DateRange]) -> list[Row]:
    """The rows of a history without what belongs to the other column.

    The headings `heads` are left out, lists of technologies, and studies: rows with years alone and
    what follows a degree. Of a row with dates, or close above one, the names at its end are kept
    where a sentence stands before them; above dates, sentences alone are left out.
    """
    kept = []
    for row in rows:
        if _is_heading(row, heads) or _only_lists(row.content):
            continue
        cut = _without_degree(row)
        inside = _dates_in(cut, dates)
        if not _ends_study(cut, inside):
            kept.append((cut, inside))
    own: list[Row] = []
    for at, (row, inside) in enumerate(kept):
        near = inside or any(below for _, below in kept[at + 1 : at + _ABOVE])
        own += _names_of(row, inside) if near else (row,)
    return own


def _is_heading(row: Row, heads: Sequence[Span]) -> bool:
    """Whether one of the headings, which are in order, covers a row."""
    at = bisect_right(heads, row.span.start, key=lambda head: head.start)
    return at > 0 and heads[at - 1].covers(row.span)


def _dates_in(row: Row, dates: Sequence[DateRange]) -> Sequence[DateRange]:
    """The dates that begin in a row."""

    def first(place: int) -> int:
        return bisect_left(dates, place, key=lambda found: found.span.start)

    return dates[first(row.span.start) : first(row.span.end)]


def _ends_study(row: Row, dates: Sequence[DateRange]) -> bool:
    """Whether years alone stand in a row, and no title beside them: "Redport, 2019"."""
    years = bool(dates) and all(found.rule == "dates.year" for found in dates)
    return years and not load_knowledge().titles.has_head(row.text)


def ends_in_degree(row: Row) -> bool:
    """Whether a degree and its school follow other words: "Acme Inc. B.Tech Quill College"."""
    return _DEGREE.search(row.text) is not None


def _without_degree(row: Row) -> Row:
    """A row up to a degree that follows other words: "Acme Inc. B.Tech Quill College"."""
    found = _DEGREE.search(row.text)
    return _cut(row, 0, found.start() - 1) if found else row


def _names_of(row: Row, dates: Sequence[DateRange]) -> Iterator[Row]:
    """A row, or what is left of it behind the sentence of the other column.

    Nothing is left of a sentence without a date, unless a noun of titles stands in it.
    """
    end = dates[0].span.start - row.span.start if dates else len(row.text)
    words = list(_WORD.finditer(row.text, 0, end))
    first = _first_name([word[0] for word in words])
    if not any(word[0][0].islower() and word[0] not in _LINKS for word in words[:first]):
        if dates or not row.text[:1].islower() or len(words) <= _FEW:
            yield row
        return
    start = words[first].start() if first < len(words) else end
    start = _behind_school(row.text, start, end)
    if _only_lists(row.text[start:end]):
        start = end
    if start < len(row.text):
        yield _cut(row, start, len(row.text))
    elif row.text[:1].isupper() and load_knowledge().titles.has_head(row.text):
        yield row


def _behind_school(text: str, start: int, end: int) -> int:
    """Where names go on behind a school that the other column ends with, else their start."""
    kinds = list(education_patterns()["kind"].finditer(text, start, end))
    behind = _CAPITAL.match(text, kinds[-1].end(), end) if kinds else None
    return behind.end() if behind else start


def _first_name(words: Sequence[str]) -> int:
    """The number of words before the names in which words end; "Junior software clerk" is one."""
    first = len(words)
    small = _small_title(words)
    while first and (first > small or _in_name(words[first - 1], last=first == len(words))):
        first -= 1
    while first < len(words) and not words[first][:1].isupper():
        first += 1
    return first if len(words) - first <= _MOST_IN_NAME else len(words)


def _small_title(words: Sequence[str]) -> int:
    """How many words stand before a noun of titles in small letters and its like, at the end."""
    titles = load_knowledge().titles
    low = [word.strip(".,:|()–-") for word in words]
    first = len(words)
    if low and titles.is_head(low[-1]):
        while first and low[first - 1] not in _LINKS and low[first - 1] in titles.words:
            first -= 1
    return first


def _in_name(word: str, *, last: bool) -> bool:
    """Whether a word may stand in a name or a title; no sentence ends before it."""
    if word.endswith((".", ";", ":")) and not last and word.lower() not in _SHORTENED:
        return False
    return word[:1].isupper() or word.lower().strip(".,") in _IN_NAMES or not word[:1].isalnum()


def _cut(row: Row, start: int, end: int) -> Row:
    """Some of the characters of a row, as a row without a bullet."""
    span = Span(row.span.start + start, row.span.start + end)
    return replace(row, text=row.text[start:end], span=span, bullet=0)


def _only_lists(text: str) -> bool:
    """Whether nothing but names of technologies and languages stands in a text."""
    parts = [part for part in _LISTED.split(text) if part.strip(_EDGES)]
    return bool(parts) and all(is_tool(part.strip(_EDGES)) for part in parts)
