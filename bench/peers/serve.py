"""What a worker of the bench does: read phrases as JSON, find what they state, tell that and the seconds it took."""

import contextlib
import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any

ROUNDS = 5


class Find(TypedDict, total=False):
    """One find in `text[start:end]`: its value, or the two ends of a range, or the first and last day of a date.

    `written` is what a tool that rewrites text made of it; `claimed` is false where the tool does not itself say that
    there is a quantity. Values are plain texts.
    """

    start: int
    end: int
    values: list[str]
    unit: str
    sign: str
    written: str
    claimed: bool
    direction: str
    base: str


def serve(load: "Callable[[], tuple[Callable[[str], Any], Callable[[str, Any], list[Find]]]]") -> None:
    """Run a tool that `load` gives: one call for a phrase, which is timed, and one that reads its result, which is not.

    Libraries print where they like, so standard output is kept for the answer.
    """
    phrases = json.load(sys.stdin)
    with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        call, read = load()
        found = [read(phrase, call(phrase)) for phrase in phrases]
        taken = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            for phrase in phrases:
                call(phrase)
            taken.append(time.perf_counter() - start)
    json.dump({"found": found, "seconds": min(taken)}, sys.stdout)
