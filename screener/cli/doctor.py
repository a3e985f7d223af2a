"""`screener doctor`: what is installed, what is missing, and what for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import msgspec
import typer

from screener.cli.options import Json
from screener.versions import library_version


class Part(msgspec.Struct, frozen=True):
    """Something that Screener uses: what for, and how to get it; optional parts may be missing."""

    name: str
    purpose: str
    install: str = ""
    program: bool = False

    @property
    def version(self) -> str:
        """The installed version, "present" for a program, "" where it is missing."""
        if self.program:
            return "present" if shutil.which(self.name) else ""
        return library_version(self.name)


PARTS = (
    Part("pdf-oxide", "reads PDF, the fast way"),
    Part("pdfminer.six", "reads PDF where the fast way goes wrong"),
    Part("pypdfium2", "looks at a page for text nobody can see"),
    Part("lxml", "reads DOCX, ODT and HTML"),
    Part("striprtf", "reads RTF"),
    Part("spacy", "finds facts in text"),
    Part("scikit-learn", "fits the scoring model"),
    Part("antiword", "reads DOC", "apt-get install antiword", program=True),
    Part("rapidocr", "reads scans and pictures", "pip install 'rubric-screener[ocr]'"),
    Part("xlsxwriter", "writes ranking.xlsx", "pip install 'rubric-screener[xlsx]'"),
    Part("distributed", "screens on a Dask cluster", "pip install 'rubric-screener[dask]'"),
)


def doctor(json: Json = False) -> None:
    """Show versions, the hashes of models and knowledge, and what is missing for what."""
    from screener.report.records import encode_json

    if json:
        parts = [
            {"name": part.name, "version": part.version, "for": part.purpose} for part in PARTS
        ]
        typer.echo(encode_json({"parts": parts, "hashes": dict(_hashes())}))
        return
    for part in PARTS:
        typer.echo(_line(part))
    for name, digest in _hashes():
        typer.echo(f"{name:<16} {digest}")


def _line(part: Part) -> str:
    if part.version:
        return f"{part.name:<16} {part.version:<12} {part.purpose}"
    how = part.install or f"pip install {part.name}"
    return f"{part.name:<16} {'missing':<12} {part.purpose}: {how}"


def _hashes() -> Iterator[tuple[str, str]]:
    """What a result depends on, as SHA-256 in hex."""
    import msgspec

    from screener.batch.recipe import current_recipe

    for name, value in msgspec.structs.asdict(current_recipe()).items():
        if name.endswith("_sha256") and value:
            yield name.removesuffix("_sha256"), value
