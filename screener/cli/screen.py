"""`screener screen`: a folder of resumes against a rubric."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener.cli.errors import Exit, fail
from screener.cli.options import (
    AsOf,
    HideNames,
    Json,
    LevelName,
    Out,
    PdfReaderName,
    Top,
    Workers,
    read_as_of,
    read_choice,
)

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric
    from screener.types import Ranking

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="A folder of resumes, or the URL of one (s3://, gs://)."),
]
Cluster = Annotated[
    str | None, typer.Option("--cluster", metavar="ADDRESS", help="Read on this Dask cluster.")
]
RubricFile = Annotated[
    Path | None, typer.Option("--rubric", metavar="FILE", help="A rubric, or a ready one's name.")
]
JobDescription = Annotated[
    Path | None, typer.Option("--jd", metavar="FILE", help="Draft the rubric from this posting.")
]


_NOT_KEPT = ("Nothing is kept; --out DIR writes report.html and lets `screener explain` say more.",)


def screen(
    folder: Folder,
    rubric: RubricFile = None,
    jd: JobDescription = None,
    level: LevelName = None,
    as_of: AsOf = None,
    out: Out = None,
    top: Top = 20,
    hide_names: HideNames = False,
    workers: Workers = None,
    cluster: Cluster = None,
    pdf_reader: PdfReaderName = "auto",
    json: Json = False,
) -> None:
    """Rank a folder of resumes against a rubric or a job description."""
    from screener import engine
    from screener.cli.reports import write
    from screener.cli.terminal import progress, tell, tell_quarantine
    from screener.read import PdfReader

    day, source = read_as_of(as_of), find_source(folder)
    wanted = read_wanted(rubric, jd, level=level)
    reader = read_choice(PdfReader, pdf_reader, option="--pdf-reader")
    with _run_folder(out, hide_names=hide_names), progress() as on_progress:
        ranking = engine.screen(
            source,
            wanted,
            as_of=day,
            out=out,
            workers=workers,
            cluster=cluster,
            pdf_reader=reader,
            on_progress=on_progress,
        )
    tell_quarantine(ranking)
    # Written before anything is shown: whoever looks on may close the pipe after ten lines.
    written = write(ranking, wanted, source, out, hide_names=hide_names) if out else _NOT_KEPT
    show(ranking, wanted, json=json, top=top, hide_names=hide_names)
    for sentence in written:
        tell(sentence)
    if not ranking.scorecards:
        fail(f"{folder}: no resume could be ranked; the lines above say why", Exit.NOTHING)


@contextmanager
def _run_folder(out: Path | None, *, hide_names: bool) -> Iterator[None]:
    """The folder to keep a run in, if one is wanted; Ctrl-C says how to go on."""
    from screener.batch.folder import refuse_other_things
    from screener.report.current import hide_names_from_now_on
    from screener.report.files import prepared_folder

    try:
        with prepared_folder(out) if out else nullcontext():
            if out and hide_names:
                refuse_other_things(out)
                hide_names_from_now_on(out)
            yield
    except KeyboardInterrupt:
        fail("stopped; run the same command again" + (" to go on" if out else ""), Exit.STOPPED)


def find_source(folder: Path) -> Path | str:
    """Where the resumes are: a folder that is there, or the URL of one elsewhere."""
    from screener.batch.sources import remote_url

    url = remote_url(folder)
    if url is None and not folder.is_dir():
        is_file = "this is a file; name its folder, or use `screener parse` for one resume"
        fail(f"{folder}: {is_file if folder.exists() else 'no such folder'}")
    return url or folder


def show(ranking: Ranking, rubric: Rubric, *, json: bool, top: int, hide_names: bool) -> None:
    """Print the result: JSON for programs, or the first places for a person."""
    from screener.cli.terminal import print_ranking
    from screener.report.masking import hide_names as mask
    from screener.report.records import encode_ranking

    if json:
        for piece in encode_ranking(ranking):
            typer.echo(piece, nl=False)
    elif ranking.scorecards:
        print_ranking(mask(ranking) if hide_names else ranking, rubric, top=top)


def read_wanted(rubric: Path | None, jd: Path | None, *, level: str | None) -> Rubric:
    """The rubric to screen against: one that is given, or one drafted from a job description."""
    from screener.cli.rubric import draft_from, tell_findings
    from screener.rubric import at_level, find_rubric, load_rubric
    from screener.rubric.schema import Level

    if rubric is not None and jd is None:
        loaded = load_rubric(find_rubric(rubric))
        return at_level(loaded, read_choice(Level, level, option="--level")) if level else loaded
    if jd is None:
        fail("say what is asked for: --rubric FILE (or a ready one's name), or --jd FILE")
    if rubric is not None:
        fail("give one of --rubric FILE and --jd FILE, not both")
    drafted = draft_from(jd, level=level)
    typer.echo(f"Drafted {len(drafted.criteria)} criteria from {jd}.", err=True)
    tell_findings(drafted)
    return drafted
