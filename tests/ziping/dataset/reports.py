"""A folder of files as a bureau hands them in: reports, a bundle, a copy, a corrected one, one that is broken."""

import os
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

from corpus.generate.report import make
from tests.ziping.command import CORPUS
from ziping.inputs import given

(BUNDLE,) = CORPUS.glob("pdf-jilin-2021-two-units/*.pdf")
SEED = 8
SAVED_AT = 1_650_000_000  # a file's time tells which version is the later one


def handed_in(folder: Path, count: int = 18) -> list[tuple[Path, str]]:
    """The files, each with its name; the same bytes each time."""
    for index in range(count):
        make(SEED, index, 0).save(folder / f"{index:02}")
    for left in [*folder.rglob("*.jsonl"), *folder.rglob("*.toml")]:
        left.unlink()
    first, second, *_ = sorted(folder.rglob("*.docx"))
    shutil.copyfile(BUNDLE, folder / "两单位.pdf")
    _written(folder / "00" / "另存.docx", first.read_bytes())
    _written(folder / "00" / f"{second.stem}修改稿.docx", corrected(second.read_bytes()))
    _written(folder / "05" / "broken.docx", first.read_bytes()[:4000])
    _written(folder / "07" / "empty.docx", b"")
    for path in folder.rglob("*"):
        os.utime(path, (SAVED_AT, SAVED_AT))
    return sorted(given([folder]).files)


def corrected(report: bytes) -> bytes:
    """A Word report with the first amount of its tables put right."""
    told = BytesIO()
    with zipfile.ZipFile(BytesIO(report)) as old, zipfile.ZipFile(told, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data, changed = re.subn(rb"(>\d*)(\d)(\.\d+</w:t>)", rb"\g<1>3\g<3>", data, count=1)
                assert changed
            new.writestr(entry, data)
    return told.getvalue()


def _written(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
