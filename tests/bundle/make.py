"""A folder that installs caich without a network, on Linux and Windows.

``python -m tests.bundle.make FOLDER``: the wheel, the wheels of everything that it and its extras
need on each Python that is promised, and a one-line installer a system. Then it is tried: an
environment of its own installs from the folder alone, and pip says what it would install on
Windows.
"""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from tests.matrix import ROOT, promised

WHAT = "caichcli[all]"
# What pip calls the systems, and what markers see there.
SYSTEMS = {
    ("manylinux2014_x86_64", "manylinux_2_28_x86_64"): {
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
    },
    ("win_amd64",): {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
    },
}
INSTALL = 'pip install --no-index --find-links "{wheels}" "' + WHAT + '"'
INSTALLERS = {
    "cai-dat.sh": "#!/bin/sh\nexec python3 -m "
    + INSTALL.format(wheels='$(dirname "$0")/wheels')
    + "\n",
    "cai-dat.bat": "@py -m " + INSTALL.format(wheels="%~dp0wheels") + " --user\r\n",
}


def make(folder: Path) -> None:
    """Fill the folder; what is there already is kept."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT)
    for python in promised():
        for platforms, environment in SYSTEMS.items():
            names = {WHAT}
            while names:
                download(wheels, python, platforms, names)
                names = lacking(wheels, python, environment)
    for name, text in INSTALLERS.items():
        (folder / name).write_bytes(text.encode())
        (folder / name).chmod(0o755)


def download(wheels: Path, python: str, platforms: tuple[str, ...], names: set[str]) -> None:
    """Get wheels, and those that they need by the markers of this system."""
    places = [word for each in platforms for word in ("--platform", each)]
    run(
        "-m", "pip", "download", "--quiet", "--only-binary=:all:", "--python-version", python,
        *places, "--find-links", wheels, "--dest", wheels, *sorted(names),
    )  # fmt: skip


def lacking(wheels: Path, python: str, environment: dict[str, str]) -> set[str]:
    """Return what some wheel needs on the other system and none here is of."""
    there = {parse_wheel_filename(path.name)[0] for path in wheels.glob("*.whl")}
    values = {**environment, "python_version": python, "python_full_version": f"{python}.0"}
    return {
        str(Requirement(f"{need.name}{need.specifier}"))
        for path in wheels.glob("*.whl")
        for need in needs(path)
        if canonicalize_name(need.name) not in there
        and (need.marker is None or need.marker.evaluate({**values, "extra": ""}))
    }


def needs(wheel: Path) -> Iterator[Requirement]:
    with zipfile.ZipFile(wheel) as package:
        (name,) = (each for each in package.namelist() if each.endswith(".dist-info/METADATA"))
        head = HeaderParser().parsestr(package.read(name).decode())
    yield from map(Requirement, head.get_all("Requires-Dist") or ())


def try_out(folder: Path) -> None:
    """Install from the folder alone here, and ask pip what it would install on Windows."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        run("-m", "venv", place)
        python = place / "bin" / "python"
        words = ["-m", "pip", "install", "--quiet", "--no-index", "--find-links"]
        subprocess.run([python, *words, folder / "wheels", WHAT], check=True)
        subprocess.run([place / "bin" / "caich", "--version"], check=True)
    for version in promised():
        run(
            # pip asks this Python, not the one named, whether a wheel is for it: the tags decide.
            "-m", "pip", "install", "--quiet", "--dry-run", "--no-index", "--ignore-installed",
            "--ignore-requires-python", "--find-links", folder / "wheels", "--only-binary=:all:",
            "--platform", "win_amd64", "--python-version", version, "--target", folder / "nowhere",
            WHAT,
        )  # fmt: skip


def run(*words: str | Path) -> None:
    subprocess.run([sys.executable, *map(str, words)], check=True)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    make(target)
    try_out(target)
    sys.stdout.write(f"{target}: {len(list((target / 'wheels').iterdir()))} wheels\n")
