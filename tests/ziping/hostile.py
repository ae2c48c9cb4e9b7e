"""Files that were made to do harm, and files that are only broken: each with the code that answers it."""

import random
from collections.abc import Callable

from tests.extract.read.build import docx, para, zip_bytes
from tests.ziping.command import HUNAN_2022
from tests.ziping.hostile_zip import bomb, entries, locked_entry, lying, many_entries, overlapping

GOOD = HUNAN_2022.read_bytes()
Make = Callable[[], bytes]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_document(prolog: str, text: str = "绩效自评报告") -> bytes:
    """A report whose document part begins with `prolog`."""
    document = str(entries()["word/document.xml"]).replace("绩效自评报告", text)
    return zip_bytes(entries(document_xml=prolog + document))


def related(relationship: str) -> bytes:
    """A report with one relationship more."""
    relationships = str(entries()["word/_rels/document.xml.rels"])
    return zip_bytes(
        entries(document_xml_rels=relationships.replace("</Relationships>", f"{relationship}</Relationships>"))
    )


def laughs(levels: int) -> str:
    """Entities that say each other ten times."""
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE w:document [<!ENTITY a0 "哈">{steps}]>'


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)  # noqa: S311 - the same each time


REFUSED: dict[str, tuple[str, Make]] = {
    "empty": ("E_EMPTY", lambda: b""),
    "text": ("E_FORMAT", "绩效自评报告".encode),
    "random bytes": ("E_FORMAT", lambda: b"\x00" + noise(100_000)),
    "a PDF": ("E_DAMAGED", lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"),
    "HTML as .doc": ("E_FORMAT", "<html><body><table>表</table></body></html>".encode),
    "OLE .doc": ("E_FORMAT", lambda: _OLE + "WordDocument".encode("utf-16-le")),
    "encrypted": ("E_ENCRYPTED", lambda: _OLE + "EncryptedPackage".encode("utf-16-le")),
    "a locked entry": ("E_ENCRYPTED", locked_entry),
    "a bomb": ("E_TOO_LARGE", lambda: bomb(300_000_000)),
    "a bomb of small ratio": ("E_TOO_LARGE", lambda: bomb(9_000_000, 30)),
    "a bomb in a zip": ("E_FORMAT", lambda: zip_bytes({"内.docx": bomb(300_000_000)})),
    "a report in a zip": ("E_FORMAT", lambda: zip_bytes({"内.docx": GOOD})),
    "100,000 entries": ("E_TOO_LARGE", lambda: many_entries(100_000)),
    "sizes that lie": ("E_DAMAGED", lying),
    "entries that overlap": ("E_DAMAGED", overlapping),
    "laughs": ("E_DAMAGED", lambda: with_document(laughs(10), "&a9;")),
    "a quadratic entity": (
        "E_DAMAGED",
        lambda: with_document(f'<!DOCTYPE w:document [<!ENTITY a "{"哈" * 50_000}">]>', "&a;" * 50_000),
    ),
    "entities in attributes": (
        "E_DAMAGED",
        lambda: zip_bytes(
            entries(document_xml=laughs(10) + str(entries()["word/document.xml"]).replace("<w:p>", '<w:p w:x="&a9;">'))
        ),
    ),
    "laughs in the listing": (
        "E_DAMAGED",
        lambda: zip_bytes(
            {
                **entries(),
                "[Content_Types].xml": laughs(10).replace("w:document", "Types")
                + str(entries()["[Content_Types].xml"]).replace("<Types ", '<Types x="&a9;" '),
            }
        ),
    ),
    "laughs in the styles": (
        "E_DAMAGED",
        lambda: zip_bytes(
            entries(styles_xml=laughs(10).replace("w:document", "w:styles") + str(entries()["word/styles.xml"]))
        ),
    ),
    "laughs in the relationships": (
        "E_DAMAGED",
        lambda: zip_bytes(
            entries(
                document_xml_rels=laughs(10).replace("w:document", "Relationships")
                + str(entries()["word/_rels/document.xml.rels"]).replace('Target="', 'Target="&a9;')
            )
        ),
    ),
    "deep XML": ("E_TOO_LARGE", lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)),
    "UTF-8 that is none": (
        "E_DAMAGED",
        lambda: zip_bytes(
            entries(document_xml=str(entries()["word/document.xml"]).encode().replace("绩".encode(), b"\xff\xfe"))
        ),
    ),
    "no document": ("E_DAMAGED", lambda: zip_bytes(entries(document_xml=None))),
    "no listing": ("E_DAMAGED", lambda: zip_bytes(entries(Content_Types_xml=None))),
    "no relationships": ("E_DAMAGED", lambda: zip_bytes({k: v for k, v in entries().items() if k != "_rels/.rels"})),
    "not XML": ("E_DAMAGED", lambda: zip_bytes(entries(document_xml="绩效自评报告"))),
    "an empty document": ("E_DAMAGED", lambda: zip_bytes(entries(document_xml=""))),
    "another document": ("E_DAMAGED", lambda: zip_bytes(entries(document_xml="<x/>"))),
    "nothing in it": ("E_NO_REPORT", lambda: docx("")),
    "a wrong content type": (
        "E_FORMAT",
        lambda: zip_bytes(
            entries(
                Content_Types_xml=str(entries()["[Content_Types].xml"]).replace(
                    "wordprocessingml.document.main", "spreadsheetml.sheet.main"
                )
            )
        ),
    ),
    "a document outside": (
        "E_DAMAGED",
        lambda: zip_bytes(
            {
                **entries(),
                "_rels/.rels": str(entries()["_rels/.rels"]).replace(
                    'Target="word/document.xml"', 'Target="http://127.0.0.1:9/x.xml" TargetMode="External"'
                ),
            }
        ),
    ),
    "a document above": (
        "E_DAMAGED",
        lambda: zip_bytes(
            {
                **entries(),
                "_rels/.rels": str(entries()["_rels/.rels"]).replace("word/document.xml", "../../../../etc/passwd"),
            }
        ),
    ),
}

READ: dict[str, Make] = {
    "names that climb": lambda: zip_bytes(
        {**entries(), "../../x": "a", "/etc/x": "a", "C:\\x": "a", "word/../../y": "a"}
    ),
    "no styles": lambda: zip_bytes(entries(styles_xml=None)),
    "no numbering": lambda: zip_bytes(entries(numbering_xml=None)),
    "a part that is gone": lambda: related('<Relationship Id="x" Type="http://x/relationships/image" Target="gone"/>'),
    "a link to a file": lambda: related(
        '<Relationship Id="x" Type="http://x/relationships/styles" Target="file:///etc/passwd" TargetMode="External"/>'
    ),
    "circular parts": lambda: related(
        '<Relationship Id="x" Type="http://x/relationships/footnotes" Target="document.xml"/>'
    ),
    "UTF-16": lambda: zip_bytes(
        entries(
            document_xml=('<?xml version="1.0" encoding="UTF-16"?>' + str(entries()["word/document.xml"])).encode(
                "utf-16"
            )
        )
    ),
    "circular styles": lambda: docx(
        para("绩效自评报告", '<w:pStyle w:val="a"/>'),
        styles='<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    ),
    "circular lists": lambda: docx(
        para("绩效自评报告", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        styles='<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>",
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="n"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "level 999": lambda: docx(
        para("绩效自评报告", '<w:numPr><w:ilvl w:val="999"/><w:numId w:val="1"/></w:numPr>')
        + para("绩效自评报告", '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="999999999999"/></w:numPr>'),
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="999"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
}
