"""The record: short forms, its JSON and back, its observations in order and with their keys."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.document import Provenance
from schemas.observation import Observation
from schemas.record import Coverage, FieldRows, OtherTable, Reading, Record, Row, SectionRows, Statement, TableUse
from schemas.values import Comparator, Status, Value


def reading(
    raw: str = "1",
    value: Value | None = None,
    comparator: Comparator = "=",
    place: tuple[int, int, int] | None = (0, 0, 0),
    status: Status = "read",
    label: str = "",
    row_path: str = "",
    column_path: str = "",
    paragraph: int | None = None,
) -> Reading:
    table, row, col = place or (None, None, None)
    return Reading(
        raw=raw,
        comparator=comparator,
        value=Decimal(1) if value is None and status == "read" else value,
        unit="元",
        stated_unit="万元",
        status=status,
        period="2021",
        match="exact",
        label=label,
        row_path=row_path,
        column_path=column_path,
        provenance=Provenance(table=table, row=row, col=col, paragraph=paragraph, start=paragraph),
    )


def row(item: str = "", label: str = "支出总额", **measures: Reading) -> Row:
    return Row(label=label, item=item, measures=measures)


def record(
    basic: dict[str, tuple[Row, ...]] | None = None,
    own: dict[str, tuple[Row, ...]] | None = None,
    projects: tuple[dict[str, tuple[Row, ...]], ...] = (),
    prose: tuple[Statement, ...] = (),
    other: tuple[OtherTable, ...] = (),
) -> Record:
    def section(fields: dict[str, tuple[Row, ...]]) -> SectionRows:
        return SectionRows({field: FieldRows(rows) for field, rows in fields.items()})

    use = TableUse(table=0, section="basic_data", instance=0, template="t", title="表", mapped=1, ignored=2, unmapped=0)
    return Record(
        schema_version="1",
        source="甲局.docx",
        sha256="0" * 64,
        report=0,
        title="报告",
        org_name="甲局",
        region="",
        level="",
        org_kind="",
        year=2021,
        report_date="2022-04-24",
        basic_data=section(basic) if basic is not None else None,
        self_evaluation=section(own) if own is not None else None,
        project_evaluation=tuple(section(fields) for fields in projects),
        prose=prose,
        other_tables=other,
        findings=(),
        coverage=Coverage(mapped=1, ignored=2, unmapped=0, tables=(use,), unmapped_cells=()),
    )


ONE = FieldRows((row(final=reading(value=Decimal(5)), budget=reading(value=Decimal(6))),))
SEVERAL = FieldRows((row("", final=reading(value=Decimal(5))), row("甲", final=reading(value=Decimal(2)))))
SHARED = FieldRows((row(budget=reading(value=Decimal(6))), row("甲", final=reading(value=Decimal(2)))))


def test_a_field_of_one_row_gives_its_measures() -> None:
    assert ONE.final.value == Decimal(5)
    assert ONE[0].final.value == ONE[0]["final"].value == ONE[""]["final"].value == Decimal(5)
    assert len(ONE) == 1
    assert SHARED.final.value == Decimal(2)  # the only row that has it


def test_a_field_of_several_rows_is_iterated() -> None:
    assert [(each.item, each.final.value) for each in SEVERAL] == [("", Decimal(5)), ("甲", Decimal(2))]
    assert SEVERAL["甲"].final.value == SEVERAL[1].final.value == SEVERAL[-1].final.value == Decimal(2)


def test_short_forms_say_what_is_wrong() -> None:
    with pytest.raises(AttributeError, match="2 rows have 'final': iterate over them, or pick one by its item"):
        _ = SEVERAL.final
    with pytest.raises(AttributeError, match=r"no measure 'score' in 2 row\(s\)"):
        _ = SEVERAL.score
    with pytest.raises(AttributeError, match="no measure 'score'; this row has final, budget"):
        _ = ONE[0].score
    with pytest.raises(KeyError, match="乙"):
        _ = SEVERAL["乙"]
    with pytest.raises(IndexError):
        _ = SEVERAL[2]
    with pytest.raises(KeyError, match="score"):
        _ = ONE[0]["score"]
    with pytest.raises(AttributeError):
        _ = ONE._nothing


def test_a_section_is_a_mapping_of_fields() -> None:
    section = SectionRows({"b": ONE, "a": SEVERAL})
    assert list(section) == ["b", "a"]
    assert len(section) == 2
    assert "a" in section
    assert "c" not in section
    assert dict(section.items())["b"] is ONE
    assert section["a"] == SEVERAL


def test_the_two_ends_of_a_range_have_keys_of_their_own() -> None:
    ends = {
        "target>=": reading("10-20公里", Decimal(10), ">="),
        "target<=": reading("10-20公里", Decimal(20), "<="),
    }
    target = Row(label="里程", item="产出/数量/1", measures=ends)
    rows = record(own={"indicator": (target,)}).observations()
    assert [(each.key, each.measure, each.comparator, each.value) for each in rows] == [
        ("self_evaluation.0/indicator[产出/数量/1]@target>=", "target", ">=", "10"),
        ("self_evaluation.0/indicator[产出/数量/1]@target<=", "target", "<=", "20"),
    ]


def test_the_order_of_observations() -> None:
    """Tables by section, instance and row-major; a row that the report lacks last; then other tables, then prose."""
    missing = reading("", None, "", None, "absent")
    said = Statement(field="fact", label="项目", item="", measure="value", reading=reading(place=None, paragraph=3))
    other = OtherTable(table=5, title="", readings=(reading(row_path="甲", column_path="2021年"),) * 2)
    full = record(
        basic={
            "savings_measures": (row(value=missing),),
            "expenditure.basic": (row(final=reading(place=(0, 2, 3)), budget=reading(place=(0, 2, 2))),),
            "expenditure.total": (row(final=reading(place=(0, 1, 3))),),
        },
        own={"grade": (row(value=reading(place=(1, 9, 0))),)},
        projects=(
            {"grade": (row(value=reading(place=(2, 0, 0))),)},
            {"grade": (row(value=reading(place=(3, 0, 0))),)},
        ),
        prose=(said,),
        other=(other,),
    )
    assert [each.key for each in full.observations()] == [
        "basic_data.0/expenditure.total@final",
        "basic_data.0/expenditure.basic@budget",
        "basic_data.0/expenditure.basic@final",
        "basic_data.0/savings_measures@value",
        "self_evaluation.0/grade@value",
        "project_evaluation.0/grade@value",
        "project_evaluation.1/grade@value",
        "other.0/[甲 × 2021年]@value",
        "other.0/[甲 × 2021年 #2]@value",
        "prose.0/fact@value~3:3",
    ]


def test_what_an_observation_carries() -> None:
    own = reading("2,846.37", Decimal("28463700.0"), place=(0, 3, 1), label="合计")
    (found,) = record(basic={"expenditure.total": (row(final=own),)}).observations()
    assert found == Observation(
        schema_version="1",
        document="甲局.docx",
        sha256="0" * 64,
        report=0,
        key="basic_data.0/expenditure.total@final",
        org_name="甲局",
        region="",
        level="",
        org_kind="",
        year=2021,
        template="t",
        section="basic_data",
        instance=0,
        field="expenditure.total",
        row_path="",
        column_path="",
        label="合计",
        measure="final",
        item="",
        period="2021",
        raw="2,846.37",
        value="28463700",
        unit="元",
        stated_unit="万元",
        comparator="=",
        direction="",
        base="",
        status="read",
        page=None,
        table=0,
        row=3,
        col=1,
        bbox=None,
        paragraph=None,
        start=None,
        end=None,
        match="exact",
        confidence=1.0,
        note="",
        origin="read",
    )


# The columns in the order that others rely on
COLUMNS = """
schema_version document sha256 report key org_name region level org_kind year template section instance
field row_path column_path label measure item period raw value unit stated_unit comparator direction base status
page table row col bbox paragraph start end match confidence note origin
"""
RECORD = """
schema_version source sha256 report title org_name region level org_kind year report_date
basic_data self_evaluation project_evaluation prose other_tables findings coverage
"""


def test_the_columns_of_observations() -> None:
    assert list(Observation.model_fields) == COLUMNS.split()


VALUES: list[tuple[Value | None, Comparator, Status]] = [
    (Decimal(28463700), "=", "read"),
    (Decimal("0.00000015"), "~", "read"),
    (Decimal(0), "<=", "read"),
    (Fraction(2, 3), "=", "read"),
    ("节约项目资金", "", "read"),
    ("2021", "", "read"),
    ("2022-04-24", "", "read"),
    (None, "", "blank"),
    (None, "", "unreadable"),
]


@pytest.mark.parametrize(("value", "comparator", "status"), VALUES)
def test_a_record_comes_back_from_its_json(value: Value | None, comparator: Comparator, status: Status) -> None:
    first = record(basic={"expenditure.total": (row(final=reading("x", value, comparator, status=status)),)})
    again = Record.model_validate_json(first.to_json())
    assert again == first
    assert again.basic_data is not None
    assert type(again.basic_data["expenditure.total"].final.value) is type(value)
    assert again.to_json() == first.to_json()
    assert again.observations() == first.observations()


@given(
    st.one_of(
        st.decimals(allow_nan=False, allow_infinity=False, places=4),
        st.fractions().filter(lambda fraction: fraction.denominator != 1),
    )
)
def test_any_number_comes_back_from_json(value: Decimal | Fraction) -> None:
    first = record(own={"score_total": (row(score=reading("x", value)),)})
    assert Record.model_validate_json(first.to_json(indent=None)) == first


def test_json_is_plain() -> None:
    text = record(basic={"expenditure.total": (row(final=reading("x", Decimal("1E+3"))),)}).to_json(indent=None)
    assert "\n" not in text
    tree = json.loads(text)
    assert tree["basic_data"]["expenditure.total"] == [
        {
            "label": "支出总额",
            "item": "",
            "measures": {
                "final": {
                    "raw": "x",
                    "comparator": "=",
                    "value": "1000",
                    "unit": "元",
                    "stated_unit": "万元",
                    "status": "read",
                    "period": "2021",
                    "match": "exact",
                    "provenance": {"table": 0, "row": 0, "col": 0},
                }
            },
        }
    ]
    assert list(tree) == RECORD.split()


def test_records_are_frozen_and_closed() -> None:
    first = record()
    with pytest.raises(ValidationError):
        first.title = "别的"
    with pytest.raises(ValidationError):
        Record.model_validate({**first.model_dump(), "more": 1})
