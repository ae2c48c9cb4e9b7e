"""An evaluation form in the making: its grid, its title and unit, and whose it is."""

from dataclasses import replace

from corpus.claims import Cell, Claim, Says, head, value
from corpus.generate.chance import Chance
from corpus.generate.layout import Layout, Subject
from corpus.generate.printed import Style, words
from corpus.generate.sheet import Sheet
from corpus.generate.wording import WORDS, Wording

WIDTHS = {"target": 1150, "actual": 1200, "weight": 700, "score": 750, "reason": 1400, "criterion": 1500, "review_score": 750, "operator": 800, "unit": 800, "note": 800}  # fmt: skip


class Form:
    """One form in the making; `per` columns of the grid are one column of the indicators."""

    def __init__(
        self, chance: Chance, plan: Layout, subject: Subject, style: Style, say: Wording, instance: int
    ) -> None:
        self.chance, self.plan, self.subject, self.style, self.say = chance, plan, subject, style, say
        levels = [1000, 1150, 1800] if plan.second else [1100, 2200]
        self.levels = len(levels)
        funds = 7 + ("reason" in plan.order and plan.sichuan)
        self.per = 2 if plan.doubled or self.levels + len(plan.order) < funds + 1 else 1
        widths = [800, *(w for w in (*levels, *(WIDTHS[c] for c in plan.order)) for _ in range(self.per))]
        self.sheet = Sheet(plan.section, widths, instance, size=20, wide=plan.wide)
        self.all = len(widths)
        if plan.natures and plan.unit == "heads":  # no heading stands above the amounts by nature
            self.plan = plan = replace(plan, unit="block")
        self.stated = say.brackets(f"（{style.unit}）")

    def one(self, field: str, label: str, says: Says, measure: str = "value", item: str = "") -> Claim:
        return Claim(field, measure, label, says, item)

    def top(self) -> None:
        s, plan, year = self.sheet, self.plan, self.subject.year
        kind = "整体支出绩效自评表" if plan.section == "self_evaluation" else "项目支出绩效自评表"
        if plan.sichuan:
            kind = "部门预算" + kind
        title = self.chance.one([f"{year}年度{kind}", f"{kind}（{year}年度）", kind])
        if title == kind:
            lines: tuple[str, ...] = (kind, self.say.brackets(f"（{year}年度）"))
        else:
            lines = (self.say.brackets(title),)
        if plan.titled:
            for line in lines:
                s.row(head(line, self.all, bold=len(line) > 8))
        else:
            s.title = lines
        if plan.unit == "above":
            s.unit = self.chance.one([f"单位：{self.style.unit}", f"金额单位：{self.style.unit}"])
        elif plan.unit == "row":
            s.row(head(f"金额单位：{self.style.unit}", self.all, align="right"))
        if plan.foot:
            officer = self.chance.one(WORDS["names"]["officers"])
            s.foot = (
                f"填表人：{officer}　　联系电话：0{self.chance.number(700, 999)}-{self.chance.number(2000000, 7999999)}"
            )

    def names(self) -> None:
        s, say, subject = self.sheet, self.say, self.subject
        half = 1 + self.per + (self.all - 1 - self.per) // 2
        lead = 1 + self.per

        def pair(name: str, field: str, text: str, across: int, lead: int) -> list[Cell]:
            label = say(name)
            says = words(text)
            return [head(say.shown(label), lead), value(self.one(field, label, says), across, align="left")]

        if self.plan.section == "self_evaluation":
            if self.chance.yes(0.25):
                s.row(
                    *pair("预算部门", "department", subject.name, half - lead, lead),
                    *pair("预算编码", "budget_code", subject.code, self.all - half - self.per, self.per),
                )
            else:
                s.row(*pair("预算部门", "department", subject.name, self.all - lead, lead))
            return
        name = pair("项目名称", "project.name", subject.name, self.all - lead, lead)
        both = [
            *pair("主管部门", "project.supervisor", subject.supervisor, half - lead, lead),
            *pair("实施单位", "project.implementer", subject.org, self.all - half - self.per, self.per),
        ]
        for cells in (both, name) if self.plan.sichuan and self.chance.yes(0.5) else (name, both):
            s.row(*cells)
