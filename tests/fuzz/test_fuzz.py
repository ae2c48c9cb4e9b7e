"""A short run of the fuzzer with known inputs, and that it would see a fault."""

import pytest

from fuzz import invariants
from fuzz.invariants import breaches
from fuzz.mutate import REPORTS, input_of
from fuzz.mutate_pdf import pdf_of
from schemas.document import Source
from schemas.record import Record


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 200, 25))
def test_nothing_is_found(start: int) -> None:
    wrong = {number: found for number in range(start, start + 25) if (found := breaches(input_of(number)))}
    assert wrong == {}


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 60, 15))
def test_nothing_is_found_in_pdfs(start: int) -> None:
    wrong = {number: found for number in range(start, start + 15) if (found := breaches(pdf_of(number)))}
    assert wrong == {}


def test_the_same_number_gives_the_same_input() -> None:
    assert input_of(7) == input_of(7) != input_of(8)
    assert pdf_of(7) == pdf_of(7) != pdf_of(8)


def test_a_raw_that_does_not_stand_in_its_cell_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from ziping.reports import records_in

    def with_a_fault(source: Source) -> list[Record]:
        text = records_in(source)[0].to_json(indent=None)
        assert '"raw":"2,975.24"' in text
        return [Record.model_validate_json(text.replace('"raw":"2,975.24"', '"raw":"2,975.25"'))]

    report = next(path for path in REPORTS if path.parent.name == "hunan-2022-taojiang")
    assert breaches(report.read_bytes()) == []
    monkeypatch.setattr(invariants, "records_in", with_a_fault)
    assert [breach for breach in breaches(report.read_bytes()) if "2,975.25" in breach]
