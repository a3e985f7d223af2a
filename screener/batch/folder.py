"""The run folder as a place on disk: for its owner only, and for one run at a time."""

from __future__ import annotations

import os
import time
from pathlib import Path

from screener.errors import RunError

LEDGER_NAME = "ledger.sqlite"
MANIFEST_NAME = "manifest.json"

REPORTS = ("ranking.json", "ranking.csv", "ranking.xlsx", "report.html")
"""The reports in a run folder; they quote people, so erasing removes them."""

_LEDGER_FILES = tuple(LEDGER_NAME + ending for ending in ("", "-wal", "-shm"))
RUN_FILES = frozenset((*_LEDGER_FILES, MANIFEST_NAME, *REPORTS, "rubric.yaml"))
"""What a run writes into its folder, hidden files apart."""

_PATIENCE = 1.0
"""Seconds to wait for the folder: a run that was killed lets go when its last child notices."""


def private_file(path: Path) -> Path:
    """Create the file for its owner only; SQLite gives its companions the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RunError(f"{path}: cannot be written ({error.strerror}); choose another --out") from (
            error
        )
    return path


def lock_folder(folder: Path) -> int:
    """Hold the folder for this process; the system lets go when the process ends.

    A new folder is for its owner only; one that holds anything but a run is refused.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_other_things(folder)
        lock = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RunError(f"{folder}: cannot be written ({reason}); choose another --out") from error
    deadline = time.monotonic() + _PATIENCE
    while not _locks(lock, folder):
        if time.monotonic() > deadline:
            os.close(lock)
            raise RunError(f"{folder}: another run is using this folder; wait for it to end")
        time.sleep(_PATIENCE / 20)
    return lock


def remove_reports(folder: Path) -> None:
    """Remove the reports, and the drafts of such that a killed run has left."""
    for name in REPORTS:
        for path in (folder / name, *folder.glob(f".{name}.*")):
            path.unlink(missing_ok=True)


def refuse_other_things(folder: Path) -> None:
    """Raise RunError where a folder holds more than a run, or hidden files, could have left."""
    if not (folder / LEDGER_NAME).exists() and any(
        path.name not in RUN_FILES and not path.name.startswith(".") for path in folder.iterdir()
    ):
        raise RunError(f"{folder}: this folder holds other files; choose a new --out")


def close_to_others(folder: Path) -> None:
    """Take from everybody but the owner the right to look into a run's folder."""
    try:
        if folder.stat().st_mode & 0o077:
            folder.chmod(folder.stat().st_mode & 0o700)
    except OSError as error:
        reason = f"cannot be closed to others ({error.strerror}); choose another --out"
        raise RunError(f"{folder}: {reason}") from error


def _locks(lock: int, folder: Path) -> bool:
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise RunError(
            f"{folder}: cannot be locked ({error.strerror}); choose an --out on a local disk"
        ) from error
    return True
