"""How much of a document is read; a resume needs a small part of any of these."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

MEGABYTE = 1_000_000

MAX_FILE_BYTES = 50 * MEGABYTE
"""Larger files are quarantined as `too_large`."""

TOO_LARGE = f"The file is larger than {MAX_FILE_BYTES // MEGABYTE} MB; save it smaller."

MAX_PAGES = 40
"""Pages after these are not read, and a notice says so."""

MAX_OCR_PAGES = 8
"""Pictures of pages that are read in one document; each takes seconds."""

MAX_PIXELS = 40_000_000
"""Width times height of a picture; a page scanned at 600 dpi has 34 million."""

MAX_CHARACTERS = 400_000
"""Text after these is not read, and a notice says so; a two-page resume has about 6,000."""

MAX_ARCHIVE_ENTRIES = 20_000
MAX_UNPACKED_BYTES = 200 * MEGABYTE
"""What one packed part (a DOCX part, a ZIP member) may grow to."""

MAX_RATIO = 200
"""Unpacked bytes per packed byte; office documents stay under 60."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    KeyError,
)
"""What a damaged archive or a damaged member of one may raise, beside OSError and ValueError."""
