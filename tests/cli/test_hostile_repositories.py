"""A stranger's repository, unpacked or cloned: whatever command looks at it, no program runs."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from caichcli.cli.command_names import commands
from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN
from tests.hostile_repositories import Stranger, as_files, hostile, stranger
from tests.repositories import Git, own_git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

# How a repository comes, and what git there is to ask then: the stranger's; the one that it was
# cloned from, where a git directory lies among the files; none.
DOORS = {
    "unpacked, with .git": "theirs",
    "unpacked, with a file .git": "theirs",
    "cloned, a git directory": "outer",
    "cloned, below a git directory": "outer",
    "files alone, a git directory": "none",
}
ANSWERED = {"theirs": 0, "outer": 0, "none": 0}
NEEDS_GIT = {"theirs": 0, "outer": 0, "none": 3}
NEEDS_OBJECTS = {"theirs": 3, "outer": 2, "none": 3}  # that are at the stranger's remote

# Commands as they are typed, and their exit codes; of several in a row, the last one's.
ASKED = {
    "collect . -o hồ": ANSWERED if find_spec("pyarrow") else dict.fromkeys(ANSWERED, 2),
    "rollup .": dict.fromkeys(ANSWERED, 2),
    "agencies": ANSWERED,
    "areas": ANSWERED,
    "list": ANSWERED,
    "overdue": ANSWERED,
    "problems": ANSWERED,
    "inspections": ANSWERED,
    "shortcomings": ANSWERED,
    "initiatives": ANSWERED,
    "initiatives update SK.1": dict.fromkeys(ANSWERED, 2),
    "inspections update KT.1/bo-a": dict.fromkeys(ANSWERED, 2),
    "shortcomings update KT.1.1": dict.fromkeys(ANSWERED, 2),
    "show I.1": ANSWERED,
    "status": ANSWERED,
    "schema": ANSWERED,
    "explain": ANSWERED,
    "export -f csv": ANSWERED,
    "log": ANSWERED,
    "log --format json": ANSWERED,
    "render weekly": ANSWERED,
    "render brief": ANSWERED,
    "render letters -o thư": ANSWERED,
    "render brief -o mới.md && verify mới.md": ANSWERED,
    "forms out --period 2026-Q2 -o biểu": ANSWERED,
    "validate": ANSWERED,
    "validate --base HEAD": NEEDS_GIT,
    "validate --base HEAD~2": NEEDS_GIT,
    "validate --base thiếu": NEEDS_OBJECTS,
    "diff": NEEDS_GIT,
    "diff HEAD~2": NEEDS_GIT,
    "diff HEAD~2 HEAD": NEEDS_GIT,
    "diff thiếu": NEEDS_OBJECTS,
    f"diff {'f' * 40}": {"theirs": 2, "outer": 2, "none": 3},
    "diff @{u}": {"theirs": 2, "outer": 0, "none": 3},
    "update I.1 --progress 50 --commit": NEEDS_GIT,
    "add --id I.4 --title Họp --area I --lead bo-a --commit": NEEDS_GIT,
    "adjust I.1 --to 30/9/2026 --commit": NEEDS_GIT,
    "remind I.1 --commit": NEEDS_GIT,
    "cascade --accept --commit": {"theirs": 2, "outer": 2, "none": 3},
    "risks": ANSWERED,
    "risks assess I.1 --rating watch --by bo-a --commit": NEEDS_GIT,
    "cascade pin": ANSWERED,
    "cascade receive bo-a --document 5/KH --commit": NEEDS_GIT,
    "suspend I.1 --document 5/TB --commit": NEEDS_GIT,
    "cancel I.1 --document 5/TB --commit": NEEDS_GIT,
    "import nguồn.csv --into plans/2026.yaml --apply --commit": NEEDS_GIT,
    "merge-driver gốc.yaml bên-này.yaml bên-kia.yaml plans/2026.yaml": dict.fromkeys(ANSWERED, 1),
    "verify nguồn.csv": dict.fromkeys(ANSWERED, 2),
    "init --merge-driver": NEEDS_GIT,
    "init --ci github": ANSWERED,
    "render brief -o mới.md && audit mới.md": ANSWERED,
    "serve --port 0 --host vi.du": dict.fromkeys(ANSWERED, 2),  # its pages: tests/web
    "templates check weekly": ANSWERED,
    "templates eject weekly": ANSWERED,
}
# One that has no row is typed as it is.
TYPED = {one.split()[0] for words in ASKED for one in words.split(" && ")}
ASKED |= {name: ANSWERED for name in commands("vi") if name not in TYPED}
MERGED = {
    "gốc.yaml": PLAN,
    "bên-này.yaml": PLAN.replace("Quý II/2026", "Quý I/2026"),
    "bên-kia.yaml": "plan: [\n",
    "nguồn.csv": "Mã,Nhiệm vụ,Chủ trì\nI.9,Họp giao ban,Bộ A\n",
}


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Stranger]]:
    """The folders that came, by their doors, and the stranger."""
    folder = tmp_path_factory.mktemp("doors")
    with pytest.MonkeyPatch.context() as monkeypatch:
        git = own_git(monkeypatch, folder)
        by = stranger(folder / "stranger")
        unpacked = folder / "unpacked, with .git"
        unpacked.mkdir()
        hostile(git, unpacked, by)
        lead_away(Path(shutil.copytree(unpacked, folder / "unpacked, with a file .git")))
        alone = Path(shutil.copytree(unpacked, folder / "files alone, a git directory"))
        as_files(alone)
        around = Path(shutil.copytree(alone, folder / "around"))
        (around / "it").mkdir()
        (around / "plans").rename(around / "it/plans")
        shutil.copytree(alone, folder / "holding/it")
        for holder, door in (("holding", "a git directory"), ("around", "below a git directory")):
            git(folder / holder, "init", "-q")
            git(folder / holder, "add", "-A", "-f")
            for message in ("một", "hai", "ba"):
                git(folder / holder, "commit", "-q", "--allow-empty", "-m", message)
            git(folder, "clone", "-q", str(folder / holder), f"cloned, {door}")
        yield folder, by


def lead_away(top: Path) -> None:
    """Make .git a file that leads to a folder beside it."""
    (top / ".git").rename(top / "kho")
    (top / ".git").write_text("gitdir: kho\n", "utf-8")


@pytest.fixture
def arrived(
    doors: tuple[Path, Stranger], tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], tuple[Path, Stranger]]:
    """The workspace that came by a door, and the stranger."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))

    def through(door: str) -> tuple[Path, Stranger]:
        folder, by = doors
        at = Path(shutil.copytree(folder / door, tmp_path / "đến", symlinks=True))
        by.ran()
        return at if (at / "plans").exists() else at / "it", by

    return through


def test_every_command_is_tried() -> None:
    assert {one.split()[0] for words in ASKED for one in words.split(" && ")} == set(commands("vi"))


# The programs, and what git itself does in the unpacked repository that runs each.
RUNNING = {
    "alias": "st",
    "askpass": "credential fill",
    "clean": "add plans",
    "credential": "credential fill",
    "editor": "config --edit",
    "external": "diff plans/2026.yaml",
    "fetch": "cat-file -p thiếu:plans/2026.yaml",
    "fsmonitor": "status",
    "gpg": "log -1",
    "hook": "update-ref refs/heads/x HEAD",
    "process": "add plans",
    "proxy": "fetch git://127.0.0.1/x",
    "smudge": "checkout -f",
    "ssh": "fetch ssh://vi.du/x",
    "textconv": "blame plans/2026.yaml",
    "trailer": "interpret-trailers",
}


@pytest.mark.parametrize("program", RUNNING)
def test_the_stranger_is_one(
    arrived: Callable[[str], tuple[Path, Stranger]], program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, by = arrived("unpacked, with .git")
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    words = RUNNING[program].split()
    asked = b"protocol=https\nhost=vi.du\n\n"
    subprocess.run(["git", *words], cwd=at, input=asked, capture_output=True, check=False)
    assert program in by.ran()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("words", ASKED)
def test_nothing_runs(
    ask: Ask, arrived: Callable[[str], tuple[Path, Stranger]], door: str, words: str
) -> None:
    at, by = arrived(door)
    for name, text in MERGED.items():
        (at / name).write_text(text, "utf-8")
    answers = [ask(*one.split(), at=at) for one in words.split(" && ")]
    assert by.ran() == set()
    assert answers[-1].code == ASKED[words][DOORS[door]], answers[-1].err
