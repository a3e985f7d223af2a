"""A workbook whose order follows its weights: change a cell, and everybody moves.

Sheets: Ranking (formulas, in the order of the scores), Weights (the cells to change), Credit (what
share of each weight a resume earns; fixed), Evidence, Could not be read. Formulas are those of
2007 and carry their results, so that viewers that compute nothing show the run as it was.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from screener.report import safe
from screener.report.view import join_quotes
from screener.report.words import FINDINGS, criterion_name, criterion_names, section_name
from screener.score.model import KindModel, scoring_model
from screener.types import Contribution, Evidence, Ranking, Scorecard

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from screener.rubric.schema import Rubric
    from screener.score.robustness import RankInterval

# Ties are broken by the order of the run: a millionth of a point per place, less than any tenth
# for ten thousand resumes.
TIE_BREAK = 1e-6

FIRST_ROW = 3
"""The first row of data on most sheets, from 1; a title and the column heads stand above it."""

FIRST_CREDIT = 4
"""The first row of data on the sheet Credit, under a row of weights."""

CREDIT_COLUMN = 6
"""The first column of credits on the sheet Credit, from 0."""

PLACES = 1000
"""Places on the sheet Ranking; the sheet Credit scores everybody, in the order of the run."""

EVIDENCE_OF = 300
"""Of how many people the workbook quotes the evidence; `ranking.json` has everybody's."""

QUOTES = 3
"""Quotes of one row of a score."""

NOTHING = "–"
"""What stands in a cell without a value: a formula that looks an empty cell up would show 0."""

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds (Excel's own limit)."""

LINE = 15.0
"""Points that a line of a cell is high (Excel's own default)."""

MOST_LINES = 27
"""No row is higher than 409 points (Excel's own limit)."""

MUST_HAVES = "Must-haves"

Heads = Sequence[tuple[str, int]]
"""Column heads with their widths in characters."""

Ranges = Sequence[tuple[int | str, int | str]]
"""The best and the worst rank of each scorecard, in their order."""

_WHO: Heads = (("Name", 24), ("File", 30), (MUST_HAVES, 11), ("Years", 8))

_RANGE: Heads = (("Best rank of the run", 9), ("Worst rank of the run", 9))
"""How far a rank moves under the weights of the run, whatever weights are tried."""

_RANKING: Heads = (
    ("Rank", 7), ("Score", 8), (MUST_HAVES, 11), ("Years", 8), ("Name", 28), ("File", 34),
    ("Row", 6), *_RANGE,
)  # fmt: skip

_EVIDENCE: Heads = (
    ("Rank", 7), ("Name", 24), ("File", 28), ("Criterion", 26), ("Finding", 12), ("Points", 8),
    ("Why", 50), ("Quote", 70), ("Page", 6), ("Section", 14), ("Rule", 24),
)  # fmt: skip


def encode_xlsx(
    ranking: Ranking, rubric: Rubric, *, intervals: Sequence[RankInterval] = ()
) -> bytes:
    """The ranking as an XLSX file; `intervals` are those of its scorecards, in their order.

    The same ranking gives the same bytes: the date of creation is the ranking's own day.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": cell(rubric.title), "created": _midnight(ranking)})
    formats = _formats(book)
    ranges: Ranges = [(one.best, one.worst) for one in intervals]
    ranges = ranges or [(NOTHING, NOTHING)] * len(ranking.scorecards)
    sheet = partial(book.add_worksheet, worksheet_class=_plain_sheet())
    _write_ranking(sheet("Ranking"), ranking, rubric, ranges, formats)
    _write_weights(sheet("Weights"), rubric, formats)
    _write_credit(sheet("Credit"), ranking, rubric, ranges, formats)
    _write_evidence(sheet("Evidence"), ranking, rubric, formats)
    _write_unread(sheet("Could not be read"), ranking, formats)
    book.close()
    return buffer.getvalue()


def _plain_sheet() -> type[Worksheet]:
    """A sheet for formulas of 2007 alone.

    XlsxWriter looks through every formula for thirty later functions, which need a prefix in the
    file; that was half of the time of a workbook.
    """
    from xlsxwriter.worksheet import Worksheet

    class PlainSheet(Worksheet):  # type: ignore[misc, unused-ignore]
        def _prepare_formula(self, formula: str, *_: bool, **__: bool) -> str:
            return formula.removeprefix("=")

    return PlainSheet


def cell(text: str) -> str:
    """Text that is safe in a cell and fits into it."""
    text = safe.cell(text)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _midnight(ranking: Ranking) -> Any:
    from datetime import datetime, time

    return datetime.combine(ranking.as_of, time())


def _formats(book: Workbook) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "tenth": book.add_format({"num_format": "0.0"}),
        "share": book.add_format({"num_format": "0%"}),
        "input": book.add_format(
            {"num_format": "0.0", "bg_color": "#FFF6D6", "border": 1, "valign": "top"}
        ),
        "quiet": book.add_format({"font_color": "#8A8F96"}),
        "middle": book.add_format({"align": "center"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _start(sheet: Worksheet, title: str, heads: Heads, formats: dict[str, Any]) -> None:
    """A sheet's title and its column heads with their widths, which stay in sight and on paper."""
    sheet.write_string(0, 0, cell(title), formats["title"])
    for column, (head, width) in enumerate(heads):
        sheet.write_string(1, column, cell(head), formats["head"])
        sheet.set_column(column, column, width, formats["middle"] if head == MUST_HAVES else None)
    sheet.set_row(1, _height(heads))
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _height(cells: Heads) -> float:
    """Points that a row of wrapped texts needs, given how many characters wide each cell is.

    Excel would see to that itself, other programs do not.
    """
    lines = max(max(len(wrap(text, width - 1)), 1) for text, width in cells)
    return LINE * min(lines, MOST_LINES)


def _column(index: int) -> str:
    """The letters of a column, from 0.

    >>> _column(0), _column(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# ------------------------------------------------------------------------------------ sheets


def _write_weights(sheet: Worksheet, rubric: Rubric, formats: dict[str, Any]) -> None:
    heads = (("Criterion", 34), ("Weight", 9), ("Importance", 12), ("Words of the posting", 70))
    _start(sheet, "Change a yellow cell: the sheet Ranking follows", heads, formats)
    for row, criterion in enumerate(rubric.criteria, start=FIRST_ROW - 1):
        name, quote = cell(criterion_name(criterion)), cell(criterion.quote)
        sheet.set_row(row, _height(((name, heads[0][1]), (quote, heads[3][1]))))
        sheet.write_string(row, 0, name, formats["wrap"])
        sheet.write_number(row, 1, criterion.weight, formats["input"])
        sheet.write_string(row, 2, criterion.importance.value, formats["wrap"])
        sheet.write_string(row, 3, quote, formats["wrap"])


def _write_credit(
    sheet: Worksheet, ranking: Ranking, rubric: Rubric, ranges: Ranges, formats: dict[str, Any]
) -> None:
    """Who, must-haves, score, order key; one credit a column, under its weight; the range."""
    names = [(criterion_name(criterion), 15) for criterion in rubric.criteria]
    heads = (*_WHO, ("Score", 8), ("Order", 12), *names, *_RANGE)
    _start(sheet, "Share of each weight that a resume earns", heads, formats)
    sheet.write_string(FIRST_CREDIT - 2, 5, "Weight")
    for index, criterion in enumerate(rubric.criteria):
        source = f"=Weights!$B${FIRST_ROW + index}"
        weight = FIRST_CREDIT - 2, CREDIT_COLUMN + index
        sheet.write_formula(*weight, source, formats["tenth"], criterion.weight)
    model = scoring_model()
    kinds = [model.of(criterion.kind) for criterion in rubric.criteria]
    for place, (card, drawn) in enumerate(zip(ranking.scorecards, ranges, strict=True)):
        row = FIRST_CREDIT - 1 + place
        _write_who(sheet, row, card)
        sheet.write_formula(row, 4, _score_formula(rubric, row + 1), formats["tenth"], card.points)
        key = card.points - place * TIE_BREAK
        sheet.write_formula(row, 5, f"=E{row + 1}-{place}*{TIE_BREAK:.6f}", None, key)
        shares = map(_share, card.contributions, kinds)
        for column, share in enumerate(shares, start=CREDIT_COLUMN):
            sheet.write_number(row, column, share, formats["share"])
        sheet.write_row(row, CREDIT_COLUMN + len(kinds), drawn)


def _share(row: Contribution, kind: KindModel) -> float:
    """What a row earns of its weight, not rounded: other weights then give the engine's points."""
    exact = kind.credit(row.features)
    points_follow = round(row.max_tenths * exact) == row.tenths
    return exact if points_follow else row.tenths / (row.max_tenths or 1)


def _write_who(sheet: Worksheet, row: int, card: Scorecard) -> None:
    sheet.write_string(row, 0, _name(card))
    sheet.write_string(row, 1, cell(card.file))
    sheet.write_string(row, 2, f"{card.must_haves_shown} of {card.must_haves}")
    sheet.write(row, 3, _years(card))


def _score_formula(rubric: Rubric, row: int) -> str:
    """Weight times credit, rounded to tenths row by row as the engine does, and added up."""
    first, last = _column(CREDIT_COLUMN), _column(CREDIT_COLUMN + len(rubric.criteria) - 1)
    weights = f"{first}${FIRST_CREDIT - 1}:{last}${FIRST_CREDIT - 1}"
    return f"=ROUND(SUMPRODUCT(ROUND({first}{row}:{last}{row}*{weights},1)),1)"


def _write_ranking(
    sheet: Worksheet, ranking: Ranking, rubric: Rubric, ranges: Ranges, formats: dict[str, Any]
) -> None:
    """One place a row; the column Row says in which row of Credit the person of a place stands."""
    title = f"{rubric.title}: reading order, the first {PLACES:,} at most"
    _start(sheet, title, _RANKING, formats)
    scores, keys = _credit_column("E", ranking), _credit_column("F", ranking)
    last = CREDIT_COLUMN + len(rubric.criteria)
    sources = _column(last), _column(last + 1)
    ranked = list(zip(ranking.scorecards, ranking.ranks, ranges, strict=True))
    for place, (card, rank, drawn) in enumerate(ranked[:PLACES]):
        row = FIRST_ROW - 1 + place
        found = f"$G{row + 1}"
        sheet.write_formula(row, 0, f"=RANK(B{row + 1},{scores})", None, rank)
        sheet.write_formula(row, 1, f"=INDEX({scores},{found})", formats["tenth"], card.points)
        moves = zip((7, 8), sources, drawn, strict=True)
        for column, source, value in (*_looked_up(card), *moves):
            formula = f"=INDEX({_credit_column(source, ranking)},{found})"
            sheet.write_formula(row, column, formula, None, value)
        match = f"=MATCH(LARGE({keys},{place + 1}),{keys},0)"
        sheet.write_formula(row, 6, match, formats["quiet"], place + 1)


def _credit_column(letter: str, ranking: Ranking) -> str:
    last = FIRST_CREDIT + max(len(ranking.scorecards), 1) - 1
    return f"Credit!${letter}${FIRST_CREDIT}:${letter}${last}"


def _looked_up(card: Scorecard) -> tuple[tuple[int, str, str | float], ...]:
    """Column on the sheet Ranking, column on the sheet Credit, and the value in this run."""
    musts, years = f"{card.must_haves_shown} of {card.must_haves}", _years(card)
    return ((2, "C", musts), (3, "D", years), (4, "A", _name(card)), (5, "B", cell(card.file)))


def _name(card: Scorecard) -> str:
    return cell(card.name) or NOTHING


def _years(card: Scorecard) -> str | float:
    return round(card.experience.years, 1) if card.experience else NOTHING


def _write_evidence(
    sheet: Worksheet, ranking: Ranking, rubric: Rubric, formats: dict[str, Any]
) -> None:
    title = f"The words every point stands on, for the first {EVIDENCE_OF:,} at most"
    _start(sheet, title, _EVIDENCE, formats)
    names = criterion_names(rubric)
    row = FIRST_ROW - 1
    for card, rank in list(zip(ranking.scorecards, ranking.ranks, strict=True))[:EVIDENCE_OF]:
        who = (rank, _name(card), cell(card.file))
        for found in card.contributions:
            what = (names[found.criterion_id], FINDINGS[found.finding], found.points)
            why = cell(found.reason)
            for quote in [_quote(one.found) for one in join_quotes(found.evidence)[:QUOTES]] or [
                ()
            ]:
                sheet.write_row(row, 0, (*who, *what, why, *quote))
                row += 1


def _quote(found: Evidence) -> tuple[str | int, ...]:
    return cell(found.quote), found.page, section_name(found.section), found.rule


def _write_unread(sheet: Worksheet, ranking: Ranking, formats: dict[str, Any]) -> None:
    heads = (("File", 40), ("State", 16), ("What to do", 80))
    _start(sheet, "Not ranked", heads, formats)
    for row, unread in enumerate(ranking.quarantine, start=FIRST_ROW - 1):
        sheet.write_row(row, 0, (cell(unread.file), unread.code.value, cell(unread.message)))
