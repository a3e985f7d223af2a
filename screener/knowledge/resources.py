"""Where the files that ship beside the code are, in a checkout and in an installed wheel."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _beside_code(folder: str) -> Path:
    """A wheel carries the top-level folders inside the package; a checkout has them beside it."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def model_file(name: str) -> Path:
    """The path of an artefact in models/.

    >>> model_file("x.json").parent.name
    'models'
    """
    return _beside_code("models") / name


def rubric_file(name: str) -> Path:
    """The path of a ready rubric in rubrics/.

    >>> rubric_file("account-manager.yaml").parent.name
    'rubrics'
    """
    return _beside_code("rubrics") / name


MEANING = "SCREENER_MEANING"
"""The environment variable that names a folder with a static embedding, for likeness of meaning."""


def chosen_meaning() -> Path | None:
    """The folder of the static embedding that the user names; None for the shipped word table."""
    named = os.environ.get(MEANING, "")
    return Path(named) if named else None
