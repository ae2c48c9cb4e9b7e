"""保康县蜡梅种质资源保护站 2022: the Hubei project form, no column of weights, several indicators in one cell."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hubei-2022-baokang"
ORG = "保康县蜡梅种质资源保护站"
SUPERVISOR = "保康县林果资源管理局"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
NURSERY, PATROL = "蜡梅种质资源圃建设", "野生蜡梅监测巡护"
HUNDRED = qty("100%", "100", "%")


def write() -> Report:
    r = Report(ORG, 2022, "保康县蜡梅种质资源保护站2022年度项目绩效自评.docx", landscape_end=True)
    prose(r)
    r.line("附件1", new_page=True, size=32, font="黑体")
    r.small_title("2022年度蜡梅种质资源圃建设项目自评表", size=36)
    r.line("单位名称：保康县蜡梅种质资源保护站　　　　　　　　　　填报日期：2023年2月20日", size=21, font="仿宋_GB2312")
    r.add(nursery())
    r.line("备注：1.预算执行情况口径：预算数为调整后财政资金总额，执行数为资金使用单位财政资金实际支出数。", size=18)
    r.line("2.定量指标完成数汇总原则：绝对值直接累加计算，相对值按照资金额度加权平均计算。", size=18)
    r.section_break()
    r.line("附件2", size=32, font="黑体")
    r.small_title("2022年度野生蜡梅监测巡护项目自评表", size=32)
    r.add(patrol())
    return r


def prose(r: Report) -> None:
    title = "2022年度项目支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.para(
        "根据《保康县财政局关于开展2022年度预算绩效自评工作的通知》（保财绩发〔2023〕4号）要求，我站对2022年度安排的2个项目开展了绩效自评。",
        said.count("项目", "2个", "2", "个"),
    )
    r.heading("一、自评结论")
    r.para(
        "蜡梅种质资源圃建设项目自评得分98.9分，野生蜡梅监测巡护项目自评得分99.4分。",
        said.count("蜡梅种质资源圃建设项目自评得分", "98.9分", "98.9", "分"),
        said.count("野生蜡梅监测巡护项目自评得分", "99.4分", "99.4", "分"),
    )
    r.heading("二、绩效目标完成情况")
    r.heading("（一）预算执行情况")
    r.para(
        "2个项目全年预算231万元，实际支出225.45万元，预算执行率97.60%，未执行5.55万元。",
        said.count("项目", "2个", "2", "个"),
        said.count("全年预算", "231万元", "231", "元", "万元", measure="adjusted_budget"),
        said.count("实际支出", "225.45万元", "225.45", "元", "万元"),
        said.rate("execution_rate", "预算执行率", "97.60%", "97.6", "rate"),
        said.count("未执行", "5.55万元", "5.55", "元", "万元"),
    )
    r.heading("（二）产出和效益情况")
    r.para(
        "全年收集蜡梅种质资源126份，扩建资源圃60亩，繁育良种苗木5.3万株，苗木成活率93.6%，巡护里程3712公里，布设红外相机30台，周边群众满意度94.5%。",
        said.count("蜡梅种质资源", "126份", "126", "份"),
        said.count("资源圃", "60亩", "60", "亩"),
        said.count("良种苗木", "5.3万株", "5.3", "株", "万株"),
        said.rate("fact", "苗木成活率", "93.6%", "93.6"),
        said.count("巡护里程", "3712公里", "3712", "km", "公里"),
        said.count("红外相机", "30台", "30", "台"),
        said.rate("fact", "周边群众满意度", "94.5%", "94.5"),
    )
    r.heading("三、存在的问题和原因")
    r.para(
        "受疫情影响，研学活动暂停两个月，接待研学2860人次，比目标少140人次；管护区村民满意度为88.2%，未达到目标。",
        said.count("研学活动暂停", "两个月", "2", "个月"),
        said.count("研学", "2860人次", "2860", "人次"),
        said.change("fact", "研学", "140人次", "140", "人次", "down", "目标"),
        said.rate("fact", "管护区村民满意度", "88.2%", "88.2"),
    )
    r.heading("四、下一步拟改进措施")
    r.para("加强与学校的对接，错峰安排研学活动；完善管护区村民护林就业机制，将自评结果作为下年度预算安排的依据。")
    r.blank()
    r.sign("2023年2月20日", said=(said.text("report_date", "2023年2月20日", "2023-02-20"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def group(label: str, weight: str, down: int) -> Cell:
    claim = Claim("indicator_group", "weight", label, fen(weight), label)
    return value(claim, 1, down, printed=f"{label}\n（{weight}）")


def indicator(
    t: Table, before: list[Cell], item: str, label: str, target: Says, actual: Says, score: str, across: int = 1
) -> None:
    """三级指标, 年初目标值, 实际完成值 and 得分; there is no column of weights."""

    def cell(measure: str, says: Says, wide: int = 1) -> Cell:
        return value(Claim("indicator", measure, label, says, item), wide)

    t.row(
        *before,
        head(label, align="left"),
        cell("target", target, across),
        cell("actual", actual),
        cell("score", fen(score)),
    )


def nursery() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 score
    t = Table(
        [1050, 1250, 1300, 2150, 1400, 1450, 1000], "project_evaluation", size=20, row_height=440, font="仿宋_GB2312"
    )
    t.row(head("项目名称", 2), value(one("project.name", "项目名称", words(NURSERY)), 5))
    t.row(
        head("主管部门", 2),
        value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 2),
        head("项目实施单位"),
        value(one("project.implementer", "项目实施单位", words(ORG)), 2),
    )
    kinds = ("1、部门预算项目☑　2、县直专项□　3、对下转移支付项目□", "1、持续性项目□　2、新增性项目☑")
    t.row(head("项目类别", 2), head(kinds[0], 5, align="left"))
    t.row(head("项目属性", 2), head(kinds[1], 5, align="left"))
    t.row(head("项目类型", 2), head("1、常年性项目□　2、延续性项目□　3、一次性项目☑", 5, align="left"))
    t.row(
        head("预算执行情况\n（万元）\n（20分）", 2, 4), head("", 1), head("预算数（A）"), head("执行数（B）"), head("执行率\n（B/A）"),
        head("得分\n（20分*执行率）"),
    )  # fmt: skip
    for label, field, budget, executed, percent, score in (
        ("年度财政资金总额", "funds.total", "186.00", "181.35", "97.50%", "19.50"),
        ("其中：当年财政拨款", "funds.current_appropriation", "150.00", "145.35", "96.90%", "/"),
        ("上年结转资金", "funds.carried_over", "36.00", "36.00", "100.00%", "/"),
    ):
        t.row(
            head(label),
            value(one(field, label, wan(budget), "full_year_budget")),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(score), "score")),
        )
    t.row(
        head("年度绩\n效目标1\n（80分）", down=10), head("一级指标"), head("二级指标"), head("三级指标"), head("年初目标值\n（A）"),
        head("实际完成值\n（B）"), head("得分"),
    )  # fmt: skip
    indicator(
        t, [group(OUT, "40分", 5), head("数量指标", down=2)], f"{OUT}/数量指标/1",
        "1.收集蜡梅种质资源；2.扩建种质资源圃", words("1.≥120份；2.60亩"), words("1.126份；2.60亩"), "15",
    )  # fmt: skip
    indicator(
        t, [], f"{OUT}/数量指标/3", "繁育良种苗木", qty("≥5万株", "50000", "株", ">=", "万株"),
        qty("5.3万株", "53000", "株", "=", "万株"), "5",
    )  # fmt: skip
    indicator(
        t, [head("质量指标")], f"{OUT}/质量指标/1", "1.苗木成活率；\n2.资源建档率", words("1.≥90%；\n2.100%"),
        words("1.93.6%；\n2.100%"), "8",
    )  # fmt: skip
    indicator(
        t, [head("时效指标")], f"{OUT}/时效指标/1", "资源圃扩建完工时间", words("2022年10月底前"), words("2022年10月25日"), "6",
    )  # fmt: skip
    indicator(
        t, [head("成本指标")], f"{OUT}/成本指标/1", "亩均建设成本", qty("≤22000元/亩", "22000", "元/亩", "<="),
        qty("21850元/亩", "21850", "元/亩"), "6",
    )  # fmt: skip
    indicator(
        t, [group(BEN, "30分", 3), head("经济效益指标")], f"{BEN}/经济效益指标/1", "带动周边农户户均增收",
        qty("≥1800元", "1800", "元", ">="), qty("1920元", "1920", "元"), "10",
    )  # fmt: skip
    indicator(
        t, [head("社会效益指标")], f"{BEN}/社会效益指标/1", "1.开展科普活动；2.接待研学人数",
        words("1.≥10场次；2.≥3000人次"), words("1.12场次；2.2860人次"), "9.4",
    )  # fmt: skip
    indicator(
        t,
        [head("生态效益指标")],
        f"{BEN}/生态效益指标/1",
        "珍稀种质保存情况",
        words("有效保存"),
        words("有效保存"),
        "10",
    )
    indicator(
        t, [group(SAT, "10分", 1), head("服务对象\n满意度指标")], f"{SAT}/服务对象满意度指标/1", "周边群众满意度",
        qty("90%以上", "90", "%", ">="), qty("94.5%", "94.5", "%"), "10",
    )  # fmt: skip
    t.row(head("总分", 6, bold=True), value(one("score_total", "总分", fen("98.9"), "score")))
    t.row(
        head("偏差大或\n目标未完成\n原因分析", 2),
        head("受疫情影响，研学活动暂停两个月，接待研学人数未达到年初目标。", 5, align="left"),
        height=800,
    )
    t.row(
        head("改进措施及\n结果应用方案", 2),
        head("加强与学校的对接，错峰安排研学活动；自评结果作为下年度预算安排的依据。", 5, align="left"),
        height=800,
    )
    return t


def patrol() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4–5 target | 6 actual | 7 score
    t = Table([1600, 1700, 2100, 3300, 1250, 1250, 1700, 1600], "project_evaluation", 1, size=22, row_height=380)
    t.row(
        head("项目名称"),
        value(one("project.name", "项目名称", words(PATROL)), 3),
        head("项目实施单位", 2),
        value(one("project.implementer", "项目实施单位", words(ORG)), 2),
    )
    t.row(head("主管部门"), value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 7))
    t.row(
        head("预算执行情况\n（万元）（20分）", down=2), head(""), head("年初预算数"), head("全年预算数（A）"), head("执行数（B）", 2),
        head("执行率（B/A）"), head("得分\n（20分*执行率）"),
    )  # fmt: skip
    total = "funds.total"
    label = "年度财政资金总额"
    t.row(
        head(label),
        value(one(total, label, wan("42.00"), "opening_budget")),
        value(one(total, label, wan("45.00"), "full_year_budget")),
        value(one(total, label, wan("44.10"), "executed"), 2),
        value(one(total, label, rate("98.00%"), "rate")),
        value(one(total, label, fen("19.6"), "score")),
    )
    t.row(
        head("年度绩效目标1\n（80分）", down=10), head("一级指标"), head("二级指标"), head("三级指标"), head("年初目标值（A）", 2),
        head("实际完成值（B）"), head("得分"),
    )  # fmt: skip

    def line(before: list[Cell], item: str, text: str, target: Says, actual: Says, score: str) -> None:
        indicator(t, before, item, text, target, actual, score, 2)

    line(
        [group(OUT, "50分", 6), head("数量指标", down=3)], f"{OUT}/数量指标/1", "巡护里程",
        qty("≥3600公里", "3600", "km", ">=", "公里"), qty("3712公里", "3712", "km", "=", "公里"), "15",
    )  # fmt: skip
    line([], f"{OUT}/数量指标/2", "1.布设红外相机；2.安装界桩", words("1.30台；2.85根"), words("1.30台；2.85根"), "15")
    line([], f"{OUT}/数量指标/4", "视频监测点位", qty("8个", "8", "个"), qty("8个", "8", "个"), "5")
    line(
        [head("质量指标")], f"{OUT}/质量指标/1", "监测数据上报准确率", qty("不低于98%", "98", "%", ">="),
        qty("99.1%", "99.1", "%"), "5",
    )  # fmt: skip
    line([head("时效指标")], f"{OUT}/时效指标/1", "月报报送及时率", HUNDRED, HUNDRED, "5")
    line(
        [head("成本指标")], f"{OUT}/成本指标/1", "巡护人员劳务标准", qty("≤120元/天", "120", "元/天", "<="),
        qty("120元/天", "120", "元/天"), "5",
    )  # fmt: skip
    line(
        [group(BEN, "20分", 2), head("社会效益指标")], f"{BEN}/社会效益指标/1", "森林火情", qty("0起", "0", "起"),
        qty("0起", "0", "起"), "10",
    )  # fmt: skip
    line(
        [head("生态效益指标")], f"{BEN}/生态效益指标/1", "野生蜡梅保存面积", qty("≥1.15万亩", "11500", "亩", ">=", "万亩"),
        qty("1.15万亩", "11500", "亩", "=", "万亩"), "10",
    )  # fmt: skip
    line(
        [group(SAT, "10分", 1), head("满意度指标")], f"{SAT}/满意度指标/1", "管护区村民满意度",
        qty("≥90%", "90", "%", ">="), qty("88.2%", "88.2", "%"), "9.8",
    )  # fmt: skip
    t.row(head("总分", 7), value(one("score_total", "总分", fen("99.4"), "score")))
    t.row(
        head("偏差大或目标未\n完成原因分析"),
        head("管护区部分村民对禁牧措施不理解，满意度未达到目标。", 7, align="left"),
    )
    t.row(head("改进措施及结\n果应用方案"), head("优先聘用管护区村民参与护林，加强政策宣传。", 7, align="left"))
    return t
