"""The sentences of a report by chance: each is built of words and of what it states, so that the gold stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus import said
from corpus.generate.chance import Chance
from corpus.generate.figures import Figures, Unit
from corpus.generate.indicators import Set
from corpus.generate.printed import SCALES, share
from corpus.generate.wording import WORDS
from corpus.said import Said, placed, plain

Piece = str | Said
CHINESE = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Paragraph:
    """A heading has no facts here; where a raw stands is where it was put."""

    text: str
    said: tuple[Said, ...] = ()
    is_heading: bool = False


def sentence(*pieces: Piece) -> Paragraph:
    """Words and facts in a row; a fact is printed as its raw, the upper end of a range with the lower one."""
    facts = tuple(piece for piece in pieces if isinstance(piece, Said))
    text = ""
    starts: list[int] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        is_upper = piece.in_range and piece.comparator == "<="
        starts.append(starts[-1] if is_upper else len(text))
        text += "" if is_upper else piece.raw
    assert [start for start, _, _ in placed(text, facts)] == starts, text
    return Paragraph(text, facts)


def joined(*several: Paragraph) -> Paragraph:
    return Paragraph("".join(one.text for one in several), tuple(fact for one in several for fact in one.said))


@dataclass(frozen=True)
class Amounts:
    """How the prose prints money."""

    chance: Chance
    unit: str
    places: int
    commas: bool

    def raw(self, number: Decimal) -> tuple[str, str]:
        stated = number * 10000 / SCALES[self.unit]
        places = max(0, self.places + {"元": -4, "万元": 0, "亿元": 4}[self.unit])
        text = format(stated, f",.{places}f" if self.commas else f".{places}f")
        return text + self.unit, plain(stated)

    def money(self, field: str, label: str, number: Decimal, measure: str = "final") -> Said:
        raw, value = self.raw(number)
        return said.money(field, label, raw, value, self.unit, measure)

    def change(self, field: str, label: str, number: Decimal, direction: str, base: str) -> Said:
        raw, value = self.raw(number)
        return said.change(field, label, raw, value, self.unit, direction, base)


def percent(field: str, label: str, number: Decimal, measure: str = "value") -> Said:
    return said.rate(field, label, f"{number:.2f}%", plain(number), measure)


def people(c: Chance, unit: Unit, f: Figures) -> Paragraph:
    def count(label: str, number: int, field: str, word: str) -> Said:
        return said.count(label, f"{number}{word}", str(number), word, field=field)

    word = c.one(["人", "名"])
    post = c.one(["编制数", "核定编制", "事业编制", "人员编制"])
    staff = c.one(["在职人员", "在职", "在编在职人员", "实际在职人员"])
    retired = c.one(["退休人员", "离退休人员"])
    establishment = count(post, f.establishment, "staff.establishment", word)
    actual = count(staff, f.staff, "staff.actual", c.one(["人", word]))
    leaver = count(retired, f.retired, "staff.retired", "人")
    car = c.one(["公务用车", "车辆"])
    cars = said.count("公务用车", f"{f.vehicles}{c.one(['辆', '台'])}", str(f.vehicles), "辆", field="vehicles")
    cars = said.count("公务用车", cars.raw, str(f.vehicles), cars.raw[-1], field="vehicles")
    start = c.one(["我单位", f"{unit.year}年末，我单位", f"截至{unit.year}年底，本单位", "单位"])
    first = sentence(start + post, establishment, c.one(["，年末", "，"]) + staff, actual)
    second = sentence(c.one(["，另有", "，", "；"]) + retired, leaver, "。")
    third = sentence("公务用车", cars, "。") if car == "公务用车" else sentence("")
    return joined(first, second, third)


def spending(c: Chance, unit: Unit, f: Figures, a: Amounts) -> list[Paragraph]:
    _, budget, final = f.money["total"]
    rate = share(final, budget)
    assert rate is not None
    opening = c.one(["年初预算", "年初预算数"])
    planned, spent = c.one([("全年预算数", "全年支出"), ("调整后预算", "实际支出"), ("全年预算", "决算总支出")])
    word = c.one(["预算执行率", "预算执行率为", "执行率达", "预算完成率为"])
    label = word.removesuffix("为").removesuffix("达")
    total = sentence(
        c.one([f"{unit.year}年度", f"{unit.year}年，我单位", ""]) + opening,
        a.money("expenditure.total", opening, f.opening, "budget"), f"，{planned}",
        a.money("expenditure.total", planned, budget, "adjusted_budget"), f"，{spent}",
        a.money("expenditure.total", spent, final), f"，{word}", percent("execution_rate", label, rate, "rate"), "。",
    )  # fmt: skip
    basic, project = f.final("basic"), f.final("project")
    parts = sentence(
        c.one(["其中：", "其中"]) + "基本支出", a.money("expenditure.basic", "基本支出", basic), *_share(c, "基本支出", basic, final), c.one(["；", "，"]) + "项目支出",
        a.money("expenditure.project", "项目支出", project), *_share(c, "项目支出", project, final), "。",
    )  # fmt: skip
    return [joined(total, parts), *([_less(c, unit, f, a)] if c.yes(0.5) else [])]


def _share(c: Chance, label: str, part: Decimal, whole: Decimal) -> Sequence[Piece]:
    number = share(part, whole)
    assert number is not None
    return (c.one(["，占", "，占总支出的"]), percent("fact", label, number)) if c.yes(0.5) else ()


def _moved(f: Figures, name: str) -> tuple[Decimal, str, Decimal]:
    """How an amount differs from last year's, in which direction, and by how many percent."""
    prior, _, final = f.money[name]
    rate = share(abs(final - prior), prior)
    assert rate is not None
    return abs(final - prior), "up" if final > prior else "down", rate


def _less(c: Chance, unit: Unit, f: Figures, a: Amounts) -> Paragraph:
    """公用经费 or 总支出 against last year."""
    difference, direction, rate = _moved(f, "total")
    more = (
        c.one([("增加", "增长"), ("增加", "上升")])
        if direction == "up"
        else c.one([("减少", "下降"), ("减少", "降低")])
    )
    base = c.one(["比上年", "较上年", "较去年", "同比"])
    told = base if base == "同比" else base[1:]
    return sentence(
        f"{unit.year}年总支出", a.money("expenditure.total", "总支出", f.final("total")), f"，{base}{more[0]}",
        a.change("expenditure.total", "总支出", difference, direction, told), f"，{more[1]}",
        said.change("expenditure.total", "总支出", f"{rate:.2f}%", plain(rate), "%", direction, told), "。",
    )  # fmt: skip


def three_public(c: Chance, unit: Unit, f: Figures, a: Amounts) -> Paragraph:
    label = c.one(["“三公”经费支出", "三公经费", "“三公”经费"])
    final = f.final("three")
    difference, direction, rate = _moved(f, "three")
    base = c.one(["较上年", "比上年", "比去年"])
    word = {"up": c.one(["增长", "上升"]), "down": c.one(["下降", "降低", "减少"])}[direction]
    pieces: list[Piece] = [f"{unit.year}年{label}", a.money("three_public.total", label, final)]
    if difference and c.yes(0.6):
        pieces += [
            f"，{base}{word}",
            said.change("three_public.total", label, f"{rate:.2f}%", plain(rate), "%", direction, base[1:]),
        ]
    running, reception = c.one(["公务用车运行维护费", "公车运行维护费"]), c.one(["公务接待费", "公务接待费用"])
    pieces += [
        c.one(["，其中：", "，其中"]) + running, a.money("three_public.vehicle.running", running, f.final("running")),
        c.one(["，", "、"]) + reception, a.money("three_public.reception", reception, f.final("reception")),
    ]  # fmt: skip
    if f.final("purchase"):
        pieces += ["，公务用车购置费", a.money("three_public.vehicle.purchase", "公务用车购置费", f.final("purchase"))]
    absent = c.one(["无因公出国（境）费", "未发生因公出国（境）费", "没有因公出国（境）费用"])
    if c.yes(0.5):
        pieces += ["，", said.none("three_public.abroad", absent[absent.index("因") :], absent)]
    if c.yes(0.5):
        pieces += [
            "。" + c.one(["全年", "本年"]) + "政府采购金额",
            a.money("procurement.amount", "政府采购金额", f.final("procurement")),
        ]
    return sentence(*pieces, "。")


def absences(c: Chance, unit: Unit) -> Paragraph:
    names = [("expenditure.government_fund", "政府性基金预算支出"), ("expenditure.state_capital", "国有资本经营预算支出"), ("expenditure.social_insurance", "社会保险基金预算支出")]  # fmt: skip
    field, label = c.one(names)
    verb = c.one(["无", "没有", "未安排"])
    return sentence(f"{unit.year}年", said.none(field, label, verb + label), "。")


def outputs(c: Chance, given: Sequence[Set]) -> Paragraph | None:
    """Indicators that count something, told again: a noun once."""
    lines = {line.source["noun"]: line for one in given for line in one.lines if line.source and (line.source.get("verb") or line.source["unit"] == "%")}  # fmt: skip
    kept = c.some(list(lines.values()), 2, 6)
    pieces: list[Piece] = []
    for line in kept:
        source = line.source
        if source is None or line.reached is None:
            continue
        noun, unit = source["noun"], source["unit"]
        value = plain(line.reached * source.get("scale", 1))
        word = f"{line.reached.normalize():f}{unit}"
        lead = ("，" if pieces else "") + source.get("verb", "") + noun
        joint = c.one(["", "达", "达到"]) if unit == "%" else c.one(["", "", "共计"])
        pieces += [lead + joint, Said("fact", noun, word, value, source.get("base", unit), unit)]
    return sentence(c.one(["全年", "一年来，", "通过项目实施，"]), *pieces, "。") if pieces else None


def result(c: Chance, unit: Unit, total: Decimal) -> Paragraph:
    word, grade_word = (
        c.one(["自评得分", "自评综合得分", "绩效自评得分", "自评总分"]),
        c.one(["自评等级", "等级", "评价等级"]),
    )
    joint = c.one(["", "为"])
    grade = "优" if total >= 90 else "良" if total >= 80 else "中"
    raw = {"优": c.one(["优", "优秀"]), "良": c.one(["良", "良好"])}.get(grade, grade)
    left, right = c.one([("", ""), ("“", "”")])
    points = plain(total)
    return sentence(
        c.one([f"{unit.year}年度部门整体支出", "我单位", "经自评，", "综合各项指标，"]) + word + joint,
        said.count(word, f"{points}分", points, "分", field="score_total", measure="score"),
        f"，{grade_word}为{left}", said.text("grade", raw, grade, grade_word), f"{right}。",
    )  # fmt: skip


def date_said(c: Chance, unit: Unit, in_chinese: bool) -> Said:
    year, month, day = unit.date
    value = f"{year}-{month:02}-{day:02}"
    if in_chinese:
        zero = c.one(["〇", "○"])
        raw = "".join(CHINESE[int(n)] for n in str(year)).replace("〇", zero) + f"年{_number(month)}月{_number(day)}日"
    else:
        raw = c.one([f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日", f"{year} 年 {month} 月 {day} 日"])
    return said.text("report_date", raw, value)


def _number(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if not tens else ("" if tens == 1 else CHINESE[tens]) + "十") + (CHINESE[ones] if ones else "")


def plain_words(c: Chance, unit: Unit) -> list[Paragraph]:
    """Headings' companions without a quantity, with numbers that are none."""
    number = c.number(2, 30)
    return [
        sentence(f"根据《{unit.county}财政局关于开展{unit.year}年度预算绩效自评工作的通知》（财绩〔{unit.year + 1}〕{number}号）要求，我单位组织开展了绩效自评，现将有关情况报告如下："),
        sentence(c.one([
            "一是绩效指标还不够细化；二是部分项目前期准备不足，资金支付偏慢。",
            "预算编制不够精准，绩效管理意识有待加强。",
            "个别项目进度滞后，主要是受天气影响。",
        ])),
        sentence(c.one([
            "加强项目前期论证，细化绩效指标，做好绩效监控。",
            "落实“十四五”规划要求，提前谋划项目，加快支出进度。",
            WORDS["names"]["measures"][1],
        ])),
    ]  # fmt: skip
