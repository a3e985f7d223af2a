"""Word stems, so that "building", "built" and "build" are one word; made for phrases, not prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase

from screener.index.folding import bare_tokens
from screener.index.gender import neutral
from screener.index.memo import Memo
from screener.index.patterns import load_rows
from screener.types import Span

Phrase = frozenset[str]
"""The stems of a phrase; it matches a statement that holds them all."""
Word = tuple[str, Span]
"""A stem, and where its word stands."""
Part = tuple[str, int, int]
"""A stem, and where its word begins and ends in a run of letters, digits and marks."""

_WORD = re.compile(r"[a-z][a-z0-9+#]*|\d+")
_WORDS = load_rows("words")
_STOP = frozenset(_WORDS["stop"].split())
_IRREGULAR: dict[str, str] = _WORDS["irregular"]
_ENDINGS = {
    last: tuple(each for each in _WORDS["endings"].split() if each.endswith(last))
    for last in ascii_lowercase
}

MANY = "#"
"""Stands for a number of at least ten in front of a thing: the phrase "# accounts"."""
_MANY = re.compile(
    r"[1-9](?<![\w.,$€£%].)(?!(?<=1)9\d\d|(?<=2)0[0-4]\d)(?:\d+|\d{0,2}(?:,\d{3})+)(?:\+|k)? ?"
    r"((?:[a-z']+ ?){1,4})"
)


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Cut a lower-case word to a stem of at least four letters; irregular verbs by table.

    A word that tells a gender has the stem of the one for all.

    >>> [stem(word) for word in ("managed", "managing", "manages", "built", "presentations")]
    ['manag', 'manag', 'manag', 'build', 'present']
    >>> stem("waitress") == stem("waiters")
    True
    """
    word = neutral(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            cut = word[: -len(ending)]
            if len(cut) > 4 and cut[-1] == cut[-2] and cut[-1] not in "ls":
                cut = cut[:-1]
            return cut
    return word


def _stems_of(token: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(token) if word not in _STOP)


stems_of = Memo(_stems_of, most=32768).__getitem__
"""The stems in a word of `bare_tokens`; none where it says nothing alone."""


def stems(text: str) -> frozenset[str]:
    """The stems of a lower-case text, without words that carry no meaning of their own.

    >>> sorted(stems("built relationships with the clients"))
    ['build', 'client', 'relationship']
    """
    return frozenset(chain.from_iterable(map(stems_of, bare_tokens(text).split())))


def counted(text: str) -> Iterator[tuple[int, str]]:
    """The stems of the few words after each number of at least ten, marked "#", and where.

    >>> [stem for _, stem in counted("baked 700 loaves a week in 2 towns, grew 25% in 2016")]
    ['#loav', '#week']
    >>> [stem for _, stem in counted("grew from 35 to 50 gardens")]
    ['#garden']
    """
    for found in _MANY.finditer(text):
        for word in found.group(1).split():
            if word not in _STOP:
                yield found.start(1), MANY + stem(word)


def parts_among(sought: Set[str]) -> Memo[tuple[Part, ...]]:
    """For a token of `bare_tokens` those of its words that have some stems; remembered."""
    return Memo(lambda token: tuple(p for p in _parts(token) if p[0] in sought), most=32768)


def words_among(text: str, span: Span, parts: Mapping[str, Iterable[Part]]) -> tuple[Word, ...]:
    """The words of some stems in a part of a lower-case text, in order.

    `parts` are those of `parts_among`.

    >>> words_among("trust with clients", Span(0, 18), parts_among({"client", "built"}))
    (('client', Span(start=11, end=18)),)
    """
    spelled = f" {bare_tokens(text[span.start : span.end])} "
    found = []
    for token in set(spelled.split()):
        for told, start, end in parts[token]:
            places = _places(spelled, token, span.start)
            found += [(Span(at + start, at + end), told) for at in places]
    return tuple([(told, at) for at, told in sorted(found)])


def tightest(words: Sequence[Word], phrases: Iterable[Phrase]) -> Span | None:
    """The shortest run of words that holds all stems of a phrase.

    >>> text = "clients and our own staff; built trust with clients"
    >>> words = words_among(text, Span(0, len(text)), parts_among({"build", "client"}))
    >>> found = tightest(words, compile_phrases(["built with clients"]))
    >>> text[found.start : found.end]
    'built trust with clients'
    """
    runs = [run for phrase in phrases if (run := _shortest(words, phrase))]
    return min(runs, key=lambda run: (len(run), run.start), default=None)


def fullest(words: Iterable[Word], weights: Mapping[str, float], *, within: int) -> Span | None:
    """The run of words whose different stems weigh most together.

    It is at most `within` characters long, from the first of the stems to the last.

    >>> text = "cash and coins; baked bread and rolls all day"
    >>> weights = {stem("bread"): 2.0, stem("rolls"): 1.0, stem("cash"): 2.0}
    >>> words = words_among(text, Span(0, len(text)), parts_among(weights.keys()))
    >>> found = fullest(words, weights, within=20)
    >>> text[found.start : found.end]
    'bread and rolls'
    """
    heavy = [word for word in words if word[0] in weights]
    worth = {
        Span(run[0][1].start, run[-1][1].end): sum(weights[told] for told in sorted(dict(run)))
        for run in _runs(heavy, within)
    }
    return min(worth, key=lambda run: (-worth[run], run), default=None)


def _runs(words: list[Word], within: int) -> Iterator[list[Word]]:
    """The longest run of at most so many characters from each word on, none inside another."""
    ends = [span.end for _, span in words]
    reached = 0
    for first, (_, span) in enumerate(words):
        stop = bisect_right(ends, span.start + within)
        if stop > max(first, reached):
            yield words[first:stop]
            reached = stop


def _places(spelled: str, token: str, offset: int) -> Iterator[int]:
    """Where a run of characters stands between spaces."""
    at = spelled.find(f" {token} ")
    while at >= 0:
        yield offset + at
        at = spelled.find(f" {token} ", at + len(token))


def _parts(token: str) -> Iterator[Part]:
    """The stems of all words in a run of letters, digits and marks, with where they stand in it."""
    return ((stem(word.group()), *word.span()) for word in _WORD.finditer(token))


def _shortest(words: Sequence[Word], phrase: Phrase) -> Span | None:
    last: dict[str, int] = {}
    best: Span | None = None
    for told, span in words:
        if told not in phrase:
            continue
        last[told] = span.start
        if len(last) == len(phrase):
            run = Span(min(last.values()), span.end)
            best = run if best is None or len(run) < len(best) else best
    return best


def compile_phrases(phrases: Iterable[str]) -> tuple[Phrase, ...]:
    """The stems of every phrase, each once, in their order; "# calls" means many calls.

    >>> compile_phrases(["the"]), [len(p) for p in compile_phrases(["key accounts", "upsell"])]
    ((), [2, 1])
    """
    return tuple(dict.fromkeys(filter(None, map(_compile_phrase, phrases))))


def _compile_phrase(phrase: str) -> Phrase:
    before, mark, after = phrase.lower().partition(MANY)
    return stems(before) | frozenset(mark + stem for stem in stems(after))
