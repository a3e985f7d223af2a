"""Reading by content, one format after the other."""

from __future__ import annotations

import io

import pytest
from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from screener.errors import UnreadableResume
from screener.read import read_bytes
from screener.types import Format, QuarantineCode


def pdf(*rows: tuple[float, float, str]) -> bytes:
    """A one-page PDF with texts at (x, y from the foot)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for x, y, text in rows:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, y, text)
    canvas.save()
    return stream.getvalue()


def docx() -> bytes:
    document = Document()
    document.add_heading("Experience", level=1)
    document.add_paragraph("Sales lead at Lumen Mills")
    document.add_paragraph("Won eleven accounts", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ["Excel", "Expert", "CRM", "Daily"],
        strict=True,
    ):
        cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_docx_is_read_with_its_headings_bullets_and_table_rows():
    resume = read_bytes(docx())
    assert resume.text.split("\n\n") == [
        "Experience\nSales lead at Lumen Mills\n• Won eleven accounts",
        "Excel\tExpert",
        "CRM\tDaily",
    ]
    assert [line.heading for line in resume.lines] == [True, False, False, False, False]
    assert resume.format is Format.DOCX


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_any_encoding(encoding: str):
    assert read_bytes("Café manager – naïve".encode(encoding)).text == "Café manager – naïve"


def test_markdown_loses_its_markup_and_keeps_its_headings():
    resume = read_bytes(b"# Ann Lee\n\n- **Sales lead** at [Lumen](https://lumen.example)\n")
    assert resume.text == "Ann Lee\n\n- Sales lead at Lumen (https://lumen.example)"
    assert resume.lines[0].heading


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Ann Lee\nBuilt <div> and <p> blocks in HTML", Format.TEXT),
        (b"Ann Lee<p>\nSales lead, 2019 - 2021\n<p>Excel</p>", Format.TEXT),
        (b"\xef\xbb\xbf <p>Ann Lee</p>", Format.HTML),
        (b"Ann Lee<p>Sales</p><p>Excel</p><p>CRM</p>", Format.HTML),
        (b"<!-- saved --><html><body>Ann Lee", Format.HTML),
    ],
)
def test_a_text_that_speaks_of_tags_is_no_page(data: bytes, kind: Format):
    assert read_bytes(data).format is kind


def test_html_is_read_block_by_block_without_scripts():
    page = (
        b"<html><head><title>x</title></head><body><h1>Ann</h1><script>1</script><ul><li>CRM</ul>"
    )
    resume = read_bytes(page)
    assert resume.text == "Ann\n\n• CRM"
    assert resume.lines[0].heading


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", QuarantineCode.EMPTY),
        (b" \n\n ", QuarantineCode.EMPTY),
        (b"%PDF-1.7 nothing more", QuarantineCode.DAMAGED),
        (b"PK\x03\x04 broken", QuarantineCode.DAMAGED),
        (b"\x7fELF\x02\x01\x01", QuarantineCode.UNSUPPORTED),
        (bytes(range(256)) * 20, QuarantineCode.UNSUPPORTED),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: QuarantineCode):
    with pytest.raises(UnreadableResume) as caught:
        read_bytes(data)
    assert caught.value.code is code


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_turned_page_is_read_as_it_is_shown(turn: int):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (0, 0), 90: (595, 0), 180: (595, 842)}[turn])
    canvas.rotate(turn)
    for row, text in enumerate(["Ann Lee", "Account manager", "Leeds"]):
        canvas.drawString(60, 500 - 14 * row, text)
    canvas.save()
    resume = read_bytes(stream.getvalue())
    assert resume.text == "Ann Lee\nAccount manager\nLeeds"
    assert resume.lines[0].box is not None
    assert round(resume.lines[0].box.x0) == 60


@pytest.mark.parametrize(("password", "readable"), [("", True), ("secret", False)])
def test_only_a_password_that_is_needed_keeps_a_pdf_closed(password: str, readable: bool):
    stream = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner", strength=40)
    canvas = Canvas(stream, encrypt=lock)
    canvas.drawString(60, 700, "Ann Lee sold machines")
    canvas.save()
    if readable:
        assert read_bytes(stream.getvalue()).text == "Ann Lee sold machines"
    else:
        with pytest.raises(UnreadableResume) as caught:
            read_bytes(stream.getvalue())
        assert caught.value.code is QuarantineCode.ENCRYPTED
