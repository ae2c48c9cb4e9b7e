"""Reports made by chance with their gold: the same seed gives the same bytes. `python -m corpus.generate --help`."""
