"""连城县冠豸山水库移民服务中心 2023: a 部门决算 with a chapter on performance, its projects in one compact table."""

from dataclasses import replace

from corpus import said
from corpus.claims import Says, fen, head, listed, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "fujian-2023-liancheng"
ORG = "连城县冠豸山水库移民服务中心"
HEADS = ("年初预算", "调整预算", "决算", "执行率", "自评得分", "等级", "主要绩效")
PROJECTS = (
    ("移民后期扶持补助", "120.00", "126.00", "126.00", "100.00%", "98", "优", "发放补助126万元，惠及移民2100人"),
    ("移民村道路硬化", "260.00", "240.00", "228.00", "95.00%", "94.5", "优", "硬化道路5.6公里，6个村出行改善"),
    ("移民技能培训", "18.00", "18.00", "17.10", "95.00%", "92", "优", "培训移民320人次，就业率86%"),
    ("库区水质保护", "45.00", "50.00", "49.00", "98.00%", "96", "优", "清理漂浮物180吨"),
    ("移民村饮水提升", "85.00", "80.00", "68.00", "85.00%", "86.5", "良", "改造管网4.2公里，1个村未完工"),
    ("避险解困搬迁", "0.00", "36.00", "32.40", "90.00%", "89", "良", "搬迁安置6户"),
    ("合计", "528.00", "550.00", "520.50", "94.64%", "——", "——", "——"),
)
SPENT = ("预算", "决算", "增减%")
THREE_PUBLIC = (  # 2022: 预算, 决算, 增减%; 2023 likewise
    ("合计", ("6.50", "5.80", "-3.33"), ("6.20", "5.30", "-8.62")),
    ("因公出国（境）费", ("0.00", "0.00", "—"), ("0.00", "0.00", "—")),
    ("公务用车购置及运行维护费", ("4.50", "4.20", "-2.33"), ("4.30", "3.90", "-7.14")),
    ("公务用车购置费", ("0.00", "0.00", "—"), ("0.00", "0.00", "—")),
    ("公务用车运行维护费", ("4.50", "4.20", "-2.33"), ("4.30", "3.90", "-7.14")),
    ("公务接待费", ("2.00", "1.60", "-5.88"), ("1.90", "1.40", "-12.50")),
)


def write() -> Report:
    r = Report(ORG, 2023, "连城县冠豸山水库移民服务中心2023年度部门决算.docx")
    for _ in range(4):
        r.blank()
    title = "2023年度部门决算"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.sign("2024年9月6日", said=(said.text("report_date", "2024年9月6日", "2024-09-06"),))
    r.page_break()
    r.line("目　录", "center", size=32, font="黑体")
    for text in ("第一部分　部门概况", "第二部分　决算情况说明", "第三部分　预算绩效情况说明", "第四部分　名词解释"):
        r.line(text, size=28, font="仿宋_GB2312")
    r.page_break()
    prose(r)
    return r


def prose(r: Report) -> None:
    r.heading("第一部分　部门概况")
    r.para(
        "本中心负责水库移民后期扶持和库区发展，核定事业编制14名，年末在职人员13人。",
        said.count("事业编制", "14名", "14", "名", field="staff.establishment"),
        said.count("在职人员", "13人", "13", "人", field="staff.actual"),
    )
    r.heading("第二部分　决算情况说明")
    r.para(
        "2023年度总收入742.60万元，总支出731.80万元，其中基本支出211.30万元，项目支出520.50万元，年末结转结余10.80万元。",
        said.money("revenue.total", "总收入", "742.60万元", "742.60", "万元"),
        said.money("expenditure.total", "总支出", "731.80万元", "731.80", "万元"),
        said.money("expenditure.basic", "基本支出", "211.30万元", "211.30", "万元"),
        said.money("expenditure.project", "项目支出", "520.50万元", "520.50", "万元"),
        said.money("carried_over", "年末结转结余", "10.80万元", "10.80", "万元"),
    )
    r.para(
        "2023年度“三公”经费支出5.30万元，比上年减少0.50万元，下降8.62%，其中公务接待费1.40万元。",
        said.money("three_public.total", "“三公”经费支出", "5.30万元", "5.30", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.50万元", "0.50", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "8.62%", "8.62", "%", "down", "上年"),
        said.money("three_public.reception", "公务接待费", "1.40万元", "1.40", "万元"),
    )
    r.small_title("“三公”经费支出情况表", size=28)
    r.line("单位：万元", "right", size=21)
    r.add(three_public())
    r.heading("第三部分　预算绩效情况说明")
    r.para(
        "本中心对2023年度6个项目开展绩效自评，涉及调整预算550.00万元，平均得分92.67分，4个项目为优，2个项目为良。",
        said.count("项目", "6个", "6", "个"),
        said.money("fact", "调整预算", "550.00万元", "550", "万元", "adjusted_budget"),
        said.count("平均得分", "92.67分", "92.67", "分"),
        said.count("项目为优", "4个", "4", "个"),
        said.count("项目为良", "2个", "2", "个"),
    )
    r.small_title("项目支出绩效自评结果汇总表", size=28)
    r.line("单位：万元", "right", size=21)
    r.add(projects())
    r.heading("第四部分　名词解释")
    r.para("年初预算：指经县人民代表大会批准、由财政部门批复的部门预算。")


def projects() -> Table:
    t = Table([1700, 950, 950, 950, 950, 800, 650, 2150], "other", instance=1, size=20, row_height=400)
    t.row(*(head(text, bold=True) for text in ("项目名称", *HEADS)), repeats=True)
    for name, opening, adjusted, final, percent, score, grade, gained in PROJECTS:
        says = (wan(opening), wan(adjusted), wan(final), rate(percent), fen(score), words(grade), words(gained))
        t.row(
            head(name, align="left"),
            *(value(listed(name, text, one)) for text, one in zip(HEADS, says, strict=True)),
        )
    return t


def compared(raw: str) -> Says:
    """A rate whose sign stands in the heading alone."""
    if raw == "—":
        return Says(raw, "", "%", "", "", "not_applicable")
    return Says(raw, raw.removesuffix("0"), "%", "", "=", "read")


def three_public() -> Table:
    """Two years side by side: what stands under 2022年 is about that year."""
    t = Table([2700, 1050, 1050, 1050, 1050, 1050, 1050], "other", size=20, row_height=400)
    t.row(head("项目", down=2), head("2022年", 3), head("2023年", 3))
    t.row(*(head(text) for text in (*SPENT, *SPENT)))
    for name, before, now in THREE_PUBLIC:
        cells = [
            value(replace(listed(name, (f"{year}年", text), one), period=year))
            for year, figures in (("2022", before), ("2023", now))
            for text, one in zip(SPENT, (wan(figures[0]), wan(figures[1]), compared(figures[2])), strict=True)
        ]
        t.row(head(name, align="left"), *cells)
    return t
