"""The grammar of quantities beside cn2an, JioNLP, WeTextProcessing and Recognizers-Text, on the same phrases.

`python -m bench.normalize`. `phrases.toml` says what each phrase states; each tool runs in a process of its own, the
others in environments of their own that are made below `build/` when first needed. One that cannot be had is a line.

A value counts as found where a find overlaps the words and has the number, in base units or as printed beside its unit
(356.5 with 亿元), or where what the tool writes instead holds it; a range needs both ends, a date its first and last
day; a hedge is right with the right sign, a unit with the right name. A false find is a claim in a phrase that states
nothing. Loading is not timed.
"""

import json
import platform
import re
import subprocess
import sys
import tomllib
import venv
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from bench.convert import CORPUS, best
from extract.read import open_source, read
from normalize.numerals import parse_number
from normalize.text import mentions_in
from normalize.wraps import Closed

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent / "build"
PEERS = ("cn2an", "jionlp", "wetext", "recognizers")
KINDS = ("money", "count", "percent", "points", "date", "numeral", "hedge", "range", "change")
SHORT, LONG = 20_000, 160_000
MEGABYTE = 1_000_000
# Each a text that some rule could walk more than once
ADVERSARIAL = {
    "digits": "1",
    "digits and commas": "1,",
    "numerals": "一百万亿",
    "a range that goes on": "3至",
    "changes without a figure": "较上年增长",
    "open brackets": "（3个",
    "dates": "2021年1月",
    "hedges": "约近超过",
    "percent signs": "%",
    "blanks in a number": "1 ",
}
Finds = list[list[dict[str, Any]]]


def main() -> None:
    phrases = tomllib.loads((HERE / "phrases.toml").read_text(encoding="utf-8"))["phrase"]
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {platform.system()} {platform.machine()}")
    print(f"{len(phrases)} phrases\n")
    results = {"ziping": run(Path(sys.executable), "ziping", phrases)}
    for name in PEERS:
        try:
            results[name] = run(environment(name), name, phrases)
        except (subprocess.CalledProcessError, OSError, ValueError) as fault:
            told = getattr(fault, "stderr", "") or str(fault)
            print(f"{name}: not available ({told.strip().splitlines()[-1][:90] if told.strip() else fault})")
    table(phrases, results)
    speed(phrases, results)


def environment(name: str) -> Path:
    """The interpreter of an environment that has the tool; made when it is first asked for."""
    place = BUILD / f"peer-{name}"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (place / "complete").exists():
        venv.create(place, clear=True, with_pip=True)
        packages = tomllib.loads((HERE / "peers" / "requirements.toml").read_text(encoding="utf-8"))[name]["packages"]
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        subprocess.run(command, check=True, capture_output=True, text=True)
        (place / "complete").touch()
    return python


def run(python: Path, name: str, phrases: list[dict[str, Any]]) -> tuple[Finds, float]:
    """What a tool finds in each phrase, and the seconds that it takes for all of them."""
    done = subprocess.run(
        [str(python), "-m", f"bench.peers.{name}_worker"],
        input=json.dumps([phrase["text"] for phrase in phrases]),
        cwd=HERE.parent,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    told = json.loads(done.stdout)
    return told["found"], told["seconds"]


def table(phrases: list[dict[str, Any]], results: dict[str, tuple[Finds, float]]) -> None:
    """Values right by kind, then units, hedges and both ends of ranges, then false finds."""
    line = "{:<28}" + "{:>14}" * len(results)
    print(line.format("right", *results))
    rows: dict[str, list[str]] = {}
    for finds, _ in results.values():
        right, all_of = Counter[str](), Counter[str]()
        for phrase, found in zip(phrases, finds, strict=True):
            for wanted in phrase.get("found", ()):
                score(phrase["kind"], wanted, matching(phrase["text"], wanted, found), right, all_of)
            if phrase["kind"] == "nothing":
                right["false finds"] += sum(one.get("claimed", True) for one in found)
        for kind in (*(f"values: {kind}" for kind in KINDS), "all values", "units", "signs of hedges", "directions"):
            rows.setdefault(kind, []).append(f"{right[kind]}/{all_of[kind]}")
        rows.setdefault("false finds", []).append(str(right["false finds"]))
    for name, cells in rows.items():
        print(line.format(name, *cells))
    print()


def score(
    kind: str, wanted: dict[str, Any], found: list[dict[str, Any]], right: Counter[str], all_of: Counter[str]
) -> None:
    value = any(has_value(wanted, found, one) for one in found)
    for name in (f"values: {kind}", "all values"):
        right[name] += value
        all_of[name] += 1
    if wanted.get("unit", "") not in ("", "date"):
        all_of["units"] += 1
        right["units"] += any(has_unit(wanted["unit"], one) for one in found)
    if wanted.get("sign", "=") != "=":
        all_of["signs of hedges"] += 1
        right["signs of hedges"] += any(one.get("sign", "=") == wanted["sign"] for one in found)
    if wanted.get("direction"):
        all_of["directions"] += 1
        right["directions"] += any(one.get("direction") == wanted["direction"] for one in found)


def matching(text: str, wanted: dict[str, Any], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The finds that overlap the words."""
    start = text.index(wanted["raw"])
    return [one for one in found if one["start"] < start + len(wanted["raw"]) and one["end"] > start]


def has_value(wanted: dict[str, Any], found: list[dict[str, Any]], one: dict[str, Any]) -> bool:
    if ".." in wanted["value"]:  # two ends, in one find or in two
        ends = wanted["value"].split("..")
        told = [value for other in found for value in other.get("values", ())]
        return all(any(same(end, value) for value in told) for end in ends)
    if any(same(wanted["value"], value) for value in one.get("values", ())):
        return True
    printed = {number for text in one.get("values", ()) if (number := decimal(text)) is not None}
    scaled = {number for number in (decimal(run) for run in re.findall(r"[\d.]+", wanted["raw"])) if number is not None}
    if printed & scaled and len(scaled) == 1:
        return True
    written = one.get("written", "")
    number = parse_number(written.rstrip("元万亿%个")) if written else None
    return number is not None and number in (decimal(wanted["value"]), *scaled)


def same(wanted: str, told: str) -> bool:
    if wanted == told or (re.match(r"\d{4}", wanted) and "-" in told and told.startswith(wanted)):
        return True
    one, other = decimal(wanted), decimal(told)
    return one is not None and one == other


def decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(str(text))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def has_unit(unit: str, one: dict[str, Any]) -> bool:
    return one.get("unit") == unit or one.get("written", "").endswith(unit)


def speed(phrases: list[dict[str, Any]], results: dict[str, tuple[Finds, float]]) -> None:
    line = "{:<54} {:>12} {:>8}  {}".format
    print(line("", "", "aim", ""))
    for name, (_, seconds) in results.items():
        ratio = f"ours ÷ it {seconds / results['ziping'][1]:.1f}" if name != "ziping" else ""
        print(line(f"phrases a second: {name}", f"{len(phrases) / seconds:,.0f}", "", ratio))
    text = "\n".join(prose())
    lines = text.split("\n")
    seconds = best(lambda: [mentions_in(Closed(line), 2021) for line in lines], 5)
    size = len(text.encode()) / MEGABYTE
    print(line("the corpus' prose, MB a second", f"{size / seconds:.1f}", "5", f"{size:.2f} MB, {seconds:.3f} s"))
    for name, piece in ADVERSARIAL.items():
        short, long = (best(partial(mentions_in, Closed((piece * size)[:size]), 2021), 5) for size in (SHORT, LONG))
        print(line(f"8 times the text: {name}", f"{long / short:.1f}", "≤ 12", f"{long:.3f} ÷ {short:.3f} s"))


def prose() -> list[str]:
    """The paragraphs of the corpus."""
    documents = (read(open_source(path, path.name)) for path in sorted(CORPUS.glob("*/*.docx")))
    return [paragraph.text for document in documents for paragraph in document.paragraphs if paragraph.text.strip()]


if __name__ == "__main__":
    main()
