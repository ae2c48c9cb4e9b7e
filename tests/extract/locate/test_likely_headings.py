"""Headings no form knows: by their kind, without words that say nothing, by what stands below; always in doubt."""

import pytest

from schemas.located import Located
from tests.extract.drawing import SICHUAN, located

FORM = """
    一级指标 | 二级指标 | 三级指标 | {sign} | {target} | {unit} | {actual} | {weight} | {score}
    产出指标 | 数量指标 | 修路 | ≥ | 12 | 公里 | 12.6 | 20 | 20
    产出指标 | 质量指标 | 合格率 | ＝ | 100 | % | 100 | 30 | 30
    效益指标 | 社会效益 | 受益人口 | ≥ | 3.5 | 万人 | 3.6 | 40 | 40
    """
KNOWN = {
    "sign": "指标性质",
    "target": "指标值",
    "unit": "度量单位",
    "actual": "完成值",
    "weight": "权重",
    "score": "得分",
}


def first(**other: str) -> dict[str, Located]:
    return {one.measure: one for one in located(SICHUAN, FORM.format(**KNOWN | other)).located if one.label == "修路"}


@pytest.mark.parametrize(
    ("place", "heading", "measure"),
    [
        ("target", "年度计划完成值", "target"),
        ("actual", "年末实际达到值", "actual"),
        ("weight", "权重分", "weight"),
        ("score", "本项得分", "score"),
    ],
)
def test_the_kind_of_a_heading(place: str, heading: str, measure: str) -> None:
    plain, likely = first(), first(**{place: heading})
    assert likely.keys() == plain.keys()
    assert likely[measure].cell == plain[measure].cell
    assert likely[measure].confidence < 1
    assert heading in likely[measure].note


def test_a_column_of_units_and_one_of_signs_by_what_they_say() -> None:
    found = first(sign="关系", unit="量纲")["target"]
    assert (found.operator, found.unit_text) == ("≥", "公里")
    assert found.confidence < 1
    assert "“量纲”一栏按内容读作度量单位" in found.note
    assert "“关系”一栏按内容读作指标性质" in found.note


def test_a_column_of_anything_else_is_none_of_both() -> None:
    assert first(unit="量纲")["score"].unit_text == ""
    table = (
        FORM.format(**KNOWN | {"unit": "责任人"})
        .replace("公里", "甲某")
        .replace("| % |", "| 乙某 |")
        .replace("万人", "丙某")
    )
    found = [one for one in located(SICHUAN, table).located if one.label == "修路" and one.measure == "target"]
    assert [one.unit_text for one in found] == [""]
