"""A report in, its Word file and the gold of its tables out: each cell is written together with what it states.

The file is plain WordprocessingML put together by hand, so that merges, indentation, numbering, tracked changes and
footnotes are exactly what a report module asks for. What a cell states is given by the report module; nothing here
reads a text back, and nothing of the project's own reading code is used.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.said import Said, placed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHOR = 'w:author="财务股" w:date="2024-03-01T09:00:00Z"'
STAMP = (2024, 1, 1, 0, 0, 0)
A4_WIDTH, A4_HEIGHT = 11906, 16838


# ── what a cell states ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Says:
    """One reading: the characters, and what the contract makes of them."""

    raw: str
    value: str = ""
    unit: str = ""
    stated: str = ""
    comparator: str = ""
    status: str = "read"


NULLS = {
    "": "blank",
    "——": "not_applicable",
    "—": "not_applicable",
    "-": "not_applicable",
    "/": "not_applicable",
    "无": "stated_none",
}


def plain(number: Decimal) -> str:
    """Shortest plain decimal."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(raw: str, unit: str, stated: str, scale: int = 1) -> Says:
    """A number with or without thousand separators in a column of that unit, or a null mark there."""
    if raw in NULLS:
        return Says(raw, "", unit, stated, "", NULLS[raw])
    return Says(raw, plain(Decimal(raw.replace(",", "")) * scale), unit, stated, "=")


def wan(raw: str) -> Says:
    """A cell of a column in 万元."""
    return amount(raw, "元", "万元", 10000)


def yuan(raw: str) -> Says:
    """A cell of a column in 元."""
    return amount(raw, "元", "元")


def fen(raw: str) -> Says:
    """A cell of 分值, 权重 or 得分, with or without 分 printed."""
    return (
        amount(raw, "分", "分")
        if raw in NULLS
        else Says(raw, amount(raw.removesuffix("分"), "分", "分").value, "分", "分", "=")
    )


def rate(raw: str) -> Says:
    """A cell of a rate column that prints its sign, or a null mark there."""
    if raw in NULLS:
        return Says(raw, "", "%", "", "", NULLS[raw])
    assert raw.endswith("%"), raw
    return Says(raw, plain(Decimal(raw.removesuffix("%"))), "%", "%", "=")


def qty(raw: str, value: str, unit: str, comparator: str = "=", stated: str | None = None) -> Says:
    """A quantity, everything said explicitly; `stated` only where it is not the unit itself."""
    return Says(raw, value, unit, unit if stated is None else stated, comparator)


def words(raw: str) -> Says:
    """A text, or an empty or marked cell of a column of texts."""
    return Says(raw, "", "", "", "", NULLS[raw]) if raw in NULLS else Says(raw, raw)


BLANK = words("")


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Claim:
    """A reading with its place in the codebook."""

    field: str
    measure: str
    label: str
    says: Says
    item: str = ""
    period: str = ""
    row_path: str = ""
    column_path: str = ""


def listed(rows: str | Sequence[str], columns: str | Sequence[str], says: Says) -> Claim:
    """A cell of a table that no form knows: where its row and its column stand, from the outermost label inwards."""
    row, column = ([path] if isinstance(path, str) else list(path) for path in (rows, columns))
    paths = " > ".join(row), " > ".join(column)
    return Claim("", "value", row[-1], says, " × ".join(filter(None, paths)), row_path=paths[0], column_path=paths[1])


@dataclass(frozen=True)
class Cell:
    """A cell as printed; `\\n` begins a paragraph, `\\v` breaks a line. `xml` replaces the paragraphs altogether."""

    text: str
    across: int = 1
    down: int = 1
    claims: tuple[Claim, ...] = ()
    align: str = "center"
    indent: int = 0
    bold: bool = False
    xml: str = ""
    unbordered: bool = False
    size: int = 0


def head(text: str, across: int = 1, down: int = 1, **more: object) -> Cell:
    """A label or heading."""
    return Cell(text, across, down, **more)  # type: ignore[arg-type]


def value(claim: Claim, across: int = 1, down: int = 1, printed: str | None = None, **more: object) -> Cell:
    """A cell of one reading, printed as its raw unless told otherwise."""
    more.setdefault("align", "center" if claim.says.unit or len(claim.says.raw) < 12 else "left")
    return Cell(claim.says.raw if printed is None else printed, across, down, (claim,), **more)  # type: ignore[arg-type]


# ── runs and paragraphs ───────────────────────────────────────────────────────────────────────────────────────────


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


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────


def borders(kind: str = "single") -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return (
        "<w:tblBorders>"
        + "".join(f'<w:{s} w:val="{kind}" w:sz="4" w:space="0" w:color="000000"/>' for s in sides)
        + "</w:tblBorders>"
    )


class Table:
    """A table written row by row: a row lists the cells that begin in it, vertical merges go on by themselves."""

    def __init__(
        self,
        widths: Sequence[int],
        section: str = "",
        instance: int = 0,
        size: int = 21,
        row_height: int = 400,
        font: str = "宋体",
    ) -> None:
        self.font = font
        self.widths, self.section, self.instance, self.size, self.row_height = (
            list(widths),
            section,
            instance,
            size,
            row_height,
        )
        self.rows: list[str] = []
        self.placed: list[tuple[int, int, Claim]] = []
        self.open: dict[int, tuple[int, int]] = {}  # grid column -> (rows still to go, span)
        self.later_forms: list[int] = []  # the rows where another form begins in the same table

    def next_form(self) -> None:
        """What follows is another form in the same table."""
        self.later_forms.append(len(self.rows))

    def instance_at(self, row: int) -> int:
        return self.instance + sum(first <= row for first in self.later_forms)

    def row(self, *cells: Cell, height: int = 0, tracked: str = "", repeats: bool = False) -> None:
        """Writes one row; `tracked` is `ins` or `del`, `repeats` asks Word to print it on each page."""
        line, at, queue = [], 0, list(cells)
        r = len(self.rows)
        going: dict[int, tuple[int, int]] = {}
        while at < len(self.widths):
            if at in self.open:
                left, span = self.open[at]
                line.append(
                    self._tc(
                        at,
                        span,
                        '<w:vMerge w:val="continue"/>' if r % 2 else "<w:vMerge/>",
                        cell_paragraph("", "center"),
                    )
                )
                if left > 1:
                    going[at] = (left - 1, span)
                at += span
                continue
            cell = queue.pop(0)
            line.append(
                self._tc(
                    at,
                    cell.across,
                    '<w:vMerge w:val="restart"/>' if cell.down > 1 else "",
                    cell.xml or self._paragraphs(cell),
                    cell,
                )
            )
            self.placed += [(r, at, claim) for claim in cell.claims]
            if cell.down > 1:
                going[at] = (cell.down - 1, cell.across)
            at += cell.across
        assert (queue, at) == ([], len(self.widths)), (r, at, [c.text for c in queue])
        self.open = going
        more = "<w:tblHeader/>" if repeats else ""
        more += f'<w:{tracked} w:id="{800 + r}" {AUTHOR}/>' if tracked else ""
        self.rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height or self.row_height}" w:hRule="atLeast"/>{more}</w:trPr>{"".join(line)}</w:tr>'
        )

    def _tc(self, at: int, span: int, merge: str, paragraphs: str, cell: Cell | None = None) -> str:
        width = sum(self.widths[at : at + span])
        grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        none = ""
        if cell is not None and cell.unbordered:
            none = (
                "<w:tcBorders>" + "".join(f'<w:{s} w:val="nil"/>' for s in ("top", "left", "right")) + "</w:tcBorders>"
            )
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid_span}{merge}{none}<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'

    def _paragraphs(self, cell: Cell) -> str:
        parts = cell.text.split("\n")
        return "".join(
            cell_paragraph(run(p, cell.size or self.size, self.font, cell.bold) if p else "", cell.align, cell.indent)
            for p in parts
        )

    def xml(self) -> str:
        assert not self.open, self.open
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="center"/>{borders()}<w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(self.rows)}</w:tbl>'
        )


# ── the report ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Report:
    """The body in order, and the gold of its tables."""

    org_name: str
    year: int
    document: str
    header: str = ""
    body: list[str] = field(default_factory=list)
    gold: list[dict[str, object]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    notes_gold: list[dict[str, object]] = field(default_factory=list)
    tables: int = 0
    landscape_end: bool = False
    report: int = 0
    remarks: list[str] = field(default_factory=list)

    def next_report(self, org_name: str, year: int) -> None:
        """What follows is another unit's report in the same file."""
        self.org_name, self.year, self.report = org_name, year, self.report + 1

    def _p(
        self, runs: str, align: str = "both", first: bool = False, line: int = 560, num: str = "", before: str = ""
    ) -> int:
        """Writes a paragraph and gives its place among those of the body."""
        ind = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if first else ""
        self.body.append(
            f'<w:p><w:pPr>{before}{num}<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>{ind}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
        )
        return self._paragraphs() - 1

    def _paragraphs(self) -> int:
        """How many paragraphs the body has so far."""
        return sum(block.startswith("<w:p>") for block in self.body)

    def _say(self, paragraph: int, text: str, said: Sequence[Said]) -> None:
        """Adds to the gold what a paragraph states."""
        self.gold += [self._said(paragraph, start, end, one) for start, end, one in placed(text, said)]

    def title(self, *lines: str, size: int = 44, said: Sequence[Said] = ()) -> None:
        """Each line of the title; `said` has what they state, each the raw of one line or a part of it."""
        for line in lines:
            place = self._p(run(line, size, "方正小标宋简体"), "center", line=720)
            self._say(place, line, [one for one in said if one.raw in line])

    def small_title(self, *lines: str, size: int = 36, new_page: bool = False) -> None:
        for i, line in enumerate(lines):
            self._p(
                run(line, size, "方正小标宋简体"),
                "center",
                line=600,
                before="<w:pageBreakBefore/>" if new_page and not i else "",
            )

    def heading(self, text: str, number: int = 0, level: int = 0, said: Sequence[Said] = ()) -> None:
        num = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        font = "楷体_GB2312" if level or text.startswith("（") else "黑体"
        self._say(self._p(run(text, 32, font), first=True, num=num), text, said)

    def footnote(self, text: str, *said: Said) -> str:
        """Adds a footnote and what it states, and gives its mark."""
        printed = f" {text}"
        self.notes_gold += [self._said(len(self.notes), at, end, one) for at, end, one in placed(printed, said)]
        self.notes.append(text)
        return footnote_mark(len(self.notes))

    def para(self, text: str, *said: Said, note: str = "", note_said: Sequence[Said] = ()) -> None:
        """A body paragraph and what it states, in order; `note` is a footnote at its end, `note_said` what that states."""
        mark = self.footnote(note, *note_said) if note else ""
        self._say(self._p(run(text, 32, "仿宋_GB2312") + mark, first=True), text, said)

    def blank(self) -> None:
        self._p("", first=True)

    def line(
        self,
        text: str,
        align: str = "left",
        size: int = 24,
        font: str = "宋体",
        new_page: bool = False,
        said: Sequence[Said] = (),
    ) -> None:
        """A line of its own: 附件1, 单位：万元, 填表人."""
        place = self._p(run(text, size, font), align, line=440, before="<w:pageBreakBefore/>" if new_page else "")
        self._say(place, text, said)

    def page_break(self) -> None:
        """A paragraph that holds nothing but the break, as Ctrl+Enter leaves it."""
        self._p('<w:r><w:br w:type="page"/></w:r>', "left", line=240)

    def sign(self, date: str, org: str = "", said: Sequence[Said] = ()) -> None:
        for text in ((org or self.org_name) + "　　", date + "　　　　"):
            place = self._p(run(text, 32, "仿宋_GB2312"), "right")
            self._say(place, text, [one for one in said if one.raw in text])

    def section_break(self, landscape: bool = False) -> None:
        """Ends a section whose pages are as told."""
        self.body.append(f"<w:p><w:pPr>{self._sect(landscape)}</w:pPr></w:p>")

    def add(self, table: Table, nested: int = 0) -> None:
        """A top-level table; `nested` tells how many tables stand inside it."""
        self.body.append(table.xml())
        for row, col, claim in table.placed:
            self.gold.append(self._row(table, self.tables, row, col, claim))
        self.tables += 1 + nested

    def _row(self, table: Table, index: int, row: int, col: int, claim: Claim) -> dict[str, object]:
        s = claim.says
        brackets = f"[{claim.item}]" if claim.item else ""
        instance = table.instance_at(row)
        paths = {"row_path": claim.row_path, "column_path": claim.column_path} if table.section == "other" else {}
        return {
            "document": self.document, "report": self.report,
            "key": f"{table.section}.{instance}/{claim.field}{brackets}@{claim.measure}",
            "org_name": self.org_name, "year": self.year,
            "section": table.section, "instance": instance, "field": claim.field, "label": claim.label,
            "measure": claim.measure, "item": claim.item, "period": claim.period or str(self.year),
            "raw": s.raw, "value": s.value, "unit": s.unit, "stated_unit": s.stated, "comparator": s.comparator,
            "direction": "", "base": "", "status": s.status, "table": index, "row": row, "col": col, **paths,
        }  # fmt: skip

    def _said(self, paragraph: int, start: int, end: int, said: Said) -> dict[str, object]:
        mark = said.comparator if said.in_range else ""
        period = "" if said.field == "report_date" else said.period or str(self.year)
        return {
            "document": self.document, "report": self.report,
            "key": f"prose.0/{said.field}@{said.measure}{mark}~{paragraph}:{start}",
            "org_name": self.org_name, "year": self.year,
            "section": "prose", "instance": 0, "field": said.field, "label": said.label,
            "measure": said.measure, "item": "", "period": period,
            "raw": said.raw, "value": said.value, "unit": said.unit, "stated_unit": said.stated,
            "comparator": said.comparator, "direction": said.direction, "base": said.base, "status": said.status,
            "paragraph": paragraph, "start": start, "end": end, **({"optional": True} if said.optional else {}),
        }  # fmt: skip

    def _below(self) -> Iterable[dict[str, object]]:
        """What the footnotes state: they are counted on behind the paragraphs of the body."""
        for row in self.notes_gold:
            place = self._paragraphs() + int(str(row["paragraph"]))
            key = f"{str(row['key']).rpartition('~')[0]}~{place}:{row['start']}"
            yield row | {"key": key, "paragraph": place}

    def _sect(self, landscape: bool) -> str:
        wide, high = (A4_HEIGHT, A4_WIDTH) if landscape else (A4_WIDTH, A4_HEIGHT)
        orient = ' w:orient="landscape"' if landscape else ""
        margins = (
            'w:top="1247" w:right="1134" w:bottom="1134" w:left="1134"'
            if landscape
            else 'w:top="1701" w:right="1361" w:bottom="1531" w:left="1474"'
        )
        head_ref = '<w:headerReference w:type="default" r:id="rId6"/>' if self.header else ""
        return (
            f'<w:sectPr>{head_ref}<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="{wide}" w:h="{high}"{orient}/>'
            f'<w:pgMar {margins} w:header="720" w:footer="850" w:gutter="0"/></w:sectPr>'
        )

    def save(self, folder: Path) -> None:
        """Writes the Word file and gold.jsonl."""
        folder.mkdir(exist_ok=True)
        parts = dict(self._parts())
        with zipfile.ZipFile(folder / self.document, "w", zipfile.ZIP_DEFLATED) as out:
            for name, text in parts.items():
                info = zipfile.ZipInfo(name, STAMP)
                info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
                out.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
        self.save_gold(folder)

    def save_gold(self, folder: Path) -> None:
        """Writes gold.jsonl alone."""
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in [*self.gold, *self._below()]]
        (folder / "gold.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")

    def _parts(self) -> Iterable[tuple[str, str]]:
        ns = f'xmlns:w="{W}" xmlns:r="{R}"'
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        kinds = ["styles", "numbering", "footnotes", "settings", "footer1"] + (["header1"] if self.header else [])
        kinds += ["comments"] if self.remarks else []
        types = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{word}.{k.rstrip("1")}+xml"/>' for k in kinds)
        yield (
            "[Content_Types].xml",
            (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>{types}'
                '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
            ),
        )
        rel = "http://schemas.openxmlformats.org/package/2006/relationships"
        yield (
            "_rels/.rels",
            (
                f'<Relationships xmlns="{rel}"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
                f'<Relationship Id="rId2" Type="{rel}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
            ),
        )
        yield (
            "docProps/core.xml",
            (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<dc:title>{escape(self.document.removesuffix('.docx'))}</dc:title><dc:creator>{escape(self.org_name)}</dc:creator></cp:coreProperties>"
            ),
        )
        targets = ["styles", "numbering", "footnotes", "settings", "footer1"]
        links = [(i, t) for i, t in enumerate(targets, 1)]
        if self.header:
            links.append((6, "header1"))
        if self.remarks:
            links.append((7, "comments"))
        yield (
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{rel}">'
            + "".join(f'<Relationship Id="rId{i}" Type="{R}/{t.rstrip("1")}" Target="{t}.xml"/>' for i, t in links)
            + "</Relationships>",
        )
        yield (
            "word/document.xml",
            f"<w:document {ns}><w:body>{''.join(self.body)}{self._sect(self.landscape_end)}</w:body></w:document>",
        )
        yield (
            "word/styles.xml",
            (
                f'<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
                '<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
                '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>'
            ),
        )
        yield "word/numbering.xml", f"<w:numbering {ns}>{NUMBERING}</w:numbering>"
        notes = "".join(
            f'<w:footnote w:id="{i}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>{run(" " + t, 18)}</w:p></w:footnote>'
            for i, t in enumerate(self.notes, 1)
        )
        yield (
            "word/footnotes.xml",
            (
                f'<w:footnotes {ns}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
                f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{notes}</w:footnotes>'
            ),
        )
        yield (
            "word/settings.xml",
            f'<w:settings {ns}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>',
        )
        yield (
            "word/footer1.xml",
            (
                f'<w:ftr {ns}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" —")}</w:p></w:ftr>'
            ),
        )
        if self.remarks:
            said = "".join(
                f'<w:comment w:id="{i}" {AUTHOR} w:initials="CW">{cell_paragraph(run(t, 18))}</w:comment>'
                for i, t in enumerate(self.remarks)
            )
            yield "word/comments.xml", f"<w:comments {ns}>{said}</w:comments>"
        if self.header:
            yield (
                "word/header1.xml",
                f'<w:hdr {ns}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run(self.header, 18)}</w:p></w:hdr>',
            )


def _level(depth: int, form: str, text: str, size: int) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:lvl>'
    )


# list 1: 一、 and （一）; lists 2 and 3: 1. 2. 3., each beginning anew
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCountingThousand", "%1、", 32)
    + _level(1, "chineseCountingThousand", "（%2）", 32)
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>'
    + _level(0, "decimal", "%1.", 21)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
