"""Known certificates outside their own section, where they or their row tell what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from screener.extract.certification_lists import is_title, mention, span_of
from screener.extract.certification_patterns import rules
from screener.extract.rows import Row
from screener.extract.terms import hits_inside
from screener.knowledge import Hit
from screener.types import Job, Mention, Section, SectionKind

LISTING = frozenset(
    (
        SectionKind.EDUCATION,
        SectionKind.OTHER,
        SectionKind.PERSONAL,
        SectionKind.SUMMARY,
        SectionKind.SKILLS,
        SectionKind.AWARDS,
        SectionKind.AFFILIATIONS,
    )
)
"""Sections in which a certificate may stand as an item, named in full or not known at all."""

_LISTS = frozenset((SectionKind.SKILLS, SectionKind.LANGUAGES))
_FULL_NAME = 3
_MOST_BESIDE = 3
"""Words of a row for each certificate in it, which is told if they are no more."""

_FEW_LETTERS = 4
_LEAD = 80
"""Characters in front of a name in which it may be said to be somebody else's."""

_REACH = 400
"""Characters around a name in which its row may say that it is a certificate."""


def named_in(
    rows: Sequence[Row], section: Section, jobs: Sequence[Job], known: Sequence[Hit]
) -> Iterator[Mention]:
    """Known names in the rows of a section.

    Not in a job's own header nor in the title at the head of the resume, and no driving licence.
    """
    if not hits_inside(known, section.body):
        return
    for row in rows:
        hits = hits_inside(known, row.span)
        if not hits or any(job.header.covers(row.span) for job in jobs):
            continue
        if section.kind is SectionKind.PREAMBLE and is_title(row.content):
            continue
        for hit in _told(row, hits, section.kind):
            if hit.entry.label not in rules().only_listed:
                yield mention(hit.entry.label, span_of(hit), "certifications.named", section.kind)


def _told(row: Row, hits: Sequence[Hit], kind: SectionKind) -> Iterator[Hit]:
    """The names that are told to be certificates, and those beside them: "PMP, ITIL and CSM"."""
    mixed = _stands_among_skills(row, hits, kind)
    tells = _is_told_among_skills if mixed else _is_told
    own = (
        at for at, hit in enumerate(hits) if not _is_of_others(row.text, *_place(row, hit), kind)
    )
    told = {at for at in own if tells(row, hits[at], kind)}
    beside = {
        at for at, pair in enumerate(pairwise(hits)) if not mixed and _stand_beside(row, *pair)
    }
    for at in range(1, len(hits)):
        if at - 1 in beside and at - 1 in told:
            told.add(at)
    for at in range(len(hits) - 2, -1, -1):
        if at in beside and at + 1 in told:
            told.add(at)
    for at in sorted(told):
        yield hits[at]


def _stand_beside(row: Row, one: Hit, other: Hit) -> bool:
    """Whether nothing but a comma or "and" divides two names."""
    gap = row.text[one.end - row.span.start : other.start - row.span.start]
    return rules().beside.fullmatch(gap) is not None


def _is_told(row: Row, hit: Hit, kind: SectionKind) -> bool:
    start, end = _place(row, hit)
    said = row.text[max(0, start - _REACH) : end + _REACH]
    return _is_said(row, hit, kind, said) or _says_itself(row.text[start:end])


def _is_told_among_skills(row: Row, hit: Hit, kind: SectionKind) -> bool:
    """Whether its own item in a list tells a name, which a bare abbreviation does not do."""
    start, end = _place(row, hit)
    words = row.text[start:end]
    bare = words in rules().plain_acronyms
    said = _is_said(row, hit, kind, _list_item(row.text, start))
    return said or (not bare and _says_itself(words))


def _is_said(row: Row, hit: Hit, kind: SectionKind, said: str) -> bool:
    """Whether words around a name say that it is a certificate, or it is one by its full name."""
    start, end = _place(row, hit)
    words = row.text[start:end]
    return _is_cued(said, words) or (kind in LISTING and _is_full_name(words, hit))


def _place(row: Row, hit: Hit) -> tuple[int, int]:
    return hit.start - row.span.start, hit.end - row.span.start


def _is_of_others(row: str, start: int, end: int, kind: SectionKind) -> bool:
    """Whether the words around a name say that it is not the candidate's: "sent to a CPA firm"."""
    patterns = rules()
    before = patterns.of_others if kind is SectionKind.EXPERIENCE else patterns.of_another
    around = before.search(row, max(0, start - _LEAD), start) or patterns.of_firms.match(row, end)
    return around is not None


def _stands_among_skills(row: Row, hits: Sequence[Hit], kind: SectionKind) -> bool:
    """Whether a row of skills or languages is a list or a phrase of more than certificates."""
    if kind not in _LISTS:
        return False
    words = len(row.content.split())
    return row.text.count(",") >= len(hits) or words > _MOST_BESIDE * len(hits)


def _list_item(row: str, at: int) -> str:
    """The words between the commas around a place."""
    end = row.find(",", at)
    return row[row.rfind(",", 0, at) + 1 : end if end >= 0 else len(row)]


def _is_cued(row: str, name: str) -> bool:
    """Whether a row says that a name in it is a certificate; of few capitals it must say so."""
    if len(name) <= _FEW_LETTERS and name.isupper():
        return not row.isupper() and rules().strong_cue.search(row) is not None
    return rules().cue.search(row) is not None


def _is_full_name(words: str, hit: Hit) -> bool:
    """Whether a certificate is told by the whole of its own long name."""
    return words == hit.entry.label and len(words.split()) >= _FULL_NAME and not is_title(words)


def _says_itself(words: str) -> bool:
    """Whether a name tells that it is a certificate, with no cue around it."""
    return words in rules().plain_acronyms or rules().own_cue.search(words) is not None
