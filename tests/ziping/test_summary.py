"""On a terminal, without options, `ziping convert` shows a page for people."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

import ziping
from schemas.errors import Lang
from schemas.record import Record
from tests.ziping.command import COMMAND, CORPUS, HUNAN_2022, call
from ziping.summary import LISTED, TEXTS, summarize

RECORD = ziping.convert(HUNAN_2022)


def shown(record: Record, lang: Lang = "zh", width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    summarize(record, lang, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_name_year_forms_counts_figures_and_the_way_on() -> None:
    text = shown(RECORD)
    for part in (
        "桃江县竹产业和林区发展局  2022年度部门整体支出绩效自评报告\n",
        "评价年度 2022  落款 2023-03-28",
        f"  {HUNAN_2022.name}\n",
        "hunan/basic-data-2021",
        "hunan/self-evaluation",
        "决算数 2,975.24",
        "执行率 98.76%",
        "-o 数据.json",
        "--to observations",
    ):
        assert part in text
    for use in RECORD.coverage.tables:
        assert f"{use.mapped} 格读入，{use.ignored} 格为标题或空格，{use.unmapped} 格未识别\n" in text


def test_in_english() -> None:
    text = shown(RECORD, "en")
    for part in ("year 2022  dated 2023-03-28", "cells read", "Total expenditure", "2,975.24", "-o data.json"):
        assert part in text


def test_every_text_is_there_in_both_languages() -> None:
    assert TEXTS["zh"].keys() == TEXTS["en"].keys()


@pytest.mark.parametrize("report", sorted(CORPUS.glob("*/*.docx")), ids=lambda path: path.parent.name)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_fits_a_page(report: Path, lang: Lang) -> None:
    for record in ziping.convert_all(report):
        text = shown(record, lang, width=100)
        assert text.startswith(record.org_name)
        assert len(text.splitlines()) <= 60
        assert "\\[" not in text


def test_what_is_doubtful_or_not_understood_is_listed_and_cut() -> None:
    record = ziping.convert(next(CORPUS.glob("sichuan-2023-rongxian/*.docx")))
    unmapped = record.coverage.unmapped_cells
    text = shown(record)
    assert (TEXTS["zh"]["unmapped"] in text) == bool(unmapped)
    assert ("…… 另有" in text) == (len(unmapped) > LISTED)


def test_a_report_without_a_known_table_says_so() -> None:
    empty = RECORD.coverage.model_copy(update={"tables": (), "unmapped_cells": ()})
    nothing = {"basic_data": None, "self_evaluation": None, "other_tables": (), "coverage": empty}
    assert TEXTS["zh"]["none"] in shown(RECORD.model_copy(update=nothing))


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_on_a_terminal_it_is_what_convert_shows() -> None:
    import pty

    controller, terminal = pty.openpty()
    env = {**os.environ, "TERM": "dumb", "COLUMNS": "80"}
    with subprocess.Popen([COMMAND, "convert", str(HUNAN_2022)], stdout=terminal, env=env) as process:
        os.close(terminal)
        written = b""
        while chunk := _read(controller):
            written += chunk
    os.close(controller)
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[0-9;]*m", "", written.decode("utf-8").replace("\r\n", "\n"))
    assert text == shown(RECORD)


def _read(terminal: int) -> bytes:
    """The next bytes, none at the end, which a pseudo-terminal reports as an error on Linux."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_format_on_a_terminal_is_data() -> None:
    assert call("convert", HUNAN_2022, "-f", "json").stdout.startswith("{\n")
