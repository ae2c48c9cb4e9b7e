"""A package that Word opens and python-docx does not in, one that both open out."""

import io
import posixpath
from zipfile import ZipFile

from lxml.etree import XMLParser, fromstring, tostring

# ISO/IEC 29500 Strict names the same things differently.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_PARSER = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def mended(data: bytes) -> bytes:
    """Strict names made transitional, back slashes in entry names turned, relationships to missing parts left out."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(result, "w") as after:
        entries = {entry.filename.replace("\\", "/"): entry for entry in before.infolist()}
        for name, entry in entries.items():
            content = before.read(entry)
            if name.endswith((".xml", ".rels")):
                for strict, transitional in _STRICT:
                    content = content.replace(strict, transitional)
            if name.endswith(".rels"):
                content = _without_dangling(content, name, frozenset(entries))
            after.writestr(name, content)
    return result.getvalue()


def _without_dangling(content: bytes, name: str, names: frozenset[str]) -> bytes:
    """WPS and some converters leave relationships behind whose part is gone (`Target="NULL"`)."""
    root = fromstring(content, _PARSER)
    folder = posixpath.dirname(posixpath.dirname(name))
    for relationship in list(root):
        if relationship.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, relationship.get("Target", "")))
            if target.lstrip("/") not in names:
                root.remove(relationship)
    return tostring(root)
