"""What a report says of itself: title, body, evaluated year and date, as published in many wordings."""

import pytest

from extract.cover import Cover, read_cover
from schemas.document import Paragraph

JIA = "桃江县竹产业和林区发展局"
DATE = "2022年4月24日"

COVERS = {
    "one line": (
        [f"{JIA}2021年度部门整体支出绩效自评报告", "一、基本情况", "正文。", JIA, DATE],
        Cover(f"{JIA}2021年度部门整体支出绩效自评报告", JIA, 2021, "2022-04-24"),
    ),
    "two lines": (
        [f"{JIA}", "2021年度部门整体支出绩效自评报告", "正文。"],
        Cover("2021年度部门整体支出绩效自评报告", JIA, 2021, ""),
    ),
    "title broken in two": (
        [f"{JIA}2021年度部门整体", "支出绩效自评报告", "正文。"],
        Cover(f"{JIA}2021年度部门整体支出绩效自评报告", JIA, 2021, ""),
    ),
    "year on a line of its own below": (
        [f"{JIA}部门整体支出绩效自评报告", "（2022年度）", "正文。", DATE],
        Cover(f"{JIA}部门整体支出绩效自评报告", JIA, 2022, "2022-04-24"),
    ),
    "year above": (
        ["2023年度", f"{JIA}整体支出绩效自评报告", "正文。"],
        Cover(f"{JIA}整体支出绩效自评报告", JIA, 2023, ""),
    ),
    "name, seal and date on a cover of labels": (
        [
            "2021年度部门整体支出绩效自评报告",
            f"单位名称：{JIA}（盖章）",
            "预算编码：307012",
            "报告日期：2022年5月18日",
            "正文。",
        ],
        Cover("2021年度部门整体支出绩效自评报告", JIA, 2021, "2022-05-18"),
    ),
    "a signature goes before a date on the cover": (
        ["2021年度部门整体支出绩效自评报告", "报告日期：2022年5月18日", "正文。", JIA, DATE],
        Cover("2021年度部门整体支出绩效自评报告", JIA, 2021, "2022-04-24"),
    ),
    "year without 年度": (
        [f"{JIA}2018绩效评价自评报告", "正文。"],
        Cover(f"{JIA}2018绩效评价自评报告", JIA, 2018, ""),
    ),
    "year in Chinese digits": (
        [f"{JIA}二〇二一年度部门整体支出绩效自评报告"],
        Cover(f"{JIA}二〇二一年度部门整体支出绩效自评报告", JIA, 2021, ""),
    ),
    "year first": (
        [f"2021年度{JIA}部门整体支出绩效自评报告"],
        Cover(f"2021年度{JIA}部门整体支出绩效自评报告", JIA, 2021, ""),
    ),
    "关于": (
        [f"{JIA}关于2021年度部门整体支出绩效自评情况的报告"],
        Cover(f"{JIA}关于2021年度部门整体支出绩效自评情况的报告", JIA, 2021, ""),
    ),
    "关于 first": (
        [f"关于{JIA}2021年度部门整体支出绩效自评的报告"],
        Cover(f"关于{JIA}2021年度部门整体支出绩效自评的报告", JIA, 2021, ""),
    ),
    "an annex mark before": (
        ["附件：", f"{JIA}2023年度部门整体支出绩效自评情况", "正文"],
        Cover(f"{JIA}2023年度部门整体支出绩效自评情况", JIA, 2023, ""),
    ),
    "not called self-evaluation": (
        ["华容县机关事务中心2019年机关整体支出绩效评价报告"],
        Cover("华容县机关事务中心2019年机关整体支出绩效评价报告", "华容县机关事务中心", 2019, ""),
    ),
    "evaluation and self-evaluation": (
        ["华容县东山湖中学2019年部门整体支出绩效评价自评报告"],
        Cover("华容县东山湖中学2019年部门整体支出绩效评价自评报告", "华容县东山湖中学", 2019, ""),
    ),
    "a project": (
        ["荣县旱作农业技术推广站2023年项目绩效自评报告"],
        Cover("荣县旱作农业技术推广站2023年项目绩效自评报告", "荣县旱作农业技术推广站", 2023, ""),
    ),
    "spaced": (
        ["桃江县 司法局", "2 0 2 1 年度部门整体支出绩效自评报告"],
        Cover("2 0 2 1 年度部门整体支出绩效自评报告", "桃江县司法局", 2021, ""),
    ),
    "signature only": (
        ["2021年度部门整体支出绩效自评报告", "正文。", JIA, DATE],
        Cover("2021年度部门整体支出绩效自评报告", JIA, 2021, "2022-04-24"),
    ),
    "no title": (["正文。", JIA, DATE], Cover("", JIA, None, "2022-04-24")),
    "nothing": ([], Cover()),
    "blank": (["", "　"], Cover()),
    "self form": (
        ["2021年度部门整体支出绩效自评报告", "我单位按照要求开展自评。"],
        Cover("2021年度部门整体支出绩效自评报告", "", 2021, ""),
    ),
    "a body in brackets": (
        ["元谋县农业农村局（本级）2023年度部门整体支出绩效自评报告"],
        Cover("元谋县农业农村局（本级）2023年度部门整体支出绩效自评报告", "元谋县农业农村局（本级）", 2023, ""),
    ),
    "a people's congress of 25 characters": (
        ["中国人民政治协商会议云南省寻甸回族彝族自治县委员会2022年度部门整体支出绩效自评报告"],
        Cover(
            "中国人民政治协商会议云南省寻甸回族彝族自治县委员会2022年度部门整体支出绩效自评报告",
            "中国人民政治协商会议云南省寻甸回族彝族自治县委员会",
            2022,
            "",
        ),
    ),
}


@pytest.mark.parametrize("name", COVERS)
def test_covers(name: str) -> None:
    lines, expected = COVERS[name]
    assert read_cover([Paragraph(n, line) for n, line in enumerate(lines)]) == expected


TITLES = [
    "部门整体支出绩效自评报告",
    "整体支出绩效自评报告",
    "部门整体支出绩效评价自评报告",
    "部门整体支出及项目支出绩效评价报告",
    "机关整体支出绩效评价报告",
    "单位整体支出绩效评价报告",
    "项目支出绩效单位自评报告",
    "财政专项扶贫资金绩效自评报告",
    "财政项目支出绩效自评报告",
    "财政支出项目绩效评价报告",
    "2021年度预算绩效自评工作总结",
    "2021年度预算执行情况自查报告",
]


@pytest.mark.parametrize("title", TITLES)
def test_wordings_of_titles(title: str) -> None:
    assert read_cover([Paragraph(0, "桃江县司法局"), Paragraph(1, title)]).title == title
    joined = read_cover([Paragraph(0, "桃江县司法局" + title)])
    assert (joined.title, joined.org_name) == ("桃江县司法局" + title, "桃江县司法局")


NO_TITLES = [
    "根据《关于开展2021年度部门整体支出绩效自评工作的通知》",
    "现将2021年度部门整体支出绩效自评情况报告如下：",
    "我局开展了绩效自评，形成报告。",
    "附件1",
    "绩效目标申报表",
    "一、部门概况",
]


@pytest.mark.parametrize("line", NO_TITLES)
def test_what_is_no_title(line: str) -> None:
    assert read_cover([Paragraph(0, line)]).title == ""


DATES = [
    ("2022年4月24日", "2022-04-24"),
    ("2019年06月18日", "2019-06-18"),
    ("2022 年 12 月 31 日", "2022-12-31"),
    ("二○二三年九月二十八日", "2023-09-28"),
    ("二〇二二年四月", "2022-04"),
    ("2022-09-19", "2022-09-19"),
    ("　　　　　2022年4月24日　", "2022-04-24"),
    ("2022年4月24日印发的文件", ""),
    ("2021年2月30日", ""),
]


@pytest.mark.parametrize(("line", "date"), DATES)
def test_the_date_of_signing(line: str, date: str) -> None:
    cover = read_cover([Paragraph(n, text) for n, text in enumerate(["2021年度绩效自评报告", "正文。", line])])
    assert (cover.report_date, cover.year) == (date, 2021)


@pytest.mark.parametrize("signed", ["2022年4月24日", "二○二二年四月二十四日", "2022年4月"])
def test_the_year_of_signing_is_never_the_evaluated_year(signed: str) -> None:
    lines = ["桃江县司法局部门整体支出绩效自评报告", signed, "正文。"]
    assert read_cover([Paragraph(n, line) for n, line in enumerate(lines)]).year is None


def test_the_last_date_is_the_one_of_signing() -> None:
    lines = ["2021年度绩效自评报告", "2021年12月31日", "正文。", "2022年4月1日", "联系人：张三"]
    assert read_cover([Paragraph(n, line) for n, line in enumerate(lines)]).report_date == "2022-04-01"
