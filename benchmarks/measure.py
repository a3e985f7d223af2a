"""Tools of the benchmarks: what a command costs, how much memory it takes, files to run it on."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOKS_PER_SECOND = 20
Documents = Sequence[tuple[str, bytes]]
"""PDFs as (name, bytes)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure that was taken several times: its median, and the noise as least and most."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        digits = 0 if self.middle >= 100 else 1 if self.middle >= 10 else 2
        return f"{self.middle:,.{digits}f} ({self.least:,.{digits}f} - {self.most:,.{digits}f})"


def spread(values: Iterable[float]) -> Spread:
    """The median and the range of some values.

    >>> str(spread([3.0, 1.0, 2.0]))
    '2.00 (1.00 - 3.00)'
    """
    found = sorted(values)
    return Spread(statistics.median(found), found[0], found[-1])


def ratios(ones: Sequence[float], others: Sequence[float]) -> Spread:
    """How many times the others each of the ones is, round by round.

    >>> str(ratios([20.0, 30.0], [10.0, 10.0]))
    '2.50 (2.00 - 3.00)'
    """
    return spread(one / other for one, other in zip(ones, others, strict=True))


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds on the clock, of processors, and peak memory in megabytes."""

    wall: float
    cpu: float
    parent_mb: float
    worker_mb: float


def run_screener(*words: object) -> Cost:
    """Run the program in a process of its own; its results go nowhere. Raises where it fails."""
    command = [sys.executable, "-m", "screener", *map(str, words)]
    return run(command)


def run(command: Sequence[str]) -> Cost:
    """Run a command and watch it and everything it starts."""
    before, start = _children_seconds(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    peaks = Peaks(process.pid)
    with peaks:
        _, errors = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {errors}")
    wall = time.perf_counter() - start
    return Cost(wall, _children_seconds() - before, peaks.parent, peaks.worker)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Peaks:
    """The most memory that a process and any one of its descendants had, in megabytes.

    Read from the peak that Linux itself keeps; 0 elsewhere. A forked worker's figure counts the
    pages it shares with its siblings, so the workers together take less than their sum.
    """

    def __init__(self, pid: int) -> None:
        self.parent = self.worker = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Peaks:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(1 / LOOKS_PER_SECOND):
            self.parent = max(self.parent, _peak_megabytes(self._pid))
            below = map(_peak_megabytes, _descendants(self._pid))
            self.worker = max(self.worker, *below, 0.0, 0.0)


def _peak_megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def _descendants(pid: int) -> list[int]:
    """The processes below one, by the lists of children that Linux keeps per thread."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(word) for word in path.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *_descendants(child)]
    return found


def timed(call: Callable[[], object]) -> float:
    """Wall seconds of a call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def vary(data: bytes, number: int) -> bytes:
    """The same PDF as another file: a remark at its end that changes no word and every hash."""
    return data + b"\n%% copy %d\n" % number


def fill(folder: Path, documents: Documents, count: int) -> Path:
    """A folder with `count` copies of the documents, each with a name and bytes of its own."""
    folder.mkdir(parents=True)
    for number in range(count):
        name, data = documents[number % len(documents)]
        (folder / f"{number:06}-{name}").write_bytes(vary(data, number))
    return folder
