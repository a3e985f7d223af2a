"""Same files, same rubric, same day: the same bytes, whatever machine state surrounds them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.bombs import BOMBS, good_docx, good_pdf
from tests.batch.people import fill

ROOT = Path(__file__).parent.parent.parent
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
)


def ranking(folder: Path, out: Path, surroundings: dict[str, str]) -> bytes:
    """The bytes of a ranking made by another process in these surroundings."""
    command = [sys.executable, "-m", "tests.batch.driver", "resumes", str(folder), str(out)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **surroundings}, capture_output=True, check=True
    ).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = fill(tmp_path / "resumes", 12)
    (found / "good.pdf").write_bytes(good_pdf())
    (found / "good.docx").write_bytes(good_docx())
    return found


def test_hash_seed_time_zone_and_locale_move_nothing(folder: Path, tmp_path: Path) -> None:
    one, other = (
        ranking(folder, tmp_path / str(number), surroundings)
        for number, surroundings in enumerate(SURROUNDINGS)
    )
    assert one == other != b""


@pytest.mark.soak
def test_bombs_between_them_move_no_good_file(folder: Path, tmp_path: Path) -> None:
    import msgspec

    alone = msgspec.json.decode(ranking(folder, tmp_path / "alone", {}))
    for name, make in BOMBS.items():
        (folder / f"{name}.bin").write_bytes(make(0.05))
    among = msgspec.json.decode(ranking(folder, tmp_path / "among", {}))
    good = {card["file"] for card in alone["scorecards"]}
    assert [card for card in among["scorecards"] if card["file"] in good] == alone["scorecards"]
    ended = [row["file"] for row in (*among["scorecards"], *among["quarantine"])]
    assert sorted(ended) == sorted(path.name for path in folder.iterdir())
