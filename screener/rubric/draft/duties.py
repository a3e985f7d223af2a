"""A posting's duties as the few words that a resume could share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.rubric.draft.headings import Part
from screener.rubric.draft.posting import Statement
from screener.rubric.tables import pattern

MOST_DUTIES = 20
"""More duties say little more about a role than the first ones do."""

_HELPERS = pattern("duties", "helpers")
_END = pattern("duties", "end")
_NO_VERB = pattern("duties", "no_verb")
_DOING = pattern("duties", "doing")
_NO_DUTY = pattern("duties", "no_duty")
_CHAIN = pattern("duties", "chain")
_JOINT = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+|[.!?]\s+")
_NO_OBJECT = re.compile(r"<|(?:^|\s)[\d%]+$")
_BRACKET = re.compile(r"\([^()]*\)")


def find_responsibilities(text: str, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The sentences of a posting that say what is done in the role, whole, first ones first.

    All under a heading for duties, and elsewhere those that say so ("You will ...").
    """
    told = (
        " ".join(text[s.span.start : s.span.end].split()) for s in statements if _is_duty(text, s)
    )
    return tuple(dict.fromkeys(words for words in told if len(words.split()) >= LEAST_WORDS))[
        :MOST_DUTIES
    ]


LEAST_WORDS = 3


def _is_duty(text: str, statement: Statement) -> bool:
    words = text[statement.span.start : statement.span.end]
    if statement.part is Part.DUTIES and statement.bullet:
        return True
    if statement.part is Part.DUTIES:
        return not _NO_DUTY.search(words)
    listed = statement.part is Part.ROLE and statement.bullet
    open_part = statement.part in {Part.ROLE, Part.UNSAID, Part.COMPANY}
    doing = open_part and bool(_DOING.search(words))
    return (listed or doing) and not _NO_DUTY.search(words)


def find_duties(text: str, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The duties of a posting, first ones first, each two to five words."""
    whole = find_responsibilities(text, statements)
    return tuple(dict.fromkeys(duty for words in whole for duty in duties_in(words)))[:MOST_DUTIES]


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
    short = " ".join(kept).lower().strip(" .")
    good = 2 <= len(kept) <= 5 and not _NO_VERB.match(short) and not _NO_OBJECT.search(short)
    return short if good else ""
