"""Which label of a template a printed label means: folding, what stands before and behind it, years, likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.form import Form, forms
from extract.labels import LabelKey, ListNumber, Vocabulary, label_key, list_number
from tests.extract.drawing import HUNAN_2021, HUNAN_SELF, form

KEYS = [
    # folding: white space, width, quotes, line breaks
    ("支出总额", "支出总额"),
    (" 支 出\u3000总\u00a0额 ", "支出总额"),
    ("年初\n预算数", "年初预算数"),
    ("“三公” 经费", "三公经费"),
    ("“三公经费", "三公经费"),
    ("因公出国（境）费", "因公出国(境)费"),
    ("按收入性质分：", "按收入性质分"),
    ("年度资金总额:", "年度资金总额"),
    # what stands before a label
    ("其中：公用经费", "公用经费"),
    ("其中:公用经费", "公用经费"),
    ("其中、公用经费", "公用经费"),
    ("其中公用经费", "公用经费"),
    ("1、运行维护经费", "运行维护经费"),
    ("1.运行维护经费", "运行维护经费"),
    ("１．运行维护经费", "运行维护经费"),
    ("1)运行维护经费", "运行维护经费"),
    ("2.1、运行维护经费", "运行维护经费"),
    ("其中：1、运行维护经费", "运行维护经费"),
    ("1、其中：运行维护经费", "运行维护经费"),
    ("（一）基本支出", "基本支出"),
    ("(2)楠竹低产林改造资金", "楠竹低产林改造资金"),
    ("一、基本支出", "基本支出"),
    ("十一、基本支出", "基本支出"),
    ("第一、基本支出", "基本支出"),
    ("①公车购置", "公车购置"),
    ("⑳公车购置", "公车购置"),
    ("减：上年结转", "上年结转"),
    ("★支出总额", "支出总额"),
    # a number that is part of the name stays
    ("12345热线经费", "12345热线经费"),
    ("三公经费", "三公经费"),
    ("一般公共预算", "一般公共预算"),
    # years
    ("2020年决算数", "{Y}年决算数"),
    ("2020 年 决算数", "{Y}年决算数"),
    ("２０２０年决算数", "{Y}年决算数"),
    ("2020决算数", "2020决算数"),
    ("", ""),
    ("……", "......"),
]


@pytest.mark.parametrize(("text", "key"), KEYS)
def test_label_key(text: str, key: str) -> None:
    assert label_key(text).key == key


REMARKS = [
    ("编制数（人）", LabelKey("编制数(人)", "编制数", ("人",), None)),
    ("支出总额（万元）：", LabelKey("支出总额(万元)", "支出总额", ("万元",), None)),
    ("专项资金\n（一个项目一行）", LabelKey("专项资金(一个项目一行)", "专项资金", ("一个项目一行",), None)),
    ("甲（乙）（丙）", LabelKey("甲(乙)(丙)", "甲", ("丙", "乙"), None)),
    ("因公出国（境）费", LabelKey("因公出国(境)费", "因公出国(境)费", (), None)),
    ("2021年预算数（万元）", LabelKey("{Y}年预算数(万元)", "{Y}年预算数", ("万元",), 2021)),
    ("1998年末", LabelKey("{Y}年末", "{Y}年末", (), 1998)),
    ("1898年", LabelKey("1898年", "1898年", (), None)),
]


@pytest.mark.parametrize(("text", "expected"), REMARKS)
def test_remarks_and_years_are_set_apart(text: str, expected: LabelKey) -> None:
    assert label_key(text) == expected


NUMBERS = [
    ("1、运行维护", ListNumber("1", 1, 2)),
    ("12．运行维护", ListNumber("1", 12, 3)),
    ("2.甲", ListNumber("1", 2, 2)),
    ("2)甲", ListNumber("1", 2, 2)),
    ("（2）甲", ListNumber("(1", 2, 3)),
    ("( 2 ) 甲", ListNumber("(1", 2, 6)),
    ("（十）甲", ListNumber("(一", 10, 3)),
    ("一、甲", ListNumber("一", 1, 2)),
    ("十、甲", ListNumber("一", 10, 2)),
    ("十二、甲", ListNumber("一", 12, 3)),
    ("二十、甲", ListNumber("一", 20, 3)),
    ("二十三、甲", ListNumber("一", 23, 4)),
    ("①甲", ListNumber("①", 1, 1)),
    ("⑳甲", ListNumber("①", 20, 1)),
    ("其中：1、甲", ListNumber("1", 1, 5)),
    ("其中:（1）甲", ListNumber("(1", 1, 6)),
    ("３、甲", ListNumber("1", 3, 2)),
    ("12.5公里", None),
    ("2021年", None),
    ("三公经费", None),
    ("其中：甲", None),
    ("甲1、", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_list_number(text: str, expected: ListNumber | None) -> None:
    assert list_number(text) == expected


def test_list_numbers_follow_each_other() -> None:
    def number(text: str) -> ListNumber:
        found = list_number(text)
        assert found is not None
        return found

    assert number("2、甲").follows(number("1、乙"))
    assert not number("3、甲").follows(number("1、乙"))
    assert not number("（2）甲").follows(number("1、乙"))


VOCABULARY = Vocabulary(
    ["支出总额", "公车购置", "公车运行维护", "年初预算数", "全年预算数", "得分", "出国经费", "{Y}年实际在职人数"],
    {
        "支出总额": ["部门整体支出", "总支出"],
        "公车购置": ["公务用车购置费"],
        "公车运行维护": ["公务用车运行维护费", "公务用车运行费用"],
        "出国经费": ["因公出国(境)费"],
        "{Y}年实际在职人数": ["实有人数"],
    },
    hints=["一个.{1,4}一行", "如有.*", "{Y}年完工项目", "[0-9.]+分?制?"],
    contrasts=[["年初", "全年", "调整"], ["购置", "运行"], ["预算", "决算"]],
)

MEANT = [
    ("支出总额", "支出总额", "exact"),
    ("其中：1、支 出 总 额（万元）：", "支出总额", "exact"),
    ("部门整体支出", "支出总额", "alias"),
    ("公务用车购置费（如有）", "公车购置", "alias"),
    ("因公出国（境）费", "出国经费", "alias"),
    ("因公出国（境）费（万元）", "出国经费", "alias"),
    ("因公出国（ 境 ）费", "出国经费", "alias"),
    ("得分（百分制）", None, None),
    ("得分(100分制)", "得分", "exact"),
    ("得分（10）", "得分", "exact"),
    ("支出总额（不含结转）", None, None),
    ("2021年实际在职人数（人）", "{Y}年实际在职人数", "exact"),
    ("", None, None),
    ("：", None, None),
]


@pytest.mark.parametrize(("text", "label", "how"), MEANT)
def test_labels_and_aliases(text: str, label: str | None, how: str | None) -> None:
    found = VOCABULARY.match(text, 2021, fuzzy=False)
    assert (found and found.label, found and found.match) == (label, how)
    assert (text in VOCABULARY) == (label is not None)


FUZZY = [
    ("公务用车运行维护弗", "公车运行维护"),  # one character misread
    ("公务用车运行维护", "公车运行维护"),
    ("年初预算数额", "年初预算数"),
    ("公务用车维修费", None),  # neither 购置 nor 运行: as near to both
    ("当年预算数", None),
    ("末年预算数", None),
    ("年初决算数", None),  # 预算 never stands for 决算
    ("非公务用车运行费用", None),  # a negation is no slip
    ("总支处", None),  # too short to be told by likeness
    ("公务用车购置费" + "公务用车购置费" * 5, None),  # too long for a label
    ("完全不同的一个标签", None),
]


@pytest.mark.parametrize(("text", "label"), FUZZY)
def test_fuzzy(text: str, label: str | None) -> None:
    found = VOCABULARY.match(text, 2021)
    assert (found and found.label) == label
    assert VOCABULARY.match(text, 2021, fuzzy=False) is None
    if found is not None:
        assert found.match == "fuzzy"
        assert 0.8 <= found.confidence < 1
        assert "近似匹配" in found.note
        assert str(label) in found.note


NEVER = [
    ("年初预算数", "全年预算数"),
    ("全年预算数", "调整后预算数"),
    ("公务用车购置费用", "公车运行维护"),
    ("公务用车运行维护费用", "公车购置"),
    ("因公出国费用", "公务接待"),
    ("公务接待费用情况", "出国经费"),
    ("部门基本支出预算调整额", "部门整体支出预算调整"),
    ("部门整体支出预算调整额", "部门基本支出预算调整"),
    ("2021年预算数额", "{Y}年决算数"),
    ("省级专项资金额", "专项资金"),
    ("业务工作经费额", "运行维护经费"),
    ("政府性基金预算资金额", "国有资本经营预算拨款"),
    ("批复规模面积", "实际规模"),
    ("预算投资金额", "实际投资"),
    ("规模控制率额", "投资概算控制率"),
    ("基本支出合计数", "项目支出"),
    ("未完成值", "实际完成值"),
    ("省级专项资金2", "省级专项资金"),  # another fund, no slip of the pen
]


@pytest.mark.parametrize(("text", "never"), NEVER)
@pytest.mark.parametrize("known", forms(), ids=lambda known: known.template.id)
def test_contrasting_labels_never_stand_for_each_other(known: Form, text: str, never: str) -> None:
    for vocabulary in known.vocabularies():
        found = vocabulary.match(text, 2021)
        assert found is None or found.label != never


@pytest.mark.parametrize("other", ["全年预算数", "调整后预算数", "全年执行数", "年末预算数", "上年预算数"])
def test_opening_and_full_year_budget_are_never_confused(other: str) -> None:
    only_opening = Vocabulary(["年初预算数"], {}, contrasts=form(HUNAN_SELF).template.contrasts)
    assert only_opening.match(other) is None


YEARS = [
    # text, evaluated year → label, offset
    ("2020年决算数", 2021, "{Y-1}年决算数", -1),
    ("2021年决算数", 2021, "{Y}年决算数", 0),
    ("2021年预算数", 2021, "{Y}年预算数", 0),
    ("2021 年\n预算数（万元）", 2021, "{Y}年预算数", 0),
    ("2021年度决算数", 2021, "{Y}年决算数", 0),
    ("上年决算数", 2021, "{Y-1}年决算数", -1),
    ("本年决算数", 2021, "{Y}年决算数", 0),
    ("上年决算数", None, "{Y-1}年决算数", -1),
    ("2021年预算数", None, "{Y}年预算数", 0),
    ("2019年决算数", 2021, None, None),  # neither this year nor the one before
    ("2021年决算数", None, None, None),  # without the evaluated year it may be either
]


@pytest.mark.parametrize(("text", "base", "label", "offset"), YEARS)
def test_years_tell_labels_apart(text: str, base: int | None, label: str | None, offset: int | None) -> None:
    found = form(HUNAN_2021).headings["money"].match(text, base)
    assert (found and found.label, found and found.offset) == (label, offset)


def test_the_year_that_a_label_prints_is_kept() -> None:
    headings = form(HUNAN_2021).headings["money"]
    printed = headings.match("2020年决算数", 2021)
    unprinted = headings.match("上年决算数", 2021)
    assert printed is not None
    assert printed.year == 2020
    assert unprinted is not None
    assert unprinted.year is None


def test_the_evaluated_years_that_a_label_allows() -> None:
    headings = form(HUNAN_2021).headings["money"]
    assert sorted(headings.bases("2020年决算数")) == [2020, 2021]
    assert headings.bases("2021年预算数") == [2021]
    assert headings.bases("上年决算数") == []
    assert headings.bases("2021年工作总结") == []


# synonyms as published (about 18 provinces); one line per field
SYNONYMS = {
    (HUNAN_SELF, "funds"): {
        "年初预算数": "年初预算数 年初预算 年初批复预算",
        "全年预算数": "全年预算数 全年预算",
        "调整后预算数": "调整后预算数 调整预算数",
        "全年执行数": "全年执行数 预算执行数 实际支出 决算数 支出决算 完成预算资金",
        "执行率": "执行率 预算执行率 支出率",
        "分值": "分值 权重 权数",
        "得分": "得分 自评得分 自评分",
        "复核分": "复核分 复核得分",
        "偏差原因分析及改进措施": "偏差原因分析及改进措施 未完成原因分析 原因",
    },
    (HUNAN_SELF, "indicators"): {
        "年度指标值": "年度指标值 指标值 年初目标值",
        "实际完成值": "实际完成值 完成值 全年完成值(B)",
        "指标性质": "指标性质",
        "度量单位": "度量单位",
    },
    (HUNAN_2021, "staff"): {
        "编制数": "编制数 人员编制",
        "{Y}年实际在职人数": "2021年实际在职人数 实有人数 在职实有人数",
    },
}


@pytest.mark.parametrize(
    ("template", "block", "label", "wording"),
    [
        (template, block, label, wording)
        for (template, block), labels in SYNONYMS.items()
        for label, wordings in labels.items()
        for wording in wordings.split()
    ],
)
def test_synonyms_of_headings(template: str, block: str, label: str, wording: str) -> None:
    found = form(template).headings[block].match(wording, 2021, fuzzy=False)
    assert found is not None
    assert found.label == label
    assert found.match == ("exact" if label_key(wording).key == label_key(label).key else found.match)


ROWS = {
    "公务用车购置和维护经费": [
        "公务用车购置及运行费",
        "公务用车购置及运行维护费",
        "公车购置及运行费",
        "公务用车及运行维护费",
    ],
    "公车运行维护": ["公务用车运行费用", "公务用车运行维护费", "公车运行费"],
    "出国经费": ["因公出国（境）费", "因公出国（境）费用", "因公出国(境)经费", "2、出国经费"],
    "公务接待": ["公务接待费", "公务招待费", "3、公务接待"],
    "三公经费": ["“三公”经费", "三公 经费", "“三公经费", "三公经费支出", "总“三公”经费支出"],
    "业务工作经费": ["业务工作专项"],
    "运行维护经费": ["运行维护专项"],
}


@pytest.mark.parametrize(("label", "wording"), [(label, wording) for label, many in ROWS.items() for wording in many])
def test_synonyms_of_rows(label: str, wording: str) -> None:
    found = form(HUNAN_2021).rows["money"].match(wording, 2021, fuzzy=False)
    assert found is not None
    assert found.label == label


@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1949, 2099)))
def test_no_text_breaks_a_vocabulary(text: str, base: int | None) -> None:
    list_number(text)
    label_key(text)
    for vocabulary in form(HUNAN_2021).vocabularies():
        vocabulary.bases(text)
        found = vocabulary.match(text, base)
        assert found is None or 0 < found.confidence <= 1


@given(st.text(alphabet="一二三四五六七八九十（）()①②③123、.．其中：", max_size=12))
def test_list_numbers_count_from_what_is_printed(text: str) -> None:
    found = list_number(text)
    if found is not None:
        assert 0 <= found.count <= 999
        assert 0 < found.end <= len(text)
