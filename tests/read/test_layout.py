"""The order in which a page is read, on pages whose order is known."""

from __future__ import annotations

from collections import defaultdict

import pytest

from screener.read import read_bytes
from tests.read.layouts import documents, kept_pairs


@pytest.fixture(scope="module")
def kept() -> dict[str, list[float]]:
    """Adjacent line pairs kept, by layout and order of drawing."""
    shares = defaultdict(list)
    for name, data, truth in documents(range(3)):
        resume = read_bytes(data)
        read = [resume.quote(line.span) for line in resume.lines]
        shares[name.rsplit(" ", 1)[0]].append(kept_pairs(truth, read))
    return shares


def test_nearly_all_neighbouring_lines_stay_neighbours(kept: dict[str, list[float]]):
    shares = [share for layout in kept.values() for share in layout]
    assert sum(shares) / len(shares) >= 0.998


def test_no_layout_falls_apart(kept: dict[str, list[float]]):
    assert {name: shares for name, shares in kept.items() if min(shares) < 0.9} == {}


def test_the_order_of_drawing_does_not_matter(kept: dict[str, list[float]]):
    drawn = {name: kept[name] for name in kept if name.endswith("_as_drawn")}
    shuffled = {name.replace("_shuffled", "_as_drawn"): kept[name] for name in kept}
    assert drawn == {name: shuffled[name] for name in drawn}
