"""Our own grammar, as it comes."""

from collections.abc import Callable

from bench.peers.serve import Find, serve
from ziping import quantities
from ziping.mentions import Mention, row_of


def load() -> tuple[Callable[[str], list[Mention]], Callable[[str, list[Mention]], list[Find]]]:
    return quantities, read


def read(phrase: str, mentions: list[Mention]) -> list[Find]:
    del phrase
    return [
        Find(
            start=mention.start,
            end=mention.end,
            values=[str(row_of(mention)["value"])],
            unit=mention.unit,
            sign=mention.comparator,
            direction=mention.direction,
            base=mention.base,
        )
        for mention in mentions
    ]


if __name__ == "__main__":
    serve(load)
