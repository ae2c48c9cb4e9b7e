"""A file in, records out: read, identify, locate, assemble."""
