"""The tables of a ledger, from version to version, and how to tell one by its file."""

from __future__ import annotations

import contextlib
from pathlib import Path

from screener.batch.folder import LEDGER_NAME

APPLICATION_ID = 0x53435245
"""What SQLite keeps in the file's head to say whose file it is ("SCRE")."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE inputs (
        file TEXT PRIMARY KEY, content TEXT NOT NULL, stamp TEXT NOT NULL,
        code TEXT NOT NULL, message TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE documents (
        content TEXT NOT NULL, recipe TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
        code TEXT, message TEXT, seconds REAL, identity TEXT, profile BLOB, changed TEXT NOT NULL,
        PRIMARY KEY (content, recipe)
    );
    CREATE TABLE cards (
        scoring TEXT NOT NULL, content TEXT NOT NULL, card BLOB NOT NULL,
        PRIMARY KEY (scoring, content)
    );
    CREATE TABLE rankings (
        id INTEGER PRIMARY KEY, scoring TEXT NOT NULL, rubric TEXT NOT NULL,
        manifest TEXT NOT NULL, finished TEXT NOT NULL
    );
    CREATE TABLE erased (content TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
    """,
    f"PRAGMA application_id = {APPLICATION_ID}",
    # profiles and cards were JSON before; what is read again is packed as it is now
    "DELETE FROM cards; DELETE FROM documents WHERE state = 'read'",
)
"""What brings a ledger from each schema version to the next; an empty file has version 0."""

TABLES = frozenset(("facts", "inputs", "documents", "cards", "rankings", "erased"))
"""The tables that every version has."""


def is_ledger(path: Path) -> bool:
    """Whether a file is a ledger of ours, by its name and the head of the file."""
    if path.name != LEDGER_NAME:
        return False
    with contextlib.suppress(OSError), path.open("rb") as stream:
        head = stream.read(72)
        return head[:15] == b"SQLite format 3" and head[68:] == APPLICATION_ID.to_bytes(4, "big")
    return False
