"""What came of the money, by chance: the ways in which reports say about, more than, from … to, doubled, the same as last year."""

from collections.abc import Callable
from decimal import Decimal

from corpus import said
from corpus.generate.chance import Chance
from corpus.generate.prose import Paragraph, Piece, percent, sentence
from corpus.said import Said

Pattern = Callable[[int, int], list[Piece]]  # a number from 12 to 98 and the evaluated year


def _many(n: int, _: int) -> list[Piece]:
    return ["惠及群众", said.count("群众", f"{n}00余人", f"{n}00", "人", comparator=">"), "。"]


def _about(n: int, _: int) -> list[Piece]:
    return [
        "带动农户增收",
        said.money("fact", "农户增收", f"约{n}.5万元", f"{n}.5", "万元", "value", comparator="~"),
        "。",
    ]


def _raised(n: int, _: int) -> list[Piece]:
    label, half = "农村自来水普及率", Decimal(n) / 2
    return [f"{label}由", percent("fact", label, half + 30), "提高到", percent("fact", label, half + 35), "。"]


def _points(n: int, _: int) -> list[Piece]:
    label = "渠道水利用率"
    more = said.change("fact", label, "1.5个百分点", "1.5", "百分点", "up", "上年")
    return [label, said.rate("fact", label, f"{n}%", str(n)), "，比上年提高", more, "。"]


def _folded(n: int, _: int) -> list[Piece]:
    share = said.rate("fact", "林区巡查覆盖率", "100%", "100")
    return [
        "完成公益林抚育",
        said.count("公益林抚育", f"{n}.6万亩", f"{n}.6", "亩", "万亩"),
        "，林区巡查覆盖率达",
        share,
        "。",
    ]


def _least(n: int, _: int) -> list[Piece]:
    kept = said.rate("fact", "投诉办结率", f"{n}%以上", str(n), comparator=">=")
    return ["投诉办结率保持在", kept, "，服务质量稳步提升。"]


def _nearly(n: int, _: int) -> list[Piece]:
    sheets = said.count("宣传资料", f"近{n}00份", f"{n}00", "份", comparator="~")
    return ["发放宣传资料", sheets, "，接受咨询", said.count("咨询", f"{n + 200}人次", str(n + 200), "人次"), "。"]


def _doubled(n: int, _: int) -> list[Piece]:
    twice = Said("fact", "公共充电桩", "翻一番", "2", "倍", "番", "change", direction="up", base="上年")
    return ["公共充电桩", said.count("公共充电桩", f"{n}个", str(n), "个"), "，较上年", twice, "。"]


def _times(n: int, _: int) -> list[Piece]:
    more = said.change("fact", "投诉举报", "1.2倍", "1.2", "倍", "up", "上年")
    return ["受理投诉举报", said.count("投诉举报", f"1,{n}8件", f"1{n}8", "件"), "，比上年增长", more, "。"]


def _same(n: int, _: int) -> list[Piece]:
    rate = said.rate("fact", "设备完好率", f"{n}%", str(n))
    return ["设备完好率", rate, "，与上年", said.flat("fact", "设备完好率", "持平", "上年"), "。"]


def _range(n: int, _: int) -> list[Piece]:
    raw = f"{n}00元至{n + 5}00元"
    low, high = (said.money("fact", "单户补助", raw, f"{k}00", "元", "value") for k in (n, n + 5))
    return ["单户补助", *said.span(low, high), "不等。"]


def _last_year(n: int, year: int) -> list[Piece]:
    before = said.count("安全隐患", f"{n + 9}处", str(n + 9), "处", period=str(year - 1))
    return ["安全隐患由上年的", before, "降至", said.count("安全隐患", f"{n}处", str(n), "处"), "。"]


def _chinese(n: int, _: int) -> list[Piece]:
    rest = said.count("管护公示牌", f"{n}块", str(n), "块")
    return ["建成示范村", said.count("示范村", "三个", "3", "个"), "，新增管护公示牌", rest, "。"]


def _both(n: int, _: int) -> list[Piece]:
    one, other = said.count("泵站", f"{n}座", str(n), "座"), said.count("蓄水池", f"{n + 7}座", str(n + 7), "座")
    return ["新建泵站", one, "、蓄水池", other, "。"]


PATTERNS: tuple[Pattern, ...] = (
    _many, _about, _raised, _points, _folded, _least, _nearly, _doubled, _times, _same, _range, _last_year, _chinese, _both,
)  # fmt: skip


def effects(chance: Chance, year: int) -> list[Paragraph]:
    """One to three of them."""
    return [sentence(*pattern(chance.number(12, 93), year)) for pattern in chance.some(PATTERNS, 1, 3)]
