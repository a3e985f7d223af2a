"""The stages wired into one: a folder and a rubric in, a ranking out.

Heavy imports stand inside the functions, so that `screener --help` stays instant.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screener import __version__
from screener.batch.values import Progress
from screener.codec import encode_rubric
from screener.errors import NothingToRank, UnreadableResume
from screener.types import Profile, Quarantined, Ranking

if TYPE_CHECKING:
    from screener.read import Input
    from screener.rubric.schema import Rubric

Outcome = Profile | Quarantined
OnProgress = Callable[[Progress], None]


def rubric_sha256(rubric: Rubric) -> str:
    """The hash of what a rubric asks, in hex; comments and layout of its file do not move it."""
    return hashlib.sha256(encode_rubric(rubric)).hexdigest()


def screen(
    folder: Path,
    rubric: Rubric,
    *,
    as_of: date,
    out: Path | None = None,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
) -> Ranking:
    """Rank every resume below `folder`; each file ends as a scorecard or in the quarantine.

    Raises RunError where the folder is missing, NothingToRank where it holds no file.
    """
    from screener.read import find_inputs

    inputs = find_inputs(folder)
    if not inputs:
        raise NothingToRank(f"{folder}: no files in it; give a folder that holds resumes")
    profiles: list[tuple[str, Profile]] = []
    quarantine: list[Quarantined] = []
    for done, (file, outcome) in enumerate(_read_here(inputs), start=1):
        if isinstance(outcome, Quarantined):
            quarantine.append(outcome)
        else:
            profiles.append((file, outcome))
        if on_progress is not None:
            on_progress(
                Progress(total=len(inputs), done=done, quarantined=len(quarantine), file=file)
            )
    return rescore(profiles, rubric, as_of=as_of, quarantine=quarantine)


def rescore(
    profiles: Iterable[tuple[str, Profile]],
    rubric: Rubric,
    *,
    as_of: date,
    quarantine: Iterable[Quarantined] = (),
) -> Ranking:
    """Rank profiles that are already read, as (file, profile) pairs in any order."""
    from screener.score import rank_scorecards, score_profile

    cards = [score_profile(profile, rubric, file=file, as_of=as_of) for file, profile in profiles]
    return Ranking(
        title=rubric.title,
        rubric_sha256=rubric_sha256(rubric),
        engine_version=__version__,
        as_of=as_of,
        scorecards=tuple(rank_scorecards(cards)),
        quarantine=tuple(sorted(quarantine, key=lambda row: row.file)),
    )


def _read_here(inputs: Iterable[Input]) -> Iterator[tuple[str, Outcome]]:
    from screener.extract import extract_profile
    from screener.read import read_bytes, read_input

    for found in inputs:
        try:
            yield found.file, extract_profile(read_bytes(read_input(found)))
        except UnreadableResume as error:
            yield found.file, Quarantined(found.file, error.code, error.message)
