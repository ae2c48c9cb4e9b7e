"""Where the text of a cell begins, in widths of a Chinese character."""

import pytest

from tests.extract.read.build import cell, para, read_word, row, run, table

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1、"/><w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Two"><w:pPr><w:ind w:leftChars="200" w:left="420"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TwoMore"><w:basedOn w:val="Two"/>'
    '<w:pPr><w:ind w:firstLine="210"/></w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Listed"><w:basedOn w:val="Two"/><w:pPr>{LISTED}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="ListedFlush">'
    f'<w:pPr>{LISTED}<w:ind w:left="0" w:firstLine="0"/></w:pPr></w:style>'
)


def ind(**attributes: object) -> str:
    return "<w:ind " + " ".join(f'w:{name}="{value}"' for name, value in attributes.items()) + "/>"


def indent_of(content: str) -> float:
    found = read_word(table(row(cell(content))), styles=STYLES, numbering=NUMBERING).tables[0].at(0, 0)
    assert found is not None
    return found.indent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文", 0),
        ("", 0),
        ("\u3000", 0),
        ("\u3000\u3000其中", 2),
        ("  其中", 1),
        ("\xa0 其中", 1),
        ("\u3000 其中", 1.5),
        ("\u2003其中", 1),
        ("\u200b其中", 0),
        ("文 \u3000", 0),
    ],
)
def test_typed_white_space(text: str, expected: float) -> None:
    assert indent_of(para(text)) == expected


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (ind(left=420), 2),
        (ind(start=420), 2),
        (ind(left=420, leftChars=300), 3),
        (ind(left=420, startChars=150), 1.5),
        (ind(left=420, leftChars=0), 2),
        (ind(firstLine=420), 2),
        (ind(firstLine=640, firstLineChars=200), 2),
        (ind(left=420, firstLine=210), 3),
        (ind(left=840, hanging=420), 2),
        (ind(left=840, hanging=420, firstLine=210), 2),
        (ind(left=840, hangingChars=100), 3),
        (ind(leftChars=200, left=840, hanging=420), 2),  # as Word writes a first line two characters in
        (ind(leftChars=200, firstLineChars=100), 3),
        (ind(hanging=210), -1),
        (ind(left="21pt"), 2),
        (ind(left="x", firstLine=""), 0),
        (ind(right=420), 0),
    ],
)
def test_words_indentation(properties: str, expected: float) -> None:
    assert indent_of(para("文", properties)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:pStyle w:val="Two"/>', 2),
        ('<w:pStyle w:val="TwoMore"/>', 3),
        ('<w:pStyle w:val="Two"/>' + ind(firstLine=420), 4),
        ('<w:pStyle w:val="Two"/>' + ind(left=0), 2),  # characters of the style beat twips of the paragraph
        ('<w:pStyle w:val="Two"/>' + ind(left=0, leftChars=0), 0),
        ('<w:pStyle w:val="Nobody"/>', 0),
        (LISTED, 2),
        (LISTED + ind(left=1260), 4),
        ('<w:pStyle w:val="TwoMore"/>' + LISTED, 2),
        ('<w:pStyle w:val="Listed"/>', 2),
        ('<w:pStyle w:val="ListedFlush"/>', 0),
    ],
)
def test_inherited(properties: str, expected: float) -> None:
    assert indent_of(para("文", properties)) == pytest.approx(expected)


def test_defaults_of_the_document_and_of_the_default_style() -> None:
    styles = (
        f"<w:docDefaults><w:pPrDefault><w:pPr>{ind(left=210)}</w:pPr></w:pPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr>{ind(firstLine=420)}</w:pPr></w:style>'
    )
    found = read_word(table(row(cell("文"))), styles=styles).tables[0].at(0, 0)
    assert found is not None
    assert found.indent == 3


def test_typed_and_given_add_up() -> None:
    assert indent_of(para("\u3000其中", ind(left=210))) == 2


def test_the_first_paragraph_that_says_something_counts() -> None:
    assert indent_of(para("\u3000") + para("", ind(left=2100)) + para("\u3000其中") + para("文")) == 1


def test_a_number_is_no_indentation_nor_is_the_space_after_it() -> None:
    assert indent_of(para("\u3000文", LISTED)) == 2


@pytest.mark.parametrize(
    ("inside", "expected"),
    [("<w:r><w:tab/><w:t>文</w:t></w:r>", 2), ("<w:r><w:t>\u3000</w:t><w:br/><w:t> 文</w:t></w:r>", 0.5)],
)
def test_tabs_and_breaks(inside: str, expected: float) -> None:
    assert indent_of(f"<w:p>{inside}</w:p>") == expected


def test_a_nested_frame_brings_its_indentation() -> None:
    assert indent_of(table(row(cell("\u3000框"))) + para(run("文"))) == 1
    assert indent_of(para("文") + table(row(cell("\u3000框"))) + para()) == 0
