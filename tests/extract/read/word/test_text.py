"""What is text for the eye, and what is not."""

import pytest

from tests.extract.read.build import cell, para, read_word, row, run, table

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
    '<w:style w:type="character" w:styleId="hide"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="hideToo"><w:basedOn w:val="hide"/></w:style>'
    '<w:style w:type="character" w:styleId="show"><w:basedOn w:val="hide"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HiddenToo"><w:basedOn w:val="Hidden"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Pool"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Pool"><w:basedOn w:val="Loop"/></w:style>'
)
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'


def styled(style: str) -> str:
    return f'<w:rStyle w:val="{style}"/>'


def sym(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def math(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def fraction(above: str, below: str) -> str:
    return (
        f"<m:f><m:fPr/><m:num><m:r><m:t>{above}</m:t></m:r></m:num><m:den><m:r><m:t>{below}</m:t></m:r></m:den></m:f>"
    )


def either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="x">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


PARAGRAPHS = {
    "runs join": (run("一般公共") + run("预算"), "一般公共预算"),
    "white space is kept": (run("\u3000 a ") + run("\xa0b"), "\u3000 a \xa0b"),
    "line ends of the XML are white space": ("<w:r><w:t>一\n二</w:t></w:r>", "一 二"),
    "comments of the XML": ("<w:r><w:t>一<!-- x -->二</w:t></w:r><!-- y -->", "一二"),
    "inserted": (f"<w:ins>{run('新')}</w:ins>", "新"),
    "moved here": (f"<w:moveTo>{run('新')}</w:moveTo>", "新"),
    "inserted in inserted": (f"<w:ins><w:moveTo>{run('新')}</w:moveTo></w:ins>", "新"),
    "content control": (
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>",
        "控件",
    ),
    "hyperlink": (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
    "smart tag": (f"<w:smartTag><w:smartTagPr/>{run('2021年')}</w:smartTag>", "2021年"),
    "custom XML": (f"<w:customXml>{run('值')}</w:customXml>", "值"),
    "direction": (f"<w:dir>{run('左')}</w:dir><w:bdo>{run('右')}</w:bdo>", "左右"),
    "simple field": (f'<w:fldSimple w:instr="DATE"><w:fldData>eHg=</w:fldData>{run("4月")}</w:fldSimple>', "4月"),
    "deleted": (f"{run('留')}<w:del><w:r><w:delText>删</w:delText></w:r>{run('也删')}</w:del>", "留"),
    "moved away": (f"<w:moveFrom>{run('旧')}</w:moveFrom>", ""),
    "field": (BEGIN + CODE + SEPARATE + run("3") + END + run("页"), "3页"),
    "field code in plain text": (BEGIN + run("IF") + SEPARATE + run("3") + END, "3"),
    "field without result": (BEGIN + CODE + run("x") + END + run("后"), "后"),
    "nested field in the code": (
        BEGIN + run("IF") + BEGIN + CODE + SEPARATE + run("x") + END + SEPARATE + run("3") + END,
        "3",
    ),
    "nested field in the result": (
        BEGIN + CODE + SEPARATE + run("第") + BEGIN + CODE + SEPARATE + run("3") + END + END,
        "第3",
    ),
    "field that never ends": (BEGIN + CODE + run("正文"), "正文"),
    "end of no field": (END + SEPARATE + run("正文"), "正文"),
    "signs in a field's code": (
        BEGIN + f"<w:r><w:tab/><w:br/></w:r>{sym('Wingdings', 'F0FE')}" + SEPARATE + run("3") + END,
        "3",
    ),
    "hidden": (run("见") + run("藏", "<w:vanish/>"), "见"),
    "hidden, undone": (run("见", '<w:vanish w:val="0"/>') + run("见", '<w:vanish w:val="false"/>'), "见见"),
    "hidden by style": (run("藏", styled("hide")) + run("藏", styled("hideToo")) + run("见", styled("show")), "见"),
    "hidden by style, shown by the run": (run("见", styled("hide") + '<w:vanish w:val="0"/>'), "见"),
    "unknown style": (run("见", styled("nobody")), "见"),
    "field marks in hidden runs": (
        BEGIN + CODE + '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>' + run("3") + END,
        "3",
    ),
    "breaks": ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t></w:r>", "一\n二\n三"),
    "text wrapping break": ('<w:r><w:t>一</w:t><w:br w:type="textWrapping"/></w:r>', "一\n"),
    "page and column breaks": ('<w:r><w:br w:type="page"/><w:t>一</w:t><w:br w:type="column"/></w:r>', "一"),
    "tabs and hyphens": (
        "<w:r><w:tab/><w:t>一</w:t><w:ptab/><w:noBreakHyphen/><w:t>二</w:t><w:softHyphen/></w:r>",
        "\t一\t-二",
    ),
    "a break before the text of a run": ("<w:r><w:br/><w:t>二</w:t></w:r>", "\n二"),
    "symbols": (
        sym("Wingdings", "F0FE") + sym("Wingdings 2", "F052") + sym("Wingdings 2", "F050") + sym("Wingdings", "F0A8"),
        "☑☑√□",
    ),
    "symbol font": (sym("Symbol", "F0B3") + run("95%"), "≥95%"),
    "symbols unknown": (sym("Wingdings", "F04A") + sym("Private", "F0FE") + sym("宋体", "x") + sym("宋体", ""), ""),
    "symbol that is a character": (sym("宋体", "2460"), "①"),
    "ruby": (
        "<w:r><w:ruby><w:rubyPr/><w:rt>"
        + run("zi")
        + "</w:rt><w:rubyBase>"
        + run("自")
        + "</w:rubyBase></w:ruby></w:r>",
        "自",
    ),
    "alternatives": ("<w:r>" + either("<w:t>新</w:t>", "<w:t>旧</w:t>") + "</w:r>", "新"),
    "alternatives of runs": (either(run("新"), run("旧")), "新"),
    "empty choice": (either("<w:r><w:drawing/></w:r>", run("旧")), "旧"),
    "no branch": ("<mc:AlternateContent/>" + run("文"), "文"),
    "math": (math("<m:r><m:t>x=</m:t></m:r>" + fraction("1", "2")), "x=1/2"),
    "math paragraph": (f"<m:oMathPara>{math('<m:r><m:t>3</m:t></m:r>')}</m:oMathPara>", "3"),
    "math in a field's code": (BEGIN + math("<m:r><m:t>3</m:t></m:r>") + END + run("文"), "文"),
    "notes and comments leave no mark": (
        "<w:r><w:footnoteReference w:id='1'/><w:commentReference w:id='1'/></w:r>" + run("文"),
        "文",
    ),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_text_of_a_paragraph_and_of_a_cell(name: str) -> None:
    xml, expected = PARAGRAPHS[name]
    found = read_word(f"<w:p>{xml}</w:p>" + table(row(cell(f"<w:p>{xml}</w:p>"))), styles=STYLES)
    assert found.paragraphs[0].text == expected
    in_cell = found.tables[0].at(0, 0)
    assert in_cell is not None
    assert in_cell.text == expected


@pytest.mark.parametrize(
    ("style", "properties", "expected"),
    [
        ("Hidden", "", ""),
        ("HiddenToo", "", ""),
        ("Hidden", '<w:vanish w:val="0"/>', "文"),
        ("Hidden", styled("hide"), "文"),  # two styles that hide: a toggle
        ("Hidden", "<w:b/>", ""),
        ("Loop", "", "文"),
        ("Nobody", "", "文"),
    ],
)
def test_hidden_by_the_paragraphs_style(style: str, properties: str, expected: str) -> None:
    found = read_word(para(run("文", properties), f'<w:pStyle w:val="{style}"/>'), styles=STYLES)
    assert [p.text for p in found.paragraphs] == [expected]


def test_a_hidden_default_style() -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert [p.text for p in read_word(para("文"), styles=styles).paragraphs] == [""]


def test_the_paragraph_marks_own_hiding_hides_no_text() -> None:
    assert [p.text for p in read_word(para("文", "<w:rPr><w:vanish/></w:rPr>")).paragraphs] == ["文"]


def test_a_field_goes_on_over_paragraphs() -> None:
    body = f"<w:p>{BEGIN}{CODE}</w:p><w:p>{CODE}{run('x')}{SEPARATE}{run('一')}</w:p>"
    body += f"<w:p>{run('二')}{END}{run('三')}</w:p>"
    assert [p.text for p in read_word(body).paragraphs] == ["", "一", "二三"]
