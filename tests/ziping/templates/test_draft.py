"""From a report whose table no form knows: draft, check, try, convert."""

import tomllib
from pathlib import Path

import pytest

import ziping
from tests.ziping.command import CORPUS, HUNAN_2022, call
from tests.ziping.templates.forms import GUANGDONG


def only(folder: str) -> Path:
    (path,) = CORPUS.glob(f"{folder}/*.docx")
    return path


SHAANXI = only("shaanxi-2022-liuba")
# Each table that no form knows, by report and number, with how many of its cells the draft reads as it is.
UNKNOWN = [
    (GUANGDONG, 2, 32),
    (only("hunan-2023-sangzhi"), 3, 12),
    (only("project-national-2022"), 1, 6),
    (only("yunnan-2024-shuangbai"), 1, 6),
    (SHAANXI, 1, 17),  # both halves
    (SHAANXI, 2, 34),
    (SHAANXI, 3, 54),
    (SHAANXI, 4, 14),
    (only("yunnan-2023-yuanmou"), 2, 4),
]


@pytest.mark.parametrize(("report", "table", "mapped"), UNKNOWN, ids=[f"{p.parent.name}-{n}" for p, n, _ in UNKNOWN])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_passes_and_is_tried(report: Path, table: int, mapped: int, lang: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.toml"
    assert call("template", "draft", report, "--table", str(table), "-o", file, "--lang", lang).exit_code == 0
    checked = call("template", "check", file)
    assert (checked.exit_code, checked.stderr) == (0, "")
    lines = call("template", "try", file, report, "--all").stdout.split(f"表 {table}")[1].splitlines()
    before, after = ([int(count) for count in line.split()[-4:]] for line in lines[2:4])
    assert before[0] == before[3] == 0
    assert after[0] == mapped
    assert after[1] == 0
    assert sum(before) == sum(after)
    assert tomllib.loads(file.read_text(encoding="utf-8"))["extends"] == "_base"
    record = ziping.convert(report, prose=False, templates=tmp_path)
    assert "draft" in [use.template for use in record.coverage.tables]


def test_what_a_draft_says() -> None:
    text = call("template", "draft", GUANGDONG).stdout
    template = tomllib.loads(text)
    assert template["titles"] == ["项目支出情况表"]
    assert template["money_unit"] == "万元"
    assert template["blocks"]["matrix"]["columns"] == {
        "年初预算数": "opening_budget",
        "全年预算数": "full_year_budget",
        "全年执行数": "executed",
        "执行率": "rate",
    }
    assert '"全年执行数" = "executed"  # 表中写作“实际支出”\n' in text
    assert '# "应急处置" = "?"\n' in text
    assert template["blocks"]["matrix"]["rows"]["*"] == "local.项目支出情况表.item[]"


def test_indicators_and_what_they_are_like() -> None:
    text = call("template", "draft", only("yunnan-2024-shuangbai")).stdout
    block = tomllib.loads(text)["blocks"]["indicators"]
    assert block["levels"] == ["一级指标", "二级指标", "三级指标"]
    assert block["columns"] == {"指标性质": "operator", "年度指标值": "target", "度量单位": "unit"}
    assert '# "指标属性" = "?"  # 最相似的是“指标性质”（operator），75%\n' in text


def test_a_form_learnt_from_one_report_reads_it_like_the_one_that_ships(tmp_path: Path) -> None:
    """The older Hunan table of scores, drafted without the forms that ship for such."""
    from extract.draft import drafts_of
    from extract.form import forms
    from extract.read import open_source, read
    from ziping.templates.drafted import toml_of

    report = only("hunan-2016-daoxian")
    known = tuple(form for form in forms() if form.template.extends != "_scoring")
    draft = next(draft for draft in drafts_of(read(open_source(report, "a.docx")), known) if draft.table.index == 0)
    assert draft.section == "self_evaluation"
    (tmp_path / "scores.toml").write_text(toml_of(draft, "scores", "a.docx", "zh"), encoding="utf-8")
    assert call("template", "check", tmp_path / "scores.toml").exit_code == 0
    record = ziping.convert(report, prose=False, templates=tmp_path)
    assert [use.template for use in record.coverage.tables] == ["scores", "hunan/basic-data-2018"]
    own = record.self_evaluation
    shipped = ziping.convert(report, prose=False).self_evaluation
    assert own is not None
    assert shipped is not None
    for measure in ("weight", "score"):
        values = [[row[measure].value for row in rows["indicator"]] for rows in (own, shipped)]
        assert values[0] == values[1]
        assert len(values[0]) == 24


def test_each_table_has_a_file_of_its_own(tmp_path: Path) -> None:
    done = call("template", "draft", SHAANXI, "-o", f"{tmp_path / '新'}/")
    files = sorted((tmp_path / "新").iterdir())
    assert sorted(done.stdout.splitlines()) == [str(file) for file in files]
    assert {file.stem for file in files} == {"收入支出决算总表", "收入决算表", "支出决算表", "三公经费支出决算表"}
    assert call("template", "check", *files).exit_code == 0
    done = call("template", "draft", SHAANXI, "-o", tmp_path / "a.toml")
    assert [Path(line).name for line in done.stdout.splitlines()] == [f"a-{number}.toml" for number in (1, 2, 3, 4)]


def test_only_the_first_on_the_screen() -> None:
    done = call("template", "draft", SHAANXI)
    assert 'id = "收入支出决算总表"' in done.stdout
    assert done.stderr == "其余没有模板的表：2, 3, 4（--table）\n"
    assert 'id = "支出决算表"' in call("template", "draft", SHAANXI, "--table", "3").stdout


def test_a_pattern_stands_for_one_report() -> None:
    assert call("template", "draft", GUANGDONG.parent / "*.docx").exit_code == 0
    assert call("template", "draft", CORPUS / "*" / "*.docx").exit_code == 2


def test_what_cannot_be_drafted(tmp_path: Path) -> None:
    for args in ([HUNAN_2022], [GUANGDONG, "--table", "1"], [GUANGDONG, "--table", "9"]):
        done = call("template", "draft", *args)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("E_NO_TABLE")
    (tmp_path / "a.docx").write_bytes(b"")
    assert call("template", "draft", tmp_path / "a.docx").exit_code == 3
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    done = call("template", "draft", GUANGDONG, "-o", tmp_path / "a.toml")
    assert (done.exit_code, done.stderr.split()[0]) == (2, "E_EXISTS")
    assert call("template", "draft", GUANGDONG, "-o", tmp_path / "a.toml", "--force").exit_code == 0


def test_a_draft_has_an_id_of_its_own(tmp_path: Path) -> None:
    call("template", "draft", GUANGDONG, "-o", f"{tmp_path}/")
    (first,) = tmp_path.iterdir()
    other = tmp_path / "other"
    other.mkdir()
    text = first.read_text(encoding="utf-8").replace(
        'anchors = ["项目名称", ', 'anchors = ["甲", "乙", "丙", "丁", "戊", '
    )
    (other / "a.toml").write_text(text.replace('titles = ["项目支出情况表"]', 'titles = ["x"]'), encoding="utf-8")
    assert 'id = "项目支出情况表-2"' in call("template", "draft", GUANGDONG, "--templates", other).stdout


def test_try_tells_what_is_different(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    call("template", "draft", GUANGDONG, "-o", file)
    text = call("template", "try", file, GUANGDONG).stdout
    assert "local.a.item@executed ×7  温泉资源动态监测：66.64" in text
    assert "实际支出 ×8  温泉资源动态监测：66.64" in text
    assert "indicator" not in text, "the other table is read as before"
    english = call("template", "try", file, GUANGDONG, "--lang", "en").stdout
    assert english.startswith("Table 1 部门整体支出绩效自评表\n")
    file.write_text('id = "a"\nextends = "b"\n', encoding="utf-8")
    done = call("template", "try", file, GUANGDONG)
    assert (done.exit_code, done.stderr.split()[0]) == (2, "E_TEMPLATE_EXTENDS")
    assert call("template", "try", tmp_path / "nothing.toml", GUANGDONG).exit_code == 2
