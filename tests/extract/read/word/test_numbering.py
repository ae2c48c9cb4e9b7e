"""Lists as XML in, the numbers in front of their paragraphs out."""

import pytest

from tests.extract.read.build import cell, lines, para, read_word, row, run, table


def level(index: int, number_format: str, text: str, more: str = "", start: str = '<w:start w:val="1"/>') -> str:
    return (
        f'<w:lvl w:ilvl="{index}">{start}<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(list_id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(levels)}</w:abstractNum>'


def num(list_id: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restart(index: int, at: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def at(list_id: int | None, index: int | None = 0) -> str:
    place = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    named = "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    return f"<w:numPr>{place}{named}</w:numPr>"


def numbers(properties: list[str], numbering: str, styles: str = "") -> list[str]:
    found = read_word("".join(para("文", each) for each in properties), numbering=numbering, styles=styles)
    assert {block.text for block in found.paragraphs} == {"文"}
    return [block.number for block in found.paragraphs]


CHINESE = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
) + num(1, 0)
LEGAL = abstract(
    0,
    level(0, "chineseCounting", "第%1章"),
    level(1, "decimal", "%1.%2"),
    level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
)
LEGAL += num(1, 0)

COUNTED = {
    "counts on": ([at(1), at(1), "", at(1)], CHINESE, ["一、", "二、", "", "三、"]),
    "deeper levels begin again": (
        [at(1), at(1, 1), at(1, 1), at(1, 2), at(1), at(1, 1), at(1, 2)],
        CHINESE,
        ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1."],
    ),
    "a deeper level goes on under its own parent": (
        [at(1), at(1, 2), at(1, 2), at(1, 1), at(1, 2)],
        CHINESE,
        ["一、", "1.", "2.", "（一）", "1."],
    ),
    "level left out is the first": ([at(1, None), at(1, None)], CHINESE, ["一、", "二、"]),
    "levels together": ([at(1), at(1, 1), at(1, 1)], LEGAL, ["第一章", "一.1", "一.2"]),
    "legal figures": ([at(1), at(1, 1), at(1, 2)], LEGAL, ["第一章", "一.1", "1.1.1"]),
    "upper level not yet counted": ([at(1, 2), at(1)], LEGAL, ["1.1.1", "第一章"]),
    "switched off": ([at(1), at(0), at(1)], CHINESE, ["一、", "", "二、"]),
    "unknown list": ([at(9), at(1)], CHINESE, ["", "一、"]),
    "level without definition": ([at(1, 7), at(1)], CHINESE, ["", "一、"]),
    "absurd level": ([at(1, 77), at(1, -1)], CHINESE, ["", ""]),
    "two lists of one kind count on from one another": (
        [at(1), at(2), at(1)],
        CHINESE + num(2, 0),
        ["一、", "二、", "三、"],
    ),
    "two kinds count apart": (
        [at(1), at(2), at(1)],
        CHINESE + abstract(5, level(0, "decimal", "%1)")) + num(2, 5),
        ["一、", "1)", "二、"],
    ),
    "begin again by override, once": (
        [at(1), at(1), at(2), at(2), at(1)],
        CHINESE + num(2, 0, restart(0, 1)),
        ["一、", "二、", "一、", "二、", "三、"],
    ),
    "begin elsewhere by override": ([at(2), at(2)], CHINESE + num(2, 0, restart(0, 5)), ["五、", "六、"]),
    "override of a deeper level": ([at(2), at(2, 1)], CHINESE + num(2, 0, restart(1, 4)), ["一、", "（四）"]),
    "override of the upper level, seen from below": (
        [at(2, 1)],
        LEGAL + num(2, 0, restart(0, 3)),
        ["三.1"],
    ),
    "level of its own": (
        [at(2), at(1)],
        CHINESE + num(2, 0, '<w:lvlOverride w:ilvl="0">' + level(0, "decimal", "%1．") + "</w:lvlOverride>"),
        ["1．", "二、"],
    ),
    "start": (
        [at(1), at(1)],
        abstract(0, level(0, "decimal", "%1.", start='<w:start w:val="3"/>')) + num(1, 0),
        ["3.", "4."],
    ),
    "start left out is 0": (
        [at(1), at(1)],
        abstract(0, level(0, "decimal", "%1.", start="")) + num(1, 0),
        ["0.", "1."],
    ),
    "never begin again": (
        [at(1), at(1, 1), at(1), at(1, 1)],
        abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')) + num(1, 0),
        ["1.", "(1)", "2.", "(2)"],
    ),
    "begin again only after the first level": (
        [at(1), at(1, 1), at(1, 2), at(1, 1), at(1, 2), at(1), at(1, 1), at(1, 2)],
        abstract(
            0,
            level(0, "decimal", "%1."),
            level(1, "decimal", "(%2)"),
            level(2, "lowerLetter", "%3", '<w:lvlRestart w:val="1"/>'),
        )
        + num(1, 0),
        ["1.", "(1)", "a", "(2)", "b", "2.", "(1)", "a"],
    ),
    "bullet": ([at(1)], abstract(0, level(0, "bullet", "●")) + num(1, 0), [""]),
    "bullet in between": (
        [at(1), at(1, 1), at(1)],
        abstract(0, level(0, "decimal", "%1."), level(1, "bullet", "•")) + num(1, 0),
        ["1.", "", "2."],
    ),
    "no numeral": ([at(1)], abstract(0, level(0, "none", "注%1：")) + num(1, 0), ["注："]),
    "private-use characters": ([at(1)], abstract(0, level(0, "decimal", "\uf0b7%1")) + num(1, 0), ["1"]),
    "hidden number": ([at(1)], abstract(0, level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")) + num(1, 0), [""]),
    "deeper counters in a text": ([at(1)], abstract(0, level(0, "decimal", "%1.%2")) + num(1, 0), ["1."]),
    "counters of levels that are not": ([at(1, 1)], abstract(0, level(1, "decimal", "%1%2.")) + num(1, 0), ["1."]),
    "format with a plainer form": (
        [at(1)],
        abstract(
            0,
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>'
            '<mc:Choice><w:numFmt w:val="custom"/></mc:Choice>'
            '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/></w:lvl>',
        )
        + num(1, 0),
        ["01."],
    ),
    "format left out": (
        [at(1)],
        abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>') + num(1, 0),
        ["1."],
    ),
    "list without its kind": ([at(1), at(2)], num(1, 0) + '<w:num w:numId="2"/>', ["", ""]),
    "deleted, moved and hidden paragraphs do not count": (
        [
            at(1) + f"<w:rPr>{mark}</w:rPr>"
            for mark in ("", "<w:del/>", "<w:moveFrom/>", "<w:vanish/>", '<w:vanish w:val="0"/>')
        ],
        CHINESE,
        ["一、", "", "", "", "二、"],
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_numbers(name: str) -> None:
    properties, numbering, expected = COUNTED[name]
    assert numbers(properties, numbering) == expected


STYLES = (
    f'<w:style w:type="paragraph" w:styleId="H1"><w:pPr>{at(1, None)}</w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="H1off"><w:basedOn w:val="H1"/><w:pPr>{at(0)}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr>{at(1, 1)}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Linked"><w:pPr>{at(2, None)}</w:pPr></w:style>'
    f'<w:style w:type="numbering" w:styleId="List"><w:pPr>{at(1, None)}</w:pPr></w:style>'
    f'<w:style w:type="numbering" w:styleId="Loop"><w:pPr>{at(4, None)}</w:pPr></w:style>'
)


def styled(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


STYLED = {
    "by style": ([styled("H1"), styled("H2"), styled("H2"), styled("H1")], ["一、", "（一）", "（二）", "二、"]),
    "by the style below": ([styled("H1b"), styled("H1")], ["一、", "二、"]),
    "switched off by style": ([styled("H1"), styled("H1off")], ["一、", ""]),
    "switched off by the paragraph": ([styled("H1"), styled("H1") + at(0)], ["一、", ""]),
    "level of its own in the style's list": ([styled("H1"), styled("H1") + at(None, 1)], ["一、", "（一）"]),
    "list of its own beats the style's": ([styled("H1") + at(2), styled("H1")], ["1)", "一、"]),
    "level found by the style's name": ([styled("Linked")], ["a)"]),
    "list by a numbering style": ([at(3), at(3)], ["一、", "二、"]),
    "list by a numbering style that is none": ([at(5)], [""]),
    "list that leads back to itself": ([at(4)], [""]),
}


@pytest.mark.parametrize("name", STYLED)
def test_numbers_by_style(name: str) -> None:
    properties, expected = STYLED[name]
    numbering = (
        CHINESE
        + abstract(5, level(0, "decimal", "%1)"), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Linked"/>'))
        + abstract(6, '<w:numStyleLink w:val="List"/>')
        + abstract(7, '<w:numStyleLink w:val="Loop"/>')
        + abstract(8, '<w:numStyleLink w:val="Nobody"/>')
        + num(2, 5) + num(3, 6) + num(4, 7) + num(5, 8)
    )  # fmt: skip
    assert numbers(properties, numbering, STYLES) == expected


def test_a_numbered_default_style() -> None:
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr>{at(1)}</w:pPr></w:style>'
    assert numbers(["", ""], CHINESE, styles) == ["一、", "二、"]


def test_numbers_in_cells_stand_in_the_text_and_count_on() -> None:
    hidden = cell(para("藏", at(1)), "<w:vMerge/>")
    body = (
        para("文", at(1))
        + table(row(cell(para("甲", at(1)) + para(run("乙"), at(1, 1)), '<w:vMerge w:val="restart"/>')), row(hidden))
        + para("文", at(1))
    )
    found = read_word(body, numbering=CHINESE)
    in_cell = found.tables[0].at(0, 0)
    assert in_cell is not None
    assert in_cell.text == "二、甲\n（一）乙"
    assert lines(found) == ["一、文", "三、文"]


def test_no_numbering_part() -> None:
    assert lines(read_word(para("文", at(1)))) == ["文"]
