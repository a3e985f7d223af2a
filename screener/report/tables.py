"""A ranking as a table: a pandas DataFrame, and the CSV that a spreadsheet opens safely."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

from screener.report.safe import cell
from screener.report.words import FINDINGS, criterion_names, notes, strongest
from screener.types import Contribution, Quarantined, Ranking, Scorecard

if TYPE_CHECKING:
    import pandas as pd

    from screener.batch.compare import Move
    from screener.rubric.schema import Rubric
    from screener.score.robustness import RankInterval

Row = dict[str, Any]


def ranking_frame(
    ranking: Ranking, rubric: Rubric, *, intervals: Sequence[RankInterval] = ()
) -> pd.DataFrame:
    """One row per file, ranked ones first, files that could not be read last and without a rank.

    Columns: state, rank, rank_best, rank_worst (empty without `intervals`, which are those of the
    scorecards, in their order), score, max_score, must_haves_shown, must_haves, experience_years,
    name, file, reason, notes, then for each criterion `<id>` (points), `<id>.verdict` and
    `<id>.quote` (its first quote and page). Text is as found in the resume;
    `encode_csv` makes it safe.
    """
    import pandas as pd

    frame = pd.DataFrame(list(_rows(ranking, rubric, intervals)), columns=_columns(rubric))
    return frame.astype(dict.fromkeys(_WHOLE, "Int64"))


def encode_csv(
    ranking: Ranking, rubric: Rubric, *, intervals: Sequence[RankInterval] = ()
) -> Iterator[bytes]:
    """The rows of `ranking_frame` as CSV that no spreadsheet takes for formulas, line by line.

    UTF-8 with the mark that Excel looks for; a file that could not be read has empty cells.
    """
    columns = _columns(rubric)
    lines = csv.writer(_Line(), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    yield codecs.BOM_UTF8 + lines.writerow([cell(name) for name in columns])
    for row in _rows(ranking, rubric, intervals):
        values = (row.get(name) for name in columns)
        yield lines.writerow([cell(v) if isinstance(v, str) else v for v in values])


class _Line:
    """What a CSV writer writes its lines into: it hands each back as bytes."""

    def write(self, text: str) -> bytes:
        return text.encode("utf-8", "replace")


def _rows(ranking: Ranking, rubric: Rubric, intervals: Sequence[RankInterval]) -> Iterator[Row]:
    names = criterion_names(rubric)
    ranges: Iterable[Row] = ({"rank_best": one.best, "rank_worst": one.worst} for one in intervals)
    ranges = ranges if intervals else repeat({}, len(ranking.scorecards))
    for card, rank, drawn in zip(ranking.scorecards, ranking.ranks, ranges, strict=True):
        yield _ranked(card, rank, names) | drawn
    yield from map(_unread, ranking.quarantine)


def _columns(rubric: Rubric) -> list[str]:
    return [*_COLUMNS, *(name for c in rubric.criteria for name in _criterion_columns(c.id))]


_COLUMNS = (
    "state", "rank", "rank_best", "rank_worst", "score", "max_score", "must_haves_shown",
    "must_haves", "experience_years", "name", "file", "reason", "notes",
)  # fmt: skip


_WHOLE = ("rank", "rank_best", "rank_worst", "must_haves_shown", "must_haves")


def _criterion_columns(criterion_id: str) -> tuple[str, str, str]:
    return criterion_id, f"{criterion_id}.verdict", f"{criterion_id}.quote"


def _ranked(card: Scorecard, rank: int, names: Mapping[str, str]) -> Row:
    row: Row = {
        "state": "ranked",
        "rank": rank,
        "score": card.points,
        "max_score": card.max_points,
        "must_haves_shown": card.must_haves_shown,
        "must_haves": card.must_haves,
        "experience_years": round(card.experience.years, 1) if card.experience else None,
        "name": card.name,
        "file": card.file,
        "reason": strongest_reason(card, names),
        "notes": ", ".join(notes(card)),
    }
    for contribution in card.contributions:
        row |= _criterion_cells(contribution)
    return row


def strongest_reason(card: Scorecard, names: Mapping[str, str]) -> str:
    """Why this person stands where they stand, in the words of the row that carries most.

    `names` are those of the criteria, by id.
    """
    row = strongest(card)
    if row is None:
        return "Nothing the rubric asks for was found."
    return f"{names[row.criterion_id]}: {row.reason}"


def _criterion_cells(row: Contribution) -> Row:
    points, verdict, quote = _criterion_columns(row.criterion_id)
    found = row.evidence[0] if row.evidence else None
    words = f"{found.quote} (p. {found.page})" if found else ""
    return {points: row.points, verdict: FINDINGS[row.finding], quote: words}


def _unread(unread: Quarantined) -> Row:
    return {"state": unread.code.value, "file": unread.file, "reason": unread.message}


def moves_frame(moves: Iterable[Move]) -> pd.DataFrame:
    """One row per candidate who moves, most places first: ranks and scores before and after."""
    import pandas as pd

    columns = ("file", "rank_before", "rank_after", "score_before", "score_after")
    rows = [
        (one.file, one.rank_before, one.rank_after, one.tenths_before / 10, one.tenths_after / 10)
        for one in sorted(moves, key=lambda one: -abs(one.rank_after - one.rank_before))
    ]
    return pd.DataFrame(rows, columns=list(columns))
