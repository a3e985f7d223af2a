"""`screener screen`: a folder of resumes against a rubric."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener.cli.errors import Exit, fail
from screener.cli.options import AsOf, Json, LevelName, Out, PdfReaderName, read_as_of

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of resumes.")]
RubricFile = Annotated[
    Path | None, typer.Option("--rubric", metavar="FILE", help="The rubric to screen against.")
]
JobDescription = Annotated[
    Path | None, typer.Option("--jd", metavar="FILE", help="Draft the rubric from this posting.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes [all cores].")
]


def screen(
    folder: Folder,
    rubric: RubricFile = None,
    jd: JobDescription = None,
    level: LevelName = None,
    as_of: AsOf = None,
    out: Out = None,
    workers: Workers = None,
    pdf_reader: PdfReaderName = "auto",
    json: Json = False,
) -> None:
    """Rank a folder of resumes against a rubric or a job description."""
    from screener.engine import screen as screen_folder
    from screener.report.records import encode_json, ranking_json

    day = read_as_of(as_of)
    wanted = read_wanted(rubric, jd, level=level)
    ranking = screen_folder(folder, wanted, as_of=day, workers=workers)
    typer.echo(encode_json(ranking_json(ranking)))
    if not ranking.scorecards:
        fail(f"{folder}: no resume could be ranked", Exit.NOTHING)


def read_wanted(rubric: Path | None, jd: Path | None, *, level: str | None) -> Rubric:
    """The rubric to screen against: one that is given, or one drafted from a job description."""
    from screener.cli.rubric import draft_from
    from screener.rubric import load_rubric

    if (rubric is None) == (jd is None):
        fail("give one of --rubric FILE and --jd FILE")
    if rubric is not None:
        return load_rubric(rubric)
    assert jd is not None
    drafted = draft_from(jd, level=level)
    typer.echo(f"Drafted {len(drafted.criteria)} criteria from {jd}.", err=True)
    return drafted
