"""Thousands of files into a dataset: bundles unpacked, each file read in a process of its own, one writer."""
