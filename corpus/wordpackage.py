"""A report of the plain writer in, the package that another program would have saved out: WPS, strict, with macros.

Also what only such files hold: rows and cells in content controls, tracked rows and moves, text boxes, frames, comments.
"""

import re
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.claims import Cell
from corpus.runs import AUTHOR, cell_paragraph, deleted, run
from corpus.wordtable import Table
from corpus.wordwriter import STAMP, R, Report, W

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD = "http://schemas.microsoft.com/office/word"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
EXTENDED = {
    "mc": MC,
    "w14": f"{WORD}/2010/wordml",
    "w15": f"{WORD}/2012/wordml",
    "wp": f"{DRAWING}/wordprocessingDrawing",
    "wp14": f"{WORD}/2010/wordprocessingDrawing",
    "wps": f"{WORD}/2010/wordprocessingShape",
    "a": f"{DRAWING}/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}


# ── cells, rows and tables ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Spread(Cell):
    """A cell that goes over columns by w:hMerge instead of w:gridSpan."""


@dataclass(frozen=True)
class Held(Cell):
    """A cell inside a content control of its own."""


class FormTable(Table):
    """A table whose rows may end early, be tracked, or stand in content controls."""

    def row(
        self,
        *cells: Cell,
        height: int = 0,
        tracked: str = "",
        repeats: bool = False,
        after: int = 0,
        control: str = "",
    ) -> None:
        """Writes one row; `after` columns have no cell at all, `control` is the title of a repeating section."""
        widths = self.widths
        self.widths = widths[: len(widths) - after]
        super().row(*cells, height=height, tracked=tracked, repeats=repeats)
        self.widths = widths
        if after:
            self._change("<w:trPr>", f'<w:trPr><w:gridAfter w:val="{after}"/><w:wAfter w:w="0" w:type="auto"/>')
        if control:
            item = _control(self.rows[-1], control, "<w15:repeatingSectionItem/>")
            self.rows[-1] = _control(item, control, "<w15:repeatingSection/>")

    def _change(self, old: str, new: str) -> None:
        self.rows[-1] = self.rows[-1].replace(old, new, 1)

    def _tc(self, at: int, span: int, merge: str, paragraphs: str, cell: Cell | None = None) -> str:
        if isinstance(cell, Spread):
            written = super()._tc(at, 1, '<w:hMerge w:val="restart"/>', paragraphs, cell)
            for i in range(at + 1, at + span):
                written += super()._tc(i, 1, '<w:hMerge w:val="continue"/>', cell_paragraph(""), cell)
            return written
        written = super()._tc(at, span, merge, paragraphs, cell)
        return _control(written, cell.text, "<w:text/>") if isinstance(cell, Held) else written


class WpsTable(FormTable):
    """A table as WPS leaves it after much dragging: the grid is not the cells' widths, merges always say continue."""

    def _tc(self, at: int, span: int, merge: str, paragraphs: str, cell: Cell | None = None) -> str:
        full = merge.replace("<w:vMerge/>", '<w:vMerge w:val="continue"/>')
        return super()._tc(at, span, full, paragraphs, cell)

    def xml(self) -> str:
        even = sum(self.widths) // len(self.widths)
        return re.sub(r'<w:gridCol w:w="\d+"/>', f'<w:gridCol w:w="{even}"/>', super().xml())


def _control(inner: str, title: str, kind: str) -> str:
    """A content control around whole cells, rows or blocks."""
    name = escape(title.replace("\n", ""))
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def block_control(inner: str, title: str) -> str:
    """A content control around a whole table."""
    return _control(inner, title, '<w15:appearance w15:val="tags"/>')


def date_picker() -> str:
    """A date picker that nobody has filled in: a control without content."""
    return (
        '<w:sdt><w:sdtPr><w:id w:val="147462"/><w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>'
        '<w:storeMappedDataAs w:val="datetime"/><w:calendar w:val="gregorian"/></w:date></w:sdtPr><w:sdtContent/></w:sdt>'
    )


def struck(text: str, number: int, align: str = "center") -> str:
    """A paragraph whose run a tracked change deletes."""
    return cell_paragraph(deleted(text, number) if text else "", align)


def moved(text: str, number: int, away: bool, size: int = 18) -> str:
    """One end of a tracked move: the place that a text left, or the place where it stands now."""
    kind, other = ("moveFrom", "From") if away else ("moveTo", "To")
    start = f'<w:move{other}RangeStart w:id="{800 + 2 * number + away}" {AUTHOR} w:name="move{number}"/>'
    end = f'<w:move{other}RangeEnd w:id="{800 + 2 * number + away}"/>'
    return f'{start}<w:{kind} w:id="{840 + 2 * number + away}" {AUTHOR}>{run(text, size)}</w:{kind}>{end}'


def commented(runs: str, number: int) -> str:
    """Runs with a comment of comments.xml at them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def text_box(inner: str, width: int, height: int) -> str:
    """A paragraph that holds a text box in line, written twice as Word does: as a drawing, and as VML for old programs."""
    cx, cy = width * 635, height * 635
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="11" name="文本框 11"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{EXTENDED["wps"]}">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="6350"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx>'
        '<wps:bodyPr lIns="36000" tIns="36000" rIns="36000" bIns="36000"/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    old = (
        '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f'<v:shape id="_x0000_s1026" type="#_x0000_t202" style="width:{width / 20:g}pt;height:{height / 20:g}pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict>"
    )
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )


def frame(inner: str, width: int) -> str:
    """A table of one cell around everything else."""
    one = Table([width])
    one.row(Cell("", xml=inner + cell_paragraph("")))
    return one.xml()


def add_within(report: Report, table: Table, wrap: Callable[[str], str], ahead: int = 0) -> None:
    """Adds a table with something around it; `ahead` tells how many tables begin around it."""
    report.tables += ahead
    report.add(table)
    report.body[-1] = wrap(report.body[-1])


# ── packages ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _widen(document: str, names: Iterable[str], ignorable: str) -> str:
    """Declares more namespaces at the root."""
    more = "".join(f' xmlns:{n}="{EXTENDED[n]}"' for n in names)
    return document.replace("<w:document ", f'<w:document{more} mc:Ignorable="{ignorable}" ', 1)


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'


def _relation(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/></Relationships>'


class WpsReport(Report):
    """As WPS Office saves it: runs cut anywhere, editing marks everywhere, a relationship to nothing."""

    custom = "http://www.wps.cn/officeDocument/2013/wpsCustomData"
    build = "2052-11.1.0.11294"

    def _parts(self) -> Iterable[tuple[str, str]]:
        for name, text in super()._parts():
            match name:
                case "[Content_Types].xml":
                    kinds = "application/vnd.openxmlformats-officedocument"
                    new = text.replace("</Types>", _override("docProps/app.xml", f"{kinds}.extended-properties+xml"))
                    yield (
                        name,
                        new.replace("</Types>", _override("docProps/custom.xml", f"{kinds}.custom-properties+xml")),
                    )
                case "_rels/.rels":
                    end = "</Relationships>"
                    new = text.replace(end, _relation("rId3", f"{R}/extended-properties", "docProps/app.xml"))
                    yield name, new.replace(end, _relation("rId4", f"{R}/custom-properties", "docProps/custom.xml"))
                case "word/_rels/document.xml.rels":
                    yield name, text.replace("</Relationships>", _relation("rId99", f"{R}/image", "NULL"))
                case "word/document.xml":
                    root = _widen(text, ("mc", "w14", "w15", "wp14", "wps"), "w14 w15 wps wp14")
                    root = root.replace("<w:document ", f'<w:document xmlns:wpsCustomData="{self.custom}" ', 1)
                    yield name, _scattered(root)
                case _:
                    yield name, text
        types = f"{OFFICE}/docPropsVTypes"
        app = (
            f'<Properties xmlns="{OFFICE}/extended-properties" xmlns:vt="{types}"><Template>Normal.dotm</Template>'
            "<Application>WPS Office_11.1.0.11294_F1E327BC-269C-435d-A152-05C5408002CA</Application></Properties>"
        )
        yield "docProps/app.xml", app
        fmt = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
        custom = (
            f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{types}">'
            f'<property fmtid="{fmt}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>{self.build}</vt:lpwstr></property>'
            f'<property fmtid="{fmt}" pid="3" name="ICV"><vt:lpwstr>6D0F5B0C4A3E4B77A1D7C2E9F08B3145</vt:lpwstr></property></Properties>'
        )
        yield "docProps/custom.xml", custom


_RUN = re.compile(r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)<w:t xml:space="preserve">([^<]*)</w:t></w:r>')
_ENTITY_OR_CHARACTER = re.compile(r"&\w+;|[\s\S]")


def _scattered(document: str) -> str:
    """Cuts runs wherever a cursor may have stood, numbers above all, with bookmarks and proofing marks between them."""
    bookmarks = iter(range(1, 100000))

    def cut(match: re.Match[str]) -> str:
        look, text = match.groups()
        runs: list[str] = []
        for part in re.split("(\t)", text):
            for i, piece in enumerate(_pieces(part)):
                number = next(bookmarks)
                rsid = f'w:rsidR="00{number * 7919 % 0xFFFFFF:06X}"'
                inner = "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{piece}</w:t>'
                if i and number % 3 == 0:
                    runs.append(
                        f'<w:bookmarkStart w:id="{number}" w:name="_GoBack{number}"/><w:bookmarkEnd w:id="{number}"/>'
                    )
                elif i:
                    runs.append(f'<w:proofErr w:type="{"spellStart" if number % 2 else "spellEnd"}"/>')
                runs.append(f"<w:r {rsid}>{look}{inner}</w:r>")
        return "".join(runs)

    paragraphs = iter(range(1, 100000))
    document = _RUN.sub(cut, document)
    return re.sub(
        "<w:p>", lambda _: f'<w:p w14:paraId="{0x10000000 + next(paragraphs):08X}" w:rsidR="00A51C3E">', document
    )


def _pieces(text: str) -> list[str]:
    """Cuts before and after signs in numbers and within longer runs of digits; a text without digits stays whole."""
    pieces: list[str] = []
    for character in _ENTITY_OR_CHARACTER.findall(text):
        last = pieces[-1] if pieces else ""
        number = character.isdigit() or character in ".,%％"
        words = bool(last) and not number and not last[-1].isdigit()
        if words or (last.isdigit() and number and len(last) < 2):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


_STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE + "/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_SIDES = {"left": "start", "right": "end"}
_LENGTHS = {
    "pgSz": ("w", "h"),
    "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
    "tblW": ("w",),
    "tcW": ("w",),
    "gridCol": ("w",),
    "trHeight": ("val",),
    "spacing": ("before", "after", "line"),
    "ind": ("start", "firstLine"),
    "start": ("w",),
    "end": ("w",),
}


class StrictReport(Report):
    """As Word saves "Strict Open XML Document": other namespaces, start and end for left and right, lengths in points."""

    def _parts(self) -> Iterable[tuple[str, str]]:
        for name, text in super()._parts():
            new = text
            for loose, strict in _STRICT.items():
                new = new.replace(loose, strict)
            if name.startswith("word/") and not name.endswith(".rels"):
                new = _strict_words(new)
            yield name, new


def _strict_words(xml: str) -> str:
    xml = re.sub(r"<w:(left|right) ", lambda m: f"<w:{_SIDES[m[1]]} ", xml)
    xml = re.sub(r'<w:(jc|lvlJc) w:val="(left|right)"', lambda m: f'<w:{m[1]} w:val="{_SIDES[m[2]]}"', xml)
    xml = xml.replace(" w:leftChars=", " w:startChars=").replace(" w:left=", " w:start=")
    xml = re.sub(r"(<w:pgMar [^>]*)w:start=", r"\1w:left=", xml)
    xml = xml.replace("<w:document ", '<w:document w:conformance="strict" ', 1)

    def points(match: re.Match[str]) -> str:
        names = _LENGTHS.get(match[1])
        if not names:
            return match[0]
        pattern = rf'w:({"|".join(names)})="(\d+)"'
        return re.sub(pattern, lambda m: f'w:{m[1]}="{int(m[2]) / 20:.2f}pt"', match[0])

    return re.sub(r"<w:(\w+) [^>]*>", points, xml)


@dataclass
class MacroReport(Report):
    """A macro-enabled document, with comments."""

    comments: list[str] = field(default_factory=list)

    def _parts(self) -> Iterable[tuple[str, str]]:
        plain = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        ns = f'xmlns:w="{W}" xmlns:r="{R}"'
        for name, text in super()._parts():
            match name:
                case "[Content_Types].xml":
                    new = text.replace(
                        f"{plain}.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
                    )
                    new = new.replace("</Types>", _override("word/comments.xml", f"{plain}.comments+xml"))
                    macro = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                    yield name, new.replace("<Default ", macro + "<Default ", 1)
                case "docProps/core.xml":
                    yield name, text.replace(".docm</dc:title>", "</dc:title>")
                case "word/_rels/document.xml.rels":
                    end = "</Relationships>"
                    new = text.replace(end, _relation("rId20", f"{R}/comments", "comments.xml"))
                    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                    yield name, new.replace(end, _relation("rId21", kind, "vbaProject.bin"))
                case "word/document.xml":
                    yield name, _widen(text, EXTENDED, "w14 w15 wp14")
                case _:
                    yield name, text
        notes = "".join(
            f'<w:comment w:id="{i}" {AUTHOR} w:initials="财">{cell_paragraph(run(t))}</w:comment>'
            for i, t in enumerate(self.comments)
        )
        yield "word/comments.xml", f"<w:comments {ns}>{notes}</w:comments>"

    def save(self, folder: Path) -> None:
        super().save(folder)
        with zipfile.ZipFile(folder / self.document, "a", zipfile.ZIP_DEFLATED) as out:
            info = zipfile.ZipInfo("word/vbaProject.bin", STAMP)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            out.writestr(info, _empty_compound_file())

    def comment(self, text: str) -> int:
        """Writes a comment and gives its number."""
        self.comments.append(text)
        return len(self.comments) - 1


def _empty_compound_file() -> bytes:
    """An OLE compound file with a root and nothing in it, in place of a macro project."""
    free, end, table, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    sectors = struct.pack("<128I", table, end, *[free] * 126)
    name = "Root Entry".encode("utf-16-le")
    root = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name) + 2, 5, 1, none, none, none) + bytes(36)
    root += struct.pack("<IQ", end, 0)
    unused = bytes(66) + struct.pack("<BBIII", 0, 0, none, none, none) + bytes(48)
    return header + sectors + root + unused * 3
