"""A workbook whose order follows its weights: change a cell, and everybody moves.

Sheets: Ranking (formulas, in the order of the scores), Weights (the cells to change), Credit (what
share of each weight a resume earns; fixed), Evidence, Could not be read. Formulas are those of
2007 and carry their results, so that viewers that compute nothing show the run as it was.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from screener.report.sheets import (
    Column,
    Formats,
    Shape,
    cell,
    letters_of,
    make_formats,
    plain_sheet,
    start,
    write_wrapped,
)
from screener.report.view import join_quotes
from screener.report.words import FINDINGS, criterion_name, criterion_names, section_name
from screener.score.model import KindModel, scoring_model
from screener.types import Contribution, Evidence, Ranking, Scorecard

if TYPE_CHECKING:
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

Ranges = Sequence[tuple[int | str, int | str]]
"""The best and the worst rank of each scorecard, in their order."""

_WHO = (
    Column("Name", 24), Column("File", 30), Column("Must-haves", 12, Shape.NUMBER),
    Column("Years", 8, Shape.TENTH),
)  # fmt: skip

_RANGE = (
    Column("Best rank of the run", 9, Shape.NUMBER),
    Column("Worst rank of the run", 9, Shape.NUMBER),
)
"""How far a rank moves under the weights of the run, whatever weights are tried."""

_RANKING = (
    Column("Rank", 7, Shape.NUMBER), Column("Score", 8, Shape.TENTH), *_WHO[2:],
    Column("Name", 28), Column("File", 34), Column("Row", 6, Shape.QUIET), *_RANGE,
)  # fmt: skip

_WEIGHTS = (
    Column("Criterion", 34, Shape.WRAPPED), Column("Weight", 9, Shape.TENTH),
    Column("Importance", 12), Column("Words of the posting", 70, Shape.WRAPPED),
)  # fmt: skip

_EVIDENCE = (
    Column("Rank", 7, Shape.NUMBER), *_WHO[:2], Column("Criterion", 26, Shape.WRAPPED),
    Column("Finding", 12), Column("Points", 8, Shape.TENTH), Column("Why", 44, Shape.WRAPPED),
    Column("Quote", 60, Shape.WRAPPED), Column("Page", 6, Shape.NUMBER), Column("Section", 14),
    Column("Rule", 22),
)  # fmt: skip

_UNREAD = (
    Column("File", 40), Column("State", 16), Column("What to do", 80, Shape.WRAPPED),
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
    formats = make_formats(book)
    ranges: Ranges = [(one.best, one.worst) for one in intervals]
    ranges = ranges or [(NOTHING, NOTHING)] * len(ranking.scorecards)
    sheet = partial(book.add_worksheet, worksheet_class=plain_sheet())
    _write_ranking(sheet("Ranking"), ranking, rubric, ranges, formats)
    _write_weights(sheet("Weights"), rubric, formats)
    _write_credit(sheet("Credit"), ranking, rubric, ranges, formats)
    _write_evidence(sheet("Evidence"), ranking, rubric, formats)
    _write_unread(sheet("Could not be read"), ranking, formats)
    book.close()
    return buffer.getvalue()


def _midnight(ranking: Ranking) -> Any:
    from datetime import datetime, time

    return datetime.combine(ranking.as_of, time())


# ------------------------------------------------------------------------------------ sheets


def _write_weights(sheet: Worksheet, rubric: Rubric, formats: Formats) -> None:
    start(sheet, "Change a yellow cell: the sheet Ranking follows", _WEIGHTS, formats)
    for row, criterion in enumerate(rubric.criteria, start=FIRST_ROW - 1):
        name, quote = cell(criterion_name(criterion)), cell(criterion.quote)
        values = (name, criterion.weight, criterion.importance.value, quote)
        write_wrapped(sheet, row, _WEIGHTS, values, formats)
        sheet.write_number(row, 1, criterion.weight, formats["input"])


def _write_credit(
    sheet: Worksheet, ranking: Ranking, rubric: Rubric, ranges: Ranges, formats: Formats
) -> None:
    """Who, must-haves, score, order key; one credit a column, under its weight; the range."""
    credits = [Column(criterion_name(each), 15, Shape.SHARE) for each in rubric.criteria]
    columns = (*_WHO, Column("Score", 8, Shape.TENTH), Column("Order", 12, Shape.QUIET), *credits)
    start(sheet, "Share of each weight that a resume earns", (*columns, *_RANGE), formats)
    sheet.write_string(FIRST_CREDIT - 2, 5, "Weight")
    for index, criterion in enumerate(rubric.criteria):
        source = f"=Weights!$B${FIRST_ROW + index}"
        weight = FIRST_CREDIT - 2, CREDIT_COLUMN + index
        sheet.write_formula(*weight, source, formats[Shape.TENTH], criterion.weight)
    model = scoring_model()
    kinds = [model.of(criterion.kind) for criterion in rubric.criteria]
    for place, (card, drawn) in enumerate(zip(ranking.scorecards, ranges, strict=True)):
        row = FIRST_CREDIT - 1 + place
        _write_who(sheet, row, card)
        sheet.write_formula(row, 4, _score_formula(rubric, row + 1), None, card.points)
        key = card.points - place * TIE_BREAK
        sheet.write_formula(row, 5, f"=E{row + 1}-{place}*{TIE_BREAK:.6f}", None, key)
        shares = map(_share, card.contributions, kinds)
        for column, share in enumerate(shares, start=CREDIT_COLUMN):
            sheet.write_number(row, column, share)
        sheet.write_row(row, CREDIT_COLUMN + len(kinds), drawn)


def _share(row: Contribution, kind: KindModel) -> float:
    """What a row earns of its weight, not rounded: other weights then give the engine's points."""
    exact = kind.credit(row.features)
    points_follow = round(row.max_tenths * exact) == row.tenths
    return exact if points_follow else row.tenths / (row.max_tenths or 1)


def _write_who(sheet: Worksheet, row: int, card: Scorecard) -> None:
    sheet.write_string(row, 0, _name(card))
    sheet.write_string(row, 1, cell(card.file))
    sheet.write_string(row, 2, _must_haves(card))
    sheet.write(row, 3, _years(card))


def _score_formula(rubric: Rubric, row: int) -> str:
    """Weight times credit, rounded to tenths row by row as the engine does, and added up."""
    first, last = letters_of(CREDIT_COLUMN), letters_of(CREDIT_COLUMN + len(rubric.criteria) - 1)
    weights = f"{first}${FIRST_CREDIT - 1}:{last}${FIRST_CREDIT - 1}"
    return f"=ROUND(SUMPRODUCT(ROUND({first}{row}:{last}{row}*{weights},1)),1)"


def _write_ranking(
    sheet: Worksheet, ranking: Ranking, rubric: Rubric, ranges: Ranges, formats: Formats
) -> None:
    """One place a row; the column Row says in which row of Credit the person of a place stands."""
    title = f"{rubric.title}: reading order, the first {PLACES:,} at most"
    start(sheet, title, _RANKING, formats)
    last = CREDIT_COLUMN + len(rubric.criteria)
    scores, keys, musts, years, names, files, best, worst = (
        _credit_column(letter, ranking)
        for letter in ("E", "F", "C", "D", "A", "B", letters_of(last), letters_of(last + 1))
    )
    ranked = list(zip(ranking.scorecards, ranking.ranks, ranges, strict=True))
    for place, (card, rank, drawn) in enumerate(ranked[:PLACES]):
        row = FIRST_ROW - 1 + place
        found = f"$G{row + 1}"
        sheet.write_formula(row, 0, f"=RANK(B{row + 1},{scores})", None, rank)
        sheet.write_formula(row, 1, f"=INDEX({scores},{found})", None, card.points)
        for column, source, value in (
            (2, musts, _must_haves(card)), (3, years, _years(card)), (4, names, _name(card)),
            (5, files, cell(card.file)), (7, best, drawn[0]), (8, worst, drawn[1]),
        ):  # fmt: skip
            sheet.write_formula(row, column, f"=INDEX({source},{found})", None, value)
        match = f"=MATCH(LARGE({keys},{place + 1}),{keys},0)"
        sheet.write_formula(row, 6, match, None, place + 1)


def _credit_column(letter: str, ranking: Ranking) -> str:
    last = FIRST_CREDIT + max(len(ranking.scorecards), 1) - 1
    return f"Credit!${letter}${FIRST_CREDIT}:${letter}${last}"


def _must_haves(card: Scorecard) -> str:
    return f"{card.must_haves_shown} of {card.must_haves}"


def _name(card: Scorecard) -> str:
    return cell(card.name) or NOTHING


def _years(card: Scorecard) -> str | float:
    return round(card.experience.years, 1) if card.experience else NOTHING


def _write_evidence(sheet: Worksheet, ranking: Ranking, rubric: Rubric, formats: Formats) -> None:
    title = f"The words every point stands on, for the first {EVIDENCE_OF:,} at most"
    start(sheet, title, _EVIDENCE, formats)
    last = FIRST_ROW - 1
    for last, values in enumerate(_evidence_rows(ranking, rubric), start=FIRST_ROW - 1):
        write_wrapped(sheet, last, _EVIDENCE, values, formats)
    sheet.autofilter(1, 0, last, len(_EVIDENCE) - 1)


def _evidence_rows(ranking: Ranking, rubric: Rubric) -> Iterator[tuple[str | float, ...]]:
    """A row for each quote; what has none has a row all the same."""
    names = {key: cell(name) for key, name in criterion_names(rubric).items()}
    ranked = zip(ranking.scorecards, ranking.ranks, strict=True)
    for card, rank in islice(ranked, EVIDENCE_OF):
        who = (rank, _name(card), cell(card.file))
        for found in card.contributions:
            what = (names[found.criterion_id], FINDINGS[found.finding], found.points)
            row = (*who, *what, cell(found.reason))
            quotes = [_quote(one.found) for one in join_quotes(found.evidence)[:QUOTES]]
            yield from [(*row, *quote) for quote in quotes or [()]]


def _quote(found: Evidence) -> tuple[str | int, ...]:
    return cell(found.quote), found.page, section_name(found.section), found.rule


def _write_unread(sheet: Worksheet, ranking: Ranking, formats: Formats) -> None:
    start(sheet, "Not ranked", _UNREAD, formats)
    for row, unread in enumerate(ranking.quarantine, start=FIRST_ROW - 1):
        values = (cell(unread.file), unread.code.value, cell(unread.message))
        write_wrapped(sheet, row, _UNREAD, values, formats)
