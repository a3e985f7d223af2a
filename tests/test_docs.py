"""What the documents say is there: paths, commands, options, a card for each artefact."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from screener.cli import app
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from tests.samples_truth import card_of

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("*/README.md")])
COMMAND = re.compile(r"^(?:\$ )?screener (.+)$|`screener ([^`]+)`", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
PATH = re.compile(r"`((?:[\w.]+[\w.-]*/)+[\w.-]*|[a-z]\w[\w-]*\.(?:md|toml|py|yaml|lock))`")
MADE_BY_A_RUN = ("out/", "dist/", ".venv/")

each_document = pytest.mark.parametrize("doc", DOCS, ids=[str(d.relative_to(ROOT)) for d in DOCS])


def _is_there(doc: Path, path: str) -> bool:
    folders = (doc.parent, ROOT, ROOT / "screener", ROOT / "tests")
    return any((folder / path).exists() for folder in folders)


@each_document
def test_every_path_a_document_names_is_there(doc):
    text = doc.read_text(encoding="utf-8")
    named = {*LINK.findall(text), *PATH.findall(text)}
    missing = {path for path in named if not _is_there(doc, path)}
    assert not {path for path in missing if not path.startswith(MADE_BY_A_RUN)}


def _commands(text: str) -> list[list[str]]:
    lines = ("".join(found).split(" #")[0].replace("…", "") for found in COMMAND.findall(text))
    return [shlex.split(re.sub(r"[\[\]|]", " ", line)) for line in lines]


def _resolve(words: list[str]) -> Any:
    command: Any = typer.main.get_command(app)
    for word in words:
        if not hasattr(command, "commands") or word not in command.commands:
            break
        command = command.commands[word]
    return command


@each_document
def test_every_command_a_document_shows_exists_with_its_options(doc):
    for words in _commands(doc.read_text(encoding="utf-8")):
        command = _resolve(words)
        assert words[0].startswith("-") or command.name == words[0] or command.name == words[1]
        known = {option for param in command.params for option in param.opts} | {"--help"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, words


def test_each_artefact_has_its_card():
    """One card may speak for several artefacts: scoring.md for scoring-*.json."""
    models = ROOT / "models"
    cards = tuple(path.stem for path in models.glob("*.md") if path.stem != "README")
    artefacts = [path for path in models.iterdir() if path.suffix in (".json", ".npz")]
    assert artefacts
    assert not [path.name for path in artefacts if not path.name.startswith(cards)]


def test_the_points_of_the_readme_s_example_are_those_of_the_sample():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    total = re.search(r"Olena Starrivel · rank \d+ · ([\d.]+) of", text)
    told = re.findall(r"^    (\S.{8,30}?) {2,}([\d.]+) of {1,2}([\d.]+) ", text, re.MULTILINE)
    card = card_of("olena-starrivel.docx")
    criteria = load_rubric(rubric_file("account-manager.yaml")).criteria
    names = {each.id: each.name for each in criteria}
    rows = {names[row.criterion_id]: row for row in card.contributions}
    assert total
    assert float(total[1]) == card.points
    assert len(told) == 4
    for name, points, most in told:
        assert (float(points), float(most)) == (rows[name].points, rows[name].max_tenths / 10)
