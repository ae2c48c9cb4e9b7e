"""The body's name as the report gives it at its places: title, cover, 预算部门, signature."""

import re

from extract.cover import same_body
from schemas.finding import Finding
from schemas.record import Record
from ziping.check.found import finding_in

MESSAGE = "单位名称前后不一：{where}写“{found}”，报告单位为“{expected}”"
DEPARTMENT = "self_evaluation.0/department@value"


def names_differ(record: Record) -> list[Finding]:
    """A name that neither is nor contains the body's own, one finding each; whoever wrote it should say why."""
    stated = [
        (
            said.reading.raw,
            f"prose.0/org_name@value~{said.reading.provenance.paragraph}:{said.reading.provenance.start}",
        )
        for said in record.prose
        if said.field == "org_name"
    ]
    own = next((key for name, key in stated if same_body(name, record.org_name)), "")
    others = [("正文", name, key) for name, key in stated]
    section = record.self_evaluation
    if section is not None and "department" in section:
        others.append(("预算部门", section["department"][0]["value"].raw, DEPARTMENT))
    return [
        _finding(record, where, name, (key, *([own] if own else [])))
        for where, name, key in others
        if record.org_name and re.search(r"[\u4e00-\u9fff]{3}", name) and not same_body(name, record.org_name)
    ]


def _finding(record: Record, where: str, found: str, evidence: tuple[str, ...]) -> Finding:
    fields = ("org_name", "department") if where == "预算部门" else ("org_name",)
    return finding_in(
        record,
        "CROSS",
        "warning",
        MESSAGE.format(where=where, found=found, expected=record.org_name),
        fields=fields,
        expected=record.org_name,
        found=found,
        evidence=evidence,
    )
