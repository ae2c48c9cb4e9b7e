"""双牌县日月湖库区事务中心 2022: each character placed alone, headings printed twice for bold, radicals in the text layer."""

from corpus import said
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import Money, basic_data
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-hunan-2022-shuangpai"
ORG = "双牌县日月湖库区事务中心"
ALIKE = "⽀⽉⽇⽤⼈⼯⽣⽬⾏⾦率量⻋⻔"
LOOK = Look(lines="pieces", one_by_one=True, open_sides=True, double=True, alike=ALIKE, footer="第{page}页")


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
    r.add(form())
    return r


def form() -> Grid:
    g = Grid([176, 49, 49, 49, 49, 49, 49], "basic_data", size=10, low=20)
    rows = [
        Money("支出总额", "expenditure.total", ("1,120.20", "1,205.00", "1,186.54")),
        Money("基本支出", "expenditure.basic", ("398.60", "415.00", "412.30")),
        Money("其中：公用经费", "expenditure.basic.operating", ("52.40", "50.00", "49.12"), 200),
        Money("项目支出", "expenditure.project", ("721.60", "790.00", "774.24")),
        Money("其中：1、运行维护经费", "expenditure.project.maintenance", ("61.60", "70.00", "69.24"), 200),
        Money("2、专项资金", "expenditure.project.special", ("660.00", "720.00", "705.00"), 500),
        Money("（1）移民后期扶持", "expenditure.project.special", ("540.00", "580.00", "570.00"), 500, "移民后期扶持"),
        Money("（2）库岸巡护", "expenditure.project.special", ("120.00", "140.00", "135.00"), 500, "库岸巡护"),
        Money("三公经费", "three_public.total", ("5.30", "5.50", "4.95")),
        Money("1、公务用车购置和维护经费", "three_public.vehicle", ("3.60", "3.50", "3.45"), 100),
        Money("其中：公车购置", "three_public.vehicle.purchase", ("——", "——", "——"), 300),
        Money("公车运行维护", "three_public.vehicle.running", ("3.60", "3.50", "3.45"), 600),
        Money("2、出国经费", "three_public.abroad", ("无", "无", "无"), 100),
        Money("3、公务接待", "three_public.reception", ("1.70", "2.00", "1.50"), 100),
        Money("政府采购金额", "procurement.amount", ("", "96.00", "88.37")),
    ]
    basic_data(
        g,
        2022,
        ("26", "25", "96.15%"),
        rows,
        ("/", "/", "/", "0", "0", "/"),
        "1.公务用车集中管理，定点维修、加油。2.公务接待实行公函制度，严禁超标准接待。3.推行无纸化办公，压减印刷费和会议费。",
        "填表人：唐○○　　填报日期：2023.3.16　　联系电话：0746-7720000　　单位负责人签字：",
    )
    return g
