"""A rubric as the command line prints it with --json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.rubric.schema import Criterion, Rubric

Record = dict[str, Any]


def rubric_json(rubric: Rubric) -> Record:
    """A rubric as `screener rubric draft --json` prints it; every kind has every key."""
    record: Record = rubric.model_dump(mode="json", exclude={"criteria"})
    return record | {"criteria": [_criterion(criterion) for criterion in rubric.criteria]}


_EVERY_KIND: Record = {
    "level": "",
    "fields": [],
    "or_equivalent": False,
    "related_field_ok": False,
    "years_min": None,
    "years_max": None,
    "area": "",
    "any_of": [],
    "level_word": "",
}


def _criterion(criterion: Criterion) -> Record:
    record = criterion.model_dump(mode="json")
    return record | {key: value for key, value in _EVERY_KIND.items() if key not in record}
