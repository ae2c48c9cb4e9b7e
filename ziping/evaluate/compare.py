"""A folder of reports with gold in, out how many rows are right, wrong but flagged or silent, missed, invented."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from extract.read import READERS
from normalize.fold import spelled
from schemas.errors import DocumentError, Lang, ZipingError
from schemas.observation import Observation
from ziping.reports import convert_all

COMPARED = (
    "section",
    "instance",
    "field",
    "measure",
    "item",
    "period",
    "label",
    "raw",
    "value",
    "unit",
    "stated_unit",
    "comparator",
    "direction",
    "base",
    "status",
)
WHOSE = ("report", "org_name", "year")  # a value under another body's name is wrong too, where gold says whose it is
_NOT_TEXT_OF_GOLD = frozenset({"about.toml", "gold.jsonl", "findings.jsonl"})
TABLE_SECTIONS = {"basic_data", "self_evaluation", "project_evaluation"}
NO_FLOOR = {"wrong_silent": 0.0}  # what is wrong must say so, floors or none
Row = dict[str, object]


@dataclass(slots=True)
class Counts:
    """How the rows of one section came out. `missed` stand in gold only, `invented` in the reading only.

    `relabelled` are rows of the prose that are right but for the words of their label.
    """

    right: int = 0
    relabelled: int = 0
    wrong_flagged: int = 0
    wrong_silent: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def in_gold(self) -> int:
        return self.right + self.relabelled + self.wrong_flagged + self.wrong_silent + self.missed

    @property
    def share(self) -> float:
        return self.right / self.in_gold if self.in_gold else 1.0


@dataclass(slots=True)
class Evaluation:
    """The counts by section, a line for each row that is not right, and where a floor does not hold."""

    sections: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    differences: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    failed: list[ZipingError] = field(default_factory=list)
    below_floor: list[str] = field(default_factory=list)
    reports: int = 0


def evaluate(folder: Path, templates: Path | None = None) -> Evaluation:
    """Compare every report below the folder with its gold; `E_GOLD` if there is none. `templates` as of `convert`."""
    golds = sorted(folder.rglob("gold.jsonl")) if folder.is_dir() else []
    if not golds:
        raise DocumentError("E_GOLD", str(folder), reason="gold.jsonl")
    result = Evaluation()
    for gold in golds:
        for document in _documents(gold.parent):
            result.reports += 1
            _compare_one(document, gold, result, templates)
    floors = folder / "floors.toml"
    result.below_floor = _below(result, tomllib.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {})
    return result


def _documents(folder: Path) -> list[Path]:
    found = [
        path
        for path in sorted(folder.iterdir())
        if path.is_file()
        and path.name not in _NOT_TEXT_OF_GOLD
        and path.suffix not in (".py", ".md")
        and not path.name.startswith((".", "~$"))
    ]
    if not found:
        raise DocumentError("E_GOLD", str(folder), reason="no report")
    return [path for path in found if path.suffix.lower() != ".pdf" or "pdf" in READERS]


def _compare_one(document: Path, gold: Path, result: Evaluation, templates: Path | None) -> None:
    sections, wanted = _read_gold(gold)
    try:
        records = convert_all(document, templates=templates)
    except DocumentError as error:
        result.failed.append(error)
        found: list[Observation] = []
    else:
        counted = sections | TABLE_SECTIONS  # a form taken for one that the report has not is invented
        found = [row for record in records for row in record.observations() if row.section in counted]
    compare(wanted, found, result, document.parent.name, is_printed=document.suffix.lower() == ".pdf")


def _read_gold(gold: Path) -> tuple[set[str], list[Row]]:
    """The sections that the gold covers, and its rows."""
    about = gold.with_name("about.toml")
    try:
        sections = set(tomllib.loads(about.read_text(encoding="utf-8"))["sections"])
    except (OSError, ValueError, KeyError) as error:
        raise DocumentError("E_GOLD", str(about), reason=f"{type(error).__name__}: {error}") from error
    try:
        return sections, [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    except ValueError as error:
        raise DocumentError("E_GOLD", str(gold), reason=f"{type(error).__name__}: {error}") from error


def compare(
    wanted: Iterable[Row], found: Iterable[Observation], result: Evaluation, name: str, *, is_printed: bool = False
) -> None:
    """Pair rows by their identity, then compare the contract's columns; a doubtful row is a flagged one.

    What `is_printed` has no white space of its own where a line is broken: there it is not compared.
    """
    pool: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for row in found:
        pool[_identity(row.model_dump())].append(row)
    for gold in wanted:
        counts = result.sections[str(gold["section"])]
        rows = pool.get(_identity(gold))
        if not rows:
            if not gold.get("optional"):
                counts.missed += 1
                result.differences.append(f"{name} missed {gold.get('key')} {gold['raw']!r}")
            continue
        row = rows.pop(0)
        values = row.model_dump()
        columns = (*COMPARED, *(column for column in WHOSE if column in gold))
        wrong = [c for c in columns if _folded(c, gold, is_printed) != _folded(c, values, is_printed)]
        if not wrong:
            counts.right += 1
            continue
        if wrong == ["label"] and row.section == "prose":
            counts.relabelled += 1
            result.labels.append(f"{name} relabelled {row.key} {gold['label']!r} read as {row.label!r}")
            continue
        flagged = row.status == "unreadable" or row.confidence < 1
        counts.wrong_flagged += flagged
        counts.wrong_silent += not flagged
        told = "; ".join(f"{column}: {gold.get(column)!r} read as {values[column]!r}" for column in wrong)
        result.differences.append(f"{name} {'flagged' if flagged else 'silent'} {row.key} {told}")
    for rows in pool.values():
        for row in rows:
            result.sections[row.section].invented += 1
            result.differences.append(f"{name} invented {row.key} {row.raw!r}")


def _identity(row: Row) -> tuple[str, ...]:
    """What pairs a row with gold; the two rows of a range pair in their order."""
    if row["section"] == "prose":
        parts: tuple[str, ...] = ("section", "field", "measure", "raw", "value")
    else:
        parts = ("section", "instance", "field", "item", "measure")
    return (str(row.get("report") or 0), *(_folded(part, row, is_printed=True) for part in parts))


def _folded(column: str, row: Row, is_printed: bool) -> str:
    """Wraps differ between formats: labels and texts are compared without white space.

    So is whatever is printed, and with usual characters for the radicals that some programs put in their text.
    """
    value = row.get(column)
    text = "" if value is None else str(value)
    is_text = column in ("label", "item") or (column in ("raw", "value") and (is_printed or not row.get("unit")))
    if is_printed and column == "raw":
        text = spelled(text)
    return "".join(text.split()) if is_text else text


def _below(result: Evaluation, floors: dict[str, dict[str, float]]) -> list[str]:
    lines: list[str] = []
    for section in sorted({*floors, *result.sections}):
        counts, floor = result.sections[section], {**NO_FLOOR, **floors.get(section, {})}
        if section in floors and not counts.in_gold:
            lines.append(f"{section}: no gold")
        if counts.share < floor.get("right", 0.0):
            lines.append(f"{section}: right {counts.share:.4f} < {floor['right']}")
        for name, count in (("wrong_silent", counts.wrong_silent), ("invented", counts.invented)):
            if count > floor.get(name, count):
                lines.append(f"{section}: {name} {count} > {floor[name]:.0f}")
    return lines


def report(result: Evaluation, lang: Lang, labels: bool = False) -> str:
    """The table of counts, what is not right (the other labels too, if asked), and the floors that do not hold."""
    heads = {
        "zh": "部分                 应有    正确  名称不同  错而有提示  错而无提示  漏读  多读",
        "en": "section              gold   right  relabelled  flagged  silent  missed  invented",
    }
    widths = (7, 8, 10, 12, 12, 6, 6) if lang == "zh" else (7, 8, 12, 9, 8, 8, 10)
    lines = [heads[lang]]
    for section, counts in sorted(result.sections.items()):
        numbers = (
            counts.in_gold,
            counts.right,
            counts.relabelled,
            counts.wrong_flagged,
            counts.wrong_silent,
            counts.missed,
            counts.invented,
        )
        lines.append(
            f"{section:<18}" + "".join(f"{number:>{width}}" for number, width in zip(numbers, widths, strict=True))
        )
    lines += [error.line(lang) for error in result.failed]
    lines += [*result.differences, *(result.labels if labels else [])]
    lines += [("低于下限 " if lang == "zh" else "below floor ") + line for line in result.below_floor]
    closing = f"{result.reports} 份报告" if lang == "zh" else f"{result.reports} reports"
    return "\n".join([*lines, closing]) + "\n"
