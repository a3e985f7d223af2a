"""Years in the role's own field against the years asked for; near fields and likeness beside it."""

from __future__ import annotations

from screener.rubric.schema import ExperienceCriterion
from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, recency, rounded
from screener.score.quotes import Place
from screener.score.role import RoleTime, role_months, role_time
from screener.score.view import View
from screener.types import Months, SectionKind, Span, Standing

DEFAULT_YEARS = 3.0
"""Years that count as full where the rubric names none."""
MANY_YEARS = 2.5
"""Times the asked years from which more years say no more, where the rubric names no most."""
DUTIES_IN_ALL = 5
"""Different duties over all jobs from which more say no more."""
NAMED_OFTEN = 4
"""Places that name the role from which more say no more."""


def evaluate_experience(view: View, compiled: Compiled) -> Found:
    """Weigh the years in the role's own field against the years asked for."""
    time = role_time(view, compiled)
    months = role_months(view, time)
    features = experience_features(view, compiled, time, (months.least + months.most) / 2)
    bounds = (months.least, months.most) if months.least < months.most else ()
    own = (_entry(view, index, _rule(time, index)) for index in sorted(time.own))
    near = (_entry(view, index, _rule(time, index)) for index in sorted(time.near))
    shown = (*own, *time.duties, *near, *time.named, *time.wordy)
    readings = tuple(experience_features(view, compiled, time, end) for end in bounds)
    reason, whole = _reason(view, compiled, time), _has_years(compiled, time, months)
    return Found(features, shown, reason, readings, whole=whole)


def _has_years(compiled: Compiled, time: RoleTime, months: Months) -> bool:
    """Whether jobs of the role's own field can add up to the years asked for."""
    criterion = compiled.criterion
    assert isinstance(criterion, ExperienceCriterion)
    return bool(time.own) and months.most >= 12 * (criterion.years_min or 0)


def experience_features(
    view: View, compiled: Compiled, time: RoleTime, months: float
) -> tuple[tuple[str, float], ...]:
    """What the model sees when the jobs of the role add up to so many months."""
    criterion = compiled.criterion
    assert isinstance(criterion, ExperienceCriterion)
    least = 12 * (criterion.years_min or DEFAULT_YEARS)
    full = max(least, 12 * criterion.years_max if criterion.years_max else MANY_YEARS * least)
    near = view.months(time.near)
    return rounded(
        {
            "any": float(bool(time.own)),
            "years": min(1.0, months / least),
            "more_years": min(1.0, months / full),
            "recent": recency(view.years_since(time.own)),
            "near_years": min(1.0, (months + (near.least + near.most) / 2) / full),
            "duties": min(1.0, time.distinct_duties / DUTIES_IN_ALL),
            "named": min(1.0, len(time.named) / NAMED_OFTEN),
            "words": time.words,
        }
    )


def _rule(time: RoleTime, job: int) -> str:
    """How a job belongs to the role, as the name of a rule."""
    ways = {
        "title_of_role": time.titled,
        "duties_of_role": time.dutiful,
        "near_role_naming_area": time.maybe,
        "near_role": time.near,
    }
    return next(rule for rule, jobs in ways.items() if job in jobs)


def _entry(view: View, index: int, rule: str) -> Place:
    """A whole job as a place: its title matches, its header with employer and dates is cited."""
    job = view.profile.jobs[index]
    header, months = job.header, None
    if job.dates:
        dates = job.dates.span
        header = Span(min(header.start, dates.start), max(header.end, dates.end))
        months = view.months(frozenset((index,)))
    title = job.title_span or header
    where = SectionKind.EXPERIENCE
    return Place(title, None, where, index, Standing.HELD, rule, quote=header, months=months)


def _reason(view: View, compiled: Compiled, time: RoleTime) -> str:
    near = ""
    if time.near:
        named = dict.fromkeys(view.profile.jobs[index].title for index in sorted(time.near))
        near = f"; near the role: {', '.join(list(named)[:2])}"
    if time.maybe:
        near += f", {len(time.maybe)} of them naming its area once (counted in the most years)"
    if not time.own:
        other = f"{near}{_without_jobs(time)}"
        no_job = f"no job in the role's own field{other}"
        return no_job if other else not_found(view, compiled.looked_for)
    titles = dict.fromkeys(view.profile.jobs[index].title for index in sorted(time.own))
    by_duty = f" ({len(time.dutiful)} by duties)" if time.dutiful else ""
    years, once = _years(role_months(view, time)), ""
    if sum(view.months(frozenset((job,))).least for job in time.own) > view.months(time.own).least:
        once = ", overlaps counted once"
    return f"{years} in the role's field{once}: {', '.join(list(titles)[:3])}{by_duty}{near}"


def _without_jobs(time: RoleTime) -> str:
    """What earns points where no job is of the role."""
    told, named = len(time.duties), len(time.named)
    if told:
        return f"; {told} statement{'s' * (told != 1)} about its duties"
    if named:
        return f"; the role is named in {named} place{'s' * (named != 1)}"
    return "; only words of its duties used" if time.wordy else ""


def _years(months: Months) -> str:
    least, most = f"{months.least / 12:.1f}", f"{months.most / 12:.1f}"
    return f"{least} years" if least == most else f"{least} to {most} years"
