"""Why a score is what it is, and what would move it: every "what if" is scored, not guessed."""

from __future__ import annotations

from datetime import date
from itertools import accumulate, islice

import msgspec

from screener.rubric.schema import Criterion, Rubric
from screener.score.compiled import compile_rubric
from screener.score.edit import with_criterion_shown, without_spans
from screener.score.scorecard import score_profile
from screener.types import Contribution, Finding, Profile, Scorecard


class WaterfallRow(msgspec.Struct, frozen=True):
    """One step from 0 to the total, in tenths: it starts where the row before it ended."""

    criterion_id: str
    label: str
    start: int
    end: int
    max_tenths: int
    finding: Finding


class WhatIf(msgspec.Struct, frozen=True):
    """A change to the resume, made and scored again; totals in tenths.

    `words` are the line that was added, or the quotes that were taken away. `own` is how far the
    criterion's own row moved: the same words may say something to other rows, too.
    """

    criterion_id: str
    words: str
    before: int
    after: int
    own: int
    finding: Finding

    @property
    def change(self) -> int:
        """How far the total moved, in tenths."""
        return self.after - self.before

    @property
    def elsewhere(self) -> int:
        """How much of it is moved in other rows, in tenths."""
        return self.change - self.own


class Explanation(msgspec.Struct, frozen=True):
    """A scorecard taken apart: its steps, what would raise it most, what it rests on most.

    `notice` says why nothing could be tried out, "" where it was.
    """

    card: Scorecard
    waterfall: tuple[WaterfallRow, ...]
    raises: tuple[WhatIf, ...] = ()
    rests_on: tuple[WhatIf, ...] = ()
    notice: str = ""


def waterfall(card: Scorecard, rubric: Rubric) -> tuple[WaterfallRow, ...]:
    """The rows of a scorecard as steps from 0 to its total, in the order of the rubric."""
    names = {c.id: c.name or c.id for c in rubric.criteria}
    ends = list(accumulate(row.tenths for row in card.contributions))
    return tuple(
        WaterfallRow(
            row.criterion_id, names.get(row.criterion_id, row.criterion_id),
            end - row.tenths, end, row.max_tenths, row.finding,
        )
        for row, end in zip(card.contributions, ends, strict=True)
    )  # fmt: skip


OTHER_CODE = (
    "Another version of the program made this score, so no change is tried out: its points would "
    "not compare. Screen again to see what would raise it."
)


def explain_scorecard(
    card: Scorecard, profile: Profile, rubric: Rubric, *, as_of: date, most: int = 3
) -> Explanation:
    """Explain a kept score: its own rows, and the `most` changes either way, each scored again.

    Where this program would score the profile otherwise, the rows stay as they were kept and
    nothing is tried out.
    """
    today = score_profile(profile, compile_rubric(rubric), file=card.file, as_of=as_of)
    if today.contributions != card.contributions:
        return Explanation(card, waterfall(card, rubric), notice=OTHER_CODE)
    rows = {row.criterion_id: row for row in card.contributions}
    open_criteria = [c for c in rubric.criteria if rows[c.id].tenths < rows[c.id].max_tenths]
    raises = [_raised(profile, card, c, rubric, as_of) for c in open_criteria]
    rests = [_lowered(profile, card, row, rubric, as_of) for row in rows.values() if row.tenths]
    return Explanation(
        card,
        waterfall(card, rubric),
        tuple(sorted((w for w in raises if w.change > 0), key=_largest)[:most]),
        tuple(sorted((w for w in rests if w.change < 0), key=_largest)[:most]),
    )


def _largest(change: WhatIf) -> tuple[int, str]:
    return -abs(change.change), change.criterion_id


def _raised(
    profile: Profile, card: Scorecard, criterion: Criterion, rubric: Rubric, as_of: date
) -> WhatIf:
    edited, words = with_criterion_shown(profile, criterion, as_of=as_of)
    return _rescored(edited, card, criterion.id, words, rubric, as_of)


def _lowered(
    profile: Profile, card: Scorecard, row: Contribution, rubric: Rubric, as_of: date
) -> WhatIf:
    edited = without_spans(profile, tuple(e.span for e in row.evidence))
    quotes = dict.fromkeys(" ".join(each.quote.split()) for each in row.evidence)
    words = " / ".join(islice(quotes, 3))
    return _rescored(edited, card, row.criterion_id, words, rubric, as_of)


def _rescored(
    edited: Profile, card: Scorecard, criterion_id: str, words: str, rubric: Rubric, as_of: date
) -> WhatIf:
    after = score_profile(edited, rubric, file=card.file, as_of=as_of)
    was, row = (
        next(r for r in each.contributions if r.criterion_id == criterion_id)
        for each in (card, after)
    )
    own = row.tenths - was.tenths
    return WhatIf(criterion_id, words, card.tenths, after.tenths, own, row.finding)
