"""`screener parse`: one resume as a profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener.cli.errors import Exit, fail
from screener.cli.options import AsOf, Json, PdfReaderName, read_as_of, read_choice

if TYPE_CHECKING:
    from screener.types import Profile

Resume = Annotated[Path, typer.Argument(metavar="FILE", help="A resume in any known format.")]


def parse(
    file: Resume, as_of: AsOf = None, pdf_reader: PdfReaderName = "auto", json: Json = False
) -> None:
    """Show what one resume says: contact, jobs, education, skills, each with its place."""
    from screener.errors import UnreadableResume
    from screener.report.records import encode_json, profile_json, unreadable_json
    from screener.types import Quarantined

    day = read_as_of(as_of)
    try:
        profile = read_profile(file, pdf_reader=pdf_reader)
    except UnreadableResume as unread:
        if json:
            row = Quarantined(str(file), unread.code, unread.message)
            typer.echo(encode_json(unreadable_json(row)))
        fail(f"{file}: {unread.message}", Exit.NOTHING)
    typer.echo(encode_json(profile_json(profile, file=str(file), as_of=day)))


def read_profile(file: Path, *, pdf_reader: str) -> Profile:
    """Read and extract one file; raises UnreadableResume, or RunError where there is no file."""
    from screener.errors import RunError
    from screener.extract import extract_profile
    from screener.read import PdfReader, read_resume

    if not file.is_file():
        raise RunError(f"{file}: no such file")
    reader = read_choice(PdfReader, pdf_reader, option="--pdf-reader")
    return extract_profile(read_resume(file, pdf_reader=reader))
