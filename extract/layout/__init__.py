"""The marks of pages – characters and lines – in, paragraphs and true grids out; for whatever is printed."""

from extract.layout.flow import blocks_of, laid
from extract.layout.marks import Char, Page, Ruling

__all__ = ["Char", "Page", "Ruling", "blocks_of", "laid"]
