"""Errors planted in the sound reports of the corpus, and how many of them the rules find: `python -m bench.planted`.

A table a line: the rule, how many errors were planted, how many were found under the right code. At most `--most` a
rule and report.
"""

import argparse
from collections import Counter
from itertools import islice

from corpus.plant import Plant, Sound, is_found, sound_reports
from corpus.plants import PLANTERS
from ziping.check.case import Case


def planted(most: int) -> tuple[Counter[str], Counter[str], list[tuple[str, str, Plant]]]:
    """How many errors of each rule were planted, how many found, and which were not."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    lost: list[tuple[str, str, Plant]] = []
    for sound in sound_reports():
        for name, plants in plants_in(sound, most).items():
            for plant in plants:
                is_told = is_found(sound, plant)
                if is_told is None:
                    continue
                made[name] += 1
                found[name] += is_told
                if not is_told:
                    lost.append((name, sound.name, plant))
    return made, found, lost


def plants_in(sound: Sound, most: int) -> dict[str, list[Plant]]:
    """The first errors of each rule that a report has room for."""
    case = Case(sound.record)
    return {name: list(islice(planter(case), most)) for name, planter in PLANTERS.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=3, help="errors of one rule in one report")
    parser.add_argument("--lost", action="store_true", help="name those that were not found")
    options = parser.parse_args()
    made, found, lost = planted(options.most)
    print(f"{'rule':<20} planted  found")
    for name in PLANTERS:
        share = 100 * found[name] / made[name] if made[name] else 0
        print(f"{name:<20} {made[name]:>7} {found[name]:>6}  {share:.1f} %")
    print(f"{'all':<20} {made.total():>7} {found.total():>6}  {100 * found.total() / made.total():.1f} %")
    for name, report, plant in lost if options.lost else []:
        print(name, report, [(change.on.key, change.on.reading.raw, change.to) for change in plant.changes])


if __name__ == "__main__":
    main()
