"""A static embedding that somebody has on disk, in the place of the shipped word table.

The folder holds what model2vec and sentence-transformers write for a static model: a table in
`model.safetensors` (named `embeddings` or `embedding.weight`, 32- or 16-bit floats, one row per
piece) and the word pieces in `tokenizer.json` (WordPiece). Nothing is fetched and no code of the
folder is run.
"""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screener.errors import ScreenerError

WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"
_TYPES: dict[str, str] = {"F32": "<f4", "F16": "<f2"}
_NAMES = ("embeddings", "embedding.weight")
_LONGEST_HEADER = 2**24


def read_static_model(folder: Path) -> tuple[NDArray[np.float32], list[str]]:
    """The rows of a static model and the word piece of each, in one order.

    Raises ScreenerError where a file is missing, damaged or of another kind.
    """
    try:
        pieces = _pieces(json.loads((folder / TOKENIZER).read_text(encoding="utf-8")))
        rows = _table((folder / WEIGHTS).read_bytes())
    except (OSError, ValueError, KeyError, TypeError, struct.error) as problem:
        raise ScreenerError(f"{folder}: not a static embedding: {problem}") from problem
    if len(rows) != len(pieces):
        raise ScreenerError(f"{folder}: {len(rows)} rows for {len(pieces)} word pieces")
    return rows, pieces


def hash_static_model(folder: Path) -> str:
    """The SHA-256 of a model's two files, in hex; raises ScreenerError where one is missing."""
    digest = hashlib.sha256()
    for name in (WEIGHTS, TOKENIZER):
        try:
            digest.update((folder / name).read_bytes())
        except OSError as problem:
            raise ScreenerError(f"{folder}: not a static embedding: {problem}") from problem
    return digest.hexdigest()


def _pieces(tokenizer: dict[str, Any]) -> list[str]:
    """The vocabulary in the order of its ids."""
    model = tokenizer["model"]
    if model.get("type") != "WordPiece":
        raise ValueError(f"its pieces are {model.get('type')}, and only WordPiece is read")
    vocabulary: dict[str, int] = model["vocab"]
    if sorted(vocabulary.values()) != list(range(len(vocabulary))):
        raise ValueError("its word pieces are not numbered from 0 without gaps")
    return sorted(vocabulary, key=vocabulary.__getitem__)


def _table(data: bytes) -> NDArray[np.float32]:
    """The one table of a safetensors file: header length, JSON header, numbers."""
    (length,) = struct.unpack("<Q", data[:8])
    if length > min(_LONGEST_HEADER, len(data)):
        raise ValueError(f"{WEIGHTS} is cut short")
    header = json.loads(data[8 : 8 + length])
    entry = next((header[name] for name in _NAMES if name in header), None)
    if entry is None:
        raise ValueError(f"{WEIGHTS} holds no table named {' or '.join(_NAMES)}")
    if entry["dtype"] not in _TYPES or len(entry["shape"]) != 2:
        raise ValueError(f"its table is {entry['dtype']} {entry['shape']}, not rows of floats")
    start, end = (8 + length + offset for offset in entry["data_offsets"])
    numbers = np.frombuffer(data[start:end], dtype=_TYPES[entry["dtype"]])
    rows: NDArray[np.float32] = numbers.reshape(entry["shape"]).astype(np.float32)
    if not np.isfinite(rows).all():
        raise ValueError("its table holds numbers that are not finite")
    return rows
