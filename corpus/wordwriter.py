"""A report in, its Word file and the gold of its tables out: each cell is written together with what it states.

The file is plain WordprocessingML put together by hand, so that merges, indentation, numbering, tracked changes and
footnotes are exactly what a report module asks for. What a cell states is given by the report module; nothing here
reads a text back, and nothing of the project's own reading code is used.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.claims import Claim
from corpus.runs import AUTHOR, cell_paragraph, footnote_mark, run
from corpus.said import Said, placed
from corpus.wordtable import Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STAMP = (2024, 1, 1, 0, 0, 0)
A4_WIDTH, A4_HEIGHT = 11906, 16838


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
        section, period = table.section, claim.period or str(self.year)
        if claim.field == "report_date":  # the report's, not the form's
            section, instance, period = "prose", 0, ""
        return {
            "document": self.document, "report": self.report,
            "key": f"{section}.{instance}/{claim.field}{brackets}@{claim.measure}",
            "org_name": self.org_name, "year": self.year,
            "section": section, "instance": instance, "field": claim.field, "label": claim.label,
            "measure": claim.measure, "item": claim.item, "period": period,
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
