"""How the sheets of a workbook look: columns by what they hold, safe cells, heads in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from screener.report import safe

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds (Excel's own limit)."""

LINE = 15.0
"""Points that a line of a cell is high (Excel's own default)."""

MOST_LINES = 27
"""No row is higher than 409 points (Excel's own limit)."""


class Shape(StrEnum):
    """What a column holds, which decides how its cells look."""

    WORDS = "words"
    WRAPPED = "wrapped"
    NUMBER = "number"
    TENTH = "tenth"
    SHARE = "share"
    QUIET = "quiet"


def cell(text: str) -> str:
    """Text that is safe in a cell and fits into it."""
    text = safe.cell(text)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


class Column(msgspec.Struct, frozen=True):
    """A column of a sheet: its head, its width in characters, and what stands in it."""

    head: str
    width: int
    shape: Shape = Shape.WORDS


Formats = Mapping[str, Any]
"""The formats of a workbook: one for each shape, and those of titles, heads and cells to change."""


def plain_sheet() -> type[Worksheet]:
    """A sheet for formulas of 2007 alone.

    XlsxWriter looks through every formula for thirty later functions, which need a prefix in the
    file; that was half of the time of a workbook.
    """
    from xlsxwriter.worksheet import Worksheet

    class PlainSheet(Worksheet):  # type: ignore[misc, unused-ignore]
        def _prepare_formula(self, formula: str, *_: bool, **__: bool) -> str:
            return formula.removeprefix("=")

    return PlainSheet


def make_formats(book: Workbook) -> Formats:
    """Figures stand in the middle: on the right they would touch the words of the next column."""
    middle = {"align": "center", "valign": "top"}
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 14},
        "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
        Shape.WORDS: {"valign": "top"},
        Shape.WRAPPED: {"text_wrap": True, "valign": "top"},
        Shape.NUMBER: middle,
        Shape.TENTH: {**middle, "num_format": "0.0"},
        Shape.SHARE: {**middle, "num_format": "0%"},
        Shape.QUIET: {**middle, "font_color": "#8A8F96"},
        "input": {**middle, "num_format": "0.0", "bg_color": "#FFF6D6", "border": 1},
    }
    looks["figure head"] = {**looks["head"], "align": "center"}
    return {name: book.add_format(look) for name, look in looks.items()}


def start(sheet: Worksheet, title: str, columns: Sequence[Column], formats: Formats) -> None:
    """A sheet's title and its column heads, which stay in sight and on paper.

    A cell that is written without a format looks as its column does.
    """
    sheet.write_string(0, 0, cell(title), formats["title"])
    for at, column in enumerate(columns):
        words = column.shape in (Shape.WORDS, Shape.WRAPPED)
        sheet.write_string(1, at, cell(column.head), formats["head" if words else "figure head"])
        sheet.set_column(at, at, column.width, formats[column.shape])
    sheet.set_row(1, _height((column.head, column.width) for column in columns))
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def write_wrapped(
    sheet: Worksheet,
    row: int,
    columns: Sequence[Column],
    values: Sequence[str | float],
    formats: Formats,
) -> None:
    """Write a row from the left, as high as its wrapped texts need; "" leaves a cell empty.

    `write_row` would look for links and dates in every cell, which takes half as long again.
    """
    wrapped = []
    for at, (column, value) in enumerate(zip(columns, values, strict=False)):  # some rows are short
        if not isinstance(value, str):
            sheet.write_number(row, at, value, formats[column.shape])
        elif value:
            sheet.write_string(row, at, value, formats[column.shape])
            if column.shape is Shape.WRAPPED:
                wrapped.append((value, column.width))
    sheet.set_row(row, _height(wrapped))


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Points that a row of wrapped texts needs, given how many characters wide each cell is.

    Excel would see to that itself, other programs do not.
    """
    lines = max([lines_of(text, width - 1) for text, width in cells], default=1)
    return LINE * min(lines, MOST_LINES)


@lru_cache(maxsize=4096)
def lines_of(text: str, width: int) -> int:
    """How many lines a text takes that breaks between words, and within a word that is too long.

    `textwrap` takes nine times as long to tell it, which would be a third of a workbook's time.

    >>> lines_of("one two three", 8), lines_of("", 8), lines_of("incomprehensibilities", 8)
    (2, 1, 3)
    """
    lines, room = 1, width + 1
    for word in map(len, text.split()) if len(text) > width else ():
        if word + 1 > room:
            lines, room = lines + (room <= width), width + 1
        lines += (word - 1) // width
        room -= (word - 1) % width + 2
    return lines


def letters_of(index: int) -> str:
    """The letters of a column, from 0.

    >>> letters_of(0), letters_of(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
