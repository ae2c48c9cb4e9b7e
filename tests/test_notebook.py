"""The notebook in docs/ runs from beginning to end and prints what it shows."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "dataset.ipynb"


def shown(cell: Any) -> list[str]:
    """What a cell prints and gives, as text; the same as a table is left to the viewer."""
    told = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return [text for text in told if text and "IPKernelApp" not in text]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # those of Jupyter's own libraries
def test_the_notebook_prints_what_it_shows() -> None:
    notebook: Any = nbformat.read(str(NOTEBOOK), as_version=4)  # type: ignore[no-untyped-call]
    before = [shown(cell) for cell in notebook.cells if cell.cell_type == "code"]
    resources = {"metadata": {"path": str(ROOT)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    assert [shown(cell) for cell in notebook.cells if cell.cell_type == "code"] == before
    assert len(before) > 5
    assert all(before)
