"""Tables whose rules say which texts belong to one cell."""

import io
from itertools import pairwise

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from screener.read import read_bytes


def ruled(rows: list[list[str]], *, borders: bool = True) -> list[str]:
    """The lines read from a table of thin rules, each cell given as lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    y, sides = 760, [60, 240, 540]
    canvas.rect(60, y, 480, 0.5, stroke=0, fill=1)
    for row in rows:
        tall = 16 * max(len(cell.split("\n")) for cell in row) + 8
        for x, cell in zip(sides, row, strict=False):
            for place, line in enumerate(cell.split("\n")):
                canvas.drawString(x + 6, y - 14 - 16 * place, line)
        y -= tall
        for x0, x1 in pairwise(sides):
            canvas.rect(x0, y, x1 - x0, 0.5, stroke=0, fill=1)
            if borders:
                canvas.rect(x0, y, 0.5, tall, stroke=0, fill=1)
    canvas.save()
    resume = read_bytes(out.getvalue())
    return [resume.quote(line.span) for line in resume.lines]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [["Skills\nat work", "Excel and\nSalesforce"], ["Spoken", "Welsh\nDutch"]],
            ["Skills", "at work", "Excel and", "Salesforce", "Spoken", "Welsh", "Dutch"],
        ),
        (
            [["BA", "2014"], ["MBA", "2016"]],
            ["BA\t2014", "MBA\t2016"],
        ),
        (
            [["Sales lead\nRan the team", "2014 - 2016"], ["Clerk\nKept books", "2012 - 2014"]],
            ["Sales lead\t2014 - 2016", "Ran the team", "Clerk\t2012 - 2014", "Kept books"],
        ),
    ],
    ids=["cells of lines", "cells of one line", "dates at the right"],
)
def test_a_ruled_table_is_read_row_by_row(rows: list[list[str]], lines: list[str]):
    assert ruled(rows) == lines


def test_without_borders_short_rows_are_read_across():
    rows = [["Skills", "Excel"], ["Spoken", "Welsh"], ["Tools", "Saw"]]
    assert ruled(rows, borders=False) == ["Skills\tExcel", "Spoken\tWelsh", "Tools\tSaw"]
