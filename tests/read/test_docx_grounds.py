"""White letters of a DOCX: seen on what is painted behind them, hidden on everything else."""

from __future__ import annotations

import pytest

from screener.read import read_bytes
from screener.types import Hidden
from tests.read.test_office import docx

SECRET = "Salesforce expert"
NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DARK, WHITE = '<a:srgbClr val="1F3864"/>', '<a:srgbClr val="FFFFFF"/>'
OPEN = "<w:p><w:r><w:t>Ann Lee sells machines.</w:t></w:r></w:p>"


def letters(color: str = "FFFFFF", more: str = "", paragraph: str = "", text: str = SECRET) -> str:
    run = f'<w:rPr><w:color w:val="{color}"/>{more}</w:rPr><w:t>{text}</w:t>'
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r>{run}</w:r></w:p>"


def shade(fill: str, kind: str = "clear", color: str = "auto") -> str:
    return f'<w:shd w:val="{kind}" w:color="{color}" w:fill="{fill}"/>'


def table(cell: str = "", whole: str = "", text: str | None = None) -> str:
    inner = letters() if text is None else text
    row = f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{inner}</w:tc></w:tr>"
    return f"<w:tbl><w:tblPr>{whole}</w:tblPr>{row}<w:tr><w:tc>{OPEN}</w:tc></w:tr></w:tbl>"


def shape(fill: str, *, behind: int = 1, side: int = 4_000_000, text: str = "") -> str:
    """A paragraph that anchors a shape of `side` EMU a side, 12,700 to a point."""
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    drawn = f"<wps:wsp><wps:spPr>{fill}</wps:spPr>{box}</wps:wsp>"
    extent = f'<wp:extent cx="{side}" cy="{side}"/>'
    anchor = f'<wp:anchor behindDoc="{behind}">{extent}<a:graphic>{drawn}</a:graphic></wp:anchor>'
    return f"<w:p {NAMESPACES}><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>"


def solid(color: str) -> str:
    return f"<a:solidFill>{color}</a:solidFill>"


def vml(attributes: str, *, text: str = "") -> str:
    box = f"<v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox>" if text else ""
    drawn = f"<v:rect {attributes}>{box}</v:rect>"
    return f"<w:p {NAMESPACES}><w:r><w:pict>{drawn}</w:pict></w:r></w:p>"


def style(table_style: str) -> str:
    named = '<w:style w:type="table" w:styleId="Grid"><w:tblPr/>'
    return f"{named}{table_style}</w:style>"


def first_row(fill: str) -> str:
    return f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shade(fill)}</w:tcPr></w:tblStylePr>'


GRID = '<w:tblStyle w:val="Grid"/>'
BACKGROUND = '<w:background w:color="1F3864"/>'
PAGES = {"settings": "<w:displayBackgroundShape/>"}
SIDEBAR = "width:200pt;height:700pt;z-index:-251"


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (letters(), {}),
        (letters("F4F4F4"), {}),
        (letters("1F3864", more=shade("1F3864")), {}),
        (letters("FFFF00", more='<w:highlight w:val="yellow"/>'), {}),
        (letters("102030", paragraph=shade("0F2030")), {}),
        (table(shade("FFFFFF")), {}),
        (table(shade("1F3864"), text=letters("1F3864")), {}),
        (table(whole=GRID), {"styles": style("")}),
        (table(whole=GRID), {"styles": style(first_row("FFFFFF"))}),
        (letters() + shape(solid(DARK), behind=0), {}),
        (letters() + shape(solid(WHITE)), {}),
        (letters() + shape("<a:noFill/>"), {}),
        (letters() + shape(solid(DARK), side=100_000), {}),
        (letters(text=SECRET + " and sales" * 400) + shape(solid(DARK), side=1_000_000), {}),
        (shape("<a:noFill/>", text=letters()), {}),
        (shape(solid(WHITE), text=letters()), {}),
        (
            shape(solid('<a:srgbClr val="1F3864"><a:alpha val="0"/></a:srgbClr>'), text=letters()),
            {},
        ),
        (vml("", text=letters()), {}),
        (letters() + vml(f'fillcolor="#1f3864" style="{SIDEBAR.replace("-251", "1")}"'), {}),
        (letters() + vml(f'fillcolor="#1f3864" filled="f" style="{SIDEBAR}"'), {}),
    ],
)
def test_letters_in_the_colour_of_what_is_behind_them_are_hidden(body: str, parts: dict[str, str]):
    resume = read_bytes(docx(OPEN + body, **parts))
    hidden = [line for line in resume.lines if line.hidden]
    assert [line.hidden for line in hidden] == [Hidden.COLOR]
    assert resume.quote(hidden[0].span).startswith(SECRET)


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (letters("auto"), {}),
        (letters("D0D0D0"), {}),
        (letters(more=shade("1F3864")), {}),
        (letters(more=shade("auto", "solid", "1F3864")), {}),
        (letters(more=shade("FFFFFF", "pct50", "1F3864")), {}),
        (letters(more='<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'), {}),
        (letters(more='<w:highlight w:val="darkBlue"/>'), {}),
        (letters(paragraph=shade("1F3864")), {}),
        (table(shade("1F3864")), {}),
        (table(whole=shade("1F3864")), {}),
        (table(whole=GRID), {"styles": style(first_row("1F3864"))}),
        (table(whole=GRID), {"styles": style(f"<w:tcPr>{shade('1F3864')}</w:tcPr>")}),
        (table(shade("1F3864"), text=table(text=letters())), {}),
        (letters() + shape(solid(DARK)), {}),
        (letters() + shape(solid('<a:schemeClr val="accent1"/>')), {}),
        (letters() + shape("<a:gradFill/>"), {}),
        (shape(solid(DARK), behind=0, text=letters()), {}),
        (vml('fillcolor="#1f3864 [3204]"', text=letters()), {}),
        (letters() + vml(f'fillcolor="#1f3864" style="{SIDEBAR}"'), {}),
        (letters() + vml(f'fillcolor="#1f3864" style="{SIDEBAR.replace("200", "2.0.0")}"'), {}),
        (letters(), {"header1": shape(solid(DARK))}),
    ],
)
def test_letters_on_a_ground_of_another_colour_are_visible(body: str, parts: dict[str, str]):
    resume = read_bytes(docx(OPEN + body, **parts))
    assert [line for line in resume.lines if line.hidden] == []
    assert SECRET in resume.visible_text


@pytest.mark.parametrize(("settings", "seen"), [(PAGES, True), ({}, False)])
def test_the_colour_of_the_page_counts_where_it_is_shown(settings: dict[str, str], seen: bool):
    data = docx(letters("FFFFFF") + letters("auto", text="Ann Lee"), before=BACKGROUND, **settings)
    assert (SECRET in read_bytes(data).visible_text) is seen
