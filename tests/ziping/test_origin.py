"""A foreign `schemas` on the path is refused by name before any of its code runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ziping._origin import HOME, OURS, refuse_foreign_packages

CALL = "from ziping._origin import refuse_foreign_packages; refuse_foreign_packages()"


def run(cwd: Path, *path: Path) -> subprocess.CompletedProcess[str]:
    """The check in a fresh interpreter, started in a folder (where `-c` looks first) and with others on PYTHONPATH."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*path, HOME])), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CALL]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def foreign(root: Path, name: str, *, module: bool = False) -> Path:
    """A package or module of our name that tells if its code runs."""
    place = root / f"{name}.py" if module else root / name / "__init__.py"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("print('foreign code ran')", encoding="utf-8")
    return place if module else place.parent


def test_our_own_packages_pass(tmp_path: Path) -> None:
    refuse_foreign_packages()
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("module", [False, True], ids=["package", "module"])
def test_a_foreign_one_is_named_and_not_run(tmp_path: Path, name: str, module: bool) -> None:
    place = foreign(tmp_path / "别人的 项目", name, module=module)
    done = run(tmp_path, tmp_path / "别人的 项目")
    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert last.startswith(f"ImportError: ziping needs its own package `{name}`")
    assert str(place) in last
    assert "foreign code ran" not in done.stdout


def test_a_foreign_one_in_the_current_folder_is_named(tmp_path: Path) -> None:
    foreign(tmp_path, "schemas")
    done = run(tmp_path)
    assert done.returncode == 1
    assert str(tmp_path / "schemas") in done.stderr.splitlines()[-1]


def test_a_folder_without_init_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_one_is_named(tmp_path: Path) -> None:
    """A copy of ziping's check alone, as after a broken installation."""
    package = tmp_path / "ziping"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "_origin.py").write_bytes((HOME / "ziping" / "_origin.py").read_bytes())
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {CALL}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "ziping's package `schemas` is missing" in done.stderr.splitlines()[-1]
