"""`ziping orgs`: the bodies of a dataset; which may be one, and what people decide of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from schemas.bodies import body_words
from schemas.errors import Lang, UsageError, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, WorkOption, complain

if TYPE_CHECKING:
    from ziping.dataset.dataset import Dataset

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "doubts": "可能是同一单位（{count} 对）。是：ziping orgs merge 甲 乙；不是：ziping orgs split 甲 乙",
        "none": "没有需要判断的单位",
        "merge": "已记为同一单位：{name} = {other}；更新 {count} 个报送件。决定写在 {file}",
        "split": "已记为不同单位：{name} ≠ {other}；更新 {count} 个报送件。决定写在 {file}",
    },
    "en": {
        "doubts": "{count} pairs may be one body. Yes: ziping orgs merge A B; no: ziping orgs split A B",
        "none": "nothing to decide",
        "merge": "one body from now on: {name} = {other}; {count} submissions changed. The decision stands in {file}",
        "split": "two bodies from now on: {name} ≠ {other}; {count} submissions changed. The decision stands in {file}",
    },
}
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="单位名称；同名不同地写作 名称@区划代码 / name, or name@region")
]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="另一个名称 / another name")]
NoteOption = Annotated[str, typer.Option("--note", help="理由 / why", show_default=False)]
ByOption = Annotated[str, typer.Option("--by", help="谁决定的 / who decides", show_default=False)]
commands = typer.Typer(
    no_args_is_help=True, help="单位：列出、复核、合并、分开。 / Bodies: list, review, merge, split."
)


@commands.command("list", help="数据集中的单位。 / The bodies of a dataset.")
def list_orgs(dataset: DatasetOption = "outputs", work: WorkOption = None, lang: LangOption = "zh") -> None:
    def listed(opened: "Dataset") -> list[str]:
        heads = [head.name for head in opened.columns("orgs")]
        rows = (
            (
                body_words().shown(head, str(cell), lang) if head in ("level", "org_kind") else str(cell)
                for head, cell in zip(heads, row, strict=True)
                if cell
            )
            for row in opened.rows("orgs")
        )
        return ["  ".join(row) for row in rows]

    _tell(dataset, work, lang, listed)


@commands.command("review", help="可能是同一单位的，供人判断。 / Those that may be one, for a person.")
def review_orgs(dataset: DatasetOption = "outputs", work: WorkOption = None, lang: LangOption = "zh") -> None:
    def listed(opened: "Dataset") -> list[str]:
        doubts = opened.doubtful_orgs()
        if not doubts:
            return [TEXTS[lang]["none"]]
        lines = [TEXTS[lang]["doubts"].format(count=len(doubts))]
        for doubt in doubts:
            why = doubt.why_en if lang == "en" else doubt.why_zh
            names = (f"{org.name}@{org.region}" if org.region else org.name for org in (doubt.a, doubt.b))
            lines.append(f"  {doubt.score:.0f}  {'  '.join(names)}  {why}")
        return lines

    _tell(dataset, work, lang, listed)


@commands.command("merge", help="两个名称是同一单位。 / Two names are one body.")
def merge_orgs(
    name: NameArgument,
    other: OtherArgument,
    since: Annotated[
        int | None, typer.Option("--since", metavar="年度", help="从哪年起更名或并入 / year of the change")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="两个地区的也合并 / of two regions too")] = False,
    note: NoteOption = "",
    by: ByOption = "",
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    _tell(
        dataset, work, lang,
        lambda opened: _decided(opened, "same", (name, other), since, note, by, lang, force=force),
    )  # fmt: skip


@commands.command("split", help="两个名称不是同一单位。 / Two names are two bodies.")
def split_orgs(
    name: NameArgument,
    other: OtherArgument,
    note: NoteOption = "",
    by: ByOption = "",
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    _tell(dataset, work, lang, lambda opened: _decided(opened, "different", (name, other), None, note, by, lang))


def _decided(
    opened: "Dataset",
    verdict: Literal["same", "different"],
    names: tuple[str, str],
    since: int | None,
    note: str,
    by: str,
    lang: Lang,
    *,
    force: bool = False,
) -> list[str]:
    from ziping.dataset.decisions import Decision

    (name, region), (other, other_region) = (opened.named_body(given) for given in names)
    if (name, region) == (other, other_region):
        raise UsageError("E_ORG_TWICE", name)
    if verdict == "same" and region and other_region and region != other_region and not force:
        raise UsageError("E_ORG_REGIONS", name, region=region, other=other, other_region=other_region)
    decision = Decision(
        verdict=verdict, name=name, region=region, other_name=other, other_region=other_region, since=since, by=by,
        at=datetime.now(UTC).date().isoformat(), note=note,
    )  # fmt: skip
    count = opened.decide(decision)
    words = {"name": name, "other": other, "count": count, "file": opened.decisions_file}
    return [TEXTS[lang]["merge" if verdict == "same" else "split"].format(**words)]


def _tell(dataset: str, work: Path | None, lang: Lang, listed: Callable[["Dataset"], list[str]]) -> None:
    from ziping.dataset.dataset import open_dataset
    from ziping.dataset.settled import contradictions
    from ziping.write import write_out

    try:
        opened = open_dataset(dataset, work=work)
        write_out([line + "\n" for line in listed(opened)], None)
        for fault in contradictions(opened.decisions_file):
            complain(fault, lang)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
