"""Lines and characters on a page become true grids, however the lines are drawn."""

import pytest

from tests.extract.layout.drawn import Drawing, blocks, only_table, rows, spans

XS = [60.0, 160.0, 260.0, 360.0]
YS = [100.0, 120.0, 140.0, 160.0]
TEXTS = [["项目", "预算数", "决算数"], ["基本支出", "120.5", "118.2"], ["项目支出", "66.2", "60"]]


def full(draw: Drawing) -> Drawing:
    draw.fill(XS, YS, TEXTS)
    return draw


def drawn_by_sides() -> Drawing:
    draw = full(Drawing())
    draw.grid(XS, YS)
    return draw


def drawn_by_whole_lines() -> Drawing:
    draw = full(Drawing())
    for y in YS:
        draw.across(y, XS[0], XS[-1])
    for x in XS:
        draw.down(x, YS[0], YS[-1])
    return draw


def drawn_dashed() -> Drawing:
    draw = full(Drawing())
    for y in YS:
        for step in range(0, 300, 6):
            draw.across(y, XS[0] + step, XS[0] + step + 3)
    for x in XS:
        for step in range(0, 60, 6):
            draw.down(x, YS[0] + step, YS[0] + step + 3)
    return draw


def drawn_double() -> Drawing:
    draw = full(Drawing())
    for off in (-1.0, 1.0):
        draw.grid([x + off for x in XS], [y + off for y in YS])
    return draw


def drawn_without_outer_sides() -> Drawing:
    draw = full(Drawing())
    for y in YS:
        draw.across(y, XS[0], XS[-1])
    for x in XS[1:-1]:
        draw.down(x, YS[0], YS[-1])
    return draw


def drawn_open_at_top_and_foot() -> Drawing:
    draw = full(Drawing())
    for y in YS[1:-1]:
        draw.across(y, XS[0], XS[-1])
    for x in XS:
        draw.down(x, YS[0], YS[-1])
    return draw


def drawn_with_corners_missed() -> Drawing:
    draw = full(Drawing())
    for y in YS:
        draw.across(y, XS[0] + 2, XS[-1] - 2)
    for x in XS:
        draw.down(x, YS[0] + 2, YS[-1] - 2)
    return draw


def drawn_with_a_border_around() -> Drawing:
    draw = drawn_by_sides()
    draw.grid([XS[0] - 5, XS[-1] + 5], [YS[0] - 5, YS[-1] + 5])
    for y in YS:  # the inner lines reach the outer ones
        draw.across(y, XS[0] - 5, XS[-1] + 5)
    return draw


def drawn_by_nothing() -> Drawing:
    return full(Drawing())


def drawn_by_three_lines() -> Drawing:
    draw = full(Drawing())
    for y in (YS[0], YS[1], YS[-1]):
        draw.across(y, XS[0], XS[-1])
    return draw


@pytest.mark.parametrize(
    "draw",
    [
        drawn_by_sides,
        drawn_by_whole_lines,
        drawn_dashed,
        drawn_double,
        drawn_without_outer_sides,
        drawn_open_at_top_and_foot,
        drawn_with_corners_missed,
        drawn_with_a_border_around,
        drawn_by_nothing,
        drawn_by_three_lines,
    ],
)
def test_one_table_however_it_is_drawn(draw: object) -> None:
    assert callable(draw)
    table = only_table(draw())
    assert rows(table) == TEXTS
    assert (table.n_rows, table.n_cols) == (3, 3)


def test_merged_cells_are_spans() -> None:
    draw = Drawing()
    draw.grid([60, 160, 260], [100, 120])
    for y in (140, 160):
        draw.across(y, 160, 260)
    draw.across(160, 60, 160)
    for x in (60, 160, 260):
        draw.down(x, 120, 160)
    draw.across(180, 60, 260)
    draw.down(60, 160, 180)
    draw.down(260, 160, 180)
    draw.fill([60, 160], [100, 120], [["部门", "金额"], ["某局", "12"]])
    draw.text("13", 165, 145)
    draw.text("合计25万元", 65, 165)
    found = spans(only_table(draw))
    assert found["某局"] == (1, 0, 2, 1)
    assert found["13"] == (2, 1, 1, 1)
    assert found["合计25万元"] == (3, 0, 1, 2)


def test_a_full_line_goes_on_and_a_short_one_is_a_break() -> None:
    draw = Drawing()
    draw.grid([60, 160, 260], [100, 160, 180])
    draw.text("开展农村饮水工程", 65, 105)  # 80 of 100 wide: the next word would not have fitted
    draw.text("维修养护", 65, 118)
    draw.text("1.短", 165, 105)
    draw.text("2.第二行", 165, 118)
    draw.fill([60, 160], [160], [["甲", "乙"]])
    assert rows(only_table(draw))[0] == ["开展农村饮水工程维修养护", "1.短\n2.第二行"]


def test_the_first_line_of_a_cell_may_stand_in() -> None:
    draw = Drawing()
    draw.grid([65, 116, 260], [100, 160, 180])
    draw.text("项目交", 80, 105)  # ends where the others do
    draw.text("易共为政", 70, 118)
    draw.text("府增收", 70, 131)
    draw.fill([65, 116], [160], [["甲", "乙"]])
    assert rows(only_table(draw))[0][0] == "项目交易共为政府增收"


def test_an_opening_bracket_never_ends_a_line() -> None:
    draw = Drawing()
    draw.grid([60, 105, 260], [100, 160, 180])
    draw.text("17台", 65, 105)
    draw.text("（套）", 65, 118)
    draw.fill([60, 105], [160], [["甲", "乙"]])
    assert rows(only_table(draw))[0][0] == "17台（套）"


def test_indentation_tells_rows_apart() -> None:
    draw = Drawing()
    draw.grid([60, 200, 260], [100, 120, 140, 160])
    for top, (label, off) in zip((105, 125, 145), (("一、项目支出", 0), ("专项资金", 20), ("其他", 10)), strict=True):
        draw.text(label, 65 + off, top)
        draw.text("1", 205, top)
    indents = {cell.text: cell.indent for cell in only_table(draw).cells() if cell.col == 0}
    assert indents == {"一、项目支出": 0.0, "专项资金": 2.0, "其他": 1.0}


def test_text_from_top_to_bottom_is_read_so() -> None:
    draw = Drawing()
    draw.grid([60, 90, 260], [100, 180, 200])
    for number, char in enumerate("绩效指标"):
        draw.text(char, 70, 105 + 15 * number)
    draw.text("产出", 95, 105)
    draw.fill([60, 90], [180], [["甲", "乙"]])
    assert rows(only_table(draw))[0] == ["绩效指标", "产出"]


def test_text_turned_on_its_side_is_read_column_by_column() -> None:
    draw = Drawing()
    draw.grid([60, 100, 260], [100, 180, 200])
    for x, text in ((85, "绩效自评"), (70, "指标")):
        for number, char in enumerate(text):
            draw.text(char, x, 105 + 10 * number)
    for drawn in draw.page.chars:
        drawn.on_side = True
    draw.text("产出", 105, 105)
    draw.fill([60, 100], [180], [["甲", "乙"]])
    assert rows(only_table(draw))[0] == ["绩效自评\n指标", "产出"]


def test_underlining_is_no_wall_but_a_side_under_full_text_is() -> None:
    draw = Drawing()
    draw.grid([60, 112, 260], [100, 140, 160])
    draw.text("完成率达到", 62, 105)  # from one side of its cell to the other
    draw.across(115.5, 62, 112)
    draw.text("98分", 62, 125)
    draw.text("甲", 115, 105)
    draw.fill([60, 112], [140], [["乙", "丙"]])
    assert rows(only_table(draw)) == [["完成率达到98分", "甲"], ["乙", "丙"]]
    tight = Drawing()
    tight.grid([60, 110, 160], [100, 110.5, 121, 131.5])
    for top, row in zip((100, 110.5, 121), (("完成率达到", "甲"), ("乙", "丙"), ("丁", "戊")), strict=True):
        for left, text in zip((60, 110), row, strict=True):
            tight.text(text, left, top)
    assert rows(only_table(tight)) == [["完成率达到", "甲"], ["乙", "丙"], ["丁", "戊"]]


def test_what_is_struck_out_is_not_said() -> None:
    draw = drawn_by_sides()
    end = draw.text("118.2", XS[2] + 45, YS[1] + 5)
    draw.across(YS[1] + 10, XS[2] + 45, end)
    assert rows(only_table(draw)) == TEXTS


def test_two_tables_on_a_page_and_a_line_between_stay_apart() -> None:
    draw = drawn_by_sides()
    draw.text("附件2", 60, 200)
    lower = [y + 120 for y in YS]
    draw.grid(XS, lower)
    draw.fill(XS, lower, TEXTS)
    kinds = [block.text if hasattr(block, "text") else rows(block) for block in blocks(draw)]
    assert kinds == [TEXTS, "附件2", TEXTS]


def test_a_box_around_prose_is_no_table() -> None:
    draw = Drawing()
    draw.grid([50, 545], [90, 200])
    draw.text("注意事项：本表由单位填写。", 60, 100)
    (block,) = blocks(draw)
    assert getattr(block, "text", "") == "注意事项：本表由单位填写。"


def test_text_written_over_the_side_of_its_cell_is_all_of_that_cell() -> None:
    draw = Drawing()
    draw.grid([60, 100, 160, 220], [100, 120, 140, 160])
    draw.text("农村公路养护里程", 62, 105)  # runs out of its cell at the right, as sheets print it
    draw.text("120公里", 165, 105)
    draw.text("1234567890.12元", 92, 125)  # in the middle of the second cell, out of it at both sides
    draw.text("甲", 62, 145)
    draw.text("乙", 105, 145)
    assert rows(only_table(draw)) == [
        ["农村公路养护里程", "", "120公里"],
        ["", "1234567890.12元", ""],
        ["甲", "乙", ""],
    ]


def test_text_that_its_row_is_too_low_for_stays_with_its_other_lines() -> None:
    draw = Drawing()
    draw.grid([60, 160, 260], [100, 130, 142, 160])
    draw.text("完成养护里程386公里。", 62, 103)
    draw.text("偏差原因分析以及其", 62, 125)  # on the wall, the first of two lines in the low cell
    draw.text("改进措施", 62, 136)
    draw.fill([160], [100, 128, 142], [["甲"], ["乙"], ["丙"]])
    draw.text("汛期水毁", 65, 145)
    assert [row[0] for row in rows(only_table(draw))] == [
        "完成养护里程386公里。",
        "偏差原因分析以及其改进措施",
        "汛期水毁",
    ]


def test_a_number_on_a_wall_is_not_struck_out() -> None:
    draw = Drawing()
    draw.grid([60, 160, 260], [100, 120, 140])
    draw.fill([60, 160], [100, 120], [["甲", ""], ["乙", "1"]])
    draw.text("1250.00", 200, 115)
    assert "1250.00" in "".join(text for row in rows(only_table(draw)) for text in row)
