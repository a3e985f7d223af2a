"""Parts of a packed document (DOCX, ODT), each within its limits; nothing outside is followed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from screener.errors import UnreadableResume
from screener.read.limits import DAMAGE, MAX_RATIO, MAX_UNPACKED_BYTES, MEGABYTE
from screener.types import QuarantineCode

_SMALL = MEGABYTE


@contextmanager
def open_packed(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive; raises `UnreadableResume` (damaged, encrypted) for what it turns out to be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (*DAMAGE, RecursionError) as error:
        message = "The document is damaged; open and save it again, or ask for a PDF."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    except RuntimeError as error:  # what zipfile raises where a password is missing
        message = "The document is protected by a password; save it without one."
        raise UnreadableResume(QuarantineCode.ENCRYPTED, message) from error


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part; raises `UnreadableResume` (too_large) for a part that explodes."""
    info = archive.getinfo(name)
    with archive.open(info) as part:
        data = part.read(MAX_UNPACKED_BYTES + 1)
    swollen = len(data) > _SMALL and len(data) > MAX_RATIO * max(info.compress_size, 1)
    if swollen or len(data) > MAX_UNPACKED_BYTES:
        message = f"Its part {name[:80]!r} unpacks to more than a resume holds; save it as PDF."
        raise UnreadableResume(QuarantineCode.TOO_LARGE, message)
    return data


def parse_part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """One XML part as a tree; a DOCTYPE is refused, entities and links are never resolved."""
    data = read_part(archive, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"Its part {name[:80]!r} is damaged; open and save the document again."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    if root.getroottree().docinfo.doctype:
        message = "The document declares XML entities, as no word processor does; save it as PDF."
        raise UnreadableResume(QuarantineCode.DAMAGED, message)
    return root
