"""Recognizers-Text, zh-cn: numbers, percentages, currencies, dimensions and dates; Python has no number ranges."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from bench.peers.serve import Find, serve

UNITS = {"Chinese yuan": "元", "Jiao": "角", "Fen": "分", "United States dollar": "美元", "Dollar": "美元"}


def load() -> tuple[Callable[[str], list[Any]], Callable[[str, list[Any]], list[Find]]]:
    suite: Any = import_module("recognizers_suite")
    culture = suite.Culture.Chinese
    number = import_module("recognizers_number").NumberRecognizer(culture)
    unit = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    time = import_module("recognizers_date_time").DateTimeRecognizer(culture)
    models = [
        number.get_number_model(),
        number.get_percentage_model(),
        unit.get_currency_model(),
        unit.get_dimension_model(),
        time.get_datetime_model(),
    ]
    return lambda phrase: [found for model in models for found in model.parse(phrase)], read


def read(phrase: str, found: list[Any]) -> list[Find]:
    del phrase
    return [find for one in found for find in finds_of(one)]


def finds_of(one: Any) -> list[Find]:
    start, end, told = one.start, one.end + 1, one.resolution or {}
    if not one.type_name.startswith("datetime"):
        value = str(told.get("value") or "")
        unit = "%" if one.type_name == "percentage" else str(told.get("unit") or "")
        return [Find(start=start, end=end, values=[value.removesuffix("%")], unit=UNITS.get(unit, unit))]
    return [Find(start=start, end=end, **dated(value)) for value in told.get("values", [])]  # type: ignore[typeddict-item]


def dated(value: dict[str, str]) -> dict[str, object]:
    """A date as its first and last day; a duration (`P5Y`) as a number of its unit."""
    timex = value.get("timex", "")
    if timex.startswith("P"):
        unit = {"Y": "年", "M": "个月", "D": "天", "W": "周", "H": "小时"}.get(timex[-1], "")
        return {"values": [timex.strip("PTYMDWHS")], "unit": unit}
    if "start" in value and "end" in value:
        try:
            last = str(date.fromisoformat(value["end"][:10]) - timedelta(days=1))
        except ValueError:
            return {"values": [], "unit": "date"}
        return {"values": [value["start"][:10], last], "unit": "date"}
    day = value.get("value", "")[:10]
    return {"values": [day, day], "unit": "date"}


if __name__ == "__main__":
    serve(load)
