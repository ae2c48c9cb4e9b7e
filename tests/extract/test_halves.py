"""Two halves of a table side by side: each row is named by the labels of its own half, with a template and without."""

import tomllib

import pytest

from extract.assemble import records_of
from extract.form import Form, forms
from schemas.template import parse_template, shipped_trees
from tests.extract.drawing import drawn, one_record, report

Rows = list[tuple[str, str, str]]

HALVES: dict[str, tuple[str, Rows]] = {
    "the first heading once more": (
        """
        项目         | 金额   | 项目               | 金额
        一、财政拨款 | 500.35 | 一、一般公共服务   | 406.87
        二、其他收入 | 12.00  |                    |
        收入合计     | 512.35 | 支出合计           | 406.87
        """,
        [
            ("一、财政拨款", "金额", "500.35"), ("一、一般公共服务", "金额", "406.87"),
            ("二、其他收入", "金额", "12.00"), ("", "金额", ""),
            ("收入合计", "金额", "512.35"), ("支出合计", "金额", "406.87"),
        ],
    ),
    "below 收入 and 支出": (
        """
        收　入   | <      | 支　出   | <
        项　目   | 决算数 | 项　目   | 决算数
        财政拨款 | 1.5    | 基本支出 | 1.0
        其他收入 | 0.5    | 项目支出 | 1.0
        """,
        [
            ("财政拨款", "收　入 > 决算数", "1.5"), ("基本支出", "支　出 > 决算数", "1.0"),
            ("其他收入", "收　入 > 决算数", "0.5"), ("项目支出", "支　出 > 决算数", "1.0"),
        ],
    ),
    "below them, the labels called differently": (
        """
        收入     | <      | 支出     | <
        来源     | 决算数 | 功能分类 | 决算数
        财政拨款 | 1.5    | 公共安全 | 1.0
        """,
        [("财政拨款", "收入 > 决算数", "1.5"), ("公共安全", "支出 > 决算数", "1.0")],
    ),
    "the labels called differently": (
        """
        收入项目 | 预算数 | 决算数 | 支出项目 | 预算数 | 决算数
        财政拨款 | 1      | 2      | 基本支出 | 3      | 4
        合计     | 1      | 2      | 合计     | 3      | 4
        """,
        [
            ("收入项目 > 财政拨款", "预算数", "1"), ("收入项目 > 财政拨款", "决算数", "2"),
            ("支出项目 > 基本支出", "预算数", "3"), ("支出项目 > 基本支出", "决算数", "4"),
            ("收入项目 > 合计", "预算数", "1"), ("收入项目 > 合计", "决算数", "2"),
            ("支出项目 > 合计", "预算数", "3"), ("支出项目 > 合计", "决算数", "4"),
        ],
    ),
    "three parts": (
        "项目 | 金额 | 项目 | 金额 | 项目 | 金额\n办公费 | 1 | 水费 | 2 | 电费 | 3",
        [("办公费", "金额", "1"), ("水费", "金额", "2"), ("电费", "金额", "3")],
    ),
    "amounts in units of their own": (
        "资产 | 金额（万元） | 负债 | 金额（元）\n存款 | 10 | 应付款 | 600",
        [("资产 > 存款", "金额（万元）", "10"), ("负债 > 应付款", "金额（元）", "600")],
    ),
    "more columns on the right": (
        "来源 | 金额 | 用途 | 金额 | 备注\n拨款 | 1 | 人员 | 2 | 含奖金",
        [("来源 > 拨款", "金额", "1"), ("用途 > 人员", "金额", "2"), ("用途 > 人员", "备注", "含奖金")],
    ),
}  # fmt: skip
WHOLE: dict[str, tuple[str, Rows]] = {
    "two years of one thing": (
        "项目 | 2020年 | < | 2021年 | <\n^ | 金额 | 评价 | 金额 | 评价\n甲 | 1 | 好 | 2 | 优",
        [
            ("甲", "2020年 > 金额", "1"), ("甲", "2020年 > 评价", "好"),
            ("甲", "2021年 > 金额", "2"), ("甲", "2021年 > 评价", "优"),
        ],
    ),
    "levels, each with its weight": (
        "一级 | 分值 | 二级 | 分值\n产出 | 50 | 数量 | 30\n^ | ^ | 质量 | 20",
        [
            ("产出", "分值", "50"), ("产出", "二级", "数量"), ("产出", "分值", "30"),
            ("产出", "二级", "质量"), ("产出", "分值", "20"),
        ],
    ),
    "a remark between two numbers": (
        "项目 | 金额 | 说明 | 户数\n甲 | 1 | 好 | 2",
        [("甲", "金额", "1"), ("甲", "说明", "好"), ("甲", "户数", "2")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*HALVES, *WHOLE])
def test_by_headings(name: str) -> None:
    drawing, expected = (HALVES | WHOLE)[name]
    rows = one_record("收支决算总表", "单位：万元", drawn(drawing)).observations()
    assert [(row.row_path, row.column_path, row.raw) for row in rows if row.section == "other"] == expected


TEMPLATE = """
id = "own/accounts"
extends = "_base"
section = "basic_data"
source = "a template of one's own"
titles = ["收支决算总表"]
anchors = ["项目", "决算数", "财政拨款收入", "本年支出合计"]

[blocks.money]
kind = "matrix"
names = "项目"
columns = { "决算数" = "final" }

[blocks.money.rows]
"财政拨款收入" = "local.own_accounts.appropriation"
"本年支出合计" = "expenditure.total"
"基本支出" = "expenditure.basic"
"项目支出" = "expenditure.project"
"*" = "expenditure.other[]"

[fields."local.own_accounts.appropriation"]
zh = "财政拨款收入"
unit = "元"
measures = ["final"]
"""


def test_by_a_template() -> None:
    trees = shipped_trees() | {"own/accounts": tomllib.loads(TEMPLATE)}
    known = (Form(parse_template("own/accounts", trees)), *forms())
    table = drawn("""
        项目               | 行次 | 决算数 | 项目             | 行次 | 决算数
        一、财政拨款收入   | 1    | 500.35 | 一、基本支出     | 5    | 406.87
        　　其中：专项     | 2    | 100.00 | 二、项目支出     | 6    | 105.48
        二、其他收入       | 3    | 12.00  |                  | 7    |
        本年收入合计       | 4    | 512.35 | 本年支出合计     | 8    | 512.35
    """)
    (record,) = records_of(report("收支决算总表", "单位：万元", table), known=known)
    rows = [row for row in record.observations() if row.section == "basic_data"]
    assert [(row.field.rpartition(".")[2], row.item, row.row_path, row.value) for row in rows] == [
        ("appropriation", "", "一、财政拨款收入", "5003500"),
        ("basic", "", "一、基本支出", "4068700"),
        ("other", "专项", "其中：专项", "1000000"),
        ("project", "", "二、项目支出", "1054800"),
        ("other", "其他收入", "二、其他收入", "120000"),
        ("other", "本年收入合计", "本年收入合计", "5123500"),
        ("total", "", "本年支出合计", "5123500"),
    ]
    assert record.coverage.unmapped == 0
