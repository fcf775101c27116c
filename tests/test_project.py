"""The project's own files: what locks must hold, and what no file may name."""

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN, DEVELOP = "requirements.lock", "requirements-dev.lock"

# No machine's folders, and no registry's host: the project installs from whatever index is set.
PLACES = re.compile(
    r"(?<![\w.~-])/(?:root|work|tmp/bash\w*)/"
    r"|file:/{2}"
    r"|https?:/{2}[^\s/]*(?:pypi|pythonhosted|npmjs|debian|registry)[^\s/]*"
)

Pin = tuple[str, tuple[str, ...]]


def files() -> Iterator[Path]:
    """Every file of the project: all that is here but what git is told to ignore."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    ignored = [".git", *(line.strip("/") for line in lines if line and not line.startswith("#"))]
    folders = [ROOT]
    while folders:
        for path in folders.pop().iterdir():
            if any(fnmatch(path.name, pattern) for pattern in ignored):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path


def pins(lock: str) -> dict[str, Pin]:
    """Every package of a lock file: its version and its hashes; the text must hold nothing else."""
    found: dict[str, Pin] = {}
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", "")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        requirement, *hashes = line.split("--hash=")
        parsed = Requirement(requirement)
        (specifier,) = parsed.specifier
        assert specifier.operator == "==", line
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", hash_) for hash_ in hashes), line
        found[canonicalize_name(parsed.name)] = (specifier.version, tuple(map(str.strip, hashes)))
    return found


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {place.group()}"
        for path in files()
        if b"\0" not in (content := path.read_bytes())
        for place in PLACES.finditer(content.decode(errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["/{}/x", "file:{}/opt", "https:/{}pypi.example/simple", "see `/{}/x`"]
)
def test_such_a_name_would_be_caught(text: str) -> None:
    middle = "/" if ":" in text else "work"
    assert PLACES.search(text.format(middle))


@pytest.mark.parametrize("lock", [RUN, DEVELOP])
def test_every_package_is_locked_by_version_and_hash(lock: str) -> None:
    assert [name for name, (_, hashes) in pins(lock).items() if not hashes] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUN, PROJECT["project"]["dependencies"]),
        (RUN, PROJECT["build-system"]["requires"]),
        (DEVELOP, PROJECT["project"]["dependencies"]),
        (DEVELOP, [item for item in PROJECT["dependency-groups"]["dev"] if isinstance(item, str)]),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        version, _ = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_development_runs_what_users_run() -> None:
    assert pins(RUN).items() <= pins(DEVELOP).items()


def test_continuous_integration_can_be_started() -> None:
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_each_module_of_the_core_has_the_tests_that_notice_its_faults() -> None:
    lines = (ROOT / "tests/mutants/tests.tsv").read_text("utf-8").splitlines()
    rows = {place: names.split() for place, names in (line.split("\t") for line in lines)}
    source = ROOT / "src/caichcli"
    places = [
        path.relative_to(source).with_suffix("").as_posix()
        for folder in ("plan", "rules")
        for path in (source / folder).rglob("[!_]*.py")
    ]
    of_all = {"plan", "rules"}
    assert [
        one for one in places if not {one, str(Path(one).parent)} & (rows.keys() - of_all)
    ] == []
    files = {name.partition("::")[0] for names in rows.values() for name in names}
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []
