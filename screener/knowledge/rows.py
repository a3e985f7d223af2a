"""Named patterns and word lists as data beside the logic: YAML files, read once.

YAML is for those who write them. Reading it takes a library in Python a sixth of a second, so each
folder has its tables in JSON, too, with the hash of the YAML they were made of; a table whose YAML
has changed since is read from that. After a change, write the JSON again:

    python -m screener.knowledge.rows
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

TWINS = "rows.json"
_PACKAGE = Path(__file__).resolve().parent.parent


class Twin(msgspec.Struct, frozen=True):
    """A table in JSON, and the SHA-256 of the YAML file it was made of."""

    sha256: str
    rows: msgspec.Raw


@lru_cache(maxsize=64)
def read_rows(path: Path) -> dict[str, Any]:
    """The rows of a YAML file by name; it ships with the code, so that it is there and well made.

    >>> folder = Path(__file__).parent.parent / "index" / "patterns"
    >>> "waitress" in read_rows(folder / "gendered.yaml")["words"]
    True
    """
    data = path.read_bytes()
    twin = _read_twins(path.parent).get(path.stem)
    if twin is None or twin.sha256 != hashlib.sha256(data).hexdigest():
        return _parse(data)
    return msgspec.json.decode(twin.rows, type=dict[str, Any])


@lru_cache(maxsize=8)
def _read_twins(folder: Path) -> dict[str, Twin]:
    try:
        return msgspec.json.decode((folder / TWINS).read_bytes(), type=dict[str, Twin])
    except FileNotFoundError:
        return {}


def _parse(data: bytes) -> dict[str, Any]:
    from ruamel.yaml import YAML

    rows: dict[str, Any] = YAML(typ="safe", pure=True).load(data.decode())
    return rows


def pattern_folders() -> list[Path]:
    """The folders of this package that hold tables in YAML."""
    return sorted({path.parent for path in _PACKAGE.glob("*/patterns/*.yaml")})


def encode_twins(folder: Path) -> bytes:
    """All tables of a folder as JSON, a line for each, so that two changes seldom meet."""
    lines = []
    for path in sorted(folder.glob("*.yaml")):
        data = path.read_bytes()
        rows = msgspec.Raw(msgspec.json.encode(_parse(data)))
        twin = msgspec.json.encode(Twin(hashlib.sha256(data).hexdigest(), rows))
        lines.append(b'"%s":%s' % (path.stem.encode(), twin))
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def main() -> None:
    """Write the tables of every folder in JSON."""
    for folder in pattern_folders():
        (folder / TWINS).write_bytes(encode_twins(folder))


if __name__ == "__main__":
    main()
