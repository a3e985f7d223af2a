"""How firm the order is: many draws of the weights and of the vague dates, counted.

Nobody knows a weight to the tenth, and "2015 - 2017" may be one year or three. So the order is
drawn again under weights up to a fifth away and under every reading of the dates, and the report
says how far each rank moves. The draws come from one seed, so two runs give the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from screener.types import Scorecard

DRAWS = 1000
SPREAD = 0.2
SEED = 20260101
SURE = 0.9
"""Share of the draws in which one candidate must stand above another to be called better."""

BLOCK = 100
"""Draws worked on at a time, so that 10,000 candidates fit into little memory."""

Matrix = NDArray[np.float64]
Whole = NDArray[np.int32]
Ranks = NDArray[np.unsignedinteger[Any]]


class RankInterval(msgspec.Struct, frozen=True):
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
    best, worst = _middle(ranks)
    share = (ranks <= top).mean(axis=1)
    bands = _bands(totals)
    own = _ranks(np.array([[card.tenths] for card in cards], np.int32))[:, 0]
    return tuple(
        RankInterval(card.file, int(own[i]), best[i], worst[i], top, float(share[i]), bands[i])
        for i, card in enumerate(cards)
    )


def _drawn_totals(cards: Sequence[Scorecard], *, draws: int, spread: float, seed: int) -> Whole:
    """Totals in tenths, one row per card and one column per draw."""
    most = np.array([[row.max_tenths for row in card.contributions] for card in cards], np.float64)
    points = np.array([[row.tenths for row in card.contributions] for card in cards], np.float64)
    if not most.size:
        return np.zeros((len(cards), draws), np.int32)
    random = np.random.default_rng(seed)
    factors = random.uniform(1 - spread, 1 + spread, (points.shape[1], draws))
    vague = {
        column: (bounds, random.uniform(0, 1, (1, draws)))
        for column, bounds in _vague(cards).items()
    }
    totals = np.empty((len(cards), draws), np.int32)
    for start in range(0, draws, BLOCK):
        block = slice(start, start + BLOCK)
        drawn = points @ factors[:, block]
        for column, ((least, longest), reading) in vague.items():
            read = least[:, None] + (longest - least)[:, None] * reading[:, block]
            drawn += (read - points[:, column, None]) * factors[column, block]
        totals[:, block] = np.rint(drawn)
    return totals


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


def _ranks(totals: Whole) -> Ranks:
    """Rank from 1 within every column; equal totals share the better rank."""
    ranks = np.empty(totals.shape, np.min_scalar_type(len(totals)))  # a matrix of ten million
    places = np.arange(1, len(totals) + 1)[:, None]
    for start in range(0, totals.shape[1], BLOCK):
        part = totals[:, start : start + BLOCK]
        order = np.argsort(-part, axis=0, kind="stable")
        ordered = np.take_along_axis(part, order, axis=0)
        new = np.vstack([np.ones((1, part.shape[1]), bool), ordered[1:] < ordered[:-1]])
        shared = np.maximum.accumulate(np.where(new, places, 0), axis=0)
        np.put_along_axis(ranks[:, start : start + BLOCK], order, shared, axis=0)
    return ranks


def _middle(ranks: Ranks) -> tuple[list[int], list[int]]:
    """The 5th and the 95th percentile of every row, as ranks that were really drawn."""
    best: list[int] = []
    worst: list[int] = []
    for start in range(0, len(ranks), 1000):
        part = np.percentile(ranks[start : start + 1000], (5, 95), axis=1, method="nearest")
        best += part[0].astype(int).tolist()
        worst += part[1].astype(int).tolist()
    return best, worst


def _bands(totals: Whole) -> list[int]:
    """Split the order into bands: a new one begins below a leader who is surely better."""
    bands, leader = [1], 0
    for index in range(1, len(totals)):
        surely_below = (totals[leader] > totals[index]).mean() >= SURE
        leader = index if surely_below else leader
        bands.append(bands[-1] + int(surely_below))
    return bands
