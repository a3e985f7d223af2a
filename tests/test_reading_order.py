"""Lines that follow one another on the page follow one another in the text."""

import random

import pytest

from screener.read import read_bytes
from tests.layouts import FAMILIES, count_kept, draw_page

PAGES_PER_FAMILY = 20
LEAST_SHARE = 0.99


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_neighbouring_lines_stay_neighbours(family):
    kept = total = 0
    for seed in range(1000, 1000 + PAGES_PER_FAMILY):
        page = FAMILIES[family](random.Random(seed))
        text = read_bytes(draw_page(page)).visible_text
        got, of = count_kept(page, text)
        kept, total = kept + got, total + of
    assert kept / total >= LEAST_SHARE
