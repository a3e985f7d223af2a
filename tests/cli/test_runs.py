"""Commands on a finished run."""

import json
import re
import shutil
import sqlite3
import tomllib
from pathlib import Path

import pytest

from screener.cli.doctor import PARTS
from tests.cli.conftest import RUBRIC, SELLER


@pytest.fixture
def out(screened, place, tmp_path):
    """A copy of the finished run, with its folder of resumes beside it."""
    assert screened.exit_code == 0
    return shutil.copytree(place / "out", tmp_path / "out")


def test_an_explanation_adds_up_and_says_what_would_raise_the_score(run, out):
    record = json.loads(run("explain", out, "moss.txt", "--json").stdout)
    assert sum(row["points"] for row in record["rows"]) == pytest.approx(record["score"])
    assert record["rows"][-1]["sum"] == record["score"]
    assert {change["id"] for change in record["raises"]} == {"crm", "degree"}
    assert all(change["score"] > record["score"] for change in record["raises"])


def test_an_explanation_can_be_read(run, out):
    result = run("explain", out, "vale.txt")
    assert result.exit_code == 0
    assert "vale.txt: rank 1 of 2" in result.stdout
    assert "Salesforce" in result.stdout


def test_a_candidate_can_be_named_by_the_hash_of_the_file(run, out):
    record = json.loads((out / "ranking.json").read_text(encoding="utf-8"))
    resume_id = record["candidates"][1]["resume_id"]
    result = run("explain", out, resume_id[:8], "--json")
    assert json.loads(result.stdout)["file"] == record["candidates"][1]["file"]


@pytest.mark.parametrize("called", ["vale.txt", "vale", "VALE.TXT", "Robin Vale", "robin vale"])
def test_a_candidate_can_be_called_by_stem_or_name(run, out, called):
    result = run("explain", out, called, "--json")
    assert json.loads(result.stdout)["file"] == "vale.txt"


@pytest.mark.parametrize("called", ["val", "vael", "Robin"])
def test_words_that_call_nobody_list_who_is_near(run, out, called):
    result = run("compare", out, called, "moss")
    assert result.exit_code == 2
    assert (
        f"{called}: no such candidate in this run; perhaps vale.txt (Robin Vale)" in result.stderr
    )
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_name_calls_nobody_where_names_are_hidden(run, place, tmp_path):
    words = ("--rubric", place / "rubric.yaml", "--as-of", "2026-11-01", "--hide-names")
    out = tmp_path / "hidden"
    assert run("screen", place / "resumes", *words, "--out", out).exit_code == 0
    result = run("explain", out, "Robin Vale")
    assert result.exit_code == 2
    assert "vale.txt" not in result.stderr
    record = json.loads((out / "ranking.json").read_text(encoding="utf-8"))
    code = f"Candidate {record['candidates'][0]['resume_id'][:8]}"
    assert run("explain", out, code).exit_code == 0


def test_what_calls_two_candidates_lists_both(run, place, tmp_path):
    folder, out = tmp_path / "resumes", tmp_path / "out"
    shutil.copytree(place / "resumes", folder)
    (folder / "vale.md").write_text(SELLER.replace("Robin", "Rowan"), encoding="utf-8")
    words = ("--rubric", place / "rubric.yaml", "--as-of", "2026-11-01", "--out", out)
    assert run("screen", folder, *words, "--workers", "0").exit_code == 0
    result = run("explain", out, "vale")
    assert "vale: 2 candidates are called so; give vale.md or vale.txt" in result.stderr
    assert run("explain", out, "Rowan Vale", "--json").exit_code == 0


def test_a_comparison_sums_to_the_gap(run, out):
    record = json.loads(run("compare", out, "vale.txt", "moss.txt", "--json").stdout)
    assert sum(row["gap"] for row in record["rows"]) == pytest.approx(record["gap"])
    assert record["gap"] > 0
    assert "Sum" in run("compare", out, "vale.txt", "moss.txt").stdout


def test_a_run_that_is_made_again_is_the_same(run, out):
    result = run("verify", out, "--workers", "0")
    assert result.exit_code == 0
    assert "the same to the last byte" in result.stdout


def test_a_rubric_diff_shows_what_changed_and_who_moves(run, out, tmp_path):
    (tmp_path / "a.yaml").write_text(RUBRIC)
    (tmp_path / "b.yaml").write_text(RUBRIC.replace("weight: 60", "weight: 20"))
    words = ("rubric", "diff", tmp_path / "a.yaml", tmp_path / "b.yaml", "--run", out)
    record = json.loads(run(*words, "--json").stdout)
    assert record["changes"] == [
        {"criterion_id": "crm", "field": "weight", "before": 60.0, "after": 20.0}
    ]
    (move,) = (move for move in record["moves"] if move["file"] == "vale.txt")
    assert set(move["criteria"]) == {"crm"}
    assert move["score"][0] > move["score"][1]
    assert "vale.txt" in run(*words).stdout


def test_verify_says_that_somebody_was_erased(run, out):
    run("erase", out, "vale.txt")
    result = run("verify", out, "--workers", "0")
    assert result.exit_code == 0, result.stderr
    assert "same to the last byte, leaving out 1 resume erased from this run" in result.stdout


def test_an_erased_person_is_gone_from_the_run_and_its_reports(run, out):
    result = run("erase", out, "vale.txt")
    assert result.exit_code == 0
    assert "erased: vale.txt" in result.stdout
    for path in (path for path in out.iterdir() if path.is_file()):
        assert b"Quillfeather" not in path.read_bytes()
    assert SELLER.count("Quillfeather") == 1
    record = json.loads((out / "ranking.json").read_text(encoding="utf-8"))
    assert [candidate["file"] for candidate in record["candidates"]] == ["moss.txt"]


def test_a_retention_that_reaches_nobody_says_so(run, out):
    result = run("erase", out, "--retention", "2020-01-01")
    assert result.exit_code == 0
    assert result.stdout == f"{out}: nobody was read before 2020-01-01\n"


def test_what_a_score_rests_on_is_read_at_a_glance(run, place, tmp_path):
    folder, out = tmp_path / "resumes", tmp_path / "out"
    folder.mkdir()
    long = SELLER.replace("40 clients", f"{'many and various ' * 30}clients")
    (folder / "vale.txt").write_text(long, encoding="utf-8")
    run("screen", folder, "--rubric", place / "rubric.yaml", "--out", out, "--workers", "0")
    rests = run("explain", out, "vale").stdout.partition("What it rests on")[2].splitlines()[1:]
    assert rests
    assert all(len(line) < 250 for line in rests)
    record = json.loads(run("explain", out, "vale", "--json").stdout)
    assert max(len(change["words"]) for change in record["rests_on"]) > 200


def test_erasing_one_person_goes_on_hiding_the_names_of_the_others(run, place, tmp_path):
    out = tmp_path / "hidden"
    words = (
        "--rubric",
        place / "rubric.yaml",
        "--as-of",
        "2026-11-01",
        "--out",
        out,
        "--hide-names",
    )
    assert run("screen", place / "resumes", *words).exit_code == 0
    assert run("erase", out, "moss.txt").exit_code == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Candidate" in page
    assert "Quillfeather" not in page


def test_what_is_told_of_a_run_that_hides_names_shows_neither_file_nor_name(
    run, out, place, tmp_path
):
    folder = tmp_path / "named"
    folder.mkdir()
    letter = SELLER.replace("- Ran", "- Robin Vale ran")
    (folder / "robin_vale.txt").write_text(letter, encoding="utf-8")
    words = ("--rubric", place / "rubric.yaml", "--out", out, "--hide-names")
    assert run("screen", folder, *words).exit_code == 0
    other = tmp_path / "other.yaml"
    other.write_text(RUBRIC.replace("weight: 60", "weight: 20"), encoding="utf-8")
    for command in (
        ("explain", out, "robin_vale"),
        ("compare", out, *["robin_vale"] * 2),
        ("rubric", "diff", place / "rubric.yaml", other, "--run", out),
    ):
        told = (run(*command), run(*command, "--json"))
        assert [each.exit_code for each in told] == [0, 0]
        assert not any("vale" in each.stdout.lower() for each in told)


@pytest.fixture
def hidden(run, place, tmp_path):
    """A run that hides names, over a folder of its own in which one person is twice."""
    folder, out = tmp_path / "resumes", tmp_path / "hidden"
    shutil.copytree(place / "resumes", folder)
    (folder / "robin_vale_2.txt").write_text(f"{SELLER}, CRM\n", encoding="utf-8")
    words = ("--rubric", place / "rubric.yaml", "--out", out, "--hide-names", "--workers", "0")
    assert run("screen", folder, *words).exit_code == 0
    return out


def test_erasing_from_a_run_that_hides_names_shows_codes(run, hidden):
    result = run("erase", hidden, "vale.txt")
    assert re.fullmatch(r"erased: [0-9a-f]{8}\.txt\n", result.stdout)
    assert re.search(r"perhaps the same person, kept: [0-9a-f]{8}\.txt\n", result.stderr)
    assert "vale" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    "words", [("explain", "vale.txt"), ("compare", "vale.txt", "moss.txt")], ids=str
)
def test_a_damaged_profile_in_a_run_that_hides_names_is_told_by_its_code(run, hidden, words):
    with sqlite3.connect(hidden / "ledger.sqlite") as base:
        base.execute("UPDATE documents SET profile = substr(profile, 1, 500)")
    base.close()
    result = run(words[0], hidden, *words[1:])
    assert re.match(r"screener: [0-9a-f]{8}\.txt: What was kept of this file", result.stderr)
    assert "vale" not in result.stderr


def test_what_verify_finds_in_a_run_that_hides_names_is_told_by_codes(run, hidden):
    (hidden.parent / "resumes" / "robin_vale_2.txt").write_text("Robin Vale\nSkills\nExcel\n")
    result = run("verify", hidden, "--workers", "0")
    assert re.search(r"differs: [0-9a-f]{8}\.txt: the file has other content", result.stderr)
    assert "vale" not in result.stderr


def stopped_before_the_reports(run, monkeypatch, *words):
    """A command that ends when it would write the reports, as one that is killed there does."""

    def stop(*_args, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("screener.report.write.write_reports", stop)
        assert run(*words).exit_code == 130


@pytest.mark.parametrize("known", [False, True], ids=["a new run", "a run that showed names"])
def test_a_run_that_is_killed_before_its_reports_goes_on_hiding_names(
    run, place, out, tmp_path, monkeypatch, known
):
    out = out if known else tmp_path / "hidden"
    words = ("--rubric", place / "rubric.yaml", "--as-of", "2026-11-01", "--out", out)
    stopped_before_the_reports(
        run, monkeypatch, "screen", place / "resumes", *words, "--hide-names"
    )
    assert run("explain", out, "Robin Vale").exit_code == 2
    assert run("erase", out, "moss.txt").exit_code == 0
    assert "Robin" not in (out / "report.html").read_text(encoding="utf-8")


def test_an_erasing_that_is_killed_before_the_reports_goes_on_hiding_names(run, out, monkeypatch):
    stopped_before_the_reports(run, monkeypatch, "erase", out, "moss.txt", "--hide-names")
    assert run("explain", out, "Robin Vale").exit_code == 2


def test_names_are_shown_again_where_a_screening_is_asked_for_without_codes(run, place, out):
    words = ("--rubric", place / "rubric.yaml", "--as-of", "2026-11-01", "--out", out)
    for hide, found in ((["--hide-names"], 2), ([], 0)):
        run("screen", place / "resumes", *words, *hide)
        assert run("explain", out, "Robin Vale").exit_code == found


def test_hiding_names_leaves_nothing_in_a_folder_that_can_not_be_used(run, place, tmp_path):
    words = ("--rubric", place / "rubric.yaml", "--hide-names", "--out", tmp_path / "out")
    (tmp_path / "none").mkdir()
    assert run("screen", tmp_path / "none", *words).exit_code == 1
    assert not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letters.txt").touch()
    assert run("screen", place / "resumes", *words).exit_code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letters.txt"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("explain", "nowhere", "x"), "nowhere: no run in this folder"),
        (("compare", "nowhere", "x", "y"), "nowhere: no run in this folder"),
        (("verify", "nowhere"), "nowhere: no run in this folder"),
        (("erase", "nowhere"), "give one of CANDIDATE and --retention DATE"),
        (("erase", "nowhere", "--retention", "soon"), "--retention soon: not a date"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(run, words, told):
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_name_cannot_steer_the_terminal(run, tmp_path):
    (tmp_path / "resumes").mkdir()
    (tmp_path / "resumes" / "\x1b[31mvale.txt").write_text(SELLER, encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    out, words = tmp_path / "out", ("--workers", "0", "--as-of", "2026-11-01")
    rubric = tmp_path / "rubric.yaml"
    screened = run("screen", tmp_path / "resumes", "--rubric", rubric, "--out", out, *words)
    erased = run("erase", out, "\x1b[31mvale.txt")
    again = run("erase", out, "\x1b[31mvale.txt")
    assert "[31mvale.txt" in screened.stdout
    assert "erased: [31mvale.txt" in erased.stdout
    assert "no such candidate" in again.stderr
    for result in (screened, erased, again):
        assert "\x1b" not in result.stdout + result.stderr


def test_an_unknown_candidate_is_told_in_one_line(run, out):
    result = run("explain", out, "nobody.pdf")
    assert result.exit_code == 2
    assert "nobody.pdf: no such candidate in this run" in result.stderr


def test_what_doctor_says_to_install_exists():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    extras = set(project["project"]["optional-dependencies"])
    named = {
        extra for part in PARTS for extra in re.findall(r"rubric-screener\[(\w+)\]", part.install)
    }
    assert named
    assert named <= extras


def test_doctor_names_what_is_there_and_what_for(run):
    result = run("doctor")
    assert all(len(line.split()) > 1 for line in result.stdout.splitlines())
    assert result.exit_code == 0
    assert "reads PDF, the fast way" in result.stdout
    record = json.loads(run("doctor", "--json").stdout)
    assert len(record["hashes"]["reading"]) == 64
