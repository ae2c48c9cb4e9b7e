"""A folder of reports with gold in; how many rows are right, what is not, and what changed since a baseline out."""

from ziping.evaluate.compare import COMPARED, evaluate
from ziping.evaluate.counts import BY, By, Counts, Evaluation, Group, Wrong
from ziping.evaluate.gold import TABLE_SECTIONS

__all__ = ["BY", "COMPARED", "TABLE_SECTIONS", "By", "Counts", "Evaluation", "Group", "Wrong", "evaluate"]
