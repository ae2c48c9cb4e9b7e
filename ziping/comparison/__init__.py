"""A comparison in, what people and programs see of it out: a page, rows of data, a workbook, a chart."""
