"""What a run counts: files by what became of them, reports, those with errors."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ziping.dataset.prepared import PreparedDocument


@dataclass
class Summary:
    """What became of the files of a run: read and stored, known before, not readable; `faults` by code."""

    stored: int = 0
    known: int = 0
    failed: int = 0
    reports: int = 0
    flagged: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    def count(self, new: Sequence[PreparedDocument], given: int) -> None:
        """One more batch of so many documents, of which some are new."""
        reports = [report for document in new for report in document.reports]
        self.stored += len(new)
        self.known += given - len(new)
        self.reports += len(reports)
        self.flagged += sum(report.is_flagged for report in reports)

    def fail(self, code: str) -> None:
        """One more that could not be read."""
        self.failed += 1
        self.faults[code] = self.faults.get(code, 0) + 1
