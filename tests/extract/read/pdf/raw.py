"""PDF files written object by object, so that each can be as wrong as a test wants it."""

import zlib
from collections.abc import Mapping, Sequence

Objects = dict[int, bytes]
LINES = ["2021年度部门整体支出绩效自评报告", "桃江县竹产业发展局", "2021年支出合计320.50万元。"]
FONT = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
CID_FONT = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>"
)
DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
)


def stream(content: bytes, extra: bytes = b"", compressed: bool = False) -> bytes:
    if compressed:
        content, extra = zlib.compress(content, 9), extra + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


def text(lines: Sequence[str] = LINES, size: int = 12, x: int = 90, top: int = 760) -> bytes:
    """What draws lines of text, 24 points apart."""
    return b"".join(
        b"BT /F1 %d Tf %d %d Td <%s> Tj ET\n" % (size, x, top - 24 * number, line.encode("utf-16-be").hex().encode())
        for number, line in enumerate(lines)
    )


def objects(
    *contents: bytes, page: bytes = b"/MediaBox[0 0 595 842]", resources: bytes = b"", compressed: bool = False
) -> Objects:
    """A catalog, a page a content, one font `F1`; from 100 on is free for a test."""
    made = {3: FONT, 4: CID_FONT, 5: DESCRIPTOR, 1: b"<</Type/Catalog/Pages 2 0 R>>"}
    kids = b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(len(contents)))
    made[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))
    for number, content in enumerate(contents):
        made[10 + 2 * number] = b"<</Type/Page/Parent 2 0 R%s/Resources<</Font<</F1 3 0 R>>%s>>/Contents %d 0 R>>" % (
            page,
            resources,
            11 + 2 * number,
        )
        made[11 + 2 * number] = stream(content, compressed=compressed)
    return made


def pdf(made: Mapping[int, bytes], trailer: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    """The file, with a table of where its objects stand."""
    parts, places, at = [head], {}, len(head)
    for number, body in sorted(made.items()):
        places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    parts.append(b"xref\n0 1\n0000000000 65535 f \n")
    parts += [b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items()]
    parts.append(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(made) + 1, trailer, at))
    return b"".join(parts)


def good() -> bytes:
    return pdf(objects(text()))
