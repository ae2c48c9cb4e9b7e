"""What a unit is worth, and which unit a label declares."""

from decimal import Decimal

import pytest

from normalize.decimals import plain
from normalize.units import Kind, fits, stated_unit, unit_of, written_unit
from schemas.values import Kind as FieldKind

UNITS: list[tuple[str, Kind, str, str]] = [
    ("元", "money", "元", "1"),
    ("万元", "money", "元", "10000"),
    ("千元", "money", "元", "1000"),
    ("百万元", "money", "元", "1000000"),
    ("千万元", "money", "元", "10000000"),
    ("亿元", "money", "元", "100000000"),
    ("十亿元", "money", "元", "1000000000"),
    ("万亿元", "money", "元", "1000000000000"),
    ("角", "money", "元", "0.1"),
    ("万美元", "money", "美元", "10000"),
    ("万", "scale", "", "10000"),
    ("亿", "scale", "", "100000000"),
    ("㎡", "area", "㎡", "1"),
    ("m²", "area", "㎡", "1"),
    ("m2", "area", "㎡", "1"),
    ("平方米", "area", "㎡", "1"),
    ("平米", "area", "㎡", "1"),
    ("万平方米", "area", "㎡", "10000"),
    ("公顷", "area", "㎡", "10000"),
    ("平方公里", "area", "㎡", "1000000"),
    ("km²", "area", "㎡", "1000000"),
    ("亩", "area", "亩", "1"),
    ("万亩", "area", "亩", "10000"),
    ("米", "length", "m", "1"),
    ("公里", "length", "km", "1"),
    ("千米", "length", "km", "1"),
    ("万公里", "length", "km", "10000"),
    ("千克", "weight", "千克", "1"),
    ("万吨", "weight", "吨", "10000"),
    ("㎏", "weight", "㎏", "1"),
    ("立方米", "volume", "立方米", "1"),
    ("千瓦", "other", "千瓦", "1"),
    ("人", "people", "人", "1"),
    ("万人次", "people", "人次", "10000"),
    ("宗", "count", "宗", "1"),
    ("亿件", "count", "件", "100000000"),
    ("席位", "count", "席位", "1"),
    ("批（次）", "count", "批(次)", "1"),
    ("个月", "duration", "个月", "1"),
    ("工作日", "duration", "工作日", "1"),
    ("%", "rate", "%", "1"),
    ("％", "rate", "%", "1"),
    ("百分比", "rate", "%", "1"),
    ("‰", "rate", "‰", "1"),
    ("百分点", "points", "百分点", "1"),
    ("个百分点", "points", "百分点", "1"),
    ("分", "score", "分", "1"),
    ("倍", "multiple", "倍", "1"),
    ("元/人", "ratio", "元/人", "1"),
    ("万元/人", "ratio", "元/人", "10000"),
    ("元／平方米", "ratio", "元/平方米", "1"),
    ("项/年", "ratio", "项/年", "1"),
]


@pytest.mark.parametrize(("word", "kind", "base", "factor"), UNITS)
def test_unit(word: str, kind: Kind, base: str, factor: str) -> None:
    unit = unit_of(word)
    assert unit is not None
    assert (unit.kind, unit.base, plain(unit.factor)) == (kind, base, factor)


@pytest.mark.parametrize(("word", "printed"), [("㎡", "㎡"), ("万 元", "万元"), ("％", "%"), ("个百分点", "百分点")])
def test_unit_as_printed(word: str, printed: str) -> None:
    unit = unit_of(word)
    assert unit is not None
    assert unit.word == printed


@pytest.mark.parametrize(
    "word",
    [
        "",
        "朵云",
        "元旦",
        "单元",
        "多元化",
        "万分",
        "万%",
        "百",
        "千",
        "元/",
        "/人",
        "元/10人",
        "朵/人",
        "12",
        "万" * 30,
    ],
)
def test_no_unit(word: str) -> None:
    assert unit_of(word) is None


def test_unknown_words_are_kept_as_written() -> None:
    unit = written_unit("畦")
    assert (unit.word, unit.kind, unit.base, unit.factor) == ("畦", "other", "畦", Decimal(1))


DECLARED: list[tuple[str, Kind | FieldKind, str | None]] = [
    ("（万元）", "money", "万元"),
    ("万元", "money", "万元"),
    ("预算投资（万元）", "money", "万元"),
    ("实际支出 （ 万\n元 ）", "money", "万元"),
    ("批复规模(㎡)", "area", "㎡"),
    ("批复规模（m²）", "area", "m²"),
    ("面积（平方米）", "area", "平方米"),
    ("年末在职人数(人)", "people", "人"),
    ("编制数（个）", "people", "个"),
    ("执行率（%）", "rate", "%"),
    ("执行率(％)", "rate", "%"),
    ("得分（分）", "score", "分"),
    ("单位：万元", "money", "万元"),
    ("单位:元", "money", "元"),
    ("单 位：万 元", "money", "万元"),
    ("金额单位：元", "money", "元"),
    ("（单位：万元）", "money", "万元"),
    ("（金额单位：人民币万元）", "money", "万元"),
    ("填报单位：某局    单位：万元", "money", "万元"),
    ("单位：人、万元", "money", "万元"),
    ("单位：人、万元", "people", "人"),
    ("单位：万元，%", "rate", "%"),
    ("（2021年，万元）", "money", "万元"),
    ("合计（元）（%）", "rate", "%"),
    ("年度预算申请万元", "money", "万元"),
    ("金额/万元", "money", "万元"),
    ("预算数（万）", "money", "万"),
    ("培训规模（人次）", "count", "人次"),
    ("标准（元/人）", "quantity", "元/人"),
    ("培训规模（期）", "quantity", "期"),
    # declares nothing, or nothing of the kind
    ("产出指标（50分）", "score", None),
    ("预算执行情况(10分)", "money", None),
    ("编制数", "people", None),
    ("年初预算数（万元）", "people", None),
    ("年初预算数（万元）", "area", None),
    ("标准（元/人）", "money", None),
    ("单元", "money", None),
    ("元旦活动", "money", None),
    ("填报单位：湘乡市林区道路管理所　　单位：元", "money", "元"),
    ("填报单位：某局　　金额单位：万元", "money", "万元"),
    ("多元化", "money", None),
    ("多元", "money", None),
    ("5万元", "money", None),
    ("五万元", "money", None),
    ("50万元以上设备", "money", None),
    ("（万元以上）", "money", None),
    ("预算单位：户县政府", "count", None),
    ("单位：人民政府", "people", None),
    ("专项资金（一个项目一行）", "count", None),
    ("", "money", None),
    ("因" * 300 + "（万元）", "money", None),
]


@pytest.mark.parametrize(("label", "kind", "unit"), DECLARED)
def test_stated_unit(label: str, kind: Kind | FieldKind, unit: str | None) -> None:
    assert stated_unit(label, kind) == unit


@pytest.mark.parametrize(
    ("word", "kind", "fit"),
    [
        ("万元", "money", True),
        ("个", "people", True),
        ("人", "count", True),
        ("个", "money", False),
        ("百分点", "rate", False),
        ("万", "quantity", False),
        ("宗", "quantity", True),
        ("万元", "text", False),
    ],
)
def test_fits(word: str, kind: Kind | FieldKind, fit: bool) -> None:
    assert fits(written_unit(word), kind) is fit
