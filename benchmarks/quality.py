"""Measure against labelled documents, in one process.

    python benchmarks/quality.py FOLDER resume|jd|verdict|all [--details] [--rubric FILE]

FOLDER holds eval/evaluate.py, gold/ and corpora/. The scorer calls the command line once per file;
here its calls are answered inside this process, and so is the reading of its labelled files, which
saves two start-ups per file and changes nothing else: the same functions parse the same arguments
and print the same JSON.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.types import Profile

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2018-01-01"


def load_scorer(folder: Path) -> ModuleType:
    """Import FOLDER/eval/evaluate.py and answer its program calls in this process."""
    from screener.batch import alone

    spec = importlib.util.spec_from_file_location("evaluate", folder / "eval" / "evaluate.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder}: no eval/evaluate.py in it")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scorer.run = run_in_process
    alone.read_profile_alone = read_profile_here
    return scorer


def read_profile_here(data: bytes, *, pdf_reader: str = "auto", **_: object) -> Profile:
    """A profile as the worker of `screener parse` makes it, without the worker."""
    from screener.extract import extract_profile
    from screener.read import PdfReader, read_bytes

    return extract_profile(read_bytes(data, pdf_reader=PdfReader(pdf_reader)))


def run_in_process(command: list[str], _timeout: float) -> Any:
    """Run one command line (without the program's name) and return the JSON it prints."""
    from screener.cli import app

    printed = io.StringIO()
    with redirect_stdout(printed):
        try:
            app(command, standalone_mode=False)
        except SystemExit as stop:
            if not printed.getvalue():
                raise RuntimeError(f"exit {stop.code}, no output: {command}") from stop
    return json.loads(printed.getvalue())


def arguments(what: str, folder: Path, rubric: Path, details: bool) -> SimpleNamespace:
    """What evaluate.py's own command line would have parsed."""
    gold = folder / "gold" / what / ("labels" if what == "jd" else "")
    files = folder / "corpora" / ("livecareer" if what == "verdict" else "")
    texts = folder / "gold" / "jd" / "texts"
    return SimpleNamespace(
        cmd="", gold=str(gold), texts=str(texts), files=str(files), rubric=str(rubric),
        as_of=AS_OF, timeout=600, details=details,
    )  # fmt: skip


def main() -> None:
    """Parse the arguments and print one `name: value` per line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=("resume", "jd", "verdict", "all"))
    parser.add_argument("--details", action="store_true", help="print every miss")
    parser.add_argument("--rubric", type=Path, default=ROOT / "rubrics" / "account-manager.yaml")
    chosen = parser.parse_args()
    scorer = load_scorer(chosen.folder)
    for what in ("jd", "resume", "verdict") if chosen.what == "all" else (chosen.what,):
        measure = getattr(scorer, f"do_{what}")
        measure(arguments(what, chosen.folder, chosen.rubric, chosen.details))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
