"""A manifest in, what it says of each file out: where it is from, and whose it is where that is known better."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from normalize.fold import fold
from schemas.errors import UsageError
from schemas.record import Record
from ziping.ingest.at_hand import is_url
from ziping.ingest.headed import read_lines
from ziping.paths import real

_YEAR = re.compile(r"20\d\d")
_REGION = re.compile(r"\d{6}(?:0{3,6})?")


@dataclass(frozen=True)
class Said:
    """What a line says; empty or None where it does not. Body, year and region overrule what the report states."""

    source_url: str = ""
    retrieved_at: str = ""
    org_name: str = ""
    year: int | None = None
    region: str = ""

    def over(self, record: Record) -> Record:
        """The record as the manifest knows it."""
        told = {"org_name": self.org_name, "year": self.year, "region": self.region}
        known = {name: value for name, value in told.items() if value}
        return record.model_copy(update=known) if known else record

    def to_json(self) -> str:
        """What overrules reports, as a dataset keeps it; empty where nothing does."""
        told = {"org_name": self.org_name, "year": self.year, "region": self.region}
        known = {name: value for name, value in told.items() if value}
        return json.dumps(known, ensure_ascii=False) if known else ""

    @property
    def kept(self) -> str:
        """All of it, as the quarantine keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of_kept(cls, kept: str) -> "Said":
        """As the quarantine keeps it; nothing where it is empty."""
        return cls(**json.loads(kept)) if kept else NOTHING

    @classmethod
    def stored(cls, source_url: str, retrieved_at: str, said: str) -> "Said":
        """As a dataset keeps it: `said` is what `to_json` gave."""
        return cls(source_url=source_url, retrieved_at=retrieved_at, **(json.loads(said) if said else {}))


NOTHING = Said()


class Manifest:
    """Lines by path: as it is named in the run, below the manifest's folder, or by its name alone if that is one's."""

    def __init__(self, path: Path | None) -> None:
        self._said: dict[str, Said] = {}
        self._folder = path.resolve().parent if path is not None else Path()
        for line in read_lines(path, "manifest", "path") if path is not None else ():
            key = _key(line.texts["path"])
            said = _said(path, line.row, line.texts)  # type: ignore[arg-type]
            if self._said.get(key, said) != said:
                raise UsageError(
                    "E_LIST_LINE", str(path), row=line.row, reason=(f"“{key}”两行说法不同", f"said twice: {key}")
                )
            self._said[key] = said
        names: dict[str, set[str]] = {}
        for key in self._said:
            names.setdefault(PurePosixPath(key).name, set()).add(key)
        self._by_name = {name: keys.pop() for name, keys in names.items() if len(keys) == 1}
        self._left = set(self._said)

    def of(self, place: str, name: str) -> Said:
        """What it says of a file of the run: its path or URL, and its name in the data."""
        resolved = Path() if is_url(place) else Path(real(place))  # of a loop too
        below = resolved.relative_to(self._folder).as_posix() if resolved.is_relative_to(self._folder) else ""
        for key in (
            _key(name),
            _key(below),
            _key(place if is_url(place) else str(resolved)),
            self._by_name.get(PurePosixPath(_key(name)).name, ""),
        ):
            if key in self._said:
                self._left.discard(key)
                return self._said[key]
        return NOTHING

    @property
    def unused(self) -> list[str]:
        """Paths of which no file came."""
        return sorted(self._left)


def _key(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).as_posix().removeprefix("./")


def _said(path: Path, row: int, texts: dict[str, str]) -> Said:
    year = texts.get("year", "")
    found = _YEAR.search(fold(year))
    if year and found is None:
        raise UsageError("E_LIST_LINE", str(path), row=row, reason=(f"年度“{year}”不是年份", f"not a year: {year}"))
    region = fold(texts.get("region", ""))
    if region and not _REGION.fullmatch(region):
        raise UsageError(
            "E_LIST_LINE", str(path), row=row, reason=(f"“{region}”不是区划代码", f"not a region code: {region}")
        )
    return Said(
        source_url=texts.get("source_url", ""),
        retrieved_at=texts.get("retrieved_at", ""),
        org_name=texts.get("org", ""),
        year=int(found[0]) if found else None,
        region=region[:6],
    )
