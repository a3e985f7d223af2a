"""A scorecard under another rubric, from its own rows wherever both rubrics ask the same.

What a row finds depends on the profile, on its own criterion, and on two things that all criteria
share: the jobs of the role, which count for more, and words copied from the posting, which earn
nothing. With the same jobs and nothing copied, the row of a criterion that asks the same is the
same.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from screener.rubric.schema import Criterion, Kind, Rubric
from screener.score.model import ScoringModel, scoring_model
from screener.score.points import earn, must_haves
from screener.types import Contribution, Months, NoticeCode, Scorecard

_WEIGHING = {"weight", "importance", "gate"}
_TIED = frozenset(
    {NoticeCode.REPEATED_TERM, NoticeCode.PASTED_POSTING, NoticeCode.REWORDED_POSTING}
)
"""What the scoring says of a resume under one rubric and perhaps not under another."""


class Fresh(msgspec.Struct, frozen=True):
    """What is evaluated anew: the rows of some criteria, and the months in another role."""

    rows: tuple[Contribution, ...]
    experience: Months | None = None


class Reuse(msgspec.Struct, frozen=True):
    """How the rows of one rubric serve another.

    `kept` has for each criterion of the other the place of the row that asks the same, None where
    there is none. `whole` says that both ask the same in the same order, `role` that the role is
    the same, so that its jobs need not be looked for.
    """

    kept: tuple[int | None, ...]
    whole: bool
    role: bool

    @property
    def fresh(self) -> tuple[int, ...]:
        """The places of the criteria that have to be evaluated."""
        return tuple(place for place, kept in enumerate(self.kept) if kept is None)

    @property
    def is_all(self) -> bool:
        """Whether every row serves and nothing has to be looked for."""
        return self.role and not self.fresh

    @property
    def is_nothing(self) -> bool:
        """Whether no row serves."""
        return len(self.fresh) == len(self.kept)

    def serves(self, card: Scorecard) -> bool:
        """Whether nothing that its notices tell of ties the rows of a card to its rubric."""
        return self.whole or _TIED.isdisjoint(notice.code for notice in card.notices)


def plan_reuse(before: Rubric, after: Rubric) -> Reuse:
    """Which rows made under `before` serve `after`.

    >>> from screener.rubric.schema import SkillCriterion
    >>> crm = SkillCriterion(id="crm", kind="skill", weight=10, any_of=("CRM",))
    >>> sql = SkillCriterion(id="sql", kind="skill", weight=10, any_of=("SQL",))
    >>> plan_reuse(Rubric(title="A", criteria=(crm,)), Rubric(title="A", criteria=(sql, crm))).kept
    (None, 0)
    """
    asked = {_asked(criterion): place for place, criterion in enumerate(before.criteria)}
    kept = tuple(asked.get(_asked(criterion)) for criterion in after.criteria)
    whole = kept == tuple(range(len(before.criteria)))
    return Reuse(kept, whole, _role(before) == _role(after))


def _role(rubric: Rubric) -> str:
    """What the criterion asks that names the role, the first on experience."""
    roles = (_asked(each) for each in rubric.criteria if each.kind is Kind.EXPERIENCE)
    return next(roles, "")


def _asked(criterion: Criterion) -> str:
    """What a criterion asks, without how much it weighs."""
    return criterion.model_dump_json(exclude=_WEIGHING)


def renew(
    card: Scorecard,
    rubric: Rubric,
    reuse: Reuse,
    fresh: Fresh | None,
    *,
    model: ScoringModel | None = None,
) -> Scorecard:
    """The scorecard that `score_profile` would make under `rubric`, without what it has already.

    `fresh` has the rows of the criteria that `reuse` has none for; None where it has all.
    """
    chosen = model or scoring_model()
    made = iter(fresh.rows if fresh else ())
    rows = tuple(
        next(made) if kept is None else _weighed(card.contributions[kept], criterion, chosen)
        for kept, criterion in zip(reuse.kept, rubric.criteria, strict=True)
    )
    shown, musts = must_haves(rows, rubric.criteria)
    return replace(
        card,
        contributions=rows,
        experience=card.experience if reuse.role or not fresh else fresh.experience,
        must_haves_shown=shown,
        must_haves=musts,
    )


def _weighed(row: Contribution, criterion: Criterion, model: ScoringModel) -> Contribution:
    """The row with the points that its features earn at the criterion's weight."""
    if row.max_tenths == round(criterion.weight * 10):
        return row
    earned = earn(row.features, row.readings, criterion, model)
    return replace(
        row,
        tenths=earned.tenths,
        max_tenths=earned.max_tenths,
        date_range_tenths=earned.date_range_tenths,
    )
