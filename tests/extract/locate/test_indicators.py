"""The block `indicators`: levels however they are printed, columns however they are called, rows of totals."""

import pytest

from normalize.comparators import comparator_of
from tests.extract.drawing import HUNAN_SELF, NATIONAL, SICHUAN, fields, items, left_over, located, raws

LEVELS = {
    "merged downwards": """
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        ^ | 产出指标  | 数量指标 | 甲 | a | A | 10 | 9
        ^ | ^        | ^       | 乙 | b | B | 5  | 5
        ^ | ^        | 质量指标 | 丙 | c | C | 10 | 10
        ^ | 效益指标  | 社会效益 | 丁 | d | D | 30 | 30
        """,
    "left blank below": """
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        ^ | 产出指标  | 数量指标 | 甲 | a | A | 10 | 9
        ^ |          |         | 乙 | b | B | 5  | 5
        ^ |          | 质量指标 | 丙 | c | C | 10 | 10
        ^ | 效益指标  | 社会效益 | 丁 | d | D | 30 | 30
        """,
    "repeated in every row": """
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        ^ | 产出指标  | 数量指标 | 甲 | a | A | 10 | 9
        ^ | 产出指标  | 数量指标 | 乙 | b | B | 5  | 5
        ^ | 产出指标  | 质量指标 | 丙 | c | C | 10 | 10
        ^ | 效益指标  | 社会效益 | 丁 | d | D | 30 | 30
        """,
    "without a label beside": """
        一级指标 | 二级指标 | 三级指标 | < | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标  | 数量指标 | 甲 | < | a | A | 10 | 9
        ^        | ^       | 乙 | < | b | B | 5  | 5
        ^        | 质量指标 | 丙 | < | c | C | 10 | 10
        效益指标  | 社会效益 | 丁 | < | d | D | 30 | 30
        """,
    "headings repeated on a new page": """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标  | 数量指标 | 甲 | a | A | 10 | 9
        ^        | ^       | 乙 | b | B | 5  | 5
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标  | 质量指标 | 丙 | c | C | 10 | 10
        效益指标  | 社会效益 | 丁 | d | D | 30 | 30
        """,
    "columns in another order and other words": """
        一级指标 | 二级指标 | 指标名称 | 权重 | 自评得分 | 目标值 | 完成值
        产出指标  | 数量指标 | 甲 | 10 | 9  | a | A
        ^        | ^       | 乙 | 5  | 5  | b | B
        ^        | 质量指标 | 丙 | 10 | 10 | c | C
        效益指标  | 社会效益 | 丁 | 30 | 30 | d | D
        """,
    "names spaced and broken": """
        一级↵指标 | 二级↵指标 | 三级指标 | 年度↵指标值 | 实际↵完成值 | 分 值 | 得 分
        产 出↵指标 | 数 量指标 | 甲 | a | A | 10 | 9
        ^        | ^       | 乙 | b | B | 5  | 5
        ^        | 质量↵指标 | 丙 | c | C | 10 | 10
        效益指标  | 社会效↵益 | 丁 | d | D | 30 | 30
        """,
}

VALUES = {
    "indicator[产出指标/数量指标/1]": ("甲", "a", "A", "10", "9"),
    "indicator[产出指标/数量指标/2]": ("乙", "b", "B", "5", "5"),
    "indicator[产出指标/质量指标/1]": ("丙", "c", "C", "10", "10"),
    "indicator[效益指标/社会效益/1]": ("丁", "d", "D", "30", "30"),
}


@pytest.mark.parametrize("drawing", [pytest.param(text, id=name) for name, text in LEVELS.items()])
def test_levels(drawing: str) -> None:
    reading = located(HUNAN_SELF, drawing)
    assert fields(reading) == list(VALUES)
    found = raws(reading)
    labels = {f"{place.field}[{place.item}]": place.label for place in reading.located}
    assert {
        key: (labels[key], *(found[f"{key}@{measure}"] for measure in ("target", "actual", "weight", "score")))
        for key in VALUES
    } == VALUES
    assert reading.unmapped == ()


def test_a_level_carried_on_from_above_is_doubtful() -> None:
    reading = located(HUNAN_SELF, LEVELS["left blank below"])
    doubt = {place.item: (place.confidence, place.note) for place in reading.located if place.item}
    assert doubt["产出指标/数量指标/1"] == (1.0, "")
    assert doubt["产出指标/数量指标/2"][0] < 1
    assert "产出指标" in doubt["产出指标/数量指标/2"][1]
    assert doubt["效益指标/社会效益/1"] == (1.0, "")


@pytest.mark.parametrize("name", ["merged downwards", "repeated in every row", "without a label beside"])
def test_printed_levels_carry_no_doubt(name: str) -> None:
    assert {(place.confidence, place.note) for place in located(HUNAN_SELF, LEVELS[name]).located} == {(1.0, "")}


WEIGHTS = [
    ("产出指标↵(50分)", "产出指标", "50分"),
    ("产出指标（50分）", "产出指标", "50分"),
    ("产出指标（50）", "产出指标", "50"),
    ("产出指标【50分】", "产出指标", "50分"),
    ("产出指标50分", "产出指标", "50分"),
    ("产 出↵指标↵（50 分）", "产出指标", "50 分"),
    ("产出指标（12.5分）", "产出指标", "12.5分"),
]


@pytest.mark.parametrize(("text", "item", "raw"), WEIGHTS)
def test_a_weight_printed_with_a_level(text: str, item: str, raw: str) -> None:
    reading = located(
        HUNAN_SELF,
        f"""
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        {text}  | 数量指标 | 甲 | a | A | 10 | 9
        ^       | ^       | 乙 | b | B | 5  | 5
        """,
    )
    groups = [place for place in reading.located if place.field == "indicator_group"]
    assert [(place.item, place.measure, place.raw) for place in groups] == [(item, "weight", raw)]
    assert items(reading, "indicator") == [f"{item}/数量指标/1", f"{item}/数量指标/2"]


@pytest.mark.parametrize("text", ["产出指标", "2021年产出", "产出（一）", "产出指标（含成本）"])
def test_a_level_without_a_printed_weight(text: str) -> None:
    reading = located(
        HUNAN_SELF, f"一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值\n{text} | 数量指标 | 甲 | a | A"
    )
    assert items(reading, "indicator_group") == []
    assert items(reading, "indicator") == [f"{text}/数量指标/1"]


def test_weights_of_both_levels_each_once() -> None:
    reading = located(
        HUNAN_SELF,
        """
        一级指标         | 二级指标         | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标（50分）  | 数量指标（20分）  | 甲 | a | A | 10 | 10
        ^               | ^               | 乙 | b | B | 10 | 10
        ^               | 质量指标（30分）  | 丙 | c | C | 30 | 30
        满意度指标（10分） | 满意度指标（10分） | 丁 | d | D | 10 | 10
        """,
    )
    groups = [(place.item, place.raw) for place in reading.located if place.field == "indicator_group"]
    assert groups == [
        ("产出指标", "50分"),
        ("产出指标/数量指标", "20分"),
        ("产出指标/质量指标", "30分"),
        ("满意度指标", "10分"),
        ("满意度指标/满意度指标", "10分"),
    ]
    assert items(reading, "indicator")[-1] == "满意度指标/满意度指标/1"


def test_the_label_of_a_group_is_without_its_weight() -> None:
    reading = located(HUNAN_SELF, "一级指标 | 三级指标 | 年度指标值\n产出指标↵(50分) | 甲 | a")
    assert [place.label for place in reading.located] == ["产出指标", "甲"]


def test_a_form_without_second_level() -> None:
    """A level that the form lacks is left empty."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 甲 | a | A | 10 | 10
        ^       | 乙 | b | B | 10 | 10
        效益指标 | 丙 | c | C | 10 | 10
        """,
    )
    assert items(reading, "indicator") == ["产出指标//1", "产出指标//2", "效益指标//1"]


def test_a_form_with_indicators_alone() -> None:
    reading = located(
        HUNAN_SELF, "三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n甲 | a | A | 10 | 10\n乙 | b | B | 10 | 10"
    )
    assert items(reading, "indicator") == ["//1", "//2"]


def test_operator_and_unit_in_columns_of_their_own() -> None:
    reading = located(
        SICHUAN,
        """
        一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
        产出指标 | 数量指标 | 示范片  | ≥       | 8000  | 亩      | 8260  | 10  | 10  |
        ^       | 质量指标 | 到位率  | ＝      | 90    | %       | 93.5% | 5   | 5   | 无
        效益指标 | 社会效益 | 机制    | 定性     | 优良中低差 |     | 优    | 5   | 5   |
        """,
    )
    cells = [
        (place.item, place.measure, place.raw, comparator_of(place.operator) or "", place.unit_text)
        for place in reading.located
        if place.measure in ("target", "actual")
    ]
    assert cells == [
        ("产出指标/数量指标/1", "target", "8000", ">=", "亩"),
        ("产出指标/数量指标/1", "actual", "8260", "", "亩"),
        ("产出指标/质量指标/1", "target", "90", "=", "%"),
        ("产出指标/质量指标/1", "actual", "93.5%", "", "%"),
        ("效益指标/社会效益/1", "target", "优良中低差", "", ""),
        ("效益指标/社会效益/1", "actual", "优", "", ""),
    ]
    found = raws(reading)
    assert found["indicator[产出指标/质量指标/1]@reason"] == "无"
    assert found["indicator[产出指标/数量指标/1]@reason"] == ""
    assert reading.unmapped == ()


def test_placeholders_count_on() -> None:
    """The count runs over filled and unfilled rows; the label is kept as written."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 指标1：甲 | a | A | 10 | 10
        ^       | ^       | 指标2：   |   |   |    |
        ^       | ^       | ……       |   |   |    |
        ^       | ^       | 指标3：乙 | b | B | 5  | 5
        """,
    )
    assert [(place.item, place.label) for place in reading.located if place.measure == "target"] == [
        ("产出指标/数量指标/1", "指标1：甲"),
        ("产出指标/数量指标/2", "指标2："),
        ("产出指标/数量指标/3", "……"),
        ("产出指标/数量指标/4", "指标3：乙"),
    ]


TOTALS = [
    ("总分", "总分 | < | < | < | < | 100 | 98.88 |", {"weight": "100", "score": "98.88"}),
    ("total in other words", "合  计 | < | < | < | < | 100分 | 98.88分 |", {"weight": "100分", "score": "98.88分"}),
    ("unmerged", "总分 |  |  |  |  | 100 | 98.88 |", {"weight": "100", "score": "98.88"}),
    ("weight and score unfilled", "总分 | < | < | < | < |  |  |", {"weight": "", "score": ""}),
    (
        "weight printed under another heading",
        "总分 | < | < | 100 | < | < | 98.88 |",
        {"weight": "100", "score": "98.88"},
    ),
]


@pytest.mark.parametrize(("row", "expected"), [pytest.param(*case, id=name) for name, *case in TOTALS])
def test_totals(row: str, expected: dict[str, str]) -> None:
    reading = located(
        HUNAN_SELF,
        f"""
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
        产出指标 | 数量指标 | 甲       | a | A | 90 | 88.88 |
        {row}
        """,
    )
    totals = {place.measure: place.raw for place in reading.located if place.field == "score_total"}
    assert totals == expected
    assert items(reading, "indicator") == ["产出指标/数量指标/1"]
    assert reading.unmapped == ()


def test_a_total_under_the_merged_label_and_below_it() -> None:
    """绩效指标 may end above the row of totals, or beside it."""
    above = located(
        HUNAN_SELF,
        """
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        ^       | 产出指标 | 数量指标 | 甲 | a | A | 90 | 88
        总分     | <      | <       | < | < | < | 100 | 98
        """,
    )
    beside = located(
        HUNAN_SELF,
        """
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        ^       | 产出指标 | 数量指标 | 甲 | a | A | 90 | 88
        ^       | 总分     | <       | < | < | < | 100 | 98
        """,
    )
    for reading in (above, beside):
        assert raws(reading)["score_total@weight"] == "100"
        assert raws(reading)["score_total@score"] == "98"
        assert items(reading, "indicator") == ["产出指标/数量指标/1"]


def test_what_follows_the_totals_is_no_indicator() -> None:
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲 | a | A | 90 | 88
        总分     | <      | < | < | < | 100 | 98
        等级     | <      | < | 优 | < | < | <
        评价结论 | <      | < | 完成较好 | < | < | <
        说明     | 等级按得分划分 | < | < | < | < | <
        填表人：张三 | <    | < | 联系电话：12345 | < | < | <
        """,
    )
    assert items(reading, "indicator") == ["产出指标/数量指标/1"]
    assert raws(reading)["grade@value"] == "优"
    assert [(text, row) for text, row, _ in left_over(reading)] == [("评价结论", ""), ("完成较好", "评价结论")]


def test_an_indicator_called_total_is_no_row_of_totals() -> None:
    """合计 in the column of indicators belongs to its level; only one in the first free column closes the table."""
    reading = located(
        NATIONAL,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲   | 1 | 1 | 40 | 40
        ^       | ^       | 合计 | 2 | 2 | 50 | 50
        总分     | <      | <   | < | < | 100 | 98
        """,
    )
    assert items(reading, "indicator") == ["产出指标/数量指标/1", "产出指标/数量指标/2"]
    assert raws(reading)["score_total@weight"] == "100"


def test_several_indicators_in_one_cell_count_on() -> None:
    """Several indicators in one cell count on: each is its own row."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 1.培训场次↵2.培训人次 | 3场↵60人 | 4场↵61人 | 5↵5 | 5↵4
        ^       | ^       | 丙                    | c       | C      | 10  | 10
        """,
    )
    assert items(reading, "indicator") == ["产出指标/数量指标/1", "产出指标/数量指标/2", "产出指标/数量指标/3"]
    found = raws(reading)
    assert found["indicator[产出指标/数量指标/2]@actual"] == "61人"
    assert found["indicator[产出指标/数量指标/3]@score"] == "10"


def test_review_scores_criteria_and_reasons() -> None:
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 评分标准 | 年度指标值 | 实际完成值 | 分值 | 自评分 | 复核分 | 原因
        产出指标 | 数量指标 | 甲 | 每少10个百分点扣1分 | 1 | 0.9 | 10 | 9 |  | 受旱
        总分     | <      | < | < | < | < | 100 | 99 |  |
        """,
    )
    found = raws(reading)
    assert found["indicator[产出指标/数量指标/1]@criterion"] == "每少10个百分点扣1分"
    assert found["indicator[产出指标/数量指标/1]@review_score"] == ""
    assert found["indicator[产出指标/数量指标/1]@reason"] == "受旱"
    assert found["score_total@score"] == "99"
    assert reading.unmapped == ()


def test_a_value_merged_over_several_indicators_is_one_value() -> None:
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲 | a | A | 10 | 10
        ^       | ^       | 乙 | b | B | ^  | ^
        """,
    )
    found = raws(reading)
    assert found["indicator[产出指标/数量指标/1]@weight"] == "10"
    assert "indicator[产出指标/数量指标/2]@weight" not in found
    assert found["indicator[产出指标/数量指标/2]@actual"] == "B"
    weight, score = (one for one in reading.located if one.measure in {"weight", "score"})
    assert weight.note == score.note == "与下方“乙”行合并，记在本行"
    assert weight.confidence == score.confidence == 0.8


def test_paths_are_written_labels() -> None:
    reading = located(
        HUNAN_SELF, "一级指标 | 二级指标 | 三级指标 | 年度↵指标值\n产出指标↵(50分) | 数量 指标 | 指标1：甲 | a"
    )
    target = reading.located[-1]
    assert target.row_path == ("产出指标\n(50分)", "数量 指标", "指标1：甲")
    assert target.column_path == ("年度\n指标值",)


def test_one_heading_for_weight_and_score() -> None:
    """得分 used as heading for weight and score in one table: the weight stands first."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分 | 得分
        产出指标 | 数量指标 | 甲 | 1 | 1 | 10 | 9
        """,
    )
    found = raws(reading)
    assert found["indicator[产出指标/数量指标/1]@weight"] == "10"
    assert found["indicator[产出指标/数量指标/1]@score"] == "9"


def test_one_cell_states_one_value() -> None:
    """Merged over target and actual, or over weight and score: one row each, and a total so merged is doubtful."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲 | 95%以上 | < | 100 | 99
        总分     | <      | < | <      | < | 99  | <
        """,
    )
    assert raws(reading) == {
        "indicator[产出指标/数量指标/1]@target": "95%以上",
        "indicator[产出指标/数量指标/1]@weight": "100",
        "indicator[产出指标/数量指标/1]@score": "99",
        "score_total@score": "99",
    }
    total = reading.located[-1]
    assert (total.confidence, total.note) == (0.8, "分值与得分两栏合并，读作得分")


def test_headings_below_a_heading_take_their_own_columns() -> None:
    """符号, 值 and 单位 below 年度指标值: the target is the number, the sign and unit stand beside it."""
    reading = located(
        SICHUAN,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | <   | 实际完成值 | 分值 | 得分
        ^       | ^       | ^       | 符号      | 值 | 单位 | ^         | ^    | ^
        产出指标 | 数量指标 | 甲       | ≥        | 1200 | 户 | 1250     | 90   | 90
        """,
    )
    (target,) = [place for place in reading.located if place.measure == "target"]
    assert (target.raw, target.operator, target.unit_text) == ("1200", "≥", "户")
    assert left_over(reading) == []


def test_a_total_that_stands_under_no_heading_of_its_own() -> None:
    """总分：99.37分 beside 等级：优秀 in one row: both are read, the score with a doubt."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲       | 1   | 1      | 100 | 99
        总分：   | 99.37分  | <       | 等级： | 优秀   | <   | <
        """,
    )
    found = raws(reading)
    assert (found["score_total@score"], found["grade@value"]) == ("99.37分", "优秀")
    assert next(place.confidence for place in reading.located if place.field == "score_total") < 1


def test_an_indicator_merged_over_the_level_that_it_lacks() -> None:
    reading = located(
        HUNAN_SELF,
        """
        一级指标   | 二级指标       | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标   | 数量指标       | 甲      | 1    | 1   | 90 | 90
        满意度指标 | 指标9：群众满意度 | <      | ≥90% | 93% | 10 | 10
        """,
    )
    assert items(reading, "indicator") == ["产出指标/数量指标/1", "满意度指标//1"]
    assert reading.located[-1].label == "指标9：群众满意度"
