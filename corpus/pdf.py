"""The Word reports of the corpus as LibreOffice prints them, beside the Word files: `python corpus/build.py --pdf`.

Done only on demand, since versions and fonts differ. A copy is printed in which tracked changes are accepted, as a
unit does before it publishes; LibreOffice would print what is deleted, struck through.
"""

import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lxml import etree
from pdfminer.high_level import extract_text

# LibreOffice as it is set up in Chinese: without this it drops the Asian fonts
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/I18N/CJK"><prop oor:name="CJKFont" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""
# LibreOffice 7.4 loses some points at the end of a line: right margins, in twentieths of a point, that may lose none
NARROWER = (0, 80, 160, 240)
POINTS = "。．，、；"
PRINT = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'


def office(place: Path, kind: str, folder: Path, files: Iterable[Path]) -> None:
    """Converts files into a folder, with a profile of its own below `place`."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True)  # noqa: S603 – no shell


def print_word_files(folders: Iterable[Path]) -> list[Path]:
    """Prints the Word file of each folder beside it."""
    printed = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for folder in folders:
            for document in [p for p in folder.iterdir() if p.suffix in {".docx", ".docm"}]:
                printed.append(folder / f"{document.stem}.pdf")
                lost = {narrower: _print(document, printed[-1], place, narrower) for narrower in NARROWER}
                _print(document, printed[-1], place, min(NARROWER, key=lambda narrower: lost[narrower]))
    return printed


def _print(document: Path, pdf: Path, place: Path, narrower: int) -> int:
    """Prints a copy, and counts the points that its pages lack."""
    copy = place / document.name
    points = _copy(document, copy, narrower)
    office(place, PRINT, pdf.parent, [copy])
    shown = Counter(extract_text(pdf))
    return sum(max(0, count - shown[point]) for point, count in points.items())


def _copy(document: Path, copy: Path, narrower: int) -> Counter[str]:
    """Writes the copy that is printed; counts the points in its text."""
    points: Counter[str] = Counter()
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = _printable(data, narrower)
                if name == "word/document.xml":
                    points.update(char for text in root.itertext("{*}t") for char in text if char in POINTS)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return points


def _printable(data: bytes, narrower: int) -> etree._Element:
    """A part without what a tracked change deletes."""
    root = etree.fromstring(data)
    w = "{" + (etree.QName(root).namespace or "") + "}"  # strict Open XML has other names
    for row in list(root.iter(f"{w}tr")):
        if row.find(f"{w}trPr/{w}del") is not None:
            _parent(row).remove(row)
    for gone in [*root.iter(f"{w}moveFrom"), *(d for d in root.iter(f"{w}del") if d.find(f"{w}r") is not None)]:
        _parent(gone).remove(gone)
    for margins in root.iter(f"{w}pgMar"):
        right = margins.get(f"{w}right", "0")
        twentieths = float(right.removesuffix("pt")) * 20 if right.endswith("pt") else int(right)  # strict: in points
        margins.set(f"{w}right", str(round(twentieths) + narrower))
    return root


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent
