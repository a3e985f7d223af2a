"""Make models/meaning.npz, the word table behind `screener.index.meaning`.

    python models/make_meaning.py --encoder MINILM_WHEEL --esco OJD_WHEEL \
        --skillspan train.json dev.json --dotin FOLDER --cache FOLDER

Three steps, all deterministic: (1) every word piece of the encoder goes through it alone; (2) the
outputs are projected onto the 128 main directions of sentence embeddings; (3) a ridge regression
moves the rows so that the weighted mean of a sentence's rows comes close to the embedding that the
encoder gives the whole sentence. Rows are stored as 8-bit integers with one scale each.
The last fifteen hundred sentences are held out; the figures printed at the end are on them.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from scipy.stats import spearmanr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sentence_encoder import SentenceModel, load_sentence_model

DIMENSIONS = 128
RIDGE = 0.03
SIF = 1e-3  # weight a / (a + p): frequent words say less (Arora, Liang and Ma, 2017)
HELD_OUT = 1500
ESCO_ALTERNATIVES = 6  # every sixth alternative label; all preferred ones are taken
Array = NDArray[np.float32]


def esco_labels(wheel: Path) -> Iterator[str]:
    """Skill and competence labels of ESCO 1.1.1 (CC BY 4.0)."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("esco_v_1_1_1_data_formatted.csv"))
        rows = csv.DictReader(io.StringIO(archive.read(name).decode("utf-8")))
        for number, row in enumerate(rows):
            if row["type"] == "preferredLabel" or not number % ESCO_ALTERNATIVES:
                yield row["description"]


def skillspan_sentences(paths: list[Path]) -> Iterator[str]:
    """Sentences of job postings (SkillSpan, MIT), without those that hold a placeholder."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield " ".join(token for token in json.loads(line)["tokens"] if "<" not in token)


def dotin_sentences(folder: Path) -> Iterator[str]:
    """Lines and sentences of resumes (dotin, CC0), without names and addresses."""
    personal = re.compile(r'<label type="(?:Name|Email Address|Location)">.*?</label>', re.S)
    for path in sorted(folder.glob("*.xml")):
        text = re.sub(r"<[^>]*>", "", personal.sub("", path.read_text(errors="replace")))
        yield from (line.strip(" •*-\t") for line in re.split(r"\n|(?<=[.;]) ", text))


def training_sentences(options: argparse.Namespace) -> list[str]:
    """All sentences in a shuffled but fixed order, sentences of 4 to 40 words and all labels."""
    found = {*skillspan_sentences(options.skillspan), *dotin_sentences(options.dotin)}
    kept = sorted(text for text in found if 4 <= len(text.split()) <= 40)
    texts = kept + sorted(set(esco_labels(options.esco)) - set(kept))
    order = np.random.default_rng(0).permutation(len(kept))
    return texts[len(kept) :] + [kept[i] for i in order]


def encode(model: SentenceModel, texts: list[str], cache: Path) -> Array:
    """Sentence embeddings in blocks of 1,000, kept in the cache as they are made."""
    blocks = []
    for start in range(0, len(texts), 1000):
        path = cache / f"sentences-{start:06d}.npy"
        if not path.exists():
            np.save(path, model.encode(texts[start : start + 1000]))
            print(f"{start + 1000} of {len(texts)} sentences", file=sys.stderr)
        blocks.append(np.load(path))
    return np.concatenate(blocks)


def encode_pieces(model: SentenceModel, pieces: list[str], cache: Path) -> Array:
    """Every word piece alone between the two marks, its three outputs averaged."""
    path = cache / "pieces.npy"
    if not path.exists():
        first, last = model.vocabulary["[CLS]"], model.vocabulary["[SEP]"]
        ids = np.array([[first, model.vocabulary[piece], last] for piece in pieces])
        blocks = [model.forward(ids[i : i + 64]).mean(1) for i in range(0, len(ids), 64)]
        np.save(path, np.concatenate(blocks))
    loaded: Array = np.load(path)
    return loaded


def weights_of(model: SentenceModel, pieces: list[str]) -> Array:
    """How much a piece says: its frequency is taken from its rank in the vocabulary (Zipf)."""
    first_word = model.vocabulary["the"] - 12
    ranks = np.array([max(1, model.vocabulary[piece] - first_word) for piece in pieces])
    frequency = 1 / (ranks * np.log(len(ranks)))
    return np.asarray(SIF / (SIF + frequency), np.float32)


def mixing_matrix(
    model: SentenceModel, texts: list[str], pieces: list[str], weights: Array
) -> sparse.csr_matrix:
    """One row per sentence: the share of every piece in its mean."""
    index = {model.vocabulary[piece]: number for number, piece in enumerate(pieces)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        found = [index[i] for i in model.token_ids(text)[1:-1] if i in index]
        total = float(weights[found].sum()) or 1.0
        rows += [row] * len(found)
        columns += found
        values += [float(weights[i]) / total for i in found]
    shape = (len(texts), len(pieces))
    return sparse.csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float32)


def ridge(mixing: sparse.csr_matrix, residual: Array, *, penalty: float) -> Array:
    """Conjugate gradients on (M'M + penalty) x = M' residual, all columns at once."""
    solution = np.zeros((mixing.shape[1], residual.shape[1]), np.float32)
    gradient = mixing.T @ residual
    direction, norm = gradient.copy(), (gradient * gradient).sum(0)
    for _ in range(60):
        image = mixing.T @ (mixing @ direction) + penalty * direction
        step = norm / np.maximum((direction * image).sum(0), 1e-12)
        solution += step * direction
        gradient -= step * image
        new = (gradient * gradient).sum(0)
        direction = gradient + new / np.maximum(norm, 1e-12) * direction
        norm = new
    return solution


def unit(rows: Array) -> Array:
    """Rows of length one."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def agreement(table: Array, mixing: sparse.csr_matrix, target: Array) -> tuple[float, float]:
    """Spearman of cosines with the encoder's over pairs, and how often its nearest is in our 3."""
    ours, theirs = unit(mixing @ table), unit(target)
    first, second = np.triu_indices(len(theirs), 1)
    chosen = np.random.default_rng(0).choice(len(first), 100_000, replace=False)
    pairs = (first[chosen], second[chosen])
    cosines = [(rows[pairs[0]] * rows[pairs[1]]).sum(1) for rows in (ours, theirs)]
    near = [rows @ rows.T - 2 * np.eye(len(rows)) for rows in (ours, theirs)]
    close = np.flatnonzero(near[1].max(1) > 0.5)
    hits = [near[1][i].argmax() in np.argsort(-near[0][i])[:3] for i in close]
    return float(spearmanr(*cosines).statistic), float(np.mean(hits))


def main() -> None:
    """Make the table and print the held-out figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--skillspan", type=Path, nargs="+", required=True)
    parser.add_argument("--dotin", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("meaning.npz"))
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    model = load_sentence_model(options.encoder)
    plain = re.compile(r"[a-z0-9]+|##[a-z][a-z0-9]*")
    pieces = [piece for piece in model.vocabulary if plain.fullmatch(piece)]
    texts = training_sentences(options)
    outputs, targets = (
        encode_pieces(model, pieces, options.cache),
        encode(model, texts, options.cache),
    )
    weights = weights_of(model, pieces)
    mixing = mixing_matrix(model, texts, pieces, weights)
    learn, held = slice(0, len(texts) - HELD_OUT), slice(len(texts) - HELD_OUT, None)
    basis = np.linalg.svd(targets[learn][::3], full_matrices=False)[2][:DIMENSIONS].T
    table, goals = (outputs - outputs.mean(0)) @ basis, targets @ basis
    print("before regression", agreement(table, mixing[held], targets[held]))
    means = mixing[learn] @ table
    table = table * (means * goals[learn]).sum() / (means * means).sum()
    table = table + ridge(mixing[learn], goals[learn] - mixing[learn] @ table, penalty=RIDGE)
    print("after", agreement(table, mixing[held], targets[held]))
    rows = table * weights[:, None]
    scale = np.abs(rows).max(1, keepdims=True) / 127
    whole = np.round(rows / np.maximum(scale, 1e-12)).astype(np.int8)
    stored = np.asarray(whole * scale / np.maximum(weights[:, None], 1e-9), np.float32)
    print("as stored", agreement(stored, mixing[held], targets[held]))
    names = np.frombuffer("\n".join(pieces).encode("ascii"), np.uint8)
    scales = np.asarray(scale[:, 0], np.float32)
    np.savez(options.out, rows=whole, scales=scales, pieces=names)  # a tenth larger, read at once
    print(f"{len(pieces)} pieces, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
