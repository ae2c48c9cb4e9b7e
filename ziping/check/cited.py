"""A record in, the way from its findings to the observations that they rest on out."""

from collections.abc import Callable, Sequence

from schemas.finding import Finding
from schemas.observation import Observation
from schemas.record import Record

Cited = Callable[[Finding], Sequence[Observation]]


def cited_in(record: Record) -> Cited:
    """Of findings whose evidence stands in the record itself."""
    readings = {reading.key: reading for reading in record.observations()} if record.findings else {}
    return lambda finding: [readings[key] for key in finding.evidence if key in readings]
