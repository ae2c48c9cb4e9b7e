"""JioNLP: `ner.extract_money` and `ner.extract_time`, each with its parser; the whole phrase to `parse_money` else."""

import contextlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

from bench.peers.serve import Find, serve

SIGNS = {"blur": "~", "blur+": ">=", "blur-": "<="}
UNITS = {"year": "年", "month": "个月", "day": "天", "hour": "小时", "minute": "分", "week": "周"}


def load() -> tuple[Callable[[str], list[Any]], Callable[[str, list[Any]], list[Find]]]:
    jionlp: Any = import_module("jionlp")
    base = {"year": 2021, "month": 12, "day": 31}

    def call(phrase: str) -> list[Any]:
        found = []
        for extract, options in ((jionlp.ner.extract_money, {}), (jionlp.ner.extract_time, {"time_base": base})):
            with contextlib.suppress(Exception):  # what it cannot read it raises for, in many ways
                found += extract(phrase, with_parsing=True, **options)
        return found

    return call, read


def read(phrase: str, found: list[Any]) -> list[Find]:
    del phrase
    finds = []
    for one in found:
        start, end = one["offset"]
        detail = one["detail"]
        if one["type"] == "money":
            values = detail["num"] if isinstance(detail["num"], list) else [detail["num"]]
            sign = SIGNS.get(detail["definition"], "=")
            finds.append(Find(start=start, end=end, values=values, unit=detail["case"], sign=sign))
        elif detail["type"] == "time_delta":
            times = detail["time"] if isinstance(detail["time"], list) else [detail["time"]]
            values = [str(value) for part in times for value in part.values() if not isinstance(value, list)]
            unit = next((UNITS.get(name, name) for part in times for name in part), "")
            finds.append(Find(start=start, end=end, values=values, unit=unit))
        elif detail["type"] in ("time_point", "time_span"):
            finds.append(Find(start=start, end=end, values=[day[:10] for day in detail["time"]], unit="date"))
        else:
            finds.append(Find(start=start, end=end, values=[], unit=""))
    return finds


if __name__ == "__main__":
    serve(load)
