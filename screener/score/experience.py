"""Years in the role's own field, by job titles and by duties, overlaps counted once."""

from __future__ import annotations

from dataclasses import dataclass

from screener.rubric.schema import ExperienceCriterion
from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, recency, rounded
from screener.score.quotes import Place
from screener.score.terms import find_term, fold, fold_case
from screener.score.view import View
from screener.types import Months, SectionKind, Span, Standing

DEFAULT_YEARS = 3.0
"""Years that count as full where the rubric names none."""
DUTIES_FOR_A_JOB = 2
"""Duties of the role that a job must show to count without the role's title."""


@dataclass(frozen=True, slots=True)
class RoleTime:
    """The jobs in the role's own field and the months in them; `by_title` is a part of `jobs`."""

    jobs: frozenset[int]
    by_title: frozenset[int]
    months: Months
    title_months: Months


def role_time(view: View, compiled: Compiled) -> RoleTime:
    """Find the jobs that are of the role's field, by title or by what was done."""
    titled = frozenset(
        index for index, job in enumerate(view.profile.jobs) if _titled(job.title, compiled)
    )
    duties = view.phrase_places(compiled.phrases, "duty")
    counts: dict[int, set[Span]] = {}
    for place in duties:
        if place.job is not None and place.statement:
            counts.setdefault(place.job, set()).add(place.statement.span)
    dutiful = frozenset(job for job, seen in counts.items() if len(seen) >= DUTIES_FOR_A_JOB)
    jobs = titled | dutiful
    return RoleTime(jobs, titled, view.months(jobs), view.months(titled))


def evaluate_experience(view: View, compiled: Compiled) -> Found:
    """Weigh the years in the role's own field against the years asked for."""
    criterion = compiled.criterion
    assert isinstance(criterion, ExperienceCriterion)
    time = role_time(view, compiled)
    target = 12 * (criterion.years_min or DEFAULT_YEARS)
    middle = (time.months.least + time.months.most) / 2
    title_middle = (time.title_months.least + time.title_months.most) / 2
    features = {
        "any": float(bool(time.jobs)),
        "years": min(1.0, middle / target),
        "titled": min(1.0, title_middle / target),
        "enough": float(middle >= target),
        "recent": recency(view.years_since(time.jobs)),
    }
    places = tuple(_place(view, index) for index in sorted(time.jobs))
    return Found(rounded(features), places, _reason(view, compiled, time))


def _titled(title: str, compiled: Compiled) -> bool:
    folded, cased = fold(title), fold_case(title)
    return any(find_term(term, folded, cased) for term in compiled.terms)


def _place(view: View, index: int) -> Place:
    job = view.profile.jobs[index]
    span = job.title_span or job.header
    statement = view.statement_at(span)
    return Place(span, statement, SectionKind.EXPERIENCE, index, Standing.HELD, "title")


def _reason(view: View, compiled: Compiled, time: RoleTime) -> str:
    if not time.jobs:
        return not_found(view, compiled.looked_for)
    titles = list(dict.fromkeys(view.profile.jobs[index].title for index in sorted(time.jobs)))
    least, most = time.months.least / 12, time.months.most / 12
    years = f"{least:.1f} years" if least == most else f"{least:.1f} to {most:.1f} years"
    by_duty = len(time.jobs - time.by_title)
    how = f" ({by_duty} by duties)" if by_duty else ""
    return f"{years} in the role's field: {', '.join(titles[:3])}{how}"
