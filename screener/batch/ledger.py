"""The ledger of a run folder: what was read, what came of it, what it scored. One SQLite file.

Every step is a transaction in write-ahead mode, so that a kill at any moment loses only what was
in flight. Nothing personal stands outside `inputs.file`, `documents.profile`, `documents.identity`,
`documents.message` and `cards.card`, which is what `erase` empties.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from screener.batch.folder import LEDGER_NAME, close_to_others, lock_folder, private_file
from screener.batch.identity import Identity
from screener.batch.schema import MIGRATIONS, TABLES
from screener.batch.wire import Answer
from screener.errors import RunError
from screener.types import QuarantineCode

LOST = Answer(
    code=QuarantineCode.DAMAGED.value,
    message="What was kept of this file is damaged; screen again to read the file anew.",
)
"""What stands in the place of an answer that a disk has damaged."""

_NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"


class InputRow(msgspec.Struct, frozen=True):
    """One file of the folder: its content hash, or why it has none.

    `stamp` is what changes with the file (`sources.Source`), "" where nothing is known of that.
    """

    file: str
    content: str = ""
    code: str = ""
    message: str = ""
    stamp: str = ""


class RankingRow(msgspec.Struct, frozen=True):
    """A ranking that was finished: by which scoring, with which rubric, and its manifest."""

    scoring: str
    rubric: str
    manifest: str


class Ledger:
    """The ledger of a run folder, or one in memory where there is no folder.

    Raises RunError where the folder cannot be written, the disk is full, another run is using it,
    or the file is no ledger or of a later version.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = lock_folder(folder) if folder else None
        try:
            with self._told():
                self._base = _connect(folder)
            self._refuse_others()
            with self._told():
                _prepare(self._base)
            self._migrate()
            if folder:
                close_to_others(folder)
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next run in."""
        self._base.close()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    # ------------------------------------------------------------------------------ what is read

    def write_inputs(self, rows: Iterable[InputRow]) -> None:
        """Note files as they are found; a file that is known by its name is overwritten."""
        values = [(row.file, row.content, row.stamp, row.code, row.message) for row in rows]
        self._many("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", values)

    def keep_inputs(self, files: Iterable[str]) -> None:
        """Forget the files that are no longer in the folder; what was read of them stays."""
        gone = {row.file for row in self.inputs()} - set(files)
        self._many("DELETE FROM inputs WHERE file = ?", [(file,) for file in sorted(gone)])

    def inputs(self) -> list[InputRow]:
        """Every file of the folder, in order of name."""
        rows = self._rows("SELECT file, content, code, message, stamp FROM inputs ORDER BY file")
        return [InputRow(*row) for row in rows]

    def codes(self, recipe: str) -> dict[str, str]:
        """The contents that this recipe has read (code "") or quarantined."""
        sql = """SELECT content, code FROM documents
            WHERE recipe = ? AND state IN ('read', 'quarantined')"""
        return dict(self._rows(sql, recipe))

    def begin(self, content: str, recipe: str) -> None:
        """Note that a document goes to a worker."""
        self._rows(
            f"""INSERT INTO documents (content, recipe, state, attempts, changed)
            VALUES (?, ?, 'reading', 1, {_NOW})
            ON CONFLICT DO UPDATE SET attempts = attempts + 1, state = 'reading', changed = {_NOW}
            """,
            content,
            recipe,
        )

    def finish(self, content: str, recipe: str, answer: Answer) -> None:
        """Note what became of a document; there is one result per content and recipe."""
        self._rows(
            f"""INSERT INTO documents VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, {_NOW})
            ON CONFLICT DO UPDATE SET state = ?3, code = ?4, message = ?5, seconds = ?6,
            identity = ?7, profile = ?8, changed = {_NOW}""",
            content,
            recipe,
            "quarantined" if answer.code else "read",
            answer.code,
            answer.message,
            answer.seconds,
            msgspec.json.encode(answer.identity).decode(),
            answer.packed,
        )

    def answers(self, recipe: str) -> dict[str, Answer]:
        """What became of every content, without the profiles; `LOST` where that is damaged."""
        rows = self._rows(
            """SELECT content, coalesce(code, ''), coalesce(message, ''), coalesce(seconds, 0),
            identity FROM documents WHERE recipe = ? AND state IN ('read', 'quarantined', 'lost')
            """,
            recipe,
        )
        return {content: _answer(*columns) for content, *columns in rows}

    def lose(self, contents: Iterable[str], recipe: str) -> None:
        """Note that what was kept of some contents is damaged: the next run reads them again."""
        self._many(
            """UPDATE documents SET state = 'lost', code = ?, message = ?, seconds = 0,
            identity = '{}' WHERE content = ? AND recipe = ?""",
            [(LOST.code, LOST.message, content, recipe) for content in contents],
        )

    def profile(self, content: str, recipe: str) -> bytes:
        """The packed profile of a content; raises RunError where there is none."""
        sql = "SELECT profile FROM documents WHERE content = ? AND recipe = ? AND state = 'read'"
        for (profile,) in self._rows(sql, content, recipe):
            return bytes(profile)
        raise RunError(f"{self._name}: no profile is kept for {content[:12]}; screen it again")

    # ---------------------------------------------------------------------------- what it scored

    def write_cards(self, scoring: str, cards: Iterable[tuple[str, bytes]]) -> None:
        """Keep packed scorecards by content."""
        values = ((scoring, content, card) for content, card in cards)
        self._many("INSERT OR REPLACE INTO cards VALUES (?, ?, ?)", values)

    def scored(self, scoring: str) -> set[str]:
        """The contents of which one scoring has a scorecard."""
        rows = self._rows("SELECT content FROM cards WHERE scoring = ?", scoring)
        return {content for (content,) in rows}

    def card(self, scoring: str, content: str) -> bytes:
        """The packed scorecard of a content; raises RunError where there is none."""
        sql = "SELECT card FROM cards WHERE scoring = ? AND content = ?"
        for (card,) in self._rows(sql, scoring, content):
            return bytes(card)
        raise RunError(f"{self._name}: no scorecard is kept for {content[:12]}; screen it again")

    def cards(self, scoring: str) -> Iterator[tuple[str, bytes]]:
        """The packed scorecards of one scoring, as (content, bytes)."""
        with self._told():
            yield from self._base.execute(
                "SELECT content, card FROM cards WHERE scoring = ?", (scoring,)
            )

    def write_ranking(self, row: RankingRow) -> None:
        """Keep a finished ranking's manifest; the same one twice in a row is kept once."""
        last = self.last_ranking()
        if last != row:
            self._rows(
                f"""INSERT INTO rankings (scoring, rubric, manifest, finished)
                VALUES (?, ?, ?, {_NOW})""",
                row.scoring,
                row.rubric,
                row.manifest,
            )

    def last_ranking(self) -> RankingRow | None:
        """The ranking that was finished last."""
        rows = self._rows("SELECT scoring, rubric, manifest FROM rankings ORDER BY id DESC LIMIT 1")
        return RankingRow(*rows[0]) if rows else None

    # ------------------------------------------------------------------------------------- facts

    def write_fact(self, name: str, value: str) -> None:
        """Keep one named fact about the run."""
        self._rows("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, value)

    def fact(self, name: str) -> str:
        """A named fact, or ""."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    # ----------------------------------------------------------------------------------- erasing

    def erase(self, contents: Sequence[str]) -> None:
        """Remove everything personal about some contents; their hashes and outcomes stay."""
        values = [(content,) for content in contents]
        with self.transaction():
            self._many(f"INSERT OR REPLACE INTO erased VALUES (?, {_NOW})", values)
            self._many("DELETE FROM inputs WHERE content = ?", values)
            self._many("DELETE FROM cards WHERE content = ?", values)
            self._many(
                """UPDATE documents SET state = 'erased', profile = NULL, identity = NULL,
                message = NULL WHERE content = ?""",
                values,
            )
        with self._told():
            self._base.execute("VACUUM")
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def erased(self) -> set[str]:
        """The contents that were erased."""
        return {content for (content,) in self._rows("SELECT content FROM erased")}

    def read_before(self, day: str) -> list[str]:
        """The contents that were last read before a day (YYYY-MM-DD, UTC) and are still kept."""
        sql = """SELECT DISTINCT content FROM documents
            WHERE changed < ? AND state != 'erased' ORDER BY content"""
        return [content for (content,) in self._rows(sql, day)]

    # ---------------------------------------------------------------------------------- plumbing

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self._rows("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK") if self._base.in_transaction else None
            raise
        self._rows("COMMIT")

    @property
    def _name(self) -> str:
        return str(self._folder or "the ledger in memory")

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with self._told():
            return self._base.execute(sql, values).fetchall()

    def _many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """One statement for many rows, as one transaction (or as part of the one that is open)."""
        if self._base.in_transaction:
            with self._told():
                self._base.executemany(sql, values)
        else:
            with self.transaction():
                self._many(sql, values)

    def _refuse_others(self) -> None:
        """Leave alone what a later version wrote, and what is somebody else's."""
        version = self._rows("PRAGMA user_version")[0][0]
        if version > len(MIGRATIONS):
            raise RunError(
                f"{self._name}: this ledger was written by a later Screener (version {version}, "
                f"this one knows {len(MIGRATIONS)}); update, or choose another folder"
            )
        tables = {name for (name,) in self._rows("SELECT name FROM sqlite_master")}
        is_ours = tables >= TABLES if version else not tables
        if not is_ours:
            raise RunError(f"{self._name}: {LEDGER_NAME} is not a ledger; choose another folder")

    def _migrate(self) -> None:
        version = self._rows("PRAGMA user_version")[0][0]
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            with self._told():
                self._base.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says into a sentence that says what would work."""
        try:
            yield
        except sqlite3.Error as error:
            raise RunError(f"{self._name}: {_advice(str(error))}") from error


def _answer(code: str, message: str, seconds: float, identity: bytes) -> Answer:
    try:
        known = msgspec.json.decode(identity, type=Identity)
    except (msgspec.DecodeError, TypeError):
        return LOST
    return Answer(code=code, message=message, seconds=seconds, identity=known)


_DAMAGED = f"{LEDGER_NAME} is damaged; move it away and run again"


def _advice(error: str) -> str:
    known = {
        "full": "the disk is full; make room and run again to go on, nothing finished is lost",
        "disk I/O": "cannot be written (a full disk or a quota?); make room and run again to go on",
        "readonly": "cannot be written; choose another folder with --out",
        "unable to open": "cannot be opened for writing; choose another folder with --out",
        "not a database": f"{LEDGER_NAME} is not a ledger; move it away or choose another folder",
        "malformed": _DAMAGED,
        "Could not decode": _DAMAGED,
        "locked": "another program is using the ledger; try again when it has ended",
    }
    return next((advice for word, advice in known.items() if word in error), error)


def _connect(folder: Path | None) -> sqlite3.Connection:
    path = private_file(folder / LEDGER_NAME) if folder else ":memory:"
    return sqlite3.connect(path, isolation_level=None, timeout=30)


def _prepare(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA journal_mode = WAL")  # readers and a kill never see half a step
    base.execute("PRAGMA synchronous = NORMAL")
    base.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
