"""Parts of a template that may be anything yet, as what they should be: empty where they are something else."""

from collections.abc import Iterable
from difflib import get_close_matches

from schemas.template import Tree


def table(value: object) -> Tree:
    return value if isinstance(value, dict) else {}


def texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list | tuple) else []


def near(word: str, known: Iterable[str]) -> str:
    """The nearest of some words, for a message."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.0)), "")
