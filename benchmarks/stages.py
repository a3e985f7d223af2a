"""The stages of screening on the same PDFs, beside the text of two libraries alone."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Cost, Documents, fill, ratios, run_screener, spread
from benchmarks.read import by_oxide_spans, by_oxide_text, by_pdfminer
from screener.read import read_bytes

AS_OF = "2026-11-01"
Round = dict[str, float]
"""Milliseconds per file by name, all measured within a minute or so of each other."""


def read_and_extract(data: bytes) -> None:
    """Reading and extraction, in this process."""
    from screener.extract import extract_profile

    extract_profile(read_bytes(data))


MINER = "pdfminer.six text alone"
FASTEST = "pdf_oxide text alone"
"""The fastest library whose text has its words whole and in order."""

PIECES = "pdf_oxide pieces alone, in no order"
WHOLE = {1: "screener: whole screen, 1 worker", 2: "screener: whole screen, 2 workers"}
STAGES: dict[str, Callable[[bytes], object]] = {
    MINER: by_pdfminer,
    FASTEST: by_oxide_text,
    PIECES: by_oxide_spans,
    "screener: read": read_bytes,
    "screener: read and extract": read_and_extract,
}


def measure_rounds(
    documents: Documents, rubric: Path, *, rounds: int, files: int
) -> Iterator[Round]:
    """All stages and the whole program, round after round; what loads once is loaded before."""
    _measure_stages(documents[:1])
    for _ in range(rounds):
        yield _measure_stages(documents) | _measure_whole(documents, rubric, files)


def _measure_stages(documents: Documents) -> Round:
    """Processor time of every stage; each file goes through all of them before the next."""
    spent = dict.fromkeys(STAGES, 0.0)
    for _, data in documents:
        for name, stage in STAGES.items():
            start = time.process_time()
            stage(data)
            spent[name] += time.process_time() - start
    return {name: 1000 * seconds / len(documents) for name, seconds in spent.items()}


def _measure_whole(documents: Documents, rubric: Path, files: int) -> Round:
    """The program on a folder of copies: processor time, and time on the clock."""
    found: Round = {}
    for workers, name in WHOLE.items():
        with tempfile.TemporaryDirectory() as place:
            folder = fill(Path(place) / "resumes", documents, files)
            cost = screen(folder, rubric, Path(place) / "out", workers=workers)
        found[name] = 1000 * cost.cpu / files
        found[f"{name}, on the clock"] = 1000 * cost.wall / files
    return found


def screen(folder: Path, rubric: Path, out: Path, *, workers: int) -> Cost:
    """One call of the program, reports and all."""
    words = ("--rubric", rubric, "--as-of", AS_OF, "--out", out, "--workers", workers)
    return run_screener("screen", folder, *words)


def show_rounds(rounds: Sequence[Round]) -> None:
    """Print milliseconds per file and what they are in units of the readers alone."""
    heads = f"{'median (range)':>28}{'x pdfminer':>12}{'x text':>12}{'x pieces':>12}"
    print(f"\n{'milliseconds per file':46}{heads}")
    for name in rounds[0]:
        own = [each[name] for each in rounds]
        bases = ([each[base] for each in rounds] for base in (MINER, FASTEST, PIECES))
        cells = (f"{ratios(own, base).middle:12.2f}" for base in bases)
        print(f"{name:46}{spread(own)!s:>28}" + "".join(cells))
