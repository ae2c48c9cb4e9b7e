"""Files read in processes of their own: what hangs, dies or takes too much costs that file alone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx.document
import pytest
from docx import Document

from tests.ziping.command import COMMAND, PDFS, REPORTS, run
from tests.ziping.dataset.files import TAOJIANG, changed
from tests.ziping.ingest.processes import children
from ziping.dataset.dataset import open_dataset
from ziping.ingest import workers
from ziping.ingest.reading import Settings, Task


def handed_in(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number, report in enumerate(REPORTS[:count]):
        shutil.copy(report, folder / f"{number:02} {report.name}")
    return folder


def names(place: Path) -> list[str]:
    dataset = open_dataset(place)
    at = [head.name for head in dataset.columns("documents")].index("name")
    return sorted(str(row[at]) for row in dataset.rows("documents"))


def test_bundles_in_bundles_and_names_in_gbk(tmp_path: Path) -> None:
    inner, outer = tmp_path / "内.zip", tmp_path / "in" / "2022年报送.zip"
    outer.parent.mkdir()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(REPORTS[1], "附件/乙局.docx")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(TAOJIANG, "x" * 8)
        archive.write(inner, "乙局.zip")
    outer.write_bytes(outer.read_bytes().replace(b"x" * 8, "甲局".encode("gbk") + b".doc"))
    done = run("ingest", outer.parent, "--dataset", tmp_path / "ds", "--workers", "2")
    assert done.returncode == 0, done.stderr.decode()
    assert names(tmp_path / "ds") == ["2022年报送.zip!/乙局.zip!/附件/乙局.docx", "2022年报送.zip!/甲局.doc"]
    again = run("ingest", outer.parent, "--dataset", tmp_path / "ds", "--workers", "2", "--json")
    end = json.loads(again.stdout.splitlines()[-1])
    assert (end["event"], end["stored"], end["failed"]) == ("end", 0, 0)
    assert not (tmp_path / "ds" / "unpacked").exists()


def _long(document: docx.document.Document) -> None:
    for number in range(1000):
        document.add_paragraph(f"2022年第{number}项支出{number}万元，完成率{number % 100}%。")


def test_what_takes_too_long_is_set_aside_and_read_when_asked_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    changed(TAOJIANG, folder / "00 长.docx", _long)
    done = run("ingest", folder, "--dataset", tmp_path / "ds", "--workers", "1", "--timeout", "0.1")
    assert (done.returncode, b"E_TIMEOUT" in done.stderr) == (3, True)
    assert run("ingest", folder, "--dataset", tmp_path / "ds").returncode == 3  # it is not read at every run
    listed = run("quarantine", "list", "--dataset", tmp_path / "ds").stdout.decode()
    assert listed.startswith("E_TIMEOUT 00 ")
    retried = run("quarantine", "retry", "--dataset", tmp_path / "ds", "--lang", "en")
    assert retried.returncode == 0, retried.stderr.decode()
    assert (
        run("quarantine", "list", "--dataset", tmp_path / "ds", "--lang", "en").stdout == b"nothing is in quarantine\n"
    )
    assert len(names(tmp_path / "ds")) == 1
    assert list((tmp_path / "ds" / "quarantine").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of this kind")
def test_what_takes_too_much_memory_costs_a_line(tmp_path: Path) -> None:
    done = run("ingest", TAOJIANG, "--dataset", tmp_path / "ds", "--workers", "1", "--memory", "150", "--lang", "en")
    assert done.returncode in (2, 3)
    (line,) = [line for line in done.stderr.decode().splitlines() if line.startswith("E_")]
    assert line.split(" ")[0].rstrip(":") in ("E_MEMORY", "E_DIED", "E_WORKERS")
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers in /proc")
def test_workers_that_are_killed_lose_nothing(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in", 24)
    with subprocess.Popen(
        [COMMAND, "ingest", folder, "--dataset", tmp_path / "ds", "--workers", "2"], stderr=subprocess.PIPE
    ) as process:
        killed = 0
        until = time.monotonic() + 60
        while process.poll() is None and killed < 3 and time.monotonic() < until:
            time.sleep(1.5)
            for worker in children(process.pid)[:1]:
                os.kill(worker, signal.SIGKILL)
                killed += 1
        _, told = process.communicate(timeout=300)
    assert killed
    if process.returncode:  # one file was hit twice: the next run reads it
        assert b"E_DIED" in told
        assert run("ingest", folder, "--dataset", tmp_path / "ds", "--workers", "2").returncode == 0
    assert names(tmp_path / "ds") == sorted(path.name for path in folder.iterdir())


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_run_that_is_told_to_end_keeps_what_it_has_and_goes_on_later(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in", 20)
    with subprocess.Popen(
        [COMMAND, "ingest", folder, "--dataset", tmp_path / "ds", "--workers", "2", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        for _ in range(4):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        timer = threading.Timer(60, process.kill)
        timer.start()
        events, told = process.communicate()
        timer.cancel()
    assert process.returncode == 130, told.decode()
    assert b"Traceback" not in told
    end = json.loads(events.splitlines()[-1])
    assert (end["event"], end["ended"], end["stored"]) == ("end", "interrupted", len(names(tmp_path / "ds")))
    assert f"新入库 {end['stored']} 个文件" in told.decode()
    assert 4 <= len(names(tmp_path / "ds")) < 20
    assert run("ingest", folder, "--dataset", tmp_path / "ds", "--workers", "2").returncode == 0
    assert len(names(tmp_path / "ds")) == 20


def test_a_manifest_tells_where_a_file_is_from_and_whose_it_is(tmp_path: Path) -> None:
    shutil.copy(TAOJIANG, tmp_path / "a.docx")
    manifest = tmp_path / "清单.csv"
    manifest.write_text(
        "文件,来源网址,下载时间,单位,年度,区划\na.docx,https://example.org/1,2026-01-02,华容县林业局,2021,430623\n",
        encoding="gbk",
    )
    done = run("ingest", tmp_path / "a.docx", "--dataset", tmp_path / "ds", "--manifest", manifest, "--workers", "0")
    assert done.returncode == 0, done.stderr.decode()
    dataset = open_dataset(tmp_path / "ds")
    heads = [head.name for head in dataset.columns("submissions")]
    (row,) = dataset.rows("submissions")
    told = dict(zip(heads, row, strict=True))
    assert (told["org_name"], told["year"], told["region"]) == ("华容县林业局", 2021, "430623")
    with dataset.engine.reading() as connection:
        assert connection.rows("SELECT source_url, retrieved_at FROM documents") == [
            ("https://example.org/1", "2026-01-02")
        ]


def test_paths_of_a_manifest_that_no_file_has_are_one_line(tmp_path: Path) -> None:
    folder, manifest = handed_in(tmp_path / "in", 1), tmp_path / "清单.csv"
    with zipfile.ZipFile(folder / "甲.zip", "w") as archive:
        archive.write(REPORTS[1], "乙局.docx")
    (name, _) = sorted(path.name for path in folder.iterdir())
    manifest.write_text(f"path,year\n{name},2020\n甲.zip!/乙局.docx,2020\n", encoding="utf-8")
    ingest = ("ingest", folder, "--dataset", tmp_path / "ds", "--workers", "0", "--manifest", manifest)
    done = run(*ingest)
    assert (done.returncode, b"E_LIST_UNUSED" in done.stderr) == (0, False), done.stderr.decode()
    manifest.write_text(f"path,year\n{name},2020\n丙.docx,2020\n丁.docx,2020\n", encoding="utf-8")
    assert b"E_LIST_UNUSED" not in run(*ingest).stderr  # the bundle was not opened again: it might be in there
    (folder / "甲.zip").unlink()
    first, *_ = run(*ingest).stderr.decode().splitlines()
    assert first.partition(" ")[0] == "E_LIST_UNUSED"
    assert "有 2 个路径没有对应的文件，如“丁.docx”" in first


def test_paths_on_the_standard_input(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in", 2)
    listed = "".join(f"{path}\n" for path in sorted(folder.iterdir())).encode()
    done = subprocess.run(
        [COMMAND, "ingest", "-", "--dataset", tmp_path / "ds", "--workers", "0"],
        input=listed,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(names(tmp_path / "ds")) == 2


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.encode("gbk"),
        lambda text: text.encode("utf-8-sig").replace(b"\n", b"\r\n"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: f'"{text.strip()}"\n'.encode(),
    ],
    ids=["gbk", "utf-8 with a mark", "utf-16", "cmd /u", "the other way round", "in quotes"],
)
def test_a_list_as_windows_writes_it(tmp_path: Path, written: Callable[[str], bytes]) -> None:
    shutil.copy(TAOJIANG, tmp_path / "甲局自评.docx")
    done = subprocess.run(
        [COMMAND, "ingest", "-", "--dataset", tmp_path / "ds", "--workers", "0"],
        input=written(f"{tmp_path / '甲局自评.docx'}\n"), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, names(tmp_path / "ds")) == (0, ["甲局自评.docx"]), done.stderr.decode()


def test_a_link_that_leads_nowhere_stops_nothing(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in", 1)
    (folder / "圈.docx").symlink_to(folder / "圈.docx")
    (folder / "锁.docx").symlink_to("/proc/1/cwd/锁.docx")
    done = run("ingest", folder, folder / "圈.docx", "--dataset", tmp_path / "ds", "--workers", "0")
    told = done.stderr.decode()
    assert (done.returncode, "Traceback" in told, len(names(tmp_path / "ds"))) == (1, False, 1), told
    assert "圈.docx" in told


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_bundle_that_lost_its_end_is_no_report(tmp_path: Path, share: float) -> None:
    with zipfile.ZipFile(tmp_path / "全.zip", "w", zipfile.ZIP_STORED) as archive:
        for report in REPORTS[:4]:
            archive.write(report, report.name)
    data = (tmp_path / "全.zip").read_bytes()
    cut = tmp_path / "截断.zip"
    cut.write_bytes(data[: int(len(data) * share)])
    done = run("ingest", cut, "--dataset", tmp_path / "ds", "--workers", "0")
    assert (done.returncode, done.stderr.decode().partition(" ")[0]) == (3, "E_DAMAGED")
    assert run("convert", cut).stderr.decode().partition(" ")[0] == "E_DAMAGED"


def test_a_bundle_without_a_file_is_told_as_such(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "空.zip", "w"):
        pass
    with zipfile.ZipFile(tmp_path / "系统文件.zip", "w") as archive:
        archive.writestr("Thumbs.db", b"1")
    done = run("ingest", tmp_path, "--dataset", tmp_path / "ds", "--workers", "0")
    told = done.stderr.decode().splitlines()
    assert (done.returncode, [line.partition("：")[0] for line in told[:2]]) == (
        3, ["E_BUNDLE_EMPTY 空.zip", "E_BUNDLE_EMPTY 系统文件.zip"],
    )  # fmt: skip


def test_files_of_a_bundle_that_are_known_are_told_of_too(tmp_path: Path) -> None:
    def brought(name: str) -> bytes:
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.write(TAOJIANG, f"{name}.docx")
            archive.writestr("坏.docx", name)
        return run("ingest", tmp_path / name, "--dataset", tmp_path / "ds", "--workers", "0", "--json").stdout

    brought("甲.zip")
    *files, end = map(json.loads, brought("乙.zip").decode().splitlines())
    assert sorted((one["file"], one["code"]) for one in files) == [
        ("乙.zip!/乙.zip.docx", ""), ("乙.zip!/坏.docx", "E_FORMAT"),
    ]  # fmt: skip
    assert (end["stored"], end["known"], end["failed"]) == (0, 1, 1)


def test_what_a_new_process_loads_is_no_files_to_pay_for() -> None:
    code = (
        "import sys; from pathlib import Path; from ziping.ingest.reading import Settings, Task, read_file, warm\n"
        "warm(Settings()); before = set(sys.modules)\n"
        "assert all(read_file(Task(path, 'x'), Settings()).document for path in sys.argv[1:])\n"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run([sys.executable, "-c", code, TAOJIANG, PDFS[0]], capture_output=True, check=True)
    heavy = {"docx", "lxml", "pdfplumber", "pdfminer", "spacy", "thinc", "numpy", "rapidfuzz", "pydantic", "extract"}
    assert not heavy & set(done.stdout.decode().split())


def test_an_empty_standard_input_is_told_as_such(tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "ingest", "-", "--dataset", tmp_path / "ds"], input=b"\n", capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.split()[0]) == (
        3,
        "E_NO_LIST：标准输入里没有路径。请一行给一个路径。".encode(),
    )


def test_a_path_that_is_mistyped_lies_in_no_quarantine(tmp_path: Path) -> None:
    done = run("ingest", TAOJIANG, tmp_path / "无.docx", "--dataset", tmp_path / "ds", "--workers", "0")
    told = done.stderr.decode().splitlines()
    assert (done.returncode, len(told)) == (1, 2)
    assert told[0].startswith("E_NOT_FOUND ")
    assert told[1].endswith("不能读 1 个")


def test_workers_that_have_read_enough_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_FILES", 2)
    folder = handed_in(tmp_path / "in", 5)
    tasks = [Task(str(path), path.name) for path in sorted(folder.iterdir())]
    before, seen = children(os.getpid()), set[int]()
    read = []
    for outcome in workers.LocalPool(Settings(), 1).outcomes(iter(tasks)):
        read.append(outcome.task.name)
        seen |= set(children(os.getpid())) - set(before)
    assert read == [task.name for task in tasks]
    assert len(seen) > 1


def test_what_lies_beside_a_report_and_says_nothing_of_whose_it_is_comes_in_with_it(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in", 1)
    annex, table = Document(), Document()
    annex.add_paragraph("附件：说明")
    annex.save(str(folder / "附件1.docx"))
    table.add_table(2, 2).cell(0, 0).text = "预算执行率 12.5%"
    table.save(str(folder / "附件2.docx"))
    (folder / "~$附件1.docx").write_bytes(b"lock")
    listed = b"\0".join(str(path).encode() for path in sorted(folder.iterdir()))
    done = subprocess.run(
        [COMMAND, "ingest", "-", "--dataset", tmp_path / "ds", "--workers", "0"],
        input=listed, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    (told,) = open_dataset(tmp_path / "ds").status().years
    assert (told.submissions, told.documents) == (1, 3)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers in /proc")
@pytest.mark.parametrize("after_s", [0.0, 0.2, 0.4])
def test_a_terminals_interrupt_is_heard_by_the_run_alone(tmp_path: Path, after_s: float) -> None:
    """It comes to all processes at once, also to those that are just beginning."""
    folder = handed_in(tmp_path / "in", 20)
    with subprocess.Popen(
        [COMMAND, "ingest", folder, "--dataset", tmp_path / "ds", "--workers", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        until = time.monotonic() + 60
        while len(children(process.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(after_s)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"KeyboardInterrupt" not in told, told.decode()
