"""Formats by content, whatever the name says."""

from pathlib import Path

import pytest

from extract.read import detect, open_source, source, source_from_bytes
from schemas.errors import DocumentError
from tests.extract.read.build import MAIN_TYPE, docx, docx_entries, zip_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OTHER_MAIN = MAIN_TYPE.replace("document.main", "template.main")
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


def listed(content_type: str) -> bytes:
    return zip_bytes({"[Content_Types].xml": f'<Types><Override ContentType="{content_type}"/></Types>'})


def flagged_encrypted() -> bytes:
    data = bytearray(zip_bytes({"报告.docx": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (docx("<w:p/>"), "docx"),
        (zip_bytes(docx_entries("", main_type=OTHER_MAIN)), "docx"),
        (zip_bytes(docx_entries("", main_type=MACRO)), "docx"),
        (zip_bytes({"word/document.xml": "<x/>"}), "docx"),
        (listed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "xlsx"),
        (listed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "pptx"),
        (zip_bytes({"OFD.xml": "<x/>"}), "ofd"),
        (zip_bytes({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
        (zip_bytes({"甲局.docx": docx("")}), "zip"),
        (zip_bytes({}), "zip"),
        (docx("<w:p/>")[:-40], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (flagged_encrypted(), "encrypted"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (OLE, "ole"),
        (b"%PDF-1.7\n\x93\x8c", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n\x00", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"Rar!\x1a\x07\x00", "rar"),
        ("<!DOCTYPE HTML><p>表</p>".encode(), "html"),
        ("\ufeff  <html><body>表".encode(), "html"),
        ('<?xml version="1.0" encoding="GBK"?><html>表</html>'.encode("gb18030"), "html"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "wordxml"),
        (b'<?xml version="1.0"?><x/>', "xml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mhtml"),
        ("绩效自评报告".encode(), "text"),
        (("绩" * 3000).encode(), "text"),
        ("绩效自评报告".encode("gb18030"), "text"),
        ("绩效自评报告".encode("utf-16"), "text"),
        (b"\x00\x01\x02\x03", "unknown"),
        (b"\xff\xff\xff\xff", "unknown"),
    ],
)
def test_format_by_content(data: bytes, found: str) -> None:
    assert detect(data) == found


def test_a_source_knows_its_bytes() -> None:
    found = source_from_bytes(b"%PDF-1.7", "甲局.docx")
    assert (found.name, found.data, found.format) == ("甲局.docx", b"%PDF-1.7", "pdf")
    assert found.sha256 == "86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b"


def test_open_reads_the_file_and_keeps_the_given_name(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(docx("<w:p/>"))
    found = open_source(path, "市局/x.pdf")
    assert (found.name, found.format, found.data) == ("市局/x.pdf", "docx", path.read_bytes())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.docx", "E_NOT_FOUND"),
        ("file.docx/inner.docx", "E_NOT_FOUND"),
        (".", "E_NOT_A_FILE"),
        ("a\0b", "E_UNREADABLE"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "file.docx").write_bytes(b"x")
    with pytest.raises(DocumentError) as caught:
        open_source(tmp_path / name, name)
    assert caught.value.code == code
    assert "\n" not in caught.value.line()


def test_a_file_beyond_all_reports_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILE_BYTES", 3)
    (tmp_path / "a").write_bytes(b"1234")
    with pytest.raises(DocumentError) as caught:
        open_source(tmp_path / "a", "a")
    assert caught.value.code == "E_TOO_LARGE"
