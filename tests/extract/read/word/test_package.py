"""Packages as Word and others write them."""

import pytest

from extract.read import read, source_from_bytes
from tests.extract.read.build import MAIN_TYPE, docx_entries, lines, para, zip_bytes

NUMBERED = para("文", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
FOOTNOTES = f'<w:footnote w:id="1">{para("注")}</w:footnote>'


def read_entries(entries: dict[str, str | bytes]) -> list[str]:
    document = read(source_from_bytes(zip_bytes(entries), "报告.docx"))
    return lines(document) + [note.text for note in document.notes]


def related(entries: dict[str, str | bytes], relationship: str) -> dict[str, str | bytes]:
    name = "word/_rels/document.xml.rels"
    return entries | {name: str(entries[name]).replace("</Relationships>", relationship + "</Relationships>")}


@pytest.mark.parametrize(
    "main_type",
    [
        MAIN_TYPE,
        MAIN_TYPE.replace("document.main", "template.main"),
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_documents_templates_and_those_with_macros(main_type: str) -> None:
    entries = docx_entries(NUMBERED, main_type=main_type, numbering=NUMBERING, footnotes=FOOTNOTES)
    assert read_entries(entries) == ["1.文", "注"]


def test_the_strict_form() -> None:
    strict: dict[str, str | bytes] = {
        name: str(text)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in docx_entries(NUMBERED, numbering=NUMBERING, footnotes=FOOTNOTES).items()
    }
    assert read_entries(strict) == ["1.文", "注"]


@pytest.mark.parametrize(
    "relationship",
    [
        '<Relationship Id="x" Type="http://x/relationships/image" Target="NULL"/>',
        '<Relationship Id="x" Type="http://x/relationships/image" Target="../NULL"/>',
        '<Relationship Id="x" Type="http://x/relationships/image" Target="/word/media/gone.png"/>',
        '<Relationship Id="x" Type="http://x/relationships/styles" Target="gone.xml"/>',
    ],
)
def test_relationships_to_parts_that_are_gone(relationship: str) -> None:
    entries = docx_entries(NUMBERED, numbering=NUMBERING)
    assert read_entries(related(entries, relationship)) == ["1.文"]


def test_links_to_the_outside_are_left_alone() -> None:
    outside = (
        '<Relationship Id="x" Type="http://x/relationships/styles" Target="http://x.invalid/" TargetMode="External"/>'
        '<Relationship Id="y" Type="http://x/relationships/image" Target="NULL"/>'
    )
    assert read_entries(related(docx_entries(NUMBERED), outside)) == ["文"]


def test_entry_names_with_back_slashes() -> None:
    entries = {name.replace("/", "\\"): text for name, text in docx_entries(NUMBERED, numbering=NUMBERING).items()}
    assert read_entries(entries) == ["1.文"]


def test_white_space_between_the_tags_is_no_text() -> None:
    entries = docx_entries("\n  ".join((para("一"), para("二"))))
    assert read_entries(entries) == ["一", "二"]
    assert read_entries(
        docx_entries("\n ".join((para("一"), "")), main_type=MAIN_TYPE.replace("document", "template", 1))
    ) == ["一"]
