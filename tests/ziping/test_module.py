"""`python -m ziping` is the command `ziping`."""

import subprocess
import sys

from tests.ziping.command import HUNAN_2022, ROOT, run


def test_the_module_runs_the_command() -> None:
    args = ["convert", str(HUNAN_2022.relative_to(ROOT)), "--no-prose"]
    module = subprocess.run([sys.executable, "-m", "ziping", *args], cwd=ROOT, capture_output=True, check=False)
    command = run(*args, cwd=ROOT)
    assert (module.returncode, module.stdout, module.stderr) == (0, command.stdout, command.stderr)
    assert module.stdout.startswith(b"{")


def test_its_help_and_its_faults_are_those_of_the_command() -> None:
    for args, code in ((["--help"], 0), (["convert", "没有.docx"], 3)):
        module = subprocess.run([sys.executable, "-m", "ziping", *args], cwd=ROOT, capture_output=True, check=False)
        assert module.returncode == run(*args, cwd=ROOT).returncode == code
        assert b"__main__" not in module.stdout + module.stderr
