"""The words a resume could use for what a clause asks, from the clause and from knowledge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from screener.rubric.draft.clauses import Clause
from screener.rubric.draft.lexicon import soft_family
from screener.rubric.draft.phrases import core_phrase, share_ends
from screener.rubric.draft.runs import cut_run
from screener.rubric.draft.tools import products_in, thing_and_tool
from screener.rubric.everyday import is_bare, opens_loosely, opens_with_letters
from screener.rubric.tables import any_of, load_patterns, pattern

MAX_TERMS = 14
"""More alternatives than a person would want to check are no help in a rubric."""

_EXAMPLES = pattern("terms", "examples")
_ALTERNATIVES = re.compile(
    r"\s*(?:,(?!\d{3}\b)|;)\s*(?:(?:and/or|or|and)\b|&)?\s*|\s+(?:and/or|or)\s+|\s*/\s+|\s+/\s*",
    re.I,
)
_EXPLANATION = pattern("terms", "explanation")
_FRONT = pattern("terms", "front")
_CODES = pattern("terms", "codes")
_OBTAIN = pattern("terms", "obtain")
_BACK = pattern("terms", "back")
_ASIDE = pattern("terms", "aside")
_BARE = pattern("terms", "bare")


def skill_terms(words: str, *, tail: str = "") -> tuple[str, ...]:
    """Names for a skill in the order they stand: the head, its acronym, its examples.

    >>> skill_terms("CRM systems (e.g. Salesforce, Zoho)")
    ('CRM systems', 'Salesforce', 'Zoho')
    >>> skill_terms("greenhouse", tail="management")
    ('greenhouse management',)
    >>> skill_terms("certifications like Certified Rose Grower (CRG)")
    ('Certified Rose Grower', 'CRG')
    >>> skill_terms("a rose or herb-garden certificate, e.g. HGC")
    ('rose certificate', 'herb-garden certificate', 'HGC')
    """
    uncoded = _CODES.sub("", words)
    asked = _OBTAIN.sub("", any_of("cues", "preferred").sub(" ", uncoded))
    plain = _PREDICATE.sub(r"\1", _EXPLANATION.sub("", asked))
    inside = [m.strip("() ") for m in re.findall(r"\([^()]*\)?", asked)]
    outside = re.sub(r"\([^()]*\)?", " ", plain)
    chunks = _EXAMPLES.split(" ".join(outside.split()))
    chunks += [_EXAMPLES.sub(" ", f" {hint}") for hint in inside]
    terms = [term for chunk in chunks for term in _alternatives(chunk)]
    if tail and terms:
        terms[0] = f"{terms[0]} {tail}"
    terms += products_in(asked[len(plain) :]) if asked.startswith(plain) else ()
    named = [term for term in dict.fromkeys(terms) if not is_bare(term) and not opens_loosely(term)]
    return tuple([term for term in named if not _BARE.fullmatch(term)] or named)[:MAX_TERMS]


_PREDICATE = re.compile(
    r"^((?!(?:you|we|they|it|there|who|that|this|what|candidates?|applicants?|our|your)\b)"
    r"[^,;()]{2,60}?)\s(?:is|are|isn['’]t|aren['’]t)\s.*$",
    re.IGNORECASE,
)
"""What is said of a skill that opens a sentence ("Excel is second nature to you")."""


def plain_term(words: str) -> str:
    """What words are of where no part of them is a name of its own; "" for an everyday word.

    >>> plain_term("the technical roles in a large garden"), plain_term("business")
    ('technical roles', '')
    """
    term = core_phrase(_FRONT.sub("", words.strip(_MARKS)))[:LONGEST_TERM]
    return "" if is_bare(term) or opens_loosely(term) else term


def _alternatives(chunk: str) -> Iterator[str]:
    """The members of a list of names, each with what it shares with the others."""
    first, *others = _ALTERNATIVES.split(chunk)
    told = (first, *(part for part in others if not _ASIDE.match(part)))
    parts = (_trimmed(part) for part in told)
    for part in share_ends([part for part in parts if part]):
        for start, end in cut_run(part):
            for named in thing_and_tool(part[start:end]):
                term = _trimmed(named)
                if 0 < len(term) <= LONGEST_TERM:
                    yield term


def _trimmed(part: str) -> str:
    """A name without what says how well, or that it is asked; "" for what holds no name."""
    term = " ".join(part.split()).strip(_MARKS)
    before = None
    while term != before:
        before = term
        term = term if opens_with_letters(term) else _FRONT.sub("", term)
        term = _BACK.sub("", term).strip(_MARKS)
    return term if re.search(r"[A-Za-z]", term) else ""


_MARKS = " .,;:!?()[]\"'“”’*•-–/<>"
LONGEST_TERM = 80


def known_name(term: str) -> str:
    """What the table of aliases calls a skill ("crm" for "CRM systems"); "" for one not in it.

    >>> known_name("CRM systems"), known_name("rose growing")
    ('crm', '')
    """
    return _known_names().get(term.lower(), "")


@cache
def _known_names() -> dict[str, str]:
    table = load_patterns("aliases")
    return {name: key for key, row in table.items() for name in row["names"]}


@cache
def _known() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        name: (tuple(row["any_of"]), tuple(row["weak"]))
        for row in load_patterns("aliases").values()
        for name in row["names"]
    }


def _aliases(term: str) -> tuple[str, ...]:
    """Other names of a known skill: its aliases for its label, its label for an alias like it.

    An alias with no word in common ("plating" of food preparation) may mean something else here.
    """
    from screener.knowledge import load_knowledge, phrase_key

    entry = load_knowledge().skills.lookup(term)
    if entry is None or entry.source != "own":
        return ()
    key, label = phrase_key(term), phrase_key(entry.label)
    if key == label:
        return entry.aliases[:MAX_ALIASES]
    return (entry.label,) if set(key.split()) & set(label.split()) else ()


MAX_ALIASES = 5


def _strokes(term: str) -> tuple[str, ...]:
    """The products that a stroke joins ("Unix/Linux systems"); nothing where one is unknown."""
    parts = tuple(_GENERIC_END.sub("", term).split("/"))
    named = all(products_in(part) == (part,) for part in parts)
    return parts if len(parts) > 1 and named else ()


_GENERIC_END = re.compile(
    r" (?:methodolog(?:y|ies)|environments?|systems?|platforms?|frameworks?|databases?)$", re.I
)


def with_aliases(terms: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms with what else means the same, and apart from them what only hints at it.

    A hint that is itself among the terms is no hint.

    >>> with_aliases(("MS Excel",))[0][:3], with_aliases(("MS Excel",))[1][0]
    (('MS Excel', 'Excel', 'Microsoft Excel'), 'Microsoft Office')
    """
    same = [*terms, *(part for term in terms for part in _strokes(term))]
    weak: list[str] = []
    for term in tuple(same):
        more, hints = _known().get(term.lower(), (_aliases(term), ()))
        same.extend(name for name in more if not is_bare(name))
        weak.extend(hints)
    lowered: dict[str, str] = {}
    for name in same:
        lowered.setdefault(name.lower(), name)
    apart = dict.fromkeys(hint for hint in weak if hint.lower() not in lowered)
    return tuple(lowered.values()), tuple(apart)


_ABLE = pattern("terms", "able")


def _is_talk(term: str) -> bool:
    """Whether a piece of a sentence names neither a soft skill nor anything known."""
    from screener.knowledge import load_knowledge

    return not soft_family(term) and load_knowledge().skills.lookup(term) is None


_TALK = re.compile(r"\b(?:you|we|they|who|that|is|are|will|should|can|to|while)\b", re.IGNORECASE)
"""Words of a sentence; a list of names has none."""

_ABLE_TO = re.compile(r"^.{0,30}?\b(?:ability|able|willing(?:ness)?|capable) (?:to|of)\s+", re.I)


def soft_terms(clause: Clause, words: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The family of a soft skill, its names (the posting's own first) and phrases that show it."""
    family = next(
        filter(None, map(soft_family, (words, clause.lead, f"{clause.lead} {words}"))), ""
    )
    own = skill_terms(words, tail=clause.tail)
    told = bool(_TALK.search(words))
    own = tuple(
        term
        for term in own
        if not (family and is_bare(term.lower()))
        and len(term.split()) <= 3
        and not _ABLE.match(term)
        and not (told and _is_talk(term))
        and not products_in(term)
    )
    row = load_patterns("soft").get(family, {})
    whole = _ABLE_TO.sub("", words).strip(" .,;:")
    said = (whole,) if not own and len(whole.split()) <= 8 else ()
    names = dict.fromkeys([*own, *row.get("any_of", ()), *said])
    return (
        family,
        tuple(names) or ((_trimmed(words) or words)[:LONGEST_TERM],),
        tuple(row.get("phrases", ())),
    )
