"""Finding a rubric's own words in a text, in the spellings that people use for them.

Text and terms are folded to the same alphabet. Every search is a plain substring search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain

import msgspec

from screener.index.folding import bare_words, fold, fold_case
from screener.score.patterns import load_rows
from screener.types import Span

_WORD_TAIL = "+#"
_PLURALS = ("", "s", "es")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{0,4}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = re.compile(r"[a-z]+")
_NEXT = re.compile(r"[a-z]+\b")
_PRODUCTS = frozenset(load_rows("words")["products"].split())
EVERYDAY = frozenset(load_rows("words")["everyday"].split())
_ORDINARY = {word: frozenset(row.split()) for word, row in load_rows("words")["ordinary"].items()}


class Need(msgspec.Struct, frozen=True):
    """The words of one spelling: `inner` as they are, and one of `last`, its endings.

    `rare` are the forms of the longest one, by which the spelling is looked up.
    """

    inner: frozenset[str]
    last: frozenset[str]
    rare: frozenset[str]


def _need(words: tuple[str, ...]) -> Need:
    *inner, last = words
    forms = frozenset(last + ending for ending in _PLURALS)
    longest = max(words, key=len)
    return Need(frozenset(inner), forms, forms if longest == last else frozenset((longest,)))


class Term(msgspec.Struct, frozen=True, dict=True):
    """One name of a thing: `exact` spellings match with their case, `loose` ones without it.

    `beside` are everyday words (excel, word) that name a product in lower case too, but only next
    to another such word.
    """

    text: str
    loose: tuple[str, ...]
    exact: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What a text must hold that names the thing in one of its spellings."""
        spellings = (*self.loose, *map(str.lower, self.exact), *self.beside)
        split = dict.fromkeys(tuple(bare_words(spelling)) for spelling in spellings)
        return tuple(_need(words) for words in split if words)


class Terms(msgspec.Struct, frozen=True, dict=True):
    """The names of one thing, looked up by the words of their spellings."""

    each: tuple[Term, ...] = ()

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[Need, Term]]]:
        found: dict[str, list[tuple[Need, Term]]] = {}
        for term in self.each:
            for need in term.needs:
                for word in need.rare:
                    found.setdefault(word, []).append((need, term))
        return found

    @cached_property
    def _rare(self) -> frozenset[str]:
        return frozenset(self._by_word)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all spellings, with their endings."""
        needs = [need for term in self.each for need in term.needs]
        return frozenset(chain.from_iterable((*need.inner, *need.last) for need in needs))

    def among(self, words: frozenset[str]) -> Iterable[Term]:
        """The terms that a text can hold, by those of its words that are in `words`; in no order.

        >>> crm, excel = (compile_terms([name]).each[0] for name in ("CRM", "Excel"))
        >>> [term.text for term in Terms((crm, excel)).among(frozenset(("excel", "word")))]
        ['Excel']
        """
        held = {
            term.text: term
            for word in self._rare & words
            for need, term in self._by_word[word]
            if need.inner <= words and not need.last.isdisjoint(words)
        }
        return held.values()


NO_TERMS = Terms()


@lru_cache(maxsize=4096)
def compile_term(text: str) -> Term:
    """Spell out the variants of a term: hyphens, dots, camel case, a plural turned singular.

    Acronyms of up to five capitals and everyday words match with their case.

    >>> compile_term("HubSpot").loose
    ('hubspot', 'hub spot')
    >>> compile_term("CRM").exact, compile_term("pivot tables").loose
    (('CRM',), ('pivot tables', 'pivot table'))
    """
    name = " ".join(fold_case(text).split())
    if _ACRONYM.fullmatch(name) and name.isalpha():
        return Term(text, (), (name,))
    if fold(name) in EVERYDAY:
        return Term(text, (), (name[:1].upper() + name[1:], name.upper()), (fold(name),))
    low = fold(name)
    glued = low.replace(" ", "") if "-" in text else low
    spaced = fold(_CAMEL.sub(" ", name)) if " " not in name else low
    undotted = low.replace(".", "")
    spellings = [low, glued, spaced, undotted, *_singular(low)]
    return Term(text, tuple(dict.fromkeys(s for s in spellings if len(s) > 1)))


@lru_cache(maxsize=4096)
def compile_alias(text: str) -> Term:
    """Take another name of a thing as it is written: two everyday words may be a product's name.

    >>> compile_alias("Sales Force").exact
    ('Sales Force', 'SALES FORCE')
    """
    name = " ".join(fold_case(text).split())
    return Term(text, (), tuple(dict.fromkeys((name, name.upper()))))


def _singular(low: str) -> Iterator[str]:
    """Yield the singular of a plural; plurals of singulars are matched by `_end`."""
    if low.endswith("ies") and len(low) > 5:
        yield low[:-3] + "y"
    elif low.endswith("s") and not low.endswith(("ss", "us", "is", "sales")) and len(low) > 4:
        yield low[:-1]


def _end(text: str, end: int) -> int:
    """Where a match really ends once a plural or possessive ending is taken in; 0 inside a word."""
    for ending in ("", "s", "'s", "es"):
        if text.startswith(ending, end):
            stop = end + len(ending)
            following = text[stop : stop + 1]
            if not following.isalnum() and following not in _WORD_TAIL:
                return stop
            if not following:
                return stop
    return 0


def _find(text: str, needle: str) -> Iterator[Span]:
    at = text.find(needle)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            end = _end(text, at + len(needle))
            if end:
                yield Span(at, end)
        at = text.find(needle, at + 1)


def find_term(term: Term, folded: str, cased: str) -> tuple[Span, ...]:
    """Find every place that names a term, left to right, as whole words.

    `folded` is `fold(text)`, `cased` is `fold_case(text)`.

    >>> text = "CRMs, crm; Key\\nAccounts"
    >>> find_term(compile_term("CRM"), fold(text), fold_case(text))
    (Span(start=0, end=4),)
    >>> find_term(compile_term("key account"), fold(text), fold_case(text))
    (Span(start=11, end=23),)
    """
    spans: set[Span] = set()
    for needle in term.loose:
        spans.update(_find(folded, needle))
    for needle in term.exact:
        plural = "" if term.beside else "s"
        spans.update(s for s in _find(cased, needle) if plural or len(s) == len(needle))
    for needle in term.beside:
        spans.update(s for s in _find(folded, needle) if _is_beside_product(folded, s))
    return tuple(sorted(spans)) if spans else ()


def _is_beside_product(folded: str, span: Span) -> bool:
    """Whether a word next to an everyday word is a product too: "in excel, word and outlook"."""
    around = folded[max(0, span.start - 20) : span.start], folded[span.end : span.end + 20]
    before, after = _WORDS.findall(around[0]), _WORDS.findall(around[1])
    ordinary = after[:1] and after[0] in _ORDINARY.get(folded[span.start : span.end], ())
    return bool(_PRODUCTS.intersection(before[-2:] + ([] if ordinary else after[:2])))


def is_ordinary(words: str) -> bool:
    """Whether a statement begins with an everyday word in its ordinary sense and not a product.

    >>> [is_ordinary(words) for words in ("Excel in sales", "Excel, Word", "Drive sales", "Drive")]
    [True, False, True, False]
    """
    first, _, rest = words.partition(" ")
    follows = _ORDINARY.get(first.lower())
    following = _NEXT.match(rest) if follows else None
    return bool(follows and following and ("*" in follows or following.group() in follows))


def compile_terms(texts: Iterable[str]) -> Terms:
    """Compile terms in their order, each once.

    >>> [term.text for term in compile_terms(["Excel", "CRM", "Excel"]).each]
    ['Excel', 'CRM']
    """
    return Terms(tuple(compile_term(text) for text in dict.fromkeys(texts) if text.strip()))
