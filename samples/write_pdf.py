"""Draws a person as a PDF: columns, sidebars, gutters and tables, on a bare canvas.

Streams are left uncompressed and the document date is fixed, so that the same words give the
same bytes on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.compose import Block, Kind, compose, compose_header, write_dates
from samples.people import Job, Look, Person

BLACK, GREY, WHITE = "#1a1a1a", "#555555", "#ffffff"
PAGES = {"letter": LETTER, "a4": A4}
FAMILIES = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "mono": ("Courier", "Courier-Bold", "Courier-Oblique"),
    "vera": ("Vera", "VeraBd", "VeraIt"),
}


@dataclass(frozen=True, slots=True)
class Ink:
    """A run of text; `x` from the column's left edge, `down` from the top of its piece."""

    x: float
    down: float
    text: str
    font: str
    size: float
    color: str
    spacing: float = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a column: its height, its texts, and a rule or a bar of colour behind it."""

    height: float
    inks: tuple[Ink, ...] = ()
    rule: str = ""
    bar: str = ""
    keep: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """Where pieces go: `tops` are the first page's and every later page's upper edge."""

    x: float
    width: float
    tops: tuple[float, float]
    bottom: float


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a column; a dark sidebar has light text."""

    text: str = BLACK
    faint: str = GREY
    accent: str = BLACK


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its page and place; `y` is the top, measured from the bottom as PDF does."""

    page: int
    x: float
    y: float
    width: float
    piece: Piece


# ------------------------------------------------------------------------------------ pieces


def _spaced(text: str) -> str:
    return "   ".join(" ".join(word) for word in text.upper().split())


HEADINGS: dict[str, Callable[[str], tuple[str, float]]] = {
    "ruled": lambda text: (text, 0),
    "plain": lambda text: (text, 0),
    "styled": lambda text: (text, 0),
    "upper": lambda text: (text.upper(), 0),
    "spaced": lambda text: (_spaced(text), 0),
    "tracked": lambda text: (text.upper(), 2.4),
    "bar": lambda text: (text.upper(), 0),
    "colon": lambda text: (text + ":", 0),
}


def _heading(text: str, look: Look, palette: Palette, width: float) -> list[Piece]:
    written, spacing = HEADINGS[look.heading](text)
    size = look.size + (1 if look.heading in ("spaced", "tracked", "upper") else 2)
    bold = FAMILIES[look.font][1]
    color = WHITE if look.heading == "bar" else palette.accent
    ink = Ink(4 if look.heading == "bar" else 0, size, written, bold, size, color, spacing)
    under = palette.accent if look.heading in ("ruled", "tracked") else ""
    bar = palette.accent if look.heading == "bar" else ""
    line = Piece(size * 1.5, (ink,), rule=under, bar=bar, keep=3)
    return [Piece(size), line, Piece(size * 0.4)]


def _wrapped(
    text: str, font: str, size: float, color: str, *, indent: float, width: float
) -> list[Piece]:
    lines = simpleSplit(text, font, size, width - indent)
    return [Piece(size * 1.4, (Ink(indent, size, line, font, size, color),)) for line in lines]


def _bullet(text: str, look: Look, palette: Palette, width: float, left: float) -> list[Piece]:
    font, size = FAMILIES[look.font][0], look.size
    lines = _wrapped(text, font, size, palette.text, indent=left + 11, width=width)
    mark = Ink(left, size, look.bullet, font, size, palette.text)
    return [replace(lines[0], inks=(mark, *lines[0].inks)), *lines[1:]]


STYLES: dict[Kind, tuple[int, float, str]] = {
    Kind.NAME: (1, 12, "accent"),
    Kind.HEADLINE: (0, 2, "faint"),
    Kind.CONTACT: (0, -0.5, "faint"),
    Kind.ENTRY: (1, 0.5, "text"),
    Kind.SUBENTRY: (2, 0, "faint"),
    Kind.TEXT: (0, 0, "text"),
}


def _paragraph(
    block: Block, look: Look, palette: Palette, width: float, gutter: float
) -> list[Piece]:
    weight, extra, tone = STYLES[block.kind]
    font, size = FAMILIES[look.font][weight], look.size + extra
    color = getattr(palette, tone)
    aside_font = FAMILIES[look.font][0]
    aside_width = pdfmetrics.stringWidth(block.aside, aside_font, look.size)
    is_beside = bool(block.aside) and not gutter and aside_width < width / 2
    room = width - (aside_width + 8 if is_beside else 0)
    lines = _wrapped(block.text, font, size, color, indent=gutter, width=room)
    aside = Ink(0, size, block.aside, aside_font, look.size, palette.faint)
    if is_beside:
        aside = replace(aside, x=width - aside_width)
        lines[0] = replace(lines[0], inks=(*lines[0].inks, aside))
    elif block.aside and gutter:
        lines[0] = replace(lines[0], inks=(aside, *lines[0].inks))
    elif block.aside:
        lines.append(Piece(size * 1.4, (aside,)))
    if block.kind is Kind.ENTRY:
        lines = [Piece(look.size * 0.6), *(replace(line, keep=2) for line in lines)]
    return lines


def lay_out(
    blocks: Iterable[Block], look: Look, palette: Palette, *, width: float, gutter: float = 0
) -> list[Piece]:
    """Blocks as lines of a column `width` points wide; asides go right, or into a left gutter."""
    pieces: list[Piece] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            pieces += _heading(block.text, look, palette, width)
        elif block.kind is Kind.BULLET:
            pieces += _bullet(block.text, look, palette, width, gutter)
        else:
            pieces += _paragraph(block, look, palette, width, gutter)
    return pieces


def flow(pieces: list[Piece], column: Column) -> list[Placed]:
    """Pieces from top to bottom and on to the next page; a heading stays with what follows."""
    placed, page, y = [], 0, column.tops[0]
    for number, piece in enumerate(pieces):
        needed = sum(part.height for part in pieces[number : number + piece.keep + 1])
        if y - needed < column.bottom:
            page, y = page + 1, column.tops[1]
        placed.append(Placed(page, column.x, y, column.width, piece))
        y -= piece.height
    return placed


# ------------------------------------------------------------------------------------ drawing


def _register_fonts() -> None:
    for name in FAMILIES["vera"]:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def new_canvas(buffer: io.BytesIO, page: str, *, password: str = "") -> Canvas:
    """A canvas whose bytes depend on nothing but what is drawn."""
    _register_fonts()
    lock = StandardEncryption(password, strength=128) if password else None
    return Canvas(buffer, pagesize=PAGES[page], pageCompression=0, invariant=1, encrypt=lock)


def _draw_ink(canvas: Canvas, placed: Placed, ink: Ink) -> None:
    text = canvas.beginText(placed.x + ink.x, placed.y - ink.down)
    text.setFont(ink.font, ink.size)
    text.setCharSpace(ink.spacing)
    text.setFillColor(HexColor(ink.color))
    text.textOut(ink.text)
    canvas.drawText(text)


def _draw_placed(canvas: Canvas, placed: Placed) -> None:
    piece, floor = placed.piece, placed.y - placed.piece.height
    if piece.bar:
        canvas.setFillColor(HexColor(piece.bar))
        canvas.rect(placed.x, floor + 1, placed.width, piece.height - 1, stroke=0, fill=1)
    if piece.rule:
        canvas.setStrokeColor(HexColor(piece.rule))
        canvas.setLineWidth(0.7)
        canvas.line(placed.x, floor + 2, placed.x + placed.width, floor + 2)
    for ink in piece.inks:
        _draw_ink(canvas, placed, ink)


def draw(
    canvas: Canvas, placed: list[Placed], *, under: Callable[[Canvas, int, int], None] | None = None
) -> None:
    """Everything page by page, in the order given; `under` paints each page first."""
    pages = max(item.page for item in placed) + 1
    for page in range(pages):
        if under:
            under(canvas, page, pages)
        for item in placed:
            if item.page == page:
                _draw_placed(canvas, item)
        if page + 1 < pages:
            canvas.showPage()


def by_rows(placed: list[Placed]) -> list[Placed]:
    """The order in which some programs write a page: row by row, across the columns."""
    return sorted(placed, key=lambda item: (item.page, -round(item.y / 4), item.x))


# ------------------------------------------------------------------------------------ layouts


def _box(look: Look, margin: float = 54) -> tuple[float, float, float]:
    width, height = PAGES[look.page]
    return width - 2 * margin, height - margin, margin


def _under_header(person: Person, width: float, top: float, x: float) -> tuple[list[Placed], float]:
    palette = Palette(accent=person.look.accent)
    pieces = lay_out(compose_header(person), person.look, palette, width=width)
    placed = flow(pieces, Column(x, width, (top, top), 0))
    return placed, top - sum(piece.height for piece in pieces)


def one_column(person: Person, canvas: Canvas, *, gutter: float = 0) -> None:
    """Header and sections below one another."""
    width, top, margin = _box(person.look)
    placed, y = _under_header(person, width, top, margin)
    palette = Palette(accent=person.look.accent)
    pieces = lay_out(compose(person), person.look, palette, width=width, gutter=gutter)
    draw(canvas, placed + flow(pieces, Column(margin, width, (y, top), margin)))


def gutter(person: Person, canvas: Canvas) -> None:
    """One column with the dates hanging in a left gutter."""
    one_column(person, canvas, gutter=118)


NARROW = ("contact", "skills", "certifications", "languages", "education", "summary")


def _two_columns(person: Person, *, narrow: tuple[str, ...] = NARROW) -> list[Placed]:
    width, top, margin = _box(person.look, 46)
    placed, y = _under_header(person, width, top, margin)
    left, right = width * 0.62, width * 0.33
    palette = Palette(accent=person.look.accent)
    wide = [section for section in person.order if section not in narrow]
    slim = [section for section in person.order if section in narrow]
    for x, room, sections in ((margin, left, wide), (margin + width - right, right, slim)):
        pieces = lay_out(compose(person, sections), person.look, palette, width=room)
        placed += flow(pieces, Column(x, room, (y - 6, top), margin))
    return placed


def two_columns(person: Person, canvas: Canvas) -> None:
    """A wide left column and a narrow right one under a common header."""
    draw(canvas, _two_columns(person))


def two_columns_by_rows(person: Person, canvas: Canvas) -> None:
    """Two columns whose lines alternate in the file."""
    draw(canvas, by_rows(_two_columns(person)))


def _portrait(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColor(HexColor("#d9d2c5"))
    canvas.circle(x, y, 34, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#8a7a66"))
    canvas.circle(x, y + 8, 12, stroke=0, fill=1)
    canvas.ellipse(x - 20, y - 28, x + 20, y - 6, stroke=0, fill=1)


def _sidebar(person: Person, canvas: Canvas, *, left: bool) -> None:
    look, (page_width, page_height) = person.look, PAGES[person.look.page]
    side, margin = 178.0, 26.0
    x_side, x_main = (0.0, side) if left else (page_width - side, 0.0)
    slim = [section for section in person.order if section in NARROW]
    wide = [section for section in person.order if section not in NARROW]

    def paint(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFillColor(HexColor(look.accent))
        canvas.rect(x_side, 0, side, page_height, stroke=0, fill=1)
        if page == 0:
            _portrait(canvas, x_side + side / 2, page_height - 66)

    light = Palette(WHITE, "#e8e8e8", WHITE)
    room = side - 2 * 18
    narrow = flow(
        lay_out(compose(person, slim), replace_heading(look), light, width=room),
        Column(x_side + 18, room, (page_height - 112, page_height - 40), 30),
    )
    main_width = page_width - side - 2 * margin
    placed, y = _under_header(person, main_width, page_height - 42, x_main + margin)
    pieces = lay_out(compose(person, wide), look, Palette(accent=look.accent), width=main_width)
    main = flow(pieces, Column(x_main + margin, main_width, (y, page_height - 42), 40))
    draw(canvas, narrow + placed + main if left else placed + main + narrow, under=paint)


def replace_heading(look: Look) -> Look:
    """The same look for a coloured sidebar, where a bar behind a heading would not show."""
    return Look(
        font=look.font, size=look.size - 0.5, heading="tracked", bullet=look.bullet, page=look.page
    )


def sidebar_left(person: Person, canvas: Canvas) -> None:
    """A dark bar at the left with light text and a drawn portrait."""
    _sidebar(person, canvas, left=True)


def sidebar_right(person: Person, canvas: Canvas) -> None:
    """The same at the right."""
    _sidebar(person, canvas, left=False)


# ------------------------------------------------------------------------------------- table


def _table_row(job: Job, person: Person, width: float, split: float) -> tuple[list[Piece], float]:
    """Both cells of one job as one keep-together list of pieces, left cell first."""
    look, palette = person.look, Palette(accent=person.look.accent)
    dates = Block(Kind.TEXT, write_dates(job.when, look.dates))
    firm = Block(Kind.ENTRY, job.employer)
    duties = [Block(Kind.BULLET, bullet) for bullet in job.bullets]
    left = lay_out((dates, firm, Block(Kind.SUBENTRY, job.place)), look, palette, width=split - 12)
    right = lay_out((Block(Kind.ENTRY, job.title), *duties), look, palette, width=width - split - 8)
    cells, tall = [], 0.0
    for x, pieces in ((6.0, left), (split + 6, right)):
        down = 3.0
        for piece in pieces:
            moved = tuple(replace(ink, x=ink.x + x, down=ink.down + down) for ink in piece.inks)
            cells.append(Piece(0, moved))
            down += piece.height
        tall = max(tall, down + 4)
    return cells, tall


def table(person: Person, canvas: Canvas) -> None:
    """Jobs as a ruled table: dates and employer in one cell, title and duties in the next."""
    look = person.look
    width, top, margin = _box(look)
    placed, y = _under_header(person, width, top, margin)
    palette, page = Palette(accent=look.accent), 0
    rules: list[tuple[int, float, float]] = []
    for section in person.order:
        blocks = compose(person, (section,))
        if section != "experience":
            pieces = lay_out(blocks, look, palette, width=width)
            added = flow(pieces, Column(margin, width, (y, top), margin))
            placed += [replace(item, page=item.page + page) for item in added]
            page, y = placed[-1].page, placed[-1].y - placed[-1].piece.height
            continue
        added = flow(
            lay_out(blocks[:1], look, palette, width=width), Column(margin, width, (y, top), 0)
        )
        placed += [replace(item, page=page) for item in added]
        y = placed[-1].y - placed[-1].piece.height
        for job in person.jobs:
            cells, tall = _table_row(job, person, width, 150)
            if y - tall < margin:
                page, y = page + 1, top
            placed += [Placed(page, margin, y, width, cell) for cell in cells]
            rules.append((page, y, tall))
            y -= tall

    def paint(canvas: Canvas, number: int, pages: int) -> None:
        canvas.setStrokeColor(HexColor("#999999"))
        for at, y, tall in rules:
            if at == number:
                canvas.rect(margin, y - tall, width, tall)
                canvas.line(margin + 150, y - tall, margin + 150, y)

    draw(canvas, placed, under=paint)


def running_header(person: Person, canvas: Canvas) -> None:
    """One column over two pages with the name and the page number repeated on each."""
    width, top, margin = _box(person.look, 64)
    placed, y = _under_header(person, width, top, margin)
    palette = Palette(accent=person.look.accent)
    pieces = lay_out(compose(person), person.look, palette, width=width)

    def paint(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFont(FAMILIES[person.look.font][0], 8)
        canvas.setFillColor(HexColor(GREY))
        canvas.drawString(margin, 30, f"{person.name} · Curriculum Vitae")
        canvas.drawRightString(margin + width, 30, f"Page {page + 1} of {pages}")

    draw(canvas, placed + flow(pieces, Column(margin, width, (y, top), margin)), under=paint)


LAYOUTS: dict[str, Callable[[Person, Canvas], None]] = {
    "one_column": one_column,
    "gutter": gutter,
    "two_columns": two_columns,
    "two_columns_by_rows": two_columns_by_rows,
    "sidebar_left": sidebar_left,
    "sidebar_right": sidebar_right,
    "table": table,
    "running_header": running_header,
}


def _write_hidden(canvas: Canvas, text: str) -> None:
    canvas.setFont("Helvetica", 6)
    canvas.setFillColor(HexColor(WHITE))
    for number, line in enumerate(simpleSplit(text, "Helvetica", 6, 480)):
        canvas.drawString(54, 40 - number * 7, line)


def write_pdf(person: Person, *, password: str = "") -> bytes:
    """The person's resume as PDF bytes, in the person's layout."""
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, person.look.page, password=password)
    canvas.setTitle("Resume")
    LAYOUTS[person.layout](person, canvas)
    if person.hidden:
        _write_hidden(canvas, person.hidden)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
