"""What was done with each file, one line of JSON each: for whoever runs this on thousands, and asks later."""

import errno
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import ziping
from ziping.dataset.engine import DatasetError
from ziping.dataset.store import now
from ziping.ingest.persons import masked

if TYPE_CHECKING:
    from ziping.ingest.reading import Outcome

LOG = "log.jsonl"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)


class Log:
    """`log.jsonl` of a work folder, appended. Nothing of a report's text stands in it; persons in names are masked."""

    def __init__(self, work: Path, run_id: str, *, unmasked: bool = False) -> None:
        self.path, self.run_id, self._unmasked = work / LOG, run_id, unmasked

    def file(self, outcome: "Outcome") -> None:
        """One line for one file."""
        document, fault = outcome.document, outcome.fault
        reports = document.reports if document is not None else ()
        found = Counter(one.finding.severity for report in reports for one in report.findings)
        forms = {str(form) for report in reports for form in report.statements.get("template", ()) if form}
        told = {
            "at": now(),
            "run": self.run_id,
            "file": outcome.task.name if self._unmasked else masked(outcome.task.name),
            "sha256": outcome.sha256,
            "state": "read" if document else "bundle" if outcome.files is not None else "quarantined",
            "code": fault.code if fault is not None else "",
            "format": document.format if document is not None else "",
            "bytes": document.bytes if document is not None else None,
            "forms": sorted(forms),
            "reports": len(reports),
            "values": sum(report.rows for report in reports),
            "findings": dict(sorted(found.items())),
            "files": len(outcome.files) if outcome.files is not None else None,
            "seconds": round(outcome.seconds, 3),
            "peak_mb": round(outcome.peak_mb, 1),
            "version": ziping.__version__,
        }
        try:
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
        except OSError as error:
            code = "E_DATASET_FULL" if error.errno in FULL else "E_DATASET_READ_ONLY"
            raise DatasetError(code, str(self.path), reason=error) from error
