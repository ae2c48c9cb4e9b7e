"""The text of a TOML file in, the line on which each of its keys stands out: the parser of Python tells none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Path = tuple[str | int, ...]
_TOKEN = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')|(?P<comment>#[^\n]*)'
    r"|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\"'#]+)|(?P<newline>\n)",
    re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def places(text: str) -> dict[Path, int]:
    """The line, from 1, of each key and each member of a list; of a table its heading. The text is valid TOML."""
    return _Walk(text).found


def line_of(found: Mapping[Path, int], path: Sequence[str | int]) -> int:
    """The line of the part of a path that the file has; names that it does not have are passed over."""
    reached: Path = ()
    for part in path:
        if (*reached, part) in found:
            reached = (*reached, part)
    return found.get(reached, 1)


class _Walk:
    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._counts: dict[Path, int] = {}
        table: Path = ()
        while (token := self._next_but("newline")) is not None:
            if token.text == "[" and token.kind == "mark":
                table = self._heading()
            else:
                self._at -= 1
                self._pair(table)

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next_but(self, kind: str) -> _Token | None:
        while (token := self._peek()) is not None:
            self._at += 1
            if token.kind != kind:
                return token
        return None

    def _heading(self) -> Path:
        """`[a.b]`, or `[[a.b]]` for one more member of a list."""
        first = self._peek()
        several = first is not None and first.text == "[" and first.kind == "mark"
        self._at += several
        path = self._key((), "]")
        self._at += several
        if several:
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
            self.found.setdefault(path, self._tokens[self._at - 1].line)
        return path

    def _key(self, table: Path, end: str) -> Path:
        """The parts of a key up to the sign that ends it; each part is noted where it first stands."""
        path = table
        while (token := self._next_but("newline")) is not None and not (token.kind == "mark" and token.text == end):
            if token.kind != "mark":
                path = (*path, _unquoted(token))
                self.found.setdefault(path, token.line)
        return path

    def _pair(self, table: Path) -> None:
        self._value(self._key(table, "="))

    def _value(self, path: Path) -> None:
        token = self._next_but("newline")
        if token is None:
            return
        if token.kind == "mark" and token.text == "{":
            self._members("}", path, None)
        elif token.kind == "mark" and token.text == "[":
            self._members("]", path, 0)
        else:
            while (token := self._peek()) is not None and (token.text == "." or token.kind == "bare"):
                self._at += 1  # the rest of 1.5 or of a date

    def _members(self, end: str, path: Path, count: int | None) -> None:
        """The pairs of an inline table, or the values of a list, which are counted."""
        while (token := self._next_but("newline")) is not None and not (token.kind == "mark" and token.text == end):
            if token.kind == "mark" and token.text == ",":
                continue
            self._at -= 1
            if count is None:
                self._pair(path)
            else:
                self.found.setdefault((*path, count), token.line)
                self._value((*path, count))
                count += 1


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text.replace("\r\n", "\n")):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield _Token(kind, match[0], line)
        line += match[0].count("\n")


def _unquoted(token: _Token) -> str:
    if token.kind != "text":
        return token.text
    if token.text[0] == "'":
        return token.text[1:-1]
    return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", _escaped, token.text[1:-1])


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return (
        chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(match[3], match[3])
    )
