"""A record in, its findings out: each rule is a pure function over a record."""

from collections.abc import Callable

from schemas.finding import Finding
from schemas.record import Record
from ziping.check.names import names_differ
from ziping.check.unread import unread

Rule = Callable[[Record], list[Finding]]
RULES: tuple[Rule, ...] = (names_differ, unread)


def checked(record: Record) -> Record:
    """The record with what does not hold in it."""
    found = [finding for rule in RULES for finding in rule(record)]
    return record.model_copy(update={"findings": (*record.findings, *found)}) if found else record
