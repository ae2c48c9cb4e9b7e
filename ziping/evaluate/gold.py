"""What lies in a folder of gold: the reports, the rows that each should give, and how far an evaluation may fall."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.read import READERS
from schemas.errors import DocumentError
from ziping.evaluate.counts import NONE, Evaluation

HARDNESS = ("plain", "moderate", "hard")
TABLE_SECTIONS = {"basic_data", "self_evaluation", "project_evaluation"}
NO_FLOOR = {"wrong_silent": 0.0}  # what is wrong must say so, floors or none
_NOT_TEXT_OF_GOLD = frozenset({"about.toml", "gold.jsonl", "findings.jsonl"})
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Gold:
    """One folder: its reports, all with the same rows, the sections that these cover, and how hard it is."""

    documents: list[Path]
    sections: set[str]
    rows: list[Row]
    hardness: str


def golds(folder: Path) -> Iterator[Gold]:
    """Each folder below that holds gold; `E_GOLD` if there is none, or one is wrong."""
    found = sorted(folder.rglob("gold.jsonl")) if folder.is_dir() else []
    if not found:
        raise DocumentError("E_GOLD", str(folder), reason="gold.jsonl")
    for path in found:
        sections, hardness = _about(path.with_name("about.toml"))
        try:
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        except ValueError as error:
            raise DocumentError("E_GOLD", str(path), reason=f"{type(error).__name__}: {error}") from error
        yield Gold(_documents(path.parent), sections, rows, hardness)


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


def _about(path: Path) -> tuple[set[str], str]:
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
        sections, hardness = set(about["sections"]), about.get("hardness", NONE)
    except (OSError, ValueError, KeyError) as error:
        raise DocumentError("E_GOLD", str(path), reason=f"{type(error).__name__}: {error}") from error
    if hardness not in (*HARDNESS, NONE):
        raise DocumentError("E_GOLD", str(path), reason=f"hardness = {hardness!r}, {' | '.join(HARDNESS)}")
    return sections, hardness


def below_floors(result: Evaluation, folder: Path) -> list[str]:
    """A line for each floor of the folder's `floors.toml` that does not hold."""
    path = folder / "floors.toml"
    floors: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    lines: list[str] = []
    sections = result.sections
    for section in sorted({*floors, *sections}):
        counts, floor = sections[section], {**NO_FLOOR, **floors.get(section, {})}
        if section in floors and not counts.in_gold:
            lines.append(f"{section}: no gold")
        if counts.share < floor.get("right", 0.0):
            lines.append(f"{section}: right {counts.share:.4f} < {floor['right']}")
        for name, count in (("wrong_silent", counts.wrong_silent), ("invented", counts.invented)):
            if count > floor.get(name, count):
                lines.append(f"{section}: {name} {count} > {floor[name]:.0f}")
    return lines
