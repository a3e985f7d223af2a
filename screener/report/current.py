"""Whether the reports in a folder are already those of a ranking: then nobody writes them again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from screener.read.inputs import stamp_of
from screener.report.files import write_file
from screener.versions import library_version

LIBRARIES = ("Jinja2", "MarkupSafe", "XlsxWriter")
"""The libraries that write reports; those that a manifest names are in there."""

STAMP = ".reports"
"""The file that says what the reports beside it were made of."""


def report_key(manifest: Mapping[str, Any], *, options: object) -> str:
    """What reports are made of, as a hash: a run's manifest, the options, the code that writes.

    Both are anything that JSON can hold.
    """
    libraries = [(name, library_version(name)) for name in LIBRARIES]
    known = (json.dumps(part, sort_keys=True) for part in (manifest, options, libraries))
    parts = (*known, _code_sha256())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def are_current(out: Path, key: str, names: tuple[str, ...]) -> bool:
    """Whether all these reports are in the folder as they were written, and made of just this."""
    stamp = _stamp(out)
    return stamp.get("made_of") == key and stamp.get("files") == _stamps(out, names)


def names_were_hidden(out: Path) -> bool:
    """Whether the last reports in the folder show codes for names, or were to show them."""
    return bool(_stamp(out).get("names_hidden"))


def hide_names_from_now_on(out: Path) -> None:
    """Note the wish before any work is done for it: a run may be killed before its reports."""
    if not names_were_hidden(out):
        write_file(out / STAMP, [json.dumps({"names_hidden": True}).encode("ascii")])


def mark_current(out: Path, key: str, names: tuple[str, ...], *, names_hidden: bool) -> None:
    """Say what the reports in the folder were made of, and what state they are in."""
    stamp = {"made_of": key, "files": _stamps(out, names), "names_hidden": names_hidden}
    write_file(out / STAMP, [json.dumps(stamp).encode("ascii")])


def _stamps(out: Path, names: tuple[str, ...]) -> dict[str, str]:
    """The state of each file that is there: an edit, or a run that stopped midway, changes one.

    Reports of ten thousand people are 90 MB, too much to look through at every call.
    """
    there = {name: out / name for name in names if (out / name).is_file()}
    return {name: stamp_of(path.stat()) for name, path in there.items()}


def _stamp(out: Path) -> dict[str, Any]:
    """What the stamp says; nothing where there is none or it is not one of ours."""
    try:
        found = json.loads((out / STAMP).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=1)
def _code_sha256() -> str:
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".html", ".css"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
