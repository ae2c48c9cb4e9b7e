"""Paths in, the records of their files out, one file after the other: a bad one costs a line and is counted."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from schemas.errors import DocumentError, Lang, UsageError, ZipingError
from ziping.cli.options import complain
from ziping.cli.progress import progress
from ziping.outputs import One, Output

if TYPE_CHECKING:
    from schemas.record import Record

T = TypeVar("T")


class NothingReadError(Exception):
    """Not one of the documents could be read: no output is written."""


class Run:
    """Converts file after file. `each` gives what is made of their records, `into_folder` writes one file a report."""

    def __init__(self, paths: list[Path], lang: Lang, *, prose: bool, data_on_terminal: bool = False) -> None:
        from ziping.inputs import find_files

        self.prose = prose
        self.files = list(find_files(paths))
        self.good = self.failed = self.refused = 0
        self._progress = progress(len(self.files), lang, data_on_terminal=data_on_terminal)
        if not self.files:
            complain(UsageError("E_NO_FILES", str(paths[0])), lang)

    def each(self, render: "Callable[[Record], T]") -> Iterator[T]:
        """What `render` makes of each record of each file that can be read."""
        for rendered in self._done(lambda path, name: [render(record) for record in self._records(path, name)]):
            yield from rendered

    def into_folder(self, folder: Path, output: Output, *, force: bool) -> None:
        """One file a report, with the name and below the folders of its source; one that exists is left as it is."""
        from ziping.paths import Names

        names = Names()
        claimed = iter([names.claim(name) for _, name in self.files])  # by its place, whether or not others can be read

        def convert(path: Path, name: str) -> None:
            place = next(claimed)
            if not force:
                _refuse(folder, (place, place.with_name(place.name + ".1")), output)
            records = self._records(path, name)
            places = [place]
            if len(records) > 1:
                places = [names.numbered(place, number) for number in range(1, len(records) + 1)]
            if not force:
                _refuse(folder, places, output)
            for record, each_place in zip(records, places, strict=True):
                _write(record, output, folder / f"{each_place}.{output.format}", force=force)

        for _ in self._done(convert):
            pass

    def _records(self, path: Path, name: str) -> "list[Record]":
        from extract.read import open_source
        from ziping.reports import records_in

        return records_in(open_source(path, name), prose=self.prose)

    def _done(self, convert: Callable[[Path, str], T]) -> Iterator[T]:
        """What `convert` gives for each file; a fault is told and counted."""
        with self._progress as told:
            for path, name in self.files:
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


def _refuse(folder: Path, places: "tuple[PurePosixPath, ...] | list[PurePosixPath]", output: Output) -> None:
    from ziping.write import refuse_existing

    for place in places:
        refuse_existing(folder / f"{place}.{output.format}", force=False)


def _write(record: "Record", output: Output, out: Path, *, force: bool) -> None:
    from ziping.paths import reachable

    try:
        reachable(out.parent).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("E_OUTPUT", str(out), reason=error.strerror or type(error).__name__) from error
    output.write(One(record), out, force=force)
