import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from screener.batch.folder import LEDGER_NAME
from screener.batch.identity import Identity
from screener.batch.ledger import InputRow, Ledger, RankingRow
from screener.batch.schema import is_ledger
from screener.batch.wire import Answer
from screener.errors import RunError

ANSWER = Answer(packed=b"packed", identity=Identity(emails=("a@example.com",)), seconds=0.5)


def test_one_result_per_content_and_recipe(tmp_path: Path) -> None:
    with Ledger(tmp_path / "out") as ledger:
        for answer in (Answer(code="crash", message="It broke."), ANSWER):
            ledger.begin("c1", "r1")
            ledger.finish("c1", "r1", answer)
        ledger.begin("c2", "r1")
    with Ledger(tmp_path / "out") as ledger:
        assert ledger.answers("r1") == {"c1": Answer(identity=ANSWER.identity, seconds=0.5)}
        assert ledger.codes("r1") == {"c1": ""}
        assert ledger.profile("c1", "r1") == b"packed"
        assert ledger.answers("r2") == {}
    rows = sqlite3.connect(tmp_path / "out" / LEDGER_NAME).execute(
        "SELECT content, state, attempts FROM documents ORDER BY content"
    )
    assert rows.fetchall() == [("c1", "read", 2), ("c2", "reading", 1)]


def test_inputs_follow_the_folder(tmp_path: Path) -> None:
    with Ledger(None) as ledger:
        ledger.write_inputs([InputRow("b", "2"), InputRow("a", "1")])
        ledger.write_inputs([InputRow("b", code="empty", message="Nothing in it.")])
        ledger.keep_inputs(["b"])
        assert ledger.inputs() == [InputRow("b", code="empty", message="Nothing in it.")]


def test_only_the_owner_can_look_into_a_run_folder(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with Ledger(out) as ledger:
        ledger.write_fact("folder", "x")
        files = [path for path in out.iterdir() if path.is_file()]
        assert len(files) >= 3
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_a_second_run_in_the_same_folder_is_refused_while_the_first_goes_on(
    tmp_path: Path,
) -> None:
    with Ledger(tmp_path), pytest.raises(RunError, match="another run"):
        Ledger(tmp_path)
    Ledger(tmp_path).close()


def test_a_full_disk_is_one_sentence_and_nothing_finished_is_lost(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.finish("c1", "r", ANSWER)
        pages = ledger._rows("PRAGMA page_count")[0][0]
        ledger._rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RunError, match="disk is full"):
            ledger.finish("c2", "r", Answer(packed=bytes(100_000)))
    with Ledger(tmp_path) as ledger:
        assert ledger.codes("r") == {"c1": ""}
        ledger.finish("c2", "r", Answer(packed=bytes(100_000)))
        assert ledger.codes("r").keys() == {"c1", "c2"}


@pytest.mark.skipif(sys.platform != "linux", reason="/proc refuses even the superuser")
def test_a_folder_that_cannot_be_written_is_one_sentence() -> None:
    with pytest.raises(RunError, match="--out"):
        Ledger(Path("/proc/self/run"))


def test_a_ledger_that_became_read_only_is_one_sentence(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger._rows("PRAGMA query_only = ON")
        with pytest.raises(RunError, match="cannot be written"):
            ledger.begin("c1", "r")


FIRST_SCHEMA = """
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
    INSERT INTO inputs VALUES ('ann.pdf', 'c1', '', '', '');
    INSERT INTO documents VALUES
        ('c1', 'r', 'read', 1, '', '', 0.5, '{"emails":["a@example.com"]}', x'7061636b6564', 'y');
    INSERT INTO cards VALUES ('s', 'c1', x'63617264');
    INSERT INTO rankings VALUES (1, 's', '{}', '{}', '2026');
    PRAGMA user_version = 1;
"""
"""A ledger as version 1 wrote it, with one of everything; never to be changed."""


def test_a_ledger_of_the_first_version_keeps_its_inputs_and_is_read_again(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / LEDGER_NAME)
    base.executescript(FIRST_SCHEMA)
    base.close()
    assert not is_ledger(tmp_path / LEDGER_NAME)
    with Ledger(tmp_path) as ledger:
        assert ledger.inputs() == [InputRow("ann.pdf", "c1")]
        assert ledger.answers("r") == {}, "packed otherwise then"
        assert list(ledger.cards("s")) == []
        assert ledger.last_ranking() == RankingRow("s", "{}", "{}")
        ledger.finish("c2", "r", ANSWER)
        now = ledger._rows("PRAGMA user_version"), schema_of(ledger)
    assert is_ledger(tmp_path / LEDGER_NAME)
    with Ledger(None) as new:
        assert now == (new._rows("PRAGMA user_version"), schema_of(new))


def schema_of(ledger: Ledger) -> list[str]:
    """The tables of a ledger as SQLite keeps them, without their white space."""
    rows = ledger._rows("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name")
    return [" ".join(sql.split()) for (sql,) in rows]


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("PRAGMA user_version = 99", "later Screener"),
        ("CREATE TABLE mine (x)", "is not a ledger"),
        ("CREATE TABLE documents (state); PRAGMA user_version = 1", "is not a ledger"),
    ],
)
def test_somebody_elses_database_is_refused_and_left_alone(
    tmp_path: Path, script: str, says: str
) -> None:
    base = sqlite3.connect(tmp_path / LEDGER_NAME)
    base.executescript(script)
    base.close()
    tmp_path.chmod(0o755)
    was = (tmp_path / LEDGER_NAME).read_bytes()
    with pytest.raises(RunError, match=says):
        Ledger(tmp_path)
    with pytest.raises(RunError, match=says):  # and the lock is free again
        Ledger(tmp_path)
    assert (tmp_path / LEDGER_NAME).read_bytes() == was
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_name_that_a_disk_has_damaged_is_one_sentence(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.write_inputs([InputRow("ann.pdf", "c1")])
        ledger._rows("UPDATE inputs SET content = CAST(x'ff' AS TEXT)")
        with pytest.raises(RunError, match=r"ledger\.sqlite is damaged; move it away and run"):
            ledger.inputs()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / LEDGER_NAME).write_text("this is not a database, but long enough to look at " * 20)
    with pytest.raises(RunError, match="is not a ledger"):
        Ledger(tmp_path)


def test_rankings_are_kept_in_order_and_repeats_once() -> None:
    with Ledger(None) as ledger:
        one, two = RankingRow("s1", "{}", "{}"), RankingRow("s2", "{}", "{}")
        assert ledger.last_ranking() is None
        for row in (one, one, two):
            ledger.write_ranking(row)
        assert ledger.last_ranking() == two
        assert len(ledger._rows("SELECT id FROM rankings")) == 2


def test_an_erased_content_leaves_its_hash_and_nothing_else(tmp_path: Path) -> None:
    secret = b"Ann Example, ann@example.com " * 40
    with Ledger(tmp_path) as ledger:
        ledger.write_inputs([InputRow("ann-example.pdf", "c1"), InputRow("bob.pdf", "c2")])
        ledger.finish("c1", "r", Answer(packed=secret, identity=Identity(("ann@example.com",))))
        ledger.finish("c2", "r", ANSWER)
        ledger.write_cards("s", [("c1", secret), ("c2", b"card")])
        ledger.erase(["c1"])
        assert ledger.erased() == {"c1"}
        assert [row.file for row in ledger.inputs()] == ["bob.pdf"]
        assert list(ledger.cards("s")) == [("c2", b"card")]
        for path in tmp_path.iterdir():
            assert b"ann" not in path.read_bytes().lower()
