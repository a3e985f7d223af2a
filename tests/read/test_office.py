"""Where a DOCX and an HTML page put their text, and which of it they show."""

from __future__ import annotations

import io

import pytest
from docx import Document

from screener.read import read_bytes
from screener.types import Hidden
from tests.read.test_formats import packed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, *, before: str = "", **parts: str) -> bytes:
    """A DOCX of raw XML, with what stands before its body; `parts` are more, such as header1."""
    files = {"[Content_Types].xml": "<Types/>"}
    for name, inner in {"document": f"{before}<w:body>{body}</w:body>", **parts}.items():
        files[f"word/{name}.xml"] = f'<w:document xmlns:w="{WORD}">{inner}</w:document>'
    return packed(files)


def read(data: bytes) -> list[str]:
    resume = read_bytes(data)
    return [resume.quote(line.span) for line in resume.lines]


def test_headers_come_first_and_footers_last():
    data = docx(paragraph("Body"), header1=paragraph("Ann Lee"), footer1=paragraph("Page 1"))
    assert read(data) == ["Ann Lee", "Body", "Page 1"]


def test_a_layout_table_is_read_cell_by_cell():
    document = Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "Skills\nExcel\nCRM", "Experience\nSales lead"
    stream = io.BytesIO()
    document.save(stream)
    assert read(stream.getvalue()) == ["Skills", "Excel", "CRM", "Experience", "Sales lead"]


def test_a_text_box_is_read_once_after_its_anchor():
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    twice = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Anchor</w:t></w:r><w:r>{twice}</w:r></w:p>" + paragraph("After")
    assert read(docx(body)) == ["Anchor", "Boxed", "After"]


def test_notes_at_the_end_are_read():
    note = f"<w:endnote>{paragraph('Noted')}</w:endnote>"
    assert read(docx(paragraph("Body"), endnotes=note)) == ["Body", "Noted"]


@pytest.mark.parametrize(("boxed", "order"), [(5, "at the end"), (2, "in place")])
def test_a_long_box_that_floats_beside_the_text_is_read_after_it(boxed: int, order: str):
    skills = [f"Skill {number}" for number in range(boxed)]
    box = f"<w:pict><w:txbxContent>{''.join(map(paragraph, skills))}</w:txbxContent></w:pict>"
    body = f"<w:p><w:r><w:t>Jobs</w:t></w:r><w:r>{box}</w:r></w:p>" + paragraph("Sales lead")
    rest = ["Sales lead", *skills] if order == "at the end" else [*skills, "Sales lead"]
    assert read(docx(body)) == ["Jobs", *rest]


def test_deleted_text_is_not_read_and_inserted_text_is():
    deleted = "<w:del><w:r><w:delText>Old</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>New</w:t></w:r></w:ins>"
    assert read(docx(f"<w:p>{deleted}{inserted}</w:p>")) == ["New"]


def test_page_breaks_count_pages():
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    resume = read_bytes(docx(paragraph("One") + broken + paragraph("Two")))
    assert [line.page for line in resume.lines] == [1, 2]
    assert resume.pages == 2


TURN = "<w:lastRenderedPageBreak/>"
BREAK = '<w:br w:type="page"/>'


def run(inner: str) -> str:
    """A paragraph of one run: its words stand between tags as they are."""
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def cells(*inner: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in inner)}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (run(f"<w:t>Ann</w:t><w:br/>{TURN}<w:t>Lee</w:t>"), [1, 2]),
        (run(f"<w:t>Ann</w:t>{BREAK}<w:t>Lee</w:t><w:br/><w:t>CRM</w:t>"), [1, 2, 2]),
        (run(f"<w:t>Ann</w:t><w:br/><w:t>Led </w:t>{TURN}<w:t>teams</w:t>"), [1, 1]),
        (run(f"{TURN}<w:t>Ann</w:t>") + run("<w:t>Lee</w:t>"), [2, 2]),
        (run(f"<w:t>Ann</w:t>{BREAK}") + run(f"{TURN}<w:t>Lee</w:t>"), [1, 2]),
        (run(f"<w:t>Ann</w:t>{BREAK}{BREAK}") + run("<w:t>Lee</w:t>"), [1, 3]),
        (cells(paragraph("Ann") + run(f"{TURN}<w:t>Lee</w:t>"), paragraph("CRM")), [1, 2, 1]),
        (cells(run(f"{TURN}<w:t>Ann</w:t>"), paragraph("CRM") * 2) + paragraph("Lee"), [2] * 4),
        (cells(*[run(f"{TURN}<w:t>Ann</w:t>") + paragraph("Lee")] * 3), [2] * 6),
        (cells(run(f"{TURN}<w:t>Ann</w:t>")) + run(f"{TURN}<w:t>Lee</w:t>"), [2, 3]),
    ],
)
def test_a_line_is_on_the_page_on_which_it_begins(body: str, pages: list[int]):
    assert [line.page for line in read_bytes(docx(body)).lines] == pages


@pytest.mark.parametrize(
    ("style", "reason"),
    [
        ("display: none", Hidden.LAYER),
        ("visibility:hidden", Hidden.LAYER),
        ("opacity: 0", Hidden.OPACITY),
        ("font-size: 1px", Hidden.SIZE),
        ("color: #FFF", Hidden.COLOR),
        ("color:rgb(255, 255, 255); font-weight: bold", Hidden.COLOR),
        ("position:absolute; left:-9999px", Hidden.OFF_PAGE),
    ],
)
def test_hidden_html_is_told_apart(style: str, reason: Hidden):
    page = f'<html><p>Ann Lee</p><p>sells <span style="{style}">Salesforce</span></p></html>'
    resume = read_bytes(page.encode())
    hidden = [(resume.quote(line.span), line.hidden) for line in resume.lines if line.hidden]
    assert hidden == [("Salesforce", reason)]


@pytest.mark.parametrize(
    "style",
    ["color: #333", "font-size: 11px", "opacity: 0.8", "background: #123; color: white"],
)
def test_visible_html_is_not_called_hidden(style: str):
    resume = read_bytes(f'<html><div style="{style}"><p>Ann Lee</p></div></html>'.encode())
    assert resume.visible_text == "Ann Lee"


@pytest.mark.parametrize(
    ("sheet", "element", "reason"),
    [
        (".n {display: none}", 'class="a n"', Hidden.LAYER),
        ("b, #x { visibility : hidden }", 'id="x"', Hidden.LAYER),
        ("SPAN.N{font-size:1px}", 'class="N"', Hidden.SIZE),
        ("/* .m{} */ .n{color:#fff}", 'class="n"', Hidden.COLOR),
        (".n{display:none}", 'class="n" style="display:inline"', None),
        ("@media print { .n {display:none} }", 'class="n"', None),
        (".side .n{display:none}", 'class="n"', None),
        (".side .m{background:#123} .n{color:#fff}", 'class="n"', None),
    ],
)
def test_what_a_style_sheet_hides_is_told_apart(sheet: str, element: str, reason: Hidden | None):
    page = f"<html><style>{sheet}</style><p>Ann Lee</p><p>sells <span {element}>CRM</span></p>"
    resume = read_bytes(page.encode())
    (word,) = [line for line in resume.lines if "CRM" in resume.quote(line.span)]
    assert word.hidden is reason


def test_table_cells_of_a_page_are_parted_by_tabs():
    page = (
        b"<html><table><tr><td>Excel</td><td>Expert</td></tr><tr><td>CRM</td></tr></table></html>"
    )
    assert read(page) == ["Excel\tExpert", "CRM"]
