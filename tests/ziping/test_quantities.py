"""`ziping quantities` and `ziping.quantities`: the same finds, for people and for machines."""

import json
import os
import subprocess
from decimal import Decimal

import pytest

import ziping
from tests.ziping.command import COMMAND, call

KEYS = ["raw", "start", "end", "kind", "value", "unit", "stated_unit", "comparator", "direction", "base"]
TEXT = "成交金额356.5亿元，较上年增长33.4%，服务4600余万人次"


def fed(given: bytes, *args: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([COMMAND, "quantities", "-", *args], input=given, capture_output=True, check=False)


def test_a_line_of_jsonl_has_what_the_contract_names() -> None:
    row = json.loads(call("quantities", TEXT, "-f", "jsonl").stdout)
    assert list(row) == ["text", "found"]
    assert row["text"] == TEXT
    assert [list(found) for found in row["found"]] == [KEYS] * 3
    assert [(found["raw"], found["value"]) for found in row["found"]] == [
        ("356.5亿元", "35650000000"),
        ("33.4%", "33.4"),
        ("4600余万人次", "46000000"),
    ]
    assert [TEXT[found["start"] : found["end"]] for found in row["found"]] == [found["raw"] for found in row["found"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_one_line_of_input_is_one_line_of_output(encoding: str) -> None:
    done = fed("支出3万元\r\n\r\n财预〔2020〕10号\n5个".encode(encoding), "-f", "jsonl")
    rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["text"] for row in rows] == ["支出3万元", "", "财预〔2020〕10号", "5个"]
    assert [len(row["found"]) for row in rows] == [1, 0, 0, 1]


def test_lines_come_as_they_are_read() -> None:
    """A pipe that stays open gets its answers."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [COMMAND, "quantities", "-", "-f", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("5个\n".encode())
        child.stdin.flush()
        assert json.loads(child.stdout.readline())["found"][0]["raw"] == "5个"
        child.stdin.close()


def test_people_see_the_text_and_what_is_doubtful() -> None:
    shown = call("quantities", "支出1 225.82万元", "三公").stdout
    assert (
        shown
        == "支出1 225.82万元\n    1 225.82万元  金额  12258200 元    数字中有空格，按分节读取\n三公\n    没有数量\n"
    )


def test_the_year_makes_dates_of_what_is_left_unsaid() -> None:
    (row,) = json.loads(call("quantities", "上年结转5万元", "-f", "jsonl").stdout)["found"]
    assert row["raw"] == "5万元"
    first, _ = json.loads(call("quantities", "上年结转5万元", "-f", "jsonl", "--year", "2021").stdout)["found"]
    assert (first["raw"], first["kind"], first["value"], first["unit"]) == ("上年", "date", "2020", "date")


def test_a_format_that_there_is_not_is_wrong_usage() -> None:
    assert call("quantities", "5个", "-f", "csv").exit_code == 2
    assert call("quantities").exit_code == 2


def test_the_verb_of_python() -> None:
    first, second, third = ziping.quantities(TEXT)
    assert (first.value, first.unit, first.stated_unit) == (Decimal(35650000000), "元", "亿元")
    assert (second.direction, second.base) == ("up", "上年")
    assert (third.value, third.comparator) == (Decimal(46000000), ">")
    assert ziping.quantities("") == []
