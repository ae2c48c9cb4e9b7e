"""What people decided of bodies: a TOML file that can be edited and shared."""

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from schemas.errors import UsageError
from ziping.write import whole

DECISIONS = "orgs.toml"  # in the work folder of a dataset

_HEADER = re.compile(r"^\s*\[\[\s*decision\s*\]\]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")


class Decision(BaseModel):
    """What a person decided of two bodies; `since` is the year from which the first goes on as the other.

    `same` since a year is a new name, and one body over time, if nothing else goes on as the other. Where several do,
    or an earlier decision says `different` (the other was there before), it is a merger: two bodies until that year.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Literal["same", "different"]
    name: str = Field(min_length=1)
    region: str = ""
    other_name: str = Field(min_length=1)
    other_region: str = ""
    since: int | None = Field(default=None, ge=1949, le=2100)
    by: str = ""
    at: str = ""
    note: str = ""

    @field_validator("at")
    @classmethod
    def _is_date(cls, at: str) -> str:
        if at:
            date.fromisoformat(at)
        return at

    @model_validator(mode="after")
    def _since_is_of_one_body(self) -> "Decision":
        if self.since is not None and self.verdict == "different":
            raise ValueError("since goes with verdict same")
        return self


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a TOML file in their order; none where there is no file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UsageError("E_UNREADABLE", str(path), reason=error) from error
    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise _fault(path, data[: error.start].count(b"\n") + 1, "not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else len(data.splitlines())
        raise _fault(path, line, _AT_LINE.sub("", str(error)).strip()) from error
    lines = text.split("\n")
    listed = raw.get("decision", [])
    if set(raw) - {"decision"} or not isinstance(listed, list):
        raise _fault(path, 1, "only [[decision]]")
    return tuple(_decision(each, at, lines, path) for at, each in enumerate(listed))


def _decision(raw: object, at: int, lines: Sequence[str], path: Path) -> Decision:
    try:
        return Decision.model_validate(raw, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        headers = [number for number, line in enumerate(lines, 1) if _HEADER.match(line)]
        begin = headers[at] if at < len(headers) else 1
        end = headers[at + 1] if at + 1 < len(headers) else len(lines) + 1
        own = (
            number for number in range(begin, end) if name and re.match(rf"\s*{re.escape(name)}\s*=", lines[number - 1])
        )
        raise _fault(path, next(own, begin), f"{name}: {first['msg']}".removeprefix(": ")) from error


def _fault(path: Path, line: int, reason: str) -> UsageError:
    return UsageError("E_DECISIONS", str(path), line=line, reason=reason)


def add_decision(path: Path, decision: Decision) -> None:
    """Append a decision: the file has it whole or not at all, and is made if it is not there."""
    read_decisions(path)  # what cannot be read is not written to
    before = path.read_bytes().removeprefix(b"\xef\xbb\xbf") if path.exists() else b""
    fields = decision.model_dump(exclude_defaults=True)
    lines = [f"{name} = {_toml(value)}" for name, value in fields.items()]
    block = "\n".join(["[[decision]]", *lines, ""])
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    with whole(path, force=True) as part:
        part.write_bytes(before + gap + block.encode("utf-8"))


def _toml(value: object) -> str:
    """A text or a number as TOML writes it: JSON's way, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
