"""永宁县望洪灌区水利管护中心 2021: the Yinchuan project form, (A) (B) (B/A), 决策 管理 产出 效益, scoring rules in a column."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.runs import cell_paragraph, run
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "ningxia-2021-yongning"
ORG = "永宁县望洪灌区水利管护中心"
PROJECT = "2021年望洪灌区末级渠道维修养护项目"
SUPERVISOR = "永宁县灌排事务管理局"
Line = tuple[str, str, Says, Says, str, str, str]  # label, criterion, target, actual, weight, score, reason


class SmallPrint(Table):
    """A table set in 仿宋, its long texts one size smaller."""

    def _paragraphs(self, cell: Cell) -> str:
        size = cell.size or (self.size - 2 if len(cell.text) > 30 else self.size)
        return "".join(
            cell_paragraph(run(p, size, "仿宋", cell.bold) if p else "", cell.align, cell.indent, line=240)
            for p in cell.text.split("\n")
        )


def write() -> Report:
    r = Report(ORG, 2021, "永宁县望洪灌区水利管护中心末级渠道维修养护项目绩效自评报告.docx", landscape_end=True)
    prose(r)
    r.section_break()
    r.small_title("项目支出绩效自评表", size=36)
    r.line("（2021年度）", "center", font="楷体")
    r.add(project())
    r.line("填报人：纳○○      联系电话：0951-8010000      填报时间：2022年3月9日", size=21, font="仿宋")
    return r


def prose(r: Report) -> None:
    title = "2021年度项目支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.para(
        "根据《永宁县财政局关于开展2021年度预算绩效自评工作的通知》（永财发〔2022〕11号）要求，我中心对"
        "望洪灌区末级渠道维修养护项目开展了绩效自评，现将有关情况报告如下："
    )
    r.heading("一、基本情况")
    r.para(
        "我中心为县属公益二类事业单位，编制数21名，在职人员20名，承担2.35万亩农田的灌溉供水和渠道管护任务。",
        said.count("编制数", "21名", "21", "名", field="staff.establishment"),
        said.count("在职人员", "20名", "20", "名", field="staff.actual"),
        said.count("农田", "2.35万亩", "2.35", "亩", "万亩"),
    )
    r.heading("二、资金使用情况")
    r.para(
        "项目实际支出193.64万元，预算执行率96.82%。其中：渠道维修支出123.26万元，闸门更换支出31.08万元，"
        "沟道清淤支出39.30万元。结余资金6.36万元，年末已由财政收回。",
        said.count("项目实际支出", "193.64万元", "193.64", "元", "万元"),
        said.rate("execution_rate", "预算执行率", "96.82%", "96.82", "rate"),
        said.count("渠道维修支出", "123.26万元", "123.26", "元", "万元"),
        said.count("闸门更换支出", "31.08万元", "31.08", "元", "万元"),
        said.count("沟道清淤支出", "39.30万元", "39.30", "元", "万元"),
        said.money("carried_over", "结余资金", "6.36万元", "6.36", "万元"),
    )
    r.heading("三、绩效目标完成情况")
    r.para(
        "全年维修末级渠道19.2公里，更换闸门42套，清淤排水沟道26.5公里，灌溉水利用系数由0.552提高到0.571，"
        "亩均节约灌溉成本13.5元，受益农户满意度93.4%。",
        said.count("末级渠道", "19.2公里", "19.2", "km", "公里"),
        said.count("闸门", "42套", "42", "套"),
        said.count("排水沟道", "26.5公里", "26.5", "km", "公里"),
        said.Said("fact", "灌溉水利用系数", "0.552", "0.552"),
        said.Said("fact", "灌溉水利用系数", "0.571", "0.571"),
        said.count("亩均节约灌溉成本", "13.5元", "13.5", "元"),
        said.rate("fact", "受益农户满意度", "93.4%", "93.4"),
    )
    r.heading("四、存在问题及改进措施")
    r.para(
        "项目涉及20个村，其中1个村尚未落实管护人员。下一步将督促该村于春灌前落实管护责任。",
        said.count("村", "20个", "20", "个"),
        said.count("村", "1个", "1", "个"),
    )
    r.heading("五、自评结论")
    r.para(
        "经综合评价，项目自评得分99.25分，评价等级为优。",
        said.count("项目自评得分", "99.25分", "99.25", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "评价等级"),
    )
    r.blank()
    r.sign("2022年3月10日", said=(said.text("report_date", "2022年3月10日", "2022-03-10"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def project() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 criterion | 5 target | 6 actual | 7 weight | 8 score | 9 reason
    widths = [560, 900, 1080, 1700, 3900, 1360, 1500, 680, 680, 1900]
    t = SmallPrint(widths, "project_evaluation", size=20, row_height=380)
    t.row(
        head("项目名称", 2),
        value(one("project.name", "项目名称", words(PROJECT)), 3),
        head("项目负责人"),
        head("哈○○", 4),
    )
    t.row(
        head("主管部门", 2),
        value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 3),
        head("实施单位"),
        value(one("project.implementer", "实施单位", words(ORG)), 4, align="center"),
    )
    t.row(
        head("项目资金\n（万元）", 2, 5),
        head("", 2),
        head("预算数（A）"),
        head("执行数（B）", 2),
        head("执行率（B/A）", 3),
    )
    for label, field, planned, executed, percent, align in (
        ("年度资金总额", "funds.total", "200.00", "193.64", "96.82%", "center"),
        ("其中：当年财政拨款", "funds.current_appropriation", "180.00", "174.36", "96.87%", "left"),
        ("上年结转资金", "funds.carried_over", "12.00", "12.00", "100.00%", "right"),
        ("其他资金", "funds.other", "8.00", "7.28", "91.00%", "right"),
    ):
        t.row(
            head(label, 2, align=align),
            value(one(field, label, wan(planned), "full_year_budget")),
            value(one(field, label, wan(executed), "executed"), 2),
            value(one(field, label, rate(percent), "rate"), 3),
        )
    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("实际完成情况", 5))
    goal = (
        "目标1：完成望洪灌区末级渠道维修养护，改善灌溉条件。\n目标2：更换老化闸门、清淤排水沟道，提高灌溉水利用系数。\n"
        "目标3：落实村级管护责任，受益农户满意度达到90%以上。"
    )
    done = (
        "维修末级渠道19.2公里，更换闸门42套，清淤排水沟道26.5公里，春灌前全部投入使用；灌溉水利用系数提高到0.571，"
        "19个村落实了管护人员，受益农户满意度93.4%。"
    )
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 5),
        height=1000,
    )
    indicators(t)
    t.row(
        head("合计", 7, bold=True),
        value(one("score_total", "合计", fen("100"), "weight")),
        value(one("score_total", "合计", fen("99.25"), "score")),
        head(""),
    )
    t.row(head("评价等级", 3), value(one("grade", "评价等级", words("优")), 7))
    return t


def indicators(t: Table) -> None:
    full = qty("100%", "100", "%")
    groups: tuple[tuple[str, str, tuple[tuple[str, str, tuple[Line, ...]], ...]], ...] = (
        (
            "决策",
            "10分",
            (
                (
                    "项目立项",
                    "项目\n立项",
                    (
                        (
                            "立项依据充分性",
                            "项目立项符合国家法律法规、发展规划和部门职责的，得3分；不符合其中任意一项的，扣1分，扣完为止。",
                            words("充分"),
                            words("充分"),
                            "3",
                            "3",
                            "",
                        ),
                        (
                            "立项程序规范性",
                            "按规定程序申请设立，审批文件材料齐全，得2分；缺少1项材料扣0.5分。",
                            words("规范"),
                            words("规范"),
                            "2",
                            "2",
                            "",
                        ),
                    ),
                ),
                (
                    "绩效目标",
                    "绩效\n目标",
                    (
                        (
                            "绩效目标合理性",
                            "绩效目标与项目内容相关且符合正常业绩水平，得3分；基本合理得1.5分；不合理不得分。",
                            words("合理"),
                            words("合理"),
                            "3",
                            "3",
                            "",
                        ),
                        (
                            "绩效指标明确性",
                            "绩效指标清晰、可衡量，定量指标占比60%以上，得2分；每降低10%扣0.5分。",
                            qty("60%以上", "60", "%", ">="),
                            qty("83.3%", "83.3", "%"),
                            "2",
                            "2",
                            "",
                        ),
                    ),
                ),
            ),
        ),
        (
            "管理",
            "25分",
            (
                (
                    "资金管理",
                    "资金\n管理",
                    (
                        (
                            "资金到位率",
                            "资金到位率＝（实际到位资金／预算资金）×100%。得分＝资金到位率×5分。",
                            full,
                            full,
                            "5",
                            "5",
                            "",
                        ),
                        (
                            "预算执行率",
                            "预算执行率＝（实际支出资金／实际到位资金）×100%。得分＝预算执行率×8分；低于60%的不得分。",
                            full,
                            qty("96.82%", "96.82", "%"),
                            "8",
                            "7.75",
                            "闸门采购招标节约资金，年末由财政收回。",
                        ),
                        (
                            "资金使用合规性",
                            "资金拨付有完整的审批程序和手续，未截留、挤占、挪用，得4分；发现一例不合规的，扣2分。",
                            words("合规"),
                            words("合规"),
                            "4",
                            "4",
                            "",
                        ),
                    ),
                ),
                (
                    "组织实施",
                    "组织\n实施",
                    (
                        (
                            "管理制度健全性",
                            "财务和业务管理制度健全，得4分；每缺少1项制度扣1分。",
                            words("健全"),
                            words("已制定资金、工程、管护3项制度"),
                            "4",
                            "4",
                            "",
                        ),
                        (
                            "制度执行有效性",
                            "①遵守相关管理规定，2分；②项目合同、验收报告等资料齐全并及时归档，2分。",
                            words("有效"),
                            words("有效"),
                            "4",
                            "4",
                            "",
                        ),
                    ),
                ),
            ),
        ),
        (
            "产出",
            "30分",
            (
                (
                    "产出数量",
                    "产出\n数量",
                    (
                        (
                            "维修末级渠道长度",
                            "完成目标值得8分；未完成的，每少0.5公里扣1分。",
                            qty("≥18.6公里", "18.6", "km", ">=", "公里"),
                            qty("19.2公里", "19.2", "km", stated="公里"),
                            "8",
                            "8",
                            "",
                        ),
                        (
                            "更换闸门数量",
                            "得分＝实际更换数／目标值×5分，最高5分。",
                            qty("42套", "42", "套"),
                            qty("42套", "42", "套"),
                            "5",
                            "5",
                            "",
                        ),
                        (
                            "清淤排水沟道",
                            "完成26公里得4分，每少1公里扣0.5分。",
                            qty("26公里", "26", "km", stated="公里"),
                            qty("26.5公里", "26.5", "km", stated="公里"),
                            "4",
                            "4",
                            "",
                        ),
                    ),
                ),
                (
                    "产出质量",
                    "产出\n质量",
                    (("工程验收合格率", "达到100%得5分，每低1个百分点扣0.5分。", full, full, "5", "5", ""),),
                ),
                (
                    "产出时效",
                    "产出\n时效",
                    (
                        (
                            "春灌前完工时间",
                            "按期完工得4分；每延期5天扣1分。",
                            words("4月10日前"),
                            words("4月6日"),
                            "4",
                            "4",
                            "",
                        ),
                    ),
                ),
                (
                    "产出成本",
                    "产出\n成本",
                    (
                        (
                            "渠道维修单位成本",
                            "不超过6.5万元/公里得4分；每超出1%扣0.2分。",
                            qty("≤6.5万元/公里", "65000", "元/公里", "<=", "万元/公里"),
                            qty("6.42万元/公里", "64200", "元/公里", stated="万元/公里"),
                            "4",
                            "4",
                            "",
                        ),
                    ),
                ),
            ),
        ),
        (
            "效益",
            "35分",
            (
                (
                    "经济效益",
                    "经济\n效益",
                    (
                        (
                            "亩均节约灌溉成本",
                            "达到12元得6分；低于12元的，按比例计分。",
                            qty("≥12元", "12", "元", ">="),
                            qty("13.5元", "13.5", "元"),
                            "6",
                            "6",
                            "",
                        ),
                    ),
                ),
                (
                    "社会效益",
                    "社会\n效益",
                    (
                        (
                            "改善灌溉面积",
                            "得分＝实际改善面积／目标值×8分，超过目标值不加分。",
                            qty("不少于2.3万亩", "23000", "亩", ">=", "万亩"),
                            qty("2.35万亩", "23500", "亩", stated="万亩"),
                            "8",
                            "8",
                            "",
                        ),
                    ),
                ),
                (
                    "生态效益",
                    "生态\n效益",
                    (
                        (
                            "灌溉水利用系数",
                            "达到0.56得6分，每低0.01扣2分。",
                            qty("≥0.56", "0.56", "", ">="),
                            qty("0.571", "0.571", ""),
                            "6",
                            "6",
                            "",
                        ),
                    ),
                ),
                (
                    "可持续影响",
                    "可持续\n影响",
                    (
                        (
                            "村级管护责任落实率",
                            "落实率100%得5分；每有1个村未落实管护人员扣0.5分。",
                            full,
                            qty("95%", "95", "%"),
                            "5",
                            "4.5",
                            "1个村管护人员外出务工，正在重新选聘。",
                        ),
                    ),
                ),
                (
                    "服务对象满意度",
                    "服务对象\n满意度",
                    (
                        (
                            "受益农户满意度",
                            "满意度90%（含）以上得10分，80%—90%得8分，60%—80%得5分，60%以下不得分。",
                            qty("≥90%", "90", "%", ">="),
                            qty("93.4%", "93.4", "%"),
                            "10",
                            "10",
                            "",
                        ),
                    ),
                ),
            ),
        ),
    )
    rows = sum(len(lines) for _, _, seconds in groups for _, _, lines in seconds)
    t.row(
        head("绩\n效\n指\n标", down=rows + 1), head("一级\n指标"), head("二级\n指标"), head("三级指标"),
        head("指标解释及评分标准"), head("年度指标值"), head("完成值"), head("分值"), head("得分"),
        head("未完成原因及\n改进措施"),
    )  # fmt: skip
    for first, raw, seconds in groups:
        weight = Claim("indicator_group", "weight", first, Says(raw, raw.removesuffix("分"), "分", "分", "="), first)
        height = sum(len(lines) for _, _, lines in seconds)
        before = [value(weight, 1, height, printed=f"{first}\n({raw})", bold=True)]
        for second, printed, lines in seconds:
            before.append(head(printed, down=len(lines)))
            for number, line in enumerate(lines, 1):
                t.row(*before, *indicator(f"{first}/{second}/{number}", line))
                before = []


def indicator(item: str, line: Line) -> list[Cell]:
    label, criterion, target, actual, weight, score, reason = line
    said_of = (
        ("criterion", words(criterion)),
        ("target", target),
        ("actual", actual),
        ("weight", fen(weight)),
        ("score", fen(score)),
        ("reason", words(reason)),
    )
    texts = ("criterion", "reason")
    return [
        head(label, align="left"),
        *(
            value(Claim("indicator", measure, label, says, item), align="left" if measure in texts else "center")
            for measure, says in said_of
        ),
    ]
