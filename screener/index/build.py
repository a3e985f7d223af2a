"""From a profile to its index: what a rubric's questions are looked up in, made once for them all.

It is kept with the profile, so that another rubric costs its own searches only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from screener.extract.standing import standing_of
from screener.index.addresses import blank, find_addresses
from screener.index.folding import bare_tokens, fold_case, lower, without_marks
from screener.index.instructions import find_instructions, may_instruct
from screener.index.meaning import load_word_table, pack_rows
from screener.index.patterns import load_rows
from screener.index.stems import counted, stems_of
from screener.types import Profile, ResumeIndex, SectionKind, Span, Standing, Statement

JOB_SECTIONS = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING, SectionKind.AWARDS}
)
"""Sections whose statements tell what somebody did."""
PRESENT, AROUND = "present", 40
"""A word that ends dates, and the characters around it that tell whether it does: searching there
alone is ten times as fast as searching the text."""
_NO_VERB = re.compile(load_rows("words")["no_verb"])
_AMOUNT = re.compile(load_rows("words")["amount"])
_ACHIEVED = tuple(load_rows("words")["achieved"].split())

Tokens = list[str]


def index_profile(profile: Profile) -> ResumeIndex:
    """Index the visible text of a profile.

    >>> from screener.types import Line, ResumeText
    >>> text = "Led teams. Led"
    >>> resume = ResumeText("00", text, (Line(Span(0, 14)),), visible_end=14)
    >>> whole = Statement(Span(0, 10), SectionKind.EXPERIENCE)
    >>> index_profile(Profile(resume, statements=(whole,))).stems
    {'lead': (0,), 'team': (0,)}
    """
    text, statements = profile.resume.visible_text, statements_of(profile)
    lowered = lower(text)
    mute = _mute(profile, lowered)
    folded = fold_case(blank(lowered, mute))
    told, others = _split(bare_tokens(folded), statements)
    words = _without_marks(dict.fromkeys(chain(others, *told)))
    instructions = find_instructions(text) if may_instruct(lowered, words.keys()) else ()
    speaking = tuple(_speaking(profile, statements, folded, instructions))
    spoken = {number: told[number] for number in speaking}
    others += chain.from_iterable(told[n] for n in range(len(told)) if n not in spoken)
    described = tuple(n for n in speaking if _tells_of_jobs(statements[n]))
    return ResumeIndex(
        mute=mute,
        instructions=instructions,
        speaking=speaking,
        words=" ".join(words),
        stems=_postings(folded, statements, spoken, others),
        described=described,
        results=tuple(_results(folded, statements, told, words)),
        meanings=pack_rows(load_word_table().encode_words([told[n] for n in described])),
    )


def statements_of(profile: Profile) -> tuple[Statement, ...]:
    """The statements of a profile; its visible lines where it carries none."""
    return profile.statements or tuple(
        Statement(line.span, SectionKind.OTHER)
        for line in profile.resume.lines
        if line.visible and len(line.span)
    )


def _mute(profile: Profile, lowered: str) -> tuple[Span, ...]:
    """The addresses, the dates of jobs, and where "present" is no verb: nothing that was done."""
    contact = profile.contact
    dates = [job.dates.span for job in profile.jobs if job.dates]
    known = (m.span for m in (*contact.emails, *contact.links))
    return find_addresses(lowered, (*known, *dates, *_no_verbs(lowered, dates)))


def _no_verbs(lowered: str, dates: Sequence[Span]) -> Iterator[Span]:
    at = lowered.find(PRESENT)
    while at >= 0:
        end = at + len(PRESENT)
        if not any(span.start <= at and end <= span.end for span in dates):
            found = _NO_VERB.finditer(lowered, max(0, at - AROUND), end + AROUND)
            yield from (Span(*each.span()) for each in found)
        at = lowered.find(PRESENT, end)


def _split(spelled: str, statements: Sequence[Statement]) -> tuple[list[Tokens], Tokens]:
    """The words of every statement, and those between them; each is cut off the text once.

    No statement begins or ends within a word.
    """
    told, others, at = list[Tokens](), list[str](), 0
    for statement in statements:
        start, end = statement.span.start, statement.span.end
        others += spelled[at:start].split()
        told.append(spelled[start:end].split())
        at = max(at, end)
    return told, others + spelled[at:].split()


def _without_marks(words: dict[str, None]) -> dict[str, None]:
    """Different words without the marks in them, in order."""
    if all(map(str.isalnum, words)):
        return words
    return dict.fromkeys(without_marks(" ".join(words)).split())


def _speaking(
    profile: Profile, statements: Sequence[Statement], folded: str, instructions: Sequence[Span]
) -> Iterator[int]:
    """The statements that may be evidence: nothing empty, wanted, or meant for a machine."""
    wanted = any(each.standing is Standing.WANTED for each in profile.modifiers)
    for number, statement in enumerate(statements):
        span = statement.span
        if folded[span.start : span.end].isspace() or any(s.overlaps(span) for s in instructions):
            continue
        if not (wanted and standing_of(span, profile.modifiers)[0] is Standing.WANTED):
            yield number


def _tells_of_jobs(statement: Statement) -> bool:
    return statement.job is not None or statement.section in JOB_SECTIONS


def _results(
    folded: str, statements: Sequence[Statement], told: Sequence[Tokens], words: Iterable[str]
) -> Iterator[int]:
    """The statements that tell a result: an amount, a share, or a verb of achievement."""
    achieved = {word for word in words if word.startswith(_ACHIEVED)}
    for number, (statement, tokens) in enumerate(zip(statements, told, strict=True)):
        span = statement.span
        if not achieved.isdisjoint(tokens) or _AMOUNT.search(folded, span.start, span.end):
            yield number


def _postings(
    folded: str, statements: Sequence[Statement], tokens: dict[int, Tokens], others: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Every stem of the text with the numbers of the given statements that hold it, in order.

    What counts things stands in it too, marked as `counted` does, and the stems of other words.
    """
    found: dict[str, list[int]] = {}
    for number, told in tokens.items():
        for stem in dict.fromkeys(chain.from_iterable(map(stems_of, told))):
            found.setdefault(stem, []).append(number)
    starts = [statement.span.start for statement in statements]
    for at, stem in counted(folded):
        number = bisect_right(starts, at) - 1
        if number in tokens and at < statements[number].span.end:
            held = found.setdefault(stem, [])
            if number not in held[-1:]:
                held.append(number)
    for stem in chain.from_iterable(map(stems_of, others)):
        found.setdefault(stem, [])
    return {stem: tuple(numbers) for stem, numbers in found.items()}
