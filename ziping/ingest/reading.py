"""A file in, what is stored of it out: the one function that this process, a worker and a cluster run alike."""

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from schemas.document import Document, Source
from schemas.errors import DocumentError, Lang, ZipingError
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.ingest.at_hand import at_hand
from ziping.ingest.bundles import MAX_DEPTH, Bundle, Unpacked, depth_of, is_bundle
from ziping.ingest.limits import DEFAULT, Limits, peak_mb
from ziping.ingest.manifest import NOTHING, Said
from ziping.ingest.persons import masked_around
from ziping.inputs import printable
from ziping.paths import reachable, real

if TYPE_CHECKING:
    from extract.form import Form

FOLDERS = 3  # of the path above a file that tell its folder from others


@dataclass(frozen=True)
class Task:
    """A file to be read: its path, the name that the data give it, and what a manifest says of it.

    The path may be a URL. `folder` and `modified_s` are told of a file whose own path says nothing: of a bundle, at a
    URL. `size` is that when the run looked; `data` are the bytes themselves, sent to who cannot see the file.
    `sha256` is told of a file that was read before: it need not be there if its document was kept.
    """

    path: str
    name: str
    said: Said = NOTHING
    folder: str = ""
    modified_s: float | None = None
    size: int | None = None
    data: bytes | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Settings:
    """How files are read: the forms besides those that ship, what a file may cost.

    `unpacked` and `cache` are folders for what bundles hold and for documents; where the first is not named bundles are
    left to whoever asked, where the second is not no document is kept. Log, events and `runs` name no persons
    (`ziping.ingest.persons`) unless `unmasked`.
    """

    templates: tuple[str, ...] = ()
    unpacked: str = ""
    cache: str = ""
    limits: Limits = DEFAULT
    unmasked: bool = False


@dataclass(frozen=True)
class Fault:
    """Why a file could not be read, as a line."""

    code: str
    name: str
    zh: str
    en: str

    def line(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh

    @classmethod
    def of(cls, error: ZipingError) -> "Fault":
        """The line names the file as it is, but what a library says of the text in it names no persons."""
        return cls(error.code, error.name, *(masked_around(error.name, error.line(lang)) for lang in ("zh", "en")))


@dataclass(frozen=True)
class Outcome:
    """What became of a file: a document, the files of a bundle, or a fault; of a bundle faults of single files too.

    `left` is what it was left as to whoever asked: a bundle, or a file that is not to be seen from there.
    """

    task: Task
    sha256: str = ""
    document: PreparedDocument | None = None
    files: tuple[Unpacked, ...] | None = None
    fault: Fault | None = None
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    peak_mb: float = 0.0
    left: Literal["", "bundle", "unseen"] = ""


def read_file(task: Task, settings: Settings) -> Outcome:
    """Never raises for what is wrong with a file, nor for a fault of ours on it."""
    begun = time.monotonic()
    try:
        with at_hand(task.path, task.name, task.data) as path:
            outcome = _read(path, task, settings)
    except ZipingError as error:
        outcome = Outcome(task, fault=Fault.of(error))
    except Exception as error:  # noqa: BLE001 - as below
        outcome = Outcome(task, fault=_internal(task, error))
    return replace(outcome, task=replace(task, data=None), seconds=time.monotonic() - begun, peak_mb=peak_mb())


def warm(settings: Settings) -> None:
    """Load what reading a file takes, libraries, forms, words: by reading a sentence."""
    from extract.read import READERS, source_from_bytes
    from schemas.document import Paragraph
    from ziping.reports import reports_in

    for module in READERS.values():
        import_module(module)
    sentence = Document(source_from_bytes(b"", ""), (Paragraph(0, "2022年支出1万元，完成率100%。"),))
    reports_in(sentence, known=forms_of_settings(settings))


def _read(path: Path, task: Task, settings: Settings) -> Outcome:
    from extract.read import read
    from ziping.ingest.cache import Cache

    sha256 = task.sha256
    try:
        cache = Cache(Path(settings.cache)) if settings.cache else None
        document = cache.get(sha256, task.name) if cache is not None and sha256 else None
        if document is None:
            if is_bundle(path, task.name):
                return _unpacked(task, path, settings) if settings.unpacked else Outcome(task, left="bundle")
            source = _opened(path, task)
            sha256 = source.sha256
            document = read(source)
        prepared = _prepared(document, path, task, settings)
        if cache is not None and document.source.data:
            cache.put(document)
        return Outcome(task, sha256, prepared)
    except ZipingError as error:
        fault = Fault.of(error)
    except MemoryError:
        fault = Fault.of(DocumentError("E_MEMORY", task.name, memory_mb=settings.limits.memory_mb))
    except Exception as error:  # noqa: BLE001 - a fault of ours on one file must not cost the others
        fault = _internal(task, error)
    return Outcome(task, sha256 or hash_of(path), fault=fault)


def _internal(task: Task, error: Exception) -> Fault:
    return Fault.of(DocumentError("E_INTERNAL", task.name, reason=utf8(f"{type(error).__name__}: {error}")))


def _opened(path: Path, task: Task) -> Source:
    """The file, if it is the one that is meant."""
    from extract.read import open_source

    if task.sha256 and not path.is_file():
        raise DocumentError("E_ORIGINAL", task.name)
    source = open_source(path, task.name)
    if task.sha256 not in ("", source.sha256):
        raise DocumentError("E_ORIGINAL", task.name)
    return source


def forms_of_settings(settings: Settings) -> "tuple[Form, ...] | None":
    """The forms to look for, those that ship if None."""
    from ziping.templates import forms_of

    return forms_of([Path(path) for path in settings.templates])


def _unpacked(task: Task, path: Path, settings: Settings) -> Outcome:
    """A bundle's files, each under a number in a folder of its own."""
    if depth_of(task.name) >= MAX_DEPTH:
        raise DocumentError(
            "E_TOO_LARGE", task.name, reason=(f"压缩包套了 {MAX_DEPTH} 层以上", f"> {MAX_DEPTH} bundles in one another")
        )
    sha256 = hash_of(path)
    bundle = Bundle(path, task.name, Path(settings.unpacked, sha256[:20]))
    files = tuple(bundle.unpack())
    if not files and not bundle.faults:
        raise DocumentError("E_BUNDLE_EMPTY", task.name)
    return Outcome(task, sha256, files=files, faults=tuple(map(Fault.of, bundle.faults)))


def _prepared(document: Document, path: Path, task: Task, settings: Settings) -> PreparedDocument:
    """A file that was read, with what the dataset says of it."""
    from ziping.reports import reports_in

    reports = reports_in(document, known=forms_of_settings(settings), over=task.said.over)
    source, modified_s = document.source, task.modified_s
    if modified_s is None:
        with suppress(OSError):
            modified_s = reachable(path).stat().st_mtime
    modified = "" if modified_s is None else datetime.fromtimestamp(modified_s, UTC).isoformat(timespec="seconds")
    return PreparedDocument(
        sha256=source.sha256,
        name=source.name,
        folder=task.folder or folder_of(path),
        format=source.format,
        bytes=len(source.data) or task.size or 0,
        modified_at=modified,
        reports=tuple(prepare(*report) for report in reports),
        source_url=task.said.source_url,
        retrieved_at=task.said.retrieved_at,
        said=task.said.to_json(),
    )


def folder_of(path: Path) -> str:
    """The folders above a file that tell it from others."""
    return printable(PurePosixPath(*Path(real(path)).parent.parts[-FOLDERS:]).as_posix())


def hash_of(path: Path) -> str:
    """The hash of a file; empty if it cannot be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def utf8(text: str) -> str:
    """A text that databases take, no two the same: a Linux file's name may be no UTF-8."""
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")
