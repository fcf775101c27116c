"""git merges plans by their meaning: real merges, rebases and cherry-picks."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest
import yaml

from caichcli.plan.log import REFERRING
from caichcli.services.starters import DRIVER
from tests.cli.conftest import Ask
from tests.repositories import Git, commit

FILE = "plans/2020.yaml"
REGISTER = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry}
  - {id: bo-b, name: Bộ B, kind: ministry}
"""
PLAN = """\
schema: 1
plan:
  id: "2020"
  title: Kế hoạch minh họa
  document: {number: 01/QĐ-VD, date: 2020-01-10}
  period: {from: 2020-01-01, to: 2020-12-31}
areas:
  - {id: I, name: Chỉ đạo}
tasks:
  - id: I.1
    title: Một
    area: I
    lead: [bo-a, bo-b]  # hai bộ
    deadline: 31/3/2020
    updates:
      - {date: 2020-02-01, by: bo-a, note: đầu, problems: [{text: Thiếu người}]}

  - id: I.2
    title: Hai
    area: I
    lead: [bo-b]
    deadline: Quý II/2020
"""
LAST = "note: đầu, problems: [{text: Thiếu người}]}\n"
HISTORIES = 150 if os.environ.get("CAICH_LONG") else 8


@pytest.fixture
def top(git: Git, tmp_path: Path, ask: Ask) -> Path:
    """A repository whose plans this very caich merges."""
    top = tmp_path / "kho"
    top.mkdir()
    git(top, "init", "-q")
    commit(git, top, {FILE: PLAN, "plans/agencies.yaml": REGISTER})
    assert ask("init", "--merge-driver", at=top).code == 0
    caich = f'"{sys.executable}" -m caichcli merge-driver %O %A %B %P'
    git(top, "config", "merge.caich.driver", caich)
    commit(git, top, {})
    return top


def tried(top: Path, *words: str) -> tuple[bool, str]:
    """Whether git did it, and what it said."""
    done = subprocess.run(["git", *words], cwd=top, check=False, capture_output=True)
    return done.returncode == 0, (done.stdout + done.stderr).decode()


def logged(text: str, *entries: str) -> str:
    lines = "".join(f"      - {{{entry}}}\n" for entry in entries)
    return text.replace(LAST, LAST + lines)


def branches(git: Git, top: Path, ours: str, theirs: str) -> None:
    git(top, "checkout", "-q", "-b", "kia")
    commit(git, top, {FILE: theirs})
    git(top, "checkout", "-q", "main")
    commit(git, top, {FILE: ours})


def test_two_logs_become_one(git: Git, top: Path, ask: Ask) -> None:
    branches(
        git,
        top,
        logged(PLAN, "date: 2020-05-01, by: bo-a, note: a"),
        logged(PLAN, "date: 2020-04-01, by: bo-b, note: b"),
    )
    assert tried(top, "merge", "-q", "kia")[0]
    assert (top / FILE).read_text("utf-8") == logged(
        PLAN, "date: 2020-04-01, by: bo-b, note: b", "date: 2020-05-01, by: bo-a, note: a"
    )
    assert ask("validate", at=top).code == 0


@pytest.mark.parametrize("key", REFERRING)
def test_what_is_merged_is_accepted_against_either_side(
    git: Git, top: Path, ask: Ask, key: str
) -> None:
    """Also once a third branch is merged; each puts an entry above those of the others."""
    problem = "date: 2020-05-01, by: bo-b, note: y, problems: [{text: p}]"
    answer = f"date: 2020-05-01, by: bo-b, {key}: 2020-05-01#1, note: z"
    git(top, "checkout", "-q", "-b", "ba")
    commit(git, top, {FILE: logged(PLAN, "date: 2020-05-01, by: bo-a, note: w")})
    git(top, "checkout", "-q", "main")
    branches(
        git, top, logged(PLAN, problem, answer), logged(PLAN, "date: 2020-05-01, by: bo-a, note: x")
    )
    git(top, "tag", "ta")
    for other, number in (("kia", 2), ("ba", 3)):
        git(top, "tag", f"truoc-{other}")
        assert tried(top, "merge", "-q", "-m", "gộp", other)[0]
        assert f"{key}: 2020-05-01#{number}" in (top / FILE).read_text("utf-8")
        for base in ("ta", other, f"truoc-{other}"):
            assert ask("validate", "--base", base, at=top).code == 0


# What a shell finds under the name caich; None: nothing.
CANNOT_RUN = {
    "not on the path": None,
    "an older version without the command": "exit 2",
    "one whose Python is gone": "exit 1",
    "killed": "kill -9 $$",
}
TOGETHER = ("date: 2020-05-01, by: bo-a, note: a", "date: 2020-05-01, by: bo-b, note: b")


@pytest.fixture
def as_installed(git: Git, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the search path for what is called caich; git calls it as ``init`` says."""
    git(top, "config", "merge.caich.driver", DRIVER["merge.caich.driver"])
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return folder


def install(folder: Path, script: str) -> None:
    program = folder / "caich"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the search path is that of a Unix shell")
@pytest.mark.parametrize("name", CANNOT_RUN)
def test_where_the_driver_cannot_run_no_side_is_lost(
    git: Git, top: Path, as_installed: Path, ask: Ask, name: str
) -> None:
    script = CANNOT_RUN[name]
    if script is not None:
        install(as_installed, script)
    branches(git, top, logged(PLAN, TOGETHER[0]), logged(PLAN, TOGETHER[1]))
    assert not tried(top, "merge", "-q", "kia")[0]
    text = (top / FILE).read_text("utf-8")
    marks = ("<<<<<<< ours", "=======", ">>>>>>> theirs", *TOGETHER)
    assert [mark for mark in marks if mark not in text] == []
    answer = ask("validate", "--format", "json", at=top)
    assert (answer.code, answer.out.count('"conflict-marker"')) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="the search path is that of a Unix shell")
def test_where_the_driver_runs_its_word_holds(
    git: Git, top: Path, as_installed: Path, ask: Ask
) -> None:
    install(as_installed, f'exec "{sys.executable}" -m caichcli "$@"')
    branches(git, top, logged(PLAN, TOGETHER[0]), logged(PLAN, TOGETHER[1]))
    assert tried(top, "merge", "-q", "kia")[0]
    git(top, "reset", "-q", "--hard", "HEAD~1")
    commit(git, top, {FILE: logged(PLAN, "date: 2020-02-01, by: bo-a, status: done")})
    git(top, "checkout", "-q", "-b", "ba", "HEAD~1")
    commit(git, top, {FILE: logged(PLAN, "date: 2020-02-01, by: bo-a, status: returned")})
    assert not tried(top, "merge", "-q", "main")[0]
    text = (top / FILE).read_text("utf-8")
    assert (text.count("<<<<<<<"), text.count("status: done")) == (1, 1)


def test_a_merge_that_is_not_concluded_is_told(git: Git, top: Path, ask: Ask) -> None:
    """Also where there is no mark: the file may be one side's alone."""
    branches(git, top, logged(PLAN, TOGETHER[0]), logged(PLAN, TOGETHER[1]))
    git(top, "config", "merge.caich.driver", "false")
    assert not tried(top, "merge", "-q", "kia")[0]
    assert "<<<<<<<" not in (top / FILE).read_text("utf-8")
    answer = ask("validate", at=top)
    assert answer.code == 1
    assert "git chưa gộp xong tệp này" in answer.out
    git(top, "add", FILE)
    assert ask("validate", at=top).code == 0


def test_the_same_report_in_nfc_and_in_nfd_is_one(git: Git, top: Path, ask: Ask) -> None:
    report = "date: 2020-05-01, by: bo-a, note: Đã họp"
    other = "date: 2020-06-01, by: bo-b, note: y"
    branches(git, top, logged(PLAN, normalize("NFD", report)), logged(PLAN, report, other))
    assert tried(top, "merge", "-q", "kia")[0]
    assert (top / FILE).read_text("utf-8") == logged(PLAN, report, other)
    for base in ("kia", "HEAD~1"):
        assert ask("validate", "--base", base, at=top).code == 0


@pytest.mark.parametrize("lang", ["vi", "en", "xx"])
def test_a_conflict_has_marks_and_words(
    git: Git, top: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAICH_LANG", lang)
    branches(git, top, PLAN.replace("Quý II", "Quý I"), PLAN.replace("Quý II", "Quý III"))
    done, said = tried(top, "merge", "-q", "kia")
    assert not done
    told = "both sides moved the term" if lang == "en" else "hai bên đổi thời hạn khác nhau"
    assert f"{FILE}: tasks/I.2/deadline: {told}" in said
    assert (top / FILE).read_text("utf-8") == PLAN.replace(
        "    deadline: Quý II/2020\n",
        "<<<<<<< ours\n    deadline: Quý I/2020\n"
        "=======\n    deadline: Quý III/2020\n>>>>>>> theirs\n",
    )
    assert git(top, "status", "--short", FILE) == f"UU {FILE}"


def test_what_only_the_rules_see_is_refused(git: Git, top: Path) -> None:
    """One side removes a group of tasks, the other gives it a task."""
    area = "  - {id: II, name: Hai}\n"
    base = PLAN.replace("tasks:\n", area + "tasks:\n")
    commit(git, top, {FILE: base})
    task = "\n  - id: II.1\n    title: Ba\n    area: II\n"
    branches(git, top, PLAN, base + task)
    done, said = tried(top, "merge", "-q", "kia")
    assert not done
    assert "unknown-area" in said
    assert "<<<<<<<" in (top / FILE).read_text("utf-8")


BROKEN = {
    "no YAML": b"tasks: [\n",
    "no plan": b"- 1\n",
    "no UTF-8": b"schema: 1\n# \xff\n",
    "nothing": b"",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("side", [0, 1, 2])
def test_what_is_no_plan_is_left_to_people(
    ask: Ask, tmp_path: Path, broken: bytes, side: int
) -> None:
    contents = [PLAN, PLAN.replace("Một", "X"), PLAN.replace("Hai", "Y")]
    versions = [content.encode() for content in contents]
    versions[side] = broken
    for name, content in zip("OAB", versions, strict=True):
        (tmp_path / name).write_bytes(content)
    assert ask("merge-driver", "O", "A", "B", FILE, at=tmp_path).code == 1
    merged = (tmp_path / "A").read_bytes()
    assert b"<<<<<<< ours\n" in merged
    assert b"\n>>>>>>> theirs\n" in merged


def test_a_version_that_is_not_there(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "A").write_text(PLAN, "utf-8")
    assert ask("merge-driver", "O", "A", "B", at=tmp_path).code == 1
    assert (tmp_path / "A").read_text("utf-8") == PLAN


def test_installed_twice_is_installed_once(git: Git, ask: Ask, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_bytes(b"*.docx binary")
    for _ in range(2):
        assert ask("init", "--merge-driver", at=tmp_path).code == 0
    written = (tmp_path / ".gitattributes").read_bytes()
    assert written == b"*.docx binary\nplans/*.yaml merge=caich\n"
    driver = git(tmp_path, "config", "--local", "merge.caich.driver")
    assert driver == DRIVER["merge.caich.driver"]
    attribute = git(tmp_path, "check-attr", "merge", "plans/2020.yaml")
    assert attribute == "plans/2020.yaml: merge: caich"


def test_where_there_are_plans_no_other_is_made(git: Git, ask: Ask, top: Path) -> None:
    assert sorted(path.name for path in (top / "plans").iterdir()) == ["2020.yaml", "agencies.yaml"]


def test_without_a_repository_nothing_is_installed(git: Git, ask: Ask, tmp_path: Path) -> None:
    answer = ask("init", "--merge-driver", at=tmp_path)
    assert answer.code == 3
    assert not (tmp_path / ".gitattributes").exists()


# Random histories.


def notes(text: str) -> Counter[str]:
    """Every update of the plan, with what it answers to, by its note."""
    found: Counter[str] = Counter()
    for task in yaml.load(text, yaml.BaseLoader)["tasks"]:
        names: dict[str, str] = {}
        days: Counter[str] = Counter()
        for entry in task.get("updates", []):
            days[entry["date"]] += 1
            names[f"{entry['date']}#{days[entry['date']]}"] = entry["note"]
            named = [(key, entry[key]) for key in REFERRING if key in entry]
            targets = [f"{key} {names[ref if '#' in ref else f'{ref}#1']}" for key, ref in named]
            found[f"{task['id']} {entry['note']} {' '.join(targets)}"] += 1
    return found


def worked(text: str, random: Random, mark: str) -> str:
    """The plan after somebody recorded something: an entry, one on another, a task, a title."""
    kind = random.choice(("entry", "entry", "entry", *REFERRING, "task", "title"))
    if kind == "title":
        return re.sub("title: Hai.*", f"title: Hai {mark}", text)
    if kind == "task":
        return text + f"\n  - id: I.{mark}\n    title: {mark}\n    area: I\n    lead: [bo-b]\n"
    head, _, rest = text.partition("\n\n  - id: I.2")
    lines = [line for line in head.splitlines() if "- {date: " in line]
    days = [line.partition("date: ")[2][:10] for line in lines]
    names = [f"{day}#{days[: place + 1].count(day)}" for place, day in enumerate(days)]
    reports = [
        name
        for name, line in zip(names, lines, strict=True)
        if "problems" in line and f"withdraws: {name}" not in head
    ]
    date = max(days[-1], f"2020-{random.choice(('05', '06'))}-{random.randint(1, 3):02}")
    further = ", problems: [{text: x}]"
    if kind in REFERRING and reports:
        further = f", {kind}: {random.choice(reports)}"
    elif random.random() < 0.3:
        further += f", status: {random.choice(('in-progress', 'done', 'returned'))}"
    line = f"      - {{date: {date}, by: {random.choice(('bo-a', 'bo-b'))}, note: {mark}{further}}}"
    return f"{head}\n{line}\n\n  - id: I.2{rest}"


@pytest.mark.parametrize("seed", range(HISTORIES))
@pytest.mark.parametrize("how", ["merge", "rebase", "cherry-pick"])
def test_random_histories(git: Git, top: Path, ask: Ask, seed: int, how: str) -> None:
    random = Random(seed)
    sides: dict[str, str] = {}
    commits: dict[str, list[str]] = {}
    for name in ("trai", "phai"):
        git(top, "checkout", "-q", "-b", name, "main")
        text = (top / FILE).read_text("utf-8")
        commits[name] = []
        for number in range(random.randint(1, 3)):
            new = worked(text, random, f"{name[0]}{number}")
            if new != text:
                commits[name].append(commit(git, top, {FILE: new}))
                text = new
        sides[name] = text
    expected = notes(sides["trai"]) + notes(sides["phai"]) - notes(PLAN)
    results = []
    for here, there in (("trai", "phai"), ("phai", "trai")):
        git(top, "checkout", "-q", "-B", "gop", here)
        words = {
            "merge": ["merge", "-q", "-m", "gộp", there],
            "rebase": ["rebase", "-q", there],
            "cherry-pick": ["cherry-pick", *commits[there]],
        }[how]
        done, _ = tried(top, *words)
        text = (top / FILE).read_text("utf-8")
        if done:
            assert notes(text) == expected
            assert ask("validate", at=top).code == 0
            for side in sides if how == "merge" else [there]:
                assert ask("validate", "--base", side, at=top).code == 0
            results.append(text)
        else:
            assert "<<<<<<<" in text
            git(top, how, "--abort")
            results.append("")
    if how == "merge":
        assert results[0] == results[1]
