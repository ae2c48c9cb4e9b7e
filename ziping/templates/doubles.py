"""A template as raw TOML in, the labels that stand twice in one of its blocks out: by folding or as aliases."""

from collections.abc import Iterator

from extract.labels import wording_key
from schemas.template import Tree
from schemas.values import PATH_SEPARATOR
from ziping.templates.places import Path
from ziping.templates.raw import table

_Key = tuple[str, int | None]


def doubles(whole: Tree) -> Iterator[tuple[Path, str, str]]:
    """Where the second stands, the label as written there, and the first."""
    aliases = table(whole.get("aliases"))
    for places in _groups(whole):
        owners = _owners({label for _, label in places}, aliases)
        seen: dict[tuple[_Key, ...], str] = {}
        for place, label in places:
            key = tuple(owners.get(part, part) for part in map(wording_key, label.split(PATH_SEPARATOR)))
            if key in seen:
                yield place, label, seen[key]
            seen.setdefault(key, label)


def _owners(labels: set[str], aliases: Tree) -> dict[_Key, _Key]:
    """The label that each other wording stands for; one that stands for two of a block says neither."""
    parts = {part for label in labels for part in label.split(PATH_SEPARATOR)}
    found: dict[_Key, set[_Key]] = {}
    for label in parts:
        wordings = aliases.get(label)
        for wording in wordings if isinstance(wordings, list) else []:
            found.setdefault(wording_key(str(wording)), set()).add(wording_key(label))
    return {wording: min(owners) for wording, owners in found.items() if len(owners) == 1}


def _groups(whole: Tree) -> Iterator[list[tuple[Path, str]]]:
    """The labels that must be told apart: of a block's cells, rows, columns with levels, totals, of each group."""
    for name, block in table(whole.get("blocks")).items():
        parts = table(block)
        levels = parts.get("levels")
        heads: list[tuple[Path, str]] = [
            (("blocks", name, "levels", number), str(label))
            for number, label in enumerate(levels if isinstance(levels, list) else [])
        ]
        yield heads + _labels(parts.get("columns"), ("blocks", name, "columns"))
        for part in ("cells", "rows", "close"):
            yield _labels(parts.get(part), ("blocks", name, part))
        for group, cells in table(parts.get("groups")).items():
            yield _labels(cells, ("blocks", name, "groups", group))


def _labels(said: object, place: Path) -> list[tuple[Path, str]]:
    return [((*place, label), label) for label in table(said)]
