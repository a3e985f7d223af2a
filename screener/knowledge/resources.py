"""Where the files that ship beside the code are, in a checkout and in an installed wheel."""

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
