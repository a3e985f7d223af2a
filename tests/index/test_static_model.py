"""A static embedding on disk in the place of the word table: a tiny one of the same format."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from screener.batch.recipe import current_recipe
from screener.errors import ScreenerError
from screener.index.meaning import WordTable, load_word_table, similarities
from screener.index.static_model import hash_static_model, read_static_model
from screener.knowledge.resources import MEANING

PIECES = ("[UNK]", "client", "customer", "egg", "##s")
ROWS = ((0.0, 0.0), (1.0, 0.1), (1.0, 0.2), (0.0, 1.0), (0.0, 0.0))


def write_model(folder: Path, *, name: str = "embeddings", kind: str = "WordPiece") -> Path:
    rows = np.array(ROWS, "<f2")
    header = json.dumps(
        {name: {"dtype": "F16", "shape": list(rows.shape), "data_offsets": [0, rows.nbytes]}}
    ).encode()
    data = struct.pack("<Q", len(header)) + header + rows.tobytes()
    (folder / "model.safetensors").write_bytes(data)
    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    tokenizer = {"model": {"type": kind, "vocab": vocabulary}}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    return folder


@pytest.mark.parametrize("name", ["embeddings", "embedding.weight"])
def test_texts_are_compared_by_the_rows_of_the_model(tmp_path: Path, name: str) -> None:
    table = WordTable(*read_static_model(write_model(tmp_path, name=name)))
    rows = table.encode(["Clients", "a customer", "eggs"])
    _, customer, eggs = similarities(rows, rows)[0]
    assert customer > 0.98
    assert eggs < 0.2


def test_the_model_that_the_environment_names_is_used_and_its_hash_is_in_the_recipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = current_recipe()
    monkeypatch.setenv(MEANING, str(write_model(tmp_path)))
    load_word_table.cache_clear()
    current_recipe.cache_clear()
    try:
        assert load_word_table().encode(["client"]).shape == (1, 2)
        own = current_recipe()
        assert own.meaning_sha256 == hash_static_model(tmp_path)
        assert own.reading_key != shipped.reading_key
        assert own.scoring_key("ab", "2026-11-01") != shipped.scoring_key("ab", "2026-11-01")
    finally:
        load_word_table.cache_clear()
        current_recipe.cache_clear()


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda f: (f / "model.safetensors").unlink(), "No such file"),
        (lambda f: (f / "model.safetensors").write_bytes(b"\xff" * 9), "cut short"),
        (lambda f: (f / "model.safetensors").write_bytes(b"1"), "not a static embedding"),
        (lambda f: (f / "tokenizer.json").write_text("{}"), "not a static embedding"),
        (lambda f: write_model(f, name="encoder"), "holds no table"),
        (lambda f: write_model(f, kind="BPE"), "only WordPiece"),
    ],
)
def test_a_folder_that_is_no_static_model_is_refused_with_a_sentence(
    tmp_path: Path, damage, says: str
) -> None:
    damage(write_model(tmp_path))
    with pytest.raises(ScreenerError, match=says):
        read_static_model(tmp_path)
