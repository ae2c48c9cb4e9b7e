"""Cells of known kind: value, unit, status, and what is doubtful."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from normalize import cells
from normalize.cells import (
    CellReading,
    fit_rate,
    read_code,
    read_date_cell,
    read_grade_cell,
    read_measured,
    read_money,
    read_rate,
    read_score,
    read_target,
    read_text,
)
from normalize.decimals import plain
from normalize.marks import Marks
from schemas.notes import note
from schemas.values import Comparator, Kind, Status

# text, inherited unit, value, unit, stated_unit, comparator, status
MONEY: list[tuple[str, str, str | None, str, str, Comparator, Status]] = [
    ("1225.82", "万元", "12258200", "元", "万元", "=", "read"),
    ("\u30001225.82 ", "万元", "12258200", "元", "万元", "=", "read"),
    ("1,767.91", "万元", "17679100", "元", "万元", "=", "read"),
    ("1 767.91", "万元", "17679100", "元", "万元", "=", "read"),
    ("9", "万元", "90000", "元", "万元", "=", "read"),
    ("0", "万元", "0", "元", "万元", "=", "read"),
    ("0.00", "元", "0", "元", "元", "=", "read"),
    ("-35.2", "万元", "-352000", "元", "万元", "=", "read"),
    ("12", "亿元", "1200000000", "元", "亿元", "=", "read"),
    ("12", "万", "120000", "元", "万", "=", "read"),
    ("390,118.10元", "万元", "390118.1", "元", "元", "=", "read"),
    ("10606.7522万元", "元", "106067522", "元", "万元", "=", "read"),
    ("10606.7522万元", "", "106067522", "元", "万元", "=", "read"),
    ("0.39万", "元", "3900", "元", "万", "=", "read"),
    ("5亿", "", "500000000", "元", "亿", "=", "read"),
    ("约5万元", "元", "50000", "元", "万元", "~", "read"),
    ("", "万元", None, "元", "万元", "", "blank"),
    ("\u3000", "万元", None, "元", "万元", "", "blank"),
    ("……", "万元", None, "元", "万元", "", "blank"),
    ("——", "万元", None, "元", "万元", "", "not_applicable"),
    ("／", "元", None, "元", "元", "", "not_applicable"),
    ("无", "元", None, "元", "元", "", "stated_none"),
    ("", "", None, "", "", "", "blank"),
    ("若干", "万元", None, "元", "万元", "", "unreadable"),
    ("12.5/13", "万元", None, "元", "万元", "", "unreadable"),
    ("45%", "万元", None, "元", "万元", "", "unreadable"),
    ("3个", "万元", None, "元", "万元", "", "unreadable"),
    ("三分之二", "万元", None, "元", "万元", "", "unreadable"),
    ("5-10", "万元", None, "元", "万元", "", "unreadable"),
    ("100\n200", "万元", None, "元", "万元", "", "unreadable"),
    ("1225.82", "", None, "", "", "", "unreadable"),
    ("1225.82", "个", None, "", "个", "", "unreadable"),
]


@pytest.mark.parametrize(("text", "inherited", "value", "unit", "stated_unit", "comparator", "status"), MONEY)
def test_money(
    text: str, inherited: str, value: str | None, unit: str, stated_unit: str, comparator: str, status: str
) -> None:
    _expect(read_money(text, inherited), value, unit, stated_unit, comparator, status)


# text, kind, inherited unit, value, unit, stated_unit
MEASURED: list[tuple[str, Kind, str, str | None, str, str]] = [
    ("45", "people", "人", "45", "人", "人"),
    ("45名", "people", "人", "45", "人", "名"),
    ("45个", "people", "人", "45", "人", "个"),
    ("45", "people", "个", "45", "人", "个"),
    ("1.2万", "people", "人", "12000", "人", "万"),
    ("四十五人", "people", "", "45", "人", "人"),
    ("300", "area", "㎡", "300", "㎡", "㎡"),
    ("300", "area", "平方米", "300", "㎡", "平方米"),
    ("1.2", "area", "公顷", "12000", "㎡", "公顷"),
    ("3亩", "area", "㎡", "3", "亩", "亩"),
    ("5辆", "count", "", "5", "辆", "辆"),
    ("5", "count", "辆", "5", "辆", "辆"),
    ("5", "count", "", "5", "", ""),
    ("5", "people", "", None, "", ""),
    ("5", "area", "", None, "", ""),
    ("5公里", "area", "㎡", None, "㎡", "㎡"),
    ("5天", "count", "辆", None, "辆", "辆"),
]


@pytest.mark.parametrize(("text", "kind", "inherited", "value", "unit", "stated_unit"), MEASURED)
def test_measured(text: str, kind: Kind, inherited: str, value: str | None, unit: str, stated_unit: str) -> None:
    read = read_measured(text, kind, inherited)
    _expect(read, value, unit, stated_unit, "" if value is None else "=", "unreadable" if value is None else "read")


# text, value, stated_unit, comparator, status
RATES: list[tuple[str, str | None, str, Comparator, Status]] = [
    ("100%", "100", "%", "=", "read"),
    ("89.62％", "89.62", "%", "=", "read"),
    ("16.77 %", "16.77", "%", "=", "read"),
    ("95.5", "95.5", "", "=", "read"),
    ("0", "0", "", "=", "read"),
    ("0.00%", "0", "%", "=", "read"),
    ("6.44‰", "0.644", "‰", "=", "read"),
    ("近三成", "30", "成", "~", "read"),
    ("百分之九十", "90", "%", "=", "read"),
    ("三分之二", "200/3", "", "=", "read"),
    ("≥95%", "95", "%", ">=", "read"),
    ("控制率95.56%", "95.56", "%", "=", "read"),
    ("", None, "", "", "blank"),
    ("—", None, "", "", "not_applicable"),
    ("3.5个百分点", None, "", "", "unreadable"),
    ("90分", None, "", "", "unreadable"),
    ("未完成", None, "", "", "unreadable"),
]


@pytest.mark.parametrize(("text", "value", "stated_unit", "comparator", "status"), RATES)
def test_rate(text: str, value: str | None, stated_unit: str, comparator: str, status: str) -> None:
    _expect(read_rate(text), value, "%", stated_unit, comparator, status)


@pytest.mark.parametrize(
    ("text", "expected", "value", "certain"),
    [
        ("1.00", "100", "100", True),
        ("1", "100", "100", True),
        ("0.8962", "89.62", "89.62", True),
        ("0.9", "89.62", "90", True),
        ("0.9", "88", "0.9", False),
        ("1.087", "108.7", "108.7", True),
        ("0.0900000762939453", "9", "9.00000762939453", True),
        ("1.00", "1.003", "1", True),
        ("0.95", "50", "0.95", False),
        ("1.00", None, "1", False),
        ("95.5", "12", "95.5", True),
        ("1%", "100", "1", True),
        ("0", "100", "0", True),
    ],
)
def test_unsigned_rate_is_judged_by_its_figures(text: str, expected: str | None, value: str, certain: bool) -> None:
    fitted = fit_rate(read_rate(text), None if expected is None else Decimal(expected))
    assert isinstance(fitted.value, Decimal)
    assert (plain(fitted.value), fitted.certain, bool(fitted.note)) == (value, certain, not certain)


# text, value, status
SCORES: list[tuple[str, str | None, Status]] = [
    ("10", "10", "read"),
    ("10分", "10", "read"),
    ("9.5 分", "9.5", "read"),
    ("0. 1分", "0.1", "read"),
    ("９９", "99", "read"),
    ("99.00", "99", "read"),
    ("-1", "-1", "read"),
    ("", None, "blank"),
    ("/", None, "not_applicable"),
    ("优", None, "unreadable"),
    ("95%", None, "unreadable"),
    ("10/10", None, "unreadable"),
]


@pytest.mark.parametrize(("text", "value", "status"), SCORES)
def test_score(text: str, value: str | None, status: str) -> None:
    _expect(read_score(text), value, "分", "分", "=" if value else "", status)


# text, unit and comparator from the neighbours, then value, unit, stated_unit, comparator
TARGETS: list[tuple[str, str, Comparator, str, str, str, str]] = [
    ("4个", "", "", "4", "个", "个", "="),
    ("200亿", "", "", "20000000000", "", "亿", "="),
    ("356.5亿", "亿元", "", "35650000000", "元", "亿", "="),
    ("满意度90%以上", "", "", "90", "%", "%", ">="),
    ("20", "家", ">=", "20", "家", "家", ">="),
    ("95", "%", ">=", "95", "%", "%", ">="),
    ("100", "百分比", "=", "100", "%", "百分比", "="),
    ("5", "万元", "<=", "50000", "元", "万元", "<="),
    ("95%以下", "个", ">=", "95", "%", "%", "<="),
    ("三分之二", "次", "", "2/3", "", "", "="),
    ("20", "", "", "20", "", "", "="),
]


@pytest.mark.parametrize(("text", "given", "operator", "value", "unit", "stated_unit", "comparator"), TARGETS)
def test_target(
    text: str, given: str, operator: Comparator, value: str, unit: str, stated_unit: str, comparator: str
) -> None:
    (read,) = read_target(text, given, operator)
    _expect(read, value, unit, stated_unit, comparator, "read")


@pytest.mark.parametrize(
    "text", ["节约项目资金，国有资产增值", "建成3个示范点", "12月底前", "2021年", "优", "100%完成", "定性"]
)
def test_target_that_is_text(text: str) -> None:
    assert read_target(f" {text}\n", "%", ">=") == (CellReading(text, text),)


def test_target_that_is_a_range() -> None:
    low, high = read_target("3-5", "家")
    _expect(low, "3", "家", "家", ">=", "read")
    _expect(high, "5", "家", "家", "<=", "read")
    assert low.raw == high.raw == "3-5"


@pytest.mark.parametrize(
    ("text", "status"),
    [("", "blank"), ("……", "blank"), ("≥**个", "blank"), ("无", "stated_none"), ("/", "not_applicable")],
)
def test_target_that_is_nothing(text: str, status: Status) -> None:
    assert read_target(text, "个", ">=") == (CellReading(text, status=status),)


def test_text_keeps_inner_breaks() -> None:
    assert read_text("　一\n二 \n") == CellReading("一\n二", "一\n二")
    assert read_text(" 无") == CellReading("无", status="stated_none")


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (read_grade_cell, "优秀", "优"),
        (read_date_cell, "2021年4月24日", "2021-04-24"),
        (read_code, "219001", "219001"),
        (read_code, "２１９ ００１", "219001"),
        (read_code, "510000_0013zp", "510000_0013zp"),
        (read_code, "0013-A", "0013-A"),
    ],
)
def test_named(reader: Callable[[str], CellReading], text: str, value: str) -> None:
    assert reader(text) == CellReading(text, value)


@pytest.mark.parametrize(
    ("reader", "text", "status", "note"),
    [
        (read_grade_cell, "优良", "unreadable", note("not_a_grade")),
        (read_grade_cell, "", "blank", ""),
        (read_date_cell, "2021年2月30日", "unreadable", note("not_a_date")),
        (read_date_cell, "/", "not_applicable", ""),
        (read_code, "镇人民政府", "unreadable", note("not_a_code")),
        (read_code, "ABC", "unreadable", note("not_a_code")),
        (read_code, "无", "stated_none", ""),
    ],
)
def test_not_named(reader: Callable[[str], CellReading], text: str, status: Status, note: str) -> None:
    assert reader(text) == CellReading(text, status=status, note=note)


@pytest.mark.parametrize(
    ("read", "note"),
    [
        (read_money("100 200", "元"), note("spaced")),
        (read_score("1 000"), note("spaced")),
        (read_money("（12.5）", "万元"), note("in_brackets")),
        (read_rate("1.00"), note("may_be_share")),
        (read_target("100 200")[0], note("spaced")),
        (read_target("2022.12")[0], note("like_a_month")),
    ],
)
def test_what_is_doubtful_says_why(read: CellReading, note: str) -> None:
    assert (read.status, read.certain, read.note) == ("read", False, note)


@pytest.mark.parametrize(
    ("read", "note"),
    [
        (read_money("5", ""), note("no_unit")),
        (read_money("5%", "元"), note("other_unit")),
        (read_money("五六百", "元"), note("not_a_number")),
        (read_score("好"), note("not_a_number")),
        (read_rate("好"), note("not_a_number")),
    ],
)
def test_what_is_unreadable_says_why(read: CellReading, note: str) -> None:
    assert (read.status, read.value, read.note) == ("unreadable", None, note)


def test_marks_of_the_form_are_used() -> None:
    marks = Marks.of({"not_applicable": ["0.00"]})
    assert read_money("0.00", "万元", marks).status == "not_applicable"


def _expect(read: CellReading, value: str | None, unit: str, stated_unit: str, comparator: str, status: str) -> None:
    got = plain(read.value) if isinstance(read.value, Decimal | Fraction) else read.value
    assert (got, read.unit, read.stated_unit, read.comparator, read.status) == (
        value,
        unit,
        stated_unit,
        comparator,
        status,
    )


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda: cells.read_measured("118.7\n5", "money", "万元"), "1187500"),
        (lambda: cells.read_measured("41.2 0", "money", "万元"), "412000"),
        (lambda: cells.read_measured("1,225.8 2", "money", "元"), "1225.82"),
        (lambda: cells.read_rate("95.5 1%"), "95.51"),
        (lambda: cells.read_score("9. 5 5分"), "9.55"),
    ],
)
def test_decimals_cut_by_a_wrap_are_read_on_with_doubt(read: Callable[[], CellReading], value: str) -> None:
    reading = read()
    assert isinstance(reading.value, Decimal)
    assert (plain(reading.value), reading.certain, reading.note) == (value, False, note("broken"))


def test_two_scores_below_one_another_are_not_one() -> None:
    assert cells.read_score("10.5\n10").status == "unreadable"
