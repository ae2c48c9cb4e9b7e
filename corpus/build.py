"""Writes every report of the corpus that the project wrote itself: `python corpus/build.py` from anywhere.

Each `write_*.py` beside this file holds one report: its prose, its tables cell by cell, and what each cell states.
The Word files and gold.jsonl are results; about.toml and findings.jsonl are kept by hand. A module that says
`SAVED_BY = "LibreOffice"` has its Word file saved again by LibreOffice, as a unit without Word would send it; since
that differs between versions, it is done only on demand: `python corpus/build.py --save-again`.
"""

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# LibreOffice as it is set up in Chinese: without this it drops the Asian fonts
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/I18N/CJK"><prop oor:name="CJKFont" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""


def build(target: Path = HERE) -> list[Path]:
    """Writes all reports below `target`, each in its own folder, and says where. What was saved again stays."""
    folders = []
    for module in sorted(HERE.glob("write_*.py")):
        report = importlib.import_module(f"corpus.{module.stem}")
        folder = target / report.SLUG
        made = report.write()
        saved_again = hasattr(report, "SAVED_BY") and (folder / made.document).exists()
        (made.save_gold if saved_again else made.save)(folder)
        folders.append(folder)
    return folders


def save_again(target: Path = HERE) -> None:
    """Replaces the Word file of each module with `SAVED_BY` by what LibreOffice makes of it."""
    for module in sorted(HERE.glob("write_*.py")):
        report = importlib.import_module(f"corpus.{module.stem}")
        if not hasattr(report, "SAVED_BY"):
            continue
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            made = report.write()
            made.save(place)
            (place / "profile" / "user").mkdir(parents=True)
            (place / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
            command = ["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--convert-to"]
            command += ["docx:MS Word 2007 XML", "--outdir", str(target / report.SLUG), str(place / made.document)]
            subprocess.run(command, check=True)  # noqa: S603 – no shell


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    if "--save-again" in sys.argv:
        save_again()
    for folder in build():
        print(folder.relative_to(HERE), *sorted(p.name for p in folder.iterdir()))
