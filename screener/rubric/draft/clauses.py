"""Cut a requirement into the things it asks for: "Salesforce and Excel" two, "A or B" one.

What is kept together: alternatives ("or", "and/or", "e.g. A, B"), chains of verbs ("find, train
and lead gardeners"), one modifier over several nouns ("rose products, prices and services"), what
an ability is for, and whatever stands in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from screener.rubric.draft.lexicon import soft_family
from screener.rubric.draft.lists import list_items, plain_words
from screener.rubric.draft.phrases import share_ends
from screener.rubric.draft.runs import cut_run
from screener.rubric.draft.sentences import trimmed
from screener.rubric.tables import any_of, compile_patterns, pattern
from screener.types import Span


class Clause(msgspec.Struct, frozen=True):
    """One thing asked: its words, the words that lead to it, and the clause it was cut from.

    `lead` is what governs it ("Knowledge of"), also where it stands before an earlier neighbour;
    `tail` is what a shared head gives it ("management" in "greenhouse and shop management").
    """

    span: Span
    item: Span
    lead: str
    whole: Span
    tail: str = ""


_BARE_HEAD = pattern("clauses", "bare_head")
_LEAD = pattern("clauses", "lead")
_ABLE = pattern("clauses", "able")
_CERTIFICATE = pattern("clauses", "certificate")
_CUT = pattern("clauses", "cut")
_WITH_ABILITY = re.compile(r",?\s+with\s+(?=(?:the|an?)\s+(?:\w+\s+)?ability\b)", re.IGNORECASE)


def split_clauses(text: str, span: Span, under: str = "") -> tuple[Clause, ...]:
    """The things one sentence asks for, in order; spans stay inside the sentence.

    `under` is what leads to it where it stands above, as in a list under "Ability to".

    >>> text = "Knowledge of Salesforce and Excel; Jira or Asana"
    >>> [text[c.span.start:c.span.end] for c in split_clauses(text, Span(0, len(text)))]
    ['Knowledge of Salesforce', 'Excel', 'Jira or Asana']
    """
    found: list[Clause] = []
    for coarse in _coarse(text, span):
        for part in _without_own_brackets(text, coarse):
            lead = under
            for member in _led_alike(text, part):
                clauses = list(_fine(text, member, lead))
                lead = clauses[0].lead if clauses else under
                found += clauses
    return _merge_families(text, found)


def _led_alike(text: str, span: Span) -> Iterator[Span]:
    """Members that each begin with the word that leads to the first ("of Excel and of soil")."""
    opened = _LEAD_END.search(
        text[span.start : span.start + _lead_end(text[span.start : span.end])]
    )
    start = span.start
    if opened:
        joint = r"(?:,?\s+and|,)" if opened.group(1).lower() == "who" else r",?\s+and"
        again = re.compile(rf"{joint}\s+(?:also\s+)?{opened.group(1)}\s+", re.IGNORECASE)
        for cut in again.finditer(text, span.start, span.end):
            yield from trimmed(text, start, cut.start())
            start = cut.end()
    yield from trimmed(text, start, span.end)


_LEAD_END = re.compile(
    r"\b(of|with|in|for|to|(?<=people )who|(?<=someone )who|(?<=somebody )who)(?:\s+can)?\s*$",
    re.IGNORECASE,
)


def _without_own_brackets(text: str, span: Span) -> Iterator[Span]:
    """The sentence up to a bracket at its end that asks for more, and the words of the bracket."""
    last = _OWN_BRACKET.search(text[: span.end], span.start)
    cue = last and any_of("cues", "preferred").search(last["inner"])
    if not last or not cue or not re.search(r"\w{2}", last["inner"].replace(cue.group(), "")):
        yield span
        return
    yield from trimmed(text, span.start, last.start())
    yield from trimmed(text, last.start("inner"), last.end("inner"))


_OWN_BRACKET = re.compile(r"\s*\((?P<inner>[^()]{4,80})\)\W*$")


def _coarse(text: str, span: Span) -> Iterator[Span]:
    """Clauses that open with their own request ("... and good knowledge of soil")."""
    shut = _brackets(text, span)
    start = span.start
    cuts = list(_CUT.finditer(text, span.start, span.end))
    cuts += [
        m
        for m in _WITH_ABILITY.finditer(text, span.start, span.end)
        if " and " in text[span.start : m.start()] or m.group().startswith(",")
    ]
    cuts += [m for m in _SOFTER.finditer(text, span.start, span.end) if _is_apart(text, m)]
    cuts += [m for m in _CERTIFICATE.finditer(text, span.start, span.end) if _after_degree(text, m)]
    for cut in sorted(cuts, key=lambda m: m.start()):
        inside = any(hole.start < cut.start() < hole.end for hole in shut)
        before = text[start : cut.start()]
        if cut.start() < start or inside or not _stands_alone(before):
            continue
        if _PART_OF.match(text, cut.end()) and not _YEARS.search(text, span.start, cut.start()):
            continue
        yield from trimmed(text, start, cut.start())
        start = cut.end()
    yield from trimmed(text, start, span.end)


_SOFTER = re.compile(
    r",\s+(?!(?:but|though|or|and|as|if|with|is|are|would)\b)(?=(?:[\w/&'’-]+ ){1,6}"
    r"(?:(?:is|are) )?(?:strongly |highly |greatly )?(?:preferred|desired|desirable|a plus)\W*$)",
    re.IGNORECASE,
)
"""Where a wish of its own may begin ("two years of experience, roses preferred")."""


def _is_apart(text: str, cut: re.Match[str]) -> bool:
    """Whether what stands before a wish is whole, or the wish is for another degree."""
    before = text[max(0, cut.start() - NEAR_DEGREE) : cut.start()]
    levels = compile_patterns("degrees", "levels")
    return bool(_WHOLE.search(before)) or any(regex.match(text, cut.end()) for _, regex in levels)


_WHOLE = re.compile(r"\b(?:experience|degree|diploma|licen[cs]e|certification|required)$", re.I)

_PART_OF = re.compile(r"(?:for )?(?:at least )?\w+ of (?:them|which|those|these)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:years?|yrs?|months?)\b", re.IGNORECASE)
"""Only of years is a part asked for by itself ("five years, two of them ...")."""


def _after_degree(text: str, cut: re.Match[str]) -> bool:
    """Whether a degree stands close before: "MBA or CPA" asks for two kinds of thing."""
    before = text[max(0, cut.start() - NEAR_DEGREE) : cut.start()]
    return any(regex.search(before) for _, regex in compile_patterns("degrees", "levels"))


NEAR_DEGREE = 40
"""Characters in front of a certificate in which a degree is named beside it."""


def _brackets(text: str, span: Span) -> list[Span]:
    return [
        Span(m.start(), m.end())
        for m in re.finditer(r"\([^()]{0,300}\)", text[: span.end])
        if m.start() >= span.start
    ]


def _stands_alone(words: str) -> bool:
    """Whether what is left of a cut asks something itself ("Experience and ..." does not)."""
    rest = words[_lead_end(words) :].strip(" ,.;:")
    ends_open = re.search(
        r"\b(?:of|with|in|to|and|or|for|using|a|an|the|as|is|are|be|on|at|including)$", rest, re.I
    )
    return bool(rest) and not ends_open and not _BARE_HEAD.fullmatch(rest)


def _lead_end(words: str) -> int:
    found = _LEAD.match(words)
    return found.end() if found else 0


def _fine(text: str, span: Span, under: str) -> Iterator[Clause]:
    """The members of the list that a clause may hold."""
    words = text[span.start : span.end]
    begin = span.start + _lead_end(words)
    lead = text[span.start : begin].strip() or under
    listed = list_items(text, Span(begin, span.end), lead)
    some = _SOME.search(words)
    items = listed if some else [part for item in listed for part in _members(text, item)]
    tail = _shared_head(text, items)
    for place, item in enumerate(items):
        whole = Span(span.start if place == 0 else item.start, item.end)
        last = place == len(items) - 1
        yield Clause(whole, item, lead, span, "" if last else tail)


_SOME = re.compile(r"\b(?:one|some|any|either|such as|like|e\.g)\b", re.IGNORECASE)
"""Words that make alternatives of the names behind them."""


def _members(text: str, item: Span) -> Iterator[Span]:
    for start, end in cut_run(text[item.start : item.end]):
        yield Span(item.start + start, item.start + end)


def _shared_head(text: str, items: list[Span]) -> str:
    """The noun that a last member shares with the ones before ("management")."""
    plain = [plain_words(text, item) for item in items]
    shared = share_ends(plain)
    return shared[0].rpartition(" ")[2] if shared[:1] != tuple(plain[:1]) else ""


def _merge_families(text: str, clauses: list[Clause]) -> tuple[Clause, ...]:
    """Neighbours that name one soft skill twice become one ("verbal and written communication")."""
    members = Counter(clause.whole for clause in clauses)
    merged: list[Clause] = []
    for clause in clauses:
        before = merged[-1] if merged else None
        if before and before.whole == clause.whole:
            first, second = plain_words(text, before.item), plain_words(text, clause.item)
            family = soft_family(second)
            if (
                family
                and family == (soft_family(first) or (_SIDE.fullmatch(first) and family))
                and (
                    members[clause.whole] == PAIR
                    or _is_side(first, second)
                    or _ABLE.match(text, before.whole.start)
                )
            ):
                joined = Span(before.span.start, clause.span.end)
                item = Span(before.item.start, clause.item.end)
                merged[-1] = Clause(joined, item, before.lead, before.whole, clause.tail)
                continue
        merged.append(clause)
    return tuple(merged)


PAIR = 2
"""Two members of one family are one skill said twice; in a longer list each stands for itself."""


def _is_side(first: str, second: str) -> bool:
    return bool(_SIDE.fullmatch(first) or _SIDE.match(second))


_SIDE = re.compile(r"(?:verbal|oral|written|spoken|writing|speaking|listening)\b.*", re.IGNORECASE)
