"""What a cell of a report states, written with the cell: the gold of a table is made of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Says:
    """One reading: the characters, and what the contract makes of them."""

    raw: str
    value: str = ""
    unit: str = ""
    stated: str = ""
    comparator: str = ""
    status: str = "read"


NULLS = {
    "": "blank",
    "——": "not_applicable",
    "—": "not_applicable",
    "-": "not_applicable",
    "/": "not_applicable",
    "无": "stated_none",
}


def plain(number: Decimal) -> str:
    """Shortest plain decimal."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(raw: str, unit: str, stated: str, scale: int = 1) -> Says:
    """A number with or without thousand separators in a column of that unit, or a null mark there."""
    if raw in NULLS:
        return Says(raw, "", unit, stated, "", NULLS[raw])
    return Says(raw, plain(Decimal(raw.replace(",", "")) * scale), unit, stated, "=")


def wan(raw: str) -> Says:
    """A cell of a column in 万元."""
    return amount(raw, "元", "万元", 10000)


def yuan(raw: str) -> Says:
    """A cell of a column in 元."""
    return amount(raw, "元", "元")


def fen(raw: str) -> Says:
    """A cell of 分值, 权重 or 得分, with or without 分 printed."""
    return (
        amount(raw, "分", "分")
        if raw in NULLS
        else Says(raw, amount(raw.removesuffix("分"), "分", "分").value, "分", "分", "=")
    )


def rate(raw: str) -> Says:
    """A cell of a rate column that prints its sign, or a null mark there."""
    if raw in NULLS:
        return Says(raw, "", "%", "", "", NULLS[raw])
    assert raw.endswith("%"), raw
    return Says(raw, plain(Decimal(raw.removesuffix("%"))), "%", "%", "=")


def qty(raw: str, value: str, unit: str, comparator: str = "=", stated: str | None = None) -> Says:
    """A quantity, everything said explicitly; `stated` only where it is not the unit itself."""
    return Says(raw, value, unit, unit if stated is None else stated, comparator)


def words(raw: str) -> Says:
    """A text, or an empty or marked cell of a column of texts."""
    return Says(raw, "", "", "", "", NULLS[raw]) if raw in NULLS else Says(raw, raw)


BLANK = words("")


@dataclass(frozen=True)
class Claim:
    """A reading with its place in the codebook."""

    field: str
    measure: str
    label: str
    says: Says
    item: str = ""
    period: str = ""
    row_path: str = ""
    column_path: str = ""


def listed(rows: str | Sequence[str], columns: str | Sequence[str], says: Says) -> Claim:
    """A cell of a table that no form knows: where its row and its column stand, from the outermost label inwards."""
    row, column = ([path] if isinstance(path, str) else list(path) for path in (rows, columns))
    paths = " > ".join(row), " > ".join(column)
    return Claim("", "value", row[-1], says, " × ".join(filter(None, paths)), row_path=paths[0], column_path=paths[1])


@dataclass(frozen=True)
class Cell:
    """A cell as printed; `\\n` begins a paragraph, `\\v` breaks a line. `xml` replaces the paragraphs altogether."""

    text: str
    across: int = 1
    down: int = 1
    claims: tuple[Claim, ...] = ()
    align: str = "center"
    indent: int = 0
    bold: bool = False
    xml: str = ""
    unbordered: bool = False
    size: int = 0


def head(text: str, across: int = 1, down: int = 1, **more: object) -> Cell:
    """A label or heading."""
    return Cell(text, across, down, **more)  # type: ignore[arg-type]


def value(claim: Claim, across: int = 1, down: int = 1, printed: str | None = None, **more: object) -> Cell:
    """A cell of one reading, printed as its raw unless told otherwise."""
    more.setdefault("align", "center" if claim.says.unit or len(claim.says.raw) < 12 else "left")
    return Cell(claim.says.raw if printed is None else printed, across, down, (claim,), **more)  # type: ignore[arg-type]
