"""One report by chance: who and when, which forms in which order, sentences around them, as a Word file or a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from corpus.generate import prose
from corpus.generate.basic import basic_data
from corpus.generate.chance import Chance
from corpus.generate.effects import effects
from corpus.generate.evaluation import evaluation
from corpus.generate.figures import Figures, Unit, figures, unit
from corpus.generate.indicators import Set
from corpus.generate.layout import Subject, layout
from corpus.generate.paper import Front, pdf, word
from corpus.generate.printed import Style, style
from corpus.generate.sheet import Sheet
from corpus.generate.targets import targets
from corpus.generate.wording import WORDS, Wording

FORMS = {
    "basic-2021": 3, "basic-2018": 2, "self": 3, "project-national": 3, "project-sichuan": 2, "projects": 2,
    "basic-2021 + self": 3, "basic-2018 + self + project-national": 1, "self + projects": 1,
    "targets + project-sichuan": 1, "targets + self": 1,
}  # fmt: skip
PLACES = {"万元": (2, 2, 2, 3, 4, 6), "元": (2, 4, 6), "亿元": (0, 2)}


@dataclass
class Made:
    """A report that can be saved: its sheets and sentences in order, and what about.toml tells of it."""

    unit: Unit
    form: str
    as_pdf: bool
    title: str
    style: Style
    new: Sequence[str]
    write: Callable[[Path], None]
    sections: set[str] = field(default_factory=set)

    def save(self, folder: Path) -> None:
        """The document, its gold, about.toml and an empty findings.jsonl."""
        folder.mkdir(parents=True, exist_ok=True)
        self.write(folder)
        quoted = ", ".join(f'"{_escaped(text)}"' for text in self.new)
        lines = [
            f'title = "{self.title}"',
            f'org_name = "{self.unit.name}"   # invented',
            f"year = {self.unit.year}",
            f'province = "{self.unit.province}"',
            f'form = "{self.form}"',
            f'format = "{"pdf" if self.as_pdf else "docx"}"',
            'source = "corpus/generate"',
            f"sections = {_list(sorted(self.sections))}",
            f"new_wording = [{quoted}]",
        ]
        (folder / "about.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        (folder / "findings.jsonl").write_bytes(b"")


def _escaped(text: str) -> str:
    return text.replace('"', '\\"').replace("\n", "\\n")


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def make(seed: int, index: int, pdf_share: float = 0.0, counties: Sequence[Sequence[str]] = WORDS["counties"]) -> Made:
    """The report of that number; whether it is a PDF is drawn too, and last, so that the rest stays the same."""
    c = Chance(seed, index)
    form = c.weighed(FORMS)
    who = unit(c, counties)
    money_unit = c.weighed({"万元": 7, "元": 2, "亿元": 1})
    f = figures(c, c.one(PLACES[money_unit]))
    look = style(c, f.places, money_unit)
    say = Wording(c, who.year, c.yes(0.25), c.yes(0.25), c.yes(0.2))
    sheets, given, total = forms(c, form, who, f, look, say)
    title = _title(form, who, c)
    body = _body(c, who, f, given, total, prose.Amounts(c, c.weighed({"万元": 4, money_unit: 1}), f.places, c.yes(0.3)))
    about_date = prose.date_said(c, who, c.yes(0.15))
    front = c.weighed({"two lines": 5, "org and year": 2, "title first": 2, "cover": 2, "year below": 1})
    first = c.yes(0.1) and front != "cover"  # the tables stand before the sentences
    revised, note = c.yes(0.15), c.yes(0.1)
    layout_of = Front(who, title, about_date, front, first, c.one(["", "（盖章）"]), c.one(["", "报告日期："]))
    for sheet in sheets:
        if sheet.cuts and c.yes(0.15):
            sheet.cut = c.one(sheet.cuts)
    later = Chance(seed, -1 - index)
    as_pdf = later.yes(pdf_share)
    name = f"{who.name}{who.year}年度绩效自评报告"
    if as_pdf:
        write = pdf(later, layout_of, body, sheets, name + ".pdf")
    else:
        write = word(later, layout_of, body, sheets, name + ".docx", revised, note)
    made = Made(who, form, as_pdf, title, look, say.new, write)
    made.sections = {"prose", *(sheet.section for sheet in sheets)} - {"other"}
    return made


def forms(
    c: Chance, form: str, who: Unit, f: Figures, look: Style, say: Wording
) -> tuple[list[Sheet], list[Set], Decimal | None]:
    """The sheets in their order, the indicators of all, and the total of the unit's own evaluation."""
    sheets: list[Sheet] = []
    given: list[Set] = []
    whole: Decimal | None = None
    projects = 0
    for part in form.split(" + "):
        if part.startswith("basic"):
            sheets.append(basic_data(c, who, f, look, say, part.removeprefix("basic-")))
        elif part == "targets":
            sheets.append(targets(c, who))
        else:
            own = part == "self"
            plan = layout(c, "self_evaluation" if own else "project_evaluation", part.endswith("sichuan"))
            names = (
                [who.name] if own else c.some(WORDS["names"]["projects"], *((2, 5) if part == "projects" else (1, 1)))
            )
            for name in names:
                subject = _unit(who, f) if own else _project(c, who, name, f.places)
                sheet, one, total = evaluation(c, plan, subject, look, say, 0 if own else projects)
                projects += not own
                sheets.append(sheet)
                given.append(one)
                whole = total if own else whole
    return sheets, given, whole


def _unit(who: Unit, f: Figures) -> Subject:
    _, full, executed = f.money["total"]
    natures = f.money["basic"][1], f.money["project"][1]
    return Subject(who.name, who.superior, who.name, who.code, who.year, (f.opening, full, executed), natures)


def _project(c: Chance, who: Unit, name: str, places: int) -> Subject:
    full = c.decimal(20, 600, places)
    opening = full if c.yes(0.5) else c.near(full, 80, 100, places)
    money = opening, full, full if c.yes(0.3) else c.near(full, 85, 100, places)
    return Subject(name, who.superior, who.name, who.code, who.year, money, (Decimal(0), full))


def _title(form: str, who: Unit, c: Chance) -> str:
    kind = "部门整体支出" if "self" in form or "basic" in form else "项目支出"
    if kind == "部门整体支出":
        kind = c.one([kind, "整体支出", "部门整体支出绩效评价"])
    name = kind + ("自评报告" if kind.endswith("绩效评价") else "绩效自评报告")
    return c.one([f"{who.year}年度{name}", f"{who.year}年{name}"])


def _body(
    c: Chance, who: Unit, f: Figures, given: Sequence[Set], total: Decimal | None, a: prose.Amounts
) -> list[prose.Paragraph]:
    """Three to eight facts in most reports, fewer in some."""
    start, problems, remedies = prose.plain_words(c, who)
    parts: list[tuple[str, list[prose.Paragraph]]] = [("单位基本情况", [prose.people(c, who, f)])]
    if c.yes(0.7):
        parts.append(("预算执行情况", prose.spending(c, who, f, a)))
    if c.yes(0.5):
        parts.append(("“三公”经费情况", [prose.three_public(c, who, f, a)]))
    if c.yes(0.3):
        parts.append(("其他预算支出情况", [prose.absences(c, who)]))
    if (told := prose.outputs(c, given)) and c.yes(0.7):
        parts.append(("绩效目标完成情况", [told, *(effects(c, who.year) if c.yes(0.6) else [])]))
    if total is not None and c.yes(0.7):
        parts.append(("自评结论", [prose.result(c, who, total)]))
    parts += [("存在的问题", [problems]), ("下一步改进措施", [remedies])]
    paragraphs = [start] if c.yes(0.7) else []
    for number, (name, several) in zip("一二三四五六七八", parts, strict=False):
        paragraphs += [replace(prose.sentence(f"{number}、{name}"), is_heading=True), *several]
    return paragraphs
