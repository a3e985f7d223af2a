"""`screener rubric draft` and `screener rubric lint`."""

import json

import pytest
import yaml

POSTING = """Sales Representative

About us
We sell lamps.

Requirements
- Bachelor's degree in Business or a related field
- 3+ years of experience in B2B sales
- Experience with Salesforce or HubSpot
- Spanish is a plus
"""

FAULTY = """\
title: Seller
criteria:
  - {id: crm, kind: skill, weight: 90, any_of: [CRM]}
  - {id: young, kind: other, weight: 10, any_of: [young and dynamic]}
"""


@pytest.fixture
def posting(tmp_path):
    path = tmp_path / "posting.txt"
    path.write_text(POSTING, encoding="utf-8")
    return path


def test_a_draft_is_a_rubric_that_screens(run, posting, tmp_path, place):
    draft = run("rubric", "draft", posting)
    assert draft.exit_code == 0
    (tmp_path / "rubric.yaml").write_text(draft.stdout, encoding="utf-8")
    result = run(
        "screen",
        place / "resumes",
        "--rubric",
        tmp_path / "rubric.yaml",
        "--workers",
        "0",
        "--json",
    )
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["candidates"]) == 2


def test_every_quote_of_a_draft_stands_in_the_posting(run, posting):
    record = json.loads(run("rubric", "draft", posting, "--json").stdout)
    assert {criterion["kind"] for criterion in record["criteria"]} >= {"degree", "skill"}
    assert all(criterion["quote"] in POSTING for criterion in record["criteria"])
    spanish = [one for one in record["criteria"] if "Spanish" in one["quote"]]
    assert [one["importance"] for one in spanish] == ["preferred"]


def test_screening_against_a_posting_says_that_it_drafts(run, posting, place, tmp_path):
    out = tmp_path / "out"
    words = ("--as-of", "2026-11-01", "--workers", "0", "--out", out)
    result = run("screen", place / "resumes", "--jd", posting, *words)
    assert result.exit_code == 0
    assert "Drafted" in result.stderr
    kept = yaml.safe_load((out / "rubric.yaml").read_text(encoding="utf-8"))
    assert kept["title"] == "Sales Representative"


def test_lint_names_each_finding_and_exits_with_one(run, tmp_path):
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    result = run("rubric", "lint", path)
    assert result.exit_code == 1
    assert "young" in result.stderr
    codes = {
        finding["code"] for finding in json.loads(run("rubric", "lint", path, "--json").stdout)
    }
    assert len(codes) >= 2


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "posting.txt"), ("x" * 40, "posting.txt"), (None, "no such file")],
    ids=["empty", "no posting", "missing"],
)
def test_what_is_no_posting_is_told_in_one_line(run, tmp_path, text, told):
    path = tmp_path / "posting.txt"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    result = run("rubric", "draft", path)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""


def test_a_level_that_does_not_exist_is_told(run, posting):
    result = run("rubric", "draft", posting, "--level", "boss")
    assert result.exit_code == 2
    assert "--level boss: not known; one of entry, mid, senior" in result.stderr
