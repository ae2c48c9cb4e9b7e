"""Grades of the national scale and of the pass scale."""

import pytest

from normalize.grades import read_grade

GRADES = {
    "优": "优 优秀 等级为优 “优” 优（95分） 优（95.5） 自评等级：优秀 评价结果为优 优等 优秀。 (优) "
    "优☑良□中□差□ ☑优□良□中□差",
    "良": "良 良好 优□良☑中□差□ □优■良□中□差 优□、良√、中□、差□",
    "中": "中 中等 一般",
    "差": "差 较差",
    "合格": "合格 合格☑不合格□",
    "不合格": "不合格 □合格☑不合格",
}


@pytest.mark.parametrize(
    ("text", "grade"), [(text, grade) for grade, texts in GRADES.items() for text in texts.split()]
)
def test_grade(text: str, grade: str) -> None:
    assert read_grade(text) == grade


@pytest.mark.parametrize(
    "text",
    [
        "",
        "优良",
        "优、良",
        "中心",
        "基本合格",
        "合格率",
        "A",
        "90",
        "优□良□中□差□",
        "优☑良☑",
        "优良中差",
        "优" * 70,
        "达到优秀水平",
    ],
)
def test_no_grade(text: str) -> None:
    assert read_grade(text) is None
