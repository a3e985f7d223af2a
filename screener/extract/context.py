"""How the candidate stands to what the text names: cues, their scope, and the standing they give.

A cue reaches over the rest of its clause (or, looking backward, over the clause before it) and
never out of its statement. The modifier keeps cue and scope, so that any finding can be explained:
"pursuing an MBA" is in progress, "no experience with SQL" denied, "my team used Salesforce"
someone else's, "objective: to learn Tableau" wanted. Everything in a references section is someone
else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.resources import load_table
from screener.types import Modifier, Section, SectionKind, Span, Standing, Statement

_HEARD_FIRST = (
    Standing.DENIED,
    Standing.SOMEONE_ELSES,
    Standing.WANTED,
    Standing.IN_PROGRESS,
)
"""Of two scopes of one length, the standing that claims less wins."""


@dataclass(frozen=True, slots=True)
class _Cue:
    standing: Standing
    rule: str
    forward: bool


@dataclass(frozen=True, slots=True)
class _Cues:
    """One pattern for all cues of a direction; a group's name leads to its cue."""

    pattern: re.Pattern[str]
    by_group: dict[str, _Cue]
    excepted: re.Pattern[str]
    clause_end: re.Pattern[str]
    max_scope: int


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = load_table("context")
    by_group: dict[str, _Cue] = {}
    parts = []
    for standing, directions in table["standings"].items():
        for direction, rules in directions.items():
            for name, regex in rules.items():
                by_group[name] = _Cue(Standing(standing), f"context.{name}", direction == "forward")
                parts.append(f"(?P<{name}>{regex})")
    return _Cues(
        pattern=re.compile("|".join(parts), re.IGNORECASE),
        by_group=by_group,
        excepted=re.compile("|".join(table["not"]), re.IGNORECASE),
        clause_end=re.compile(table["clause_end"], re.IGNORECASE),
        max_scope=table["max_scope"],
    )


def find_modifiers(
    text: str, statements: Sequence[Statement], sections: Sequence[Section]
) -> tuple[Modifier, ...]:
    """Every cue with its scope, in the order they stand.

    >>> from screener.types import SectionKind
    >>> text = "Used Excel but have no experience with Tableau."
    >>> found = find_modifiers(text, [Statement(Span(0, 47), SectionKind.SUMMARY)], [])
    >>> [(str(each.standing), text[each.scope.start : each.scope.end]) for each in found]
    [('denied', ' Tableau')]
    """
    found = [modifier for each in statements for modifier in _in_statement(text, each.span)]
    for section in sections:
        if section.kind is SectionKind.REFERENCES and len(section.body):
            cue = section.heading or Span(section.body.start, section.body.start)
            rule = "context.references_section"
            found.append(Modifier(Standing.SOMEONE_ELSES, cue, section.body, rule))
    return tuple(sorted(found, key=lambda each: (each.cue, each.scope)))


def _in_statement(text: str, span: Span) -> Iterator[Modifier]:
    cues = _cues()
    words = text[span.start : span.end]
    excepted = [match.span() for match in cues.excepted.finditer(words)]
    for match in cues.pattern.finditer(words):
        if any(start <= match.start() < end for start, end in excepted):
            continue
        cue = cues.by_group[match.lastgroup or ""]
        start, end = _scope(words, match.start(), match.end(), cue)
        if start < end:
            at = span.start
            cue_span = Span(at + match.start(), at + match.end())
            yield Modifier(cue.standing, cue_span, Span(at + start, at + end), cue.rule)


def _scope(words: str, start: int, end: int, cue: _Cue) -> tuple[int, int]:
    """The characters of a statement that a cue reaches."""
    cues = _cues()
    if cue.forward:
        stop = cues.clause_end.search(words, end)
        return end, min(stop.start() if stop else len(words), end + cues.max_scope)
    begin = max(0, start - cues.max_scope)
    for stop in cues.clause_end.finditer(words, begin, start):
        begin = stop.end()
    return begin, start


def standing_of(span: Span, modifiers: Sequence[Modifier]) -> tuple[Standing, Span | None]:
    """The standing that the nearest cue gives a span, and the cue; held where no cue reaches it.

    >>> reach = Modifier(Standing.DENIED, Span(0, 2), Span(2, 20))
    >>> standing_of(Span(5, 9), [reach])
    (<Standing.DENIED: 'denied'>, Span(start=0, end=2))
    >>> standing_of(Span(25, 29), [reach])
    (<Standing.HELD: 'held'>, None)
    """
    around = [each for each in modifiers if each.scope.covers(span)]
    if not around:
        return Standing.HELD, None
    nearest = min(around, key=lambda m: (len(m.scope), _HEARD_FIRST.index(m.standing), m.cue))
    return nearest.standing, nearest.cue


@Language.component("context")
def _context(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.modifiers = find_modifiers(draft.resume.text, draft.statements, draft.sections)
    return doc
