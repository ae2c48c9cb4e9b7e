"""Lines, columns and pages become paragraphs again; what is around the text stays out of it."""

from schemas.document import Paragraph
from tests.extract.layout.drawn import Drawing, blocks, only_table, paragraphs, rows

LONG = (
    "全年共完成农村公路养护里程一百二十公里，其中县道三十公里，乡道九十公里，路况明显改善，群众满意度达到百分之九十六，"
)
LEFT, RIGHT = 90.0, 490.0  # forty characters


def prose(draw: Drawing, text: str, top: float, left: float = LEFT, width: int = 40, first: int = 2) -> float:
    """A paragraph, its first line indented; says where the next one begins."""
    start, room = 0, width - first
    while start < len(text):
        x = left + (width - room) * draw.size
        draw.text(text[start : start + room], x, top)
        start, room, top = start + room, width, top + 18
    return top


def test_lines_of_a_paragraph_are_one_and_the_next_one_is_another() -> None:
    draw = Drawing()
    top = prose(draw, LONG * 2 + "好。", 100)
    prose(draw, LONG + "完。", top)
    assert paragraphs(draw) == [LONG * 2 + "好。", LONG + "完。"]


def test_a_paragraph_goes_on_over_a_page() -> None:
    first, second = Drawing(1), Drawing(2)
    prose(first, LONG * 2 + "好。", 100)
    prose(first, LONG[:38], 700)
    prose(second, LONG[38:] + "完。", 100, first=0)
    found = blocks(first, second)
    assert [block.text for block in found if isinstance(block, Paragraph)] == [LONG * 2 + "好。", LONG + "完。"]
    last = found[-1]
    assert isinstance(last, Paragraph)
    assert (last.page, last.place(0, 2).page, last.place(45, 47).page) == (1, 1, 2)
    assert last.place(0, 2).bbox == (LEFT + 20, 700, LEFT + 40, 710)


def test_two_columns_are_read_one_after_the_other() -> None:
    draw = Drawing()
    draw.text("两栏的报告", 250, 60, size=14)
    prose(draw, LONG + "左栏完。", 100, left=60, width=20)
    prose(draw, LONG + "右栏完。", 100, left=320, width=20)
    assert paragraphs(draw) == ["两栏的报告", LONG + "左栏完。", LONG + "右栏完。"]


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    drawings = []
    for number in range(1, 5):
        draw = Drawing(number)
        draw.text("某县财政局绩效自评材料", 200, 30)
        prose(draw, LONG + f"第{number}页完。", 100)
        draw.text(f"— {number} —", 280, 800)
        drawings.append(draw)
    assert paragraphs(*drawings) == [LONG + f"第{number}页完。" for number in range(1, 5)]


def test_a_footnote_comes_last_and_its_mark_is_no_text() -> None:
    draw = Drawing()
    end = draw.text("其中基本支出", 110, 100)
    draw.text("1", end, 99, size=6)
    draw.text("309.82万元，比上年增长。", end + 3, 100)
    draw.text("1 含人员经费12万元。", 90, 760, size=9)
    assert paragraphs(draw) == ["其中基本支出309.82万元，比上年增长。", "含人员经费12万元。"]


def test_a_raised_figure_behind_a_metre_is_a_power() -> None:
    draw = Drawing()
    end = draw.text("面积612.5m", 110, 100)
    draw.text("2", end, 99, size=4)
    draw.text("，已使用。", end + 2, 100)
    assert paragraphs(draw) == ["面积612.5m²，已使用。"]


def test_a_list_at_the_foot_of_a_page_is_no_footnote() -> None:
    draw = Drawing()
    end = draw.text("存在的问题", 110, 700)
    draw.text("1", end, 699, size=6)
    draw.text("1.资金到位较晚。", 110, 740)
    assert paragraphs(draw) == ["存在的问题", "1.资金到位较晚。"]


def test_watermarks_askew_or_large_under_the_text_are_left_out() -> None:
    draw = Drawing()
    prose(draw, LONG + "完。", 100)
    draw.text("内部资料", 150, 95, size=40)
    for char in draw.page.chars[-1:]:
        char.skewed = True
    assert paragraphs(draw) == [LONG + "完。"]


def test_bold_by_printing_twice_is_said_once() -> None:
    draw = Drawing()
    draw.text("一、基本情况", 110, 100)
    draw.text("一、基本情况", 110.3, 100)
    assert paragraphs(draw) == ["一、基本情况"]


def test_a_doubled_digit_is_two_digits() -> None:
    draw = Drawing()
    draw.text("支出1122万元，完成率100%。", 110, 100)
    assert paragraphs(draw) == ["支出1122万元，完成率100%。"]


def test_a_table_over_two_pages_is_two_grids_with_the_same_edges() -> None:
    first, second = Drawing(1), Drawing(2)
    for draw, ys in ((first, [700, 720, 740]), (second, [80, 100, 120])):
        draw.grid([60, 160, 260], ys)
        draw.fill([60, 160], ys, [["甲", "1"], ["乙", "2"]])
    upper, lower = (block for block in blocks(first, second) if not isinstance(block, Paragraph))
    assert [upper.edges, lower.edges] == [(60.0, 160.0, 260.0)] * 2
    assert (upper.page, lower.page, lower.index) == (1, 2, 1)


def test_a_borderless_table_ends_where_prose_begins() -> None:
    draw = Drawing()
    prose(draw, LONG + "如下：", 60)
    ys = [120.0, 140.0, 160.0, 180.0]
    draw.fill(
        [90, 220, 350],
        ys,
        [["项目", "预算数", "决算数"], ["基本支出", "1.5", "1.2"], ["项目支出", "6", "5.5"], ["合计", "7.5", "6.7"]],
    )
    prose(draw, LONG + "完。", 230)
    assert rows(only_table(draw))[1:] == [["基本支出", "1.5", "1.2"], ["项目支出", "6", "5.5"], ["合计", "7.5", "6.7"]]
    assert paragraphs(draw) == [LONG + "如下：", LONG + "完。"]


def test_a_table_of_contents_is_no_table() -> None:
    draw = Drawing()
    for number, (title, page) in enumerate(
        [("一、基本情况", "1"), ("二、资金情况", "3"), ("三、绩效情况", "3"), ("四、问题", "12")]
    ):
        draw.text(title, 90, 100 + 20 * number)
        draw.text(page, 480, 100 + 20 * number)
    assert [text.split() for text in paragraphs(draw)] == [
        ["一、基本情况", "1"],
        ["二、资金情况", "3"],
        ["三、绩效情况", "3"],
        ["四、问题", "12"],
    ]


def test_text_far_off_the_page_holds_nothing_up() -> None:
    draw = Drawing()
    for number in range(6):
        draw.text("左边的一行字", 60, 100 + 20 * number)
        draw.text("右边的一行字", 330, 100 + 20 * number)
    draw.text("页外", -3.2e9, 100)
    assert any("左边的一行字" in text for text in paragraphs(draw))
