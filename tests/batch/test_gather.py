"""What a second run opens: what is new, what changed, and what may have changed unseen."""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from screener.batch import gather as gathering
from screener.batch import sources
from screener.batch.gather import gather
from screener.batch.ledger import Ledger
from screener.batch.sources import Source, list_sources, read_source
from screener.batch.wire import Answer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened, as they are opened."""
    files: list[str] = []

    def noted(source: Source) -> bytes:
        files.append(source.file)
        return read_source(source)

    monkeypatch.setattr(gathering, "read_source", noted)
    return files


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been written a while ago."""
    monkeypatch.setattr(sources, "_MOMENT", -(10**9))


def bring_up_to_date(ledger: Ledger, folder: Path, recipe: str = "now") -> list[str]:
    """Gather a folder; the contents that were read."""
    read: list[str] = []

    def answer_all(documents: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Answer]]:
        for content, data in documents:
            read.append(data.decode())
            yield content, Answer(packed=b"profile")

    gather(list_sources(folder), ledger, recipe=recipe, answer_all=answer_all)
    return read


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.mark.usefixtures("settled")
def test_a_second_run_opens_nothing(tmp_path: Path, opened: list[str]) -> None:
    folder = written(tmp_path, ann="Ann", bob="Bob", twin="Ann")
    with Ledger(None) as ledger:
        assert bring_up_to_date(ledger, folder) == ["Ann", "Bob"]
        opened.clear()
        assert bring_up_to_date(ledger, folder) == []
        assert opened == []


@pytest.mark.usefixtures("settled")
def test_a_change_is_seen_whatever_the_time_of_the_file_says(
    tmp_path: Path, opened: list[str]
) -> None:
    folder = written(tmp_path, ann="Ann", bob="Bob")
    with Ledger(None) as ledger:
        bring_up_to_date(ledger, folder)
        before = (folder / "bob.txt").stat()
        time.sleep(0.05)  # some steps of the system's clock
        written(folder, bob="Rob")
        os.utime(folder / "bob.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
        opened.clear()
        assert bring_up_to_date(ledger, folder) == ["Rob"]
        assert opened == ["bob.txt"]


@pytest.mark.usefixtures("settled")
def test_another_recipe_opens_everything_again(tmp_path: Path) -> None:
    folder = written(tmp_path, ann="Ann", bob="Bob")
    with Ledger(None) as ledger:
        bring_up_to_date(ledger, folder)
        assert bring_up_to_date(ledger, folder, recipe="later") == ["Ann", "Bob"]


def test_a_file_that_was_written_a_moment_ago_is_opened_again(
    tmp_path: Path, opened: list[str]
) -> None:
    folder = written(tmp_path, ann="Ann")
    with Ledger(None) as ledger:
        bring_up_to_date(ledger, folder)
        bring_up_to_date(ledger, folder)
        assert opened == ["ann.txt", "ann.txt"]
