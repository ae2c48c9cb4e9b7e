"""道县濂溪古建筑保护管理所 2016: the older 指标评分表, 投入 过程 产出 效果, explanations, formulas and rules full of numbers."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.runs import cell_paragraph, run
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2016-daoxian"
ORG = "道县濂溪古建筑保护管理所"
Line = tuple[str, str, str, str, str, str]  # label, weight, explanation, formula, criterion, score
Group = tuple[str, str, tuple[tuple[str, tuple[Line, ...]], ...]]  # 一级, its weight, 二级 with their lines

INPUT: Group = (
    "投入",
    "16",
    (
        (
            "目标设定",
            (
                (
                    "绩效目标合理性",
                    "3",
                    "部门所设立的整体绩效目标依据是否充分，是否符合客观实际，用以反映和考核部门整体绩效目标与部门履职、年度工作任务的相符性情况。",
                    "",
                    "①符合国家法律法规和总体发展规划，1分；②符合部门“三定”方案确定的职责，1分；③符合部门制定的中长期实施规划，1分。",
                    "3",
                ),
                (
                    "绩效指标明确性",
                    "3",
                    "部门依据整体绩效目标所设定的绩效指标是否清晰、细化、可衡量。",
                    "",
                    "①细化分解为具体的工作任务，1分；②通过清晰、可衡量的指标值予以体现，1分；③与年度任务数或计划数相对应，1分。",
                    "3",
                ),
            ),
        ),
        (
            "预算配置",
            (
                (
                    "在职人员控制率",
                    "5",
                    "部门本年度实际在职人员数与编制数的比率，用以反映和考核部门对人员成本的控制程度。",
                    "在职人员控制率＝（在职人员数/编制数）×100%",
                    "以100%为标准。在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
                    "5",
                ),
                (
                    "“三公经费”变动率",
                    "5",
                    "部门本年度“三公经费”支出数与上年度“三公经费”支出数的变动比率。",
                    "“三公经费”变动率＝[（本年度“三公经费”总额－上年度“三公经费”总额）/上年度“三公经费”总额]×100%",
                    "“三公经费”变动率≦0，计5分；“三公经费”变动率＞0，每超过一个百分点扣0.5分，扣完为止。",
                    "5",
                ),
            ),
        ),
    ),
)
PROCESS: Group = (
    "过程",
    "58",
    (
        (
            "预算执行",
            (
                (
                    "预算完成率",
                    "5",
                    "部门本年度预算完成数与预算数的比率，用以反映和考核部门预算完成程度。",
                    "预算完成率＝（预算完成数/预算数）×100%",
                    "预算完成率达到100%，计5分；95%（含）-100%，计4.5分；90%（含）-95%，计3分；低于90%不计分。",
                    "4.5",
                ),
                (
                    "预算调整率",
                    "4",
                    "部门本年度预算调整数与年初预算数的比率，用以反映和考核部门预算的调整程度。",
                    "预算调整率＝（预算调整数/年初预算数）×100%",
                    "预算调整率=0，计4分；0-10%（含），计3分；10-20%（含），计2分；20-30%（含），计1分；大于30%不得分。",
                    "3",
                ),
                (
                    "支付进度率",
                    "3",
                    "部门实际支付进度与既定支付进度的比率。",
                    "支付进度率＝（实际支付进度/既定支付进度）×100%",
                    "按月支付进度均达到序时进度的，计3分；每有1个月未达到的，扣0.25分。",
                    "3",
                ),
                (
                    "公用经费控制率",
                    "6",
                    "部门本年度实际支出的公用经费总额与预算安排的公用经费总额的比率。",
                    "公用经费控制率＝（实际支出公用经费总额/预算安排公用经费总额）×100%",
                    "以100%为标准。公用经费控制率≦100%，计6分；每超过一个百分点扣1分，扣完为止。",
                    "6",
                ),
                (
                    "“三公经费”控制率",
                    "6",
                    "部门本年度“三公经费”实际支出数与预算安排数的比率。",
                    "“三公经费”控制率＝（“三公经费”实际支出数/“三公经费”预算安排数）×100%",
                    "以100%为标准。“三公经费”控制率≦100%，计6分；每超过一个百分点扣1分，扣完为止。",
                    "6",
                ),
                (
                    "政府采购执行率",
                    "4",
                    "部门本年度实际政府采购金额与年初政府采购预算的比率。",
                    "政府采购执行率＝（实际政府采购金额/政府采购预算数）×100%",
                    "95%（含）以上，计4分；每低于5个百分点扣1分，扣完为止。",
                    "4",
                ),
            ),
        ),
        (
            "预算管理",
            (
                (
                    "管理制度健全性",
                    "6",
                    "部门为加强预算管理、规范财务行为而制定的管理制度是否健全完整。",
                    "",
                    "①有内部财务管理制度、会计核算制度等管理制度，2分；②有本部门厉行节约制度，2分；\n③相关管理制度合法、合规、完整，1分；④相关管理制度得到有效执行，1分。",
                    "6",
                ),
                (
                    "资金使用合规性",
                    "6",
                    "部门使用预算资金是否符合相关的预算财务管理制度的规定，用以反映和考核部门预算资金的规范运行情况。",
                    "",
                    (
                        "①支出符合国家财经法规和财务管理制度规定；②资金拨付有完整的审批程序和手续；③项目支出按规定经过评估论证；"
                        "④支出符合部门预算批复的用途；⑤资金使用无截留、挤占、挪用、虚列支出等情况。\n以上情况每出现一例不符合要求的扣1分，扣完为止。"
                    ),
                    "6",
                ),
                (
                    "预决算信息公开性",
                    "4",
                    "部门是否按照政府信息公开有关规定公开相关预决算信息。",
                    "",
                    "①按规定内容公开预决算信息，1分；②按规定时限公开预决算信息，1分；③基础数据信息真实、完整、准确，2分。",
                    "4",
                ),
                (
                    "基础信息完善性",
                    "2",
                    "部门基础信息是否完善，用以反映和考核基础信息对预算管理工作的支撑情况。",
                    "",
                    "基础数据信息和会计信息资料真实完整，计2分，否则不得分。",
                    "2",
                ),
            ),
        ),
        (
            "资产管理",
            (
                (
                    "资产管理制度健全性",
                    "4",
                    "部门为加强资产管理、规范资产管理行为而制定的管理制度是否健全完整。",
                    "",
                    "已制定资产管理制度且合法、合规、完整，计2分；得到有效执行，计2分。",
                    "4",
                ),
                (
                    "资产管理安全性",
                    "4",
                    "部门的资产是否保存完整、使用合规、配置合理、处置规范、收入及时足额上缴。",
                    "",
                    "资产账实相符、处置规范的，计4分；发现1处问题扣0.5分，扣完为止。",
                    "4",
                ),
                (
                    "固定资产利用率",
                    "4",
                    "部门实际在用固定资产总额与所有固定资产总额的比率。",
                    "固定资产利用率＝（实际在用固定资产总额/所有固定资产总额）×100%",
                    "90%（含）以上，计4分；80%（含）-90%，计3分；70%（含）-80%，计1分；低于70%计0分。",
                    "4",
                ),
            ),
        ),
    ),
)
OUTPUT: Group = (
    "产出",
    "14",
    (
        (
            "职责履行",
            (
                (
                    "实际完成率",
                    "4",
                    "部门履行职责而实际完成工作数与计划工作数的比率。",
                    "实际完成率＝（实际完成工作数/计划工作数）×100%",
                    "得分=实际完成率×4分。",
                    "4",
                ),
                (
                    "完成及时率",
                    "4",
                    "部门在规定时限内及时完成的实际工作数与计划工作数的比率。",
                    "完成及时率＝（及时完成实际工作数/计划工作数）×100%",
                    "全部按期完成，计4分；每有1项工作延期，扣0.5分，扣完为止。",
                    "3.5",
                ),
                (
                    "质量达标率",
                    "4",
                    "达到质量标准的实际工作数与计划工作数的比率。",
                    "质量达标率＝（质量达标实际工作数/计划工作数）×100%",
                    "质量达标率100%，计4分；90%（含）以上，计3分；90%以下计0分。",
                    "4",
                ),
                (
                    "重点工作办结率",
                    "2",
                    "部门年度重点工作实际完成数与交办或下达数的比率。",
                    "重点工作办结率＝（重点工作实际完成数/交办或下达数）×100%",
                    "根据县政府绩效办2016年度考核结果，办结率100%计2分，否则按比例计分。",
                    "2",
                ),
            ),
        ),
    ),
)
EFFECT: Group = (
    "效果",
    "12",
    (
        (
            "履职效益",
            (
                (
                    "社会效益",
                    "4",
                    "部门履行职责对社会发展所带来的直接或间接影响。",
                    "",
                    "对社会发展有显著影响的计4分，有一定影响的计2分，没有影响的不计分。",
                    "4",
                ),
                (
                    "可持续影响",
                    "3",
                    "部门履行职责对古建筑长期保护所带来的持续影响。",
                    "",
                    "保护规划编制完成并纳入十三五规划，计3分；仅完成编制，计1.5分。",
                    "3",
                ),
                (
                    "社会公众或服务对象满意度",
                    "5",
                    "社会公众或服务对象对部门履职效果的满意程度，可采取社会调查的方式。",
                    "",
                    "90%（含）以上，计5分；80%（含）-90%，计4分；70%（含）-80%，计2分；低于70%计0分。",
                    "4",
                ),
            ),
        ),
    ),
)


class Printed(Table):
    """Long texts in 仿宋, the rest in 宋体."""

    def _paragraphs(self, cell: Cell) -> str:
        font = "仿宋_GB2312" if len(cell.text) > 25 else "宋体"
        return "".join(
            cell_paragraph(run(p, cell.size or self.size, font, cell.bold) if p else "", cell.align, line=230)
            for p in cell.text.split("\n")
        )


def write() -> Report:
    r = Report(ORG, 2016, "道县濂溪古建筑保护管理所2016年部门整体支出绩效自评报告.docx")
    prose(r)
    r.section_break()
    r.line("附件1", size=28, font="黑体")
    r.small_title("部门整体支出绩效评价指标评分表", size=36)
    r.line(f"填报单位（盖章）：{ORG}", size=21)
    r.add(scores())
    r.section_break(landscape=True)
    r.line("附件2", size=28, font="黑体")
    r.small_title("部门整体支出绩效评价基础数据表", size=36)
    r.line(f"填报单位（盖章）：{ORG}", size=21)
    r.add(basic_data())
    r.line(
        "填表人（签名）：周○○    填报日期：2017年5月8日    联系电话：0746-5000000    单位负责人（签名）：何○○", size=18
    )
    return r


def prose(r: Report) -> None:
    title = "2016年度部门整体支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.para("县财政局：")
    r.para(
        "根据《道县财政局关于开展2016年度财政资金绩效自评工作的通知》（道财发〔2017〕18号）要求，我所组织开展了"
        "2016年度部门整体支出绩效自评，现将自评情况报告如下："
    )
    r.heading("一、部门概况")
    r.para(
        "我所隶属县文体广电新闻出版局，编制数24人，实际在职人数23人，负责管理全县古建筑16处。",
        said.count("编制数", "24人", "24", "人", field="staff.establishment"),
        said.count("实际在职人数", "23人", "23", "人", field="staff.actual"),
        said.count("古建筑", "16处", "16", "处"),
    )
    r.heading("二、部门整体支出管理及使用情况")
    r.para(
        "2016年年初预算数438.00万元，年中追加26.50万元。全年支出459.75万元，其中基本支出298.35万元、"
        "项目支出161.40万元，预算完成率98.98%。",
        said.money("expenditure.total", "年初预算数", "438.00万元", "438.00", "万元", "budget"),
        said.count("年中追加", "26.50万元", "26.50", "元", "万元"),
        said.money("expenditure.total", "全年支出", "459.75万元", "459.75", "万元"),
        said.money("expenditure.basic", "基本支出", "298.35万元", "298.35", "万元"),
        said.money("expenditure.project", "项目支出", "161.40万元", "161.40", "万元"),
        said.rate("execution_rate", "预算完成率", "98.98%", "98.98", "rate"),
    )
    r.para(
        "“三公经费”支出8.12万元，比上年下降13.25%，其中公务用车运行维护费4.62万元、公务接待费3.50万元。"
        "政府采购金额43.26万元。",
        said.money("three_public.total", "“三公经费”支出", "8.12万元", "8.12", "万元"),
        said.change("three_public.total", "“三公经费”支出", "13.25%", "13.25", "%", "down", "上年"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "4.62万元", "4.62", "万元"),
        said.money("three_public.reception", "公务接待费", "3.50万元", "3.50", "万元"),
        said.money("procurement.amount", "政府采购金额", "43.26万元", "43.26", "万元"),
    )
    r.heading("三、部门整体支出绩效情况")
    r.para(
        "全年修缮古建筑5处，改造消防设施2处，接待参观群众4.2万人次，参观群众满意度88%。",
        said.count("古建筑", "5处", "5", "处"),
        said.count("消防设施", "2处", "2", "处"),
        said.count("参观群众", "4.2万人次", "4.2", "人次", "万人次"),
        said.rate("fact", "参观群众满意度", "88%", "88"),
    )
    r.heading("四、存在的主要问题")
    r.para(
        "受雨季影响，1处修缮工程延期完工；古建筑周边停车、休憩设施不足，参观群众满意度有待提高。",
        said.count("修缮工程", "1处", "1", "处"),
    )
    r.heading("五、自评结论")
    r.para(
        "对照《部门整体支出绩效评价指标评分表》，我所自评得分97分，评价等级为“优秀”。",
        said.count("自评得分", "97分", "97", "分", field="score_total", measure="score"),
        said.text("grade", "优秀", "优", "评价等级"),
    )
    r.blank()
    r.sign("2017年5月10日", said=(said.text("report_date", "2017年5月10日", "2017-05-10"),))


def scores() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 weight | 4 explanation | 5 formula | 6 criterion | 7 score
    t = Printed([820, 860, 1350, 620, 3350, 2650, 3950, 900], "self_evaluation", size=18, row_height=420)
    t.row(
        head("一级\n指标", bold=True), head("二级\n指标", bold=True), head("三级指标", bold=True), head("分值", bold=True),
        head("指标解释", bold=True), head("计算公式", bold=True), head("评价标准", bold=True), head("自评\n得分", bold=True),
        repeats=True,
    )  # fmt: skip
    for first, weight, seconds in (INPUT, PROCESS, OUTPUT, EFFECT):
        claim = Claim("indicator_group", "weight", first, fen(weight), first)
        down = sum(len(lines) for _, lines in seconds)
        before = [value(claim, 1, down, printed=f"{first}\n（{weight}）")]
        for second, lines in seconds:
            before.append(head(second, down=len(lines)))
            for number, line in enumerate(lines, 1):
                t.row(*before, *indicator(f"{first}/{second}/{number}", line))
                before = []
    t.row(
        head("合  计", 3, bold=True),
        value(Claim("score_total", "weight", "合  计", fen("100"))),
        head("", 3),
        value(Claim("score_total", "score", "合  计", fen("97"))),
    )
    return t


def indicator(item: str, line: Line) -> list[Cell]:
    label, weight, explanation, formula, criterion, score = line
    return [
        head(label),
        value(Claim("indicator", "weight", label, fen(weight), item)),
        head(explanation, align="left"),
        head(formula, align="left"),
        value(Claim("indicator", "criterion", label, words(criterion), item), align="left"),
        value(Claim("indicator", "score", label, fen(score), item)),
    ]


def basic_data() -> Table:
    # 0 labels | 1–2 2015 final | 3–4 2016 budget | 5–6 2016 final
    t = Printed([2900, 1010, 1010, 1010, 1010, 1060, 1060], "basic_data", size=20, row_height=370)

    def single(field: str, label: str, says: Says) -> Claim:
        return Claim(field, "value", label, says)

    t.row(
        head("财政供养人员情况（人）", down=2),
        head("编制数", 2),
        head("2016年实际在职人数", 2),
        head("控制率", 2),
    )
    t.row(
        value(single("staff.establishment", "编制数", qty("24", "24", "人")), 2),
        value(single("staff.actual", "2016年实际在职人数", qty("23", "23", "人")), 2),
        value(single("staff.control_rate", "控制率", rate("95.83%")), 2),
    )
    t.row(
        head("经费控制情况（万元）"),
        head("2015年决算数", 2),
        head("2016年预算数", 2),
        head("2016年决算数", 2),
    )

    def money(label: str, field: str, prior: str, budget: str, final: str, item: str = "", printed: str = "") -> None:
        t.row(
            head(printed + label, align="left"),
            value(Claim(field, "prior_final", label, wan(prior), item, "2015"), 2, align="right"),
            value(Claim(field, "budget", label, wan(budget), item), 2, align="right"),
            value(Claim(field, "final", label, wan(final), item), 2, align="right"),
        )

    business, operating = "expenditure.project.business", "expenditure.basic.operating"
    money("三公经费", "three_public.total", "9.36", "9.00", "8.12")
    money("1、公务用车购置和维护经费", "three_public.vehicle", "5.10", "5.00", "4.62", printed="  ")
    money("其中：公车购置", "three_public.vehicle.purchase", "0", "0", "0", printed="    ")
    money("公车运行维护", "three_public.vehicle.running", "5.10", "5.00", "4.62", printed="          ")
    money("2、出国经费", "three_public.abroad", "0", "0", "0", printed="  ")
    money("3、公务接待", "three_public.reception", "4.26", "4.00", "3.50", printed="  ")
    money("项目支出：", "expenditure.project", "142.80", "168.00", "161.40")
    money("1、业务工作专项（一个项目一行）", business, "108.80", "132.00", "126.40", printed="  ")
    money("（1）古建筑日常修缮", business, "62.80", "80.00", "76.40", "古建筑日常修缮", "   ")
    money("（2）文物消防安全改造", business, "46.00", "52.00", "50.00", "文物消防安全改造", "   ")
    money("2、运行维护专项（一个项目一行）", "expenditure.project.maintenance", "34.00", "36.00", "35.00", printed="  ")
    money("公用经费", operating, "48.20", "50.00", "46.75")
    money("其中：办公经费", f"{operating}.office", "18.40", "19.00", "17.65", printed="  ")
    money("水费、电费、差旅费", f"{operating}.utilities_travel", "21.30", "22.00", "20.90", printed="        ")
    money("会议费、培训费", f"{operating}.meetings_training", "8.50", "9.00", "8.20", printed="        ")
    money("政府采购金额", "procurement.amount", "——", "45.00", "43.26")
    money("部门整体支出预算调整", "budget_adjustment.overall", "——", "——", "26.50")
    t.row(
        head("楼堂馆所控制情况\n（2016年完工项目）", down=2),
        head("批复规模\n（㎡）"), head("实际规模\n（㎡）"), head("规模控\n制率"), head("预算投资\n（万元）"),
        head("实际投资\n（万元）"), head("投资概算\n控制率"),
    )  # fmt: skip
    area, none = Says("——", "", "㎡", "㎡", "", "not_applicable"), rate("——")
    t.row(
        value(single("building.approved_area", "批复规模\n（㎡）", area)),
        value(single("building.actual_area", "实际规模\n（㎡）", area)),
        value(single("building.area_control_rate", "规模控\n制率", none)),
        value(single("building.budget_investment", "预算投资\n（万元）", wan("——"))),
        value(single("building.actual_investment", "实际投资\n（万元）", wan("——"))),
        value(single("building.investment_control_rate", "投资概算\n控制率", none)),
    )
    measures = (
        "制定了《濂溪古建筑保护管理所财务管理制度》《公务接待管理规定》，公务接待凭公函安排，公务用车定点维修加油，"
        "办公用品统一采购、按需领用，严格控制会议和培训规模。"
    )
    t.row(
        head("厉行节约保障措施"),
        value(single("savings_measures", "厉行节约保障措施", words(measures)), 6, align="left"),
        height=1100,
    )
    return t
