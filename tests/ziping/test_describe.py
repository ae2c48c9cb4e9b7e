"""`ziping schema` and `ziping codebook`: the shape of a record for machines, the fields for people."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from schemas.codebook import codebook
from schemas.errors import TemplateError
from schemas.record import Record
from tests.ziping.command import HUNAN_2022, ROOT, call

GOLDEN = ROOT / "schemas" / "record.schema.json"


def test_the_schema_is_the_committed_one() -> None:
    """A change of it is a change of the contract. The file is written where it is missing: look at it and commit it."""
    written = call("schema").stdout
    if not GOLDEN.exists():
        GOLDEN.write_text(written, encoding="utf-8", newline="\n")
        pytest.fail(f"{GOLDEN.name} was missing and is written")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_the_schema_resolves_and_names_what_a_record_has() -> None:
    schema: dict[str, Any] = json.loads(call("schema").stdout)
    assert schema["type"] == "object"
    assert list(schema["properties"]) == list(Record.model_fields)
    references = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema)))
    assert references <= {f"#/$defs/{name}" for name in schema["$defs"]}
    assert references


def test_a_record_has_no_part_that_the_schema_lacks() -> None:
    schema: dict[str, Any] = json.loads(call("schema").stdout)
    unknown = list(_unknown(json.loads(call("convert", HUNAN_2022).stdout), schema, schema["$defs"], "record"))
    assert unknown == []


def _unknown(value: Any, schema: Any, known: dict[str, Any], place: str) -> Any:
    """Where a value has parts that its schema does not allow, or lacks parts that it requires."""
    if "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        found = [list(_unknown(value, option, known, place)) for option in schema["anyOf"]]
        yield from min(found, key=len)
        return
    kinds: dict[str, type | tuple[type, ...]] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "null": type(None),
    }
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        yield f"{place} is no {schema['type']}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{place} is {value}"
    elif isinstance(value, dict):
        yield from (f"{place} lacks {name}" for name in schema.get("required", []) if name not in value)
        for name, part in value.items():
            below = schema.get("properties", {}).get(name, schema.get("additionalProperties", False))
            yield from [f"{place}.{name}"] if below is False else _unknown(part, below, known, f"{place}.{name}")
    elif isinstance(value, list) and "items" in schema:
        for part in value:
            yield from _unknown(part, schema["items"], known, f"{place}[]")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_codebook_lists_every_field_and_measure(lang: str) -> None:
    lines = call("codebook", "--lang", lang).stdout.splitlines()
    first = [line.split()[0] for line in lines if line]
    book = codebook()
    assert [name for name in first if name in book.fields] == list(book.fields)
    assert set(book.measures) <= set(first)
    total = next(line for line in lines if line.startswith("expenditure.total "))
    assert ("支出总额" if lang == "zh" else "Total expenditure") in total
    assert total.endswith(" exp_total")


def test_the_codebook_tells_where_forms_define_a_field_differently() -> None:
    text = call("codebook").stdout
    assert "※ expenditure.basic.operating  [hunan/basic-data-2018 | hunan/basic-data-2021]\n" in text
    assert all(caveat.zh in text for caveat in codebook().caveats)
    english = call("codebook", "--lang", "en", "--section", "self_evaluation").stdout
    assert "the forms score different things" in english
    assert "expenditure.basic.operating" not in english


def test_the_codebook_of_one_section() -> None:
    text = call("codebook", "--section", "basic_data").stdout
    assert "staff.establishment" in text
    assert "project.name" not in text


def test_a_field_that_is_not_in_it_is_an_error() -> None:
    with pytest.raises(TemplateError, match="E_TEMPLATE"):
        codebook().field("no.such.field")


def test_stata_names_are_unique() -> None:
    shorts = [field.short for field in codebook().fields.values()]
    assert len(set(shorts)) == len(shorts)


def test_the_golden_file_has_unix_lines() -> None:
    assert b"\r" not in Path(GOLDEN).read_bytes()
