"""How the candidate stands to a place: what the modifiers around it say, at every later stage."""

from __future__ import annotations

from collections.abc import Sequence

from screener.types import Modifier, Span, Standing

_HEARD_FIRST = (
    Standing.DENIED,
    Standing.SOMEONE_ELSES,
    Standing.WANTED,
    Standing.IN_PROGRESS,
)
"""Of two scopes of one length, the standing that claims less wins."""


def standing_of(span: Span, modifiers: Sequence[Modifier]) -> tuple[Standing, Span | None]:
    """The standing that the nearest cue gives a span, and the cue; held where no cue reaches it.

    >>> reach = Modifier(Standing.DENIED, Span(0, 2), Span(2, 20))
    >>> standing_of(Span(5, 9), [reach])
    (<Standing.DENIED: 'denied'>, Span(start=0, end=2))
    >>> standing_of(Span(25, 29), [reach])
    (<Standing.HELD: 'held'>, None)
    """
    around = [each for each in modifiers if each.scope.covers(span)]
    if not around:
        return Standing.HELD, None
    nearest = min(around, key=lambda m: (len(m.scope), _HEARD_FIRST.index(m.standing), m.cue))
    return nearest.standing, nearest.cue
