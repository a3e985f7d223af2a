"""Certificates told in a list: the items of a section or behind a label, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from screener.extract.certification_patterns import end_date, is_date, is_issuer, rules
from screener.extract.certification_rows import name_rows
from screener.extract.education_patterns import education_patterns
from screener.extract.items import goes_on, join_rows, split_items, trim
from screener.extract.rows import Row
from screener.extract.terms import hits_inside
from screener.knowledge import Entry, Hit, load_knowledge
from screener.types import DegreeLevel, Label, Mention, SectionKind, Span

MOST_REST = 7
_FEWEST_REST = 3
_MOST_DUTIES = 2
"""From so many sentences on, a section that is a third of them tells of work."""

_DUTY_WORDS = 6
_MOST_PARTS = 5
"""Words that an item of a list divided by commas has at most."""

_FEWEST_PARTS = 4
_SEVERAL = 2
_MOST_TAILS = 3
_TAIL = 80
"""Characters in which the number of a licence stands."""

_COMMA = re.compile(r"[,;|]")


def listed(text: str, rows: Sequence[Row], known: Sequence[Hit]) -> Iterator[Mention]:
    """The items of a section; a comma divides only what is known on both sides."""
    if not rows:
        return
    items = list(_items_of(text, rows, known))
    duties = sum(_tells_of_work(text[item.start : item.end]) for item in items)
    for item in items:
        sure = duties < _MOST_DUTIES or duties * 3 < len(items)
        if sure or _is_told(text, item, known):
            yield from _read_item(text, item, known)


def _items_of(text: str, rows: Sequence[Row], known: Sequence[Hit]) -> Iterator[Span]:
    for run in join_rows(name_rows(rows), known):
        for part in _in_parts(run):
            whole = Span(part[0].span.start + part[0].bullet, part[-1].span.end)
            if part[0] is not run[0] and _is_long(run) and not _is_told(text, whole, known):
                continue
            for item in split_items(text, whole, rules().item_separators):
                yield from _behind_dates(text, item)


def _behind_dates(text: str, item: Span) -> Iterator[Span]:
    """An item cut behind every date in it, if there are several: "Kites (2010) Glass (2012)".

    After commas only if a date ends it too: "Glazing, 2010 Quill Guild" tells who gave it. Numbers
    of licences divide alike: "Kite Permit # 12345 Glazing Permit # 6789".
    """
    words = text[item.start : item.end]
    dated = end_date(words) is not None or _number_behind(words) is not None
    found = rules().date_between.finditer(text, item.start, item.end)
    cuts = [cut.end() for cut in found if dated or text[cut.start()] != ","]
    cuts += [cut.end() for cut in rules().number_between.finditer(text, item.start, item.end)]
    if len(cuts) + dated < _SEVERAL:
        cuts = []
    for start, end in pairwise((item.start, *sorted(cuts), item.end)):
        part = trim(text, Span(start, end))
        if len(part):
            yield part


def _tells_of_work(words: str) -> bool:
    """Whether an item is too long for a name and in small letters, as a sentence about work is."""
    return len(words.split()) > rules().max_words or _is_duty(words)


def _in_parts(run: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows that were joined, cut again before capitals where they hold no list and no long name."""
    parts: list[list[Row]] = [[run[0]]]
    for before, row in pairwise(run):
        begins = not run[0].bullet and row.content[:1].isupper() and not _goes_on(before)
        if begins and (_is_long(run) or row.line.block != before.line.block or _ends_name(before)):
            parts.append([])
        parts[-1].append(row)
    yield from parts


def _is_long(run: Sequence[Row]) -> bool:
    """Whether rows that were joined hold more words than a name."""
    return sum(len(each.content.split()) for each in run) > rules().max_words


def _is_told(text: str, item: Span, known: Sequence[Hit]) -> bool:
    """Whether an item says that it is a certificate, or names one that is known."""
    cued = rules().own_cue.search(text, item.start, item.end)
    return bool(cued or hits_inside(known, item))


def _goes_on(row: Row) -> bool:
    """Whether a row ends within a name or within a list divided by commas."""
    return goes_on(row.text) or row.content.count(",") >= _FEWEST_PARTS - 1


def _ends_name(row: Row) -> bool:
    """Whether a row ends in a date, or holds a name with who gave it and no list of names."""
    dated = end_date(row.content) is not None
    return dated or len(list(_COMMA.finditer(row.content))) == 1


def _read_item(text: str, span: Span, known: Sequence[Hit]) -> Iterator[Mention]:
    for part in _names_of(text, span):
        yield from _one_item(text, part, known)


def _names_of(text: str, span: Span) -> Sequence[Span]:
    """The names in an item: many or known ones between commas, or the whole of it."""
    if _is_known(text, _bare(text, span)):
        return (span,)
    found = split_items(text, span, rules().list_separators)
    parts = [part for part in found if not _is_no_name(text, part)]
    named = [part for part in parts if _is_known(text, part)]
    if named and len(parts) == _SEVERAL and _opens_longer(text, *parts):
        return (span,)
    if len(parts) > 1 and len(named) * 2 >= len(parts):
        return _without_providers(text, parts)
    names = list(split_items(text, span, rules().name_separators))
    if _are_skills(text, names):
        return ()
    return names if _is_list(text, names) or _all_explained(text, names) else (span,)


def _opens_longer(text: str, first: Span, second: Span) -> bool:
    """Whether a full name known goes on with words unknown: "Certified Fitter, Panes 8"."""
    bare = _bare(text, second)
    name, rest = text[first.start : first.end], text[bare.start : bare.end]
    if _is_known(text, second) or len(name.split()) < _FEWEST_REST or is_issuer(rest):
        return False
    return not load_knowledge().certifications.find_in(rest)


def _is_no_name(text: str, part: Span) -> bool:
    """Whether a part is a date or a number; a bare figure may be of a name: "Series 7, 9"."""
    words = text[part.start : part.end]
    return rules().drop.match(words) is not None and not words.isdigit()


def _is_known(text: str, part: Span) -> bool:
    return _entry(text[part.start : part.end]) is not None


def _entry(words: str) -> Entry | None:
    return load_knowledge().certifications.lookup(" ".join(words.split()))


def _without_providers(text: str, parts: Sequence[Span]) -> Sequence[Span]:
    """Parts without who gave the one before: "CSM, Scrum Alliance"; many parts are all names."""
    if len(parts) >= _FEWEST_PARTS:
        return parts
    return [part for at, part in enumerate(parts) if not at or not _is_given_by(text, part)]


def _is_given_by(text: str, part: Span) -> bool:
    bare = _bare(text, part)
    return is_issuer(text[bare.start : bare.end]) and not _is_known(text, bare)


def _are_skills(text: str, parts: Sequence[Span]) -> bool:
    """Whether a list that says nothing of certificates is one of skills: "Welding, Excel, SQL"."""
    if len(parts) < _FEWEST_PARTS or rules().cue.search(text, parts[0].start, parts[-1].end):
        return False
    lookup = load_knowledge().skills.lookup
    return sum(lookup(text[part.start : part.end]) is not None for part in parts) * 2 >= len(parts)


def _all_explained(text: str, parts: Sequence[Span]) -> bool:
    """Whether every part ends in brackets of its own: "Glazing (Quillera), Knots (Kitey)"."""
    return len(parts) > 1 and all(text[part.end - 1] == ")" for part in parts)


def _is_list(text: str, parts: Sequence[Span]) -> bool:
    """Whether many parts are all short names: "Glazing 101, Kite Law, Knot Ethics, Weaving"."""
    words = [text[part.start : part.end].split() for part in parts]
    short = all(len(each) <= _MOST_PARTS + _SEVERAL for each in words)
    short = short and sum(map(len, words)) <= len(words) * _MOST_PARTS
    named = all(each[0][0].isupper() for each in words[:-1]) and words[-1][0][0].isalpha()
    return short and named and len(parts) >= _FEWEST_PARTS


def _one_item(text: str, span: Span, known: Sequence[Hit]) -> Iterator[Mention]:
    """An item as one certificate, as the several known ones in it, or as none."""
    patterns, span = rules(), _bare(text, span)
    words = text[span.start : span.end]
    if len(words) < 2 or patterns.drop.match(words) or _is_school(words) or is_date(words):
        return
    entry = _entry(words)
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
    elif not _tells_else(words):
        yield from _unknown(words, span)


def _tells_else(words: str) -> bool:
    """Whether an item that no list knows tells of something else: an award, a language, a title."""
    if " " not in words and (is_title(words) or words.lower() in load_knowledge().stop):
        return True
    spoken = rules().spoken.search(words) and load_knowledge().languages.find_in(words)
    return bool(spoken or rules().no_certificate.search(words)) and not rules().own_cue.search(
        words
    )


def _unknown(words: str, span: Span) -> Iterator[Mention]:
    """An item that no list knows, up to where a long one explains a name: "Kite Permit: ..."."""
    head = words
    if len(words.split()) > rules().max_words:
        head = words.partition(":")[0].rstrip()
        if head == words or not rules().own_cue.search(head):
            return
    if len(head.split()) <= rules().max_words and not _is_duty(head):
        place = Span(span.start, span.start + len(head))
        yield mention(" ".join(head.split()), place, "certifications.listed")


def _bare(text: str, span: Span) -> Span:
    """An item without the dates and numbers around it, and without "and" or "Earned" in front."""
    words = text[span.start : span.end]
    lead = rules().date_head.match(words) or rules().lead.match(words) or rules().label.match(words)
    start = span.start + lead.end() if lead else span.start
    for _ in range(_MOST_TAILS):
        words = text[start : span.end]
        tail = end_date(words) or _number_behind(words) or rules().progress_tail.search(words)
        span = trim(text, Span(start, start + tail.start() if tail else span.end))
    return span


def _number_behind(words: str) -> re.Match[str] | None:
    return rules().number_tail.search(words, max(0, len(words) - _TAIL))


def _several(text: str, span: Span, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Known names in one item, and what behind the last calls itself a certificate."""
    for hit in hits:
        yield mention(hit.entry.label, span_of(hit), "certifications.in_list")
    rest = trim(text, Span(hits[-1].end, span.end))
    words = " ".join(text[rest.start : rest.end].split())
    if rules().generic.search(words) and _FEWEST_REST <= len(words.split()) <= MOST_REST:
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
    return not few and len(plain) * 2 > len(words.split()) and not _tells_of_course(words)


def _tells_of_course(words: str) -> bool:
    """Whether an item begins or ends with the word for a course, or says "certified" anywhere."""
    first, last = words.split()[:2], words.split()[-1:]
    edges = " ".join(first + last)
    told = (rules().own_cue.search(words), rules().cue.search(edges), rules().program.search(edges))
    return any(told)


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
