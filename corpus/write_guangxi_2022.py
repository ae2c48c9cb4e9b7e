"""天等县 2022: the reports of a service centre and of a township, one after the other in one file, in 元 throughout."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, words, yuan
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "guangxi-2022-tiandeng"
CENTRE = "天等县农村饮水工程服务中心"
TOWNSHIP = "天等县都岭乡人民政府"
FULL = qty("100%", "100", "%")
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"


def write() -> Report:
    r = Report(CENTRE, 2022, "天等县2022年度部门整体支出绩效自评报告（饮水中心、都岭乡）.docx")
    centre_prose(r)
    r.line("附件1", new_page=True, size=28, font="黑体")
    r.small_title("部门整体支出绩效自评表")
    r.line("（2022年度）", "center", size=28)
    r.line("填报单位（盖章）：天等县农村饮水工程服务中心　　　　　　　　　　　金额单位：元", size=21)
    r.add(centre_whole())
    r.line("附件2", new_page=True, size=28, font="黑体")
    r.small_title("项目支出绩效自评表")
    r.line("（2022年度）", "center", size=28)
    r.line("金额单位：元", "right", size=21)
    r.add(centre_project())
    r.blank()
    r.sign("2023年3月17日", said=(said.text("report_date", "2023年3月17日", "2023-03-17"),))
    r.section_break()
    r.next_report(TOWNSHIP, 2022)
    township_prose(r)
    r.section_break()
    r.small_title("都岭乡2022年部门整体支出绩效自评表")
    r.line("单位：元", "right", size=21)
    r.add(township_whole())
    r.sign(
        "2023年4月3日",
        said=(
            said.text("org_name", TOWNSHIP, TOWNSHIP),
            said.text("report_date", "2023年4月3日", "2023-04-03"),
        ),
    )
    r.landscape_end = True
    return r


def centre_prose(r: Report) -> None:
    r.title(
        "天等县农村饮水工程服务中心",
        "2022年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", CENTRE, CENTRE),
            said.text("title", "2022年度部门整体支出绩效自评报告", "2022年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "根据《天等县财政局关于开展2022年度部门整体支出和项目支出绩效自评工作的通知》（天财绩〔2023〕5号）要求，我中心组织开展了绩效自评，现将情况报告如下："
    )
    r.heading("一、单位基本情况")
    r.para(
        "我中心是县水利主管部门管理的公益一类事业单位，负责全县农村集中供水工程的运行指导、维修养护和水质检测。2022年末编制38人，在职36人，退休9人，公务用车2辆。",
        said.count("编制", "38人", "38", "人", field="staff.establishment"),
        said.count("在职", "36人", "36", "人", field="staff.actual"),
        said.count("退休", "9人", "9", "人", field="staff.retired"),
        said.count("公务用车", "2辆", "2", "辆", field="vehicles"),
    )
    r.heading("二、资金使用情况")
    r.para(
        "2022年全年预算数11245300元，全年执行数10908941元，预算执行率97.01%。其中基本支出4356300元，项目支出6552641元。“三公”经费支出52360元，比上年减少4640元，下降8.14%。",
        said.money("expenditure.total", "全年预算数", "11245300元", "11245300", "元", "adjusted_budget"),
        said.money("expenditure.total", "全年执行数", "10908941元", "10908941", "元"),
        said.rate("execution_rate", "预算执行率", "97.01%", "97.01", "rate"),
        said.money("expenditure.basic", "基本支出", "4356300元", "4356300", "元"),
        said.money("expenditure.project", "项目支出", "6552641元", "6552641", "元"),
        said.money("three_public.total", "“三公”经费支出", "52360元", "52360", "元"),
        said.change("three_public.total", "“三公”经费支出", "4640元", "4640", "元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "8.14%", "8.14", "%", "down", "上年"),
    )
    r.heading("三、绩效情况")
    r.para(
        "全年维修养护集中供水工程46处，检测水样1280个，水质合格率93.6%，服务农村人口21.4万人，用水户满意度92.5%。部门整体支出自评得分98.7分，农村饮水工程维修养护项目自评得分99.42分，评价等级均为优。",
        said.count("集中供水工程", "46处", "46", "处"),
        said.count("水样", "1280个", "1280", "个"),
        said.rate("fact", "水质合格率", "93.6%", "93.6"),
        said.count("农村人口", "21.4万人", "21.4", "人", "万人"),
        said.rate("fact", "用水户满意度", "92.5%", "92.5"),
        said.count("自评得分", "98.7分", "98.7", "分", field="score_total", measure="score"),
        said.count("农村饮水工程维修养护项目自评得分", "99.42分", "99.42", "分"),
        said.text("grade", "优", "优", "评价等级"),
    )
    r.heading("四、存在问题和改进措施")
    r.para("部分村屯供水工程点多面广，管网老化，维修工期偏长。今后将实行分片包干，提前储备管材。")


def township_prose(r: Report) -> None:
    r.title(
        "都岭乡人民政府2022年",
        "部门整体支出绩效自评报告",
        said=(
            said.text("org_name", "都岭乡人民政府", "都岭乡人民政府"),
            said.text("title", "部门整体支出绩效自评报告", "部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para("县财政局：")
    r.para("按照县财政局关于绩效自评工作的部署，现将都岭乡人民政府2022年部门整体支出绩效自评情况报告如下：")
    r.heading("一、基本情况")
    r.para(
        "都岭乡辖9个行政村1个社区，总人口1.86万人。乡人民政府内设党政办公室、经济发展办公室、社会事务办公室等5个机构，下属乡村建设综合服务中心等3个事业单位。编制67人，实有在职65人，退休31人。",
        said.count("行政村", "9个", "9", "个"),
        said.count("社区", "1个", "1", "个"),
        said.count("总人口", "1.86万人", "1.86", "人", "万人"),
        said.count("机构", "5个", "5", "个"),
        said.count("事业单位", "3个", "3", "个"),
        said.count("编制", "67人", "67", "人", field="staff.establishment"),
        said.count("实有在职", "65人", "65", "人", field="staff.actual"),
        said.count("退休", "31人", "31", "人", field="staff.retired"),
    )
    r.heading("二、部门整体支出情况")
    r.para(
        "2022年年初预算12480000元，年中追加1736000元，全年预算14216000元，全年支出13931680元，执行率98%。基本支出8946000元，项目支出4985680元。",
        said.money("expenditure.total", "年初预算", "12480000元", "12480000", "元", "budget"),
        said.count("年中追加", "1736000元", "1736000", "元"),
        said.money("expenditure.total", "全年预算", "14216000元", "14216000", "元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "13931680元", "13931680", "元"),
        said.rate("execution_rate", "执行率", "98%", "98", "rate"),
        said.money("expenditure.basic", "基本支出", "8946000元", "8946000", "元"),
        said.money("expenditure.project", "项目支出", "4985680元", "4985680", "元"),
    )
    r.heading("三、绩效目标完成情况")
    r.para(
        "全年硬化屯级道路7.2公里，发放各类惠民补贴382万元，新增水肥一体化坚果基地650亩，农村生活垃圾收运覆盖10个村（社区），群众满意度90.8%。",
        said.count("屯级道路", "7.2公里", "7.2", "km", "公里"),
        said.count("惠民补贴", "382万元", "382", "元", "万元"),
        said.count("水肥一体化坚果基地", "650亩", "650", "亩"),
        said.count("村（社区）", "10个", "10", "个"),
        said.rate("fact", "群众满意度", "90.8%", "90.8"),
    )
    r.heading("四、存在的问题")
    r.para("屯级道路项目用地协调时间较长，未能按期完工。")
    r.heading("五、自评结论")
    r.para(
        "2022年度部门整体支出自评得分96.8分，等级为优。",
        said.count("自评得分", "96.8分", "96.8", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def funds(
    t: Table, label: str, field: str, money: tuple[str, str, str], percent: str, weight: str, score: str, *before: Cell
) -> None:
    opening, full, executed = money
    t.row(
        *before,
        head(label, 2, align="left"),
        value(one(field, label, yuan(opening), "opening_budget"), align="right"),
        value(one(field, label, yuan(full), "full_year_budget"), align="right"),
        value(one(field, label, yuan(executed), "executed"), align="right"),
        value(one(field, label, rate(percent), "rate")),
        value(one(field, label, fen(weight), "weight")),
        value(one(field, label, fen(score), "score")),
    )


def indicator_cells(item: str, label: str, target: Says, actual: Says, weight: str, score: str) -> list[Cell]:
    return [
        head(label, align="left"),
        value(Claim("indicator", "target", label, target, item), align="center"),
        value(Claim("indicator", "actual", label, actual, item), align="center"),
        value(Claim("indicator", "weight", label, fen(weight), item)),
        value(Claim("indicator", "score", label, fen(score), item)),
    ]


def group(label: str, weight: str, down: int) -> Cell:
    return value(Claim("indicator_group", "weight", label, fen(weight), label), 1, down, printed=f"{label}({weight})")


def centre_whole() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 target | 4–5 actual | 6 weight | 7 score | 8 reason
    t = Table([950, 1100, 1400, 1180, 1180, 1130, 830, 640, 850], "self_evaluation", 0, row_height=380)
    t.row(head("预算单位"), value(one("department", "预算单位", words(CENTRE)), 8, align="left"))
    t.row(
        head("预算执行情况（10分）", down=4), head("支出构成", 2), head("年初预算数\n（A）"), head("全年预算数\n（B）"),
        head("全年执行数\n（C）", 1), head("执行率\n（C/B）"), head("分值"), head("得分"),
    )  # fmt: skip
    funds(t, "年度资金总额", "funds.total", ("9860000", "11245300", "10908941"), "97.01%", "10", "9.7")
    funds(t, "其中：基本支出", "funds.use.basic", ("4120000", "4356300", "4356300"), "100.00%", "/", "/")
    funds(t, "项目支出", "funds.use.project", ("5740000", "6889000", "6552641"), "95.12%", "/", "/")
    goal = "保障农村集中供水工程正常运行，完成46处供水工程维修养护和水质检测任务，让群众喝上放心水。"
    done = "46处供水工程维修养护任务全部完成，检测水样1280个，农村供水保证率和水质合格率稳步提高。"
    t.row(head("年度绩\n效目标", down=2), head("年初设定目标", 4), head("全年完成情况", 4))
    t.row(
        value(one("goal", "年初设定目标", words(goal), "target"), 4),
        value(one("goal", "全年完成情况", words(done), "actual"), 4),
        height=1000,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值", 2), head("分值"), head("自评\n得分"),
        head("未完成原因\n分析"),
    )  # fmt: skip

    def line(before: list[Cell], found: list[Cell], reason: str = "") -> None:
        label, target, actual, weight, score = found
        claim = actual.claims[0]
        wide = value(claim, 2, align="center")
        t.row(*before, label, target, wide, weight, score, value(
            Claim("indicator", "reason", claim.label, words(reason), claim.item)
        ))  # fmt: skip

    line(
        [group(OUT, "40分", 5), head("数量指标", down=2)],
        indicator_cells(
            f"{OUT}/数量指标/1", "维修养护供水工程", qty("46处", "46", "处"), qty("46处", "46", "处"), "10", "10"
        ),
    )
    line(
        [],
        indicator_cells(
            f"{OUT}/数量指标/2", "检测水样", qty("≥1200个", "1200", "个", ">="), qty("1280个", "1280", "个"), "10", "10"
        ),
    )
    line(
        [head("质量指标")],
        indicator_cells(
            f"{OUT}/质量指标/1", "水质合格率", qty("≥92%", "92", "%", ">="), qty("93.6%", "93.6", "%"), "10", "10"
        ),
    )
    line(
        [head("时效指标")],
        indicator_cells(f"{OUT}/时效指标/1", "维修任务完成时间", words("11月底前"), words("12月10日"), "5", "4"),
        "管材到货较晚",
    )
    line(
        [head("成本指标")],
        indicator_cells(
            f"{OUT}/成本指标/1", "处均维修费用",
            qty("≤85000元", "85000", "元", "<="), qty("82300元", "82300", "元"), "5", "5",
        ),
    )  # fmt: skip
    line(
        [group(BEN, "40分", 3), head("社会效益指标", down=2)],
        indicator_cells(
            f"{BEN}/社会效益指标/1", "服务农村人口",
            qty("21万人以上", "210000", "人", ">=", "万人"), qty("21.4万人", "214000", "人", "=", "万人"), "15", "15",
        ),
    )  # fmt: skip
    line(
        [],
        indicator_cells(
            f"{BEN}/社会效益指标/2", "供水保证率", qty("95%", "95", "%"), qty("96%", "96", "%"), "15", "15"
        ),
    )
    line(
        [head("可持续影响指标")],
        indicator_cells(f"{BEN}/可持续影响指标/1", "工程管护制度", words("健全"), words("健全"), "10", "10"),
    )
    line(
        [group(SAT, "10分", 1), head("服务对象满意度")],
        indicator_cells(
            f"{SAT}/服务对象满意度/1", "用水户满意度",
            qty("≥90%", "90", "%", ">="), qty("92.5%", "92.5", "%"), "10", "10",
        ),
    )  # fmt: skip
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.7"), "score")),
        head(""),
    )
    return t


def centre_project() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5–6 actual | 7 weight | 8 score: no reason
    t = Table([560, 950, 1250, 1900, 1180, 1130, 830, 700, 760], "project_evaluation", 0, row_height=380)
    t.row(
        head("项目名称", 2), value(one("project.name", "项目名称", words("农村饮水工程维修养护")), 3, align="center"),
        head("实施单位"), value(one("project.implementer", "实施单位", words(CENTRE)), 3, align="center"),
    )  # fmt: skip
    t.row(
        head("项目资金", 2, 4), head(""), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("执行率"), head("分值"), head("得分")
    )  # fmt: skip

    def amounts(label: str, field: str, money: tuple[str, str, str], percent: str, weight: str, score: str) -> None:
        opening, full, executed = money
        t.row(
            head(label, align="left"),
            value(one(field, label, yuan(opening), "opening_budget"), align="right"),
            value(one(field, label, yuan(full), "full_year_budget"), align="right"),
            value(one(field, label, yuan(executed), "executed"), align="right"),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, fen(score), "score")),
        )

    amounts("年度资金总额", "funds.total", ("3600000", "3900000", "3673800"), "94.20%", "10", "9.42")
    amounts("其中：财政拨款", "funds.current_appropriation", ("3600000", "3900000", "3673800"), "94.20%", "", "")
    amounts("其他资金", "funds.other", ("0", "0", "0"), "", "", "")
    t.row(head("年度\n总体\n目标", 2, 2), head("预期目标", 3), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words("维修养护供水管网和净水设施，提高供水保障水平。"), "target"), 3),
        value(
            one("goal", "实际完成情况", words("维修管网38.5公里，更换净水设备17套，供水保障水平提高。"), "actual"), 4
        ),
        height=700,
    )
    t.row(
        head("绩\n效\n指\n标", down=9), head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值", 2),
        head("分值"), head("得分"),
    )  # fmt: skip

    def line(before: list[Cell], found: list[Cell]) -> None:
        label, target, actual, weight, score = found
        t.row(*before, label, target, value(actual.claims[0], 2, align="center"), weight, score)

    line(
        [head(OUT, down=4), head("数量指标", down=2)],
        indicator_cells(
            f"{OUT}/数量指标/1", "维修供水管网",
            qty("≥36公里", "36", "km", ">=", "公里"), qty("38.5公里", "38.5", "km", "=", "公里"), "20", "20",
        ),
    )  # fmt: skip
    line(
        [],
        indicator_cells(
            f"{OUT}/数量指标/2", "更换净水设备", qty("17台（套）", "17", "台（套）"), qty("17台（套）", "17", "台（套）"), "10", "10"
        ),
    )  # fmt: skip
    line(
        [head("质量指标")],
        indicator_cells(f"{OUT}/质量指标/1", "维修验收合格率", FULL, FULL, "10", "10"),
    )
    line([head("时效指标")], indicator_cells(f"{OUT}/时效指标/1", "", BLANK, BLANK, "", ""))
    line(
        [head(BEN, down=3), head("社会效益指标")],
        indicator_cells(f"{BEN}/社会效益指标/1", "供水投诉", words("明显减少"), words("同比减少"), "20", "20"),
    )
    line(
        [head("生态效益指标")],
        indicator_cells(
            f"{BEN}/生态效益指标/1", "水源保护区污染事件",
            qty("0起", "0", "起"), qty("0起", "0", "起"), "10", "10",
        ),
    )  # fmt: skip
    line(
        [head("可持续影响指标")],
        indicator_cells(
            f"{BEN}/可持续影响指标/1", "设施使用年限",
            qty("≥10年", "10", "年", ">="), qty("10年", "10", "年"), "10", "10",
        ),
    )  # fmt: skip
    line(
        [head(SAT), head("服务对象满意度指标")],
        indicator_cells(
            f"{SAT}/服务对象满意度指标/1", "受益群众满意度",
            qty("≥90%", "90", "%", ">="), qty("91.3%", "91.3", "%"), "10", "10",
        ),
    )  # fmt: skip
    t.row(
        head("总  分", 7),
        value(one("score_total", "总  分", fen("100"), "weight")),
        value(one("score_total", "总  分", fen("99.42"), "score")),
    )
    return t


def township_whole() -> Table:
    # 0 一级 | 1–2 三级 | 3 target | 4–5 actual | 6 weight | 7 score | 8 reason: no 二级 at all
    t = Table([1900, 1500, 2100, 1700, 1700, 1100, 950, 950, 2300], "self_evaluation", 0, row_height=400)
    t.row(
        head("单位名称"), value(one("department", "单位名称", words(TOWNSHIP)), 4, align="left"), head("预算编码"),
        value(one("budget_code", "预算编码", words("451425-701")), 3, align="center"),
    )  # fmt: skip
    t.row(
        head("年度预算\n执行情况", down=4), head("资金性质", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("执行率"),
        head("分值"), head("得分"),
    )  # fmt: skip
    funds(t, "合计", "funds.total", ("12480000", "14216000", "13931680"), "98.00%", "10", "9.8")
    funds(t, "基本支出", "funds.use.basic", ("8730000", "8946000", "8946000"), "100.00%", "-", "-")
    funds(t, "项目支出", "funds.use.project", ("3750000", "5270000", "4985680"), "94.60%", "-", "-")
    goal = (
        "1.巩固拓展脱贫攻坚成果，落实惠民补贴政策；\n2.改善农村基础设施和人居环境；\n3.发展特色坚果产业，增加农民收入。"
    )
    done = "1.各类惠民补贴382万元全部通过“一卡通”发放；\n2.硬化屯级道路7.2公里，生活垃圾收运覆盖10个村（社区）；\n3.新增水肥一体化坚果基地650亩。"
    t.row(head("年度目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1100,
    )
    t.row(
        head("一级指标"), head("三级指标", 2), head("年度指标值"), head("实际完成值", 2), head("分值"), head("得分"),
        head("偏差原因分析及改进措施"),
    )  # fmt: skip

    def line(before: list[Cell], found: list[Cell], reason: str = "") -> None:
        label, target, actual, weight, score = found
        claim = actual.claims[0]
        t.row(
            *before, head(label.text, 2, align="left"), target, value(claim, 2, align="center"), weight, score,
            value(Claim("indicator", "reason", claim.label, words(reason), claim.item)),
        )  # fmt: skip

    line(
        [head(OUT, down=5)],
        indicator_cells(
            f"{OUT}//1", "硬化屯级道路", qty("≥7公里", "7", "km", ">=", "公里"), qty("7.2公里", "7.2", "km", "=", "公里"), "15", "15"
        ),
    )  # fmt: skip
    line(
        [],
        indicator_cells(
            f"{OUT}//2", "新增坚果基地", qty("600亩以上", "600", "亩", ">="), qty("650亩", "650", "亩"), "10", "10"
        ),
    )
    line([], indicator_cells(f"{OUT}//3", "惠民补贴发放准确率", FULL, FULL, "10", "10"))
    line(
        [],
        indicator_cells(f"{OUT}//4", "屯级道路按期完工率", FULL, qty("80%", "80", "%"), "10", "8"),
        "用地协调时间较长，已于2023年1月完工。",
    )
    line(
        [],
        indicator_cells(
            f"{OUT}//5", "公用经费控制",
            qty("≤860000元", "860000", "元", "<="), qty("846200元", "846200", "元"), "5", "5",
        ),
    )  # fmt: skip
    line(
        [head(BEN, down=3)],
        indicator_cells(
            f"{BEN}//1", "带动农户户均增收",
            qty("≥2000元", "2000", "元", ">="), qty("2150元", "2150", "元"), "10", "10",
        ),
    )  # fmt: skip
    line(
        [],
        indicator_cells(f"{BEN}//2", "农村人居环境", words("明显改善"), words("有所改善"), "10", "9"),
        "个别屯保洁不及时，加强督查。",
    )
    line([], indicator_cells(f"{BEN}//3", "安全生产事故", qty("0起", "0", "起"), qty("0起", "0", "起"), "10", "10"))
    line(
        [head(SAT)],
        indicator_cells(f"{SAT}//1", "群众满意度", qty("≥90%", "90", "%", ">="), qty("90.8%", "90.8", "%"), "10", "10"),
    )
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("96.8"), "score")),
        head(""),
    )
    return t
