from datetime import date
from pathlib import Path

import pytest

from screener import codec, engine
from screener.batch.sources import list_sources, read_source, remote_url
from screener.errors import NothingToRank, RunError
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from screener.types import Ranking
from tests.batch.people import fill

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A bucket in memory that holds what the folder `resumes` holds."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for path in fill(tmp_path / "resumes", 4).iterdir():
        memory.pipe(f"/bucket/deep/{path.name}", path.read_bytes())
    return "memory://bucket/deep"


def screen(folder: Path | str) -> Ranking:
    rubric = load_rubric(rubric_file("account-manager.yaml"))
    return engine.screen(folder, rubric, as_of=date(2026, 11, 1), workers=0)


def test_a_store_gives_the_ranking_of_a_folder(store: str, tmp_path: Path) -> None:
    assert codec.encode(screen(store)) == codec.encode(screen(tmp_path / "resumes"))


def test_a_path_that_was_a_url_is_a_url_again(store: str) -> None:
    assert [source.file for source in list_sources(Path(store))] == [
        f"person-{number:05}.txt" for number in range(4)
    ]
    assert remote_url("/data/s3:/x") is None
    assert remote_url("C:\\resumes") is None


def test_a_stamp_changes_with_the_document(store: str) -> None:
    before = {source.file: source.stamp for source in list_sources(store)}
    fsspec.filesystem("memory").pipe("/bucket/deep/person-00001.txt", b"other")
    after = {source.file: source.stamp for source in list_sources(store)}
    assert [file for file in before if before[file] != after[file]] == ["person-00001.txt"]


def test_an_empty_store_and_an_unknown_one_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NothingToRank, match="no files"):
        list_sources("memory://nothing/here")
    with pytest.raises(RunError, match="nowhere://bucket"):
        list_sources("nowhere://bucket/x")


def test_a_document_that_vanishes_is_quarantined(store: str) -> None:
    source = list_sources(store)[0]
    fsspec.filesystem("memory").rm(source.url.removeprefix("memory:/"))
    with pytest.raises(Exception, match="could not be fetched"):
        read_source(source)
