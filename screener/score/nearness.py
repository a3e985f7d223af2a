"""Which statements come near to something in meaning; similarities have two places."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from screener.index.folding import bare_words
from screener.index.meaning import Array, best_similarities, load_word_table, similarities
from screener.score.view import View
from screener.types import Span, Standing


class Nearest(msgspec.Struct, frozen=True):
    """The statement about a job, or the job title, that is nearest to something in meaning."""

    span: Span
    similarity: float


def statements_like(view: View, query: Array, *, at_least: float) -> list[tuple[int, float]]:
    """Statements about jobs at least so near to some row of a query, the nearest first.

    Statements of like sections (projects) where the resume shows no jobs.
    """
    if not len(query) or not view.about_jobs:
        return []
    nearest = best_similarities(_meanings(view), query).tolist()
    near = [pair for pair in zip(view.about_jobs, nearest, strict=True) if pair[1] >= at_least]
    return sorted(near, key=lambda pair: (-pair[1], pair[0]))


def repeating(view: View, lines: Sequence[str]) -> frozenset[int]:
    """The statements that hold one of the lines, given as bare words, word for word."""
    spans = [view.statements[number].span for number in view.speaking]
    told = [f" {' '.join(bare_words(words))} " for words in _folded_at(view, spans)]
    pairs = zip(view.speaking, told, strict=True)
    return frozenset(n for n, words in pairs if any(f" {line} " in words for line in lines))


def nearest(view: View, query: Array, *, without: frozenset[int]) -> tuple[Nearest, ...]:
    """For each row of a query the nearest statement about a job or job title.

    Statements of like sections where the resume shows no jobs; those numbered in `without` and what
    the candidate does not have are passed over. Nothing where nothing is left.
    """
    told = [
        (row, span)
        for row, number in enumerate(view.about_jobs)
        if number not in without
        and view.standing_of(span := view.statements[number].span) is Standing.HELD
    ]
    titles = [
        job.title_span
        for job in view.profile.jobs
        if job.title and job.title_span and not view.is_silent(job.title_span)
    ]
    spans = [span for _, span in told] + titles
    if not spans or not len(query):
        return ()
    named = load_word_table().encode(_folded_at(view, titles))
    meanings = _meanings(view)[[row for row, _ in told]]
    similar = similarities(np.concatenate([meanings, named]), query)
    rows = similar.argmax(axis=0).tolist()
    best = similar.max(axis=0).tolist()
    return tuple(
        Nearest(spans[row], max(0.0, value)) for row, value in zip(rows, best, strict=True)
    )


def _meanings(view: View) -> Array:
    """One row per statement about a job, unpacked once for a view."""
    rows: Array = view.remember(("meanings",), lambda: _unpacked(view))
    return rows


def _unpacked(view: View) -> Array:
    described = view.index.described
    rows = load_word_table().unpack(view.index.meanings)
    if view.about_jobs == described:
        return rows
    told = frozenset(view.about_jobs)
    return rows[[number in told for number in described]]


def _folded_at(view: View, spans: Sequence[Span]) -> list[str]:
    return [view.folded[span.start : span.end] for span in spans]
