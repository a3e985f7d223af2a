"""When the reports in a folder are written again."""

import pytest

from screener.report.current import are_current, mark_current, report_key

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
    mark_current(tmp_path, KEY)
    assert are_current(tmp_path, KEY, ("ranking.csv",))
    assert not are_current(tmp_path, report_key(manifest, options=options), ("ranking.csv",))


def test_reports_are_written_again_where_one_is_missing(tmp_path):
    mark_current(tmp_path, KEY)
    assert not are_current(tmp_path, KEY, ("ranking.csv",))
