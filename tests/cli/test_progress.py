"""Progress: a bar on a terminal, a line now and then elsewhere, nothing on standard output."""

import io
import sys

from screener.batch.values import Progress
from screener.cli.terminal import progress


class Screen(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self):
        return True


def shown_by(monkeypatch, stream, total):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with progress() as on_progress:
        for done in range(1, total + 1):
            on_progress(Progress(total=total, done=done, quarantined=done // 50))
    return stream.getvalue()


def test_a_terminal_shows_a_bar_with_a_count_a_speed_and_what_was_not_read(monkeypatch):
    text = shown_by(monkeypatch, Screen(), 200)
    assert "200/200" in text
    assert "4 not read" in text
    assert "files/s" in text


def test_a_long_run_into_a_file_logs_ten_plain_lines(monkeypatch):
    text = shown_by(monkeypatch, io.StringIO(), 200)
    lines = text.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "200 of 200 files, 4 not read"
    assert "\x1b" not in text


def test_a_short_run_into_a_file_logs_nothing(monkeypatch):
    assert shown_by(monkeypatch, io.StringIO(), 20) == ""
