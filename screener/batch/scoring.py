"""Many kept profiles against one rubric, or some criteria of it, on all processors where that pays.

The worker processes are those of the reader with another function in them. A profile is bytes that
were made from a document, but they are checked data by now, so the limits here guard nothing; what
counts is that all processors work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from screener.batch.nursery import Workforce
from screener.batch.supervisor import read_answers
from screener.batch.values import Limits
from screener.batch.wire import Answer
from screener.codec import collecting_later, pack, unpack
from screener.errors import RunError
from screener.types import Profile

if TYPE_CHECKING:
    from screener.score import CompiledRubric, Fresh

ENOUGH = 400
"""Fewer profiles than this are scored before worker processes would have started."""

PART = 20
"""Profiles per task: enough that handing them over costs nothing beside scoring them."""

_LIMITS = Limits(seconds=120, megabytes=2000, documents=100_000)
_READER = f"{__name__}:answer"


class Kept(msgspec.Struct, frozen=True):
    """A profile as the ledger keeps it: its content hash, its file, and the packed profile."""

    content: str
    file: str
    profile: bytes


class Task(msgspec.Struct, frozen=True):
    """Some profiles to score by one rubric, which is given as its canonical JSON.

    `criteria` are the places of those to evaluate; None asks for whole scorecards. `before` is the
    rubric of all other rows where its role is another, or empty. `indexed` says that the profiles'
    indexes were made as this program would make them.
    """

    rubric: bytes
    as_of: date
    profiles: tuple[Kept, ...]
    indexed: bool
    criteria: tuple[int, ...] | None = None
    before: bytes = b""


class Scored(msgspec.Struct, frozen=True):
    """The packed scorecard of every profile of a task, in the same order; empty for a damaged one.

    Of single criteria the JSON of `Fresh`, empty where they need the whole scorecard, too.
    """

    results: tuple[bytes, ...]


def score_kept(
    profiles: Iterable[Kept],
    rubric: bytes,
    *,
    as_of: date,
    indexed: bool,
    count: int,
    force: Workforce,
) -> Iterator[tuple[str, bytes]]:
    """The (content, packed scorecard) of every profile; `count` is how many there are.

    `indexed` as in `Task`. With `workers` 0, or where there are few profiles, this process does it
    alone; the cards are the same. A profile that is damaged is left out. Raises RunError where one
    cannot be scored.
    """
    tasks = (Task(rubric, as_of, part, indexed) for part in _parts(profiles))
    return ((content, card) for content, card in _results(tasks, count=count, force=force) if card)


def evaluate_kept(
    profiles: Iterable[Kept],
    rubric: bytes,
    criteria: tuple[int, ...],
    *,
    as_of: date,
    before: bytes,
    indexed: bool,
    count: int,
    force: Workforce,
) -> Iterator[tuple[str, Fresh]]:
    """What every profile has for the criteria at some places of a rubric, by content.

    `before` is the rubric of all other rows where its role is another, or empty. A profile that
    has to be scored as a whole is left out.
    """
    from screener.score import Fresh

    tasks = (Task(rubric, as_of, part, indexed, criteria, before) for part in _parts(profiles))
    fresh = msgspec.json.Decoder(Fresh)
    for content, found in _results(tasks, count=count, force=force):
        if found:
            yield content, fresh.decode(found)


def _results(tasks: Iterable[Task], *, count: int, force: Workforce) -> Iterator[tuple[str, bytes]]:
    pays = force.is_ready or (force.size > 1 and count >= ENOUGH)
    done = _together(tasks, force) if pays else _alone(tasks)
    for contents, results in done:
        yield from zip(contents, results, strict=True)


def _parts(profiles: Iterable[Kept]) -> Iterator[tuple[Kept, ...]]:
    left = iter(profiles)
    while part := tuple(islice(left, PART)):
        yield part


def _contents(task: Task) -> tuple[str, ...]:
    return tuple(kept.content for kept in task.profiles)


def _alone(tasks: Iterable[Task]) -> Iterator[tuple[tuple[str, ...], tuple[bytes, ...]]]:
    return ((_contents(task), score_task(task).results) for task in tasks)


def _together(
    tasks: Iterable[Task], force: Workforce
) -> Iterator[tuple[tuple[str, ...], tuple[bytes, ...]]]:
    frames = ((_contents(task), msgspec.msgpack.encode(task)) for task in tasks)
    answers = read_answers(
        frames, workers=force.size, limits=_LIMITS, reader=_READER, nursery=force.nursery
    )
    for contents, done in answers:
        if done.code:
            raise RunError(f"{contents[0][:12]}: this could not be scored: {done.message}")
        yield contents, msgspec.msgpack.decode(done.packed, type=Scored).results


def score_task(task: Task) -> Scored:
    """The results of a task's profiles."""
    rubric = _compiled(task.rubric)
    with collecting_later():
        return Scored(tuple(_result(kept, task, rubric) for kept in task.profiles))


def _result(kept: Kept, task: Task, rubric: CompiledRubric) -> bytes:
    from screener.score import score_criteria, score_profile

    try:
        profile = unpack(kept.profile, Profile)
    except RunError:
        return b""
    if not task.indexed:
        profile = msgspec.structs.replace(profile, index=None)
    if task.criteria is None:
        return pack(score_profile(profile, rubric, file=kept.file, as_of=task.as_of))
    before = _compiled(task.before) if task.before else None
    fresh = score_criteria(profile, rubric, task.criteria, as_of=task.as_of, before=before)
    return msgspec.json.encode(fresh) if fresh else b""


def load() -> None:
    """Load the scoring and what it reads, so that every forked worker has it already."""
    import_module("screener.score.scorecard")
    import_module("screener.knowledge.loader").load_knowledge()
    import_module("screener.index.meaning").load_word_table()


def answer(data: bytes) -> Answer:
    """Score the task in a frame."""
    done = score_task(msgspec.msgpack.decode(data, type=Task))
    return Answer(packed=msgspec.msgpack.encode(done))


@lru_cache(maxsize=4)
def _compiled(rubric: bytes) -> CompiledRubric:
    from screener.rubric.schema import Rubric
    from screener.score import compile_rubric

    return compile_rubric(Rubric.model_validate_json(rubric))
