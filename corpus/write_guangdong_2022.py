"""丰顺县温泉资源保护管理所 2022: the Guangdong form with scores and a grade alone, no funds; a list of projects after it."""

from corpus import said
from corpus.claims import Cell, Claim, fen, head, listed, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "guangdong-2022-fengshun"
ORG = "丰顺县温泉资源保护管理所"
Line = tuple[str, str, str, str]  # 三级指标, 指标分值, 自评分, 自评说明
FORM: tuple[tuple[str, str, tuple[tuple[str, str, tuple[Line, ...]], ...]], ...] = (
    (
        "履职效能",
        "50分",
        (
            (
                "整体效能",
                "50分",
                (
                    (
                        "部门整体绩效目标产出指标完成情况",
                        "20",
                        "19.5",
                        "10项产出指标完成9项，取水计量设施安装为118套，未达120套的目标，扣0.5分。佐证材料：附件1、验收单",
                    ),
                    ("部门整体绩效目标效益指标完成情况", "20", "20", "6项效益指标全部完成。佐证材料：附件1"),
                    (
                        "部门预算资金支出率",
                        "10",
                        "9.8",
                        "支出率97.74%，低于100%，扣0.2分。佐证材料：预算执行情况表",
                    ),
                ),
            ),
        ),
    ),
    (
        "管理效率",
        "50分",
        (
            (
                "预算编制",
                "5分",
                (
                    ("新增预算入库项目事前绩效评估", "2", "2", "本年度无新增预算入库项目，按满分计"),
                    ("预算编制规范性", "3", "3", "符合县财政局预算编制的各项要求"),
                ),
            ),
            (
                "预算执行",
                "7分",
                (
                    ("预算编制约束性", "4", "4", "年中未发生部门预算追加追减以外的调剂"),
                    ("财务管理合规性", "3", "3", "审计、巡察未发现问题。佐证材料：财务管理制度"),
                ),
            ),
            (
                "信息公开",
                "3分",
                (
                    ("预决算公开合规性", "2", "2", "已按规定内容、时限公开。佐证材料：公开截图"),
                    ("绩效信息公开情况", "1", "1", "绩效目标、自评资料随预决算公开"),
                ),
            ),
            (
                "绩效管理",
                "15分",
                (
                    ("绩效管理制度建设", "5", "5", "制定《预算绩效管理办法》，明确各股室职责"),
                    ("绩效管理制度执行", "10", "10", "按时完成目标申报、监控和自评"),
                ),
            ),
            (
                "采购管理",
                "8分",
                (
                    ("采购意向公开合规性", "1", "1", "采购意向提前30日公开"),
                    ("采购内控制度建设", "1", "1", "佐证材料：内部控制手册"),
                    ("采购活动合规性", "2", "2", "无投诉"),
                    ("采购合同签订时效性", "2", "1", "1份合同超过30日签订，扣1分"),
                    ("采购合同备案", "1", "1", ""),
                    ("采购政策效能", "1", "1", "预留份额面向中小企业"),
                ),
            ),
            (
                "资产管理",
                "10分",
                (
                    ("资产配置合规性", "2", "2", "办公室面积、设备配置未超标准"),
                    ("资产收益上缴的及时性", "1", "1", "/"),
                    ("资产盘点情况", "1", "1", "2022年12月完成盘点"),
                    ("数据质量", "2", "2", "资产年报数据完整、准确"),
                    ("资产管理合规性", "2", "2", "无"),
                    ("固定资产利用率", "2", "1.8", "固定资产利用率为92%，2台监测仪待报废，扣0.2分"),
                ),
            ),
            (
                "运行成本",
                "2分",
                (
                    ("经济成本控制情况", "1", "1", "公用经费未超预算"),
                    ("“三公”经费控制情况", "1", "1", "“三公”经费比上年下降7.69%"),
                ),
            ),
        ),
    ),
)
PROJECTS = (
    ("温泉资源动态监测", "68.00", "68.00", "66.64", "98.00%"),
    ("温泉水质检测", "32.50", "32.50", "32.50", "100.00%"),
    ("取水计量设施安装", "120.00", "135.00", "128.25", "95.00%"),
    ("温泉保护区界标更新", "15.00", "15.00", "14.70", "98.00%"),
    ("智慧温泉平台运行维护", "24.00", "24.00", "22.80", "95.00%"),
    ("温泉节宣传推广", "40.00", "20.00", "18.40", "92.00%"),
    ("应急处置", "0.00", "5.50", "5.50", "100.00%"),
    ("合计", "299.50", "300.00", "288.79", "96.26%"),
)


def write() -> Report:
    r = Report(ORG, 2022, "（丰顺县温泉资源保护管理所）2022年度部门整体支出绩效自评报告.docx")
    prose(r)
    r.section_break()
    r.line("附件2", size=32, font="黑体")
    r.small_title("部门整体支出绩效自评表", size=40)
    r.line("（2022年度）", "center", size=28, font="楷体_GB2312")
    r.add(self_evaluation())
    r.line("注：自评等级分为优、良、中、低、差五档，由各部门根据自评情况如实填写。", size=18, font="仿宋_GB2312")
    r.small_title("附表：项目支出情况表", size=28, new_page=True)
    r.line("单位：万元", "right", size=21, font="仿宋_GB2312")
    r.add(projects())
    return r


def prose(r: Report) -> None:
    title = "2022年度部门整体支出绩效自评报告"
    r.title(ORG, title, size=40, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.line("填报人：罗○○　　联系电话：0753-6680000　　填报日期：2023年5月16日", "center", size=24, font="仿宋_GB2312")
    r.heading("一、基本情况")
    r.para(
        "我所承担全县温泉（地热水）资源的调查监测、取水计量和保护区管理工作，核定事业编制16名，年末在职人员15人。",
        said.count("事业编制", "16名", "16", "名", field="staff.establishment"),
        said.count("在职人员", "15人", "15", "人", field="staff.actual"),
    )
    r.para(
        "2022年年初预算705.20万元，调整预算718.60万元，决算支出702.35万元，其中基本支出413.56万元，项目支出288.79万元，部门预算资金支出率97.74%。",
        said.money("expenditure.total", "年初预算", "705.20万元", "705.20", "万元", "budget"),
        said.money("expenditure.total", "调整预算", "718.60万元", "718.60", "万元", "adjusted_budget"),
        said.money("expenditure.total", "决算支出", "702.35万元", "702.35", "万元"),
        said.money("expenditure.basic", "基本支出", "413.56万元", "413.56", "万元"),
        said.money("expenditure.project", "项目支出", "288.79万元", "288.79", "万元"),
        said.rate("execution_rate", "部门预算资金支出率", "97.74%", "97.74", "rate"),
    )
    r.heading("二、绩效自评情况")
    r.heading("（一）履职效能分析")
    r.para(
        "全年完成温泉井动态监测42眼、水质检测168批次，安装取水计量设施118套，更新界标60座，温泉水位较上年回升1.2米，游客满意度95.6%。",
        said.count("温泉井动态监测", "42眼", "42", "眼"),
        said.count("水质检测", "168批次", "168", "批次"),
        said.count("取水计量设施", "118套", "118", "套"),
        said.count("界标", "60座", "60", "座"),
        said.Said("fact", "温泉水位", "1.2米", "1.2", "m", "米", "change", direction="up", base="上年"),
        said.rate("fact", "游客满意度", "95.6%", "95.6"),
    )
    r.heading("（二）管理效率分析")
    r.para(
        "“三公”经费支出4.80万元，比上年减少0.40万元，下降7.69%，其中公务用车运行维护费3.60万元，公务接待费1.20万元。",
        said.money("three_public.total", "“三公”经费支出", "4.80万元", "4.80", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.40万元", "0.40", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "7.69%", "7.69", "%", "down", "上年"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "3.60万元", "3.60", "万元"),
        said.money("three_public.reception", "公务接待费", "1.20万元", "1.20", "万元"),
    )
    r.heading("三、就存在问题的改进措施")
    r.para("加强采购合同签订的时限管理，加快取水计量设施安装进度，及时处置待报废的监测设备。")
    r.heading("四、自评结论")
    r.para("对照自评指标，我所2022年度部门整体支出自评等级为优。", said.text("grade", "优", "优", "自评等级"))
    r.blank()
    r.sign("2023年5月16日", said=(said.text("report_date", "2023年5月16日", "2023-05-16"),))


def group(label: str, weight: str, down: int, item: str) -> Cell:
    claim = Claim("indicator_group", "weight", label, fen(weight), item)
    return value(claim, 1, down, printed=f"{label}\n（{weight}）")


def self_evaluation() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 weight | 4 score | 5 reason
    t = Table([1100, 1150, 2350, 850, 850, 2750], "self_evaluation", size=19, row_height=340, font="仿宋")
    t.row(
        head("部门名称"),
        value(Claim("department", "value", "部门名称", words(ORG)), 2, align="center"),
        head("预算编码", 2),
        value(Claim("budget_code", "value", "预算编码", words("158003")), align="center"),
    )
    t.row(
        head("自评指标", 3, bold=True), head("指标\n分值", down=2, bold=True), head("自评分", down=2, bold=True),
        head("自评说明/佐证材料", down=2, bold=True), repeats=True,
    )  # fmt: skip
    t.row(head("一级指标"), head("二级指标"), head("三级指标"), repeats=True)
    for first, first_weight, seconds in FORM:
        before = [group(first, first_weight, sum(len(lines) for _, _, lines in seconds), first)]
        for second, second_weight, lines in seconds:
            before.append(group(second, second_weight, len(lines), f"{first}/{second}"))
            for number, (label, weight, score, reason) in enumerate(lines, 1):
                item = f"{first}/{second}/{number}"
                t.row(
                    *before,
                    head(label, align="left"),
                    value(Claim("indicator", "weight", label, fen(weight), item)),
                    value(Claim("indicator", "score", label, fen(score), item)),
                    value(Claim("indicator", "reason", label, words(reason), item), align="left"),
                )
                before = []
    t.row(head("自评等级", 3, bold=True), value(Claim("grade", "value", "自评等级", words("优")), 3))
    return t


def projects() -> Table:
    t = Table([3300, 1450, 1450, 1450, 1300], "other", size=22, row_height=460, font="楷体_GB2312")
    heads = ("年初预算数", "全年预算数", "实际支出", "执行率")
    t.row(head("项目名称", bold=True), *(head(text, bold=True) for text in heads))
    for name, *cells in PROJECTS:
        says = [*map(wan, cells[:3]), rate(cells[3])]
        t.row(
            head(name, align="left"),
            *(value(listed(name, text, one), align="right") for text, one in zip(heads, says, strict=True)),
        )
    return t
