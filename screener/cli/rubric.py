"""`screener rubric`: from a job description to a rubric, and what to think of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener.cli.options import Json, LevelName, read_choice

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

app = typer.Typer(
    help="Draft, check and compare rubrics.", no_args_is_help=True, rich_markup_mode=None
)

Posting = Annotated[Path, typer.Argument(metavar="FILE", help="A job description.")]


@app.callback()
def rubric() -> None:
    """Draft, check and compare rubrics."""


@app.command()
def draft(file: Posting, level: LevelName = None, json: Json = False) -> None:
    """Draft a rubric from a job description, each criterion with the words it comes from."""
    from screener.report.records import encode_json, rubric_json
    from screener.rubric import dump_rubric

    drafted = draft_from(file, level=level)
    typer.echo(encode_json(rubric_json(drafted)) if json else dump_rubric(drafted).rstrip("\n"))


def draft_from(file: Path, *, level: str | None) -> Rubric:
    """Read a job description in any known format and draft its rubric."""
    from screener.errors import PostingError, RunError
    from screener.rubric.draft import draft_rubric, read_posting
    from screener.rubric.schema import Level

    if not file.is_file():
        raise RunError(f"{file}: no such file")
    chosen = read_choice(Level, level, option="--level") if level else None
    try:
        return draft_rubric(read_posting(file), level=chosen)
    except PostingError as error:
        raise PostingError(f"{file}: {error}") from error
