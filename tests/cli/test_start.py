"""How the program starts: quickly, and without a word to the network."""

import subprocess
import sys

HEAVY = ("pandas", "numpy", "spacy", "sklearn", "pydantic", "rich", "jinja2", "lxml", "pdfminer")


def loaded_by(*words):
    code = (
        "import sys\n"
        "from screener.cli import app\n"
        f"app({list(words)!r}, standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


def test_help_loads_nothing_heavy():
    assert loaded_by("--help").stderr.strip() == "[]"


def test_version_is_printed(run):
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("screener 0.")


def test_every_command_explains_itself(run):
    for command in ("screen", "parse", "rubric", "rubric draft"):
        result = run(*command.split(), "--help")
        assert result.exit_code == 0
        assert "Usage:" in result.stdout
