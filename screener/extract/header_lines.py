"""Header lines: which lines may be part of an entry's header, and which begin an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from screener.extract.dates import STACKED_END
from screener.extract.header_labels import labelled_parts
from screener.extract.header_marks import PartKind
from screener.extract.header_words import DATE_MARK
from screener.extract.headers import Part, tag_parts
from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DateRange, Span

_MAX_HEADER = 120
_SHORT = 30  # letters of a line in which no story begins after a name
_STOP = re.compile(r"[.!](?<=[a-z)]{2}.)(?=\s+[A-Z(])(?!\s+(?:Pvt|Ltd|Inc|Corp|Co|LLC)\b)")
_PREPOSITION = re.compile(r"(?:in|at|for)[ ](?=[A-Z][\w.&' -]+$)")  # before a name alone
_WORKED = re.compile(
    r"(?:(?:Currently|Presently)[ ])?(?i:work(?:ed|ing)|employed)[ ]"
    r"(?:as[ ](?:an?[ ]|the[ ])?|(?:with|at|in|for)[ ])(?=[A-Z].{0,80}[ ](?:19|20)\d\d)"
)  # before the names of a job told as a sentence: "Worked as Clerk at Acme from 2015 to 2018."
_FROM = re.compile(r"(?<=[ ,(])(?i:from|since|during)[ :]{1,3}\Z")  # belongs to its date
_MARKED = re.compile(r"[(,|:–-]|[ ]at[ ]|ï¼")
_SITE_BEHIND = re.compile(r"[ ,(|]{1,3}(?:https?:|www\.)")
_UNSURE = -1.2
_KNOWN_STOPS = re.compile(
    r"(?i)\b(?:inc|ltd|co|corp|pvt|sr|jr|st|dept|univ|assoc|bros|llc|u\.s|no|asst|mgr|exec|supv|dr|mr|mrs|ms)\.$"
)
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")
_MOST_IN_SENTENCE = 6  # words of a title that stands as a sentence of its own
_OPEN = re.compile(r"(?i)(?:present|current|now)\b[ :,–-]*(?=[A-Z])")
_TITLE_WORD = re.compile(r"[\w.#+-]+")
_MOST_IN_TITLE = 6
_MOST_IN_NAME = 12  # words of an employer and its place
_BETWEEN = f" /&,-–{DATE_MARK}"  # what may stand between the words of a title
_MOST_DATED, _MOST_TITLED = 8, 12  # words beside a date alone; beside it and a title
_OPEN_END = re.compile(r"(?i)[ ](?:and|or|of|for|with|to|the|an?|in|on|by)$")


class Line(msgspec.Struct, frozen=True, dict=True):
    """A row as a header line: its dates, and its text with the dates masked.

    `head` is the stretch of the row that may be header; `masked` is its text.
    """

    row: Row
    dates: tuple[DateRange, ...]
    head: Span
    masked: str

    @cached_property
    def text(self) -> str:
        """The text of the stretch that may be header, dates and all."""
        start = self.head.start - self.row.span.start
        return self.row.text[start : start + len(self.head)]

    @cached_property
    def words(self) -> int:
        """How many words stand here, dates not counted."""
        return len(_WORD.findall(self.masked))

    @cached_property
    def labelled(self) -> tuple[Part, ...]:
        """What the line itself says its parts are: "Company: Acme Inc."."""
        return labelled_parts(self.masked)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What labels or the tagger say; positions are in `masked`. Costs nothing until asked."""
        return self.labelled or tag_parts(self.masked)

    def span_of(self, part: Part) -> Span:
        """Where a part stands in the resume's text."""
        return Span(self.head.start + part.start, self.head.start + part.end)

    @property
    def date_only(self) -> bool:
        """Whether nothing but dates stands here."""
        return bool(self.dates) and self.words == 0


@lru_cache(maxsize=1)
def _story() -> re.Pattern[str]:
    """Where a story begins after a name: "Acme Inc. | Developed a ...", "Acme Inc. | I was"."""
    words = "|".join(word.capitalize() for word in load_table("jobs")["story"])
    return re.compile(
        rf"[ ](?=[A-Z])(?<=[\w).,][ ])(?=I(?:['’]?m| was| am)[ ]|(?:{words})[ ](?:[a-z]|&[ ]))"
    )


def _head_of(row: Row) -> Span:
    """The part of a row that may be header: all of it, or its beginning up to a story.

    A story begins after a full stop, or with a verb that a small letter follows.
    """
    start = row.span.start + row.bullet
    content = row.content
    end = len(content)
    if end <= _SHORT and (lead := _PREPOSITION.match(content)):
        return Span(start + lead.end(), start + end)
    if lead := _WORKED.match(content):
        return Span(start + lead.end(), start + end)
    if not row.bullet and end > _SHORT and (story := _story().search(content, 2)):
        end = story.start()
    for stop in _sentence_ends(content, end):
        if not _title_follows(content, stop, end):
            return Span(start, start + stop)
    return Span(start, start + end)


def _sentence_ends(content: str, end: int) -> Iterator[int]:
    """Where the sentences before a position end; a shortened word ends none."""
    for stop in _STOP.finditer(content, 0, end):
        if not _KNOWN_STOPS.search(content, 0, stop.end()):
            yield stop.end()


def _title_follows(content: str, stop: int, end: int) -> bool:
    """Whether the sentence after a full stop is a title: "Acme. Junior clerk. Five projects"."""
    last = next((at for at in _sentence_ends(content, end) if at > stop), end)
    sentence = content[stop:last].strip()
    head = _LAST_WORD.search(sentence)
    short = len(sentence.split()) <= _MOST_IN_SENTENCE
    return short and head is not None and load_knowledge().titles.is_head(head[1].lower())


def header_line(text: str, row: Row, dates: Sequence[DateRange]) -> Line:
    """A row ready to be tagged; `dates` are those that stand in it."""
    head = _head_of(row)
    masked = text[head.start : min(head.end, head.start + 200)]
    for found in dates:
        start, end = found.span.start - head.start, found.span.end - head.start
        if 0 <= start < len(masked):
            lead = _FROM.search(masked, max(0, start - 10), start)
            start = lead.start() if lead else start
            masked = masked[:start] + DATE_MARK * (min(end, len(masked)) - start) + masked[end:]
    return Line(row, tuple(dates), head, _divided(masked))


def _divided(masked: str) -> str:
    """The text with a mark for every full stop within, and for an end of dates without a start."""
    for stop in _sentence_ends(masked, len(masked)):
        masked = f"{masked[: stop - 1]}|{masked[stop:]}"
    if found := _OPEN.match(masked):
        masked = DATE_MARK * found.end() + masked[found.end() :]
    return masked


def names_employer(line: Line) -> bool:
    """Whether a line is the name of an employer with its place: "Acme (Rome, Italy)"."""
    if line.dates or line.words > _MOST_IN_NAME:  # a duty: not worth tagging
        return False
    kinds = [part.kind for part in line.parts]
    return len(kinds) > 1 and kinds[0] is PartKind.EMPLOYER and set(kinds[1:]) == {PartKind.PLACE}


def names_job(line: Line) -> bool:
    """Whether a line is but a title and its employer, in any order, their place, marks between."""
    kinds = {part.kind for part in line.parts}
    if not all(part.before for part in line.parts):
        return False
    named = {PartKind.TITLE, PartKind.EMPLOYER}
    return not line.dates and named <= kinds <= {*named, PartKind.PLACE}


def could_head(line: Line) -> bool:
    """Whether a line may be part of a header: short, no bullet, no sentence."""
    return not line.row.bullet and reads_like_header(line)


def reads_like_header(line: Line) -> bool:
    """Whether a line may be part of a header, but for its bullet."""
    text = line.text
    if line.words > 14 or len(text) > _MAX_HEADER:
        return False
    if line.labelled:
        return True
    if text.endswith(",") and line.words > 8:
        return False
    if text.endswith((".", ";")) and not line.dates and not _KNOWN_STOPS.search(text):
        return False
    if text.endswith(":") and line.words <= 4 and not line.dates:
        return False
    first = text.split(" ", 1)[0]
    if first.islower() and "." not in first[:-1] and not line.dates:  # else a name: "acme.org"
        names = lead_of(line)
        return len(names) == len(line.parts) and any(n.kind is PartKind.TITLE for n in names)
    if line.words <= 5:  # so short that it need not be tagged
        return True
    other = [part for part in line.parts if part.kind is PartKind.OTHER]
    return sum(part.end - part.start for part in other) < 0.75 * len(text)


def goes_on_below(line: Line) -> bool:
    """Whether a line stops within a sentence: "Collected reports and"."""
    return line.words > 3 and _OPEN_END.search(line.text) is not None


def lead_of(line: Line) -> tuple[Part, ...]:
    """The sure names that a line begins with, up to the first words that are none."""
    lead = []
    for part in line.parts:
        if part.kind is PartKind.OTHER or part.log(part.kind) < _UNSURE:
            break
        lead.append(part)
    if len(lead) < 2 and begins_with_title(line):
        return tag_parts(line.masked[: _end_of_title(line)])
    return tuple(lead)


def begins_like_header(line: Line) -> bool:
    """Whether a long line begins with names, and its story follows them.

    An employer must be among them, with a title, a place or the address of a site.
    """
    if line.row.bullet or line.dates or not line.row.text[:1].isupper():
        return False
    if not _MARKED.search(line.row.text, 0, 60):  # a story that goes on: not worth tagging
        return False
    lead = lead_of(line)
    kinds = {part.kind for part in lead}
    if PartKind.EMPLOYER not in kinds:
        return False
    sited = _SITE_BEHIND.match(line.masked, lead[-1].end) is not None
    return sited or bool(kinds & {PartKind.TITLE, PartKind.PLACE})


def begins_with_title(line: Line) -> bool:
    """Whether a line of a text without places on a page begins with a title, its story beside it.

    That is what two columns leave where a document's text was flattened line by line.
    """
    if line.row.bullet or line.dates or line.row.line.box or not line.row.text[:1].isalnum():
        return False
    end = _end_of_title(line)
    return end > 0 and tag_parts(line.masked[:end])[0].kind is PartKind.TITLE


def opens_with_title(line: Line) -> bool:
    """Whether a noun of titles stands among the first words of a line."""
    return _end_of_title(line) > 0


def _end_of_title(line: Line) -> int:
    """Where the last noun of titles ends among the first words, or 0.

    Words before it begin with a capital or hold a mark, as "c#" and ".Net" do.
    """
    titles = load_knowledge().titles
    end = last = 0
    for count, word in enumerate(_TITLE_WORD.finditer(line.masked)):
        if count == _MOST_IN_TITLE or line.masked[last : word.start()].strip(_BETWEEN):
            break
        last = word.end()
        if titles.is_head(word[0].lower()):
            end = word.end()
        elif word[0].islower() and word[0].isalpha():
            break
    return end


def is_anchor(line: Line) -> bool:
    """Whether a dated line begins an entry or ends its header, rather than telling a story."""
    if not line.dates or line.dates[0].rule == STACKED_END:
        return False
    first, last = line.dates[0].span, line.dates[-1].span
    at_start = first.start - line.head.start <= 3
    at_end = line.head.end - last.end <= 3
    two_ended = line.dates[0].current or "-" in line.dates[0].rule
    small, stopped = line.row.text[:1].islower(), line.row.text.endswith(".")
    prose = (small and stopped) if two_ended else (small or stopped)
    if prose:
        return False
    if not two_ended:
        most = _MOST_TITLED if at_start and _end_of_title(line) else _MOST_DATED
        if line.words > most or line.row.bullet:
            return False
    if line.row.bullet:
        return (at_start or at_end) and line.words <= 14
    if at_start:
        return line.words <= 24
    return line.words <= 16 if at_end or two_ended else line.words <= 10
