"""`screener screen`: what a user sees, and what a user is told when something is wrong."""

import csv
import errno
import json
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from screener.batch.ledger import Ledger
from screener.batch.recipe import current_recipe
from tests.batch import people
from tests.interrupts import heed_ctrl_c
from tests.privileges import as_ordinary_user


def screen(run, place, *words, folder="resumes", rubric="rubric.yaml"):
    return run(
        *("screen", place / folder, "--rubric", place / rubric),
        *("--as-of", "2026-11-01", "--workers", "0", *words),
    )


def test_the_table_has_rank_score_must_haves_and_the_strongest_reason(screened):
    assert screened.exit_code == 0
    lines = [line for line in screened.stdout.splitlines() if "vale.txt" in line]
    assert len(lines) == 1
    assert "1 of 1" in lines[0]
    assert "CRM" in lines[0]
    assert screened.stdout.index("vale.txt") < screened.stdout.index("moss.txt")


def test_what_could_not_be_read_is_told_beside_the_result(screened):
    assert "not read: damaged.pdf (damaged):" in screened.stderr
    assert "not read" not in screened.stdout


def test_the_reports_are_written_for_their_owner_only(screened, place):
    out = place / "out"
    assert screened.exit_code == 0
    names = {path.name for path in out.iterdir()}
    assert {"ranking.csv", "ranking.json", "ranking.xlsx", "report.html"} <= names
    assert not any(name.startswith(".ranking") for name in names)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_a_second_call_writes_nothing_where_nothing_changed(run, place, tmp_path):
    words = ("--out", tmp_path / "out")
    assert "Written:" in screen(run, place, *words).stderr
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("r*.*")}
    again = screen(run, place, *words)
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("r*.*")}
    assert "Nothing new" in again.stderr
    assert "vale.txt" in again.stdout
    assert before == after
    assert "Written:" in screen(run, place, *words, "--hide-names").stderr
    (tmp_path / "out" / "report.html").unlink()
    assert "Written:" in screen(run, place, *words, "--hide-names").stderr


def test_reports_are_written_again_where_the_resumes_lie_elsewhere(
    run, place, tmp_path, monkeypatch
):
    words = ("screen", "resumes", "--rubric", place / "rubric.yaml", "--as-of", "2026-11-01")
    for name in ("first", "second"):
        shutil.copytree(place / "resumes", tmp_path / name / "resumes")
        monkeypatch.chdir(tmp_path / name)
        result = run(*words, "--workers", "0", "--out", tmp_path / "out")
        assert "Written:" in result.stderr
        page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
        assert f'href="../{name}/resumes/vale.txt"' in page


def test_whoever_closes_the_pipe_early_still_finds_the_reports(place, tmp_path):
    words = ("screen", place / "resumes", "--rubric", place / "rubric.yaml", "--workers", "0")
    command = [sys.executable, "-m", "screener", *map(str, words), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert (tmp_path / "out" / "report.html").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_behind_standard_output_is_one_sentence(place):
    words = ("screen", place / "resumes", "--rubric", place / "rubric.yaml", "--workers", "0")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "screener", *map(str, words)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.stderr.splitlines()[-1] == "screener: standard output: No space left on device"
    assert done.returncode == 2


def test_what_the_system_refuses_is_not_laid_at_the_output(run, place, monkeypatch):
    def refused(*_args, **_options):
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("screener.engine.screen", refused)
    result = screen(run, place)
    assert result.stderr == "screener: this machine: Cannot allocate memory\n"
    assert result.exit_code == 2


def test_ctrl_c_is_one_sentence_and_the_same_command_goes_on(place, tmp_path, run):
    folder, out = people.fill(tmp_path / "resumes", 200), tmp_path / "out"
    words = ("screen", folder, "--rubric", place / "rubric.yaml", "--workers", "1", "--out", out)
    command = [sys.executable, "-m", "screener", *map(str, words)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed_ctrl_c
    ) as process:
        assert process.stderr.readline() == b"20 of 200 files, 0 not read\n"
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert told.splitlines()[-1] == b"screener: stopped; run the same command again to go on"
    assert b"Traceback" not in told
    assert process.returncode == 130
    with Ledger(out) as ledger:
        assert 20 <= len(ledger.answers(current_recipe().reading_key)) < 200
    result = run(*words[:-3], "0", "--out", out)
    assert result.exit_code == 0
    assert "200" in (out / "manifest.json").read_text()


def test_every_report_has_the_same_order(screened, place):
    assert screened.exit_code == 0
    record = json.loads((place / "out" / "ranking.json").read_text(encoding="utf-8"))
    with (place / "out" / "ranking.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    files = [candidate["file"] for candidate in record["candidates"]]
    assert files == ["vale.txt", "moss.txt"]
    assert [row["file"] for row in rows] == [*files, "damaged.pdf"]


def test_whoever_keeps_nothing_is_told_how_to(run, place, tmp_path):
    assert "Nothing is kept; --out DIR writes report.html" in screen(run, place).stderr
    assert "Nothing is kept" not in screen(run, place, "--out", tmp_path / "out").stderr


def test_json_stands_alone_on_standard_output(run, place):
    result = screen(run, place, "--json")
    record = json.loads(result.stdout)
    assert [candidate["rank"] for candidate in record["candidates"]] == [1, 2]
    crm = record["candidates"][0]["criteria"]["crm"]
    assert crm["verdict"] == "met"
    assert "Salesforce" in crm["evidence"][0]["quote"]
    assert record["quarantine"][0]["file"] == "damaged.pdf"
    assert record["manifest"]["as_of"] == "2026-11-01"


def test_a_row_sums_to_its_score(run, place):
    for candidate in json.loads(screen(run, place, "--json").stdout)["candidates"]:
        points = sum(row["points"] for row in candidate["criteria"].values())
        assert candidate["score"] == pytest.approx(points, abs=1e-9)


def test_hidden_names_appear_neither_in_the_table_nor_in_the_page(run, place):
    result = screen(run, place, "--hide-names", "--out", place / "hidden")
    page = (place / "hidden" / "report.html").read_text(encoding="utf-8")
    assert result.exit_code == 0
    for text in (result.stdout, page, (place / "hidden" / "ranking.csv").read_text()):
        assert "Robin" not in text
        assert "vale" not in text
    assert "vale.txt" in (place / "hidden" / "ranking.json").read_text()


def test_a_name_can_not_steer_the_terminal(run, place):
    folder = place / "escapes"
    folder.mkdir()
    (folder / "\x1b[31m[bold]x[.txt").write_text("Experience\nSalesforce admin, 2019 - 2021")
    result = screen(run, place, folder="escapes")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + result.stderr
    assert "[bold]" in result.stdout


def told(result, code):
    """The one line a user is told; nothing on standard output, no traceback."""
    assert result.exit_code == code
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    return line


def test_a_missing_folder_is_a_usage_error(run, place):
    assert "nowhere: no such folder" in told(screen(run, place, folder="nowhere"), 2)


def test_an_empty_folder_has_nothing_to_rank(run, place):
    (place / "empty").mkdir()
    result = screen(run, place, "--out", place / "nothing", folder="empty")
    assert "no files in" in told(result, 1)
    assert not (place / "nothing").exists()


def test_a_file_in_the_place_of_the_folder_is_a_usage_error(run, place):
    (place / "one.txt").write_text("Jo")
    assert "one.txt: this is a file; name its folder" in told(
        screen(run, place, folder="one.txt"), 2
    )


def test_a_missing_rubric_is_a_usage_error(run, place):
    assert "none.yaml" in told(screen(run, place, rubric="none.yaml"), 2)


def test_a_rubric_that_is_not_yaml_is_a_usage_error(run, place):
    (place / "not.yaml").write_text("title: [unclosed\n  - {")
    result = screen(run, place, rubric="not.yaml")
    assert result.exit_code == 2
    assert "not.yaml" in result.stderr
    assert "Traceback" not in result.stderr


def test_all_mistakes_of_a_rubric_are_told_at_once(run, place):
    (place / "bad.yaml").write_text(
        "title: X\ncriteria:\n"
        "  - {id: a, kind: skill, weight: 500, any_of: [CRM]}\n"
        "  - {id: b, kind: skil, weight: 5, any_of: [CRM]}\n"
        "  - {id: c, kind: skill, wieght: 5, any_of: [CRM]}\n"
    )
    result = screen(run, place, rubric="bad.yaml")
    assert result.exit_code == 2
    for path in ("criteria.0", "criteria.1", "criteria.2"):
        assert path in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(screened, run, place):
    assert screened.exit_code == 0
    locked = place / "locked"
    locked.mkdir(mode=0o500)
    with as_ordinary_user(locked):
        result = run("screen", locked, "--rubric", "account-manager", "--out", locked / "out")
    assert "cannot write here" in told(result, 2)


def test_an_output_folder_that_is_a_file_is_told_before_anything_is_read(run, place):
    (place / "taken").write_text("mine")
    assert "this is a file" in told(screen(run, place, "--out", place / "taken"), 2)
    assert (place / "taken").read_text() == "mine"


def test_a_date_that_is_none_is_a_usage_error(run, place):
    result = run("screen", place / "resumes", "--rubric", "x", "--as-of", "1 November")
    assert "not a date; write it as 2026-11-01" in told(result, 2)


def test_an_output_folder_with_other_things_in_it_stays_as_it_is(run, place, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    tmp_path.chmod(0o755)
    assert "holds other files" in told(screen(run, place, "--out", tmp_path), 2)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("words", "message"),
    [((), "say what is asked for: --rubric"), (("--rubric", "a", "--jd", "b"), "not both")],
)
def test_exactly_one_of_rubric_and_posting_is_wanted(run, place, words, message):
    assert message in told(run("screen", place / "resumes", *words), 2)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--rubric", "acount-manager"), "did you mean the ready rubric account-manager?"),
        (("--rubric", "astronaut"), "ready rubrics by name are account-manager,"),
        (("--rubric", "posting.txt"), "a posting goes to --jd"),
        (("--jd", "rubric.yaml"), "give it as --rubric"),
    ],
)
def test_a_rubric_that_is_none_is_told_with_what_may_have_been_meant(run, place, words, message):
    (place / "posting.txt").write_text("We are looking for an account manager.")
    option, name = words
    given = place / name if "." in name else name
    assert message in told(run("screen", place / "resumes", option, given), 2)


def test_where_nothing_could_be_ranked_the_exit_code_is_one(run, place):
    (place / "broken").mkdir()
    (place / "broken" / "a.pdf").write_bytes(b"%PDF-1.7")
    result = screen(run, place, folder="broken")
    assert result.exit_code == 1
    assert "no resume could be ranked" in result.stderr
