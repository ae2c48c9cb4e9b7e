"""Zip files that are more, or other, than they say."""

import io
import re
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.extract.read.build import docx_entries, para, zip_bytes

_BODY = para("绩效自评报告")


def entries(**changed: str | bytes | None) -> dict[str, str | bytes]:
    """The parts of a small report; `changed` by the part's name without its folder and with _ for its dots."""
    parts = docx_entries(_BODY, styles="", numbering="")
    for key, content in changed.items():
        name = next(part for part in parts if re.sub(r"[\[\]]", "", part.rsplit("/", 1)[-1]).replace(".", "_") == key)
        if content is None:
            del parts[name]
        else:
            parts[name] = content
    return parts


def bomb(size: int, times: int = 1) -> bytes:
    """Zeros that were written small, in a report that is whole besides."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in entries().items():
            archive.writestr(name, content)
        for number in range(times):
            with archive.open(f"word/media/{number}.png", "w", force_zip64=True) as stream:
                for _ in range(size // 1_000_000):
                    stream.write(bytes(1_000_000))
    return made.getvalue()


def many_entries(count: int) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in {**entries(), **{f"word/media/{number}": b"" for number in range(count)}}.items():
            archive.writestr(name, content)
    return made.getvalue()


def lying() -> bytes:
    """A document part of 300 MB that says in both directories that it has 1,000 bytes."""
    packed = zlib.compressobj(wbits=-15)
    stream = b"".join(packed.compress(b" " * 1_000_000) for _ in range(300)) + packed.flush()
    parts = entries(document_xml=b"?")
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, stream if name == "word/document.xml" else content)
    data = bytearray(made.getvalue())
    local, central = archive.getinfo("word/document.xml").header_offset, data.rindex(b"word/document.xml") - 46
    for at, method in ((local, 8), (central, 10)):
        struct.pack_into("<H", data, at + method, ZIP_DEFLATED)
        struct.pack_into("<LL", data, at + method + 10, len(stream), 1000)
    return bytes(data)


def overlapping(count: int = 2000) -> bytes:
    """Many entries that are one and the same place of the file, which unpacks to 9 MB for each of them."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in entries().items():
            archive.writestr(name, content)
        archive.writestr("word/media/0", bytes(9_000_000))
        info = archive.getinfo("word/media/0")
        for number in range(1, count):
            again = ZipInfo(f"word/media/{number}")
            again.compress_type, again.CRC, again.header_offset = ZIP_DEFLATED, info.CRC, info.header_offset
            again.compress_size, again.file_size = info.compress_size, info.file_size // count
            archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    return made.getvalue()


def locked_entry() -> bytes:
    data = bytearray(zip_bytes(entries()))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)
