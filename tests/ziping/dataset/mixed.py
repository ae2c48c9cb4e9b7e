"""A dataset with all that is worded for people: findings of each scope, parts that do not count for each reason."""

import shutil
from pathlib import Path

from docx.document import Document

from tests.ziping.dataset.across_reports import NAMES, report
from tests.ziping.dataset.files import TAOJIANG, TAOJIANG_PDF, changed, ingest, opened, replaced, tables_only
from ziping.dataset.dataset import Dataset
from ziping.dataset.store import Store

TOTAL = ("expenditure.total", "prior_final")
COPIED = [
    f"{place}的工作由专人负责，每月核对一次台账，发现的问题当场更正，并把更正的结果报给分管领导和财务人员知晓。"
    for place in ("苗圃", "林场", "竹园", "仓库", "码头")
]


def WRONG(document: Document) -> None:  # noqa: N802 - a change as `replaced` makes them
    replaced("2,975.24", "2,957.24", table=0)(document)


def mixed(place: str, folder: Path) -> Dataset:
    """Ten files and reports of two years; work folder `folder / "work"`."""
    own, others = folder / "甲局", folder / "报送"
    changed(TAOJIANG, own / "报告.docx", replaced("86.00", "88.00"))
    changed(TAOJIANG, own / "报告（修订）.docx", WRONG)
    shutil.copy(TAOJIANG_PDF, own / "盖章件.pdf")
    changed(TAOJIANG, others / "附件1.docx", tables_only([0]))
    for name in ("sichuan-2023-rongxian", "hunan-2019-huarong"):
        for path in (TAOJIANG.parent.parent / name).glob("*.docx"):
            shutil.copy(path, others)
    ingest(place, folder / "work", own)
    dataset = opened(place, folder / "work")
    with dataset.engine.writing() as connection:
        years = [report(NAMES[1], 2021), report(NAMES[1], 2022, {TOTAL: "2900.00"})]
        copies = [report(name, 2022, texts=["".join(COPIED)]) for name in NAMES[2:4]]
        Store(connection).add("made", [*years, *copies])
    ingest(place, folder / "work", others)
    return dataset
