"""Text that a PDF claims in the place of what it draws, and honest files that look alike."""

from __future__ import annotations

import io
from itertools import accumulate

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from screener.read import PdfReader, read_bytes
from screener.types import Hidden, NoticeCode, ResumeText
from tests.batch.bombs import one_page, stream

OPEN = "Ann Lee sells machines to forty clients"
DRAWN = "I enjoy long walks with my dogs in the hills"
CLAIMED = "Salesforce CRM guru with certified Python SQL"
MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def
1 begincodespacerange <00> <ff> endcodespacerange
{count} beginbfchar
{pairs}
endbfchar endcmap end end"""
NAMES = {" ": "space", ",": "comma", ".": "period"}


def mapped(drawn: str, claimed: str, *, width: int | None = None, font: str = "Helvetica") -> bytes:
    """A page that draws one text, in a font whose map to characters says another.

    Every place has a code of its own; `width` is that of all glyphs, or each has its own.
    """
    codes = range(1, len(drawn) + 1)
    names = " ".join(f"/{NAMES.get(letter, letter)}" for letter in drawn)
    widths = " ".join(str(width or round(stringWidth(letter, font, 1000))) for letter in drawn)
    pairs = "\n".join(
        f"<{code:02x}> <{ord(letter):04x}>" for code, letter in zip(codes, claimed, strict=False)
    )
    shown = "".join(f"{code:02x}" for code in codes)
    content = f"BT /F1 12 Tf 72 720 Td ({OPEN}) Tj ET BT /F2 12 Tf 72 700 Td <{shown}> Tj ET"
    lying = (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /FirstChar 1 /LastChar {len(drawn)}"
        f" /Widths [{widths}] /Encoding << /Type /Encoding /Differences [1 {names}] >>"
        f" /ToUnicode 7 0 R >>"
    )
    page = one_page(
        stream(content.encode()),
        lying.encode(),
        stream(MAP.format(count=len(claimed), pairs=pairs).encode()),
    )
    return page.replace(b"/Font << /F1 5 0 R >>", b"/Font << /F1 5 0 R /F2 6 0 R >>")


def crammed(claim: str) -> bytes:
    """A page with one small glyph that claims to be a whole sentence."""
    page = mapped("ab", "ab")
    short, long = b"<0061>", b"<" + claim.encode("utf-16-be").hex().encode() + b">"
    return page.replace(short, long)


def placed(drawn: str) -> bytes:
    """A page that puts each letter in its place, in a font that says wrong widths."""
    codes = range(1, len(drawn) + 1)
    right = [round(stringWidth(letter, "Helvetica", 1000)) for letter in drawn]
    wrong = [round(450 - (width - 500) / 4) for width in right]
    lefts = accumulate((0.012 * width for width in right), initial=72.0)
    shown = " ".join(
        f"1 0 0 1 {left:.2f} 700 Tm <{code:02x}> Tj"
        for code, left in zip(codes, lefts, strict=False)
    )
    page = mapped(drawn, drawn)
    honest = " ".join(map(str, right)).encode()
    text = "".join(f"{code:02x}" for code in codes)
    content = f"BT /F2 12 Tf {shown} ET".encode()
    old = f"BT /F2 12 Tf 72 700 Td <{text}> Tj ET".encode()
    return page.replace(honest, " ".join(map(str, wrong)).encode()).replace(old, content)


def replaced(claim: bytes) -> bytes:
    """A page whose second line has a text of its own in the place of what is drawn."""
    marked = b"/Span << /ActualText " + claim + b" >> BDC (" + DRAWN.encode() + b") Tj EMC"
    return one_page(
        stream(
            b"BT /F1 12 Tf 72 720 Td (" + OPEN.encode() + b") Tj ET "
            b"BT /F1 12 Tf 72 700 Td " + marked + b" ET"
        )
    )


def hidden_of(resume: ResumeText) -> list[tuple[str, Hidden | None]]:
    return [(resume.quote(line.span), line.hidden) for line in resume.lines if line.hidden]


@pytest.mark.parametrize("reader", [PdfReader.AUTO, PdfReader.PDF_OXIDE])
def test_a_font_whose_letters_are_not_what_it_draws_earns_nothing(reader: PdfReader):
    claimed = CLAIMED[: len(DRAWN)]
    resume = read_bytes(mapped(DRAWN, claimed), pdf_reader=reader)
    assert resume.visible_text == OPEN
    assert hidden_of(resume) == [(claimed, Hidden.DISGUISED)]
    assert NoticeCode.HIDDEN_TEXT in [notice.code for notice in resume.notices]


def test_a_glyph_that_claims_to_be_a_sentence_earns_nothing():
    resume = read_bytes(crammed(CLAIMED), pdf_reader=PdfReader.PDFMINER)
    assert resume.visible_text == OPEN
    assert hidden_of(resume) == [(f"{CLAIMED}b", Hidden.DISGUISED)]


def test_a_ligature_is_read_as_its_letters():
    assert read_bytes(crammed("ffi")).visible_text.split("\n")[-1] == "ffib"


@pytest.mark.parametrize(
    "claim",
    [
        b"(" + CLAIMED.encode() + b")",
        b"<FEFF" + CLAIMED.encode("utf-16-be").hex().encode() + b">",
    ],
)
def test_text_in_the_place_of_what_is_drawn_earns_nothing(claim: bytes):
    resume = read_bytes(replaced(claim))
    assert resume.visible_text.split("\n")[-1] == DRAWN
    assert hidden_of(resume) == [(CLAIMED, Hidden.DISGUISED)]


@pytest.mark.parametrize("claim", [b"(" + DRAWN.encode() + b")", b"(fi)"])
def test_text_that_is_also_drawn_is_taken_as_it_is(claim: bytes):
    resume = read_bytes(replaced(claim))
    assert hidden_of(resume) == []
    assert resume.reader == "pdf_oxide"


def set_in(font: str, text: str = DRAWN, **options: float) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    words = canvas.beginText(72, 700)
    words.setFont(font, 12)
    words.setCharSpace(options.get("spaced", 0.0))
    words.setHorizScale(options.get("stretched", 100.0))
    words.textLine(text)
    canvas.drawText(words)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    "honest",
    [
        mapped(DRAWN, DRAWN),
        mapped(DRAWN, DRAWN, font="Times-Italic"),
        mapped(DRAWN, DRAWN, width=600, font="Courier"),
        *(
            set_in(font)
            for font in ("Courier", "Times-Roman", "Times-BoldItalic", "Helvetica-Bold")
        ),
        set_in("Helvetica", DRAWN.upper()),
        set_in("Helvetica", spaced=1.5),
        set_in("Times-Roman", stretched=55),
    ],
)
@pytest.mark.parametrize("reader", [PdfReader.PDF_OXIDE, PdfReader.PDFMINER])
def test_letters_of_honest_fonts_are_visible(honest: bytes, reader: PdfReader):
    resume = read_bytes(honest, pdf_reader=reader)
    assert hidden_of(resume) == []
    assert DRAWN.lower() in resume.visible_text.lower()


def test_letters_put_where_they_belong_are_visible_whatever_widths_the_font_says():
    resume = read_bytes(placed(DRAWN), pdf_reader=PdfReader.PDF_OXIDE)
    assert hidden_of(resume) == []
    assert DRAWN.replace(" ", "") in resume.visible_text.replace(" ", "")


def test_words_stretched_to_a_scan_are_visible():
    canvas = Canvas(out := io.BytesIO(), pagesize=A4)
    left = 72.0
    for place, word in enumerate(DRAWN.split()):
        words = canvas.beginText(left, 700)
        words.setFont("Courier", 12)
        words.setHorizScale(60 + 12 * (place % 5))
        words.textOut(word + " ")
        canvas.drawText(words)
        left = words.getX()
    canvas.save()
    assert hidden_of(read_bytes(out.getvalue())) == []
