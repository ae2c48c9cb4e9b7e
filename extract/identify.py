"""The tables of a document in, the form of each out: by title and by the labels that it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.cover import is_signing_date, looks_like_body
from extract.form import Form, forms
from extract.wording import is_table_number
from normalize.fold import fold
from schemas.document import Document, Paragraph, Table

ANCHOR_SHARE_MIN = 0.45
TITLE_BONUS = 0.15
ABOUT_BONUS = 0.05
CLOSE = 0.05  # between the scores of two forms that both may be meant
LABEL_MAX_LENGTH = 40
CAPTION_PARAGRAPHS = 6
KEPT_MAX_TEXTS = 1000  # of a table that is looked at again while its document is put together


@dataclass(frozen=True, slots=True)
class Identified:
    """A table, the paragraphs above it (nearest first), and the form that explains it best, if one does.

    `score` is the share of the form's anchors that the table holds, plus a bonus for its title. `is_likely` tells that
    only the form's kind is sure, `rival` is a form of another section that explains the table nearly as well.
    """

    table: Table
    caption: tuple[str, ...]
    title: str
    form: Form | None
    score: float
    is_likely: bool = False
    rival: Form | None = None


def identify(document: Document, known: tuple[Form, ...] | None = None) -> list[Identified]:
    """Every table of the document in order, each with its best form or None."""
    found: list[Identified] = []
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                above.append(block.full_text)
                if is_signing_date(above[-1]) and len(above) > 1 and looks_like_body(above[-2]):
                    above = []  # a report ends here: what stands above is no caption of what follows
        else:
            found.append(identify_table(block, tuple(reversed(above[-CAPTION_PARAGRAPHS:])), known))
            above = _frame_lines(block)
    return found


def _frame_lines(table: Table) -> list[str]:
    """A table of one cell is a frame: what it says stands above the table nested in it."""
    cell = table.at(0, 0) if table.n_rows == table.n_cols == 1 else None
    return [line for line in cell.text.split("\n") if line.strip()] if cell is not None else []


def identify_table(table: Table, caption: tuple[str, ...], known: tuple[Form, ...] | None = None) -> Identified:
    """One table with the lines above it, nearest first."""
    candidates = forms() if known is None else known
    texts = {cell.text for cell in table.cells() if cell.text and len(cell.text) <= LABEL_MAX_LENGTH}
    lines = [*caption, *lines_across(table)]
    ranked: list[tuple[float, Form, bool]] = []
    for form, share, enough in _evidence(candidates, frozenset(texts)):
        score = share + (TITLE_BONUS if _titled(form, lines) else 0.0)
        if (score >= ANCHOR_SHARE_MIN and share >= ANCHOR_SHARE_MIN / 2) or enough:
            ranked.append((score + (ABOUT_BONUS if _is_about(form, lines) else 0.0), form, score < ANCHOR_SHARE_MIN))
    ranked.sort(key=lambda one: -one[0])  # stable: of equal ones the first form that is known
    if not ranked:
        return Identified(table, caption, _title(None, lines), None, 0.0)
    score, best, is_likely = ranked[0]
    section = best.template.section
    rivals = [form for other, form, _ in ranked[1:] if score - other < CLOSE and form.template.section != section]
    return Identified(table, caption, _title(best, lines), best, score, is_likely, next(iter(rivals), None))


def _evidence(candidates: tuple[Form, ...], texts: frozenset[str]) -> tuple[tuple[Form, float, bool], ...]:
    """Of each form, the share of its anchors among the texts, and whether they are enough to know its kind."""
    return (_weighed if len(texts) > KEPT_MAX_TEXTS else _weighed_once)(candidates, texts)


def _weighed(candidates: tuple[Form, ...], texts: frozenset[str]) -> tuple[tuple[Form, float, bool], ...]:
    return tuple((form, *_weigh(form, texts)) for form in candidates)


_weighed_once = lru_cache(maxsize=64)(_weighed)


def _weigh(form: Form, texts: frozenset[str]) -> tuple[float, bool]:
    if not _may_be(form, texts):
        return 0.0, False
    anchors = anchors_in(form, texts)
    return len(anchors) / len(form.template.anchors), _has_enough(form, anchors, texts)


def _may_be(form: Form, texts: frozenset[str]) -> bool:
    """Whether nothing speaks against the form: it lacks all that is essential, or has what the form never has."""
    if form.template.essential and not any(text in form.essential for text in texts):
        return False
    return not form.without.labels_in(texts)


def _has_enough(form: Form, anchors: set[str], texts: frozenset[str]) -> bool:
    """Whether a table has one label of each group that is enough to know the kind of form, whatever else it lacks."""
    groups = form.template.suffices
    if not groups:
        return False
    found = anchors | form.enough.labels_in(texts)
    return all(not found.isdisjoint(group) for group in groups)


def _is_about(form: Form, lines: list[str]) -> bool:
    return any(word in line for line in lines for word in form.template.about)


def anchors_in(form: Form, texts: Iterable[str]) -> set[str]:
    """The anchors of a form that stand among the texts."""
    return form.anchors.labels_in(texts)


def lines_across(table: Table) -> list[str]:
    """The texts of leading rows that one cell fills: a title or unit line inside the table."""
    lines: list[str] = []
    for row in range(min(3, table.n_rows)):
        filled = [cell for cell in table.starting_in(row) if cell.text.strip()]
        if len(filled) == 1 and filled[0].col_span >= table.n_cols - 1:
            lines.append(filled[0].text)
        else:
            break
    return lines


def _titled(form: Form, lines: list[str]) -> bool:
    return any(fold(title) in fold(line) for line in lines for title in form.template.titles)


def _title(form: Form | None, lines: list[str]) -> str:
    if form is not None:
        for line in lines:
            if _titled(form, [line]):
                return line.strip()
    return next((line.strip() for line in lines if line.strip().endswith("表") and not is_table_number(line)), "")
