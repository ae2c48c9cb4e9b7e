"""Runs and paragraphs of WordprocessingML, with what an editor leaves in them: changes, comments, notes, controls."""

from xml.sax.saxutils import escape

AUTHOR = 'w:author="财务股" w:date="2024-03-01T09:00:00Z"'


def run(
    text: str, size: int = 21, font: str = "宋体", bold: bool = False, more: str = "", deleted: bool = False
) -> str:
    """A run; `size` in half points, `\\v` a line break."""
    tag = "delText" if deleted else "t"
    inner = "<w:br/>".join(f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' for part in text.split("\v"))
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}" w:hint="eastAsia"/>'
        f'{"<w:b/>" if bold else ""}{more}<w:sz w:val="{size}"/></w:rPr>{inner}</w:r>'
    )


def deleted(text: str, number: int = 1) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="{900 + number}" {AUTHOR}>{run(text, deleted=True)}</w:del>'


def inserted(text: str, number: int = 2) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="{900 + number}" {AUTHOR}>{run(text)}</w:ins>'


def hidden(text: str) -> str:
    """A run formatted as hidden text."""
    return run(text, more="<w:vanish/>")


def comment(runs: str, number: int) -> str:
    """Runs with a comment anchored to them, the one that `Report.remarks` holds at that number."""
    at = f'w:id="{number}"'
    return f"<w:commentRangeStart {at}/>{runs}<w:commentRangeEnd {at}/><w:r><w:commentReference {at}/></w:r>"


def footnote_mark(number: int) -> str:
    """The reference of a footnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def control(text: str, title: str) -> str:
    """A run inside a content control, as fillable forms have them."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{title}"/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>'


def cell_paragraph(runs: str, align: str = "left", indent: int = 0, number: int = 0, line: int = 300) -> str:
    """A paragraph of a table cell; `indent` in hundredths of a character, `number` a list of numbering.xml."""
    ind = f'<w:ind w:leftChars="{indent}" w:left="{indent * 21 // 10}"/>' if indent else ""
    num = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f'<w:p><w:pPr>{num}<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="atLeast"/>{ind}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
