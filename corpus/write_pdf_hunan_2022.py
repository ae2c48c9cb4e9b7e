"""双牌县日月湖库区事务中心 2022: each character placed alone, headings printed twice for bold, borders of many short pieces."""

from corpus import said
from corpus.pdfdraw import Look, drawn
from corpus.pdfwriter import Grid, PdfReport
from corpus.wordwriter import Claim, Says, head, qty, rate, value, wan, words

SLUG = "pdf-hunan-2022-shuangpai"
ORG = "双牌县日月湖库区事务中心"
LOOK = Look(lines="segments", one_by_one=True, open_sides=True, footer="第{page}页")


def write() -> PdfReport:
    r = PdfReport(ORG, 2022, "双牌县日月湖库区事务中心2022年度部门整体支出绩效自评报告.pdf", drawn(LOOK))
    r.title(
        ORG,
        "2022年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2022年度部门整体支出绩效自评报告", "2022年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.heading("一、部门基本情况")
    r.para(
        "我中心为县人民政府直属公益一类事业单位，负责日月湖库区移民后期扶持和库岸巡护，内设股室4个，编制26名，2022年末在职25人。",
        said.count("股室", "4个", "4", "个"),
        said.count("编制", "26名", "26", "名", field="staff.establishment"),
        said.count("在职", "25人", "25", "人", field="staff.actual"),
    )
    r.heading("二、部门整体支出情况")
    r.para(
        "2022年决算总支出1,186.54万元，比上年增加66.34万元，增长5.92%，其中基本支出412.30万元，项目支出774.24万元。“三公”经费支出4.95万元，比年初预算减少0.55万元。",
        said.money("expenditure.total", "决算总支出", "1,186.54万元", "1186.54", "万元"),
        said.change("expenditure.total", "决算总支出", "66.34万元", "66.34", "万元", "up", "上年"),
        said.change("expenditure.total", "决算总支出", "5.92%", "5.92", "%", "up", "上年"),
        said.money("expenditure.basic", "基本支出", "412.30万元", "412.30", "万元"),
        said.money("expenditure.project", "项目支出", "774.24万元", "774.24", "万元"),
        said.money("three_public.total", "“三公”经费支出", "4.95万元", "4.95", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.55万元", "0.55", "万元", "down", "年初预算"),
    )
    r.heading("三、存在的问题")
    r.para("移民后扶项目点多面广，个别项目验收资料报送较迟，下一步将逐村建立台账，按月调度。")
    r.sign("二〇二三年三月十六日", said=(said.text("report_date", "二〇二三年三月十六日", "2023-03-16"),))
    r.page()
    r.line("附件1")
    r.line("2022年度部门整体支出绩效评价基础数据表", "center", 15)
    r.line("填报单位：双牌县日月湖库区事务中心　　　　　　　　　　　　　　　　单位：万元")
    r.add(basic_data())
    return r


def basic_data() -> Grid:
    g = Grid([134, 56, 56, 56, 56, 56, 56], "basic_data", size=10, low=20)

    def own(field: str, label: str, says: Says) -> Claim:
        return Claim(field, "value", label, says)

    def money(label: str, field: str, prior: str, budget: str, final: str, indent: int = 0, item: str = "") -> None:
        columns = (("prior_final", prior, "2021"), ("budget", budget, ""), ("final", final, ""))
        cells = [
            value(Claim(field, measure, label, wan(raw), item, period), 2, align="right")
            for measure, raw, period in columns
        ]
        g.row(head(label, align="left", indent=indent), *cells)

    g.row(
        head("财政供养人员情况\n（人）", down=2, bold=True),
        *(head(t, 2, bold=True) for t in ("编制数", "2022年实际在职人数", "控制率")),
    )
    g.row(
        value(own("staff.establishment", "编制数", qty("26", "26", "人")), 2),
        value(own("staff.actual", "2022年实际在职人数", qty("25", "25", "人")), 2),
        value(own("staff.control_rate", "控制率", rate("96.15%")), 2),
    )
    g.row(
        *(
            head(t, 2 if i else 1, bold=True)
            for i, t in enumerate(("经费控制情况", "2021年决算数", "2022年预算数", "2022年决算数"))
        )
    )
    money("支出总额", "expenditure.total", "1,120.20", "1,205.00", "1,186.54")
    money("基本支出", "expenditure.basic", "398.60", "415.00", "412.30")
    money("其中：公用经费", "expenditure.basic.operating", "52.40", "50.00", "49.12", 200)
    money("项目支出", "expenditure.project", "721.60", "790.00", "774.24")
    money("其中：1、运行维护经费", "expenditure.project.maintenance", "61.60", "70.00", "69.24", 200)
    money("2、专项资金", "expenditure.project.special", "660.00", "720.00", "705.00", 500)
    money("（1）移民后期扶持", "expenditure.project.special", "540.00", "580.00", "570.00", 500, "移民后期扶持")
    money("（2）库岸巡护", "expenditure.project.special", "120.00", "140.00", "135.00", 500, "库岸巡护")
    money("三公经费", "three_public.total", "5.30", "5.50", "4.95")
    money("1、公务用车购置和维护经费", "three_public.vehicle", "3.60", "3.50", "3.45", 100)
    money("其中：公车购置", "three_public.vehicle.purchase", "——", "——", "——", 300)
    money("公车运行维护", "three_public.vehicle.running", "3.60", "3.50", "3.45", 600)
    money("2、出国经费", "three_public.abroad", "无", "无", "无", 100)
    money("3、公务接待", "three_public.reception", "1.70", "2.00", "1.50", 100)
    money("政府采购金额", "procurement.amount", "", "96.00", "88.37")
    building = (("批复规模\n（㎡）", "approved_area"), ("实际规模\n（㎡）", "actual_area"), ("规模控\n制率", "area_control_rate"), ("预算投资", "budget_investment"), ("实际投资", "actual_investment"), ("投资概算\n控制率", "investment_control_rate"))  # fmt: skip
    g.row(head("楼堂馆所控制情况\n（2022年完工项目）", down=2, bold=True), *(head(label) for label, _ in building))
    area = Says("/", "", "㎡", "㎡", "", "not_applicable")
    says = (area, area, rate("/"), wan("0"), wan("0"), rate("/"))
    g.row(*(value(own(f"building.{f}", label, s)) for (label, f), s in zip(building, says, strict=True)))
    measures = "1.公务用车集中管理，定点维修、加油。2.公务接待实行公函制度，严禁超标准接待。3.推行无纸化办公，压减印刷费和会议费。"
    g.row(head("厉行节约保障措施"), value(own("savings_measures", "厉行节约保障措施", words(measures)), 6))
    g.row(head("填表人：唐○○　　填报日期：2023.3.16　　联系电话：0746-7720000　　单位负责人签字：", 7, align="left"))
    return g
