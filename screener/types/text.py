"""A document as text with places in it, which is what reading gives."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from screener.types.notices import Notice


class Format(StrEnum):
    """What a file is, told by its content and never by its name."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    IMAGE = "image"


class Hidden(StrEnum):
    """Why a person who looks at the rendered page does not see a line."""

    COLOR = "color"
    SIZE = "size"
    OFF_PAGE = "off_page"
    RENDER_MODE = "render_mode"
    CLIPPED = "clipped"
    COVERED = "covered"
    LAYER = "layer"
    OPACITY = "opacity"
    VANISH = "vanish"
    DISGUISED = "disguised"


class Span(msgspec.Struct, gc=False, array_like=True, frozen=True, order=True):
    """Half-open characters into `ResumeText.text`.

    >>> "Sales lead"[Span(0, 5).start : Span(0, 5).end]
    'Sales'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside.

        >>> Span(0, 9).covers(Span(3, 9)), Span(0, 9).covers(Span(3, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


class Box(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """A rectangle on a page, in points, origin top left: x0 < x1, top < bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


class Line(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """One line as a person would read it, in reading order.

    `block` numbers the runs of lines that belong together on the page (a column's paragraph, a
    table cell); lines of one block are adjacent. `heading` is what the file itself says (a
    heading style, `<h2>`, `#`), not a guess. `box` is None where a format has no pages to look at.
    """

    span: Span
    page: int = 1
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    heading: bool = False
    block: int = 0
    hidden: Hidden | None = None

    @property
    def visible(self) -> bool:
        """Whether a person who looks at the page sees this line."""
        return self.hidden is None


class ResumeText(msgspec.Struct, gc=False, frozen=True):
    """A document as text: first everything visible in reading order, then what is hidden.

    `resume_id` is the SHA-256 of the file's bytes, in hex. `visible_end` is where the visible
    text ends; only `text[:visible_end]` may ever be evidence. `language` is ISO 639-1, or "" where
    there is too little text to tell.

    >>> resume = ResumeText("00", "Ann\\nSQL", (Line(Span(0, 3)), Line(Span(4, 7))), visible_end=7)
    >>> resume.quote(Span(4, 7))
    'SQL'
    """

    resume_id: str
    text: str
    lines: tuple[Line, ...]
    visible_end: int
    pages: int = 1
    format: Format = Format.TEXT
    reader: str = ""
    language: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def visible_text(self) -> str:
        """The part a person sees; offsets into it are offsets into `text`."""
        return self.text[: self.visible_end]

    def quote(self, span: Span) -> str:
        """The verbatim characters of a span."""
        return self.text[span.start : span.end]
