"""The Word reports of the corpus as LibreOffice prints them, beside the Word files: `python corpus/build.py --pdf`.

Done only on demand, since versions and fonts differ. A copy is printed in which tracked changes are accepted, as a
unit does before it publishes; LibreOffice would print what is deleted, struck through.
"""

import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

# LibreOffice as it is set up in Chinese: without this it drops the Asian fonts
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/I18N/CJK"><prop oor:name="CJKFont" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""
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
                copy = place / document.name
                _copy(document, copy)
                office(place, PRINT, folder, [copy])
                printed.append(folder / f"{document.stem}.pdf")
    return printed


def _copy(document: Path, copy: Path) -> None:
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            is_text = name.startswith("word/") and name.endswith(".xml")
            new.writestr(name, _printable(data) if is_text else data)


def _printable(data: bytes) -> bytes:
    """A part without what a tracked change deletes."""
    root = etree.fromstring(data)
    w = "{" + (etree.QName(root).namespace or "") + "}"  # strict Open XML has other names
    for row in list(root.iter(f"{w}tr")):
        if row.find(f"{w}trPr/{w}del") is not None:
            _parent(row).remove(row)
    for gone in [*root.iter(f"{w}moveFrom"), *(d for d in root.iter(f"{w}del") if d.find(f"{w}r") is not None)]:
        _parent(gone).remove(gone)
    for defaults in root.iter(f"{w}docDefaults"):  # LibreOffice 7.4 loses a point that hangs out of its line
        etree.SubElement(_child(_child(defaults, f"{w}pPrDefault"), f"{w}pPr"), f"{w}overflowPunct").set(f"{w}val", "0")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _child(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(tag)
    return etree.SubElement(element, tag) if found is None else found


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent
