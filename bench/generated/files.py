"""How many reports and how many of them as PDFs in, as many files in a folder out, no two of the same bytes."""

import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from corpus.generate.report import make
from schemas.regions import regions

A_FOLDER = 500  # files
CHUNK = 50


def write_files(folder: Path, count: int, pdf_share: float, seed: int = 23) -> None:
    """The same files for the same numbers; made by two processes, some 10 ms a Word file and 60 ms a PDF."""
    chunks = [range(at, min(at + CHUNK, count)) for at in range(0, count, CHUNK)]
    with ProcessPoolExecutor(2) as pool:
        for _ in pool.map(partial(_write, folder, pdf_share, seed), chunks):
            pass


@cache
def counties() -> list[tuple[str, str, str]]:
    """Those of today, each with its province and city: thousands of bodies that are really different."""
    known = regions()
    above = {region.code: region.name for region in known.in_force() if region.level != "县"}
    return [
        (above[f"{region.code[:2]}0000"], above[region.parent], region.name)
        for region in known.in_force()
        if region.level == "县"
    ]


def _write(folder: Path, pdf_share: float, seed: int, numbers: Sequence[int]) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as made:
        for number in numbers:
            report = make(seed, number, pdf_share, counties())
            report.write(Path(made))
            (file,) = (path for path in Path(made).iterdir() if path.suffix in (".docx", ".pdf"))
            place = folder / f"{number // A_FOLDER:03}"
            place.mkdir(exist_ok=True)
            shutil.move(file, place / f"{number:06} {file.name}")
