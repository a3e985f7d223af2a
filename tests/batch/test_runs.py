import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from screener import codec, engine
from screener.batch.folder import LEDGER_NAME, MANIFEST_NAME
from screener.batch.ledger import InputRow, Ledger
from screener.errors import RunError
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from screener.rubric.schema import ExperienceCriterion, Rubric, SkillCriterion
from screener.types import Ranking, Scorecard
from tests.batch.people import fill, resume

AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric(rubric_file("account-manager.yaml"))


@pytest.fixture
def run(tmp_path: Path, rubric: Rubric) -> Path:
    """A finished run over `resumes`, in `out`."""
    folder = fill(tmp_path / "resumes", 5)
    (folder / "empty.txt").touch()
    screen(tmp_path, rubric)
    return tmp_path / "out"


def screen(where: Path, rubric: Rubric) -> Ranking:
    return engine.screen(where / "resumes", rubric, as_of=AS_OF, out=where / "out", workers=0)


def heavier(rubric: Rubric, criterion_id: str) -> Rubric:
    criteria = tuple(
        each.model_copy(update={"weight": each.weight + 5}) if each.id == criterion_id else each
        for each in rubric.criteria
    )
    return rubric.model_copy(update={"criteria": criteria})


def test_a_run_is_loaded_as_it_was_made(run: Path, rubric: Rubric) -> None:
    loaded = engine.load_run(run)
    assert loaded.rubric == rubric
    assert loaded.folder == run.parent / "resumes"
    assert codec.encode(loaded.ranking) == codec.encode(screen(run.parent, rubric))
    files = [file for file, _ in engine.run_profiles(run)]
    assert files == sorted(card.file for card in loaded.ranking.scorecards)


@pytest.mark.parametrize("how", ["person-00002.txt", "person2@example.com", "hash"])
def test_a_candidate_is_found_by_file_hash_or_mail(run: Path, how: str) -> None:
    card = next(c for c in engine.load_run(run).ranking.scorecards if c.file == "person-00002.txt")
    named = card.resume_id[:10] if how == "hash" else how
    assert engine.run_profile(run, named).resume.resume_id == card.resume_id


def test_an_unknown_candidate_is_one_sentence(run: Path) -> None:
    for named in ("nobody.pdf", "nobody@example.com", "0123456789abcdef", "empty"):
        with pytest.raises(RunError, match="no such candidate"):
            engine.run_profile(run, named)


def test_a_file_that_was_not_read_says_why_where_a_candidate_is_wanted(run: Path) -> None:
    with pytest.raises(
        RunError, match=r"empty\.txt: not ranked: The file is empty; ask for it again"
    ):
        engine.run_profile(run, "empty.txt")


def test_a_folder_without_a_run_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no run in this folder"):
        engine.load_run(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_rubric_ranks_without_reading(
    run: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screener.batch.reading.read_profile", None)
    changed = heavier(rubric, "crm")
    ranking = engine.rerank(run, changed)
    assert ranking.rubric_sha256 == engine.rubric_sha256(changed)
    assert ranking.scorecards[0].max_points == pytest.approx(
        sum(each.weight for each in changed.criteria)
    )
    assert engine.load_run(run).rubric == rubric


def test_a_changed_weight_names_who_moves_and_by_which_criterion(run: Path, rubric: Rubric) -> None:
    moves = engine.compare_rubrics(run, rubric, heavier(rubric, "crm"))
    assert moves
    assert {change.criterion_id for move in moves for change in move.changes} == {"crm"}
    for move in moves:
        gained = sum((change.after or 0) - (change.before or 0) for change in move.changes)
        assert move.tenths_after - move.tenths_before == gained
    assert engine.compare_rubrics(run, rubric, rubric) == ()


def test_the_manifest_says_what_the_ranking_was_made_of(run: Path, rubric: Rubric) -> None:
    found = engine.manifest(run)
    assert found == msgspec.json.decode((run / MANIFEST_NAME).read_bytes(), type=engine.Manifest)
    assert (found.files, found.ranked, found.quarantine) == (6, 5, {"empty": 1})
    assert found.rubric_sha256 == engine.rubric_sha256(rubric)
    assert found.as_of == AS_OF


def test_an_untouched_run_verifies(run: Path) -> None:
    assert engine.verify_run(run, workers=0) == engine.Verification(True, ())


@pytest.mark.parametrize("then", ["kept", "screened again", "taken out"])
def test_a_run_verifies_without_those_who_were_erased(run: Path, rubric: Rubric, then: str) -> None:
    engine.erase(run, "person-00002.txt")
    if then == "screened again":
        screen(run.parent, rubric)
    elif then == "taken out":
        (run.parent / "resumes" / "person-00002.txt").unlink()
    assert engine.verify_run(run, workers=0) == engine.Verification(True, (), erased=1)


def test_a_run_with_somebody_erased_still_names_what_else_differs(run: Path) -> None:
    engine.erase(run, "person-00002.txt")
    (run.parent / "resumes" / "person-00003.txt").write_text(resume(3) + "\nTableau\n")
    found = engine.verify_run(run, workers=0)
    assert (found.same, found.erased) == (False, 1)
    assert found.differences[-1] == "person-00003.txt: the file has other content"


def test_verify_names_the_first_difference(run: Path) -> None:
    (run.parent / "resumes" / "person-00003.txt").write_text(resume(3) + "\nTableau\n")
    found = engine.verify_run(run, workers=0)
    assert not found.same
    assert found.differences[-1] == "person-00003.txt: the file has other content"
    assert found.differences[0].startswith("inputs_sha256: was ")


def test_verify_notices_a_changed_scorecard(run: Path) -> None:
    with sqlite3.connect(run / LEDGER_NAME) as base:
        ((content, card),) = base.execute("SELECT content, card FROM cards LIMIT 1")
        kept = codec.unpack(card, Scorecard)
        rows = tuple(replace(row, tenths=row.tenths + 1) for row in kept.contributions)
        forged = replace(kept, contributions=rows)
        base.execute("UPDATE cards SET card = ? WHERE content = ?", (codec.pack(forged), content))
    base.close()
    found = engine.verify_run(run, workers=0)
    assert found.same
    assert "its scorecards are not those that the manifest names" in found.differences[0]
    assert "points, is now" in found.differences[1]


def test_verify_names_another_library_version(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was = engine.manifest(run)
    libraries = tuple((name, "0.0" if name == "spacy" else v) for name, v in was.recipe.libraries)
    other = msgspec.structs.replace(was.recipe, libraries=libraries)
    monkeypatch.setattr("screener.engine.current_recipe", lambda reader="auto": other)
    found = engine.verify_run(run, workers=0)
    assert found.same
    assert [line.split(":")[0] for line in found.differences] == ["spacy"]


def test_erasing_removes_a_person_everywhere(run: Path, rubric: Rubric) -> None:
    for name in ("ranking.csv", ".report.html.4711"):  # a draft that a kill has left
        (run / name).write_text("rank,file,name\n1,person-00002.txt,Person2 Example\n")
    content = engine.run_profile(run, "person-00002.txt").resume.resume_id
    erased = engine.erase(run, "person-00002.txt")
    assert erased == engine.Erased(("person-00002.txt",), ())
    for path in run.iterdir():
        data = path.read_bytes()
        assert b"Person2" not in data
        assert b"person2@" not in data
        assert b"person-00002" not in data
    assert [card.file for card in engine.load_run(run).ranking.scorecards].count(
        "person-00002.txt"
    ) == 0
    log = sqlite3.connect(run / LEDGER_NAME).execute(
        "SELECT state, profile, identity FROM documents WHERE content = ?", (content,)
    )
    assert log.fetchall() == [("erased", None, None)]


def test_an_erased_content_is_not_read_again(run: Path, rubric: Rubric) -> None:
    engine.erase(run, "person-00002.txt")
    ranking = screen(run.parent, rubric)
    assert [(row.file, row.code) for row in ranking.quarantine] == [
        ("empty.txt", "empty"),
        ("person-00002.txt", "erased"),
    ]


def test_erasing_names_files_that_may_be_the_same_persons(run: Path, rubric: Rubric) -> None:
    other = run.parent / "resumes" / "second.txt"
    other.write_text(resume(40).replace("person40@", "person2@"))
    screen(run.parent, rubric)
    assert engine.erase(run, "person-00002.txt").related == ("second.txt",)


def test_a_run_that_was_stopped_says_so(run: Path, rubric: Rubric) -> None:
    with Ledger(run) as ledger:
        ledger.write_inputs([InputRow("new.txt", "ab" * 32)])
        ledger.begin("ab" * 32, "recipe")
    with pytest.raises(RunError, match=r"new\.txt: not read yet .* screen again"):
        engine.load_run(run)
    screen(run.parent, rubric)
    assert len(engine.load_run(run).ranking.scorecards) == 5


@pytest.mark.parametrize(
    "column", ["rubric = '{}'", """manifest = '{"recipe":{}}'""", "manifest = 'none'"]
)
def test_a_ranking_of_another_version_is_refused_and_made_anew(
    run: Path, rubric: Rubric, column: str
) -> None:
    was = engine.load_run(run).ranking
    base = sqlite3.connect(run / LEDGER_NAME)
    base.execute(f"UPDATE rankings SET {column}")
    base.commit()
    base.close()
    for ask in (engine.load_run, engine.manifest, engine.verify_run):
        with pytest.raises(RunError, match="another version of Screener ranked this; screen again"):
            ask(run)
    assert screen(run.parent, rubric) == was
    assert engine.load_run(run).ranking == was


def test_retention_erases_what_was_read_before_a_day(run: Path) -> None:
    assert engine.apply_retention(run, before=date(2020, 1, 1)).files == ()
    assert len(engine.apply_retention(run, before=date(2999, 1, 1)).files) == 6
    assert engine.load_run(run).ranking.scorecards == ()


def wider(rubric: Rubric, criterion_id: str) -> Rubric:
    criteria = tuple(
        each.model_copy(update={"any_of": ("negotiation", *each.any_of)})
        if isinstance(each, SkillCriterion) and each.id == criterion_id
        else each
        for each in rubric.criteria
    )
    return rubric.model_copy(update={"criteria": criteria})


def retitled(rubric: Rubric, _: str) -> Rubric:
    criteria = tuple(
        each.model_copy(update={"titles": (*each.titles, "florist")})
        if isinstance(each, ExperienceCriterion)
        else each
        for each in rubric.criteria
    )
    return rubric.model_copy(update={"criteria": criteria})


@pytest.mark.parametrize("change", [heavier, wider, retitled])
def test_kept_rows_and_all_processors_give_the_ranking_of_a_full_scoring(
    run: Path,
    rubric: Rubric,
    change: Callable[[Rubric, str], Rubric],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = change(rubric, "crm")
    rankings = [engine.rerank(run, changed)]
    monkeypatch.setattr("screener.batch.scoring.ENOUGH", 0)
    for processors in (2, 1):
        monkeypatch.setattr("screener.batch.nursery.processors", lambda found=processors: found)
        rankings.append(engine.rerank(run, changed))
        with sqlite3.connect(run / LEDGER_NAME) as base:
            base.execute("DELETE FROM cards")
        base.close()
        rankings.append(engine.rerank(run, changed))
    assert len({codec.encode(ranking) for ranking in rankings}) == 1


def spoil(run: Path, file: str, sql: str) -> None:
    """Damage what is kept of one file."""
    with sqlite3.connect(run / LEDGER_NAME) as base:
        ((content,),) = base.execute("SELECT content FROM inputs WHERE file = ?", (file,))
        base.execute(f"{sql} WHERE content = ?", (content,))
    base.close()


CUT_PROFILE = "UPDATE documents SET profile = substr(profile, 1, 500)"
CUT_CARD = "UPDATE cards SET card = substr(card, 1, 50)"
TORN_IDENTITY = """UPDATE documents SET identity = '{"emails":["'"""


@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize("damage", [CUT_PROFILE, CUT_CARD, TORN_IDENTITY])
def test_what_is_kept_of_one_file_may_be_damaged_and_is_made_again_from_the_file(
    run: Path, rubric: Rubric, damage: str, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screener.batch.scoring.ENOUGH", 0)
    spoil(run, "person-00002.txt", damage)
    for asked in (heavier(rubric, "crm"), wider(rubric, "crm"), rubric):
        folder = run.parent / "resumes"
        ranking = engine.screen(folder, asked, as_of=AS_OF, out=run, workers=workers)
        assert ranking == engine.screen(folder, asked, as_of=AS_OF, workers=0)
    assert engine.verify_run(run, workers=0).same


@pytest.mark.parametrize("ask", [engine.rerank, lambda run, _: engine.load_run(run).ranking])
def test_a_kept_profile_that_is_damaged_is_a_row_of_its_own_where_nothing_is_read(
    run: Path, rubric: Rubric, ask: Callable[[Path, Rubric], Ranking]
) -> None:
    spoil(run, "person-00002.txt", CUT_PROFILE)
    spoil(run, "person-00002.txt", CUT_CARD)
    ranking = ask(run, wider(rubric, "crm"))
    assert len(ranking.scorecards) == 4
    assert [(row.file, row.code.value) for row in ranking.quarantine] == [
        ("empty.txt", "empty"),
        ("person-00002.txt", "damaged"),
    ]
    assert "screen again to read the file anew" in ranking.quarantine[1].message
    assert len(screen(run.parent, rubric).scorecards) == 5


@pytest.mark.parametrize(
    "ask", [engine.rerank, lambda run, _: engine.run_profile(run, "person-00002.txt")]
)
def test_what_another_version_packed_is_no_damage(
    run: Path,
    rubric: Rubric,
    ask: Callable[[Path, Rubric], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoil(run, "person-00002.txt", CUT_PROFILE)
    with monkeypatch.context() as patch:
        patch.setattr("screener.batch.recipe.Recipe.is_read_here", False)
        with pytest.raises(RunError, match=r"another version of Screener read .* screen again"):
            ask(run, wider(rubric, "crm"))
    assert engine.load_run(run).ranking.quarantine[1:] == ()


def test_a_damaged_profile_that_is_asked_for_says_what_to_do_which_then_helps(
    run: Path, rubric: Rubric
) -> None:
    spoil(run, "person-00002.txt", CUT_PROFILE)
    with pytest.raises(RunError, match=r"person-00002\.txt: .* screen again to read the file anew"):
        engine.run_profile(run, "person-00002.txt")
    screen(run.parent, rubric)
    assert engine.run_profile(run, "person-00002.txt").contact.emails
