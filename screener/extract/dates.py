"""Dates as a grammar: named points, joined into ranges.

Points and joins are data in patterns/dates.yaml. A range's `rule` names both, as in
`dates.month_year-present`, and a point that stands alone gives `dates.year`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.resources import compile_named, fill, load_table
from screener.extract.rows import Row
from screener.knowledge.date_words import MONTHS, date_words
from screener.types import DateRange, PartialDate, Span

STACKED_END = "dates.stacked_end"
"""The rule of an end that stands below its start: part of the range before, none by itself."""

PRESENT = "dates.present"
"""The rule of an end at the present whose start was lost."""

_AROUND = 24  # characters that tell whether "present" stands where dates do
_CENTURY_TURNS = 50  # '49 is 2049, '50 is 1950: nobody working today finished school before
_YEAR_FIRST = "year_month_name"
_TO_THE_MONTH = frozenset(
    (
        "iso_day",
        "iso_month",
        "day_month_year",
        "month_day_year",
        "month_year",
        "numeric_month",
        _YEAR_FIRST,
    )
)
_MONTH_IN_FIGURES = frozenset(
    ("iso_day", "iso_month", "numeric_month", "numeric_short", "day_numeric")
)
_NEEDS_PARTNER = frozenset(
    (
        "numeric_short",
        "apostrophe_year",
        "month_short",
        "year_dashed",
        "glued_first",
        "glued_second",
    )
)
_NEVER_FIRST = frozenset(("present", "short_year", "year_dashed", "glued_second"))
_AFTER_SLASH = frozenset(("present", "short_year", "year_dashed"))
_NEVER = PartialDate(0)
_DATE_LIKE = re.compile(r"19|20|1 9|2 0|['’‘`´][ ]?\d\d|\d[/’']\d\d|[A-Za-z]{3}\.?[ /-]{1,3}\d\d")
_FIGURE, _FIGURES = re.compile(r"\d"), re.compile(r"\d+")
_SPACED_FIGURES = re.compile(r"(?<=\d) (?=\d)")
_FULL_YEAR, _SHORT_YEAR = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d\d$")


class _Point(msgspec.Struct, gc=False, frozen=True):
    rule: str
    start: int
    end: int
    date: PartialDate | None  # None: the present, or a month whose year comes later
    month: int | None = None


@lru_cache(maxsize=1)
def _grammar() -> dict[str, re.Pattern[str]]:
    table = load_table("dates")
    parts = date_words() | table["parts"]
    months = {name: f"(?<![a-z])<{name}>" for name in MONTHS}
    ready = {
        "points": compile_named(table["points"], parts, begins=table["begins"]),
        "month_names": compile_named(months, parts),
        "says_now": re.compile(table["says_now"]),
        "start_lost": re.compile(table["start_lost"]),
    }
    for group in ("joins", "before", "after", "durations"):
        for name, regex in table[group].items():
            ready[name] = re.compile(fill(regex, parts), re.IGNORECASE)
    return ready


# ------------------------------------------------------------------------------------ points


def _month_of(text: str) -> int | None:
    """The first month name in a text, as a number."""
    found = _grammar()["month_names"].search(text)
    return MONTHS.index(found.lastgroup or "") + 1 if found else None


def _year_of(text: str) -> int | None:
    """The year of a point: four digits anywhere, or two at its end."""
    if full := _FULL_YEAR.search(_SPACED_FIGURES.sub("", text) if " " in text else text):
        return int(full[0])
    if short := _SHORT_YEAR.search(text):
        return int(short[0]) + (2000 if int(short[0]) < _CENTURY_TURNS else 1900)
    return None


def _numbers_to_month(rule: str, text: str) -> int | None:
    """The month of a point in figures; None where the order of day and month is open."""
    if rule not in _MONTH_IN_FIGURES:
        return None
    numbers = [int(digits) for digits in _FIGURES.findall(text)]
    if rule in ("iso_day", "iso_month"):
        return numbers[1]
    if rule in ("numeric_month", "numeric_short"):
        return numbers[0]
    first, second = numbers[:2]
    if first > 12 >= second:
        return second
    return first if second > 12 >= first or first == second else None


def _points_in(text: str, start: int, end: int) -> Iterator[_Point]:
    for found in _grammar()["points"].finditer(text, start, end):
        rule = found.lastgroup or ""
        if rule == "_d":
            rule = "day_numeric"
        words = found[0]
        named = "month" in rule and not rule.startswith(("iso", "numeric"))
        month = _month_of(words) if named else _numbers_to_month(rule, words)
        year = None if rule in ("present", "month_alone") else _year_of(words)
        date = PartialDate(year, month) if year else None
        yield _Point(rule, found.start(), found.end(), date, month)


def _all_points(text: str, rows: Sequence[Row]) -> list[_Point]:
    """Points of every row that could hold a year, or that is short and may say "present"."""
    points: list[_Point] = []
    says_now = _grammar()["says_now"]
    for row in rows:
        dated = _FIGURE.search(row.text) and _DATE_LIKE.search(row.text)
        told = row.text if len(row.text) < 40 else row.text[:12] if row.text[0] == "-" else ""
        if dated or (told and says_now.search(told.lower())):
            points.extend(_points_in(text, row.span.start, row.span.end))
    return points


# ------------------------------------------------------------------------------------ ranges


def _joined(text: str, first: _Point, second: _Point) -> bool:
    """Whether what stands between two points makes them the two ends of one range."""
    if second.start - first.end > 16 or first.rule in _NEVER_FIRST:
        return False
    if second.date is None and second.rule != "present":
        return False
    between = text[first.end : second.start].replace("\n", " ")
    same = first.rule == second.rule and first.rule in _TO_THE_MONTH
    if not between:
        return same or (first.rule, second.rule) == ("glued_first", "glued_second")
    grammar = _grammar()
    if grammar["dash"].fullmatch(between) or grammar["word"].fullmatch(between):
        return True
    if grammar["slash"].fullmatch(between):
        return first.rule == second.rule or second.rule in _AFTER_SLASH
    if grammar["space"].fullmatch(between) or grammar["lost"].fullmatch(between):
        years = first.rule == second.rule == "year" and _alone(text, first, second)
        return same or years or second.rule == "present"
    return False


def _alone(text: str, first: _Point, second: _Point) -> bool:
    """Whether two years begin or end their line or a bracket: "2011 2017 Faculty", "(2011 2017)".

    A dash was lost there.
    """
    before, after = (
        text[max(0, first.start - 9) : first.start].rstrip(" \t"),
        text[second.end : second.end + 3].lstrip(" \t"),
    )
    bounded = not before or before[-1] in "\n(" or not after or after[0] in "\n)"
    return bounded and (first.date or _NEVER).year <= (second.date or _NEVER).year


def _range_of(first: _Point, second: _Point) -> DateRange:
    end = second.date
    start = first.date
    if start is None and end is not None:  # "Jan - Mar 2019"
        start = PartialDate(end.year, first.month)
    span = Span(first.start, second.end)
    current = second.rule == "present"
    return DateRange(start, end, span, current, rule=f"dates.{first.rule}-{second.rule}")


def _lone(text: str, point: _Point) -> DateRange | None:
    """A point without a partner: a bare year lasts that year, "since 2018" goes on."""
    if point.rule == "present" and _says_present(text, point):
        return DateRange(None, None, Span(point.start, point.end), True, rule=PRESENT)
    if point.date is None or point.rule in _NEEDS_PARTNER or point.rule == "short_year":
        return None
    grammar = _grammar()
    lead = text[max(0, point.start - 14) : point.start].rpartition("\n")[2]
    rest = text[point.end : point.end + 12].partition("\n")[0]
    if since := grammar["since"].search(lead):
        start = point.start - len(since[0])
        return DateRange(point.date, None, Span(start, point.end), True, rule="dates.since")
    if onward := grammar["onward"].match(rest):
        end = point.end + onward.end()
        return DateRange(point.date, None, Span(point.start, end), True, rule="dates.onward")
    lost = grammar["lost_end"].match(rest) if point.rule in _TO_THE_MONTH else None
    span = Span(point.start, point.end + (lost.end() if lost else 0))
    if grammar["until"].search(lead):
        return DateRange(None, point.date, span, rule="dates.until")
    end_date = point.date if point.date.month is None else None
    return DateRange(point.date, end_date, span, rule=f"dates.{point.rule}")


def _says_present(text: str, point: _Point) -> bool:
    """Whether "present" stands where dates do, its start lost: "( now)", "- present  Acme"."""
    before = text[max(0, point.start - _AROUND) : point.start].rpartition("\n")[2]
    after = text[point.end : point.end + _AROUND].partition("\n")[0]
    if len(before) == _AROUND:
        before = "." + before  # the line goes on: nothing here is its start
    if len(after) == _AROUND:
        after += "x"
    return _grammar()["start_lost"].search(f"{before}\0{after}".strip()) is not None


def _openings(text: str, points: Sequence[_Point], rows: Sequence[Row]) -> list[_Point | None]:
    """For every row the only date in it, where the row begins with that.

    Below one that ends in its month, "2019, May", a month alone that a row begins with counts too.
    """
    starts = [point.start for point in points]
    found: list[_Point | None] = []
    for row in rows:
        first, last = bisect_left(starts, row.span.start), bisect_left(starts, row.span.end)
        above = found[-1] if found else None
        if last - first == 1 and points[first].start - row.span.start <= 1:
            found.append(points[first])
        elif first == last and above and above.rule == _YEAR_FIRST:
            found.append(_month_opening(text, row))
        else:
            found.append(None)
    return found


def _month_opening(text: str, row: Row) -> _Point | None:
    """A month without its year that a row begins with."""
    month = _grammar()["month_first"].match(text, row.span.start, row.span.end)
    if not month:
        return None
    return _Point("month_alone", month.start(), month.end(), None, _month_of(month[0]))


def _below(text: str, first: _Point, second: _Point) -> _Point | None:
    """The second point as the end of a range that the first begins, if it can be that."""
    if first.rule not in _TO_THE_MONTH or first.date is None:
        return None
    if second.rule == "present":
        rest = text[second.end : second.end + 40].partition("\n")[0]
        return second if len(rest.split()) <= 1 else None
    if second.rule == "month_alone" and first.rule == _YEAR_FIRST:
        second = replace(second, date=PartialDate(first.date.year, second.month))
    elif second.rule not in _TO_THE_MONTH:
        return None
    return second if _month_count(first.date) <= _month_count(second.date) else None


def _stacked(text: str, points: Sequence[_Point], rows: Sequence[Row]) -> dict[int, _Point]:
    """Ends that stand a line below their start, by where the start is; no third date follows.

    That is how a narrow column of dates reads: "2019, May   Acme" over "2020, June   Clerk", or
    over "June   Clerk" in the same year, or over "present".
    """
    openings = [None, *_openings(text, points, rows), None]
    found: dict[int, _Point] = {}
    for before, first, second, after in zip(
        openings, openings[1:], openings[2:], openings[3:], strict=False
    ):
        dated = [point for point in (before, after) if point and point.date]
        if dated or first is None or second is None:
            continue
        if end := _below(text, first, second):
            found[first.start] = end
    return found


def _month_count(day: PartialDate | None) -> int:
    return day.year * 12 + (day.month or 1) if day else 0


def _stack(first: _Point, second: _Point) -> Iterator[DateRange]:
    """A range whose end stands a line below, and that end by itself, which is no range."""
    span = Span(first.start, first.end)
    now = second.rule == "present"
    yield DateRange(first.date, second.date, span, now, rule=f"dates.{first.rule}-below")
    yield DateRange(None, second.date, Span(second.start, second.end), rule=STACKED_END)


def find_dates(text: str, rows: Sequence[Row]) -> tuple[DateRange, ...]:
    """Every date and range of dates in the rows, in order; spans never overlap.

    Handles "Mar 2019 – present; 03/19–06/21; Summer 2015; Q3 2018; since 2018; 2015-17; Jan - Mar
    2019; 1 May 2010 to 3 June 2012". A lone "2017" starts and ends in 2017; a lone "Nov 2015" is a
    start whose end is not stated. Dates that count as dates only in pairs ("03/19", "'15") are
    left out where they stand alone.
    """
    points = _all_points(text, rows)
    stacked = _stacked(text, points, rows)
    found: list[DateRange] = []
    at = 0
    while at < len(points):
        if at + 1 < len(points) and _joined(text, points[at], points[at + 1]):
            found.append(_range_of(points[at], points[at + 1]))
            at += 2
            continue
        if end := stacked.get(points[at].start):
            found.extend(_stack(points[at], end))
            at += 1 + (end.rule != "month_alone")
            continue
        if lone := _lone(text, points[at]):
            found.append(lone)
        at += 1
    return tuple(found)


# --------------------------------------------------------------------------------- durations


def _durations(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every length in words, in months, the longest forms first."""
    grammar = _grammar()
    for found in grammar["years_months"].finditer(text):
        years = float(found["years"].replace(",", "."))
        yield round(years * 12) + int(found["rest"] or 0), found
    for found in grammar["months"].finditer(text):
        yield int(found["months"]), found
    for found in grammar["weeks"].finditer(text):
        yield max(1, round(int(found["weeks"]) * 12 / 52)), found


def find_duration(text: str) -> int | None:
    """The first length in words, in months.

    >>> find_duration("(2 years 3 months)"), find_duration("6 months"), find_duration("8 weeks")
    (27, 6, 2)
    """
    return next((months for months, _ in _durations(text)), None)


def duration_range(text: str, offset: int) -> DateRange | None:
    """A length in words as a range without ends; `offset` is where the text stands.

    >>> duration_range("Clerk (6 months)", 100).stated_months
    6
    """
    for months, found in _durations(text):
        span = Span(offset + found.start(), offset + found.end())
        return DateRange(None, None, span, stated_months=months, rule="dates.duration")
    return None


def with_duration(dates: DateRange, text: str) -> DateRange:
    """The same range with the length that the text beside it states, if it states one."""
    stated = find_duration(text)
    return dates if stated is None else replace(dates, stated_months=stated)


@Language.component("dates")
def _dates(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.dates = find_dates(draft.resume.text, draft.rows)
    return doc
