"""A folder of outputs: one file a report below the folders of its source, under names that every system takes."""

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path, PurePosixPath, PureWindowsPath

import openpyxl
import pyarrow.parquet as pq
import pytest

import ziping
from schemas.record import Record
from tests.ziping.command import COMMAND, CORPUS, HUNAN_2022, REPORTS, call, run
from ziping.paths import EXTENDED, WINDOWS_PATH, Names, extended, safe

(BUNDLE,) = CORPUS.glob("guangxi-2022-tiandeng/*.docx")


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def filled(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HUNAN_2022, folder / name)
    return folder


def test_one_file_a_report_below_its_folders(tmp_path: Path) -> None:
    given = filled(tmp_path / "报 送", "甲局.docx", "乡 镇/甲局.docx", "乡 镇/甲局.DOCX", "乡 镇/乙 局 .docx")
    shutil.copyfile(BUNDLE, given / "合 订.docx")
    done = run("convert", "报 送", "-o", "数 据/", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert files_below(tmp_path / "数 据") == sorted(
        ["甲局.json", "合 订.1.json", "合 订.2.json", "乡 镇/甲局.docx.json", "乡 镇/甲局.json", "乡 镇/乙 局.json"]
    )
    second = Record.model_validate_json((tmp_path / "数 据" / "合 订.2.json").read_bytes())
    assert second == ziping.convert_all(BUNDLE, name="合 订.docx")[1]


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "xlsx", "parquet"])
def test_in_every_format(tmp_path: Path, kind: str) -> None:
    given = filled(tmp_path / "in", "甲.docx", "乙.docx")
    out = tmp_path / "out"
    assert call("convert", given, "-f", kind, "-o", f"{out}/").exit_code == 0
    assert files_below(out) == sorted([f"甲.{kind}", f"乙.{kind}"])
    one = out / f"甲.{kind}"
    rows = len(ziping.convert(HUNAN_2022).observations())
    match kind:
        case "parquet":
            assert pq.read_table(one).num_rows == rows
        case "xlsx":
            assert "说明" in openpyxl.load_workbook(one).sheetnames
        case "csv":
            assert len(one.read_text(encoding="utf-8-sig").splitlines()) > rows
        case _:
            assert json.loads(one.read_text(encoding="utf-8"))["source"] == "甲.docx"


def test_what_exists_is_left_alone_and_the_others_are_written(tmp_path: Path) -> None:
    given = filled(tmp_path / "in", "甲.docx", "乙.docx")
    out = tmp_path / "out"
    out.mkdir()
    (out / "甲.json").write_text("mine", encoding="utf-8")
    done = call("convert", given, "-o", out)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("E_EXISTS ")
    assert done.stderr.count("\n") == 1
    assert (out / "甲.json").read_text(encoding="utf-8") == "mine"
    assert files_below(out) == ["乙.json", "甲.json"]
    assert call("convert", given, "-o", out, "--force").exit_code == 0
    assert Record.model_validate_json((out / "甲.json").read_bytes()).source == "甲.docx"


def test_a_bad_file_costs_a_line_and_its_output_only(tmp_path: Path) -> None:
    given = filled(tmp_path / "in", "甲.docx")
    (given / "坏.docx").write_bytes(b"not a report")
    done = call("convert", given, "-o", f"{tmp_path / 'out'}/")
    assert done.exit_code == 1
    assert done.stderr.startswith("E_FORMAT 坏.docx")
    assert done.stderr.count("\n") == 1
    assert files_below(tmp_path / "out") == ["甲.json"]


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"not a report")
    for out in ("all.csv", "all.xlsx", "all.parquet", "all.json", "folder/"):
        assert call("convert", tmp_path / "坏.docx", "-o", f"{tmp_path}/{out}").exit_code == 3
    assert files_below(tmp_path) == ["坏.docx"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet", "jsonl"])
def test_a_kill_leaves_no_half_file_under_the_name(tmp_path: Path, kind: str) -> None:
    """The output is there when it is whole; until then only a hidden file beside it."""
    given = tmp_path / "in"
    given.mkdir()
    for number in range(150):
        shutil.copyfile(HUNAN_2022, given / f"{number}.docx")
    out = tmp_path / "out" / f"all.{kind}"
    out.parent.mkdir()
    with subprocess.Popen([COMMAND, "convert", given, "-o", out], stderr=subprocess.DEVNULL) as child:
        deadline = time.monotonic() + 60
        while not list(out.parent.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        assert child.poll() is None
        child.send_signal(signal.SIGKILL)
    assert not out.exists()
    assert all(path.name.startswith(".") for path in out.parent.iterdir())


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_a_run_that_is_broken_off_leaves_nothing(tmp_path: Path, kind: str, signal_number: signal.Signals) -> None:
    given = tmp_path / "in"
    given.mkdir()
    for number in range(150):
        shutil.copyfile(HUNAN_2022, given / f"{number}.docx")
    scratch, out = tmp_path / "tmp", tmp_path / "out" / f"all.{kind}"
    scratch.mkdir()
    out.parent.mkdir()
    env = {**os.environ, "TMPDIR": str(scratch)}
    with subprocess.Popen([COMMAND, "convert", given, "-o", out], stderr=subprocess.PIPE, env=env) as child:
        deadline = time.monotonic() + 60
        while not [*out.parent.iterdir(), *scratch.iterdir()] and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        child.send_signal(signal_number)
        assert child.stderr is not None
        said = child.stderr.read()
    assert child.returncode not in (0, None)
    assert b"Traceback" not in said
    assert [*out.parent.iterdir(), *scratch.iterdir()] == []


def test_plain_lines_where_no_bar_can_be_shown(tmp_path: Path) -> None:
    given = filled(tmp_path / "in", *(f"{number}.docx" for number in range(51)))
    (given / "坏.docx").write_bytes(b"")
    done = run("convert", given, "-o", tmp_path / "a.jsonl", env={"PYTHONIOENCODING": "gbk"})
    lines = done.stderr.decode("gbk").splitlines()
    assert (done.returncode, done.stdout) == (1, b"")
    assert [line for line in lines if not line.startswith("E_EMPTY")] == [
        "已处理 50/52 份文件",
        "共 52 份文件：51 份完成，1 份未完成",
    ]
    assert b"\x1b" not in done.stderr


def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    given = filled(tmp_path / "in", *(f"{number}.docx" for number in range(51)))
    ours, theirs = pty.openpty()
    with subprocess.Popen([COMMAND, "convert", given, "-o", tmp_path / "a.jsonl"], stderr=theirs) as child:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                shown += os.read(ours, 4096)
            except OSError:
                break
        assert child.wait() == 0
    text = shown.decode("utf-8")
    assert "读取报告" in text
    assert "/51" in text
    assert "共 51 份文件：51 份完成，0 份未完成" in text


def test_outputs_are_those_of_each_report_alone() -> None:
    """What a folder's table holds is what each file gives by itself."""
    together = call("convert", *REPORTS, "--to", "observations", "-f", "csv").stdout.removeprefix("\ufeff")
    apart = [call("convert", path, "-f", "csv").stdout.removeprefix("\ufeff") for path in REPORTS]
    head = together.partition("\n")[0] + "\n"
    assert together == head + "".join(text.removeprefix(head) for text in apart)


LONG = PureWindowsPath("C:\\报送") / ("很长的文件夹名" * 20) / ("很长的文件名" * 20 + ".docx")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (PureWindowsPath("C:\\a\\b.docx"), "C:\\a\\b.docx"),
        (LONG, EXTENDED + str(LONG)),
        (PureWindowsPath("\\\\服务器\\共享") / ("x" * 250), "\\\\?\\UNC\\服务器\\共享\\" + "x" * 250),
        (PureWindowsPath(EXTENDED + str(LONG)), EXTENDED + str(LONG)),
    ],
)
def test_long_paths_of_windows(given: PureWindowsPath, expected: str) -> None:
    assert str(extended(given)) == expected
    assert len(expected) < WINDOWS_PATH or expected.startswith(EXTENDED)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("甲局.docx", "甲局"),
        ("甲局：自评?.docx", "甲局：自评_"),
        ("a:b|c.docx", "a_b_c"),
        ("CON.docx", "_CON"),
        ("nul", "_nul"),
        ("甲局. .docx", "甲局"),
        ("../../etc/passwd.docx", "_/_/etc/passwd"),
        ("/根/甲.docx", "根/甲"),
        ("甲\n乙.docx", "甲_乙"),
        ("-o.docx", "-o"),
    ],
)
def test_names_that_windows_takes_and_that_stay_inside(name: str, expected: str) -> None:
    assert Names().claim(name) == PurePosixPath(expected)


def test_names_that_differ_only_where_windows_sees_nothing() -> None:
    names = Names()
    claimed = [names.claim(name) for name in ("甲A.docx", "甲a.docx", "甲a.doc", "甲A.docx", "é.docx", "e\u0301.docx")]
    assert len({str(path).casefold() for path in claimed}) == len(claimed)


def test_a_long_name_is_cut_and_still_its_own() -> None:
    first, second = (safe("某县某某中心2021年度部门整体支出绩效自评报告" * 8 + end) for end in ("一", "二"))
    assert first != second
    assert len(first.encode()) <= 200 >= len(second.encode())


def test_a_name_of_255_bytes_gets_its_output(tmp_path: Path) -> None:
    name = "局" * 83 + ".docx"
    assert len(name.encode()) == 254
    given = filled(tmp_path / "in", name)
    assert call("convert", given, "-o", f"{tmp_path / 'out'}/").exit_code == 0
    (written,) = (tmp_path / "out").iterdir()
    assert Record.model_validate_json(written.read_bytes()).source == name


@pytest.mark.parametrize("given", ["甲.docx", "."], ids=["file", "folder"])
@pytest.mark.parametrize("out", ["甲.docx", "链接.docx"])
def test_a_report_is_never_overwritten_with_its_own_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, out: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(HUNAN_2022, tmp_path / "甲.docx")
    (tmp_path / "链接.docx").symlink_to("甲.docx")
    done = call("convert", given, "-f", "json", "-o", out, "--force")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("E_IS_INPUT ")
    assert (tmp_path / "甲.docx").read_bytes() == HUNAN_2022.read_bytes()


def test_nor_is_another_report_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path, "甲.docx")
    shutil.copyfile(HUNAN_2022, tmp_path / "甲.xlsx")  # a Word file with the wrong ending
    done = call("convert", ".", "-f", "xlsx", "-o", "./", "--force")
    assert done.exit_code == 1
    assert done.stderr.startswith("E_IS_INPUT ")
    assert (tmp_path / "甲.xlsx").read_bytes() == HUNAN_2022.read_bytes()


@pytest.mark.parametrize("out", ["数据/", "全部.jsonl"])
def test_a_second_run_does_not_read_its_own_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path, "甲.docx", "下/乙.docx")
    for _ in range(2):
        done = call("convert", ".", "-o", out, "--force")
        assert (done.exit_code, done.stderr) == (0, "")


def test_the_same_name_in_two_folders_gives_two_names(tmp_path: Path) -> None:
    given = filled(tmp_path, "甲/自评.docx", "乙/自评.docx")
    done = call("convert", given / "甲", given / "乙", given / "甲", "--to", "observations", "-f", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["document"] for row in rows} == {"甲/自评.docx", "乙/自评.docx"}
    assert len({(row["document"], row["key"]) for row in rows}) == len(rows)
    assert done.stderr.startswith("E_GIVEN_TWICE")
    assert done.exit_code == 0


@pytest.mark.parametrize("out", ["局" * 90 + ".json", "不/存在.csv", "/proc/没有/", "x" * 300 + "/"])
def test_what_cannot_be_written_is_one_line_and_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("convert", HUNAN_2022, "-o", out)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("E_OUTPUT ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_full_disk_behind_the_standard_output(kind: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [COMMAND, "convert", str(HUNAN_2022), "-f", kind]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"E_OUTPUT stdout")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_a_disk_that_fills_up(tmp_path: Path, kind: str) -> None:
    """Its reason is told, and nothing stays."""
    command = f'ulimit -f 8; exec "{COMMAND}" convert "{HUNAN_2022}" -o "{tmp_path}/x.{kind}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"E_OUTPUT ")
    assert done.stderr.count(b"\n") == 1
    assert b"arge" in done.stderr or "文件太大".encode() in done.stderr  # File too large, by a library or the system
    assert list(tmp_path.iterdir()) == []


def test_without_a_standard_output() -> None:
    command = f'"{COMMAND}" convert "{HUNAN_2022}" -f csv >&-'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"E_OUTPUT stdout")


def test_an_empty_path_is_not_the_folder_that_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path, "甲.docx")
    done = call("convert", "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("E_USAGE")
