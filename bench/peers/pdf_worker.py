"""One tool that reads tables of PDF files, in an environment of its own: `TOOL FILE` in, its tables as JSON out."""

import contextlib
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

Grid = list[list[str | None]]


def camelot(file: str) -> list[Grid]:
    tool: Any = import_module("camelot")
    return [
        table.df.values.tolist() for table in tool.read_pdf(file, pages="all", flavor="lattice", suppress_stdout=True)
    ]


def tabula(file: str) -> list[Grid]:
    tool: Any = import_module("tabula")
    found = tool.read_pdf(file, pages="all", lattice=True, pandas_options={"header": None, "dtype": str})
    return [
        [[cell if isinstance(cell, str) else None for cell in row] for row in frame.values.tolist()] for frame in found
    ]


def markitdown(file: str) -> list[Grid]:
    tool: Any = import_module("markitdown")
    tables: list[Grid] = [[]]
    for line in tool.MarkItDown().convert(file).text_content.split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.strip().startswith("|") and not all(set(cell) <= {"-", ":"} for cell in cells):
            tables[-1].append([*cells])
        elif not line.strip().startswith("|") and tables[-1]:
            tables.append([])
    return tables


TOOLS: dict[str, Callable[[str], list[Grid]]] = {"camelot": camelot, "tabula": tabula, "markitdown": markitdown}


def main() -> None:
    name, file = sys.argv[1:]
    with contextlib.redirect_stdout(sys.stderr):
        tables = TOOLS[name](file)
        start = time.perf_counter()
        TOOLS[name](file)
        seconds = time.perf_counter() - start
    json.dump({"tables": tables, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
