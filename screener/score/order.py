"""The order of a ranking."""

from __future__ import annotations

from collections.abc import Iterable

from screener.types import Scorecard


def rank_scorecards(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """Sort scorecards best first, ties in order of file name; the order of input is nothing.

    >>> rank_scorecards([Scorecard("b", "b.pdf", ()), Scorecard("a", "a.pdf", ())])[0].file
    'a.pdf'
    """
    return tuple(sorted(cards, key=lambda card: (-card.tenths, card.file)))
