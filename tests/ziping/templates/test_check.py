"""`ziping template check`: each fault is one line with the file and the line in it, in both languages."""

import re
from pathlib import Path

import pytest

from schemas.template import shipped_trees
from tests.ziping.command import ROOT, call
from tests.ziping.templates.forms import SPENDING
from ziping.templates.faults import faults_of
from ziping.templates.library import read_template

HEAD = """\
id = "my/form"
extends = "_base"
section = "self_evaluation"
source = "某"
titles = ["表"]
anchors = ["甲"]
"""
BLOCK = """\
[blocks.head]
kind = "pairs"
[blocks.head.cells]
"""

# What is wrong, on which line: code, a word of the Chinese line, a word of the English one.
FAULTS: dict[str, tuple[str, int, str, str, str]] = {
    "an unknown key": (HEAD + "titels = []\n", 7, "E_TEMPLATE_KEY", "titles", "nearest is titles"),
    "an unknown key of a block": (
        HEAD + BLOCK.replace("kind", 'att = "x"\nkind'),
        8,
        "E_TEMPLATE_KEY",
        "blocks.head.att",
        "nearest is at",
    ),
    "an unknown key of a field": (
        HEAD + '[fields."local.my_form.a"]\nzh = "甲"\nunit = "亩"\nmeasure = ["value"]\n',
        10,
        "E_TEMPLATE_KEY",
        "measures",
        "nearest is measures",
    ),
    "an unknown key of what is ignored": (HEAD + "[ignore]\ncolumn = []\n", 8, "E_TEMPLATE_KEY", "columns", "columns"),
    "a field that is unknown": (
        HEAD + BLOCK + '"甲" = "departement"\n',
        10,
        "E_TEMPLATE_FIELD",
        "没有字段 departement，最接近的是 department",
        "unknown field departement, the nearest is department",
    ),
    "no field at all": (HEAD + BLOCK + '"甲" = "?"\n', 10, "E_TEMPLATE_FIELD", "?", "?"),
    "a measure that the field lacks": (
        HEAD + BLOCK + '"甲" = "department"\n"乙" = "goal@final"\n',
        11,
        "E_TEMPLATE_MEASURE",
        "target actual",
        "no measure final but target actual",
    ),
    "a measure that is none": (
        HEAD + '[blocks.x]\nkind = "matrix"\nrows = {}\n[blocks.x.columns]\n"甲" = "finale"\n',
        11,
        "E_TEMPLATE_VALUE",
        "blocks.x.columns.甲 不能是 finale",
        "cannot be finale",
    ),
    "a role that is none": (
        HEAD + '[blocks.x]\nkind = "indicators"\nlevels = []\n[blocks.x.columns]\n"甲" = "finale"\n',
        11,
        "E_TEMPLATE_VALUE",
        "operator unit",
        "operator unit",
    ),
    "a field of another section": (
        HEAD + BLOCK + '"甲" = "staff.actual"\n',
        10,
        "E_TEMPLATE_SECTION",
        "不属于 self_evaluation",
        "is none of self_evaluation but of basic_data",
    ),
    "the id of a form that ships": (
        HEAD.replace("my/form", "hunan/self-evaluation"),
        1,
        "E_TEMPLATE_ID",
        "已经有了",
        "already",
    ),
    "an id that is none": (HEAD.replace("my/form", "my form"), 1, "E_TEMPLATE_NAME", "my form", "cannot be my form"),
    "no id": (HEAD.partition("\n")[2], 1, "E_TEMPLATE_MISSING", "缺少 id", "id is missing"),
    "no titles": (HEAD.replace('titles = ["表"]\n', ""), 1, "E_TEMPLATE_MISSING", "缺少 titles", "titles is missing"),
    "no kind": (HEAD + "[blocks.x]\n", 7, "E_TEMPLATE_MISSING", "blocks.x.kind", "blocks.x.kind is missing"),
    "an unknown kind": (HEAD + '[blocks.x]\nkind = "pears"\n', 8, "E_TEMPLATE_VALUE", "pairs", "cannot be pears"),
    "a text for a list": (HEAD.replace('["表"]', '"表"'), 5, "E_TEMPLATE_VALUE", '["…"]', "titles cannot be"),
    "a field of its own without a unit": (
        HEAD + '[fields."local.my_form.a"]\nzh = "甲"\n',
        7,
        "E_TEMPLATE_UNIT",
        "没有写 unit 或 type",
        "neither unit nor type",
    ),
    "a field of its own under another's name": (
        HEAD + '[fields."local.other.a"]\nzh = "甲"\nunit = "亩"\n',
        7,
        "E_TEMPLATE_OWN",
        "local.my_form.a",
        "named like local.my_form.a",
    ),
    "columns that a field of its own does not take": (
        SPENDING.replace('"executed", "rate"]', '"executed"]', 1),
        33,
        "E_TEMPLATE_MEASURE",
        "没有度量 rate",
        "no measure rate",
    ),
    "columns that a field of the codebook has not": (
        HEAD
        + '[blocks.x]\nkind = "matrix"\n[blocks.x.columns]\n"甲" = "target"\n"乙" = "executed"\n'
        + '[blocks.x.rows]\n"年度资金总额" = "funds.total"\n',
        13,
        "E_TEMPLATE_MEASURE",
        "funds.total 没有度量 target",
        "funds.total has no measure target",
    ),
    "a column that indicators have not": (
        HEAD + '[blocks.x]\nkind = "indicators"\nlevels = []\n[blocks.x.columns]\n"甲" = "rate"\n',
        11,
        "E_TEMPLATE_MEASURE",
        "indicator 没有度量 rate",
        "indicator has no measure rate",
    ),
    "a label twice after folding": (
        HEAD + BLOCK + '"预算编码" = "budget_code"\n"一、预算 编码：" = "department"\n',
        11,
        "E_TEMPLATE_TWICE",
        "是同一个标签",
        "mean the same label",
    ),
    "a label and its alias": (
        HEAD + BLOCK + '"部门名称" = "department"\n"预算部门" = "department"\n',
        11,
        "E_TEMPLATE_TWICE",
        "“预算部门”和“部门名称”",
        "mean the same label",
    ),
    "a label twice with its ancestor's": (
        HEAD.replace('"_base"', '"_self-evaluation"') + '[blocks.indicators.columns]\n"权重" = "weight"\n',
        8,
        "E_TEMPLATE_TWICE",
        "权重",
        "mean the same label",
    ),
    "a label twice as it is": (
        HEAD + BLOCK + '"甲" = "department"\n"甲" = "department"\n',
        11,
        "E_TEMPLATE_TOML",
        "TOML",
        "valid TOML",
    ),
    "a key in Chinese without quotes": (HEAD + BLOCK + '甲 = "department"\n', 10, "E_TEMPLATE_TOML", "引号", "quotes"),
    "an end too early": (HEAD + 'hints = ["甲"', 7, "E_TEMPLATE_TOML", "TOML", "valid TOML"),
    "nothing to extend": (
        HEAD.replace("_base", "_bases"),
        2,
        "E_TEMPLATE_EXTENDS",
        "没有可以继承的 _bases，最接近的是 _base",
        "called _bases, the nearest is _base",
    ),
    "a circle": (HEAD.replace("_base", "my/form"), 2, "E_TEMPLATE_CIRCLE", "绕了一圈", "circle: my/form > my/form"),
    "an identity that is none": (
        HEAD + 'identities = [\n  "funds.total = funds.unit",\n  "funds.total = ",\n]\n',
        9,
        "E_TEMPLATE_IDENTITY",
        "不是一个等式：funds.total =",
        "not an identity: funds.total =",
    ),
    "an identity of a field that is unknown": (
        HEAD + 'identities = [\n  "funds.totl = 1",\n]\n',
        8,
        "E_TEMPLATE_FIELD",
        "funds.total",
        "nearest is funds.total",
    ),
    "an identity of a measure that is not there": (
        HEAD + 'identities = ["grade@final = 1"]\n',
        7,
        "E_TEMPLATE_MEASURE",
        "final",
        "no measure final",
    ),
    "a section that no form has": (
        HEAD.replace('"self_evaluation"', '"prose"'),
        3,
        "E_TEMPLATE_VALUE",
        "应为 basic_data self_evaluation project_evaluation",
        "section cannot be prose",
    ),
    "nothing to be known by": (HEAD.replace('["甲"]', "[]"), 6, "E_TEMPLATE_VALUE", "anchors", "anchors cannot be []"),
    "a hint that is no pattern": (HEAD + 'hints = ["甲", "("]\n', 7, "E_TEMPLATE_VALUE", "hints", "hints cannot be ("),
    "a mark of no status": (HEAD + '[marks]\nnothing = ["无"]\n', 8, "E_TEMPLATE_VALUE", "nothing", "nothing"),
    "one value of a field of several columns": (
        HEAD + BLOCK + '"甲" = "funds.total"\n',
        10,
        "E_TEMPLATE_MEASURE",
        "funds.total 没有度量 value",
        "funds.total has no measure value",
    ),
    "a required field that is unknown": (HEAD + 'required = ["?"]\n', 7, "E_TEMPLATE_FIELD", "?", "unknown field ?"),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fault_is_one_line(name: str, lang: str, tmp_path: Path) -> None:
    text, line, code, zh, en = FAULTS[name]
    file = tmp_path / "我 的.toml"
    file.write_text(text if "[blocks" in text or name == "an end too early" else text + "[blocks]\n", encoding="utf-8")
    done = call("template", "check", file, "--lang", lang)
    assert (done.exit_code, done.stdout) == (1, "")
    (said,) = done.stderr.splitlines()
    assert said.startswith(f"{code} {file}:{line}{'：' if lang == 'zh' else ': '}"), said
    assert (zh if lang == "zh" else en) in said


def test_every_fault_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(
        HEAD.replace("my/form", "hunan/self-evaluation")
        + 'titels = []\nidentities = ["x"]\n'
        + BLOCK
        + '"甲" = "x"\n"乙" = "y"\n',
        encoding="utf-8",
    )
    lines = call("template", "check", file).stderr.splitlines()
    assert [int(number) for line in lines for number in re.findall(r"a\.toml:(\d+)：", line)] == [1, 7, 8, 12, 13]


def test_a_good_one_is_called_good(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("\ufeff" + SPENDING, encoding="utf-8")
    done = call("template", "check", file)
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{file}：guangdong/spending，没有错误\n", "")
    assert call("template", "check", file, "--lang", "en").stdout == f"{file}: guangdong/spending, no fault\n"


def test_files_may_extend_each_other_and_none_has_the_id_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SPENDING, encoding="utf-8")
    heir = 'id = "heir"\nextends = "guangdong/spending"\nsection = "self_evaluation"\n'
    (tmp_path / "b.toml").write_text(heir, encoding="utf-8")
    assert call("template", "check", tmp_path / "b.toml").exit_code == 1
    assert call("template", "check", tmp_path / "b.toml", "--templates", tmp_path).exit_code == 0
    assert call("template", "check", tmp_path / "a.toml", tmp_path / "b.toml").exit_code == 0
    (tmp_path / "c.toml").write_text(SPENDING, encoding="utf-8")
    assert "E_TEMPLATE_ID" in call("template", "check", tmp_path / "c.toml", "--templates", tmp_path).stderr


def test_false_takes_away_what_any_ancestor_says(tmp_path: Path) -> None:
    head = HEAD.replace('"_base"', '"hunan/self-evaluation"')
    own = '[blocks.indicators.columns]\n"得分" = false\n"自评得分" = "score"\n'
    (tmp_path / "a.toml").write_text(head + own, encoding="utf-8")
    assert call("template", "check", tmp_path / "a.toml").exit_code == 0
    (tmp_path / "a.toml").write_text(head + own.replace("false", '"score"'), encoding="utf-8")
    assert "a.toml:9：" in call("template", "check", tmp_path / "a.toml").stderr


def test_what_others_start_from_need_not_be_whole(tmp_path: Path) -> None:
    file = tmp_path / "_own.toml"
    file.write_text('extends = "_base"\n[aliases]\n"甲" = ["乙"]\n', encoding="utf-8")
    assert call("template", "check", file).exit_code == 0
    (tmp_path / "_base.toml").write_text("hints = []\n", encoding="utf-8")
    assert "E_TEMPLATE_ID" in call("template", "check", tmp_path / "_base.toml").stderr


@pytest.mark.parametrize(("name", "code"), [("nothing.toml", "E_NOT_FOUND"), ("gbk.toml", "E_TEMPLATE_TOML")])
def test_what_cannot_be_read(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes('titles = ["表"]'.encode("gbk"))
    done = call("template", "check", tmp_path / name)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{code} {tmp_path / name}")


@pytest.mark.parametrize("file", sorted((ROOT / "schemas" / "templates").rglob("*.toml")), ids=lambda file: file.stem)
def test_those_that_ship_have_none(file: Path) -> None:
    read = read_template(file)
    assert faults_of(str(file), read.text, read.tree, shipped_trees(), {}) == []
