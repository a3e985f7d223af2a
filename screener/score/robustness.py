"""How firm the order is: many draws of the weights and of the vague dates, counted.

Nobody knows a weight to the tenth, and "2015 - 2017" may be one year or three. So the order is
drawn again under weights up to a fifth away and under every reading of the dates, and the report
says how far each rank moves. The draws come from one seed, so two runs give the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screener.types import Scorecard

DRAWS = 1000
SPREAD = 0.2
SEED = 20260101
SURE = 0.9
"""Share of the draws in which one candidate must stand above another to be called better."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RankInterval:
    """Where a candidate stands over all draws.

    `best` and `worst` bound the middle 90 % of the ranks, `top_share` is the share of draws among
    the first `top`, and candidates of one `band` (from 1) cannot be told apart.
    """

    file: str
    rank: int
    best: int
    worst: int
    top: int
    top_share: float
    band: int


def rank_intervals(
    cards: Sequence[Scorecard],
    *,
    top: int = 10,
    draws: int = DRAWS,
    spread: float = SPREAD,
    seed: int = SEED,
) -> tuple[RankInterval, ...]:
    """Draw weights (plus or minus `spread`) and date readings, and count where each card stands.

    Cards come ranked, best first, all scored by one rubric; 1,000 cards take well under a second.

    >>> rank_intervals([Scorecard("a", "a.pdf", ())])[0].worst
    1
    """
    if not cards:
        return ()
    totals = _drawn_totals(cards, draws=draws, spread=spread, seed=seed)
    ranks = _ranks(totals)
    best, worst = np.percentile(ranks, (5, 95), axis=1, method="nearest")
    share = (ranks <= top).mean(axis=1)
    bands = _bands(totals)
    own = _ranks(np.array([[float(card.tenths)] for card in cards]))[:, 0]
    return tuple(
        RankInterval(
            card.file, int(own[i]), int(best[i]), int(worst[i]), top, float(share[i]), bands[i]
        )
        for i, card in enumerate(cards)
    )


def _drawn_totals(cards: Sequence[Scorecard], *, draws: int, spread: float, seed: int) -> Matrix:
    """Totals in tenths, one row per card and one column per draw."""
    most = np.array([[row.max_tenths for row in card.contributions] for card in cards], np.float64)
    points = np.array([[row.tenths for row in card.contributions] for card in cards], np.float64)
    if not most.size:
        return np.zeros((len(cards), draws))
    random = np.random.default_rng(seed)
    factors = random.uniform(1 - spread, 1 + spread, (points.shape[1], draws))
    totals = points @ factors
    for column, (least, longest) in _vague(cards).items():
        reading = random.uniform(0, 1, (1, draws))
        moved = least[:, None] + (longest - least)[:, None] * reading - points[:, column, None]
        totals += moved * factors[column]
    return np.round(totals)


def _vague(cards: Sequence[Scorecard]) -> dict[int, tuple[Matrix, Matrix]]:
    """Columns in which dates leave points open, with the fewest and the most of every card."""
    columns: dict[int, tuple[Matrix, Matrix]] = {}
    for column in range(len(cards[0].contributions)):
        rows = [card.contributions[column] for card in cards]
        if any(row.date_range_tenths for row in rows):
            bounds = [row.date_range_tenths or (row.tenths, row.tenths) for row in rows]
            both = np.array(bounds, np.float64)
            columns[column] = (both[:, 0], both[:, 1])
    return columns


def _ranks(totals: Matrix) -> NDArray[np.int64]:
    """Rank from 1 within every column; equal totals share the better rank."""
    order = np.argsort(-totals, axis=0, kind="stable")
    ordered = np.take_along_axis(totals, order, axis=0)
    places = np.arange(1, len(totals) + 1)[:, None]
    new = np.vstack([np.ones((1, totals.shape[1]), bool), ordered[1:] < ordered[:-1]])
    shared = np.maximum.accumulate(np.where(new, places, 0), axis=0)
    ranks = np.empty_like(shared)
    np.put_along_axis(ranks, order, shared, axis=0)
    return ranks


def _bands(totals: Matrix) -> list[int]:
    """Split the order into bands: a new one begins below a leader who is surely better."""
    bands, leader = [1], 0
    for index in range(1, len(totals)):
        surely_below = (totals[leader] > totals[index]).mean() >= SURE
        leader = index if surely_below else leader
        bands.append(bands[-1] + int(surely_below))
    return bands
