"""A label of an unknown table in, what the forms that are known would take it for out, with how sure that is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from extract.form import Form
from extract.labels import LabelMatch, Vocabulary, label_key, nearest
from normalize.fold import compact, fold
from schemas.codebook import codebook
from schemas.template import Heads, Indicators, Inline, Matrix, Pairs, Template
from schemas.values import PATH_SEPARATOR, Section

LEVELS = ("一级指标", "二级指标", "三级指标")
WORTH_TELLING = 60.0  # a likeness below says nothing
_UNIT_AT_END = re.compile(r"\((?:单位:)?(?:[百千万亿]{0,2}元|%|人|m2|㎡|分)\)$")
_YEAR = re.compile(r"((?:19|20)\d\d)(?=年)")


_SURENESS = ("exact", "alias", "derived", "fuzzy")


@dataclass(frozen=True, slots=True)
class Guess:
    """`label` is what a template calls it, `meaning` its field or measure, empty where it has none.

    `written` is the label as it stands, where that is another wording; `near` is the label that it is
    like, by `score` percent; where that is too little to be the same, `near_meaning` is what that one means.
    `holds` is the unit or type of the field of its own that a label without a meaning would have.
    """

    label: str
    meaning: str = ""
    written: str = ""
    near: str = ""
    near_meaning: str = ""
    score: float = 100.0
    holds: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether a form has this very label, or it as an alias."""
        return bool(self.meaning) and not self.near


class Guesser:
    """What all known forms call their columns and rows."""

    def __init__(self, known: Iterable[Form]) -> None:
        self._forms = list(known)
        self._templates = [form.template for form in self._forms]

    def section(self, title: str, texts: Iterable[str]) -> Section:
        """The section that most of the labels belong to; a table of indicators is an evaluation."""
        labels = list(texts)
        if sum(1 for level in LEVELS if any(compact(text) == level for text in labels)) > 1:
            return "project_evaluation" if "项目" in title and "整体" not in title else "self_evaluation"
        sections: tuple[Section, ...] = ("basic_data", "self_evaluation", "project_evaluation")
        return max(sections, key=lambda section: self._of(section, None).known_fields(labels))

    def of(self, section: Section, year: int | None) -> "Words":
        return self._of(section, year)

    def _of(self, section: Section, year: int | None) -> "Words":
        return Words(self._templates, section, year)

    def knows(self, label: str) -> bool:
        """Whether a form has the label anywhere."""
        return any(label in vocabulary for form in self._forms for vocabulary in form.vocabularies())


class Words:
    """The labels of the forms of one section, and of columns those of all."""

    def __init__(self, templates: Iterable[Template], section: Section, year: int | None) -> None:
        listed = [template for template in templates if not template.secondary]  # 合计 of 三公 alone is no other total
        aliases: dict[str, tuple[str, ...]] = {}
        for template in listed:
            for label, wordings in template.aliases.items():
                aliases[label] = tuple(dict.fromkeys((*aliases.get(label, ()), *wordings)))
        own = [template for template in listed if template.section == section]
        self.year = year
        self._fields = {label: text for label, text in _fields(listed) if _is_of(text, section)}
        first = {label: role for template in own for label, role in _columns(template)}
        self._columns = {label: role for template in listed for label, role in _columns(template)} | first
        hints, contrasts = _hints(listed), tuple(dict.fromkeys(c for t in listed for c in t.contrasts))
        self._field_words = Vocabulary(self._fields, aliases, hints, contrasts)
        self._own_column_words = Vocabulary(first, aliases, hints, contrasts)
        self._column_words = Vocabulary(self._columns, aliases, hints, contrasts)
        self._level_words = Vocabulary(LEVELS, aliases, hints, contrasts)
        self._sums = Vocabulary({word for t in listed for word in t.subtotals}, {})
        self._ignored = Vocabulary({label for t in listed for label in t.ignore.columns}, {})
        self._aliases = aliases
        self._remarks = tuple({fold(start) for t in listed for start in t.ignore.rows})

    def field(self, text: str) -> Guess:
        """What a label of a row, a pair or a column of single values means."""
        return self._guess(text, self._fields, [self._field_words])

    def single(self, text: str) -> Guess:
        """What a label with one value means: a field that has more than figures in columns."""
        guess = self.field(text)
        field, _, measure = guess.meaning.partition("@")
        has = not field or (measure or "value") in codebook().field(field).measures
        return guess if has else replace(guess, label=guess.written or guess.label, meaning="", written="")

    def column(self, text: str) -> Guess:
        """What the heading of a column means, as the forms of the section use it or else any other."""
        return self._guess(text, self._columns, [self._own_column_words, self._column_words])

    def level(self, text: str) -> str:
        """一级指标, 二级指标 or 三级指标, if a heading means one."""
        found = self._level_words.match(text, fuzzy=False)
        return found.label if found is not None else ""

    def is_sum(self, text: str) -> bool:
        return text in self._sums

    def is_ignored(self, text: str) -> bool:
        return text in self._ignored

    def is_remark(self, text: str) -> bool:
        """Whether a text begins a row of remarks or signatures."""
        return fold(text).startswith(self._remarks)

    def known_fields(self, texts: Iterable[str]) -> int:
        return sum(1 for text in texts if text and text in self._field_words and not self.is_sum(text))

    def own_label(self, text: str) -> str:
        """A label as a template of this very form would have it: as written, with the distance of its year."""
        plain = _UNIT_AT_END.sub("", compact(text).replace(PATH_SEPARATOR.strip(), ""))
        year = self.year
        return plain if year is None else _YEAR.sub(lambda found: _placeholder(int(found[1]) - year), plain)

    def _guess(self, text: str, meanings: Mapping[str, str], vocabularies: list[Vocabulary]) -> Guess:
        own = self.own_label(text)
        looked_up = [vocabulary.match(text, self.year) for vocabulary in vocabularies]
        matches = [found for found in looked_up if found is not None and not _is_of_other_year(found)]
        if matches:
            found = min(matches, key=lambda match: _SURENESS.index(match.match))  # of equal ones the first
            if found.match == "fuzzy":
                return Guess(own, meanings[found.label], near=found.label, score=found.confidence * 100)
            same = label_key(own) == label_key(found.label)
            return Guess(found.label, meanings[found.label], "" if same else compact(text))
        wordings = {wording: label for label in meanings for wording in (label, *self._aliases.get(label, ()))}
        near, score = nearest(text, list(wordings))
        if score < WORTH_TELLING:
            return Guess(own, score=0.0)
        return Guess(own, near=near, near_meaning=meanings[wordings[near]], score=score)


def _is_of_other_year(found: LabelMatch) -> bool:
    return found.match != "fuzzy" and found.confidence < 1


def _placeholder(distance: int) -> str:
    return f"{{Y{distance:+d}}}" if distance else "{Y}"


def _fields(templates: Iterable[Template]) -> Iterable[tuple[str, str]]:
    """Each label with its field, where it has one of its own."""
    for template in templates:
        for block in template.blocks.values():
            cells: dict[str, str] = {}
            match block:
                case Heads() | Pairs():
                    cells = block.cells
                case Matrix():
                    cells = {path.rpartition(PATH_SEPARATOR)[2]: text for path, text in block.rows.items()}
                case Inline():
                    cells = {label: text for group in block.groups.values() for label, text in group.items()}
                case Indicators():
                    cells = block.close
            yield from ((label, text) for label, text in cells.items() if label != "*" and "[]" not in text)


def _columns(template: Template) -> Iterable[tuple[str, str]]:
    for block in template.blocks.values():
        if isinstance(block, Matrix):
            yield from block.measures().items()
        elif isinstance(block, Indicators):
            yield from block.columns.items()


def _is_of(text: str, section: Section) -> bool:
    known = codebook().fields.get(text.partition("@")[0])
    return known is not None and section in known.sections


def _hints(templates: Iterable[Template]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hint for template in templates for hint in template.hints))
