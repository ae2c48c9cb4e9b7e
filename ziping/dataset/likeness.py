"""Two bodies in, whether they are one out: the same, doubtful, different; and which pairs are worth a look."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from extract.who import kind_of
from schemas.regions import regions
from ziping.dataset.names import NUMERALS, Body, Parts, Why, key_of, parts_of_name, why, wording

Verdict = Literal["same", "doubtful", "different"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two bodies are, 0 to 100; what that makes of them, and why."""

    score: float
    verdict: Verdict
    why: Why


def likeness(a: Body, b: Body) -> Likeness:
    """How alike two bodies are; `same` only where nothing can tell them apart."""
    if key_of(a) == key_of(b):
        return _found(100, "same", "equal")
    one, other = parts_of_name(a.name, a.region), parts_of_name(b.name, b.region)
    if one.code and other.code and one.code != other.code:
        return _found(0, "different", "region")
    if a.level and b.level and a.level != b.level:
        return _found(0, "different", "level")
    if not (one.code and other.code):
        return _without_region(a, b, one, other)
    return _compared(a, b, one, other)


def alike(bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """The places of pairs that are worth a look at their likeness, among bodies of one region with different keys."""
    at_shape: dict[str, list[int]] = defaultdict(list)
    at_rest: dict[str, list[int]] = defaultdict(list)
    blocks: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, body in enumerate(bodies):
        parts = parts_of_name(body.name, body.region)
        at_shape[parts.shape].append(at)
        at_rest[parts.rest].append(at)
        blocks[parts.town, *NUMERALS.findall(parts.rest)][parts.core].append(at)
    for group in at_shape.values():
        yield from ((one, other) for n, one in enumerate(group) for other in group[n + 1 :])
    for new, olds in wording().reforms.items():
        yield from ((one, other) for old in olds for one in at_rest.get(new, ()) for other in at_rest.get(old, ()))
    for block in blocks.values():
        for one, other in _near(sorted(block, key=lambda core: (len(core), core))):
            yield from ((here, there) for here in block[one] for there in block[other])


def _near(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names, sorted by length, that are alike enough to be asked about."""
    least = wording().likeness.doubtful
    lengths = [len(name) for name in names]
    for n, name in enumerate(names):
        end = bisect_right(lengths, len(name) * (200 / least - 1))  # a longer one is never so much alike
        found = process.extract(name, names[n + 1 : end], scorer=fuzz.ratio, score_cutoff=least, limit=None)
        yield from ((name, near) for near, _, _ in found)


def _found(score: float, verdict: Verdict, reason: str) -> Likeness:
    return Likeness(round(score, 1), verdict, why(reason))


# ---- a name in one spelling


def _without_region(a: Body, b: Body, one: Parts, other: Parts) -> Likeness:
    """At most doubtful, and only where what the names say of their places can agree."""
    if not _may_be_of(one, other):
        return _found(0, "different", "region")
    found = _compared(a, b, one, other) if one.rest != other.rest else _found(100, "same", "equal")
    if found.verdict != "same":
        return Likeness(found.score, "different", found.why)
    return _found(found.score * wording().likeness.regionless, "doubtful", "no_region")


def _may_be_of(one: Parts, other: Parts) -> bool:
    ones, others = ({each.code} if each.code else each.places for each in (one, other))
    if ones and others:
        return bool(ones & others)
    for here, there in ((one, others), (other, ones)):
        if here.unit and there and not any(_is_called(code, here.unit) for code in there):
            return False
    return not (one.unit and other.unit) or one.unit == other.unit


def _is_called(code: str, unit: str) -> bool:
    return any(row.name.endswith(unit) for row in regions().once(code))


def _compared(a: Body, b: Body, one: Parts, other: Parts) -> Likeness:
    """Two names of one region: first what makes them two, then what leaves it open, then how alike they are."""
    limits = wording().likeness
    score = fuzz.ratio(one.rest, other.rest)
    if _is_reformed(one.rest, other.rest):
        return _found(max(score, limits.reformed), "doubtful", "reform")
    if (reason := _apart(a, b, one, other)) is not None:
        return _found(score, "different", reason)
    reason = "town" if one.town != other.town else _one_sided(one.rest, other.rest)
    kinds = {a.org_kind, b.org_kind}
    known = bool(a.level) and a.level == b.level and len(kinds) == 1
    close = score >= limits.same and min(len(one.rest), len(other.rest)) >= limits.same_min_length
    if known and close and reason is None and _has_idly_more(one.rest, other.rest):
        return _found(score, "same", "idle")
    if one.shape == other.shape:
        return _found(max(score, limits.loose), "doubtful", "loose")
    if reason is not None:
        return _found(score, "different", reason)
    least = limits.doubtful_proper if kinds & limits.proper else limits.doubtful
    score = fuzz.ratio(one.core, other.core)
    return _found(score, "doubtful", "near") if score >= least else _found(score, "different", "unlike")


def _is_reformed(one: str, other: str) -> bool:
    reforms = wording().reforms
    return other in reforms.get(one, ()) or one in reforms.get(other, ())


def _apart(a: Body, b: Body, one: Parts, other: Parts) -> str | None:
    """What both names say, and each another thing."""
    limits = wording().likeness
    kinds = {a.org_kind, b.org_kind} - {""}
    if len(kinds) > 1 and kinds != limits.changing:
        return "kind"
    if one.town and other.town and one.town != other.town:
        return "town"
    numbers = NUMERALS.findall(one.rest), NUMERALS.findall(other.rest)
    if all(numbers) and numbers[0] != numbers[1]:
        return "number"
    for group in limits.contrasts:
        marks = [[name.rest.count(word) for word in group] for name in (one, other)]
        if sum(marks[0]) == sum(marks[1]) and marks[0] != marks[1]:
            return "contrast"
    return None


def _one_sided(one: str, other: str) -> str | None:
    """What one name says and the other does not."""
    limits = wording().likeness
    shorter, longer = sorted((one, other), key=len)
    if NUMERALS.findall(one) != NUMERALS.findall(other):
        return "number"
    if any(one.count(word) != other.count(word) for word in limits.telling):
        return "telling"
    if any(one.count(word) != other.count(word) for group in limits.contrasts for word in group):
        return "contrast"
    ends = [max((end for end in limits.ends if name.endswith(end)), key=len, default="") for name in (one, other)]
    if longer.startswith(shorter) and kind_of(shorter):
        return "part"
    return "end" if all(ends) and ends[0] != ends[1] else None


def _has_idly_more(one: str, other: str) -> bool:
    """Whether all that the longer name has and the shorter has not are words that tell nothing."""
    shorter, longer = sorted((one, other), key=len)
    idle = wording().likeness.idle
    steps = [step for step in Indel.opcodes(shorter, longer) if step.tag != "equal"]
    return all(step.tag == "insert" and longer[step.dest_start : step.dest_end] in idle for step in steps)
