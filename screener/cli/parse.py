"""`screener parse`: one resume as a profile."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener.cli.errors import Exit, fail, must_be_file
from screener.cli.options import AsOf, Json, PdfReaderName, read_as_of, read_choice

if TYPE_CHECKING:
    from datetime import date

    from screener.types import Profile


class Format(StrEnum):
    """How a profile can be printed."""

    TEXT = "text"
    JSON = "json"
    JSON_RESUME = "json-resume"


Resume = Annotated[Path, typer.Argument(metavar="FILE", help="A resume in any known format.")]
Shape = Annotated[
    Format, typer.Option("--format", help="A text to read, our JSON, or the JSON Resume schema.")
]


def parse(
    file: Resume,
    shape: Shape = Format.TEXT,
    as_of: AsOf = None,
    pdf_reader: PdfReaderName = "auto",
    json: Json = False,
) -> None:
    """Show what one resume says: contact, jobs, education, skills, each with its place."""
    from screener.errors import UnreadableResume
    from screener.report.records import encode_json, unreadable_json
    from screener.types import Quarantined

    day, wanted = read_as_of(as_of), Format.JSON if json else shape
    try:
        profile = read_profile(file, pdf_reader=pdf_reader)
    except UnreadableResume as unread:
        if wanted is Format.JSON:
            row = Quarantined(str(file), unread.code, unread.message)
            typer.echo(encode_json(unreadable_json(row)))
        fail(f"{file}: {unread.message}", Exit.NOTHING)
    typer.echo(render(profile, wanted, file=str(file), as_of=day))


def render(profile: Profile, shape: Format, *, file: str, as_of: date) -> str:
    """A profile in the format asked for."""
    from screener.report.records import encode_json, profile_json

    if shape is Format.JSON_RESUME:
        from screener.report.json_resume import json_resume

        return encode_json(json_resume(profile))
    record = profile_json(profile, file=file, as_of=as_of)
    if shape is Format.JSON:
        return encode_json(record)
    from screener.report.profile_text import render_profile

    return render_profile(record)


def read_profile(file: Path, *, pdf_reader: str) -> Profile:
    """Read and extract one file in a worker; raises UnreadableResume, or RunError for no file."""
    from screener.batch.alone import read_profile_alone
    from screener.read import Input, PdfReader, read_input

    reader = read_choice(PdfReader, pdf_reader, option="--pdf-reader")
    must_be_file(file)
    return read_profile_alone(read_input(Input(file.name, file)), pdf_reader=reader.value)
