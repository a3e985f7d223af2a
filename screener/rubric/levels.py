"""One rubric for several levels of a role: a base, and what each level asks otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from screener.errors import RubricError
from screener.rubric.schema import Criterion, Level, Overlay, Rubric
from screener.rubric.weights import reweigh


def at_level(rubric: Rubric, level: Level) -> Rubric:
    """The rubric as one level of the role has it; weights sum to 100 again.

    Raises RubricError where the rubric describes no such level.
    """
    if rubric.level is level:
        return rubric.model_copy(update={"levels": {}})
    overlay = rubric.levels.get(level)
    if overlay is None:
        known = [name.value for name in Level if name is rubric.level or name in rubric.levels]
        there = f"it has {', '.join(known)}" if known else "it has one level only"
        raise RubricError(f"{rubric.title}: describes no {level.value} level; {there}")
    own = {criterion.id: criterion for criterion in overlay.criteria}
    kept = [own.pop(one.id, one) for one in rubric.criteria if one.id not in overlay.without]
    ordered = sorted([*kept, *own.values()], key=lambda one: one.importance.value)
    title = overlay.title or rubric.title
    return Rubric(title=title, level=level, criteria=reweigh(ordered))


def with_levels(base: Rubric, others: Mapping[Level, Rubric]) -> Rubric:
    """A base rubric with the others as overlays: only what differs from the base is kept."""
    return base.model_copy(
        update={"levels": {level: _overlay(base, other) for level, other in others.items()}}
    )


def _overlay(base: Rubric, other: Rubric) -> Overlay:
    shared = {_asked(one): one.id for one in base.criteria}
    kept = {shared[_asked(one)] for one in other.criteria if _asked(one) in shared}
    taken = {one.id for one in base.criteria if one.id in kept}
    new: list[Criterion] = []
    for one in other.criteria:
        if _asked(one) not in shared:
            name = _free(one.id, taken)
            taken.add(name)
            new.append(one.model_copy(update={"id": name}))
    replaced = {one.id for one in new}
    gone = tuple(one.id for one in base.criteria if one.id not in kept and one.id not in replaced)
    title = other.title if other.title != base.title else ""
    return Overlay(title=title, without=gone, criteria=tuple(new))


def _asked(criterion: Criterion) -> str:
    """What a criterion asks, whatever it weighs and wherever its words stand."""
    return criterion.model_dump_json(exclude={"id", "weight", "quote", "reason"})


def _free(name: str, taken: set[str]) -> str:
    count = 1
    free = name
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free
