"""How a problem reaches a person: one sentence on standard error and an exit code."""

from __future__ import annotations

from enum import IntEnum
from errno import EBADF, EIO, ENOSPC
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from screener.errors import NothingToRank, ScreenerError
from screener.report.safe import shown


class Exit(IntEnum):
    """The program's exit codes; 130 is what a shell gives a program that Ctrl-C stopped."""

    FINE = 0
    NOTHING = 1
    USAGE = 2
    STOPPED = 130


class OneLineErrors(TyperGroup):
    """A command group in which what stops a command becomes a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what Screener or the system says no to is told without a traceback."""
        try:
            return super().invoke(ctx)
        except NothingToRank as error:
            fail(str(error), Exit.NOTHING)
        except ScreenerError as error:
            fail(str(error))
        except KeyboardInterrupt:
            fail("stopped; run the same command again", Exit.STOPPED)
        except BrokenPipeError:
            raise  # whoever looked on has seen enough, which Typer knows
        except OSError as error:
            if error.errno is None:
                raise  # no system said this
            fail(f"{error.filename or _unnamed(error)}: {error.strerror}")


def _unnamed(error: OSError) -> str:
    """What a refusal without a file is about: a full disk behind the output, or this machine."""
    return "standard output" if error.errno in (ENOSPC, EIO, EBADF) else "this machine"


def fail(message: str, code: Exit = Exit.USAGE) -> NoReturn:
    """Say what is wrong and stop; a message may name files that other people named."""
    lines = "\n".join(map(shown, message.splitlines()))
    typer.echo(f"screener: {lines}", err=True)
    raise typer.Exit(code)


def must_be_file(path: Path) -> None:
    """Stop where a command that takes one file is given none."""
    if path.is_dir():
        fail(f"{path}: this is a folder; name one file in it")
    if not path.is_file():
        fail(f"{path}: no such file")
