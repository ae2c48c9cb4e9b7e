"""The columns of the panel in, its quantities out: each a field and a concept, with what is said beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.codebook import BASE_UNITS, TEXTS, Codebook, codebook
from schemas.errors import Lang
from ziping.dataset.panel import HEAD
from ziping.export.words import words
from ziping.outputs.table import Column

BESIDE = ("source", "n", "conflict", "status")
AT = "@"


@dataclass(frozen=True)
class Quantity:
    """One quantity of the panel: the places of its columns in a row, and what it is in the codebook.

    `beside` gives the place of `source`, `n`, `conflict` and `status`, of those that there are.
    """

    name: str
    field: str
    concept: str
    place: int
    beside: dict[str, int]
    unit: str


def quantities(columns: Sequence[Column]) -> list[Quantity]:
    """All of them in their order."""
    places = {column.name: place for place, column in enumerate(columns)}
    found = []
    for column in columns:
        if AT not in column.name or column.kind != "number":
            continue
        field, _, concept = column.name.partition(AT)
        beside = {what: places[f"{column.name}_{what}"] for what in BESIDE if f"{column.name}_{what}" in places}
        found.append(Quantity(column.name, field, concept, places[column.name], beside, _unit(field, concept)))
    return found


def titles(listed: Sequence[Quantity], lang: Lang) -> list[str]:
    """`支出总额 决算（执行）数`, without units; a field of texts has its name alone: a grade is none of the year's end.

    Where two are called alike, or one as a column that says whose row it is, with their keys.
    """
    plain = [_name(quantity, lang) if _is_text(quantity) else _title(quantity, lang) for quantity in listed]
    count = Counter([*plain, *(words().heading(name, lang) for name in HEAD)])
    fields = Counter(zip(plain, (quantity.field for quantity in listed), strict=True))
    return [
        title
        if count[title] == 1
        else f"{title} [{quantity.field if fields[title, quantity.field] == 1 else quantity.name}]"
        for title, quantity in zip(plain, listed, strict=True)
    ]


def of_the_body(columns: Sequence[Column]) -> list[int]:
    """The places of the columns that say whose row it is."""
    return [place for place, column in enumerate(columns) if AT not in column.name]


def _title(quantity: Quantity, lang: Lang) -> str:
    concept = _concept(codebook(), quantity.concept, lang)
    return f"{_name(quantity, lang)} {concept}" if lang == "zh" else f"{_name(quantity, lang)}, {concept.lower()}"


def _name(quantity: Quantity, lang: Lang) -> str:
    known = codebook().fields.get(quantity.field)
    return quantity.field if known is None else known.zh if lang == "zh" else known.en


def _is_text(quantity: Quantity) -> bool:
    """Whether its values are texts: of the concept where that overrules the field (a score of a text)."""
    book = codebook()
    overruled = next((one.kind for name, one in book.measures.items() if name == quantity.concept and one.kind), None)
    return quantity.field in book.fields and (overruled or book.fields[quantity.field].kind) in TEXTS


def _concept(book: Codebook, concept: str, lang: Lang) -> str:
    if concept in book.concepts:
        return book.concepts[concept][lang]
    for measure, known in book.measures.items():
        if measure == concept:
            return known.zh if lang == "zh" else known.en
    return concept


def _unit(field: str, concept: str) -> str:
    """The base unit: that of the measure where it overrules the field's; a change may be in any."""
    book = codebook()
    if concept == "change":
        return ""
    for measure, known in book.measures.items():
        if measure == concept and known.kind:
            return BASE_UNITS.get(known.kind, "")
    return book.fields[field].unit if field in book.fields else ""
