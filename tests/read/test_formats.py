"""ODT, RTF, DOC, pictures of text, and text that office formats hide."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener.errors import UnreadableResume
from screener.read import ocr, read_bytes
from screener.types import Format, Hidden, NoticeCode, QuarantineCode, ResumeText

needs_ocr = pytest.mark.skipif(not ocr.has_ocr(), reason="the ocr extra is not installed")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def odt(body: str, styles: str = "", header: str = "") -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
        ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    pages = (
        f"<office:document-styles {names}><office:master-styles><style:master-page><style:header>"
        f"{header}</style:header></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, "styles.xml": pages})


def hidden_of(resume: ResumeText) -> list[tuple[str, Hidden | None]]:
    return [(resume.quote(line.span), line.hidden) for line in resume.lines if line.hidden]


def test_an_odt_is_read_with_headings_lists_tabs_and_rows():
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    resume = read_bytes(
        odt(
            "<text:h>Experience</text:h><text:p>Sales lead<text:tab/>2019</text:p>"
            "<text:list><text:list-item><text:p>Won <text:span>eleven</text:span> accounts"
            "</text:p></text:list-item></text:list>"
            f"<table:table><table:table-row>{cell('Excel')}{cell('Expert')}</table:table-row>"
            "</table:table>"
        )
    )
    assert resume.format is Format.ODT
    assert resume.text.replace("\n\n", "\n").split("\n") == [
        "Experience",
        "Sales lead\t2019",
        "• Won eleven accounts",
        "Excel\tExpert",
    ]
    assert resume.lines[0].heading


def test_the_page_header_of_an_odt_comes_first():
    resume = read_bytes(odt("<text:p>Sales lead</text:p>", header="<text:p>Ann Lee</text:p>"))
    assert [resume.quote(line.span) for line in resume.lines] == ["Ann Lee", "Sales lead"]


def test_a_table_in_a_table_of_an_odt_is_read_once():
    cell = "<table:table-cell>{}</table:table-cell>".format
    inner = f"<table:table><table:table-row>{cell('<text:p>Excel</text:p>')}</table:table-row>"
    row = f"<table:table-row>{cell('<text:p>Skills</text:p>')}{cell(inner + '</table:table>')}"
    resume = read_bytes(odt(f"<table:table>{row}</table:table-row></table:table>"))
    assert resume.text.split() == ["Skills", "Excel"]


def test_hidden_styles_of_an_odt_are_told_apart():
    style = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    resume = read_bytes(
        odt('<text:p>Ann Lee<text:span text:style-name="H">expert</text:span></text:p>', style)
    )
    assert (resume.visible_text, hidden_of(resume)) == ("Ann Lee", [("expert", Hidden.VANISH)])


def odt_style(name: str, kind: str, properties: str, parent: str = "") -> str:
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    inner = f"<style:{kind}-properties {properties}/>" if kind else ""
    return f'<style:style style:name="{name}"{inherits}>{inner}</style:style>'


SMALL = 'fo:font-size="8pt"'
BLACK_INK, VANISHED = 'fo:color="#000000"', 'text:display="none"'
BEHIND = 'style:run-through="background"'
WHITE_INK, DARK_GROUND = 'fo:color="#ffffff"', 'fo:background-color="#1f3864"'
CELL = '<table:table><table:table-row><table:table-cell table:style-name="C">{}</table:table-cell>'


@pytest.mark.parametrize(
    ("styles", "reason"),
    [
        (odt_style("H", "text", WHITE_INK), Hidden.COLOR),
        (odt_style("A", "text", WHITE_INK) + odt_style("H", "", "", "A"), Hidden.COLOR),
        (
            odt_style("A", "text", 'text:display="none"') + odt_style("H", "", "", "A"),
            Hidden.VANISH,
        ),
        (odt_style("H", "text", 'fo:font-size="1pt"'), Hidden.SIZE),
        (odt_style("H", "text", 'fo:font-size="1.0.0pt"'), None),
        (odt_style("H", "text", 'fo:font-size="0.2mm"'), Hidden.SIZE),
        (odt_style("H", "text", 'fo:font-size="0.4cm"'), None),
        (odt_style("H", "text", 'fo:font-size="10%"'), Hidden.SIZE),
        (odt_style("H", "text", 'fo:font-size="58%"'), None),
        (odt_style("H", "text", 'fo:font-size="80%"', "H"), None),
        (odt_style("P", "text", SMALL) + odt_style("H", "text", 'fo:font-size="20%"'), Hidden.SIZE),
        (
            odt_style("A", "text", 'fo:font-size="10%"') + odt_style("H", "text", SMALL, "A"),
            None,
        ),
        (odt_style("H", "text", f'fo:color="#1f3864" {DARK_GROUND}'), Hidden.COLOR),
        (odt_style("H", "text", f"{WHITE_INK} {DARK_GROUND}"), None),
        (odt_style("H", "text", WHITE_INK) + odt_style("P", "paragraph", DARK_GROUND), None),
        (odt_style("H", "text", WHITE_INK) + odt_style("C", "table-cell", DARK_GROUND), None),
        (
            odt_style("A", "text", WHITE_INK) + odt_style("H", "text", 'fo:color="#000000"', "A"),
            None,
        ),
        (odt_style("H", "", "", "H"), None),
        (odt_style("H", "text", WHITE_INK) + odt_style("Unused", "graphic", BEHIND), Hidden.COLOR),
        (odt_style("H", "text", WHITE_INK) + odt_style("S", "graphic", BEHIND), None),
    ],
)
def test_what_styles_of_an_odt_inherit_hides_and_shows(styles: str, reason: Hidden | None):
    shape = '<draw:rect draw:style-name="S"/>'
    words = f'Ann {shape}<text:span text:style-name="H">CRM</text:span>'
    text = f'<text:p text:style-name="P">{words}</text:p>'
    resume = read_bytes(odt(CELL.format(text) + "</table:table-row></table:table>", styles))
    assert [line.hidden for line in resume.lines if "CRM" in resume.quote(line.span)] == [reason]


def test_an_rtf_is_read_with_its_characters_and_without_what_it_hides():
    source = rb"{\rtf1\ansi Ann L\'e9e\par Sales \b lead\b0\par {\v Salesforce}\par}"
    resume = read_bytes(source)
    assert resume.visible_text.split() == ["Ann", "Lée", "Sales", "lead"]
    assert hidden_of(resume) == [("Salesforce", Hidden.VANISH)]


COLORS = rb"{\colortbl;\red255\green255\blue255;\red20\green40\blue90;}"


@pytest.mark.parametrize(
    ("source", "shown", "hidden"),
    [
        (rb"Ann {\v {\b CRM} Excel} Lee", "Ann Lee", [("CRM Excel", Hidden.VANISH)]),
        (rb"Ann \v1 CRM\v0  Lee", "Ann Lee", [("CRM", Hidden.VANISH)]),
        (COLORS + rb"Ann {\cf1 CRM} {\cf2 Lee}", "Ann Lee", [("CRM", Hidden.COLOR)]),
        (COLORS + rb"Ann {\cf1 CRM\plain  Lee}", "Ann Lee", [("CRM", Hidden.COLOR)]),
        (COLORS + rb"{\highlight2\cf1 Ann} Lee", "Ann Lee", []),
        (rb"Ann {\fs2 CRM} Lee", "Ann Lee", [("CRM", Hidden.SIZE)]),
        (rb"{\stylesheet{\s1\v Ghost;}}Ann Lee", "Ann Lee", []),
        (rb"Ann {\v " + b"CRM " * 2000 + rb"} Lee", "Ann Lee", [("CRM " * 1999 + "CRM", "vanish")]),
    ],
    ids=["inner group", "number", "white", "plain", "on a ground", "tiny", "style sheet", "long"],
)
def test_what_an_rtf_hides_is_told_apart(source: bytes, shown: str, hidden: list[object]):
    resume = read_bytes(rb"{\rtf1\ansi " + source + rb"\par}")
    assert " ".join(resume.visible_text.split()) == shown
    assert hidden_of(resume) == hidden


def test_a_doc_names_the_converter_it_needs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableResume, match="apt-get install antiword") as caught:
        read_bytes(OLE)
    assert caught.value.code is QuarantineCode.NEEDS_ANTIWORD


def test_a_doc_is_read_by_the_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    antiword = tmp_path / "antiword"
    antiword.write_text("#!/bin/sh\necho 'Ann Lee, sales lead'\n")
    antiword.chmod(antiword.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    resume = read_bytes(OLE)
    assert (resume.format, resume.text) == (Format.DOC, "Ann Lee, sales lead")


# -------------------------------------------------------------------------------- DOCX


def docx(hide: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph("Ann Lee sells machines. ")
    run = paragraph.add_run("Salesforce expert")
    if hide == "vanish":
        run.font.hidden = True
    elif hide == "white":
        run.font.color.rgb = RGBColor(255, 255, 255)
    elif hide == "size":
        run.font.size = Pt(1)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("hide", "reason"),
    [("vanish", Hidden.VANISH), ("white", Hidden.COLOR), ("size", Hidden.SIZE)],
)
def test_hidden_runs_of_a_docx_are_told_apart(hide: str, reason: Hidden):
    resume = read_bytes(docx(hide))
    assert resume.visible_text == "Ann Lee sells machines."
    assert hidden_of(resume) == [("Salesforce expert", reason)]


def test_white_text_in_a_dark_cell_is_visible():
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    shade = cell._tc.get_or_add_tcPr().makeelement(qn("w:shd"), {qn("w:fill"): "102040"})
    cell._tc.get_or_add_tcPr().append(shade)
    cell.paragraphs[0].add_run("Ann Lee").font.color.rgb = RGBColor(255, 255, 255)
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue()).visible_text == "Ann Lee"


def styled_docx(style: dict[str, object], run: dict[str, object], **shade: str) -> bytes:
    """A DOCX whose title's style, letters and paragraph ground are set as given."""
    document = Document()
    paragraph = document.add_paragraph(style="Title")
    letters = paragraph.add_run("Ann Lee")
    for font, wanted in ((document.styles["Title"].font, style), (letters.font, run)):
        font.color.rgb = wanted.get("color")
        font.hidden = wanted.get("hidden")
    if shade:
        properties = paragraph._p.get_or_add_pPr()
        attributes = {qn(f"w:{name}"): value for name, value in shade.items()}
        properties.append(properties.makeelement(qn("w:shd"), attributes))
    document.add_paragraph("Sales lead")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WHITE, BLACK = RGBColor(255, 255, 255), RGBColor(0, 0, 0)


@pytest.mark.parametrize(
    ("style", "run", "shade"),
    [
        ({}, {"color": WHITE}, {"val": "clear", "fill": "1F3864"}),
        ({}, {"color": WHITE}, {"val": "solid", "color": "1F3864", "fill": "auto"}),
        ({"color": WHITE}, {"color": BLACK}, {}),
        ({"hidden": True}, {"hidden": False}, {}),
    ],
    ids=["on a dark ground", "on a dark pattern", "made black again", "shown again"],
)
def test_letters_that_a_style_would_hide_can_be_seen(style, run, shade):
    resume = read_bytes(styled_docx(style, run, **shade))
    assert resume.visible_text.split() == ["Ann", "Lee", "Sales", "lead"]


@pytest.mark.parametrize("shade", [{}, {"val": "clear", "fill": "FFFFFF"}, {"fill": "auto"}])
def test_white_letters_on_white_ground_are_hidden(shade):
    resume = read_bytes(styled_docx({}, {"color": WHITE}, **shade))
    assert hidden_of(resume) == [("Ann Lee", Hidden.COLOR)]


def test_a_docx_with_a_password_says_so():
    with pytest.raises(UnreadableResume) as caught:
        read_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert caught.value.code is QuarantineCode.ENCRYPTED


@pytest.mark.parametrize("start", ["BMW dealership", "MZ Consulting", "SQLite", "8 years WEBP"])
def test_a_text_that_begins_like_another_format_is_a_text(start: str):
    assert read_bytes(f"{start}\nAnn Lee, sales lead".encode()).format is Format.TEXT


@pytest.mark.parametrize("start", [b"MZ\x90\x00\x03", b"SQLite format 3\x00", b"Rar!\x1a\x07"])
def test_what_is_no_document_is_refused(start: bytes):
    with pytest.raises(UnreadableResume, match="a resume is a PDF") as caught:
        read_bytes(start + bytes(100))
    assert caught.value.code is QuarantineCode.UNSUPPORTED


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "document",
    [
        DOCTYPE + "<w:document>&b;</w:document>",
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
    ],
)
def test_a_docx_that_declares_entities_is_refused(document: str):
    with pytest.raises(UnreadableResume) as caught:
        read_bytes(packed({"[Content_Types].xml": "", "word/document.xml": document}))
    assert caught.value.code is QuarantineCode.DAMAGED


def test_a_docx_that_explodes_is_refused():
    bomb = packed({"[Content_Types].xml": "", "word/document.xml": "<x>" + " " * 30_000_000})
    with pytest.raises(UnreadableResume) as caught:
        read_bytes(bomb)
    assert caught.value.code is QuarantineCode.TOO_LARGE


# --------------------------------------------------------------------------------- OCR

LINES = ["Ann Lee", "Account manager in Leeds", "Sold printing machines 2014 - 2019"]


def scan() -> Image.Image:
    picture = Image.new("RGB", (1275, 800), "white")
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(LINES):
        draw.text((150, 100 + 60 * row), line, "black", ImageFont.load_default(30))
    return picture


def scanned_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(612, 792))
    canvas.drawImage(ImageReader(scan()), 0, 400, 612, 384)
    canvas.save()
    return stream.getvalue()


def png() -> bytes:
    stream = io.BytesIO()
    scan().save(stream, "PNG")
    return stream.getvalue()


@needs_ocr
@pytest.mark.parametrize("data", [scanned_pdf(), png()], ids=["pdf", "png"])
def test_a_picture_of_text_is_read_by_ocr_and_says_so(data: bytes):
    resume = read_bytes(data)
    assert [resume.quote(line.span) for line in resume.lines] == LINES
    assert NoticeCode.OCR in [notice.code for notice in resume.notices]


@pytest.mark.parametrize("data", [scanned_pdf(), png()], ids=["pdf", "png"])
def test_without_ocr_a_picture_names_what_to_install(data: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ocr, "has_ocr", lambda: False)
    with pytest.raises(UnreadableResume, match="rubric-screener") as caught:
        read_bytes(data)
    assert caught.value.code is QuarantineCode.NEEDS_OCR


def test_a_blank_page_is_empty():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableResume) as caught:
        read_bytes(stream.getvalue())
    assert caught.value.code is QuarantineCode.EMPTY
