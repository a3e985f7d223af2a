"""A ranking as the page shows it: one `Person` per scorecard, with words and bar segments ready.

Nothing is computed that the scorecard does not hold; rows are put beside the criterion they
answer, counted and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote as encode_path

import msgspec
from msgspec.structs import replace

from screener.report.words import (
    FINDINGS,
    criterion_name,
    criterion_names,
    must_haves_shown,
    notes,
    strongest,
)
from screener.score.buckets import near_misses, unconfirmed
from screener.types import Contribution, Evidence, Finding, Months, Ranking, Scorecard, Span

if TYPE_CHECKING:
    from screener.rubric.schema import Criterion, Rubric
    from screener.score.robustness import RankInterval

BAR_WIDTH = 240.0
"""Width of a score bar in the units of its drawing; the whole of it is the rubric's maximum."""

SEGMENT_GAP = 1.5

LONG_LIST = 100
"""Characters of terms looked for beyond which they fold away."""

ASKED = 6
"""Must-haves to ask a person about that are named before the rest is only counted."""


class Segment(msgspec.Struct, frozen=True):
    """One criterion in a score bar: its place, and how much of it is filled."""

    x: float
    width: float
    filled: float
    finding: str


class Quote(msgspec.Struct, frozen=True):
    """Words of a resume with all that matched in them; a match of everything marks nothing.

    `pages` are those on which the same words stand, in the order they were found.
    """

    found: Evidence
    matches: tuple[Span, ...]
    pages: tuple[int, ...]

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """The quote cut at its matches: (words, whether they matched), in order."""
        start, text = self.found.span.start, self.found.quote
        end = start
        for match in self.matches:
            if match.start >= end:
                yield text[end - start : match.start - start], False
                yield text[match.start - start : match.end - start], True
                end = match.end
        yield text[end - start :], False


class RowView(msgspec.Struct, frozen=True):
    """One row of a score beside the criterion it answers."""

    name: str
    must: bool
    word: str
    reason: str
    looked_for: str
    row: Contribution

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words the row stands on, each once."""
        return join_quotes(self.row.evidence)


class Person(msgspec.Struct, frozen=True):
    """One place in the reading order."""

    place: int
    rank: int
    title: str
    href: str
    card: Scorecard
    rows: tuple[RowView, ...]
    must_haves: str
    strongest: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    groups: tuple[str, ...]
    interval: str = ""
    band: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The score bar."""
        return tuple(_segments(self.card))


class Asked(msgspec.Struct, frozen=True):
    """One criterion of the rubric, with how often it was found among the ranked resumes."""

    name: str
    criterion: Criterion
    shown: int
    partly: int


def view_people(
    ranking: Ranking,
    rubric: Rubric,
    *,
    folder_url: str | None = None,
    intervals: Sequence[RankInterval] = (),
) -> tuple[Person, ...]:
    """Everybody in reading order.

    `folder_url` is where the resumes lie, relative to the page; None leaves links out.
    `intervals` are those of the scorecards, in their order; none leaves them out.
    """
    criteria = {
        criterion.id: criterion.model_copy(update={"name": criterion_name(criterion)})
        for criterion in rubric.criteria
    }
    short = {missed.file for missed in near_misses(ranking.scorecards, rubric)}
    ranked = zip(ranking.scorecards, ranking.ranks, strict=True)
    people = [
        _person(card, criteria, place, rank, folder_url, short)
        for place, (card, rank) in enumerate(ranked, start=1)
    ]
    return tuple(_with_intervals(people, intervals) if intervals else people)


def _person(
    card: Scorecard,
    criteria: Mapping[str, Criterion],
    place: int,
    rank: int,
    folder_url: str | None,
    short: Collection[str],
) -> Person:
    rows = tuple(_row(row, criteria[row.criterion_id]) for row in card.contributions)
    return Person(
        place=place,
        rank=rank,
        title=card.name or card.file,
        href=_href(card.file, folder_url),
        card=card,
        rows=rows,
        must_haves=must_haves_shown(card),
        strongest=tuple(_strongest(card, rows)),
        missing=_to_ask(rows),
        notes=notes(card),
        groups=tuple(_groups(card, short)),
    )


def _to_ask(rows: Sequence[RowView]) -> tuple[str, ...]:
    """The must-haves that a resume does not fully show, as many as one reads at a glance."""
    musts = [view for view in rows if view.must]
    names = [view.name for view in musts if view.row.finding is not Finding.MET]
    if len(names) == len(musts) > ASKED:
        return ("every must-have",)
    more = len(names) - ASKED
    return tuple(names) if more < 2 else (*names[:ASKED], f"{more} more")


def _with_intervals(people: list[Person], intervals: Sequence[RankInterval]) -> Iterator[Person]:
    """Say how far each rank moves, and where a run of people begins that cannot be told apart."""
    sizes = Counter(interval.band for interval in intervals)
    seen: set[int] = set()
    for person, interval in zip(people, intervals, strict=True):
        moves = f"{interval.best}–{interval.worst}" if interval.best < interval.worst else ""
        size, first = sizes[interval.band], interval.band not in seen
        seen.add(interval.band)
        last = person.place + size - 1
        band = _band_words(person.place, last) if first and size > 1 else ""
        yield replace(person, interval=moves, band=band)


def _band_words(first: int, last: int) -> str:
    """What a band says: it compares with its first place alone, so single ranges may be wider."""
    return (
        f"Places {first} to {last}: nobody here is clearly behind place {first}; "
        "the range under each rank may reach further"
    )


def _row(row: Contribution, criterion: Criterion) -> RowView:
    must = criterion.importance.value == "must"
    reason, looked_for = split_reason(row.reason)
    return RowView(criterion.name, must, FINDINGS[row.finding], reason, looked_for, row)


def join_quotes(evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Evidence with the same words becomes one quote, with every match in it and every page."""
    alike: dict[tuple[str, Months | None], list[Evidence]] = {}
    for found in evidence:
        alike.setdefault((found.quote, found.months), []).append(found)
    return tuple(map(_quote_of, alike.values()))


def _quote_of(alike: Sequence[Evidence]) -> Quote:
    first = alike[0]
    span = first.span
    alike_here = [one.match for one in alike if one.match and one.span == span]
    matches = {match for match in alike_here if match != span}
    pages = dict.fromkeys([one.page for one in alike])
    return Quote(first, tuple(sorted(matches)), tuple(pages))


def split_reason(reason: str) -> tuple[str, str]:
    """A reason as a sentence, and apart from it the terms looked for where they are many.

    >>> split_reason("shown in 2 jobs")
    ('Shown in 2 jobs', '')
    """
    sentence = reason[:1].upper() + reason[1:]
    head, mark, terms = sentence.partition(", looked for ")
    return (head, terms) if mark and len(terms) > LONG_LIST else (sentence, "")


def _href(file: str, folder_url: str | None) -> str:
    """A link to the resume itself; none to the inside of an archive."""
    *folders, _ = PurePosixPath(file).parts
    if folder_url is None or any(name.lower().endswith(".zip") for name in folders):
        return ""
    return f"{folder_url}/{encode_path(file)}"


def _strongest(card: Scorecard, rows: tuple[RowView, ...]) -> Iterator[str]:
    best = strongest(card)
    for view in rows:
        if view.row is best:
            yield view.name
            yield view.reason


def _groups(card: Scorecard, short: Collection[str]) -> Iterator[str]:
    """The filters of the page that keep this person."""
    if card.must_haves_shown == card.must_haves:
        yield "full"
    if card.file in short:
        yield "one"
    if card.notices:
        yield "noted"


def count_people(people: Sequence[Person]) -> Counter[str]:
    """How many people each filter of the page keeps."""
    return Counter(all=len(people)) + Counter(group for who in people for group in who.groups)


def _segments(card: Scorecard) -> Iterator[Segment]:
    total = sum(row.max_tenths for row in card.contributions) or 1
    x = 0.0
    for row in card.contributions:
        width = BAR_WIDTH * row.max_tenths / total
        inner = max(width - SEGMENT_GAP, 0.5)
        share = row.tenths / row.max_tenths if row.max_tenths else 0.0
        yield Segment(round(x, 2), round(inner, 2), round(inner * share, 2), row.finding.value)
        x += width


def must_have_spread(ranking: Ranking) -> tuple[tuple[str, int], ...]:
    """How many people show how many must-haves, from the most shown to the fewest."""
    asked = [card for card in ranking.scorecards if card.must_haves]
    counts = Counter((card.must_haves_shown, must_haves_shown(card)) for card in asked)
    return tuple((words, people) for (_, words), people in sorted(counts.items(), reverse=True))


def view_asked(ranking: Ranking, rubric: Rubric) -> tuple[Asked, ...]:
    """The rubric's criteria with how many resumes show each, wholly or partly."""
    found = Counter(
        (row.criterion_id, row.finding) for card in ranking.scorecards for row in card.contributions
    )
    return tuple(
        Asked(
            criterion_name(criterion),
            criterion,
            found[criterion.id, Finding.MET],
            found[criterion.id, Finding.PARTLY],
        )
        for criterion in rubric.criteria
    )


Groups = tuple[tuple[str, tuple[Person, ...]], ...]
"""Criteria by name, each with people in reading order."""


def one_short(ranking: Ranking, people: Sequence[Person], rubric: Rubric) -> Groups:
    """Those who miss exactly one must-have, under the must-have they miss."""
    missed = near_misses(ranking.scorecards, rubric)
    return _grouped(((miss.file, (miss.criterion_id,)) for miss in missed), people, rubric)


def to_confirm(ranking: Ranking, people: Sequence[Person], rubric: Rubric) -> Groups:
    """Those whose resume does not show a condition of the rubric, under the condition."""
    listed = unconfirmed(ranking.scorecards, rubric)
    return _grouped(((one.file, one.criteria) for one in listed), people, rubric)


def _grouped(
    listed: Iterable[tuple[str, tuple[str, ...]]], people: Sequence[Person], rubric: Rubric
) -> Groups:
    wanted = dict(listed)
    groups: dict[str, list[Person]] = {criterion.id: [] for criterion in rubric.criteria}
    for person in people:
        for criterion_id in wanted.get(person.card.file, ()):
            groups[criterion_id].append(person)
    names = criterion_names(rubric)
    return tuple((names[key], tuple(group)) for key, group in groups.items() if group)
