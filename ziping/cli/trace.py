"""`ziping trace`: a body, a year and a field in, every statement on it out: raw, place, form, version, history."""

from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, WorkOption, complain

if TYPE_CHECKING:
    from ziping.dataset.trace import Statement, Trace

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "none": "没有报告写到它",
        "merged": "该年的报告归入“{0}”",
        "page": "第{0}页",
        "cell": "表{0}第{1}行第{2}列",
        "paragraph": "第{0}段",
        "current": "计入",
        "copy": "同一报告的另一文件",
        "superseded": "已被更新",
        "doubtful": "未计入（不能确定先后）",
        "unplaced": "未归入",
        "form": "表式 {template}（{match}）",
        "prose": "正文（{match}）",
        "stored": "{at} 由 ziping {version} 读入",
        "corrected": "更正 {value}（{by}，{at}）：{reason}",
        "confidence": "可信度 {0}",
        "exact": "名称相符",
        "alias": "别名",
        "fuzzy": "近似",
        "derived": "推算",
        "rule": "句式",
        "generic": "通用读法",
        "blank": "空白",
        "not_applicable": "不适用",
        "stated_none": "无",
        "absent": "缺行",
        "unreadable": "无法识别",
    },
    "en": {
        "none": "no report states it",
        "merged": "the reports of the year are those of {0}",
        "page": "page {0}",
        "cell": "table {0} row {1} column {2}",
        "paragraph": "paragraph {0}",
        "current": "counts",
        "copy": "another file of the same report",
        "superseded": "superseded",
        "doubtful": "does not count (nothing tells which is later)",
        "unplaced": "not placed",
        "form": "form {template} ({match})",
        "prose": "prose ({match})",
        "stored": "read {at} by ziping {version}",
        "corrected": "corrected to {value} ({by}, {at}): {reason}",
        "confidence": "confidence {0}",
        "exact": "by its name",
        "alias": "by another name",
        "fuzzy": "by a name like it",
        "derived": "derived",
        "rule": "by a pattern",
        "generic": "read in general",
        "blank": "blank",
        "not_applicable": "not applicable",
        "stated_none": "stated as none",
        "absent": "row missing",
        "unreadable": "not understood",
    },
}


def trace_command(
    org: Annotated[str, typer.Argument(metavar="ORG", help="单位 / body")],
    year: Annotated[int, typer.Argument(metavar="YEAR", help="年度 / year")],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="字段，中文或英文 / field")],
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.dataset.dataset import open_dataset
    from ziping.write import write_out

    try:
        found = open_dataset(dataset, work=work).trace(org, year, field)
        write_out((line + "\n" for line in _lines(found, lang)), None)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error


def _lines(found: "Trace", lang: Lang) -> list[str]:
    """A statement a few lines: what is written, where, how it was read, what became of it."""
    from schemas.codebook import codebook
    from schemas.notes import note_in
    from schemas.units import unit_in

    texts = TEXTS[lang]
    known = codebook().fields.get(found.field)
    name = found.field if known is None else f"{known.en if lang == 'en' else known.zh} ({found.field})"
    lines = [f"{found.org_name}  {found.year}  {name}"]
    if not found.statements:
        lines.append(f"  {texts['none']}")
    lines += [f"  {texts['merged'].format(name)}" for name in found.merged]
    for one in found.statements:
        measure = codebook().measures[one.measure].en if lang == "en" else codebook().measures[one.measure].zh  # type: ignore[index]
        item = f"[{one.item}]" if one.item else ""
        value = f"= {one.value} {unit_in(one.unit, lang)}".rstrip() if one.value else f"({_word(one.status, texts)})"
        lines.append(f"  {one.period}  {measure}{item}  “{one.raw}” {value}  {texts[one.state]}")
        lines.append(f"    {one.document}  {_place(one, texts)}  {_how(one, texts)}")
        doubt = texts["confidence"].format(float(one.confidence)) if one.confidence < 1 else ""
        lines += [f"    {told}" for told in (" ".join(filter(None, (doubt, note_in(one.note, lang)))),) if told]
        lines += [
            "    "
            + texts["corrected"].format(value=put.value, by=put.corrected_by, at=put.corrected_at, reason=put.reason)
            for put in found.corrections
            if put.key == one.key
        ]
    return lines


def _place(one: "Statement", texts: dict[str, str]) -> str:
    told = [texts["page"].format(one.page)] if one.page is not None else []
    if one.table is not None:
        told.append(texts["cell"].format(one.table + 1, (one.row or 0) + 1, (one.col or 0) + 1))
    elif one.paragraph is not None:
        told.append(texts["paragraph"].format(one.paragraph + 1))
    return "".join(told) if texts is TEXTS["zh"] else ", ".join(told)


def _how(one: "Statement", texts: dict[str, str]) -> str:
    read = texts["form" if one.template else "prose"].format(template=one.template, match=_word(one.match, texts))
    return f"{read}  {texts['stored'].format(at=one.stored_at[:10], version=one.ziping_version)}"


def _word(name: str, texts: dict[str, str]) -> str:
    """What a code of the data is called; `read` and the like tell a person nothing more than themselves."""
    return texts.get(name, name)
