"""Degrees: the level asked for, in a field asked for or one related to it, finished or not."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from screener.knowledge.loader import load_knowledge
from screener.rubric.schema import DegreeCriterion
from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, rounded
from screener.score.patterns import pattern
from screener.score.quotes import Place
from screener.score.view import View
from screener.types import DEGREE_ORDER, DegreeLevel, Education, SectionKind, Span, Standing

EQUIVALENT_MONTHS = 48
"""Work that may stand for a degree "or equivalent experience": as long as a degree takes."""


def evaluate_degree(view: View, compiled: Compiled) -> Found:
    """Weigh every course of study against the level and the fields asked for."""
    criterion = compiled.criterion
    assert isinstance(criterion, DegreeCriterion)
    own = _own(view)
    asked = _asked(criterion)
    enough = [e for e in own if _order(e) >= asked]
    done = [e for e in enough if not _unfinished(e)]
    in_field = [e for e in enough if _field_fits(view, e, compiled)]
    finished_in_field = [e for e in done if e in in_field]
    unstated = [e for e in own if _may_be_degree(view, e) and _field_fits(view, e, compiled)]
    features = {
        "some": 0.5 * bool(own) + 0.5 * bool(enough or unstated),
        "finished": float(bool(done)),
        "field": float(bool(in_field or unstated)),
        "both": float(bool(finished_in_field)),
        "above": float(any(_order(e) > asked for e in done)),
        "equivalent": 1.0 if finished_in_field else _equivalent(view, criterion),
    }
    shown = finished_in_field or in_field or done or enough or unstated or own
    cited = [*shown, *(entry for entry in own if entry not in shown)]
    placed = [_place(view, education) for education in cited]
    places = tuple(sorted(placed, key=lambda place: _is_certificate(view, place.span)))
    others = [each for each in (*done, *unstated) if each not in shown]
    if finished_in_field:
        least = max(asked, *map(_order, shown))
        others = [each for each in others if _order(each) > least]
    reason = _reason(view, compiled, shown) + _also(view, compiled, others)
    reason += "" if finished_in_field else _experience_told(view, criterion)
    return Found(rounded(features), places, reason)


def _asked(criterion: DegreeCriterion) -> int:
    """The least place in the order of degrees; any degree is an associate's or higher."""
    unnamed = criterion.level is DegreeLevel.OTHER
    return DEGREE_ORDER.index(DegreeLevel.ASSOCIATE if unnamed else criterion.level)


def _own(view: View) -> list[Education]:
    """The candidate's own courses; one that ends after today is not finished yet."""
    own = []
    for entry in view.profile.education:
        if entry.standing.speaks_for_candidate:
            end = entry.end
            today = (view.as_of.year, view.as_of.month)
            ahead = end is not None and (end.year, end.month or 1) > today
            own.append(replace(entry, in_progress=entry.in_progress or ahead))
    return own


def _may_be_degree(view: View, education: Education) -> bool:
    """Whether a course of unstated level could be a degree: at a college, called nothing less."""
    if education.level is not DegreeLevel.OTHER:
        return False
    words = view.folded[education.span.start : education.span.end]
    at_college = pattern("levels", "college").search(education.school.lower() or words)
    return bool(at_college) and not pattern("levels", "no_degree").search(words)


def _order(education: Education) -> int:
    return DEGREE_ORDER.index(education.level)


def _unfinished(education: Education) -> bool:
    return education.in_progress or education.standing is Standing.IN_PROGRESS


def _field_fits(view: View, education: Education, compiled: Compiled) -> bool:
    """Whether the stated field, or the one in the degree's name, is one asked for."""
    criterion = compiled.criterion
    assert isinstance(criterion, DegreeCriterion)
    if not criterion.fields:
        return True
    return any(
        _fits(field, criterion.fields, criterion.related_field_ok)
        for field in _fields_of(view, education)
    )


def _fields_of(view: View, education: Education) -> tuple[str, ...]:
    """The stated field and the one in the degree's name; an M.Ed. in leadership is education."""
    named, stated = _field_in_name(view, education), education.field
    if named is None:
        return (stated,)
    families = load_knowledge().fields.families_of
    general = pattern("levels", "general_field").search(stated.lower())
    if general and not families(stated) & families(named[1]):
        return (named[1],)
    return (stated, named[1])


def _field_in_name(view: View, education: Education) -> tuple[str, str] | None:
    """The degree as written and the field that its name tells: an MBA is a degree in business."""
    words = view.text[education.span.start : education.span.end]
    return _named_field(words, education.level)


@lru_cache(maxsize=4096)
def _named_field(words: str, level: DegreeLevel) -> tuple[str, str] | None:
    return load_knowledge().degrees.field_in_name(words, level)


@lru_cache(maxsize=8192)
def _fits(field: str, asked: tuple[str, ...], related: bool) -> bool:
    known = load_knowledge().fields
    test = known.is_related if related else known.is_same
    return bool(field) and any(test(field, one) for one in asked)


def _equivalent(view: View, criterion: DegreeCriterion) -> float:
    if not criterion.or_equivalent:
        return 0.0
    return min(1.0, _months_of_work(view) / EQUIVALENT_MONTHS)


def _months_of_work(view: View) -> int:
    return view.months(frozenset(range(len(view.profile.jobs)))).least


def _is_certificate(view: View, span: Span) -> bool:
    """Whether the words that name a course call it something smaller than a degree."""
    return bool(pattern("levels", "no_degree").search(view.folded, span.start, span.end))


def _place(view: View, education: Education) -> Place:
    span = _degree_lines(view, education)
    rule = education.rule or "education"
    return Place(span, None, SectionKind.EDUCATION, None, education.standing, rule)


def _degree_lines(view: View, education: Education) -> Span:
    """The line of an entry that names the degree, and the next where the field stands there."""
    whole = education.span
    named = pattern("levels", "degree").search(view.folded, whole.start, whole.end)
    if named is None:
        return whole
    start = max(whole.start, view.text.rfind("\n", 0, named.start()) + 1)
    field = view.folded.find(education.field.lower(), named.end(), whole.end)
    last = max(named.end(), field + len(education.field) if education.field else 0)
    end = view.text.find("\n", last, whole.end)
    return Span(start, whole.end if end < 0 else end)


def _level_asked(criterion: DegreeCriterion) -> str:
    if criterion.level is DegreeLevel.OTHER:
        return "degree"
    return f"{criterion.level.value.replace('_', ' ')} level"


def _reason(view: View, compiled: Compiled, shown: list[Education]) -> str:
    criterion = compiled.criterion
    assert isinstance(criterion, DegreeCriterion)
    if not shown:
        return not_found(view, (_level_asked(criterion), *criterion.fields[:4]))
    best = max(shown, key=_order)
    told = _told(view, compiled, best)
    if best.level is DegreeLevel.OTHER:
        return told
    if _order(best) < _asked(criterion):
        return f"{told}: below the {_level_asked(criterion)} asked"
    state = ", unfinished" if _unfinished(best) else ""
    fits = "" if _field_fits(view, best, compiled) else "; not one of the fields asked"
    return f"{told}{state}{fits}"


def _told(view: View, compiled: Compiled, education: Education) -> str:
    """The level and the field of a course in words."""
    field = _field_told(view, education, compiled)
    if education.level is DegreeLevel.OTHER:
        return f"a course{field} whose level is not stated"
    return f"{education.level.value.replace('_', ' ')}{field}"


def _also(view: View, compiled: Compiled, others: list[Education]) -> str:
    """What else earns points beside the course that a reason names first."""
    return f"; also {_told(view, compiled, max(others, key=_order))}" if others else ""


def _experience_told(view: View, criterion: DegreeCriterion) -> str:
    """The work that counts in part or in full where the posting takes it for a degree."""
    if not _equivalent(view, criterion):
        return ""
    most, years = EQUIVALENT_MONTHS / 12, _months_of_work(view) / 12
    return f"; {min(years, most):.1f} of {most:.0f} years of work count as equivalent experience"


def _field_told(view: View, education: Education, compiled: Compiled) -> str:
    """The stated field, and the one in the degree's name where that is what counts."""
    criterion = compiled.criterion
    assert isinstance(criterion, DegreeCriterion)
    stated = f" in {education.field}" if education.field else ""
    named = _field_in_name(view, education)
    counts = stated and _fits(education.field, criterion.fields, criterion.related_field_ok)
    general = stated and education.field not in _fields_of(view, education)
    if named is None or (counts and not general) or named[1].lower() in stated.lower():
        return stated or " in an unstated field"
    return f"{stated} ({named[0].strip()}, a degree in {named[1]})"
