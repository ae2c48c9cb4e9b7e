"""炎陵县酃峰竹木检查服务站 2021: a form with rules between its blocks only, and one without any line."""

from corpus import said
from corpus.claims import qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import Fund, Line, Money, Wording, basic_data, department, funds, goals, indicators, total
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-hunan-2021-yanling"
ORG = "炎陵县酃峰竹木检查服务站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")


def write() -> PdfReport:
    look = Look(lines="rules", at_top=True, footer="{page}")
    r = PdfReport(ORG, 2021, "炎陵县酃峰竹木检查服务站2021年度部门整体支出绩效自评报告.pdf", drawn(look))
    r.title(
        ORG,
        "2021年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2021年度部门整体支出绩效自评报告", "2021年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.heading("一、部门概况")
    r.para(
        "我站隶属县林业局，承担竹木检疫、流通检查和松材线虫病防控。2021年编制18名，年末在职17人，退休5人。",
        said.count("编制", "18名", "18", "名", field="staff.establishment"),
        said.count("在职", "17人", "17", "人", field="staff.actual"),
        said.count("退休", "5人", "5", "人", field="staff.retired"),
    )
    r.heading("二、支出情况")
    r.para(
        "2021年决算总支出331.10万元，比上年增加19.70万元，增长6.33%。其中：基本支出218.62万元，占66.03%；项目支出112.48万元，占33.97%。“三公”经费支出3.98万元，其中公务接待费1.12万元，公务用车运行维护费2.86万元。",
        said.money("expenditure.total", "决算总支出", "331.10万元", "331.10", "万元"),
        said.change("expenditure.total", "决算总支出", "19.70万元", "19.70", "万元", "up", "上年"),
        said.change("expenditure.total", "决算总支出", "6.33%", "6.33", "%", "up", "上年"),
        said.money("expenditure.basic", "基本支出", "218.62万元", "218.62", "万元"),
        said.rate("fact", "基本支出", "66.03%", "66.03"),
        said.money("expenditure.project", "项目支出", "112.48万元", "112.48", "万元"),
        said.rate("fact", "项目支出", "33.97%", "33.97"),
        said.money("three_public.total", "“三公”经费支出", "3.98万元", "3.98", "万元"),
        said.money("three_public.reception", "公务接待费", "1.12万元", "1.12", "万元"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "2.86万元", "2.86", "万元"),
    )
    r.heading("三、绩效情况")
    r.para(
        "全年检疫竹材3.6万立方米，防控松材线虫病2.4万亩，清除疫木1260株，经营户满意度92.6%。自评得分97.8分，等级为优。",
        said.count("竹材", "3.6万立方米", "3.6", "立方米", "万立方米"),
        said.count("松材线虫病", "2.4万亩", "2.4", "亩", "万亩"),
        said.count("疫木", "1260株", "1260", "株"),
        said.rate("fact", "经营户满意度", "92.6%", "92.6"),
        said.count("自评得分", "97.8分", "97.8", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.sign("2022年4月8日", said=(said.text("report_date", "2022年4月8日", "2022-04-08"),))
    r.page()
    r.line("附件1")
    r.line("2021年度部门整体支出绩效评价基础数据表", "center", 15)
    r.line("填报单位：炎陵县酃峰竹木检查服务站　　　　　　　　　　　　　　　　　　单位：万元")
    r.add(annex())
    r.page()
    r.line("附件2")
    r.line("2021年度部门整体支出绩效自评表", "center", 15)
    r.add(evaluation())
    return r


def annex() -> Grid:
    g = Grid([158, 52, 52, 52, 52, 52, 52], "basic_data", size=10, low=21)
    rows = [
        Money("支出总额", "expenditure.total", ("311.40", "338.00", "331.10")),
        Money("基本支出", "expenditure.basic", ("215.40", "220.00", "218.62")),
        Money("其中：公用经费", "expenditure.basic.operating", ("24.10", "22.00", "21.35"), 200),
        Money("项目支出", "expenditure.project", ("96.00", "118.00", "112.48")),
        Money("其中：1、运行维护经费", "expenditure.project.maintenance", ("26.00", "28.00", "27.48"), 200),
        Money("2、专项资金", "expenditure.project.special", ("70.00", "90.00", "85.00"), 500),
        Money("（1）松材线虫病防控", "expenditure.project.special", ("45.00", "60.00", "58.00"), 500, "松材线虫病防控"),
        Money("（2）竹木检疫", "expenditure.project.special", ("25.00", "30.00", "27.00"), 500, "竹木检疫"),
        Money("三公经费", "three_public.total", ("4.60", "4.50", "3.98")),
        Money("1、公务用车购置和维护经费", "three_public.vehicle", ("3.10", "3.00", "2.86"), 100),
        Money("其中：公车购置", "three_public.vehicle.purchase", ("0.00", "0.00", "0.00"), 300),
        Money("公车运行维护", "three_public.vehicle.running", ("3.10", "3.00", "2.86"), 600),
        Money("2、出国经费", "three_public.abroad", ("0.00", "0.00", "0.00"), 100),
        Money("3、公务接待", "three_public.reception", ("1.50", "1.50", "1.12"), 100),
        Money("政府采购金额", "procurement.amount", ("——", "32.00", "28.65")),
    ]
    basic_data(
        g,
        2021,
        ("18", "17", "94.44%"),
        rows,
        ("420", "418.5", "99.64%", "86.00", "85.20", "99.07%"),
        "一是严控公务接待的批次、人数和标准；二是车辆一车一卡加油，定点维修；三是会议能合并的合并，培训就近安排。",
        "填表人：罗○○　　　　联系电话：0731-26220000　　　　填报日期：2022.4.8　　　　负责人：",
    )
    return g


def evaluation() -> Grid:
    g = Grid([48, 54, 74, 84, 68, 64, 34, 44, 62], "self_evaluation", size=9, low=24)
    wording = Wording(funds="资金\n（万元）", goal="年度目标", lines="绩效指标", merged=False, total="总分")
    department(g, ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("330.00", "338.00", "331.10", "10", "97.96%", "9.8")),
            Fund("其中：基本支出", "funds.use.basic", ("222.00", "220.00", "218.62", "—", "99.37%", "—")),
            Fund("项目支出", "funds.use.project", ("108.00", "118.00", "112.48", "—", "95.32%", "—")),
        ],
    )
    goals(
        g,
        wording,
        "加强竹木检疫检查，防控松材线虫病，规范竹木流通秩序。",
        "检疫竹材3.6万立方米，防控松材线虫病2.4万亩，竹木流通秩序平稳。",
    )
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "检疫竹材", qty("≥3.5万立方米", "35000", "立方米", ">=", "万立方米"), qty("3.6万立方米", "36000", "立方米", "=", "万立方米"), "10", "10"),
            Line(OUT, "数量指标", "松材线虫病防控", qty("2.4万亩", "24000", "亩", "=", "万亩"), qty("2.4万亩", "24000", "亩", "=", "万亩"), "10", "10"),
            Line(OUT, "质量指标", "检疫合格率", qty("≥98%", "98", "%", ">="), qty("99.1%", "99.1", "%"), "10", "10"),
            Line(OUT, "时效指标", "检疫申报办结", words("当日办结"), words("当日办结"), "10", "10"),
            Line(OUT, "成本指标", "每亩防控成本", qty("≤25元", "25", "元", "<="), qty("24.2元", "24.2", "元"), "10", "10"),
            Line(BEN, "社会效益指标", "规范经营户", qty("≥60户", "60", "户", ">="), qty("57户", "57", "户"), "15", "14", "三户转产停业"),
            Line(BEN, "生态效益指标", "疫木清除率", WHOLE, WHOLE, "15", "15"),
            Line(SAT, "服务对象满意度", "经营户满意度", qty("≥90%", "90", "%", ">="), qty("92.6%", "92.6", "%"), "10", "9", "办证窗口偏少"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "97.8")
    return g
