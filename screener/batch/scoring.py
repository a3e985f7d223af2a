"""Many kept profiles against one rubric: in this process, or on all processors where that pays.

The worker processes are those of the reader with another function in them. A profile is bytes that
were made from a document, but they are checked JSON by now, so the limits here guard nothing; what
counts is that all processors work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from screener import codec
from screener.batch.supervisor import read_answers
from screener.batch.values import Limits, processors
from screener.batch.wire import Answer
from screener.errors import RunError
from screener.types import Profile, Scorecard

if TYPE_CHECKING:
    from screener.score import CompiledRubric

ENOUGH = 400
"""Fewer profiles than this are scored before worker processes would have started."""

_LIMITS = Limits(seconds=120, megabytes=2000, documents=100_000)
_READER = f"{__name__}:answer"


class Task(msgspec.Struct, frozen=True):
    """One profile to score: the rubric's canonical JSON, and a packed profile."""

    rubric: bytes
    as_of: date
    file: str
    profile: bytes


def score_tasks(
    tasks: Iterable[tuple[str, Task]], *, count: int, workers: int | None
) -> Iterator[tuple[str, bytes]]:
    """The packed scorecard of every (key, task); `count` is how many there are.

    With `workers` 0, or where there are few tasks, this process does it alone; the cards are the
    same. Raises RunError where a profile cannot be scored.
    """
    size = processors() if workers is None else workers
    if size < 2 or count < ENOUGH:
        yield from ((key, score_task(task)) for key, task in tasks)
        return
    frames = ((key, msgspec.json.encode(task)) for key, task in tasks)
    for key, answered in read_answers(frames, workers=size, limits=_LIMITS, reader=_READER):
        if answered.code:
            raise RunError(f"{key[:12]}: this profile could not be scored: {answered.message}")
        yield key, answered.packed


def score_task(task: Task) -> bytes:
    """The packed scorecard of one profile."""
    from screener.score import score_profile

    profile = codec.unpack(task.profile, Profile)
    card: Scorecard = score_profile(
        profile, _compiled(task.rubric), file=task.file, as_of=task.as_of
    )
    return codec.pack(card)


def load() -> None:
    """Load the scoring, so that every forked worker has it already."""
    import_module("screener.score")


def answer(data: bytes) -> Answer:
    """Score the task in a frame."""
    return Answer(packed=score_task(msgspec.json.decode(data, type=Task)))


@lru_cache(maxsize=4)
def _compiled(rubric: bytes) -> CompiledRubric:
    from screener.rubric.schema import Rubric
    from screener.score import compile_rubric

    return compile_rubric(Rubric.model_validate_json(rubric))
