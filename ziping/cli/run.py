"""Paths in, the records of their files out, one file after the other: a bad one costs a line and is counted."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from schemas.errors import DocumentError, Lang, UsageError, ZipingError
from ziping.cli.ending import heed
from ziping.cli.options import complain
from ziping.cli.progress import progress
from ziping.outputs import One, Output
from ziping.paths import real

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from schemas.record import Record
    from ziping.check.cited import Cited
    from ziping.draw import Pictures

T = TypeVar("T")


class NothingReadError(Exception):
    """Not one of the documents could be read: no output is written."""


class Run:
    """Converts file after file. `each` gives what is made of their records, `into_folder` writes one file a report."""

    submission = ""  # files are told one by one

    def __init__(
        self,
        paths: list[Path],
        lang: Lang,
        *,
        prose: bool,
        out: Path | None = None,
        data_on_terminal: bool = False,
        pictures: "Pictures | None" = None,
        templates: Path | None = None,
        factors: "Mapping[str, Decimal] | None" = None,
    ) -> None:
        from ziping.inputs import given, without_outputs
        from ziping.templates import known_forms

        self.prose, self.lang, self._factors = prose, lang, factors
        self.paragraphs: dict[int, str] = {}  # of the file that was read last
        self._pictures = pictures
        self.files, again = given(paths)
        self._inputs = {real(path) for path, _ in self.files}
        self.files = without_outputs(self.files, paths, out)
        self.refuse_inputs([] if out is None else [out])
        self.good = self.failed = self.refused = 0
        self._known = known_forms(templates)
        self._progress = progress(len(self.files), lang, data_on_terminal=data_on_terminal)
        if not self.files:
            complain(UsageError("E_NO_FILES", str(paths[0])), lang)
        if again:
            complain(UsageError("E_GIVEN_TWICE", count=again), lang)

    def refuse_inputs(self, outs: Iterable[Path]) -> None:
        """A report is never overwritten with its own data, not even by force."""
        for out in outs:
            if real(out) in self._inputs and _is_report(out):
                raise UsageError("E_IS_INPUT", str(out))

    def each(self, render: "Callable[[Record], T]") -> Iterator[T]:
        """What `render` makes of each record of each file that can be read."""
        for rendered in self._done(lambda path, name: [render(record) for record in self._records(path, name)]):
            yield from rendered

    def cited(self, record: "Record") -> "Cited":
        """What the findings of a record rest on."""
        from ziping.check.cited import cited_in

        return cited_in(record)

    def pictures_only(self) -> None:
        """Nothing but the pictures of the files."""
        for _ in self._done(self._records):
            pass

    def into_folder(self, folder: Path, output: Output, *, force: bool) -> None:
        """One file a report, with the name and below the folders of its source; one that exists is left as it is."""
        from ziping.paths import Names
        from ziping.write import make_folder

        names = Names()
        claimed = iter([names.claim(name) for _, name in self.files])  # by its place, whether or not others can be read

        def out_of(place: PurePosixPath) -> Path:
            return folder / f"{place}.{output.format}"

        def convert(path: Path, name: str) -> None:
            place = next(claimed)
            self.refuse([out_of(place), out_of(place.with_name(place.name + ".1"))], force=force)
            records = self._records(path, name)
            places = [place]
            if len(records) > 1:
                places = [names.numbered(place, number) for number in range(1, len(records) + 1)]
            outs = [out_of(each) for each in places]
            self.refuse(outs, force=force)
            for record, out in zip(records, outs, strict=True):
                _write(record, output, out, force=force)

        make_folder(folder)
        try:
            for _ in self._done(convert):
                pass
        finally:
            if not any(folder.iterdir()):
                folder.rmdir()

    def refuse(self, outs: list[Path], *, force: bool) -> None:
        """Say so before they are written: reports that are read, and what exists already unless by force."""
        from ziping.write import refuse_existing

        self.refuse_inputs(outs)
        for out in outs:
            refuse_existing(out, force=force)

    def _records(self, path: Path, name: str) -> "list[Record]":
        from extract.read import open_source
        from ziping.reports import read_reports

        source = open_source(path, name)
        read = read_reports(source, prose=self.prose, known=self._known, lang=self.lang, factors=self._factors)
        records = [report.record for report in read.reports]
        self.paragraphs = {paragraph.index: paragraph.text for paragraph in read.document.paragraphs}
        if self._pictures is not None:
            try:
                self._pictures.draw(source, records)
            except ZipingError as error:  # the data are read all the same
                self.failed += 1
                self.refused += isinstance(error, UsageError)
                self._progress.complain(error)
        return records

    def _done(self, convert: Callable[[Path, str], T]) -> Iterator[T]:
        """What `convert` gives for each file; a fault is told and counted."""
        with self._progress as told:
            for path, name in self.files:
                heed()
                try:
                    done = _guarded(convert, path, name)
                except ZipingError as error:
                    self.failed += 1
                    self.refused += isinstance(error, UsageError)
                    told.complain(error)
                    told.step(good=False)
                    continue
                self.good += 1
                told.step(good=True)
                yield done
        if not self.good and not self.refused:
            raise NothingReadError


def _guarded(convert: Callable[[Path, str], T], path: Path, name: str) -> T:
    try:
        return convert(path, name)
    except ZipingError:
        raise
    except Exception as error:  # a fault of ours on one file must not cost the others
        raise DocumentError("E_INTERNAL", name, reason=f"{type(error).__name__}: {error}") from error


def _is_report(path: Path) -> bool:
    """Whether its content is of a format that is read; the outputs of an earlier run are not."""
    from extract.read import READERS, open_source

    try:
        return open_source(path, path.name).format in READERS
    except DocumentError:
        return False


def _write(record: "Record", output: Output, out: Path, *, force: bool) -> None:
    from ziping.write import make_folder

    make_folder(out.parent)
    output.write(One(record), out, force=force)
