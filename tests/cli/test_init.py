"""A new workspace is valid from the first day, and nothing is overwritten."""

import datetime as dt
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml

from caichcli import __version__
from caichcli.files.disk.starter import RECIPES, SETTINGS
from tests.cli.conftest import Ask
from tests.repositories import Git

STEP = 1 if os.environ.get("CAICH_LONG") else 11
SCHEMAS = (".caich/plan.schema.json", ".caich/agencies.schema.json")


def test_a_new_workspace_is_valid(ask: Ask, tmp_path: Path) -> None:
    assert ask("init", "moi", at=tmp_path, today=dt.date(2026, 2, 3)).code == 0
    assert (tmp_path / "moi" / "plans" / "2026.yaml").is_file()
    answer = ask("validate", "--strict", at=tmp_path / "moi")
    assert (answer.code, answer.err) == (0, "")
    assert ask("status", at=tmp_path / "moi").code == 0


def test_nothing_is_overwritten(ask: Ask, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "2026.yaml").write_text("của tôi", "utf-8")
    answer = ask("init", at=tmp_path)
    assert answer.code == 0
    assert (plans / "2026.yaml").read_text("utf-8") == "của tôi"
    assert "giữ nguyên  plans/2026.yaml" in answer.out


def test_a_file_is_no_folder(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    answer = ask("init", "tep", at=tmp_path)
    assert answer.code == 2
    assert "tep" in answer.err


def laid_out(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_is_laid_out_with_the_workspace(ask: Ask, tmp_path: Path, recipe: str) -> None:
    answer = ask("init", "--ci", recipe, at=tmp_path)
    assert answer.code == 0
    written = laid_out(tmp_path)
    assert {*RECIPES[recipe], *SETTINGS, "plans/2026.yaml", "plans/agencies.yaml"} <= set(written)
    assert [name for name in written if f"đã tạo      {name}\n" not in answer.out] == []
    for name in RECIPES[recipe]:
        text = written[name].decode()
        assert text == normalize("NFC", text)
        assert [word for word in ("{install}", "{requirement}", "{lang}") if word in text] == [], (
            name
        )
    assert ask("validate", "--strict", at=tmp_path).code == 0


def test_recipes_install_this_version_and_speak_the_language_asked_for(
    ask: Ask, tmp_path: Path
) -> None:
    ask("init", *(word for recipe in RECIPES for word in ("--ci", recipe)), at=tmp_path)
    ask("init", "anh", "--ci", "gitlab", "--lang", "en", at=tmp_path)
    for name in (name for texts in RECIPES.values() for name in texts):
        assert f"caichcli=={__version__}" in (tmp_path / name).read_text("utf-8"), name
    assert "CAICH_LANG: vi\n" in (tmp_path / ".gitlab-ci.yml").read_text("utf-8")
    assert "CAICH_LANG: en\n" in (tmp_path / "anh/.gitlab-ci.yml").read_text("utf-8")


SOURCES = [
    "caichcli",
    "caichcli==1.2.0",
    "tools/caichcli-0.1.0-py3-none-any.whl",
    "kho chung/caichcli-0.1.0-py3-none-any.whl",
    "https://kho.example.gov.vn/caichcli-0.1.0-py3-none-any.whl?a=1&b=2#sha256=00",
    "caichcli @ git+https://kho.example.gov.vn/caich.git@main",
    "it's.whl",
    "$(touch x)",
]


@pytest.mark.parametrize("source", SOURCES)
def test_recipes_install_from_where_the_office_keeps_caich(
    ask: Ask, tmp_path: Path, source: str
) -> None:
    names = [word for recipe in RECIPES for word in ("--ci", recipe)]
    assert ask("init", *names, "--install-from", source, at=tmp_path).code == 0
    assert {place: commands(text) for place, text in recipe_texts(tmp_path).items()} == {
        place: [source] for place in recipe_texts(tmp_path)
    }


def recipe_texts(folder: Path) -> dict[str, str]:
    names = (name for texts in RECIPES.values() for name in texts)
    return {name: (folder / name).read_text("utf-8") for name in names}


def commands(text: str) -> list[str]:
    """What each of a recipe's calls of pip installs."""
    if text.startswith("#!"):
        lines = re.findall("python3 -m pip install (.*)", text)
    else:
        values = [value for value in scalars(yaml.safe_load(text)) if isinstance(value, str)]
        lines = [value for value in values if "pip install" in value]
        if not lines:  # pre-commit has its own way
            return [value for value in values if value in SOURCES]
    return [shlex.split(line)[-1] for line in lines]


def scalars(data: object) -> Iterator[object]:
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from scalars(each)
    else:
        yield data


@pytest.mark.parametrize(
    "source", ["", " ", "--index-url=x", "-r x", "a\nrun: x", "a\x1b[2J", "a\u2028b", "a "]
)
def test_what_pip_cannot_install_from_is_refused(ask: Ask, tmp_path: Path, source: str) -> None:
    answer = ask("init", "--ci", "github", f"--install-from={source}", at=tmp_path)
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert "--install-from" in answer.err


def test_only_recipes_install_anything(ask: Ask, tmp_path: Path) -> None:
    answer = ask("init", "--install-from", "x.whl", at=tmp_path)
    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert "--ci" in answer.err


def test_a_workspace_that_is_there_gets_only_what_is_missing(ask: Ask, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for name, text in {"2020.yaml": "của tôi", "agencies.yaml": "của ta"}.items():
        (plans / name).write_text(text, "utf-8")
    mine = {".editorconfig": b"root = true", ".gitlab-ci.yml": b"stages: [test]\r\n"}
    for name, content in mine.items():
        (tmp_path / name).write_bytes(content)
    before = laid_out(tmp_path)
    answer = ask("init", "--ci", "gitlab", "--ci", "github", at=tmp_path)
    assert answer.code == 0
    after = laid_out(tmp_path)
    assert {name: after[name] for name in before} == before
    assert [name for name in before if f"giữ nguyên  {name}" not in answer.out] == []
    assert "giữ nguyên  .gitlab-ci.yml (khác mẫu" in answer.out
    added = {*RECIPES["github"], *SETTINGS, *SCHEMAS} - before.keys()
    assert after.keys() - before.keys() == added
    assert [name for name in added if f"đã tạo      {name}\n" not in answer.out] == []


@pytest.mark.parametrize("folder", ["moi", "moi/sau", "."])
def test_on_a_full_disk_all_is_laid_out_or_nothing(small_disk: Path, ask: Ask, folder: str) -> None:
    for _ in range(2):
        answer = ask("init", folder, at=small_disk)
        assert (answer.code, answer.out) == (3, "")
        assert folder in answer.err
        assert list(small_disk.iterdir()) == []
    subprocess.run(["mount", "-o", "remount,size=1m", str(small_disk)], check=True)
    assert ask("init", folder, at=small_disk).code == 0
    assert ask("validate", "--strict", at=small_disk / folder).code == 0


# Runs ``caich init``, and is killed before it changes what is on the disk for the n-th time.
KILLED = """
import os, signal, sys
from caichcli.cli.main import run

moment, touches = int(sys.argv[1]), 0

def touch(event, arguments):
    global touches
    writing = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writing or event in ("os.mkdir", "os.link", "os.rename", "os.remove"):
        touches += 1
        if touches == moment:
            os.kill(os.getpid(), signal.SIGKILL)

sys.dont_write_bytecode = True
sys.addaudithook(touch)
sys.exit(run(["init", *sys.argv[2:]]))
"""


@pytest.mark.parametrize("folder", ["moi", "."])
def test_killed_at_any_moment_it_goes_on_the_next_time(
    ask: Ask, tmp_path: Path, folder: str
) -> None:
    for moment in count(1, STEP):
        top = tmp_path / str(moment)
        top.mkdir()
        command = [sys.executable, "-c", KILLED, str(moment), folder, "--ci", "pre-receive"]
        run = subprocess.run(command, cwd=top, capture_output=True, check=False)
        assert run.returncode in (0, -signal.SIGKILL)
        there = {name for name in laid_out(top) if ".caich-" not in name}
        if folder == "moi" and run.returncode:
            assert len(there) in (0, len(RECIPES["pre-receive"]) + len(SETTINGS) + len(SCHEMAS) + 2)
        assert [name for name in there if not (top / name).stat().st_size] == []
        assert ask("init", folder, "--ci", "pre-receive", at=top).code == 0
        # The very last that was beside goes when somebody writes there again.
        assert len([name for name in laid_out(top) if ".caich-" in name]) <= 1
        assert os.access(top / folder / ".caich/pre-receive", os.X_OK)
        assert ask("validate", "--strict", at=top / folder).code == 0
        if run.returncode == 0:
            return


def test_a_second_time_changes_nothing(ask: Ask, tmp_path: Path) -> None:
    words = ["init", *(word for recipe in RECIPES for word in ("--ci", recipe))]
    ask(*words, at=tmp_path)
    before = laid_out(tmp_path)
    answer = ask(*words, at=tmp_path, today=dt.date(2027, 1, 1))
    assert answer.code == 0
    assert laid_out(tmp_path) == before
    assert "đã tạo" not in answer.out
    assert "khác mẫu" not in answer.out


def test_the_hook_can_be_run(ask: Ask, tmp_path: Path) -> None:
    ask("init", "--ci", "pre-receive", at=tmp_path)
    assert os.access(tmp_path / ".caich/pre-receive", os.X_OK)


def test_a_link_is_not_written_through(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws/.gitlab-ci.yml").symlink_to(tmp_path / "ngoài")
    assert ask("init", "ws", "--ci", "gitlab", at=tmp_path).code == 0
    assert not (tmp_path / "ngoài").exists()


def test_a_place_that_no_recipe_is_for(ask: Ask, tmp_path: Path) -> None:
    answer = ask("init", "--ci", "githup", at=tmp_path)
    assert answer.code == 2
    assert "github" in answer.err
    assert laid_out(tmp_path) == {}


@pytest.mark.parametrize(("folder", "told"), [("sub", True), (".", False)])
def test_below_the_top_of_a_repository_a_recipe_would_not_be_read(
    ask: Ask, git: Git, tmp_path: Path, folder: str, told: bool
) -> None:
    git(tmp_path, "init", "-q")
    answer = ask("init", folder, "--ci", "github", at=tmp_path)
    assert ("“sub” không phải thư mục gốc của kho git" in answer.out) is told


def test_what_caich_leaves_while_writing_is_ignored(ask: Ask, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    ask("init", at=tmp_path)
    for name in ("plans/.2026.yaml.lock", "plans/.caich-1-2.tmp"):
        (tmp_path / name).touch()
    told = git(tmp_path, "status", "--porcelain", "--untracked-files=all")
    assert ".lock" not in told
    assert ".tmp" not in told


def test_editors_are_shown_the_schema_of_each_file(ask: Ask, tmp_path: Path) -> None:
    ask("init", at=tmp_path)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    assert [name for name in settings["yaml.schemas"] if not (tmp_path / name).is_file()] == []


def test_a_recipe_and_the_merge_driver_go_together(ask: Ask, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    ask("init", at=tmp_path)
    assert ask("init", "--merge-driver", "--ci", "forgejo", at=tmp_path).code == 0
    assert {".gitattributes", *RECIPES["forgejo"]} <= laid_out(tmp_path).keys()
