"""A record as the rules look at it: its readings by field, and what is found in it as findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property

from normalize.fold import compact
from schemas.codebook import Codebook, CodebookField, codebook
from schemas.finding import Bilingual, Finding, Severity, fingerprint_of
from schemas.observations import Stated, stated_in
from schemas.record import Record
from schemas.said import Said
from schemas.template import Template, templates
from schemas.texts import Texts
from schemas.values import Section, plain
from ziping.check.precision import TEN_THOUSAND, factor_of, is_unit_slip

LISTED = 6  # parts that a message names; of more only how many
NAMED_BY_LABEL = frozenset({"indicator", "indicator_group", "fact"})
NAMES, PLUS, ITEM = Said("、", ", "), Said("+", "+"), Said("{name}（{item}）", "{name} ({item})")
NOTHING, SPACE = Said("", ""), Said("", " ")
Figure = Decimal | str | None
Words = dict[str, Said | str]  # what a message is filled with


@cache
def _messages() -> dict[str, Said]:
    return Texts(__package__, "messages.toml").said


class Table:
    """The readings of one section's instance: one filled form."""

    def __init__(self, section: Section, instance: int, template: Template | None, rows: Sequence[Stated]) -> None:
        self.section, self.instance, self.template, self.rows = section, instance, template, rows
        self._by_field: dict[tuple[str, str, bool], list[Stated]] = defaultdict(list)
        self._by_row: dict[tuple[str, str], dict[str, Stated]] = defaultdict(dict)
        self._numbers: dict[tuple[str, str], list[Stated]] = defaultdict(list)
        for one in rows:
            measure, is_item = one.measure, bool(one.item)
            if not is_item and is_number(one):
                self._numbers[one.field, measure].append(one)
            self._by_field[one.field, "", is_item].append(one)
            self._by_field[one.field, measure, is_item].append(one)
            self._by_row[one.field, one.item].setdefault(measure, one)

    def of(self, field: str, measure: str = "", *, items: bool = False) -> list[Stated]:
        """The readings of a field (and measure): of its named rows, or of the one without a name."""
        return self._by_field.get((field, measure, items), [])

    def rows_with(self, above: str, below: str) -> Iterator[tuple[Stated, Stated]]:
        """The exact numbers of the rows that state both measures."""
        for row in self._by_row.values():
            one, other = row.get(above), row.get(below)
            if one is not None and other is not None and is_number(one) and is_number(other):
                yield one, other

    def row(self, one: Stated) -> dict[str, Stated]:
        """The readings of a reading's row by measure; of a range the first."""
        return self._by_row[one.field, one.item]

    @cached_property
    def indicators(self) -> list[dict[str, Stated]]:
        """The rows of the indicators, by measure."""
        return [row for (field, _), row in self._by_row.items() if field == "indicator"]

    def number(self, field: str, measure: str) -> Stated | None:
        """The one number that a field states under a measure, None if there is none or it is not exact."""
        found = self._numbers.get((field, measure), ())
        return found[0] if len(found) == 1 else None


def is_unscored(table: Table) -> bool:
    """Whether a form lists indicators, and nobody filled anything in for any of them."""
    cells = [one for row in table.indicators for one in row.values()]
    return bool(cells) and all(one.reading.status in ("blank", "not_applicable") for one in cells)


def is_number(one: Stated) -> bool:
    """Whether a number was read that is meant exactly."""
    return isinstance(one.reading.value, Decimal) and one.reading.comparator == "="


class Case:
    """What the rules work on. `known` are the forms by id, `factors` widen (or narrow) the tolerance of codes."""

    def __init__(
        self,
        record: Record,
        known: Mapping[str, Template] | None = None,
        factors: Mapping[str, Decimal] | None = None,
    ) -> None:
        self.record = record
        self._factors = factors or {}
        self.stated: tuple[Stated, ...] = tuple(stated_in(record))
        self.prose = tuple(one for one in self.stated if one.section == "prose")
        self._known = known if known is not None else _shipped()
        self._fingerprints: dict[tuple[str, tuple[str, ...], tuple[str, ...]], int] = defaultdict(int)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The filled forms of the report, those without a template too, but no table of headings only."""
        used = {(use.section, use.instance): use.template for use in reversed(self.record.coverage.tables)}
        rows: dict[tuple[Section, int], list[Stated]] = defaultdict(list)
        for one in self.stated:
            if one.section not in ("prose", "other"):
                rows[one.section, one.instance].append(one)
        return tuple(
            Table(section, instance, self._known.get(used.get((section, instance), "")), found)
            for (section, instance), found in rows.items()
        )

    def said(self, field: str, measure: str = "") -> list[Stated]:
        """What the prose states exactly of the year: numbers of a field (and measure)."""
        return [one for one in self._said.get(field, ()) if measure in ("", one.measure)]

    def factor(self, code: str) -> Decimal:
        """By how much the tolerance of a code is widened."""
        return self._factors.get(code, Decimal(1))

    @cached_property
    def _said(self) -> dict[str, list[Stated]]:
        found: dict[str, list[Stated]] = defaultdict(list)
        for one in self.prose:
            if is_number(one) and one.measure != "change" and self.is_own_year(one):
                found[one.field].append(one)
        return found

    def at(self, address: str) -> list[Stated]:
        """The exact numbers of the year at an address such as `self_evaluation/funds.total@executed`."""
        section, _, rest = address.partition("/")
        field, _, measure = rest.partition("@")
        if section == "prose":
            return self.said(field, measure)
        found = (table.number(field, measure) for table in self.tables if table.section == section)
        return [one for one in found if one is not None]

    def sum_words(self, like: Stated, parts: Sequence[Stated], stated: Decimal, total: Decimal) -> Words:
        """What a message on a whole and its parts is filled with; the whole is called after `like`, as its unit is."""
        said = [self.name(one) + SPACE + one.reading.raw for one in parts]
        return {
            "whole": self.name(like),
            "measure": "" if like.measure == "value" else self.measure(like),
            "stated": self.shown(stated, like),
            "part": self.name(parts[0]) if parts else "",
            "parts": PLUS.join(said) if len(said) <= LISTED else self.text("count", count=len(said)),
            "sum": self.shown(total, like),
            "difference": self.shown(abs(total - stated), like),
        }

    def is_own_year(self, one: Stated) -> bool:
        """Whether a reading is about the evaluated year."""
        return self.record.year is None or one.reading.period in ("", str(self.record.year))

    @cached_property
    def _book(self) -> Codebook:
        fields: dict[str, CodebookField] = self.record.local_fields
        return codebook().with_fields(fields)

    def name(self, one: Stated) -> Said:
        """What a reading's row is called: the codebook's name, or its label where that is what tells it."""
        if one.field in NAMED_BY_LABEL or not one.field:
            label = compact(one.label) or one.item
            return Said(label, label)
        known = self._book.field(one.field)
        name = Said(known.zh, known.en)
        return ITEM.filled(name=name, item=one.item) if one.item else name

    def measure(self, one: Stated) -> Said:
        known = self._book.measures[one.measure]
        return Said(known.zh, known.en)

    def shown(self, value: Decimal, like: Stated) -> str:
        """A value in the unit in which a reading is printed: `2114.36万元`."""
        unit = like.reading.stated_unit or like.reading.unit
        return plain(value / factor_of(unit)) + ("" if unit == "date" else unit)

    def text(self, rule: str, **words: object) -> Said:
        """A sentence of `messages.toml` with these words."""
        return _messages()[rule].filled(**words)

    def finding(
        self,
        code: str,
        severity: Severity,
        message: Said,
        on: Iterable[Stated],
        *,
        expected: Figure = None,
        found: Figure = None,
        tolerance: Decimal | None = None,
        fields: Sequence[str] = (),
        items: Sequence[str] = (),
    ) -> Bilingual:
        """A finding that rests on readings; one of them doubtful, it says so and is no error.

        `items` tell it from others of its code and fields: the readings' items and measures if none are given.
        """
        on = tuple(dict.fromkeys(on))
        doubtful = [one for one in on if one.reading.confidence < 1] if code != "UNREAD" else []
        if doubtful:
            severity = "warning" if severity == "error" else severity
            message += self.text("doubt", names=NAMES.join(map(self.name, doubtful[:3])))
        named = tuple(fields) or tuple(dict.fromkeys(one.field for one in on if one.field))
        told = tuple(items) or tuple(
            dict.fromkeys(f"{one.section}.{one.instance}/{one.item}@{one.name}" for one in on if one.section != "prose")
        )
        seen = self._fingerprints[code, named, told]
        self._fingerprints[code, named, told] += 1
        difference = ""
        if isinstance(expected, Decimal) and isinstance(found, Decimal):
            difference = plain(found - expected)
        message = message.stripped()
        finding = Finding(
            document=self.record.source,
            report=self.record.report,
            code=code,
            severity=severity,
            message=message.zh,
            fields=named,
            expected=_figure(expected),
            found=_figure(found),
            difference=difference,
            tolerance=_figure(tolerance),
            evidence=tuple(one.key for one in on),
            fingerprint=fingerprint_of(
                self.record.org_name, self.record.year, code, named, (*told, str(seen)) if seen else told
            ),
        )
        return Bilingual(finding, message.en)

    def amiss(
        self,
        code: str,
        severity: Severity,
        message: Said,
        on: Sequence[Stated],
        *,
        expected: Decimal,
        found: Decimal,
        tolerance: Decimal,
    ) -> Bilingual:
        """A figure that is not what it should be; ten thousand times as much or as little is a slip of the unit."""
        if is_unit_slip(found, expected, tolerance) and on[0].reading.unit == "元":
            code, severity = "UNIT", "error"
            message += self.text("unit", times=TEN_THOUSAND)
        return self.finding(code, severity, message, on, expected=expected, found=found, tolerance=tolerance)


def _figure(value: Figure) -> str:
    return "" if value is None else plain(value)


@cache
def _shipped() -> Mapping[str, Template]:
    return {template.id: template for template in templates()}


def sections(tables: Iterable[Table], *names: Section) -> Iterator[Table]:
    """Those of the sections named."""
    return (table for table in tables if table.section in names)
