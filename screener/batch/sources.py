"""Where documents come from when they are not simply in a local folder: any store fsspec knows."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import Any

import msgspec

from screener.errors import NothingToRank, RunError, UnreadableResume
from screener.read.inputs import Input, find_inputs, read_input, stamp_of
from screener.read.limits import MAX_FILE_BYTES, TOO_LARGE
from screener.types import QuarantineCode

_URL = re.compile(r"([a-z][a-z0-9+.-]+):/+(.+)")
_MOMENT = 2 * 10**9
"""Nanoseconds: the coarsest step in which a file system in use keeps times (FAT)."""
_NO_FSSPEC = "reading {url} needs fsspec: pip install 'rubric-screener[dask]'"


class Source(msgspec.Struct, frozen=True):
    """One document that any machine of a cluster can fetch by itself.

    `file` is its name in every report; `url` is a path or a URL, `member` a name inside that ZIP
    file. `stamp` changes when the document does: what the store says of its version, or size,
    times and place of a local file. `code` and `problem` say why it must not be opened.
    """

    file: str
    url: str
    member: str = ""
    stamp: str = ""
    code: str = ""
    problem: str = ""


def remote_url(folder: Path | str) -> str | None:
    """The URL in what a person gave as a folder, even after a `Path` has folded its slashes.

    >>> remote_url(Path("s3://bucket/resumes")), remote_url("resumes")
    ('s3://bucket/resumes', None)
    """
    match = _URL.fullmatch(str(folder))
    return f"{match[1]}://{match[2]}" if match else None


def list_sources(folder: Path | str) -> list[Source]:
    """Every document below a folder or URL, in order of name; raises RunError.

    ZIP files stand for their members in a local folder only; in a store they are not opened.
    """
    url = remote_url(folder)
    if url is None:
        here = os.getcwd()
        return [_local_source(item, here) for item in find_inputs(Path(folder))]
    store, root = _open_store(url)
    try:
        found = store.find(root, detail=True)
    except OSError as error:
        raise RunError(f"{url}: cannot be listed ({error})") from error
    sources = [
        Source(
            file=path[len(root) :].strip("/"),
            url=store.unstrip_protocol(path),
            stamp=str(store.ukey(path) if info.get("ETag") is None else info["ETag"]),
        )
        for path, info in found.items()
        if not Path(path).name.startswith(".")
    ]
    if not sources:
        raise NothingToRank(f"{url}: no files here; put the resumes there")
    return sorted(sources, key=lambda source: source.file)


def read_source(source: Source) -> bytes:
    """The bytes of a document; raises UnreadableResume where they may not or cannot be had."""
    if source.code:
        raise UnreadableResume(QuarantineCode(source.code), source.problem)
    if remote_url(source.url) is None:
        return read_input(Input(source.file, Path(source.url), source.member))
    store, path = _open_store(source.url)
    try:
        with store.open(path, "rb") as stream:
            data: bytes = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        message = f"The file could not be fetched ({type(error).__name__}); run again."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableResume(QuarantineCode.TOO_LARGE, TOO_LARGE)
    return data


def settled_stamp(source: Source) -> str:
    """The stamp by which to know a document again that is about to be read; "" for none.

    A local file that was changed a moment ago may change once more without its times telling.
    """
    if source.code or remote_url(source.url):
        return source.stamp
    try:
        status = os.lstat(source.url)
    except OSError:
        return ""
    settled = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > _MOMENT
    return stamp_of(status) if settled else ""


def _local_source(item: Input, here: str) -> Source:
    return Source(
        file=item.file,
        url=os.path.join(here, item.path),
        member=item.member,
        stamp=item.stamp,
        code=item.code.value if item.code else "",
        problem=item.problem,
    )


def _open_store(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise RunError(_NO_FSSPEC.format(url=url)) from error
    try:
        store, path = url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        raise RunError(f"{url}: {error}") from error
    return store, path
