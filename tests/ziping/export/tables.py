"""Tables that an export is tried on: those of the corpus, with rows that are hard to write, and as many as is asked."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import islice, zip_longest
from typing import get_args

import ziping
from schemas.codebook import codebook
from schemas.errors import Lang
from schemas.observation import Observation
from schemas.record import Record
from schemas.values import Status
from tests.ziping.command import REPORTS
from ziping.export.tables import TableName, Tables
from ziping.outputs import table as one_record
from ziping.outputs.table import Cell, Column

Row = tuple[Cell, ...]
TABLES: tuple[TableName, ...] = get_args(TableName)
NASTY = [
    "=1+1",
    "+86",
    "-甲",
    "@SUM(A1)",
    "\t=1",
    '甲"乙",丙',
    "第一行\n第二行\r第三行",
    "😀👨‍👩‍👧",
    "000123",
    " 前后 ",
    "'引",
    "长" * 40_000,
]
DIGITS = "123456789012345678901234567890"
NUMBERS = [
    Decimal(text)
    for text in ("0", "0.1", "-352000", "1234567890123456789012.12345678", "99999999.99", "0.0000000000000001")
]
IN_ENGLISH = " (in English)"  # what tells the other message
STATES: tuple[Status, ...] = get_args(Status)
ORGS = [Column("org_id", "text"), Column("org_name", "text"), Column("region", "text"), Column("first_year", "integer")]
DOCUMENTS = [Column("document", "text"), Column("sha256", "text"), Column("bytes", "integer"), Column("names", "texts")]
SUBMISSIONS = [Column("submission", "text"), Column("org_id", "text"), Column("year", "integer")]
OF_THE_BODY = [Column(name, "text") for name in ("org_id", "org_name", "region", "level", "org_kind")] + [
    Column("year", "integer")
]


class Held(Tables):
    """Tables in memory."""

    def __init__(self, tables: dict[TableName, tuple[list[Column], list[Row]]]) -> None:
        self._tables = tables

    def columns(self, table: TableName) -> list[Column]:
        return self._tables[table][0]

    def rows(self, table: TableName, lang: Lang = "zh") -> Iterator[Row]:
        rows = self._tables[table][1]
        if table == "findings" and lang == "en":
            at = [column.name for column in self.columns(table)].index("message")
            rows = [(*row[:at], f"{row[at]}{IN_ENGLISH}", *row[at + 1 :]) for row in rows]
        yield from rows

    def dicts(self, table: TableName) -> list[dict[str, Cell]]:
        """The rows by the names of their columns."""
        names = [column.name for column in self.columns(table)]
        return [dict(zip(names, row, strict=True)) for row in self.rows(table)]


class Many(Tables):
    """The same rows again and again, none of them kept."""

    def __init__(self, pattern: Held, count: int) -> None:
        self._pattern, self._count = pattern, count

    def columns(self, table: TableName) -> list[Column]:
        return self._pattern.columns(table)

    def rows(self, table: TableName, lang: Lang = "zh") -> Iterator[Row]:
        rows = list(self._pattern.rows(table, lang))
        names = [column.name for column in self.columns(table)]
        text = names.index(next(name for name in ("raw", "message", "org_name", "document", "org_id") if name in names))
        for number in islice(range(self._count), self._count):
            row = list(rows[number % len(rows)])
            row[text] = f"{row[text]}{number}"
            yield tuple(row)


@cache
def corpus() -> Held:
    """The records of the corpus' Word files, and the rows that are hard to write."""
    records = [record for path in REPORTS for record in ziping.convert_all(path)]
    ids = {name: f"{number:06}" for number, name in enumerate(dict.fromkeys(record.org_name for record in records))}
    observations = [
        (f"{ids[r.org_name]}-{r.year}", ids[r.org_name], *row)
        for r in records
        for row in one_record.rows(r, "observations")
    ]
    observations += [("000000-2021", "000000", *row) for row in _hard(records[0].observations()[0])]
    findings = [(*row, r.org_name, r.year, ids[r.org_name]) for r in records for row in one_record.rows(r, "findings")]
    findings += [(*findings[0][:4], text, *findings[0][5:]) for text in NASTY]
    of_money: dict[str, Cell] = {
        "code": "SUM",
        "severity": "error",
        "evidence": ["basic_data.0/expenditure.total@final"],
        "difference": "-352000",
    }
    names = [column.name for column in one_record.columns("findings")] + ["org_name", "year", "org_id"]
    findings.append(tuple(of_money.get(name, cell) for name, cell in zip(names, findings[0], strict=True)))
    columns, panel = _panel(records, ids)
    return Held(
        {
            "observations": (
                [Column("submission", "text"), Column("org_id", "text"), *one_record.columns("observations")],
                observations,
            ),
            "findings": (
                [
                    *one_record.columns("findings"),
                    Column("org_name", "text"),
                    Column("year", "integer"),
                    Column("org_id", "text"),
                ],
                findings,
            ),
            "panel": (columns, panel),
            "documents": (DOCUMENTS, [(r.source, r.observations()[0].sha256, 2**40, ["甲", "乙"]) for r in records]),
            "submissions": (SUBMISSIONS, [(f"{ids[r.org_name]}-{r.year}", ids[r.org_name], r.year) for r in records]),
            "orgs": (
                ORGS,
                [(ids[name], name, "000430", None) for name in ids]
                + [(f"x{n}", text, "", n) for n, text in enumerate(NASTY)],
            ),
        }
    )


def _hard(pattern: Observation) -> Iterator[Row]:
    """Texts, numbers and states that some format trips over."""
    names = list(Observation.model_fields)

    def row(**changed: object) -> Row:
        one = pattern.model_copy(update={"section": "prose", "label": "难", "confidence": 1.0, **changed})
        record = {name: getattr(one, name) for name in names}
        cells = tuple(one_record._cell(record[name]) for name in names)
        return (*cells, one_record.number(one.value, one.status, one.comparator))

    for text in NASTY:
        yield row(raw=text, value=text, unit="", comparator="", org_name=text, status="read")
    for text in [format(number, "f") for number in NUMBERS] + [DIGITS, "2/3"]:
        yield row(raw=text, value=text, unit="元", comparator="=", status="read")
        yield row(raw=text, value=text, unit="人", comparator="=", status="read")
    for state in STATES[1:]:
        yield row(raw="", value="", unit="元", comparator="", status=state, confidence=0.5, note="存疑", page=None)


def _panel(records: list[Record], ids: dict[str, str]) -> tuple[list[Column], list[Row]]:
    """A row a body and year: the first number of each field and concept, and what else is said of it."""
    book = codebook()
    said: dict[tuple[str, int], dict[str, list[Observation]]] = {}
    for record in records:
        for one in record.observations():
            concept = book.concept(one.section, one.measure) or one.measure
            if one.field in book.fields and book.kind(one.field, one.measure) != "text" and not one.item:
                of_one = said.setdefault((record.org_name, record.year or 0), {})
                of_one.setdefault(f"{one.field}@{concept}", []).append(one)
    names = sorted({name for of_one in said.values() for name in of_one})
    rows: list[Row] = []
    for (org, year), of_one in said.items():
        cells: list[Cell] = [ids[org], org, "430922", "县", "bureau", year]
        for name in names:
            cells += _quantity(of_one.get(name, []))
        rows.append(tuple(cells))
    hard = (
        [_planted(NUMBERS[n], "read") for n in range(len(NUMBERS))]
        + [_planted(None, state) for state in STATES]
        + [[None, "", 0, 0, ""]]
    )
    rows += [
        (f"y{n}", NASTY[n % len(NASTY)], "", "", "", 2000 + n, *(cell for _ in names for cell in cells))
        for n, cells in enumerate(hard)
    ]
    columns = [Column(f"{name}{end}", kind) for name in names for end, kind in one_quantity()]
    return [*OF_THE_BODY, *columns], rows


def one_quantity() -> list[tuple[str, one_record.Kind]]:
    return [("", "number"), ("_source", "text"), ("_n", "integer"), ("_conflict", "integer"), ("_status", "text")]


def _planted(number: Decimal | None, state: str) -> list[Cell]:
    return [number, "basic_data", 2, 1, state]


def _quantity(stated: list[Observation]) -> list[Cell]:
    if not stated:
        return [None, "", 0, 0, ""]
    numbers = {one_record.number(one.value, one.status, one.comparator) for one in stated}
    first = min(stated, key=lambda one: one.status != "read")
    return [
        one_record.number(first.value, first.status, first.comparator),
        first.section,
        len(stated),
        int(len(numbers) > 1),
        first.status,
    ]


def difference(seen: Iterable[object], wanted: Iterable[object]) -> object:
    """The first that differs, None if all are equal: pytest would compare thousands of rows in words."""
    pairs = enumerate(zip_longest(seen, wanted, fillvalue="no more"))
    return next(((place, one, other) for place, (one, other) in pairs if one != other), None)
