import re
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from screener.batch import recipe
from screener.batch.recipe import Recipe, current_recipe
from screener.errors import RunError

ROOT = Path(__file__).parent.parent.parent
SCORING_MODELS = {"rarity.json", "scoring.json"}
ONLY_FOR_SHOW = {"jinja2", "pandas", "rich", "typer"}


def test_every_library_that_could_move_a_result_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["ocr"]
    names = {re.split(r"[<>=\[]", each)[0] for each in wanted} - ONLY_FOR_SHOW
    assert names <= {name for name, _ in current_recipe().libraries}


WIRING = {"__init__.py", "batch/__init__.py", "batch/values.py", "batch/wire.py", "errors.py"}
"""What every program here loads, and what carries an answer without a say in it."""

LOADED = """
import sys
from screener.batch import reading
reading.load()
print(*(m.__file__ for n, m in sys.modules.items() if n.partition(".")[0] == "screener"), sep="\\n")
"""


def test_all_code_that_a_reading_loads_is_part_of_the_recipe() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = {Path(line).relative_to(ROOT / "screener").as_posix() for line in done.stdout.split()}
    hashed = tuple(f"{name}/" for name in (*recipe._READING_CODE, "knowledge"))
    unnamed = {name for name in loaded - WIRING if not f"{name}/".startswith(hashed)}
    assert "extract/__init__.py" in loaded
    assert unnamed == set()


def test_a_change_of_scoring_keeps_the_profiles(tmp_path: Path) -> None:
    was = current_recipe()
    now = msgspec.structs.replace(was, scoring_sha256="other")
    assert now.reading_key == was.reading_key
    assert now.scoring_key("r", "d") != was.scoring_key("r", "d")


@pytest.mark.parametrize(
    "field", ["reading_sha256", "knowledge_sha256", "reading_models_sha256", "pdf_reader"]
)
def test_a_change_of_reading_makes_new_profiles(field: str) -> None:
    was = current_recipe()
    now = msgspec.structs.replace(was, **{field: "other"})
    assert now.reading_key != was.reading_key
    assert now.scoring_key("r", "d") != was.scoring_key("r", "d")


def test_the_hash_of_files_sees_names_and_contents_and_nothing_else(tmp_path: Path) -> None:
    def made(folder: str, files: dict[str, str]) -> str:
        for name, text in files.items():
            path = tmp_path / folder / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return recipe._Digests().of(tmp_path / folder, ("data",))

    same = made("a", {"x.yaml": "1", "deep/y.yaml": "2"})
    assert made("b", {"deep/y.yaml": "2", "x.yaml": "1", "__pycache__/z.pyc": "3"}) == same
    assert made("c", {"x.yaml": "2", "deep/y.yaml": "1"}) != same
    assert made("d", {"x.yaml": "1", "y.yaml": "2"}) != same


def test_models_of_scoring_are_told_from_models_of_reading(tmp_path: Path) -> None:
    for name in (*SCORING_MODELS, "meaning.npz", "entry-header.json", "fit.py", "README.md"):
        (tmp_path / name).touch()
    assert set(recipe._model_names(tmp_path, scoring=True)) == {*SCORING_MODELS, "meaning.npz"}
    reading = {"entry-header.json", "meaning.npz"}
    assert set(recipe._model_names(tmp_path, scoring=False)) == reading


def test_all_that_scores_is_hashed_as_such() -> None:
    """Or a change of it would leave scorecards that an older program has made."""
    hashed = {*map(Path, recipe._files(recipe._PACKAGE, recipe._SCORING_CODE))}
    scoring = [path for path in hashed if path.suffix == ".py" and path.parent.name == "score"]
    told = "".join(path.read_text() for path in scoring)
    assert set(re.findall(r'model_file\("(.+?)"\)', told)) == SCORING_MODELS
    names = set(re.findall(r"^ *from screener\.([\w.]+) import", told, re.M)) - {"errors"}
    used = [recipe._PACKAGE.joinpath(*name.split(".")) for name in names]
    homes = hashed | {path.parent for path in hashed}
    assert {path if path.is_dir() else path.with_suffix(".py") for path in used} <= homes


def test_a_recipe_survives_its_json() -> None:
    was = current_recipe("pdfminer")
    assert msgspec.json.decode(msgspec.json.encode(was), type=Recipe) == was


def test_a_program_that_was_changed_while_it_ran_is_refused() -> None:
    recipe.refuse_changed_program(current_recipe())
    began = msgspec.structs.replace(current_recipe(), reading_sha256="what stood there before")
    with pytest.raises(RunError, match="changed while it ran; run the same command again"):
        recipe.refuse_changed_program(began)
