"""`ziping schema` and `ziping codebook`: what the data looks like, for machines and for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, ZipingError
from ziping.cli.options import Exit, LangOption, TemplatesOption, complain

if TYPE_CHECKING:
    from schemas.codebook import Codebook


def show_schema() -> None:
    """The JSON Schema of a record, as text."""
    import json

    from schemas.record import Record
    from ziping.write import write_out

    schema = Record.model_json_schema(mode="serialization")
    write_out([json.dumps(schema, ensure_ascii=False, indent=2) + "\n"], None)


def show_codebook(
    section: Annotated[
        str, typer.Option("--section", help="basic_data | self_evaluation | …", show_default=False)
    ] = "",
    templates: TemplatesOption = None,
    lang: LangOption = "zh",
) -> None:
    from schemas.codebook import codebook
    from ziping.cli.columns import aligned
    from ziping.templates import known_forms
    from ziping.write import write_out

    english = lang == "en"
    heads = (
        ("field", "English", "unit", "measures", "Stata") if english else ("字段", "中文", "单位", "度量", "Stata 名")
    )
    try:
        own = {key: field for form in known_forms(templates) or () for key, field in form.book.fields.items()}
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    book = codebook().with_fields(own)
    rows = [
        (key, known.en if english else known.zh, known.unit or known.kind, " ".join(known.measures), known.short)
        for key, known in book.fields.items()
        if not section or section in known.sections
    ]
    measures = [
        (key, known.en if english else known.zh, " ".join(sorted(set(known.concept.values()))))
        for key, known in book.measures.items()
    ]
    head = ("measure", "English", "concept") if english else ("度量", "中文", "可比口径")
    write_out([aligned([heads, *rows]), "\n", aligned([head, *measures]), *_caveats(book, section, lang)], None)


def _caveats(book: "Codebook", section: str, lang: Lang) -> Iterator[str]:
    """Fields that forms define differently: which forms, and what the difference is."""
    yield "\ndefinitions that differ\n" if lang == "en" else "\n口径不同之处\n"
    for caveat in book.caveats:
        if section and not any(name in book.fields and section in book.fields[name].sections for name in caveat.fields):
            continue
        fields = " ".join(caveat.fields) + (f" @ {' '.join(caveat.concepts)}" if caveat.concepts else "")
        groups = " | ".join(" ".join(group) for group in caveat.groups)
        yield f"※ {fields}  [{groups}]\n    {caveat.en if lang == 'en' else caveat.zh}\n"
