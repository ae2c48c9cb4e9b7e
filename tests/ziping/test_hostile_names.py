"""Names, places and permissions: what is no file is passed over or told, and what is one is read whatever its name."""

import os
import socket
from pathlib import Path

import pytest

from tests.extract.read.build import zip_bytes
from tests.ziping.bounded import convert
from tests.ziping.hostile import GOOD
from tests.ziping.hostile_zip import entries
from tests.ziping.test_hostile import is_told, records

pytest.importorskip("resource", reason="limits on a child process need a POSIX system")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    place = tmp_path / "报告"
    place.mkdir()
    (place / "好.docx").write_bytes(GOOD)
    return place


def sources(place: Path) -> list[object]:
    return [record["source"] for record in records(place)]


def test_a_folder_with_what_is_no_file(tmp_path: Path, folder: Path) -> None:
    (folder / "x.docx").mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.docx").symlink_to(folder / "self.docx")
    (folder / "gone.docx").symlink_to(folder / "nowhere.docx")
    (folder / "zero.docx").symlink_to("/dev/zero")
    (folder / "~$好.docx").write_bytes(b"lock")
    (folder / ".hidden.docx").write_bytes(b"lock")
    os.mkfifo(folder / "pipe.docx")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s.docx"))
        done = convert(tmp_path, folder, out="out.jsonl")
    assert (done.exit_code, done.stderr, sources(tmp_path)) == (0, "", ["好.docx"])


@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "folder in a file"])
def test_what_is_no_file_and_was_named(tmp_path: Path, folder: Path, kind: str) -> None:
    bad = folder / "x.docx"
    if kind == "pipe":
        os.mkfifo(bad)
    elif kind == "device":
        bad.symlink_to("/dev/zero")
    elif kind == "loop":
        bad.symlink_to(bad)
    else:
        bad = folder / "好.docx" / "x.docx"
    done = convert(tmp_path, bad, folder / "好.docx", out="out.jsonl")
    code = {"loop": "E_UNREADABLE", "folder in a file": "E_NOT_FOUND"}.get(kind, "E_NOT_A_FILE")
    assert is_told(done, code, "x.docx"), done.stderr
    assert (done.exit_code, sources(tmp_path)) == (1, ["好.docx"])


@pytest.mark.parametrize("size", [201_000_000, 50_000_000_000])
def test_a_file_beyond_all_reports(tmp_path: Path, folder: Path, size: int) -> None:
    bad = folder / "x.docx"
    bad.touch()
    os.truncate(bad, size)  # nothing is written: it only says how long it is
    done = convert(tmp_path, folder, out="out.jsonl")
    assert is_told(done, "E_TOO_LARGE", "x.docx"), done.stderr
    assert (done.exit_code, sources(tmp_path)) == (1, ["好.docx"])


def test_a_file_that_nobody_may_read(tmp_path: Path, folder: Path) -> None:
    bad = folder / "x.docx"
    bad.write_bytes(GOOD)
    bad.chmod(0)
    done = convert(tmp_path, folder, out="out.jsonl", env={"OBEY_MODES": "yes"})
    assert is_told(done, "E_UNREADABLE", "x.docx"), done.stderr
    assert (done.exit_code, sources(tmp_path)) == (1, ["好.docx"])


def test_a_folder_that_nobody_may_read(tmp_path: Path, folder: Path) -> None:
    closed = folder / "锁"
    closed.mkdir()
    (closed / "x.docx").write_bytes(GOOD)
    closed.chmod(0)
    try:
        done = convert(tmp_path, folder, out="out.jsonl", env={"OBEY_MODES": "yes"})
    finally:
        closed.chmod(0o755)
    assert is_told(done, "E_UNREADABLE", "锁"), done.stderr
    assert (done.exit_code, sources(tmp_path)) == (1, ["好.docx"])


@pytest.mark.parametrize("files", [(), ("~$x.docx", ".x.docx")], ids=["empty", "locks only"])
def test_a_folder_without_files(tmp_path: Path, files: tuple[str, ...]) -> None:
    place = tmp_path / "空"
    place.mkdir()
    for name in files:
        (place / name).write_bytes(b"x")
    done = convert(tmp_path, place, out="out.json")
    assert (done.exit_code, done.codes, len(done.lines)) == (3, ["E_NO_FILES"], 1)


def test_a_folder_without_reports(tmp_path: Path) -> None:
    place = tmp_path / "照片"
    place.mkdir()
    (place / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (place / "2.txt").write_bytes(b"text")
    done = convert(tmp_path, place, out="out.json")
    assert (done.exit_code, done.codes) == (3, ["E_FORMAT", "E_FORMAT"])


NAMES = [
    "a\nb.docx",
    "\x1b[2J.docx",
    "-x.docx",
    "--help",
    "-o",
    "%s{0}.docx",
    "名" * 83 + ".docx",
    "a\\b.docx",
    "*.docx",
]


def test_names_in_a_folder(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for name in NAMES:
        (place / name).write_bytes(GOOD)
        (place / (name[:-1] + "y")).write_bytes(b"")
    done = convert(tmp_path, place, out="out.jsonl")
    assert (done.exit_code, set(done.codes), len(done.lines)) == (1, {"E_EMPTY"}, len(NAMES))
    assert all(line.isprintable() for line in done.lines)
    assert sorted(map(str, sources(tmp_path))) == sorted(NAMES)


@pytest.mark.parametrize("args", [("--", "-x.docx"), ("./-x.docx",), ("in/../-x.docx",)])
def test_a_name_that_looks_like_an_option(tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "-x.docx").write_bytes(GOOD)
    done = convert(tmp_path, *args, out="out.jsonl", cwd=tmp_path)
    assert (done.exit_code, done.stderr, sources(tmp_path)) == (0, "", ["-x.docx"])


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    name = os.fsdecode(b"\xb1\xa8\xb8\xe6.docx")
    try:
        (place / name).write_bytes(GOOD)
    except OSError:
        pytest.skip("this file system has names in Unicode only")
    (place / os.fsdecode(b"\xff.docx")).write_bytes(b"")
    done = convert(tmp_path, place, place / name, out="out.jsonl")
    assert (done.exit_code, done.codes[1:]) == (1, ["E_EMPTY"])
    assert done.lines[0].startswith("E_GIVEN_TWICE")
    assert sources(tmp_path) == ["报告.docx"]  # whose bytes are GBK
    assert all(line.isprintable() for line in done.lines)


def test_each_into_a_folder_stays_below_it(tmp_path: Path, folder: Path) -> None:
    (folder / "..").joinpath("..x.docx").write_bytes(GOOD)
    out = tmp_path / "bounded.cwd" / "out"
    done = convert(tmp_path, folder, tmp_path / "..x.docx", out="out/")
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(list(out.iterdir())) == 2


@pytest.mark.parametrize("place", ["prolog", "external subset", "relationship", "styles"])
def test_nothing_is_fetched(tmp_path: Path, place: str) -> None:
    """A real server on this machine, named in the file: nobody may call it, whatever the library."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        document = str(entries()["word/document.xml"])
        relationships = str(entries()["word/_rels/document.xml.rels"])
        changed: dict[str, str | bytes | None] = {
            "prolog": {"document_xml": f'<!DOCTYPE x [<!ENTITY a SYSTEM "{url}">]>' + document.replace("绩", "&a;")},
            "external subset": {"document_xml": f'<!DOCTYPE w:document SYSTEM "{url}">' + document},
            "relationship": {
                "document_xml_rels": relationships.replace(
                    'Target="styles.xml"', f'Target="{url}" TargetMode="External"'
                )
            },
            "styles": {"styles_xml": f'<?xml-stylesheet href="{url}"?>' + str(entries()["word/styles.xml"])},
        }[place]  # type: ignore[assignment]
        (tmp_path / "1.docx").write_bytes(zip_bytes(entries(**changed)))
        done = convert(tmp_path, tmp_path / "1.docx", out="out.jsonl")
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert done.codes == (["E_DAMAGED"] if place in ("prolog", "external subset") else [])


def test_no_file_of_the_machine_is_filled_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("不得外传", encoding="utf-8")
    prolog = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    document = str(entries()["word/document.xml"]).replace("绩", "&a;绩")
    (tmp_path / "1.docx").write_bytes(zip_bytes(entries(document_xml=prolog + document)))
    done = convert(tmp_path, tmp_path / "1.docx", out="out.jsonl")
    assert is_told(done, "E_DAMAGED", "1.docx")
    assert "不得外传" not in done.stderr
