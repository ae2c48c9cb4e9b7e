"""Reports made by chance against the reader: `make evaluate-large`."""
