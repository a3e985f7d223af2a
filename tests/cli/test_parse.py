"""`screener parse`."""

import json

import pytest

from screener.batch.reading import read_profile
from tests.batch.bombs import BOMBS


@pytest.fixture
def in_this_process(monkeypatch):
    """Read without a worker: a process that loads the pipeline takes seconds."""
    monkeypatch.setattr("screener.batch.alone.read_profile_alone", read_profile)


def parse(run, place, *words, file="resumes/vale.txt"):
    return run("parse", place / file, "--as-of", "2026-11-01", *words)


@pytest.mark.usefixtures("in_this_process")
def test_a_person_gets_a_page_of_notes(run, place):
    result = parse(run, place)
    assert result.exit_code == 0
    assert "Jobs: 5.1 years" in result.stdout
    assert "Account Manager, Quillfeather Ltd" in result.stdout


@pytest.mark.usefixtures("in_this_process")
def test_a_program_gets_the_contract(run, place):
    record = json.loads(parse(run, place, "--json").stdout)
    assert record["status"] == "ok"
    (job,) = record["jobs"]
    assert (job["start"], job["end"]) == ("2019-03", "2024-03")
    assert parse(run, place, "--format", "json").stdout == parse(run, place, "--json").stdout


@pytest.mark.usefixtures("in_this_process")
def test_json_resume_can_be_asked_for(run, place):
    record = json.loads(parse(run, place, "--format", "json-resume").stdout)
    assert record["work"][0]["startDate"] == "2019-03"


@pytest.mark.usefixtures("in_this_process")
def test_a_file_that_cannot_be_read_exits_with_one_and_says_why(run, place):
    result = parse(run, place, "--json", file="resumes/damaged.pdf")
    record = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (record["status"], record["warnings"][0]["code"]) == ("unreadable", "damaged")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.txt",), "nowhere.txt: no such file"),
        ((".",), ".: this is a folder; name one file in it"),
        (("x.pdf", "--pdf-reader", "best"), "--pdf-reader best: not known; one of auto, pdf_oxide"),
        (("x.pdf", "--as-of", "soon"), "--as-of soon: not a date"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(run, words, told):
    result = run("parse", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("command", [("parse",), ("rubric", "draft")], ids=" ".join)
def test_a_bomb_ends_in_one_line_and_leaves_the_program_alive(run, tmp_path, command):
    path = tmp_path / "loop.pdf"
    path.write_bytes(BOMBS["page_tree_loop"](0.1))
    result = run(*command, path)
    assert result.exit_code != 0
    assert len(result.stderr.strip().splitlines()) == 1
    assert "loop.pdf: " in result.stderr
    assert not result.stdout
