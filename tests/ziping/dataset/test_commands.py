"""The commands of a dataset as a user types them: ingest, status, trace, orgs."""

import shutil
from pathlib import Path

import pytest

from tests.ziping.command import CORPUS, call, run
from tests.ziping.dataset.files import ORG, TAOJIANG, changed, replaced, tables_only

(SICHUAN,) = CORPUS.glob("sichuan-2023-rongxian/*.docx")


@pytest.fixture
def options(place: str, tmp_path: Path) -> list[str]:
    """`--dataset …`, for a database with `--work …` too."""
    return ["--dataset", place, *(["--work", str(tmp_path / "work")] if "://" in place else [])]


@pytest.fixture(autouse=True)
def _work(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()


def test_a_folder_comes_in_once_and_what_cannot_be_read_is_kept(options: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    shutil.copy(TAOJIANG, folder)
    (folder / "坏文件.docx").write_bytes(TAOJIANG.read_bytes()[:2000])
    (folder / "表.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    first = call("ingest", folder, *options)
    assert first.exit_code == 1
    assert "新入库 1 个文件（1 份报告，0 份有必须更正的问题），已有 0 个，不能读 2 个" in first.stderr
    codes = [line.split(" ")[0] for line in first.stderr.splitlines() if line.startswith("E_")]
    assert sorted(codes) == ["E_DAMAGED", "E_FORMAT"]
    again = call("ingest", folder, *options)
    assert "新入库 0 个文件（0 份报告，0 份有必须更正的问题），已有 1 个，不能读 2 个" in again.stderr
    told = call("status", *options)
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0].startswith("1 个文件，1 份报告，1 个报送件，1 个单位，")
    assert "不能读的文件（2）" in told.stdout
    work = Path(options[-1])
    kept = sorted(path.name.partition(" ")[2] for path in (work / "quarantine").iterdir())
    assert kept == ["坏文件.docx", "表.xls"]
    for command in (["status"], ["quarantine", "list"]):  # another folder does not tell what was set aside
        apart = call(*command, *options[:2], "--work", tmp_path)
        assert (apart.exit_code, apart.stderr.split(" ")[0]) == (0, "E_JOURNAL")
    in_english = call("status", *options, "--lang", "en").stdout
    assert "Files that could not be read (2)" in in_english
    assert not [line for line in in_english.splitlines() if "文件已损坏" in line]


def test_a_mended_file_leaves_the_quarantine(options: list[str], tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"")
    assert call("ingest", path, *options).exit_code == 3
    shutil.copy(TAOJIANG, path)
    assert call("ingest", path, *options).exit_code == 0
    assert "1 个文件，1 份报告" in call("status", *options).stdout


def test_what_is_there_to_say_of_nothing(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert call("ingest", tmp_path / "空", *options).exit_code == 3
    missing = call("status", "--dataset", tmp_path / "没有")
    assert (missing.exit_code, missing.stderr.split(" ")[0]) == (2, "E_DATASET_NONE")


def test_a_trace_tells_raw_place_form_and_history(options: list[str], tmp_path: Path) -> None:
    call("ingest", TAOJIANG, *options)
    call("ingest", changed(TAOJIANG, tmp_path / "修订.docx", replaced("2,975.24", "2,975.42", table=0)), *options)
    told = call("trace", ORG, "2022", "支出总额", *options).stdout.splitlines()
    assert told[0] == f"{ORG}  2022  支出总额 (expenditure.total)"
    final = [line for line in told if "决算数  “2,975." in line]
    assert final == [
        "  2022  决算数  “2,975.42” = 29754200 元  计入",
        "  2022  决算数  “2,975.24” = 29752400 元  已被更新",
    ]
    assert "修订.docx  表1第4行第6列  表式 hunan/basic-data-2021（名称相符）" in told[told.index(final[0]) + 1]
    english = call("trace", ORG, "2022", "expenditure.total", *options, "--lang", "en").stdout
    assert "table 1, row 4" not in english
    assert "table 1 row 4 column 6  form hunan/basic-data-2021 (by its name)" in english
    assert "= 29754200 yuan" in english
    assert "    与落款、预算部门一致\n" in call("trace", ORG, "2022", "org_name", *options).stdout
    named = call("trace", ORG, "2022", "org_name", *options, "--lang", "en").stdout
    assert "    agrees with: signature, budget department of the form\n" in named
    for org, field, code in (
        ("某局", "支出总额", "E_ORG"),
        (ORG, "支出总", "E_FIELD"),
        ("'; DROP TABLE reports; --", "支出总额", "E_ORG"),
    ):
        refused = call("trace", org, "2022", field, *options)
        assert (refused.exit_code, refused.stderr.replace("：", " ").split(" ")[0]) == (2, code)
    assert call("trace", ORG, "2022", "支出总额", *options).exit_code == 0


def test_people_decide_which_bodies_are_one(options: list[str], tmp_path: Path) -> None:
    other = "桃江县竹产业和林区发展服务局"
    call("ingest", TAOJIANG, *options)
    call("ingest", changed(TAOJIANG, tmp_path / "乙.docx", replaced(ORG, other)), *options)
    assert "2 个报送件，2 个单位" in call("status", *options).stdout
    listed = call("orgs", "list", *options).stdout
    assert {ORG, other} <= set(listed.split())
    review = call("orgs", "review", *options).stdout
    assert "可能是同一单位（1 对）" in review
    assert {f"{ORG}@430922", f"{other}@430922"} <= set(review.split())
    merged = call("orgs", "merge", other, ORG, "--note", "2023年更名", *options)
    assert merged.exit_code == 0, merged.stderr
    assert "1 个报送件，1 个单位" in call("status", *options).stdout
    assert call("orgs", "review", *options).stdout == "没有需要判断的单位\n"
    split = call("orgs", "split", other, ORG, *options)
    assert split.exit_code == 0, split.stderr
    assert "2 个报送件，2 个单位" in call("status", *options).stdout
    assert call("orgs", "merge", ORG, ORG, *options).exit_code == 2
    decisions = (tmp_path / "work" if "://" in options[1] else Path(options[1])) / "orgs.toml"
    assert decisions.read_text(encoding="utf-8").count("[[decision]]") == 2


def test_decisions_that_contradict_each_other_are_told_wherever_they_are_used(
    options: list[str], tmp_path: Path
) -> None:
    other = "桃江县竹产业和林区发展服务局"
    call("ingest", TAOJIANG, *options)
    call("ingest", changed(TAOJIANG, tmp_path / "乙.docx", replaced(ORG, other)), *options)
    merged = call("orgs", "merge", other, ORG, "--by", "张三", *options)
    assert (merged.exit_code, merged.stderr) == (0, "")
    split = call("orgs", "split", ORG, other, "--by", "李四", *options)  # the same two, the other way round
    (line,) = split.stderr.splitlines()
    assert line.startswith("E_DECISIONS_DIFFER ")
    assert "第 1 条（是同一单位，张三，" in line
    assert "矛盾，以第 2 条为准。请删去不对的一条。" in line
    for command in (("orgs", "review"), ("ingest", TAOJIANG)):
        again = call(*command, *options)
        assert (again.exit_code, line in again.stderr.splitlines()) == (0, True), again.stderr
    english = call("orgs", "review", *options, "--lang", "en").stderr
    assert "decision 1 (one body, 张三, " in english
    assert "contradict each other; 2 counts" in english


def test_two_bodies_of_one_name_are_told_apart_by_their_region(options: list[str], tmp_path: Path) -> None:
    for name, code in (("桃江县", "甲"), ("华容县", "乙")):
        call("ingest", changed(TAOJIANG, tmp_path / f"{code}.docx", replaced("桃江县", name)), *options)
    assert "2 个报送件，2 个单位" in call("status", *options).stdout
    assert "没有需要判断的单位" in call("orgs", "review", *options).stdout


def test_the_command_of_its_own_process(options: list[str], tmp_path: Path) -> None:
    changed(TAOJIANG, tmp_path / "附件 1.docx", tables_only([0]))
    done = run("ingest", tmp_path / "附件 1.docx", SICHUAN, *options)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    told = run("status", *options).stdout.decode()
    assert "2 个文件，2 份报告" in told


def test_decisions_that_came_from_elsewhere_are_followed_at_the_next_ingest(options: list[str], tmp_path: Path) -> None:
    other = "桃江县竹产业和林区发展服务局"
    call("ingest", TAOJIANG, *options)
    call("ingest", changed(TAOJIANG, tmp_path / "乙.docx", replaced(ORG, other)), *options)
    decisions = (tmp_path / "work" if "://" in options[1] else Path(options[1])) / "orgs.toml"
    told = f'[[decision]]\nverdict = "same"\nname = "{other}"\nregion = "430922"\n'
    decisions.write_text(f'{told}other_name = "{ORG}"\nother_region = "430922"\n', encoding="utf-8")
    assert "2 个报送件，2 个单位" in call("status", *options).stdout
    call("ingest", TAOJIANG, *options)
    assert "1 个报送件，1 个单位" in call("status", *options).stdout
    decisions.unlink()
    call("ingest", TAOJIANG, *options)
    assert "2 个报送件，2 个单位" in call("status", *options).stdout


def test_a_trace_of_two_namesakes_asks_which_of_them(options: list[str], tmp_path: Path) -> None:
    manifest = tmp_path / "m.csv"
    lines = ["path,org,region,year"]
    for code, region in (("甲", "430922"), ("乙", "430923")):
        file = changed(TAOJIANG, tmp_path / f"{code}.docx", replaced(ORG, f"{code}第一中学"))
        lines.append(f"{file.name},第一中学,{region},2022")
    manifest.write_text("\n".join(lines), encoding="utf-8")
    done = call("ingest", tmp_path / "甲.docx", tmp_path / "乙.docx", "--manifest", manifest, *options)
    assert done.exit_code == 0, done.stderr
    asked = call("trace", "第一中学", "2022", "支出总额", *options)
    assert (asked.exit_code, asked.stderr[:5]) == (2, "E_ORG")
    assert "第一中学@430922、第一中学@430923" in asked.stderr
    one = call("trace", "第一中学@430923", "2022", "支出总额", *options)
    assert (one.exit_code, "乙.docx" in one.stdout, "甲.docx" in one.stdout) == (0, True, False)
