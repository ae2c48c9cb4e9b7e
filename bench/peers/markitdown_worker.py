"""MarkItDown, in an environment of its own: `FOLDER MOST` in, files and seconds of the processor by extension out."""

import contextlib
import json
import sys
import time
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    folder, most = Path(sys.argv[1]), int(sys.argv[2])
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(path for path in folder.rglob("*") if path.is_file())[:most]:
        kinds[path.suffix].append(path)
    found = {}
    with contextlib.redirect_stdout(sys.stderr):
        tool: Any = import_module("markitdown")
        reader = tool.MarkItDown()
        for kind, paths in sorted(kinds.items()):
            reader.convert(paths[0])
            begun = time.process_time()
            for path in paths:
                reader.convert(path)
            found[kind] = len(paths), time.process_time() - begun
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
