"""Bodies and decisions in, organisations over the years out; the file of decisions."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import UsageError
from schemas.regions import regions
from ziping.dataset.decisions import Decision, add_decision, read_decisions
from ziping.dataset.likeness import likeness
from ziping.dataset.names import Body, key_of
from ziping.dataset.orgs import Resolution, resolve

TAOJIANG, ANHUA, YIYANG = "430922", "430923", "430900"


def of(name: str, region: str = TAOJIANG) -> Body:
    return Body(name, region, "市" if region == YIYANG else "县", "党政机关")


FINANCE, FINANCE_ALONE = of("桃江县财政局"), of("县财政局")
LAND, NATURE = of("桃江县国土资源局"), of("桃江县自然资源局")
TRADE, QUALITY, MARKET = of("桃江县工商行政管理局"), of("桃江县质量技术监督局"), of("桃江县市场监督管理局")
CULTURE, TOURISM = of("桃江县文体局"), of("桃江县旅游局")
LONG, SHORT = of("桃江县农村饮水安全工程建设管理服务中心"), of("桃江县农村饮水安全工程建设管理中心")
OTHER = of("桃江县农村饮水安全工程建设服务中心")
SHORT_AGAIN = of("县农村饮水安全工程建设管理中心（本级）")
HILLS = [f"{a}{b}" for a in "青白红黄松竹" for b in "山岭坪冲湾坳洞坝河溪圩垸"]
NOWHERE = Body("财政局", "", "", "党政机关")
BODIES = [
    *(
        FINANCE,
        FINANCE_ALONE,
        LAND,
        NATURE,
        TRADE,
        QUALITY,
        MARKET,
        CULTURE,
        TOURISM,
        LONG,
        SHORT,
        SHORT_AGAIN,
        NOWHERE,
    ),
    *(
        of("安化县财政局", ANHUA),
        of("益阳市财政局", YIYANG),
        of("桃江县水利局"),
        of("桃江县水务局"),
        of("桃江县财政局机关"),
    ),
    *(Body("桃江县财政局", TAOJIANG), Body("县财政局", ""), Body("龙陂县财政局", ""), Body("龙陂县财政局（本级）", "")),
]


def same(one: Body, other: Body, since: int | None = None) -> Decision:
    return _decided("same", one, other, since)


def different(one: Body, other: Body) -> Decision:
    return _decided("different", one, other, None)


def _decided(verdict: str, one: Body, other: Body, since: int | None) -> Decision:
    names = {"name": one.name, "region": one.region, "other_name": other.name, "other_region": other.region}
    return Decision.model_validate({"verdict": verdict, "since": since, **names})


def together(found: Resolution, one: Body, other: Body) -> bool:
    return found.org_of[one] == found.org_of[other]


def asked(found: Resolution) -> list[set[str]]:
    return [{doubt.a.name, doubt.b.name} for doubt in found.doubts]


# ---- without decisions


def test_spellings_are_one_and_counties_are_two() -> None:
    found = resolve([FINANCE, FINANCE_ALONE, of("安化县财政局", ANHUA), of("县财政局", ANHUA)])
    assert [len(org.bodies) for org in found.orgs] == [2, 2]
    assert {org.name for org in found.orgs} == {"桃江县财政局", "安化县财政局"}
    assert not found.doubts


def test_words_that_tell_nothing_join_long_names() -> None:
    found = resolve([LONG, SHORT, SHORT_AGAIN])
    assert [org.name for org in found.orgs] == [LONG.name]


def test_a_doubtful_pair_is_asked_and_not_joined() -> None:
    found = resolve([LAND, NATURE])
    assert len(found.orgs) == 2
    assert asked(found) == [{LAND.name, NATURE.name}]
    assert "改革" in found.doubts[0].why_zh
    assert "reform" in found.doubts[0].why_en


def test_a_name_without_region_is_asked_where_few_fit() -> None:
    assert asked(resolve([NOWHERE, FINANCE])) == [{"财政局", "桃江县财政局"}]
    counties = [of(f"第{n}县财政局", f"43{n:04}") for n in range(100)]
    assert not resolve([NOWHERE, *counties]).doubts


def test_the_most_certain_doubt_comes_first() -> None:
    found = resolve(BODIES)
    scores = [doubt.score for doubt in found.doubts]
    assert len(scores) > 3
    assert scores == sorted(scores, reverse=True)


def test_an_organisation_tells_what_any_of_its_bodies_tells() -> None:
    org = resolve([Body("桃江县财政局", TAOJIANG), FINANCE_ALONE]).orgs[0]
    assert (org.name, org.region, org.level, org.org_kind) == ("桃江县财政局", TAOJIANG, "县", "党政机关")


def test_codes_of_two_years_are_one_region() -> None:
    found = resolve([Body("祁阳县教育局", "431121"), Body("祁阳市教育局", "431181"), Body("县教育局", "431121")])
    assert [org.region for org in found.orgs] == ["431181"]


DECISIONS = st.lists(
    st.one_of(
        st.builds(same, st.sampled_from(BODIES), st.sampled_from(BODIES), st.sampled_from([None, None, 2015, 2019])),
        st.builds(different, st.sampled_from(BODIES), st.sampled_from(BODIES)),
    ),
    max_size=8,
)


@given(st.permutations(BODIES), DECISIONS)
def test_the_order_of_bodies_says_nothing(bodies: list[Body], decisions: list[Decision]) -> None:
    assert resolve(bodies, decisions) == resolve([*BODIES, *bodies[:3]], decisions)


@given(DECISIONS, st.sampled_from(BODIES), st.sampled_from(BODIES), st.booleans())
def test_the_last_decision_is_kept(decisions: list[Decision], one: Body, other: Body, is_same: bool) -> None:
    last = same(one, other) if is_same else different(one, other)
    found = resolve(BODIES, [*decisions, last])
    if (one.name, one.region) != (other.name, other.region):
        assert together(found, one, other) == is_same
    for body in BODIES:
        assert found.org_for(body, 1980) == found.org_of[body]
        assert found.org_for(body, 2020) in found.orgs


@given(st.sets(st.sampled_from(BODIES), min_size=2))
def test_the_two_of_a_doubt_are_two(bodies: set[Body]) -> None:
    found = resolve(bodies)
    assert set(found.org_of) == bodies
    assert sorted(body for org in found.orgs for body in org.bodies) == sorted(bodies)
    assert len({org.org_id for org in found.orgs}) == len(found.orgs)
    for doubt in found.doubts:
        assert doubt.a.org_id != doubt.b.org_id
    for one in bodies:
        for other in bodies:
            if key_of(one) == key_of(other) or likeness(one, other).verdict == "same":
                assert together(found, one, other)


@given(st.sets(st.sampled_from(BODIES), min_size=1), st.sampled_from(BODIES))
def test_another_body_changes_no_identifier_that_it_does_not_join(bodies: set[Body], new: Body) -> None:
    before, after = resolve(bodies), resolve({*bodies, new})
    for body in bodies:
        if not together(after, body, new):
            assert before.org_of[body].org_id == after.org_of[body].org_id


@pytest.mark.slow
@pytest.mark.parametrize("counties", [700, 1], ids=["many regions", "one region"])
def test_twenty_thousand_bodies_take_seconds(counties: int) -> None:
    in_force = [region for region in regions().in_force() if region.level == "县"][:counties]
    towns = [f"{a}{b}镇" for a in "龙桃石马高鸬大武浮灰" for b in "塘花牛迹桥渡栗潭丘港"]
    names = [f"{town}{form}" for form in ("中心小学", "卫生院", "财政所", "人民政府") for town in towns]
    names = [
        *names,
        *(f"{town}{hill}{form}" for town in towns for hill in HILLS for form in ("小学", "水管站", "林场")),
    ]
    bodies = [
        Body(f"{county.name}{name}", county.code, "", "")
        for county in in_force
        for name in names[: 20_000 // len(in_force)]
    ]
    begin = time.perf_counter()
    found = resolve(bodies)
    assert time.perf_counter() - begin < 30  # 4 s on one core of a small machine
    assert len(found.orgs) == len(bodies) > 19_000


# ---- decisions


def test_a_decision_outranks_likeness() -> None:
    assert together(resolve([CULTURE, TOURISM], [same(CULTURE, TOURISM)]), CULTURE, TOURISM)
    apart = resolve([LONG, SHORT], [different(LONG, SHORT)])
    assert not together(apart, LONG, SHORT)
    assert not apart.doubts


def test_a_decision_parts_two_spellings_of_one_key() -> None:
    found = resolve([FINANCE, FINANCE_ALONE], [different(FINANCE, FINANCE_ALONE)])
    assert len({org.org_id for org in found.orgs}) == 2
    assert not found.doubts


def test_the_later_decision_counts() -> None:
    told = [same(CULTURE, TOURISM), different(TOURISM, CULTURE)]
    assert not together(resolve([CULTURE, TOURISM], told), CULTURE, TOURISM)
    assert together(resolve([CULTURE, TOURISM], told[::-1]), CULTURE, TOURISM)


def test_different_breaks_a_chain_and_asks() -> None:
    chain = [SHORT, LONG, OTHER]  # the first and the last are each one with the middle
    assert len(resolve(chain).orgs) == 1
    found = resolve(chain, [different(SHORT, OTHER)])
    assert together(found, LONG, SHORT) != together(found, LONG, OTHER)
    assert [doubt.why_en for doubt in found.doubts] == ["alike, but to join them would go against a decision"]
    settled = resolve(chain, [different(SHORT, OTHER), different(LONG, OTHER)])
    assert together(settled, LONG, SHORT)
    assert not settled.doubts


def test_what_is_decided_on_one_spelling_is_decided_on_all() -> None:
    found = resolve([LONG, SHORT, SHORT_AGAIN], [different(LONG, SHORT_AGAIN)])
    assert together(found, SHORT, SHORT_AGAIN)
    assert not together(found, LONG, SHORT)
    assert not found.doubts


def test_a_chain_of_decisions_does_not_join_what_a_later_one_parts() -> None:
    told = [same(CULTURE, TOURISM), same(TOURISM, TRADE), different(CULTURE, TRADE)]
    found = resolve([CULTURE, TOURISM, TRADE], told)
    assert together(found, TOURISM, TRADE)
    assert not together(found, CULTURE, TRADE)
    assert len(found.doubts) == 1


def test_decisions_on_bodies_that_are_not_here_count() -> None:
    assert together(resolve([CULTURE, TRADE], [same(CULTURE, TOURISM), same(TOURISM, TRADE)]), CULTURE, TRADE)


def test_two_regions_are_one_body_by_decision_only() -> None:
    other = of("桃江县财政局", ANHUA)
    assert len(resolve([FINANCE, other]).orgs) == 2
    assert len(resolve([FINANCE, other], [same(FINANCE, other)]).orgs) == 1


# ---- over time


def test_a_renamed_body_is_one_over_time_under_its_new_name() -> None:
    found = resolve([LAND, NATURE], [same(LAND, NATURE, 2019)])
    assert [org.name for org in found.orgs] == [NATURE.name]
    assert found.org_for(LAND, 2015) == found.org_for(NATURE, 2020)
    assert not found.doubts


def test_merged_bodies_are_their_own_until_then() -> None:
    found = resolve([TRADE, QUALITY, MARKET], [same(TRADE, MARKET, 2015), same(QUALITY, MARKET, 2017)])
    assert len(found.orgs) == 3
    assert not found.doubts
    cases = {(TRADE, 2014): TRADE, (TRADE, 2015): MARKET, (QUALITY, 2016): QUALITY, (QUALITY, 2017): MARKET}
    for (body, year), expected in cases.items():
        assert found.org_for(body, year) == found.org_of[expected], (body.name, year)
    assert found.org_for(MARKET, 2010) == found.org_of[MARKET]


def test_a_body_that_went_into_one_that_was_there_is_told_by_two_decisions() -> None:
    found = resolve([CULTURE, TOURISM], [different(TOURISM, CULTURE), same(TOURISM, CULTURE, 2019)])
    assert found.org_for(TOURISM, 2018) != found.org_of[CULTURE]
    assert found.org_for(TOURISM, 2019) == found.org_of[CULTURE]


def test_mergers_follow_each_other_and_end() -> None:
    told = [
        same(TRADE, MARKET, 2015),
        same(QUALITY, MARKET, 2015),
        same(MARKET, CULTURE, 2020),
        same(TOURISM, CULTURE, 2020),
    ]
    found = resolve([TRADE, QUALITY, MARKET, CULTURE, TOURISM], told)
    years = {2014: TRADE, 2019: MARKET, 2020: CULTURE}
    assert [found.org_for(TRADE, year) for year in years] == [found.org_of[body] for body in years.values()]
    round_about = [*told, same(CULTURE, TRADE, 2021), same(LAND, TRADE, 2021)]
    assert resolve([TRADE, QUALITY, MARKET, CULTURE, TOURISM, LAND], round_about).org_for(TRADE, 2022).bodies


def test_what_bodies_were_merged_into_may_have_no_report_yet() -> None:
    found = resolve([TRADE, QUALITY], [same(TRADE, MARKET, 2015), same(QUALITY, MARKET, 2015)])
    assert found.org_for(TRADE, 2016) == found.org_for(QUALITY, 2016)
    assert found.org_for(TRADE, 2016).name == MARKET.name


# ---- the file

NOTED = Decision(
    verdict="same",
    name="桃江县国土资源局",
    region=TAOJIANG,
    other_name="桃江县自然资源局",
    other_region=TAOJIANG,
    since=2019,
    by="张三",
    at="2025-03-01",
    note='机构改革："三定"方案\n第二行',
)


def test_no_file_holds_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.toml") == ()


def test_what_is_added_is_read(tmp_path: Path) -> None:
    path = tmp_path / "认定.toml"
    told = (NOTED, different(FINANCE, CULTURE), same(TRADE, MARKET))
    for each in told:
        add_decision(path, each)
    assert read_decisions(path) == told
    assert path.read_text(encoding="utf-8").startswith('[[decision]]\nverdict = "same"\nname = "桃江县国土资源局"\n')
    assert [each.name for each in tmp_path.iterdir()] == ["认定.toml"]


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: "# 我们的认定\n\n".encode() + data,
        lambda data: data.rstrip(b"\n"),
    ],
)
def test_an_edited_file_is_read_and_added_to(changed: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    add_decision(path, different(FINANCE, CULTURE))
    path.write_bytes(changed(path.read_bytes()))
    add_decision(path, NOTED)
    assert read_decisions(path) == (different(FINANCE, CULTURE), NOTED)


@given(name=st.text(min_size=1).filter(str.isprintable) | st.sampled_from(["\x7f", "\x00", '"\\', "\r\n", "'''"]))
def test_any_name_comes_back(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "decisions.toml"
    decision = Decision(verdict="different", name=name, other_name=name + "*", note=name)
    add_decision(path, decision)
    assert read_decisions(path) == (decision,)


GOOD = '[[decision]]\nverdict = "same"\nname = "甲局"\nother_name = "乙局"\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (GOOD + 'verdict = "same"\n', 5, "overwrite"),
        (GOOD + "\n[[decision]]\nname = 甲局\n", 7, "value"),
        (GOOD + GOOD.replace('"same"', '"maybe"'), 6, "verdict"),
        (GOOD + GOOD.replace('name = "甲局"\n', "", 1), 5, "name"),
        (GOOD + 'since = "2019"\n', 5, "since"),
        (GOOD + "since = 19\n", 5, "since"),
        (GOOD + 'at = "昨天"\n', 5, "at"),
        (GOOD.replace('"same"', '"different"') + "since = 2019\n", 1, "since"),
        (GOOD + "sinse = 2019\n", 5, "sinse"),
        ("decision = 3\n", 1, "[[decision]]"),
        ("decision = [3]\n", 1, ""),
        ("[decisions]\n", 1, "[[decision]]"),
    ],
)
def test_a_fault_names_file_and_line(text: str, line: int, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as fault:
        read_decisions(path)
    assert fault.value.code == "E_DECISIONS"
    assert str(path) in fault.value.line("zh")
    assert f"第{line}行" in fault.value.line("zh")
    assert f"line {line} " in fault.value.line("en")
    assert reason in fault.value.line("en")
    with pytest.raises(UsageError):
        add_decision(path, NOTED)
    assert path.read_text(encoding="utf-8") == text


def test_other_bytes_than_utf_8_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_bytes(GOOD.encode() + "# 单位".encode("gbk"))
    with pytest.raises(UsageError, match="line 5 "):
        read_decisions(path)
    with pytest.raises(UsageError, match="E_UNREADABLE"):
        read_decisions(tmp_path)
