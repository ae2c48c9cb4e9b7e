"""A cell's text in, out what kind of nothing it says: blank, not applicable, stated none; or None."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

Status = Literal["read", "blank", "not_applicable", "stated_none", "unreadable"]


@dataclass(frozen=True, slots=True)
class Marks:
    """Null marks ready for comparing. Build once per template with `Marks.of`."""

    by_text: Mapping[str, Status]

    @classmethod
    def of(cls, marks: Mapping[str, Sequence[str]]) -> Self:
        """From a mapping of status to marks as written (`{"not_applicable": ["——", "/"]}`)."""
        return cls({})


DEFAULT_MARKS = Marks.of({})


def mark_status(text: str, marks: Marks = DEFAULT_MARKS) -> Status | None:
    """The status if the whole text is a null mark or placeholder, None if something stands there."""
    return "blank" if not text.strip() else None
