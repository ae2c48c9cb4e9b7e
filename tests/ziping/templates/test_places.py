"""On which line a key of a TOML file stands."""

import tomllib

import pytest

from ziping.templates.places import Path, line_of, places

TEXT = r"""a = 1.5 # [x]
b = [
  "x", # ]
  ["y"],
  { k = 1 },
]
[blocks.head] # = 1
kind = 'pairs'
cells = { "甲\u4e59" = "q", "乙".c = '''
''', x = 2020-01-01 10:00:00 }
[[z."l.m"]]
q = 'C:\'
[[z."l.m"]]
q = [[1, 2], [3]]
[fields."local.a.b"]
zh = "\"]"
"""

LINES: list[tuple[Path, int]] = [
    (("a",), 1),
    (("b",), 2),
    (("b", 0), 3),
    (("b", 1, 0), 4),
    (("b", 2, "k"), 5),
    (("blocks", "head"), 7),
    (("blocks", "head", "kind"), 8),
    (("blocks", "head", "cells", "甲乙"), 9),
    (("blocks", "head", "cells", "乙", "c"), 9),
    (("blocks", "head", "cells", "x"), 10),
    (("z", "l.m", 0, "q"), 12),
    (("z", "l.m", 1, "q", 1, 0), 14),
    (("fields", "local.a.b", "zh"), 16),
    (("blocks", "head", "nothing"), 7),
    (("blocks", "pairs", "head", "kind"), 8),
    (("nothing",), 1),
]


@pytest.mark.parametrize(("path", "line"), LINES, ids=str)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines(path: Path, line: int, ends: str) -> None:
    text = TEXT.replace("\n", ends)
    tomllib.loads(text)
    assert line_of(places(text), path) == line
