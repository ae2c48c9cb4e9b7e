"""An evaluation in, a file to be compared with later out; and what got better or worse since."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from schemas.errors import Lang, UsageError
from ziping.evaluate.counts import By, Counts, Evaluation, Group, Kind, Wrong, summed
from ziping.evaluate.told import COLUMNS, line, word

MARK = "ziping_evaluation"
VERSION: Literal[1] = 1
WORSE: tuple[Kind, ...] = ("relabelled", "flagged", "missed", "silent", "invented")  # from the least
TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "head": "与 {name} 相比",
        "same": "没有变化",
        "other": "{now} 份报告只在现在，{before} 份只在从前，不比",
        "wrong": "新错 {count}",
        "worse": "错得更重 {count}",
        "better": "错得更轻 {count}",
        "right": "改对 {count}",
    },
    "en": {
        "head": "against {name}",
        "same": "no change",
        "other": "not compared: {now} reports only now, {before} only then",
        "wrong": "newly wrong {count}",
        "worse": "wrong in a worse way {count}",
        "better": "wrong in a lesser way {count}",
        "right": "newly right {count}",
    },
}
Identity = tuple[str, int, str, bool, int]


@dataclass(frozen=True)
class Counted:
    """The counts of one group of rows."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    group: Group
    counts: Counts


@dataclass(frozen=True)
class Baseline:
    """What an evaluation of before has found. The file holds it in one entry a line."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    ziping_evaluation: Literal[1]
    documents: list[str]
    counts: list[Counted]
    wrong: list[Wrong]

    @property
    def by_group(self) -> dict[Group, Counts]:
        return {each.group: each.counts for each in self.counts}


@dataclass(slots=True)
class Change:
    """What differs in the reports that both have: counts by name, and rows by what became of them."""

    counts: dict[str, tuple[Counts, Counts]] = field(default_factory=dict)
    rows: dict[str, list[Wrong]] = field(default_factory=dict)
    only_now: int = 0
    only_before: int = 0

    @property
    def fell(self) -> bool:
        return bool(self.rows["wrong"] or self.rows["worse"])


_BASELINE = TypeAdapter(Baseline)


def written(result: Evaluation) -> str:
    """The evaluation as a baseline: JSON, an entry a line, without what depends on where it was made."""
    base = Baseline(VERSION, result.documents, [Counted(*each) for each in result.counts.items()], result.wrong)
    data = _BASELINE.dump_python(base, mode="json", exclude={"wrong": {"__all__": {"shown"}}})
    parts = [f'"{MARK}": {VERSION}']
    for name in ("documents", "counts", "wrong"):
        entries = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in data[name])
        parts.append(f'"{name}": [\n{entries}\n]' if entries else f'"{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def read_baseline(path: Path) -> Baseline:
    """`E_BASELINE` for what is none or of another version, `E_NOT_FOUND` for what is not there."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError("E_NOT_FOUND", str(path)) from error
    except OSError as error:
        raise UsageError("E_BASELINE", str(path), reason=error) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("E_BASELINE", str(path), reason="JSON") from error
    version = data.get(MARK) if isinstance(data, dict) else None
    if version is None:
        raise UsageError("E_BASELINE", str(path), reason=MARK)
    if version != VERSION:
        raise UsageError("E_BASELINE", str(path), reason=f"{MARK} {version!r} ≠ {VERSION}")
    try:
        return _BASELINE.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError("E_BASELINE", str(path), reason=".".join(map(str, first["loc"]))) from error


def changes(result: Evaluation, base: Baseline, by: By = "section") -> Change:
    """What became of the rows of the reports that both evaluations have; what only one has is not compared."""
    both = {*result.documents} & {*base.documents}
    now, before = (_keyed(row for row in rows if row.group.document in both) for rows in (result.wrong, base.wrong))
    change = Change(only_now=len({*result.documents} - both), only_before=len({*base.documents} - both))
    stayed = [(row, WORSE.index(row.kind) - WORSE.index(before[key].kind)) for key, row in now.items() if key in before]
    change.rows = {
        "wrong": [row for key, row in now.items() if key not in before],
        "worse": [row for row, step in stayed if step > 0],
        "better": [row for row, step in stayed if step < 0],
        "right": [row for key, row in before.items() if key not in now],
    }
    old, new = (
        summed({group: each for group, each in counts.items() if group.document in both}, by)
        for counts in (base.by_group, result.counts)
    )
    for name in sorted({*old, *new}):
        if old[name] != new[name]:
            change.counts[name] = old[name], new[name]
    return change


def _keyed(rows: Iterable[Wrong]) -> dict[Identity, Wrong]:
    """By what stays the same from one evaluation to the next; a key that stands twice is told by its order."""
    seen: Counter[tuple[str, int, str, bool]] = Counter()
    keyed: dict[Identity, Wrong] = {}
    for row in rows:
        key = (row.group.document, row.report, row.key, row.kind == "invented")
        keyed[(*key, seen[key])] = row
        seen[key] += 1
    return keyed


def told(change: Change, name: str, lang: Lang) -> str:
    """For people: the counts that changed, then the rows. Those newly right are shown as they were."""
    texts = TEXTS[lang]
    lines = [texts["head"].format(name=name)]
    if change.only_now or change.only_before:
        lines.append(texts["other"].format(now=change.only_now, before=change.only_before))
    for group, (old, new) in change.counts.items():
        steps = [(word(each, lang), getattr(old, each), getattr(new, each)) for each in COLUMNS]
        lines.append("  ".join([word(group, lang), *(f"{what} {a} → {b}" for what, a, b in steps if a != b)]))
    for what, rows in change.rows.items():
        if rows:
            lines += [texts[what].format(count=len(rows)), *(f"  {line(row, lang)}" for row in rows)]
    if not change.counts and not any(change.rows.values()):
        lines.append(texts["same"])
    return "\n".join(lines) + "\n"
