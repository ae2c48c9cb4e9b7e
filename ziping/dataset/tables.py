"""The tables of a dataset as they are given out: their columns, the query behind them, their order."""

from typing import Literal, NamedTuple

from schemas.errors import Lang
from ziping.dataset.worded import reason
from ziping.outputs.table import Column
from ziping.outputs.table import columns as contract_columns

TableName = Literal["observations", "findings", "panel", "documents", "submissions", "orgs", "history", "parts"]
OBSERVED = [Column("submission", "text"), Column("org_id", "text"), *contract_columns("observations")]
PLACED = [*OBSERVED, *(Column(name, "text") for name in ("part", "state", "of_report", "stored_at", "ziping_version"))]
FOUND = [
    Column("org_id", "text"),
    Column("org_name", "text"),
    Column("year", "integer"),
    Column("scope", "text"),
    *contract_columns("findings"),
]
_INTEGERS = {"bytes", "reports", "documents", "year", "report", "instance"}


class Listed(NamedTuple):
    """A table that is given as it is stored."""

    names: tuple[str, ...]
    source: str
    order: str

    @property
    def columns(self) -> list[Column]:
        return [Column(name.rpartition(".")[2], "integer" if name in _INTEGERS else "text") for name in self.names]

    def sql(self, lang: Lang) -> str:
        """The query, its texts for people in a language."""
        own = {"org_name": "o.name", "document": "d.name", "reason": reason("t", lang)}
        cells = ", ".join(own.get(name, f't."{name}"') + f' AS "{name}"' for name in self.names)
        return f"SELECT {cells} FROM {self.source} ORDER BY {self.order}"  # noqa: S608 - own names


LISTED = {
    "documents": Listed(
        ("sha256", "name", "folder", "format", "bytes", "modified_at", "reports", "run_id", "stored_at",
         "ziping_version"),
        "documents t",
        "name, sha256",
    ),
    "submissions": Listed(
        ("submission", "org_id", "org_name", "region", "level", "org_kind", "year", "documents", "reports", "parts",
         "report_date"),
        "(SELECT s.*, o.region, o.level, o.org_kind FROM submissions s JOIN orgs o ON o.org_id = s.org_id) t"
        " JOIN orgs o ON o.org_id = t.org_id",
        "t.org_id, t.year",
    ),
    "orgs": Listed(("org_id", "name", "region", "level", "org_kind"), "orgs t", "region, name, org_id"),
    "parts": Listed(
        ("submission", "document", "sha256", "report", "section", "instance", "part", "state", "of_report", "reason"),
        "(SELECT p.*, r.sha256, r.report FROM parts p JOIN reports r ON r.report_id = p.report_id) t"
        " JOIN documents d ON d.sha256 = t.sha256",
        "t.submission, document, t.sha256, t.report, t.section, t.instance",
    ),
}  # fmt: skip
