"""What one unit spent: every amount of 附件1, of the evaluation and of the prose, drawn once, so that sums and rates agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.generate.chance import Chance
from corpus.generate.wording import WORDS

Three = tuple[Decimal, Decimal, Decimal]  # last year's 决算数, 预算数, 决算数


@dataclass(frozen=True)
class Unit:
    """Who reports, for which year."""

    province: str
    city: str
    county: str
    name: str
    superior: str
    code: str
    year: int
    date: tuple[int, int, int]


@dataclass(frozen=True)
class Figures:
    """Amounts in 万元 by field; `special` are the named parts of the special funds."""

    places: int
    establishment: int
    staff: int
    retired: int
    vehicles: int
    money: dict[str, Three]
    special: dict[str, Three]
    opening: Decimal
    building: tuple[Decimal, Decimal, Decimal, Decimal] | None

    def final(self, name: str) -> Decimal:
        return self.money[name][2]


def unit(chance: Chance, counties: Sequence[Sequence[str]] = WORDS["counties"]) -> Unit:
    """A body of one of these counties (each with its province and city), and the year that it reports on."""
    names = WORDS["names"]
    province, city, county = chance.one(counties)
    year = chance.number(2019, 2024)
    topic, kind = chance.one(names["topics"]), chance.one(names["kinds"])
    name = f"{county}{topic}{kind}"
    superior = county + chance.one(["农业农村局", "水利局", "文化旅游广电局", "林业局", "交通运输局"])
    date = (year + 1, chance.number(2, 6), chance.number(1, 28))
    return Unit(
        province, city, county, name, superior, f"{chance.number(101, 689)}{chance.number(1, 29):03}", year, date
    )


def figures(chance: Chance, places: int) -> Figures:
    """A small unit of 20 to 120 people."""

    def leaf(least: int, most: int) -> Three:
        budget = chance.decimal(least, most, places)
        final = chance.near(budget, 88, 100, places)
        return chance.near(final, 75, 130, places), budget, final

    establishment = chance.number(18, 120)
    names = chance.some(WORDS["names"]["projects"], 1, 3)
    special = {name: leaf(20, 500) for name in names}
    nothing = (Decimal(0),) * 3
    office, utilities, meetings = leaf(20, 60), leaf(8, 30), leaf(2, 9)
    purchase = leaf(15, 25) if chance.yes(0.15) else nothing
    running, reception = leaf(3, 12), leaf(1, 6)
    operating = added([office, utilities, meetings])
    basic = added([operating, leaf(200, 1500)])
    maintenance, business = leaf(15, 90), leaf(10, 80)
    specials = added(special.values())
    project = added([maintenance, business, specials])
    vehicle = added([purchase, running])
    total = added([basic, project])
    money = {
        "total": total, "basic": basic, "operating": operating, "office": office, "utilities": utilities,
        "meetings": meetings, "project": project, "maintenance": maintenance, "business": business,
        "special": specials, "three": added([vehicle, reception]), "vehicle": vehicle, "purchase": purchase,
        "running": running, "abroad": nothing, "reception": reception, "procurement": leaf(20, 90),
    }  # fmt: skip
    area, invested = chance.decimal(800, 4000, 0), chance.decimal(200, 1500, places)
    building = (area, chance.near(area, 95, 100, 0), invested, chance.near(invested, 92, 100, places))
    return Figures(
        places,
        establishment,
        establishment - chance.number(0, 5),
        chance.number(3, 40),
        chance.number(1, 5),
        money,
        special,
        chance.near(total[1], 90, 100, places),
        building if chance.yes(0.3) else None,
    )


def added(several: Iterable[Three]) -> Three:
    prior, budget, final = (sum(column, Decimal(0)) for column in zip(*several, strict=True))
    return prior, budget, final
