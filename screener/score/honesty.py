"""What a resume may not gain from: repeated words, and a pasted posting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from screener.index.folding import bare_words
from screener.types import Notice, NoticeCode, Span

RUN = 8
"""Words in a row shared with the posting that nobody writes by chance."""
LEAST, SEVERAL = 5, 3
"""Words of a short sentence that may be pasted, and how many such sentences show that it was."""
NEAR = 240
"""Characters between two repeated sentences of one pasted block: about three lines."""
MANY_TIMES = 15
"""A resume that names one thing more often than this is stuffed or badly read."""


class Posting(msgspec.Struct, frozen=True):
    """What a posting says, as runs of words joined by single spaces.

    `long` are all runs of `RUN` words, each a finding alone; `short` are whole sentences of fewer
    words, which people also write by chance, so that only several of them are a finding.
    """

    long: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()

    def among(self, words: frozenset[str]) -> Posting:
        """The runs that a text of these words can hold."""
        return Posting(_held(self.long, words), _held(self.short, words))


def _held(runs: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    return frozenset([run for run, needed in _words_of(runs) if needed <= words])


@lru_cache(maxsize=64)
def _words_of(runs: frozenset[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((run, frozenset(run.split())) for run in sorted(runs))


def posting_runs(sentences: Iterable[str]) -> Posting:
    """Take a posting's sentences apart into the runs that a copy of it would hold.

    >>> runs = posting_runs(["one two three four five six seven eight nine", "a b c d e"])
    >>> len(runs.long), sorted(runs.short)
    (2, ['a b c d e'])
    """
    long: set[str] = set()
    short: set[str] = set()
    for sentence in sentences:
        words = bare_words(sentence.lower())
        long.update(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
        if LEAST <= len(words) < RUN:
            short.add(" ".join(words))
    return Posting(frozenset(long), frozenset(short))


def find_pasted(folded: str, posting: Posting) -> tuple[Span, ...]:
    """Find the parts of a resume that repeat the posting word for word, adjacent runs merged.

    A long run is pasted wherever it stands. Where `SEVERAL` sentences are repeated close together,
    what stands between them is taken as pasted too; the same sentences far apart are how people
    write. `folded` is the folded text, `posting` the runs that it can hold.
    """
    if not posting.long and not posting.short:
        return ()
    bare = " ".join(bare_words(folded))
    long = {span for run in posting.long if run in bare for span in _spans_of(folded, run)}
    short = {span: run for run in posting.short if run in bare for span in _spans_of(folded, run)}
    pasted = set(long)
    for block in _close_together(sorted({*long, *short})):
        said = {short[span] for span in block if span in short}
        if len(said) + any(span in long for span in block) >= SEVERAL:
            pasted.add(Span(block[0].start, max(span.end for span in block)))
    return _merged(sorted(pasted))


def _close_together(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Sorted spans in groups, each at most `NEAR` characters from the one before."""
    block: list[Span] = []
    for span in spans:
        if block and span.start - block[-1].end > NEAR:
            yield block
            block = []
        block.append(span)
    if block:
        yield block


def _spans_of(folded: str, run: str) -> Iterator[Span]:
    words = r"[^a-z0-9]+".join(run.split())
    for match in re.finditer(rf"(?<![a-z0-9]){words}(?![a-z0-9])", folded):
        yield Span(*match.span())


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            last = merged.pop()
            span = Span(last.start, max(last.end, span.end))
        merged.append(span)
    return tuple(merged)


def notices_of(
    *, pasted: tuple[Span, ...], instructions: int, repeated: tuple[str, ...]
) -> tuple[Notice, ...]:
    """Say what was found, as notices that move no point."""
    notices = []
    if pasted:
        words = sum(len(span) for span in pasted)
        message = f"{words} characters repeat the posting word for word; they earned no points."
        notices.append(Notice(NoticeCode.PASTED_POSTING, message))
    if instructions:
        message = "Some lines speak to a machine instead of a reader; they earned no points."
        notices.append(Notice(NoticeCode.MACHINE_INSTRUCTIONS, message))
    if repeated:
        message = f"Named unusually often and counted once: {', '.join(repeated)}."
        notices.append(Notice(NoticeCode.REPEATED_TERM, message))
    return tuple(notices)
