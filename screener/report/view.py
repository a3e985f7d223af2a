"""A ranking as the page shows it: one `Person` per scorecard, with words and bar segments ready.

Nothing is computed that the scorecard does not hold; rows are put beside the criterion they
answer, counted and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as encode_path

from screener.report.words import FINDINGS, criterion_name, must_haves_shown, strongest
from screener.types import Contribution, Finding, Ranking, Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Criterion, Rubric

BAR_WIDTH = 240.0
"""Width of a score bar in the units of its drawing; the whole of it is the rubric's maximum."""

SEGMENT_GAP = 1.5

ZIP_MARK = "!"

LONG_LIST = 100
"""Characters of terms looked for beyond which they fold away."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One criterion in a score bar: its place, and how much of it is filled."""

    x: float
    width: float
    filled: float
    finding: str


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a score beside the criterion it answers."""

    name: str
    must: bool
    word: str
    reason: str
    looked_for: str
    row: Contribution


@dataclass(frozen=True, slots=True)
class Person:
    """One place in the reading order."""

    place: int
    rank: int
    title: str
    href: str
    card: Scorecard
    rows: tuple[RowView, ...]
    segments: tuple[Segment, ...]
    must_haves: str
    strongest: tuple[str, ...]
    missing: tuple[str, ...]
    groups: str
    interval: str


@dataclass(frozen=True, slots=True)
class Asked:
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
    intervals: Mapping[str, tuple[int, int]] | None = None,
) -> tuple[Person, ...]:
    """Everybody in reading order.

    `folder_url` is where the resumes lie, relative to the page; None leaves links out.
    `intervals` gives the first and last rank of a file when the weights move a little.
    """
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    ranked = zip(ranking.scorecards, ranking.ranks, strict=True)
    return tuple(
        _person(card, criteria, place, rank, folder_url, (intervals or {}).get(card.file))
        for place, (card, rank) in enumerate(ranked, start=1)
    )


def _person(
    card: Scorecard,
    criteria: Mapping[str, Criterion],
    place: int,
    rank: int,
    folder_url: str | None,
    interval: tuple[int, int] | None,
) -> Person:
    rows = tuple(_row(row, criteria[row.criterion_id]) for row in card.contributions)
    return Person(
        place=place,
        rank=rank,
        title=card.name or card.file,
        href=_href(card.file, folder_url),
        card=card,
        rows=rows,
        segments=tuple(_segments(card)),
        must_haves=must_haves_shown(card),
        strongest=tuple(_strongest(card, rows)),
        missing=tuple(view.name for view in rows if view.must and not _found(view.row)),
        groups=" ".join(_groups(card)),
        interval=f"{interval[0]}–{interval[1]}" if interval and interval[0] < interval[1] else "",
    )


def _row(row: Contribution, criterion: Criterion) -> RowView:
    must = criterion.importance.value == "must"
    reason, looked_for = split_reason(row.reason)
    return RowView(criterion_name(criterion), must, FINDINGS[row.finding], reason, looked_for, row)


def split_reason(reason: str) -> tuple[str, str]:
    """A reason as a sentence, and apart from it the terms looked for where they are many.

    >>> split_reason("shown in 2 jobs")
    ('Shown in 2 jobs', '')
    """
    sentence = reason[:1].upper() + reason[1:]
    head, mark, terms = sentence.partition(", looked for ")
    return (head, terms) if mark and len(terms) > LONG_LIST else (sentence, "")


def _found(row: Contribution) -> bool:
    return row.finding in (Finding.MET, Finding.PARTLY)


def _href(file: str, folder_url: str | None) -> str:
    """A link to the resume itself; none to the inside of an archive."""
    if folder_url is None or ZIP_MARK in file:
        return ""
    return f"{folder_url}/{encode_path(file)}"


def _strongest(card: Scorecard, rows: tuple[RowView, ...]) -> Iterator[str]:
    best = strongest(card)
    for view in rows:
        if view.row is best:
            yield view.name
            yield view.reason


def _groups(card: Scorecard) -> Iterator[str]:
    """The filters of the page that keep this person."""
    if card.must_haves_shown == card.must_haves:
        yield "full"
    if misses_one(card):
        yield "one"
    if card.notices:
        yield "noted"


def misses_one(card: Scorecard) -> bool:
    """Whether exactly one must-have was not shown.

    >>> misses_one(Scorecard("0", "a.pdf", (), must_haves_shown=4, must_haves=5))
    True
    """
    return card.must_haves - card.must_haves_shown == 1


def _segments(card: Scorecard) -> Iterator[Segment]:
    total = sum(row.max_tenths for row in card.contributions) or 1
    x = 0.0
    for row in card.contributions:
        width = BAR_WIDTH * row.max_tenths / total
        inner = max(width - SEGMENT_GAP, 0.5)
        share = row.tenths / row.max_tenths if row.max_tenths else 0.0
        yield Segment(round(x, 2), round(inner, 2), round(inner * share, 2), row.finding.value)
        x += width


def must_have_spread(ranking: Ranking) -> tuple[tuple[int, int], ...]:
    """How many people show how many must-haves, from the most shown to the fewest."""
    shown = Counter(card.must_haves_shown for card in ranking.scorecards if card.must_haves)
    return tuple(sorted(shown.items(), reverse=True))


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


def one_short(people: tuple[Person, ...]) -> tuple[tuple[str, tuple[Person, ...]], ...]:
    """Those who miss exactly one must-have, by the must-have they miss, in reading order."""
    groups: dict[str, list[Person]] = {}
    for person in people:
        if misses_one(person.card):
            name = person.missing[0] if person.missing else "partly shown only"
            groups.setdefault(name, []).append(person)
    return tuple((name, tuple(group)) for name, group in groups.items())
