# ruff: noqa: E501
"""Cut a requirement into the things it asks for: "Salesforce and Excel" two, "A or B" one.

What is kept together: alternatives ("or", "and/or", "e.g. A, B"), chains of verbs ("develop,
train and coach teams"), one modifier over several nouns ("cloud technologies, products, and
market landscape"), what an ability is for, and whatever stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screener.rubric.draft.lexicon import CIRCUMSTANCE, find_languages, soft_family
from screener.rubric.draft.sentences import trimmed
from screener.types import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked: its words, the words that lead to it, and the clause it was cut from.

    `lead` is what governs it ("Knowledge of"), also where it stands before an earlier neighbour;
    `tail` is what a shared head gives it ("management" in "stakeholder and client management").
    """

    span: Span
    item: Span
    lead: str
    whole: Span
    tail: str = ""


_HEADS = (
    r"experiences?|knowledge|understanding|familiarity|proficiency|expertise|background|exposure|"
    r"track record|history|grounding|competenc[ye]|fluency|command|grasp|mastery|skills?|training|awareness|"
    r"comfort|interest|certifications?|education|appreciation|exposure|record|years?"
)
_ADJECTIVES = (
    r"strong|excellent|good|great|solid|deep|proven|demonstrated|demonstrable|demonstrates?|"
    r"extensive|hands[- ]on|"
    r"effective|outstanding|exceptional|superior|superb|advanced|basic|intermediate|working|sound|thorough|"
    r"broad|significant|substantial|relevant|prior|previous|professional|practical|technical|"
    r"distinctive|impeccable|highly|very|exemplary|in-depth|detailed|general|documented|some|"
    r"recent|direct|related|high|expert|comprehensive|clear|fundamental|considerable|industry|"
    r"successful|minimum|ideally|preferably|additionally|also|well-developed|developed|robust|"
    r"polished|rich|wide|vast|functional|specific|specialized|progressive|full-time|satisfactory"
)
_OPENERS = (
    r"you|candidates?|applicants?|the|an?|must|should|will|shall|have|has|having|ha(?:ve|s) (?:an?|the)|"
    r"possess(?:es)?|hold|be|are|is|need|needs|required|expected|to|who|with|we expect|"
    r"successful|ideal|bring|show|demonstrate|your|our|been|being|selected|able|and|or|any"
)
_HEAD_RE = rf"(?:(?:{_ADJECTIVES})[ ,/&]+(?:and )?){{0,4}}(?:{_HEADS})"
_ABILITY = (
    r"ability|abilities|able|capable|capability|capacity|willing(?:ness)?|eager(?:ness)?|"
    r"(?:have |has )?passion(?:ate)?|desire|comfortable|aptitude|talent|flair|enthusias\w+|commitment|keen|"
    r"can|drive|motivated|interested|adept|thinker|known|used to"
)
_LEAD = re.compile(
    rf"(?:\W*(?:(?:{_OPENERS}|{_ADJECTIVES})\b[ ,/&]*(?:and )?){{0,9}}"
    rf"(?:(?:{_HEADS})\b(?:(?:,? and|/|,| or|,? and/or| &) (?:{_HEAD_RE}))*\s+"
    r"(?:(?:working|dealing|serving|gained|either|both|is)\s+)?"
    r"(?:with|in|of|using|as|on|to|for|within|across|at|by|through|managing|about|around|(?=\w+ing\b))"
    r"(?:\b|(?=\w))"
    r"(?:/(?:with|in|of|using|on))?"
    r"(?:\s+(?:working (?:with|in|on|as|for|within)|the use of|use of|using|areas? (?:of|such as)|"
    r"(?:at least )?one (?:or more )?of(?: the following)?(?: \w+)?:?|"
    r"the following(?: \w+)?:?|any of|all aspects of))*"
    r"|(?:experienced|expert|proficient|skilled|familiar|fluent|conversant|versed|knowledgeable|"
    r"well[- ]versed|certified|qualified|trained|specialist)\s+(?:with|in|on|of|at|as|using)\b)?\s*)",
    re.IGNORECASE,
)
_ABLE = re.compile(
    rf"\W*(?:(?:{_OPENERS}|{_ADJECTIVES})\b[ ,/&]*){{0,9}}(?:{_ABILITY})\b", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*;\s*(?:and|or)?\s*|"
    r",?\s+(?:as well as|in addition to|combined with|coupled with|along with|together with)\s+"
    r"(?!as\b)|"
    r",?\s+(?=(?:ideally|preferably)\b)(?<!and)|"
    rf",?\s+(?:and|&|plus|but)\s+(?=(?:also\s+)?(?:an?\s+)?(?:(?:{_ADJECTIVES})\s+(?:and\s+)?){{0,3}}"
    rf"(?:experience|knowledge|understanding|familiarity|proficien(?:cy|t)|expertise|ability|able|speak|"
    r"track record|fluency|background|willing(?:ness)?|must|have|has|possess|hold|be able|exposure)\b)|"
    rf",?\s+(?:and|&)\s+(?=(?:(?:{_ADJECTIVES})\s+)+\w)(?!\w+ (?:that|to)\b)(?!(?:related|relevant|technical|previous|high|"
    r"working|industry|general|specific|professional|recent|direct|clear|broad|developed|and|"
    r"functional|practical|hands|expert|advanced|specialized)\b)|"
    r",\s+(?=(?:(?:strong|excellent|intermediate|advanced|basic|solid|proficient|good|outstanding|"
    r"have|experience (?:with|in|of|using)|knowledge of|familiarity with|proficiency|ability to|able to)\b))|"
    r",?\s+with\s+(?=(?:strong|excellent|outstanding|exceptional|superior|solid)\s)|"
    r",?\s+(?:and|plus|with|or)\s+(?=(?:an?\s)?(?:minimum (?:of )?|at least |over |more than )?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\s?(?:\(\d+\) )?\+?\s?(?:[-–]\s?\d+\s)?"
    r"(?:or more )?(?:years?|months)\b)|"
    r",\s+(?=[A-Z][\w.]* (?:is )?(?:preferred|a plus|desired)\b)",
    re.IGNORECASE,
)
_WITH_ABILITY = re.compile(r",?\s+with\s+(?=(?:the|an?)\s+(?:\w+\s+)?ability\b)", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*,\s*(?:and/or|and|or|&)\s+|\s*,\s*(?=\S)|\s+(?:and/or|and|or)\s+", re.IGNORECASE
)
_EXAMPLES = re.compile(
    r"\(|\b(?:such as|e\.?\s?g\b\.?|like|for example|for instance|i\.e\.|namely)\b|[–—]\s|:\s",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r",?\s*(?:including|includes|included):?\s+|:\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:products?|services?|solutions?|tools?|systems?|concepts?|practices?|principles|methods|"
    r"methodologies|processes|procedures|techniques|platforms?|technolog(?:y|ies)|applications?|"
    r"(?:other|related|similar|relevant|various|new) .*|others|etc\.?|more|trends|standards|"
    r"policies|theories|operations|development|environments?|materials?|issues|requirements|"
    r"equipment|components?|both|others?|regulations|laws|data|execution|implementation|delivery|"
    r"maintenance|support|design|planning|evaluation|growth|results|ideas|priorities)",
    re.IGNORECASE,
)
_BARE_VERB = re.compile(r"(?:\w+ly\s+)?(?:\w+ing|\w+e|\w+ed)", re.IGNORECASE)
_CLAUSE_VERB = re.compile(
    r"\b(?:that|which|who|when|where|if|while|because|so that|you|we)\b|\bto \w+(?:, \w+)+,? (?:and|or) \w+\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?:with|for|of|to|in|across|between|on|from|at|into|by|among)\b", re.I
)
_PAIRS = re.compile(
    r"\b(?:policies and procedures|terms and conditions|research and development|health and safety|"
    r"supply and demand|end[- ]to[- ]end|day[- ]to[- ]day|rules and regulations|"
    r"principles and practices|both .* and|between .* and|hardware and software|nuts and bolts|"
    r"data structures and algorithms|profit and loss|plans? and execut\w+|buying and selling|organi[sz]ation(?:al)? and time[- ]management|full[- ]time and part)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:environments?|settings?|organi[sz]ations?|atmosphere|workplace)$", re.I)
MAX_ITEM_WORDS = 12
"""Longer list members are clauses of their own, which commas do not cut reliably."""


def split_clauses(text: str, span: Span) -> tuple[Clause, ...]:
    """The things one sentence asks for, in order; spans stay inside the sentence.

    >>> text = "Knowledge of Salesforce and Excel; Jira or Asana"
    >>> [text[c.span.start:c.span.end] for c in split_clauses(text, Span(0, len(text)))]
    ['Knowledge of Salesforce', 'Excel', 'Jira or Asana']
    """
    found: list[Clause] = []
    for coarse in _coarse(text, span):
        found += _fine(text, coarse)
    return _merge_families(text, found)


def _coarse(text: str, span: Span) -> Iterator[Span]:
    """Clauses that open with their own request ("... and excellent communication skills")."""
    shut = _brackets(text, span)
    start = span.start
    cuts = list(_CUT.finditer(text, span.start, span.end))
    cuts += [
        m
        for m in _WITH_ABILITY.finditer(text, span.start, span.end)
        if " and " in text[span.start : m.start()]
    ]
    for cut in sorted(cuts, key=lambda m: m.start()):
        inside = any(hole.start < cut.start() < hole.end for hole in shut)
        if cut.start() < start or inside or not _stands_alone(text[start : cut.start()]):
            continue
        yield from trimmed(text, start, cut.start())
        start = cut.end()
    yield from trimmed(text, start, span.end)


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
    return (
        bool(rest) and not ends_open and not re.fullmatch(rf"(?:{_HEADS}|{_ABILITY})", rest, re.I)
    )


def _lead_end(words: str) -> int:
    found = _LEAD.match(words)
    return found.end() if found else 0


def _fine(text: str, span: Span) -> Iterator[Clause]:
    """The members of the list that a clause may hold."""
    words = text[span.start : span.end]
    begin = span.start + _lead_end(words)
    lead = text[span.start : begin].strip()
    items = _items(text, Span(begin, span.end), lead)
    tail = _shared_head(text, items)
    for place, item in enumerate(items):
        whole = Span(span.start if place == 0 else item.start, item.end)
        last = place == len(items) - 1
        yield Clause(whole, item, lead, span, "" if last else tail)


def _items(text: str, span: Span, lead: str) -> list[Span]:
    """Top-level members of the object of a clause; one member where it must not be cut."""
    words = text[span.start : span.end]
    if find_languages(f"{lead} {words}") or CIRCUMSTANCE.search(words):
        return [span]
    if _ABLE.match(f"{lead} {words}"):
        return _verbal_items(text, span)
    listed = _INCLUDING.search(words)
    head = words[: listed.start()] if listed else words
    if _PAIRS.search(words) or _CLAUSE_VERB.search(head):
        return [span]
    if listed and not re.search(r"\($|\([^)]*$", words[: listed.start()]) and listed.start() > 2:
        inner = Span(span.start + listed.end(), span.end)
        cut = _cut_list(text, inner)
        if len(cut) > 1:
            return [Span(span.start, cut[0].end), *cut[1:]]
    return _cut_list(text, span)


def _cut_list(text: str, span: Span) -> list[Span]:
    words = text[span.start : span.end]
    examples = _EXAMPLES.search(words)
    marks = list(_SEPARATOR.finditer(_blank_brackets(words)))
    listed = _INCLUDING.search(words)
    if listed and not examples:  # what is included belongs to the last member
        marks = [m for m in marks if m.start() < listed.start()]
    if examples and words[examples.start()] != "(":
        first = [m for m in marks if m.start() < examples.start()]
        # "file systems such as Gluster, batch scheduling and workload management": one example
        marks = marks if first and "or" not in words[examples.start() :] else first
    joints = [m.group().strip(" ,").lower() for m in marks]
    if not marks or any(j in {"or", "and/or"} for j in joints):
        return [span]
    starts = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(words)]
    items = [
        s
        for a, b in zip(starts, ends, strict=True)
        for s in trimmed(text, span.start + a, span.start + b)
    ]
    items = _join_halves(text, items)
    return items if _is_list(text, items, joints) else [span]


def _join_halves(text: str, items: list[Span]) -> list[Span]:
    """A member that cannot end where it was cut goes with the next ("operational | and strategic
    initiatives", "designing | and building systems")."""
    joined: list[Span] = []
    for place, item in enumerate(items):
        before = joined[-1] if joined else None
        if before and (
            _cannot_end(text, before, items[place:])
            or _OPENS_LOW.match(text, item.start)
            or _hangs_on(text, before, item)
        ):
            joined[-1] = Span(before.start, item.end)
        else:
            joined.append(item)
    return joined


def _hangs_on(text: str, before: Span, item: Span) -> bool:
    """Whether a member is a second object ("with internal stakeholders | external partners")."""
    plain = _plain(text, item)
    short = len(plain.split()) <= 2 and not _is_name(plain) and not soft_family(plain)
    return short and bool(_PREPOSITION.search(_plain(text, before)))


def _cannot_end(text: str, item: Span, after: list[Span]) -> bool:
    """An adjective whose noun comes later, or a verb whose object does ("designing | building X")."""
    plain = _plain(text, item)
    if _ADJECTIVE_END.search(plain) and not soft_family(plain):
        return True
    if not (_BARE_VERB.fullmatch(plain) and _looks_verb(plain.split()[-1])):
        return False
    rest = [_plain(text, one).split() for one in after]
    objects = next((words for words in rest if len(words) > 1), [""])
    return _looks_verb(objects[0])


_OPENS_LOW = re.compile(
    r"(?:within|with|for|of|to|in|across|between|on|from|at|into|by|among)\s", re.I
)
_ADJECTIVE_END = re.compile(
    r"\b(?!(?:material|professional|proposal|journal|manual|portal|capital|legal|digital|retail|email|"
    r"clinical|music|traffic|logic|public|basic|fabric|executive|music|topic|metric|animal|hospital|"
    r"technical|excel|appeal|deal|goal|rental|arrival|approval|renewal|referral|withdrawal|library|salary|"
    r"glossary|summary|diary|secretary)\b)\w+(?:al|ic|ive|ary|ous)$",
    re.IGNORECASE,
)


def _blank_brackets(words: str) -> str:
    """The text with everything in brackets made invisible to separators, same length."""
    shut = r"\([^()]*(?:\)|$)|\bor (?=(?:above|higher|later|newer|more|better|greater|below)\b)"
    return re.sub(shut, lambda m: "x" * len(m.group()), words)


def _is_list(text: str, items: list[Span], joints: list[str]) -> bool:
    """Whether cut members can each be asked for by themselves."""
    plain = [_plain(text, item) for item in items]
    if len(items) < 2 or any(len(p.split()) > MAX_ITEM_WORDS or not p for p in plain):
        return False
    if any(_GENERIC.fullmatch(p) for p in plain):
        return False
    if _PLACE.search(plain[-1]) and all(len(p.split()) == 1 for p in plain[1:-1]):
        return False
    if not any(j in {"and", "&"} for j in joints):
        return all(_is_name(p) for p in plain[1:])
    if soft_family(plain[0]) or soft_family(plain[-1]):
        return True
    if _PREPOSITION.search(plain[0]) and all(len(p.split()) <= 2 for p in plain[1:]):
        return all(_is_name(p) for p in plain[1:])
    lone = len(plain) == 2 and len(plain[0].split()) == 1 and len(plain[1].split()) > 1
    return not lone or _is_name(plain[0]) or plain[1].split()[-1] == "management"


def _plain(text: str, span: Span) -> str:
    return re.sub(r"\s*\([^)]*\)", "", text[span.start : span.end]).strip(" .,;:")


def _looks_verb(word: str) -> bool:
    return word.lower().endswith("ing") and word.lower() not in _NOUNS_IN_ING


_NOUNS_IN_ING = frozenset(
    {
        "marketing", "accounting", "engineering", "advertising", "consulting", "banking", "budgeting",
        "forecasting", "networking", "programming", "scheduling", "purchasing", "recruiting",
        "manufacturing", "plumbing", "writing", "cooking", "drawing", "painting", "welding", "routing",
        "branding", "coaching", "mentoring", "training", "bookkeeping", "problem-solving", "testing",
        "reporting", "multitasking", "multi-tasking", "decision-making", "relationship-building",
        "merchandising", "underwriting", "invoicing", "scripting", "troubleshooting", "listening",
        "planning", "selling", "negotiating", "speaking", "reading", "spelling", "billing", "nursing",
    }
)  # fmt: skip


def _is_name(words: str) -> bool:
    """Written like the name of something: capitals, digits or signs ("C#", "Web API")."""
    return bool(re.match(r"[A-Z0-9]|\w*[#+.]\w*|\w+[A-Z]", words))


def _verbal_items(text: str, span: Span) -> list[Span]:
    """What an ability is for: cut only between three or more whole verb phrases.

    "multitask, prioritize tasks, and work in a team" has three; "develop, train and lead teams"
    one, since its first verbs have no object of their own.
    """
    marks = list(_SEPARATOR.finditer(_blank_brackets(text[span.start : span.end])))
    cuts = [m for m in marks if "," in m.group() or _VERB.match(text, span.start + m.end())]
    if len(cuts) < 2 or any(m.group().strip(" ,").lower() == "or" for m in marks):
        return [span]
    starts = [span.start, *(span.start + m.end() for m in cuts)]
    ends = [*(span.start + m.start() for m in cuts), span.end]
    items = [s for a, b in zip(starts, ends, strict=True) for s in trimmed(text, a, b)]
    words = [text[item.start : item.end] for item in items]
    whole = all(len(one.split()) > 1 or soft_family(one) for one in words)
    return items if whole and soft_family(_plain(text, items[-1])) else [span]


_VERB = re.compile(
    r"(?:work|thrive|deal|manage|lead|communicate|adapt|learn|prioriti[sz]e|multi-?task|meet|handle|solve|"
    r"build|maintain|develop|organi[sz]e|present|influence|collaborate|operate|perform|think|make)\s",
    re.IGNORECASE,
)


def _shared_head(text: str, items: list[Span]) -> str:
    """The noun that a last member shares with the ones before ("skills", "management")."""
    if len(items) < 2:
        return ""
    last = _plain(text, items[-1]).split()
    single = all(len(_plain(text, item).split()) == 1 for item in items[:-1])
    return last[-1] if single and len(last) == 2 and last[-1][:1].islower() else ""


def _merge_families(text: str, clauses: list[Clause]) -> tuple[Clause, ...]:
    """Neighbours that name one soft skill twice become one ("verbal and written communication")."""
    merged: list[Clause] = []
    for clause in clauses:
        before = merged[-1] if merged else None
        if before and before.whole == clause.whole:
            family = soft_family(_plain(text, before.item))
            if family and family == soft_family(_plain(text, clause.item)):
                joined = Span(before.span.start, clause.span.end)
                item = Span(before.item.start, clause.item.end)
                merged[-1] = Clause(joined, item, before.lead, before.whole, clause.tail)
                continue
        merged.append(clause)
    return tuple(merged)
