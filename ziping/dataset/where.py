"""What is asked of a dataset, as conditions of a query: each value a parameter, never part of the SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from schemas.codebook import codebook
from schemas.errors import UsageError
from schemas.findings import finding_names
from schemas.values import Measure, Section
from ziping.dataset.engine import Connection, Value
from ziping.outputs.table import Column

SHOWN = 5  # names that a message offers


@dataclass(frozen=True)
class Where:
    """Conditions by column; None asks for all."""

    conditions: tuple[tuple[str, tuple[Value, ...]], ...] = ()

    @classmethod
    def of(cls, **columns: Sequence[Value] | None) -> "Where":
        return cls(tuple((name, tuple(values)) for name, values in columns.items() if values is not None))

    def only(self, *names: str) -> "Where":
        """Those on these columns."""
        return Where(tuple(one for one in self.conditions if one[0] in names))

    def sql(self, table: str = "", *, start: str = "WHERE") -> str:
        """`WHERE t.year = ANY(?) AND t.field = ? …`, empty where nothing is asked."""
        prefix = f"{table}." if table else ""
        told = [f'{prefix}"{name}" {_asked(values)}' if values else "1 = 0" for name, values in self.conditions]
        return f"{start} {' AND '.join(told)}" if told else ""

    @property
    def params(self) -> list[Value]:
        return [values[0] if len(values) == 1 else list(values) for _, values in self.conditions if values]


def _asked(values: Sequence[Value]) -> str:
    """One value is asked for as such: DuckDB passes over the blocks of a table that cannot hold it."""
    return "= ?" if len(values) == 1 else "= ANY(?)"


EVERYTHING = Where()
NAMED = "SELECT org_id, name, region FROM orgs UNION SELECT org_id, name, region FROM bodies"


def texts(given: str | Iterable[str] | None) -> list[str] | None:
    """One text or several."""
    return None if given is None else [given] if isinstance(given, str) else list(given)


def numbers(given: int | Iterable[int] | None) -> list[int] | None:
    """One year or several."""
    wanted = None if given is None else [given] if isinstance(given, int) else list(given)
    for one in wanted or ():
        if not isinstance(one, int):
            raise UsageError("E_CHOICE", option="years", given=given, choices="2021, [2020, 2021]")
    return wanted


def known_fields(given: str | Iterable[str] | None, more: Iterable[str] = ()) -> list[str] | None:
    """Fields by key, or by their Chinese or English name; one that is none of the codebook's is a line that says so."""
    wanted = texts(given)
    if wanted is None:
        return None
    book = codebook().fields
    named: dict[str, set[str]] = {}
    for key, field in book.items():
        for name in (field.zh, field.en, field.short):
            named.setdefault(name, set()).add(key)
    own = set(more)
    return [name if name in book or name in own else _named(name, named, [*book, *own]) for name in wanted]


def _named(name: str, named: Mapping[str, set[str]], keys: Sequence[str]) -> str:
    """The key of a field by one of its names; `E_FIELD_SEVERAL` where several bear it (项目支出)."""
    if name in named:
        key, *more = sorted(named[name])
        if more:
            raise UsageError("E_FIELD_SEVERAL", field=name, keys=", ".join([key, *more]))
        return key
    near = get_close_matches(name, [*keys, *named], SHOWN, cutoff=0.5)
    raise UsageError("E_FIELD", field=name, near=", ".join(near) or "—")


def known_measures(given: str | Iterable[str] | None) -> list[str] | None:
    """Measures, concepts among them."""
    wanted = texts(given)
    known = list(dict.fromkeys([*get_args(Measure), *codebook().concepts]))
    for name in wanted or ():
        if name not in known:
            raise UsageError("E_CHOICE", option="measure", given=name, choices=", ".join(known))
    return wanted


def known_sections(given: str | Iterable[str] | None) -> list[str] | None:
    wanted = texts(given)
    for name in wanted or ():
        if name not in get_args(Section):
            raise UsageError("E_CHOICE", option="section", given=name, choices=", ".join(get_args(Section)))
    return wanted


def known_codes(given: str | Iterable[str] | None) -> list[str] | None:
    """Codes of findings."""
    wanted = texts(given)
    known = list(finding_names().codes)
    _only(wanted, known, "codes")
    return wanted


def known_columns(given: str | Iterable[str] | None, heads: Sequence[Column]) -> list[Column]:
    """Those of the columns that are asked for, in their own order; all where none is."""
    wanted = texts(given)
    _only([""] if wanted == [] else wanted, [head.name for head in heads], "columns")
    return [head for head in heads if wanted is None or head.name in wanted]


def _only(wanted: Sequence[str] | None, known: Sequence[str], option: str) -> None:
    """`E_CHOICE` with all that are none."""
    if strange := [name for name in wanted or () if name not in known]:
        raise UsageError("E_CHOICE", option=option, given=", ".join(map(str, strange)), choices=", ".join(known))


def known_body(connection: Connection, name: str, region: str) -> tuple[str, str]:
    """A body as reports name it, with its region: the one of that name, or of that name in the region given."""
    found = sorted(
        {
            (str(own), str(code))
            for own, code in connection.rows("SELECT name, region FROM bodies WHERE name = ?", [name])
        }
        | {
            (str(own), str(code))
            for own, code in connection.rows("SELECT name, region FROM orgs WHERE name = ?", [name])
        }
    )
    fitting = [one for one in found if not region or one[1] == region]
    if len(fitting) == 1:
        return fitting[0]
    if not found:
        known = [str(row[0]) for row in connection.rows("SELECT name FROM bodies")]
        near = get_close_matches(name, known, SHOWN, cutoff=0.5)
        raise UsageError("E_ORG", org=name, near=_listed(near))
    raise UsageError("E_ORG", org=name, near=_listed([f"{own}@{code}" for own, code in found]))


def known_orgs(connection: Connection, given: str | Iterable[str] | None) -> list[str] | None:
    """Ids of bodies by id, by any of their names (`name@region` is one), or by a part of one: of all that it fits."""
    wanted = texts(given)
    if wanted is None:
        return None
    names: dict[str, set[str]] = {}
    in_region: dict[str, set[str]] = {}
    for org_id, name, region in connection.rows(NAMED):
        names.setdefault(str(name), set()).add(str(org_id))
        in_region.setdefault(f"{name}@{region}", set()).add(str(org_id))
    ids = {org_id for found in names.values() for org_id in found}
    found = (
        one
        for name in wanted
        for one in ([name] if name in ids else sorted(in_region.get(name, ())) or _orgs(name, names))
    )
    return list(dict.fromkeys(found))


def known_org(connection: Connection, given: str) -> str:
    """The id of the one body of a name or a part of one; `E_ORG` where it fits several."""
    found = known_orgs(connection, given) or [""]
    if len(found) > 1:
        rows = connection.rows("SELECT name, region FROM orgs WHERE org_id = ANY(?) ORDER BY name, region", [found])
        raise UsageError("E_ORG", org=given, near=_listed([f"{name}@{region}" for name, region in rows]))
    return found[0]


def _listed(names: Sequence[str]) -> tuple[str, str]:
    """Names in a line, in Chinese and English."""
    return "、".join(names[:SHOWN]) or "—", ", ".join(names[:SHOWN]) or "-"


def _orgs(name: str, names: Mapping[str, set[str]]) -> list[str]:
    if name in names:
        return sorted(names[name])
    if name and (holding := [known for known in names if name in known]):
        return sorted(set().union(*(names[known] for known in holding)))
    raise UsageError("E_ORG", org=name, near=_listed(sorted(get_close_matches(name, names, SHOWN, cutoff=0.5))))
