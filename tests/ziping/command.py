"""The command `ziping` as a child process, and in this process where that is enough."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from ziping.cli import app

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
REPORTS = sorted([*CORPUS.glob("*/*.docx"), *CORPUS.glob("*/*.docm")])
PDFS = sorted(CORPUS.glob("*/*.pdf"))
(HUNAN_2022,) = CORPUS.glob("hunan-2022-taojiang/*.docx")
COMMAND = shutil.which("ziping", path=str(Path(sys.executable).parent)) or "ziping"


def run(
    *args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The installed command in a process of its own; its output as bytes."""
    return subprocess.run(
        [COMMAND, *map(str, args)], cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, check=False
    )


def call(*args: str | Path) -> Result:
    """The command in this process; a fault that nobody caught is raised here."""
    return CliRunner().invoke(app, [str(arg) for arg in args], catch_exceptions=False)
