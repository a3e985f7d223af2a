import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from screener import codec, engine
from screener.batch.reading import read_profile as profile_of
from screener.batch.values import Progress
from screener.errors import RunError
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from screener.rubric.schema import Rubric
from screener.types import NoticeCode, Profile, QuarantineCode, Ranking
from tests.batch.people import fill, resume

AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric(rubric_file("account-manager.yaml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "resumes", 6)


def screen(
    folder: Path, rubric: Rubric, *, out: Path | None = None, workers: int | None = 0
) -> Ranking:
    return engine.screen(folder, rubric, as_of=AS_OF, out=out, workers=workers)


def test_every_file_is_ranked_or_quarantined(folder: Path, rubric: Rubric) -> None:
    (folder / "empty.txt").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    ranking = screen(folder, rubric)
    named = [card.file for card in ranking.scorecards] + [row.file for row in ranking.quarantine]
    assert sorted(named) == sorted(path.name for path in folder.iterdir())
    assert ranking.quarantine[1].code is QuarantineCode.EMPTY


def test_a_run_among_the_resumes_is_one_sentence(folder: Path, rubric: Rubric) -> None:
    with pytest.raises(RunError, match="among the resumes"):
        screen(folder, rubric, out=folder)


def test_the_folder_of_another_run_is_left_out_but_not_one_that_only_looks_so(
    folder: Path, rubric: Rubric
) -> None:
    (folder / "kept").mkdir()
    (folder / "kept" / "ledger.sqlite").write_text("This is the ledger of my allotment.")
    (folder / "kept" / "note.txt").write_text("Jo Fenwick\nExperience\nGardener, 2019 - 2021")
    screen(folder, rubric, out=folder / "out")
    ranking = screen(folder, rubric)
    named = [card.file for card in ranking.scorecards] + [row.file for row in ranking.quarantine]
    assert {file for file in named if "/" in file} == {"kept/ledger.sqlite", "kept/note.txt"}


def test_a_file_that_passes_for_a_ledger_hides_nobody(folder: Path, rubric: Rubric) -> None:
    screen(folder, rubric, out=folder / "team" / "out")
    shutil.copy(folder / "team" / "out" / "ledger.sqlite", folder / "team" / "ledger.sqlite")
    shutil.copy(folder / "team" / "out" / "ledger.sqlite", folder / "ledger.sqlite")
    (folder / "team" / "jo.txt").write_text(resume(7))
    (folder / "team" / "out" / "kim.txt").write_text(resume(8))
    for out in (None, folder / "team"):
        ranking = screen(folder, rubric, out=out)
        assert not ranking.quarantine
        named = {card.file for card in ranking.scorecards}
        assert len(named) == 8
        assert named >= {"team/jo.txt", "team/out/kim.txt"}


def test_a_folder_without_files_is_one_sentence(tmp_path: Path, rubric: Rubric) -> None:
    with pytest.raises(RunError, match="no files"):
        screen(tmp_path, rubric)


@pytest.mark.parametrize("workers", [1, 2])
def test_worker_processes_and_this_process_give_the_same_bytes(
    folder: Path, rubric: Rubric, workers: int
) -> None:
    together = screen(folder, rubric, workers=workers)
    assert codec.encode(together) == codec.encode(screen(folder, rubric))


def test_the_order_of_the_files_moves_nothing(
    folder: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    straight = screen(folder, rubric)
    inputs = engine.select_sources

    def shuffled(*where: Path | None) -> list[object]:
        found: list[object] = list(inputs(*where))  # type: ignore[arg-type]
        random.Random(5).shuffle(found)
        return found

    monkeypatch.setattr(engine, "select_sources", shuffled)
    assert codec.encode(screen(folder, rubric)) == codec.encode(straight)


def test_a_second_run_reads_only_what_is_new(
    folder: Path, rubric: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    first = screen(folder, rubric, out=out)
    read: list[bytes] = []

    def counted(data: bytes, pdf_reader: str) -> Profile:
        read.append(data)
        return profile_of(data, pdf_reader)

    monkeypatch.setattr("screener.batch.reading.read_profile", counted)
    assert codec.encode(screen(folder, rubric, out=out)) == codec.encode(first)
    assert read == []
    (folder / "new.txt").write_text(resume(40))
    assert len(screen(folder, rubric, out=out).scorecards) == 7
    assert len(read) == 1


def test_a_file_that_left_the_folder_leaves_the_ranking(
    folder: Path, rubric: Rubric, tmp_path: Path
) -> None:
    screen(folder, rubric, out=tmp_path / "out")
    (folder / "person-00003.txt").unlink()
    ranking = screen(folder, rubric, out=tmp_path / "out")
    assert "person-00003.txt" not in [card.file for card in ranking.scorecards]


def test_a_run_folder_inside_the_screened_one_is_not_screened(folder: Path, rubric: Rubric) -> None:
    first = screen(folder, rubric, out=folder / "out")
    (folder / "out" / "ranking.csv").write_text("rank,score\n")
    assert codec.encode(screen(folder, rubric, out=folder / "out")) == codec.encode(first)


def test_the_same_content_twice_is_named_and_both_are_kept(folder: Path, rubric: Rubric) -> None:
    shutil.copy(folder / "person-00001.txt", folder / "again.txt")
    cards = {card.file: card for card in screen(folder, rubric).scorecards}
    assert len(cards) == 7
    notices = [note.message for note in cards["again.txt"].notices]
    assert any("person-00001.txt (the same content)" in message for message in notices)
    assert cards["again.txt"].tenths == cards["person-00001.txt"].tenths
    codes = [note.code for card in cards.values() for note in card.notices]
    assert codes.count(NoticeCode.DUPLICATE) == 2


def test_progress_counts_every_file_once(folder: Path, rubric: Rubric, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    shutil.copy(folder / "person-00001.txt", folder / "again.txt")
    for reused in (0, 8):
        seen: list[Progress] = []
        engine.screen(
            folder, rubric, as_of=AS_OF, out=tmp_path / "out", workers=0, on_progress=seen.append
        )
        assert [each.done for each in seen] == list(range(1, 9))
        assert (seen[-1].total, seen[-1].quarantined, seen[-1].reused) == (8, 1, reused)


def test_rescoring_profiles_gives_the_points_of_a_whole_run(folder: Path, rubric: Rubric) -> None:
    profiles = [(path.name, profile_of(path.read_bytes())) for path in folder.iterdir()]
    ranking = engine.rescore(profiles, rubric, as_of=AS_OF)
    assert codec.encode(ranking) == codec.encode(screen(folder, rubric))


def test_one_more_resume_moves_nobody_elses_points(folder: Path, rubric: Rubric) -> None:
    before = {card.file: card.contributions for card in screen(folder, rubric).scorecards}
    fill(folder, 4, start=20)
    after = {card.file: card.contributions for card in screen(folder, rubric).scorecards}
    assert before.items() <= after.items()
