"""The bytes of a Word file and a source of chance in, a file that no program wrote out."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from schemas.template import templates

ROOT = Path(__file__).resolve().parents[1]
REPORTS = sorted(path for ending in ("docx", "docm") for path in (ROOT / "corpus").rglob(f"*.{ending}"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml")
NUMBERS = ("0", "-1", "1", "2", "63", "128", "100000", "2147483648", "1.5", "", "x", "９")
NASTY = (
    "", " ", "\u3000", "\u00a0", "——", "/", "……", "1 225.82", "118.7\n5", "１２３．４５", "-0", "9" * 400, "1e999",
    "(12.5)", "≥90%", "5至10万元", "约", "三百二十万", "壹仟贰佰元整", "\u202e倒序", "\U0001f4b0", "\ufdd0", "：",
    "其中：",
    "（" * 200, "1." * 200, "一、" * 100, "=1+1", "指标1：", "100%\n95%", "2021年12月31日", "单位：万元", "续表",
)  # fmt: skip
_STAMP = (2024, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def _labels() -> tuple[str, ...]:
    """Words of the forms: what the reader looks for, where it does not expect it."""
    known = {label for template in templates() for label in (*template.anchors, *template.titles)}
    return (*sorted(known), *NASTY)


LABELS = _labels()
Tree = etree._Element  # noqa: SLF001 – lxml has no public name for it


def input_of(number: int) -> bytes:
    """The same number gives the same input: a report of the corpus, changed once or twice."""
    chance = random.Random(number)
    data = chance.choice(REPORTS).read_bytes()
    for _ in range(chance.choice((1, 1, 2))):
        if not zipfile.is_zipfile(io.BytesIO(data)):
            break
        try:
            data = mutated(data, chance)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
            break  # changed so that no zip program reads it: it is an input as it is
    return data


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few changes of the XML; now and then one of the zip file itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = {entry.filename: package.read(entry) for entry in package.infolist()}
    for _ in range(chance.randint(1, 6)):
        name = chance.choice([part for part in PARTS if part in entries] or list(entries))
        entries[name] = _changed_xml(entries[name], chance)
    if chance.random() < 0.1:
        entries.pop(chance.choice(list(entries)))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(zipfile.ZipInfo(name, _STAMP), content)
    return _changed_bytes(result.getvalue(), chance) if chance.random() < 0.1 else result.getvalue()


def _changed_bytes(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _changed_xml(content: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        return content
    elements = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
    if not elements:
        return content
    places = [element for element in elements if element.tag in (W + "tr", W + "tc", W + "tbl", W + "p", W + "t")]
    element = chance.choice(places if places and chance.random() < 0.8 else elements)
    chance.choice(CHANGES)(element, elements, chance)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _drop(element: Tree, _elements: list[Tree], _chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: Tree, _elements: list[Tree], chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 1, 30))):
        element.addnext(etree.fromstring(etree.tostring(element), _PARSER))


def _move(element: Tree, elements: list[Tree], chance: random.Random) -> None:
    target = chance.choice(elements)
    if element not in (target, *target.iterancestors()):
        target.append(element)


def _say(element: Tree, elements: list[Tree], chance: random.Random) -> None:
    texts = list(element.iter(W + "t")) or [text for text in elements if text.tag == W + "t"]
    if texts:
        chance.choice(texts).text = chance.choice(LABELS)


def _number(_element: Tree, elements: list[Tree], chance: random.Random) -> None:
    with_values = [one for one in elements if one.attrib]
    if with_values:
        one = chance.choice(with_values)
        one.set(chance.choice(list(one.attrib)), chance.choice(NUMBERS))


def _merge(_element: Tree, elements: list[Tree], chance: random.Random) -> None:
    cells = [cell for cell in elements if cell.tag == W + "tc"]
    if cells:
        cell = chance.choice(cells)
        properties = cell.find(W + "tcPr")
        if properties is None:
            properties = etree.Element(W + "tcPr")
            cell.insert(0, properties)
        kind = chance.choice(("gridSpan", "vMerge", "hMerge"))
        values = NUMBERS if kind == "gridSpan" else ("restart", "continue")
        etree.SubElement(properties, W + kind).set(W + "val", chance.choice(values))


Change = Callable[[Tree, list[Tree], random.Random], None]
CHANGES: tuple[Change, ...] = (_drop, _double, _move, _say, _say, _number, _merge)
