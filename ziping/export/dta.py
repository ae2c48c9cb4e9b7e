"""Rows of numbers and texts in, a Stata file out: format 118 as Stata describes it (`help dta`), row by row.

No library does this: pandas writes no extended missing values, pyreadstat none without a data frame of everything.
"""

import os
import shutil
import struct
import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

VARIABLES = 32_767
NAME, LABEL, FORMAT = 32, 80, 56  # characters of a name and of a label, bytes of a display format
NAME_BYTES, LABEL_BYTES = 129, 321
STRL, DOUBLE = 32_768, 65_526
TEXT, BYTES = 130, 129  # kinds of a long string: ends in a zero, or may hold one
SECTIONS = 14
LINKED, LINKED_TEXT = 20_000, 200  # texts up to so many characters are written once while they recur
FIRST_MISSING = 0x7FE0_0000_0000_0000  # `.`; `.a` to `.z` follow, each one step further
MISSING_STEP = 1 << 40
CODE_OF_DOT = 2_147_483_621  # the same in a value label


class Variable(NamedTuple):
    """A double, or a long string if `text`; `labelled` says what its missing values mean."""

    name: str
    label: str
    text: bool = False
    display: str = "%18.0g"
    labelled: bool = False


def missing(letter: str = "") -> float:
    """The double that stands for `.`, or for `.a` to `.z`."""
    return float(struct.unpack("<d", struct.pack("<Q", FIRST_MISSING + _nth(letter) * MISSING_STEP))[0])


class Dta:
    """A Stata file in the making; used as a context, the file is complete when it ends without a fault."""

    def __init__(
        self, path: Path, variables: Sequence[Variable], label: str, missing_labels: Mapping[str, str]
    ) -> None:
        if len(variables) > VARIABLES:
            raise OSError(f"{len(variables)} variables; a Stata file holds {VARIABLES}")
        self._variables = variables
        self._row = struct.Struct("<" + "".join("Q" if variable.text else "d" for variable in variables))
        self._missing_labels, self._label = missing_labels, label
        self._rows = 0
        self._links: OrderedDict[str, int] = OrderedDict()
        self._map: list[int] = []
        self._file: BinaryIO = path.open("wb")
        self._strings: BinaryIO = tempfile.TemporaryFile(prefix="ziping-")  # noqa: SIM115 – closed on exit; they stand behind the data

    def __enter__(self) -> Self:
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file, self._strings:
            if kind is None:
                self._end()

    def row(self, cells: Sequence[str | float]) -> None:
        """One more observation: a text for each long string, a number (or `missing`) for each double."""
        self._rows += 1
        self._file.write(
            self._row.pack(
                *(self._text(place, cell) if isinstance(cell, str) else cell for place, cell in enumerate(cells, 1))
            )
        )

    def _text(self, variable: int, text: str) -> int:
        """Where a text stands: the first cell that has it, by variable (2 bytes) and observation (6 bytes)."""
        if not text:
            return 0
        link = self._links.get(text)
        if link is None:
            link = variable | self._rows << 16
            data = text.encode("utf-8")
            kind, data = (BYTES, data) if b"\0" in data else (TEXT, data + b"\0")
            self._strings.write(struct.pack("<3sIQBI", b"GSO", variable, self._rows, kind, len(data)) + data)
            if len(text) <= LINKED_TEXT:
                self._links[text] = link
            if len(self._links) > LINKED:
                self._links.popitem(last=False)
        else:
            self._links.move_to_end(text)
        return link

    def _begin(self) -> None:
        self._map.append(0)
        self._file.write(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>")
        self._file.write(b"<K>" + struct.pack("<H", len(self._variables)) + b"</K><N>")
        self._count_at = self._file.tell()
        label = _cut(self._label, LABEL)
        self._file.write(bytes(8) + b"</N><label>" + struct.pack("<H", len(label)) + label + b"</label>")
        self._file.write(b"<timestamp>\0</timestamp></header>")  # none: the same data give the same file
        with self._section("map"):
            self._map_at = self._file.tell()
            self._file.write(bytes(8 * SECTIONS))
        self._fixed("variable_types", (struct.pack("<H", STRL if v.text else DOUBLE) for v in self._variables))
        self._fixed("varnames", (_padded(v.name, NAME, NAME_BYTES) for v in self._variables))
        self._fixed("sortlist", [bytes(2 * (len(self._variables) + 1))])
        displays = (_padded("%9s" if v.text else v.display, FORMAT, FORMAT + 1) for v in self._variables)
        self._fixed("formats", displays)
        labelled = ("missing" if v.labelled else "" for v in self._variables)
        self._fixed("value_label_names", (_padded(name, NAME, NAME_BYTES) for name in labelled))
        self._fixed("variable_labels", (_padded(v.label, LABEL, LABEL_BYTES) for v in self._variables))
        self._fixed("characteristics", [])
        self._map.append(self._file.tell())
        self._file.write(b"<data>")

    def _end(self) -> None:
        self._file.write(b"</data>")
        with self._section("strls"):
            self._strings.seek(0)
            shutil.copyfileobj(self._strings, self._file)
        self._fixed("value_labels", [self._value_label()])
        self._map.append(self._file.tell())
        self._file.write(b"</stata_dta>")
        self._map.append(self._file.tell())
        self._file.seek(self._count_at)
        self._file.write(struct.pack("<Q", self._rows))
        self._file.seek(self._map_at)
        self._file.write(struct.pack(f"<{SECTIONS}Q", *self._map))
        self._file.seek(0, os.SEEK_END)

    def _value_label(self) -> bytes:
        """What the missing values mean; nothing where no variable says so."""
        if not any(variable.labelled for variable in self._variables):
            return b""
        letters = sorted(self._missing_labels)
        texts = [self._missing_labels[letter].encode("utf-8") + b"\0" for letter in letters]
        starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
        count = len(letters)
        table = struct.pack("<2i", count, sum(map(len, texts)))
        table += struct.pack(f"<{count}i", *starts)
        table += struct.pack(f"<{count}i", *(CODE_OF_DOT + _nth(letter) for letter in letters)) + b"".join(texts)
        name = _padded("missing", NAME, NAME_BYTES)
        return b"<lbl>" + struct.pack("<i", len(table)) + name + bytes(3) + table + b"</lbl>"

    def _fixed(self, section: str, parts: Iterator[bytes] | list[bytes]) -> None:
        with self._section(section):
            self._file.writelines(parts)

    @contextmanager
    def _section(self, name: str) -> Iterator[None]:
        self._map.append(self._file.tell())
        self._file.write(f"<{name}>".encode())
        yield
        self._file.write(f"</{name}>".encode())


def _nth(letter: str) -> int:
    return ord(letter) - ord("a") + 1 if letter else 0


def _cut(text: str, characters: int) -> bytes:
    return text[:characters].encode("utf-8")


def _padded(text: str, characters: int, size: int) -> bytes:
    return _cut(text, characters).ljust(size, b"\0")
