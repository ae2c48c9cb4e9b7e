"""Names of public bodies in, their region, level and kind out: what is sure, and nothing else."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.places import read_place
from extract.who import Who, bare_name, kind_of, township_in, unit_before, who_by_folders, who_is
from schemas.regions import Region, regions

CASES = tomllib.loads((Path(__file__).parent / "who.toml").read_text(encoding="utf-8"))
COUNTIES = [region for region in regions().in_force() if region.level == "县"]


@pytest.mark.parametrize(("name", "region", "level", "kind"), CASES["plain"], ids=lambda text: text or "-")
def test_a_name_tells(name: str, region: str, level: str, kind: str) -> None:
    assert who_is(name, 2021) == Who(region, level, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "year", "region"), CASES["in_year"])
def test_the_year_chooses_the_code(name: str, year: str, region: str) -> None:
    assert who_is(name, int(year) if year else None).region == region


@pytest.mark.parametrize(("name", "texts", "region", "level"), CASES["with_texts"])
def test_other_texts_settle_what_a_name_leaves_open(name: str, texts: list[str], region: str, level: str) -> None:
    who = who_is(name, 2021, texts)
    assert (who.region, who.level) == (region, level)


@given(st.sampled_from(COUNTIES), st.sampled_from(["教育局", "人民法院", "第一中学", "水文站", "融媒体中心"]))
def test_every_full_name_is_its_own_code(county: Region, body: str) -> None:
    outer = [region.name for code in (f"{county.code[:2]}0000", county.parent) if (region := regions().coded(code))]
    prefix = "".join(dict.fromkeys(outer))
    who = who_is(f"{prefix}{county.name}{body}", 2025)
    assert (who.region, who.level) == (county.code, "县")


@given(st.sampled_from(COUNTIES), st.integers(2003, 2025))
def test_a_county_alone_is_itself_or_none(county: Region, year: int) -> None:
    found = who_is(f"{county.name}财政局", year).region
    of_today = {regions().today(region).code for region in regions().once(found)}  # 梅县区 was 梅县 until 2012
    assert not found or {found, *of_today} & {region.code for region in regions().named(county.name)}


@given(
    st.text(alphabet="省市县区镇乡局州新南大桃江长沙益阳朝东西的中心学校123-（）· ", max_size=16),
    st.integers(1990, 2030),
)
def test_any_text_is_taken(text: str, year: int) -> None:
    assert who_is(text, year, [text[::-1], text]).level in ("", "省", "市", "县", "乡")


def test_what_is_no_name_is_nobody() -> None:
    assert who_is("桃江县" * 100) == Who()
    assert who_is("市财政局", 2021, ["益阳市" + "财政局" * 100]) == Who("", "", "党政机关")


def test_a_place_ends_where_its_body_begins() -> None:
    text = "湖南省益阳市桃江县教育局"
    assert text[read_place(text).end :] == "教育局"
    assert read_place("教育局").region is None


def test_names_are_laid_bare() -> None:
    assert bare_name(" [219001]-大英县 司法局（本级）（盖章） ") == "大英县司法局"
    assert bare_name("本级") == "本级"


def test_a_kind_is_told_by_the_end_of_a_name() -> None:
    assert kind_of("某某人民医院") == "医院"
    assert kind_of("某某") == ""


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("市司法局", "市"),
        ("市民政局", "市"),
        ("市场监督管理局", ""),
        ("市市场监督管理局", "市"),
        ("自治区审计厅", "自治区"),
        ("财政局", ""),
    ],
)
def test_what_stands_for_a_place(name: str, unit: str) -> None:
    assert unit_before(name) == unit


@pytest.mark.parametrize(
    ("rest", "town"),
    [
        ("桃花江镇中心小学", "桃花江镇"),
        ("金贸街道办事处", "金贸街道"),
        ("城乡建设局", ""),
        ("住房和城乡建设局", ""),
        ("财政局", ""),
    ],
)
def test_a_township_begins_what_stands_behind_a_place(rest: str, town: str) -> None:
    assert township_in(rest) == town


@pytest.mark.parametrize(
    ("name", "folders", "texts", "region", "level"),
    [
        ("城关镇人民政府", ["桃江县"], [], "430922", "乡"),
        ("城关镇中心小学", ["益阳市", "01.湖南省益阳市桃江县"], [], "430922", ""),
        ("县司法局", ["2022年桃江县直单位", "材料"], [], "430922", "县"),
        ("第一中学", ["东莞市"], [], "441900", ""),
        ("鼓楼区财政局", ["南京市", "鼓楼区"], [], "320106", "县"),
        ("城关镇人民政府", ["桃江县", "安化县"], [], "", ""),
        ("城关镇人民政府", ["2022年", "县直单位"], [], "", ""),
        ("城关镇人民政府", ["益阳市", "城区"], [], "", ""),
        ("城关镇人民政府", ["桃江县"], ["安化县2022年度自评报告"], "", ""),
        ("城关镇人民政府", ["桃江县"], ["益阳市2022年度自评报告"], "430922", "乡"),
        ("市司法局", ["桃江县"], [], "", ""),
        ("教育厅", ["桃江县"], [], "", ""),
        ("湖南农业大学", ["芙蓉区"], [], "", ""),
        ("大通湖区财政局", ["桃江县"], [], "", ""),
        ("鼓楼区财政局", ["桃江县"], [], "", ""),
    ],
)
def test_one_county_among_the_folders_is_weak_evidence(
    name: str, folders: list[str], texts: list[str], region: str, level: str
) -> None:
    who, place = who_by_folders(name, folders, 2022, texts)
    assert (who.region, who.level) == (region, level)
    assert bool(place) == bool(region)
