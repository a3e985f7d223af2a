"""Points for drafted criteria: they sum to 100 and must-haves are heavier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from screener.rubric.schema import Criterion, Importance, Kind
from screener.rubric.weights import TOTAL, share_out

SHARES = {
    Kind.EXPERIENCE: 8.0,
    Kind.DEGREE: 3.0,
    Kind.SKILL: 3.0,
    Kind.CERTIFICATION: 3.0,
    Kind.LICENSE: 3.0,
    Kind.LANGUAGE: 2.5,
    Kind.SOFT_SKILL: 1.5,
    Kind.LIKENESS: 0.0,
    Kind.OTHER: 0.5,
}
"""How much a kind weighs beside another; what a resume shows badly weighs little."""

PREFERRED_SHARE = 0.5
ROLE_LEAST, ROLE_MOST = 0.44, 0.5
"""Share of experience in the role in all that is not likeness: it orders resumes better than all
other criteria together."""
LIKENESS = 0.40
"""Share of work like the posting's: it orders the resumes of roles whose titles say little. Lint
objects above it."""


def weigh(
    criteria: Sequence[Criterion], role: str, sentences: Sequence[str] = ()
) -> tuple[Criterion, ...]:
    """The criteria with weights in whole points (tenths where there are very many) that sum to 100.

    `role` is the id of the criterion for experience in the role. Skills that one of the sentences
    asks for in a breath ("Word, Excel and PowerPoint") weigh less each than one asked for alone.
    """
    beside = _in_one_breath(criteria, sentences)
    shares = [_share(one) / sqrt(beside.get(one.id, 1)) for one in criteria]
    rest = sum(share for share, one in zip(shares, criteria, strict=True) if one.id != role)
    if rest and any(one.id == role for one in criteria):
        part = min(ROLE_MOST, max(ROLE_LEAST, 1 - 0.05 * len(criteria)))
        shares = [
            rest * part / (1 - part) if one.id == role else share
            for share, one in zip(shares, criteria, strict=True)
        ]
    alike = sum(shares) * LIKENESS / (1 - LIKENESS)
    shares = [
        alike if one.kind is Kind.LIKENESS else share
        for share, one in zip(shares, criteria, strict=True)
    ]
    unit = 1 if len(criteria) <= TOTAL // 3 else 10
    parts = share_out(shares, TOTAL * unit)
    return tuple(
        one.model_copy(update={"weight": part / unit})
        for one, part in zip(criteria, parts, strict=True)
    )


def _in_one_breath(criteria: Sequence[Criterion], sentences: Sequence[str]) -> dict[str, int]:
    """How many skills the first sentence that holds a skill's quote asks for, by the skill's id."""
    skills = [one for one in criteria if one.kind in _SKILLS and one.quote]
    within = {
        one.id: next((place for place, words in enumerate(sentences) if one.quote in words), None)
        for one in skills
    }
    counts = Counter(within.values())
    return {name: counts[place] for name, place in within.items() if place is not None}


_SKILLS = frozenset({Kind.SKILL, Kind.SOFT_SKILL})


def _share(criterion: Criterion) -> float:
    soften = PREFERRED_SHARE if criterion.importance is Importance.PREFERRED else 1.0
    return SHARES[criterion.kind] * soften
