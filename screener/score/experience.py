"""Years in the role's own field, by job titles and by duties; near fields and likeness beside it.

A job counts for the role by its title (one of the rubric's, or one of the same family) or, without
one, by its duties: several different ones, in a good part of its statements. Jobs of a neighbouring
family never count as years in the role; they earn credit of their own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from screener.knowledge.loader import load_knowledge
from screener.rubric.schema import ExperienceCriterion
from screener.score.compiled import Compiled
from screener.score.found import (
    Found,
    not_found,
    one_per_statement,
    recency,
    rounded,
    speaks_for_candidate,
)
from screener.score.quotes import Place
from screener.score.terms import find_term, fold, fold_case
from screener.score.view import Shown, View
from screener.types import Months, SectionKind, Span, Standing

DEFAULT_YEARS = 3.0
"""Years that count as full where the rubric names none."""
MANY_YEARS = 2.5
"""Times the asked years from which more years say no more, where the rubric names no most."""
DUTIES_FOR_A_JOB = 3
"""Different duties, each in its own statement, that make a job of the role without its title."""
DUTIES_NEARBY = 2
"""Times a job of a near family tells of a duty to count in the most years: two duties, or one
in two statements."""
SHARE_FOR_A_JOB = 0.3
"""Share of a job's statements that must show duties, for the same."""
DUTIES_IN_ALL = 5
"""Different duties over all jobs from which more say no more."""
NAMED_OFTEN = 4
"""Places that name the role from which more say no more."""
CITED_WORDS = 6
"""Statements cited for the role's words: those that hold most of them."""


@dataclass(frozen=True, slots=True)
class RoleTime:
    """Jobs by how they belong to the role: by title, by duties only, or of a near family.

    `maybe` are those near ones that show some duties: they count in the most years, not the least.
    `named` are the places that name the role, `words` the share of the words of its duties that
    the resume uses, weighted by how much each says, `wordy` the statements that use most of them.
    """

    titled: frozenset[int]
    dutiful: frozenset[int]
    maybe: frozenset[int]
    near: frozenset[int]
    duties: tuple[Place, ...]
    distinct_duties: int
    named: tuple[Place, ...]
    words: float
    wordy: tuple[Place, ...]

    @property
    def own(self) -> frozenset[int]:
        """The jobs that count as years in the role."""
        return self.titled | self.dutiful


@lru_cache(maxsize=4096)
def _families(title: str) -> tuple[str, ...]:
    return load_knowledge().titles.families_of(title)


@lru_cache(maxsize=64)
def _role_families(titles: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The family of most of the role's titles, and the families of the rest and near to it."""
    known = [families for title in titles if (families := _families(title))]
    counts = Counter(families[0] for families in known)
    most = max(counts.values(), default=0)
    own = frozenset(family for family, count in counts.items() if count == most)
    related = load_knowledge().titles.related
    near = {name for family in own for name in related.get(family, ())}
    return own, frozenset(near.union(counts)) - own


def role_time(view: View, compiled: Compiled) -> RoleTime:
    """Sort the jobs by how they belong to the role; worked out once for a view."""
    known: RoleTime = view.remember(compiled.criterion.id, lambda: _role_time(view, compiled))
    return known


def _role_time(view: View, compiled: Compiled) -> RoleTime:
    jobs = view.profile.jobs
    own, related = _role_families(compiled.looked_for)
    titled, near = set(), set()
    for index, job in enumerate(jobs):
        families = _families(job.title)
        if _names_role(job.title, compiled) or (families and families[0] in own):
            titled.add(index)
        elif own.union(related).intersection(families):
            near.add(index)
    shown = view.phrases_shown(compiled.phrases)
    words, wordy = view.words_used(compiled.words)
    dutiful = {job for job, hits in shown.by_job.items() if _is_of_role(view, job, hits)} - titled
    maybe = {job for job in near - dutiful if _duties_told(shown, job) >= DUTIES_NEARBY}
    return RoleTime(
        frozenset(titled), frozenset(dutiful), frozenset(maybe), frozenset(near - dutiful),
        view.statement_places(shown.statements, "duty"), len(shown.phrases),
        one_per_statement(_held(view.places(compiled.terms, "role_named"))), words,
        view.statement_places(wordy[:CITED_WORDS], "role_words"),
    )  # fmt: skip


def _held(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places without those that name a role somebody wants or another person has."""
    return tuple(place for place in places if speaks_for_candidate(place))


def _duties_told(shown: Shown, job: int) -> int:
    """How often a job tells of a duty, each duty once per statement."""
    return sum(map(len, shown.by_job.get(job, {}).values()))


def _is_of_role(view: View, job: int, hits: dict[int, set[int]]) -> bool:
    """Whether a job shows enough of the role; `hits` are its statements with the duties in them."""
    different = set().union(*hits.values())
    if min(len(different), len(hits)) < DUTIES_FOR_A_JOB:
        return False
    return len(hits) >= SHARE_FOR_A_JOB * view.statements_of_job(job)


def role_months(view: View, time: RoleTime) -> Months:
    """Months in the role: at least those of its own jobs, at most with those that may be of it."""
    least = view.months(time.own).least
    return Months(least, view.months(time.own | time.maybe).most)


def _names_role(title: str, compiled: Compiled) -> bool:
    folded, cased = fold(title), fold_case(title)
    return any(find_term(term, folded, cased) for term in compiled.terms)


def evaluate_experience(view: View, compiled: Compiled) -> Found:
    """Weigh the years in the role's own field against the years asked for."""
    time = role_time(view, compiled)
    months = role_months(view, time)
    features = experience_features(view, compiled, time, (months.least + months.most) / 2)
    bounds = (months.least, months.most)
    vague = tuple(experience_features(view, compiled, time, m) for m in sorted(set(bounds)))
    own = (_entry(view, index, _rule(time, index)) for index in sorted(time.own))
    near = (_entry(view, index, _rule(time, index)) for index in sorted(time.near))
    shown = (*own, *time.duties, *near, *time.named, *time.wordy)
    return Found(features, shown, _reason(view, compiled, time), vague if len(vague) > 1 else ())


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
        "near_role_with_duties": time.maybe,
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
        near += f", {len(time.maybe)} of them with duties of it (counted in the most years)"
    if not time.own and time.near:
        return f"no job in the role's own field{near}"
    if not time.own and (time.duties or time.wordy):
        told = len(time.duties)
        shown = f"{told} statement{'s' * (told != 1)} about its duties" if told else "only words"
        return f"no job in the role's own field; {shown}{'' if told else ' of its duties used'}"
    if not time.own:
        return not_found(view, compiled.looked_for)
    titles = dict.fromkeys(view.profile.jobs[index].title for index in sorted(time.own))
    by_duty = f" ({len(time.dutiful)} by duties)" if time.dutiful else ""
    years, once = _years(role_months(view, time)), ""
    if sum(view.months(frozenset((job,))).least for job in time.own) > view.months(time.own).least:
        once = ", overlaps counted once"
    return f"{years} in the role's field{once}: {', '.join(list(titles)[:3])}{by_duty}{near}"


def _years(months: Months) -> str:
    least, most = f"{months.least / 12:.1f}", f"{months.most / 12:.1f}"
    return f"{least} years" if least == most else f"{least} to {most} years"
