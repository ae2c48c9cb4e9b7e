"""Documents as their files say them, kept by the hash of the bytes: a new template reads them without their files."""

import hashlib
import pickle
import zlib
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

import ziping
from schemas.document import Document, Source

FOLDER = "cache"
READERS = ("read", "layout")  # of extract: what makes a document of a file
KNOWN = {
    "builtins": {"frozenset"},
    "array": {"array", "_array_reconstructor"},
    "schemas.document": {"Cell", "Document", "Paragraph", "Printed", "Source", "Table"},
}


class Cache:
    """A folder of documents, each without its bytes. What another ziping kept, or is damaged, is as if it was not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, sha256: str, name: str) -> Document | None:
        """The document of that hash, under a name of today."""
        try:
            mark, document = _Documents(BytesIO(zlib.decompress(self._path(sha256).read_bytes()))).load()
        except (OSError, zlib.error, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError):
            return None
        if mark != written_by() or document.source.sha256 != sha256:
            return None
        kept: Document = replace(document, source=replace(document.source, name=name))
        return kept

    def put(self, document: Document) -> None:
        """Keep a document; where the disk is full or forbids it none is kept."""
        source = document.source
        bare = replace(document, source=Source("", b"", source.sha256, source.format))
        path = self._path(source.sha256)
        part = path.with_suffix(".part")  # one name: what a killed run leaves is written over
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(zlib.compress(pickle.dumps((written_by(), bare), 5), 1))
            part.replace(path)
            return
        with suppress(OSError):
            part.unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.doc"


class _Documents(pickle.Unpickler):
    """Takes nothing but documents: a folder that others write to must not run what they like."""

    def find_class(self, module: str, name: str) -> object:
        if name not in KNOWN.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


@cache
def written_by() -> str:
    """What tells documents of this ziping from those of another: its version and the code of its readers."""
    mark = hashlib.sha256(ziping.__version__.encode())
    for folder in READERS:
        _add(mark, files("extract") / folder)
    mark.update((files("schemas") / "document.py").read_bytes())
    return mark.hexdigest()


def _add(mark: "hashlib._Hash", folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            _add(mark, entry)
        elif entry.name.endswith((".py", ".toml")):
            mark.update(entry.read_bytes())
