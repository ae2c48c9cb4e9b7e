"""What people decided of bodies in, one decision a pair out, and those that a later one contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from normalize.fold import fold, spelled
from schemas.errors import UsageError
from ziping.dataset.decisions import Decision, read_decisions
from ziping.dataset.groups import Node
from ziping.dataset.names import Body, region_of

VERDICTS = {"same": ("是同一单位", "one body"), "different": ("不是同一单位", "two bodies")}


@dataclass(frozen=True, slots=True)
class Told:
    """A decision on nodes."""

    one: Node
    other: Node
    same: bool
    since: int | None


class Contradiction(NamedTuple):
    """Two decisions on one pair by their 0-based places: the first does not count, the second does."""

    overruled: int
    counts: int


def node_of(body: Body) -> Node:
    """What a body is known by: its region and its name, however that is spelled."""
    return region_of(body), fold(spelled(body.name))


def settle(decisions: Sequence[Decision]) -> tuple[list[Told], list[Contradiction]]:
    """The decisions that count, the latest first: the last on each pair, and a `different` before one with a year."""
    kept: list[Told] = []
    against: list[Contradiction] = []
    settled: dict[frozenset[Node], int] = {}
    for at in reversed(range(len(decisions))):
        each = decisions[at]
        one = node_of(Body(each.name, each.region))
        other = node_of(Body(each.other_name, each.other_region))
        pair = frozenset((one, other))
        if len(pair) < 2:
            continue
        last = settled.get(pair)
        later = None if last is None else decisions[last]
        if last is None or later is None or (later.since is not None and each.verdict == "different"):
            settled[pair] = at
            kept.append(Told(one, other, each.verdict == "same", each.since))
        elif each.verdict != later.verdict or (each.since and later.since and each.since != later.since):
            against.append(Contradiction(at, last))
    return kept, against[::-1]


def contradictions(path: Path) -> list[UsageError]:
    """A line for each decision of a file that a later one of the same pair contradicts."""
    decisions = read_decisions(path)
    return [
        UsageError(
            "E_DECISIONS_DIFFER",
            str(path),
            names=f"{decisions[overruled].name} / {decisions[overruled].other_name}",
            first=overruled + 1,
            last=counts + 1,
            first_zh=_said(decisions[overruled], 0),
            last_zh=_said(decisions[counts], 0),
            first_en=_said(decisions[overruled], 1),
            last_en=_said(decisions[counts], 1),
        )
        for overruled, counts in settle(decisions)[1]
    ]


def _said(decision: Decision, lang: int) -> str:
    """`是同一单位，张三，2026-01-02`."""
    since = "" if decision.since is None else (f"自 {decision.since} 年", f"since {decision.since}")[lang]
    told = (VERDICTS[decision.verdict][lang], since, decision.by, decision.at)
    return ("，", ", ")[lang].join(text for text in told if text)
