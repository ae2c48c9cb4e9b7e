"""The bar on a terminal, a real one: what it counts, and that the counts are those of the files."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.ziping.command import COMMAND, REPORTS

pty = pytest.importorskip("pty")


def on_terminal(*arguments: object) -> str:
    """What a command writes on a terminal of 100 columns."""
    ours, its = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    with subprocess.Popen([COMMAND, *map(str, arguments)], stdin=its, stdout=its, stderr=its, env=environment):
        os.close(its)
        told = b""
        while True:
            try:
                read = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            told += read
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.decode())


def test_the_bar_of_ingest_counts_what_is_done_flagged_and_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(REPORTS[0], folder)
    (folder / "乱.docx").write_bytes(b"x")
    with zipfile.ZipFile(folder / "甲.zip", "w") as archive:
        archive.write(REPORTS[1], "乙局.docx")
        archive.writestr("加密.docx", b"secret")
    packed = bytearray((folder / "甲.zip").read_bytes())
    packed[packed.rindex(b"PK\x01\x02") + 8] |= 1  # as encrypted
    (folder / "甲.zip").write_bytes(packed)
    command = ("ingest", folder, "--dataset", tmp_path / "ds", "--workers", "0")
    told = on_terminal(*command, "--lang", "en")
    assert re.search(r"Reading .* 4/4 \d with errors 2 not read \d+\.\d/s \d:\d\d:\d\d", told), told
    assert "4 files: 2 done, 2 not" in told
    (folder / "甲.zip").unlink()
    told = on_terminal(*command)
    assert re.search(r"读取报告 .* 2/2 须更正 0 未读成 1 \d+\.\d/秒", told), told
    assert "共 2 份文件：1 份完成，1 份未完成" in told  # what is passed over is counted, and not told once more
    assert "E_FORMAT" not in told
