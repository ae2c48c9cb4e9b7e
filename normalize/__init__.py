"""A Chinese phrase in; a number, quantity, unit, date, grade or mark out. Pure functions that see no document."""
