"""The list as a Word file: a heading, who and when, one table, room for the unit's answer."""

import re
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from ziping.check.problems import Problem
from ziping.outputs.problems.listed import Listed

HEADS = ("序号", "位置", "原文", "问题", "应为", "依据", "单位说明")
WIDTHS_CM = (1.1, 4.6, 4.8, 6.2, 2.3, 3.6, 3.6)
FONT = "宋体"
INTRO = "请对照本单位报告逐项核对：“必须更正”的请改正后重报，“请说明”的请在最后一栏填写原因，“提示”供参考。"
NONE = "没有发现不符之处。"
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # may stand in a PDF or a file's name


def write_document(*reports: Listed, path: Path) -> None:
    """One report's list, or those of several, one after the other."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    for number, listed in enumerate(reports):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        year = f"{listed.year}年度" if listed.year else ""
        run = title.add_run(_clean(f"{listed.org_name}{year}绩效自评报告问题清单"))
        run.bold, run.font.size = True, Pt(16)
        document.add_paragraph(_clean(f"报告文件：{listed.document}　　落款日期：{listed.report_date or '未写'}"))
        document.add_paragraph(INTRO if listed.problems else NONE)
        if listed.problems:
            _fill(document.add_table(len(listed.problems) + 1, len(HEADS)), listed.problems)
    document.save(str(path))


def _fill(table: Table, problems: tuple[Problem, ...]) -> None:
    table.style = "Table Grid"
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat = table.rows[0]._tr.get_or_add_trPr().makeelement(qn("w:tblHeader"), {qn("w:val"): "true"})  # noqa: SLF001
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001
    for number, one in enumerate(problems, 1):
        cells = table.rows[number].cells
        texts = (str(number), one.place, one.quoted, said(one), one.expected, one.basis, one.reason)
        for cell, text in zip(cells, texts, strict=True):
            cell.text = _clean(text)
    for column, width in zip(table.columns, WIDTHS_CM, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS_CM, strict=True):
            cell.width = Cm(width)


def said(one: Problem) -> str:
    """`【必须更正】合计不符：…`, and what became of it."""
    state = {"new": "（新增）", "unchanged": "（未改）", "gone": "（已改）", "accepted": "（已说明）"}.get(
        one.state, ""
    )
    return f"【{one.severity}】{one.name}：{one.finding.message}{state}"


def _clean(text: str) -> str:
    """Without what no Word file can hold."""
    return _NO_XML.sub("", text)
