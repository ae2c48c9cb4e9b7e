"""The counts of an evaluation, by section, form, format and hardness, and each row that is not right."""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from typing import Literal, get_args

from schemas.document import Provenance
from schemas.errors import ZipingError

By = Literal["section", "form", "format", "hardness"]
BY: tuple[By, ...] = get_args(By)
Kind = Literal["relabelled", "flagged", "silent", "missed", "invented"]
Differs = dict[str, tuple[str | None, str | None]]
NONE = "(none)"  # the form of a table that no template knows, the hardness of a report that tells none


@dataclass(slots=True)
class Counts:
    """How some rows came out. `missed` stand in gold only, `invented` in the reading only.

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

    def add(self, other: "Counts") -> None:
        """Count the rows of another too."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


@dataclass(frozen=True, slots=True)
class Group:
    """What rows are counted by: `form` is the template that read their table, `document` the file below the folder."""

    document: str
    section: str
    form: str
    format: str
    hardness: str


@dataclass(slots=True)
class Wrong:
    """A row that is not right: where it stands, and its columns that differ as gold and as read (None: no such row).

    `shown` is for people: the row of its table as text, or the picture of its page.
    """

    group: Group
    kind: Kind
    report: int
    key: str
    label: str
    place: Provenance
    differs: Differs
    shown: str = ""


@dataclass(slots=True)
class Evaluation:
    """The counts of each group, the rows that are not right, what could not be read, where a floor does not hold."""

    counts: dict[Group, Counts] = field(default_factory=lambda: defaultdict(Counts))
    documents: list[str] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    failed: list[ZipingError] = field(default_factory=list)
    below_floor: list[str] = field(default_factory=list)

    @property
    def reports(self) -> int:
        return len(self.documents)

    @property
    def sections(self) -> dict[str, Counts]:
        return summed(self.counts, "section")

    @property
    def differences(self) -> list[Wrong]:
        """The rows that are not right, other words of a label apart."""
        return [row for row in self.wrong if row.kind != "relabelled"]


def summed(counts: dict[Group, Counts], by: By) -> dict[str, Counts]:
    """The counts by one property of their groups; one that no group has counts nothing."""
    result: dict[str, Counts] = defaultdict(Counts)
    for group, each in counts.items():
        result[getattr(group, by)].add(each)
    return result
