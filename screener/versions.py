"""Which version of a library is installed: results, reports and `doctor` name them."""

from __future__ import annotations

import re
from importlib import metadata

_VERSION = re.compile(r"^Version:(.+)$", re.MULTILINE)


def library_version(name: str) -> str:
    """A library's version, "" where it is missing.

    `metadata.version` reads a library's whole description for that, which takes ten times as long.

    >>> library_version("msgspec") > "0", library_version("no-such-library")
    (True, '')
    """
    try:
        about = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return ""
    head = about.read_text("METADATA") or about.read_text("PKG-INFO") or ""
    found = _VERSION.search(head)
    return found[1].strip() if found else about.version
