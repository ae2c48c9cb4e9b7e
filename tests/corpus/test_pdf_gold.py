"""The gold against what the PDFs print, by a reader of its own: each row stands there, and no number is left out."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.corpus.pdf_text import GAP, folded, pages
from tests.corpus.test_gold import CORPUS, FOLDERS, REPORTS, Row, about, read_lines, reports

PDFS = sorted(CORPUS.glob("*/*.pdf"))
OWN = [folder for folder in FOLDERS if folder not in REPORTS]  # folders of a PDF that no Word file became
LIMIT, LIMIT_OF_ALL = 300_000, 6_000_000
CUT = {"超过2600万元"}  # begins above the footnotes of a page and ends on the next
NO_QUANTITY = re.compile(r"\d+(?:年|月)|[一-龥]\d\.")  # years, months, points of a list

every_pdf = pytest.mark.parametrize("path", PDFS, ids=lambda path: path.parent.name)
every_folder = pytest.mark.parametrize("folder", OWN, ids=lambda folder: folder.name)


def printed(path: Path) -> str:
    """The text of the pages that can be read."""
    skipped = about(path.parent).get("unreadable_pages", [])
    return "".join(text for number, text in enumerate(pages(path), 1) if number not in skipped)


def statements(folder: Path) -> Counter[str]:
    """What gold says is printed, and how often: the two rows of a range are one."""
    rows = {(row["report"], re.sub("[<>]=", "", row["key"])): row for row in read_lines(folder / "gold.jsonl")}
    return Counter(raw for row in rows.values() if (raw := folded(row["raw"])))


def test_each_report_has_its_pdf() -> None:
    assert {path.parent for path in PDFS} == set(FOLDERS)
    assert len(OWN) >= 7
    assert max(path.stat().st_size for path in PDFS) < LIMIT
    assert sum(path.stat().st_size for path in PDFS) < LIMIT_OF_ALL


@every_pdf
def test_every_row_is_printed(path: Path) -> None:
    text = printed(path).replace(GAP, "")
    assert {
        raw: times for raw, times in statements(path.parent).items() if text.count(raw) < times and raw not in CUT
    } == {}


@every_folder
def test_no_number_is_left_out(folder: Path) -> None:
    """Struck out: what gold says, as often as it does; then labels, headings, and what about.toml ignores."""
    (path,) = folder.glob("*.pdf")
    text, facts = printed(path), about(folder)
    for raw, times in sorted(statements(folder).items(), key=lambda one: -len(one[0])):
        if re.search(r"\d", raw):
            whole = r"(?!%|[.,]?\d)" if raw[-1].isdigit() else ""
            text, struck = re.subn(rf"(?<![\d.,]){spaced(raw)}{whole}", GAP, text, count=times)
            assert struck == times, raw
    for known in sorted(labels(folder, facts), key=len, reverse=True):
        text = re.sub(spaced(known), GAP, text)
    assert re.findall(rf".{{,9}}\d[^{GAP}]*", NO_QUANTITY.sub("", text)) == []


def spaced(text: str) -> str:
    """That text, wherever it is broken."""
    return f"{GAP}?".join(map(re.escape, text))


def labels(folder: Path, facts: Row) -> Iterable[str]:
    rows = read_lines(folder / "gold.jsonl")
    own = [one["title"].removeprefix(one["org_name"]) for one in reports(facts)]
    known = {row["label"] for row in rows} | {*facts["headings"], *facts["ignored"], *own}
    return {text for text in map(folded, known) if re.search(r"\d", text)}


@every_folder
def test_keys_and_bodies(folder: Path) -> None:
    (path,) = folder.glob("*.pdf")
    rows, facts = read_lines(folder / "gold.jsonl"), about(folder)
    assert {row["section"] for row in rows} == set(facts["sections"])
    assert {row["report"] for row in rows} == set(range(len(reports(facts))))
    assert len({(row["report"], row["key"]) for row in rows}) == len(rows)
    for row in rows:
        own = reports(facts)[row["report"]]
        assert (row["document"], row["org_name"], row["year"]) == (path.name, own["org_name"], own["year"])


@every_folder
def test_headings_are_printed(folder: Path) -> None:
    (path,) = folder.glob("*.pdf")
    text, facts = printed(path).replace(GAP, ""), about(folder)
    assert [known for known in facts["headings"] + facts["ignored"] if folded(known) not in text] == []


@every_folder
def test_the_characters_of_an_unreadable_page_have_no_names(folder: Path) -> None:
    """But for numbers, which may stand in another font."""
    (path,) = folder.glob("*.pdf")
    texts = {number: text.replace(GAP, "") for number, text in enumerate(pages(path), 1)}
    unnamed = {number: re.sub(r"\(cid:\d+\)", "", text) for number, text in texts.items()}
    unreadable = {number for number, text in texts.items() if len(unnamed[number]) < len(text) / 4}
    assert unreadable == set(about(folder).get("unreadable_pages", []))
