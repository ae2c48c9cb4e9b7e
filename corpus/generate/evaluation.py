"""整体支出绩效自评表 and 项目支出绩效自评表: the layout of a report and a unit or project in, a sheet out."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.claims import Cell, Says, head, value
from corpus.generate.chance import Chance
from corpus.generate.form import Form
from corpus.generate.funds import funds
from corpus.generate.indicators import Line, Set, indicators
from corpus.generate.layout import Layout, Subject
from corpus.generate.printed import Style, share, words
from corpus.generate.sheet import Sheet
from corpus.generate.wording import WORDS, Wording

NAMES = {
    "target": "年度指标值", "actual": "实际完成值", "weight": "分值", "score": "得分", "reason": "原因", "criterion": "评分标准",
    "review_score": "复核分", "operator": "指标性质", "unit": "度量单位",
}  # fmt: skip


def evaluation(
    chance: Chance, plan: Layout, subject: Subject, style: Style, say: Wording, instance: int
) -> tuple[Sheet, Set, Decimal]:
    """The sheet, its indicators and its total."""
    form = Form(chance, plan, subject, style, say, instance)
    form.top()
    form.names()
    given = indicators(chance, style, plan.sichuan, plan.inside, plan.prefix, plan.empty)
    rate = share(subject.money[2], subject.money[1])
    assert rate is not None
    earned = round(rate * given.execution / 100, 2)
    if plan.sichuan and chance.yes(0.5):
        _goal(form)
        funds(form, given.execution, earned)
    else:
        funds(form, given.execution, earned)
        _goal(form)
    if plan.blank:
        form.sheet.row(head("", form.all))
    _lines(form, given)
    total = earned + sum((line.score for line in given.lines if line.score is not None), Decimal(0))
    _total(form, total)
    return form.sheet, given, total


def _goal(form: Form) -> None:
    s, say = form.sheet, form.say
    planned, reached = say("预期目标"), say("实际完成情况")
    target, actual = (words(form.chance.one(WORDS["names"][name])) for name in ("goals", "done"))
    claims = form.one("goal", planned, target, "target"), form.one("goal", reached, actual, "actual")
    room = form.all - 1
    wide = room // 2
    s.cuts.append((len(s.rows), None))
    block = say("年度总体目标")
    s.row(head(say.shown(block), down=2), head(say.shown(planned), wide), head(say.shown(reached), room - wide))
    s.row(value(claims[0], wide, align="left"), value(claims[1], room - wide, align="left"))


def _lines(form: Form, given: Set) -> None:
    s, say, plan, per = form.sheet, form.say, form.plan, form.per
    lines = _with_placeholder(form, given.lines)
    block = say("绩效指标") + (
        say.brackets("\n（90分）") if plan.weights and given.execution == 10 and form.chance.yes(0.3) else ""
    )
    names = ["一级指标", *(["二级指标"] if plan.second else []), "三级指标"]
    columns = ["备注" if c == "note" else say(NAMES[c]) for c in plan.order]
    s.cuts.append((len(s.rows), None))
    heads = len(s.rows)
    s.row(head(block, down=1 + len(lines)), *(head(say.shown(text), per) for text in (*map(say, names), *columns)))
    counted: dict[tuple[str, str], int] = {}
    again = heads if form.chance.yes(0.5) else None
    for i, line in enumerate(lines):
        levels = (line.first, line.second if plan.second else "")
        counted[levels] = counted.get(levels, 0) + 1
        item = f"{levels[0]}/{levels[1]}/{counted[levels]}"
        if i and line.first != lines[i - 1].first:
            s.cuts.append((len(s.rows), again))
        before = [cell for cell in (_first(form, lines, i, given), _second(form, lines, i)) if cell]
        s.row(*before, head(line.label, per, align="left"), *(_cell(form, c, line, item) for c in plan.order))


def _with_placeholder(form: Form, lines: Sequence[Line]) -> list[Line]:
    kept = list(lines)
    if form.plan.placeholder:
        at = form.chance.number(1, len(kept))
        while at < len(kept) and (kept[at].first, kept[at].second) == (kept[at - 1].first, kept[at - 1].second):
            at += 1
        kept.insert(at, replace(kept[at - 1], label="……", target=words(""), actual=words(""), weight=None, score=None, reason="", operator="", unit="", source=None))  # fmt: skip
    return kept


def _cell(form: Form, column: str, line: Line, item: str) -> Cell:
    style, per = form.style, form.per
    empty = line.weight is None
    if column in {"operator", "unit"}:
        return head(line.operator if column == "operator" else line.unit, per)
    if column == "note":
        return head("" if empty or form.chance.yes(0.8) else form.chance.one(WORDS["names"]["notes"]), per)
    says = {
        "target": line.target,
        "actual": line.actual,
        "weight": style.nothing("分", "分", "") if line.weight is None else style.score(Decimal(line.weight)),
        "score": style.nothing("分", "分", "") if line.score is None else style.score(line.score),
        "review_score": style.nothing("分", "分", ""),
        "reason": words(line.reason),
        "criterion": words("" if empty else "完成目标得满分，未完成按比例扣分"),
    }[column]
    return value(form.one("indicator", line.label, says, column, item), per, align="center")


def _first(form: Form, lines: Sequence[Line], i: int, given: Set) -> Cell | None:
    name = lines[i].first
    if not form.plan.merged:
        return head(name, form.per)
    if i and lines[i - 1].first == name:
        return None
    down = sum(line.first == name for line in lines)
    shown = form.say.shown(name)
    if not form.plan.weights:
        return head(shown, form.per, down)
    raw = f"{given.groups[name]}分"
    claim = form.one("indicator_group", name, Says(raw, str(given.groups[name]), "分", "分", "="), "weight", name)
    return Cell(shown + form.say.brackets(f"\n（{raw}）"), form.per, down, (claim,))


def _second(form: Form, lines: Sequence[Line], i: int) -> Cell | None:
    if not form.plan.second:
        return None
    levels = (lines[i].first, lines[i].second)
    if not form.plan.merged:
        return head(levels[1], form.per)
    same = [(line.first, line.second) == levels for line in lines]
    return None if i and same[i - 1] else head(form.say.shown(levels[1]), form.per, sum(same))


def _total(form: Form, total: Decimal) -> None:
    s, say, plan = form.sheet, form.say, form.plan
    label = say("总分")
    marks = [i for i, column in enumerate(plan.order) if column in {"weight", "score"}]
    lead = 1 + form.per * (form.levels + marks[0])
    by = {"weight": form.style.score(Decimal(100)), "score": form.style.score(total)}
    cells = [head(label, lead)]
    cells += [
        value(form.one("score_total", label, by[column], column), form.per) if column in by else head("", form.per)
        for column in plan.order[marks[0] :]
    ]
    s.row(*cells)
    if plan.graded:
        grade = "优" if total >= 90 else "良" if total >= 80 else "中"
        raw = form.chance.one(["优", "优秀"]) if grade == "优" else grade
        label = say("等级")
        lead = 1 + form.per
        s.row(head(label, lead), value(form.one("grade", label, Says(raw, grade)), form.all - lead))
