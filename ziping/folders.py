"""A record whose body has no region in, the same with the county that the folders above its file name out."""

from pathlib import PurePosixPath

from extract.told import told
from extract.who import who_by_folders
from schemas.finding import Finding, fingerprint_of
from schemas.record import Record


def told_by_folders(record: Record, folders: str) -> tuple[Record, Finding | None]:
    """The record with the region that `folders` (a path) tell, and a note that says so; as it was where they do not."""
    if record.region or not record.org_name:
        return record, None
    named = [str(one.reading.value) for one in record.prose if one.field == "org_name"]
    texts = [record.title, *named, PurePosixPath(record.source).stem]
    who, place = who_by_folders(record.org_name, PurePosixPath(folders).parts, record.year, texts)
    if not who.region:
        return record, None
    finding = Finding(
        document=record.source,
        report=record.report,
        code="UNREAD",
        severity="note",
        message=told("region_of_folder", place=place),
        fields=("org_name",),
        found=place,
        fingerprint=fingerprint_of(record.org_name, record.year, "UNREAD", ("org_name",), (place,)),
    )
    known = {"region": who.region, "level": who.level or record.level, "org_kind": record.org_kind or who.org_kind}
    return record.model_copy(update={**known, "findings": (*record.findings, finding)}), finding
