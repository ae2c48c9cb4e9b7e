"""What a zip file is and holds, before anything is unpacked."""

import io
import struct
import zipfile

import pytest

from extract.read import archive
from schemas.errors import DocumentError
from tests.extract.read.build import docx, zip_bytes


def test_a_reader_that_is_given_no_zip_file_says_so() -> None:
    with pytest.raises(DocumentError) as caught:
        archive.check_archive(b"PK\x03\x04", "报告.docx")
    assert caught.value.code == "E_DAMAGED"


def test_a_report_passes() -> None:
    archive.check_archive(docx("<w:p/>"), "报告.docx")


def test_only_the_beginning_of_a_listing_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = " " * 100 + "wordprocessingml.document.main+xml"
    assert archive.zip_format(zip_bytes({"[Content_Types].xml": listing})) == "docx"
    monkeypatch.setattr(archive, "MAX_LISTING_BYTES", 50)
    assert archive.zip_format(zip_bytes({"[Content_Types].xml": listing})) == "zip"


def test_sizes_that_lie_are_found_before_anything_is_kept() -> None:
    data = bytearray(docx(f"<w:p>{' ' * 5000}</w:p>"))
    central = data.rindex(b"word/document.xml") - 46
    (size,) = struct.unpack_from("<L", data, central + 24)
    struct.pack_into("<L", data, central + 24, size - 1)
    with pytest.raises(DocumentError) as caught:
        archive.check_archive(bytes(data), "报告.docx")
    assert caught.value.code == "E_DAMAGED"
    assert f"word/document.xml: more than {size - 1} bytes" in str(caught.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_reach_any_ratio_are_refused(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        package.writestr("word/document.xml", b"x")
    with pytest.raises(DocumentError) as caught:
        archive.check_archive(made.getvalue(), "报告.docx")
    assert f"zip method {method}" in str(caught.value)


def test_more_marks_of_entries_than_could_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert archive.zip_format(docx("")) == "docx"
    monkeypatch.setattr(archive, "MAX_MARKS", 3)
    assert archive.zip_format(docx("")) == "oversized"
