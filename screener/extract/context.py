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
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.resources import load_table
from screener.extract.tokenizer import Tokenizer, tokenizer_of, words_of
from screener.types import Modifier, Section, SectionKind, Span, Standing, Statement

_MAX_STATEMENT = 2_000
"""Sentences are searched so far; a longer one is no sentence."""

_MAX_MODIFIERS = 500
"""No resume has so many cues; a text that has more is cut here."""


Trigger = tuple[str, int]
"""The name of a cue that is worth while to look for, and where the word stands that says so."""


class _Cue(msgspec.Struct, frozen=True):
    """What gives a standing, and which way it reaches."""

    rule: str
    standing: Standing
    forward: bool
    pattern: re.Pattern[str]


class _Cues(msgspec.Struct, frozen=True):
    """All cues by name; `triggers` are the words that make a search for one worth while.

    In sections of `deeds` nothing is a wish: "to learn about their needs" is how a job was done.
    """

    by_name: dict[str, _Cue]
    triggers: dict[str, tuple[str, ...]]
    excepted: re.Pattern[str]
    clause_end: re.Pattern[str]
    max_scope: int
    deeds: frozenset[SectionKind]
    wanted_heading: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = load_table("context")
    return _Cues(
        by_name={
            name: _Cue(
                rule=f"context.{name}",
                standing=Standing(row["standing"]),
                forward=row["direction"] == "forward",
                pattern=re.compile(row["pattern"], re.IGNORECASE),
            )
            for name, row in table["cues"].items()
        },
        triggers={name: tuple(row["triggers"]) for name, row in table["cues"].items()},
        excepted=re.compile("|".join(table["not"]), re.IGNORECASE),
        clause_end=re.compile(table["clause_end"], re.IGNORECASE),
        max_scope=table["max_scope"],
        deeds=frozenset(map(SectionKind, table["wanted_not_in"])),
        wanted_heading=re.compile(table["wanted_heading"]),
    )


def find_modifiers(
    text: str,
    triggers: Iterable[Trigger],
    statements: Sequence[Statement],
    sections: Sequence[Section],
) -> tuple[Modifier, ...]:
    """Every cue with its scope, in the order they stand.

    >>> from spacy.vocab import Vocab
    >>> tokenizer = Tokenizer(Vocab())
    >>> text = "Used Excel but have no experience with Tableau."
    >>> triggers = CueFinder(tokenizer).triggers(tokenizer(text))
    >>> sentence = Statement(Span(0, 47), SectionKind.SUMMARY)
    >>> found = find_modifiers(text, triggers, [sentence], [])
    >>> [(str(each.standing), text[each.scope.start : each.scope.end]) for each in found]
    [('denied', ' Tableau')]
    """
    found: list[Modifier] = []
    ordered = sorted(statements, key=lambda each: each.span)
    for number, cues in _places(triggers, ordered).items():
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


def _places(
    triggers: Iterable[Trigger], statements: Sequence[Statement]
) -> dict[int, dict[_Cue, None]]:
    """The cues worth searching for, by the number of the statement that holds a trigger."""
    by_name = _cues().by_name
    starts = [statement.span.start for statement in statements]
    places: dict[int, dict[_Cue, None]] = {}
    for name, start in triggers:
        number = bisect_right(starts, start) - 1
        if number >= 0 and start < statements[number].span.end:
            places.setdefault(number, {})[by_name[name]] = None
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


class CueFinder:
    """The component; it holds the words that announce a cue."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._matcher = PhraseMatcher(tokenizer.vocab, attr="ORTH")
        self._names = {tokenizer.vocab.strings.add(name): name for name in _cues().triggers}
        for name, words in _cues().triggers.items():
            self._matcher.add(name, tokenizer.numbered(words))

    def triggers(self, doc: Doc) -> list[Trigger]:
        """The words of a Doc that announce a cue."""
        starts = words_of(doc).starts
        return [(self._names[number], starts[at]) for number, at, _ in self._matcher(doc)]

    def __call__(self, doc: Doc) -> Doc:
        """Give the draft its modifiers."""
        draft = draft_of(doc)
        draft.modifiers = find_modifiers(
            draft.resume.text, self.triggers(doc), draft.statements, draft.sections
        )
        return doc


@Language.factory("context")
def _make_context(nlp: Language, name: str) -> CueFinder:
    return CueFinder(tokenizer_of(nlp))
