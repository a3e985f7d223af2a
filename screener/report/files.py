"""Writing into the output folder: whole files or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from screener.errors import RunError


@contextmanager
def prepared_folder(folder: Path) -> Iterator[Path]:
    """Make sure that reports can be written to `folder`, before any work is done.

    A new folder is readable by its owner only: it will hold people's words. One that holds
    nothing, or only hidden files, when the work fails is removed again. Raises RunError.
    """
    if folder.exists() and not folder.is_dir():
        raise RunError(f"{folder}: this is a file; name a folder with --out")
    is_new = not folder.exists()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise RunError(
            f"{folder}: cannot write here ({error.strerror}); name another folder with --out"
        ) from error
    try:
        yield folder
    finally:
        if is_new and all(path.name.startswith(".") for path in folder.iterdir()):
            shutil.rmtree(folder)


def write_file(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write a whole file or none: it appears under its name only when it is complete.

    Raises RunError where it cannot be written, and leaves what was there before.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.unlink(missing_ok=True)  # of a run that was killed, and had the same number
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(pieces)
        os.replace(draft, path)
    except OSError as error:
        raise RunError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        draft.unlink(missing_ok=True)
    return path
