"""Writes every report of the corpus that the project wrote itself: `python corpus/build.py` from anywhere.

Each `write_*.py` beside this file holds one report: its prose, its tables cell by cell, and what each cell states.
The Word files and gold.jsonl are results; about.toml and findings.jsonl are kept by hand.
"""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def build(target: Path = HERE) -> list[Path]:
    """Writes all reports below `target`, each in its own folder, and says where."""
    folders = []
    for module in sorted(HERE.glob("write_*.py")):
        report = importlib.import_module(f"corpus.{module.stem}")
        folder = target / report.SLUG
        report.write().save(folder)
        folders.append(folder)
    return folders


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    for folder in build():
        print(folder.relative_to(HERE), *sorted(p.name for p in folder.iterdir()))
