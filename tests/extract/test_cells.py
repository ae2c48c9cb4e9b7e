"""A located cell in, its readings out: what the codebook says it holds, with the unit that stands nearest."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extract.cells import label_unit, read_located
from normalize.marks import DEFAULT_MARKS
from schemas.document import Cell, Provenance
from schemas.located import Located
from schemas.values import Measure, Value


def place(
    field: str,
    measure: Measure,
    raw: str,
    label: str = "",
    units: tuple[str, ...] = (),
    operator: str = "",
    unit: str = "",
) -> Located:
    return Located(
        field=field,
        measure=measure,
        item="",
        label=label,
        place=Provenance(table=0, row=0, col=0),
        cell=Cell(raw, 0, 0),
        raw=raw,
        match="exact",
        unit_texts=units,
        operator=operator,
        unit_text=unit,
    )


KINDS: list[tuple[str, Measure, str, tuple[str, ...], Value | None, str, str]] = [
    ("expenditure.total", "final", "1,225.82", ("万元",), Decimal(12258200), "元", "万元"),
    ("expenditure.total", "final", "１２３．４５", ("（单位：万元）",), Decimal(1234500), "元", "万元"),
    ("expenditure.total", "final", "12.5元", ("万元",), Decimal("12.5"), "元", "元"),
    ("staff.establishment", "value", "96", (), Decimal(96), "人", "人"),
    ("staff.establishment", "value", "96名", (), Decimal(96), "人", "名"),
    ("staff.control_rate", "value", "96.88%", (), Decimal("96.88"), "%", "%"),
    ("building.actual_area", "value", "3180", ("实际规模（㎡）",), Decimal(3180), "㎡", "㎡"),
    ("funds.total", "weight", "10分", (), Decimal(10), "分", "分"),
    ("funds.total", "score", "９．５６", (), Decimal("9.56"), "分", "分"),
    ("funds.total", "reason", "尾款待付", (), "尾款待付", "", ""),
    ("savings_measures", "value", " 措施 ", (), "措施", "", ""),
    ("budget_code", "value", "013026", (), "013026", "", ""),
    ("grade", "value", "良好", (), "良", "", ""),
    ("indicator", "criterion", "每少10个百分点扣1分", (), "每少10个百分点扣1分", "", ""),
]


@pytest.mark.parametrize(("field", "measure", "raw", "units", "value", "unit", "stated"), KINDS)
def test_what_a_cell_holds(
    field: str, measure: Measure, raw: str, units: tuple[str, ...], value: Value | None, unit: str, stated: str
) -> None:
    (reading,) = read_located(place(field, measure, raw, units=units), DEFAULT_MARKS)
    assert (reading.value, reading.unit, reading.stated_unit, reading.status) == (value, unit, stated, "read")
    assert reading.certain


TARGETS = [
    # raw, label, operator column, unit column → value, unit, stated unit, comparator
    ("满意度90%以上", "", "", "", Decimal(90), "%", "%", ">="),
    ("≥95%", "", "", "", Decimal(95), "%", "%", ">="),
    ("4个", "", "", "", Decimal(4), "个", "个", "="),
    ("8000", "", "≥", "亩", Decimal(8000), "亩", "亩", ">="),
    ("100", "", "＝", "%", Decimal(100), "%", "%", "="),
    ("248.5", "", "≤", "万元", Decimal(2485000), "元", "万元", "<="),
    ("≤3", "", "≥", "个", Decimal(3), "个", "个", "<="),
    ("93.5%", "", "≥", "亩", Decimal("93.5"), "%", "%", ">="),
    ("200亿", "实现交易总额200亿元", "", "", Decimal(20000000000), "元", "亿", "="),
    ("60", "培训人次（人次）", "", "", Decimal(60), "人次", "人次", "="),
    ("三分之一", "", "", "", Fraction(1, 3), "", "", "="),
    ("节约项目资金", "", "", "", "节约项目资金", "", "", ""),
    ("建成3个示范点", "", "", "", "建成3个示范点", "", "", ""),
    ("12月底前", "", "", "", "12月底前", "", "", ""),
    ("优良中低差", "", "定性", "", "优良中低差", "", "", ""),
]


@pytest.mark.parametrize(("raw", "label", "operator", "unit_column", "value", "unit", "stated", "comparator"), TARGETS)
def test_targets(
    raw: str, label: str, operator: str, unit_column: str, value: Value, unit: str, stated: str, comparator: str
) -> None:
    (reading,) = read_located(
        place("indicator", "target", raw, label, operator=operator, unit=unit_column), DEFAULT_MARKS
    )
    assert (reading.value, reading.unit, reading.stated_unit, reading.comparator) == (value, unit, stated, comparator)


def test_a_range_is_two_readings_of_one_text() -> None:
    low, high = read_located(place("indicator", "target", "10-20公里"), DEFAULT_MARKS)
    assert [(end.raw, end.value, end.unit, end.comparator) for end in (low, high)] == [
        ("10-20公里", Decimal(10), "km", ">="),
        ("10-20公里", Decimal(20), "km", "<="),
    ]


@pytest.mark.parametrize(
    ("raw", "status"),
    [("", "blank"), ("……", "blank"), ("——", "not_applicable"), ("/", "not_applicable"), ("无", "stated_none")],
)
@pytest.mark.parametrize(
    ("field", "measure", "unit", "stated"),
    [
        ("expenditure.total", "final", "元", "万元"),
        ("staff.establishment", "value", "人", "人"),
        ("funds.total", "score", "分", "分"),
        ("funds.total", "rate", "%", ""),
        ("savings_measures", "value", "", ""),
        ("indicator", "target", "", ""),
    ],
)
def test_nothing_keeps_the_unit_of_its_column(
    raw: str, status: str, field: str, measure: Measure, unit: str, stated: str
) -> None:
    units = ("万元",) if field == "expenditure.total" else ()
    (reading,) = read_located(place(field, measure, raw, units=units), DEFAULT_MARKS)
    assert (reading.raw, reading.value, reading.status) == (raw, None, status)
    assert (reading.unit, reading.stated_unit) == (unit, stated)


UNREADABLE: list[tuple[str, Measure, str, tuple[str, ...]]] = [
    ("expenditure.total", "final", "见附表", ("万元",)),
    ("expenditure.total", "final", "12.5", ()),  # no unit anywhere
    ("expenditure.total", "final", "3人", ("万元",)),
    ("funds.total", "score", "优秀", ()),
    ("funds.total", "rate", "较高", ()),
    ("grade", "value", "完成", ()),
    ("budget_code", "value", "甲局", ()),
]


@pytest.mark.parametrize(("field", "measure", "raw", "units"), UNREADABLE)
def test_what_is_not_understood_says_so(field: str, measure: Measure, raw: str, units: tuple[str, ...]) -> None:
    (reading,) = read_located(place(field, measure, raw, units=units), DEFAULT_MARKS)
    assert (reading.raw, reading.value, reading.status) == (raw, None, "unreadable")
    assert reading.note


def test_the_unit_of_the_form_serves_where_none_is_printed() -> None:
    assumed, printed, own, nothing = (
        read_located(place("expenditure.total", "final", raw, units=units), DEFAULT_MARKS, "万元")[0]
        for raw, units in (("1.5", ()), ("1.5", ("元",)), ("1.5亿元", ()), ("——", ()))
    )
    assert (assumed.value, assumed.stated_unit, assumed.certain) == (Decimal(15000), "万元", False)
    assert "万元" in assumed.note
    assert (printed.value, printed.certain) == (Decimal("1.5"), True)
    assert (own.value, own.certain) == (Decimal(150000000), True)
    assert (nothing.status, nothing.certain) == ("not_applicable", True)


LABEL_UNITS = [
    ("培训人次（人）", "60", "人"),
    ("培训人次(人) ", "60", "人"),
    ("指标1：实现交易总额200亿元", "200亿", "亿元"),
    ("指标2：新修谷坊26座", "26", "座"),
    ("新修谷坊26座", "26座", None),  # the cell prints its own
    ("新修谷坊26座、集雨池45口", "26", None),  # which of the two?
    ("新修谷坊", "26", None),
    ("指标1：", "26", None),
    ("满意度（百分制）", "90", None),
    ("实现交易总额200元", "200亿", None),
]


@pytest.mark.parametrize(("label", "raw", "unit"), LABEL_UNITS)
def test_the_unit_of_an_indicators_text(label: str, raw: str, unit: str | None) -> None:
    found = label_unit(label, raw)
    assert found == unit if unit != "亿元" else found in ("亿元", "元")


def test_an_amount_too_large_for_the_habit_of_the_form_is_not_guessed() -> None:
    """283665124.00 without a unit is 元, not 万元: no value rather than one ten thousand times too large."""
    (large,) = read_located(place("funds.total", "executed", "283665124.00"), DEFAULT_MARKS, "万元")
    assert (large.status, large.value, large.unit) == ("unreadable", None, "元")
    (usual,) = read_located(place("funds.total", "executed", "2836.65"), DEFAULT_MARKS, "万元")
    assert (usual.status, usual.value, usual.certain) == ("read", Decimal(28366500), False)


def test_units_that_differ_are_said() -> None:
    """三公经费（元） under 决算数（万元）: the heading's unit is used, and the conflict is a doubt."""
    (reading,) = read_located(
        place("three_public.total", "final", "41230.5", "三公经费（元）", ("决算数（万元）", "三公经费（元）")),
        DEFAULT_MARKS,
    )
    assert (reading.value, reading.certain) == (Decimal(412305000), False)
    assert "元" in reading.note
