"""A file with a hole in it is read as far as it goes, and that is said."""

import random
from pathlib import Path

import pytest

import ziping
from extract.read.pdf.damage import damaged_parts
from tests.extract.read.pdf.hostile import READ

CORPUS = Path(__file__).parents[4] / "corpus"
PDFS = sorted(CORPUS.glob("*/*.pdf"))
HOLE = 300


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.parent.name)
def test_a_sound_file_has_no_damage(pdf: Path) -> None:
    assert damaged_parts(pdf.read_bytes()) == 0


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_has_none(name: str) -> None:
    assert damaged_parts(READ[name]()) == 0


@pytest.mark.slow
def test_no_hole_goes_unnoticed() -> None:
    chance = random.Random(20211115)  # noqa: S311 – the same holes each time
    seen = 0
    for pdf in PDFS[::6]:
        data = pdf.read_bytes()
        whole = {(row.key, row.raw) for record in ziping.convert_all(data) for row in record.observations()}
        for _ in range(5):
            at = chance.randrange(100, len(data) - HOLE)
            try:
                records = ziping.convert_all(data[:at] + bytes(HOLE) + data[at + HOLE :])
            except ziping.DocumentError:
                continue
            rows = {(row.key, row.raw) for record in records for row in record.observations()}
            told = any(finding.code == "UNREAD" for record in records for finding in record.findings)
            assert told or whole <= rows, (pdf.name, at)
            seen += whole != rows
    assert seen > 0
