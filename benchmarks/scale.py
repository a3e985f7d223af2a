"""What screening costs: each stage on the same files, side by side in one run, and how it grows.

    python benchmarks/scale.py FOLDER [--sample 60] [--rounds 3] [--grow 100,500,10000]

Times are processor seconds of one core where a stage runs alone, and wall seconds where workers
run. Every file goes through all stages before the next file, and every round is kept apart, so that
whatever else the machine does falls on all stages alike; the spread between rounds is the noise.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import shutil
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from screener import engine
from screener.batch.supervisor import read_answers, resident_megabytes
from screener.errors import ScreenerError
from screener.knowledge.resources import rubric_file
from screener.read import find_inputs, read_bytes, read_input
from screener.rubric import load_rubric
from screener.rubric.schema import Rubric

AS_OF = date(2026, 11, 1)
SCAN_SECONDS = 2.0


def pdfminer_text(data: bytes) -> None:
    """The text of a PDF by pdfminer.six alone."""
    from pdfminer.high_level import extract_text

    extract_text(io.BytesIO(data))


def fastest_text(data: bytes) -> None:
    """The spans of a PDF by the fastest reader alone."""
    from pdf_oxide import PdfDocument

    document = PdfDocument.from_bytes(data)
    for page in range(document.page_count()):
        document.extract_spans(page)


def read_and_extract(data: bytes) -> None:
    """Reading and extraction, in this process."""
    from screener.extract import extract_profile

    extract_profile(read_bytes(data))


STAGES: dict[str, Callable[[bytes], object]] = {
    "pdfminer.six text": pdfminer_text,
    "fastest reader": fastest_text,
    "read": read_bytes,
    "read + extract": read_and_extract,
}


def measure_stages(documents: list[bytes], rounds: int) -> dict[str, list[float]]:
    """Processor milliseconds per file of every stage, one figure per round."""
    found: dict[str, list[float]] = {name: [] for name in STAGES}
    for stage in STAGES.values():
        _try(stage, documents[0])  # what is loaded once is not a cost per file
    for _ in range(rounds):
        spent = dict.fromkeys(STAGES, 0.0)
        for data in documents:
            for name, stage in STAGES.items():
                start = time.process_time()
                _try(stage, data)
                spent[name] += time.process_time() - start
        for name, seconds in spent.items():
            found[name].append(1000 * seconds / len(documents))
    return found


def _try(stage: Callable[[bytes], object], data: bytes) -> None:
    """Run a stage; a file that it cannot read costs what it costs."""
    try:
        stage(data)
    except Exception as error:  # libraries raise what they like
        if not isinstance(error, ScreenerError) and stage is read_and_extract:
            raise


class Watch:
    """The peak memory of this process and of its descendants, looked at ten times a second."""

    def __init__(self) -> None:
        self.parent = self.worker = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.parent = max(self.parent, resident_megabytes(os.getpid()))
            below = [resident_megabytes(pid) for pid in _descendants(os.getpid())]
            self.worker = max(self.worker, *below, 0.0)


def _descendants(root: int) -> list[int]:
    parents = {}
    for entry in filter(str.isdigit, os.listdir("/proc") if os.path.isdir("/proc") else []):
        try:
            stat = Path(f"/proc/{entry}/stat").read_text()
            parents[int(entry)] = int(stat.rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {root}
    for _ in range(3):
        found |= {pid for pid, parent in parents.items() if parent in found}
    return sorted(found - {root})


def vary(data: bytes, number: int) -> bytes:
    """The same document as another file: a note that changes its bytes and nothing that is read."""
    if data.startswith(b"PK"):
        copy = io.BytesIO(data)
        with zipfile.ZipFile(copy, "a") as archive:
            archive.comment = b"copy %d" % number
        return copy.getvalue()
    if data.startswith(b"%PDF"):
        return data + b"\n%% copy %d\n" % number
    return data + b"\nCopy %d\n" % number


def fill(folder: Path, documents: list[tuple[str, bytes]], count: int) -> Path:
    """A folder with `count` copies of the documents."""
    folder.mkdir(parents=True)
    for number in range(count):
        name, data = documents[number % len(documents)]
        (folder / f"{number:06}-{name}").write_bytes(vary(data, number))
    return folder


def ordinary_documents(folder: Path) -> list[tuple[str, bytes]]:
    """The files that can be read, without those that need OCR: a scan costs as much as hundreds."""
    found = [(item, read_input(item)) for item in find_inputs(folder) if item.code is None]
    kept = {
        item.file
        for item, answer in read_answers(found, workers=2)
        if answer.packed and answer.seconds < SCAN_SECONDS
    }
    return [(Path(item.file).name, data) for item, data in found if item.file in kept]


def heavier(rubric: Rubric) -> Rubric:
    """The rubric with its first weight changed."""
    first = rubric.criteria[0]
    changed = first.model_copy(update={"weight": first.weight + 1})
    return rubric.model_copy(update={"criteria": (changed, *rubric.criteria[1:])})


def timed(call: Callable[[], object]) -> float:
    """Wall seconds of a call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def processor_seconds() -> float:
    """What this process and the children it has ended have cost so far."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure_run(folder: Path, rubric: Rubric, out: Path, workers: int) -> dict[str, float]:
    """A first run, a second one and re-ranking by a changed weight: wall time, peak megabytes."""
    count = len(find_inputs(folder))

    def screen() -> object:
        return engine.screen(folder, rubric, as_of=AS_OF, out=out, workers=workers)

    before = processor_seconds()
    with Watch() as watch:
        first = timed(screen)
    return {
        "files": count,
        "workers": workers,
        "ms_per_file": 1000 * first / count,
        "cpu_ms_per_file": 1000 * (processor_seconds() - before) / count,
        "again_seconds": timed(screen),
        "reranked_per_second": count / timed(lambda: engine.rerank(out, heavier(rubric))),
        "parent_mb": watch.parent,
        "worker_mb": watch.worker,
        "ledger_kb_per_file": (out / "ledger.sqlite").stat().st_size / 1024 / count,
    }


def show_stages(found: dict[str, list[float]]) -> None:
    """Print milliseconds per file and what they are in units of either reader."""
    print(f"\n{'CPU ms per file':28}{'median':>9}{'noise':>8}{'x fastest':>11}{'x pdfminer':>12}")
    fastest, slowest = (found[name] for name in ("fastest reader", "pdfminer.six text"))
    for name, rounds in found.items():
        middle = statistics.median(rounds)
        noise = (max(rounds) - min(rounds)) / middle if middle else 0.0
        to_fast, to_slow = _ratio(rounds, fastest), _ratio(rounds, slowest)
        print(f"{name:28}{middle:9.1f}{noise:8.0%}{to_fast:11.2f}{to_slow:12.3f}")


def _ratio(rounds: list[float], base: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(rounds, base, strict=True))


def show_runs(runs: list[dict[str, float]]) -> None:
    """Print one line per run."""
    names = list(runs[0])
    print("\n" + "".join(f"{name:>20}" for name in names))
    for run in runs:
        print("".join(f"{run[name]:20.1f}" for name in names))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rubric", type=Path, default=rubric_file("account-manager.yaml"))
    parser.add_argument("--sample", type=int, default=60, help="PDF files for the stages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--grow", default="100,500", help="files per run, with two workers")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    given = parser.parse_args()
    rubric = load_rubric(given.rubric)
    documents = ordinary_documents(given.folder)
    pdfs = [data for _, data in documents if data.startswith(b"%PDF")]
    step = max(1, len(pdfs) // given.sample)
    runs = []
    sizes = [int(size) for size in given.grow.split(",")]
    with tempfile.TemporaryDirectory() as base:
        for workers, size in [(1, sizes[0]), *((2, size) for size in sizes)]:
            folder, out = Path(base) / "resumes", Path(base) / "out"
            runs.append(measure_run(fill(folder, documents, size), rubric, out, workers))
            shutil.rmtree(folder)
            shutil.rmtree(out)
    show_runs(runs)
    # The stages come last: what they load would count as the parent's memory.
    stages = measure_stages(pdfs[::step][: given.sample], given.rounds)
    show_stages(stages)
    if given.json:
        given.json.write_text(json.dumps({"stages": stages, "runs": runs}, indent=2))


if __name__ == "__main__":
    main()
