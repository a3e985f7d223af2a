"""Reading touches nothing but the document: no socket, no process, no file written or linked to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.read.test_formats import odt
from tests.read.test_visibility import covered, page

WATCHED = """
import sys
from pathlib import Path
from screener.errors import UnreadableResume
from screener.read import read_resume

def watch(event, values):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        print(event, values)
    if event == "open" and isinstance(values[1], str) and set(values[1]) & set("wax+"):
        print(event, values[:2])
    if event == "open" and "passwd" in str(values[0]):
        print(event, values[:2])

sys.addaudithook(watch)
for path in map(Path, sys.argv[1:]):
    try:
        print("read", path.name, len(read_resume(path).text) > 0)
    except UnreadableResume as refusal:
        print("refused", path.name, refusal.code.value)
"""

HTML = b"""<html><head><link rel=stylesheet href="http://example.invalid/x.css"></head>
<body><img src="http://example.invalid/x.png"><p>Ann Lee</p>
<object data="file:///etc/passwd"></object></body></html>"""
DOCTYPE = b'<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><p>Ann &f;</p></html>'


def test_reading_opens_no_socket_process_or_other_file(tmp_path: Path):
    files = {
        "a.pdf": page(covered),
        "b.html": HTML,
        "c.html": DOCTYPE,
        "d.odt": odt("<text:p>Ann Lee</text:p>"),
        "e.rtf": b"{\\rtf1 Ann {\\field{\\*\\fldinst INCLUDETEXT /etc/passwd}}}",
        "f.md": b"# Ann\n\n![x](http://example.invalid/x.png)",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, *(str(tmp_path / name) for name in files)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines() == [f"read {name} True" for name in files], done.stderr
