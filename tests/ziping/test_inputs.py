"""What a path on the command line stands for: a file, all files of a folder, or what a pattern matches."""

from pathlib import Path

import pytest

from ziping.inputs import find_files, given

FILES = ["甲 局.docx", "乙[1].docx", "表.xlsx", "报告[1]/丙.docx", "报告1/丁.docx", "报告1/下/戊.docx", "~$甲 局.docx"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("甲 局.docx", ["甲 局.docx"]),
        ("*.docx", ["乙[1].docx", "甲 局.docx"]),
        ("乙[1].docx", ["乙[1].docx"]),
        ("[甲乙]*.docx", ["乙[1].docx", "甲 局.docx"]),
        ("报告[1]/*.docx", ["报告[1]/丙.docx"]),
        ("报告[0-9]/*.docx", ["报告1/丁.docx"]),
        ("报告1/**/*.docx", ["报告1/丁.docx", "报告1/下/戊.docx"]),
        ("报告?", ["报告1/丁.docx", "报告1/下/戊.docx"]),
        ("*.pdf", ["*.pdf"]),
        ("没有/*.docx", ["没有/*.docx"]),
    ],
)
@pytest.mark.parametrize("absolute", [False, True], ids=["relative", "absolute"])
def test_a_pattern_that_no_shell_expanded(folder: Path, pattern: str, found: list[str], absolute: bool) -> None:
    base = folder if absolute else Path()
    assert sorted(path for path, _ in find_files([base / pattern])) == sorted(base / name for name in found)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("报告1", ["丁.docx", "下/戊.docx"]),
        ("报告?", ["丁.docx", "下/戊.docx"]),
        ("报告[0-9]/*.docx", ["报告1/丁.docx"]),
        ("报告1/**/*.docx", ["丁.docx", "下/戊.docx"]),
        ("报告1/下/戊.docx", ["戊.docx"]),
        ("*.docx", ["乙[1].docx", "甲 局.docx"]),
    ],
)
def test_a_file_is_named_from_what_was_given(folder: Path, pattern: str, names: list[str]) -> None:
    for given_as in (Path(pattern), folder / pattern):
        assert [name for _, name in find_files([given_as])] == names


def test_the_same_name_in_two_folders_is_told_apart(folder: Path) -> None:
    for place in ("县/甲/自评.docx", "县/乙/自评.docx", "市/甲/自评.docx", "市/丙.docx"):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).touch()
    several = [folder / "县/甲/自评.docx", Path("县/乙/自评.docx"), folder / "市/丙.docx"]
    assert [name for _, name in given(several).files] == ["甲/自评.docx", "乙/自评.docx", "丙.docx"]
    every = given([folder / "县/甲", folder / "县/乙", folder / "市"])
    assert [name for _, name in every.files] == ["县/甲/自评.docx", "乙/自评.docx", "丙.docx", "市/甲/自评.docx"]


def test_a_file_that_is_given_twice_is_read_once(folder: Path) -> None:
    (folder / "链接.docx").symlink_to(folder / "甲 局.docx")
    twice = given([Path("甲 局.docx"), Path("*.docx"), folder / "报告1", Path("报告1/丁.docx")])
    assert [name for _, name in twice.files] == ["甲 局.docx", "乙[1].docx", "丁.docx", "下/戊.docx"]
    assert twice.again == 3
