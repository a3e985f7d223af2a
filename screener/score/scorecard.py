"""From a profile and a rubric to a scorecard: one row per criterion, and the total their sum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from screener.index import index_profile
from screener.index.instructions import find_instructions
from screener.rubric.schema import Kind, Rubric
from screener.score.compiled import Compiled, CompiledRubric, compile_rubric
from screener.score.credential import (
    evaluate_certification,
    evaluate_credential,
    evaluate_language,
)
from screener.score.degree import evaluate_degree
from screener.score.evidence import cite
from screener.score.experience import evaluate_experience
from screener.score.found import Found, is_repeated
from screener.score.honesty import (
    MANY_TIMES,
    notices_of,
)
from screener.score.likeness import evaluate_likeness
from screener.score.model import ScoringModel, scoring_model
from screener.score.points import earn, must_haves
from screener.score.reuse import Fresh
from screener.score.role import role_months, role_time
from screener.score.skill import evaluate_skill
from screener.score.soft import evaluate_soft_skill
from screener.score.view import View
from screener.types import Contribution, Finding, Months, Notice, Profile, Scorecard

_EVALUATORS = {
    Kind.DEGREE: evaluate_degree,
    Kind.EXPERIENCE: evaluate_experience,
    Kind.SKILL: evaluate_skill,
    Kind.SOFT_SKILL: evaluate_soft_skill,
    Kind.CERTIFICATION: evaluate_certification,
    Kind.LANGUAGE: evaluate_language,
    Kind.LICENSE: evaluate_credential,
    Kind.LIKENESS: evaluate_likeness,
    Kind.OTHER: evaluate_credential,
}

_NAMED_KINDS = frozenset({Kind.SKILL, Kind.CERTIFICATION, Kind.LANGUAGE, Kind.LICENSE})
"""Kinds whose terms nobody needs to repeat; a role or a way of working is rightly named often."""


def score_profile(
    profile: Profile,
    rubric: Rubric | CompiledRubric,
    *,
    file: str,
    as_of: date,
    model: ScoringModel | None = None,
) -> Scorecard:
    """Score one profile against a rubric; nothing else goes in, so no pool can move it.

    `file` is the name that the ranking shows, `as_of` closes what is still going on, `model`
    stands in for the shipped coefficients.
    """
    compiled = rubric if isinstance(rubric, CompiledRubric) else compile_rubric(rubric)
    chosen = model or scoring_model()
    view = view_of(profile, compiled, as_of=as_of)
    found = tuple(_evaluate(view, c) for c in compiled.criteria)
    rows = tuple(
        contribution_of(view, c, f, chosen) for c, f in zip(compiled.criteria, found, strict=True)
    )
    shown, musts = must_haves(rows, compiled.rubric.criteria)
    return Scorecard(
        resume_id=profile.resume.resume_id,
        file=file,
        contributions=rows,
        experience=_experience(view, compiled),
        must_haves_shown=shown,
        must_haves=musts,
        notices=_notices(view, found, compiled),
        name=profile.contact.name.value if profile.contact.name else "",
    )


def score_criteria(
    profile: Profile,
    rubric: CompiledRubric,
    places: Sequence[int],
    *,
    as_of: date,
    before: CompiledRubric | None = None,
    model: ScoringModel | None = None,
) -> Fresh | None:
    """What some criteria have in the profile's scorecard, given by their places.

    `before` is the rubric that all other rows are of, where its role is another. None where those
    would not be the same, or a notice has to tell of what was found: score it as a whole then.
    """
    view = view_of(profile, rubric, as_of=as_of)
    if before is not None and _role_jobs(before, view.under(before)) != view.role_jobs:
        return None
    chosen = [rubric.criteria[place] for place in places]
    found = [_evaluate(view, each) for each in chosen]
    stuffed = (_is_stuffed(view, c, f) for c, f in zip(chosen, found, strict=True))
    if view.pasted or any(each.notices for each in found) or any(stuffed):
        return None
    part = model or scoring_model()
    rows = tuple(contribution_of(view, c, f, part) for c, f in zip(chosen, found, strict=True))
    return Fresh(rows, _experience(view, rubric) if before else None)


def _evaluate(view: View, compiled: Compiled) -> Found:
    return _EVALUATORS[compiled.kind](view, compiled)


def view_of(profile: Profile, compiled: CompiledRubric, *, as_of: date) -> View:
    """Lay a profile out for scoring, with what it copied from the posting left out."""
    index = profile.index or index_profile(profile)
    return View(profile, index, compiled, as_of, find_role=partial(_role_jobs, compiled))


def _role_jobs(compiled: CompiledRubric, view: View) -> frozenset[int]:
    """The jobs of the role's field or near it; all of them where no criterion names a role."""
    role = compiled.role
    if role is None:
        return frozenset(range(len(view.profile.jobs)))
    time = role_time(view, role)
    return time.own | time.near


def contribution_of(
    view: View, compiled: Compiled, found: Found, model: ScoringModel
) -> Contribution:
    """Turn what was found into a row: weight x credit, in whole tenths."""
    earned = earn(found.features, found.readings, compiled.criterion, model)
    met = earned.finding is Finding.MET
    return Contribution(
        criterion_id=compiled.criterion.id,
        finding=Finding.PARTLY if met and not found.whole else earned.finding,
        tenths=earned.tenths,
        max_tenths=earned.max_tenths,
        reason=found.reason,
        evidence=cite(view, found.places),
        features=found.features,
        date_range_tenths=earned.date_range_tenths,
        readings=found.readings,
    )


def _experience(view: View, compiled: CompiledRubric) -> Months | None:
    role = compiled.role
    return role_months(view, role_time(view, role)) if role else None


def _notices(view: View, found: tuple[Found, ...], compiled: CompiledRubric) -> tuple[Notice, ...]:
    profile = view.profile
    hidden = profile.resume.text[profile.resume.visible_end :]
    repeated = tuple(
        c.label for c, f in zip(compiled.criteria, found, strict=True) if _is_stuffed(view, c, f)
    )
    own = notices_of(
        pasted=view.pasted,
        instructions=len(view.index.instructions) + len(find_instructions(hidden)),
        repeated=repeated,
    )
    told = (notice for each in found for notice in each.notices)
    return tuple(dict.fromkeys((*profile.resume.notices, *profile.notices, *own, *told)))


def _is_stuffed(view: View, compiled: Compiled, found: Found) -> bool:
    """Whether what a criterion names is said more often than anybody needs to."""
    named = compiled.kind in _NAMED_KINDS
    return named and is_repeated(view, found.places, more_than=MANY_TIMES)
