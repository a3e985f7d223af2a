"""The command line: parses arguments, calls one verb, prints. Nothing else prints.

Results go to standard output; progress, warnings and errors to standard error. Exit codes: 0 fine,
1 nothing could be ranked or read, 2 usage. Everything heavy is imported inside the commands, so
that `screener --help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from screener.cli import doctor, parse, rubric, runs, screen
from screener.cli.errors import Exit, OneLineErrors

app = typer.Typer(
    name="screener",
    cls=OneLineErrors,
    help="Rank resumes against a rubric and show the words behind every point. Offline.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("screen")(screen.screen)
app.command("parse")(parse.parse)
app.command("explain")(runs.explain)
app.command("compare")(runs.compare)
app.command("verify")(runs.verify)
app.command("erase")(runs.erase)
app.command("doctor")(doctor.doctor)
app.add_typer(rubric.app, name="rubric")


def _print_version(wanted: bool) -> None:
    if wanted:
        from screener import __version__

        typer.echo(f"screener {__version__}")
        raise typer.Exit


@app.callback()
def screener(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Rank resumes against a rubric and show the words behind every point. Offline."""


def main() -> None:
    """Parse the arguments and run the command."""
    try:
        app()
    except KeyboardInterrupt:  # before the command itself has begun
        sys.exit(Exit.STOPPED)
