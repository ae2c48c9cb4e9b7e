"""What a path on the command line stands for: a file, all files of a folder, or what a pattern matches."""

from pathlib import Path

import pytest

from ziping.inputs import expanded, find_files

FILES = ["甲 局.docx", "乙[1].docx", "表.xlsx", "报告[1]/丙.docx", "报告1/丁.docx", "报告1/下/戊.docx", "~$甲 局.docx"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("甲 局.docx", ["甲 局.docx"]),
        ("*.docx", ["乙[1].docx", "甲 局.docx"]),
        ("乙[1].docx", ["乙[1].docx"]),
        ("[甲乙]*.docx", ["乙[1].docx", "甲 局.docx"]),
        ("报告[1]/*.docx", ["报告[1]/丙.docx"]),
        ("报告[0-9]/*.docx", ["报告1/丁.docx"]),
        ("报告1/**/*.docx", ["报告1/丁.docx", "报告1/下/戊.docx"]),
        ("报告?", ["报告1"]),
        ("*.pdf", ["*.pdf"]),
        ("没有/*.docx", ["没有/*.docx"]),
    ],
)
@pytest.mark.parametrize("absolute", [False, True], ids=["relative", "absolute"])
def test_a_pattern_that_no_shell_expanded(folder: Path, given: str, found: list[str], absolute: bool) -> None:
    base = folder if absolute else Path()
    assert list(expanded([base / given])) == sorted(base / name for name in found)


def test_a_folder_that_matches_is_read_from_there(folder: Path) -> None:
    assert [name for _, name in find_files([Path("报告?")])] == ["丁.docx", "下/戊.docx"]
    assert [name for _, name in find_files([folder / "*.docx"])] == ["乙[1].docx", "甲 局.docx"]
