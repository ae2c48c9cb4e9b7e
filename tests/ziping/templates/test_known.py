"""Which templates are read: those that ship, those of the user's folder, and those that are given."""

import os
from pathlib import Path

import pytest

import ziping
from schemas.errors import TemplateError, UsageError
from tests.ziping.command import CORPUS, HUNAN_2022, call
from tests.ziping.templates.forms import GUANGDONG, SPENDING
from ziping.templates import known_forms, user_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "我的 模板"
    (place / "广东").mkdir(parents=True)
    (place / "广东" / "spending.toml").write_text(SPENDING, encoding="utf-8")
    (place / "说明.txt").write_text("不是模板", encoding="utf-8")
    return place


def templates_in(record: ziping.Record) -> list[str]:
    return [use.template for use in record.coverage.tables]


SHIPPED_ONLY = ["guangdong/self-evaluation-2021", ""]
WITH_OWN = ["guangdong/self-evaluation-2021", "guangdong/spending"]


def test_without_any_nothing_is_made() -> None:
    assert known_forms() is None
    assert templates_in(ziping.convert(GUANGDONG, prose=False)) == SHIPPED_ONLY


def test_a_folder_that_is_given(folder: Path) -> None:
    assert templates_in(ziping.convert(GUANGDONG, prose=False, templates=folder)) == WITH_OWN
    file = folder / "广东" / "spending.toml"
    assert templates_in(ziping.convert(GUANGDONG, prose=False, templates=str(file))) == WITH_OWN
    assert templates_in(ziping.convert(GUANGDONG, prose=False)) == SHIPPED_ONLY


def test_the_folder_of_the_user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPING_TEMPLATES", str(folder))
    assert templates_in(ziping.convert(GUANGDONG, prose=False)) == WITH_OWN
    assert templates_in(ziping.convert(GUANGDONG, prose=False, templates=folder)) == WITH_OWN, "each file once"
    (folder / "广东" / "spending.toml").unlink()
    assert templates_in(ziping.convert(GUANGDONG, prose=False)) == SHIPPED_ONLY


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("linux", "XDG_CONFIG_HOME", "ziping/templates"),
        ("win32", "APPDATA", "ziping/templates"),
        ("darwin", "", "Library/Application Support/ziping/templates"),
        ("linux", "", ".config/ziping/templates"),
        ("win32", "", "AppData/Roaming/ziping/templates"),
    ],
)
def test_where_it_is(platform: str, variable: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ZIPING_TEMPLATES", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    assert user_folder() == tmp_path / place


def test_none_where_the_variable_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPING_TEMPLATES", "")
    assert user_folder() is None


def test_a_form_of_ones_own_extends_one_that_ships_and_goes_before_it(tmp_path: Path) -> None:
    heir = 'id = "heir"\nextends = "hunan/basic-data-2021"\n[blocks]\nbuilding = false\n'
    (tmp_path / "heir.toml").write_text(heir, encoding="utf-8")
    record = ziping.convert(HUNAN_2022, prose=False, templates=tmp_path)
    assert templates_in(record)[0] == "heir"
    assert record.basic_data is not None
    assert "expenditure.total" in record.basic_data
    assert "building.actual_area" not in record.basic_data
    assert record.coverage.unmapped > 0


def test_a_wrong_one_stops_the_run_before_it_reads(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.toml").write_text('id = "bad"\nextends = "nothing"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"E_TEMPLATE_EXTENDS .*bad\.toml:2: "):
        ziping.convert(GUANGDONG, templates=folder)
    for command in (["convert", str(GUANGDONG), "-o", str(tmp_path / "x.json")], ["evaluate", str(CORPUS)]):
        done = call(*command, "--templates", folder)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "bad.toml:2：" in done.stderr
    assert not (tmp_path / "x.json").exists()


@pytest.mark.parametrize("command", [["convert", str(GUANGDONG)], ["evaluate", str(CORPUS)], ["template", "list"]])
def test_a_folder_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    done = call(*command, "--templates", tmp_path / "没有")
    assert done.exit_code in (2, 3)
    assert done.stderr.startswith("E_NOT_FOUND")
    with pytest.raises(UsageError, match="E_NOT_FOUND"):
        known_forms(tmp_path / "没有")


def test_evaluate_knows_them(folder: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold" / "one"
    gold.mkdir(parents=True)
    (gold / GUANGDONG.name).write_bytes(GUANGDONG.read_bytes())
    key = "project_evaluation.0/local.guangdong_spending.total@executed"
    row = next(row for row in ziping.convert(GUANGDONG, templates=folder).observations() if row.key == key)
    (gold / "gold.jsonl").write_text(row.model_dump_json() + "\n", encoding="utf-8")
    (gold / "about.toml").write_text('sections = ["project_evaluation"]\n', encoding="utf-8")
    assert " 漏读 表" in call("evaluate", gold.parent).stdout
    assert " 漏读 表" not in call("evaluate", gold.parent, "--templates", folder).stdout


def test_list_tells_where_each_is_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "guangdong/spending" not in call("template", "list").stdout
    monkeypatch.setenv("ZIPING_TEMPLATES", str(folder))
    heads, first, *others = call("template", "list").stdout.splitlines()
    assert heads.split() == ["模板", "部分", "来自", "依据"]
    assert first.split(None, 2)[:2] == ["guangdong/spending", "project_evaluation"]
    assert str(folder / "广东" / "spending.toml") in first
    assert {line.split()[2] for line in others} == {"随程序"}
    assert "shipped" in call("template", "list", "--lang", "en").stdout


def test_the_codebook_has_their_fields(folder: Path) -> None:
    line = "local.guangdong_spending.total"
    assert line not in call("codebook").stdout
    assert line in call("codebook", "--templates", folder, "--section", "project_evaluation").stdout
    assert "All projects" in call("codebook", "--templates", folder, "--lang", "en").stdout


def test_a_copy_with_the_same_id_is_refused(folder: Path) -> None:
    (folder / "copy.toml").write_text(SPENDING, encoding="utf-8")
    done = call("convert", GUANGDONG, "--templates", folder)
    assert done.exit_code == 2
    assert "E_TEMPLATE_ID" in done.stderr
    assert os.sep in done.stderr
