"""Fit the model that tells requirements from the other sentences of a posting.

    python models/asked_lines.py SKILLSPAN.json... [--out models/asked-lines.json]

The files are the SkillSpan corpus (Zhang and others 2022, MIT): one JSON object per sentence with
`idx`, `source` and `tokens`. Nobody labelled the sentences: those under a heading that asks count
as asked, those under any other known heading as not, and text without one is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from screener.rubric.draft.asks import ASKING, LIKELY, UNLIKELY  # noqa: E402
from screener.rubric.draft.headings import Part  # noqa: E402
from screener.rubric.draft.likeness import line_features  # noqa: E402
from screener.rubric.draft.posting import split_posting  # noqa: E402

NEAREST = 8
"""Only so many sentences under a heading are used: further down it may have lost its say."""

LEAST_WORDS = 4
LEAST_COUNT = 4
"""Rarer features are dropped, so that no name of a single posting is kept."""

STRENGTH = 0.3
FOLDS = 5


def read_postings(files: list[Path]) -> Iterator[str]:
    """The postings, put together again from their sentences."""
    for file in files:
        rows: dict[tuple[str, int], list[str]] = defaultdict(list)
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            rows[row["source"], row["idx"]].append(" ".join(row["tokens"]))
        yield from ("\n".join(rows[key]) for key in sorted(rows))


def labelled(text: str) -> Iterator[tuple[str, bool]]:
    """Sentences near a heading that says what they are, and whether it asks."""
    seen: dict[str, int] = defaultdict(int)
    for statement in split_posting(text):
        words = text[statement.span.start : statement.span.end]
        seen[statement.heading] += 1
        told = statement.part not in {Part.UNSAID, Part.ROLE}
        if told and seen[statement.heading] <= NEAREST and len(words.split()) >= LEAST_WORDS:
            yield words, statement.part in ASKING


def main() -> None:
    """Fit, say how well it does on postings left out, and write the coefficients."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "asked-lines.json")
    chosen = parser.parse_args()
    rows, groups = [], []
    for number, text in enumerate(read_postings(chosen.files)):
        found = list(labelled(text))
        rows += found
        groups += [number % FOLDS] * len(found)
    vectorizer = CountVectorizer(
        analyzer=lambda words: list(line_features(words)), min_df=LEAST_COUNT, binary=True
    )
    features = vectorizer.fit_transform([words for words, _ in rows])
    asked, fold = np.array([label for _, label in rows], dtype=bool), np.array(groups)
    guess = np.zeros(len(rows))
    for held in range(FOLDS):
        fitted = _fit(features[fold != held], asked[fold != held])
        guess[fold == held] = fitted.predict_proba(features[fold == held])[:, 1]
    quality = roc_auc_score(asked, guess)
    print(f"{len(rows)} sentences, {asked.sum()} asked; AUC on left-out postings {quality:.3f}")
    lost, taken = (guess[asked] < UNLIKELY).mean(), (guess[~asked] > LIKELY).mean()
    print(f"below {UNLIKELY}: {lost:.1%} of those asked; above {LIKELY}: {taken:.1%} of the others")
    _write(chosen.out, vectorizer, _fit(features, asked))


def _fit(features: np.ndarray, asked: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=1000).fit(features, asked)


def _write(out: Path, vectorizer: CountVectorizer, model: LogisticRegression) -> None:
    names = vectorizer.get_feature_names_out()
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= 0.02}
    data = {"intercept": round(float(model.intercept_[0]), 3), "weights": kept}
    out.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
