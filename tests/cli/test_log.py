"""``caich log``: who recorded what when, and in which commit."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import ROOT, Ask
from tests.cli.recorded import Desk, desk
from tests.repositories import Git, commit


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


def entries(at: Desk, *words: str) -> list[tuple[str, str, str]]:
    told = json.loads(at.run("log", *words, "--format", "json").out)
    return [(one["date"], one["task"], one["list"]) for one in told["entries"]]


def test_the_newest_comes_last(at: Desk) -> None:
    at.run("remind", "I.1", "--date", "10/6/2026")
    at.run("adjust", "I.1", "--to", "30/9/2026", "--date", "1/5/2026")
    assert entries(at) == [
        ("2026-04-03", "I.1", "updates"),
        ("2026-04-05", "I.3", "updates"),
        ("2026-05-01", "I.1", "adjustments"),
        ("2026-06-10", "I.1", "reminders"),
        ("2026-06-12", "II.1", "updates"),
    ]


ASKED = {
    "I.1": ["I.1"],
    "i.3": ["I.3"],
    "-a BA": ["I.1"],
    "-a bo-b": ["I.3"],
    "-a BA -a bo-b": ["I.1", "I.3"],
    "--since 5/4/2026": ["I.3", "II.1"],
    "--until 2026-04-05": ["I.1", "I.3"],
    "--since 4/4/2026 --until 11/6/2026": ["I.3"],
    "I.1 -a bo-b": [],
}


@pytest.mark.parametrize("words", ASKED)
def test_what_is_asked_for(at: Desk, words: str) -> None:
    assert [task for _, task, _ in entries(at, *words.split())] == ASKED[words]


@pytest.mark.parametrize("form", ["text", "en", "json", "markdown"])
def test_in_which_commit(at: Desk, git: Git, snapshot: SnapshotAssertion, form: str) -> None:
    git(at.top, "init", "-q")
    first = commit(git, at.top, {})
    at.run("update", "I.1", "--progress", "50", "--recorded-by", "Chị Hoa", "--commit")
    second = git(at.top, "rev-parse", "HEAD")
    at.run("update", "I.1", "--progress", "60")
    options = {"text": [], "en": ["--lang", "en"]}.get(form, ["--format", form])
    answer = at.run("log", *options)
    assert (answer.code, answer.err) == (0, "")
    said = answer.out
    for name, commit_ in (("SECOND", second), ("FIRST", first)):
        said = said.replace(commit_, name).replace(commit_[:10], name.ljust(10))
    assert said == snapshot


def test_each_entry_has_the_commit_that_it_came_in(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    names = [commit(git, at.top, {})]
    for progress in ("50", "60"):
        at.run("update", "I.2", "--progress", progress, "--commit")
        names.append(git(at.top, "rev-parse", "HEAD"))
    at.run("update", "I.2", "--progress", "70")
    told = json.loads(at.run("log", "--format", "json").out)
    assert told["git"] is True
    assert [one["commit"] and one["commit"]["name"] for one in told["entries"]] == [
        *names[:1] * 3,
        *names[1:],
        None,
    ]
    assert told["entries"][0]["commit"]["author"] == "Người thử"
    assert told["entries"][0]["commit"]["date"] == "2020-06-01T08:00:00Z"


def test_json_keeps_its_contract(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    commit(git, at.top, {})
    schema = json.loads((ROOT / "docs/schema/log.answer.schema.json").read_text("utf-8"))
    told = json.loads(at.run("log", "--format", "json").out)
    jsonschema_rs.validator_for(schema).validate(told)


def test_a_file_that_git_does_not_know_is_not_committed(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    told = json.loads(at.run("log", "--format", "json").out)
    assert told["git"] is True
    assert {one["commit"] for one in told["entries"]} == {None}
    commit(git, at.top, {".gitignore": "plans/2026.yaml\n"})
    assert "chưa commit" in at.run("log").out


def test_without_git_the_log_alone_is_told(at: Desk) -> None:
    answer = at.run("log")
    assert answer.code == 0
    assert "ommit" not in answer.out


def test_nothing_recorded(at: Desk) -> None:
    assert "Không có mục nào" in at.run("log", "I.2").out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("I.9", "I.1"),
        ("-a zzz", "zzz"),
        ("--since hôm-kia", "--since"),
        ("--since 2/5/2026 --until 1/5/2026", "--until"),
    ],
)
def test_a_wrong_question_is_refused(at: Desk, words: str, named: str) -> None:
    answer = at.run("log", *words.split())
    assert (answer.code, answer.out) == (2, "")
    assert named in answer.err


def test_what_came_before_a_shallow_clone_is_nobody_s(
    at: Desk, git: Git, ask: Ask, tmp_path: Path
) -> None:
    top = at.top
    git(top, "init", "-q")
    commit(git, top, {})
    at.run("remind", "I.1", "--date", "10/6/2026")
    commit(git, top, {})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{top}", "can")
    words = ask("log", at=tmp_path / "can")
    told = json.loads(ask("log", "--format", "json", at=tmp_path / "can").out)
    assert "Người thử" not in words.out
    assert "bản rút gọn" in words.out
    assert (told["shallow"], {entry["commit"] for entry in told["entries"]}) == (True, {None})
    whole = json.loads(at.run("log", "--format", "json").out)
    assert (whole["shallow"], whole["entries"][0]["commit"]["author"]) == (False, "Người thử")
