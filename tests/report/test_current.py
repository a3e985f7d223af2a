"""When the reports in a folder are written again."""

import pytest

from screener.report.current import (
    LIBRARIES,
    STAMP,
    are_current,
    mark_current,
    names_were_hidden,
    report_key,
)

MANIFEST = {"ranking_sha256": "ab", "recipe": {"scoring_sha256": "01"}}
KEY = report_key(MANIFEST, options=["resumes", False])


@pytest.mark.parametrize(
    ("manifest", "options"),
    [
        ({**MANIFEST, "ranking_sha256": "cd"}, ["resumes", False]),
        ({**MANIFEST, "recipe": {"scoring_sha256": "02"}}, ["resumes", False]),
        (MANIFEST, ["resumes", True]),
    ],
    ids=["another ranking", "other code that scores", "names hidden"],
)
def test_reports_of_something_else_are_not_current(tmp_path, manifest, options):
    (tmp_path / "ranking.csv").touch()
    mark_current(tmp_path, KEY, ("ranking.csv",), names_hidden=False)
    assert are_current(tmp_path, KEY, ("ranking.csv",))
    assert not are_current(tmp_path, report_key(manifest, options=options), ("ranking.csv",))


def test_reports_are_written_again_where_one_is_missing(tmp_path):
    (tmp_path / "ranking.csv").touch()
    mark_current(tmp_path, KEY, ("ranking.csv",), names_hidden=False)
    (tmp_path / "ranking.csv").unlink()
    assert not are_current(tmp_path, KEY, ("ranking.csv",))


def test_reports_are_written_again_where_one_is_not_what_was_written(tmp_path):
    (tmp_path / "ranking.csv").write_text("rank,file\n")
    mark_current(tmp_path, KEY, ("ranking.csv",), names_hidden=False)
    (tmp_path / "ranking.csv").write_text("rank,file,note\n")
    assert not are_current(tmp_path, KEY, ("ranking.csv",))


@pytest.mark.parametrize("stamp", ["", "[]", "0f" * 32, "{"], ids=["empty", "list", "hash", "torn"])
def test_a_stamp_that_says_nothing_means_reports_are_written_again(tmp_path, stamp):
    (tmp_path / STAMP).write_text(stamp)
    assert not are_current(tmp_path, KEY, ())
    assert not names_were_hidden(tmp_path)


@pytest.mark.parametrize("hidden", [True, False])
def test_whether_names_were_hidden_is_remembered(tmp_path, hidden):
    mark_current(tmp_path, KEY, (), names_hidden=hidden)
    assert names_were_hidden(tmp_path) is hidden


@pytest.mark.parametrize("library", LIBRARIES)
def test_reports_are_written_again_by_another_version_of_a_library(monkeypatch, library):
    monkeypatch.setattr(
        "screener.report.current.library_version", lambda name: "9.9" if name == library else "1.0"
    )
    first = report_key(MANIFEST, options=[])
    monkeypatch.setattr("screener.report.current.library_version", lambda _: "1.0")
    assert report_key(MANIFEST, options=[]) != first
