"""Fitting: what readers put first gets more weight, within the bounds that keep scores monotone."""

import numpy as np
import pytest

from screener.score.fit import Graded, MonotoneOrdinal, Ordered, fit_orders
from screener.score.model import KindModel

PRIOR = KindModel({"years": 1.0, "words": 1.0}, 0.8, 1.5, 2.0, nears=True)
RESUMES = 12


def _role(decides: int) -> list[Ordered]:
    """Resumes whose fit is one of their two features; the other says the opposite."""
    levels = [number / RESUMES for number in range(RESUMES)]
    return [
        Ordered(0.0, (Graded("it", 50.0, (x, 1 - x) if decides == 0 else (1 - x, x)),), 4 * x)
        for x in levels
    ]


@pytest.mark.parametrize(("decides", "name"), [(0, "years"), (1, "words")])
def test_the_feature_that_readers_go_by_gets_more_weight(decides: int, name: str) -> None:
    model = fit_orders([_role(decides)], {"it": PRIOR}, strength=0.1)["it"]
    other = next(each for each in model.coefficients if each != name)
    assert model.coefficients[name] > 1.0 > model.coefficients[other] >= 0.05
    assert (model.partly, model.met, model.nears) == (PRIOR.partly, PRIOR.met, True)


def test_roles_that_disagree_leave_the_prior_as_it_is() -> None:
    model = fit_orders([_role(0), _role(1)], {"it": PRIOR}, strength=0.1)["it"]
    assert abs(model.coefficients["years"] - model.coefficients["words"]) < 0.05


def test_verdicts_never_make_a_coefficient_negative() -> None:
    X = np.array([[0.0, 1.0], [0.0, 0.9], [0.5, 0.4], [1.0, 0.1], [1.0, 0.0]])
    fitted = MonotoneOrdinal(PRIOR, ("years", "words"), 0.01).fit(X, np.array([0, 0, 1, 2, 2]))
    model = fitted.kind_model()
    assert model.coefficients["words"] == 0.1 < model.coefficients["years"]
    assert 0 < model.partly < model.met < model.full
