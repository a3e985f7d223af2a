"""Every known way of hiding text in a PDF, and pages that only look as if they hid some."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener.read import read_bytes
from screener.types import Hidden, NoticeCode

SECRET = "Salesforce HubSpot Tableau expert"
OPEN = "Ann Lee sold printing machines in Leeds"


def page(draw: Callable[[Canvas], None]) -> bytes:
    """A page with ordinary text and whatever `draw` puts on it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for row in range(8):
        canvas.drawString(60, 780 - 14 * row, f"{OPEN}, year {row}")
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 400, SECRET)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.98, 0.98, 0.97)
    canvas.drawString(60, 400, SECRET)


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(60, 400, SECRET)


def off_page(canvas: Canvas) -> None:
    canvas.drawString(700, 400, SECRET)


def render_mode_three(canvas: Canvas) -> None:
    text = canvas.beginText(60, 400)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(10, 10, 2, 2)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 400, SECRET)
    canvas.restoreState()


def covered(canvas: Canvas) -> None:
    canvas.drawString(60, 400, SECRET)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, 390, 400, 30, stroke=0, fill=1)


def covered_by_a_picture(canvas: Canvas) -> None:
    canvas.drawString(60, 400, SECRET)
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 40, 390, 400, 30)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 400, SECRET)


def in_the_color_of_its_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.5)
    canvas.rect(40, 390, 400, 30, stroke=0, fill=1)
    canvas.drawString(60, 400, SECRET)


def under_other_text(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 780, SECRET)


TECHNIQUES = {
    white: Hidden.COLOR,
    nearly_white: Hidden.COLOR,
    tiny: Hidden.SIZE,
    off_page: Hidden.OFF_PAGE,
    render_mode_three: Hidden.RENDER_MODE,
    clipped: Hidden.CLIPPED,
    covered: Hidden.COVERED,
    covered_by_a_picture: Hidden.COVERED,
    transparent: Hidden.OPACITY,
    in_the_color_of_its_box: Hidden.COLOR,
    under_other_text: Hidden.COLOR,
}


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda technique: technique.__name__)
def test_hidden_text_is_kept_apart_and_named(technique: Callable[[Canvas], None]):
    resume = read_bytes(page(technique))
    hidden = [line for line in resume.lines if not line.visible]
    assert [resume.quote(line.span) for line in hidden] == [SECRET]
    assert [line.hidden for line in hidden] == [TECHNIQUES[technique]]
    assert SECRET not in resume.visible_text
    assert resume.visible_text.count(OPEN) == 8
    assert hidden[0].span.start > resume.visible_end
    assert [notice.code for notice in resume.notices] == [NoticeCode.HIDDEN_TEXT]


def layered(*, on: bool) -> bytes:
    """A page whose second text stands on a layer that is switched on or off."""
    content = (
        b"BT /F1 10 Tf 60 780 Td (" + OPEN.encode() + b") Tj ET "
        b"/OC /L1 BDC BT /F1 10 Tf 60 400 Td (" + SECRET.encode() + b") Tj ET EMC"
    )
    state = b"/ON [6 0 R]" if on else b"/OFF [6 0 R]"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [6 0 R] /D <<" + state + b">>>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
        b" <</Font <</F1 5 0 R>> /Properties <</L1 6 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        b"<</Type /OCG /Name (Layer)>>",
    ]
    return assemble_pdf(objects)


def assemble_pdf(objects: list[bytes]) -> bytes:
    """A PDF file of numbered objects; the first is its catalogue."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d /Root 1 0 R>>\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
        )
        + b"startxref\n%d\n%%%%EOF\n" % len(data)
    )


def test_text_on_a_layer_that_is_off_is_hidden():
    resume = read_bytes(layered(on=False))
    assert [line.hidden for line in resume.lines] == [None, Hidden.LAYER]


def test_text_on_a_layer_that_is_on_is_visible():
    assert all(line.visible for line in read_bytes(layered(on=True)).lines)


def white_on_a_dark_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.3)
    canvas.rect(0, 380, 595, 60, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 400, SECRET)


def grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.7, 0.7, 0.7)
    canvas.drawString(60, 400, SECRET)


def small_print(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 5)
    canvas.drawString(60, 400, SECRET)


def half_transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.3)
    canvas.drawString(60, 400, SECRET)


def clipped_to_a_column(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(40, 300, 400, 200)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 400, SECRET)


def on_a_pale_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.95, 0.95, 0.9)
    canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
    canvas.setFillColorRGB(0.2, 0.2, 0.2)
    for row in range(8):
        canvas.drawString(60, 780 - 14 * row, f"{OPEN}, year {row}")
    canvas.drawString(60, 400, SECRET)


def drawn_twice_for_boldness(canvas: Canvas) -> None:
    canvas.drawString(60, 400, SECRET)
    canvas.drawString(60.3, 400, SECRET)


def scanned_with_an_ocr_layer(canvas: Canvas) -> None:
    scan = Image.new("RGB", (1190, 200), "white")
    ImageDraw.Draw(scan).text((120, 90), SECRET, "black", ImageFont.load_default(20))
    canvas.drawImage(ImageReader(scan), 0, 350, 595, 100)
    text = canvas.beginText(60, 394)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


@pytest.mark.parametrize(
    "innocent",
    [
        white_on_a_dark_box,
        grey,
        small_print,
        half_transparent,
        clipped_to_a_column,
        on_a_pale_box,
        drawn_twice_for_boldness,
        scanned_with_an_ocr_layer,
    ],
    ids=lambda innocent: innocent.__name__,
)
def test_what_can_be_seen_is_not_called_hidden(innocent: Callable[[Canvas], None]):
    resume = read_bytes(page(innocent))
    assert [line for line in resume.lines if not line.visible] == []
    assert resume.visible_text.count(SECRET) == 1
