"""The codebook in, a table of its fields out, for those who read the data without this tool."""

from collections.abc import Iterator

from schemas.codebook import codebook
from schemas.errors import Lang
from schemas.units import unit_in
from ziping.export.words import words


def codebook_columns(lang: Lang) -> list[tuple[str, str]]:
    """Name and heading of each column."""
    return [(name, heading.in_(lang)) for name, heading in words().codebook.items()]


def codebook_rows(lang: Lang) -> Iterator[tuple[str, ...]]:
    """A row a field, its sections and measures in words."""
    book, said = codebook(), words()
    for name, field in book.fields.items():
        measures = [(measure, book.measures[measure]) for measure in field.measures]
        cells = {
            "field": name,
            "unit": unit_in(field.unit, lang),
            "zh": field.zh,
            "en": field.en,
            "sections": "、".join(f"{section} {said.sections[section].in_(lang)}" for section in field.sections),
            "measures": "、".join(f"{measure} {known.zh if lang == 'zh' else known.en}" for measure, known in measures),
            "short": field.short,
            "definition": field.definition,
            "source": field.source,
        }
        yield tuple(cells[head] for head in said.codebook)
