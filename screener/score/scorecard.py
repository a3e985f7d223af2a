"""From a profile and a rubric to a scorecard: one row per criterion, and the total their sum."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from screener.rubric.schema import Importance, Kind, Rubric
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
    NOTHING_SAID,
    find_instructions,
    find_pasted,
    notices_of,
)
from screener.score.index import index_profile
from screener.score.likeness import evaluate_likeness
from screener.score.model import ScoringModel, scoring_model
from screener.score.reweigh import earn
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
    found = tuple(_EVALUATORS[c.kind](view, c) for c in compiled.criteria)
    rows = tuple(
        contribution_of(view, c, f, chosen) for c, f in zip(compiled.criteria, found, strict=True)
    )
    musts = [
        row
        for row, c in zip(rows, compiled.criteria, strict=True)
        if c.criterion.importance is Importance.MUST
    ]
    return Scorecard(
        resume_id=profile.resume.resume_id,
        file=file,
        contributions=rows,
        experience=_experience(view, compiled),
        must_haves_shown=sum(row.finding is Finding.MET for row in musts),
        must_haves=len(musts),
        notices=_notices(view, found, compiled),
        name=profile.contact.name.value if profile.contact.name else "",
    )


def view_of(profile: Profile, compiled: CompiledRubric, *, as_of: date) -> View:
    """Lay a profile out for scoring, with what it copied from the posting left out."""
    index = index_profile(profile)
    posting = compiled.posting.among(index.words)
    pasted = find_pasted(index.folded, index.bare, posting) if posting != NOTHING_SAID else ()
    view = View(profile, index, as_of, sought=compiled.stems, pasted=pasted)
    experience = next((c for c in compiled.criteria if c.kind is Kind.EXPERIENCE), None)
    if experience is not None:
        time = role_time(view, experience)
        view.role_jobs = time.own | time.near
    return view


def contribution_of(
    view: View, compiled: Compiled, found: Found, model: ScoringModel
) -> Contribution:
    """Turn what was found into a row: weight x credit, in whole tenths."""
    earned = earn(found.features, found.readings, compiled.criterion, model)
    return Contribution(
        criterion_id=compiled.criterion.id,
        finding=model.of(compiled.kind).finding(found.features),
        tenths=earned.tenths,
        max_tenths=earned.max_tenths,
        reason=found.reason,
        evidence=cite(view, found.places),
        features=found.features,
        date_range_tenths=earned.date_range_tenths,
        readings=found.readings,
    )


def _experience(view: View, compiled: CompiledRubric) -> Months | None:
    for criterion in compiled.criteria:
        if criterion.kind is Kind.EXPERIENCE:
            return role_months(view, role_time(view, criterion))
    return None


def _notices(view: View, found: tuple[Found, ...], compiled: CompiledRubric) -> tuple[Notice, ...]:
    profile = view.profile
    hidden = profile.resume.text[profile.resume.visible_end :]
    repeated = tuple(
        c.label
        for c, f in zip(compiled.criteria, found, strict=True)
        if c.kind in _NAMED_KINDS and is_repeated(view, f.places, more_than=MANY_TIMES)
    )
    own = notices_of(
        pasted=view.pasted,
        instructions=len(view.index.instructions) + len(find_instructions(hidden)),
        repeated=repeated,
    )
    told = (notice for each in found for notice in each.notices)
    return tuple(dict.fromkeys((*profile.resume.notices, *profile.notices, *own, *told)))


def rank_scorecards(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """Sort scorecards best first, ties in order of file name; the order of input is nothing.

    >>> rank_scorecards([Scorecard("b", "b.pdf", ()), Scorecard("a", "a.pdf", ())])[0].file
    'a.pdf'
    """
    return tuple(sorted(cards, key=lambda card: (-card.tenths, card.file)))
