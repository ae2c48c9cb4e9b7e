"""Where SQL is spoken: the only door to DuckDB."""
