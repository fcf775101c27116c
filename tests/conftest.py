"""What every test stands on: no settings of whoever runs it, and how hard Hypothesis searches."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.repositories import Git, own_git

for setting in ("CAICH_LANG", "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
    os.environ.pop(setting, None)
# What caich keeps from one run to the next lies beside what pytest keeps, not in a home folder.
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).parent.parent / ".pytest_cache")

# The same examples on every run and machine: a failure is the change's, never chance.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
# HYPOTHESIS_PROFILE=short is for other versions of Python and libraries: they change few answers.
settings.register_profile("short", settings.get_profile("ci"), max_examples=5)
# HYPOTHESIS_PROFILE=mutants: that a fault shows is enough, its smallest example is not asked for.
settings.register_profile(
    "mutants", settings.get_profile("ci"), max_examples=20, phases=[Phase.explicit, Phase.generate]
)
# HYPOTHESIS_PROFILE=long looks for what is not known yet.
settings.register_profile("long", deadline=None, max_examples=5000)
# HYPOTHESIS_PROFILE=fuzz goes on for as many examples as FUZZ_EXAMPLES says.
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "20000")),
    print_blob=True,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Git:
    """Run git in a folder: ``git(folder, "commit", ...)``."""
    return own_git(monkeypatch, tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root mounts disks")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
