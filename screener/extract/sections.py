"""Sections: known headings in every dress.

`match_heading` looks at one line; `find_sections` cuts the document at the headings it finds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.items import running_rows
from screener.extract.resources import load_table
from screener.extract.rows import Row, rows_inside, visible_rows
from screener.knowledge import load_knowledge
from screener.types import Section, SectionKind, Span

_MAX_HEADING = 60
_MAX_WORDS = 6
_LONGEST = 30  # letters of a heading in which a wrong one is forgiven
_INLINE_REACH = 43  # a heading of 40 letters and what divides it from its content
_STUDY_LABEL = re.compile(r"(?i)(?:certificate|diploma)[ ]?:")
_INLINE = re.compile(r"[ \t]{2,}|[ ]*[:|][ \t]*|\t|[ ]+[-–—][ ]+")
_LETTERS, _AND = re.compile(r"[a-z]+"), re.compile(r"[&/+]")
_REMARK = re.compile(r"[ ]\([^()]{1,40}\)$")  # "Skills (most important first)"
_YEAR, _FIGURE = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d")
_DATES_ALONE = re.compile(
    r"(?=.{0,30}(?:19|20)\d\d)(?:[\W\d_]|\b(?:to|till|until|since|present|current|now|today|"
    r"mar(?:ch)?|may|june?|july?|(?:jan|feb|apr|aug|sep|oct|nov|dec)[a-z]{0,6})\b){1,40}",
    re.I,
)
_LIGATURES = re.compile(r"ti|tt|ft|ff|fi|fl")  # what text extraction loses from some fonts
_SPLIT_OFF = frozenset(
    (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS, SectionKind.SUMMARY)
)
_TELLING = frozenset((SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING))
_INSIDE = frozenset(
    (
        SectionKind.EDUCATION,
        SectionKind.LANGUAGES,
        SectionKind.CERTIFICATIONS,
        SectionKind.REFERENCES,
    )
)  # what may be opened with a colon under a heading of `_TELLING`: other words are labels there
_REPEATED = frozenset(
    ("experience", "workexperience", "professionalexperience", "education", "skills")
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line, or a part of one, that opens a section; `span` covers its words."""

    kind: SectionKind
    span: Span
    rule: str
    row: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Headings by their letters alone, without spaces: "ACTIVITIESANDAWARDS" is known too.

    `firsts` are first words of the kinds that may be run into their content.
    """

    phrases: dict[str, SectionKind]
    damaged: dict[str, SectionKind]
    heads: dict[str, SectionKind]
    fillers: frozenset[str]
    firsts: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    table = load_table("sections")
    phrases = {
        text.replace(" ", ""): SectionKind(kind)
        for kind, texts in table["phrases"].items()
        for text in texts
    }
    heads = {word: SectionKind(kind) for kind, words in table["heads"].items() for word in words}
    damaged: dict[str, SectionKind] = {}
    for letters, kind in phrases.items():
        if len(letters) >= 7:
            damaged.setdefault(_LIGATURES.sub("", letters), kind)
        if len(letters) >= 8:
            for at in range(1, len(letters)):
                damaged.setdefault(letters[:at] + letters[at + 1 :], kind)
    firsts = frozenset(
        text.split()[0] for kind in _SPLIT_OFF for text in table["phrases"][kind.value]
    )
    return _Lexicon(phrases, damaged, heads, frozenset(table["fillers"]), firsts)


def _words(text: str) -> list[str]:
    """The words of a heading in lower case; "&", "/" and "+" are "and".

    >>> _words("Skills & Abilities:")
    ['skills', 'and', 'abilities']
    """
    low = text.lower()
    return _LETTERS.findall(_AND.sub(" and ", low) if _AND.search(low) else low)


def _kind_of_letters(letters: str) -> tuple[SectionKind, str] | None:
    """A whole heading by its letters, also with a letter or its ligatures lost, or one too many."""
    lexicon = _lexicon()
    if kind := lexicon.phrases.get(letters):
        return kind, "sections.phrase"
    if len(letters) < 6:
        return None
    if kind := lexicon.damaged.get(letters):
        return kind, "sections.damaged"
    if 8 <= len(letters) <= _LONGEST:
        for at in range(1, len(letters) - 1):  # a letter more at the end makes another word
            shorter = letters[:at] + letters[at + 1 :]
            if kind := lexicon.phrases.get(shorter) or lexicon.damaged.get(shorter):
                return kind, "sections.damaged"
    return None


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
    words = _words(text)
    spaced = len(words) >= 4 and all(len(word) == 1 for word in words)
    if not words or (len(words) > _MAX_WORDS and not spaced) or _FIGURE.search(text):
        return None
    if found := _kind_of_letters("".join(words)):
        wrapped = found[0] is SectionKind.PERSONAL and text.islower()  # "2019 - till" over "date"
        return None if wrapped else found
    lexicon = _lexicon()
    known = [word for word in words if word in lexicon.heads]
    usual = all(word in lexicon.heads or word in lexicon.fillers for word in words)
    return (
        (lexicon.heads[known[0]], "sections.words") if len(words) > 1 and known and usual else None
    )


def _split(words: Sequence[re.Match[str]]) -> list[tuple[SectionKind, int, int]] | None:
    """Words as two or three known headings, each beginning with a capital; None if they are not."""
    lexicon = _lexicon()
    found: list[tuple[SectionKind, int, int]] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at, -1):
            letters = "".join(letter for word in words[at:end] for letter in _words(word[0]))
            exact = lexicon.phrases.get(letters) or lexicon.damaged.get(letters)
            named = words[at][0][:1].isupper() and exact is not SectionKind.OTHER
            known = exact if named else None  # "OTHER QUALIFICATION" is one heading
            if known and end - at < len(words):
                found.append((known, words[at].start(), words[end - 1].end()))
                at = end
                break
        else:
            return None
    return found if 1 < len(found) < 4 else None


def _side_by_side(row: Row, whole: tuple[SectionKind, str] | None) -> tuple[Heading, ...]:
    """Two or three headings in one line, as columns leave them: "Experience    Skills".

    `whole` is what the line is as one heading: only one made of known words can be two.
    """
    text = row.content
    if whole and whole[1] != "sections.words":
        return ()
    if len(text) > _MAX_HEADING or not text[:1].isupper() or not 2 <= len(text.split()) <= 7:
        return ()
    if any(map(str.isdigit, text)):
        return ()
    start = row.span.start + row.bullet
    parts = _split(list(re.finditer(r"\S+", text))) or []
    heads = _lexicon().heads
    if whole and not all(heads.keys() & _words(text[one:two]) for _, one, two in parts):
        return ()
    rule = "sections.side_by_side"
    return tuple(
        Heading(kind, Span(start + one, start + two), rule, row.index) for kind, one, two in parts
    )


def _inline(row: Row) -> Heading | None:
    """A heading divided from its content in the same line: "Languages: English"."""
    text = row.content[:_INLINE_REACH]
    cut = _INLINE.search(text) if text[:1].isupper() else None
    if not cut or not 2 < cut.start() <= 40:
        return None
    head = text[: cut.start()]
    kind = _lexicon().phrases.get("".join(_words(head)))
    if kind is None or any(char.isdigit() for char in head):
        return None
    start = row.span.start + row.bullet
    return Heading(kind, Span(start, start + cut.start()), "sections.inline", row.index)


def _run_in(row: Row) -> Heading | None:
    """A heading run into its content: "EDUCATION 2017 - 2019 ...", "Work experience 04/2022"."""
    first = _LETTERS.match(row.text.lower())
    if row.bullet or not row.text[:1].isupper() or not first:
        return None
    if first[0] not in _lexicon().firsts:
        return None
    words = list(re.finditer(r"\S+", row.text[:60]))[:4]
    for count in range(min(3, len(words) - 1), 0, -1):
        head, after = row.text[: words[count - 1].end()], words[count][0]
        found = _kind_of_letters("".join(_words(head)))
        capital = head[-1] != ":" and (after[:1].isupper() or after[:1].isdigit())
        if any(char.isdigit() for char in head):
            continue
        if found and found[0] is SectionKind.SKILLS and _opens_title(words[count : count + 2]):
            continue
        if found and found[0] in _SPLIT_OFF and found[1] == "sections.phrase" and capital:
            span = Span(row.span.start, row.span.start + len(head))
            return Heading(found[0], span, "sections.run_in", row.index)
    return None


def _opens_title(words: Sequence[re.Match[str]]) -> bool:
    """Whether a noun of titles is among words: "Software Developer" is no heading."""
    heads = load_knowledge().titles.heads
    return any(heads & set(_words(word[0])) for word in words)


Style = tuple[float, bool, bool]


def _style(row: Row) -> Style:
    """What sets a line apart on the page: its size, whether bold, whether in capitals."""
    return round(row.line.size * 2) / 2, row.line.bold, row.text.isupper()


def _is_plain(text: str) -> bool:
    """Whether a line is as short and bare as a heading is."""
    short = len(text) <= 40 and text[:1].isalpha() and len(text.split()) <= 5
    return short and not text.endswith((".", ";")) and not re.search(r"[\d@,|]", text)


def _by_style(rows: Sequence[Row], known: Sequence[Heading]) -> Iterator[Heading]:
    """Unknown headings: short lines in the style of the known ones, which no other text shares."""
    indexes = {heading.row for heading in known}
    styles = Counter(_style(row) for row in rows if row.index in indexes)
    others = Counter(_style(row) for row in rows if row.index not in indexes)
    telling = {style for style, count in styles.items() if count >= 2 and others[style] <= count}
    first = min(indexes, default=len(rows))
    titles = _below_dates(rows, indexes)
    for row in rows:
        if row.index in indexes or row.index < first or row.index in titles:
            continue
        if _is_plain(row.text) and (row.line.heading or _style(row) in telling):
            inside = any(heading.span.covers(row.span) for heading in known)
            dated = any(_YEAR.search(below.text) for below in rows[row.index : row.index + 3])
            if inside or dated:
                continue
            yield Heading(SectionKind.OTHER, row.span, "sections.style", row.index)


def _below_dates(rows: Sequence[Row], headings: Set[int]) -> set[int]:
    """The rows below dates alone on their line, where such dates stand first under a heading.

    They are the titles of entries, however they are set.
    """
    below = [row for above, row in pairwise(rows) if _DATES_ALONE.fullmatch(above.text)]
    if any(row.index - 2 in headings for row in below):
        return {row.index for row in below}
    return set()


def _two_lines(rows: Sequence[Row], at: int) -> Heading | None:
    """A heading broken over two lines of one look: "EXECUTIVE" over "SUMMARY"."""
    if at + 1 >= len(rows):
        return None
    row, below = rows[at], rows[at + 1]
    if len(row.text) + len(below.text) > 40 or _style(row) != _style(below) or row.bullet:
        return None
    if row.line.block != below.line.block or not (row.line.bold or row.text.isupper()):
        return None
    joined = row.text + " " + below.text
    known = _lexicon().phrases.get("".join(_words(joined)))
    if known is None and set(_words(below.text)) <= _lexicon().fillers:
        known = (match_heading(joined) or (None,))[0]
    span = Span(row.span.start, below.span.end)
    return Heading(known, span, "sections.two_lines", row.index) if known else None


def _listed(rows: Sequence[Row], at: int) -> bool:
    """Whether a bulleted line is one of a list, as "• Leadership" among skills is."""
    if not rows[at].bullet or rows[at].line.bold or rows[at].text.isupper():
        return False
    return any(row.bullet > 0 for row in rows[max(0, at - 1) : at + 2] if row is not rows[at])


def _may_stand_inside(kind: SectionKind, row: Row, under: SectionKind | None) -> bool:
    """Whether a heading with its content beside it may follow under another heading.

    "Degree: History" and "Certificate: Glazing" within the education are no headings.
    """
    if under is SectionKind.EDUCATION and (kind is under or _STUDY_LABEL.match(row.content)):
        return False
    return under not in _TELLING or kind in _INSIDE


def _known(rows: Sequence[Row]) -> list[Heading]:
    """Headings that the lexicon knows, one line at a time."""
    known: list[Heading] = []
    under: SectionKind | None = None
    for at, row in enumerate(rows):
        if known and row.span.end <= known[-1].span.end:  # the second line of a heading
            continue
        matched = match_heading(row.content)
        pair = _side_by_side(row, matched)
        if two := _two_lines(rows, at):
            known.append(two)
            under = two.kind
        elif not pair and matched and not _listed(rows, at):
            start = row.span.start + row.bullet
            known.append(Heading(matched[0], Span(start, row.span.end), matched[1], row.index))
            under = matched[0]
        elif pair:
            known.extend(pair)
            under = pair[0].kind
        elif (inline := _inline(row)) and _may_stand_inside(inline.kind, row, under):
            known.append(inline)
    return known


def _labels(rows: Sequence[Row], known: Sequence[Heading]) -> set[str]:
    """Words that head a line again and again: labels of a body, such as "Responsibilities:"."""
    text = {row.index: row for row in rows}
    counts = Counter(_letters_of(text[heading.row], heading) for heading in known)
    return {letters for letters, count in counts.items() if count > 1 and letters not in _REPEATED}


def _letters_of(row: Row, heading: Heading) -> str:
    start = heading.span.start - row.span.start
    return "".join(_words(row.text[start : start + len(heading.span)]))


def find_headings(rows: Sequence[Row]) -> tuple[Heading, ...]:
    """Every heading, in order: known ones first, then what a resume shows by its own habits."""
    known = _known(rows)
    labels = _labels(rows, known)
    by_index = {row.index: row for row in rows}
    known = [h for h in known if _letters_of(by_index[h.row], h) not in labels]
    whole = [heading for heading in known if heading.rule != "sections.inline"]
    missing = _SPLIT_OFF - {heading.kind for heading in whole}
    taken = {heading.row for heading in known}
    run_in = [_run_in(row) for row in rows if missing and row.index not in taken]
    known += [heading for heading in run_in if heading and heading.kind in missing]
    return tuple(sorted([*known, *_by_style(rows, whole)], key=lambda heading: heading.span))


def _bodies(headings: Sequence[Heading], end: int) -> Iterator[tuple[Heading, Span]]:
    """Each heading with the text under it; headings side by side share theirs."""
    lines = [list(group) for _, group in groupby(headings, key=lambda heading: heading.row)]
    for at, line in enumerate(lines):
        until = lines[at + 1][0].span.start if at + 1 < len(lines) else end
        for heading in line:
            yield heading, Span(line[-1].span.end, until)


def _kind_by_content(heading: Heading, body: Span, rows: Sequence[Row]) -> SectionKind:
    """The heading's kind, but "Languages" over names of programming languages alone is skills."""
    if heading.kind is not SectionKind.LANGUAGES:
        return heading.kind
    known = load_knowledge()
    words = "\n".join(row.text for row in rows_inside(rows, body))
    if known.languages.find_in(words) or not known.skills.find_in(words):
        return heading.kind
    return SectionKind.SKILLS


def find_sections(rows: Sequence[Row], end: int) -> tuple[Section, ...]:
    """The document cut at its headings; what stands before the first is the preamble.

    Bodies are in order and disjoint, but for two headings side by side, which share one. `end` is
    where the visible text ends. A heading that shares its line with its content has the section
    above it as its parent; the preamble has no heading and is no section's parent.
    """
    headings = find_headings(rows)
    first = headings[0].span.start if headings else end
    sections = []
    if first > 0 or not headings:
        sections.append(
            Section(SectionKind.PREAMBLE, None, Span(0, first), rule="sections.preamble")
        )
    outer: int | None = None
    for heading, body in _bodies(headings, end):
        inner = heading.rule == "sections.inline"
        kind = _kind_by_content(heading, body, rows)
        if not inner:
            outer = len(sections)
        parent = outer if inner else None
        sections.append(Section(kind, heading.span, body, parent, heading.rule))
    return tuple(sections)


@Language.component("sections")
def _sections(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.rows = visible_rows(draft.resume, draft.end)
    draft.running = running_rows(draft.rows)
    draft.sections = find_sections(draft.rows, draft.end)
    return doc
