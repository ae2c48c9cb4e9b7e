"""Notes stand in `schemas/notes.toml`: each that is written has its text there, and none is written beside it."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from schemas.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for package in ("extract", "normalize") for path in (ROOT / package).rglob("*.py"))
NAMES = Texts("schemas", "notes.toml").said.keys()
HAN = re.compile(r"[\u4e00-\u9fff]")


def constants_of(tree: ast.Module) -> dict[str, str]:
    """The texts that the module has a name for."""
    return {
        name.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for name in node.targets
        if isinstance(name, ast.Name)
    }


def texts_in(node: ast.AST, named: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The texts of an expression, those with a name too."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, ast.Name) and one.id in named:
            yield named[one.id]


def notes_in(tree: ast.AST) -> Iterator[ast.expr]:
    """What is given or kept as a note."""
    for node in ast.walk(tree):
        if (isinstance(node, ast.keyword) and node.arg == "note") or (
            isinstance(node, ast.Assign)
            and any(isinstance(name, ast.Name) and name.id in ("note", "doubt", "why") for name in node.targets)
        ):
            yield node.value


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_notes_are_named(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    texts = constants_of(tree)
    assert not [text for value in notes_in(tree) for text in texts_in(value, texts) if HAN.search(text)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    named = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "note" and call.args]
    assert {name.value for name in named if isinstance(name, ast.Constant)} <= NAMES


def test_each_note_is_written_somewhere() -> None:
    written = {text for module in MODULES for text in texts_in(ast.parse(module.read_text(encoding="utf-8")))}
    assert {name for name in NAMES if not name.startswith("place_")} <= written
