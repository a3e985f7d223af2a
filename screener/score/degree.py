"""Degrees: the level asked for, in a field asked for or one related to it, finished or not."""

from __future__ import annotations

from screener.rubric.schema import DegreeCriterion
from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, rounded
from screener.score.quotes import Place
from screener.score.terms import find_term, fold, fold_case
from screener.score.view import View
from screener.types import DEGREE_ORDER, Education, SectionKind, Standing

EQUIVALENT_MONTHS = 48
"""Work that may stand for a degree "or equivalent experience": as long as a degree takes."""


def evaluate_degree(view: View, compiled: Compiled) -> Found:
    """Weigh every course of study against the level and the fields asked for."""
    criterion = compiled.criterion
    assert isinstance(criterion, DegreeCriterion)
    own = [e for e in view.profile.education if e.standing in (Standing.HELD, Standing.IN_PROGRESS)]
    enough = [e for e in own if _order(e) >= DEGREE_ORDER.index(criterion.level)]
    done = [e for e in enough if not _unfinished(e)]
    in_field = [e for e in enough if _field_fits(e, compiled)]
    finished_in_field = [e for e in done if e in in_field]
    features = {
        "some": 0.5 * bool(own) + 0.5 * bool(enough),
        "finished": float(bool(done)),
        "field": float(bool(in_field)),
        "both": float(bool(finished_in_field)),
        "above": float(any(_order(e) > DEGREE_ORDER.index(criterion.level) for e in done)),
        "equivalent": _equivalent(view, criterion) if not finished_in_field else 1.0 * bool(own),
    }
    shown = finished_in_field or in_field or done or enough or own
    places = tuple(_place(view, education) for education in shown)
    return Found(rounded(features), places, _reason(view, compiled, shown))


def _order(education: Education) -> int:
    return DEGREE_ORDER.index(education.level)


def _unfinished(education: Education) -> bool:
    return education.in_progress or education.standing is Standing.IN_PROGRESS


def _field_fits(education: Education, compiled: Compiled) -> bool:
    if not compiled.terms:
        return True
    folded, cased = fold(education.field), fold_case(education.field)
    return any(find_term(term, folded, cased) for term in compiled.terms)


def _equivalent(view: View, criterion: DegreeCriterion) -> float:
    if not criterion.or_equivalent:
        return 0.0
    months = view.months(frozenset(range(len(view.profile.jobs))))
    return min(1.0, months.least / EQUIVALENT_MONTHS)


def _place(view: View, education: Education) -> Place:
    statement = view.statement_at(education.span)
    rule = education.rule or "education"
    return Place(education.span, statement, SectionKind.EDUCATION, None, education.standing, rule)


def _reason(view: View, compiled: Compiled, shown: list[Education]) -> str:
    criterion = compiled.criterion
    assert isinstance(criterion, DegreeCriterion)
    if not shown:
        return not_found(view, (f"{criterion.level.value} degree", *criterion.fields[:4]))
    best = max(shown, key=_order)
    level = best.level.value.replace("_", " ")
    field = f" in {best.field}" if best.field else " in an unstated field"
    state = ", unfinished" if _unfinished(best) else ""
    if _order(best) < DEGREE_ORDER.index(criterion.level):
        return f"{level}{field}: below the {criterion.level.value.replace('_', ' ')} level asked"
    fits = "" if _field_fits(best, compiled) else "; not one of the fields asked"
    return f"{level}{field}{state}{fits}"
