"""Nodes that are joined to groups, and groups that must never be joined."""

from collections import defaultdict

Node = tuple[str, str]


class Groups:
    """Nodes joined to groups, and groups that must not be joined."""

    def __init__(self) -> None:
        self._up: dict[Node, Node] = {}
        self._apart: dict[Node, set[Node]] = defaultdict(set)

    def of(self, node: Node) -> Node:
        root = node
        while (above := self._up.get(root, root)) != root:
            root = above
        while (above := self._up.get(node, node)) != root:
            self._up[node] = root
            node = above
        return root

    def are_apart(self, one: Node, other: Node) -> bool:
        return self.of(other) in self._apart.get(self.of(one), ())

    def keep_apart(self, one: Node, other: Node) -> None:
        """Never join the two, unless they are joined."""
        one, other = self.of(one), self.of(other)
        if one != other:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: Node, other: Node) -> bool:
        """Join the two groups; False where they must not be joined."""
        one, other = sorted((self.of(one), self.of(other)))
        if one == other:
            return True
        if self.are_apart(one, other):
            return False
        self._up[other] = one
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
        return True
