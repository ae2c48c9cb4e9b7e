"""The table of regions: codes that nest, names by year, and how it is made."""

import pytest

from schemas.regions import STILL, followed, regions
from schemas.regions.make import Change, Changes, Names, shortened, table

PROVINCES = 34
CHANGES = Changes(slips={"430922 桃讧县": "桃江县"}, years={2020: Change(gone=("430921 南县",), new=("430923 南市",))})
NAMES = Names(peoples=("回族", "彝族"), aliases={"桃县": "430922"})
LISTS = {
    2018: {
        "430900": "益阳市",
        "430901": "市辖区",
        "430921": "南县",
        "430922": "桃讧县",
        "419000": "省直辖县级行政区划",
    },
    2019: {"430900": "益阳市", "430921": "南县", "430922": "桃江县", "430924": "寻甸回族彝族自治县"},
}


def test_every_code_lies_in_another_of_its_time() -> None:
    in_force = {region.code: region for region in regions().in_force()}
    assert sum(region.level == "省" for region in in_force.values()) == PROVINCES
    for region in in_force.values():
        assert (region.parent in in_force) == (region.level != "省"), region
        if region.parent:
            assert in_force[region.parent].holds(region)
            assert not region.holds(in_force[region.parent])


@pytest.mark.parametrize(
    ("name", "codes"),
    {
        "桃江县": ["430922"],
        "寻甸县": ["530129"],
        "寻甸自治县": ["530129"],
        "湘西州": ["433100"],
        "东乡县": ["361029", "622926"],
        "公主岭市": ["220184", "220381"],
        "某某县": [],
    }.items(),
)
def test_names_have_their_codes(name: str, codes: list[str]) -> None:
    assert [region.code for region in regions().named(name)] == codes


@pytest.mark.parametrize(
    ("name", "codes"),
    {
        "大英": ["510923"],
        "长沙": ["430100", "430121"],
        "内蒙": ["150000"],
        "内蒙古": ["150000"],
        "新疆": ["650000"],
        "西双版纳": ["532800"],
        "寻甸": ["530129"],
        "南": [],
    }.items(),
)
def test_bare_names_have_all_their_codes(name: str, codes: list[str]) -> None:
    assert [region.code for region in regions().bare(name)] == codes


def test_a_code_is_that_of_today() -> None:
    found = regions().coded("370215")
    assert found is not None
    assert (found.name, found.since, found.until) == ("即墨区", 2017, STILL)
    assert regions().coded("370282") is None


def test_ili_holds_what_has_other_digits() -> None:
    ili, altay = regions().coded("654000"), regions().coded("654325")
    assert ili is not None
    assert altay is not None
    assert ili.holds(altay)


def test_a_text_begins_with_no_longer_name() -> None:
    assert regions().longest("桃江县") == len("桃江县")
    assert regions().longest("教育局") == 0


def test_the_table_is_made_of_lists_and_changes() -> None:
    assert table(LISTS, CHANGES, NAMES).splitlines() == [
        "code,name,from,to,short",
        "430900,益阳市,,,",
        "430921,南县,,2019,",
        "430922,桃江县,,,桃县",
        "430923,南市,2020,,",
        "430924,寻甸回族彝族自治县,2019,,寻甸县 寻甸自治县",
    ]


def test_what_was_not_in_force_cannot_end() -> None:
    again = Changes(slips=CHANGES.slips, years=CHANGES.years | {2021: Change(gone=("430921 南县",), new=())})
    with pytest.raises(ValueError, match="南县 was not in force before 2021"):
        table(LISTS, again, NAMES)


def test_names_without_a_people_stay() -> None:
    assert shortened("内蒙古自治区", ("蒙古", "蒙古族")) == []
    assert shortened("桃江县", ("回族",)) == []


@pytest.mark.parametrize(
    ("code", "name", "today"),
    [
        ("430922", "桃江县", "430922"),
        ("431121", "祁阳县", "431181"),
        ("140726", "太谷县", "140703"),
        ("220381", "公主岭市", "220184"),
        ("610125", "户县", "610118"),
        ("350427", "沙县", "350405"),
        ("130502", "桥东区", "130502"),  # 襄都区 now
        ("460025", "定安县", "469021"),  # by way of 469025
        ("469025", "定安县", "469021"),
        ("469025", "白沙黎族自治县", "469025"),
        ("542400", "那曲地区", "540600"),
        ("371200", "莱芜市", "371200"),  # a city is no district
        ("110103", "崇文区", "110103"),  # went into another
    ],
)
def test_a_region_of_old_is_one_of_today(code: str, name: str, today: str) -> None:
    (region,) = (region for region in regions().once(code) if region.name == name)
    assert regions().today(region).code == today


def test_every_region_comes_to_an_end_in_its_province() -> None:
    for code, later in followed().items():
        assert regions().once(code)
        assert regions().coded(later) is not None
    for region in regions().in_force():
        assert regions().today(region) is region
        for old in regions().once(region.code):
            assert regions().today(old).code[:2] == old.code[:2]
