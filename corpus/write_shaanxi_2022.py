"""留坝县紫柏山林下经济服务中心 2022: a 部门决算 of four parts; the forms are its last annex, two of them without a gap."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "shaanxi-2022-liuba"
ORG = "留坝县紫柏山林下经济服务中心"
SUPERVISOR = "留坝县秦岭山货产业局"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"


def write() -> Report:
    r = Report(ORG, 2022, "留坝县紫柏山林下经济服务中心2022年度部门决算公开.docx", header="2022年度部门决算")
    cover(r)
    part(r, "第一部分　部门概况")
    overview(r)
    part(r, "第二部分　2022年度部门决算表")
    accounts(r)
    part(r, "第三部分　2022年度部门决算情况说明")
    explanation(r)
    part(r, "第四部分　附件")
    r.small_title("部门整体支出绩效自评表", size=32)
    r.line("（2022年度）", "center", size=28)
    r.add(self_evaluation())
    r.line("注：年初预算数为县人大批复数，全年预算数为年初预算数加年中追加数。", size=21)
    r.line("附件3-2", new_page=True, size=28, font="黑体")
    r.add(planting())
    r.add(branding())
    return r


def cover(r: Report) -> None:
    for _ in range(4):
        r.blank()
    r.title(
        ORG,
        "部门决算公开说明",
        size=48,
        said=(said.text("org_name", ORG, ORG), said.text("title", "部门决算公开说明", "部门决算公开说明")),
    )
    r.line("（2022年度）", "center", size=36, font="楷体_GB2312")
    for _ in range(7):
        r.blank()
    for text in ("保密审查情况：已审查", "部门主要负责人审签情况：已审签", f"编制单位：{ORG}"):
        r.line(f"　　　　　　{text}", size=32, font="仿宋_GB2312")
    sent = said.text("report_date", "2023年8月21日", "2023-08-21", optional=True)
    r.line("　　　　　　报送日期：2023年8月21日", size=32, font="仿宋_GB2312", said=(sent,))
    r.line("目　　录", "center", size=36, font="黑体", new_page=True)
    for text, page in (
        ("第一部分　部门概况", 3), ("　　一、部门主要职责及机构设置", 3), ("　　二、部门人员情况", 3),
        ("第二部分　2022年度部门决算表", 4), ("　　一、收入支出决算总表", 4), ("　　二、收入决算表", 5), ("　　三、支出决算表", 6), ("　　四、“三公”经费支出决算表", 7),
        ("第三部分　2022年度部门决算情况说明", 8), ("　　一、收入支出决算总体情况说明", 8), ("　　二、“三公”经费支出决算情况说明", 8),
        ("　　三、预算绩效情况说明", 8), ("　　四、专业名词解释", 9), ("第四部分　附件", 10),
    ):  # fmt: skip
        wide = len(text) - text.count("2022") * 2  # a digit is half as wide
        r.line(f"{text}{'…' * (28 - wide)}{page}", size=28, font="仿宋_GB2312")


def part(r: Report, name: str) -> None:
    r.line(name, "center", size=36, font="黑体", new_page=True)


def overview(r: Report) -> None:
    r.heading("一、部门主要职责及机构设置")
    r.para(
        "我中心是县政府直属的公益一类事业单位，负责全县林下种植、养殖和采集加工业的规划指导、技术推广、产品质量检测和品牌建设。内设综合股、产业股、质量股3个股室，无下属单位。",
        said.count("股室", "3个", "3", "个"),
        said.none("fact", "下属单位", "无下属单位", "", "value"),
    )
    r.heading("二、部门人员情况")
    r.para(
        "截至2022年底，事业编制20人，实有人员19人，单位管理的离退休人员6人。",
        said.count("事业编制", "20人", "20", "人", field="staff.establishment"),
        said.count("实有人员", "19人", "19", "人", field="staff.total"),
        said.count("离退休人员", "6人", "6", "人", field="staff.retired"),
    )


def accounts(r: Report) -> None:  # noqa: PLR0915 – table after table
    """Four tables of the final accounts: no form of self-evaluation, 栏次 and 行次 are no data."""
    r.small_title("收入支出决算总表", size=32)
    r.line("公开01表", "right", size=21)
    r.line(f"编制单位：{ORG}　　　　　　　　　　　　　　　　　金额单位：万元", size=21)
    t = Table([2750, 600, 1250, 2750, 600, 1250], size=18, row_height=330)
    t.row(head("收入", 3), head("支出", 3))
    t.row(head("项目"), head("行次"), head("决算数"), head("项目（按功能分类）"), head("行次"), head("决算数"))
    t.row(head("栏次"), head(""), head("1"), head("栏次"), head(""), head("2"))
    lines = (
        ("一、一般公共预算财政拨款收入", "500.35", "一、一般公共服务支出", ""),
        ("二、政府性基金预算财政拨款收入", "", "八、社会保障和就业支出", "24.36"),
        ("三、国有资本经营预算财政拨款收入", "", "九、卫生健康支出", "9.18"),
        ("八、其他收入", "12.00", "十二、农林水支出", "455.12"),
        ("", "", "十九、住房保障支出", "18.21"),
        ("本年收入合计", "512.35", "本年支出合计", "506.87"),
        ("使用非财政拨款结余", "", "结余分配", ""),
        ("年初结转和结余", "0.00", "年末结转和结余", "5.48"),
        ("总计", "512.35", "总计", "512.35"),
    )
    for i, (income, one, spending, other) in enumerate(lines, 1):
        t.row(
            head(income, align="left"), head(str(i)), head(one, align="right"),
            head(spending, align="left"), head(str(i + len(lines))), head(other, align="right"),
        )  # fmt: skip
    r.add(t)
    r.line("注：本表反映部门本年度的总收支和年末结转结余情况。", size=18)

    r.small_title("收入决算表", size=32, new_page=True)
    r.line("公开02表", "right", size=21)
    r.line(f"编制单位：{ORG}　　　　　　　　　　　　　　　　　金额单位：万元", size=21)
    t = Table([1000, 2520, 1150, 1150, 850, 850, 850, 850], size=18, row_height=330)
    t.row(
        head("项目", 2), head("本年收入\n合计", down=2), head("财政拨款\n收入", down=2), head("上级补\n助收入", down=2),
        head("事业\n收入", down=2), head("经营\n收入", down=2), head("其他\n收入", down=2),
    )  # fmt: skip
    t.row(head("功能分类\n科目编码"), head("科目名称"))
    t.row(head("栏次", 2), *(head(str(i)) for i in range(1, 7)))
    t.row(head("合计", 2), *(head(n) for n in ("512.35", "500.35", "0.00", "0.00", "0.00", "12.00")))
    for code, name, total, appropriation, other in (
        ("208", "社会保障和就业支出", "24.36", "24.36", "0.00"),
        ("210", "卫生健康支出", "9.18", "9.18", "0.00"),
        ("213", "农林水支出", "460.60", "448.60", "12.00"),
        ("221", "住房保障支出", "18.21", "18.21", "0.00"),
    ):
        t.row(
            head(code), head(name, align="left"),
            *(head(n, align="right") for n in (total, appropriation, "0.00", "0.00", "0.00", other)),
        )  # fmt: skip
    r.add(t)

    r.small_title("支出决算表", size=32, new_page=True)
    r.line("公开03表", "right", size=21)
    r.line(f"编制单位：{ORG}　　　　　　　　　　　　　　　　　金额单位：万元", size=21)
    t = Table([1100, 3000, 1280, 1280, 1280, 1280], size=18, row_height=330)
    t.row(
        head("项目", 2),
        head("本年支出合计", down=2),
        head("基本支出", down=2),
        head("项目支出", down=2),
        head("经营支出", down=2),
    )
    t.row(head("功能分类\n科目编码"), head("科目名称"))
    t.row(head("栏次", 2), head("1"), head("2"), head("3"), head("4"))
    t.row(head("合计", 2), head("506.87"), head("228.46"), head("278.41"), head("0.00"))
    for code, name, total, basic, project in (
        ("208", "社会保障和就业支出", "24.36", "24.36", "0.00"),
        ("2080505", "　机关事业单位基本养老保险缴费支出", "24.36", "24.36", "0.00"),
        ("210", "卫生健康支出", "9.18", "9.18", "0.00"),
        ("2101102", "　事业单位医疗", "9.18", "9.18", "0.00"),
        ("213", "农林水支出", "455.12", "176.71", "278.41"),
        ("2130204", "　事业机构", "176.71", "176.71", "0.00"),
        ("2130234", "　林业草原防灾减灾", "0.00", "0.00", "0.00"),
        ("2130299", "　其他林业和草原支出", "278.41", "0.00", "278.41"),
        ("221", "住房保障支出", "18.21", "18.21", "0.00"),
        ("2210201", "　住房公积金", "18.21", "18.21", "0.00"),
    ):
        t.row(head(code), head(name, align="left"), *(head(n, align="right") for n in (total, basic, project, "0.00")))
    r.add(t)

    r.small_title("“三公”经费支出决算表", size=32, new_page=True)
    r.line("公开08表", "right", size=21)
    r.line(f"编制单位：{ORG}　　　　　　　　　　　　　　　　　金额单位：万元", size=21)
    t = Table([1160, 1160, 1000, 1000, 1300, 1300, 1100, 1100], size=18, row_height=360)
    t.row(head("年份", down=3), head("“三公”经费", 5), head("会议费", down=3), head("培训费", down=3))
    t.row(
        head("小计", down=2),
        head("因公出国\n（境）费", down=2),
        head("公务\n接待费", down=2),
        head("公务用车购置及运行维护费", 2),
    )
    t.row(head("购置费"), head("运行维护费"))
    t.row(head("栏次"), *(head(str(i)) for i in range(1, 8)))
    t.row(head("2021年"), *(head(n) for n in ("4.86", "0.00", "1.32", "0.00", "3.54", "0.40", "1.26")))
    t.row(head("2022年"), *(head(n) for n in ("4.31", "0.00", "1.05", "0.00", "3.26", "0.35", "1.18")))
    r.add(t)


def explanation(r: Report) -> None:
    r.heading("一、收入支出决算总体情况说明")
    r.para(
        "2022年度收入总计512.35万元，其中一般公共预算财政拨款收入500.35万元，其他收入12.00万元。支出合计506.87万元，其中基本支出228.46万元，占45.07%；项目支出278.41万元，占54.93%。年末结转和结余5.48万元。",
        said.money("revenue.total", "收入总计", "512.35万元", "512.35", "万元"),
        said.money("revenue.appropriation", "一般公共预算财政拨款收入", "500.35万元", "500.35", "万元"),
        said.money("revenue.other", "其他收入", "12.00万元", "12.00", "万元"),
        said.money("expenditure.total", "支出合计", "506.87万元", "506.87", "万元"),
        said.money("expenditure.basic", "基本支出", "228.46万元", "228.46", "万元"),
        said.rate("fact", "基本支出", "45.07%", "45.07"),
        said.money("expenditure.project", "项目支出", "278.41万元", "278.41", "万元"),
        said.rate("fact", "项目支出", "54.93%", "54.93"),
        said.money("carried_over", "结转和结余", "5.48万元", "5.48", "万元"),
    )
    r.heading("二、“三公”经费支出决算情况说明")
    r.para(
        "2022年度“三公”经费支出4.31万元，较上年减少0.55万元，下降11.32%。其中公务接待费1.05万元，公务用车运行维护费3.26万元，无因公出国（境）费和公务用车购置费。",
        said.money("three_public.total", "“三公”经费支出", "4.31万元", "4.31", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.55万元", "0.55", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "11.32%", "11.32", "%", "down", "上年"),
        said.money("three_public.reception", "公务接待费", "1.05万元", "1.05", "万元"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "3.26万元", "3.26", "万元"),
        said.none("three_public.abroad", "因公出国（境）费", "无因公出国（境）费"),
        said.none("three_public.vehicle.purchase", "公务用车购置费", "公务用车购置费"),
    )
    r.heading("三、预算绩效情况说明")
    r.heading("（一）预算绩效管理工作开展情况")
    r.para(
        "根据预算绩效管理要求，本部门组织对2022年度部门整体支出和2个项目支出全面开展绩效自评，涉及项目资金283.89万元，占部门预算项目支出总额的100%。",
        said.count("项目支出", "2个", "2", "个"),
        said.count("项目资金", "283.89万元", "283.89", "元", "万元"),
        said.rate("fact", "项目资金", "100%", "100"),
    )
    r.heading("（二）部门整体支出绩效自评结果")
    r.para(
        "部门整体支出绩效自评得分98.39分，自评等级为优秀。全年预算数512.35万元，执行数506.87万元，完成预算的98.93%。主要产出：建设林下种植示范基地2600亩，开展技术培训18场次，产品抽检合格率99.1%。存在的问题：猪苓基地受秋淋影响，采收推迟。下一步将完善基地排水设施。",
        said.count("自评得分", "98.39分", "98.39", "分", field="score_total", measure="score"),
        said.text("grade", "优秀", "优", "自评等级"),
        said.money("expenditure.total", "全年预算数", "512.35万元", "512.35", "万元", "adjusted_budget"),
        said.money("expenditure.total", "执行数", "506.87万元", "506.87", "万元"),
        said.rate("execution_rate", "完成预算", "98.93%", "98.93", "rate"),
        said.count("林下种植示范基地", "2600亩", "2600", "亩"),
        said.count("技术培训", "18场次", "18", "场次"),
        said.rate("fact", "产品抽检合格率", "99.1%", "99.1"),
    )
    r.heading("（三）部门决算中项目绩效自评结果")
    r.para(
        "林下种植示范基地建设项目自评得分97.80分，林产品检测和品牌推广项目自评得分99.83分，项目自评表见第四部分附件。",
        said.count("林下种植示范基地建设项目自评得分", "97.80分", "97.80", "分"),
        said.count("林产品检测和品牌推广项目自评得分", "99.83分", "99.83", "分"),
    )
    r.heading("四、专业名词解释")
    for text in (
        "1.财政拨款收入：指部门从同级财政部门取得的各类财政拨款，包括一般公共预算财政拨款、政府性基金预算财政拨款。",
        "2.其他收入：指部门取得的除财政拨款收入、上级补助收入、事业收入、经营收入以外的收入。",
        "3.基本支出：指为保障机构正常运转、完成日常工作任务而发生的各项支出，包括人员经费和公用经费。",
        "4.项目支出：指部门为完成特定的工作任务和事业发展目标所发生的支出。",
        "5.“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。",
    ):
        r.para(text)
    r.blank()
    own = f"{ORG}(本级)"
    r.sign(
        "二〇二三年八月二十一日",
        org=own,
        said=(said.text("org_name", own, own), said.text("report_date", "二〇二三年八月二十一日", "2023-08-21")),
    )


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def fund_cells(
    label: str, field: str, money: tuple[str, str, str], marks: tuple[str, str, str], wide: int = 1
) -> list[Cell]:
    opening, full, executed = money
    weight, percent, score = marks
    return [
        value(one(field, label, wan(opening), "opening_budget"), wide),
        value(one(field, label, wan(full), "full_year_budget")),
        value(one(field, label, wan(executed), "executed")),
        value(one(field, label, fen(weight), "weight")),
        value(one(field, label, rate(percent), "rate")),
        value(one(field, label, fen(score), "score")),
    ]


def indicator_cells(
    item: str, label: str, target: Says, actual: Says, weight: str, score: str = "", reason: str = ""
) -> list[Cell]:
    return [
        head(label, align="left"),
        value(Claim("indicator", "target", label, target, item)),
        value(Claim("indicator", "actual", label, actual, item)),
        value(Claim("indicator", "weight", label, fen(weight), item)),
        value(Claim("indicator", "score", label, fen(score or weight), item)),
        value(Claim("indicator", "reason", label, words(reason), item), align="left"),
    ]


def self_evaluation() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason
    t = Table([640, 960, 1260, 1650, 1120, 1120, 700, 850, 1150], "self_evaluation", size=20, row_height=360)
    t.row(
        head("部门名称", 2), value(one("department", "部门名称", words(ORG)), 3, align="left"),
        head("部门预算编码"), value(one("budget_code", "部门预算编码", words("407015")), 3, align="center"),
    )  # fmt: skip
    t.row(
        head("年度\n资金\n（万元）", down=4), head("资金性质", 2), head("年初预算数"), head("全年预算数\n（A）"), head("全年执行数\n（B）"), head("分值"),
        head("执行率\n（B/A）"), head("得分"),
    )  # fmt: skip
    t.row(
        head("年度资金总额：", 2),
        *fund_cells("年度资金总额：", "funds.total", ("468.20", "512.35", "506.87"), ("10", "98.93%", "9.89")),
    )
    t.row(
        head("其中：基本支出", 2),
        *fund_cells("其中：基本支出", "funds.use.basic", ("216.80", "228.46", "228.46"), ("-", "100.00%", "-")),
    )
    t.row(
        head("项目支出", 2),
        *fund_cells("项目支出", "funds.use.project", ("251.40", "283.89", "278.41"), ("-", "98.07%", "-")),
    )
    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    goal = "1.建设林下种植示范基地，扩大猪苓、西洋参等种植规模。\n2.开展技术培训和产品检测，提升产品质量。\n3.打造区域公用品牌，促进林农增收。"
    done = "1.建设示范基地2600亩，其中猪苓1400亩、西洋参1200亩。\n2.开展培训18场次，抽检产品220批次，合格率99.1%。\n3.“紫柏山珍”品牌参加展销4次，林农户均增收2,150元。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1400,
    )
    t.row(
        head("绩\n效\n指\n标", down=12), head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"),
        head("分值"), head("得分"), head("偏差原因分析\n及改进措施"),
    )  # fmt: skip
    t.row(
        head(OUT, down=6),
        head("数量指标", down=3),
        *indicator_cells(
            f"{OUT}/数量指标/1",
            "建设林下种植示范基地",
            qty("2600亩", "2600", "亩"),
            qty("2600亩", "2600", "亩"),
            "10",
        ),
    )
    t.row(
        *indicator_cells(
            f"{OUT}/数量指标/2", "开展技术培训", qty("≥16场次", "16", "场次", ">="), qty("18场次", "18", "场次"), "10"
        )
    )
    t.row(
        *indicator_cells(
            f"{OUT}/数量指标/3",
            "抽检林产品",
            qty("200批次以上", "200", "批次", ">="),
            qty("220批次", "220", "批次"),
            "8",
        )
    )
    t.row(
        head("质量指标"),
        *indicator_cells(
            f"{OUT}/质量指标/1", "产品抽检合格率", qty("≥98%", "98", "%", ">="), qty("99.1%", "99.1", "%"), "8"
        ),
    )
    t.row(
        head("时效指标"),
        *indicator_cells(
            f"{OUT}/时效指标/1",
            "猪苓采收时间",
            words("10月底前"),
            words("11月12日"),
            "6",
            "4.5",
            "受秋淋影响推迟，完善基地排水设施。",
        ),
    )
    t.row(
        head("成本指标"),
        *indicator_cells(
            f"{OUT}/成本指标/1",
            "项目支出控制",
            qty("≤283.89万元", "2838900", "元", "<=", "万元"),
            qty("278.41万元", "2784100", "元", "=", "万元"),
            "8",
        ),
    )
    t.row(
        head(BEN, down=4),
        head("经济效益指标"),
        *indicator_cells(
            f"{BEN}/经济效益指标/1",
            "林农户均增收",
            qty("超过2,000元", "2000", "元", ">"),
            qty("2,150元", "2150", "元"),
            "10",
        ),
    )
    t.row(
        head("社会效益指标"),
        *indicator_cells(
            f"{BEN}/社会效益指标/1", "带动脱贫户", qty("300户", "300", "户"), qty("312户", "312", "户"), "8"
        ),
    )
    t.row(
        head("生态效益指标"),
        *indicator_cells(f"{BEN}/生态效益指标/1", "公益林林分质量", words("不降低"), words("保持稳定"), "6"),
    )
    t.row(
        head("可持续影响指标"),
        *indicator_cells(
            f"{BEN}/可持续影响指标/1", "林下经济发展机制", words("逐步完善"), words("出台仿野生种植技术规程"), "6"
        ),
    )
    t.row(
        head(SAT),
        head("服务对象\n满意度指标"),
        *indicator_cells(
            f"{SAT}/服务对象满意度指标/1",
            "林农满意度",
            qty("≥92%", "92", "%", ">="),
            qty("95.30%", "95.3", "%"),
            "10",
        ),
    )
    t.row(
        head("总分", 6, bold=True),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.39"), "score")),
        head(""),
    )
    grade = Says("优秀", "优")
    t.row(head("自评等级", 6, bold=True), value(one("grade", "自评等级", grade), 3))
    return t


def begun_form(instance: int, widths: list[int]) -> Table:
    """A project form whose title is its first row."""
    t = Table(widths, "project_evaluation", instance, size=20, row_height=350)
    t.row(head("部门预算项目支出绩效自评表\n（2022年度）", len(widths), bold=True, size=28), height=800)
    return t


def planting() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason
    t = begun_form(0, [640, 960, 1260, 1650, 1120, 1120, 700, 850, 1150])
    t.row(head("项目名称", 2), value(one("project.name", "项目名称", words("林下种植示范基地建设")), 7, align="center"))
    t.row(
        head("主管部门", 2), value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 2, align="center"),
        head("实施单位"), value(one("project.implementer", "实施单位", words(ORG)), 4, align="center"),
    )  # fmt: skip
    t.row(
        head("项目资金\n（万元）", 2, 5), head(""), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip
    for label, field, money, marks in (
        ("年度资金总额", "total", ("180.00", "205.49", "201.37"), ("10", "98.00%", "9.80")),
        ("其中：当年财政拨款", "current_appropriation", ("168.00", "193.49", "189.37"), ("—", "97.87%", "—")),
        ("上年结转资金", "carried_over", ("0", "0", "0"), ("—", "—", "—")),
        ("其他资金", "other", ("12.00", "12.00", "12.00"), ("—", "100.00%", "—")),
    ):
        t.row(head(label), *fund_cells(label, f"funds.{field}", money, marks))
    t.row(head("年度总\n体目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    goal, done = (
        "建设猪苓、西洋参林下种植示范基地2600亩，带动脱贫户增收。",
        "基地2600亩全部建成，带动脱贫户312户，采收因秋淋推迟12天。",
    )
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4, align="left"),
        value(one("goal", "实际完成情况", words(done), "actual"), 4, align="left"),
        height=700,
    )
    t.row(
        head("绩\n效\n指\n标", down=10), head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"),
        head("分值"), head("得分"), head("未完成原因"),
    )  # fmt: skip
    t.row(
        head(OUT, down=5),
        head("数量指标", down=2),
        *indicator_cells(
            f"{OUT}/数量指标/1", "猪苓种植面积", qty("1400亩", "1400", "亩"), qty("1400亩", "1400", "亩"), "10"
        ),
    )
    t.row(
        *indicator_cells(
            f"{OUT}/数量指标/2", "西洋参种植面积", qty("1200亩", "1200", "亩"), qty("1200亩", "1200", "亩"), "10"
        )
    )
    t.row(
        head("质量指标"),
        *indicator_cells(f"{OUT}/质量指标/1", "种苗成活率", qty("≥90%", "90", "%", ">="), qty("93%", "93", "%"), "10"),
    )
    t.row(
        head("时效指标"),
        *indicator_cells(
            f"{OUT}/时效指标/1", "猪苓采收时间", words("10月底前"), words("11月12日"), "10", "8", "秋淋影响采收"
        ),
    )
    t.row(
        head("成本指标"),
        *indicator_cells(
            f"{OUT}/成本指标/1",
            "亩均补助标准",
            qty("≤750元/亩", "750", "元/亩", "<="),
            qty("745元/亩", "745", "元/亩"),
            "10",
        ),
    )
    t.row(
        head(BEN, down=3),
        head("经济效益指标"),
        *indicator_cells(
            f"{BEN}/经济效益指标/1",
            "基地新增产值",
            qty("≥0.05亿元", "5000000", "元", ">=", "亿元"),
            qty("0.056亿元", "5600000", "元", "=", "亿元"),
            "10",
        ),
    )
    t.row(
        head("社会效益指标"),
        *indicator_cells(
            f"{BEN}/社会效益指标/1", "带动脱贫户", qty("300户", "300", "户"), qty("312户", "312", "户"), "10"
        ),
    )
    t.row(
        head("生态效益指标"),
        *indicator_cells(f"{BEN}/生态效益指标/1", "林地植被", words("不破坏"), words("未破坏"), "10"),
    )
    t.row(
        head(SAT),
        head("服务对象\n满意度指标"),
        *indicator_cells(
            f"{SAT}/服务对象满意度指标/1", "林农满意度", qty("≥90%", "90", "%", ">="), qty("95%", "95", "%"), "10"
        ),
    )
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("97.80"), "score")),
        head(""),
    )
    return t


def branding() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 target | 4 actual | 5 weight | 6 score | 7 reason: no column for 绩效指标
    t = begun_form(1, [1250, 1500, 1900, 1150, 1150, 700, 850, 950])
    t.row(head("项目名称"), value(one("project.name", "项目名称", words("林产品检测和品牌推广")), 7, align="center"))
    t.row(
        head("主管部门"), value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 2, align="center"),
        head("实施单位"), value(one("project.implementer", "实施单位", words(ORG)), 4, align="center"),
    )  # fmt: skip
    t.row(
        head("项目资金\n（万元）", down=4), head(""), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip
    for label, field, money, marks in (
        ("年度资金总额", "total", ("71.40", "78.40", "77.04"), ("10", "98.27%", "9.83")),
        ("其中：当年财政拨款", "current_appropriation", ("71.40", "78.40", "77.04"), ("—", "98.27%", "—")),
        ("其他资金", "other", ("/", "/", "/"), ("—", "/", "—")),
    ):
        t.row(head(label), *fund_cells(label, f"funds.{field}", money, marks))
    t.row(head("年度总体\n目标", down=2), head("预期目标", 3), head("实际完成情况", 4))
    goal, done = (
        "完成林产品抽样检测，组织参加展销推介，提升品牌知名度。",
        "抽检产品220批次，参加展销4次，签约销售额320万元。",
    )
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 3, align="left"),
        value(one("goal", "实际完成情况", words(done), "actual"), 4, align="left"),
        height=700,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"), head("分值"), head("得分"), head("未完成\n原因"),
    )  # fmt: skip
    t.row(
        head(OUT, down=4),
        head("数量指标", down=2),
        *indicator_cells(
            f"{OUT}/数量指标/1", "抽检林产品", qty("≥200批次", "200", "批次", ">="), qty("220批次", "220", "批次"), "20"
        ),
    )
    t.row(
        *indicator_cells(
            f"{OUT}/数量指标/2", "参加展销推介", qty("4次", "4", "次"), qty("4次", "4", "次"), "10", "", "无"
        )
    )
    t.row(
        head("质量指标"),
        *indicator_cells(f"{OUT}/质量指标/1", "检测报告准确率", qty("100%", "100", "%"), qty("100%", "100", "%"), "10"),
    )
    t.row(
        head("成本指标"),
        *indicator_cells(
            f"{OUT}/成本指标/1",
            "单批次检测费",
            qty("不超过1,800元", "1800", "元", "<="),
            qty("1,765元", "1765", "元"),
            "10",
        ),
    )
    t.row(
        head(BEN, down=2),
        head("经济效益指标"),
        *indicator_cells(
            f"{BEN}/经济效益指标/1",
            "签约销售额",
            qty("≥300万元", "3000000", "元", ">=", "万元"),
            qty("320万元", "3200000", "元", "=", "万元"),
            "20",
        ),
    )
    t.row(
        head("社会效益指标"),
        *indicator_cells(f"{BEN}/社会效益指标/1", "品牌知名度", words("有所提升"), words("入选省级名录"), "10"),
    )
    t.row(
        head(SAT),
        head("服务对象满意度指标"),
        *indicator_cells(
            f"{SAT}/服务对象满意度指标/1", "参展企业满意度", qty("≥90%", "90", "%", ">="), qty("96%", "96", "%"), "10"
        ),
    )
    t.row(
        head("总分", 5),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("99.83"), "score")),
        head(""),
    )
    return t
