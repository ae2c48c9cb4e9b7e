"""The bytes of a Word file in, the XML of its parts out; python-docx opens the package."""

import io
import lzma
import re
import struct
import zlib
from dataclasses import dataclass
from typing import cast
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.package import Package
from lxml.etree import XMLParser, XMLSyntaxError, _Element, fromstring

from extract.read.word.mend import mended
from extract.read.word.names import BODY, DOCUMENT

# What python-docx, zipfile and lxml raise on a package that is cut, garbled, or not what it says it is. AttributeError
# and TypeError are python-docx meeting other XML than it expects; RuntimeError covers zip methods that Python lacks.
_FAULTS = (
    BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError,
    OpcError, XMLSyntaxError, LookupError, ValueError, AttributeError, TypeError, RuntimeError,
)  # fmt: skip
# Only inside the package: nothing that a file names is ever fetched or filled in.
_PARSER = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


# What libxml2 says where its own limits end: 256 levels, 10 MB in one text.
_LIMITS = re.compile("XML_PARSE_HUGE|huge text|Excessive depth", re.IGNORECASE)


class DamagedError(Exception):
    """The package cannot be opened; the text says why."""


class BeyondLimitsError(Exception):
    """The XML is deeper, or has longer texts, than any document; the text says which."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of the parts that hold text; `notes` are the footnotes, then the endnotes."""

    document: _Element
    body: _Element
    styles: _Element | None
    numbering: _Element | None
    notes: tuple[_Element, ...]


def open_parts(data: bytes) -> Parts:
    """Open a package; optional parts may be missing."""
    try:
        part = _main_part(data)
        root = _root(part)
        body = root.find(BODY)
        if root.tag != DOCUMENT or body is None:
            raise DamagedError("no w:body")
        return Parts(
            root,
            body,
            _related(part, "styles"),
            _related(part, "numbering"),
            tuple(notes for name in ("footnotes", "endnotes") if (notes := _related(part, name)) is not None),
        )
    except _FAULTS as fault:
        if isinstance(fault, XMLSyntaxError) and _LIMITS.search(str(fault)):
            raise BeyondLimitsError(str(fault)) from fault
        raise DamagedError(f"{type(fault).__name__}: {fault}") from fault


def _main_part(data: bytes) -> Part:
    try:
        return cast(Part, Package.open(io.BytesIO(data)).main_document_part)
    except KeyError:
        return cast(Part, Package.open(io.BytesIO(mended(data))).main_document_part)


def _related(part: Part, name: str) -> _Element | None:
    """The root of a part by the last word of its relationship, which the strict form of the format has in common."""
    for relationship in part.rels.values():
        if not relationship.is_external and relationship.reltype.endswith("/relationships/" + name):
            return _root(relationship.target_part)
    return None


def _root(part: Part) -> _Element:
    root = cast(_Element, part.element) if isinstance(part, XmlPart) else fromstring(part.blob, _PARSER)
    if root.getroottree().docinfo.doctype:
        raise DamagedError("DTD")  # forbidden by ISO/IEC 29500-2, and a door for entities
    return root
