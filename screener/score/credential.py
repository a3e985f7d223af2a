"""Certificates, licences, languages and anything else that is either named or not."""

from __future__ import annotations

import re

from screener.index.stems import stems
from screener.score.compiled import Compiled
from screener.score.found import Found, begun, not_found, rounded, speaks_for_candidate
from screener.score.patterns import pattern
from screener.score.quotes import Place
from screener.score.statements import phrase_places, phrases_shown
from screener.score.view import View
from screener.types import SectionKind

_REACH = 80
SHORT = 100
"""Characters in which an entry must hold all words of a name."""


def evaluate_credential(view: View, compiled: Compiled) -> Found:
    """Gather the places that name a licence or anything else that is named."""
    return _named(view, compiled, pattern("levels", "taught"), ())


def evaluate_certification(view: View, compiled: Compiled) -> Found:
    """Gather the places that name a certificate; training taken in its subject is a hint."""
    shown = phrases_shown(view, compiled.training)
    taken = pattern("levels", "taken")
    places = phrase_places(view, shown, compiled.training, "training_taken")
    near = tuple(p for p in places if _is_short(p) and _says(view, p, taken))
    return _named(view, compiled, pattern("levels", "taught"), near)


def _is_short(place: Place) -> bool:
    """Whether the words of a course stand together: a whole statement, or a part of a long one."""
    whole = place.statement is None or place.span == place.statement.span
    return whole or len(place.span) <= SHORT


def _says(view: View, place: Place, words: re.Pattern[str]) -> bool:
    """Whether a pattern is in a place or, where that is part of a long statement, around it."""
    statement = place.statement.span if place.statement else place.span
    start, end = place.span.start - _REACH, place.span.end + _REACH
    return bool(words.search(view.folded, max(statement.start, start), min(statement.end, end)))


def evaluate_language(view: View, compiled: Compiled) -> Found:
    """Gather the places that name a language, with how well it is spoken."""
    return _named(view, compiled, pattern("levels", "fluent"), ())


def _by_words(view: View, compiled: Compiled) -> tuple[Place, ...]:
    """Entries of education and certificates that hold all words of a long name, in any order."""
    phrases = [phrase for phrase in compiled.phrases if phrase <= view.stems]
    found = []
    for span in [entry.span for entry in view.profile.education] if phrases else ():
        words = stems(view.folded[span.start : min(span.end, span.start + SHORT)])
        if any(phrase <= words for phrase in phrases):
            found.append(view.place(span, "term_words"))
    return tuple(found)


def _named(view: View, compiled: Compiled, sure: re.Pattern[str], near: tuple[Place, ...]) -> Found:
    places = view.places(compiled.terms, "term") + _by_words(view, compiled)
    held = tuple(p for p in places if speaks_for_candidate(p))
    started = tuple(p for p in places if begun(p))
    firm = tuple(p for p in held if _is_firm(view, p, sure))
    features = {
        "begun": float(bool(started or held or near)),
        "named": float(bool(held)),
        "firm": float(bool(firm)),
    }
    shown = (*firm, *(p for p in held if p not in firm), *started, *near)
    return Found(rounded(features), shown, _reason(view, compiled, held, started, near))


def _is_firm(view: View, place: Place, sure: re.Pattern[str]) -> bool:
    if place.section in (SectionKind.CERTIFICATIONS, SectionKind.LANGUAGES):
        return True
    start = max(0, place.span.start - _REACH)
    return bool(sure.search(view.folded, start, place.span.end + _REACH))


def _reason(
    view: View,
    compiled: Compiled,
    held: tuple[Place, ...],
    started: tuple[Place, ...],
    near: tuple[Place, ...],
) -> str:
    shown = held or started
    if near and not shown:
        return (
            f"training near in meaning is named, but none of {', '.join(compiled.looked_for[:3])}"
        )
    if not shown:
        return not_found(view, compiled.looked_for)
    names = dict.fromkeys(" ".join(view.text[p.span.start : p.span.end].split()) for p in shown)
    state = "named" if held else "said to be under way"
    return f"{', '.join(list(names)[:3])} {state}"
