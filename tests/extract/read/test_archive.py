"""What a zip file is and holds, before anything is unpacked."""

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
