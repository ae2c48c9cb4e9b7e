"""The house as a whole: locks, wheel, licences, names and what no tracked file may hold."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ["schemas", "normalize", "extract", "ziping"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> dict[Requirement, str]:
    """Each requirement of a lock with the lines of its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {Requirement(block.split("\\\n")[0].strip()): block for block in blocks}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    for requirement, block in pins(lock).items():
        assert str(requirement.specifier).startswith("=="), requirement
        assert re.fullmatch(r"[^\n]+(?: \\\n    --hash=sha256:[0-9a-f]{64})+", block), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_index(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links", (ROOT / lock).read_text(encoding="utf-8"))


def test_the_locks_agree() -> None:
    """Each version of the runtime is that of the tools too; a tool may need it on more platforms."""
    runtime, dev = ({f"{pin.name}{pin.specifier}" for pin in pins(f"requirements{name}.lock")} for name in ("", "-dev"))
    assert runtime < dev


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]
)
def test_the_lock_fits_the_declared_dependencies(lock: str, extras: list[str]) -> None:
    declared = [*PROJECT["project"]["dependencies"]]
    declared += [line for extra in extras for line in PROJECT["project"]["optional-dependencies"][extra]]
    locked = [(canonicalize_name(pin.name), str(pin.specifier).removeprefix("==")) for pin in pins(lock)]
    for line in declared:
        wanted = Requirement(line)
        versions = [version for name, version in locked if name == canonicalize_name(wanted.name)]
        assert versions, f"{line} is not in {lock}: run `make lock`"
        assert all(wanted.specifier.contains(version) for version in versions), f"{line}: {versions}"


def test_the_wheel_holds_the_four_packages_and_the_contracts_rule_all_of_them() -> None:
    tools = PROJECT["tool"]
    layers = next(contract for contract in tools["importlinter"]["contracts"] if contract["type"] == "layers")
    assert tools["hatch"]["build"]["targets"]["wheel"]["packages"] == PACKAGES
    assert sorted(tools["importlinter"]["root_packages"]) == sorted(PACKAGES)
    assert layers["layers"] == PACKAGES[::-1]
    present = {init.parent.name for init in ROOT.glob("*/__init__.py")}
    assert present == set(PACKAGES), "a new top-level package needs its place in the wheel and in the layers"


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


@pytest.mark.parametrize("name", [*PACKAGES, "bench", "corpus", "tests"])
def test_no_dependency_ships_a_package_of_our_names(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"ziping-reports"}


def runtime() -> Iterator[str]:
    """The distributions that an installation of ziping brings along, on this platform."""
    waiting = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    seen: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        extras = ["", *wanted.extras]
        if name in seen:
            continue
        seen.add(name)
        yield name
        for line in distribution(name).requires or []:
            inner = Requirement(line)
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(inner)


def licence(name: str) -> str:
    """What a distribution says of its licence: the expression, else the classifiers, else the text's first line."""
    metadata = distribution(name).metadata
    if expression := metadata.get_all("License-Expression"):
        return str(expression[0])
    classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    return "; ".join(classifiers) or "\n".join(metadata.get_all("License") or []).strip().partition("\n")[0]


COPYLEFT = re.compile(r"(?<![A-Z])A?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)


@pytest.mark.parametrize(
    ("stated", "refused"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("LGPL-2.1-only", False),
        ("MPL-2.0 AND MIT", False),
    ],
)
def test_the_licence_rule(stated: str, refused: bool) -> None:
    assert bool(COPYLEFT.search(stated)) is refused


def test_no_dependency_is_under_the_gpl_or_agpl() -> None:
    licences = {name: licence(name) for name in runtime()}
    assert len(licences) > len(PROJECT["project"]["dependencies"])
    assert [name for name, stated in licences.items() if not stated] == []
    assert {name: stated for name, stated in licences.items() if COPYLEFT.search(stated)} == {}


def test_ziping_is_not_taken_for_the_unrelated_distribution() -> None:
    with pytest.raises(PackageNotFoundError):
        distribution("ziping")


REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|index-url[ =]+.?http|registry *= *.?http"
    r'|"resolved": *"http|^ *deb http',
    re.MULTILINE,
)
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:home|root|work|Users)/[\w.]")


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file that git tracks, binary ones left out."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()) and not data.startswith(b"%PDF"):
            yield name, data.decode("utf-8")


@pytest.mark.parametrize("unwanted", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_no_tracked_file_names_a_registry_or_a_place_on_one_machine(unwanted: re.Pattern[str]) -> None:
    found = {name: hit.group() for name, text in tracked_texts() if (hit := unwanted.search(text))}
    assert found == {}


def test_no_lock_of_a_tool_that_names_hosts_is_tracked() -> None:
    assert {"uv.lock", "poetry.lock", "package-lock.json"} & {Path(name).name for name, _ in tracked_texts()} == set()
