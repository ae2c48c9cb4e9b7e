"""How the units of a roster stand, as lines: 已报, 未报, 缺附件, 重复, 名单外."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemas.errors import Lang

if TYPE_CHECKING:
    from ziping.ingest.roster import Listed, RosterStatus

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "counts": "名单 {all} 个单位{years}：已报 {reported}，未报 {missing}，缺附件 {lacking}，重复 {twice}，待确认 {asked}，名单外 {outside}",  # noqa: E501
        "years": "（{0} 年度）",
        "missing": "未报",
        "lacking": "缺附件",
        "twice": "重复",
        "asked": "名称对应多个单位，请在名单中写明区划代码",
        "outside": "名单外",
        "narrative": "自评报告",
        "basic_data": "基础数据表",
        "self_evaluation": "自评表",
        "project_evaluation": "项目支出绩效自评表",
        "stop": "、",
    },
    "en": {
        "counts": "{all} units{years}: {reported} reported, {missing} not, {lacking} lack a part, {twice} sent one twice, {asked} unclear; {outside} not on the roster",  # noqa: E501
        "years": " ({0})",
        "missing": "Not reported",
        "lacking": "Lacking",
        "twice": "Sent twice",
        "asked": "Several bodies have the name: give the region's code in the roster",
        "outside": "Not on the roster",
        "narrative": "report",
        "basic_data": "basic data",
        "self_evaluation": "self-evaluation",
        "project_evaluation": "project evaluation",
        "stop": ", ",
    },
}


def roster_lines(found: "RosterStatus", lang: Lang) -> list[str]:
    """The counts, then each unit that needs a person, under what it needs."""
    texts = TEXTS[lang]
    lacking = [one for one in found.listed if one.lacking]
    twice = [one for one in found.listed if one.twice]
    asked = [one for one in found.listed if one.asked]
    years = texts["stop"].join(map(str, sorted({one.year for one in found.listed})))
    counts = {
        "all": len(found.listed),
        "years": texts["years"].format(years) if years else "",
        "reported": len(found.reported),
        "missing": len(found.missing),
        "lacking": len(lacking),
        "twice": len(twice),
        "asked": len(asked),
        "outside": len(found.outside),
    }
    lines = [texts["counts"].format(**counts)]
    lines += _block(texts["missing"], found.missing, ["" for _ in found.missing])
    lines += _block(
        texts["lacking"], lacking, [texts["stop"].join(texts[part] for part in one.lacking) for one in lacking]
    )
    lines += _block(texts["twice"], twice, [texts["stop"].join(one.twice) for one in twice])
    lines += _block(texts["asked"], asked, [texts["stop"].join(one.asked) for one in asked])
    if found.outside:
        lines.append(texts["outside"])
        lines += [f"  {name}  {year}" for name, year in found.outside]
    return [line + "\n" for line in lines]


def _block(title: str, units: Sequence["Listed"], told: Sequence[str]) -> list[str]:
    lines = [
        "  " + "  ".join(filter(None, (one.expected.code, one.expected.name, str(one.year), more)))
        for one, more in zip(units, told, strict=True)
    ]
    return [title, *lines] if lines else []
