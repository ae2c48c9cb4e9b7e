"""A template made ready for matching: the vocabulary of each of its blocks."""

import re
from collections.abc import Iterable
from functools import cache

from extract.labels import Vocabulary, keep
from normalize.fold import fold
from normalize.marks import Marks
from schemas.template import Block, Heads, Indicators, Inline, Matrix, Pairs, Template, templates
from schemas.values import PATH_SEPARATOR

WILDCARD = "*"
RESULTS = frozenset({"actual", "score"})
OPENING_FIELDS = frozenset({"project.name", "department"})


class Form:
    """One template with its vocabularies: `headings` by block, `rows` where a block has them.

    `above` and `below` are the two parts of headings that are paths (2022年 > 决算).

    `any_heading` knows those of all blocks that stand in rows of headings. `states_results` is false of goals alone.
    """

    def __init__(self, template: Template) -> None:
        self.template = template
        self._known: dict[str, bool] = {}
        self.marks = Marks.of({str(status): texts for status, texts in template.marks.items()})
        self.book = template.book()
        self.anchors = self._vocabulary(template.anchors)
        self.remarks = tuple(fold(start) for start in template.ignore.rows)
        self.title_lines = re.compile("|".join(template.ignore.titles) or "(?!)")
        self.subtotals = self._vocabulary(template.subtotals)
        self.essential = self._vocabulary(template.essential)
        self.enough = self._vocabulary(label for group in template.suffices for label in group)
        self.without = self._vocabulary(template.without)
        self.ignored_columns = self._vocabulary(template.ignore.columns)
        places = [block.at for block in template.blocks.values() if block.at]
        self.places = self._vocabulary([*places, *template.ignore.labels, *template.titles])
        self.any_heading = self._vocabulary(
            label
            for block in template.blocks.values()
            if not isinstance(block, Pairs | Inline)
            for label in _headings(block)
        )
        self.column_headings = self._vocabulary(
            label
            for block in template.blocks.values()
            if isinstance(block, Matrix | Indicators)
            for label in _headings(block)
        )
        self.once = self._vocabulary(label for block in template.blocks.values() for label in _labels_once(block))
        self.opening = self._vocabulary(_opening(template))
        self.opens = bool(_opening(template))
        self.states_results = _states_results(template)
        self.headings: dict[str, Vocabulary] = {}
        self.above: dict[str, Vocabulary] = {}
        self.below: dict[str, Vocabulary] = {}
        self.rows: dict[str, Vocabulary] = {}
        self.at: dict[str, Vocabulary] = {}
        for name, block in template.blocks.items():
            self.headings[name] = self._vocabulary(_headings(block))
            self.at[name] = self._vocabulary([block.at] if block.at else [])
            if isinstance(block, Matrix):
                self.rows[name] = self._vocabulary(_last_labels(block))
                paths = [label.split(PATH_SEPARATOR) for label in block.columns if PATH_SEPARATOR in label]
                self.above[name] = self._vocabulary(path[0] for path in paths)
                self.below[name] = self._vocabulary(path[-1] for path in paths)
            elif isinstance(block, Indicators):
                self.rows[name] = self._vocabulary(block.close)
            elif isinstance(block, Inline):
                for group, cells in block.groups.items():
                    self.rows[f"{name}/{group}"] = self._vocabulary(cells)

    def _vocabulary(self, labels: Iterable[str]) -> Vocabulary:
        template = self.template
        return Vocabulary(
            labels, template.aliases, template.hints, template.contrasts, template.fillers, template.patterns
        )

    def knows(self, text: str) -> bool:
        """Whether a text is a label of the form anywhere."""
        known = self._known.get(text)
        if known is None:
            known = any(text in words for words in self.vocabularies())
            keep(self._known, text, text, known)
        return known

    def vocabularies(self) -> list[Vocabulary]:
        """All of them: what the form knows as a label anywhere."""
        return [*self.headings.values(), *self.above.values(), *self.rows.values(), self.places]


def _opening(template: Template) -> list[str]:
    """The labels that tell whom or what a form is about."""
    named = [block for block in template.blocks.values() if isinstance(block, Pairs)]
    return [label for block in named for label, field in block.cells.items() if field in OPENING_FIELDS]


def _states_results(template: Template) -> bool:
    """Whether it says what came of it: a form of goals alone is filled in before the year."""
    roles = [set(block.columns.values()) for block in template.blocks.values() if isinstance(block, Indicators)]
    return not roles or any(not told.isdisjoint(RESULTS) for told in roles)


def _headings(block: Block) -> list[str]:
    match block:
        case Heads() | Pairs():
            return list(block.cells)
        case Matrix():
            return [*block.columns, *([block.names] if block.names else [])]
        case Inline():
            return list(block.groups)
        case Indicators():
            return [*block.levels, *block.columns]


def _labels_once(block: Block) -> list[str]:
    """The labels that a table of the form has at one place only."""
    match block:
        case Pairs(alone=True) | Pairs(numbers=True):
            return []
        case Heads() | Pairs():
            return list(block.cells)
        case Matrix():
            return _last_labels(block)
        case Inline():
            return list(block.groups)
        case Indicators():
            return list(block.close)


def _last_labels(block: Matrix) -> list[str]:
    return [label for path in block.rows if (label := path.rpartition(PATH_SEPARATOR)[2]) != WILDCARD]


@cache
def forms() -> tuple[Form, ...]:
    """The forms that ship, ready for matching."""
    return tuple(Form(template) for template in templates())
