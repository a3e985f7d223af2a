"""Lists cut into items: wrapped lines are joined again, brackets kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.extract.rows import Row
from screener.knowledge import Hit
from screener.types import Span

_LISTING = re.compile(r"[,;|•●·]")
_OPEN_END = re.compile(r"(?:[,&/(-]|\b(?:and|or|of|in|with|for|to|the|a|an|on))$", re.IGNORECASE)
_OWN_LABEL = re.compile(r"[A-Z][^:,;]{1,40}:")
_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(r"(?i)\bpage \d{1,3} (?:of|/) \d{1,3}\b")
_END = 8  # characters of a line in which the small word stands that it ends in
_LONG_WORD = 11
_MOST_ROWS = 60
_EDGE_ROWS = 3
_EDGES = " \t\r\n,;|.:•●▪■◦○·►▶➢➤❖✓✔*-–—\u200b\uf0b7"


def join_rows(rows: Sequence[Row], hits: Sequence[Hit] = ()) -> Iterator[tuple[Row, ...]]:
    """Rows that are one list or one item wrapped over lines, together.

    `hits` are known phrases: where one reaches from a full row into the next, the two are one.
    """
    run: list[Row] = []
    widest = max((len(row.content) for row in rows), default=0)
    for row in rows:
        hangs = bool(run) and run[0].bullet > 0 and _hangs(run[-1], row)
        if run and (len(run) >= _MOST_ROWS or not (hangs or _wraps(run[-1], row, widest, hits))):
            yield tuple(run)
            run = []
        run.append(row)
    if run:
        yield tuple(run)


def _hangs(before: Row, row: Row) -> bool:
    """Whether a row without a bullet hangs under one that has it."""
    return not row.bullet and row.line.block == before.line.block


def _wraps(before: Row, row: Row, widest: int, hits: Sequence[Hit]) -> bool:
    """Whether a row goes on where the row before it had no more room."""
    if row.bullet or _OWN_LABEL.match(row.content) or before.text.endswith((";", ".", ":")):
        return False
    if goes_on(before.text) or before.text.count("(") > before.text.count(")"):
        return True
    if row.content[:1].islower() or row.content[:1] in "(&":
        return True
    across = Span(before.span.end - 1, row.span.start + 1)
    if any(hit.start <= across.start and across.end <= hit.end for hit in hits):
        return len(before.content) >= min(_LONG_WORD, widest // 2)
    first = row.content.split(" ", 1)[0]
    full = len(before.content) + 1 + len(first) > widest > 20
    return full and _LISTING.search(before.text) is not None


def goes_on(text: str) -> bool:
    """Whether a line ends where nothing can end, in a comma or a small word."""
    return _OPEN_END.search(text, len(text) - _END) is not None


def running_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of rows at the edges of pages that stand on several alike, or count the pages.

    Figures are not compared, so "Page 1 of 2" and "Page 2 of 2" are alike.
    """
    edges = [row for row in rows if _is_at_edge(rows, row)]
    pages: dict[str, set[int]] = {}
    plain = [_FIGURES.sub("", row.text) for row in edges]
    for row, text in zip(edges, plain, strict=True):
        pages.setdefault(text, set()).add(row.line.page)
    alike = {row.index for row, text in zip(edges, plain, strict=True) if len(pages[text]) > 1}
    return frozenset(alike.union(row.index for row in rows if _counts_pages(row.text)))


def _counts_pages(text: str) -> bool:
    """Whether a row says which page of how many it stands on."""
    return "page " in text.lower() and _PAGE.search(text) is not None


def _is_at_edge(rows: Sequence[Row], row: Row) -> bool:
    """Whether a row is among the first or the last of its page."""
    above, below = row.index - _EDGE_ROWS, row.index + _EDGE_ROWS
    first = above < 0 or rows[above].line.page != row.line.page
    return first or below >= len(rows) or rows[below].line.page != row.line.page


def split_items(text: str, span: Span, separators: re.Pattern[str]) -> Iterator[Span]:
    """The items of a stretch of text; a separator inside brackets divides nothing.

    >>> text = "Office (Word, Excel), Team\\nbuilding; SQL."
    >>> items = split_items(text, Span(0, 41), re.compile("[,;]"))
    >>> [text[item.start : item.end] for item in items]
    ['Office (Word, Excel)', 'Team\\nbuilding', 'SQL']
    """
    start = span.start
    for cut in separators.finditer(text, span.start, span.end):
        if not _inside_brackets(text, start, cut.start()):
            yield from _not_empty(trim(text, Span(start, cut.start())))
            start = cut.end()
    yield from _not_empty(trim(text, Span(start, span.end)))


def _not_empty(span: Span) -> Iterator[Span]:
    if len(span):
        yield span


def _inside_brackets(text: str, start: int, at: int) -> bool:
    open_at = text.rfind("(", start, at)
    return open_at >= 0 and text.find(")", open_at, at) < 0 and text.find(")", at, at + 120) >= 0


def trim(text: str, span: Span) -> Span:
    """A span without the bullets, dots and spaces at its edges; ".NET" keeps its dot."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(_EDGES))
    right = max(left, len(words.rstrip(_EDGES)))
    if words[left - 1 : left + 3].lower() == ".net":
        left -= 1
    return Span(span.start + left, span.start + right)
