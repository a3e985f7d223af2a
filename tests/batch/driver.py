"""A run that a test can kill: `python -m tests.batch.driver notes|resumes FOLDER OUT`."""

import sys
from datetime import date
from functools import partial
from pathlib import Path

from screener import codec, engine
from screener.batch.gather import gather
from screener.batch.ledger import Ledger
from screener.batch.sources import list_sources
from screener.batch.supervisor import read_answers
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric

RECIPE = "recipe"


def read_notes(folder: Path, out: Path) -> None:
    """Only the batch, with the stand-in for the reader: starts in a moment."""
    read = partial(read_answers, workers=2, reader="tests.batch.doubles:answer")
    with Ledger(out) as ledger:
        gather(list_sources(folder), ledger, recipe=RECIPE, answer_all=read)


def screen_resumes(folder: Path, out: Path) -> None:
    """The whole chain; the ranking's bytes go to standard output."""
    rubric = load_rubric(rubric_file("account-manager.yaml"))
    ranking = engine.screen(folder, rubric, as_of=date(2026, 11, 1), out=out, workers=2)
    sys.stdout.buffer.write(codec.encode(ranking))


if __name__ == "__main__":
    what, where, into = sys.argv[1:]
    {"notes": read_notes, "resumes": screen_resumes}[what](Path(where), Path(into))
