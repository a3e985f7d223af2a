"""What screening costs: every stage on the same PDFs in one run, how it grows, and the goals.

    python benchmarks/scale.py FOLDER [--sample 60] [--rounds 3] [--grow 100,500,10000]

1. Stages: the text of the same PDFs by pdfminer.six alone and by pdf_oxide alone (and the pieces it
   is put together from, which no reader could use as they are), then Screener's reading, reading
   with extraction, and the whole program with 1 and with 2 workers: start, reading, extraction,
   scoring, ledger and all reports of a folder of copies. Milliseconds of a processor per file (a
   line says so where they are those of the clock), one figure a round. A ratio compares figures
   of one round, so that whatever else the machine does falls on both.
2. Growth: the whole program on folders of more and more copies with other names and bytes, and on
   as many different invented people, whose words share nothing: peak memory, a second run with
   nothing changed, and ranking again by a rubric with another weight and with another term.
3. Goals, each with what was reached. Those of speed are meant for real resumes of some two pages,
   such as `make bench FOLDER=...` is given; the invented samples are shorter and plainer.

Files that are no PDF or need OCR are left out: pdfminer.six could not be compared on them.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import Documents, Spread, fill, ratios, run, run_screener, timed
from benchmarks.stages import FASTEST, MINER, WHOLE, Round, measure_rounds, screen, show_rounds
from screener import engine
from screener.batch.supervisor import read_answers
from screener.knowledge.resources import rubric_file
from screener.read import find_inputs, read_input
from screener.rubric import load_rubric
from screener.rubric.schema import Rubric, SkillCriterion

SCAN_SECONDS = 2.0
BARE = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str) -> None: ...\napp()"


@dataclass(frozen=True, slots=True)
class Growth:
    """The whole program with two workers on a folder of `files` documents of a kind.

    Milliseconds are per file; `again` is a second call with nothing changed, in seconds; `weight`
    and `term` are candidates a second, ranked again by another weight and by another term.
    """

    what: str
    files: int
    wall_ms: float
    cpu_ms: float
    parent_mb: float
    worker_mb: float
    ledger_kb: float
    report_mb: float
    again: float
    weight: float
    term: float


def measure_growth(what: str, folder: Path, rubric: Path, out: Path) -> Growth:
    """A first call, a second one, and re-ranking from what the first has kept."""
    count = len(find_inputs(folder))
    asked = load_rubric(rubric)
    cost = screen(folder, rubric, out, workers=2)
    again = screen(folder, rubric, out, workers=2)
    reports = [path for path in out.iterdir() if path.stem in ("ranking", "report")]
    return Growth(
        what=what,
        files=count,
        wall_ms=1000 * cost.wall / count,
        cpu_ms=1000 * cost.cpu / count,
        parent_mb=max(cost.parent_mb, again.parent_mb),
        worker_mb=cost.worker_mb,
        ledger_kb=(out / "ledger.sqlite").stat().st_size / 1024 / count,
        report_mb=sum(path.stat().st_size for path in reports) / 2**20,
        again=again.wall,
        weight=count / timed(lambda: engine.rerank(out, other_weight(asked))),
        term=count / timed(lambda: engine.rerank(out, other_term(asked))),
    )


def other_weight(rubric: Rubric) -> Rubric:
    """The rubric with its first weight changed: kept scores are weighed again."""
    first, *others = rubric.criteria
    changed = first.model_copy(update={"weight": first.weight + 1})
    return rubric.model_copy(update={"criteria": (changed, *others)})


def other_term(rubric: Rubric) -> Rubric:
    """The rubric with one more term for a skill: every kept profile is scored again."""
    at = next(i for i, each in enumerate(rubric.criteria) if isinstance(each, SkillCriterion))
    criteria = list(rubric.criteria)
    terms = (*criteria[at].any_of, "Zendesk")
    criteria[at] = criteria[at].model_copy(update={"any_of": terms})
    return rubric.model_copy(update={"criteria": tuple(criteria)})


def grow(documents: Documents, rubric: Path, sizes: Sequence[int]) -> Iterator[Growth]:
    """Copies in growing numbers, then as many different people as the most copies."""
    from tests.batch import people

    for count in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = fill(Path(place) / "resumes", documents, count)
            yield measure_growth("copies", folder, rubric, Path(place) / "out")
    with tempfile.TemporaryDirectory() as place:
        folder = people.fill(Path(place) / "resumes", max(sizes))
        yield measure_growth("people", folder, rubric, Path(place) / "out")


def measure_help(rounds: int = 7) -> Spread:
    """The processor time of `screener --help` in units of a program with nothing in it."""
    bare = [sys.executable, "-c", BARE, "--help"]
    pairs = [(run_screener("--help").cpu, run(bare).cpu) for _ in range(rounds + 1)][1:]
    return ratios(*zip(*pairs, strict=True))


def ordinary_pdfs(folder: Path, most: int) -> Documents:
    """The folder's PDFs that can be read without OCR, `most` of them evenly chosen."""
    found = [(item, read_input(item)) for item in find_inputs(folder) if item.code is None]
    pdfs = {item.file: data for item, data in found if data.startswith(b"%PDF")}
    step = max(1, len(pdfs) // most)
    answers = read_answers(list(pdfs.items())[::step][:most], workers=2)
    kept = [file for file, ended in answers if ended.packed and ended.seconds < SCAN_SECONDS]
    return [(Path(file).name, pdfs[file]) for file in sorted(kept)]


# ---------------------------------------------------------------------------------------- to read


def show_growth(rows: Sequence[Growth]) -> None:
    """Print one line per folder."""
    heads = ("ms/file", "CPU ms/file", "parent MB", "worker MB", "ledger kB/file", "reports MB",
             "second run s", "weight: cand./s", "term: cand./s")  # fmt: skip
    print(f"\n{'2 workers':12}{'files':>8}" + "".join(f"{head:>16}" for head in heads))
    for row in rows:
        figures = list(asdict(row).values())[2:]
        cells = (f"{figure:16,.0f}" if figure >= 100 else f"{figure:16.1f}" for figure in figures)
        print(f"{row.what:12}{row.files:8,}" + "".join(cells))


Goal = tuple[str, str, bool]
"""What was to be reached, what was, and whether that is enough."""


def speed_goals(rounds: Sequence[Round]) -> Iterator[Goal]:
    """How the whole program compares with the readers alone, processor time of one core each."""
    whole, miner, fastest = ([each[name] for each in rounds] for name in (WHOLE[1], MINER, FASTEST))
    faster, dearer = ratios(miner, whole), ratios(whole, fastest)
    yield "whole screen >= 8 x as fast as pdfminer.six alone", str(faster), faster.middle >= 8
    yield "whole screen <= 4 x the fastest reader alone", str(dearer), dearer.middle <= 4


def growth_goals(rows: Sequence[Growth]) -> Iterator[Goal]:
    """What the largest folders cost."""
    most = max(row.files for row in rows)
    large = [row for row in rows if row.files == most]
    parent, worker, again = (
        max(getattr(row, name) for row in large) for name in ("parent_mb", "worker_mb", "again")
    )
    yield f"{most:,} files: parent < 400 MB", f"{parent:.0f}", parent < 400
    yield f"{most:,} files: each worker < 500 MB", f"{worker:.0f}", worker < 500
    yield f"{most:,} files: second run < 3 s", f"{again:.1f}", again < 3
    for what in ("weight", "term"):
        speed = min(getattr(row, what) for row in large)
        yield f"another {what} ranks >= 2,000 candidates/s", f"{speed:,.0f}", speed >= 2000
    copies = [row for row in rows if row.what == "copies"]
    for before, after in zip(copies[-2:], copies[-1:], strict=False):
        dearer = after.cpu_ms / before.cpu_ms
        what = f"a file of {after.files:,} costs <= 1.10 x one of {before.files:,}"
        yield what, f"{dearer:.2f}", dearer <= 1.1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rubric", type=Path, default=rubric_file("account-manager.yaml"))
    parser.add_argument("--sample", type=int, default=60, help="how many PDFs of the folder")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=500, help="copies for a whole screen")
    parser.add_argument("--grow", default="100,500,10000", help="copies per folder")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    documents = ordinary_pdfs(given.folder, given.sample)
    cores, load = os.cpu_count(), os.getloadavg()[0]
    print(f"{len(documents)} PDFs of {given.folder}; {cores} cores, load {load:.1f} at the start")
    measured = measure_rounds(documents, given.rubric, rounds=given.rounds, files=given.files)
    rounds = list(measured)
    show_rounds(rounds)
    rows = list(grow(documents, given.rubric, [int(size) for size in given.grow.split(",")]))
    show_growth(rows)
    helped = measure_help()
    to_start = "screener --help < 2 x a bare Typer program", str(helped), helped.middle < 2
    print()
    for goal, reached, enough in (*speed_goals(rounds), *growth_goals(rows), to_start):
        print(f"{'reached' if enough else 'MISSED':9}{goal:58}{reached}")
    if given.json:
        figures = {"rounds": rounds, "growth": [asdict(row) for row in rows]}
        given.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
