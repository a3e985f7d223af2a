"""Which files of a folder are screened, and which are only named."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screener.errors import RunError, UnreadableResume
from screener.read import Input, find_inputs, read_bytes, read_input
from screener.types import QuarantineCode
from tests.privileges import as_ordinary_user


def write(path: Path, text: str = "Ann Lee") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_nested_folders_and_archives_are_listed_in_order_of_name(tmp_path: Path):
    write(tmp_path / "b.txt")
    write(tmp_path / "team/a.txt")
    archive(tmp_path / "c.zip", {"deep/ann.txt": b"Ann", "bob.txt": b"Bob"})
    files = [item.file for item in find_inputs(tmp_path)]
    assert files == ["b.txt", "c.zip/bob.txt", "c.zip/deep/ann.txt", "team/a.txt"]


def test_an_archive_member_is_read_like_a_file(tmp_path: Path):
    archive(tmp_path / "c.zip", {"deep/ann.txt": b"Ann"})
    assert [read_input(item) for item in find_inputs(tmp_path)] == [b"Ann"]


@pytest.mark.parametrize("name", [".hidden", "~$ann.docx", "__MACOSX/x", "Thumbs.db", ".git/x"])
def test_clutter_is_left_out(tmp_path: Path, name: str):
    write(tmp_path / "a.txt")
    write(tmp_path / name)
    assert [item.file for item in find_inputs(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt"])
def test_a_member_that_points_out_of_its_archive_is_named_and_not_opened(tmp_path: Path, name: str):
    archive(tmp_path / "c.zip", {name: b"Ann"})
    (item,) = find_inputs(tmp_path)
    with pytest.raises(UnreadableResume) as caught:
        read_input(item)
    assert caught.value.code is QuarantineCode.OUTSIDE_FOLDER


def test_a_link_is_named_and_not_followed(tmp_path: Path):
    secret = write(tmp_path / "outside" / "secret.txt")
    folder = tmp_path / "resumes"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "linked").symlink_to(secret.parent)
    items = find_inputs(folder)
    assert [item.file for item in items] == ["link.txt", "linked"]
    assert {item.code for item in items} == {QuarantineCode.OUTSIDE_FOLDER}


def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path):
    path = write(tmp_path / "a.txt")
    (item,) = find_inputs(tmp_path)
    path.unlink()
    path.symlink_to("/etc/hostname")
    with pytest.raises(UnreadableResume):
        read_input(item)


def test_a_pipe_is_named_and_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    (item,) = find_inputs(tmp_path)
    assert item.code is QuarantineCode.UNSUPPORTED


def test_a_link_inside_an_archive_is_not_followed(tmp_path: Path):
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        packed.writestr(info, "/etc/passwd")
    assert [item.code for item in find_inputs(tmp_path)] == [QuarantineCode.OUTSIDE_FOLDER]


def test_a_member_that_explodes_is_named_and_not_unpacked(tmp_path: Path):
    archive(tmp_path / "c.zip", {"bomb.txt": bytes(30_000_000), "ann.txt": b"Ann"})
    codes = {item.file: item.code for item in find_inputs(tmp_path)}
    assert codes == {"c.zip/ann.txt": None, "c.zip/bomb.txt": QuarantineCode.TOO_LARGE}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_several_members_with_one_name_each_is_named(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        packed.writestr("ann.txt", "first")
        packed.writestr("ann.txt", "last")
    last, copy = find_inputs(tmp_path)
    assert (copy.file, copy.code) == ("c.zip/ann.txt (copy 1)", QuarantineCode.DAMAGED)
    assert (last.file, read_input(last)) == ("c.zip/ann.txt", b"last")


def test_a_member_without_a_name_stops_nobody(tmp_path: Path):
    archive(tmp_path / "c.zip", {".": b"Ann", "bob.txt": b"Bob"})
    assert "c.zip/bob.txt" in [item.file for item in find_inputs(tmp_path)]


def unpackable(data: bytes) -> bytes:
    """A local header's file with the first bytes of its packed content made senseless."""
    start = 30 + len("ann.txt")
    return data[:start] + b"\xff\xff\xff\xff" + data[start + 4 :]


def of_unknown_method(data: bytes) -> bytes:
    listed = data.find(b"PK\x01\x02")
    return data[:8] + b"\x09" + data[9 : listed + 10] + b"\x09" + data[listed + 11 :]


def beyond_the_end(data: bytes) -> bytes:
    offset = data.find(b"PK\x01\x02") + 42
    return data[:offset] + (2**31).to_bytes(4, "little") + data[offset + 4 :]


@pytest.mark.parametrize("damage", [unpackable, of_unknown_method, beyond_the_end])
def test_a_member_that_does_not_unpack_is_damaged(tmp_path: Path, damage: Callable[[bytes], bytes]):
    path = archive(tmp_path / "c.zip", {"ann.txt": b"Ann Lee, account manager " * 20})
    path.write_bytes(damage(path.read_bytes()))
    (item,) = find_inputs(tmp_path)
    with pytest.raises(UnreadableResume) as caught:
        read_input(item)
    assert caught.value.code is QuarantineCode.DAMAGED


def test_a_name_in_an_old_encoding_can_be_shown(tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/r\xe9sum\xe9.txt"
    Path(os.fsdecode(path)).write_text("Ann Lee")
    (item,) = find_inputs(tmp_path)
    assert (item.file, read_input(item)) == ("r\\xe9sum\\xe9.txt", b"Ann Lee")


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path / "ann.txt")
    write(tmp_path / "team/bob.txt")

    def scandir(path: str) -> Any:
        if Path(path).name == "team":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    codes = {item.file: item.code for item in find_inputs(tmp_path)}
    assert codes == {"ann.txt": None, "team": QuarantineCode.UNSUPPORTED}


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"<html></html>"], ids=["no bytes", "blanks", "page"]
)
def test_a_file_without_words_says_what_to_do(data: bytes):
    with pytest.raises(UnreadableResume, match=r"; (ask for it|save it) again\."):
        read_bytes(data)


def test_a_file_that_may_not_be_read_says_what_to_do(tmp_path: Path):
    path = write(tmp_path / "ann.txt")
    path.chmod(0)
    with as_ordinary_user(tmp_path), pytest.raises(UnreadableResume) as refused:
        read_input(Input(path.name, path))
    assert refused.value.message == (
        "The file could not be opened (Permission denied); see that you may read it, and run again."
    )


@pytest.mark.parametrize("make", ["nothing", "file", "empty"])
def test_a_folder_that_holds_no_file_is_an_error_that_names_it(tmp_path: Path, make: str):
    folder = tmp_path / "resumes"
    if make == "file":
        write(folder)
    elif make == "empty":
        folder.mkdir()
    with pytest.raises(RunError, match="resumes"):
        find_inputs(folder)


def test_an_archive_with_the_name_of_a_document_says_what_to_do(tmp_path: Path):
    archive(tmp_path / "Team.PDF", {"ann.txt": b"Ann"})
    (item,) = find_inputs(tmp_path)
    with pytest.raises(UnreadableResume, match="unpack it into the folder") as caught:
        read_bytes(read_input(item))
    assert caught.value.code is QuarantineCode.UNSUPPORTED


def test_a_document_is_not_opened_to_see_whether_it_is_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write(tmp_path / "ann.pdf")
    write(tmp_path / "bob")
    opened: list[str] = []
    monkeypatch.setattr(
        "screener.read.inputs._starts_like_zip", lambda path: bool(opened.append(path.name))
    )
    assert len(find_inputs(tmp_path)) == 2
    assert opened == ["bob"]
