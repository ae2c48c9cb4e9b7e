"""The list that goes back to the unit: a Word file and a workbook for each report, and one workbook over all."""
