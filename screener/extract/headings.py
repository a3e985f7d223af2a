"""Headings: what one line shows by its words, in every dress.

`match_heading` looks at a whole line; the other shapes share their line with another heading or
with their content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

import msgspec

from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import SectionKind, Span

_MAX_HEADING = 60
LONGEST_LINE = _MAX_HEADING + 40
"""Characters of a line that is a heading, with the marks around it."""

_MAX_WORDS = 6
_END = 4  # letters at either end that tell whether a search for a wrong one is worth while
_LONGEST = 30  # letters of a heading in which a wrong one is forgiven
_FIRST_WORD = 20  # characters in which the first word of a heading ends
_INLINE_REACH = 43  # a heading of 40 letters and what divides it from its content
_INLINE = re.compile(r"[ \t]{2,}|[ ]*[:|][ \t]*|\t|[ ]+[-–—][ ]+")
_DIVIDED = re.compile(r"[:|\t]|[ ][ \t–—-]")  # what every such division holds
_LETTERS, _AND = re.compile(r"[a-z]+"), re.compile(r"[&/+]")
_REMARK = re.compile(r"[ ]\([^()]{1,40}\)$")  # "Skills (most important first)"
_LIGATURES = re.compile(r"ti|tt|ft|ff|fi|fl")  # what text extraction loses from some fonts
SPLIT_OFF = frozenset(
    (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS, SectionKind.SUMMARY)
)
_OWN_LIST = {
    f"{written} ": kind
    for word, kind in {
        "Certifications": SectionKind.CERTIFICATIONS,
        "Certificates": SectionKind.CERTIFICATIONS,
        "Languages": SectionKind.LANGUAGES,
    }.items()
    for written in (word, word.upper())
}
"""Words that head a list in their own line; of languages only where one follows."""

_OWN_LISTS = tuple(_OWN_LIST)
_HISTORIES = ("exp", "hist")
_FIGURE = re.compile(r"\d")
_MARKS = re.compile("[\u0300-\u036f]")
_UNMARKED = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
_JOINTS = re.compile(r"\b(?:und|et|y|e|i|en)\b")  # "and", where it is written as "&"


class Heading(msgspec.Struct, gc=False, frozen=True):
    """A line, or a part of one, that opens a section; `span` covers its words."""

    kind: SectionKind
    span: Span
    rule: str
    row: int


class _Lexicon(msgspec.Struct, frozen=True):
    """Headings by their letters alone, without spaces: "ACTIVITIESANDAWARDS" is known too.

    `damaged` are English ones with a letter or a ligature lost; `firsts` are first words of the
    kinds that may be run into their content; `openings` and `endings` are the first and the last
    letters of all, three or four, of which a letter too many leaves one whole.
    """

    phrases: dict[str, SectionKind]
    damaged: dict[str, SectionKind]
    heads: dict[str, SectionKind]
    fillers: frozenset[str]
    firsts: frozenset[str]
    openings: frozenset[str]
    endings: frozenset[str]


@lru_cache(maxsize=1)
def heading_lexicon() -> _Lexicon:
    """The headings of patterns/sections.yaml, ready to be looked up; read once."""
    table = load_table("sections")
    english = dict(_by_letters(table["phrases"]))
    abroad: dict[str, SectionKind] = {}
    for kinds in table["abroad"].values():
        abroad |= dict(_by_letters(kinds))
    heads = {word: SectionKind(kind) for kind, words in table["heads"].items() for word in words}
    damaged: dict[str, SectionKind] = {}
    for letters, kind in english.items():
        if len(letters) >= 7:
            damaged.setdefault(_LIGATURES.sub("", letters), kind)
        if len(letters) >= 8:
            for at in range(1, len(letters)):
                damaged.setdefault(letters[:at] + letters[at + 1 :], kind)
    written = english.keys() | abroad.keys() | damaged.keys()
    firsts = frozenset(
        text.split()[0] for kind in SPLIT_OFF for text in table["phrases"][kind.value]
    )
    return _Lexicon(
        phrases=abroad | english,
        damaged=damaged,
        heads=heads,
        fillers=frozenset(table["fillers"]),
        firsts=firsts,
        openings=frozenset(letters[:_END] for letters in written),
        endings=frozenset(letters[-_END:] for letters in written),
    )


def _by_letters(kinds: dict[str, list[str]]) -> Iterator[tuple[str, SectionKind]]:
    """Whole headings as their letters alone, each with its kind; also with "&" for "and"."""
    for kind, texts in kinds.items():
        for text in texts:
            for written in {text, _JOINTS.sub("and", text)}:
                yield "".join(heading_words(written)), SectionKind(kind)


def heading_words(text: str) -> list[str]:
    """The words of a heading in lower case, without accents; "&", "/" and "+" are "and".

    >>> heading_words("Skills & Abilities:"), heading_words("COMPÉTENCES")
    (['skills', 'and', 'abilities'], ['competences'])
    """
    low = text.lower() if text.isascii() else _plain(text.lower())
    return _LETTERS.findall(_AND.sub(" and ", low) if _AND.search(low) else low)


def _plain(text: str) -> str:
    """A text's letters without their accents."""
    return _MARKS.sub("", normalize("NFKD", text.translate(_UNMARKED)))


def _kind_of_letters(letters: str) -> tuple[SectionKind, str] | None:
    """A whole heading by its letters, also with a letter or its ligatures lost, or one too many."""
    lexicon = heading_lexicon()
    if kind := lexicon.phrases.get(letters):
        return kind, "sections.phrase"
    if len(letters) < 6:
        return None
    if kind := lexicon.damaged.get(letters):
        return kind, "sections.damaged"
    for at in _superfluous(letters):
        shorter = letters[:at] + letters[at + 1 :]
        if kind := lexicon.phrases.get(shorter) or lexicon.damaged.get(shorter):
            return kind, "sections.damaged"
    return None


def _superfluous(letters: str) -> range:
    """Where one letter too many may stand: at an end that no heading has, else anywhere between.

    A letter more at the very end makes another word.
    """
    if not 8 <= len(letters) <= _LONGEST:
        return range(0)
    lexicon = heading_lexicon()
    first = 1 if letters[-_END:] in lexicon.endings else len(letters) - _END
    last = len(letters) - 1 if letters[:_END] in lexicon.openings else _END
    return range(first, last)


_NUMBERED = re.compile(r"(?:[IVX]{1,4}|[A-H])[.):]")
"""How a line numbered by a letter begins; most lines are not, and are told by their ends."""


@lru_cache(maxsize=1)
def _dress() -> re.Pattern[str]:
    return re.compile(load_table("sections")["dress"])


def undress(text: str) -> tuple[Span, bool]:
    """Where the words of a line stand without the marks around them, and whether it is numbered.

    >>> undress("== 2. Skills =="), undress("Skills")
    ((Span(start=6, end=12), True), (Span(start=0, end=6), False))
    """
    ends_bare = text[-1:].isalnum() or (text[-2:-1].isalnum() and not text[-1:].isspace())
    bare = text[:1].isalpha() and ends_bare and not _NUMBERED.match(text)
    found = None if bare or len(text) > LONGEST_LINE else _dress().fullmatch(text)
    if found is None:
        return Span(0, len(text)), False
    return Span(*found.span("words")), bool(found["number"])


def match_heading(text: str) -> tuple[SectionKind, str] | None:
    """The kind and rule of a line that is a heading and nothing else, or None.

    Handles "WORK EXPERIENCE", "Skills:", "E D U C A T I O N", "Awards & Honors", "Relevant
    Professional Experience", "Activites", "Educaon" (a lost ligature), "ACTIVITIESANDAWARDS".

    >>> match_heading("Employment History:")
    (<SectionKind.EXPERIENCE: 'experience'>, 'sections.phrase')
    >>> match_heading("E D U C A T I O N")
    (<SectionKind.EDUCATION: 'education'>, 'sections.phrase')
    >>> match_heading("Experience with large teams of nurses") is None
    True
    """
    if len(text) > _MAX_HEADING or not text[:1].isalpha() or text.endswith((",", ".", ";")):
        return None
    text = _REMARK.sub("", text)
    words = heading_words(text)
    spaced = len(words) >= 4 and all(len(word) == 1 for word in words)
    if not words or (len(words) > _MAX_WORDS and not spaced) or _FIGURE.search(text):
        return None
    if found := _kind_of_letters("".join(words)):
        wrapped = found[0] is SectionKind.PERSONAL and text.islower()  # "2019 - till" over "date"
        return None if wrapped else found
    lexicon = heading_lexicon()
    known = [word for word in words if word in lexicon.heads]
    usual = all(word in lexicon.heads or word in lexicon.fillers for word in words)
    if len(words) > 1 and known and usual:
        return lexicon.heads[known[0]], "sections.words"
    return _history_of(text, words)


def _history_of(text: str, words: Sequence[str]) -> tuple[SectionKind, str] | None:
    """A history whose first word tells of what, whatever that is: "Warehouse Work Experience"."""
    if len(words) != 3 or not words[2].startswith(_HISTORIES):
        return None
    if not (text.istitle() or text.isupper()):
        return None
    found = _kind_of_letters("".join(words[1:]))
    return (found[0], "sections.words") if found and found[0] is SectionKind.EXPERIENCE else None


def _split(words: Sequence[re.Match[str]]) -> list[tuple[SectionKind, int, int]] | None:
    """Words as two or three known headings, each beginning with a capital; None if they are not."""
    lexicon = heading_lexicon()
    letters = ["".join(heading_words(word[0])) for word in words]
    found: list[tuple[SectionKind, int, int]] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at, -1):
            joined = "".join(letters[at:end])
            exact = lexicon.phrases.get(joined) or lexicon.damaged.get(joined)
            if found and exact is None:
                exact = (_kind_of_letters(joined) or (None,))[0]
            named = words[at][0][:1].isupper() and exact is not SectionKind.OTHER
            known = exact if named else None  # "OTHER QUALIFICATION" is one heading
            if known and end - at < len(words):
                found.append((known, words[at].start(), words[end - 1].end()))
                at = end
                break
        else:
            return None
    return found if 1 < len(found) < 4 else None


def side_by_side(row: Row, whole: tuple[SectionKind, str] | None) -> tuple[Heading, ...]:
    """Two or three headings in one line, as columns leave them: "Experience    Skills".

    `whole` is what the line is as one heading: only one made of known words can be two.
    """
    text = row.content
    if whole and whole[1] != "sections.words":
        return ()
    if len(text) > _MAX_HEADING or not text[:1].isupper() or not 2 <= len(text.split()) <= 7:
        return ()
    if any(map(str.isdigit, text)) or text.find(":") == len(text) - 1:  # "Course Papers:"
        return ()
    opening = "".join(heading_words(text))[:_END]
    if not heading_lexicon().openings.intersection((opening, opening[:-1])):
        return ()
    start = row.span.start + row.bullet
    parts = _split(list(re.finditer(r"\S+", text))) or []
    if whole and not all(_stands_alone(kind, text[one:two]) for kind, one, two in parts):
        return ()
    rule = "sections.side_by_side"
    return tuple(
        Heading(kind, Span(start + one, start + two), rule, row.index) for kind, one, two in parts
    )


def _stands_alone(kind: SectionKind, heading: str) -> bool:
    """Whether a heading holds a word that tells its kind, or is "Work History"."""
    words = heading_words(heading)
    told = not heading_lexicon().heads.keys().isdisjoint(words)
    return told or (kind is SectionKind.EXPERIENCE and len(words) > 1)


def inline_heading(row: Row) -> Heading | None:
    """A heading divided from its content in the same line: "Languages: English"."""
    text = row.content[:_INLINE_REACH]
    if not text[:1].isupper() or not _DIVIDED.search(text):
        return None
    cut = _INLINE.search(text)
    if not cut or not 2 < cut.start() <= 40:
        return None
    head = text[: cut.start()]
    kind = heading_lexicon().phrases.get("".join(heading_words(head)))
    if kind is None or any(char.isdigit() for char in head):
        return None
    start = row.span.start + row.bullet
    return Heading(kind, Span(start, start + cut.start()), "sections.inline", row.index)


def run_in_heading(row: Row) -> Heading | None:
    """A heading run into its content: "EDUCATION 2017 - 2019 ...", "Work experience 04/2022"."""
    first = _LETTERS.match(row.text[:_FIRST_WORD].lower())
    if row.bullet or not row.text[:1].isupper() or not first:
        return None
    if first[0] not in heading_lexicon().firsts:
        return None
    words = list(re.finditer(r"\S+", row.text[:60]))[:4]
    for count in range(min(3, len(words) - 1), 0, -1):
        head, after = row.text[: words[count - 1].end()], words[count][0]
        found = _kind_of_letters("".join(heading_words(head)))
        capital = head[-1] != ":" and (after[:1].isupper() or after[:1].isdigit())
        if any(char.isdigit() for char in head):
            continue
        if found and found[0] is SectionKind.SKILLS and _goes_on(words, count):
            continue
        if found and found[0] in SPLIT_OFF and found[1] == "sections.phrase" and capital:
            span = Span(row.span.start, row.span.start + len(head))
            return Heading(found[0], span, "sections.run_in", row.index)
    return None


def own_list_heading(row: Row) -> Heading | None:
    """A word in front of the list it heads: "Languages English, Dutch", "Certifications PMP"."""
    if not row.text.startswith(_OWN_LISTS):
        return None
    word, _, rest = row.text.partition(" ")
    kind = _OWN_LIST[word + " "]
    told = load_knowledge().languages.find_in(rest[:_INLINE_REACH])
    if not rest[:1].isupper() or (kind is SectionKind.LANGUAGES and not told):
        return None
    span = Span(row.span.start, row.span.start + len(word))
    return Heading(kind, span, "sections.run_in", row.index)


def _goes_on(words: Sequence[re.Match[str]], count: int) -> bool:
    """Whether what seems a heading begins a title or a field: "Software Developer"."""
    known = load_knowledge()
    after = (set(heading_words(word[0])) for word in words[count : count + 2])
    field = " ".join(word[0] for word in words[: count + 1])
    return any(known.titles.heads & each for each in after) or bool(
        known.fields.lexicon.lookup(field)
    )
