"""Blocks in their order, with the indices that the data refers to."""

from collections.abc import Callable

import pytest

from schemas.document import Document, Paragraph
from tests.extract.read.build import cell, para, read_word, row, run, table, texts


def box(content: str) -> str:
    """A run with a text box as Word writes it: a shape, and the same again for readers of old."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback>{vml_box(content)[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml_box(content: str) -> str:
    shape = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def p(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def outline(document: Document) -> list[tuple[object, ...]]:
    return [
        (block.index, block.text) if isinstance(block, Paragraph) else ("table", block.index, texts(block))
        for block in document.blocks
    ]


def test_paragraphs_and_tables_in_order_blanks_counted() -> None:
    body = para("一") + para() + table(row(cell("甲"))) + para("二") + table(row(cell("乙"))) + "<w:sectPr/>"
    assert outline(read_word(body)) == [
        (0, "一"),
        (1, ""),
        ("table", 0, [["甲"]]),
        (2, "二"),
        ("table", 1, [["乙"]]),
    ]


def test_wrapped_blocks_count_like_others() -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + para("一") + "<w:sdt><w:sdtContent>" + table(row(cell("甲")))
        + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt><w:customXml>" + para("二") + "</w:customXml>"
        "<mc:AlternateContent><mc:Choice>" + para("三") + "</mc:Choice><mc:Fallback>" + para("旧") + "</mc:Fallback>"
        "</mc:AlternateContent>" + para("四")
    )  # fmt: skip
    assert outline(read_word(body)) == [(0, "一"), ("table", 0, [["甲"]]), (1, "二"), (2, "三"), (3, "四")]


def test_an_empty_body() -> None:
    assert read_word("").blocks == ()


@pytest.mark.parametrize("drawn", [box, vml_box])
def test_text_boxes_follow_their_paragraph_and_count_after_the_body(drawn: Callable[[str], str]) -> None:
    inside = para("框一") + table(row(cell("甲"))) + para("框二")
    body = p(run("一") + drawn(inside)) + para("二") + table(row(cell("乙")))
    found = read_word(body, footnotes=f'<w:footnote w:id="1">{para("注")}</w:footnote>')
    assert outline(found) == [
        (0, "一"),
        (2, "框一"),
        ("table", 0, [["甲"]]),
        (3, "框二"),
        (1, "二"),
        ("table", 1, [["乙"]]),
    ]
    assert [(note.index, note.text) for note in found.notes] == [(4, "注")]


def test_a_text_box_in_a_text_box() -> None:
    found = read_word(p(vml_box(p(run("外") + vml_box(para("内"))))) + para("后"))
    assert outline(found) == [(0, ""), (2, "外"), (3, "内"), (1, "后")]


def test_two_text_boxes_and_a_drawing_without() -> None:
    found = read_word(p("<w:r><w:drawing><wp:inline/></w:drawing></w:r>" + vml_box(para("甲")) + vml_box(para("乙"))))
    assert outline(found) == [(0, ""), (1, "甲"), (2, "乙")]


def test_text_boxes_in_what_is_not_shown_are_not_shown() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    hidden = vml_box(para("藏")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    found = read_word(p(begin + vml_box(para("码")) + end + f"<w:del>{vml_box(para('删'))}</w:del>" + hidden))
    assert outline(found) == [(0, "")]


def test_a_field_open_around_a_text_box_does_not_hide_it() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    found = read_word(p(vml_box(para("框")) + begin) + p(separate + run("果") + end))
    assert outline(found) == [(0, ""), (2, "框"), (1, "果")]


CELLS = {
    "paragraphs": (para("一") + para("二") + para(), "一\n二\n"),
    "break": (p("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"), "一\n二"),
    "white space is not stripped": (para("\u3000一 "), "\u3000一 "),
    "content control": ("<w:sdt><w:sdtContent>" + para("一") + "</w:sdtContent></w:sdt>" + para("二"), "一\n二"),
    "text box": (p(run("一") + box(para("框") + para("内"))) + para("二"), "一\n框\n内\n二"),
    "nested frame": (para("一") + table(row(cell("框"))) + para(), "一\n框\n"),
    "frame in a frame": (table(row(cell(table(row(cell("框"))) + para()))) + para("后"), "框\n\n后"),
}


@pytest.mark.parametrize("name", CELLS)
def test_text_of_a_cell(name: str) -> None:
    xml, expected = CELLS[name]
    assert outline(read_word(table(row(cell(xml), cell("b"))))) == [("table", 0, [[expected, "b"]])]


def test_nested_tables_follow_their_outer_one_and_count_where_they_begin() -> None:
    deepest = table(row(cell("丁"), cell("戊")))
    inner = table(row(cell("乙"), cell(para("丙") + deepest + para())))
    body = table(row(cell(para("甲") + inner + para("尾")), cell(table(row(cell("己")), row(cell("庚"))) + para())))
    assert outline(read_word(body + table(row(cell("辛"))))) == [
        ("table", 0, [["甲\n尾", ""]]),
        ("table", 1, [["乙", "丙\n"]]),
        ("table", 2, [["丁", "戊"]]),
        ("table", 3, [["己"], ["庚"]]),
        ("table", 4, [["辛"]]),
    ]


def test_a_nested_frame_counts_though_it_is_text() -> None:
    body = table(row(cell(table(row(cell("框"))) + para()), cell("b"))) + table(row(cell("后")))
    assert outline(read_word(body)) == [("table", 0, [["框\n", "b"]]), ("table", 2, [["后"]])]


def test_tables_in_what_is_not_shown_count() -> None:
    hidden = cell(table(row(cell("藏"))) + para(), "<w:vMerge/>")
    body = table(row(cell("a", '<w:vMerge w:val="restart"/>')), row(hidden), row(cell(table()), properties="<w:del/>"))
    assert outline(read_word(body + table(row(cell("后"))))) == [("table", 0, [["a"], ["a"]]), ("table", 3, [["后"]])]


def test_an_empty_nested_table_is_nothing() -> None:
    assert outline(read_word(table(row(cell(para("a") + table()))))) == [("table", 0, [["a"]])]


NOTES = (
    '<w:footnote w:type="separator" w:id="-1">' + para("线") + "</w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0">' + para("线") + "</w:footnote>"
    '<w:footnote w:id="1">' + p("<w:r><w:footnoteRef/></w:r>" + run("含上年结转")) + para("又") + "</w:footnote>"
    '<w:footnote w:type="normal" w:id="2">' + para("单位：万元") + "</w:footnote>"
)  # fmt: skip


def test_notes_come_last() -> None:
    found = read_word(para("文"), footnotes=NOTES, endnotes=f'<w:endnote w:id="1">{para("尾注")}</w:endnote>')
    assert [(note.index, note.text) for note in found.notes] == [
        (1, "含上年结转"),
        (2, "又"),
        (3, "单位：万元"),
        (4, "尾注"),
    ]
    assert [block.index for block in found.paragraphs] == [0, 1, 2, 3, 4]


def test_a_table_in_a_note_is_not_lost() -> None:
    note = f'<w:footnote w:id="1">{para("注")}{table(row(cell("甲")))}</w:footnote>'
    found = read_word(table(row(cell("a"))) + para("文"), footnotes=note)
    assert outline(found) == [("table", 0, [["a"]]), (0, "文"), ("table", 1, [["甲"]])]
    assert [(n.index, n.text) for n in found.notes] == [(1, "注")]
