"""`screener rubric`: from a job description to a rubric, and what to think of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import asdict

from screener.cli.errors import Exit, fail, must_be_file
from screener.cli.options import Json, LevelName, Top, read_choice

if TYPE_CHECKING:
    from screener.engine import Move
    from screener.rubric.schema import Rubric

app = typer.Typer(
    help="Draft, check and compare rubrics.", no_args_is_help=True, rich_markup_mode=None
)

RubricFile = Annotated[Path, typer.Argument(metavar="FILE", help="A rubric.")]
Before = Annotated[Path, typer.Argument(metavar="BEFORE", help="A rubric.")]
After = Annotated[Path, typer.Argument(metavar="AFTER", help="The rubric that takes its place.")]
Run = Annotated[
    Path | None, typer.Option("--run", metavar="OUT", help="Show who moves in this finished run.")
]
Posting = Annotated[Path, typer.Argument(metavar="FILE", help="A job description.")]


@app.callback()
def rubric() -> None:
    """Draft, check and compare rubrics."""


@app.command()
def draft(file: Posting, level: LevelName = None, json: Json = False) -> None:
    """Draft a rubric from a job description, each criterion with the words it comes from."""
    from screener.report.records import encode_json
    from screener.report.rubrics import rubric_json
    from screener.rubric import dump_rubric

    drafted = draft_from(file, level=level)
    tell_findings(drafted)
    typer.echo(encode_json(rubric_json(drafted)) if json else dump_rubric(drafted).rstrip("\n"))


@app.command()
def lint(file: RubricFile, json: Json = False) -> None:
    """Say what is wrong with a rubric, or unfair in it, and what would work."""
    from screener.report.records import encode_json
    from screener.rubric import find_rubric, lint_rubric, load_rubric

    checked = load_rubric(find_rubric(file))
    if json:
        findings = [asdict(finding) for finding in lint_rubric(checked)]
        typer.echo(encode_json(findings))
        count = len(findings)
    else:
        count = tell_findings(checked)
    if count:
        raise typer.Exit(Exit.NOTHING)
    if not json:
        typer.echo(f"{file}: nothing to remark")


@app.command()
def diff(before: Before, after: After, run: Run = None, top: Top = 20, json: Json = False) -> None:
    """Show what changed between two rubrics and, with --run, who moves by it."""
    from screener.cli.tables import print_changes, print_moves
    from screener.engine import compare_rubrics
    from screener.report.explanations import changes_json, moves_json
    from screener.report.records import encode_json
    from screener.rubric import find_rubric, load_rubric
    from screener.rubric.diff import diff_rubrics

    old, new = (load_rubric(find_rubric(file)) for file in (before, after))
    changes = changes_json(diff_rubrics(old, new))
    moves = moves_json(hidden_where_asked(run, compare_rubrics(run, old, new))) if run else None
    if json:
        typer.echo(encode_json({"changes": changes, "moves": moves}))
        return
    print_changes(changes)
    if moves is not None:
        print_moves(moves, top=top)


def hidden_where_asked(run: Path, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Moves under the names that the reports of a run show."""
    from msgspec.structs import replace

    from screener.cli.candidates import codes_of
    from screener.engine import load_run

    codes = codes_of(load_run(run))
    return tuple(replace(move, file=codes.get(move.file, move.file)) for move in moves)


def tell_findings(rubric: Rubric) -> int:
    """Name what lint finds in a rubric, one line each, and say how many there are."""
    from screener.cli.terminal import tell
    from screener.rubric import lint_rubric

    findings = lint_rubric(rubric)
    for finding in findings:
        tell(str(finding))
    return len(findings)


def draft_from(file: Path, *, level: str | None) -> Rubric:
    """Read a job description in any known format, in a worker, and draft its rubric."""
    from screener.batch.alone import read_text_alone
    from screener.errors import PostingError
    from screener.rubric.draft import draft_rubric, read_posting
    from screener.rubric.schema import Level

    must_be_file(file)
    if file.suffix in (".yaml", ".yml"):
        fail(f"{file}: this is no job description but a rubric; give it as --rubric")
    chosen = read_choice(Level, level, option="--level") if level else None
    try:
        return draft_rubric(read_posting(file, read=read_text_alone), level=chosen)
    except PostingError as error:
        raise PostingError(f"{file}: {error}") from error
