"""What made a result, as hashes: the code of each stage, its data and models, the libraries.

A profile is reused only by the recipe that made it. A release number would not do: a corrected
pattern, another version of a PDF library or an OCR engine that was installed yesterday changes
what is read, too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

import screener
from screener.errors import RunError
from screener.knowledge.resources import chosen_meaning, model_file
from screener.read.inputs import stamp_of
from screener.versions import library_version

_PACKAGE = Path(screener.__file__).parent
_READING_CODE = (
    "types",
    "codec.py",
    "read",
    "extract",
    "index",
    "batch/identity.py",
    "batch/reading.py",
)
_SCORING_CODE = (
    *_READING_CODE,
    "knowledge",
    "score",
    "rubric",
    "batch/cards.py",
    "batch/duplicates.py",
    "batch/ranking.py",
    "batch/scoring.py",
)
_LIBRARIES = (
    "charset-normalizer",
    "lxml",
    "msgspec",
    "numpy",
    "onnxruntime",
    "pdf-oxide",
    "pdfminer.six",
    "pillow",
    "pydantic",
    "pypdfium2",
    "python-docx",
    "rapidocr",
    "ruamel.yaml",
    "scikit-learn",
    "spacy",
    "striprtf",
)
_CONVERTERS = ("antiword",)
_MEANING, _SCORING_MODELS = "meaning", ("scoring", "rarity")
"""The beginnings of the names of the models: scoring and reading both need what words mean."""
_NO_ARTEFACTS = (".md", ".py")


class Recipe(msgspec.Struct, frozen=True):
    """Everything that a result depends on but the documents, the rubric and the as-of date.

    The hashes are SHA-256 in hex: of the code that reads and extracts, of the code that scores, of
    the knowledge tables, of the models of either half. `meaning_sha256` is that of the embedding
    which stands in for the shipped word table, "" without one (the hash of the scoring models tells
    of it, too). `libraries` are (name, version), the version "" where one is missing.
    """

    engine: str
    reading_sha256: str
    scoring_sha256: str
    knowledge_sha256: str
    reading_models_sha256: str
    scoring_models_sha256: str
    libraries: tuple[tuple[str, str], ...]
    pdf_reader: str = "auto"
    meaning_sha256: str = ""

    @property
    def reading_key(self) -> str:
        """The short name under which profiles are kept."""
        return _key(
            self.reading_sha256,
            self.knowledge_sha256,
            self.reading_models_sha256,
            self.libraries,
            self.pdf_reader,
            self.meaning_sha256,
        )

    @property
    def is_read_here(self) -> bool:
        """Whether this installation would read and index a document in the same way."""
        return self.reading_key == current_recipe(self.pdf_reader).reading_key

    def scoring_profiles_of(self, other: Recipe) -> Recipe:
        """This recipe's scoring on profiles that another one has read."""
        return msgspec.structs.replace(
            other,
            engine=self.engine,
            scoring_sha256=self.scoring_sha256,
            scoring_models_sha256=self.scoring_models_sha256,
        )

    def scoring_key(self, rubric_sha256: str, as_of: str) -> str:
        """The short name under which scorecards are kept."""
        own = (self.scoring_sha256, self.scoring_models_sha256)
        return _key(self.reading_key, *own, rubric_sha256, as_of)


@lru_cache(maxsize=3)
def current_recipe(pdf_reader: str = "auto") -> Recipe:
    """The recipe of this installation; takes some milliseconds, once.

    >>> len(current_recipe().reading_key)
    16
    """
    meaning = _hash_meaning()
    return Recipe(
        engine=screener.__version__,
        libraries=tuple(_versions()),
        meaning_sha256=meaning,
        **_own_hashes(meaning),
    )


def refuse_changed_program(since: Recipe) -> None:
    """Raise RunError where the program on disk is not the one that a run began with.

    Workers load it when they start, which may be long after their parent did.
    """
    now = _own_hashes(_hash_meaning())
    if any(value != getattr(since, name) for name, value in now.items()):
        raise RunError("Screener was changed while it ran; run the same command again")


def _own_hashes(meaning: str) -> dict[str, str]:
    """The hashes of a recipe that tell of this package and its models."""
    models, digests = model_file("README.md").parent, _Digests()
    scoring = digests.of(models, _model_names(models, scoring=True))
    return {
        "reading_sha256": digests.of(_PACKAGE, _READING_CODE),
        "scoring_sha256": digests.of(_PACKAGE, _SCORING_CODE),
        "knowledge_sha256": digests.of(_PACKAGE, ("knowledge",)),
        "reading_models_sha256": digests.of(models, _model_names(models, scoring=False)),
        "scoring_models_sha256": _joined(scoring, meaning) if meaning else scoring,
    }


def _hash_meaning() -> str:
    """The hash of the embedding that the user names; "" where the shipped table is used."""
    folder = chosen_meaning()
    if folder is None:
        return ""
    from screener.index.static_model import hash_static_model

    return hash_static_model(folder)


def _versions() -> Iterable[tuple[str, str]]:
    yield "python", ".".join(map(str, sys.version_info[:3]))
    yield "unicode", unicodedata.unidata_version
    for name in _LIBRARIES:
        yield name, library_version(name)
    for name in _CONVERTERS:
        yield name, "present" if shutil.which(name) else ""


class _Digests(dict[str, str]):
    """The hash of each file's content by its path, taken when it is first asked for."""

    def __missing__(self, path: str) -> str:
        self[path] = digest = _digest(path, stamp_of(os.stat(path)))
        return digest

    def of(self, folder: Path, names: Iterable[str]) -> str:
        """The hash of files and folders by path and content, in whatever order a disk has them."""
        start = len(os.path.join(folder, ""))
        found = {path[start:].replace(os.sep, "/"): path for path in _files(folder, names)}
        lines = (f"{name}\0{self[path]}\n" for name, path in sorted(found.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()


@lru_cache(maxsize=2048)
def _digest(path: str, _stamp: str) -> str:
    """The hash of a file's content, taken again when its stamp is another."""
    with open(path, "rb") as stream:
        return hashlib.sha256(stream.read()).hexdigest()


def _files(folder: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            yield path
        for parent, folders, files in os.walk(path):
            folders[:] = [each for each in folders if each != "__pycache__"]
            yield from (os.path.join(parent, each) for each in files)


def _model_names(models: Path, *, scoring: bool) -> list[str]:
    """The artefacts of one half; whatever is not known to be scoring counts as reading."""
    names = [path.name for path in models.iterdir() if path.suffix not in _NO_ARTEFACTS]
    if scoring:
        return [name for name in names if name.startswith((_MEANING, *_SCORING_MODELS))]
    return [name for name in names if not name.startswith(_SCORING_MODELS)]


def _joined(*hashes: str) -> str:
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


def _key(*parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]
