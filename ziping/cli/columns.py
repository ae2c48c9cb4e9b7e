"""Rows of text in, lines with their columns lined up out."""

from unicodedata import east_asian_width


def aligned(rows: list[tuple[str, ...]], indent: str = "") -> str:
    """Columns lined up, a Chinese character counting as two."""
    widths = [max(_width(row[col]) for row in rows) for col in range(len(rows[0]))] if rows else []
    lines = (
        "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)) for row in rows
    )
    return "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
