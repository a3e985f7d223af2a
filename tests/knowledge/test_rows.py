"""Tables in YAML and their twins in JSON say the same."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from screener.knowledge.rows import TWINS, encode_twins, pattern_folders, read_rows

AGAIN = "a YAML file was changed: run `python -m screener.knowledge.rows`"


@pytest.mark.parametrize("folder", pattern_folders(), ids=lambda folder: folder.parent.name)
def test_the_twins_are_those_of_the_yaml(folder: Path) -> None:
    assert (folder / TWINS).read_bytes() == encode_twins(folder), AGAIN
    for path in folder.glob("*.yaml"):
        assert read_rows(path) == YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def test_a_table_that_was_changed_is_read_from_its_yaml(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("stop: [the, a]\nfew: 0.5\n")
    (tmp_path / TWINS).write_bytes(encode_twins(tmp_path))
    path.write_text("stop: [the]\nfew: 0.5\n")
    assert read_rows(path) == {"stop": ["the"], "few": 0.5}


def test_a_folder_without_twins_is_read_from_its_yaml(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("stop: [the]\n")
    assert read_rows(tmp_path / "words.yaml") == {"stop": ["the"]}
