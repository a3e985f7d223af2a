"""How the candidate stands to what the text names: cues, their scope, and the standing they give.

A cue reaches over the rest of its clause (or, looking backward, over the clause before it) and
never out of its statement. The modifier keeps cue and scope, so that any finding can be explained:
"pursuing an MBA" is in progress, "no experience with SQL" denied, "my team used Salesforce"
someone else's, "objective: to learn Tableau" wanted. Everything in a references section is someone
else's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.resources import load_table
from screener.knowledge import Words
from screener.types import Modifier, Section, SectionKind, Span, Standing, Statement

_MAX_STATEMENT = 2_000
"""Sentences are searched so far; a longer one is no sentence."""

_MAX_MODIFIERS = 500
"""No resume has so many cues; a text that has more is cut here."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """What gives a standing, and which way it reaches."""

    rule: str
    standing: Standing
    forward: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Cues:
    """All cues by the words that make a search for them worth while.

    In sections of `deeds` nothing is a wish: "to learn about their needs" is how a job was done.
    """

    by_trigger: dict[str, tuple[_Cue, ...]]
    excepted: re.Pattern[str]
    clause_end: re.Pattern[str]
    max_scope: int
    deeds: frozenset[SectionKind]
    wanted_heading: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = load_table("context")
    by_trigger: dict[str, tuple[_Cue, ...]] = {}
    for name, row in table["cues"].items():
        pattern = re.compile(row["pattern"], re.IGNORECASE)
        cue = _Cue(
            f"context.{name}", Standing(row["standing"]), row["direction"] == "forward", pattern
        )
        for word in row["triggers"]:
            by_trigger[word] = (*by_trigger.get(word, ()), cue)
    return _Cues(
        by_trigger=by_trigger,
        excepted=re.compile("|".join(table["not"]), re.IGNORECASE),
        clause_end=re.compile(table["clause_end"], re.IGNORECASE),
        max_scope=table["max_scope"],
        deeds=frozenset(map(SectionKind, table["wanted_not_in"])),
        wanted_heading=re.compile(table["wanted_heading"]),
    )


def find_modifiers(
    text: str, words: Words, statements: Sequence[Statement], sections: Sequence[Section]
) -> tuple[Modifier, ...]:
    """Every cue with its scope, in the order they stand; `words` are those of the text.

    >>> from screener.knowledge import split_words
    >>> text = "Used Excel but have no experience with Tableau."
    >>> sentence = Statement(Span(0, 47), SectionKind.SUMMARY)
    >>> found = find_modifiers(text, split_words(text), [sentence], [])
    >>> [(str(each.standing), text[each.scope.start : each.scope.end]) for each in found]
    [('denied', ' Tableau')]
    """
    found: list[Modifier] = []
    ordered = sorted(statements, key=lambda each: each.span)
    for number, cues in _places(words, ordered).items():
        statement = ordered[number]
        for cue in cues:
            if cue.standing is not Standing.WANTED or statement.section not in _cues().deeds:
                found += _in_statement(text, statement.span, cue)
    found += [modifier for section in sections for modifier in _of_section(text, section)]
    ordered_cues = sorted(found, key=lambda each: (each.cue, each.scope, each.rule))
    return tuple(ordered_cues[:_MAX_MODIFIERS])


def _of_section(text: str, section: Section) -> Iterator[Modifier]:
    """What a heading says about everything under it: "References", "Target position"."""
    mark = section.heading or Span(section.body.start, section.body.start)
    if section.body.end <= section.body.start:
        return
    if section.kind is SectionKind.REFERENCES:
        yield Modifier(Standing.SOMEONE_ELSES, mark, section.body, "context.references_section")
    elif _cues().wanted_heading.match(text[mark.start : mark.end]):
        yield Modifier(Standing.WANTED, mark, section.body, "context.wanted_section")


def _places(words: Words, statements: Sequence[Statement]) -> dict[int, dict[_Cue, None]]:
    """The cues worth searching for, by the number of the statement that holds a trigger."""
    by_trigger = _cues().by_trigger
    starts = [statement.span.start for statement in statements]
    places: dict[int, dict[_Cue, None]] = {}
    for at, key in enumerate(words.keys):
        if key in by_trigger:
            number = bisect_right(starts, words.starts[at]) - 1
            if number >= 0 and words.starts[at] < statements[number].span.end:
                places.setdefault(number, {}).update(dict.fromkeys(by_trigger[key]))
    return places


def _in_statement(text: str, span: Span, cue: _Cue) -> Iterator[Modifier]:
    words = text[span.start : min(span.end, span.start + _MAX_STATEMENT)]
    found = list(cue.pattern.finditer(words))
    excepted = [each.span() for each in _cues().excepted.finditer(words)] if found else []
    for match in found:
        if any(start <= match.start() < end for start, end in excepted):
            continue
        start, end = _scope(words, match.start(), match.end(), cue)
        if start < end:
            mark = Span(span.start + match.start(), span.start + match.end())
            scope = Span(span.start + start, span.start + end)
            yield Modifier(cue.standing, mark, scope, cue.rule)


def _scope(words: str, start: int, end: int, cue: _Cue) -> tuple[int, int]:
    """The characters of a statement that a cue reaches."""
    cues = _cues()
    if cue.forward:
        reach = min(len(words), end + cues.max_scope)
        stop = cues.clause_end.search(words, end, reach)
        return end, stop.start() if stop else reach
    begin = max(0, start - cues.max_scope)
    for stop in cues.clause_end.finditer(words, begin, start):
        begin = stop.end()
    return begin, start


@Language.component("context")
def _context(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.modifiers = find_modifiers(
        draft.resume.text, draft.terms.words, draft.statements, draft.sections
    )
    return doc
