"""A bad file costs one line – code, file, what is wrong, what to do – and the others go on."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from schemas.document import Document, Source
from tests.ziping.command import HUNAN_2022, call, run
from ziping import DocumentError, convert

GOOD = HUNAN_2022.read_bytes()


def archive(**parts: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return written.getvalue()


def rewritten(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The report with one part changed."""
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return archive(**{**parts, part: change(parts[part])})


BAD = {
    "empty": (b"", "E_EMPTY"),
    "text": (b"not a report", "E_FORMAT"),
    "random bytes": (bytes(range(255, 0, -1)) * 20, "E_FORMAT"),
    "a PDF": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "E_DAMAGED"),
    "an old Word file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le"),
        "E_FORMAT",
    ),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "E_ENCRYPTED",
    ),
    "another zip": (archive(**{"a.txt": b"x"}), "E_FORMAT"),
    "cut short": (GOOD[: len(GOOD) // 2], "E_DAMAGED"),
    "a hole in it": (GOOD[:2000] + bytes(500) + GOOD[2500:], "E_DAMAGED"),
    "XML cut short": (rewritten("word/document.xml", lambda text: text[: len(text) // 2]), "E_DAMAGED"),
    "nothing in it": (
        rewritten("word/document.xml", lambda text: text[: text.index(b"<w:body>") + 8] + b"</w:body></w:document>"),
        "E_NO_REPORT",
    ),
}
EVERY_BAD_FILE = pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)


@EVERY_BAD_FILE
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_a_bad_file(tmp_path: Path, data: bytes, code: str, lang: str) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(data)
    done = call("convert", bad, "-o", tmp_path / "out.json", "--lang", lang)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{code} bad.docx{': ' if lang == 'en' else '：'}")
    assert done.stderr.count("\n") == 1
    assert done.stderr.isascii() == (lang == "en")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.docx"]


@EVERY_BAD_FILE
def test_in_python_it_is_an_error_with_the_same_code(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as raised:
        convert(data, name="bad.docx")
    assert (raised.value.code, raised.value.name) == (code, "bad.docx")


def test_a_bad_file_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(GOOD)
    (tmp_path / "2.docx").write_bytes(GOOD[:3000])
    (tmp_path / "3.docx").write_bytes(GOOD)
    done = call("convert", tmp_path, "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 1
    code, rest = done.stderr.split(" ", 1)
    assert code == "E_DAMAGED"
    assert rest.startswith("2.docx：文件已损坏或不完整")
    assert rest.endswith("或重新索取。\n")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["1.docx", "3.docx"]


def test_a_bad_file_leaves_the_others_whole(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(b"")
    for name in ("2.docx", "3.docx"):
        (tmp_path / name).write_bytes(GOOD)
    done = call("convert", tmp_path / "1.docx", tmp_path / "2.docx", tmp_path / "3.docx")
    assert done.exit_code == 1
    assert [record["source"] for record in json.loads(done.stdout)] == ["2.docx", "3.docx"]
    one = call("convert", tmp_path / "1.docx", tmp_path / "2.docx")
    assert (one.exit_code, json.loads(one.stdout)["source"]) == (1, "2.docx")


def test_what_is_not_there(tmp_path: Path) -> None:
    done = call("convert", tmp_path / "missing.docx")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == "E_NOT_FOUND missing.docx：找不到这个文件或文件夹。请检查路径。\n"


def test_a_folder_without_files(tmp_path: Path) -> None:
    done = call("convert", tmp_path, "-o", tmp_path / "out.json")
    assert done.exit_code == 3
    assert done.stderr.startswith("E_NO_FILES ")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_breaks_the_line_stays_on_it(tmp_path: Path) -> None:
    bad = tmp_path / "a\nb.docx"
    bad.write_bytes(b"")
    done = call("convert", bad)
    assert done.stderr.startswith("E_EMPTY a\\nb.docx：")
    assert done.stderr.count("\n") == 1


def test_no_traceback_from_the_installed_command(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(GOOD[:3000])
    done = run("convert", bad, tmp_path / "missing.docx")
    assert (done.returncode, done.stdout) == (3, b"")
    assert [line.split(b" ")[0] for line in done.stderr.splitlines()] == [b"E_DAMAGED", b"E_NOT_FOUND"]


def test_a_fault_of_ours_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No input is known that triggers one; so the reader of the second file is made to fail."""
    import ziping.reports
    from extract.read import read

    def fails_on_second(source: Source) -> Document:
        if source.name == "2.docx":
            raise IndexError("list index out of range")
        return read(source)

    monkeypatch.setattr(ziping.reports, "read", fails_on_second)
    for name in ("1.docx", "2.docx", "3.docx"):
        (tmp_path / name).write_bytes(GOOD)
    done = call("convert", tmp_path, "-f", "jsonl")
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "E_INTERNAL 2.docx：程序出错，这份文件没有读完（IndexError: list index out of range）"
    )
    assert done.stderr.count("\n") == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["1.docx", "3.docx"]
