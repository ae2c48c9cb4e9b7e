"""cn2an: `transform` for the whole phrase, then `cn2an(…, "smart")` for every numeral that stands in the result.

It finds nothing by itself in Arabic digits, so the runs are cut out for it. It claims only what `transform` rewrote.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from importlib import import_module
from typing import Any

from bench.peers.serve import Find, serve

_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?")
_RUN = re.compile(
    rf"(?P<date>{_DATE.pattern})|(?P<number>-?[\d.,零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)(?P<sign>[%‰]?)"
)
Result = tuple[str, list[tuple[int, int, str]]]


def load() -> tuple[Callable[[str], Result], Callable[[str, Result], list[Find]]]:
    cn2an: Any = import_module("cn2an")

    def call(phrase: str) -> Result:
        written: str = cn2an.transform(phrase, "cn2an")
        runs = []
        for run in _RUN.finditer(written):
            value = run[0]
            if not run["date"]:
                try:
                    value = str(cn2an.cn2an(run["number"].replace(",", ""), "smart"))
                except ValueError:
                    continue
            runs.append((run.start(), run.end(), value))
        return written, runs

    return call, read


def read(phrase: str, result: Result) -> list[Find]:
    written, runs = result
    changes = SequenceMatcher(None, phrase, written, autojunk=False).get_opcodes()
    finds = []
    for start, end, value in runs:
        first, last, changed = len(phrase), 0, False
        for tag, low, high, start_there, end_there in changes:
            if end_there <= start or start_there >= end:
                continue
            equal = tag == "equal"
            first = min(first, low + max(0, start - start_there) if equal else low)
            last = max(last, high - max(0, end_there - end) if equal else high)
            changed = changed or not equal
        unit = written[end - 1] if written[end - 1] in "%‰" else ""
        finds.append(
            Find(start=first, end=last, values=[value], unit=unit, written=written[start:end], claimed=changed)
        )
    return finds


if __name__ == "__main__":
    serve(load)
