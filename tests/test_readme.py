"""What README and docs show is what happens: their commands, Python, excerpts, names and links."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup
from typer.testing import CliRunner

from schemas.observation import Observation
from schemas.record import Reading, Record
from schemas.template import Template
from ziping.cli import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def blocks(language: str) -> list[tuple[Path, str]]:
    """The fenced blocks of a language on every page."""
    fenced = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(page, text) for page in PAGES for text in fenced.findall(page.read_text(encoding="utf-8"))]


def shown(language: str) -> pytest.MarkDecorator:
    found = blocks(language)
    return pytest.mark.parametrize(
        ("page", "text"), found, ids=[f"{page.name}-{n}" for n, (page, _) in enumerate(found)]
    )


@shown("console")
def test_a_command_prints_what_the_page_shows(
    page: Path, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Commands that write do so in a folder of their own, with the corpus in it."""
    writes = "--dataset" in text
    monkeypatch.chdir(tmp_path if writes else ROOT)
    if writes:
        (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    assert text.startswith("$ "), page
    *silent, last = text.removeprefix("$ ").split("\n$ ") if writes else [text.removeprefix("$ ")]
    for command in silent:
        assert output(shlex.split(command)) == ""
    first, _, expected = last.partition("\n")
    assert output(shlex.split(first)) == expected


def output(command: list[str]) -> str:
    """What a command prints. `make` runs the recipe alone, with the interpreter of the tests: they set nothing up."""
    if command[0] == "ziping":
        return CliRunner().invoke(app, command[1:], catch_exceptions=False).stdout
    assert command[0] == "make"
    alone = ["make", "-s", "-o", ".venv/.runtime", *command[1:], f"BIN={Path(sys.executable).parent}"]
    env = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "ZIPING_LANG")}
    return subprocess.run(alone, env=env, capture_output=True, check=True, encoding="utf-8").stdout


@shown("pycon")
def test_python_gives_what_the_page_shows(page: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page go on from one another, so each runs after those before it."""
    monkeypatch.chdir(ROOT)
    before = [other for where, other in blocks("pycon") if where == page]
    so_far = "".join(before[: before.index(text) + 1])
    test = doctest.DocTestParser().get_doctest(so_far, {}, page.name, str(page), 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert result.attempted > 0
    assert result.failed == 0, "".join(told)


@shown("toml")
def test_an_excerpt_stands_in_the_file_that_it_names(page: Path, text: str) -> None:
    first, _, excerpt = text.partition("\n")
    lines = iter((ROOT / first.removeprefix("# ")).read_text(encoding="utf-8").splitlines())
    assert [line for line in excerpt.splitlines() if line not in lines] == [], f"{page.name}: not there, in that order"


def said(page: Path) -> Iterator[list[str]]:
    """The commands that a page names in its text and its blocks."""
    for text in re.findall(r"(?:^\$ |`)((?:ziping|make) [^`\n]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        yield shlex.split(text)


@EVERY_PAGE
def test_every_command_and_option_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    group = typer.main.get_group(app)
    for program, name, *args in said(page):
        if program == "make":
            assert name in targets
            continue
        command = group.commands[name]
        while isinstance(command, TyperGroup) and args:  # `template check` is a command of a command
            command = command.commands[args.pop(0)]
        known = {text for option in command.params for text in option.opts}
        assert {arg for arg in args if arg.startswith("-")} <= known, (name, args)


@EVERY_PAGE
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("docs/record.md", [*Record.model_fields, *Reading.model_fields, *Observation.model_fields]),
        ("docs/template.md", [*Template.model_fields]),
    ],
    ids=["record", "template"],
)
def test_a_page_names_every_part(page: str, names: list[str]) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in names if not re.search(rf"[`\[]{name}[]`.]", text)] == []


def test_the_house_table_names_every_folder() -> None:
    listed = ["git", "ls-files", "-z"]
    tracked = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout.split("\0")
    folders = {path.partition("/")[0] for path in tracked if "/" in path} - {".ci", "outputs"}
    for page in ("README.md", "README.zh.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert {name for name in folders if f"`{name}/`" not in text} == set()


def test_no_page_names_an_index_to_install_from() -> None:
    assert [page.name for page in PAGES if "pip install" in page.read_text(encoding="utf-8")] == []
