"""Runs of glyphs from a PDF library, joined into pieces: the text between two wide gaps.

Every reader gives the same runs, so that layout and visibility do not know which one was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from screener.read.pdf.columns import Color, Run
from screener.read.pdf.disguise import mark_disguised
from screener.read.pdf.page import PageRuns, Piece, Shape

_BLANK = 0.19
"""A gap of this share of the font size parts two words where no blank was written."""

_WIDE = 1.0
"""A gap of this share of the font size parts two pieces."""

_BACK = -0.35
"""Stepping back further than this share of the font size begins a new piece."""

_SAME_BASELINE = 0.25

_SHUFFLED = 3
"""So many pieces on top of another one, or without width, mean shuffled letters."""

_MIN_GAPS = 4
"""So many gaps are needed to tell how wide a text is usually set."""


def join_page(page: PageRuns) -> list[Piece]:
    """The pieces of a page, read in drawing order where sorting by place would mix two texts."""
    pieces = join_runs(page)
    if page.in_drawing_order is not None and _are_shuffled(pieces):
        page = page.in_drawing_order()
        pieces = join_runs(page)
    pieces = _without_doubles(pieces)
    mark_disguised(page.runs, pieces)
    mark_bullets(pieces, page.shapes)
    return pieces


def _without_doubles(pieces: list[Piece]) -> list[Piece]:
    """Pieces without those drawn twice at one place, as some programs draw bold text."""
    first: dict[tuple[str, int, int], Piece] = {}
    for piece in pieces:
        first.setdefault((piece.text, round(piece.x0), round(piece.baseline)), piece)
    return list(first.values())


def _are_shuffled(pieces: list[Piece]) -> bool:
    """Whether texts lie on top of each other, or are turned so that glyphs have no width."""
    count = 0
    for left, right in pairwise(pieces):
        on_top = left.baseline == right.baseline and left.x0 <= right.x0 < left.x1 - 0.1 * left.size
        count += on_top or (right.x0 == right.x1 and right.text > " ")
    return count >= _SHUFFLED


def join_runs(page: PageRuns) -> list[Piece]:
    """The pieces of a page; a blank is put where a gap parts words and none was written.

    A new piece begins where the baseline, the colour or much of the size changes, after a wide
    gap, and where a run steps back.
    """
    pieces: list[Piece] = []
    parts: list[str] = []
    begin = 0
    right = base = size = back = blank = wide = 0.0
    color: Color | None = None
    guessed = False
    for start, text, x, y, end, run_size, run_color in page.runs.stretches():
        gap = x - right
        if (
            back < gap < wide
            and run_color == color
            and (y == base or abs(y - base) <= _SAME_BASELINE * size)
            and (run_size == size or 0.6 * size < run_size < 1.67 * size)
        ):
            if gap > blank and not text.startswith(" ") and parts[-1][-1:] != " ":
                parts.append(" ")
                guessed = True
        else:
            if parts:
                pieces.append(_piece(page, slice(begin, start), parts, right, guessed))
            begin, parts, guessed = start, [], False
            base, size, color = y, run_size, run_color
            back, blank, wide = _BACK * size, _BLANK * size, _WIDE * size
        parts.append(text)
        right = end
    if parts:
        pieces.append(_piece(page, slice(begin, len(page.runs)), parts, right, guessed))
    return pieces


def _piece(page: PageRuns, place: slice, parts: list[str], right: float, guessed: bool) -> Piece:
    """The piece made of the runs at `place`; `guessed` blanks may be spaced-out letters'."""
    runs, first = page.runs, place.start
    text = _without_tracking(list(runs.rows(place))) if guessed else "".join(parts)
    x, y, size = float(runs.xs[first]), float(runs.ys[first]), float(runs.sizes[first])
    bold, color = page.is_bold(first), runs.colors[first]
    return Piece(text, x, right, page.height - y, size, color, bold, runs=place)


def _without_tracking(runs: Sequence[Run]) -> str:
    """Letter-spaced text as words: only a gap wider than the usual one parts two words.

    >>> ink = [(0, "S"), (10, "A"), (20, "L"), (30, "E"), (46, "U"), (56, "K")]
    >>> _without_tracking([(letter, x, 0, 6, 10, (0, 0, 0)) for x, letter in ink])
    'SALE UK'
    """
    gaps = [
        right[1] - left[1] - left[3] if left[0] != " " != right[0] else None
        for left, right in pairwise(runs)
    ]
    known = [gap for gap in gaps if gap is not None]
    usual = max(median(known), 0.0) if len(known) >= _MIN_GAPS else 0.0
    parts = [runs[0][0]]
    for gap, run in zip(gaps, runs[1:], strict=True):
        if gap is not None and gap > usual + _BLANK * run[4]:
            parts.append(" ")
        parts.append(run[0])
    return "".join(parts)


def mark_bullets(pieces: Iterable[Piece], shapes: Iterable[Shape]) -> None:
    """Put "• " before the piece that follows a dot which was drawn instead of written."""
    dots = [shape for shape in shapes if shape.fill is not None and _is_dot(shape)]
    if not dots:
        return
    by_row: dict[int, list[Shape]] = {}
    for dot in dots:
        middle = round((dot.top + dot.bottom) / 2)
        for row in (middle - 1, middle, middle + 1):
            by_row.setdefault(row, []).append(dot)
    for piece in pieces:
        near = by_row.get(round(piece.baseline - 0.3 * piece.size))
        if near and any(-1 < piece.x0 - dot.x1 < 1.8 * piece.size for dot in near):
            piece.text = "• " + piece.text.lstrip()


def _is_dot(shape: Shape) -> bool:
    width, height = shape.x1 - shape.x0, shape.bottom - shape.top
    return 1.0 <= width <= 8.0 and 0.7 < width / (height or 1.0) < 1.4


def join_texts(parts: Iterable[tuple[float, float, str, float]]) -> str:
    """Texts of one line given as (x0, x1, text, size), with a blank or a tab for each gap.

    >>> join_texts([(0, 20, "Sales", 10), (23, 40, "lead", 10), (90, 110, "2019", 10)])
    'Sales lead\\t2019'
    """
    joined: list[str] = []
    right = 0.0
    for x0, x1, text, size in parts:
        if joined and x0 - right > _BLANK * size:
            joined.append(" " if x0 - right < _WIDE * size else "\t")
        joined.append(text)
        right = x1
    return "".join(joined)
