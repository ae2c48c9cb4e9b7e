"""Pairs of names in, whether they are one body's out: what is sure, and nothing else."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.who import who_is
from schemas.regions import Region, regions
from ziping.dataset.likeness import alike, likeness
from ziping.dataset.names import Body, full_name, key_of, wording
from ziping.dataset.names import _usual as usual

CASES = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
PAIRS: list[list[str]] = [pair for pairs in CASES.values() for pair in pairs]


def body(text: str) -> Body:
    """`name@region` as a dataset has it: what the name, with its region before it, tells."""
    name, at, code = text.partition("@")
    if not at:
        who = who_is(name)
        return Body(name, who.region, who.level, who.org_kind)
    row = regions().once(code)[-1:]
    who = who_is(name, None, [f"{row[0].name}{name}"] if row else [])
    return Body(name, code, who.level, who.org_kind)


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_two_names(one: str, other: str, verdict: str) -> None:
    a, b = body(one), body(other)
    found = likeness(a, b)
    assert found.verdict == verdict, (key_of(a), key_of(b), found)
    assert likeness(b, a) == found


@pytest.mark.parametrize(
    ("name", "region", "key"),
    [
        ("益阳市公共资源交易中心", "430900", "430900/公共资源交易中心"),
        ("市公共资源交易中心", "430900", "430900/公共资源交易中心"),
        ("市市场监督管理局", "430900", "430900/市场监管局"),
        ("市场监督管理局", "430900", "430900/市场监管局"),
        ("市民政局", "430900", "430900/民政局"),
        ("石家庄市场监督管理局", "130100", "130100/市场监管局"),
        ("中国国际贸易促进委员会湖南省委员会", "430000", "430000/贸促会"),
        ("益阳市公共资源交易中心", "430903", "430903/益阳市公共资源交易中心"),  # another region's, by its name
        ("桃江县桃花江镇", "430922", "430922/桃花江镇政府"),
        ("桃江县第12中学", "430922", "430922/十二中"),
        ("108煤田地质队", "140000", "140000/一〇八煤田地质队"),
        ("301医院", "110000", "110000/三〇一医院"),
        ("和平区和平路小学", "120101", "120101/和平路小学"),
        ("太和镇人民政府", "430922", "430922/太和镇政府"),
        ("原州区财政局", "640402", "640402/财政局"),
        ("桃江县原种场", "430922", "430922/原种场"),
        ("定安县财政局", "469025", "469021/财政局"),  # a code that was one county's and is another's
        ("白沙黎族自治县财政局", "469025", "469025/财政局"),
        ("桃江县第一中学（初中部）", "430922", "430922/第一中学(初中部)"),
        ("第一中学", "", "/第一中学"),
        ("朝阳区财政局（本级）", "", "/朝阳区财政局"),
        ("219001-财政局", "", "/219001-财政局"),
        ("桃江县", "430922", "430922/桃江县"),
        ("", "430922", "430922/"),
    ],
)
def test_keys(name: str, region: str, key: str) -> None:
    assert key_of(Body(name, region)) == key


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("219001-桃江县 财政局（本级）", "桃江县财政局"),
        ("原桃江县国土资源局", "桃江县国土资源局"),
        ("桃江县自然资源局（原国土资源局）", "桃江县自然资源局"),
        ("桃江县人民医院（东院）", "桃江县人民医院(东院)"),
        ("本级", "本级"),
    ],
)
def test_full_names(name: str, full: str) -> None:
    assert full_name(Body(name)) == full


def test_each_name_of_a_reform_stands_in_the_spelling_of_keys() -> None:
    names = {name for new, olds in wording().reforms.items() for name in (new, *olds)}
    assert {name: usual(name, "") for name in names} == {name: name for name in names}


COUNTIES = [region for region in regions().in_force() if region.level == "县"]
OFFICES = [
    "财政局",
    "市场监督管理局",
    "住房和城乡建设局",
    "人民法院",
    "第一中学",
    "公共资源交易中心",
    "妇女联合会",
    "人民政府办公室",
]
BODIES = st.builds(
    Body,
    st.text(
        alphabet="市省县区镇乡局州新东西中委的办第一二中小学校（）()原和、12390-桃江长沙财政人民医院 ", max_size=14
    ),
    st.sampled_from(["", "430922", "430900", "110105", "469025", "000000"]),
    st.sampled_from(["", "市", "县"]),
    st.sampled_from(["", "党政机关", "学校"]),
)


@given(st.sampled_from(COUNTIES), st.sampled_from(OFFICES))
def test_a_county_s_body_has_one_key(county: Region, office: str) -> None:
    outer = [region.name for code in (f"{county.code[:2]}0000", county.parent) if (region := regions().coded(code))]
    chain = "".join(dict.fromkeys(outer))
    unit = next(unit for unit in ("县", "市", "旗", "区") if county.name.endswith(unit))
    names = [
        f"{chain}{county.name}{office}",
        f"{county.name}{office}",
        f"{county.name}{office}（本级）",
        f"{unit}{office}",
    ]
    assert len({key_of(Body(name, county.code)) for name in names}) == 1


@given(st.sampled_from(COUNTIES), st.sampled_from(COUNTIES), st.sampled_from(OFFICES))
def test_two_counties_never_share_a_body(one: Region, other: Region, office: str) -> None:
    a, b = Body(f"{one.name}{office}", one.code), Body(f"{other.name}{office}", other.code)
    assert (likeness(a, b).verdict == "same") == (one == other)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["第{}中学", "第{}小学", "{}地质队", "第{}人民医院"]))
def test_two_numbers_are_two_bodies(one: int, other: int, name: str) -> None:
    a, b = (Body(f"桃江县{name.format(number)}", "430922", "县") for number in (one, other))
    assert likeness(a, b).verdict == ("same" if one == other else "different")


@given(BODIES, BODIES)
def test_any_names_are_taken_either_way_round(one: Body, other: Body) -> None:
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert 0 <= found.score <= 100
    assert (found.verdict == "same") or key_of(one) != key_of(other)
    if bool(one.region) != bool(other.region):
        assert found.verdict != "same"


def test_every_pair_that_is_not_different_is_worth_a_look() -> None:
    bodies = {body(text) for pair in PAIRS for text in pair[:2]}
    in_one_county = {Body(each.name, "430922", each.level, each.org_kind) for each in bodies}
    first = {key_of(each): each for each in sorted(in_one_county)}
    own = list(first.values())
    seen = {frozenset(pair) for pair in alike(own)}
    for one in range(len(own)):
        for other in range(one):
            if likeness(own[one], own[other]).verdict != "different":
                assert {one, other} in seen, (own[one], own[other])


@pytest.mark.parametrize("text", ["1", "第", "（", "（本级）", "和", "一", "桃江县"])
def test_what_is_no_name_takes_no_time(text: str) -> None:
    name = text * 50_000
    assert likeness(Body(name, "430922"), Body(f"{name}局", "430922")).verdict != "same"
    assert key_of(Body(name, "430922")) == key_of(Body(f" {name}", "430922"))
