"""The codebook: every field of the contract with its kind, unit and measures, under stable names."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import get_args

import pytest

import schemas
from schemas.codebook import BASE_UNITS, codebook
from schemas.errors import TemplateError
from schemas.values import Kind, Measure, Section

TEMPLATES = Path(schemas.__file__).parent / "templates"
MONEY = "prior_final budget final"
FUNDS = "opening_budget full_year_budget adjusted_budget executed weight rate score reason"

# The fields that others rely on: section → field → kind, measures
BASIC_DATA = {
    "staff.establishment": ("people", "value"),
    "staff.actual": ("people", "value"),
    "staff.control_rate": ("rate", "value"),
    "expenditure.total": ("money", MONEY),
    "expenditure.basic": ("money", MONEY),
    "expenditure.basic.operating": ("money", MONEY),
    "expenditure.basic.operating.office": ("money", MONEY),
    "expenditure.basic.operating.utilities_travel": ("money", MONEY),
    "expenditure.basic.operating.meetings_training": ("money", MONEY),
    "expenditure.project": ("money", MONEY),
    "expenditure.project.maintenance": ("money", MONEY),
    "expenditure.project.special": ("money", MONEY),
    "expenditure.project.business": ("money", MONEY),
    "expenditure.project.provincial_special": ("money", MONEY),
    "three_public.total": ("money", MONEY),
    "three_public.vehicle": ("money", MONEY),
    "three_public.vehicle.purchase": ("money", MONEY),
    "three_public.vehicle.running": ("money", MONEY),
    "three_public.abroad": ("money", MONEY),
    "three_public.reception": ("money", MONEY),
    "expenditure.other": ("money", MONEY),
    "procurement.amount": ("money", MONEY),
    "budget_adjustment.basic": ("money", MONEY),
    "budget_adjustment.overall": ("money", MONEY),
    "building.approved_area": ("area", "value"),
    "building.actual_area": ("area", "value"),
    "building.area_control_rate": ("rate", "value"),
    "building.budget_investment": ("money", "value"),
    "building.actual_investment": ("money", "value"),
    "building.investment_control_rate": ("rate", "value"),
    "savings_measures": ("text", "value"),
}
BOTH_EVALUATIONS = {
    "budget_code": ("code", "value"),
    "funds.total": ("money", FUNDS),
    "goal": ("text", "target actual"),
    "indicator_group": ("score", "weight"),
    "indicator": ("quantity", "target actual weight score review_score criterion reason"),
    "score_total": ("score", "weight score"),
    "grade": ("grade", "value"),
}
SELF_EVALUATION = {
    "department": ("text", "value"),
    "funds.source.general_public": ("money", "value"),
    "funds.source.government_fund": ("money", "value"),
    "funds.source.state_capital": ("money", "value"),
    "funds.source.special_account": ("money", "value"),
    "funds.source.other": ("money", "value"),
    "funds.use.basic": ("money", "value " + FUNDS),
    "funds.use.project": ("money", "value " + FUNDS),
}
PROJECT_EVALUATION = {
    "project.name": ("text", "value"),
    "project.supervisor": ("text", "value"),
    "project.implementer": ("text", "value"),
    "funds.current_appropriation": ("money", FUNDS),
    "funds.carried_over": ("money", FUNDS),
    "funds.special_account": ("money", FUNDS),
    "funds.unit": ("money", FUNDS),
    "funds.other": ("money", FUNDS),
}
PROSE = {
    **{f"revenue.{part}": ("money", "value final") for part in ("total", "appropriation", "special_account", "other")},
    **{
        f"expenditure.{part}": ("money", "budget adjusted_budget final value change")
        for part in (
            "total",
            "basic",
            "project",
            "general_public",
            "general_public.basic",
            "general_public.project",
            "government_fund",
            "state_capital",
            "social_insurance",
        )
    },
    **{
        f"expenditure.function.{part}": ("money", "final value change")
        for part in (
            "general_public_services",
            "public_security",
            "education",
            "science",
            "culture",
            "social_security_and_employment",
            "health",
            "environment",
            "urban_rural_community",
            "agriculture",
            "transport",
            "housing_security",
        )
    },
    **{
        f"three_public.{part}": ("money", "budget final value change")
        for part in ("total", "vehicle", "vehicle.purchase", "vehicle.running", "abroad", "reception")
    },
    "procurement.amount": ("money", "final change"),
    "carried_over": ("money", "value"),
    "staff.establishment": ("people", "value"),
    "staff.actual": ("people", "value"),
    "staff.retired": ("people", "value"),
    "staff.total": ("people", "value"),
    "vehicles": ("count", "value"),
    "execution_rate": ("rate", "rate"),
    "score_total": ("score", "score"),
    "grade": ("grade", "value"),
    "report_date": ("date", "value"),
    "org_name": ("text", "value"),
    "title": ("text", "value"),
    "fact": ("quantity", "value change"),
}
SECTIONS: dict[Section, dict[str, tuple[str, str]]] = {
    "basic_data": BASIC_DATA,
    "self_evaluation": BOTH_EVALUATIONS | SELF_EVALUATION,
    "project_evaluation": BOTH_EVALUATIONS | PROJECT_EVALUATION,
    "prose": PROSE,
}
CONTRACT = [
    (section, field, kind, measures) for section, table in SECTIONS.items() for field, (kind, measures) in table.items()
]


@pytest.mark.parametrize(("section", "field", "kind", "measures"), CONTRACT)
def test_every_field_of_the_contract(section: Section, field: str, kind: str, measures: str) -> None:
    known = codebook().field(field)
    assert section in known.sections
    assert known.kind == kind
    assert set(measures.split()) <= set(known.measures)


@pytest.mark.parametrize("key", codebook().fields)
def test_every_field_can_be_told(key: str) -> None:
    known = codebook().fields[key]
    assert known.zh.strip() == known.zh != ""
    assert known.en.strip() == known.en != ""
    assert known.definition
    assert known.source
    assert len(set(known.measures)) == len(known.measures)
    assert set(known.sections) <= set(get_args(Section)) - {"other"}
    assert known.unit == BASE_UNITS.get(known.kind, "")


def test_names_in_stata_are_unique_and_short() -> None:
    names = [field.short for field in codebook().fields.values()]
    assert len(names) == len(set(names))
    assert max(len(name) for name in names) <= 32


UNITS: list[tuple[str, Measure, str]] = [
    ("expenditure.total", "final", "元"),
    ("staff.actual", "value", "人"),
    ("staff.control_rate", "value", "%"),
    ("building.actual_area", "value", "㎡"),
    ("funds.total", "weight", "分"),
    ("funds.total", "score", "分"),
    ("funds.total", "rate", "%"),
    ("indicator", "review_score", "分"),
    ("indicator", "target", ""),
    ("savings_measures", "value", ""),
]


@pytest.mark.parametrize(("field", "measure", "unit"), UNITS)
def test_the_base_unit_follows_what_the_measure_holds(field: str, measure: Measure, unit: str) -> None:
    assert BASE_UNITS.get(codebook().kind(field, measure), "") == unit


CONCEPTS: list[tuple[Section, Measure, str]] = [
    ("basic_data", "budget", "adjusted_budget"),  # what 附件2 calls full_year_budget
    ("self_evaluation", "full_year_budget", "adjusted_budget"),
    ("project_evaluation", "adjusted_budget", "adjusted_budget"),
    ("prose", "budget", "opening_budget"),
    ("self_evaluation", "opening_budget", "opening_budget"),
    ("basic_data", "final", "final"),
    ("self_evaluation", "executed", "final"),
    ("self_evaluation", "weight", ""),
]


@pytest.mark.parametrize(("section", "measure", "concept"), CONCEPTS)
def test_what_may_be_compared(section: Section, measure: Measure, concept: str) -> None:
    assert codebook().concept(section, measure) == concept


def test_every_measure_and_concept_has_a_name() -> None:
    book = codebook()
    assert set(book.measures) == set(get_args(Measure))
    assert all(measure.zh and measure.en for measure in book.measures.values())
    named = {concept for measure in book.measures.values() for concept in measure.concept.values()}
    assert named == set(book.concepts)
    assert all(set(texts) == {"zh", "en"} for texts in book.concepts.values())


def test_ratios_name_fields_that_are() -> None:
    book = codebook()
    ratios = {key: field.ratio_of for key, field in book.fields.items() if field.ratio_of}
    assert ratios["staff.control_rate"] == ("staff.actual", "staff.establishment")
    assert {part for pair in ratios.values() for part in pair} <= set(book.fields)
    assert {field.kind for key, field in book.fields.items() if key in ratios} == {"rate"}


def test_caveats_name_fields_forms_and_concepts_that_are() -> None:
    book = codebook()
    forms = {path.relative_to(TEMPLATES).with_suffix("").as_posix() for path in TEMPLATES.glob("*/*.toml")}
    for caveat in book.caveats:
        assert all(any(fnmatchcase(field, one) for field in book.fields) for one in caveat.fields), caveat.fields
        assert set(caveat.concepts) <= set(book.concepts)
        assert len(caveat.groups) > 1
        for one in (name for group in caveat.groups for name in group):
            assert one in get_args(Section) or any(fnmatchcase(form, one) for form in forms), one
        assert caveat.zh
        assert caveat.en
        assert caveat.source


def test_kinds_are_used() -> None:
    assert {field.kind for field in codebook().fields.values()} == set(get_args(Kind))


def test_an_unknown_field_is_a_fault_of_a_template() -> None:
    with pytest.raises(TemplateError, match=r"unknown field expenditure\.nothing"):
        codebook().field("expenditure.nothing")
