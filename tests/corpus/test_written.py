"""Reports in layouts that the corpus lacks: all that their gold says is read, the rest of their cells is listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

import ziping
from corpus.wordwriter import Report
from schemas.record import Record
from tests.corpus.written import liaoning, shandong
from ziping.evaluate import evaluate

SECTIONS = {
    "shandong": ["other", "self_evaluation", "prose"],
    "liaoning": ["other", "basic_data", "project_evaluation", "prose"],
}
WRITERS: dict[str, Callable[[], Report]] = {"shandong": shandong.write, "liaoning": liaoning.write}


@pytest.fixture(params=WRITERS)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    folder = tmp_path / request.param
    report = WRITERS[request.param]()
    report.save(folder)
    sections = str(SECTIONS[request.param]).replace("'", '"')
    (folder / "about.toml").write_text(f'sections = {sections}\nhardness = "moderate"\n', encoding="utf-8")
    return request.param, folder / report.document


def test_all_that_gold_says(written: tuple[str, Path]) -> None:
    name, path = written
    result = evaluate(path.parent)
    assert set(result.sections) == set(SECTIONS[name])
    for section, counts in result.sections.items():
        assert counts.right == counts.in_gold > 0, section
        assert counts.invented == 0, section


LISTED = {
    "shandong": [
        ("年度主要任务 > 湿地管护 > 巡护、清理和水质监测", "总额", "186.00"),
        ("年度主要任务 > 湿地管护 > 巡护、清理和水质监测", "财政拨款", "180.00"),
        ("年度主要任务 > 自然教育 > 面向中小学生开展活动", "其他资金", "0.00"),
        ("产出指标 > 数量指标 > 清理外来入侵植物", "完成率", "93.60%"),
        ("产出指标 > 时效指标 > 鸟类调查完成时间", "完成率", "——"),
        ("效益指标 > 社会效益指标 > 自然教育活动", "数据来源", "活动台账"),
    ],
    "liaoning": [
        ("“三公”经费合计", "增减额", "-1.12"),
        ("公务用车运行费", "增减额", "-0.58"),
        ("产出指标 > 数量指标 > 有害生物防治", "评分说明", "每少1%扣0.2分"),
    ],
}
DATES = {"shandong": "2024-03-18", "liaoning": "2023-03-10"}


def test_what_has_no_field_is_listed(written: tuple[str, Path]) -> None:
    name, path = written
    record: Record = ziping.convert(path, prose=False)
    listed = {(cell.row_path, cell.column_path, cell.text) for cell in record.coverage.unmapped_cells}
    assert set(LISTED[name]) <= listed
    assert record.report_date == DATES[name]
    assert {finding.code for finding in record.findings} == {"UNREAD"}
