"""``caich validate``: which files it judges, what it answers and where that goes."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from caichcli.formats import findings
from caichcli.rules.registry import RULES
from tests.cli.conftest import ROOT, Ask
from tests.formats.findings.samples import HEAD, REGISTER, lay_out

PLAN = "plans/2026.yaml"
EMPTY = "  []\n"
GOOD = "  - {id: I.1, title: Tập huấn, area: I, lead: [bo-a]}\n"
ERROR = GOOD.replace("bo-a", "bo-x")
WARNING = GOOD.replace("lead: [bo-a]", "lead: [bo-a], support: [bo-a]")
LATE_UPDATE = GOOD.replace("}", ", updates: [{date: 2026-07-02, status: in-progress}]}")


def files(tasks: str = GOOD, **more: str) -> dict[str, str]:
    named = {name.replace("_", "."): text for name, text in more.items()}
    return {PLAN: HEAD + tasks, "plans/agencies.yaml": REGISTER, **named}


def rules(out: str) -> list[str]:
    return [finding["rule"] for finding in json.loads(out)["findings"]]


CODES = {
    # the tasks, the words after validate: the exit code
    (EMPTY, "--strict"): 0,
    (GOOD, ""): 0,
    (WARNING, ""): 0,
    (WARNING, "--strict"): 1,
    (ERROR, ""): 1,
    (ERROR, "--strict"): 1,
    (ERROR + WARNING.replace("I.1", "I.2"), ""): 1,
}


@pytest.mark.parametrize("name", findings.FORMATS)
@pytest.mark.parametrize(("tasks", "words"), CODES)
def test_the_exit_code_tells_errors(
    ask: Ask, tmp_path: Path, tasks: str, words: str, name: str
) -> None:
    answer = ask("validate", *words.split(), "--format", name, at=lay_out(files(tasks), tmp_path))
    assert (answer.code, answer.err) == (CODES[tasks, words], "")


# What the base says of the task, with what code an edit of it is answered, and what of the base.
MISSPELT = "an agency that nobody knows"
BASES = {
    "right": (GOOD, 0, 0, False),
    MISSPELT: (ERROR, 0, 0, False),
    "an id twice": (GOOD + GOOD, 0, 3, True),
    "a deadline that cannot be read": (GOOD.replace("}", ", deadline: sớm}"), 0, 3, True),
    "no YAML": ("  - {id: I.1\n", 0, 3, True),
    "no plan": ("  - {id: I.1}\n", 0, 3, True),
}


@pytest.mark.parametrize("name", BASES)
def test_a_base_that_cannot_be_judged_against_is_told(ask: Ask, tmp_path: Path, name: str) -> None:
    base, code, strict_code, is_told = BASES[name]
    lay_out(files(base), tmp_path / "before")
    now = lay_out(files(GOOD), tmp_path / "now")
    words = ("validate", "--base", "../before")
    answer, strict = ask(*words, at=now), ask(*words, "--strict-base", at=now)
    assert (answer.code, strict.code) == (code, strict_code)
    assert ("Bản gốc “../before” có" in answer.err) == is_told
    assert answer.err == strict.err


def test_an_edit_is_judged_against_a_base_with_a_misspelt_agency(ask: Ask, tmp_path: Path) -> None:
    lay_out(files(ERROR + GOOD.replace("I.1", "I.2")), tmp_path / "before")
    now = lay_out(files(GOOD), tmp_path / "now")
    answer = ask("validate", "--base", "../before", "--format", "json", at=now)
    edits = [rule for rule in rules(answer.out) if RULES[rule].kind == "edit"]
    assert edits == ["removed-task", "changed-lead"]


def test_figures_of_both_sides_are_compared_on_the_day_asked_for(ask: Ask, tmp_path: Path) -> None:
    due = GOOD.replace("}", ", deadline: 30/6/2026}")
    lay_out(files(due), tmp_path / "before")
    now = lay_out(files(due.replace("30/6", "31/8")), tmp_path / "now")
    for day, found in (("30/6/2026", []), ("1/7/2026", ["figure-changed"])):
        answer = ask("validate", "--base", "../before", "--as-of", day, "--format", "json", at=now)
        assert [one for one in rules(answer.out) if one != "changed-deadline"] == found
        assert answer.code == len(found)


REFUSED = {
    "--strict-base": ["--base"],
    "--as-of 30/6/2026": ["--base"],
    "--base . --as-of mai": ["mai"],
    "--format xml": ["json"],
    "--output sarif": ["DẠNG=TỆP", "sarif"],
    "--output =x": ["DẠNG=TỆP"],
    "--output srif=x": ["sarif"],
    "--output text=- --format json": ["--output"],
    "--output text=- --output json=-": ["--output"],
    "--output text=x --output json=x": ["x"],
    "--output json=plans": ["plans"],
    "--output json=plans/2026.yaml": ["plans/2026.yaml"],
    "--output json=plans/../plans/agencies.yaml": ["plans/../plans/agencies.yaml"],
    "--output json=khong/co.json": ["khong/co.json"],
    "--today mai": ["mai", "30/6/2026"[:4]],
    "--unsafe-fixes": ["--fix", "--diff"],
    "plans --plan vi-du": ["--plan"],
    "--plan khong-co": ["vi-du"],
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_answered_is_wrong_usage(ask: Ask, tmp_path: Path, line: str) -> None:
    answer = ask("validate", *line.split(), at=lay_out(files(), tmp_path))
    assert (answer.code, answer.out) == (2, "")
    assert [word for word in REFUSED[line] if word not in answer.err] == []
    assert not list(tmp_path.glob("x"))


def test_one_run_gives_every_format(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(ERROR), tmp_path)
    outputs = [f"--output={name}={name}.out" for name in findings.FORMATS if name != "text"]
    answer = ask("validate", *outputs, "--output", "text=-", at=at)
    assert (answer.code, answer.err) == (1, "")
    for name in findings.FORMATS:
        alone = ask("validate", "--format", name, at=at)
        written = answer.out if name == "text" else (at / f"{name}.out").read_text("utf-8")
        assert written == alone.out


def test_a_file_alone_leaves_the_screen_empty(ask: Ask, tmp_path: Path) -> None:
    answer = ask("validate", "-o", "json=a.json", at=lay_out(files(ERROR), tmp_path))
    assert (answer.code, answer.out, answer.err) == (1, "", "")
    assert "unknown-agency" in rules((tmp_path / "a.json").read_text("utf-8"))


def test_a_report_is_replaced_by_the_next(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(EMPTY), tmp_path)
    (at / "a.json").write_text("x" * 10_000, "utf-8")
    assert ask("validate", "-o", "json=a.json", "--format", "text", at=at).code == 0
    assert rules((at / "a.json").read_text("utf-8")) == []


def test_today_may_be_pinned(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(LATE_UPDATE), tmp_path)
    day = dt.date(2026, 7, 1)
    assert "update-in-future" in ask("validate", at=at, today=day).out
    assert ask("validate", "--today", "2/7/2026", at=at, today=day).code == 0
    pinned = [
        ask("validate", "--today", "2026-07-01", at=at, today=today)
        for today in (day, dt.date(2030, 1, 1))
    ]
    assert pinned[0] == pinned[1]
    assert pinned[0].code == 1


def test_an_overdue_task_is_no_finding(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(GOOD.replace("}", ", deadline: 2026-02-01}")), tmp_path)
    before, after = (
        ask("validate", "--strict", "--today", day, at=at) for day in ("2026-02-01", "2026-12-31")
    )
    assert before == after


# Two workspaces and a plan outside of both; words typed in the first -> files with findings.
LAYOUT = {
    "a/plans/1.yaml": HEAD + ERROR,
    "a/plans/2.yaml": HEAD.replace("vi-du", "hai") + ERROR,
    "a/plans/agencies.yaml": REGISTER + "  - {id: bo-a, name: Bộ A, kind: ministry}\n",
    "b/plans/3.yaml": HEAD + ERROR,
    "b/plans/agencies.yaml": REGISTER,
    "loose/4.yaml": HEAD + ERROR,
    "loose/agencies.yaml": REGISTER,
}
ALL_OF_A = ["plans/1.yaml", "plans/2.yaml", "plans/agencies.yaml"]
PATHS = {
    "": ALL_OF_A,
    ".": ALL_OF_A,
    "plans": ALL_OF_A,
    "plans/1.yaml": ["plans/1.yaml"],
    "plans/1.yaml plans/2.yaml": ["plans/1.yaml", "plans/2.yaml"],
    "plans/agencies.yaml": ["plans/agencies.yaml"],
    "plans/1.yaml plans": ALL_OF_A,
    "../b": ["../b/plans/3.yaml"],
    "../b plans/2.yaml": ["../b/plans/3.yaml", "plans/2.yaml"],
    "../loose/4.yaml": ["../loose/4.yaml"],
    "../loose": ["../loose/4.yaml"],
    "..": [*(f"{path}" for path in ALL_OF_A), "../b/plans/3.yaml"],
    "--plan vi-du": ["plans/1.yaml"],
    "--plan plans/2.yaml": ["plans/2.yaml"],
}


@pytest.mark.parametrize("words", PATHS)
def test_findings_are_of_the_files_named(ask: Ask, tmp_path: Path, words: str) -> None:
    at = lay_out(LAYOUT, tmp_path) / "a"
    answer = ask("validate", *words.split(), "--format", "json", at=at)
    found = {finding["path"] for finding in json.loads(answer.out)["findings"]}
    assert (answer.code, sorted(found)) == (1, sorted(PATHS[words]))


def test_a_file_is_judged_within_its_workspace(ask: Ask, tmp_path: Path) -> None:
    """What a hook names alone is known by the register and the other plans beside it."""
    tasks = GOOD.replace("}", ", implements: tren/I.1}")
    above = HEAD.replace("vi-du", "tren") + GOOD
    at = lay_out({**files(tasks), "plans/tren.yaml": above}, tmp_path)
    assert ask("validate", PLAN, at=at).code == 0
    (at / "plans/tren.yaml").unlink()
    assert "unknown-implements" in ask("validate", PLAN, at=at).out


def test_paths_are_shown_from_where_one_stands(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(ERROR), tmp_path) / "plans"
    assert ask("validate", at=at).out.startswith("2026.yaml:11:")
    answer = ask("validate", "2026.yaml", "--format", "json", at=at)
    assert json.loads(answer.out)["findings"][0]["path"] == "2026.yaml"


def test_platforms_are_told_paths_from_the_top_of_the_repository(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    at = lay_out(files(ERROR), tmp_path / "so-noi-vu")
    for folder in (at, at / "plans"):
        assert "file=so-noi-vu/plans/2026.yaml," in ask("validate", "-f", "github", at=folder).out


UNREADABLE = {
    # what lies at plans/0.yaml: a word of the line that says so
    "a folder": "thư mục",
    "a pipe": "ống dẫn",
    "a link to itself": "liên kết vòng",
    "a link to nothing": "không có tệp này",
}


def put(what: str, path: Path) -> None:
    if what == "a folder":
        path.mkdir()
    elif what == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.name if what == "a link to itself" else "khong-co.yaml")


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_beside_the_others(
    ask: Ask, tmp_path: Path, what: str
) -> None:
    at = lay_out(files(ERROR), tmp_path)
    put(what, at / "plans" / "0.yaml")
    answer = ask("validate", at=at)
    assert (answer.code, answer.err) == (3, "")
    first, *_ = answer.out.split("\n")
    assert first.startswith("plans/0.yaml:1:1: lỗi[unreadable-file]")
    assert UNREADABLE[what] in first
    assert "lỗi[unknown-agency]" in answer.out
    assert ask("status", at=at).code == 3


@pytest.mark.parametrize("path", ["khong-co.yaml", "plans/khong-co.yaml", "khong/co"])
def test_a_path_that_is_not_there(ask: Ask, tmp_path: Path, path: str) -> None:
    at = lay_out(files(ERROR), tmp_path)
    answer = ask("validate", path, PLAN, "--format", "json", at=at)
    assert answer.code == 3
    errors = [rule for rule in rules(answer.out) if rule in ("unknown-agency", "unreadable-file")]
    assert sorted(errors) == ["unknown-agency", "unreadable-file"]


def test_a_folder_without_plans(ask: Ask, tmp_path: Path) -> None:
    answer = ask("validate", ".", at=tmp_path)
    assert answer.code == 3
    assert answer.out.startswith(".:1:1: lỗi[unreadable-file]")


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are other things on Windows")
def test_a_file_that_one_may_not_read(ask: Ask) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        at = lay_out(files(ERROR) | {"plans/0.yaml": HEAD}, Path(folder))
        at.chmod(0o755)
        ask("validate", at=at)  # loads what this user must not be kept from
        (at / "plans/0.yaml").chmod(0)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            answer = ask("validate", at=at)
        finally:
            os.seteuid(was)
    assert (answer.code, answer.err) == (3, "")
    assert (
        "plans/0.yaml:1:1: lỗi[unreadable-file]: Không đọc được tệp: không có quyền" in answer.out
    )
    assert "lỗi[unknown-agency]" in answer.out


NOISE = {
    # what a file holds, the exit code, the first rule told
    "nothing": (b"", 1, "empty-file"),
    "blanks and a comment": (b"\n  \n# a\n", 1, "empty-file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "encoding"),
    "a Word file": (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xdf\xa4\xd2\x6c", 1, "encoding"),
    "UTF-16": ("schema: 1\n".encode("utf-16"), 1, "encoding"),
    "zeros": (b"\0" * 1000, 1, "control-character"),
    "more faults than any plan has": (b"\x01a" * 120_000, 3, "unreadable-file"),
    "brackets without end": (b"[" * 1_000_000, 3, "unreadable-file"),
    "brackets in brackets": (b"[" * 100_000, 1, "too-deep"),
}


@pytest.mark.parametrize("what", NOISE)
def test_what_is_no_plan_is_told_in_a_line(ask: Ask, tmp_path: Path, what: str) -> None:
    data, code, rule = NOISE[what]
    at = lay_out(files(), tmp_path)
    (at / PLAN).write_bytes(data)
    answer = ask("validate", "--format", "json", at=at)
    assert (answer.code, answer.err) == (code, "")
    told = rules(answer.out)
    assert told[0] == rule
    assert len(told) <= 101


def test_fifty_megabytes_of_noise(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(), tmp_path)
    (at / "plans/0.yaml").write_bytes(bytes(range(256)) * (50 * 2**20 // 256))
    answer = ask("validate", at=at)
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.startswith("plans/0.yaml:")


@pytest.fixture(scope="module")
def ten_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    one = "  - {{id: I.{}, titel: Tập huấn, area: I}}\n"
    tasks = "".join(map(one.format, range(10_000)))
    return lay_out(files(tasks), tmp_path_factory.mktemp("ten-thousand"))


def test_ten_thousand_faults_are_all_counted(ask: Ask, ten_thousand: Path) -> None:
    answer = ask("validate", "--output", "json=all.json", "--output", "text=-", at=ten_thousand)
    assert answer.code == 1
    assert answer.out.count("lỗi[unknown-key]") == 100
    assert "… và 9.900 lỗi" in answer.out
    assert "Đã kiểm tra 2 tệp: 10.000 lỗi, 0 cảnh báo." in answer.out
    assert len(rules((ten_thousand / "all.json").read_text("utf-8"))) == 10_000


def test_the_real_plan_has_no_errors(ask: Ask) -> None:
    assert ask("validate", at=ROOT).code == 0
