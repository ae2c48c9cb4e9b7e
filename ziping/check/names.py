"""The body's name as the report gives it at its places: title, cover, 预算部门, signature."""

import re
from collections.abc import Iterator

from extract.cover import same_body
from schemas.finding import Bilingual
from schemas.observations import Stated
from ziping.check.case import Case


def names_differ(case: Case) -> Iterator[Bilingual]:
    """A name that neither is nor contains the body's own, one finding each; whoever wrote it should say why."""
    own_name = case.record.org_name
    said = [one for one in case.prose if one.field == "org_name"]
    own = next((one for one in said if same_body(one.reading.raw, own_name)), None)
    cells = [
        one
        for table in case.tables
        if table.section == "self_evaluation"
        for one in table.of("department", "value")[:1]
    ]
    for one in (*said, *cells):
        name = one.reading.raw
        if own_name and re.search(r"[\u4e00-\u9fff]{3}", name) and not same_body(name, own_name):
            yield _finding(case, one, own)


def _finding(case: Case, one: Stated, own: Stated | None) -> Bilingual:
    is_cell = one.section != "prose"
    words = {"where": case.text("department" if is_cell else "body"), "found": one.reading.raw}
    return case.finding(
        "CROSS",
        "warning",
        case.text("cross_names", **words, expected=case.record.org_name),
        (one,) if own is None else (one, own),
        fields=("org_name", "department") if is_cell else ("org_name",),
        expected=case.record.org_name,
        found=one.reading.raw,
        items=("",),
    )
