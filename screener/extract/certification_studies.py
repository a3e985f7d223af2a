"""Certificates among studies: the part of a row that no school, date or place divides.

Forms handled: "Certificate : Glazing 2004 Quill College - City"; "Certificate in Kite Care Quill
University"; "Quill University 2011 Professional Certificate : Glazing"; two run together, "Kite
Certificate Glass Certificate Quill Institute".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from screener.extract.certification_lists import mention
from screener.extract.certification_patterns import rules
from screener.extract.education_patterns import education_patterns
from screener.extract.education_tokens import Part, Token, read_tokens
from screener.extract.education_wrapping import join_wrapped
from screener.extract.items import split_items, trim
from screener.extract.rows import Row
from screener.types import DateRange, Mention, SectionKind, Span

_NAMING = frozenset((Part.DEGREE, Part.TEXT))
_OF_SUBJECT = (" in", " of", " for", " on")
_LOOSE = " ,;:/"
_CLOSE = 3
"""At most so many characters divide the words of one name; a place is longer."""


def studied(
    text: str, rows: Sequence[Row], dates: Sequence[DateRange], named: Collection[Span]
) -> Iterator[Mention]:
    """What rows of studies say to be a certificate; names that were found already are left out."""
    for row in join_wrapped(rows):
        if not rules().studied.search(row.text):
            continue
        for part in _parts(read_tokens(row, dates)):
            for item in _one_by_one(text, part):
                free = not any(map(item.overlaps, named))
                if free and _names_one(text[item.start : item.end]):
                    name = " ".join(text[item.start : item.end].split())
                    yield mention(name, item, "certifications.studied", SectionKind.EDUCATION)


def _parts(tokens: Sequence[Token]) -> Iterator[Span]:
    """The stretches of a row between its schools, dates and places.

    A subject that no list knows stands in the name of its school: "Certificate in Kite Quill
    College".
    """
    start: int | None = None
    for token, after in pairwise((*tokens, None)):
        if token is None or (start is None and token.part not in _NAMING):
            continue
        start = token.span.start if start is None else start
        if after is None or not _runs_on(token, after):
            yield Span(start, token.span.end)
            start = None


def _runs_on(token: Token, after: Token) -> bool:
    """Whether the next words of a row belong to the same name."""
    names = after.part in _NAMING and token.part in _NAMING
    subject = after.part is Part.SCHOOL and token.text.endswith(_OF_SUBJECT)
    return (names or subject) and after.span.start - token.span.end <= _CLOSE


def _one_by_one(text: str, part: Span) -> Iterator[Span]:
    """The certificates of a stretch: cut behind the word for one, or before it where it leads."""
    for item in split_items(text, part, rules().item_separators):
        words = [found.span() for found in rules().award.finditer(text, item.start, item.end)]
        leads = bool(words) and words[0][0] == item.start
        inner = [start for start, _ in words[1:]] if leads else [end for _, end in words[:-1]]
        for start, end in pairwise((item.start, *inner, item.end)):
            bare = _shortened(text[start:end]).rstrip(_LOOSE)
            yield trim(text, Span(start, start + len(rules().open_end.sub("", bare))))


def _shortened(words: str) -> str:
    """Words without what is told behind the name, where they are too many for one."""
    if len(words.split()) <= rules().max_words:
        return words
    head = words.partition(" : ")[0]
    said = rules().generic.match(words.lstrip()) if head == words else None
    return said.group() if said else head


def _names_one(words: str) -> bool:
    """Whether words name a certificate of some subject, one that is held and no praise."""
    patterns = rules()
    told = patterns.studied.search(words) and not patterns.praise.search(words)
    others = (education_patterns()[name].search(words) for name in ("progress", "marks"))
    told = told and not words[:1].islower() and not any(others)
    subject = patterns.of_no_subject.sub("", words).split()
    return bool(told and subject) and len(words.split()) <= patterns.max_words
