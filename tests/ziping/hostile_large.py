"""Files with too much of everything that a report may hold: to be read in time, or refused with a line."""

import io
from zipfile import ZIP_STORED, ZipFile

from tests.extract.read.build import cell, docx_entries, para, row, run, table
from tests.ziping.hostile import Make

HEAD = para("2021年度部门整体支出绩效自评报告")
CAPTION = para("部门整体支出绩效评价基础数据表")
FORM_HEAD = row(*(cell(text) for text in ("财政供养人员情况（人）", "编制数", "2021年实际在职人数", "控制率")))
FORM_ROW = row(cell(""), cell("1"), cell("2"), cell("3"))
TITLE_ROW = table(row(cell("项目"), cell("数量")), row(cell("内"), cell("1")))
WIDE = row(cell("甲"), cell("1", '<w:gridSpan w:val="99999"/>'))


def docx(body: str, **parts: str) -> bytes:
    """A report packed without compression, so that no ratio gives it away."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in docx_entries(body, **parts).items():
            archive.writestr(name, content)
    return made.getvalue()


def form(n_rows: int) -> bytes:
    """附件1 with a row for each of many special funds."""
    heads = ("经费控制情况（万元）", "2020年决算数", "2021年预算数", "2021年决算数")
    funds = (row(cell(f"防汛{n}号经费"), cell(f"{n}.5"), cell("2"), cell(f"{n}")) for n in range(1, n_rows + 1))
    rows = [
        row(*(cell(head) for head in heads)),
        row(*(cell(text) for text in ("三公经费", "10", "20", "30"))),
        row(*(cell(text) for text in ("项目支出：", "10", "20", "30"))),
        row(*(cell(text) for text in ("2、专项资金", "10", "20", "30"))),
        *funds,
    ]
    return docx(HEAD + CAPTION + table(*rows, columns=4))


def one_cell(text: str, beside: str = "甲") -> bytes:
    heads = row(
        cell("一级指标"), cell("二级指标"), cell("三级指标"), cell("年度指标值"), cell("实际完成值"), cell("得分")
    )
    values = row(cell("产出指标"), cell("数量指标"), cell(beside), cell(text), cell(text), cell(text))
    return docx(
        HEAD
        + para("部门整体支出绩效自评表")
        + table(heads, values, columns=6)
        + table(row(cell("项目"), cell("金额")), row(cell(beside), cell(text)), columns=2)
    )


def nested(times: int) -> bytes:
    return docx(HEAD + "<w:tbl><w:tr><w:tc>" * times + TITLE_ROW + para() + "</w:tc></w:tr></w:tbl>" * times)


def spans(kind: str, value: str) -> bytes:
    inside = f'<w:gridSpan w:val="{value}"/>' if kind == "gridSpan" else ""
    before = f'<w:gridBefore w:val="{value}"/>' if kind == "gridBefore" else ""
    return docx(
        HEAD + table(*(row(cell("名"), cell(f"{n}", inside), properties=before) for n in range(200)), columns=2)
    )


def chain(n_rows: int) -> bytes:
    first = row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("0"))
    others = (row(cell("", "<w:vMerge/>"), cell(str(n))) for n in range(1, n_rows))
    return docx(HEAD + table(first, *others, columns=2))


def boxes(depth: int, count: int) -> bytes:
    inside = para("盒中")
    for _ in range(depth):
        box = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
        inside = f"<w:p><w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r></w:p>"
    return docx(HEAD + inside * count)


SIZE = 100_000  # what takes a quadratic rule minutes, and a linear one no time
LONG = {
    name: text * (SIZE // len(text) + 1)
    for name, text in {
        "digits": "9",
        "Chinese numerals": "九千亿",
        "brackets": "（",
        "pairs of brackets": "（）",
        "numbers of chapters": "1.",
        "commas": "1,",
        "groups": "1 225",
        "blanks": "1" + " " * SIZE,
        "full-width blanks": "　",
        "dates": "2021年",
        "months": "2021年12月",
        "units": "万元",
        "comparators": "不低于",
        "percent": "%",
        "indicators": "指标1：好；",
        "colons": "：",
        "dashes": "—",
        "letters": "a",
        "Chinese": "某",
        "list": "1、",
        "slashes": "1/",
        "ranges": "1-",
        "counts": "完成1个，",
        "bodies": "县局",
        "circles": "①",
        "weights": "（10分）",
        "quotes": "“",
    }.items()
}

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
STYLE = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'

# Each with the words that say what is too much.
TOO_MUCH: dict[str, tuple[str, Make]] = {
    "5,000 nested tables": ("depth", lambda: nested(5000)),
    "10,000 columns declared": ("columns", lambda: docx(HEAD + table(WIDE * 100, columns=10_000))),
    "20,000 cells in a row": ("columns", lambda: docx(HEAD + table(row(cell("1") * 20_000)))),
    "200,000 cells": ("cells", lambda: docx(HEAD + table(row(cell("1") * 20) * 10_000))),
    "3,000,000 places": ("×", lambda: docx(HEAD + table(row(cell("1", '<w:gridSpan w:val="100"/>') * 3) * 10_000))),
    "50,000 tables": ("tables", lambda: docx(HEAD + table(row(cell("甲"), cell("1"))) * 50_000)),
    "a text of 20 MB": ("limit", lambda: docx(HEAD + para(run("我单位支出20万元，" * 700_000)))),
}
# Each with the words that the data must hold.
READ_WHOLE: dict[str, tuple[str, Make]] = {
    "60 nested tables": ("内", lambda: nested(60)),
    "nested content controls": (
        "内",
        lambda: docx("<w:sdt><w:sdtContent>" * 110 + TITLE_ROW + "</w:sdtContent></w:sdt>" * 110),
    ),
    "nested text boxes": ("2021", lambda: boxes(40, 1)),
    "5,000 text boxes": ("2021", lambda: boxes(1, 5000)),
    "a span of 100000": ("199", lambda: spans("gridSpan", "100000")),
    "a span of 2147483647": ("199", lambda: spans("gridSpan", "2147483647")),
    "a span of 20 digits": ("199", lambda: spans("gridSpan", "9" * 20)),
    "a span below zero": ("199", lambda: spans("gridSpan", "-5")),
    "as wide as Word": ("199", lambda: spans("gridSpan", "128")),
    "100000 before": ("199", lambda: spans("gridBefore", "100000")),
    "a merge over 10,000 rows": ("9999", lambda: chain(10_000)),
    "100,000 paragraphs": ("2021", lambda: docx(HEAD + para("我单位完成项目3个，支出20万元。") * 100_000)),
    "a paragraph of 20 MB": ("2021", lambda: docx(HEAD + para(run("我单位支出20万元，" * 100_000) * 7))),
    "500,000 runs": ("2021", lambda: docx(HEAD + para("<w:r><w:t>一</w:t></w:r>" * 500_000))),
    "fields that never end": ("2021", lambda: docx(HEAD + para(FIELD.format("begin") * 50_000))),
    "fields in fields": ("2021", lambda: docx(HEAD + para(FIELD.format("begin") * 9000 + FIELD.format("end") * 9000))),
    "labels of 1 MB": ("指标指标", lambda: one_cell("1", "指标" * 500_000)),
    "a name of 1 MB": ('"report":0', lambda: docx(para("县局" * 300_000 + "2021年度绩效自评报告"))),
    "a title of years": ("2021", lambda: docx(para("2021年度" * 200_000 + "绩效自评报告"))),
    "10,000 styles in a chain": (
        "2021",
        lambda: docx(
            HEAD + "".join(para("一", f'<w:pStyle w:val="{n}"/>') for n in range(10_000)),
            styles="".join(STYLE.format(n, n + 1) for n in range(10_000)),
        ),
    ),
    "2,000 forms": ("2021", lambda: docx((HEAD + CAPTION + table(FORM_HEAD, FORM_ROW)) * 2000)),
}
