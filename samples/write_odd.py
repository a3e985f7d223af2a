"""The files that test patience: a scan, a locked, a damaged and an empty one."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont

from samples.compose import Kind, compose, compose_header
from samples.people import Person

FONTS = Path(reportlab.__file__).parent / "fonts"
DPI = 150
TILT = 0.3
SIZES: dict[Kind, tuple[str, int]] = {
    Kind.NAME: ("VeraBd.ttf", 34),
    Kind.HEADING: ("VeraBd.ttf", 24),
    Kind.ENTRY: ("VeraBd.ttf", 21),
}


def _page_image(person: Person) -> Image.Image:
    page = Image.new("L", (int(8.5 * DPI), 11 * DPI), 255)
    pen, y = ImageDraw.Draw(page), 110
    for block in (*compose_header(person), *compose(person)):
        name, size = SIZES.get(block.kind, ("Vera.ttf", 20))
        font = ImageFont.truetype(str(FONTS / name), size)
        y += 26 if block.kind in (Kind.HEADING, Kind.ENTRY) else 0
        mark = "- " if block.kind is Kind.BULLET else ""
        pen.text((130, y), mark + block.text, font=font, fill=0)
        pen.text((830, y), block.aside, font=font, fill=0)
        y += int(size * 1.5)
    tilted = page.rotate(TILT, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return tilted.point(lambda value: 255 if value > 150 else 0).convert("1")


def _fax(image: Image.Image) -> bytes:
    """The bare group-4 strip that a scanner would store, without its TIFF wrapping."""
    buffer = io.BytesIO()
    image.save(buffer, "TIFF", compression="group4", tiffinfo={278: image.height})
    data = buffer.getvalue()
    entries = struct.unpack_from("<I", data, 4)[0]
    tags = {}
    for number in range(struct.unpack_from("<H", data, entries)[0]):
        tag, _, _, value = struct.unpack_from("<HHII", data, entries + 2 + 12 * number)
        tags[tag] = value
    return data[tags[273] : tags[273] + tags[279]]


def write_scan(person: Person) -> bytes:
    """A PDF that holds one black-and-white picture of the page and no text at all."""
    image = _page_image(person)
    strip = _fax(image)
    width, height = image.size
    draw = b"q 612 0 0 792 0 0 cm /Im0 Do Q"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /XObject << /Im0 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns %d /Rows %d"
        b" /BlackIs1 true >> /Length %d >>\nstream\n%s\nendstream"
        % (width, height, width, height, len(strip), strip),
    )
    return _assemble(objects)


def _assemble(objects: tuple[bytes, ...]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return (
        data
        + head
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            count,
            len(data),
        )
    )


def write_damaged(pdf: bytes) -> bytes:
    """A download that broke off: the head of a PDF, before any page's words."""
    return pdf[:400]
