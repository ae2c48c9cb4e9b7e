"""Which row is which: parents by label, indentation, 其中：, list numbers and merged columns."""

import pytest

from tests.extract.drawing import HUNAN_2018, HUNAN_2021, HUNAN_SELF, fields, located, raws

HEAD = "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n"


def rows_of(labels: str, template: str = HUNAN_2021) -> list[str]:
    """The fields of the rows of a form with these labels, one a line; each row has values of its own."""
    lines = [f"{label} | 1 | 2 | 3" for label in labels.strip("\n").split("\n")]
    return fields(located(template, HEAD + "\n".join(lines)))


INDENTED = """支出总额
基本支出
　　其中：公用经费
项目支出
　　其中：1、运行维护经费
　　　　　2、专项资金（一个项目一行）
　　　　　（1）乡村振兴衔接资金
　　　　　（2）楠竹低产林改造资金
　　　　　……
……
三公经费
　1、公务用车购置和维护经费
　　　其中：公车购置
　　　　　　公车运行维护
　2、出国经费
　3、公务接待
政府采购金额"""


def test_the_form_of_2021_as_indented() -> None:
    assert rows_of(INDENTED) == [
        "expenditure.total",
        "expenditure.basic",
        "expenditure.basic.operating",
        "expenditure.project",
        "expenditure.project.maintenance",
        "expenditure.project.special",
        "expenditure.project.special[乡村振兴衔接资金]",
        "expenditure.project.special[楠竹低产林改造资金]",
        "expenditure.project.special[……]",
        "expenditure.other[……]",
        "three_public.total",
        "three_public.vehicle",
        "three_public.vehicle.purchase",
        "three_public.vehicle.running",
        "three_public.abroad",
        "three_public.reception",
        "procurement.amount",
    ]


def test_indentation_alone_tells_a_placeholder_under_a_fund_from_a_flush_one() -> None:
    """Its text is the same; only where it begins says to what it belongs."""
    under = "项目支出\n　　　　　2、专项资金\n　　　　　……"
    flush = "项目支出\n　　　　　2、专项资金\n……"
    assert rows_of(under)[-1] == "expenditure.project.special[……]"
    assert rows_of(flush)[-1] == "expenditure.other[……]"


def test_the_form_of_2018_numbered_under_merged_labels() -> None:
    reading = located(
        HUNAN_2018,
        """
        经费控制情况 | <                          | 2020年决算数 | 2021年预算数 | 2021年决算数
        三 公 经 费  | <                          | 1  | 1  | 1
        其↵中        | 1、公务用车购置及运行维护费 | 2  | 2  | 2
        ^            | 其中：公务用车购置费        | 3  | 3  | 3
        ^            | 公务用车运行维护费          | 4  | 4  | 4
        ^            | 2、因公出国（境）费         | 5  | /  | /
        ^            | 3、公务接待费               | 6  | 6  | 6
        项目支出     | <                          | 7  | 7  | 7
        其↵中        | 1、业务工作专项             | 8  | 8  | 8
        ^            | 2、运行维护专项             | 9  | 9  | 9
        ^            | 3、省级专项资金             | 10 | 10 | 10
        ^            | （1）薄弱环节改善补助        | 11 | 11 | 11
        ^            | （2）营养改善补助            | 12 | 12 | 12
        公用经费     | <                          | 13 | 13 | 13
                     | 其中：办公经费              | 14 | 14 | 14
        ^            | 水费、电费、差旅费          | 15 | 15 | 15
        ^            | 会议费、培训费              | 16 | 16 | 16
        政府采购金额 | <                          | —— | 17 | 17
        部门基本支出预算调整 | <                  | —— | —— | 18
        部门整体支出预算调整 | <                  | —— | —— | 19
        """,
    )
    assert fields(reading) == [
        "three_public.total",
        "three_public.vehicle",
        "three_public.vehicle.purchase",
        "three_public.vehicle.running",
        "three_public.abroad",
        "three_public.reception",
        "expenditure.project",
        "expenditure.project.business",
        "expenditure.project.maintenance",
        "expenditure.project.provincial_special",
        "expenditure.project.provincial_special[薄弱环节改善补助]",
        "expenditure.project.provincial_special[营养改善补助]",
        "expenditure.basic.operating",
        "expenditure.basic.operating.office",
        "expenditure.basic.operating.utilities_travel",
        "expenditure.basic.operating.meetings_training",
        "procurement.amount",
        "budget_adjustment.basic",
        "budget_adjustment.overall",
    ]
    assert reading.unmapped == ()


SPECIAL = "expenditure.project.special"
CHILDREN = [
    # the special fund's row and what follows it → the fields of what follows
    pytest.param("专项资金\n　甲资金\n　乙资金", [f"{SPECIAL}[甲资金]", f"{SPECIAL}[乙资金]"], id="indented"),
    pytest.param("2、专项资金\n（1）甲资金\n（2）乙资金", [f"{SPECIAL}[甲资金]", f"{SPECIAL}[乙资金]"], id="numbered"),
    pytest.param("2、专项资金\n①甲资金\n②乙资金", [f"{SPECIAL}[甲资金]", f"{SPECIAL}[乙资金]"], id="circled"),
    pytest.param("2、专项资金\n其中：甲资金\n三公经费", [f"{SPECIAL}[甲资金]", "three_public.total"], id="among which"),
    pytest.param("2、专项资金\n　其中：1、甲资金", [f"{SPECIAL}[甲资金]"], id="among which, numbered"),
    pytest.param("2、专项资金\n3、其他项目", ["expenditure.other[其他项目]"], id="the next number is a sibling"),
    pytest.param("　2、专项资金\n其他支出", ["expenditure.other[其他支出]"], id="less indented is no child"),
    pytest.param("专项资金\n　甲\n　甲", [f"{SPECIAL}[甲]", f"{SPECIAL}[甲 #2]"], id="the same name twice"),
    pytest.param(
        "专项资金\n　……\n　……\n　……",
        [f"{SPECIAL}[……]", f"{SPECIAL}[…… #2]", f"{SPECIAL}[…… #3]"],
        id="placeholders",
    ),
    pytest.param("专项资金\n　1、", [f"{SPECIAL}[1、]"], id="a bare number names itself"),
    pytest.param(
        "专项资金\n　农村 公路\n三公经费\n　甲",
        [f"{SPECIAL}[农村公路]", "three_public.total", "expenditure.other[甲]"],
        id="closed by the next known row",
    ),
    pytest.param("专项资金\n　基本支出补助资金", [f"{SPECIAL}[基本支出补助资金]"], id="a name that contains a label"),
    pytest.param(
        "三公经费\n　1、公务用车购置和维护经费\n　4、培训费",
        ["three_public.total", "three_public.vehicle", "expenditure.other[培训费]"],
        id="unknown row under a known one",
    ),
]


@pytest.mark.parametrize(("labels", "expected"), CHILDREN)
def test_rows_under_a_special_fund(labels: str, expected: list[str]) -> None:
    found = rows_of("支出总额\n项目支出\n" + labels)
    assert [field for field in found[2:] if field != SPECIAL] == expected


def test_flat_labels_are_placed_with_a_doubt_that_is_said() -> None:
    """Without indentation and numbers a named row may be a child or a sibling of the fund above it."""
    reading = located(HUNAN_2021, HEAD + "项目支出 | 1 | 2 | 3\n专项资金 | 4 | 5 | 6\n甲资金 | 7 | 8 | 9")
    doubtful = [place for place in reading.located if place.item == "甲资金"]
    assert [place.raw for place in doubtful] == ["7", "8", "9"]
    assert {place.field for place in doubtful} == {SPECIAL}
    assert all(place.confidence < 1 and "专项资金" in place.note for place in doubtful)
    assert all(place.confidence == 1 and place.note == "" for place in reading.located if place.item == "")


def test_sure_children_carry_no_doubt() -> None:
    reading = located(HUNAN_2021, HEAD + "项目支出 | 1 | 2 | 3\n专项资金 | 4 | 5 | 6\n　甲资金 | 7 | 8 | 9")
    assert {(place.confidence, place.note) for place in reading.located} == {(1.0, "")}
    assert [place.match for place in reading.located] == ["exact"] * 6 + ["derived"] * 3


def test_labels_and_paths_are_kept_as_written() -> None:
    reading = located(
        HUNAN_2021,
        HEAD + "项目支出 | 1 | 2 | 3\n　　　2、专项资金↵（一个项目一行） | 4 | 5 | 6\n　　　（1）乡村 振兴 | 7 | 8 | 9",
    )
    last = reading.located[-1]
    assert last.label == "（1）乡村 振兴"
    assert last.item == "乡村振兴"
    assert last.row_path == ("项目支出", "2、专项资金\n（一个项目一行）", "（1）乡村 振兴")
    assert last.column_path == ("2021年决算数",)


def test_a_misspelt_row_is_found_and_marked() -> None:
    reading = located(HUNAN_2021, HEAD + "三公经费 | 1 | 2 | 3\n　1、公务用车购置和维护经弗 | 4 | 5 | 6")
    place = reading.located[-1]
    assert (place.field, place.match) == ("three_public.vehicle", "fuzzy")
    assert place.confidence < 1
    assert "公务用车购置和维护经费" in place.note


def test_a_fund_whose_name_is_like_a_label_is_not_mistaken_for_it() -> None:
    """Inside 专项资金 names are free: likeness to a label of the form counts for nothing there."""
    labels = "项目支出\n专项资金\n　公务用车购置和维护经弗"
    assert rows_of(labels)[-1] == f"{SPECIAL}[公务用车购置和维护经弗]"


def test_labels_in_two_columns_with_a_vertical_merge() -> None:
    reading = located(
        HUNAN_2021,
        """
        经费控制情况 | <                | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | <                | 1 | 2 | 3
        项目支出     | 小计              | 4 | 5 | 6
        ^            | 1、运行维护经费    | 7 | 8 | 9
        ^            | 2、专项资金       | a | b | c
        ^            | 　（1）甲         | d | e | f
        三公经费     | <                | x | y | z
        """,
    )
    found = raws(reading)
    assert found["expenditure.project.maintenance@final"] == "9"
    assert found["expenditure.project.special@final"] == "c"
    assert found["expenditure.project.special[甲]@final"] == "f"
    assert found["three_public.total@final"] == "z"
    assert reading.located[-4].row_path == ("项目支出", "2、专项资金", "（1）甲")


def test_the_subtotal_row_under_a_merged_label_is_that_label() -> None:
    reading = located(
        HUNAN_2021,
        """
        经费控制情况 | <             | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | <             | 1 | 2 | 3
        项目支出     | 小计           | 4 | 5 | 6
        ^            | 运行维护经费    | 7 | 8 | 9
        """,
    )
    assert raws(reading).get("expenditure.project@final") == "6"


def test_an_unknown_row_is_kept_by_its_name() -> None:
    reading = located(HUNAN_2021, HEAD + "支出总额 | 1 | 2 | 3\n2、上缴上级支出 | 4 | 5 | 6\n三公经费 | 7 | 8 | 9")
    assert fields(reading) == ["expenditure.total", "expenditure.other[上缴上级支出]", "three_public.total"]
    assert raws(reading)["expenditure.other[上缴上级支出]@budget"] == "5"
    assert [place.label for place in reading.located if place.item] == ["2、上缴上级支出"] * 3


def test_a_form_without_a_place_for_unknown_rows_lists_them() -> None:
    reading = located(
        HUNAN_SELF,
        """
        年度预算申请 |              | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        ^           | 年度资金总额   | 100 | 110 | 105 | 10 | 95.45% | 9.5
        ^           | 彩票公益收入   | 1   | 2   | 3   |    |        |
        """,
    )
    assert fields(reading) == ["funds.total"]
    assert [(cell.text, cell.row, cell.col) for cell in reading.unmapped] == [
        ("彩票公益收入", 2, 1),
        ("1", 2, 2),
        ("2", 2, 3),
        ("3", 2, 4),
    ]
    assert reading.unmapped[1].row_path.endswith("彩票公益收入")
    assert reading.unmapped[1].column_path == "年初预算数"


def test_a_fund_named_exactly_like_another_row() -> None:
    """Deeper and numbered in a style of its own: 公务接待 is here the name of a fund, not a part of 三公经费."""
    labels = "项目支出\n　2、专项资金\n　　（1）公务接待\n　　（2）甲资金\n三公经费\n　3、公务接待"
    found = rows_of(labels)
    assert found == [
        "expenditure.project",
        SPECIAL,
        f"{SPECIAL}[公务接待]",
        f"{SPECIAL}[甲资金]",
        "three_public.total",
        "three_public.reception",
    ]


def test_a_merged_label_takes_the_names_beside_it() -> None:
    """专项资金 merged downwards, its projects in a column of their own."""
    reading = located(
        HUNAN_2021,
        """
        经费控制情况   | <           | 2020年决算数 | 2021年预算数 | 2021年决算数
        项目支出       | <           | 10 | 20 | 30
        1、运行维护经费 | <           | 1 | 2 | 3
        2、专项资金    | 甲项目       | 4 | 5 | 6
        ^             | 乙项目       | 7 | 8 | 9
        三公经费       | <           | a | b | c
        """,
    )
    found = raws(reading)
    assert found["expenditure.project.special[甲项目]@final"] == "6"
    assert found["expenditure.project.special[乙项目]@final"] == "9"
    assert found["three_public.total@final"] == "c"
