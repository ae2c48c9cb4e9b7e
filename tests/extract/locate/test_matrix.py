"""The block `matrix`: row × heading, wherever the headings stand and whatever stands beside them."""

import pytest

from tests.extract.drawing import HUNAN_2021, HUNAN_SELF, NATIONAL, SICHUAN, fields, left_over, located, raws

EXPECTED = {
    "expenditure.total@prior_final": "1",
    "expenditure.total@budget": "2",
    "expenditure.total@final": "3",
    "expenditure.basic@prior_final": "4",
    "expenditure.basic@budget": "5",
    "expenditure.basic@final": "6",
}

LAYOUTS = {
    "plain": """
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
        基本支出     | 4 | 5 | 6
        """,
    "headings and values merged over columns of different width": """
        经费控制情况 | 2020年决算数 | < | 2021年预算数 | < | 2021年决算数
        支出总额     | 1 | < | 2 | < | 3
        基本支出     | 4 | < | 5 | < | 6
        """,
    "a heading wider than its values": """
        经费控制情况 | 2020年决算数 | < | 2021年预算数 | < | 2021年决算数
        支出总额     | 1 |  | 2 |  | 3
        基本支出     |   | 4 |  | 5 | 6
        """,
    "columns in another order": """
        经费控制情况 | 2021年决算数 | 2020年决算数 | 2021年预算数
        支出总额     | 3 | 1 | 2
        基本支出     | 6 | 4 | 5
        """,
    "a column of remarks": """
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数 | 备注
        支出总额     | 1 | 2 | 3 | 含追加
        基本支出     | 4 | 5 | 6 |
        """,
    "a column of line numbers in front": """
        经费控制情况 | 行次 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1    | 1 | 2 | 3
        基本支出     | 2    | 4 | 5 | 6
        """,
    "headings repeated as at the top of a page": """
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        基本支出     | 4 | 5 | 6
        """,
    "the name of the block merged downwards": """
        经费控制情况 | 项目     | 2020年决算数 | 2021年预算数 | 2021年决算数
        ^            | 支出总额 | 1 | 2 | 3
        ^            | 基本支出 | 4 | 5 | 6
        """,
    "headings broken over lines and spaced": """
        经费控↵制情况 | 2020年↵决算数 | 2021年 预算数 | ２０２１年　决算数↵（万元）
        支 出 总 额   | 1 | 2 | 3
        基本支出：    | 4 | 5 | 6
        """,
    "headings in other words": """
        经费控制情况 | 上年决算数 | 本年预算数 | 本年决算数
        部门整体支出 | 1 | 2 | 3
        基本支出小计 | 4 | 5 | 6
        """,
    "the title and unit inside the table": """
        2021年度部门整体支出绩效评价基础数据表 | <<
        单位：万元 | <<
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
        基本支出     | 4 | 5 | 6
        """,
    "an empty row between": """
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
                     |   |   |
        基本支出     | 4 | 5 | 6
        """,
}


@pytest.mark.parametrize("drawing", [pytest.param(text, id=name) for name, text in LAYOUTS.items()])
def test_the_same_values_however_laid_out(drawing: str) -> None:
    reading = located(HUNAN_2021, drawing)
    found = raws(reading)
    assert dict(sorted((key, raw) for key, raw in found.items() if raw)) == dict(sorted(EXPECTED.items()))
    assert left_over(reading) == []


def test_a_missing_column_is_missing() -> None:
    reading = located(HUNAN_2021, "经费控制情况 | 2021年预算数 | 2021年决算数\n支出总额 | 2 | 3\n基本支出 | 5 | 6")
    assert raws(reading) == {key: raw for key, raw in EXPECTED.items() if "prior" not in key}


def test_a_dropped_row_moves_nothing() -> None:
    reading = located(
        HUNAN_2021,
        """
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
        项目支出     | 7 | 8 | 9
        """,
    )
    assert fields(reading) == ["expenditure.total", "expenditure.project"]
    assert raws(reading)["expenditure.project@final"] == "9"


def test_an_inserted_row_moves_nothing() -> None:
    reading = located(
        HUNAN_2021,
        """
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
        债务还本     | a | b | c
        基本支出     | 4 | 5 | 6
        """,
    )
    found = raws(reading)
    assert {key: found[key] for key in EXPECTED} == EXPECTED
    assert found["expenditure.other[债务还本]@final"] == "c"


def test_blank_cells_are_values_too() -> None:
    """One row per value cell that stands in the report, blank ones too."""
    reading = located(HUNAN_2021, "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n支出总额 |  | —— | 0")
    assert raws(reading) == {
        "expenditure.total@prior_final": "",
        "expenditure.total@budget": "——",
        "expenditure.total@final": "0",
    }


def test_a_merged_value_is_one_value() -> None:
    reading = located(HUNAN_2021, "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n政府采购金额 | 1 | 9 | <")
    assert [(place.measure, place.raw) for place in reading.located] == [("prior_final", "1"), ("budget", "9")]


def test_headings_say_the_year_and_the_table_its_own() -> None:
    """Headings of last year's form in this year's report: the period is as printed, and the doubt is said."""
    reading = located(
        HUNAN_2021, "经费控制情况 | 2019年决算数 | 2020年预算数 | 2020年决算数\n支出总额 | 1 | 2 | 3", year=2021
    )
    assert [(place.measure, place.period) for place in reading.located] == [
        ("prior_final", 2019),
        ("budget", 2020),
        ("final", 2020),
    ]
    assert all(place.confidence < 1 and "2020" in place.note and "2021" in place.note for place in reading.located)


def test_headings_of_the_right_year_carry_no_doubt() -> None:
    reading = located(
        HUNAN_2021, "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n支出总额 | 1 | 2 | 3", year=2021
    )
    assert [(place.period, place.confidence, place.note) for place in reading.located] == [
        (2020, 1.0, ""),
        (2021, 1.0, ""),
        (2021, 1.0, ""),
    ]


def test_the_year_of_the_headings_serves_a_report_that_names_none() -> None:
    reading = located(
        HUNAN_2021, "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n支出总额 | 1 | 2 | 3", year=None
    )
    assert [place.measure for place in reading.located] == ["prior_final", "budget", "final"]
    assert {place.note for place in reading.located} == {""}


def test_one_wrong_heading_among_right_ones() -> None:
    """2020年预算数 in a table of 2021 is no column of the form: its values are listed under what it prints."""
    reading = located(
        HUNAN_2021, "经费控制情况 | 2020年决算数 | 2020年预算数 | 2021年决算数\n支出总额 | 1 | 2 | 3", year=2021
    )
    found = [(place.measure, place.raw, place.period, place.confidence) for place in reading.located]
    assert found == [("prior_final", "1", 2020, 1.0), ("final", "3", 2021, 1.0)]
    assert left_over(reading) == [("2", "支出总额", "2020年预算数")]


def test_a_column_that_nothing_explains_is_listed_under_its_heading() -> None:
    reading = located(
        HUNAN_2021, "经费控制情况 | 2020年决算数 | 增减情况 | 2021年决算数\n支出总额 | 1 | 2 | 3", year=2021
    )
    assert raws(reading) == {"expenditure.total@prior_final": "1", "expenditure.total@final": "3"}
    assert left_over(reading) == [("增减情况", "经费控制情况", ""), ("2", "支出总额", "增减情况")]


def test_funds_of_the_national_form() -> None:
    reading = located(
        NATIONAL,
        """
        项目资金（万元） |                  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        ^               | 年度资金总额       | 320 | 336 | 328 | 10 | 97.60% | 9.76
        ^               | 其中：当年财政拨款  | 300 | 316 | 309 | —  | 97.67% | —
        ^               | 　　　上年结转资金  | 20  | 20  | 19  | —  | 96.50% | —
        ^               | 　　　其他资金     | 0   | 0   | 0   | —  |        | —
        """,
    )
    found = raws(reading)
    assert fields(reading) == ["funds.total", "funds.current_appropriation", "funds.carried_over", "funds.other"]
    assert found["funds.total@opening_budget"] == "320"
    assert found["funds.total@full_year_budget"] == "336"
    assert found["funds.total@executed"] == "328"
    assert found["funds.total@weight"] == "10"
    assert found["funds.total@rate"] == "97.60%"
    assert found["funds.total@score"] == "9.76"
    assert found["funds.carried_over@rate"] == "96.50%"
    assert found["funds.other@rate"] == ""
    assert found["funds.current_appropriation@score"] == "—"
    assert reading.unmapped == ()


def test_funds_of_sichuan_with_reasons() -> None:
    reading = located(
        SICHUAN,
        """
        预算执行情况（10分） | 年度预算数 | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因
        ^ | 总额               | 260 | 248 | 243 | 98.08% | 10 | 9.81 | 政府采购节约
        ^ | 其中：财政资金      | 240 | 228 | 223 | 96.91% | /  | /    | /
        ^ | 财政专户管理资金    | 0   | 0   | 0   | /      | /  | /    | /
        ^ | 单位资金           | 20  | 20  | 20  | 100%   | /  | /    | /
        ^ | 其他资金           | 0   | 0   | 0   | /      | /  | /    |
        """,
    )
    found = raws(reading)
    assert fields(reading) == [
        "funds.total",
        "funds.current_appropriation",
        "funds.special_account",
        "funds.unit",
        "funds.other",
    ]
    assert found["funds.total@adjusted_budget"] == "248"
    assert found["funds.total@reason"] == "政府采购节约"
    assert found["funds.unit@rate"] == "100%"
    assert found["funds.other@reason"] == ""
    assert "funds.total@full_year_budget" not in found


def test_funds_by_use_as_rows_of_the_self_evaluation() -> None:
    reading = located(
        HUNAN_SELF,
        """
        项目             | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 备注
        年度资金总额      | 12 | 13 | 12 | 10分 | 0.9563 | ９．５６分 | 年中追加
        　其中：基本支出   | 8  | 8  | 8  | —    | 1.00   | —         |
        　　　　项目支出   | 4  | 5  | 4  | —    | 0.8736 | —         | 尾款待付
        """,
    )
    found = raws(reading)
    assert fields(reading) == ["funds.total", "funds.use.basic", "funds.use.project"]
    assert found["funds.use.basic@rate"] == "1.00"
    assert found["funds.use.project@executed"] == "4"
    assert reading.unmapped == ()  # 备注 is knowingly ignored


def test_the_unit_of_a_row_or_corner_is_at_hand() -> None:
    """Nearest first: the heading, the row's own label, the labels beside it, the caption."""
    reading = located(
        HUNAN_2021,
        """
        经费控制情况（万元） | 2020年决算数（元） | 2021年预算数 | 2021年决算数
        支出总额（亿元）    | 1 | 2 | 3
        """,
        caption=["单位：千元"],
    )
    first, second, _ = reading.located
    assert first.unit_texts == ("2020年决算数（元）", "支出总额（亿元）", "经费控制情况（万元）", "单位：千元")
    assert second.unit_texts[0] == "2021年预算数"


def test_headings_of_two_rows() -> None:
    reading = located(
        NATIONAL,
        """
        项目资金     | < | 年初预算数 | 全年预算数 | 全年执行数 | 绩效 | <
        ^           | ^ | ^         | ^         | ^         | 分值 | 得分
        年度资金总额 | < | 1         | 2         | 3         | 10   | 9
        """,
    )
    assert raws(reading) == {
        "funds.total@opening_budget": "1",
        "funds.total@full_year_budget": "2",
        "funds.total@executed": "3",
        "funds.total@weight": "10",
        "funds.total@score": "9",
    }
