"""A comparison against the same figures worked out by pandas from the observations, on both engines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import ziping
from corpus.generate.report import make
from schemas.codebook import codebook
from schemas.errors import UsageError
from schemas.record import Record
from tests.ziping.command import CORPUS
from tests.ziping.dataset.conftest import NewDataset
from tests.ziping.dataset.made import bureaus, moved, stored, with_value
from ziping.dataset.comparison import Comparison
from ziping.dataset.dataset import Dataset

PREFER = ["basic_data", "self_evaluation", "prose"]
LARGE = {"万元": 10_000, "亿元": 100_000_000}
FACTORS = (Decimal("0.91"), Decimal(1), Decimal("1.37"), Decimal("0.4"))
TOTAL = "expenditure.total"


def generated(folder: Path) -> Iterator[Record]:
    """Reports by chance that have a table of basic data."""
    found = 0
    for index in range(60):
        one = make(2024, index)
        if "basic_data" in one.sections:
            one.save(folder / str(index))
            yield ziping.convert(next((folder / str(index)).glob("*.docx")))
            found += 1
        if found == 8:
            return


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Sixty-odd: each source as two bodies of three years, some years missing; then what is hard."""
    sources = [*generated(tmp_path_factory.mktemp("generated"))]
    sources += [
        ziping.convert(next(CORPUS.glob(f"{name}/*.docx"))) for name in ("hunan-2022-taojiang", "hunan-2020-chengbu")
    ]
    names = iter(bureaus(40))
    made: list[Record] = []
    for at, source in enumerate(sources):
        for twin in range(2):
            name, region = next(names)
            for step, year in enumerate((2019, 2020, 2021, 2022)):
                if (at + twin + step) % 5:
                    factor = FACTORS[(at + step + twin) % 4] * (1 + twin)
                    made.append(moved(source, name, year, factor, region))
    plain = sources[-2].model_copy(update={"org_kind": "事业单位"})
    for values in HARD:
        name, region = next(names)
        for year, value in zip((2020, 2021, 2022), values, strict=True):
            if value != "none":
                made.append(with_value(moved(plain, name, year, region=region), TOTAL, "final", value))
    return made


# zero base, negative, negative base, blank between, far from all, no first report, one year alone
HARD = (
    ("0", "120000", "150000"), ("100000", "-20000", "30000"), ("-5", "-7", "0"), ("100000", None, "90000"),
    ("100000", "99999999999999.99", "100000.01"), ("none", "100000", "110000"), ("none", "none", "100000"),
)  # fmt: skip


@pytest.fixture(scope="module")
def dataset(new_dataset: NewDataset, reports: list[Record]) -> Dataset:
    assert len(reports) >= 60
    return stored(new_dataset(), reports)


def picked(dataset: Dataset, field: str, concept: str) -> pd.DataFrame:
    """What each body states for each year, worked out from the long form alone."""
    told = dataset.observations(fields=field, engine="pandas")
    assert isinstance(told, pd.DataFrame)
    of = [codebook().concept(row.section, row.measure) or row.measure for row in told.itertuples()]  # type: ignore[arg-type]
    own = (told["period"] == told["year"].astype(str)) & (told["item"] == "") & told["section"].isin(PREFER)
    told = told[own & (pd.Series(of, index=told.index) == concept)].copy()
    told["rank"] = [PREFER.index(str(section)) for section in told["section"]]
    told["step"] = [LARGE.get(str(row.stated_unit), 1) / 10 ** decimals(str(row.raw)) for row in told.itertuples()]
    exact = told[told["number"].notna() & told["comparator"].isin(["", "="])]
    rows = []
    for (org_id, year), group in exact.groupby(["org_id", "year"]):
        first = group[group["rank"] == group["rank"].min()]
        value = first.sort_values("step", kind="stable")["number"].iloc[0]
        differs = [one["number"].max() - one["number"].min() > one["step"].max() / 2 for one in (first, group)]
        rows.append((org_id, int(str(year)), None if differs[0] else value, len(group), differs[1]))
    return pd.DataFrame(rows, columns=["org_id", "year", "value", "stated", "is_conflict"])


def decimals(raw: str) -> int:
    found = re.search(r"\d[.．](\d+)", raw)
    return len(found[1]) if found else 0


def expected(dataset: Dataset, field: str, concept: str) -> pd.DataFrame:
    """Every number of the comparison, from what is picked and what the submissions are."""
    reported = dataset.table("submissions", engine="pandas")
    assert isinstance(reported, pd.DataFrame)
    told = reported[["org_id", "year"]].astype({"year": int}).merge(picked(dataset, field, concept), how="left")
    posts = picked(dataset, "staff.establishment", "level").rename(columns={"value": "posts"})
    told = told.merge(posts[["org_id", "year", "posts"]], how="left", on=["org_id", "year"])
    before = told[["org_id", "year", "value"]].assign(year=told["year"] + 1).rename(columns={"value": "base"})
    told = told.merge(before, how="left", on=["org_id", "year"])
    told = told.astype({"value": object, "base": object})
    told["change"] = [
        None if pd.isna(value) or pd.isna(base) else value - base
        for value, base in zip(told["value"], told["base"], strict=True)
    ]
    number, base, heads = (pd.to_numeric(told[name], errors="coerce") for name in ("value", "base", "posts"))
    told["change_rate"] = ((number - base) / base * 100).where(base > 0)
    whole, least = (number.groupby(told["year"]).transform(how) for how in ("sum", "min"))
    told["share"] = (number / whole * 100).where(least >= 0)
    told["per_head"] = (number / heads).where(heads > 0)
    told["rank"] = number.groupby(told["year"]).rank(method="min", ascending=False)
    return told


def compared(comparison: Comparison) -> pd.DataFrame:
    long = comparison.long("pandas")
    assert isinstance(long, pd.DataFrame)
    return long


@pytest.mark.parametrize(
    ("field", "measure", "concept", "adds_up"),
    [
        (TOTAL, "", "final", True),
        (TOTAL, "budget", "adjusted_budget", True),
        ("三公经费", "", "final", True),
        ("Operating expenditure", "", "final", True),
        ("expenditure.project", "final", "final", True),
        ("funds.total", "executed", "final", True),
    ],
)
def test_each_number_is_what_pandas_makes_of_the_observations(
    dataset: Dataset, field: str, measure: str, concept: str, *, adds_up: bool
) -> None:
    comparison = dataset.compare(field, measure)
    assert comparison.concept == concept
    got = compared(comparison)
    want = expected(dataset, comparison.field, concept)
    assert len(got) == len(want) >= 60 * adds_up
    both = got.merge(want, on=["org_id", "year"], suffixes=("", "_want"))
    assert len(both) == len(want)
    for name in ("value", "change"):
        for one, other in zip(both[name], both[f"{name}_want"], strict=True):
            assert (one is None and pd.isna(other)) or one == other
    for name in ("change_rate", "share", "per_head", "rank"):
        one, other = (pd.to_numeric(both[end], errors="coerce").astype(float) for end in (name, f"{name}_want"))
        pd.testing.assert_series_equal(one, other, check_names=False, rtol=1e-12)
    assert list(both["stated"]) == list(both["stated_want"].fillna(0).astype(int))
    assert list(both["is_conflict"].astype(bool)) == list(both["is_conflict_want"].fillna(False).astype(bool))
    assert both["value"].notna().sum() > 20


def test_the_spread_is_that_of_pandas(dataset: Dataset) -> None:
    comparison = dataset.compare(TOTAL)
    long = compared(comparison)
    long["value"] = pd.to_numeric(long["value"])
    groups = long.dropna(subset=["value"]).groupby(["year", "org_kind", "level"])["value"]
    assert len(comparison.quantiles) == len(groups) >= 4
    for one in comparison.quantiles:
        values = groups.get_group((one.year, one.org_kind, one.level))
        assert one.bodies == len(values)
        assert one[4:] == pytest.approx([values.quantile(at) for at in (0, 0.25, 0.5, 0.75, 1)], rel=1e-12)


def of(comparison: Comparison, at: int) -> dict[int, tuple[Decimal | None, Decimal | None, float | None]]:
    """Value, change and its rate of one of the hard bodies by year."""
    name = bureaus(40)[20 + at][0]
    return {row.year: (row.value, row.change, row.change_rate) for row in comparison.rows if row.org_name == name}


def test_what_is_hard(dataset: Dataset) -> None:
    comparison = dataset.compare(TOTAL)
    assert of(comparison, 0) == {
        2020: (Decimal(0), None, None), 2021: (Decimal(120000), Decimal(120000), None),
        2022: (Decimal(150000), Decimal(30000), 25.0),
    }  # fmt: skip
    assert of(comparison, 1)[2021] == (Decimal(-20000), Decimal(-120000), -120.0)
    assert of(comparison, 1)[2022] == (Decimal(30000), Decimal(50000), None)  # a base below zero has no rate
    assert of(comparison, 2)[2022] == (Decimal(0), Decimal(7), None)
    assert of(comparison, 5) == {2021: (Decimal(100000), None, None), 2022: (Decimal(110000), Decimal(10000), 10.0)}
    assert of(comparison, 6) == {2022: (Decimal(100000), None, None)}
    assert all(row.share is None for row in comparison.rows if row.year == 2021)  # shares of a sum with a negative


def test_a_blank_in_the_table_is_filled_from_the_prose_and_marked_nowhere(dataset: Dataset) -> None:
    row = next(row for row in dataset.compare(TOTAL).rows if row.org_name == bureaus(40)[23][0] and row.year == 2021)
    assert row.section == "prose"
    assert not row.is_conflict
    alone = dataset.compare(TOTAL, prefer=["basic_data"])
    row = next(row for row in alone.rows if row.org_name == bureaus(40)[23][0] and row.year == 2021)
    assert (row.value, row.state, row.status) == (None, "lacking", "blank")
    assert row in alone.lacking


def test_statements_that_differ_are_marked_and_those_far_from_their_peers_too(dataset: Dataset) -> None:
    far = [row for row in dataset.compare(TOTAL).rows if row.value == Decimal("99999999999999.99")]
    assert [(row.is_outlier, row.is_conflict, row.rank) for row in far] == [(True, True, 1)]


def test_two_numbers_in_one_section_are_no_value(new_dataset: NewDataset, reports: list[Record]) -> None:
    """Within half of the last printed digit it is the finer one; of those that differ there is none to prefer."""
    source = moved(reports[-1], "甲县水利局", 2022)
    (said,) = (one for one in source.prose if (one.field, one.measure) == (TOTAL, "final"))

    def twice(raw: str, value: str, year: int) -> Record:
        place = replace(said.reading.provenance, start=0, end=5)
        told = {"raw": raw, "value": Decimal(value), "provenance": place}
        other = said.model_copy(update={"reading": said.reading.model_copy(update=told)})
        return moved(source.model_copy(update={"prose": (*source.prose, other)}), "甲县水利局", year)

    value = said.reading.value
    assert isinstance(value, Decimal)
    near, far = value + Decimal(10), value + Decimal(100)
    dataset = stored(new_dataset(), [twice("2975.241万元", str(near), 2021), twice("2975.25万元", str(far), 2022)])
    rows = dataset.compare(TOTAL, prefer=["prose"]).rows
    assert [(row.value, row.is_conflict, row.stated, row.state) for row in rows] == [
        (near, False, 2, "stated"), (None, True, 2, "conflict")
    ]  # fmt: skip
    assert [gap.state for gap in dataset.compare(TOTAL, prefer=["prose"]).gaps()] == ["conflict"]
    assert not dataset.compare(TOTAL, prefer=["prose"]).lacking


def test_a_body_alone_has_no_peers(new_dataset: NewDataset, reports: list[Record]) -> None:
    comparison = stored(new_dataset(), [moved(reports[-1], "甲县水利局", 2022)]).compare("expenditure.basic")
    (row,) = comparison.rows
    assert (row.rank, row.share, row.change, row.is_outlier) == (1, 100.0, None, False)
    (group,) = comparison.quantiles
    assert group.least == group.lower == group.median == group.greatest == float(row.value or 0)
    assert not list(comparison.gaps())


def test_years_and_bodies_asked_for_change_no_figure(dataset: Dataset) -> None:
    whole = {(row.org_id, row.year): row for row in dataset.compare(TOTAL).rows}
    name = bureaus(40)[3][0]
    comparison = dataset.compare(TOTAL, orgs=name, years=[2021, 2022])
    assert {row.org_name for row in comparison.rows} == {name}
    assert all(row == whole[row.org_id, row.year] for row in comparison.rows)
    assert comparison.years == (2021, 2022)


def test_who_has_no_report_where_others_have_one(dataset: Dataset, reports: list[Record]) -> None:
    comparison = dataset.compare(TOTAL)
    told = {(record.org_name, record.year) for record in reports}
    names = {record.org_name for record in reports}
    missing = {(gap.body.org_name, gap.year) for gap in comparison.gaps() if gap.state == "no_report"}
    assert missing == {(name, year) for name in names for year in comparison.years} - told


def test_forms_that_define_a_field_differently_are_told(dataset: Dataset) -> None:
    templates = {row.template for row in dataset.compare("公用经费").rows if row.value is not None}
    assert {"hunan/basic-data-2018", "hunan/basic-data-2021"} <= templates
    assert [caveat.fields for caveat in dataset.compare("公用经费").caveats] == [("expenditure.basic.operating",)]
    assert not dataset.compare("公用经费", orgs=bureaus(40)[20][0]).caveats


def test_a_wide_table_has_a_row_a_body_and_a_column_a_year(dataset: Dataset) -> None:
    comparison = dataset.compare(TOTAL)
    wide = comparison.wide("pandas")
    assert isinstance(wide, pd.DataFrame)
    assert list(wide.columns[-4:]) == ["2019", "2020", "2021", "2022"]
    assert len(wide) == len(comparison.by_body) == wide["org_id"].nunique()
    for row in comparison.rows:
        (cell,) = wide.loc[wide["org_id"] == row.org_id, str(row.year)]
        assert cell == row.value


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"field": "支出总数"}, "E_FIELD"),
        ({"field": "'; DROP TABLE reports; --"}, "E_FIELD"),
        ({"field": "项目支出"}, "E_FIELD_SEVERAL"),
        ({"field": TOTAL, "measure": "fina"}, "E_CHOICE"),
        ({"field": TOTAL, "measure": "score"}, "E_NOT_STATED"),
        ({"field": "carried_over"}, "E_NOT_STATED"),
        ({"field": "grade"}, "E_NO_NUMBER"),
        ({"field": TOTAL, "orgs": "'; DROP TABLE reports; --"}, "E_ORG"),
        ({"field": TOTAL, "prefer": ["'; DROP TABLE reports; --"]}, "E_CHOICE"),
        ({"field": TOTAL, "years": [1999]}, "E_NOT_STATED"),
    ],
)
def test_what_cannot_be_compared_is_said(dataset: Dataset, asked: dict[str, object], code: str) -> None:
    with pytest.raises(UsageError) as error:
        dataset.compare(**asked)  # type: ignore[arg-type]
    assert error.value.code == code
    assert "\n" not in error.value.line()
    assert dataset.compare(TOTAL).rows  # nothing is lost
