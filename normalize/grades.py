"""A grade as written in, the grade of its scale out."""


def read_grade(text: str) -> str | None:
    """`优` `良` `中` `差` (`优秀` → `优`), `合格` `不合格`; None unless exactly one grade is stated."""
    return None
