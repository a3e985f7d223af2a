"""Documents that attack: each ends within its limit, alone, and reaches nothing outside."""

import json
import os
import re
import time
from collections.abc import Collection, Iterable
from itertools import islice
from pathlib import Path

import pytest

from screener.batch.reading import answer
from screener.batch.supervisor import read_answers
from screener.batch.values import Limits
from screener.batch.wire import Answer
from screener.codec import unpack
from screener.types import Profile, QuarantineCode
from tests.batch.bombs import (
    BOMBS,
    PACKAGE,
    PARAGRAPH,
    RELATED,
    WORD,
    docx,
    good_docx,
    good_pdf,
    one_page,
    stream,
    word,
)
from tests.batch.people import resume

GOOD = {
    "good.pdf": good_pdf(),
    "good.docx": good_docx(),
    "good.txt": resume(1).encode(),
    "other.txt": resume(2).encode(),
}


WHAT_TO_DO = r"; (open|print|save|ask|a resume is) .*\.$"
Documents = Iterable[tuple[str, bytes]]


def bombs_of(size: float, *, full: Collection[str] = ()) -> Documents:
    """The bombs, each made when it is asked for: all of them at once fill the memory."""
    return ((name, make(1.0 if name in full else size)) for name, make in BOMBS.items())


def among_good_files(bombs: Documents) -> Documents:
    """A good file after every seventh bomb."""
    good = iter(GOOD.items())
    for place, bomb in enumerate(bombs, start=1):
        yield bomb
        yield from islice(good, place % 7 == 0)


def read_among_good_files(bombs: Documents, limits: Limits) -> dict[str, Answer]:
    """Answers to the bombs, after checking that those to the good files are as ever."""
    answers = dict(read_answers(among_good_files(bombs), workers=2, limits=limits))
    for name, data in GOOD.items():
        assert answers.pop(name).packed == answer(data).packed != b"", name
    return answers


def assert_each_ended_once(answers: dict[str, Answer]) -> None:
    assert answers.keys() == BOMBS.keys()
    for name, ended in answers.items():
        assert bool(ended.packed) != bool(ended.code), name
        if ended.code:
            assert QuarantineCode(ended.code)
            assert re.search(WHAT_TO_DO, ended.message), ended.message


def test_small_bombs_end_while_good_files_are_read_as_ever() -> None:
    start = time.monotonic()
    full = ("huge_image", "huge_page", "huge_png", "xref_size", "unicode_range", "billion_laughs")
    bombs = bombs_of(0.01, full=full)
    assert_each_ended_once(read_among_good_files(bombs, Limits(seconds=2)))
    assert time.monotonic() - start < 120


@pytest.mark.soak
def test_full_bombs_end_within_their_limit_while_good_files_are_read_as_ever() -> None:
    start = time.monotonic()
    assert_each_ended_once(read_among_good_files(bombs_of(1.0), Limits(seconds=10)))
    assert time.monotonic() - start < 600


# --------------------------------------------------------------------- nothing outside is reached

SPY = """
import json, os, sys

_LOG = os.open(os.environ["SPY_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_LOADER = os.getpid()
_WATCHED = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "os.remove",
    "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree",
    "urllib.Request", "ctypes.dlopen", "pty.spawn", "webbrowser.open",
)


def _spy(event, args):
    if os.getpid() == _LOADER:
        return
    writes = event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    secret = event == "open" and os.environ["SPY_SECRET"] in str(args[0])
    if event in _WATCHED or writes or secret:
        os.write(_LOG, (json.dumps([event, str(args[:2])]) + "\\n").encode())


sys.addaudithook(_spy)
"""


@pytest.fixture
def spy_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of what workers do outside of themselves; they start with the hook in place."""
    (tmp_path / "spy").mkdir()
    (tmp_path / "spy" / "sitecustomize.py").write_text(SPY)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "spy"))
    monkeypatch.setenv("SPY_LOG", str(tmp_path / "spy.log"))
    monkeypatch.setenv("SPY_SECRET", "secret.txt")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # Python's own files are no finding
    return tmp_path / "spy.log"


def attacks(secret: Path) -> dict[str, bytes]:
    """Documents that ask their reader to fetch, run or write something."""
    url = "http://127.0.0.1:9/secret.txt"
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    remote_entity = f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{url}"> %x;]>'
    relation = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r9" '
        f'Type="{RELATED}/image" Target="{url}" TargetMode="External"/><Relationship Id="r8" '
        f'Type="{RELATED}/attachedTemplate" Target="{secret.as_uri()}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    picture = f'<w:p><w:r><w:pict xmlns:r="{RELATED}" r:id="r9"/><w:t>Ann Example</w:t></w:r></w:p>'
    html = f'<html><head><link rel="stylesheet" href="{url}"><script src="{url}"></script></head>'
    return {
        "xxe.docx": docx(word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", entity)),
        "remote.docx": docx(word(PARAGRAPH, remote_entity)),
        "relation.docx": docx(word(picture), **{"word/_rels/document.xml.rels": relation}),
        "traversal.docx": BOMBS["traversal_member"](1.0),
        "page.html": f'{html}<body><img src="{url}"><iframe src="{url}"></iframe>Ann'.encode(),
        "xhtml.html": f'<?xml version="1.0"?>{entity}<html><body>&x; Ann</body></html>'.encode(),
        "external.pdf": one_page(
            b"<< /Length 0 /F << /FS /URL /F (%s) >> >>\nstream\n\nendstream" % url.encode()
        ),
        "launch.pdf": good_pdf().replace(
            b"/Type /Catalog",
            b"/Type /Catalog /OpenAction << /S /Launch /F (%s) >>" % bytes(secret),
        ),
        "include.md": f"# Ann\n\n![]({url})\n\n```{{include}} {secret}\n```\n".encode(),
        "stylesheet.xml": f'<?xml-stylesheet href="{url}"?><d xmlns="{WORD}">Ann</d>'.encode(),
        "embedded.pdf": one_page(
            stream(b"BT /F1 9 Tf (Ann) Tj ET"), stream(b"", b"/F (%s)" % bytes(secret))
        ),
    }


def test_no_document_makes_a_worker_reach_outside(tmp_path: Path, spy_log: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Tableau wizard from the secret file")
    documents = {**attacks(secret), **GOOD}
    answers = dict(read_answers(documents.items(), workers=1, limits=Limits(seconds=10)))
    done = [json.loads(line) for line in spy_log.read_text().splitlines()]
    assert [event for event in done if not _is_harmless(event)] == []
    for name, ended in answers.items():
        assert bool(ended.packed) != bool(ended.code), name
        if ended.packed:
            assert "wizard" not in unpack(ended.packed, Profile).resume.text
    assert not Path("/tmp/screener-escaped.txt").exists()


def _is_harmless(event: list[str]) -> bool:
    """A library that is loaded late, or the null device."""
    return event[0] == "ctypes.dlopen" or os.devnull in event[1]


def test_the_watch_itself_sees(tmp_path: Path, spy_log: Path) -> None:
    documents = [("a", b"connect"), ("b", f"open {tmp_path}/secret.txt".encode()), ("c", b"run")]
    list(read_answers(documents, workers=1, reader="tests.batch.doubles:answer"))
    seen = {json.loads(line)[0] for line in spy_log.read_text().splitlines()}
    assert seen >= {"socket.connect", "open", "subprocess.Popen"}
