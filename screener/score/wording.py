"""Which of a posting's words a resume uses where it tells of work, weighed by how rare they are."""

from __future__ import annotations

import msgspec

from screener.index.stems import stems
from screener.score.statements import part_with, tells_of_work
from screener.score.view import View
from screener.types import Span, Standing

CITED = 8
"""Statements cited: each that which uses most words that those before it did not."""

Words = tuple[tuple[str, float], ...]


class Wording(msgspec.Struct, frozen=True):
    """The weighted share of words that are used, 0 to 1, and the places that use most of them."""

    share: float
    spans: tuple[Span, ...]


def words_said(view: View, words: Words, *, without: frozenset[int]) -> Wording:
    """Look for weighted words (stem, weight) in statements about work and in job titles.

    A word counts once. The statements numbered in `without` and what the candidate does not have
    are passed over.
    """
    weights = dict(words)
    used = {
        view.statements[number].span: held for number, held in _statements(view, weights, without)
    }
    used |= {span: held for span, held in _titles(view) if held & weights.keys()}
    said = frozenset[str]().union(*used.values()) & weights.keys()
    total = sum(weights.values())
    share = sum(weights[stem] for stem in sorted(said)) / total if total else 0.0
    cited = (part_with(view, span, weights) for span in _covering(used, weights))
    return Wording(share, tuple(cited))


def _statements(
    view: View, weights: dict[str, float], without: frozenset[int]
) -> list[tuple[int, frozenset[str]]]:
    """The statements about work that use some of the words."""
    held: dict[int, set[str]] = {}
    for stem in weights:
        for number in view.stating(stem):
            held.setdefault(number, set()).add(stem)
    return [
        (number, frozenset(held[number]))
        for number in sorted(held.keys() - without)
        if _tells_of_own_work(view, number)
    ]


def _tells_of_own_work(view: View, number: int) -> bool:
    statement = view.statements[number]
    return tells_of_work(statement) and view.standing_of(statement.span) is Standing.HELD


def _titles(view: View) -> list[tuple[Span, frozenset[str]]]:
    spans = [job.title_span for job in view.profile.jobs if job.title and job.title_span]
    return [
        (span, stems(view.folded[span.start : span.end]))
        for span in spans
        if not view.is_silent(span)
    ]


def _covering(used: dict[Span, frozenset[str]], weights: dict[str, float]) -> tuple[Span, ...]:
    """The places that together use most of the words, each the one that adds most."""
    chosen: list[Span] = []
    left = {span: held & weights.keys() for span, held in used.items()}
    while left and len(chosen) < CITED:
        gain = {span: sum(weights[s] for s in sorted(held)) for span, held in left.items()}
        best = min(gain, key=lambda span: (-gain[span], span))
        if not gain[best]:
            break
        chosen.append(best)
        covered = left.pop(best)
        left = {span: held - covered for span, held in left.items()}
    return tuple(chosen)
