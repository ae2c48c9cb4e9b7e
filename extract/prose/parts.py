"""A field named behind 其中 in; whether it is a part of what the sentence told before, and what is doubtful, out."""

from typing import TYPE_CHECKING

from extract.prose.lexicon import KnownFact, fact_lexicon
from extract.prose.named import Named, Quantity
from schemas.notes import note

if TYPE_CHECKING:
    from extract.prose.sentence import Sentences

_KINDS = ("money", "people")


def as_part(own: "Sentences", quantity: Quantity, fact: KnownFact) -> tuple[KnownFact | None, tuple[str, ...]]:
    """The field of a part, None where the words name but a share of something else: 结转45万元,其中基本支出12万元."""
    now = own.memories.now
    if not now.in_part or fact.kind not in _KINDS or _is_behind_parts(own, quantity):
        return fact, ()
    whole, change = now.part_of, now.part_of_change
    if whole is None and change is None:
        return fact, ()
    if whole is None or (whole.fact is not None and not _may_contain(whole.fact.field, fact.field)):
        return None, ()
    if whole.fact is None:
        return (None, ()) if _is_of_else(own, whole) else (fact, (note("part_of", whole=whole.label),))
    if change is not None and _may_be_of_change(own, quantity, change):
        return fact, (note("part_of_change", change=change.quantity.mention.raw),)
    return fact, ()


def _is_behind_parts(own: "Sentences", quantity: Quantity) -> bool:
    """Whether a semicolon has closed the parts, though no whole was named again."""
    return ";" in own.text[own.memories.now.part_at : quantity.start]


def _may_contain(whole: str, part: str) -> bool:
    """Whether a field may be a part of another: those that the lexicon lists contain nothing else."""
    return all(
        part.startswith(tuple(parts)) for name, parts in fact_lexicon().contains.items() if whole.startswith(name)
    )


def _is_of_else(own: "Sentences", whole: Named) -> bool:
    """Whether the whole is no amount of the body's year: 年中追加420万元, 下属单位支出86万元."""
    words = fact_lexicon().words
    before = own.text[own.marks.clause(whole.quantity.start) : whole.quantity.start]
    return any(word in before for word in (*words.added, *words.subordinate))


def _may_be_of_change(own: "Sentences", quantity: Quantity, change: Named) -> bool:
    """Whether what is told could be a part of the change before it: none of the parts exceeds it."""
    end = own.marks.sentence_end(quantity.start)
    values = [
        other.mention.value
        for other in own.quantities
        if own.memories.now.part_at <= other.start < end
        and other.mention.unit == quantity.mention.unit
        and not other.mention.is_change
    ]
    limit = change.quantity.mention.value
    return bool(quantity.mention.value) and all(value <= limit for value in values if value is not None)  # type: ignore[operator]
