"""Where a lake's plans come from: clones, links, broken folders; and what it says of each."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench import plans
from tests.cli.conftest import Ask
from tests.repositories import Git

pytest.importorskip("pyarrow", reason="of the extra many: pip install 'caichcli[many]'")
duckdb = pytest.importorskip("duckdb")
pytest.importorskip("ibis")

DAY, LATER = "2020-06-30", "2020-09-30"
BROKEN = "plan: [\n"


@pytest.fixture
def collect(ask: Ask, tmp_path: Path) -> Callable[..., Any]:
    def answer(*folders: str, days: tuple[str, ...] = (DAY,)) -> Any:
        words = [word for day in days for word in ("--as-of", day)]
        printed = ask(
            "collect", *folders, "-o", "lake", "-j", "1", *words, "-f", "json", at=tmp_path
        )
        assert (printed.code, printed.err) == (0, "")
        return json.loads(printed.out)

    return answer


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., list[tuple[Any, ...]]]:
    def answer(table: str, *columns: str) -> list[tuple[Any, ...]]:
        query = (
            f"SELECT {', '.join(columns)} FROM read_parquet('{tmp_path}/lake/{table}/**/*.parquet')"
        )
        found: list[tuple[Any, ...]] = duckdb.execute(f"{query} ORDER BY ALL").fetchall()
        return found

    return answer


def committed(git: Git, folder: Path) -> str:
    """A plan's folder as a repository of one commit; the commit's name."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "một")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.mark.parametrize("below", ["", "kế hoạch/2020"])
def test_a_clone_is_read_bare_or_not(
    git: Git, collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path, below: str
) -> None:
    plans.write(tmp_path / "goc" / below, 20)
    commit = committed(git, tmp_path / "goc")
    (tmp_path / "ws").mkdir()
    git(tmp_path, "clone", "-q", "goc", "ws/thường")
    git(tmp_path, "clone", "-q", "--bare", "goc", "ws/trần.git")

    assert collect("ws")["read"] == 2
    names = [(Path(name) / below).as_posix() for name in ("thường", "trần.git")]
    columns = ("workspace", "commit", "as_committed")
    expected = sorted((name, commit, True) for name in names)
    assert rows("workspaces", *columns) == expected
    of_tasks = [rows("tasks", "title"), rows("duties", "task", "class")]
    assert all(len(own) % 2 == 0 and own[::2] == own[1::2] for own in of_tasks)
    assert (again := collect("ws"))["read"] == 0, again

    (tmp_path / "goc" / below / "plans" / "agencies.yaml").write_text("agencies: []\n", "utf-8")
    git(tmp_path / "goc", "commit", "-qam", "hai")
    git(tmp_path / "ws" / "trần.git", "fetch", "-q", "origin", "+refs/heads/*:refs/heads/*")
    assert collect("ws")["read"] == 1


def test_a_change_that_is_not_committed_is_told_until_it_is(
    git: Git, collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    plans.write(tmp_path / "ws" / "a", 20)
    plans.write(tmp_path / "ws" / "không git", 20, seed=2)
    first = committed(git, tmp_path / "ws" / "a")
    plan = tmp_path / "ws/a/plans/ke-hoach-01.yaml"
    columns = ("workspace", "commit", "as_committed")
    beside = ("không git", None, None)

    collect("ws")
    assert rows("plans", *columns) == [("a", first, True), beside]
    plan.write_bytes(plan.read_bytes().replace(b"status: done", b"status: submitted"))
    assert collect("ws")["read"] == 1
    assert rows("plans", *columns) == [("a", first, False), beside]
    git(tmp_path / "ws/a", "commit", "-qam", "hai")
    second = git(tmp_path / "ws/a", "rev-parse", "HEAD").strip()
    assert collect("ws")["read"] == 1
    assert rows("duties", "DISTINCT workspace", *columns[1:]) == [("a", second, True), beside]
    git(tmp_path / "ws/a", "commit", "-q", "--allow-empty", "-m", "ba")
    assert collect("ws")["read"] == 0  # the files are as they were
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
    collect("ws")
    assert rows("plans", *columns)[0][2] is True  # as git itself would write them on Windows


def test_the_same_workspace_counts_once_whatever_leads_to_it(
    collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    plans.write(tmp_path / "ws" / "tỉnh a", 20)
    (tmp_path / "ws" / "liên kết").symlink_to(tmp_path / "ws" / "tỉnh a")
    plans.write(tmp_path / "noi-khac", 20, seed=2)
    (tmp_path / "ws" / "ngoài").symlink_to(tmp_path / "noi-khac")
    (tmp_path / "ws" / "vòng").symlink_to(tmp_path / "ws")
    assert collect("ws", "ws/../ws", "ws/tỉnh a", "ws/liên kết")["read"] == 2
    assert rows("workspaces", "workspace") == [("ngoài",), ("tỉnh a",)]


def test_names_of_two_forms_and_no_text_are_kept_apart(
    collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    names = ["Hà Nội", "Ha\u0300 No\u0323\u0302i", "xuống\ndòng"]
    if sys.platform == "linux":
        names.append(os.fsdecode(b"h\xe0"))
    for seed, name in enumerate(names):
        plans.write(tmp_path / "ws" / name, 5, seed=seed)
    assert collect("ws")["read"] == len(names)
    own = {name for (name,) in rows("workspaces", "workspace")}
    assert own == {os.fsencode(name).decode("utf-8", "backslashreplace") for name in names}


@pytest.mark.skipif(sys.platform != "linux", reason="file names of bytes are Linux's")
@pytest.mark.parametrize("text", [None, BROKEN], ids=["sound", "broken"])
def test_a_plan_whose_file_s_name_is_no_text_is_read(
    text: str | None, collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    plan = plans.write(tmp_path / "ws" / "a", 5)
    if text:
        plan.write_text(text, "utf-8")
    plan.rename(plan.with_name(os.fsdecode(b"t\xe0.yaml")))
    collect("ws")
    assert rows("faults" if text else "plans", "file") == [(r"plans/t\xe0.yaml",)]


def test_where_nothing_is_read_stands_in_faults(
    git: Git, collect: Callable[..., Any], rows: Callable[..., Any], ask: Ask, tmp_path: Path
) -> None:
    """A clone that brought no files, a folder asked for; what is readable counts."""
    plans.write(tmp_path / "ws" / "a", 20)
    (tmp_path / "ws" / "tai-lieu").mkdir()  # no clone, and nobody asked for it
    (tmp_path / "ws" / "chua-tai").mkdir()
    git(tmp_path / "ws" / "chua-tai", "init", "-q")
    git(tmp_path, "init", "-q", "--bare", "ws/trong.git")
    (tmp_path / "rong").mkdir()
    (tmp_path / "ws" / "hong" / "plans").mkdir(parents=True)
    (tmp_path / "ws" / "hong" / "plans" / "2020.yaml").write_text(BROKEN, "utf-8")

    collect("ws", "rong")
    assert rows("faults", "workspace", "file", "rule", "route") == [
        ("rong", "", "no-plan", ""),
        ("ws/chua-tai", "", "no-plan", ""),
        ("ws/hong", "plans/2020.yaml", "syntax", ""),
        ("ws/trong.git", "", "unreadable-clone", "no-commits"),
    ]
    (day,) = json.loads(ask("rollup", "lake", "-f", "json", at=tmp_path).out)["days"]
    assert (day["workspaces"], day["faults"], day["total"]["counts"]["total"]) == (5, 4, 20)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read")
def test_a_folder_that_may_not_be_read_stands_in_faults(
    collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    for name in ("a", "kin", "ke-hoach-kin", "khong-vao"):
        plans.write(tmp_path / "ws" / name, 5)
    closed = {"kin": 0, "ke-hoach-kin/plans": 0, "khong-vao": 0o444}
    for name, rights in closed.items():
        (tmp_path / "ws" / name).chmod(rights)
    try:
        collect("ws")
    finally:
        for name in closed:
            (tmp_path / "ws" / name).chmod(0o755)
    names = ("ke-hoach-kin", "khong-vao", "kin")
    expected = [(name, "unreadable-folder", "permission") for name in names]
    assert rows("faults", "workspace", "rule", "route") == expected


def test_the_plans_beside_a_broken_one_count(
    collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    home = tmp_path / "ws" / "a"
    plans.write(home, 20)
    (home / "plans" / "hong.yaml").write_text(BROKEN, "utf-8")
    for _ in range(2):
        assert [one["file"] for one in collect("ws")["faults"]] == ["plans/hong.yaml"]
        assert rows("plans", "file", "tasks") == [("plans/ke-hoach-01.yaml", 20)]
        assert rows("workspaces", "workspace", "sound") == [("a", False)]
        assert len(rows("tasks", "task")) == 20
    (home / "plans" / "agencies.yaml").write_text(BROKEN, "utf-8")
    collect("ws")
    assert rows("plans", "file") == []


def test_a_day_more_leaves_the_files_of_others_as_they_are(
    collect: Callable[..., Any], rows: Callable[..., Any], tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        plans.write(tmp_path / "ws" / name, 20, members=5)
    collect("ws")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "lake").rglob("*.parquet")}
    (tmp_path / "ws" / "b" / "caich.toml").write_text("", "utf-8")
    shutil.rmtree(tmp_path / "ws" / "c")
    assert collect("ws", days=(LATER,))["read"] == 2
    together = rows("duties", "as_of", "workspace", "task", "kind", "owner", "class", "hash")
    kept = [path for path, stamp in stamps.items() if path.stat().st_mtime_ns == stamp]
    assert any("as_of=2020-06-30" in str(path) for path in kept)
    shutil.rmtree(tmp_path / "lake")
    collect("ws", days=(DAY, LATER))
    assert together == rows(
        "duties", "as_of", "workspace", "task", "kind", "owner", "class", "hash"
    )


def _started(folder: Path, *words: str) -> subprocess.Popen[str]:
    argv = (sys.executable, "-m", "caichcli", "collect", "ws", "-o", "lake", "-j", "2", *words)
    pipe = subprocess.PIPE
    return subprocess.Popen(argv, cwd=folder, stdout=pipe, stderr=pipe, text=True)


def test_a_collect_that_was_killed_is_told_and_done_again(
    collect: Callable[..., Any], ask: Ask, tmp_path: Path
) -> None:
    for number in range(8):
        plans.write(tmp_path / "ws" / str(number), 400, members=30)
    collect("ws")
    whole = ask("rollup", "lake", "--by", "workspace", "--as-of", DAY, at=tmp_path)
    for path in (tmp_path / "ws").glob("*/plans/ke-hoach-01.yaml"):
        path.write_text(
            path.read_text("utf-8").replace("status: done", "status: submitted"), "utf-8"
        )
    with _started(tmp_path) as process:
        while '"whole":false' not in (tmp_path / "lake/lake.json").read_text("utf-8"):
            time.sleep(0.01)
        process.kill()
    torn = ask("rollup", "lake", at=tmp_path)
    assert (torn.code, torn.out) == (3, "")
    assert "caich collect ... -o lake" in torn.err
    collect("ws")
    mended = ask("rollup", "lake", "--by", "workspace", "--as-of", DAY, at=tmp_path)
    shutil.rmtree(tmp_path / "lake")
    collect("ws")
    assert mended == ask("rollup", "lake", "--by", "workspace", "--as-of", DAY, at=tmp_path)
    assert mended != whole


def test_two_that_collect_at_once_lose_nothing(ask: Ask, tmp_path: Path) -> None:
    for number in range(4):
        plans.write(tmp_path / "ws" / str(number), 100)
    with _started(tmp_path, "--as-of", DAY) as one, _started(tmp_path, "--as-of", LATER) as other:
        assert [one.wait(), other.wait()] == [0, 0]
    words = ("--as-of", DAY, "--as-of", LATER, "-f", "json")
    answer = json.loads(ask("rollup", "lake", *words, at=tmp_path).out)
    assert [day["total"]["counts"]["total"] for day in answer["days"]] == [400, 400]


def test_a_full_disk_is_said_and_leaves_nothing_half(
    ask: Ask, tmp_path: Path, small_disk: Path
) -> None:
    plans.write(tmp_path / "ws" / "a", 2_000, members=94)
    answer = ask("collect", "ws", "-o", "disk/lake", at=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert "Traceback" not in answer.err
    assert not list(small_disk.rglob("*.tmp"))
    assert ask("rollup", "disk/lake", at=tmp_path).code == 3
