"""A value merged over the places of others is one value, and doubtful whose it is."""

from extract.locate import TableReading
from tests.extract.drawing import HUNAN_2021, HUNAN_SELF, located

Said = list[tuple[str, str, float, str]]

MONEY_HEADS = "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n"
SELF_HEADS = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施\n"


def said(reading: TableReading) -> Said:
    """Measure, raw, confidence and note of each value."""
    return [(place.measure, place.raw, place.confidence, place.note) for place in reading.located]


def test_over_two_headings() -> None:
    reading = located(HUNAN_2021, MONEY_HEADS + "政府采购金额 | 1 | 9 | <\n支出总额 | 2 | 3 | 4")
    assert said(reading) == [
        ("prior_final", "1", 1.0, ""),
        ("budget", "9", 0.8, "与“2021年决算数”栏合并，读作“2021年预算数”"),
        ("prior_final", "2", 1.0, ""),
        ("budget", "3", 1.0, ""),
        ("final", "4", 1.0, ""),
    ]


def test_over_two_rows() -> None:
    reading = located(HUNAN_2021, MONEY_HEADS + "支出总额 | 1 | 2 | 3\n基本支出 | 4 | ^ | 6")
    assert said(reading) == [
        ("prior_final", "1", 1.0, ""),
        ("budget", "2", 0.8, "与下方“基本支出”行合并，记在本行"),
        ("final", "3", 1.0, ""),
        ("prior_final", "4", 1.0, ""),
        ("final", "6", 1.0, ""),
    ]


def test_a_row_of_two_lines_is_no_merging() -> None:
    reading = located(HUNAN_2021, MONEY_HEADS + "支出总额 | 1 | 2 | 3\n^ | ^ | ^ | ^\n基本支出 | 4 | 5 | 6")
    assert {note for *_, note in said(reading)} == {""}


def test_an_empty_merged_cell_says_nothing() -> None:
    reading = located(HUNAN_2021, MONEY_HEADS + "支出总额 | 1 |  | <\n基本支出 | 4 | 5 | 6")
    assert {note for *_, note in said(reading)} == {""}


def test_one_score_for_several_indicators() -> None:
    reading = located(
        HUNAN_SELF, SELF_HEADS + "产出指标 | 数量指标 | 甲 | a | A | 10 | 9 |\n^ | ^ | 乙 | b | B | ^ | ^ |"
    )
    notes = {(measure, raw): note for measure, raw, _, note in said(reading)}
    assert notes["weight", "10"] == notes["score", "9"] == "与下方“乙”行合并，记在本行"
    assert notes["actual", "A"] == notes["actual", "B"] == ""


def test_one_reason_for_several_indicators_is_usual() -> None:
    reading = located(
        HUNAN_SELF, SELF_HEADS + "产出指标 | 数量指标 | 甲 | a | A | 10 | 9 | 疫情\n^ | ^ | 乙 | b | B | 5 | 5 | ^"
    )
    assert {note for *_, note in said(reading)} == {""}


def test_a_cell_under_two_headings_that_both_have_their_own() -> None:
    """The grid of a page that Word laid out apart: each score reaches under 分值, where a weight stands already."""
    reading = located(
        HUNAN_SELF,
        """
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | < | 得分
        产出指标 | 数量指标 | 甲 | a | A | 10 | 9 | <
        ^       | ^       | 乙 | b | B | 5  | 4 | <
        """,
    )
    assert [(measure, raw) for measure, raw, *_ in said(reading) if measure in {"weight", "score"}] == [
        ("weight", "10"),
        ("score", "9"),
        ("weight", "5"),
        ("score", "4"),
    ]
    assert {note for *_, note in said(reading)} == {""}
