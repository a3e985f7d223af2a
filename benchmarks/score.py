"""What scoring a kept profile costs, part by part.

    python benchmarks/score.py FOLDER [--rubric rubrics/account-manager.yaml] [--sample 60]

The profiles are those of the folder's ordinary PDFs, packed as a run folder keeps them. Every part
is timed for every profile in turn, round after round; of each profile the least of the rounds
counts, since whatever else the machine does only ever adds. A figure is the median of the
profiles, with the lowest and the highest of the middle 80 %.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import Spread, spread
from benchmarks.scale import ordinary_pdfs
from screener.batch.reading import read_profile
from screener.codec import collecting_later, pack, unpack
from screener.index import index_profile
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from screener.score import CompiledRubric, compile_rubric, score_criteria, score_profile
from screener.types import Profile

AS_OF = date(2026, 11, 1)
GOAL = 1.0
"""Milliseconds for the whole scorecard of a kept profile by ten criteria."""

WHOLE = "the whole scorecard"
T = TypeVar("T")
Part = Callable[[Profile], object]


def parts(rubric: CompiledRubric) -> dict[str, Part]:
    """What is timed: the index, the whole scorecard, and each criterion as if it alone changed."""

    def alone(place: int) -> Part:
        return lambda profile: score_criteria(profile, rubric, (place,), as_of=AS_OF)

    return {
        "index": index_profile,
        WHOLE: lambda profile: score_profile(profile, rubric, file="a.pdf", as_of=AS_OF),
        **{f"only {each.criterion.id}": alone(n) for n, each in enumerate(rubric.criteria)},
    }


def measure(
    packed: Sequence[bytes], rubric: CompiledRubric, *, rounds: int
) -> Iterator[tuple[str, Spread]]:
    """The milliseconds of every part, on the way from kept profile to kept scorecard."""
    profiles = [unpack(each, Profile) for each in packed]
    cards = [score_profile(each, rubric, file="a.pdf", as_of=AS_OF) for each in profiles]
    yield "unpack the profile", least(lambda each: unpack(each, Profile), packed, rounds)
    for name, part in parts(rubric).items():
        yield name, least(part, profiles, rounds)
    yield "pack the scorecard", least(pack, cards, rounds)


def least(part: Callable[[T], object], values: Sequence[T], rounds: int) -> Spread:
    """The middle 80 % of the least milliseconds that a part takes for each value."""
    best = [float("inf")] * len(values)
    for _ in range(rounds):
        for number, value in enumerate(values):
            start = time.perf_counter()
            part(value)
            best[number] = min(best[number], 1000 * (time.perf_counter() - start))
    tenth = len(values) // 10
    return spread(sorted(best)[tenth : len(values) - tenth])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rubric", type=Path, default=rubric_file("account-manager.yaml"))
    parser.add_argument("--sample", type=int, default=60, help="how many PDFs of the folder")
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    rubric = compile_rubric(load_rubric(given.rubric))
    documents = ordinary_pdfs(given.folder, given.sample)
    packed = [pack(read_profile(data)) for _, data in documents]
    print(f"{len(packed)} PDFs of {given.folder}, {len(rubric.criteria)} criteria")
    print(f"{'milliseconds per profile':40}{'median (middle 80 %)':>24}")
    with collecting_later():
        for name, figure in measure(packed, rubric, rounds=given.rounds):
            reached = f"  goal < {GOAL:g}" if name == WHOLE else ""
            print(f"{name:40}{figure!s:>24}{reached}", flush=True)


if __name__ == "__main__":
    main()
