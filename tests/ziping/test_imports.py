"""What is not needed is not loaded: a conversion of tables starts without language and table libraries."""

import os
import subprocess
import sys

import pytest

from tests.ziping.command import HUNAN_2022

HEAVY = {"spacy", "thinc", "pandas", "numpy", "pdfplumber", "pdfminer", "pypdfium2", "duckdb", "fastapi"}
OF_A_CONVERSION = {"docx", "lxml", "rapidfuzz", "pydantic"}
COMMAND = """
import sys
sys.stdout = open(__import__("os").devnull, "w", encoding="utf-8")
from ziping.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
"""


def loaded(code: str, *args: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after some code."""
    listed = code + "\nimport sys; sys.__stdout__.write(chr(10).join(sys.modules))"
    env = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", listed, *args], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split("\n")}


@pytest.mark.parametrize(
    ("code", "args", "none_of"),
    [
        ("import ziping", [], HEAVY | OF_A_CONVERSION | {"typer", "rich"}),
        (COMMAND, ["--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["convert", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["check", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["compare", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"} | {"duckdb", "matplotlib"}),
        (COMMAND, ["check", "--rules"], HEAVY | {"docx", "lxml", "openpyxl"}),
        (COMMAND, ["explain", "SUM"], HEAVY | {"docx", "lxml", "openpyxl"}),
        (COMMAND, ["template", "draft", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["template", "list"], HEAVY | {"docx", "lxml"}),
        (COMMAND, ["convert", "--no-prose", str(HUNAN_2022)], HEAVY),
        (COMMAND, ["ingest", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["status", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["orgs", "merge", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["trace", "--help"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        ("import ziping; ziping.open_dataset", [], HEAVY - {"duckdb"} | {"docx", "lxml", "psycopg"}),
        (COMMAND, ["codebook"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
        (COMMAND, ["quantities", "5个"], HEAVY | OF_A_CONVERSION - {"pydantic"}),
    ],
    ids=[
        "import ziping",
        "help",
        "convert --help",
        "check --help",
        "compare --help",
        "check --rules",
        "explain",
        "template draft --help",
        "template list",
        "convert",
        "ingest --help",
        "status --help",
        "orgs merge --help",
        "trace --help",
        "open_dataset",
        "codebook",
        "quantities",
    ],
)
def test_no_heavy_module_is_loaded(code: str, args: list[str], none_of: set[str]) -> None:
    assert loaded(code, *args) & none_of == set()
