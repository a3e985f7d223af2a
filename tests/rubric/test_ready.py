from pathlib import Path

import pytest

from screener.errors import RubricError
from screener.rubric import find_rubric, load_rubric, ready_rubrics


def test_every_ready_rubric_loads_by_its_name():
    assert len(ready_rubrics()) >= 10
    for name in ready_rubrics():
        assert load_rubric(find_rubric(Path(name))).title


def test_a_file_that_is_there_goes_before_a_ready_rubric(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("account-manager").write_text("mine")
    assert find_rubric(Path("account-manager")) == Path("account-manager")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("elsewhere/account-manager", r"did you mean the ready rubric account-manager\?"),
        ("acountant", r"did you mean the ready rubric accountant\?"),
        ("astronaut", r"ready rubrics by name are .*, accountant"),
    ],
)
def test_what_is_neither_is_told_the_names_there_are(given, told):
    with pytest.raises(RubricError, match=f"no such file; {told}"):
        find_rubric(Path(given))
