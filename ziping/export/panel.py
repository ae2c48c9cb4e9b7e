"""The columns of the panel in, its quantities out: each a field and a concept, with what is said beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.codebook import BASE_UNITS, Codebook, codebook
from schemas.errors import Lang
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
    """`支出总额 决算（执行）数`, without units; where two fields have one name, with their keys."""
    plain = [_title(quantity, lang) for quantity in listed]
    count = Counter(plain)
    return [
        title if count[title] == 1 else f"{title} [{quantity.field}]"
        for title, quantity in zip(plain, listed, strict=True)
    ]


def of_the_body(columns: Sequence[Column]) -> list[int]:
    """The places of the columns that say whose row it is."""
    return [place for place, column in enumerate(columns) if AT not in column.name]


def _title(quantity: Quantity, lang: Lang) -> str:
    book = codebook()
    known, concept = book.fields.get(quantity.field), _concept(book, quantity.concept, lang)
    if lang == "zh":
        return f"{known.zh if known else quantity.field} {concept}"
    return f"{known.en if known else quantity.field}, {concept.lower()}"


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
