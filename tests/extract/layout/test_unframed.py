"""Tables that no frame draws: what stands below one another is a column, and rulings at most part blocks of rows."""

from schemas.document import Table
from tests.extract.layout.drawn import Drawing, only_table

COLUMNS = (180.0, 300.0, 420.0)


def texts(table: Table) -> list[list[tuple[str, int]]]:
    """Of each row its filled cells: text and columns covered."""
    return [[(c.text, c.col_span) for c in table.starting_in(row) if c.text] for row in range(table.n_rows)]


def amounts(draw: Drawing, top: float, *rows: tuple[str, ...]) -> float:
    for label, *values in rows:
        draw.text(label, 60, top)
        for x, value in zip(COLUMNS, values, strict=False):
            draw.text(value, x, top)
        top += 24
    return top


def with_rules(*tops: float) -> Drawing:
    draw = Drawing()
    for top in tops:
        draw.across(top, 55, 480)
    return draw


def test_a_label_of_two_lines_beside_a_heading_and_its_value() -> None:
    draw = with_rules(100, 150, 175, 280)
    for x, head, value in zip(COLUMNS, ("编制数", "在职人数", "控制率"), ("18", "17", "94.44%"), strict=True):
        draw.text(head, x, 106)
        draw.text(value, x, 130)
    draw.text("财政供养人员", 60, 106)
    draw.text("情况", 60, 119)
    amounts(draw, 155, ("经费控制情况", "上年决算", "本年预算", "本年决算"))
    amounts(draw, 180, ("支出总额", "311.40", "338.00", "331.10"), ("基本支出", "215.40", "220.00", "218.62"))
    found = texts(only_table(draw))
    assert [text for text, _ in found[0]][1:] == ["编制数", "在职人数", "控制率"]
    assert [text for text, _ in found[1]] == ["18", "17", "94.44%"]
    assert found[3] == [("支出总额", 1), ("311.40", 1), ("338.00", 1), ("331.10", 1)]


def test_a_block_with_more_columns_than_the_table() -> None:
    draw = with_rules(100, 172, 222)
    amounts(
        draw,
        105,
        ("支出总额", "311.40", "338.00", "331.10"),
        ("基本支出", "215.40", "220.00", "218.62"),
        ("项目支出", "96.00", "118.00", "112.48"),
    )
    places = (170, 220, 285, 335, 400, 450)
    heads, values = ("规模", "实际", "控制", "预算", "投资", "比率"), ("420", "418", "99%", "86", "85", "98%")
    draw.text("楼堂馆所", 60, 177)
    for x, head, value in zip(places, heads, values, strict=True):
        draw.text(head, x, 177)
        draw.text(value, x, 202)
    table = only_table(draw)
    found = texts(table)
    assert found[0][1:] == [("311.40", 2), ("338.00", 2), ("331.10", 2)]
    assert [text for text, _ in found[3]] == ["楼堂馆所", *heads]
    assert found[4] == [(text, 1) for text in values]
    above, below = ({cell.text: cell.col for cell in table.starting_in(row)} for row in (3, 4))
    assert [above[head] for head in heads] == [below[value] for value in values]


def test_texts_of_two_columns_that_nearly_touch() -> None:
    draw = Drawing()
    amounts(
        draw,
        100,
        ("产出指标", "检疫竹材", "98%", "10"),
        ("效益指标", "规范经营户", "60户", "15"),
        ("生态指标", "疫木清除率", "100%", "15"),
    )
    draw.text("服务对象满意度指标名", 60, 172)  # ends at 160
    draw.text("经营户满意度", 168, 172)
    draw.text("92.6%", 300, 172)
    draw.text("10", 420, 172)
    assert texts(only_table(draw))[-1] == [("服务对象满意度指标名", 1), ("经营户满意度", 1), ("92.6%", 1), ("10", 1)]
