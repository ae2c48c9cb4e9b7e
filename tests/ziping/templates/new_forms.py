"""Three reports in forms that no template describes, written before any of them was drafted."""

from pathlib import Path

from corpus.claims import head
from corpus.wordtable import Table
from corpus.wordwriter import Report

Row = tuple[str | tuple[str, int, int], ...]  # a cell's text, or text with its columns and rows


def table_of(widths: list[int], rows: list[Row]) -> Table:
    """A table of labels and values alike."""
    table = Table(widths)
    for row in rows:
        table.row(*(head(cell) if isinstance(cell, str) else head(*cell) for cell in row))
    return table


def monitoring() -> Report:
    """Performance watched during the year: funds and indicators as they are in August and as they will be."""
    r = Report("三台县香泉林场", 2023, "三台县香泉林场2023年度部门整体支出绩效运行监控报告.docx")
    r.title("三台县香泉林场", "2023年度部门整体支出绩效运行监控报告")
    r.para("截至8月底，我场预算执行总体平稳。")
    r.small_title("部门整体支出绩效运行监控表")
    r.line("单位：万元", "right")
    funds: list[Row] = [
        ("资金来源", "年初预算数", "调整预算数", "1—8月执行数", "1—8月执行率", "全年预计执行数"),
        ("财政拨款", "320.00", "336.00", "201.60", "60.00%", "336.00"),
        ("其他资金", "40.00", "40.00", "18.00", "45.00%", "36.00"),
        ("合计", "360.00", "376.00", "219.60", "58.40%", "372.00"),
    ]
    r.add(table_of([2000, 1400, 1400, 1400, 1400, 1400], funds))
    r.small_title("绩效目标监控明细")
    watched: list[Row] = [
        ("监控指标", "年度目标值", "1—8月完成值", "全年预计完成值", "完成可能性", "偏差原因"),
        ("国有林抚育面积", "1200亩", "760亩", "1200亩", "确定能", "——"),
        ("松材线虫病监测面积", "2.4万亩", "2.4万亩", "2.4万亩", "已完成", "——"),
        ("护林员在岗率", "≥95%", "93%", "96%", "有可能", "3名护林员病休"),
        ("森林防火宣传", "24场次", "11场次", "20场次", "完全不可能", "汛期停办4场次"),
    ]
    r.add(table_of([2400, 1300, 1300, 1400, 1200, 1800], watched))
    r.sign("2023年9月10日")
    return r


def assets() -> Report:
    """What the unit owns, and what it spent on cars and guests in three years, each year a column."""
    r = Report("石屏县哨冲卫生院", 2022, "石屏县哨冲卫生院2022年度部门整体支出绩效自评报告.docx")
    r.title("石屏县哨冲卫生院", "2022年度部门整体支出绩效自评报告")
    r.para("我院资产管理规范，三公经费逐年下降。")
    r.small_title("国有资产占有使用情况表")
    owned: list[Row] = [
        (("资产类别", 1, 2), ("计量单位", 1, 2), ("数量", 1, 2), ("账面价值（万元）", 2, 1), ("使用状况", 1, 2)),
        ("原值", "净值"),
        ("房屋", "平方米", "2860", "412.50", "298.20", "在用"),
        ("车辆", "辆", "3", "66.00", "21.40", "在用2辆，待报废1辆"),
        ("医疗设备", "台（套）", "118", "503.75", "240.10", "在用"),
        ("合计", "——", "——", "982.25", "559.70", "——"),
    ]
    r.add(table_of([1700, 1300, 1200, 1400, 1400, 2300], owned))
    r.small_title("“三公”经费三年对比表")
    r.line("单位：万元", "right")
    compared: list[Row] = [
        ("经费项目", "2020年", "2021年", "2022年", "2022年比2021年增减率", "增减原因"),
        ("公务接待费", "3.20", "2.60", "2.10", "-19.23%", "接待批次减少"),
        ("公务用车运行维护费", "8.40", "8.40", "7.95", "-5.36%", "停用1辆车"),
        ("因公出国（境）费", "0.00", "0.00", "0.00", "——", "——"),
        ("合计", "11.60", "11.00", "10.05", "-8.64%", "——"),
    ]
    r.add(table_of([2300, 1200, 1200, 1200, 1600, 1900], compared))
    r.sign("2023年4月18日")
    return r


def accounts() -> Report:
    """Final accounts: one row a budget item, and what the money was spent for in columns."""
    r = Report("汪清县林业技术推广站", 2021, "汪清县林业技术推广站2021年度部门整体支出绩效自评报告.docx")
    r.title("汪清县林业技术推广站", "2021年度部门整体支出绩效自评报告")
    r.para("我站2021年度各项支出按功能科目列示如下。")
    r.small_title("单位基本情况表")
    basics: list[Row] = [
        ("单位性质", "公益一类", "经费形式", "全额拨款"),
        ("编制人数", "24", "实有人数", "22"),
        ("离退休人数", "9", "办公用房面积", "1260平方米"),
        ("公务用车", "2辆", "成立日期", "1984年5月"),
    ]
    r.add(table_of([1900, 2500, 1900, 2500], basics))
    r.small_title("支出决算明细表")
    r.line("金额单位：元", "right")
    spent: list[Row] = [
        (("科目编码", 1, 2), ("科目名称", 1, 2), ("本年支出合计", 1, 2), ("基本支出", 2, 1), ("项目支出", 1, 2)),
        ("人员经费", "公用经费"),
        ("213", "农林水支出", "4,186,300.50", "1,902,450.00", "283,850.50", "2,000,000.00"),
        ("21302", "林业和草原", "4,186,300.50", "1,902,450.00", "283,850.50", "2,000,000.00"),
        ("2130204", "事业机构", "2,186,300.50", "1,902,450.00", "283,850.50", "0.00"),
        ("2130206", "技术推广与转化", "2,000,000.00", "0.00", "0.00", "2,000,000.00"),
        ("208", "社会保障和就业支出", "236,400.00", "236,400.00", "0.00", "0.00"),
        (("合计", 2, 1), "4,422,700.50", "2,138,850.00", "283,850.50", "2,000,000.00"),
    ]
    r.add(table_of([1200, 2300, 1600, 1500, 1400, 1600], spent))
    r.sign("2022年3月30日")
    return r


WRITTEN = {"monitoring": monitoring, "assets": assets, "accounts": accounts}


def written(name: str, folder: Path) -> Path:
    """The Word file of one of them."""
    report = WRITTEN[name]()
    report.save(folder)
    return folder / report.document
