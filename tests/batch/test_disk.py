"""A disk that is full and a folder that may not be written: a sentence, and nothing is lost."""

import resource
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from screener import engine
from screener.batch.folder import LEDGER_NAME
from screener.batch.ledger import Ledger
from screener.errors import RunError
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from tests.batch.people import fill
from tests.privileges import as_ordinary_user

ROOT = Path(__file__).parent.parent.parent


def screen(folder: Path, out: Path, *, most_bytes: int = 0) -> "subprocess.CompletedProcess[str]":
    """The program, in which no file may grow beyond `most_bytes`: the disk is full."""

    def bound() -> None:
        if most_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    command = [sys.executable, "-m", "screener", "screen", str(folder)]
    options = ["--rubric", "account-manager", "--as-of", "2026-11-01", "--workers", "0"]
    return subprocess.run(
        [*command, *options, "--out", str(out)],
        cwd=ROOT,
        preexec_fn=bound,
        capture_output=True,
        text=True,
        check=False,
    )


def documents_in(out: Path) -> int:
    """How many documents an intact ledger holds; another one fails here."""
    base = sqlite3.connect(out / LEDGER_NAME)
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    ((count,),) = base.execute("SELECT count(*) FROM documents WHERE state = 'read'")
    base.close()
    return int(count)


def is_told(done: "subprocess.CompletedProcess[str]") -> None:
    *_, last = done.stderr.splitlines()
    assert done.returncode == 2
    assert last.startswith("screener: ")
    assert "cannot be written" in last
    assert "Traceback" not in done.stderr


def reports_in(out: Path) -> dict[str, bytes]:
    names = ("ranking.json", "ranking.csv", "report.html")
    return {name: (out / name).read_bytes() for name in names if (out / name).exists()}


def test_a_disk_that_fills_up_stops_a_run_which_then_goes_on(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "resumes", 40), tmp_path / "out"
    is_told(screen(folder, out, most_bytes=150_000))
    assert 0 < documents_in(out) < 40
    assert screen(folder, out).returncode == 0
    rubric = load_rubric(rubric_file("account-manager.yaml"))
    straight = engine.screen(folder, rubric, as_of=date(2026, 11, 1), workers=0)
    assert engine.load_run(out).ranking == straight

    was = reports_in(out)
    for name in was:
        (out / name).unlink()
    is_told(screen(folder, out, most_bytes=60_000))
    assert all(data == was[name] for name, data in reports_in(out).items())  # whole or not at all
    assert screen(folder, out).returncode == 0
    assert reports_in(out) == was


def test_a_run_folder_that_was_made_read_only_is_left_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    Ledger(out).close()
    before = (out / LEDGER_NAME).read_bytes()
    with as_ordinary_user(out):
        (out / LEDGER_NAME).chmod(0o400)
        (out / ".lock").unlink()
        out.chmod(0o500)
        with pytest.raises(RunError, match=r"cannot be written .* choose another --out"):
            Ledger(out)
        assert (out / LEDGER_NAME).read_bytes() == before
        assert out.stat().st_mode & 0o777 == 0o500
        out.chmod(0o700)
        with pytest.raises(RunError, match=r"cannot be written .* choose another --out"):
            Ledger(out)
