"""What a run writes down of itself names no persons unless it is asked to; what a person looks for keeps its name."""

import json
from pathlib import Path

import pytest

from tests.ziping.command import REPORTS, run
from ziping.dataset.dataset import open_dataset
from ziping.ingest.persons import masked, masked_around

TABLE = {
    "某局 2021 自评表 填表人：张三 13812345678.docx": "某局 2021 自评表 填表人：** 138******78.docx",
    "自评表（填表人张小三，电话8821234）.docx": "自评表（填表人**，电话882**34）.docx",
    "审核人 王 二.docx": "审核人 **.docx",
    "财务负责人（欧阳建国）.docx": "财务负责人（**）.docx",
    "联系人:买买提·吐尔逊 0991-4223344": "联系人:** 099*******44",
    "项目负责人_李四_2022.docx": "项目负责人_**_2022.docx",
    "王小五（联系人）138 1234 5678.pdf": "**（联系人）138********78.pdf",
    "法人马云鹏.docx": "法人**.docx",
    "李四 zhang.san@example.org": "李四 **",
    "（010）12345678": "（01********78",
    "430922198001011234.pdf": "430*************34.pdf",
    # No persons:
    "单位负责人签字页.pdf": "单位负责人签字页.pdf",
    "会计核算中心2021年自评报告.docx": "会计核算中心2021年自评报告.docx",
    "负责人审核表 20210101123456.docx": "负责人审核表 20210101123456.docx",
    "2021年度 430922 29752400.00元.docx": "2021年度 430922 29752400.00元.docx",
}


@pytest.mark.parametrize(("text", "wanted"), TABLE.items())
def test_each_name_and_number(text: str, wanted: str) -> None:
    assert masked(text) == wanted


def test_a_line_keeps_the_name_of_its_file() -> None:
    name = "填表人：张三.docx"
    assert masked_around(name, f"E_DAMAGED {name}：填表人：张三") == f"E_DAMAGED {name}：填表人：**"


def written(folder: Path, place: Path) -> str:
    """All that a run leaves but its data and the list of what a person has to look for."""
    dataset = open_dataset(place)
    with dataset.engine.reading() as connection:
        commands = [str(row[0]) for row in connection.rows("SELECT command FROM runs")]
    assert len(commands) == 1
    assert str(folder.parent) in commands[0]
    return (place / "log.jsonl").read_text(encoding="utf-8") + commands[0]


@pytest.mark.parametrize("asked", [False, True])
def test_log_events_and_command(tmp_path: Path, *, asked: bool) -> None:
    folder, place = tmp_path / "联系人：李四 13812345678", tmp_path / "ds"
    folder.mkdir()
    name = "填表人：张三 13987654321.docx"
    (folder / name).write_bytes(REPORTS[0].read_bytes())
    (folder / f"坏 {name}").write_bytes(REPORTS[0].read_bytes()[:5000])
    done = run("ingest", folder, "--dataset", place, "--json", "--workers", "1", *(["--unmasked"] if asked else []))
    assert done.returncode == 1
    told = done.stdout.decode() + written(folder, place)
    assert [word in told for word in ("张三", "李四", "13987654321", "13812345678")] == [asked] * 4
    lines = [json.loads(line) for line in (place / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted((line["state"], bool(line["sha256"]), line["peak_mb"] > 0) for line in lines) == [
        ("quarantined", True, True),
        ("read", True, True),
    ]
    (aside,) = open_dataset(place).status().quarantined
    assert aside.name == f"坏 {name}"  # whoever has to look for it needs its name
