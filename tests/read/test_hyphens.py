"""Words and dates broken at the end of a line."""

from __future__ import annotations

import pytest

from screener.read import read_bytes


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("manage-\nment of staff", "management\nof staff"),
        ("client-\nfacing roles", "client-facing\nroles"),
        ("cloud-\nbased tools", "cloud-based\ntools"),
        ("custom-\ners first; customers last", "customers\nfirst; customers last"),
        ("for cus-\ntomer care; customer first", "for customer\ncare; customer first"),
        ("a full-\ntime post, full-time", "a full-time\npost, full-time"),
        ("2014 -\npresent", "2014 -\npresent"),
        ("Sales -\nlead", "Sales -\nlead"),
        ("Coca-\nCola", "Coca-\nCola"),
        ("first para-\n\ngraph", "first para-\n\ngraph"),
    ],
)
def test_a_broken_word_is_read_whole(source: str, read: str):
    assert read_bytes(source.encode()).text == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Cook | May 2021 – Oct\n2024", "Cook | May 2021 – Oct 2024"),
        ("Cook, June\n2021 - July 2024, Bath", "Cook, June 2021 - July 2024,\nBath"),
        ("2019 to Sept.\n2020 Owl Inn", "2019 to Sept. 2020\nOwl Inn"),
        ("guests in March\n2021 was a good year", "guests in March\n2021 was a good year"),
        ("Cook | May\n\n2024", "Cook | May\n\n2024"),
    ],
)
def test_a_broken_date_is_read_whole(source: str, read: str):
    assert read_bytes(source.encode()).text == read


def test_positions_still_point_at_their_lines():
    resume = read_bytes(b"ran the depart-\nment well\nand grew it")
    lines = [resume.quote(line.span) for line in resume.lines]
    assert lines == ["ran the department", "well", "and grew it"]
