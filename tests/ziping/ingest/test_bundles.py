"""What people pack and how: names in GBK and UTF-8, bundles in bundles, and what is no bundle at all."""

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import py7zr
import pytest

from schemas.errors import DocumentError
from ziping.ingest import bundles
from ziping.ingest.bundles import Bundle

FILES = {"2021年/甲局 自评报告.docx": b"one", "附件（１）.pdf": b"two", "说明.txt": b""}


def unpacked(path: Path, folder: Path) -> dict[str, bytes]:
    found = Bundle(path, path.name, folder).unpack()
    return {one.name: one.path.read_bytes() for one in found}


def zip_utf8(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)


def zip_raw(path: Path, names: list[bytes], extra: Callable[[str], bytes] = lambda _: b"") -> None:
    """Names as bytes without the flag of UTF-8, as tools on Chinese Windows write them."""
    with zipfile.ZipFile(path, "w") as archive:
        for raw, (name, data) in zip(names, FILES.items(), strict=True):
            info = zipfile.ZipInfo("x" * len(raw))
            info.extra = extra(name)
            archive.writestr(info, data)
    written = path.read_bytes()
    for raw in names:
        written = written.replace(b"x" * len(raw), raw, 2) if b"x" * len(raw) in written else written
    path.write_bytes(written)


def zip_gbk(path: Path) -> None:
    zip_raw(path, [name.encode("gbk") for name in FILES])


def zip_utf8_without_flag(path: Path) -> None:
    zip_raw(path, [name.encode() for name in FILES])


def zip_backslashes(path: Path) -> None:
    zip_raw(path, [name.replace("/", "\\").encode("gbk") for name in FILES])


def tar_utf8(path: Path) -> None:
    with tarfile.open(path, "w:gz") as archive:
        add(archive, str)


def tar_gbk(path: Path) -> None:
    with tarfile.open(path, "w:xz", format=tarfile.GNU_FORMAT, encoding="gbk") as archive:
        add(archive, str)


def add(archive: tarfile.TarFile, named: Callable[[str], str]) -> None:
    for name, data in FILES.items():
        info = tarfile.TarInfo(named(name))
        info.size, info.mtime = len(data), 1_600_000_000
        archive.addfile(info, io.BytesIO(data))


def seven_zip(path: Path) -> None:
    with py7zr.SevenZipFile(path, "w") as archive:
        for name, data in FILES.items():
            archive.writestr(data, name)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (zip_utf8, "甲.zip"),
        (zip_gbk, "甲.zip"),
        (zip_utf8_without_flag, "甲.zip"),
        (zip_backslashes, "甲.zip"),
        (tar_utf8, "甲.tar.gz"),
        (tar_gbk, "甲.txz"),
        (seven_zip, "甲.7z"),
    ],
)
def test_each_file_has_its_name_and_its_bytes(make: Callable[[Path], None], name: str, tmp_path: Path) -> None:
    make(tmp_path / name)
    wanted = {f"{name}!/{own}": data for own, data in FILES.items()}
    assert unpacked(tmp_path / name, tmp_path / "out") == wanted


def test_what_would_lead_out_of_the_folder_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "甲.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../../出去.docx", "/根/甲.docx", "C:\\甲.docx", "正常.docx"):
            archive.writestr(name, b"x")
    names = sorted(unpacked(path, tmp_path / "a" / "b" / "out"))
    assert names == ["甲.zip!/C:/甲.docx", "甲.zip!/出去.docx", "甲.zip!/根/甲.docx", "甲.zip!/正常.docx"]
    assert sorted(one.name for one in tmp_path.rglob("*") if one.is_file()) == [
        "00001",
        "00002",
        "00003",
        "00004",
        path.name,
    ]


def test_what_nobody_put_there_and_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "甲.tar"
    with tarfile.open(path, "w") as archive:
        for name in ("甲.docx", "~$甲.docx", ".~甲.docx", "Thumbs.db", "__MACOSX/._甲.docx", ".DS_Store"):
            info = tarfile.TarInfo(name)
            info.size = 1
            archive.addfile(info, io.BytesIO(b"x"))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo(f"不是文件{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert unpacked(path, tmp_path / "out") == {"甲.tar!/甲.docx": b"x"}


@pytest.mark.parametrize("kind", ["tar", "7z"])
def test_word_files_stay_whole_in_a_bundle_that_does_not_compress_them(kind: str, tmp_path: Path) -> None:
    """It ends as a zip does, with the list of what is in the Word file."""
    word, path = io.BytesIO(), tmp_path / f"甲.{kind}"
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("word/document.xml", b"x")
    if kind == "tar":
        with tarfile.open(path, "w") as tar:
            info = tarfile.TarInfo("甲局.docx")
            info.size = len(word.getvalue())
            tar.addfile(info, io.BytesIO(word.getvalue()))
    else:
        with py7zr.SevenZipFile(path, "w", filters=[{"id": py7zr.FILTER_COPY}]) as seven:
            seven.writestr(word.getvalue(), "甲局.docx")
    assert unpacked(path, tmp_path / "out") == {f"甲.{kind}!/甲局.docx": word.getvalue()}


def test_a_file_that_cannot_be_unpacked_costs_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "CHUNK", 1000)
    path = tmp_path / "甲.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("好.docx", os.urandom(3000))
        archive.writestr("炸弹.docx", b"\0" * 5_000_000)
        archive.writestr("坏.docx", b"abcdefgh" * 300)
    data = bytearray(path.read_bytes())
    at = data.find("坏.docx".encode()) + len("坏.docx".encode())
    data[at : at + 6] = b"\xff" * 6
    path.write_bytes(data)
    bundle = Bundle(path, "甲.zip", tmp_path / "out")
    assert [one.name for one in bundle.unpack()] == ["甲.zip!/好.docx"]
    assert [(fault.code, fault.name) for fault in bundle.faults] == [
        ("E_TOO_LARGE", "甲.zip!/炸弹.docx"),
        ("E_DAMAGED", "甲.zip!/坏.docx"),
    ]


def test_encrypted_bundles_say_so(tmp_path: Path) -> None:
    path = tmp_path / "甲.7z"
    with py7zr.SevenZipFile(path, "w", password="x") as archive:  # noqa: S106
        archive.writestr(b"one", "甲.docx")
    with pytest.raises(DocumentError) as refused:
        Bundle(path, path.name, tmp_path / "out").unpack()
    assert refused.value.code == "E_ENCRYPTED"


@pytest.mark.parametrize("make", [zip_utf8, tar_utf8, tar_gbk, seven_zip])
@pytest.mark.parametrize("share", [0.3, 0.8, 0.98])
def test_a_bundle_that_is_cut_short_is_one_line(make: Callable[[Path], None], share: float, tmp_path: Path) -> None:
    """Or gives what is whole in it: a tar that ends early has the files before."""
    path = tmp_path / "甲"
    make(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    found: dict[str, bytes] = {}
    with suppress(DocumentError):
        found = unpacked(path, tmp_path / "out")
    assert set(found.values()) <= set(FILES.values())
    assert found == {} or make in (tar_utf8, tar_gbk)


def test_too_many_files_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "MAX_FILES", 2)
    zip_utf8(tmp_path / "甲.zip")
    with pytest.raises(DocumentError) as refused:
        unpacked(tmp_path / "甲.zip", tmp_path / "out")
    assert refused.value.code == "E_TOO_LARGE"
