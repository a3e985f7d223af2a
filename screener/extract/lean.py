"""spaCy without its command line, which it imports for one function: a third of its start.

The command line brings the project tool weasel and two HTTP clients with it, some 350 modules of
which nothing here uses one, and of which one opens a socket to see whether there is IPv6.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LEFT_OUT = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, if nobody has; its command line is there for whoever asks for it later.

    >>> import_spacy()
    >>> "spacy" in sys.modules
    True
    """
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in _LEFT_OUT}
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, which loads the command line when it is called."""
    return import_module("spacy.cli.info").info(*args, **options)
