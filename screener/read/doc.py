"""DOC: Word's binary files, by the converter antiword where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from msgspec.structs import replace

from screener.errors import UnreadableResume
from screener.read.plain import read_text
from screener.read.raw import RawDocument
from screener.types import Format, QuarantineCode

_SECONDS = 20


def read_doc(data: bytes) -> RawDocument:
    """A DOC file's lines; raises `UnreadableResume` (needs_antiword, unsupported, timeout).

    antiword is called by its full path with no shell, on a copy in a folder of its own.
    """
    antiword = shutil.which("antiword")
    if antiword is None:
        message = (
            "Word's old DOC format needs antiword: apt-get install antiword (macOS: brew install"
            " antiword); or save the resume as DOCX."
        )
        raise UnreadableResume(QuarantineCode.NEEDS_ANTIWORD, message)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "resume.doc"
        copy.write_bytes(data)
        text = _convert([antiword, "-w", "0", "-m", "UTF-8.txt", str(copy)])
    raw = read_text(text)
    return replace(raw, format=Format.DOC, reader="antiword", pages=1)


def _convert(command: list[str]) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        message = f"antiword did not finish in {_SECONDS} seconds; save the resume as DOCX."
        raise UnreadableResume(QuarantineCode.TIMEOUT, message) from error
    if done.returncode != 0 or not done.stdout.strip():
        message = "The file is no Word document that antiword can read; save it as DOCX."
        raise UnreadableResume(QuarantineCode.UNSUPPORTED, message)
    return done.stdout
