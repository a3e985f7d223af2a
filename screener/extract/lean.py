"""spaCy without what it imports and nobody here uses: half of its start.

Its command line, of which it wants one function, brings the project tool weasel and two HTTP
clients with it, some 350 modules of which one opens a socket to see whether there is IPv6. Its
reader of settings asks for pydantic's first version, to know that one's models if it meets any;
where there is none, it does without.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_ABSENT = "pydantic.v1"


def import_spacy() -> None:
    """Import spaCy, if nobody has; what is left out is there for whoever asks for it later.

    >>> import_spacy()
    >>> "spacy" in sys.modules
    True
    """
    if "spacy" in sys.modules:
        return
    stand_ins: dict[str, Any] = {name: ModuleType(name) for name in _COMMAND_LINE}
    stand_ins["spacy.cli.info"].info = _info
    if _ABSENT not in sys.modules:
        stand_ins[_ABSENT] = None  # which makes its import fail
    sys.modules.update(stand_ins)
    try:
        import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, which loads the command line when it is called."""
    return import_module("spacy.cli.info").info(*args, **options)
