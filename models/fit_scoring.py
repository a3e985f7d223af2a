"""Fit models/scoring.json to labelled resumes and write its card.

    python models/fit_scoring.py LABELS FILES --rubric rubrics/account-manager.yaml --as-of DATE \
        --orders FOLDER

LABELS is a folder of YAML files, one per resume: `file` (below FILES), `criteria` (criterion id ->
{verdict: met | partly | not_found | null}) and `fit` (0 to 4, how well the resume fits the role).
FOLDER holds for each further role ROLE.yaml (file -> fit) and ROLE.txt, its posting; where there is
none, the rubric above is meant. The figures of the card leave out the resume (verdicts) or the role
(order) that they are measured on.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from ruamel.yaml import YAML
from scipy.stats import spearmanr
from sklearn.metrics import accuracy_score, cohen_kappa_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from screener.extract import extract_profile
from screener.read import read_resume
from screener.rubric import load_rubric
from screener.rubric.draft import draft_rubric
from screener.rubric.schema import Kind, Rubric
from screener.score import score_profile
from screener.score.fit import CLASSES, Graded, MonotoneOrdinal, Ordered, fit_orders
from screener.score.model import KindModel, ScoringModel, load_scoring_model
from screener.types import Profile, Scorecard

HERE = Path(__file__).resolve().parent
STRENGTH, ORDER_STRENGTH = 0.3, 1.0
ORDERED = (Kind.EXPERIENCE.value, Kind.LIKENESS.value)
CARD = """# scoring.json: from evidence to a finding and a credit

**What it is.** One proportional-odds model per criterion kind: named features between 0 and 1 times
coefficients, and the two thresholds of "partly" and "met". The same for every rubric: it sees how
strong evidence is, never words, names, schools or addresses. No coefficient is negative, so that
more evidence never lowers a score. `screener/score/model.py` is the whole arithmetic.

**What made it.** `python models/fit_scoring.py LABELS FILES --rubric rubrics/account-manager.yaml
--as-of DATE --orders FOLDER`, from `scoring-prior.json`, which was set by hand. Labels draw the
coefficients away from the prior as far as they are many; a kind without labels keeps it.

**From what.** {labels} real, anonymised resumes of many occupations, judged against the account
manager rubric, thirty of them by two readers independently (verdicts on which they differ are left
out), the others by one. The resumes and labels are not part of this project; only these numbers
are.

**How well it does.** Verdicts, each by a model that was not fitted on that resume:

{table}

The models of experience and likeness are fitted in a second step to the overall fit (0 to 4) that
readers gave, so that totals order the resumes of a role as they did; where a posting is named, the
rubric is drafted from it. Each role ordered by a model that did not see it:

{orders}

**Limits.** Few labels, one rubric with verdicts, one language, one producer of files. The features
were chosen while looking at a part of these resumes, so the figures are on the kind side for other
ones. The readers agree with each other on 96 % of such verdicts; recruiters at large agree far less
on whom to invite. A score says whom to read first.
"""


@dataclass(frozen=True)
class Labelled:
    """One resume with its labels."""

    file: str
    profile: Profile
    verdicts: dict[str, str | None]
    fit: float | None


def read_labelled(labels: Path, files: Path) -> list[Labelled]:
    """Every labelled resume, read and extracted."""
    found = []
    for path in sorted(labels.glob("*.yaml")):
        row: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        verdicts = {name: cell["verdict"] for name, cell in row["criteria"].items()}
        profile = extract_profile(read_resume(files / row["file"]))
        found.append(Labelled(row["file"], profile, verdicts, row.get("fit")))
    return found


def cards_of(
    rows: list[Labelled], rubric: Rubric, model: ScoringModel, as_of: date
) -> list[Scorecard]:
    """The labelled resumes scored."""
    return [score_profile(r.profile, rubric, file=r.file, as_of=as_of, model=model) for r in rows]


def examples_of(
    kind: Kind, rows: list[Labelled], cards: list[Scorecard], rubric: Rubric, names: tuple[str, ...]
) -> tuple[Any, Any, Any, list[str]]:
    """Features, classes, groups and criterion ids of every label of one kind."""
    ids = {c.id for c in rubric.criteria if c.kind is kind}
    features, classes, groups, which = [], [], [], []
    for number, (row, card) in enumerate(zip(rows, cards, strict=True)):
        for part in card.contributions:
            verdict = row.verdicts.get(part.criterion_id)
            if part.criterion_id in ids and verdict is not None:
                values = dict(part.features)
                features.append([values[name] for name in names])
                classes.append(CLASSES.index(verdict))
                groups.append(number)
                which.append(part.criterion_id)
    return np.array(features), np.array(classes), np.array(groups), which


def fit_kinds(
    rows: list[Labelled], cards: list[Scorecard], rubric: Rubric, prior: ScoringModel
) -> tuple[dict[str, KindModel], list[str]]:
    """Fit every kind that has labels of more than one class; the card's rows about them."""
    kinds, lines = dict(prior.kinds), []
    for name, start in prior.kinds.items():
        names = tuple(start.coefficients)
        X, y, groups, which = examples_of(Kind(name), rows, cards, rubric, names)
        if len(set(y)) < 2:
            continue
        estimator = MonotoneOrdinal(start, names, STRENGTH)
        guessed = cross_val_predict(estimator, X, y, groups=groups, cv=LeaveOneGroupOut())
        kinds[name] = estimator.fit(X, y).kind_model()
        kappa = cohen_kappa_score(y, guessed, weights="quadratic")
        lines.append(f"| {name} | {len(y)} | {accuracy_score(y, guessed):.2f} | {kappa:.2f} |")
        for criterion in sorted(set(which)):
            own = np.array([one == criterion for one in which])
            if len(set(y[own])) > 1:
                kappa = cohen_kappa_score(y[own], guessed[own], weights="quadratic")
                share = accuracy_score(y[own], guessed[own])
                lines.append(f"| - {criterion} | {own.sum()} | {share:.2f} | {kappa:.2f} |")
    return kinds, lines


def ordered_of(cards: list[Scorecard], fits: list[float], rubric: Rubric) -> list[Ordered]:
    """Scored resumes with their overall fit, as the second step takes them."""
    asked = {criterion.id: criterion for criterion in rubric.criteria}
    found = []
    for card, fit in zip(cards, fits, strict=True):
        parts = [p for p in card.contributions if asked[p.criterion_id].kind.value in ORDERED]
        rows = tuple(
            Graded(
                asked[part.criterion_id].kind.value,
                asked[part.criterion_id].weight,
                tuple(value for _, value in part.features),
            )
            for part in parts
        )
        found.append(Ordered(card.points - sum(part.points for part in parts), rows, fit))
    return found


def read_orders(
    folder: Path, files: Path, rubric: Rubric, model: ScoringModel, as_of: date
) -> dict[str, list[Ordered]]:
    """Every role of the folder with its resumes, scored."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        fits: dict[str, float] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        posting = path.with_suffix(".txt")
        drafted = draft_rubric(posting.read_text(encoding="utf-8")) if posting.exists() else rubric
        cards = [
            score_profile(
                extract_profile(read_resume(files / file)), drafted, file=file, as_of=as_of,
                model=model,
            )
            for file in fits
        ]  # fmt: skip
        found[path.stem] = ordered_of(cards, [float(fit) for fit in fits.values()], drafted)
    return found


def order_lines(roles: dict[str, list[Ordered]], priors: dict[str, KindModel]) -> list[str]:
    """The card's rows: Spearman and pairs right for each role, by a model fitted on the others."""
    lines, figures = [], []
    for name, examples in roles.items():
        others = [rows for other, rows in roles.items() if other != name]
        models = fit_orders(others, priors, strength=ORDER_STRENGTH)
        totals = [example.total(models) for example in examples]
        figures.append(order_figures([example.fit for example in examples], totals))
        spearman, right = figures[-1]
        lines.append(f"| {name} | {len(examples)} | {spearman:.2f} | {right:.2f} |")
    spearman, right = np.mean(figures, axis=0)
    return [*lines, f"| mean | | {spearman:.2f} | {right:.2f} |"]


def order_figures(fits: list[float], totals: list[float]) -> tuple[float, float]:
    """Spearman, and the share of pairs at least 1.5 apart that are in the right order."""
    pairs = [(a, b) for a in range(len(fits)) for b in range(len(fits)) if fits[a] - fits[b] >= 1.5]
    right = np.mean([totals[a] > totals[b] for a, b in pairs])
    return float(spearmanr(fits, totals).statistic), float(right)


def main() -> None:
    """Fit, write the coefficients and the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("--rubric", type=Path, required=True)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    parser.add_argument("--orders", type=Path, required=True)
    parser.add_argument("--prior", type=Path, default=HERE / "scoring-prior.json")
    parser.add_argument("--out", type=Path, default=HERE / "scoring.json")
    options = parser.parse_args()
    rubric, prior = load_rubric(options.rubric), load_scoring_model(options.prior)
    rows = read_labelled(options.labels, options.files)
    cards = cards_of(rows, rubric, prior, options.as_of)
    kinds, lines = fit_kinds(rows, cards, rubric, prior)
    middle = msgspec.structs.replace(prior, kinds=kinds)
    cards = cards_of(rows, rubric, middle, options.as_of)
    judged = [(row.fit, card) for row, card in zip(rows, cards, strict=True) if row.fit is not None]
    own = ordered_of([card for _, card in judged], [fit for fit, _ in judged], rubric)
    roles = {options.rubric.stem: own}
    roles |= read_orders(options.orders, options.files, rubric, middle, options.as_of)
    priors = {kind: prior.kinds[kind] for kind in ORDERED}
    kinds |= fit_orders(list(roles.values()), priors, strength=ORDER_STRENGTH)
    orders = "\n".join(
        ["| role | resumes | Spearman | pairs |", "|---|---|---|---|", *order_lines(roles, priors)]
    )
    made = f"models/fit_scoring.py on {len(rows)} labelled resumes and {len(roles)} ordered roles"
    model = ScoringModel(prior.version, made, kinds)
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=2) + b"\n")
    table = "\n".join(
        ["| kind | labels | accuracy | weighted kappa |", "|---|---|---|---|", *lines]
    )
    card = CARD.format(labels=len(rows), table=table, orders=orders)
    options.out.with_suffix(".md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
