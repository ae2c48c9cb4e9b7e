"""PDF files that are damaged, endless, enormous, or more than they seem: what each gives, and how it is made."""

import io
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter

from tests.extract.read.pdf.raw import good, objects, pdf, stream, text

Make = Callable[[], bytes]


def locked(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good())))
    writer.encrypt(user, "owner", algorithm="AES-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def with_objects(
    *contents: bytes, page: bytes = b"/MediaBox[0 0 595 842]", resources: bytes = b"", **more: bytes
) -> bytes:
    made = objects(*contents, page=page, resources=resources)
    made.update({int(name.removeprefix("o")): body for name, body in more.items()})
    return pdf(made)


def form(content: bytes, resources: bytes = b"") -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources)


def nested_forms(depth: int) -> bytes:
    made = objects(text() + b"/X100 Do", resources=b"/XObject<</X100 100 0 R>>")
    for number in range(100, 100 + depth):
        made[number] = form(b"/X%d Do" % (number + 1), b"/XObject<</X%d %d 0 R>>" % (number + 1, number + 1))
    made[100 + depth] = form(b"0 0 m 1 1 l S")
    return pdf(made)


def outline(entries: int) -> bytes:
    made = objects(text())
    made[1] = b"<</Type/Catalog/Pages 2 0 R/Outlines 100 0 R>>"
    made[100] = b"<</Type/Outlines/First 101 0 R/Last %d 0 R/Count %d>>" % (100 + entries, entries)
    for number in range(101, 101 + entries):
        following = b"/Next %d 0 R" % (number + 1) if number < 100 + entries else b""
        made[number] = b"<</Title(entry)/Parent 100 0 R%s/Dest[10 0 R/Fit]>>" % following
    return pdf(made)


SCRIPT = b"<</S/JavaScript/JS(app.alert(1); this.exportDataObject({cName: 'a'});)>>"
ATTACHED = {
    "o1": b"<</Type/Catalog/Pages 2 0 R/OpenAction 100 0 R/Names<</EmbeddedFiles<</Names[(a.exe)101 0 R]>>"
    b"/JavaScript<</Names[(s)100 0 R]>>>>/AA<</WC 100 0 R>>>>",
    "o100": SCRIPT,
    "o101": b"<</Type/Filespec/F(a.exe)/UF(a.exe)/EF<</F 102 0 R>>>>",
    "o102": stream(b"MZ" + bytes(1000), b"/Type/EmbeddedFile"),
}
TYPE3 = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 65/LastChar 65"
    b"/Widths[1000]/CharProcs<</A 101 0 R>>/Encoding<</Differences[65/A]>>/Resources<</Font<</F9 100 0 R>>>>>>"
)

# What is read in spite of all: nothing is told, the text is there
READ: dict[str, Make] = {
    "encrypted, no password needed": lambda: locked(""),
    "junk before it": lambda: b"\x00junk\n" * 20 + good(),
    "no table of objects": lambda: good().replace(b"xref\n0 1", b"xxxx\n0 1"),
    "a wrong place of the table": lambda: good().replace(b"startxref\n", b"startxref\n9"),
    "an outline of 10,000 entries": lambda: outline(10_000),
    "JavaScript and an attachment": lambda: with_objects(text(), **ATTACHED),
    "a font whose glyph is drawn with itself": lambda: with_objects(
        text() + b"BT /F9 12 Tf 50 50 Td (A) Tj ET",
        resources=b"/XObject<<>>",
        o3=objects(b"")[3],
        o100=TYPE3,
        o101=stream(b"1000 0 d0 BT /F9 500 Tf (A) Tj ET"),
        o10=b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
        b"/Resources<</Font<</F1 3 0 R/F9 100 0 R>>>>/Contents 11 0 R>>",
    ),
    "a form that draws itself": lambda: with_objects(
        text() + b"/X Do", resources=b"/XObject<</X 100 0 R>>", o100=form(b"/X Do", b"/XObject<</X 100 0 R>>")
    ),
    "forms in forms, 2,000 deep": lambda: nested_forms(2_000),
    "a page box of a million points": lambda: with_objects(
        text(), page=b"/MediaBox[-1000000 -1000000 1000000 1000000]"
    ),
    "a page box the wrong way round": lambda: with_objects(text(), page=b"/MediaBox[595 842 0 0]"),
    "a crop box outside of the page": lambda: with_objects(
        text(), page=b"/MediaBox[0 0 595 842]/CropBox[5000 5000 6000 6000]"
    ),
    "an image of 10,000,000,000 points": lambda: with_objects(
        text() + b"q 100 0 0 100 0 0 cm /I Do Q",
        resources=b"/XObject<</I 100 0 R>>",
        o100=stream(
            bytes(100),
            b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB",
        ),
    ),
}
# What has no report to give: one line with its code
REFUSED: dict[str, tuple[str, Make]] = {
    "encrypted": ("E_ENCRYPTED", lambda: locked("secret")),
    "cut short": ("E_DAMAGED", lambda: good()[:60]),
    "a head and nothing else": ("E_DAMAGED", lambda: b"%PDF-1.7\n"),
    "no pages": ("E_DAMAGED", lambda: pdf(objects())),
    "a tree of pages that holds itself": (
        "E_DAMAGED",
        lambda: pdf(objects() | {2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>"}),
    ),
    "a page without anything": ("E_NO_REPORT", lambda: pdf(objects(b""))),
    "a page with a picture only": (
        "E_SCAN",
        lambda: with_objects(
            b"q 595 0 0 842 0 0 cm /I Do Q",
            resources=b"/XObject<</I 100 0 R>>",
            o100=stream(
                bytes(3), b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB"
            ),
        ),
    ),
    "text that cannot be seen": ("E_SCAN", lambda: pdf(objects(b"3 Tr " + text()))),
}
# What is read in part: the text is there, and a finding says what is missing and on which page
PARTLY: dict[str, tuple[str, Make]] = {
    "a million path segments": (
        "第2页",
        lambda: pdf(objects(text(), text(["附件"]) + b"0 0 m " + b"9 9 l 1 5 l " * 500_000 + b"S", compressed=True)),
    ),
    "a grid of a million cells": (
        "第2页",
        lambda: pdf(
            objects(
                text(),
                text(["附件"])
                + b"".join(b"%d 0 m %d 7000 l S 0 %d m 7000 %d l S " % (x, x, x, x) for x in range(0, 7001, 7)),
                page=b"/MediaBox[0 0 7000 7000]",
            )
        ),
    ),
    "300,000 characters on a page": ("第2页", lambda: pdf(objects(text(), text(["汉" * 1000] * 300), compressed=True))),
    "a table that goes over the edge of its page": (
        "第2页",
        lambda: pdf(
            objects(
                text(),
                text(["附件"])
                + b"".join(b"50 %d m 900 %d l S " % (y, y) for y in (600, 650, 700))
                + b"".join(b"%d 600 m %d 700 l S " % (x, x) for x in (50, 300, 560, 900)),
            )
        ),
    ),
    "a page that is none": (
        "第2页",
        lambda: pdf(objects(text(), text()) | {12: b"(no page)"}),
    ),
    "a page with a picture only behind a good one": (
        "第2页",
        lambda: with_objects(
            text(),
            b"q 595 0 0 842 0 0 cm /I Do Q",
            resources=b"/XObject<</I 100 0 R>>",
            o100=stream(
                bytes(3), b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB"
            ),
        ),
    ),
}
