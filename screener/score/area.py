"""What an area of experience is called, and whether a role leads people, from a rubric's words."""

from __future__ import annotations

from screener.rubric.schema import ExperienceCriterion
from screener.rubric.tables import pattern as rubric_pattern
from screener.score.patterns import pattern

_LEADING = rubric_pattern("role", "leading")


def area_phrases(area: str) -> tuple[str, ...]:
    """The phrases of two words or more that name an area; single words stand anywhere.

    >>> area_phrases("a call or contact center")
    ('call center', 'contact center')
    >>> area_phrases("supervising employees in a bank branch or credit union")
    ('bank branch', 'credit union')
    """
    shared = pattern("roles", "shared_end").sub(r"\1\2 \4 or \3", area.lower())
    parts = pattern("roles", "area_break").split(shared)
    bare = (pattern("roles", "area_start").sub("", part.strip()) for part in parts)
    return tuple(dict.fromkeys(phrase for phrase in bare if " " in phrase))


def asks_to_lead(criterion: ExperienceCriterion) -> bool:
    """Whether a criterion asks for years of leading people, by its area or by the role's title.

    The word "manager" in "account manager" names a trade; in "kitchen manager" it leads one. Who
    leads programs or manages budgets need lead nobody.
    """
    if not criterion.derived:
        area = criterion.area.lower()
        return bool(pattern("roles", "asks_to_lead").search(area) or _LEADING.search(area))
    return bool(criterion.titles) and is_leading(criterion.titles[0])


def is_leading(title: str) -> bool:
    """Whether a job title is that of somebody who leads people.

    >>> [is_leading(t) for t in ("Kitchen Manager", "Account Manager", "Shift Lead", "Lead Cook")]
    [True, False, True, False]
    """
    named = pattern("roles", "trade").sub(" ", title.lower())
    return bool(pattern("roles", "leads").search(named))
