"""The package as people install it: what the wheel carries, and a first day with it."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import caichcli

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).parents[2]
Caich = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source distribution, so that this is tried too."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session", params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment outside the checkout with caich in it: the folder of its commands."""
    environment = tmp_path_factory.mktemp(request.param) / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    commands = environment / ("Scripts" if os.name == "nt" else "bin")

    def install(*what: str | Path) -> None:
        pip: list[str | Path] = [
            commands / "python",
            "-m",
            "pip",
            "--disable-pip-version-check",
            "-qq",
        ]
        subprocess.run([*pip, "install", *what], check=True)

    install("--require-hashes", "--requirement", ROOT / "requirements.lock")
    if request.param == "wheel":
        install("--no-deps", request.getfixturevalue("wheel"))
    else:
        install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    return commands


@pytest.fixture
def caich(installed: Path, tmp_path: Path) -> Caich:
    """Run the installed command in an empty folder, with nothing of the checkout in reach."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [installed / "caich", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    return run


def test_the_wheel_carries_all_that_the_program_reads(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    folders = {"caichcli": ROOT / "src/caichcli", "caichcli/templates": ROOT / "templates"}
    wanted = {
        f"{name}/{path.relative_to(folder).as_posix()}"
        for name, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {path.split("/")[1] for path in wanted} >= {"rules", "templates"}
    assert {path for path in carried if "dist-info" not in path} == wanted


def test_it_says_its_version(caich: Caich) -> None:
    assert caich("--version").stdout == f"caich {caichcli.__version__}\n"


def test_module_and_command_are_one(caich: Caich, installed: Path, tmp_path: Path) -> None:
    module = subprocess.run(
        [installed / "python", "-m", "caichcli", "--help"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert module.stdout == caich("--help").stdout


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rule_is_explained(caich: Caich, lang: str) -> None:
    answer = caich("explain", "unknown-agency", "--lang", lang)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "unknown-agency" in answer.stdout


def test_without_a_workspace_it_says_how_to_start_one(caich: Caich) -> None:
    answer = caich("status")
    assert answer.returncode == 3
    assert "caich init" in answer.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_first_day(caich: Caich, lang: str) -> None:
    for arguments in (
        ["init"],
        ["validate"],
        ["status"],
        ["list"],
        ["render", "weekly"],
        ["render", "weekly", "--format", "html"],
    ):
        answer = caich(*arguments, "--lang", lang)
        assert (answer.returncode, answer.stderr) == (0, ""), arguments
        assert answer.stdout, arguments
    assert json.loads(caich("validate", "--format", "json").stdout) == {"findings": []}
