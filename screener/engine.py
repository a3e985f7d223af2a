"""The stages wired into one: a folder and a rubric in, a ranking out.

What can be done with a finished run stands here too: `load_run`, `run_profiles`, `rerank`,
`compare_rubrics`, `verify_run`, `erase`, `apply_retention`. Heavy imports stand inside the
functions, so that `screener --help` stays instant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screener.batch import ranking as _ranking
from screener.batch import runs
from screener.batch.compare import Change, Move
from screener.batch.ledger import LEDGER_NAME
from screener.batch.manifest import Manifest
from screener.batch.runs import (
    Erased,
    Run,
    Verification,
    apply_retention,
    compare_rubrics,
    erase,
    load_run,
    manifest,
    rerank,
    run_profile,
    run_profiles,
)
from screener.batch.values import Limits, Progress
from screener.errors import NothingToRank, RunError
from screener.types import Profile, Quarantined, Ranking

if TYPE_CHECKING:
    from screener.read import Input
    from screener.rubric.schema import Rubric

__all__ = [
    "Change",
    "Erased",
    "Limits",
    "Manifest",
    "Move",
    "Progress",
    "Run",
    "Verification",
    "apply_retention",
    "compare_rubrics",
    "erase",
    "load_run",
    "manifest",
    "rerank",
    "rescore",
    "rubric_sha256",
    "run_profile",
    "run_profiles",
    "screen",
    "verify_run",
]

OnProgress = Callable[[Progress], None]
rubric_sha256 = _ranking.rubric_sha256


def screen(
    folder: Path,
    rubric: Rubric,
    *,
    as_of: date,
    out: Path | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    pdf_reader: str = "auto",
    on_progress: OnProgress | None = None,
) -> Ranking:
    """Rank every resume below `folder`; each file ends as a scorecard or in the quarantine.

    `out` is the run folder: what is read and scored is kept there (mode 0700), a call that was
    interrupted goes on where it stopped, and a second one reads only what is new. Without it
    nothing is kept. `workers` is the number of reading processes, by default one per processor; 0
    reads in this process, without limits, and is for files one trusts. `as_of` closes what a
    resume says is still going on. `pdf_reader` is a value of `read.PdfReader`. Raises RunError for
    folders that cannot be used, NothingToRank for one that holds no file.
    """
    from screener.batch.gather import answer_with, gather
    from screener.batch.ledger import Ledger
    from screener.batch.recipe import current_recipe

    inputs = _inputs(folder, out)
    recipe = current_recipe(str(pdf_reader))
    with Ledger(out) as ledger:
        ledger.write_fact("folder", str(folder.absolute()))
        gather(
            inputs,
            ledger,
            recipe=recipe.reading_key,
            answer_all=answer_with(workers, limits, str(pdf_reader)),
            on_progress=on_progress,
        )
        return runs.finish_run(ledger, rubric, recipe=recipe, as_of=as_of, out=out, workers=workers)


def rescore(
    profiles: Iterable[tuple[str, Profile]],
    rubric: Rubric,
    *,
    as_of: date,
    quarantine: Iterable[Quarantined] = (),
) -> Ranking:
    """Rank profiles that are already read, as (file, profile) pairs in any order."""
    cards = _ranking.score_profiles(profiles, rubric, as_of=as_of)
    return _ranking.make_ranking(rubric, cards, quarantine, as_of=as_of)


def verify_run(
    out: Path, *, workers: int | None = None, on_progress: OnProgress | None = None
) -> Verification:
    """Make a run's ranking again from its files, and compare every byte.

    Raises RunError where the folder holds no finished run or its resumes are gone.
    """

    def screen_again(folder: Path, rubric: Rubric, was: Manifest, again: Path) -> Ranking:
        return screen(
            folder,
            rubric,
            as_of=was.as_of,
            out=again,
            workers=workers,
            pdf_reader=was.recipe.pdf_reader,
            on_progress=on_progress,
        )

    return runs.verify_run(out, screen_again=screen_again)


def _inputs(folder: Path, out: Path | None) -> list[Input]:
    """The files to screen: never what this or an earlier run has written below the folder."""
    from screener.read import find_inputs

    found = find_inputs(folder)
    runs_below = {
        item.file.removesuffix(LEDGER_NAME) for item in found if item.path.name == LEDGER_NAME
    }
    if out is not None and out.resolve().is_relative_to(folder.resolve()):
        runs_below.add(f"{out.resolve().relative_to(folder.resolve()).as_posix()}/")
    if runs_below & {"", "./"}:
        raise RunError(f"{folder}: a run cannot be kept among the resumes; choose another --out")
    inputs = [item for item in found if not item.file.startswith(tuple(runs_below))]
    if not inputs:
        raise NothingToRank(f"{folder}: no files in it; give a folder that holds resumes")
    return inputs
