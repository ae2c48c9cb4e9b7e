"""Who and when, sentences and sheets in, a Word file or a PDF with its gold out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import said
from corpus.generate.chance import Chance
from corpus.generate.figures import Unit
from corpus.generate.prose import Paragraph
from corpus.generate.sheet import Sheet
from corpus.pdfdraw import Look, drawn
from corpus.pdfwriter import PdfReport
from corpus.said import Said
from corpus.wordwriter import Report


@dataclass(frozen=True)
class Front:
    """Who and when stand there in one of the ways in which reports print them."""

    unit: Unit
    title: str
    date: Said
    kind: str
    tables_first: bool
    sealed: str = ""  # （盖章） behind the name on a cover
    dated: str = ""  # what leads the date there

    @property
    def org(self) -> Said:
        return said.text("org_name", self.unit.name, self.unit.name)

    def lines(self) -> list[tuple[str, tuple[Said, ...]]]:
        """The lines of the title with what they state."""
        year, title = f"{self.unit.year}年", self.title
        if self.kind == "org and year":
            rest = title.removeprefix(year).removeprefix("度")
            return [(self.unit.name + year, (self.org,)), (rest, (said.text("title", rest, rest),))]
        own = said.text("title", title, title)
        if self.kind == "year below":
            rest = title.removeprefix(year).removeprefix("度")
            return [(self.unit.name, (self.org,)), (rest, (said.text("title", rest, rest),)), (f"（{year}度）", ())]
        if self.kind == "title first":
            return [(title, (own,)), (self.unit.name, (self.org,))]
        return [(self.unit.name, (self.org,)), (title, (own,))] if self.kind == "two lines" else [(title, (own,))]


def word(
    c: Chance,
    front: Front,
    body: Sequence[Paragraph],
    sheets: Sequence[Sheet],
    name: str,
    revised: bool,
    note: bool,
) -> Callable[[Path], None]:
    r = Report(front.unit.name, front.unit.year, name, header=c.one(["", "", "绩效自评材料"]))

    def text() -> None:
        for i, one in enumerate(body):
            if one.is_heading:
                r.heading(one.text)
            else:
                r.para(one.text, *one.said, note="数据来源于部门决算。" if note and i == 1 else "")
        if front.kind != "cover":
            r.blank()
            r.sign(front.date.raw, said=(front.date,))

    if front.kind == "cover":
        title = front.title
        r.blank()
        r.title(title, said=(said.text("title", title, title),))
        r.blank()
        r.line(f"　　单位名称：{front.unit.name}{front.sealed}", size=30, said=(front.org,))
        r.line(f"　　预算编码：{front.unit.code}", size=30)
        r.line(front.dated + front.date.raw, "center", size=30, said=(front.date,))
        r.page_break()
    else:
        for line, facts in front.lines():
            r.title(line, said=facts)
    if not front.tables_first:
        text()
    across = False
    for i, sheet in enumerate(sheets):
        if sheet.wide != across:
            r.section_break(landscape=across)
            across = sheet.wide
        _put_word(c, r, sheet, i, revised)
    if front.tables_first:
        if across:
            r.section_break(landscape=True)
            across = False
        text()
    r.landscape_end = across
    return r.save


def _put_word(c: Chance, r: Report, sheet: Sheet, number: int, revised: bool) -> None:
    r.line(f"附件{number + 1}", new_page=c.yes(0.7), size=28)
    for line in sheet.title:
        r.small_title(line)
    if sheet.unit:
        r.line(sheet.unit, "right")
    for i, rows in enumerate(sheet.parts()):
        if i:
            if c.yes(0.5):
                r.page_break()
            else:
                r.blank()
        r.add(sheet.table(rows, c, revised))
    if sheet.foot:
        r.line(sheet.foot, size=21)


def _front(r: PdfReport, front: Front) -> None:
    """The cover or the lines of the title."""
    if front.kind == "cover":
        r.title(front.title, said=(said.text("title", front.title, front.title),))
        r.line(f"单位名称：{front.unit.name}{front.sealed}", size=14, said=(front.org,))
        r.line(f"预算编码：{front.unit.code}", size=14)
        r.line(front.dated + front.date.raw, "center", size=14, said=(front.date,))
        r.page()
    else:
        for line, facts in front.lines():
            r.title(line, said=facts)


def pdf(
    c: Chance, front: Front, body: Sequence[Paragraph], sheets: Sequence[Sheet], name: str
) -> Callable[[Path], None]:
    look = Look(
        song=True,  # needs no font of the machine, so that the bytes are the same everywhere
        lines=c.one(["strokes", "strokes", "rectangles", "pieces"]),
        footer=c.one(["", "{page}", "— {page} —"]),
        header=c.one(["", "", "绩效自评材料"]),
        double=c.yes(0.1),
        at_top=c.yes(0.1),
        body=c.one([12.0, 14.0]),
    )
    r = PdfReport(front.unit.name, front.unit.year, name, drawn(look))

    def text() -> None:
        for one in body:
            (r.heading if one.is_heading else r.para)(one.text, *one.said)
        if front.kind != "cover":
            r.blank()
            r.sign(front.date.raw, said=(front.date,))

    _front(r, front)
    if not front.tables_first:
        text()
    for i, sheet in enumerate(sheets):
        r.page("landscape" if sheet.wide else "")
        r.line(f"附件{i + 1}", size=12)
        for line in sheet.title:
            r.line(line, "center", 14)
        if sheet.unit:
            r.line(sheet.unit, "right")
        for k, rows in enumerate(sheet.parts()):
            if k:
                r.page("landscape" if sheet.wide else "")
            r.add(sheet.grid(rows))
        if sheet.foot:
            r.line(sheet.foot)
    if front.tables_first:
        r.page()
        text()
    return r.save
