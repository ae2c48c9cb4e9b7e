"""A table of goals that were set, with no result in it: nothing of it may be read as one, so nothing of it is gold."""

from corpus.claims import head
from corpus.generate.chance import Chance
from corpus.generate.figures import Unit
from corpus.generate.sheet import Sheet
from corpus.generate.wording import WORDS


def targets(chance: Chance, unit: Unit) -> Sheet:
    """绩效目标申报表 of one project."""
    s = Sheet("other", [1200, 1500, 2400, 1000, 1300, 1000], size=20)
    s.title = (
        chance.one(
            [f"{unit.year}年度项目支出绩效目标申报表", "项目支出绩效目标表", f"项目绩效目标表（{unit.year}年度）"]
        ),
    )
    s.row(head("项目名称"), head(chance.one(WORDS["names"]["projects"]), 5, align="left"))
    s.row(head("年度绩效目标"), head(chance.one(WORDS["names"]["goals"]), 5, align="left"))
    s.row(*map(head, ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位")))
    kept = chance.some([q for q in WORDS["quantities"] if q["second"] != "服务对象满意度指标"], 4, 8)
    for quantity in kept:
        first = "产出指标" if quantity["second"] in {"数量指标", "质量指标", "时效指标", "成本指标"} else "效益指标"
        number = chance.number(quantity["low"], quantity["high"])
        sign = "≤" if quantity.get("most") else "≥"
        s.row(*map(head, (first, quantity["second"], quantity["noun"], sign, str(number), quantity["unit"])))
    return s
