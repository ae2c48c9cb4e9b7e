"""Whatever the bytes, the answer is a document or a `DocumentError`."""

import contextlib
import io
import random
import subprocess
import sys

import pytest
from docx.api import Document as NewDocument

from extract.read import READERS, archive, read, source_from_bytes
from extract.read.word import grid
from schemas.errors import DocumentError
from tests.extract.read.build import cell, docx, docx_entries, para, row, table, zip_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def code_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(source_from_bytes(data, "报告.docx"))
    assert "\n" not in caught.value.line()
    assert "\n" not in caught.value.line("en")
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E_EMPTY"),
        (b"\x00\x01\x02", "E_FORMAT"),
        (b"{\\rtf1", "E_FORMAT"),
        (zip_bytes({"a.txt": "x"}), "E_FORMAT"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "E_ENCRYPTED"),
        (docx("<w:p/>")[:400], "E_DAMAGED"),
        (zip_bytes({"word/document.xml": "<x/>"}), "E_DAMAGED"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str) -> None:
    assert code_of(data) == code


@pytest.mark.parametrize(
    "change",
    [
        {"word/document.xml": None},
        {"_rels/.rels": None},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": ""},
        {"word/document.xml": "<document/>"},
        {"word/document.xml": '<w:document xmlns:w="x"><w:body/></w:document>'},
        {"word/styles.xml": "<w:styles"},
        {"[Content_Types].xml": "wordprocessingml.document.main+xml"},
    ],
)
def test_a_damaged_package(change: dict[str, str | None]) -> None:
    entries = docx_entries(para("文"), styles="") | change
    assert code_of(zip_bytes({name: text for name, text in entries.items() if text is not None})) == "E_DAMAGED"


def test_a_document_may_not_declare_entities() -> None:
    entries = docx_entries(para("&secret;"))
    document = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>' + str(entries["word/document.xml"])
    assert code_of(zip_bytes(entries | {"word/document.xml": document})) == "E_DAMAGED"


def test_nesting_without_end_is_too_much_and_no_crash() -> None:
    deep = "<w:ins>" * 300 + "</w:ins>" * 300
    assert code_of(docx(f"<w:p>{deep}</w:p>")) == "E_TOO_LARGE"
    nested = read(source_from_bytes(docx(f"<w:p>{'<w:ins>' * 240}{'</w:ins>' * 240}</w:p>"), "a"))
    assert len(nested.blocks) == 1


def test_random_and_garbled_bytes() -> None:
    chance = random.Random(7)  # noqa: S311
    whole = docx(table(row(cell("甲"), cell("乙"))) + para("文"), styles="", numbering="")
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.choice((None, None, chance.randrange(len(data))))
        with contextlib.suppress(DocumentError):  # nothing else may come out
            read(source_from_bytes(bytes(data[:cut]), "a"))


def test_too_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    assert code_of(docx("<w:p/>")) == "E_TOO_LARGE"


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 300)
    assert code_of(docx("<w:p/>")) == "E_TOO_LARGE"


def test_a_bomb_is_known_by_its_ratio() -> None:
    entries = docx_entries("<w:p/>")
    assert code_of(zip_bytes(entries | {"word/bomb.xml": bytes(archive.RATIO_FROM_BYTES + 1)})) == "E_TOO_LARGE"
    small = zip_bytes(entries | {"word/regular.xml": bytes(archive.RATIO_FROM_BYTES // 10)})
    assert len(read(source_from_bytes(small, "a")).blocks) == 1


def test_a_grid_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_PLACES", 10)
    assert code_of(docx(table(*[row(cell("1"), cell("2"), cell("3"))] * 4))) == "E_TOO_LARGE"


def test_many_grids_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.word.body.MAX_PLACES", 10)
    assert code_of(docx(table(row(cell("1"), cell("2"))) * 6)) == "E_TOO_LARGE"


def test_a_file_of_python_docx_itself() -> None:
    written = NewDocument()
    written.add_paragraph("第一段")
    grid_of = written.add_table(2, 2)
    grid_of.cell(0, 0).merge(grid_of.cell(1, 0)).text = "合并"
    stream = io.BytesIO()
    written.save(stream)
    found = read(source_from_bytes(stream.getvalue(), "a"))
    assert [block.text for block in found.paragraphs] == ["第一段"]
    (only,) = found.tables
    merged = only.at(0, 0)
    assert merged is not None
    assert (merged.text, merged.row_span, only.at(1, 0) is merged) == ("合并", 2, True)


def test_readers_are_imported_when_needed() -> None:
    script = "import sys, extract.read; print({'docx', 'lxml', 'pdfplumber'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    assert READERS["docx"] == "extract.read.word"


def test_an_encrypted_entry_is_no_damage() -> None:
    data = bytearray(docx("<w:p/>"))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    assert code_of(bytes(data)) == "E_ENCRYPTED"
