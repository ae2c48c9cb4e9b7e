"""盱眙县铁山寺林水保护所 2024: prose in two columns under a watermark, two projects on grids of the same columns."""

from corpus import said
from corpus.claims import qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import ROOM, Fund, Line, Wording, funds, goals, indicators, names, total
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-jiangsu-2024-xuyi"
ORG = "盱眙县铁山寺林水保护所"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")
LOOK = Look(
    lines="dashes",
    double=True,
    header="2024年度部门项目支出绩效自评报告汇编",
    footer="第 {page} 页",
    watermark="内部资料　注意保管",
    body=14,
)


def write() -> PdfReport:
    r = PdfReport(ORG, 2024, "盱眙县铁山寺林水保护所2024年度项目支出绩效自评报告.pdf", drawn(LOOK))
    r.title(
        ORG,
        "2024年度项目支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2024年度项目支出绩效自评报告", "2024年度项目支出绩效自评报告"),
        ),
    )
    r.blank()
    r.columns()
    prose(r)
    r.page()
    r.line("项目支出绩效自评表", "center", 15)
    r.line("（2024年度）　　　　　　　　　　　　　单位：万元", "center")
    r.add(shore())
    r.page()
    r.add(trees())
    return r


def prose(r: PdfReport) -> None:
    r.heading("一、基本情况")
    r.para(
        "我所为县自然资源和规划局所属公益一类事业单位，主要承担铁山寺片区林地和水库库岸的巡护、古树名木的挂牌养护以及护林护水宣传等工作。编制15名，年末在职14人，另聘用护林护水员32名，分布在沿库7个行政村。",
        said.count("编制", "15名", "15", "名", field="staff.establishment"),
        said.count("在职", "14人", "14", "人", field="staff.actual"),
        said.count("护林护水员", "32名", "32", "名"),
        said.count("行政村", "7个", "7", "个"),
    )
    r.heading("二、项目资金情况")
    r.para(
        "2024年实施水库库岸维护、古树名木养护两个项目，年初预算合计166万元，全年预算174万元，全年执行170.52万元，总体预算执行率98.00%。项目资金实行专账核算、专款专用，支付前由项目负责人、财务人员和分管负责人逐级审核，未发现截留、挤占和挪用。",
        said.count("项目", "两个", "2", "个"),
        said.count("年初预算", "166万元", "166", "元", "万元", measure="budget"),
        said.count("全年预算", "174万元", "174", "元", "万元", measure="adjusted_budget"),
        said.count("全年执行", "170.52万元", "170.52", "元", "万元"),
        said.rate("execution_rate", "总体预算执行率", "98.00%", "98", "rate"),
    )
    r.heading("三、项目实施和绩效情况")
    r.para(
        "（一）水库库岸维护。按照汛前检查、汛中巡查、汛后维修的要求，全年维护库岸12.4公里，清运漂浮物860立方米，修复护坡3200平方米，更换警示牌45块。维护工作由村级巡护队伍承担，所里按月抽查、按季考核，考核结果与巡护补助挂钩，库岸面貌明显改善，未发生塌岸险情。",
        said.count("库岸", "12.4公里", "12.4", "km", "公里"),
        said.count("漂浮物", "860立方米", "860", "立方米"),
        said.count("护坡", "3200平方米", "3200", "㎡", "平方米"),
        said.count("警示牌", "45块", "45", "块"),
    )
    r.para(
        "（二）古树名木养护。对辖区内在册的古树逐株建立档案，全年养护古树128株，复壮衰弱古树9株，安装避雷设施6套，新设保护围栏540米。聘请市级专家现场会诊，对主干中空、树冠偏斜的古树采取支撑、填补和土壤改良等措施，古树保存率100%。同时利用植树节和假日开展宣传，发放宣传资料约5000份，群众满意度96.2%。",
        said.count("古树", "128株", "128", "株"),
        said.count("衰弱古树", "9株", "9", "株"),
        said.count("避雷设施", "6套", "6", "套"),
        said.count("保护围栏", "540米", "540", "m", "米"),
        said.rate("fact", "古树保存率", "100%", "100"),
        said.count("宣传资料", "约5000份", "5000", "份", comparator="~"),
        said.rate("fact", "群众满意度", "96.2%", "96.2"),
    )
    r.heading("四、存在的问题")
    r.para(
        "一是部分库岸地段交通不便，大型机械难以进场，人工清运效率偏低，汛后集中维护的压力较大；二是古树复壮周期长、见效慢，现有资金主要用于日常养护，抢救性复壮的投入还不够；三是村级巡护队伍年龄结构偏大，业务培训有待加强。"
    )
    r.heading("五、改进措施")
    r.para(
        "下一步将优化维护时序，把难进场的地段安排在枯水期施工；积极争取上级资金，对长势衰弱的古树分年度实施复壮；组织巡护人员轮训，逐步更新巡护装备；完善项目库，提前做好项目储备和论证，把绩效目标细化到季度，按季开展绩效运行监控，发现偏差及时纠正，并将自评结果作为安排下一年度预算的依据。"
    )
    r.heading("六、自评结论")
    r.para(
        "水库库岸维护项目自评得分99.3分，古树名木养护项目自评得分98.8分。",
        said.count("水库库岸维护项目自评得分", "99.3分", "99.3", "分"),
        said.count("古树名木养护项目自评得分", "98.8分", "98.8", "分"),
    )
    r.sign("2025年2月14日", said=(said.text("report_date", "2025年2月14日", "2025-02-14"),))


def shore() -> Grid:
    g = Grid(ROOM, "project_evaluation", 0, size=10, low=34)
    wording = Wording(funds="项目\n资金")
    names(g, "水库库岸维护", "盱眙县自然资源和规划局", ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("120.00", "128.00", "125.44", "10", "98.00%", "9.8")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("120.00", "120.00", "118.60", "—", "98.83%", "—")),
            Fund("上年结转资金", "funds.carried_over", ("0.00", "8.00", "6.84", "—", "85.50%", "—")),
        ],
    )
    goals(
        g,
        wording,
        "维护水库库岸，保持水面清洁，不发生塌岸险情。",
        "维护库岸12.4公里，清运漂浮物860立方米，未发生塌岸险情。",
    )
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "维护库岸长度", qty("≥12公里", "12", "km", ">=", "公里"), qty("12.4公里", "12.4", "km", "=", "公里"), "15", "15"),
            Line(OUT, "数量指标", "清运漂浮物", qty("≥800立方米", "800", "立方米", ">="), qty("860立方米", "860", "立方米"), "10", "10"),
            Line(OUT, "质量指标", "护坡修复合格率", WHOLE, WHOLE, "10", "10"),
            Line(OUT, "时效指标", "汛前检查完成时间", words("4月底前"), words("4月22日"), "15", "15"),
            Line(BEN, "生态效益指标", "库区水面", words("保持清洁"), words("保持清洁"), "30", "30"),
            Line(SAT, "服务对象满意度指标", "沿库村民满意度", qty("≥95%", "95", "%", ">="), qty("94.1%", "94.1", "%"), "10", "9.5", "汛后清运不够及时。"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "99.3")
    return g


def trees() -> Grid:
    g = Grid(ROOM, "project_evaluation", 1, size=10, low=26)
    wording = Wording(funds="项目资金\n（万元）")
    names(g, "古树名木养护", "盱眙县自然资源和规划局", ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("46.00", "46.00", "45.08", "10", "98.00%", "9.8")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("46.00", "46.00", "45.08", "—", "98.00%", "—")),
            Fund("上年结转资金", "funds.carried_over", ("0.00", "0.00", "0.00", "—", "—", "—")),
        ],
    )
    goals(g, wording, "养护在册古树，保存率达到100%。", "养护古树128株，复壮9株，保存率100%。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "养护古树", qty("128株", "128", "株"), qty("128株", "128", "株"), "20", "20"),
            Line(OUT, "数量指标", "复壮衰弱古树", qty("≥10株", "10", "株", ">="), qty("9株", "9", "株"), "10", "9", "一株因雨季推迟至下年。"),
            Line(OUT, "质量指标", "古树保存率", WHOLE, WHOLE, "10", "10"),
            Line(OUT, "成本指标", "每株养护成本", qty("≤3600元", "3600", "元", "<="), qty("3521.88元", "3521.88", "元"), "10", "10"),
            Line(BEN, "社会效益指标", "保护意识", words("有所增强"), words("有所增强"), "30", "30"),
            Line(SAT, "服务对象满意度指标", "群众满意度", qty("≥95%", "95", "%", ">="), qty("96.2%", "96.2", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "98.8")
    return g
