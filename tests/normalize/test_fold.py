"""What is the same text for matching, and what is white space at its ends."""

import pytest

from normalize.fold import compact, fold, half_width, spelled, strip_outer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("年初 预算数", "年初预算数"),
        ("年初\n预算数", "年初预算数"),
        ("三\u3000公\u00a0经\u200b费", "三公经费"),
        ("“三公”经费", "三公经费"),
        ("「三公」‘经费’", "三公经费"),
        ("投资（万元）", "投资(万元)"),
        ("财预〔2020〕10号", "财预(2020)10号"),
        ("财预[2018)209号", "财预(2018)209号"),
        ("【附件】", "(附件)"),
        ("粤财绩﹝2021﹞13号", "粤财绩(2021)13号"),
        ("合计：", "合计:"),
        ("１２３．４５％", "123.45%"),
        ("——", "--"),
        ("–−－―", "----"),
        ("５～10", "5~10"),
        ("≧95﹪", "≥95%"),
        ("＝", "="),
        ("㎡", "m2"),
        ("m²", "m2"),
        ("⽅案⾦额", "方案金额"),  # Kangxi radicals from PDFs
        ("⻓期⻚⻋⻔⻢", "长期页车门马"),  # radicals that NFKC leaves alone
        ("\uf90a", "金"),
        ("①", "1"),
        ("……", "......"),
        ("２０２１ 年度", "2021年度"),
        ("二○二一", "二〇二一"),
        ("abc123", "abc123"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "printed"),
    [("３００ ㎡", "300㎡"), ("①", "①"), ("（万元）", "(万元)"), ("6.44‰", "6.44‰"), ("“1,225”", "1,225")],
)
def test_compact_keeps_signs_of_their_own(text: str, printed: str) -> None:
    assert compact(text) == printed


def test_half_width_keeps_positions() -> None:
    assert half_width("（２０２１ 年）㎡") == "(2021 年)㎡"


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("\u3000 甲 局\n", "甲 局"),
        ("\ufeff\u200b12\u00a0", "12"),
        ("一\n二\n", "一\n二"),
        ("\u3000\u3000", ""),
        ("", ""),
    ],
)
def test_strip_outer(text: str, stripped: str) -> None:
    assert strip_outer(text) == stripped


def test_radicals_are_spelled_as_the_characters_they_stand_for_and_nothing_else_changes() -> None:
    assert spelled("2023年度项⽬⽀出⾃评（⻓期）１２％㎡") == "2023年度项目支出自评（长期）１２％㎡"
