"""The stages wired into one: a folder and a rubric in, a ranking out.

What can be done with a finished run stands here too: `load_run`, `run_profiles`, `rerank`,
`compare_rubrics`, `verify_run`, `erase`, `apply_retention`. Heavy imports stand inside the
functions, so that `screener --help` stays instant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from screener.batch import ranking as _ranking
from screener.batch import runs
from screener.batch.cluster import gather_on_cluster
from screener.batch.compare import Change, Move
from screener.batch.gather import answer_with, gather
from screener.batch.ledger import Ledger
from screener.batch.manifest import Manifest
from screener.batch.nursery import Nursery, Workforce
from screener.batch.recipe import Recipe, current_recipe, refuse_changed_program
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
from screener.batch.selection import select_sources
from screener.batch.sources import remote_url
from screener.batch.tally import OnProgress
from screener.batch.values import Limits, Progress
from screener.types import Profile, Quarantined, Ranking

if TYPE_CHECKING:
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

rubric_sha256 = _ranking.rubric_sha256


def screen(
    folder: Path | str,
    rubric: Rubric,
    *,
    as_of: date,
    out: Path | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    pdf_reader: str = "auto",
    cluster: str | None = None,
    on_progress: OnProgress | None = None,
) -> Ranking:
    """Rank every resume below `folder`; each file ends as a scorecard or in the quarantine.

    `out` is the run folder: what is read and scored is kept there (mode 0700), a call that was
    interrupted goes on where it stopped, and a second one reads only what is new. Without it
    nothing is kept. `workers` is the number of reading processes, by default one per processor; 0
    reads in this process, without limits, and is for files one trusts. `as_of` closes what a
    resume says is still going on. `pdf_reader` is a value of `read.PdfReader`. `cluster` is the
    address of a Dask scheduler whose workers read instead; `folder` is then a path that they see
    too, or a URL of a store that fsspec knows (s3://, gs://). Raises RunError for folders that
    cannot be used, NothingToRank for one that holds no file.
    """
    recipe = current_recipe(str(pdf_reader))
    sources = select_sources(folder, out)
    with Ledger(out) as ledger, Nursery() as nursery:
        force = Workforce(workers, nursery)
        ledger.write_fact("folder", remote_url(folder) or str(Path(folder).absolute()))
        gather_all = _gatherer(recipe, force, limits=limits, cluster=cluster)
        read = partial(gather_all, sources, ledger, on_progress=on_progress)
        read()
        refuse_changed_program(recipe)
        return runs.finish_run(
            ledger, rubric, recipe=recipe, as_of=as_of, out=out, force=force, read_again=read
        )


def _gatherer(
    recipe: Recipe, force: Workforce, *, limits: Limits | None, cluster: str | None
) -> Callable[..., None]:
    """What brings a ledger up to date with sources: this machine's processes, or a cluster."""
    key, reader = recipe.reading_key, recipe.pdf_reader
    if cluster is None:
        return partial(gather, recipe=key, answer_all=answer_with(force, reader, limits=limits))
    return partial(gather_on_cluster, address=cluster, recipe=key, pdf_reader=reader, limits=limits)


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
