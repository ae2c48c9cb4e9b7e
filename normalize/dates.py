"""A date or year as written in, ISO dates and fiscal years out."""


def read_date(text: str) -> str | None:
    """`2021-04-24`, `2021-04`, `2021`, `2021-Q3` or `2021-H1` if the whole text is one possible date."""
    return None


def years_in(text: str) -> list[tuple[int, tuple[int, int]]]:
    """Every year that the text names with its span of digits, years of full dates and document numbers left out."""
    return []


def fiscal_year(text: str) -> int | None:
    """The one year that the text names; None if it names none or several different ones."""
    return None
