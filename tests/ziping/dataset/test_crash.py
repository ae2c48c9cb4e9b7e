"""Killed at 20 random moments and resumed: the dataset is that of an undisturbed run (`make crash-test`: 200)."""

import os
import subprocess
import sys

import pytest

from tests.ziping.command import ROOT
from tests.ziping.dataset.server import HOW, server

MOMENTS = 20


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["duckdb", "postgres"])
def test_nothing_is_lost_or_doubled(engine: str) -> None:
    if engine == "postgres" and not server():
        if os.environ.get("CI_POSTGRES_REQUIRED"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    command = [sys.executable, "-m", "fuzz.crash", "--moments", str(MOMENTS), "--engine", engine]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{engine}: {MOMENTS} kills survived" in done.stdout
