"""The rubrics that ship with the program, by name."""

from __future__ import annotations

import difflib
from pathlib import Path

from screener.errors import RubricError
from screener.knowledge.resources import rubric_file


def ready_rubrics() -> tuple[str, ...]:
    """The names of the ready rubrics, sorted.

    >>> "account-manager" in ready_rubrics()
    True
    """
    return tuple(sorted(path.stem for path in rubric_file("").glob("*.yaml")))


def find_rubric(given: Path) -> Path:
    """The file that a person means: a path that is there, else the ready rubric of that name.

    Raises RubricError, with the names there are, where it is neither.

    >>> find_rubric(Path("account-manager")).name
    'account-manager.yaml'
    """
    if given.is_file():
        return given
    if given.parent == Path() and str(given) in ready_rubrics():
        return rubric_file(f"{given}.yaml")
    what = "this is a folder" if given.is_dir() else "no such file"
    near = difflib.get_close_matches(given.stem, ready_rubrics(), n=1)
    if near:
        raise RubricError(f"{given}: {what}; did you mean the ready rubric {near[0]}?")
    raise RubricError(f"{given}: {what}; ready rubrics by name are {', '.join(ready_rubrics())}")
