"""A posting's duties as the few words that a resume could share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.rubric.draft.posting import Part, Statement
from screener.rubric.tables import pattern

MOST_DUTIES = 20
"""More duties say little more about a role than the first ones do."""

_HELPERS = pattern("duties", "helpers")
_END = pattern("duties", "end")
_NO_VERB = pattern("duties", "no_verb")
_CHAIN = pattern("duties", "chain")
_JOINT = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+|[.!?]\s+")
_BRACKET = re.compile(r"\([^()]*\)")


def find_duties(text: str, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The duties of a posting, first ones first, each two to five words."""
    duties = [s for s in statements if s.part in {Part.DUTIES, Part.ROLE}]
    listed = [s for s in duties if s.bullet or s.part is Part.DUTIES] or duties
    found = (duty for s in listed for duty in duties_in(text[s.span.start : s.span.end]))
    return tuple(dict.fromkeys(found))[:MOST_DUTIES]


def duties_in(words: str) -> Iterator[str]:
    """The short forms of what one sentence says is done; verbs share their object.

    >>> list(duties_in("Plan and plant rose beds, water young trees, and the like"))
    ['plan rose beds', 'plant rose beds', 'water young trees']
    >>> list(duties_in("Our team is new"))
    []
    """
    rest = _HELPERS.sub("", _BRACKET.sub("", words).strip(" •*-–"))
    if _NO_VERB.match(rest):
        return
    chain = _CHAIN.match(rest)
    if chain:
        verbs = re.findall(r"[a-z]+", chain["verbs"].lower())
        lone = [verb for verb in verbs if verb not in {"and", "or"}]
        duty = shorten_duty(f"{chain['last']} {chain['object']}")
        objects = duty.split(" ", 1)[1:]
        yield from (f"{verb} {objects[0]}" for verb in lone if objects)
        rest = rest[chain.start("last") :]
    for part in _JOINT.split(rest):
        if duty := shorten_duty(part):
            yield duty


def shorten_duty(words: str) -> str:
    """A duty's verb and object, two to five words; "" where there is no such short form.

    >>> shorten_duty("Assist in watering young roses for the fair")
    'watering young roses'
    >>> shorten_duty("roses"), shorten_duty("if it rains today")
    ('', '')
    """
    rest = _HELPERS.sub("", words.strip(" •*-–"))
    kept = _END.split(rest)[0].split()
    good = 2 <= len(kept) <= 5 and not _NO_VERB.match(rest) and "<" not in rest
    return " ".join(kept).lower().strip(" .") if good else ""
