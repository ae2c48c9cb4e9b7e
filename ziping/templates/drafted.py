"""A draft of a template in, its TOML out: what is not known stands in comments for a person to finish."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

from extract.draft import Draft
from extract.draft.block import ITEMS, SUM, Block
from extract.draft.guess import Guess
from extract.draft.holds import NO_UNITS
from extract.form import Form, forms
from schemas.errors import Lang
from schemas.local import owner
from schemas.values import PATH_SEPARATOR, Measure

_TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "head": '由 ziping template draft 按 {report} 的表 {table} 起草。逐行核对；"?" 填上后去掉行首的 #。',
        "next": "字段见 ziping codebook；改完用 ziping template check 检查，用 ziping template try 试读。",
        "taken": "本应是 {section}；这份报告里已有一张，一份报告只读一张",
        "source": "请写上这种表式的依据",
        "half": "表分左右两半，各按自己的行标签读取；rows 只列了左半边的",
        "written": "表中写作“{written}”",
        "like": "与“{near}”相似 {score:.0f}%",
        "near": "最相似的是“{near}”（{meaning}），{score:.0f}%",
    },
    "en": {
        "head": 'Drafted by ziping template draft from {report}, table {table}. Fill in each "?" and take its # away.',
        "next": "See ziping codebook for fields; then run ziping template check and ziping template try.",
        "taken": "it should be {section}, but a report can have one of these, and this one has it already",
        "source": "say where this form is laid down",
        "half": "two halves side by side, each read by its own labels; rows has those of the left one only",
        "written": "printed as {written}",
        "like": "like {near}, {score:.0f}%",
        "near": "most like {near} ({meaning}), {score:.0f}%",
    },
}


def files_of(
    drafts: Sequence[Draft],
    out: Path | None,
    report: str,
    known: tuple[Form, ...] | None,
    lang: Lang,
    *,
    is_folder: bool,
) -> Iterator[tuple[Path | None, str]]:
    """Each draft with the file that it goes into: the one named, numbered by table if they are several, or in a folder.

    A template is called like its file or else like its table; none has the id of one that is known.
    """
    taken = {form.template.id for form in (forms() if known is None else known)}
    for draft in drafts:
        number = draft.table.index + 1
        named = out is not None and not is_folder
        name = name_of(out.stem if out is not None and named else draft.title, number)
        name = f"{name}-{number}" if named and len(drafts) > 1 else name
        while name in taken:
            name += f"-{number}"
        taken.add(name)
        file = out
        if out is not None and is_folder:
            file = out / f"{name}.toml"
        elif out is not None and len(drafts) > 1:
            file = out.with_name(f"{out.stem}-{number}{out.suffix}")
        yield file, toml_of(draft, name, report, lang)


def name_of(title: str, table: int) -> str:
    """An id made of a title, or of the table's number where it has none."""
    return re.sub(r"\W+", "-", title).strip("-_") or f"table-{table}"


def toml_of(draft: Draft, name: str, report: str, lang: Lang) -> str:
    """The text of a template file that passes `ziping template check` as it is."""
    return "\n".join(_Writer(draft, name, _TEXTS[lang]).lines(report)) + "\n"


class _Writer:
    def __init__(self, draft: Draft, name: str, texts: dict[str, str]) -> None:
        self._draft, self._name, self._texts = draft, name, texts
        own = (guess for block in draft.blocks for guess in (*block.columns, *block.rows) if guess.holds)
        self._own = _named((guess for guess in own if not guess.meaning), self._local)

    def lines(self, report: str) -> Iterator[str]:
        draft, texts = self._draft, self._texts
        yield "# " + _one_line(texts["head"].format(report=report, table=draft.table.index + 1))
        yield "# " + texts["next"]
        yield f"id = {_quoted(self._name)}"
        yield 'extends = "_base"'
        taken = texts["taken"].format(section=draft.taken) if draft.taken else ""
        yield _commented(f"section = {_quoted(draft.section)}", taken)
        yield _commented('source = "?"', texts["source"])
        yield f"titles = {_listed([draft.title] if draft.title else [])}"
        yield f"anchors = {_listed(draft.anchors)}"
        if draft.essential:
            yield f"essential = {_listed(draft.essential)}"
        if draft.without:
            yield f"without = {_listed(draft.without)}"
        if draft.money_unit:
            yield f"money_unit = {_quoted(draft.money_unit)}"
        yield from self._identity()
        matrices = [block for block in draft.blocks if block.kind == "matrix"]
        for block in matrices[:1]:
            yield from self._fields(block)
        yield from self._own_fields()
        kinds: dict[str, int] = {}
        for block in draft.blocks:
            count = kinds[block.kind] = kinds.get(block.kind, 0) + 1
            yield from self._block(block, block.kind if count == 1 else f"{block.kind}_{count}", block in matrices[:1])
        if not draft.blocks:
            yield from ("", "[blocks]")

    def _local(self, name: str) -> str:
        return f"local.{owner(self._name)}.{name}"

    def _identity(self) -> Iterator[str]:
        """That the items add up to their total, of the first measure: whether it must hold is for a person to say."""
        block = next((block for block in self._draft.blocks if block.kind == "matrix"), None)
        if block is not None and block.items and block.sums:
            measure = next(guess.meaning for guess in block.columns if guess.meaning in get_args(Measure))
            items, total = self._local(ITEMS), self._local(SUM)
            yield f"# identities = {_listed([f'{total}@{measure} = sum({items}[]@{measure})'])}"

    def _fields(self, block: Block) -> Iterator[str]:
        """The fields for rows that no form has: the items, and their total."""
        measures = list(dict.fromkeys(guess.meaning for guess in block.columns if guess.meaning in get_args(Measure)))
        if block.items:
            names = {ITEMS: block.corner or self._draft.title or self._name}
            if block.sums:
                names[SUM] = f"{names[ITEMS]}{block.sums}"
            for name, zh in names.items():
                yield from ("", f"[fields.{_quoted(self._local(name))}]", f"zh = {_quoted(zh)}")
                yield 'unit = "元"' if block.is_money else 'type = "quantity"'
                yield f"measures = {_listed(measures)}"

    def _own_fields(self) -> Iterator[str]:
        """A field for each other label that no form has."""
        for name, guess in self._own.items():
            yield from ("", f"[fields.{_quoted(name)}]", f"zh = {_quoted(_for_people(guess.label))}")
            yield f"{'type' if guess.holds in NO_UNITS else 'unit'} = {_quoted(guess.holds)}"

    def _meaning(self, guess: Guess) -> str:
        """Its field or measure, or the name of a field of its own."""
        return guess.meaning or next((name for name, own in self._own.items() if own == guess), "")

    def _block(self, block: Block, name: str, brings_fields: bool) -> Iterator[str]:
        half = self._texts["half"] if block.is_half else ""
        yield from ("", f"[blocks.{name}]", _commented(f'kind = "{block.kind}"', half))
        if block.at:
            yield f"at = {_quoted(block.at)}"
        if block.names:
            yield f"names = {_quoted(block.names)}"
        if block.kind == "indicators":
            yield f"levels = {_listed(block.levels)}"
            yield from self._part(name, "columns", block.columns)
            yield from self._part(name, "close", block.rows)
        elif block.kind == "matrix":
            yield from self._part(name, "columns", block.columns)
            if block.rows:
                yield from self._part(name, "rows", block.rows)
            if block.items and brings_fields:
                if block.sums:
                    yield f"{_quoted(block.sums)} = {_quoted(self._local(SUM))}"
                yield f'"*" = {_quoted(self._local(ITEMS) + "[]")}'
        else:
            yield from self._part(name, "cells", block.rows or block.columns)

    def _part(self, block: str, part: str, guesses: tuple[Guess, ...]) -> Iterator[str]:
        yield ""
        yield f"[blocks.{block}.{part}]"
        for guess in guesses:
            if guess.label:
                meaning = self._meaning(guess)
                line = f"{_quoted(guess.label)} = {_quoted(meaning or '?')}"
                yield _commented(line if meaning else "# " + line, self._said_of(guess))

    def _said_of(self, guess: Guess) -> str:
        texts = self._texts
        if guess.written:
            return texts["written"].format(written=guess.written)
        if guess.near and guess.meaning:
            return texts["like"].format(near=guess.near, score=guess.score)
        if guess.near and guess.near_meaning:
            return texts["near"].format(near=guess.near, meaning=guess.near_meaning, score=guess.score)
        return ""


def _named(guesses: Iterable[Guess], local: Callable[[str], str]) -> dict[str, Guess]:
    """Each guess by the name of its field: what the label says, with a number where two say the same."""
    found: dict[str, Guess] = {}
    for guess in guesses:
        if guess.label and guess not in found.values():
            name = first = re.sub(r"\W+", "_", guess.label).strip("_") or "field"
            while local(name) in found or name in (ITEMS, SUM):
                name = f"{first}_{len(found)}"
            found[local(name)] = guess
    return found


def _for_people(label: str) -> str:
    """A label as the name of a field: in words that hold for every year."""
    plain = label.replace(PATH_SEPARATOR, "").replace("{Y}", "本").replace("{Y-1}", "上")
    return re.sub(r"\{Y-(\d+)\}", r"前\1", plain)


def _commented(line: str, comment: str) -> str:
    return f"{line}  # {_one_line(comment)}" if comment else line


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _listed(texts: "list[str] | tuple[str, ...]") -> str:
    return "[" + ", ".join(map(_quoted, texts)) + "]"
