"""Fitting the scoring model: monotone in every feature, the same for every rubric, from labels.

Two steps. Verdicts (not found, partly, met) fit one proportional-odds model per criterion kind.
The overall fit that readers gave then fits the models of experience and likeness, so that totals
order the resumes of many roles as they did: a logistic loss over pairs, with all other rows held.
Both start from a hand-set model and are drawn to it, since labels are few; no coefficient may
become negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, repeat
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.base import BaseEstimator, ClassifierMixin

from screener.score.model import Features, KindModel

Vector = NDArray[np.float64]
CLASSES = ("not_found", "partly", "met")
GAP, ROOM = 0.5, 1.5
"""Least distance between the thresholds, and from `met` to the z of full credit."""


class MonotoneOrdinal(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Proportional odds with coefficients of at least 0, drawn to a prior.

    `names` orders the columns of X, `strength` is the weight of the prior against one label.
    """

    def __init__(self, prior: KindModel, names: tuple[str, ...], strength: float = 1.0) -> None:
        self.prior = prior
        self.names = names
        self.strength = strength

    def fit(self, X: Vector, y: Vector) -> MonotoneOrdinal:
        """Fit rows of features (0 to 1) to classes 0, 1, 2."""
        start = self._start()
        bounds = [(0.1, 8.0)] * len(self.names) + [(0.5, 8.0), (GAP, 8.0)]
        result = minimize(self._loss, start, (X, y, start), method="L-BFGS-B", bounds=bounds)
        self.parameters_ = result.x
        self.classes_ = np.arange(3)
        return self

    def predict(self, X: Vector) -> Vector:
        """The class of every row: where z stands against the two thresholds."""
        z = X @ self.parameters_[:-2]
        partly = self.parameters_[-2]
        above = (z >= partly).astype(int) * (z > 0)
        return np.asarray(above + (z >= partly + self.parameters_[-1]) * above)

    def kind_model(self) -> KindModel:
        """The fitted coefficients, rounded to hundredths."""
        values = [round(float(value), 2) for value in self.parameters_]
        coefficients = dict(zip(self.names, values[:-2], strict=True))
        met = round(values[-2] + values[-1], 2)
        share = self.prior.full / sum(self.prior.coefficients.values())
        full = round(max(met + ROOM, share * sum(coefficients.values())), 2)
        return KindModel(coefficients, values[-2], met, full, self.prior.nears)

    def _start(self) -> Vector:
        coefficients = [self.prior.coefficients[name] for name in self.names]
        return np.array([*coefficients, self.prior.partly, self.prior.met - self.prior.partly])

    def _loss(self, parameters: Vector, X: Vector, y: Vector, start: Vector) -> float:
        z = X @ parameters[:-2]
        partly = _sigmoid(z - parameters[-2])
        met = _sigmoid(z - parameters[-2] - parameters[-1])
        chance = np.choose(y.astype(int), [1 - partly, partly - met, met])
        pull = self.strength * ((parameters - start) ** 2).sum()
        return float(-np.log(np.maximum(chance, 1e-9)).sum() + pull)


def _sigmoid(x: Vector) -> Vector:
    return np.asarray(1 / (1 + np.exp(-x)))


class Graded(msgspec.Struct, frozen=True):
    """A row whose model the second step fits; its features stand in the model's order."""

    kind: str
    weight: float
    features: tuple[float, ...]


class Ordered(msgspec.Struct, frozen=True):
    """One resume for the second step: points of the other rows, graded rows, the readers' fit."""

    others: float
    rows: tuple[Graded, ...]
    fit: float

    def total(self, models: Mapping[str, KindModel]) -> float:
        """The points of all rows, unrounded."""
        return self.others + sum(
            row.weight * models[row.kind].credit(_named(models[row.kind], row)) for row in self.rows
        )


def fit_orders(
    roles: Sequence[Sequence[Ordered]],
    priors: Mapping[str, KindModel],
    *,
    strength: float,
    step: float = 1.0,
    scale: float = 6.0,
) -> dict[str, KindModel]:
    """Fit the models of some kinds so that totals order the resumes of each role as readers did.

    Every role counts by its resumes. Pairs whose fit differs by `step` or more count; `scale`
    points of difference are worth one logit. The thresholds stay: they say what a finding means,
    not who comes first.
    """
    pairs = [_pairs(examples, step) for examples in roles]
    start = np.concatenate([list(prior.coefficients.values()) for prior in priors.values()])

    def loss(coefficients: Vector) -> float:
        models = _with(priors, coefficients)
        pull = strength * ((coefficients - start) ** 2).sum()
        return float(pull + sum(map(_misorder, roles, pairs, repeat(models), repeat(scale))))

    bounds = [(0.05, 6.0)] * len(start)
    result: Any = minimize(loss, start, method="L-BFGS-B", bounds=bounds)
    return _with(priors, np.round(result.x, 2))


def _misorder(
    examples: Sequence[Ordered],
    pairs: NDArray[np.int64],
    models: Mapping[str, KindModel],
    scale: float,
) -> float:
    """The mean logistic loss over the pairs of one role, times its resumes."""
    totals = np.array([example.total(models) for example in examples])
    gaps = (totals[pairs[:, 0]] - totals[pairs[:, 1]]) / scale
    return float(np.log1p(np.exp(-gaps)).mean() * len(examples))


def _pairs(examples: Sequence[Ordered], step: float) -> NDArray[np.int64]:
    """Indices (better, worse)."""
    found = []
    for i, j in combinations(range(len(examples)), 2):
        gap = examples[i].fit - examples[j].fit
        if abs(gap) >= step:
            found.append((i, j) if gap > 0 else (j, i))
    return np.array(found)


def _with(priors: Mapping[str, KindModel], coefficients: Vector) -> dict[str, KindModel]:
    """The models with other coefficients, in the order of the kinds; full credit moves along."""
    values = iter(coefficients.tolist())
    models = {}
    for kind, prior in priors.items():
        chosen = {name: next(values) for name in prior.coefficients}
        share = prior.full / sum(prior.coefficients.values())
        full = round(max(prior.met + GAP, share * sum(chosen.values())), 2)
        models[kind] = KindModel(chosen, prior.partly, prior.met, full, prior.nears)
    return models


def _named(model: KindModel, row: Graded) -> Features:
    return tuple(zip(model.coefficients, row.features, strict=True))
