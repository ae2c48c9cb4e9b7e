"""Bodies as reports name them and what people decided in, the organisations that they are over the years out."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ziping.dataset.decisions import Decision
from ziping.dataset.groups import Groups, Node
from ziping.dataset.likeness import alike, likeness
from ziping.dataset.names import Body, Why, full_name, key_of, places_of, region_of, rest_of, why
from ziping.dataset.settled import Told, node_of, settle

ID_LENGTH = 12
CANDIDATES = 20  # a name without a region that fits more bodies tells nothing of any


@dataclass(frozen=True, slots=True)
class Org:
    """One body over the years and spellings; the identifier stays while its smallest key does."""

    org_id: str
    name: str
    region: str
    level: str
    org_kind: str
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two that may be one: a person decides."""

    a: Org
    b: Org
    score: float
    why_zh: str
    why_en: str


@dataclass(frozen=True)
class Resolution:
    """Which organisation each body is, and what is left to decide, the most certain first."""

    org_of: Mapping[Body, Org]
    orgs: tuple[Org, ...]
    doubts: tuple[Doubt, ...]
    merged: Mapping[str, tuple[tuple[int, Org], ...]] = field(
        default_factory=dict
    )  # by identifier: since when into what

    def org_for(self, body: Body, year: int) -> Org:
        """The organisation that a body is in a year: from a merger on, what it was merged into."""
        org = self.org_of[body]
        seen = {org.org_id}
        while True:
            after = [other for since, other in self.merged.get(org.org_id, ()) if since <= year]
            if not after or after[-1].org_id in seen:
                return org
            org = after[-1]
            seen.add(org.org_id)


# ---- what is one


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two nodes that a decision or their likeness is about."""

    one: Node
    other: Node
    score: float = 100.0
    why: Why = field(default_factory=lambda: why("chain"))


def resolve(bodies: Iterable[Body], decisions: Sequence[Decision] = ()) -> Resolution:
    """Join bodies of equal keys, those that are surely one and those that people decided are; list the doubtful."""
    seen: dict[Node, list[Body]] = defaultdict(list)
    for body in sorted(set(bodies)):
        seen[node_of(body)].append(body)
    known = {node: found[0] for node, found in seen.items()}
    for each in decisions:  # also of bodies that are not here: others may be one because of them
        for body in (Body(each.name, each.region), Body(each.other_name, each.other_region)):
            known.setdefault(node_of(body), body)
    keys = {node: key_of(known[node]) for node in sorted(known)}
    told, _ = settle(decisions)
    renamed, merged = _over_time(told, keys)
    groups = Groups()
    refused = _decided(groups, told, merged) + _of_one_key(groups, keys)
    same, doubtful = _likely(seen, keys)
    refused += [pair for pair in same if not groups.join(pair.one, pair.other)]
    orgs = _orgs(groups, known, seen, keys, renamed)
    org_of = {body: orgs[groups.of(node)] for node, found in seen.items() for body in found}
    into = {groups.of(each.other) for each in merged}
    kept = sorted((org for root, org in orgs.items() if org.bodies or root in into), key=lambda org: org.org_id)
    asked = _open(groups, refused, doubtful, told, keys)
    return Resolution(org_of, tuple(kept), _doubts(asked, groups, orgs), _mergers(merged, groups, orgs))


def _over_time(told: Sequence[Told], keys: Mapping[Node, str]) -> tuple[frozenset[Node], list[Told]]:
    """The nodes that were renamed to another, and the mergers.

    A body that alone goes on as another was renamed: both are one. Where several go on as one, or the two were decided
    to be different before, each is its own until then.
    """
    base = Groups()
    _decided(base, [each for each in told if each.since is None], [])
    _of_one_key(base, keys)
    dated = [each for each in told if each.since is not None and base.of(each.one) != base.of(each.other)]
    before: dict[Node, set[Node]] = defaultdict(set)
    for each in dated:
        before[base.of(each.other)].add(base.of(each.one))
    merged = [each for each in dated if len(before[base.of(each.other)]) > 1 or base.are_apart(each.one, each.other)]
    return frozenset(each.one for each in dated if each not in merged), merged


def _decided(groups: Groups, told: Sequence[Told], merged: Sequence[Told]) -> list[_Pair]:
    """Join and keep apart what was decided, later decisions first; what would go against a later one is refused."""
    refused: list[_Pair] = []
    mergers = set(merged)
    for each in told:
        if each in mergers or not each.same:
            groups.keep_apart(each.one, each.other)
        elif not groups.join(each.one, each.other):
            refused.append(_Pair(each.one, each.other))
    return refused


def _of_one_key(groups: Groups, keys: Mapping[Node, str]) -> list[_Pair]:
    """Join the nodes of equal keys, each to the first that it may be joined with."""
    refused: list[_Pair] = []
    at_key: dict[str, list[Node]] = defaultdict(list)
    for node, key in keys.items():
        others = at_key[key]
        joined = next((other for other in others if groups.join(node, other)), None)
        refused += [_Pair(other, node) for other in others if joined is None or groups.are_apart(other, node)]
        if joined is None or not all(groups.of(other) == groups.of(node) for other in others):
            others.append(node)
    return refused


def _likely(seen: Mapping[Node, Sequence[Body]], keys: Mapping[Node, str]) -> tuple[list[_Pair], list[_Pair]]:
    """The pairs of bodies that are surely one, and the doubtful ones, the most certain first: one body for each key."""
    first: dict[str, tuple[Node, Body]] = {}
    for node in sorted(seen):
        for body in seen[node]:
            known = first.get(keys[node])
            if known is None or _tells(body) > _tells(known[1]):
                first[keys[node]] = node, body
    nodes = {body: node for node, body in first.values()}
    same: list[_Pair] = []
    doubtful: list[_Pair] = []
    for one, other in _candidates(sorted(nodes)):
        found = likeness(one, other)
        if found.verdict != "different":
            pair = _Pair(nodes[one], nodes[other], found.score, found.why)
            (same if found.verdict == "same" else doubtful).append(pair)
    return sorted(same, key=_order), sorted(doubtful, key=_order)


def _order(pair: _Pair) -> tuple[float, Node, Node]:
    return -pair.score, pair.one, pair.other


def _tells(body: Body) -> int:
    return bool(body.level) + bool(body.org_kind)


def _candidates(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """The pairs that are worth a look: alike in one region; one without a region and those that it may be."""
    blocks: dict[tuple[str, ...], list[Body]] = defaultdict(list)
    at_rest: dict[str, dict[str, list[Body]]] = defaultdict(lambda: defaultdict(list))
    without: list[Body] = []
    for body in bodies:
        code, rest, places = region_of(body), rest_of(body), places_of(body)
        if code:
            at_rest[rest][code].append(body)
        else:
            without.append(body)
        blocks[(code,) if code else ("", *sorted(places)) if places else ("", rest[:2])].append(body)
    for block in blocks.values():
        yield from ((block[one], block[other]) for one, other in sorted({(min(p), max(p)) for p in alike(block)}))
    for body in without:
        named = places_of(body)
        found = at_rest.get(rest_of(body), {})
        fit = [each for code in (named & set(found) if named else found) for each in found[code]]
        if len(fit) <= CANDIDATES:
            yield from ((body, each) for each in sorted(fit))


# ---- what is handed back


def _orgs(
    groups: Groups,
    known: Mapping[Node, Body],
    seen: Mapping[Node, Sequence[Body]],
    keys: Mapping[Node, str],
    renamed: frozenset[Node],
) -> dict[Node, Org]:
    """Each group as an organisation, named by the longest of its names that are still in use."""
    members: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(known):
        members[groups.of(node)].append(node)
    orgs: dict[Node, Org] = {}
    taken: set[str] = set()
    for root, nodes in sorted(members.items()):
        key = min(keys[node] for node in nodes)
        mark = key if key not in taken else f"{key}#{nodes[0][1]}"  # names of one key that are different by decision
        taken.add(key)
        own = [node for node in nodes if node in seen] or nodes
        current = [node for node in own if node not in renamed] or own
        chosen = max(current, key=lambda node: (len(full_name(known[node])), node))
        bodies = tuple(sorted(body for node in nodes for body in seen.get(node, ())))
        told = (*seen.get(chosen, ()), *bodies)
        orgs[root] = Org(
            hashlib.sha256(mark.encode("utf-8")).hexdigest()[:ID_LENGTH],
            full_name(known[chosen]),
            chosen[0],
            next((body.level for body in told if body.level), ""),
            next((body.org_kind for body in told if body.org_kind), ""),
            bodies,
        )
    return orgs


def _open(
    groups: Groups,
    refused: Sequence[_Pair],
    doubtful: Sequence[_Pair],
    told: Sequence[Told],
    keys: Mapping[Node, str],
) -> list[_Pair]:
    """The pairs on which nobody decided: joins that a decision on others forbids, and the doubtful ones.

    What was decided on one spelling is decided on all of its key.
    """
    apart = [each for each in told if not each.same or each.since is not None]
    nodes = {frozenset((each.one, each.other)) for each in apart}
    decided = {frozenset((keys[each.one], keys[each.other])) for each in apart if keys[each.one] != keys[each.other]}
    against = [
        _Pair(pair.one, pair.other, pair.score)
        for pair in refused
        if {pair.one, pair.other} not in nodes and {keys[pair.one], keys[pair.other]} not in decided
    ]
    return against + [pair for pair in doubtful if not groups.are_apart(pair.one, pair.other)]


def _doubts(asked: Iterable[_Pair], groups: Groups, orgs: Mapping[Node, Org]) -> tuple[Doubt, ...]:
    """One for two organisations, the most certain one first."""
    found: dict[tuple[str, str], Doubt] = {}
    for pair in asked:
        a, b = sorted((orgs[groups.of(pair.one)], orgs[groups.of(pair.other)]), key=lambda org: org.org_id)
        known = found.get((a.org_id, b.org_id))
        if a != b and a.bodies and b.bodies and (known is None or pair.score > known.score):
            found[a.org_id, b.org_id] = Doubt(a, b, pair.score, pair.why.zh, pair.why.en)
    return tuple(sorted(found.values(), key=lambda doubt: (-doubt.score, doubt.a.org_id, doubt.b.org_id)))


def _mergers(
    merged: Sequence[Told], groups: Groups, orgs: Mapping[Node, Org]
) -> dict[str, tuple[tuple[int, Org], ...]]:
    """By identifier, since when it goes on as which other; of two in one year the later decision counts."""
    into: dict[str, list[tuple[int, Org]]] = defaultdict(list)
    for each in reversed(merged):
        one, other = orgs[groups.of(each.one)], orgs[groups.of(each.other)]
        if each.since is not None and one is not other:
            into[one.org_id].append((each.since, other))
    return {org_id: tuple(sorted(found, key=lambda pair: pair[0])) for org_id, found in into.items()}
