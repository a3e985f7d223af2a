"""What years are years in: an area that reads as a noun phrase, and roles."""

import pytest

from screener.rubric.draft.area import years_area, years_roles


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("5+ years of experience in rose growing", "rose growing"),
        ("3 years' sales experience", "sales"),
        ("Grafting - 2 years minimum", "Grafting"),
        ("Experience: 4-7 yrs", ""),
        ("7+ years in rose growing with at least 3 as a head gardener", "rose growing"),
        ("Two years in an old garden is what we have in mind", "old garden"),
        ("Two years of experience as a florist", "florist"),
        ("4 years of relevant experience", ""),
        ("4 years of rose growing work experience with care for thorns", "rose growing work"),
        ("Two years or more in an old garden as a night or head gardener", "old garden"),
        ("3 years plus of rose growing", "rose growing"),
        ("2 years of rose (tea and wild) growing experience", "rose growing"),
        ("3 years as well as a car", ""),
        ("You've been growing roses for two years", "growing roses"),
        ("Somebody who's run a nursery for five years", "run a nursery"),
        ("three of those in greenhouses", "greenhouses"),
        ("2 years' experience and understand how roses grow", ""),
        ("2 years of greenhouse experience, a portfolio, fluency in Latin", "greenhouse"),
    ],
)
def test_years_are_years_of_something(words: str, area: str) -> None:
    assert years_area(words) == area


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("2 years as a night, rose or head gardener", "night gardener|rose gardener|head gardener"),
        ("5 years as a Night Gardener and/or Shop Manager", "Night Gardener|Shop Manager"),
        ("3 years in the role of a florist in a large shop", "florist"),
        ("3 years with roses as a hobby", ""),
    ],
)
def test_roles_behind_as_share_their_noun(words: str, roles: str) -> None:
    assert "|".join(years_roles(words)) == roles
