"""The suite on each Python found here, with the lowest and the highest versions allowed.

``python -m tests.matrix --uv UV [--python PYTHON] [--end END] [-- what pytest is given]``. A fresh
environment a combination under ``build/matrix/``: the locked tools of the tests, and over them what
users install, extras too, at the lowest or the highest versions that pyproject.toml allows.
"""

import subprocess
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shutil import which

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "build/matrix"
ENDS = {"lowest": "lowest-direct", "highest": "highest"}
ASKED = "import sys; print('%d.%d' % sys.version_info[:2])"


def promised() -> list[str]:
    """The Pythons that pyproject.toml names: 3.11, 3.12, ..."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    last_words = [line.split(" :: ")[-1] for line in project["classifiers"] if "Python" in line]
    return [word for word in last_words if word.startswith("3.")]


def version_of(python: str | Path) -> str | None:
    """The version of an interpreter, such as 3.12; None where it does not start."""
    try:
        asked = subprocess.run([python, "-c", ASKED], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return asked.stdout.strip()


def find(version: str) -> str | Path | None:
    """An interpreter of the version: this one, one on the path, or one that pyenv keeps."""
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    candidates = [sys.executable, which(f"python{version}"), *kept]
    return next((each for each in candidates if each and version_of(each) == version), None)


def set_up(uv: str, python: str | Path, end: str, folder: Path) -> Path:
    """An environment in the folder; its interpreter."""
    pins = folder.parent / f"{folder.name}.txt"
    inside = folder / "bin/python"

    def run(*words: str | Path) -> None:
        subprocess.run([uv, *words, "--quiet"], cwd=ROOT, check=True)

    run("venv", "--clear", "--no-python-downloads", "--python", python, folder)
    compile_ = ("pip", "compile", "pyproject.toml", "--extra", "all", "--upgrade", "--no-header")
    run(*compile_, "--resolution", ENDS[end], "--python", inside, "--output-file", pins)
    install = ("pip", "install", "--python", inside)
    run(*install, "--require-hashes", "--requirement", "requirements-dev.lock")
    run(*install, "--requirement", pins)
    run(*install, "--no-deps", "--no-build-isolation", "--editable", ".")
    return inside


def passes(inside: Path, words: list[str]) -> bool:
    """Whether pytest passes in the environment."""
    return subprocess.run([inside, "-m", "pytest", *words], cwd=ROOT, check=False).returncode == 0


def arguments() -> Namespace:
    """What is asked for; by default every combination and the whole suite."""
    parser = ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    parser.add_argument("--uv", required=True)
    parser.add_argument("--python", action="append", help="3.12, or the path of an interpreter")
    parser.add_argument("--end", action="append", choices=ENDS)
    parser.add_argument("pytest", nargs="*", default=["-q", "-n", "auto"])
    return parser.parse_args()


def main() -> int:
    """Try each combination and end with a table of them; 1 where the suite failed on one."""
    asked = arguments()
    outcomes: dict[str, str] = {}
    for named in asked.python or promised():
        python = named if "/" in named else find(named)
        version = python and version_of(python)
        for end in asked.end or ENDS:
            name = f"python {version or named}, {end} versions"
            if python is None or version is None:
                outcomes[name] = "not tried: there is no such Python here"
                continue
            print(f"\n##### {name}", flush=True)
            inside = set_up(asked.uv, python, end, BUILT / f"{version}-{end}")
            outcomes[name] = "passes" if passes(inside, asked.pytest) else "FAILS"
    print("", *(f"{name}: {outcome}" for name, outcome in outcomes.items()), sep="\n")
    return int("FAILS" in outcomes.values() or "passes" not in outcomes.values())


if __name__ == "__main__":
    sys.exit(main())
