"""Files appear whole or not at all."""

import errno
import os
import stat

import pytest

from screener.errors import RunError
from screener.report.files import prepared_folder, write_file


def broken():
    yield b"half"
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_readable_by_its_owner_only(tmp_path):
    path = write_file(tmp_path / "a.csv", [b"one", b"two"])
    assert path.read_bytes() == b"onetwo"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path):
    path = write_file(tmp_path / "a.csv", [b"old"])
    with pytest.raises(RunError, match=r"a\.csv: cannot be written \(No space left"):
        write_file(path, broken())
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_draft_that_a_killed_run_has_left_is_in_nobodys_way(tmp_path):
    (tmp_path / f".a.csv.{os.getpid()}").write_bytes(b"half")
    assert write_file(tmp_path / "a.csv", [b"whole"]).read_bytes() == b"whole"


def test_an_interrupted_write_leaves_no_draft(tmp_path):
    def stopped():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.csv", stopped())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(RunError, match="cannot be written"):
        write_file(tmp_path / "gone" / "a.csv", [b"x"])


def test_a_new_folder_is_private_and_an_old_one_stays_as_it_is(tmp_path):
    with prepared_folder(tmp_path / "a" / "b") as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert list(folder.iterdir()) == []
        (folder / "ranking.csv").touch()
    assert [path.name for path in folder.iterdir()] == ["ranking.csv"]


def test_a_new_folder_that_nothing_came_into_is_removed(tmp_path):
    (tmp_path / "old").mkdir()
    for name in ("new", "old"):
        with pytest.raises(RunError, match="nothing"), prepared_folder(tmp_path / name):
            raise RunError("nothing to rank")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "taken").write_text("mine")
    with (
        pytest.raises(RunError, match="this is a file"),
        prepared_folder(tmp_path / "taken"),
    ):
        pass
