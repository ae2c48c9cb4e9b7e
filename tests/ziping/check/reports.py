"""Reports of the corpus to check, changed copies of them, and tables of a bureau."""

import json
from pathlib import Path

import docx
import openpyxl

from tests.ziping.command import CORPUS, call

SICHUAN = next(CORPUS.glob("sichuan-2023-rongxian/*.docx"))
SOUND = next(CORPUS.glob("hunan-2022-taojiang/*.docx"))


def findings(*args: str | Path) -> list[dict[str, str]]:
    done = call("check", *args, "--to", "findings", "-f", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


def with_cell(source: Path, out: Path, old: str, new: str) -> Path:
    """A copy of a report with other words in the one cell that reads `old`."""
    document = docx.Document(str(source))
    cells = {
        cell._tc: cell
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        if cell.text.strip() == old
    }
    (cell,) = cells.values()
    cell.text = new
    document.save(str(out))
    return out


def ledger(path: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path


HEADS: list[object] = ["序号", "单位名称", "预算年度", "年初预算数", "调整后预算数", "全年执行数"]
