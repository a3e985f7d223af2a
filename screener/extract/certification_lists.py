"""Certificates told in a list: the items of a section or behind a label, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from screener.extract.education_patterns import education_patterns
from screener.extract.items import join_rows, split_items, trim
from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.extract.terms import hits_inside
from screener.knowledge import Hit, load_knowledge
from screener.types import DegreeLevel, Label, Mention, SectionKind, Span

MOST_REST = 7
_MOST_DUTIES = 2
"""From so many sentences on, a section that is a third of them tells of work."""

_DUTY_WORDS = 6
_MOST_PARTS = 5
"""Words that an item of a list divided by commas has at most."""

_FEWEST_PARTS = 4


class Rules(msgspec.Struct, frozen=True):
    """The patterns of patterns/certifications.yaml, compiled."""

    cue: re.Pattern[str]
    own_cue: re.Pattern[str]
    item_separators: re.Pattern[str]
    list_separators: re.Pattern[str]
    drop: re.Pattern[str]
    date_tail: re.Pattern[str]
    label: re.Pattern[str]
    own_label: re.Pattern[str]
    generic: re.Pattern[str]
    called_item: re.Pattern[str]
    name_separators: re.Pattern[str]
    generic_separators: re.Pattern[str]
    plain_acronyms: frozenset[str]
    only_listed: frozenset[str]
    max_words: int


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The patterns, read once per process."""
    table = load_table("certifications")
    return Rules(
        cue=re.compile(table["cue"]),
        own_cue=re.compile(table["own_cue"]),
        item_separators=re.compile(table["item_separators"]),
        list_separators=re.compile(table["list_separators"]),
        drop=re.compile(table["drop"]),
        date_tail=re.compile(table["date_tail"], re.IGNORECASE),
        label=re.compile(table["label"]),
        own_label=re.compile(table["own_label"]),
        generic=re.compile("|".join(table["generic"].values())),
        called_item=re.compile(table["called_item"]),
        name_separators=re.compile(table["name_separators"]),
        generic_separators=re.compile(table["generic_separators"]),
        plain_acronyms=frozenset(table["plain_acronyms"]),
        only_listed=frozenset(table["only_listed"]),
        max_words=table["max_words"],
    )


def listed(text: str, rows: Sequence[Row], known: Sequence[Hit]) -> Iterator[Mention]:
    """The items of a section; a comma divides only what is known on both sides."""
    items = list(_items_of(text, rows, known))
    duties = sum(_tells_of_work(text[item.start : item.end]) for item in items)
    for item in items:
        sure = duties < _MOST_DUTIES or duties * 3 < len(items)
        if sure or rules().cue.search(text, item.start, item.end) or hits_inside(known, item):
            yield from _read_item(text, item, known)


def _items_of(text: str, rows: Sequence[Row], known: Sequence[Hit]) -> Iterator[Span]:
    for run in join_rows(rows, known):
        for part in _in_parts(run):
            whole = Span(part[0].span.start + part[0].bullet, part[-1].span.end)
            yield from split_items(text, whole, rules().item_separators)


def _tells_of_work(words: str) -> bool:
    """Whether an item is too long for a name and in small letters, as a sentence about work is."""
    return len(words.split()) > rules().max_words or _is_duty(words)


def _in_parts(run: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows that were joined, cut again before capitals where they are too long for one name."""
    parts: list[list[Row]] = [[run[0]]]
    for before, row in pairwise(run):
        begins = not run[0].bullet and row.content[:1].isupper() and before.text[-1] not in ",&/("
        long = sum(len(each.content.split()) for each in run) > rules().max_words
        if begins and (long or row.line.block != before.line.block):
            parts.append([])
        parts[-1].append(row)
    yield from parts


def _read_item(text: str, span: Span, known: Sequence[Hit]) -> Iterator[Mention]:
    parts = list(split_items(text, span, rules().list_separators))
    lookup = load_knowledge().certifications.lookup
    named = [part for part in parts if lookup(text[part.start : part.end])]
    if len(parts) > 1 and len(named) * 2 >= len(parts):
        for part in parts:
            yield from _one_item(text, part, known)
    elif _is_list(text, names := list(split_items(text, span, rules().name_separators))):
        for part in names:
            yield from _one_item(text, part, known)
    else:
        yield from _one_item(text, span, known)


def _is_list(text: str, parts: Sequence[Span]) -> bool:
    """Whether many parts are all short names: "Glazing 101, Kite Law, Knot Ethics, Weaving"."""
    words = [text[part.start : part.end].split() for part in parts]
    short = all(len(each) <= _MOST_PARTS for each in words)
    named = all(each[0][0].isupper() for each in words[:-1]) and words[-1][0][0].isalpha()
    return short and named and len(parts) >= _FEWEST_PARTS


def _one_item(text: str, span: Span, known: Sequence[Hit]) -> Iterator[Mention]:
    """An item as one certificate, as the several known ones in it, or as none."""
    patterns = rules()
    words = text[span.start : span.end]
    dated = patterns.date_tail.search(words)
    if dated:
        span = trim(text, Span(span.start, span.start + dated.start()))
        words = text[span.start : span.end]
    if len(words) < 2 or patterns.drop.match(words) or _is_school(words):
        return
    entry = load_knowledge().certifications.lookup(words)
    hits = () if entry else hits_inside(known, span)
    labels = {entry.label} if entry else {hit.entry.label for hit in hits}
    if len(labels) > 1:
        yield from _several(text, span, hits)
    elif labels and (entry or len(words.split()) <= patterns.max_words):
        yield mention(labels.pop(), span, "certifications.listed")
    elif labels:
        yield from (
            mention(hit.entry.label, span_of(hit), "certifications.in_list") for hit in hits
        )
    elif " " not in words and (is_title(words) or words.lower() in load_knowledge().stop):
        return
    elif len(words.split()) <= patterns.max_words and not _is_duty(words):
        yield mention(" ".join(words.split()), span, "certifications.listed")


def _several(text: str, span: Span, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Known names in one item, and what behind the last calls itself a certificate."""
    for hit in hits:
        yield mention(hit.entry.label, span_of(hit), "certifications.in_list")
    rest = trim(text, Span(hits[-1].end, span.end))
    words = " ".join(text[rest.start : rest.end].split())
    if rules().generic.search(words) and len(words.split()) <= MOST_REST:
        yield mention(words, rest, "certifications.generic")


def _is_school(words: str) -> bool:
    """Whether an item is the name of a school alone, or a degree."""
    level = load_knowledge().degrees.level_of(words)
    if level in (DegreeLevel.BACHELOR, DegreeLevel.MASTER, DegreeLevel.DOCTORATE):
        return education_patterns()["school"].search(words) is not None
    return education_patterns()["school"].fullmatch(words) is not None


def _is_duty(words: str) -> bool:
    """Whether an item is a sentence about work that strayed into the section."""
    plain = [word for word in words.split() if word[0].islower()]
    few = len(words.split()) < _DUTY_WORDS
    return not few and len(plain) * 2 > len(words.split()) and not rules().cue.search(words)


def span_of(hit: Hit) -> Span:
    """Where a known name stands."""
    return Span(hit.start, hit.end)


def mention(
    value: str, span: Span, rule: str, kind: SectionKind = SectionKind.CERTIFICATIONS
) -> Mention:
    """A certificate as it was found, its standing not yet told."""
    return Mention(Label.CERTIFICATION, value, span, kind, rule)


def is_title(words: str) -> bool:
    """Whether words are the whole of a known job title."""
    return load_knowledge().titles.is_known(words.strip())
