"""The scoring model: named, monotone features in; a finding and a credit between 0 and 1 out.

One proportional-odds model per criterion kind, the same for every rubric. With z the sum of
coefficient x feature, P(at least partly) = sigmoid(z - partly) and P(met) = sigmoid(z - met).
No coefficient is negative, so that more evidence never lowers a score. The credit is half the mean
of the two probabilities and half z / `full`, stretched so that no evidence is 0 and z = `full` is
1: the second half keeps steps of the ladder apart that the verdict does not.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

import msgspec

from screener.errors import ScreenerError
from screener.knowledge.resources import model_file
from screener.rubric.schema import Kind
from screener.types import Finding

Features = tuple[tuple[str, float], ...]


class KindModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The coefficients of one kind; `partly`, `met` and `full` are values of z.

    What stays below `partly` is not found and earns nothing, unless `nears` says that coming near
    the criterion does: then it is partly found. A row that earns points is never "not found".
    """

    coefficients: dict[str, float]
    partly: float
    met: float
    full: float
    nears: bool = False

    def z(self, features: Features) -> float:
        """The sum of coefficient x feature; a feature that is not in the model is an error."""
        return sum([self.coefficients[name] * value for name, value in features])

    def _is_nothing(self, z: float) -> bool:
        return z <= 0 or (z < self.partly and not self.nears)

    def finding(self, features: Features) -> Finding:
        """What the evidence amounts to; a criterion without evidence is never found."""
        return self.finding_at(self.z(features))

    def finding_at(self, z: float) -> Finding:
        """What evidence of this z amounts to."""
        if self._is_nothing(z):
            return Finding.NOT_FOUND
        return Finding.MET if z >= self.met else Finding.PARTLY

    def credit(self, features: Features) -> float:
        """The share of the weight that the evidence earns, 0 to 1."""
        return self.credit_at(self.z(features))

    def credit_at(self, z: float) -> float:
        """The share of the weight that evidence of this z earns, 0 to 1."""
        if self._is_nothing(z):
            return 0.0
        thresholds = self.partly, self.met, self.full
        none, most = _ends(*thresholds)
        return (_expected(min(z, self.full), *thresholds) - none) / (most - none)


class ScoringModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All kinds, with a version that moves whenever a score could move."""

    version: str
    made_by: str
    kinds: dict[str, KindModel]

    def of(self, kind: Kind) -> KindModel:
        """The coefficients of a criterion kind."""
        return self.kinds[kind]


def _expected(z: float, partly: float, met: float, full: float) -> float:
    return (_sigmoid(z - partly) + _sigmoid(z - met) + 2 * z / full) / 4


@lru_cache(maxsize=64)
def _ends(partly: float, met: float, full: float) -> tuple[float, float]:
    """What no evidence and full evidence are expected to be."""
    thresholds = partly, met, full
    return _expected(0.0, *thresholds), _expected(full, *thresholds)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def load_scoring_model(path: Path | None = None) -> ScoringModel:
    """Load coefficients from JSON and refuse any that would let evidence lower a score.

    Raises ScreenerError where the file is missing, is not of this shape or has a negative
    coefficient.

    >>> model = load_scoring_model().of(Kind.SKILL)
    >>> model.finding((("named", 0.0),)).value, model.credit((("named", 0.0),))
    ('not_found', 0.0)
    """
    chosen = path or model_file("scoring.json")
    try:
        model = msgspec.json.decode(chosen.read_bytes(), type=ScoringModel)
    except (OSError, msgspec.MsgspecError) as problem:
        raise ScreenerError(f"{chosen}: not a scoring model: {problem}") from problem
    for kind, part in model.kinds.items():
        low = [name for name, value in part.coefficients.items() if value < 0]
        if low or not 0 < part.partly < part.met < part.full:
            what = f"negative coefficients {low}" if low else "thresholds out of order"
            raise ScreenerError(f"{chosen}: {kind}: {what}; fit the model again")
    return model


@lru_cache(maxsize=1)
def scoring_model() -> ScoringModel:
    """The model that ships with the program, loaded once."""
    return load_scoring_model()
