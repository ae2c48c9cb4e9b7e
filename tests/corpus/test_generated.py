"""Reports made by chance: the same seed gives the same bytes, the gold stands in the files, and the reader finds it."""

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

import pytest

from corpus.generate.__main__ import main, write
from tests.corpus.test_gold import Broken, Values, about, basic_data, evaluation, forms, gold, read_lines, squeeze
from tests.corpus.word_grid import tables
from ziping.evaluate import TABLE_SECTIONS, Counts, Evaluation, Wrong, evaluate
from ziping.evaluate.told import line

SEED, COUNT, PDFS = 2024, 24, 0.2
RIGHT = 0.995


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("generated")
    write(SEED, range(COUNT), out, PDFS)
    return out


@pytest.fixture(scope="module")
def result(made: Path) -> Evaluation:
    return evaluate(made)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, seed in (("one", "7"), ("two", "7"), ("other", "8")):
        assert main(["--count", "4", "--seed", seed, "--pdf", "0.5", "--out", str(tmp_path / name)]) == 0
    assert capsys.readouterr().out.splitlines() == ["seed 7", "seed 7", "seed 8"]
    one, two, other = (files(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    documents = [{data for path, data in of.items() if path.endswith((".docx", ".pdf"))} for of in (one, other)]
    assert all(len(of) == 4 for of in documents)
    assert not documents[0] & documents[1]


def test_a_report_does_not_depend_on_the_ones_before_it(made: Path, tmp_path: Path) -> None:
    (folder,) = write(SEED, range(5, 6), tmp_path, PDFS)
    assert files(folder) == files(made / folder.name)


def test_gold_stands_in_its_cells(made: Path) -> None:
    for document in made.glob("*/*.docx"):
        grids = [{(cell.row, cell.col): cell for cell in cells} for cells in tables(document)]
        rows = gold(document.parent)
        assert {row["section"] for row in rows} == set(about(document.parent)["sections"]) - {"prose"}
        for row in rows:
            text, raw = squeeze(grids[row["table"]][row["row"], row["col"]].text), squeeze(row["raw"])
            label = squeeze(row["label"])
            assert text in {raw, f"{label}：{raw}", f"{label}:{raw}", f"{label}（{raw}）", f"{label}({raw})"}, row[
                "key"
            ]


def test_keys_are_unique(made: Path) -> None:
    for path in made.glob("*/gold.jsonl"):
        keys = [row["key"] for row in read_lines(path)]
        assert len(set(keys)) == len(keys)


def test_sums_rates_and_scores_hold(made: Path) -> None:
    broken: list[Broken] = []
    for path in made.glob("*/gold.jsonl"):
        for form in forms(gold(path.parent)):
            holds = basic_data if form[0]["section"] == "basic_data" else evaluation
            broken += holds(Values(form))
    assert not broken


def in_tables(result: Evaluation) -> Counts:
    several = [counts for section, counts in result.sections.items() if section in TABLE_SECTIONS]
    return Counts(*(sum(numbers) for numbers in zip(*map(astuple, several), strict=True)))


def lines(rows: Iterable[Wrong]) -> list[str]:
    return [line(row, "en") for row in rows]


def test_the_tables_are_read_right(result: Evaluation) -> None:
    assert not result.failed
    counts = in_tables(result)
    assert counts.share >= RIGHT, "\n".join([f"{counts.share:.4f}", *lines(result.differences)])


def test_nothing_is_wrong_silently_or_invented(result: Evaluation) -> None:
    bad = [row for row in result.wrong if row.kind in {"silent", "invented"}]
    assert not bad, "\n".join(lines(bad))
