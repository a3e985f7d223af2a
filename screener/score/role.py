"""Which jobs of a resume belong to a role: by title, by area, by duties, or of a near family.

A job counts for the role by its title (one of the rubric's, or one of the same family), by the area
that its header names or its statements name twice, or by its duties: several different ones, each
in a statement of its own, or a specific one where the title is of a neighbouring family. Other jobs
of a neighbouring family never count as years in the role; they earn credit of their own. Where a
role leads people, the jobs of its family that lead nobody are near it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from screener.index.folding import bare_words, fold, fold_case
from screener.index.stems import Phrase
from screener.knowledge.loader import load_knowledge
from screener.knowledge.trades import Trade
from screener.score.area import is_leading
from screener.score.compiled import Compiled
from screener.score.found import one_per_statement, speaks_for_candidate
from screener.score.patterns import pattern
from screener.score.quotes import Place
from screener.score.statements import (
    Shown,
    phrase_places,
    phrases_shown,
    stands_closely,
    word_places,
    words_used,
)
from screener.score.terms import find_term
from screener.score.view import View
from screener.types import Months, SectionKind, Span, Statement

DUTIES_FOR_A_JOB = 3
"""Different duties, each in its own statement, that make a job of the role without its title."""
SPECIFIC = 3
"""Words of a duty that few say who are not of the role ("retain existing clients", not "client
needs"): one such duty makes a job of a near family count."""
CLOSE = 110
"""Characters within which the words of such a duty stand, where statements run together."""
LEADING_TOLD = 2
"""Statements of a job about people led in it from which the job leads, whatever its title."""
NAMED_TOLD = 2
"""Statements of a job that name the role from which it is near it, if its title says no trade."""
AREA_TOLD = 2
"""Statements of a job that name the area from which the job is of it; one is only a hint."""
PERSONAL_SECTIONS = frozenset(
    {
        SectionKind.EDUCATION,
        SectionKind.LANGUAGES,
        SectionKind.AFFILIATIONS,
        SectionKind.INTERESTS,
        SectionKind.REFERENCES,
        SectionKind.PERSONAL,
    }
)
"""Sections in which a role is named that is not the candidate's: schools, clubs, other people."""
ANY_FIELD = frozenset({"management", "operations"})
"""Families of those who lead whatever there is to lead."""
CITED_WORDS = 6
"""Statements cited for the role's words: those that hold most of them."""


class RoleTime(msgspec.Struct, gc=False, frozen=True):
    """Jobs by how they belong to the role: by title, by duties only, or of a near family.

    `maybe` are those near ones that name the area once and whose titles say no far trade: they
    count in the most years, not the least.
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


@lru_cache(maxsize=4096)
def _trades(title: str) -> tuple[Trade, ...]:
    return load_knowledge().titles.trades_of(title)


@lru_cache(maxsize=4096)
def _trade_words(title: str) -> tuple[Span, ...]:
    """Where the words stand that say the trades of a title."""
    return tuple(Span(*words) for trade in _trades(title) for words in trade.words)


def _is_open(title: str) -> bool:
    """Whether no word of a title says its trade."""
    return all(trade.vague for trade in _trades(title))


@lru_cache(maxsize=64)
def _role_families(titles: tuple[str, ...], area: str) -> tuple[frozenset[str], frozenset[str]]:
    """The family of most of the role's titles, and the families of the rest and near to it.

    Where the titles leave the trade open ("supervisor"), the area says it ("supervising cooks").
    """
    sure = [title for title in titles if not _is_open(title)]
    told = sure or ([] if _is_open(area) else [area]) or titles
    known = [families for title in told if (families := _families(title))]
    counts = Counter(families[0] for families in known)
    most = max(counts.values(), default=0)
    own = frozenset(family for family, count in counts.items() if count == most)
    related = load_knowledge().titles.related
    near = {name for family in own for name in related.get(family, ())}
    return own, frozenset(near.union(counts)) - own


def _families_of(compiled: Compiled) -> tuple[frozenset[str], frozenset[str]]:
    return _role_families(compiled.looked_for, compiled.area)


def role_time(view: View, compiled: Compiled) -> RoleTime:
    """Sort the jobs by how they belong to the role; worked out once for a view."""
    known: RoleTime = view.remember(
        ("role", compiled.criterion.id), lambda: _role_time(view, compiled)
    )
    return known


def _role_time(view: View, compiled: Compiled) -> RoleTime:
    titled, near = _by_title(view, compiled)
    headed, told = _by_area(view, compiled)
    titled |= headed | {job for job, count in told.items() if count >= AREA_TOLD}
    if compiled.leads:
        titled, near = _of_leaders(view, compiled, titled, near)
    named = one_per_statement(_told(view.places(compiled.terms, "role_named")))
    near = (near | _telling_role(view, named)) - titled
    shown = phrases_shown(view, compiled.phrases)
    words, wordy = words_used(view, compiled.words)
    dutiful = {job for job, hits in shown.by_job.items() if _is_of_role(hits)} - titled
    dutiful |= {job for job in near if _tells_closely(view, compiled.phrases, shown, job)}
    hinting = told.keys() - titled - dutiful
    maybe = {job for job in hinting if job in near or _is_open(view.profile.jobs[job].title)}
    near |= hinting
    return RoleTime(
        frozenset(titled), frozenset(dutiful), frozenset(maybe), frozenset(near - dutiful),
        phrase_places(view, shown, compiled.phrases, "duty"), len(shown.phrases),
        named, words,
        word_places(view, wordy[:CITED_WORDS], dict(compiled.words), "role_words"),
    )  # fmt: skip


def _by_title(view: View, compiled: Compiled) -> tuple[set[int], set[int]]:
    """The jobs whose titles are of the role's own family or name it, and those near to it.

    Near are titles of a near trade, and those that tell the role's own only beside another or by a
    word of many trades.
    """
    own, related = _families_of(compiled)
    named = not _asks_only_to_lead(compiled)
    titled, near = set(), set()
    for index, job in enumerate(view.profile.jobs):
        firsts = {trade.families[0] for trade in _trades(job.title) if not trade.vague}
        if not own.isdisjoint(firsts) or (named and _names_role(job.title, compiled)):
            titled.add(index)
        elif not (related.isdisjoint(firsts) and own.isdisjoint(_families(job.title))):
            near.add(index)
    return titled, near


def _of_leaders(
    view: View, compiled: Compiled, titled: set[int], near: set[int]
) -> tuple[set[int], set[int]]:
    """The jobs of a role that leads, and those near to it, out of the same by the role's field.

    Near a role of a trade are the jobs of its field that lead nobody, and those that lead whom
    their titles leave open. Where leading itself is asked for, these are of the role, leading in
    another field is near, and nothing else; where no field is named, all leading is of the role.
    """
    jobs = view.profile.jobs
    leading = _leading(view)
    unsaid = {index for index in leading if _says_no_field(jobs[index].title)}
    if not _asks_only_to_lead(compiled):
        return titled & leading, near | titled | unsaid
    anywhere = _says_no_field(compiled.area)
    return leading if anywhere else titled & leading | unsaid, leading


def _asks_only_to_lead(compiled: Compiled) -> bool:
    """Whether the titles looked for are those of leaders of any trade ("supervisor")."""
    return compiled.leads and all(_says_no_field(title) for title in compiled.looked_for)


def _leading(view: View) -> set[int]:
    """The jobs that lead people by their titles, or by what several statements tell."""
    told = Counter(
        each.job for each in view.statements if each.job is not None and _tells_of_led(view, each)
    )
    jobs = enumerate(view.profile.jobs)
    return {index for index, job in jobs if is_leading(job.title) or told[index] >= LEADING_TOLD}


def _tells_of_led(view: View, statement: Statement) -> bool:
    span = statement.span
    return bool(pattern("roles", "leads_told").search(view.folded, span.start, span.end))


def _says_no_field(title: str) -> bool:
    """Whether a title says how high somebody stands and not in which trade."""
    return all(trade.vague or trade.families[0] in ANY_FIELD for trade in _trades(title))


def _by_area(view: View, compiled: Compiled) -> tuple[set[int], dict[int, int]]:
    """The jobs whose headers name the area, and in how many statements the others do."""
    named: set[int] = set()
    told: defaultdict[int, int] = defaultdict(int)
    for place in one_per_statement(_held(view.places(compiled.areas, "area_named"))):
        if place.job is not None and place.statement is None:
            named.add(place.job)
        elif place.job is not None:
            told[place.job] += 1
    return named, dict(told)


def _telling_role(view: View, named: Iterable[Place]) -> set[int]:
    """The jobs whose titles leave their trade open and whose statements name the role."""
    told = Counter(place.job for place in named)
    jobs = enumerate(view.profile.jobs)
    return {job for job, each in jobs if told[job] >= NAMED_TOLD and _is_open(each.title)}


def _told(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places that name a role the candidate has, but for those that say who somebody is."""
    return tuple(place for place in _held(places) if place.section not in PERSONAL_SECTIONS)


def _held(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places without those that name a role somebody wants or another person has."""
    return tuple(place for place in places if speaks_for_candidate(place))


def _tells_closely(view: View, phrases: tuple[Phrase, ...], shown: Shown, job: int) -> bool:
    """Whether a job tells of a specific duty with its words together."""
    return any(
        stands_closely(view, number, phrases[which], within=CLOSE)
        for number, held in shown.by_job.get(job, {}).items()
        for which in sorted(held)
        if len(phrases[which]) >= SPECIFIC
    )


def _is_of_role(hits: dict[int, set[int]]) -> bool:
    """Whether a job shows enough of the role; `hits` are its statements with the duties in them.

    How much else the job tells of says nothing against it.
    """
    different = set().union(*hits.values())
    return min(len(different), len(hits)) >= DUTIES_FOR_A_JOB


def role_months(view: View, time: RoleTime) -> Months:
    """Months in the role: at least those of its own jobs, at most with those that may be of it."""
    least = view.months(time.own).least
    return Months(least, view.months(time.own | time.maybe).most)


def _names_role(title: str, compiled: Compiled) -> bool:
    """Whether a title holds one of the role's.

    Words that are part of another trade's title name no role: the "engineer" of "sales engineer".
    """
    folded, cased, words = _spelled(title)
    found = compiled.terms.among(words)
    spans = (span for term in found for span in find_term(term, folded, cased))
    others = _trade_words(title)
    return any(all(span.covers(o) or not span.overlaps(o) for o in others) for span in spans)


@lru_cache(maxsize=4096)
def _spelled(title: str) -> tuple[str, str, frozenset[str]]:
    """A job title as the search for terms wants it: folded, with its case, and its words."""
    folded = fold(title)
    return folded, fold_case(title), frozenset(bare_words(folded))
