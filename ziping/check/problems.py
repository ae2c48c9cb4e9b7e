"""A record with findings in, the lines that go back to the unit out: where, what stands there, what should, and why."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from schemas.errors import Lang
from schemas.finding import Finding
from schemas.findings import finding_names
from schemas.observation import Observation
from schemas.record import Record
from schemas.values import PATH_SEPARATOR, Section, plain
from ziping.check.cited import Cited, cited_in
from ziping.check.precision import factor_of

State = Literal["open", "new", "unchanged", "gone", "accepted"]
ORDER = {"error": 0, "warning": 1, "note": 2}
QUOTED = 3  # cells that a line quotes
LONGEST = 120  # characters of a quoted cell or sentence
TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "row": "第{row}行第{col}列", "page": "第{page}页", "table": "表{table}", "paragraph": "正文第{paragraph}段",
        "open": "", "new": "新增", "unchanged": "未改", "gone": "已改", "accepted": "已说明",
        "colon": "：", "joint": "；",
    },
    "en": {
        "row": "row {row} column {col}", "page": "page {page}", "table": "table {table}",
        "paragraph": "paragraph {paragraph}", "open": "", "new": "new", "unchanged": "unchanged", "gone": "mended",
        "accepted": "accepted", "colon": ": ", "joint": "; ",
    },
}  # fmt: skip


class Problem(NamedTuple):
    """One line of the list: texts for people, figures in the unit in which the report prints them."""

    finding: Finding
    severity: str
    name: str
    place: str
    quoted: str
    expected: str
    basis: str
    state: State = "open"
    reason: str = ""


def problems_of(
    record: Record,
    findings: Sequence[tuple[Finding, State, str]],
    paragraphs: Mapping[int, str],
    lang: Lang = "zh",
    cited: Cited | None = None,
) -> list[Problem]:
    """A line for each finding with its state and reason, the most serious first, then in the order of the report."""
    cited = cited or cited_in(record)
    titles = {(use.section, use.instance): use.title for use in record.coverage.tables}
    names = finding_names()
    lines = []
    for finding, state, reason in findings:
        evidence = cited(finding)
        known = names.codes.get(finding.code)
        lines.append(
            Problem(
                finding,
                names.severities[finding.severity].in_(lang),
                known.in_(lang) if known else finding.code,
                place_in(evidence[0], titles, lang) if evidence else "",
                TEXTS[lang]["joint"].join(dict.fromkeys(quote(one, paragraphs, lang) for one in evidence[:QUOTED])),
                expected_of(finding, evidence),
                known.basis if known else "",
                state,
                reason,
            )
        )
    return sorted(lines, key=lambda line: ORDER[line.finding.severity])


def place_in(one: Observation, titles: Mapping[tuple[Section, int], str], lang: Lang) -> str:
    """`2021年度部门整体支出绩效自评表 › 年度资金总额 › 执行率（表2第6行第5列）`, counted from 1."""
    texts = TEXTS[lang]
    page = "" if one.page is None else texts["page"].format(page=one.page) + (" " if lang == "en" else "")
    if one.paragraph is not None:
        return page + texts["paragraph"].format(paragraph=one.paragraph + 1)
    steps = [titles.get((one.section, one.instance), "")]
    for path in (one.row_path or one.label, one.column_path):
        steps += path.split(PATH_SEPARATOR)
    said = " › ".join(dict.fromkeys(re.sub(r"\s+", "", step) for step in steps if step.strip()))
    if one.table is None or one.row is None or one.col is None:
        return said
    spot = texts["table"].format(table=one.table + 1) + (" " if lang == "en" else "")
    spot += texts["row"].format(row=one.row + 1, col=one.col + 1)
    return f"{said}（{page}{spot}）" if lang == "zh" else f"{said} ({page}{spot})"


def quote(one: Observation, paragraphs: Mapping[int, str], lang: Lang) -> str:
    """The cell with its label, or the sentence in which the words stand."""
    if one.paragraph is not None and one.start is not None:
        return _short(sentence_around(paragraphs.get(one.paragraph, one.raw), one.start, one.raw)).rstrip("。；")
    column = one.column_path.split(PATH_SEPARATOR)[-1] if one.measure != "value" else ""
    label = re.sub(r"\s+", "", "·".join(dict.fromkeys(filter(None, (one.label, column)))))
    return f"{label}{TEXTS[lang]['colon']}{_short(one.raw)}" if label else _short(one.raw)


def sentence_around(text: str, start: int, raw: str) -> str:
    """The sentence of a paragraph in which a span begins."""
    if raw not in text:
        return raw
    before = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    ends = [place for mark in "。；！？\n" if (place := text.find(mark, start)) >= 0]
    return text[before : min(ends) + 1 if ends else len(text)].strip()


def expected_of(finding: Finding, evidence: Sequence[Observation]) -> str:
    """What the finding expects, in the unit that the report prints."""
    if finding.code == "RATE":
        return f"{finding.expected}%" if finding.expected else ""
    units = {reading.unit for reading in evidence if reading.unit}
    like = next((one for one in evidence if one.unit and (len(units) == 1 or one.value == finding.found)), None)
    if like is None or not re.fullmatch(r"-?\d+(\.\d+)?", finding.expected):
        return finding.expected
    printed = like.stated_unit or like.unit
    return plain(Decimal(finding.expected) / factor_of(printed)) + ("" if printed == "date" else printed)


def _short(text: str) -> str:
    line = re.sub(r"\s+", " ", text).strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
