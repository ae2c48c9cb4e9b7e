"""The money of an evaluation form: its total, and the rows or the two natures that make it up."""

from decimal import Decimal

from corpus.claims import Cell, head, value
from corpus.generate.form import Form
from corpus.generate.layout import Money
from corpus.generate.printed import share, words


def _spans(form: Form, count: int) -> list[int]:
    """The label and the amounts over what the block's column leaves."""
    room = form.all - 1
    spans = [1] * count
    for i in [0, *range(1, count), *range(count)]:
        more = min(form.per if i else 2 * form.per - 1, room - sum(spans))
        spans[i] += max(0, min(more, 1 if i else more))
    spans[0] += room - sum(spans)
    return spans


def funds(form: Form, execution: int, earned: Decimal) -> None:
    """The block of the funds; `execution` is what the spending weighs and `earned` what it scores."""
    s, say, style, plan = form.sheet, form.say, form.style, form.plan
    reason = plan.sichuan and "reason" in plan.order
    middle = "调整后预算数" if plan.sichuan else "全年预算数"
    printed = form.stated if plan.unit == "heads" else ""
    heads = [say("年初预算数") + printed, say(middle) + printed, say("全年执行数") + printed]
    marks = [say("分值"), say("执行率"), say("得分")]
    if plan.sichuan:
        marks = [marks[1], marks[0], marks[2]]
    heads += marks + ([say("原因")] if reason else [])
    rows = _rows(form)
    spans = _spans(form, 1 + len(heads))
    natures = _natures(form) if plan.natures else []
    block = say("资金块") + (f"\n{form.stated}" if plan.unit == "block" else "")
    if plan.weights and form.chance.yes(0.3):
        block += say.brackets(f"\n（{execution}分）")
    s.row(
        head(block, down=1 + len(rows) + len(natures)),
        *(head(say.shown(text), span) for text, span in zip(["", *heads], spans, strict=True)),
    )
    measures = ["opening_budget", "adjusted_budget" if plan.sichuan else "full_year_budget", "executed"]
    measures += ["rate", "weight", "score"] if plan.sichuan else ["weight", "rate", "score"]
    for field, label, money in rows:
        whole = field == "funds.total"
        by = {
            "weight": style.score(Decimal(execution) if whole else None),
            "rate": style.rate(share(money[2], money[1])),
            "score": style.score(earned if whole else None),
            "reason": words(plan.empty),
        }
        by |= dict(zip(measures, map(style.money, money), strict=False))
        columns = [*measures, *(["reason"] if reason else [])]
        s.row(
            head(label, spans[0], align="left"),
            *(value(form.one(field, label, by[m], m), span) for m, span in zip(columns, spans[1:], strict=True)),
        )
    for cells in natures:
        s.row(*cells)


def _rows(form: Form) -> list[tuple[str, str, Money]]:
    say, places, money = form.say, form.style.places, form.subject.money
    rows = [("funds.total", say("年度资金总额"), money)]
    if form.plan.natures:
        return rows
    names = {"funds.carried_over": "上年结转资金", "funds.special_account": "财政专户管理资金", "funds.unit": "单位资金", "funds.other": "其他资金"}  # fmt: skip
    kept = form.chance.some(list(names), 1, 3)
    rest = money
    parts = []
    for field in kept:
        nothing = field != "funds.carried_over" and form.chance.yes(0.5)
        own: list[Decimal] = [Decimal(0) if nothing else form.chance.near(money[1], 2, 9, places)] * 2
        amounts = (own[0], own[1], Decimal(0) if nothing else form.chance.near(own[1], 80, 100, places))
        if (
            any(part >= whole for part, whole in zip(amounts, rest, strict=True))
            or rest[2] - amounts[2] > rest[1] - amounts[1]
        ):
            amounts = (Decimal(0),) * 3
        rest = (rest[0] - amounts[0], rest[1] - amounts[1], rest[2] - amounts[2])
        parts.append((field, say(names[field]), amounts))
    first = form.chance.one(["其中：", "其中：", ""])
    indent = form.chance.one(["", "　　", "　　　"])
    rows.append(("funds.current_appropriation", first + say("当年财政拨款"), rest))
    return rows + [(field, indent + label if first else label, amounts) for field, label, amounts in parts]


def _natures(form: Form) -> list[list[Cell]]:
    """两种性质 side by side, label and value in one cell."""
    say, style, full = form.say, form.style, form.subject.money[1]
    fund = form.chance.near(full, 2, 12, style.places) if form.chance.yes(0.6) else Decimal(0)
    account = form.chance.near(full, 1, 5, style.places) if form.chance.yes(0.4) else Decimal(0)
    left = [("一般公共预算", "general_public", full - fund - account), ("政府性基金拨款", "government_fund", fund), ("专户非税", "special_account", account), ("其他资金", "other", Decimal(0))]  # fmt: skip
    basic, project = form.subject.natures
    right = [("基本支出", "basic", basic), ("项目支出", "project", project)]
    room = form.all - 1
    wide = room // 2
    colon = form.chance.one(["：", ":"])
    first = form.chance.one(["", "其中："])

    def cell(i: int, group: str, name: str, key: str, amount: Decimal, across: int) -> Cell:
        label = ("" if i else first) + say(name)
        says = style.money(amount)
        return value(
            form.one(f"funds.{group}.{key}", label, says), across, printed=f"{label}{colon}{says.raw}", align="left"
        )

    rows = [[head(say("按收入性质分"), wide), head(say("按支出性质分"), room - wide)]]
    for i, one in enumerate(left):
        other = cell(i, "use", *right[i], room - wide) if i < len(right) else head("", room - wide)
        rows.append([cell(i, "source", *one, wide), other])
    return rows
