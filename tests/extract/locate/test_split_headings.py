"""A heading over others that the form does not know: what completes it counts, else the value is doubtful."""

import pytest

from tests.extract.drawing import HUNAN_2021, HUNAN_SELF, NATIONAL, located, raws

THREE = "national/three-public-2011"
NOTE = "“{head}”之下分“{all}”各栏，读作“{own}”一栏"


def test_one_of_two_years_is_the_forms() -> None:
    reading = located(
        THREE,
        """
        项目       | 预算数 | <    | 决算数 | <
        ^          | 上年   | 本年 | 上年   | 本年
        公务接待费 | 1.5    | 1.3  | 1.46   | 0.92
        """,
    )
    assert raws(reading) == {
        "three_public.reception@budget": "1.3",
        "three_public.reception@prior_final": "1.46",
        "three_public.reception@final": "0.92",
    }
    assert {place.confidence for place in reading.located} == {1.0}
    assert [cell.text for cell in reading.unmapped] == ["上年", "1.5"]


SPLIT = [
    ("合计 | 财政拨款", 1.0, ""),
    ("小计 | 其他", 1.0, ""),
    ("财政拨款 | 其他资金", 0.8, NOTE.format(head="全年预算数", all="财政拨款”“其他资金", own="财政拨款")),
    ("中央 | 地方", 0.8, NOTE.format(head="全年预算数", all="中央”“地方", own="中央")),
]


@pytest.mark.parametrize("template", [HUNAN_SELF, NATIONAL])
@pytest.mark.parametrize(("below", "confidence", "note"), SPLIT)
def test_the_whole_or_doubt(template: str, below: str, confidence: float, note: str) -> None:
    reading = located(
        template,
        f"""
        项目资金（万元） | 年初预算数 | 全年预算数 | < | 全年执行数
        ^ | ^ | {below} | ^
        年度资金总额 | 320 | 336.5 | 300 | 328.42
        """,
    )
    found = {place.measure: place for place in reading.located if place.field == "funds.total"}
    assert found["full_year_budget"].raw == "336.5"
    assert (found["full_year_budget"].confidence, found["full_year_budget"].note) == (confidence, note)
    assert found["executed"].confidence == 1.0


def test_a_value_over_the_whole_heading_is_sure() -> None:
    reading = located(
        HUNAN_2021,
        """
        经费控制情况 | 2020年决算数 | < | 2021年预算数 | 2021年决算数
        支出总额     | 1 | < | 2 | 3
        """,
    )
    assert {place.confidence for place in reading.located} == {1.0}


@pytest.mark.parametrize("beside", ["单位：万元", "（金额单位：元）"])
def test_a_unit_is_no_name_of_a_body(beside: str) -> None:
    reading = located(
        HUNAN_SELF,
        f"""
        填报单位：（盖章） | < | < | {beside}
        预算部门 | 桃江县司法局 | < | <
        年度资金总额 | 年初预算数 | 全年预算数 | 全年执行数
        年度资金总额 | 1 | 2 | 3
        """,
    )
    assert raws(reading)["department@value"] == "桃江县司法局"
