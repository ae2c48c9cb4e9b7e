"""The columns of each sheet for people: heading, and which readings of a row stand there."""

from dataclasses import dataclass, field
from typing import Literal

from schemas.codebook import codebook
from schemas.observation import Observation
from schemas.values import Measure
from ziping.outputs import Money
from ziping.outputs.workbook.book import Head

SheetName = Literal["基础数据", "自评表", "指标", "项目", "未识别", "正文"]


@dataclass(frozen=True)
class Column:
    """Takes the readings of `measure` that have one of `units`; any measure or unit where that is None.

    `shows` is what of them: the value whatever it is, the words as written, of a number itself, its unit or its sign,
    or a text that is no number.
    """

    head: Head
    measure: Measure | None
    units: tuple[str, ...] | None = None
    shows: Literal["value", "raw", "number", "unit", "sign", "text"] = "value"

    def takes(self, reading: Observation) -> bool:
        """Whether a reading can stand here, whatever its status."""
        return self.measure in (None, reading.measure) and (self.units is None or reading.unit in self.units)


@dataclass(frozen=True)
class Layout:
    """A sheet: what its rows are called, then its values; `frozen` columns stay in sight."""

    name: SheetName
    labels: tuple[Head, ...]
    columns: tuple[Column, ...]
    frozen: int = 3
    heads: tuple[Head, ...] = field(init=False)

    def __post_init__(self) -> None:
        heads = (*BODY, *self.labels, *(column.head for column in self.columns), *PLACE)
        object.__setattr__(self, "heads", heads)


BODY = (Head("单位", 24), Head("年度", 7))
PLACE = (Head("其他", 20), Head("存疑", 28), Head("文件", 30), Head("位置", 22))


def layouts(money: Money) -> dict[SheetName, Layout]:
    """All sheets of values, with the unit of money in their headings."""
    amount = Column(Head(f"金额（{money}）", 14), "value", ("元",))
    texts = Column(Head("内容", 26, code=True), "value", ("",))
    numbers = (Column(Head("数值", 10), "value"), Column(Head("计量单位", 9), "value", shows="unit"))
    evaluation = (
        texts,
        amount,
        *numbers,
        *(
            Column(Head(f"{_name(measure)}（{money}）", 14), measure, ("元",))
            for measure in ("opening_budget", "adjusted_budget", "full_year_budget", "executed")
        ),
        Column(Head("执行率（%）", 9), "rate", ("%",)),
        *_scores(),
        Column(Head("预期目标", 40), "target", shows="raw"),
        Column(Head("实际完成情况", 40), "actual", shows="raw"),
        Column(Head(_name("reason"), 30), "reason", shows="raw"),
    )
    basic = (
        *(
            Column(Head(f"{_name(measure)}（{money}）", 14), measure, ("元",))
            for measure in ("prior_final", "budget", "final")
        ),
        amount,
        *numbers,
        Column(Head("内容", 40), "value", ("",)),
    )
    indicators = (
        Column(Head("目标", 18), "target", shows="raw"),
        Column(Head("完成", 18), "actual", shows="raw"),
        *_scores(),
        Column(Head(_name("reason"), 30), "reason", shows="raw"),
        Column(Head(_name("criterion"), 24), "criterion", shows="raw"),
        Column(Head("目标符号", 6), "target", shows="sign"),
        Column(Head("目标数", 12), "target", shows="number"),
        Column(Head("目标单位", 9), "target", shows="unit"),
        Column(Head("完成数", 12), "actual", shows="number"),
        Column(Head("完成单位", 9), "actual", shows="unit"),
    )
    item, project = Head("项目", 30), Head("项目名称", 26)
    levels = (project, Head("一级指标", 12), Head("二级指标", 14), Head("三级指标", 24))
    named = (
        *(Head("字段", 18), Head("名称", 24), Head("度量", 12), Head("变动", 18), Head("期间", 10)),
        Head("原文", 24),
    )
    said = (
        Column(Head("数值", 14), None, shows="number"),
        Column(Head("计量单位", 9), None, shows="unit"),
        Column(Head("内容", 26), None, ("",), shows="text"),
    )
    unread = (Head("类别", 14), Head("行标题", 26), Head("列标题", 26), Head("原文", 30))
    listed = (
        Layout("基础数据", (item,), basic),
        Layout("自评表", (item,), evaluation),
        Layout("指标", levels, indicators, frozen=2),
        Layout("项目", (project, item), evaluation, frozen=4),
        Layout("未识别", unread, numbers, frozen=2),
        Layout("正文", named, said, frozen=2),
    )
    return {layout.name: layout for layout in listed}


def _scores() -> tuple[Column, ...]:
    """Weight, score and score after review; units other than 分 stand beside the number."""
    measures: tuple[Measure, ...] = ("weight", "score", "review_score")
    return tuple(Column(Head(f"{_name(measure)}（分）", 9), measure, ("分",)) for measure in measures)


def _name(measure: Measure) -> str:
    return codebook().measures[measure].zh
