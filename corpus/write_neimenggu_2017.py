"""敖汉旗沙地扶贫开发办公室 2017: the score table of a poverty fund in levels of full-width rows, and a list of its facts."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, listed, qty, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "neimenggu-2017-aohan"
ORG = "敖汉旗沙地扶贫开发办公室"
Line = tuple[str, str, str, str, str]  # 指标, 指标说明, 分值, 自评依据, 自评得分
FORM: tuple[tuple[str, str, str, tuple[Line, ...]], ...] = (
    (
        "一、", "资金投入", "20分",
        (
            ("1、旗级财政安排资金", "旗级财政专项扶贫资金预算安排情况。", "10",
             "2017年旗级预算安排200万元，已纳入预算批复。", "10"),
            ("2、旗级资金增幅", "旗级专项扶贫资金与上年相比的增幅。", "5", "比上年增加40万元，增长25%。", "5"),
            ("3、涉农资金整合", "统筹整合使用财政涉农资金的规模和进度。", "5", "整合方案5月备案，晚于规定时间。", "4"),
        ),
    ),
    (
        "二、", "资金拨付", "15分",
        (
            ("1、资金拨付进度", "上级资金到达后下达到项目单位的时间。", "8", "2批资金超过30日下达，其余按时下达。", "7"),
            ("2、项目库建设", "扶贫项目库建立和项目储备情况。", "7", "项目库入库项目62个，动态调整2次。", "7"),
        ),
    ),
    (
        "三、", "资金监管", "25分",
        (
            ("1、公告公示", "旗、乡、村三级公告公示制度的执行情况。", "10", "3个村公示照片不全。", "9.5"),
            ("2、监督检查", "对资金使用情况开展检查并整改的情况。", "8", "开展专项检查2次，发现问题全部整改。", "8"),
            ("3、资金管理制度", "专项资金管理办法、报账制度的建立情况。", "7", "印发《专项扶贫资金管理办法》。", "7"),
        ),
    ),
    (
        "四、", "资金使用成效", "40分",
        (
            ("1、年度减贫任务", "年度减贫计划的完成情况。", "15", "脱贫693户1685人，超过计划数。", "15"),
            ("2、资金结转结余", "结转结余资金占当年资金的比重。", "10", "年末结转32.50万元，占2.5%。", "8"),
            ("3、资金使用精准性", "资金用于建档立卡贫困户和贫困村的情况。", "10", "资金全部用于建档立卡贫困户和贫困村。", "10"),
            ("4、贫困群众满意度", "贫困群众对扶贫项目的满意程度。", "5", "抽样调查120户，满意度94%。", "4.5"),
        ),
    ),
)  # fmt: skip
REGIONS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "北部片区",
        (
            ("柳泉乡", "312", "768", "146", "361", "286.50"),
            ("沙梁苏木", "275", "684", "128", "309", "254.20"),
            ("小计", "587", "1452", "274", "670", "540.70"),
        ),
    ),
    (
        "南部片区",
        (
            ("榆林沟镇", "420", "1015", "205", "498", "372.80"),
            ("石门沟乡", "198", "487", "96", "232", "168.60"),
            ("古河镇", "256", "640", "118", "285", "217.90"),
            ("小计", "874", "2142", "419", "1015", "759.30"),
        ),
    ),
)
ALL = ("合计", "1461", "3594", "693", "1685", "1300.00")
POOR, LEFT, FUNDS = "建档立卡贫困人口", "2017年脱贫", "扶贫资金（万元）"
HOUSES, PEOPLE = "户数（户）", "人数（人）"


def write() -> Report:
    r = Report(ORG, 2017, "敖汉旗沙地扶贫开发办公室2017年度财政专项扶贫资金绩效自评报告.docx")
    prose(r)
    r.line("附件1", new_page=True, size=28, font="黑体")
    r.small_title("财政专项扶贫资金绩效自评表", size=36)
    r.line("（2017年度）", "center", size=24)
    r.line(f"填报单位（盖章）：{ORG}", size=21)
    r.add(scores())
    r.line("附件2", new_page=True, size=28, font="黑体")
    r.small_title("2017年贫困人口及扶贫资金情况表", size=36)
    r.add(facts())
    r.line("注：贫困人口为年初数。", size=18)
    return r


def prose(r: Report) -> None:
    title = "2017年度财政专项扶贫资金绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.heading("一、基本情况")
    r.para(
        "我办编制数18人，实际在职人数17人，负责5个乡镇的扶贫开发工作。年初有建档立卡贫困人口1461户、3594人。",
        said.count("编制数", "18人", "18", "人", field="staff.establishment"),
        said.count("实际在职人数", "17人", "17", "人", field="staff.actual"),
        said.count("乡镇", "5个", "5", "个"),
        said.count("建档立卡贫困人口", "1461户", "1461", "户"),
        said.count("建档立卡贫困人口", "3594人", "3594", "人"),
    )
    r.heading("二、资金安排和使用情况")
    r.para(
        "2017年财政专项扶贫资金1300.00万元，其中旗级资金200.00万元；实际支出1267.50万元，支出率97.5%，"
        "年末结转资金32.50万元。",
        said.count("财政专项扶贫资金", "1300.00万元", "1300.00", "元", "万元"),
        said.count("旗级资金", "200.00万元", "200.00", "元", "万元"),
        said.count("实际支出", "1267.50万元", "1267.50", "元", "万元"),
        said.rate("execution_rate", "支出率", "97.5%", "97.5", "rate"),
        said.money("carried_over", "年末结转资金", "32.50万元", "32.50", "万元"),
    )
    r.heading("三、绩效目标完成情况")
    r.para(
        "全年脱贫693户、1685人，入库扶贫项目62个，贫困群众满意度94%。",
        said.count("脱贫", "693户", "693", "户"),
        said.count("脱贫", "1685人", "1685", "人"),
        said.count("入库扶贫项目", "62个", "62", "个"),
        said.rate("fact", "贫困群众满意度", "94%", "94"),
    )
    r.heading("四、自评结论")
    r.para(
        "经自评，2017年度财政专项扶贫资金自评得分95分，等级为优秀。",
        said.count("财政专项扶贫资金自评得分", "95分", "95", "分"),
        said.text("grade", "优秀", "优", "等级"),
    )
    r.blank()
    r.sign("2018年2月6日", said=(said.text("report_date", "2018年2月6日", "2018-02-06"),))


def scores() -> Table:
    # 0 indicator | 1 explanation | 2 weight | 3 basis | 4 score
    t = Table([2200, 2600, 750, 2900, 850], "project_evaluation", size=20, row_height=480, font="仿宋_GB2312")
    t.row(*(head(text, bold=True) for text in ("指标", "指标说明", "分值", "自评依据", "自评得分")), repeats=True)
    for number, first, weight, lines in FORM:
        claim = Claim("indicator_group", "weight", number + first, fen(weight), first)
        t.row(value(claim, 5, printed=f"{number}{first}（{weight}）", align="left", bold=True))
        for n, (label, explanation, points, basis, score) in enumerate(lines, 1):
            item = f"{first}//{n}"
            t.row(
                head(label, align="left"),
                head(explanation, align="left"),
                value(Claim("indicator", "weight", label, fen(points), item)),
                value(Claim("indicator", "reason", label, words(basis), item), align="left"),
                value(Claim("indicator", "score", label, fen(score), item)),
            )
    t.row(
        head("合计", 2, bold=True),
        value(Claim("score_total", "weight", "合计", fen("100"))),
        head(""),
        value(Claim("score_total", "score", "合计", fen("95"))),
    )
    return t


def facts() -> Table:
    """Of no form: households, people and money of each town, with the sums between and below."""
    # 0 region | 1 town | 2–3 poor | 4–5 no longer poor | 6 money
    t = Table([1100, 1500, 1250, 1250, 1250, 1250, 1700], "other", size=21, row_height=420)
    t.row(head("片区", down=2), head("乡镇", down=2), head(POOR, 2), head(LEFT, 2), head(FUNDS, down=2))
    t.row(*(head(text) for text in (HOUSES, PEOPLE) * 2))
    for region, towns in REGIONS:
        before = [head(region, down=len(towns))]
        for town, *printed in towns:
            t.row(*before, head(town), *numbers([region, town], printed))
            before = []
    t.row(head(ALL[0], 2), *numbers([ALL[0]], list(ALL[1:])))
    return t


def numbers(rows: list[str], printed: list[str]) -> list[Cell]:
    columns = [[POOR, HOUSES], [POOR, PEOPLE], [LEFT, HOUSES], [LEFT, PEOPLE], [FUNDS]]
    units = ("户", "人", "户", "人", "")
    says: list[Says] = [qty(raw, raw, unit) if unit else wan(raw) for raw, unit in zip(printed, units, strict=True)]
    return [value(listed(rows, path, one)) for path, one in zip(columns, says, strict=True)]
