"""Mutation fuzzing of the reader: `make fuzz`, or `python -m fuzz --seconds 60 --seed 1`."""
