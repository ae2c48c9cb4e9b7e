"""The lists of a run in, files out: one for all reports, or a folder with two for each report and one over all."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ziping.outputs.problems.listed import Listed
from ziping.write import make_folder, whole

OVERVIEW = "汇总.xlsx"


def write_file(reports: Sequence[Listed], out: Path, *, force: bool) -> None:
    """All reports in one `.docx` or `.xlsx`."""
    from ziping.outputs.problems.document import write_document
    from ziping.outputs.problems.workbook import write_workbook

    with whole(out, force=force) as part:
        if out.suffix.lower() == ".docx":
            write_document(*reports, path=part)
        else:
            write_workbook(reports, part)


def write_folder(reports: Sequence[Listed], folder: Path, refuse: Callable[[list[Path]], None], *, force: bool) -> None:
    """`‹单位›.docx` and `‹单位›.xlsx` for each report, and the overview; `refuse` has its say before any is written."""
    from ziping.outputs.problems.workbook import write_overview

    stems = stems_of(reports, folder)
    overview = folder / OVERVIEW
    refuse([overview, *(Path(f"{stem}{end}") for stem in stems for end in (".docx", ".xlsx"))])
    make_folder(folder)
    for report, stem in zip(reports, stems, strict=True):
        write_file([report], Path(f"{stem}.docx"), force=force)
        write_file([report], Path(f"{stem}.xlsx"), force=force)
    with whole(overview, force=force) as part:
        write_overview(reports, part)


def stems_of(reports: Sequence[Listed], folder: Path) -> list[Path]:
    """What the two files of each report are called, without their extension: two of one body are told apart."""
    from ziping.paths import Names

    names = Names()
    names.claim(Path(OVERVIEW).stem)
    # a point or slash is part of a body's name here, not the end of a file's or a folder
    several = Counter(name for name, _ in {(report.org_name, report.year) for report in reports})
    called = [f"{one.org_name}{one.year or ''}" if several[one.org_name] > 1 else one.org_name for one in reports]
    return [folder / names.claim(name.replace("/", "／").replace(".", "．")) for name in called]
