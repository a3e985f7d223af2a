"""Killed at any moment, a run goes on and ends as if nothing had happened."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from screener.batch.ledger import Ledger
from screener.batch.wire import Answer
from tests.batch.bombs import BOMBS
from tests.batch.driver import RECIPE
from tests.batch.people import fill
from tests.interrupts import heed_ctrl_c

ROOT = Path(__file__).parent.parent.parent


def start(what: str, folder: Path, out: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.batch.driver", what, str(folder), str(out)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, preexec_fn=heed_ctrl_c)


def finish(what: str, folder: Path, out: Path) -> bytes:
    with start(what, folder, out) as process:
        output, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return output


def kill_after(seconds: float, what: str, folder: Path, out: Path) -> None:
    with start(what, folder, out) as process:
        time.sleep(seconds)
        process.kill()


def notes_in(out: Path) -> tuple[dict[str, Answer], list[bytes]]:
    with Ledger(out) as ledger:
        answers = ledger.answers(RECIPE)
        return answers, [ledger.profile(content, RECIPE) for content in sorted(answers)]


def test_killed_runs_go_on_where_they_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"note {number}")
    finish("notes", folder, tmp_path / "straight")
    ended, dice = 0, random.Random(7)
    for _ in range(5):
        kill_after(0.4 + dice.random() * 0.6, "notes", folder, tmp_path / "out")
        if (tmp_path / "out" / "ledger.sqlite").exists():
            with Ledger(tmp_path / "out") as ledger:
                now = len(ledger.codes(RECIPE))
                attempts = ledger._rows("SELECT sum(attempts) FROM documents")[0][0] or 0
            assert now >= ended  # what has ended stays so
            ended = now
    finish("notes", folder, tmp_path / "out")
    with Ledger(tmp_path / "out") as ledger:
        attempts = ledger._rows("SELECT sum(attempts) FROM documents")[0][0]
    assert 400 <= attempts <= 400 + 5 * 3  # a kill costs what was in flight, and no more
    assert notes_in(tmp_path / "out") == notes_in(tmp_path / "straight")


def test_no_process_outlives_a_killed_run(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"hang {number}")
    with start("notes", folder, tmp_path / "out") as process:
        deadline = time.monotonic() + 20
        while len(family(process.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        pids = family(process.pid)
        process.kill()
    assert len(pids) >= 3
    deadline = time.monotonic() + 5
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(alive(pid) for pid in pids)


def test_ctrl_c_ends_every_process_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"note {number}")
    with start("notes", folder, tmp_path / "out") as process:
        deadline = time.monotonic() + 20
        while len(family(process.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        pids = family(process.pid)
        process.send_signal(signal.SIGINT)
        process.wait(10)
    assert process.returncode != 0
    assert not any(alive(pid) for pid in pids)
    finish("notes", folder, tmp_path / "out")
    assert len(notes_in(tmp_path / "out")[0]) == 300


def family(pid: int) -> set[int]:
    """A process's descendants."""
    found: set[int] = set()
    for entry in os.listdir("/proc"):
        if entry.isdigit() and pid in ancestors(int(entry)):
            found.add(int(entry))
    return found


def ancestors(pid: int) -> list[int]:
    found: list[int] = []
    while pid > 1:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            break
        pid = int(stat.rpartition(")")[2].split()[1])
        found.append(pid)
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.soak
def test_fifty_kills_give_the_ranking_of_an_uninterrupted_run(tmp_path: Path) -> None:
    folder = fill(tmp_path / "resumes", 1500)
    for name, make in BOMBS.items():
        (folder / f"{name}.bin").write_bytes(make(0.01))
    straight = finish("resumes", folder, tmp_path / "straight")
    dice = random.Random(11)
    for _ in range(50):
        kill_after(1 + dice.random() * 4, "resumes", folder, tmp_path / "out")
    assert finish("resumes", folder, tmp_path / "out") == straight
