"""What of reading is present on this machine, and what is missing for what."""

from __future__ import annotations

import importlib.util
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from screener.read.ocr import HOW_TO_INSTALL


@dataclass(frozen=True, slots=True)
class Part:
    """Something that reading uses: `version` is "" where it is missing.

    `purpose` says what it is for, `install` what to type where it is missing.
    """

    name: str
    version: str
    purpose: str
    install: str
    required: bool

    @property
    def present(self) -> bool:
        """Whether it was found."""
        return bool(self.version)


_PACKAGES = (
    ("pdf_oxide", "pdf_oxide", "PDF, the fast reader", "pip install pdf-oxide", True),
    ("pdfminer.six", "pdfminer", "PDF, the fallback", "pip install pdfminer.six", True),
    ("pypdfium2", "pypdfium2", "PDF, what can be seen", "pip install pypdfium2", True),
    ("lxml", "lxml", "DOCX, ODT, HTML", "pip install lxml", True),
    ("striprtf", "striprtf", "RTF", "pip install striprtf", True),
    ("charset-normalizer", "charset_normalizer", "text in old encodings", "", True),
    ("rapidocr", "rapidocr", "images and scanned PDFs", HOW_TO_INSTALL, False),
    ("onnxruntime", "onnxruntime", "images and scanned PDFs", HOW_TO_INSTALL, False),
)


def examine_parts() -> tuple[Part, ...]:
    """Every library and converter of reading with its version, required ones first."""
    packages = tuple(
        Part(name, _version(name, module), purpose, install, required)
        for name, module, purpose, install, required in _PACKAGES
    )
    return (*packages, _antiword())


def _version(name: str, module: str) -> str:
    if importlib.util.find_spec(module) is None:
        return ""
    try:
        return version(name)
    except PackageNotFoundError:
        return "present"


def _antiword() -> Part:
    found = "present" if shutil.which("antiword") else ""
    return Part("antiword", found, "Word's old DOC", "apt-get install antiword", False)
