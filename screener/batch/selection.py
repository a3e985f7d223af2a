"""Which files below a folder are documents, and which ones a run has written there itself."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from screener.batch.folder import LEDGER_NAME, RUN_FILES
from screener.batch.schema import is_ledger
from screener.batch.sources import Source, list_sources, remote_url
from screener.errors import NothingToRank, RunError


def select_sources(folder: Path | str, out: Path | None) -> list[Source]:
    """Every document below a folder or URL: all but what runs have written into their folders.

    Whatever else stands in the folder of a run is a document like any other, so that a file which
    looks like a ledger hides nobody. Raises RunError where `out` is the folder itself,
    NothingToRank where nothing is left.
    """
    found = list_sources(folder)
    own = None if out is None or remote_url(folder) else _place_in(Path(folder), out)
    if own == PurePosixPath():
        raise RunError(f"{folder}: a run cannot be kept among the resumes; choose another --out")
    runs = {PurePosixPath(each.file).parent for each in found if _is_ledger(each)} | {own}
    documents = [each for each in found if not _is_of_a_run(each.file, runs)]
    if not documents:
        raise NothingToRank(f"{folder}: no files in it; give a folder that holds resumes")
    return documents


def _place_in(folder: Path, out: Path) -> PurePosixPath | None:
    """Where the run folder is, seen from the folder it lies in; None where it lies elsewhere."""
    inside, root = out.resolve(), folder.resolve()
    return PurePosixPath(inside.relative_to(root)) if inside.is_relative_to(root) else None


def _is_ledger(source: Source) -> bool:
    named = source.url.endswith(LEDGER_NAME) and not source.member and not source.code
    return named and is_ledger(Path(source.url))


def _is_of_a_run(file: str, runs: set[PurePosixPath | None]) -> bool:
    return file.rpartition("/")[2] in RUN_FILES and PurePosixPath(file).parent in runs
