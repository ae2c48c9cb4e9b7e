"""What the rules find in the corpus is what findings.jsonl says of each report, and what is planted in it is found."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.planted import planted
from corpus.plants import PLANTERS
from ziping import convert_all

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FILES = sorted(
    path
    for folder in CORPUS.iterdir()
    if (folder / "findings.jsonl").exists()
    for path in folder.glob("*.[dp][od][cf]*")
)
ENOUGH = 0.98  # of what is planted
FEW = 4
UNMIXED = ("UNREAD", "LABEL")  # what the reader says of itself: tests of its own


def told(one: dict[str, Any]) -> str:
    evidence, fields = sorted(one["evidence"]), list(one["fields"])
    return str((one["report"], one["code"], fields, one["expected"], one["found"], evidence))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}{path.suffix}")
def test_a_report_has_the_findings_that_are_written_down(path: Path) -> None:
    lines = (path.parent / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    found = [
        finding
        for record in convert_all(path)
        for finding in record.findings
        if finding.severity != "note" and finding.code not in UNMIXED
    ]
    assert sorted(told(one.model_dump()) for one in found) == sorted(told(json.loads(line)) for line in lines)


@pytest.mark.slow
def test_planted_errors_are_found() -> None:
    """At least 98 % of each rule's, under its code; and every rule has some to find."""
    made, found, lost = planted(most=1)
    assert set(made) == set(PLANTERS)
    assert all(made[name] >= FEW for name in PLANTERS), made
    assert all(found[name] >= ENOUGH * made[name] for name in PLANTERS), lost
