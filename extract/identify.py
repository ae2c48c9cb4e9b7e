"""The tables of a document in, the form of each out: by title and by the labels that it holds."""

from dataclasses import dataclass

from extract.cover import is_signing_date, looks_like_body
from extract.form import Form, forms
from extract.wording import is_table_number
from normalize.fold import fold
from schemas.document import Document, Paragraph, Table

ANCHOR_SHARE_MIN = 0.45
TITLE_BONUS = 0.15
LABEL_MAX_LENGTH = 40
CAPTION_PARAGRAPHS = 6


@dataclass(frozen=True, slots=True)
class Identified:
    """A table, the paragraphs above it (nearest first), and the form that explains it best, if one does.

    `score` is the share of the form's anchors that the table holds, plus a bonus for its title.
    """

    table: Table
    caption: tuple[str, ...]
    title: str
    form: Form | None
    score: float


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
    best: Form | None = None
    best_score = best_share = 0.0
    for form in candidates:
        share = _anchor_share(form, texts)
        score = share + (TITLE_BONUS if _titled(form, lines) else 0.0)
        if score > best_score:
            best, best_score, best_share = form, score, share
    if best_score < ANCHOR_SHARE_MIN or best_share < ANCHOR_SHARE_MIN / 2:
        best = None
    return Identified(table, caption, _title(best, lines), best, best_score)


def _anchor_share(form: Form, texts: set[str]) -> float:
    if form.template.essential and not any(text in form.essential for text in texts):
        return 0.0
    return len(anchors_in(form, texts)) / len(form.template.anchors)


def anchors_in(form: Form, texts: set[str]) -> set[str]:
    """The anchors of a form that stand among the texts."""
    return {match.label for text in texts if (match := form.anchors.match(text, fuzzy=False)) is not None}


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
