"""The reports of one submission in, one record out on which the rules run; and what they find, at its true places."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from extract.told import CODES, in_both
from schemas.finding import Bilingual, Finding
from schemas.record import Coverage, OtherTable, Record, SectionRows, Statement, TableUse
from ziping.dataset.arrange import NARRATIVE, Placed, Slot

SHIFT = 100_000  # paragraphs between the texts of two files

Check = Callable[[Record], Sequence[Bilingual]]


class Named(Protocol):
    """What tells a report: a record, or one that is prepared."""

    @property
    def source(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    @property
    def report(self) -> int: ...


Evidence = tuple[Named, str]  # a report and the key of one of its observations


class Whole(NamedTuple):
    """One record of several reports; `slots` tells of each section where it is from, `texts` whose prose is whose."""

    record: Record
    slots: dict[Slot, tuple[Record, Slot]]
    texts: tuple[Record, ...]

    def evidence(self, key: str) -> Evidence:
        """The report and key behind a key of the whole."""
        head, slash, rest = key.partition("/")
        section, _, instance = head.partition(".")
        if section == "prose":
            address, _, place = rest.rpartition("~")
            paragraph, _, start = place.partition(":")
            at, own = divmod(int(paragraph), SHIFT)
            return self.texts[at], f"{head}/{address}~{own}:{start}"
        record, (own_section, own_instance) = self.slots[section, int(instance)]  # type: ignore[index]
        return record, f"{own_section}.{own_instance}{slash}{rest}"


def whole(members: Sequence[tuple[Record, Sequence[Placed]]]) -> Whole:
    """What counts of each report, put together; the one with the narrative gives title and date."""
    members = sorted(members, key=lambda member: -_weight(member[1]))
    main = members[0][0]
    slots: dict[Slot, tuple[Record, Slot]] = {}
    single: dict[str, SectionRows | None] = {"basic_data": None, "self_evaluation": None}
    projects: list[SectionRows] = []
    others: list[OtherTable] = []
    prose: list[Statement] = []
    uses: list[TableUse] = []
    for at, (record, placed) in enumerate(members):
        counting = [one.part for one in placed if one.state == "current"]
        moved: dict[Slot, Slot] = {}
        for part in sorted(counting, key=lambda part: part.name.endswith(":targets")):
            section, instance = part.slot
            if section in single and single[section] is None:
                single[section] = getattr(record, section)
                moved[part.slot] = (section, 0)
            elif section == "project_evaluation":
                moved[part.slot] = (section, len(projects))
                projects.append(record.project_evaluation[instance])
            elif section == "other":
                moved[part.slot] = (section, len(others))
                others.append(record.other_tables[instance])
            elif section == "prose":
                prose += [_shifted(said, at * SHIFT) for said in record.prose]
        slots.update({new: (record, old) for old, new in moved.items()})
        uses += [
            use.model_copy(update={"instance": moved[use.section, use.instance][1]})
            for use in record.coverage.tables
            if (use.section, use.instance) in moved
        ]
    coverage = Coverage(
        mapped=sum(use.mapped for use in uses),
        ignored=sum(use.ignored for use in uses),
        unmapped=sum(use.unmapped for use in uses),
        tables=tuple(uses),
        unmapped_cells=tuple(cell for record, _ in members for cell in record.coverage.unmapped_cells),
    )
    merged = main.model_copy(
        update={
            "basic_data": single["basic_data"],
            "self_evaluation": single["self_evaluation"],
            "project_evaluation": tuple(projects),
            "other_tables": tuple(others),
            "prose": tuple(prose),
            "findings": (),
            "coverage": coverage,
            "report_date": main.report_date or max(record.report_date for record, _ in members),
            "local_fields": {name: own for record, _ in members for name, own in record.local_fields.items()},
        }
    )
    return Whole(merged, slots, tuple(record for record, _ in members))


class Told(NamedTuple):
    """A finding with the report that it is told of and its evidence."""

    said: Bilingual
    report: Named
    evidence: tuple[Evidence, ...]


def told_of_whole(members: Sequence[tuple[Record, Sequence[Placed]]], check: Check) -> list[Told]:
    """What does not hold in a submission of several reports, or of one that was corrected, by the rules."""
    found = whole(members)
    told = [own(record, in_both(finding)) for record, _ in members for finding in of_reading(record, check)]
    for said in check(found.record):
        evidence = tuple(found.evidence(key) for key in said.finding.evidence)
        told.append(Told(said, evidence[0][0] if evidence else found.texts[0], evidence))
    return told


def own(report: Named, said: Bilingual) -> Told:
    """A finding that rests on its own report alone."""
    return Told(said, report, tuple((report, key) for key in said.finding.evidence))


def _weight(placed: Sequence[Placed]) -> int:
    """How much of the submission a report carries."""
    names = {one.part.name for one in placed if one.state == "current"}
    order: dict[str, int] = {NARRATIVE: 8, "self_evaluation": 4, "basic_data": 2}
    return sum(order.get(name, 1) for name in names)


def _shifted(said: Statement, by: int) -> Statement:
    place = said.reading.provenance
    if not by or place.paragraph is None:
        return said
    moved = replace(place, paragraph=place.paragraph + by)
    return said.model_copy(update={"reading": said.reading.model_copy(update={"provenance": moved})})


def of_reading(record: Record, check: Check) -> list[Finding]:
    """What was told while a report was read, before any rule ran."""
    if not any(finding.code in CODES for finding in record.findings):
        return []
    by_rules = {
        (one.finding.code, one.finding.fingerprint) for one in check(record.model_copy(update={"findings": ()}))
    }
    return [finding for finding in record.findings if (finding.code, finding.fingerprint) not in by_rules]
