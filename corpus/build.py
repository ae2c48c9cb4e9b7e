"""Writes every report of the corpus that the project wrote itself: `python corpus/build.py` from anywhere.

Each `write_*.py` beside this file holds one report: its prose, its tables cell by cell, and what each cell states.
The Word files and gold.jsonl are results; about.toml and findings.jsonl are kept by hand. A module that says
`SAVED_BY = "LibreOffice"` has its Word file saved again by LibreOffice, as a unit without Word would send it; since
that differs between versions, it is done only on demand: `python corpus/build.py --save-again`. So are the PDFs, those
that LibreOffice prints of the Word files and those of `write_pdf_*.py`: `python corpus/build.py --pdf [FOLDER…]`.
"""

import importlib
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # run as a script it stands in its own folder

from corpus.pdf import office, print_word_files  # noqa: E402


def build(target: Path = HERE) -> list[Path]:
    """Writes all reports below `target`, each in its own folder, and says where. What was saved again stays."""
    folders = []
    for module in sorted(HERE.glob("write_*.py")):
        report = importlib.import_module(f"corpus.{module.stem}")
        folder = target / report.SLUG
        made = report.write()
        on_demand = module.stem.startswith("write_pdf_")
        saved_again = hasattr(report, "SAVED_BY") and (folder / made.document).exists()
        (made.save_gold if on_demand or saved_again else made.save)(folder)
        folders.append(folder)
    return folders


def save_again(target: Path = HERE) -> None:
    """Replaces the Word file of each module with `SAVED_BY` by what LibreOffice makes of it."""
    for module in sorted(HERE.glob("write_*.py")):
        report = importlib.import_module(f"corpus.{module.stem}")
        if not hasattr(report, "SAVED_BY"):
            continue
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            made = report.write()
            made.save(place)
            office(place, "docx:MS Word 2007 XML", target / report.SLUG, [place / made.document])


def make_pdfs(names: set[str], target: Path = HERE) -> None:
    """Writes the PDFs of the folders named, or all."""
    print_word_files(p.parent for p in sorted(target.glob("*/*.doc[xm]")) if not names or p.parent.name in names)
    for module in sorted(HERE.glob("write_pdf_*.py")):
        report = importlib.import_module(f"corpus.{module.stem}")
        if not names or report.SLUG in names:
            report.write().save(target / report.SLUG)


if __name__ == "__main__":
    if "--save-again" in sys.argv:
        save_again()
    if "--pdf" in sys.argv:
        make_pdfs({name.strip("/") for name in sys.argv[sys.argv.index("--pdf") + 1 :]})
    for folder in build():
        print(folder.relative_to(HERE), *sorted(p.name for p in folder.iterdir()))
