"""Word reports with their gold that no PDF is printed of: written, read and compared by `test_written.py`."""
