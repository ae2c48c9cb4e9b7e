"""附件1 基础数据表 of Hunan, as first seen in 2018 or in 2021: the figures of a unit in, a sheet out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.claims import Cell, Claim, Says, head, value
from corpus.generate.chance import Chance
from corpus.generate.figures import Figures, Three, Unit
from corpus.generate.printed import Style, share, words
from corpus.generate.sheet import Sheet
from corpus.generate.wording import WORDS, Wording

MEASURES = {"prior_final": "上年决算数", "budget": "预算数", "final": "决算数"}
ORDERS = (("prior_final", "budget", "final"), ("budget", "final", "prior_final"))


@dataclass(frozen=True)
class Row:
    """A money row: how deep it stands, what leads its label (`其中：`, a number), and its amounts."""

    depth: int
    lead: str
    name: str
    field: str
    amounts: tuple[Decimal | None, Decimal | None, Decimal | None]
    item: str = ""
    hint: str = ""


def basic_data(chance: Chance, unit: Unit, f: Figures, style: Style, say: Wording, form: str) -> Sheet:
    """A sheet over one or two columns of labels and six of values."""
    style = replace(style, rates="sign" if style.rates == "ratio" else style.rates)  # a ratio stands for 执行率 only
    layout = chance.weighed({"indent": 4, "typed": 3, "flat": 2, "columns": 2})
    place = chance.weighed({"above": 4, "block": 3, "heads": 2, "rows": 1, "row": 2})
    lead = 2 if layout == "columns" else 1
    s = Sheet("basic_data", [1300, 1900] if lead == 2 else [2800], size=20)
    s.widths += [1080] * 6
    title = f"{unit.year}年度部门整体支出{chance.one(['绩效评价', '绩效自评'])}基础数据表"
    if chance.yes(0.3):
        s.row(head(title, lead + 6, bold=True))
    else:
        s.title = (title,)
    if place == "row":
        s.row(head(f"填报单位：{unit.name}　　单位：{style.unit}", lead + 6, align="left"))
    elif place == "above":
        s.unit = say.brackets(chance.one([f"单位：{style.unit}", f"金额单位：{style.unit}", f"（单位：{style.unit}）"]))
    _staff(chance, s, f, style, say)
    _money(chance, s, style, say, _rows_2021(f) if form == "2021" else _rows_2018(f, chance), layout, place)
    if chance.yes(0.8):
        _building(s, f, style, say, lead, unit, place)
    text = words(chance.one(WORDS["names"]["measures"]))
    label = say("厉行节约保障措施")
    s.row(head(say.shown(label), lead), value(Claim("savings_measures", "value", label, text), 6, align="left"))
    if chance.yes(0.4):
        s.row(
            head(f"说明：{say.brackets('“项目支出”需要填报基本支出以外的所有项目支出情况')}。", lead + 6, align="left")
        )
    return s


def _staff(chance: Chance, s: Sheet, f: Figures, style: Style, say: Wording) -> None:
    lead = len(s.widths) - 6
    labels = [say(name) for name in ("编制数", "在职人数", "控制率")]
    rate = share(Decimal(f.staff), Decimal(f.establishment))
    says = [
        *(Says(style.number(Decimal(n), 0), str(n), "人", "人", "=") for n in (f.establishment, f.staff)),
        style.rate(rate),
    ]
    fields = ("staff.establishment", "staff.actual", "staff.control_rate")
    claims = [Claim(name, "value", label, one) for name, label, one in zip(fields, labels, says, strict=True)]
    block = say.brackets(say("财政供养人员情况") + "（人）")
    if chance.yes(0.25):
        cells: list[Cell] = []
        for label, claim in zip(labels, claims, strict=True):
            cells += [head(say.shown(label)), value(claim)]
        s.row(head(block, lead), *cells)
        return
    s.row(head(block, lead, 2), *(head(say.shown(label), 2) for label in labels))
    s.row(*(value(claim, 2) for claim in claims))


def _rows_2021(f: Figures) -> Iterator[Row]:
    m, three = f.money, "three_public"
    project = added_rows(m["maintenance"], m["business"])
    yield Row(0, "", "支出总额", "expenditure.total", m["total"])
    yield Row(0, "", "基本支出", "expenditure.basic", m["basic"])
    yield Row(1, "其中：", "公用经费", "expenditure.basic.operating", m["operating"])
    yield Row(0, "", "项目支出", "expenditure.project", m["project"])
    yield Row(1, "其中：1、", "运行维护经费", "expenditure.project.maintenance", project)
    yield Row(1, "2、", "专项资金", "expenditure.project.special", m["special"], hint="（一个项目一行）")
    for i, (name, amounts) in enumerate(f.special.items(), 1):
        yield Row(2, f"（{i}）", name, "expenditure.project.special", amounts, item=name)
    yield Row(0, "", "三公经费", f"{three}.total", m["three"])
    yield Row(1, "1、", "用车", f"{three}.vehicle", m["vehicle"])
    yield Row(2, "其中：", "购置", f"{three}.vehicle.purchase", m["purchase"])
    yield Row(2, "", "运行", f"{three}.vehicle.running", m["running"])
    yield Row(1, "2、", "出国", f"{three}.abroad", m["abroad"])
    yield Row(1, "3、", "接待", f"{three}.reception", m["reception"])
    yield Row(0, "", "政府采购金额", "procurement.amount", (None, *m["procurement"][1:]))


def _rows_2018(f: Figures, chance: Chance) -> Iterator[Row]:
    m, three = f.money, "three_public"
    yield Row(0, "", "三公经费", f"{three}.total", m["three"])
    yield Row(1, "1、", "用车", f"{three}.vehicle", m["vehicle"])
    yield Row(2, "其中：", "购置", f"{three}.vehicle.purchase", m["purchase"])
    yield Row(2, "", "运行", f"{three}.vehicle.running", m["running"])
    yield Row(1, "2、", "出国", f"{three}.abroad", m["abroad"])
    yield Row(1, "3、", "接待", f"{three}.reception", m["reception"])
    yield Row(0, "", "项目支出", "expenditure.project", m["project"])
    yield Row(1, "1、", "业务工作经费", "expenditure.project.business", m["business"])
    yield Row(1, "2、", "运行维护经费", "expenditure.project.maintenance", m["maintenance"])
    yield Row(1, "3、", "省级专项资金", "expenditure.project.provincial_special", m["special"])
    for i, (name, amounts) in enumerate(f.special.items(), 1):
        yield Row(2, f"（{i}）", name, "expenditure.project.provincial_special", amounts, item=name)
    yield Row(0, "", "公用经费", "expenditure.basic.operating", m["operating"])
    yield Row(1, "其中：", "办公经费", "expenditure.basic.operating.office", m["office"])
    yield Row(1, "", "水电差旅", "expenditure.basic.operating.utilities_travel", m["utilities"])
    yield Row(1, "", "会议培训", "expenditure.basic.operating.meetings_training", m["meetings"])
    yield Row(0, "", "政府采购金额", "procurement.amount", (None, *m["procurement"][1:]))
    basic, overall = (chance.decimal(2, 60, f.places) for _ in range(2))
    yield Row(0, "", "基本支出预算调整", "budget_adjustment.basic", (None, None, basic))
    yield Row(0, "", "整体支出预算调整", "budget_adjustment.overall", (None, None, basic + overall))


def added_rows(*several: Three) -> Three:
    prior, budget, final = (sum(column, Decimal(0)) for column in zip(*several, strict=True))
    return prior, budget, final


def _money(chance: Chance, s: Sheet, style: Style, say: Wording, rows: Iterator[Row], layout: str, place: str) -> None:
    order, lead = chance.weighed({ORDERS[0]: 4, ORDERS[1]: 1}), len(s.widths) - 6
    stated = say.brackets(f"（{style.unit}）")
    printed = stated if place == "heads" else ""
    s.row(
        head(say("经费控制情况") + (stated if place == "block" else ""), lead),
        *(head(say.shown(say(MEASURES[m]) + printed), 2) for m in order),
    )
    heads = len(s.rows) - 1
    several = list(rows)
    if layout in {"indent", "typed"} and chance.yes(0.25):  # room for one more special fund
        last = max(i for i, row in enumerate(several) if row.item)
        several.insert(last + 1, replace(several[last], lead="", name="……", item="……"))
    numbers = chance.one(["、", ".", "．"])
    empty = chance.weighed({"number": 3, "null": 2})
    left = 0
    for i, row in enumerate(several):
        label = row.lead.replace("、", numbers) + (say(row.name) if row.name in WORDS["labels"] else row.name)
        label = say.brackets(label + (row.hint if chance.yes(0.5) else ""))
        if place == "rows":
            label += stated
        cells = []
        for measure in order:
            amount = row.amounts[tuple(MEASURES).index(measure)]
            says = style.money(None if amount == 0 and empty == "null" else amount)
            if row.name == "……":
                says = style.nothing("元", style.unit, "")
            period = str(say.year - 1) if measure == "prior_final" else ""
            cells.append(value(Claim(row.field, measure, label, says, row.item, period), 2, align="right"))
        if row.depth == 0:
            s.cuts.append((len(s.rows), heads if chance.yes(0.5) else None))
        before: list[Cell] = []
        if layout == "columns":
            if row.depth == 0:
                before = [head(label, 2, align="left")]
            else:
                if not left:
                    left = next((k for k, other in enumerate(several[i:]) if not other.depth), len(several) - i)
                    before = [head("其\n中", down=left)]
                left -= 1
                before.append(head(label, align="left"))
        elif layout == "typed":
            before = [head("　" * (2 * row.depth) + label, align="left")]
        else:
            before = [head(label, align="left", indent=200 * row.depth if layout == "indent" else 0)]
        s.row(*before, *cells)


def _building(s: Sheet, f: Figures, style: Style, say: Wording, lead: int, unit: Unit, place: str) -> None:
    area = say.brackets("（㎡）")
    money = say.brackets(f"（{style.unit}）") if place in {"heads", "rows", "block"} else ""
    labels = [
        say("批复规模") + area, say("实际规模") + area, say("规模控制率"), say("预算投资") + money, say("实际投资") + money,
        say("投资概算控制率"),
    ]  # fmt: skip
    names = ("approved_area", "actual_area", "area_control_rate", "budget_investment", "actual_investment", "investment_control_rate")  # fmt: skip
    if f.building is None:
        says = [style.nothing("㎡", "㎡")] * 2 + [style.rate(None)] + [style.money(None)] * 2 + [style.rate(None)]
    else:
        approved, actual, planned, spent = f.building
        says = [
            *(Says(style.number(n, 0), str(n), "㎡", "㎡", "=") for n in (approved, actual)),
            style.rate(share(actual, approved)), style.money(planned), style.money(spent), style.rate(share(spent, planned)),
        ]  # fmt: skip
    s.cuts.append((len(s.rows), None))
    block = say.brackets(f"{say('楼堂馆所控制情况')}\n（{unit.year}年完工项目）")
    s.row(head(block, lead, 2), *(head(say.shown(label)) for label in labels))
    s.row(
        *(
            value(Claim(f"building.{name}", "value", label, one))
            for name, label, one in zip(names, labels, says, strict=True)
        )
    )
