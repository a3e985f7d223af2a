"""The files of a folder: nested folders and ZIP members too, nothing outside of it."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace

from screener.errors import NothingToRank, RunError, UnreadableResume
from screener.read.limits import (
    DAMAGE,
    MAX_ARCHIVE_ENTRIES,
    MAX_FILE_BYTES,
    MAX_RATIO,
    MEGABYTE,
    TOO_LARGE,
)
from screener.types import QuarantineCode

_OFFICE_PARTS = ("[Content_Types].xml", "content.xml", "mimetype")

_NO_ARCHIVE = frozenset(
    (".pdf", ".docx", ".odt", ".doc", ".rtf", ".txt", ".md", ".htm", ".html", ".png", ".jpg")
)
"""Endings of documents: a file with one is not opened before it is read."""


class Input(msgspec.Struct, frozen=True, order=True):
    """One document to screen: `file` is its name in every report, with forward slashes.

    `member` is the name inside the ZIP file `path`, or "" for a file of its own. `problem` says
    why it must not be opened at all (a link out of the folder, a bomb), or is None. `stamp` changes
    when the file `path` does, see `stamp_of`.
    """

    file: str
    path: Path
    member: str = ""
    problem: str = ""
    code: QuarantineCode | None = None
    stamp: str = ""


def find_inputs(folder: Path) -> tuple[Input, ...]:
    """Every file below a folder, in order of name; hidden files and system clutter are left out.

    A ZIP file stands for its members ("batch.zip/ann.pdf"), unless its name ends like a document's.
    What may not be opened (a symbolic link, a device, a ZIP member with a path out of it, a folder
    that cannot be listed) is listed too, with its `problem`, so that nobody disappears. Bytes of a
    name that are not UTF-8 are shown as `\\xe9`. Raises `RunError` for a folder that is none,
    `NothingToRank` for an empty one.
    """
    if not folder.is_dir():
        hint = "is a file; name the folder it stands in" if folder.exists() else "does not exist"
        raise RunError(f"{folder}: this folder {hint}.")
    closed: list[OSError] = []
    found: list[Input] = []
    root = os.path.join(folder, "")
    for path in _files_below(root, closed):
        found.extend(_inputs_of(path, _shown_name(path, root)))
    found.extend(_closed_folder(error, root) for error in closed)
    if not found:
        raise NothingToRank(f"{folder}: no files in this folder; put the resumes there.")
    return tuple(sorted(found, key=lambda item: item.file))


def stamp_of(status: os.stat_result) -> str:
    """What of a file's state changes whenever its content does: size, times, place on the disk.

    The time of the last change of state is the system's own: unlike that of the content, nobody
    sets it back.
    """
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


def _shown_name(path: str, root: str) -> str:
    """The name below the folder as text that every report can hold."""
    name = path.removeprefix(root).replace(os.sep, "/")
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _closed_folder(error: OSError, root: str) -> Input:
    problem = f"This folder could not be listed ({error.strerror}); let yourself read it."
    name = _shown_name(error.filename, root) or "."
    return Input(name, Path(error.filename), problem=problem, code=QuarantineCode.UNSUPPORTED)


def _files_below(root: str, closed: list[OSError]) -> Iterator[str]:
    """Files and links, never through a link to another folder; `closed` takes what is denied.

    Paths are strings here: for ten thousand files `pathlib` takes half a second.
    """
    for parent, folders, files in os.walk(root, onerror=closed.append, followlinks=False):
        linked = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        folders[:] = sorted(n for n in folders if not _is_clutter(n) and n not in linked)
        for name in (*files, *linked):
            if not _is_clutter(name):
                yield os.path.join(parent, name)


def _is_clutter(name: str) -> bool:
    """Hidden files, Office lock files, what file managers leave behind."""
    if name == "..":
        return False
    return name.startswith((".", "~$", "__MACOSX")) or name.lower() in ("thumbs.db", "desktop.ini")


def _inputs_of(name: str, file: str) -> list[Input]:
    path, status = Path(name), os.lstat(name)
    if stat.S_ISLNK(status.st_mode):
        problem = "The file is a link; copy the document itself into the folder."
        return [Input(file, path, problem=problem, code=QuarantineCode.OUTSIDE_FOLDER)]
    if not stat.S_ISREG(status.st_mode):
        problem = "This is a device or a pipe; copy the document itself into the folder."
        return [Input(file, path, problem=problem, code=QuarantineCode.UNSUPPORTED)]
    stamp = stamp_of(status)
    if os.path.splitext(name)[1].lower() not in _NO_ARCHIVE and _starts_like_zip(path):
        members = _zip_members(path, file)
        if members is not None:
            return [replace(member, stamp=stamp) for member in members]
    return [Input(file, path, stamp=stamp)]


def _starts_like_zip(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _zip_members(path: Path, file: str) -> list[Input] | None:
    """One input per member; None for a ZIP file that is itself a document, or damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (*DAMAGE, OSError, ValueError):
        return None
    if any(info.filename in _OFFICE_PARTS for info in infos):
        return None
    if len(infos) > MAX_ARCHIVE_ENTRIES:
        problem = (
            f"The archive has {len(infos):,} entries; split it ({MAX_ARCHIVE_ENTRIES:,} at most)."
        )
        return [Input(file, path, problem=problem, code=QuarantineCode.TOO_LARGE)]
    members = [
        _member(path, file, info)
        for info in infos
        if not info.is_dir() and not any(map(_is_clutter, PurePosixPath(info.filename).parts))
    ]
    return list(_each_named_once(members))


def _each_named_once(members: Sequence[Input]) -> Iterator[Input]:
    """Members with names of their own; of several with one name only the last can be opened."""
    last = {member.file: member for member in members}
    counts: dict[str, int] = {}
    for member in members:
        counts[member.file] = count = counts.get(member.file, 0) + 1
        if last[member.file] is member:
            yield member
            continue
        problem = "The archive holds several members of this name; unpack it into the folder."
        name = f"{member.file} (copy {count})"
        yield replace(member, file=name, problem=problem, code=QuarantineCode.DAMAGED)


def _member(path: Path, file: str, info: zipfile.ZipInfo) -> Input:
    name = info.filename.replace("\\", "/")
    shown = f"{file}/{name}"
    parts = PurePosixPath(name).parts
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    if name.startswith("/") or ".." in parts or ":" in "".join(parts[:1]) or is_link:
        problem = "This member points out of its archive; unpack it yourself if you trust it."
        return Input(shown, path, info.filename, problem, QuarantineCode.OUTSIDE_FOLDER)
    swollen = info.file_size > MEGABYTE and info.file_size > MAX_RATIO * max(info.compress_size, 1)
    if swollen or info.file_size > MAX_FILE_BYTES:
        problem = (
            f"The member unpacks to {info.file_size // MEGABYTE:,} MB; ask for a smaller file."
        )
        return Input(shown, path, info.filename, problem, QuarantineCode.TOO_LARGE)
    return Input(shown, path, info.filename)


def read_input(item: Input) -> bytes:
    """The bytes of an input; raises `UnreadableResume` where they may not or cannot be had."""
    if item.code is not None:
        raise UnreadableResume(item.code, item.problem)
    try:
        return _member_bytes(item) if item.member else _file_bytes(item.path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = (
            f"The file could not be opened ({reason}); see that you may read it, and run again."
        )
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error


def _file_bytes(path: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as stream:
        return _limited(stream.read(MAX_FILE_BYTES + 1))


def _member_bytes(item: Input) -> bytes:
    try:
        with zipfile.ZipFile(item.path) as archive, archive.open(item.member) as stream:
            return _limited(stream.read(MAX_FILE_BYTES + 1))
    except (*DAMAGE, ValueError) as error:
        message = "The archive is damaged at this member; unpack it into the folder."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    except RuntimeError as error:
        message = "The archive is protected by a password; unpack it into the folder."
        raise UnreadableResume(QuarantineCode.ENCRYPTED, message) from error


def _limited(data: bytes) -> bytes:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableResume(QuarantineCode.TOO_LARGE, TOO_LARGE)
    return data
