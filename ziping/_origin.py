"""The packages that ziping is about to import, in; an error if one of them is somebody else's.

`schemas`, `normalize` and `extract` are common words: another project's folder of that name that comes earlier on
`sys.path` would be imported instead of ours, and fail far from here or, worse, not at all.
"""

from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

OURS = ("schemas", "normalize", "extract")
HOME = Path(__file__).resolve().parent.parent


def refuse_foreign_packages() -> None:
    """Raise an ImportError if one of our packages is missing or lies elsewhere than beside `ziping`; import none."""
    for name in OURS:
        spec = find_spec(name)
        if spec is None:
            raise ImportError(
                f"ziping's package `{name}` is missing beside {HOME / 'ziping'}: install ziping-reports again.",
                name=name,
            )
        place = _folder(spec)
        if place != HOME / name:
            raise ImportError(
                f"ziping needs its own package `{name}` in {HOME}, but Python finds {place} first: rename that one, "
                "take its folder off PYTHONPATH, or run ziping from another folder and in an environment of its own.",
                name=name,
                path=str(place),
            )


def _folder(spec: ModuleSpec) -> Path:
    """The folder of a package, the file of a module."""
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations))).resolve()
    return Path(spec.origin or spec.name).resolve()
