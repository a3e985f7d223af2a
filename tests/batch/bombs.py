"""Documents that are small on disk and endless to a careless reader; all made here.

Every maker takes `size`, from 0 to 1: how much of the full bomb to make. A reader that holds no
limits fails on the small ones already.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
CONTENT = b"BT /F1 12 Tf 72 700 Td (Ann Example, account manager) Tj ET"


FORM = b"/Type /XObject /Subtype /Form "


def pdf(objects: Iterable[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1, with a cross-reference table that is right."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    size = b"/Size %d" % (len(offsets) + 1)
    out.write(
        b"trailer\n<< %s /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    )
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(contents: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """One page with the content stream `contents` (an object) and objects from number 6 on."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << "
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return pdf(
        [
            CATALOG,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page + b"/Font << /F1 5 0 R >> " + resources + b" >> >>",
            contents,
            font,
            *more,
        ]
    )


def good_pdf() -> bytes:
    return one_page(stream(CONTENT))


def spaces(count: int) -> bytes:
    """`count` megabytes of spaces, deflated: one block repeated, so that making it is quick."""
    block = b" " * 2**20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(count):
        check = zlib.adler32(block, check)
    return b"\x78\x9c" + packed * count + b"\x03\x00" + struct.pack(">I", check)


def flate(size: float) -> bytes:
    return one_page(stream(spaces(int(2048 * size)), b"/Filter /FlateDecode"))


def nested_flate(size: float) -> bytes:
    data = spaces(int(2048 * size))
    for _ in range(6):
        data = zlib.compress(data, 9)
    return one_page(stream(data, b"/Filter [" + b"/FlateDecode " * 7 + b"]"))


def deep_arrays(size: float) -> bytes:
    depth = int(200_000 * size)
    return one_page(stream(b"[" * depth + b"]" * depth + CONTENT), b"[" * depth + b"]" * depth)


def deep_array_in_page(size: float) -> bytes:
    depth = int(200_000 * size)
    return pdf(
        [
            CATALOG,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox " + b"[" * depth + b"]" * depth + b" >>",
        ]
    )


def page_tree_dag(size: float) -> bytes:
    levels = int(30 * size)
    nodes = [
        b"<< /Type /Pages /Count %d /Kids [%d 0 R %d 0 R] >>" % (2 ** (levels - n), n + 3, n + 3)
        for n in range(levels)
    ]
    page = b"<< /Type /Page /MediaBox [0 0 612 792] /Parent %d 0 R >>" % (levels + 1)
    return pdf([CATALOG, *nodes, page])


def page_tree_loop(size: float) -> bytes:
    return pdf([CATALOG, b"<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"])


def deep_page_tree(size: float) -> bytes:
    depth = int(20_000 * size)
    nodes = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 3) for n in range(depth)]
    return pdf([CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 612 792] >>"])


def one_page_many_times(size: float) -> bytes:
    count = int(100_000 * size)
    return pdf(
        [
            CATALOG,
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b"3 0 R " * count),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <<"
            b" /Font << /F1 5 0 R >> >> >>",
            stream(CONTENT),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def xref_loop(size: float) -> bytes:
    plain = good_pdf()
    start = plain.rindex(b"xref\n0")
    return plain.replace(b"/Root", b"/Prev %d /Root" % start)


def xref_size(size: float) -> bytes:
    return good_pdf().replace(b"/Size 6", b"/Size 2000000000")


def xref_range(size: float) -> bytes:
    return good_pdf().replace(b"xref\n0 6\n", b"xref\n0 2000000000\n")


def form_dag(size: float) -> bytes:
    levels = int(30 * size)
    forms = [
        stream(
            b"/X Do /X Do",
            FORM + b"/BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (n + 7),
        )
        for n in range(levels)
    ]
    last = stream(CONTENT, FORM + b"/BBox [0 0 612 792]")
    return one_page(stream(b"/X Do"), *forms, last, resources=b"/XObject << /X 6 0 R >>")


def form_loop(size: float) -> bytes:
    form = stream(
        b"/X Do /X Do",
        FORM + b"/BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    )
    return one_page(stream(b"/X Do"), form, resources=b"/XObject << /X 6 0 R >>")


def unicode_range(size: float) -> bytes:
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00000000> <7fffffff> endcodespacerange\n"
        b"1 beginbfrange <00000000> <7fffffff> <0041> endbfrange\n"
        b"1 begincidrange <00000000> <7fffffff> 0 endcidrange\nendcmap end end"
    )
    plain = one_page(stream(CONTENT), stream(cmap))
    return plain.replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 6 0 R")


def scattered(size: float) -> bytes:
    shown = (
        b"1 0 0 1 %d %d Tm (%c) Tj" % (n * 7919 % 600, n * 104729 % 780, 97 + n % 26)
        for n in range(int(60_000 * size))
    )
    return one_page(stream(b"BT /F1 5 Tf " + b"\n".join(shown) + b" ET"))


def huge_image(size: float) -> bytes:
    side = int(100_000 * size)
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
        b" /ColorSpace /DeviceRGB /Filter /FlateDecode" % (side, side)
    )
    image = stream(spaces(32), entries)
    show = stream(b"q 600 0 0 700 0 0 cm /X Do Q")
    return one_page(show, image, resources=b"/XObject << /X 6 0 R >>")


def huge_page(size: float) -> bytes:
    return good_pdf().replace(b"[0 0 612 792]", b"[0 0 1e9 1e9]")


def huge_png(size: float) -> bytes:
    side = int(100_000 * size)
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", spaces(64)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{RELATED}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
PARAGRAPH = "<w:p><w:r><w:t>Ann Example, account manager</w:t></w:r></w:p>"


def docx(document: bytes, **more: bytes) -> bytes:
    """A DOCX file with this document part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, data in more.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(body: str, prolog: str = "") -> bytes:
    return f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()


def good_docx() -> bytes:
    return docx(word(PARAGRAPH))


def docx_of_spaces(size: float) -> bytes:
    return docx(word(f"<w:p><w:r><w:t>{' ' * int(2**30 * size)}</w:t></w:r></w:p>"))


def docx_of_paragraphs(size: float) -> bytes:
    return docx(word("<w:p/>" * int(5_000_000 * size)))


def docx_of_full_paragraphs(size: float) -> bytes:
    return docx(word("<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * int(3_000_000 * size)))


def deep_xml(size: float) -> bytes:
    depth = int(100_000 * size)
    return docx(word("<w:p>" * depth + "</w:p>" * depth))


def billion_laughs(size: float) -> bytes:
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, int(9 * size) + 1)
    )
    prolog = f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]>'
    body = f"<w:p><w:r><w:t>&l{int(9 * size)};</w:t></w:r></w:p>"
    return docx(word(body, prolog))


def traversal_member(size: float) -> bytes:
    return docx(word(PARAGRAPH), **{"../../../../tmp/screener-escaped.txt": b"out"})


def html_depth(size: float) -> bytes:
    depth = int(100_000 * size)
    return b"<html><body>" + b"<div>" * depth + b"Ann Example" + b"</div>" * depth


def rtf_depth(size: float) -> bytes:
    depth = int(1_000_000 * size)
    return b"{\\rtf1 " + b"{\\b " * depth + b"Ann" + b"}" * depth + b"}"


def one_long_word(size: float) -> bytes:
    return b"a" * int(40_000_000 * size)


def endless_lines(size: float) -> bytes:
    return b"- a\n" * int(10_000_000 * size)


def dates_without_end(size: float) -> bytes:
    return b"Jan 2019 - Feb 2020 to Mar 03/19-06/21 " * int(1_000_000 * size)


BOMBS: dict[str, Callable[[float], bytes]] = {
    made.__name__: made
    for made in (
        flate,
        nested_flate,
        deep_arrays,
        deep_array_in_page,
        page_tree_dag,
        page_tree_loop,
        deep_page_tree,
        one_page_many_times,
        xref_loop,
        xref_size,
        xref_range,
        form_dag,
        form_loop,
        unicode_range,
        scattered,
        huge_image,
        huge_page,
        huge_png,
        docx_of_spaces,
        docx_of_paragraphs,
        docx_of_full_paragraphs,
        deep_xml,
        billion_laughs,
        traversal_member,
        html_depth,
        rtf_depth,
        one_long_word,
        endless_lines,
        dates_without_end,
    )
}
