import time

import numpy as np
import pytest
from msgspec.structs import replace

from screener.score import rank_scorecards
from screener.score.robustness import rank_intervals
from screener.types import Contribution, Finding, Scorecard


def card(file: str, *tenths: int, dates: tuple[int, int] | None = None) -> Scorecard:
    rows = [
        Contribution(f"c{i}", Finding.MET, points, 100, "reason") for i, points in enumerate(tenths)
    ]
    if dates:
        rows[0] = replace(rows[0], date_range_tenths=dates)
    return Scorecard(file, file, tuple(rows))


def test_a_candidate_who_is_better_in_every_row_is_first_in_every_draw() -> None:
    first, second = rank_intervals([card("a", 90, 90), card("b", 10, 10)], top=1)
    assert (first.best, first.worst, first.top_share, first.band) == (1, 1, 1.0, 1)
    assert (second.best, second.worst, second.top_share, second.band) == (2, 2, 0.0, 2)


def test_candidates_whose_order_hangs_on_the_weights_share_a_band() -> None:
    rows = rank_intervals([card("a", 100, 0), card("b", 0, 99)])
    assert [(row.best, row.worst, row.band) for row in rows] == [(1, 2, 1), (1, 2, 1)]


def test_equal_candidates_share_rank_and_band() -> None:
    rows = rank_intervals([card("a", 50, 20), card("b", 50, 20)])
    assert {(row.rank, row.best, row.worst, row.band) for row in rows} == {(1, 1, 1, 1)}


def test_vague_dates_widen_the_interval() -> None:
    firm = rank_intervals([card("a", 60, 0), card("b", 40, 0)])
    vague = rank_intervals([card("a", 60, 0, dates=(0, 100)), card("b", 40, 0)])
    assert firm[0].worst == 1
    assert vague[0].worst == 2


def test_the_same_cards_give_the_same_numbers() -> None:
    cards = [card(str(i), (i * 37) % 101, (i * 53) % 101) for i in range(30)]
    ranked = rank_scorecards(cards)
    assert rank_intervals(ranked) == rank_intervals(ranked)


def test_a_thousand_candidates_take_less_than_a_second() -> None:
    random = np.random.default_rng(1)
    points = random.integers(0, 101, (1000, 10)).tolist()
    ranked = rank_scorecards(card(str(i), *row) for i, row in enumerate(points))
    times = []
    for _ in range(3):
        start = time.process_time()
        rank_intervals(ranked)
        times.append(time.process_time() - start)
    assert min(times) < 1.0


@pytest.mark.parametrize("cards", [[], [Scorecard("a", "a", ())]])
def test_nothing_to_draw_is_no_error(cards: list[Scorecard]) -> None:
    assert len(rank_intervals(cards)) == len(cards)
