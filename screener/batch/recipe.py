"""What made a result, as hashes: the code of each stage, its data and models, the libraries.

A profile is reused only by the recipe that made it. A release number would not do: a corrected
pattern, another version of a PDF library or an OCR engine that was installed yesterday changes
what is read, too.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import msgspec

import screener
from screener.errors import RunError
from screener.knowledge.resources import chosen_meaning, model_file

_PACKAGE = Path(screener.__file__).parent
_READING_CODE = ("types", "codec.py", "read", "extract", "index")
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
_OWN_HASHES = (
    "reading_sha256",
    "scoring_sha256",
    "knowledge_sha256",
    "reading_models_sha256",
    "scoring_models_sha256",
)
_NO_ARTEFACTS = (".md", ".py")


class Recipe(msgspec.Struct, frozen=True):
    """Everything that a result depends on but the documents, the rubric and the as-of date.

    The hashes are SHA-256 in hex: of the code that reads and extracts, of the code that scores, of
    the knowledge tables, of the models of either half. `meaning_sha256` is that of the embedding
    which stands in for the shipped word table, "" without one (the hash of the scoring models tells
    of it, too). `libraries` are (name, version), the
    version "" where one is missing.
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
    models, meaning = model_file("README.md").parent, _hash_meaning()
    scoring = _hash_files(models, _model_names(models, scoring=True))
    return Recipe(
        engine=screener.__version__,
        reading_sha256=_hash_files(_PACKAGE, _READING_CODE),
        scoring_sha256=_hash_files(_PACKAGE, _SCORING_CODE),
        knowledge_sha256=_hash_files(_PACKAGE, ("knowledge",)),
        reading_models_sha256=_hash_files(models, _model_names(models, scoring=False)),
        scoring_models_sha256=_joined(scoring, meaning) if meaning else scoring,
        libraries=tuple(_versions()),
        meaning_sha256=meaning,
    )


def refuse_changed_program(since: Recipe) -> None:
    """Raise RunError where the program on disk is not the one that a run began with.

    Workers load it when they start, which may be long after their parent did.
    """
    now = current_recipe.__wrapped__(since.pdf_reader)
    if any(getattr(now, name) != getattr(since, name) for name in _OWN_HASHES):
        raise RunError("Screener was changed while it ran; run the same command again")


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
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, ""
    for name in _CONVERTERS:
        yield name, "present" if shutil.which(name) else ""


def _hash_files(folder: Path, names: Iterable[str]) -> str:
    """The hash of files and folders, by path and content, whatever order the disk lists them in."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder, names), key=lambda path: path.as_posix()):
        name = path.relative_to(folder).as_posix()
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{name}\0{content}\n".encode())
    return digest.hexdigest()


def _files(folder: Path, names: Iterable[str]) -> Iterable[Path]:
    for name in names:
        path = folder / name
        found = path.rglob("*") if path.is_dir() else (path,)
        yield from (each for each in found if each.is_file() and "__pycache__" not in each.parts)


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
