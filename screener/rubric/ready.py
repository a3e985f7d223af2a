"""The rubrics that ship with the program, by name."""

from __future__ import annotations

from pathlib import Path

from screener.knowledge.resources import rubric_file


def ready_rubrics() -> tuple[str, ...]:
    """The names of the ready rubrics, sorted.

    >>> "account-manager" in ready_rubrics()
    True
    """
    return tuple(sorted(path.stem for path in rubric_file("").glob("*.yaml")))


def find_rubric(given: Path) -> Path:
    """The file that a person means: a path that is there, else the ready rubric of that name.

    A path that is neither comes back as it is, so that loading it says what is wrong.

    >>> find_rubric(Path("account-manager")).name
    'account-manager.yaml'
    """
    named = given.parent == Path() and str(given) in ready_rubrics()
    return rubric_file(f"{given}.yaml") if named and not given.exists() else given
