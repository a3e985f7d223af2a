"""Random pages whose reading order is known, drawn as real programs draw resumes.

A page is a set of columns and cells; each knows its lines from top to bottom. Two lines that
follow one another in a column must follow one another in the text. `python -m tests.layouts`
prints the share of such pairs that the reader keeps, per family of layouts.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONTS = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold")
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so"]
SYLLABLES += ["tu", "va", "we", "xi", "yo", "zu", "bran", "clo", "dre", "fli", "gro", "pla"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A string on the page; `y` is its baseline, from the bottom."""

    x: float
    y: float
    text: str
    font: str
    size: float
    color: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that belong together, top down; a line may be several strings on one baseline."""

    lines: tuple[tuple[Drawn, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What to draw, in which order, on which background."""

    columns: tuple[Column, ...]
    order: str
    size: tuple[float, float]
    boxes: tuple[tuple[float, float, float, float, float], ...] = ()

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every two lines that follow one another in a column."""
        for column in self.columns:
            texts = [" ".join(drawn.text for drawn in line) for line in column.lines]
            yield from pairwise(texts)


# ------------------------------------------------------------------------------------- words


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def _text(rng: random.Random, font: str, size: float, width: float) -> str:
    """Words up to a random part of the width, at least one."""
    room = width * rng.choice((0.35, 0.6, 0.85, 0.95, 0.98))
    text = _word(rng)
    while stringWidth(longer := f"{text} {_word(rng)}", font, size) < room:
        text = longer
    return text


DATES = ("Mar 2019 – Present", "2014 – 2018", "06/2016 - 02/2019", "January 2011 to May 2012")


def _dated(
    rng: random.Random,
    x: float,
    y: float,
    width: float,
    font: str,
    size: float,
    color: float = 0.0,
) -> tuple[Drawn, Drawn]:
    """A title with a date at the right margin of its column."""
    date = rng.choice(DATES) if width > 200 else str(rng.randint(1990, 2026))
    right = x + width - stringWidth(date, font, size)
    text = _text(rng, font, size, (right - x) * 0.85)
    return Drawn(x, y, text, font, size, color), Drawn(right, y, date, font, size, color)


def _column(
    rng: random.Random,
    *,
    x: float,
    width: float,
    top: float,
    bottom: float,
    dates: bool = False,
    color: float = 0.0,
) -> Column:
    """Headings, entries and bullets down to the bottom, in one font with its own leading."""
    font, size = rng.choice(FONTS), rng.choice((8.5, 9.0, 10.0, 11.0))
    leading, lines, y = size * rng.choice((1.15, 1.3, 1.5)), [], top
    while y > bottom:
        shape = rng.random()
        if shape < 0.12:
            y -= leading * rng.choice((0.5, 1.0, 1.6))
            text = _word(rng).upper()
            lines.append((Drawn(x, y, text, "Helvetica-Bold", size + 2, color),))
        elif dates and shape < 0.3:
            lines.append(_dated(rng, x, y, width, font, size, color))
        else:
            text = _text(rng, font, size, width)
            lines.append((Drawn(x, y, text, font, size, color),))
        y -= leading
    return Column(tuple(lines))


# ------------------------------------------------------------------------------------ families


def one_column(rng: random.Random) -> Page:
    """Full width, some lines with a date at the right margin."""
    column = _column(rng, x=54, width=490, top=730, bottom=60, dates=True)
    return Page((column,), rng.choice(("columns", "rows")), LETTER)


def _header(rng: random.Random) -> Column:
    name, line = f"{_word(rng)} {_word(rng)}".title(), _text(rng, "Helvetica", 9, 400)
    return Column(
        ((Drawn(54, 740, name, "Helvetica-Bold", 20),), (Drawn(54, 722, line, "Helvetica", 9),))
    )


def two_columns(rng: random.Random) -> Page:
    """A header, and two columns of any widths below it."""
    split, gap = rng.uniform(0.3, 0.7), rng.uniform(14, 32)
    left = 500 * split
    columns = (
        _header(rng),
        _column(rng, x=54, width=left - gap, top=690, bottom=rng.uniform(60, 300)),
        _column(rng, x=54 + left, width=500 - left, top=690, bottom=rng.uniform(60, 300)),
    )
    return Page(columns, rng.choice(("columns", "rows", "words")), LETTER)


def headed_columns(rng: random.Random) -> Page:
    """Two columns of short sections, each under a heading; some headings share a baseline."""
    width, font = rng.uniform(250, 330), rng.choice(FONTS)
    name = (Drawn(46, 745, _text(rng, font, 22, rng.uniform(60, 300)), font, 22),)
    line = (Drawn(46, 722, _text(rng, font, 9, rng.uniform(60, 500)), font, 9),)
    header = Column((name, line) if rng.random() < 0.7 else (name,))
    columns = [header]
    for x, room in ((46.0, width), (46 + width + rng.uniform(18, 40), 520 - width - 40)):
        lines, y, size = [], 690.0, rng.choice((9.0, 10.0))
        while y > rng.uniform(80, 350):
            heading = " ".join(_word(rng).upper() for _ in range(rng.randint(1, 2)))
            lines.append((Drawn(x, y, heading, "Helvetica-Bold", size + 1),))
            y -= rng.choice((16, 22))
            lines.append(_dated(rng, x, y, room, font, size))
            for _ in range(rng.randint(1, 6)):
                y -= size * 1.4
                lines.append((Drawn(x, y, _text(rng, font, size, room), font, size),))
            y -= size * 1.4
            y -= rng.choice((8, 16))
        columns.append(Column(tuple(lines)))
    return Page(tuple(columns), rng.choice(("columns", "rows")), LETTER)


def two_columns_with_dates(rng: random.Random) -> Page:
    """A wide column with dates at its right edge beside a narrow one."""
    columns = (
        _header(rng),
        _column(rng, x=54, width=315, top=690, bottom=rng.uniform(60, 300), dates=True),
        _column(rng, x=395, width=160, top=690, bottom=rng.uniform(60, 300)),
    )
    return Page(columns, rng.choice(("columns", "rows")), A4)


def _sidebar(rng: random.Random, *, left: bool) -> Page:
    width = rng.uniform(150, 200)
    x = 0.0 if left else 612 - width
    main = width + 24 if left else 36.0
    side = _column(rng, x=x + 14, width=width - 28, top=740, bottom=rng.uniform(40, 400), color=1)
    body = _column(rng, x=main, width=612 - width - 60, top=745, bottom=50, dates=True)
    columns = (side, body) if left else (body, side)
    return Page(columns, rng.choice(("columns", "rows")), LETTER, ((x, 0, width, 792, 0.25),))


def sidebar_left(rng: random.Random) -> Page:
    """Light text on a dark bar at the left."""
    return _sidebar(rng, left=True)


def sidebar_right(rng: random.Random) -> Page:
    """Light text on a dark bar at the right."""
    return _sidebar(rng, left=False)


def gutter(rng: random.Random) -> Page:
    """Dates hang in a left gutter on the baseline of the line they belong to."""
    font, size, y, lines = rng.choice(FONTS[:2]), 10.0, 730.0, []
    while y > 70:
        date, title = f"{rng.choice(DATES)}", _text(rng, font, size, 200)
        lines.append((Drawn(54, y, date, font, size), Drawn(190, y, title, font, size)))
        for _ in range(rng.randint(2, 5)):
            y -= 13
            lines.append((Drawn(190, y, _text(rng, font, size, 360), font, size),))
        y -= rng.choice((16, 24))
    return Page((Column(tuple(lines)),), rng.choice(("columns", "rows")), LETTER)


def hanging(rng: random.Random) -> Page:
    """Headings and dates hang at the left; everything else is indented beside them."""
    font, size, y, lines = rng.choice(FONTS[:2]), rng.choice((9.0, 10.0)), 730.0, []
    indent = rng.uniform(175, 195)
    while y > 330:
        heading = Drawn(54, y, _word(rng).upper(), "Helvetica-Bold", size + 2)
        lines.append((heading,))
        y -= 20
        for _ in range(rng.randint(1, 3)):
            title = Drawn(indent, y, _text(rng, font, size, 200), font, size)
            date = Drawn(54, y, rng.choice(DATES), font, size - 1)
            lines.append((date, title) if rng.random() < 0.7 else (title,))
            for _ in range(rng.randint(0, 5)):
                y -= size * 1.4
                lines.append((Drawn(indent, y, _text(rng, font, size, 360), font, size),))
            y -= rng.choice((16, 22))
        y -= 8
    return Page((Column(tuple(lines)),), rng.choice(("columns", "rows")), LETTER)


def table(rng: random.Random) -> Page:
    """Ruled rows of two cells, a date first, read row by row and each cell to its end."""
    split, y, lines, boxes, size = rng.uniform(170, 210), 730.0, [], [], 10.0
    while y > 170:
        if rng.random() < 0.3:
            lines.append((Drawn(54, y - 16, _word(rng).upper(), "Helvetica-Bold", 12),))
            y -= 26
        top, font = y - 14, rng.choice(FONTS)
        texts = [rng.choice(DATES), *(_text(rng, font, size, split - 20) for _ in range(2))]
        lines += [(Drawn(60, top - n * 13, t, font, size),) for n, t in enumerate(texts)]
        rows = rng.randint(3, 8)
        texts = [_text(rng, font, size, 480 - split) for _ in range(rows)]
        lines += [(Drawn(60 + split, top - n * 13, t, font, size),) for n, t in enumerate(texts)]
        tall = rows * 13 + 14.0
        boxes.append((54, y - tall, 500.0, tall, -1.0))
        boxes.append((54, y - tall, split, tall, -1.0))
        y -= tall
    return Page((Column(tuple(lines)),), "columns", LETTER, tuple(boxes))


def cells(rng: random.Random) -> Page:
    """Framed rows of two cells of any length, read row by row, with headings in between."""
    split, y, lines, boxes = rng.uniform(120, 220), 730.0, [], []
    while y > 170:
        if rng.random() < 0.3:
            lines.append((Drawn(54, y - 16, _word(rng).upper(), "Helvetica-Bold", 12),))
            y -= 26
        tall = rng.uniform(50, 120)
        short = rng.uniform(0, tall - 50)
        left = _column(rng, x=60, width=split - 16, top=y - 14, bottom=y - tall + 14 + short)
        right = _column(rng, x=60 + split, width=480 - split, top=y - 14, bottom=y - tall + 14)
        lines += [*left.lines, *right.lines]
        boxes.append((54, y - tall, 500.0, tall, -1.0))
        boxes.append((54, y - tall, split, tall, -1.0))
        y -= tall
    return Page((Column(tuple(lines)),), "columns", LETTER, tuple(boxes))


def stacked(rng: random.Random) -> Page:
    """One column, then two beside one another, then one again."""
    middle, low = rng.uniform(480, 600), rng.uniform(200, 320)
    columns = (
        _column(rng, x=54, width=490, top=735, bottom=middle + 40),
        _column(rng, x=54, width=225, top=middle, bottom=low + 40),
        _column(rng, x=310, width=235, top=middle, bottom=low + 40),
        _column(rng, x=54, width=490, top=low - 10, bottom=60),
    )
    return Page(columns, rng.choice(("columns", "rows")), LETTER)


FAMILIES: dict[str, Callable[[random.Random], Page]] = {
    "one_column": one_column,
    "two_columns": two_columns,
    "headed_columns": headed_columns,
    "two_columns_with_dates": two_columns_with_dates,
    "sidebar_left": sidebar_left,
    "sidebar_right": sidebar_right,
    "gutter": gutter,
    "hanging": hanging,
    "table": table,
    "cells": cells,
    "stacked": stacked,
}


# ------------------------------------------------------------------------------------ drawing


def _words(drawn: Drawn) -> Iterator[Drawn]:
    x = drawn.x
    for word in drawn.text.split():
        yield Drawn(x, drawn.y, word, drawn.font, drawn.size, drawn.color)
        x += stringWidth(word + " ", drawn.font, drawn.size)


def _in_order(page: Page) -> list[Drawn]:
    drawn = [part for column in page.columns for line in column.lines for part in line]
    if page.order == "words":
        drawn = [word for part in drawn for word in _words(part)]
    if page.order == "columns":
        return drawn
    return sorted(drawn, key=lambda part: (-part.y, part.x))


def draw_page(page: Page) -> bytes:
    """The page as a PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=page.size, invariant=1)
    for x, y, width, height, grey in page.boxes:
        canvas.setFillGray(max(grey, 0))
        canvas.rect(x, y, width, height, stroke=int(grey < 0), fill=int(grey >= 0))
    for part in _in_order(page):
        canvas.setFillGray(part.color)
        canvas.setFont(part.font, part.size)
        canvas.drawString(part.x, part.y, part.text)
    canvas.save()
    return buffer.getvalue()


def count_kept(page: Page, text: str) -> tuple[int, int]:
    """How many of the page's pairs stand next to one another in `text`, and how many there are."""
    flat = " ".join(text.split())
    pairs = list(page.pairs())
    return sum(f"{first} {second}" in flat for first, second in pairs), len(pairs)


def main() -> None:
    """Print the share of pairs kept per family over 40 pages each."""
    from screener.read import read_bytes

    for name, family in FAMILIES.items():
        kept = total = 0
        bad = []
        for seed in range(40):
            page = family(random.Random(seed))
            got, of = count_kept(page, read_bytes(draw_page(page)).visible_text)
            kept, total = kept + got, total + of
            bad += [seed] * (got < of)
        print(f"{name:24} {kept / total:.4f} ({kept} of {total}); seeds with a loss: {bad[:12]}")


if __name__ == "__main__":
    main()
