"""Sums and quotients of printed figures: what rounding leaves open is no error, what it does not is one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Provenance
from schemas.observations import Stated
from schemas.record import Reading
from schemas.values import Value
from ziping.check.precision import (
    decimals_of,
    factor_of,
    is_unit_slip,
    quotient,
    rate_slack,
    rounded,
    slack_of,
    step_of,
)


def stated(raw: str, unit: str = "元", printed: str = "万元", value: str = "") -> Stated:
    number = Decimal(value or raw.rstrip("%人分").replace(",", "")) * factor_of(printed)
    reading: Reading[Value] = Reading(
        raw=raw, comparator="=", value=number, unit=unit, stated_unit=printed, status="read", period="2021",
        match="exact", provenance=Provenance(),
    )  # fmt: skip
    return Stated("basic_data", 0, "expenditure.total", "", "final", "final", "", reading)


@pytest.mark.parametrize(
    ("raw", "decimals"), [("1,225.82", 2), ("1436", 0), ("９．９７", 2), ("12.5公里", 1), ("约 3. 25 万元", 2), ("", 0)]
)
def test_decimals_as_printed(raw: str, decimals: int) -> None:
    assert decimals_of(raw) == decimals


def test_the_last_digit_in_base_units() -> None:
    assert step_of(stated("1225.82")) == 100
    assert step_of(stated("1436")) == 10_000
    assert step_of(stated("23.5", "%", "%")) == Decimal("0.1")


def test_a_whole_number_beside_decimals_may_be_exact_or_rounded() -> None:
    slack = slack_of((stated("678.36"), stated("1436")))
    assert (slack.strict, slack.loose) == (Decimal(100), Decimal(10_000))


def test_the_least_is_a_hundredth_of_the_printed_unit() -> None:
    assert slack_of((stated("1.000001"), stated("2.000002"))).strict == 100
    assert slack_of((stated("1.00", printed="元"),)).strict == Decimal("0.01")


@pytest.mark.parametrize(
    ("raw", "value", "slack"),
    [
        ("100%", "", "0.5"),
        ("89.62%", "", "0.01"),
        ("98.5%", "", "0.1"),
        ("0.8736", "87.36", "0.01"),
        ("0.98", "0.98", "0.01"),
    ],
)
def test_a_rate_may_differ_by_one_of_its_last_digit(raw: str, value: str, slack: str) -> None:
    assert rate_slack(stated(raw, "%", "", value)) == Decimal(slack)


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 3))
def test_a_quotient_rounded_as_people_do_is_no_error(above: int, below: int, decimals: int) -> None:
    """Both figures printed to the hundredth, the rate rounded half up."""
    one, other = (stated(f"{Decimal(n) / 100:.2f}") for n in (above, below))
    between = quotient((one,), (other,))
    assert between is not None
    rate = rounded(100 * Decimal(above) / Decimal(below), decimals)
    assert between.misses(rate) <= rate_slack(stated(f"{rate:f}", "%", "%"))


@given(st.lists(st.integers(1, 10**8), min_size=1, max_size=8), st.integers(0, 4))
def test_a_sum_of_rounded_figures_is_no_error(parts: list[int], decimals: int) -> None:
    exact = [Decimal(part) / 10_000 for part in parts]
    printed = [stated(f"{rounded(part, decimals):f}") for part in exact]
    total = rounded(sum(exact, Decimal(0)), decimals) * 10_000
    off = abs(
        sum((step for step in (one.reading.value for one in printed) if isinstance(step, Decimal)), Decimal(0)) - total
    )
    assert off <= slack_of((*printed, stated(f"{rounded(sum(exact, Decimal(0)), decimals):f}"))).loose


def test_heads_are_counted_and_not_rounded() -> None:
    between = quotient((stated("43", "人", "人"),), (stated("45", "人", "人"),))
    assert between is not None
    assert between.low == between.high


def test_nothing_is_divided_by_nought() -> None:
    assert quotient((stated("5.00"),), (stated("0"),)) is None


@pytest.mark.parametrize(
    ("found", "expected", "is_slip"),
    [("17679100", "1767.91", True), ("1767.9", "17679100", True), ("17679100", "1767910", False), ("0", "5", False)],
)
def test_ten_thousand_times_as_much_is_a_slip_of_the_unit(found: str, expected: str, is_slip: bool) -> None:
    assert is_unit_slip(Decimal(found), Decimal(expected)) is is_slip


def test_a_number_of_any_length_is_rounded() -> None:
    assert rounded(Decimal("9" * 60 + ".985"), 2) == Decimal("9" * 60 + ".99")
    assert rounded(Decimal("0.004999"), 2) == 0
    assert rounded(Decimal("-1.005"), 2) == Decimal("-1.01")
