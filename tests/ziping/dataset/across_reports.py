"""One report of the corpus as other bodies' and years': a consistent series, and what is planted in it."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from extract.read import open_source
from schemas.document import Paragraph
from schemas.record import Record
from schemas.values import plain
from tests.ziping.dataset.files import TAOJIANG
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.reports import read_reports

YEAR = 2022
TEN_THOUSAND = 10_000
NAMES = [
    f"{county}{office}"
    for county in ("桃江县", "安化县", "南县")
    for office in ("教育局", "民政局", "司法局", "水利局", "审计局", "统计局")
]
REGIONS = {"桃江县": "430922", "安化县": "430923", "南县": "430921"}

Planted = Mapping[tuple[str, str], str]  # field and measure: what stands in the cell, in 万元 (or 人)


@cache
def _told() -> str:
    record = read_reports(open_source(TAOJIANG, TAOJIANG.name)).reports[0].record
    return record.model_copy(update={"findings": ()}).to_json(None)


def report(
    name: str = NAMES[0],
    year: int = YEAR,
    planted: Planted | None = None,
    texts: Sequence[str] = (),
    confidence: float = 1.0,
) -> PreparedDocument:
    """The report of a body's year; of each year the prior column is the final one of the year before.

    Only what is planted has the confidence. Its text is nobody's but for `texts`.
    """
    told = re.sub("2022年|2021年", lambda found: f"{year - (found[0] == '2021年')}年", _told())
    record = json.loads(told)
    sha256 = hashlib.sha256(f"{name}{year}{planted}{texts}".encode()).hexdigest()
    record |= {"sha256": sha256, "source": f"{name}{year}.docx", "org_name": name, "year": year, "prose": []}
    record |= {"region": REGIONS[name[:-3]], "org_kind": "党政机关", "level": "县", "report_date": f"{year + 1}-03-28"}
    for field, rows in record["basic_data"].items():
        for row in rows:
            for measure, reading in row["measures"].items():
                of = year - (measure == "prior_final")
                reading["period"] = str(of)
                raw = (planted or {}).get((field, measure))
                if raw is not None:
                    reading["confidence"] = confidence
                elif (
                    measure in ("prior_final", "final")
                    and reading["comparator"]
                    and row["measures"]["final"]["comparator"]
                ):
                    raw = f"{Decimal(row['measures']['final']['value']) / TEN_THOUSAND * (100 + of - YEAR) / 100:.2f}"
                if raw is not None:
                    scale = TEN_THOUSAND if reading["unit"] == "元" else 1
                    reading |= {"raw": raw, "value": plain(Decimal(raw) * scale), "status": "read", "comparator": "="}
    for rows in (record["self_evaluation"] or {}).values():
        for row in rows:
            for reading in row["measures"].values():
                reading["period"] = str(year)
    paragraphs = tuple(Paragraph(index, text) for index, text in enumerate(texts))
    read = prepare(Record.model_validate(record), paragraphs)
    return PreparedDocument(sha256, read.source, name, "docx", 1, "2023-04-01T00:00:00+00:00", (read,))
