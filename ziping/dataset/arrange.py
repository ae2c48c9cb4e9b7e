"""The reports of one body and year in, what each contributes out: what counts, what is a copy, what was superseded.

A pure function of the set of reports: the order in which they came does not matter.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, cmp_to_key
from importlib.resources import files
from itertools import pairwise
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from normalize.fold import compact
from schemas.notes import note
from schemas.observations import Stated
from schemas.said import Said
from schemas.values import Section, plain

State = Literal["current", "copy", "superseded", "doubtful", "unplaced"]
OF_ITSELF = ("title", "org_name", "report_date", "fact", "grade")
REMARKS, NARRATIVE, OTHER = "remarks", "narrative", "other"
FILLED_IN = ("filled_in", "filled_in_last")  # notes on a date that a form states
RESULTS = ("actual", "score", "executed", "final", "value")


class Knowledge(BaseModel):
    """`arrange.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    formats: tuple[str, ...]
    later: tuple[str, ...]
    earlier: tuple[str, ...]
    same_report: float
    same_version: float
    narrative: int
    reasons: dict[str, Said]


@cache
def knowledge() -> Knowledge:
    text = files(__package__).joinpath("arrange.toml").read_text(encoding="utf-8")
    return Knowledge.model_validate(tomllib.loads(text))


Slot = tuple[Section, int]  # a section's instance in a report
Values = Mapping[str, str]  # what is stated at each address, wherever it stands in the file


@dataclass(frozen=True)
class Part:
    """What a report holds of one kind: a form, the narrative, the remarks beside a form."""

    slot: Slot
    name: str
    stated: Sequence[Stated] = ()

    @cached_property
    def values(self) -> Values:
        """Made only where another report states the same part."""
        return {address: compared(one) for address, one in by_address(self.stated).items()}

    @cached_property
    def put_right(self) -> frozenset[str]:
        """The addresses at which a person put a value: of what the file is they tell nothing."""
        return frozenset(key for key, one in by_address(self.stated).items() if one.reading.origin == "corrected")


@dataclass(frozen=True)
class Piece:
    """One report as it competes with others; `modified_at` is the file's time, ISO in UTC."""

    report_id: str
    document: str
    title: str
    format: str
    report_date: str
    modified_at: str
    parts: tuple[Part, ...]

    @property
    def rank(self) -> int:
        """How well its format is read: the less, the better."""
        order = knowledge().formats
        return order.index(self.format) if self.format in order else len(order) - 1

    @property
    def mark(self) -> int:
        """Whether name or title tell a later version (1) or an earlier one (-1)."""
        words = knowledge()
        told = self.document + self.title
        return any(word in told for word in words.later) - any(word in told for word in words.earlier)

    @cached_property
    def is_form(self) -> bool:
        """Whether it is forms only: the day on them need not be that of the report."""
        return not any(part.name.partition("#")[0] == NARRATIVE for part in self.parts)

    @cached_property
    def is_dated_by_form(self) -> bool:
        """Whether its date is the day on which a form was filled in, not that of signing."""
        notes = {note(name) for name in FILLED_IN}
        stated = (one for part in self.parts for one in part.stated)
        return any(one.field == "report_date" and one.reading.note in notes for one in stated)


class Placed(NamedTuple):
    """What became of a part."""

    report_id: str
    part: Part
    state: State
    of_report: str = ""


class Differing(NamedTuple):
    """A value that two files of one report state differently."""

    address: str
    own: tuple[str, Slot]  # report and section in it
    copy: tuple[str, Slot]


class Arrangement(NamedTuple):
    placed: tuple[Placed, ...]
    differing: tuple[Differing, ...]


def parts_of(stated: Iterable[Stated]) -> tuple[Part, ...]:
    """What a report holds, by kind."""
    found: dict[Slot, list[Stated]] = defaultdict(list)
    for one in stated:
        found[one.section, one.instance].append(one)
    parts: list[Part] = []
    seen: Counter[str] = Counter()
    for slot, own in found.items():
        name = _name_of(slot[0], own)
        seen[name] += 1
        is_twin = seen[name] > 1 and name != OTHER  # a second project of that name
        parts.append(Part(slot, f"{name}#{seen[name]}" if is_twin else name, own))
    return tuple(parts)


def _name_of(section: Section, stated: Sequence[Stated]) -> str:
    if section == "other":
        return OTHER
    if section == "prose":
        told = sum(one.field not in OF_ITSELF for one in stated)
        return NARRATIVE if told >= knowledge().narrative else REMARKS
    if section == "project_evaluation":
        name = next((one.reading.raw for one in stated if one.field == "project.name"), "")
        section_name = f"{section}:{compact(name)}"
    else:
        section_name = section
    has_results = section == "basic_data" or any(
        one.measure in RESULTS and one.field in ("indicator", "goal", "funds.total", "score_total") for one in stated
    )
    return section_name if has_results else f"{section_name}:targets"


def by_address(stated: Iterable[Stated]) -> dict[str, Stated]:
    """What is filled in by its address, without the number of the section and the place in the text."""
    found: dict[str, Stated] = {}
    for one in stated:
        if one.reading.status in ("blank", "absent"):
            continue
        label = f"{one.label}|{one.reading.period}" if one.section == "prose" else one.item
        address, count = f"{one.field}[{label}]@{one.name}", 1
        while (key := f"{address}#{count}") in found:
            count += 1
        found[key] = one
    return found


def compared(one: Stated) -> str:
    """What tells two readings apart: their values, however lines are broken."""
    return compact(shown(one))


def shown(one: Stated) -> str:
    """A reading's value, or its characters where it has none."""
    return one.reading.raw if one.reading.value is None else plain(one.reading.value)


def arrange(pieces: Iterable[Piece]) -> Arrangement:
    """For each part of each report of one body and year, whether it counts."""
    pieces = sorted(pieces, key=lambda piece: (piece.document, piece.report_id))
    by_part: dict[str, list[tuple[Piece, Part]]] = defaultdict(list)
    for piece in pieces:
        for part in piece.parts:
            if part.name not in (REMARKS, OTHER):
                by_part[part.name].append((piece, part))
    placed: dict[tuple[str, Slot], Placed] = {}
    differing: list[Differing] = []
    for rivals in by_part.values():
        for one in _ranked(rivals, differing):
            placed[one.report_id, one.part.slot] = one
    for piece in pieces:
        own = [placed[piece.report_id, part.slot] for part in piece.parts if (piece.report_id, part.slot) in placed]
        for part in piece.parts:
            if (piece.report_id, part.slot) not in placed:
                placed[piece.report_id, part.slot] = _following(piece, part, own, pieces)
    return Arrangement(tuple(placed.values()), tuple(differing))


def _following(piece: Piece, part: Part, own: Sequence[Placed], pieces: Sequence[Piece]) -> Placed:
    """Remarks and further tables count as the forms beside them do; alone, unless another has the very same."""
    if own:
        state = own[0] if all(one.state != "current" for one in own) else None
        return Placed(piece.report_id, part, *(state[2:] if state else ("current",)))
    for other in pieces:
        if other is piece:
            break
        if any(part.name == one.name and part.values == one.values for one in other.parts):
            return _told(piece, part, "copy", other)
    return Placed(piece.report_id, part, "current")


def _ranked(rivals: Sequence[tuple[Piece, Part]], differing: list[Differing]) -> list[Placed]:
    """Those that state one part: formats of one version together, the last version counts."""
    versions: list[list[tuple[Piece, Part]]] = []
    for rival in sorted(rivals, key=cmp_to_key(_before)):
        same = [known for known in versions if _is_same(known[0], rival)]
        if not same:
            versions.append([rival])
        else:
            version = max(same, key=lambda known: agreement(known[0][1], rival[1]))
            version.append(rival)
            differing += _differing(version[0], rival)
    versions.sort(key=cmp_to_key(_version_order))
    last, part = versions[-1][0]
    found = [Placed(last.report_id, part, "current")]
    for version, following in pairwise(versions):
        piece, part = version[0]
        _, is_told = _order(piece, following[0][0])
        may_follow = is_told or agreement(part, following[0][1]) >= knowledge().same_version
        state: State = "superseded" if may_follow and _order(piece, following[0][0])[0] else "doubtful"
        found.append(_told(piece, part, state, following[0][0] if state == "superseded" else last))
        if state == "doubtful":
            differing += _differing(versions[-1][0], version[0])
    for version in versions:
        found += [_told(piece, part, "copy", version[0][0]) for piece, part in version[1:]]
    return found


def _before(one: tuple[Piece, Part], other: tuple[Piece, Part]) -> int:
    """The better format first, of one format what a person put right, then the later file."""
    is_put_right = bool(other[1].put_right) - bool(one[1].put_right)
    return one[0].rank - other[0].rank or is_put_right or -_order(one[0], other[0])[0]


def _version_order(one: Sequence[tuple[Piece, Part]], other: Sequence[tuple[Piece, Part]]) -> int:
    return _order(one[0][0], other[0][0])[0]


def _told(piece: Piece, part: Part, state: State, other: Piece) -> Placed:
    return Placed(piece.report_id, part, state, other.report_id)


def _is_same(one: tuple[Piece, Part], other: tuple[Piece, Part]) -> bool:
    """Whether two files hold one version: the same values, or another format with nearly all of them the same."""
    (piece, part), (rival, twin) = one, other
    agreed = agreement(part, twin)
    put_right = part.put_right | twin.put_right
    if agreed == 1 and len(part.values.keys() - put_right) == len(twin.values.keys() - put_right):
        return True
    if piece.format == rival.format or piece.mark != rival.mark or _are_dated_apart(piece, rival):
        return False
    return agreed >= knowledge().same_report


def _are_dated_apart(one: Piece, other: Piece) -> bool:
    """Whether their dates tell two versions: a form may be filled in on another day than its report is signed."""
    if len({one.report_date, other.report_date} - {""}) < 2:
        return False
    return not (one.is_form or other.is_form or one.is_dated_by_form != other.is_dated_by_form)


def agreement(one: Part, other: Part) -> float:
    """The share of the addresses that both state, as their files do, at which they state the same."""
    put_right = one.put_right | other.put_right
    common = (one.values.keys() & other.values.keys()) - put_right
    if not common:
        return 0.0
    least = min(len(part.values.keys() - put_right) for part in (one, other))
    return sum(one.values[key] == other.values[key] for key in common) / max(len(common), least)


def _differing(own: tuple[Piece, Part], copy: tuple[Piece, Part]) -> list[Differing]:
    values, others = own[1].values, copy[1].values
    places = (own[0].report_id, own[1].slot), (copy[0].report_id, copy[1].slot)
    differ = [key for key in values if key in others and values[key] != others[key]]
    if own[0].is_dated_by_form != copy[0].is_dated_by_form:  # two days, each stated rightly
        differ = [key for key in differ if not key.startswith("report_date[")]
    return [Differing(key, *places) for key in differ]


def _order(one: Piece, other: Piece) -> tuple[int, bool]:
    """-1 where the other is later, 1 where it is earlier, 0 where nothing tells; and whether the report itself does."""
    if one.report_date and other.report_date and one.report_date != other.report_date:
        return (-1 if one.report_date < other.report_date else 1), True
    if one.mark != other.mark:
        return (-1 if one.mark < other.mark else 1), True
    if one.modified_at[:19] != other.modified_at[:19]:
        return (-1 if one.modified_at < other.modified_at else 1), False
    return 0, False
