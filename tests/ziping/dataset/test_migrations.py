"""A dataset of an older version: refused where it is read, brought up to date where it is written, nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.errors import Lang
from tests.ziping.dataset.digest import TABLES, digest
from tests.ziping.dataset.files import ingest
from tests.ziping.dataset.mixed import mixed
from tests.ziping.dataset.older import made_older
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.dataset.engine import DatasetError, Engine
from ziping.dataset.migrations import migrate
from ziping.dataset.opening import DATA

GONE = "findings of a rule that is no more"


@pytest.fixture
def today(places: Callable[[], str], tmp_path: Path) -> Dataset:
    return mixed(places(), tmp_path)


def empty(place: str, work: Path) -> Engine:
    """An engine on a place where nothing is."""
    if "://" in place:
        from ziping.dataset.postgres import PostgresEngine

        return PostgresEngine(place)
    from ziping.dataset.duck import DuckEngine

    work.mkdir(parents=True, exist_ok=True)
    return DuckEngine(work / DATA)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_that_was_in_it_is_in_it(today: Dataset, places: Callable[[], str], tmp_path: Path, lang: Lang) -> None:
    """In both languages, in whichever it was: as if it had been made today."""
    place = places()
    work = Path(place) if "://" not in place else tmp_path / "older"
    engine = empty(place, work)
    made_older(engine, today.engine, lang)
    before = _told(engine)
    with pytest.raises(DatasetError) as refused:
        open_dataset(place, work=work)
    assert refused.value.code == "E_DATASET_OLDER"
    assert _told(engine) == before  # a reader changes nothing
    ingest(place, work, *[tmp_path / "甲局"])  # of files that it has
    after, wanted = _told(engine), _told(today.engine)
    assert {table: after[table] for table in KEPT} == {table: before[table] for table in KEPT}
    assert after["findings"] == wanted["findings"]
    assert after["parts"] == wanted["parts"]
    opened = open_dataset(place, work=work)
    for one in ("zh", "en"):
        assert list(opened.rows("findings", one)) == list(today.rows("findings", one))
        assert list(opened.rows("parts", one)) == list(today.rows("parts", one))
    assert list(opened.rows("observations")) == list(today.rows("observations"))


def test_what_no_rule_finds_any_more_keeps_its_message(
    today: Dataset, places: Callable[[], str], tmp_path: Path
) -> None:
    place = places()
    engine = empty(place, tmp_path / "older" if "://" in place else Path(place))
    made_older(engine, today.engine, "zh")
    changed = "UPDATE findings SET code = 'LEDGER', message = ? WHERE code = 'SUM' AND scope = 'report'"
    with engine.writing() as connection:
        connection.run(changed, [GONE])
    opened = open_dataset(place, work=tmp_path / "older" if "://" in place else None, create=True)
    told = {lang: opened.findings(codes="LEDGER", lang=lang, engine="pandas")["message"] for lang in ("zh", "en")}
    assert set(told["zh"]) == set(told["en"]) == {GONE}
    assert "message_en" not in opened.findings(engine="pandas")


def test_a_dataset_is_migrated_once(today: Dataset) -> None:
    before = digest(today.engine, today.work)
    migrate(today.engine)
    assert digest(today.engine, today.work) == before


KEPT = [name for name in TABLES if name not in ("findings", "parts", "reports", "meta", "places")]


def _told(engine: Engine) -> dict[str, list[str]]:
    """The rows of each table."""
    with engine.reading() as connection:
        return {
            table: sorted(map(repr, connection.rows(f"SELECT {names} FROM {table}")))  # noqa: S608 - own names
            for table, names in TABLES.items()
        }
