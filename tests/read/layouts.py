"""Pages of invented text in the layouts that resumes come in, with the order they are read in."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
_SYLLABLES = re.findall(
    r"\w+", "ba co di fe ga lu mi no pa re so ta ve wi zo chan der fil gor hest lim mor"
)
_MONTHS = re.findall(r"\w+", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


@dataclass
class Draft:
    """A document being drawn: every text with its place, and the lines in reading order."""

    seed: int
    size: float = 10
    leading: float = 13
    drawn: list[list[tuple[float, float, str, str, float]]] = field(default_factory=lambda: [[]])
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def word(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 4)))

    def words(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count)).capitalize()

    def put(self, x: float, y: float, text: str, font: str = "Helvetica", size: float = 0) -> None:
        """Draw without saying where it is read; y counts down from the top."""
        self.drawn[-1].append((x, y, text, font, size or self.size))

    def line(self, x: float, y: float, text: str, font: str = "Helvetica", size: float = 0) -> None:
        """Draw the next line in reading order."""
        self.put(x, y, text, font, size)
        self.lines.append(text)

    def heading(self, x: float, y: float) -> float:
        self.line(x, y, self.words(2).upper(), "Helvetica-Bold")
        return y + self.leading + 3

    def prose(self, x: float, y: float, width: float, words: int, bullet: str = "") -> float:
        """Wrapped text; returns where it ends."""
        indent = stringWidth(bullet, "Helvetica", self.size)
        current = ""
        first = True
        for word in [*self.words(words).split(), None]:
            longer = f"{current} {word}".strip() if word else ""
            if word and stringWidth(longer, "Helvetica", self.size) <= width - indent:
                current = longer
                continue
            self.line(x if first else x + indent, y, (bullet if first else "") + current)
            current, first, y = word or "", False, y + self.leading
        return y

    def job(self, x: float, y: float, width: float, bullets: int = 2) -> float:
        """A title, dates against the right edge on the same line, an employer, bullets."""
        title, dates = self.words(2).title(), f"{self.month()} 2014 - {self.month()} 2019"
        self.put(x, y, title, "Helvetica-Bold")
        self.put(x + width - stringWidth(dates, "Helvetica", self.size), y, dates)
        self.lines.append(f"{title}\t{dates}")
        self.line(x, y + self.leading, self.words(3).title() + " Ltd")
        y += 2 * self.leading
        for _ in range(bullets):
            y = self.prose(x, y, width, self.random.randint(8, 25), bullet="• ")
        return y + 6

    def month(self) -> str:
        return self.random.choice(_MONTHS)

    def new_page(self) -> None:
        self.drawn.append([])

    def pdf(self, *, order: Callable[[list[tuple[float, ...]]], list[tuple[float, ...]]]) -> bytes:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
        for page in self.drawn:
            for x, y, text, font, size in order(page):
                canvas.setFont(font, size)
                canvas.drawString(x, HEIGHT - y, text)
            canvas.showPage()
        canvas.save()
        return stream.getvalue()


def name_on_top(draft: Draft) -> float:
    name = draft.words(2).title()
    x = (WIDTH - stringWidth(name, "Helvetica-Bold", 22)) / 2
    draft.line(x, 60, name, "Helvetica-Bold", 22)
    contact = f"{draft.word()}@{draft.word()}.example | 555-0{draft.random.randint(100, 199)}"
    draft.line((WIDTH - stringWidth(contact, "Helvetica", 10)) / 2, 80, contact)
    return 115.0


def section(draft: Draft, x: float, y: float, width: float) -> float:
    y = draft.heading(x, y)
    return draft.prose(x, y, width, draft.random.randint(15, 40)) + 10


def one_column(draft: Draft) -> None:
    y = name_on_top(draft)
    for _ in range(2):
        y = section(draft, 50, y, 495)
    y = draft.heading(50, y)
    for _ in range(3):
        y = draft.job(50, y, 495)


def two_columns(draft: Draft) -> None:
    top = name_on_top(draft)
    y = top
    for _ in range(5):
        y = section(draft, 50, y, 230)
    y = draft.heading(310, top)
    for _ in range(3):
        y = draft.job(310, y, 240)


def sidebar(draft: Draft, x: float, main: float) -> None:
    """A narrow column beside the main one, whose large name is read first of all."""
    draft.line(main, 55, draft.words(2).title(), "Helvetica-Bold", 20)
    for left, width in sorted([(x, 130.0), (main, 330.0)]):
        y = 60.0 if left == x else 90.0
        for _ in range(4):
            y = section(draft, left, y, width)
        if left == main:
            for _ in range(2):
                y = draft.job(left, y, width)
        else:
            for _ in range(6):
                draft.line(left, y, draft.words(2))
                y += 15


def sidebar_left(draft: Draft) -> None:
    sidebar(draft, 40, 210)


def sidebar_right(draft: Draft) -> None:
    sidebar(draft, 420, 50)


def columns_between_full_rows(draft: Draft) -> None:
    """A summary over the whole width, two columns, and a history over the whole width again."""
    y = name_on_top(draft)
    y = draft.prose(50, draft.heading(50, y), 495, 60) + 15
    ends = []
    for x in (50, 320):
        ends.append(section(draft, x, section(draft, x, y, 220), 220))
    y = draft.heading(50, max(ends) + 10)
    for _ in range(2):
        y = draft.job(50, y, 495)


def dates_on_the_left(draft: Draft) -> None:
    y = draft.heading(50, name_on_top(draft))
    for _ in range(4):
        draft.put(50, y, f"20{draft.random.randint(10, 14)} - 2019")
        title = draft.words(2).title()
        draft.put(160, y, title, "Helvetica-Bold")
        draft.lines += [draft.drawn[-1][-2][2], title]
        y = draft.prose(160, y + draft.leading, 385, draft.random.randint(15, 40)) + 10


def headings_on_the_left(draft: Draft) -> None:
    y = name_on_top(draft)
    for _ in range(5):
        draft.line(50, y, draft.words(1).upper(), "Helvetica-Bold")
        for _ in range(draft.random.randint(1, 3)):
            y = draft.prose(180, y, 365, draft.random.randint(10, 30)) + 4
        y += 14


def table(draft: Draft) -> None:
    y = draft.heading(50, name_on_top(draft))
    for row in range(5):
        cells = [draft.words(2), draft.words(1), str(2005 + row), f"{60 + row} %"]
        for x, cell in zip((50, 220, 350, 450), cells, strict=True):
            draft.put(x, y, cell)
        draft.lines.append("\t".join(cells))
        y += 16
    section(draft, 50, y + 12, 495)


def skills_in_three_columns(draft: Draft) -> None:
    y = draft.heading(50, name_on_top(draft))
    for x in (50, 220, 390):
        for row in range(5):
            draft.line(x, y + 14 * row, f"• {draft.words(2)}")
    y = draft.heading(50, y + 90)
    for _ in range(3):
        y = draft.job(50, y, 495)


def dates_on_the_right(draft: Draft) -> None:
    """Short entries with their years against the right edge: nothing crosses the white between."""
    y = draft.heading(50, name_on_top(draft))
    for _ in range(8):
        text, year = draft.words(4), str(draft.random.randint(2001, 2020))
        draft.put(50, y, text)
        draft.put(515, y, year)
        draft.lines.append(f"{text}\t{year}")
        y += 15


def dates_beside_a_short_sidebar(draft: Draft) -> None:
    """Entries with their dates at the right, and a sidebar of few lines beyond the dates."""
    draft.line(50, 60, draft.words(2).title(), "Helvetica-Bold", 22)
    y = draft.heading(50, 100)
    for _ in range(2):
        y = draft.job(50, y, 290, bullets=0)
    y = 97.0 + draft.leading
    for _ in range(4):
        draft.line(380, y, draft.words(1).title())
        y += 21


def two_pages_with_sidebar(draft: Draft) -> None:
    sidebar_left(draft)
    draft.new_page()
    y = 60.0
    for _ in range(3):
        y = section(draft, 40, y, 130)
    y = 60.0
    for _ in range(4):
        y = draft.job(210, y, 330)


def running_heads(draft: Draft) -> None:
    """Three pages with the same line on top and page numbers at the foot: read once."""
    for page in (1, 2, 3):
        if page == 1:
            draft.line(50, 30, "Ann Example - Curriculum Vitae", size=8)
        else:
            draft.new_page()
            draft.put(50, 30, "Ann Example - Curriculum Vitae", size=8)
        y = 70.0
        for _ in range(7):
            y = draft.job(50, y, 495)
        if page == 1:
            draft.line(270, 820, f"Page {page} of 3", size=8)
        else:
            draft.put(270, 820, f"Page {page} of 3", size=8)


LAYOUTS: tuple[Callable[[Draft], None], ...] = (
    one_column,
    two_columns,
    sidebar_left,
    sidebar_right,
    columns_between_full_rows,
    dates_on_the_left,
    headings_on_the_left,
    table,
    skills_in_three_columns,
    dates_on_the_right,
    dates_beside_a_short_sidebar,
    two_pages_with_sidebar,
    running_heads,
)


def _as_drawn(page: list) -> list:
    return page


def _row_by_row(page: list) -> list:
    return sorted(page, key=lambda text: (text[1], text[0]))


def _shuffled(page: list) -> list:
    return random.Random(1).sample(page, len(page))


ORDERS = (_as_drawn, _row_by_row, _shuffled)


def documents(seeds: range) -> Iterator[tuple[str, bytes, list[str]]]:
    """Name, PDF and true lines of every layout, drawn in every order."""
    for layout in LAYOUTS:
        for seed in seeds:
            for order in ORDERS:
                draft = Draft(seed, leading=12 + seed % 3)
                layout(draft)
                name = f"{layout.__name__}{order.__name__} {seed}"
                yield name, draft.pdf(order=order), draft.lines


def kept_pairs(truth: list[str], read: list[str]) -> float:
    """Share of adjacent true lines that are adjacent in what was read."""
    pairs = set(pairwise(read))
    kept = sum(pair in pairs for pair in pairwise(truth))
    return kept / (len(truth) - 1)
