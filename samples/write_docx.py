"""Writes a person as DOCX (plain, borderless table, text box) and as ODT."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import _Cell

from samples.compose import Block, Kind, compose, compose_header
from samples.people import Person

NARROW = ("contact", "skills", "certifications", "languages", "education")
STYLES: dict[Kind, str] = {
    Kind.NAME: "Title",
    Kind.HEADLINE: "Subtitle",
    Kind.CONTACT: "Normal",
    Kind.HEADING: "Heading 1",
    Kind.ENTRY: "Normal",
    Kind.SUBENTRY: "Normal",
    Kind.TEXT: "Normal",
    Kind.BULLET: "List Bullet",
}


def _add(place: Document | _Cell, block: Block, person: Person, right: float) -> None:
    styled = person.look.heading != "plain"
    style = STYLES[block.kind] if styled or block.kind is Kind.BULLET else "Normal"
    paragraph = place.add_paragraph(style=style)
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(block.text)
    run.bold = True if block.kind is Kind.ENTRY else None
    run.italic = True if block.kind is Kind.SUBENTRY else None
    if block.kind is Kind.HEADING and not styled:
        run.bold, run.font.size = True, Pt(person.look.size + 2)
    if block.kind is Kind.NAME and not styled:
        run.bold, run.font.size = True, Pt(20)
    if block.aside:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(right), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t" + block.aside)


def _add_all(
    place: Document | _Cell, blocks: Iterable[Block], person: Person, right: float = 6.0
) -> None:
    for block in blocks:
        _add(place, block, person, right)


def _new(person: Person) -> Document:
    document = docx.Document()
    for style in ("Normal", "List Bullet"):
        document.styles[style].font.name = {"serif": "Georgia"}.get(person.look.font, "Calibri")
        document.styles[style].font.size = Pt(person.look.size)
    properties = document.core_properties
    properties.created = properties.modified = datetime(2026, 1, 5)
    properties.author = properties.last_modified_by = ""
    properties.title, properties.comments = "Resume", ""
    _slim(document)
    return document


def _slim(document: Document) -> None:
    """Drop what the default template brings along and no sample uses: 800 of its 830 KB."""
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail")):
                del part.rels[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            styles.remove(style)


def _plain(person: Person) -> Document:
    document = _new(person)
    _add_all(document, compose_header(person), person)
    _add_all(document, compose(person), person)
    if person.hidden:
        run = document.add_paragraph().add_run(person.hidden)
        run.font.size, run.font.color.rgb = Pt(1), RGBColor(255, 255, 255)
    return document


def _page_header(person: Person) -> Document:
    """Name and contact details stand in the page header, as many templates have it."""
    document = _new(person)
    header = document.sections[0].header
    for number, block in enumerate(compose_header(person)):
        paragraph = header.paragraphs[0] if number == 0 else header.add_paragraph()
        run = paragraph.add_run(block.text)
        run.bold = number == 0
    _add_all(document, compose(person), person)
    return document


def _table(person: Person) -> Document:
    """Two columns by a table without borders, as older templates do it."""
    document = _new(person)
    _add_all(document, compose_header(person), person)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.width, right.width = Inches(2.0), Inches(4.4)
    _add_all(left, compose(person, [name for name in person.order if name in NARROW]), person)
    wide = [name for name in person.order if name not in NARROW]
    _add_all(right, compose(person, wide), person, right=4.2)
    return document


BOX = """<w:p {ns}><w:r><w:pict><v:shape style="position:absolute;margin-left:330pt;
margin-top:0;width:150pt;height:420pt"><v:textbox><w:txbxContent>{body}</w:txbxContent>
</v:textbox></v:shape></w:pict></w:r></w:p>"""
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def _boxed(block: Block) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if block.kind is Kind.HEADING else ""
    text = f'<w:t xml:space="preserve">{escape(block.text)}</w:t>'
    aside = f"<w:r><w:tab/><w:t>{escape(block.aside)}</w:t></w:r>" if block.aside else ""
    return f"<w:p><w:r>{bold}{text}</w:r>{aside}</w:p>"


def _text_box(person: Person) -> Document:
    """The short sections stand in a floating text box beside the rest."""
    document = _new(person)
    _add_all(document, compose_header(person), person)
    short = compose(person, [name for name in person.order if name in NARROW])
    body = "".join(_boxed(block) for block in short)
    element = parse_xml(BOX.format(ns=NAMESPACES, body=body))
    document.element.body.insert_element_before(element, "w:sectPr")
    _add_all(document, compose(person, [n for n in person.order if n not in NARROW]), person)
    return document


LAYOUTS: dict[str, Callable[[Person], Document]] = {
    "docx": _plain,
    "docx_page_header": _page_header,
    "docx_table": _table,
    "docx_text_box": _text_box,
}

EPOCH = (2026, 1, 5, 0, 0, 0)


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP without dates and without compression, so that its bytes never vary."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 0
            archive.writestr(info, data)
    return buffer.getvalue()


def _repack(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return pack((name, archive.read(name)) for name in archive.namelist())


def write_docx(person: Person) -> bytes:
    """The person's resume as DOCX bytes, in the person's layout."""
    return _repack(LAYOUTS[person.layout](person))


def write_posting(text: str) -> bytes:
    """A posting as DOCX: lines that begin with #, ## and - become headings and bullets."""
    styles = {"#": "Title", "##": "Heading 1", "-": "List Bullet"}
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 5)
    _slim(document)
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        document.add_paragraph(rest if mark in styles else line, style=styles.get(mark, "Normal"))
    return _repack(document)


# ---------------------------------------------------------------------------------------- ODT

ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:text>
{body}
</office:text></office:body></office:document-content>
"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest manifest:version="1.3"
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""


def _odt(block: Block) -> str:
    text = escape(block.text) + (f"<text:tab/>{escape(block.aside)}" if block.aside else "")
    if block.kind in (Kind.NAME, Kind.HEADING):
        level = 1 if block.kind is Kind.NAME else 2
        return f'<text:h text:outline-level="{level}">{text}</text:h>'
    if block.kind is Kind.BULLET:
        return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
    return f"<text:p>{text}</text:p>"


def write_odt(person: Person) -> bytes:
    """The person's resume as an OpenDocument text."""
    blocks = (*compose_header(person), *compose(person))
    body = "\n".join(_odt(block) for block in blocks)
    parts = (
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", ODT.format(body=body).encode()),
        ("META-INF/manifest.xml", MANIFEST.encode()),
    )
    return pack(parts)
