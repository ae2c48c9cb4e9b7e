"""`hardness` in each about.toml is what corpus/README.md defines, told from the file by readers of its own."""

import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from tests.corpus.test_gold import FOLDERS, gold

LEVELS = ("plain", "moderate", "hard")
FRAMES = ("tc", "txbxContent", "sdt")  # a table that stands in another, in a text box or in a content control


def about(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))


def hard_word(report: Path, forms: set[int]) -> Iterator[str]:
    """Why the forms of a Word report are hard to find."""
    with zipfile.ZipFile(report) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    once = [
        table for table in body.iter("{*}tbl") if not any("Fallback" in str(up.tag) for up in table.iterancestors())
    ]
    for index, table in enumerate(once):
        around = {etree.QName(up).localname for up in table.iterancestors() if isinstance(up.tag, str)}
        if index in forms and around & {*FRAMES}:
            yield "framed"
    if len(once) > len(forms):
        yield "other tables"


def hard_pdf(report: Path) -> Iterator[str]:
    """Why the forms of a PDF are hard to see: neighbouring pages with lines are one form that is cut, or two forms."""
    with pdfplumber.open(report) as pdf:
        pages = [page for page in pdf.pages if page.edges or any("(cid:" in char["text"] for char in page.chars)]
        if any("(cid:" in char["text"] for page in pages for char in page.chars):
            yield "no characters"
        if any(page.rotation for page in pages):
            yield "turned"
        if not any(edge["orientation"] == "v" for page in pages for edge in page.edges):
            yield "no upright line"
        if len(pages) > 1:
            yield "several pages"


def defined(folder: Path) -> str:
    """The first of the three that fits, from the hardest."""
    told, rows = about(folder), gold(folder)
    if told["sections"] == ["prose"]:
        lists = text_of(folder).count("分别")
        return "hard" if lists > 2 else "moderate" if lists else "plain"
    tables = told.get("tables", [])
    why = {key for table in tables for key in ("rows", "repeated", "continues") if table.get(key)}
    instances = Counter((row["report"], row["section"]) for row in first_rows(rows))
    why |= {name for name, found in (("reports", told.get("reports")), ("same", max(instances.values()) > 1)) if found}
    why |= {"other tables"} if any(row["section"] == "other" for row in rows) else set()
    for report in folder.iterdir():
        if report.suffix in (".docx", ".docm"):
            why |= set(hard_word(report, {table["index"] for table in tables}))
        elif report.suffix == ".pdf" and folder.name.startswith("pdf-"):
            why |= set(hard_pdf(report))
    if why & {"reports", "rows", "framed", "repeated", "no upright line", "no characters", "turned"}:
        return "hard"
    return "moderate" if why else "plain"


def first_rows(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row of each form."""
    seen = set()
    for row in rows:
        form = (row["report"], row["section"], row["instance"])
        if row["section"] != "prose" and form not in seen:
            seen.add(form)
            yield row


def text_of(folder: Path) -> str:
    (report,) = folder.glob("*.docx")
    with zipfile.ZipFile(report) as package:
        return "".join(etree.fromstring(package.read("word/document.xml")).itertext())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_hardness_is_as_defined(folder: Path) -> None:
    assert about(folder)["hardness"] == defined(folder)


def test_each_level_has_reports_of_each_kind() -> None:
    for kind in ("pdf-", "prose-", ""):
        levels = {about(folder)["hardness"] for folder in FOLDERS if folder.name.startswith(kind)}
        assert levels == {*LEVELS}, kind
