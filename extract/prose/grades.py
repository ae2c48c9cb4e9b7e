"""A text in, the grade that it gives the whole of the evaluation out: 自评结果为“优秀”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.prose.lexicon import fact_lexicon
from normalize.fold import QUOTES
from normalize.grades import grade_words, read_grade

_LIMITS = r"\((?:[≥>]|得?分?\d+(?:\.\d+)?分?(?:\(含\))?(?:[-—~至到]|以上|及以上))"  # 等级:优(90-100分)、良(80-90分)
_OF_COUNTED = r"的?(?:项目|单位|部门|指标)?\d"  # 等级为“优”的10个, 为“优”的项目10个


@dataclass(frozen=True, slots=True)
class Graded:
    """`text[start:end]` is the grade as printed; `label` what is graded."""

    start: int
    end: int
    label: str
    grade: str


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    grade = fact_lexicon().grade
    return re.compile(
        rf"(?P<label>{_any(grade.labels)})(?:{_any(grade.links)})+(?P<grade>{_any(grade_words())})"
        rf"(?![{re.escape(QUOTES)}]?(?:{_OF_COUNTED}|{_LIMITS}))(?!{_any(grade.behind)})"
    )


def grades_in(text: str) -> Iterator[Graded]:
    """Every grade that stands behind a word for the result."""
    for match in _pattern().finditer(text):
        value = read_grade(match["grade"])
        if value is not None:
            yield Graded(*match.span("grade"), match["label"], value)
