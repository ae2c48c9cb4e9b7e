"""Records in, a workbook for people out: Chinese headings, 万元, counted from 1, what is doubtful marked."""

from ziping.outputs.workbook.findings import FindingsBook
from ziping.outputs.workbook.reports import ReportsBook

__all__ = ["FindingsBook", "ReportsBook"]
