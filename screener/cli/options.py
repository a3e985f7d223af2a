"""The options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from screener.cli.errors import fail

Choice = TypeVar("Choice", bound=StrEnum)

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Count up to this day, YYYY-MM-DD [today]."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
PdfReaderName = Annotated[
    str, typer.Option("--pdf-reader", metavar="NAME", help="auto, or force one reader.")
]
LevelName = Annotated[
    str | None,
    typer.Option("--level", metavar="LEVEL", help="entry, mid or senior, if several are asked."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Write the reports into this folder.")
]


Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=0,
        metavar="N",
        help="Reading processes [all cores]; 0 reads in this one, without limits.",
    ),
]
HideNames = Annotated[
    bool, typer.Option("--hide-names", help="Show codes for names; ranking.json keeps the key.")
]
Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="Rows to print.")]


def read_as_of(text: str | None, *, option: str = "--as-of") -> date:
    """The day given, or today; the only place in the program that asks the clock.

    >>> read_as_of("2026-11-01")
    datetime.date(2026, 11, 1)
    """
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"{option} {text}: not a date; write it as 2026-11-01")


def read_choice(choices: type[Choice], text: str, *, option: str) -> Choice:
    """The member of a closed set that an option names."""
    try:
        return choices(text)
    except ValueError:
        known = ", ".join(choice.value for choice in choices)
        fail(f"{option} {text}: not known; one of {known}")
