"""The stages wired into one: a folder and a rubric in, a ranking out.

Heavy imports stand inside the functions, so that `screener --help` stays instant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screener.batch.values import Limits, Progress
from screener.errors import RunError
from screener.types import Profile, Quarantined, Ranking

if TYPE_CHECKING:
    from screener.read import Input
    from screener.rubric.schema import Rubric


def screen(
    folder: Path,
    rubric: Rubric,
    *,
    as_of: date,
    out: Path | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Ranking:
    """Rank every resume below `folder`; each file ends as a scorecard or in the quarantine.

    `out` is the run folder: what is read and scored is kept there (mode 0700), a call that was
    interrupted goes on where it stopped, and a second one reads only what is new. Without it
    nothing is kept. `workers` is the number of reading processes, by default one per processor; 0
    reads in this process, without limits, and is for files one trusts. `as_of` closes what a
    resume says is still going on. Raises RunError for folders that cannot be used.
    """
    from screener.batch.gather import answer_with, gather
    from screener.batch.ledger import Ledger
    from screener.batch.ranking import rank_ledger
    from screener.batch.recipe import current_recipe

    inputs = _inputs(folder, out)
    recipe = current_recipe()
    with Ledger(out) as ledger:
        gather(
            inputs,
            ledger,
            recipe=recipe.reading_key,
            answer_all=answer_with(workers, limits),
            on_progress=on_progress,
        )
        return rank_ledger(ledger, rubric, recipe=recipe, as_of=as_of)


def rescore(
    profiles: Iterable[tuple[str, Profile]],
    rubric: Rubric,
    *,
    as_of: date,
    quarantine: Iterable[Quarantined] = (),
) -> Ranking:
    """Rank profiles that are already read, as (file, profile) pairs in any order."""
    from screener.batch.ranking import make_ranking, score_profiles

    return make_ranking(
        rubric, score_profiles(profiles, rubric, as_of=as_of), quarantine, as_of=as_of
    )


def rubric_sha256(rubric: Rubric) -> str:
    """The hash of what a rubric asks, in hex; comments and layout of its file do not move it."""
    from screener.batch import ranking

    return ranking.rubric_sha256(rubric)


def _inputs(folder: Path, out: Path | None) -> list[Input]:
    """The files to screen: never what an earlier run has written."""
    from screener.read import find_inputs

    own = out.resolve() if out is not None else None
    inputs = [
        item
        for item in find_inputs(folder)
        if own not in (item.path.absolute(), *item.path.resolve().parents)
    ]
    if not inputs:
        raise RunError(f"{folder}: no files in it; give a folder that holds resumes")
    return inputs
