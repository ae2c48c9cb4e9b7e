"""Word files for the tests, written part by part: what a test does not give, the file does not have."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from extract.read import read, source_from_bytes
from schemas.document import Document, Paragraph, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zip_bytes(entries: dict[str, str | bytes]) -> bytes:
    """A zip file of the given entries."""
    result = io.BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return result.getvalue()


def docx_entries(body: str, *, main_type: str = MAIN_TYPE, **parts: str) -> dict[str, str | bytes]:
    """The entries of a package; `parts` are the insides of `styles`, `numbering`, `footnotes`, `endnotes`."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        for name in parts
    )
    relationships = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATIONSHIPS}/{name}" Target="{name}.xml"/>' for name in parts
    )
    relationships_of = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    )
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>',
        "_rels/.rels": relationships_of.format(
            f'<Relationship Id="r1" Type="{_RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": relationships_of.format(relationships),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in parts.items():
        entries[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"
    return entries


def docx(body: str, **parts: str) -> bytes:
    """A whole Word file."""
    return zip_bytes(docx_entries(body, **parts))


def read_word(body: str, **parts: str) -> Document:
    """The document that a body of XML is read as."""
    return read(source_from_bytes(docx(body, **parts), "报告.docx"))


def run(text: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str = "", properties: str = "") -> str:
    """A paragraph; `text` that begins with < is XML, else it becomes one run."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{text if text.startswith('<') or not text else run(text)}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """A cell; `content` that begins with < is XML, else it becomes one paragraph."""
    inside = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{inside}{content if content.startswith('<') else para(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{inside}{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 0) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def texts(found: Table) -> list[list[str | None]]:
    """The grid as texts: a merged cell stands wherever it covers, None is a hole."""
    return [[None if at is None else at.text for at in line] for line in found.grid]


def lines(document: Document) -> list[str]:
    """The texts of the body's paragraphs, numbers included, in the order of the blocks."""
    return [block.full_text for block in document.blocks if isinstance(block, Paragraph)]
