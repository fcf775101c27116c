"""Files made to hurt, as commands meet them: the fault named at its line, in words, soon.

Each is a plan or register that somebody might be sent. ``validate`` tells the
rule and the line; a command that answers refuses with the same. The reader's
own tests of such texts are in ``tests/files/yaml/test_attacks.py``.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask
from tests.formats.findings.samples import HEAD, REGISTER

PLAN = "plans/2026.yaml"
TASK = "  - {id: I.1, title: Tập huấn, area: I, lead: [bo-a]}\n"
REPORTED = TASK.replace("}", ", updates: [{date: 2026-03-01, progress: 40}]}")
LINE = HEAD.count("\n") + 1  # of the task
NEXT = LINE + 1
WORDS = "Kế hoạch hoạt động năm 2020 của Ban Chỉ đạo"
TCVN3 = "KÕ ho¹ch ho¹t ®éng n¨m 2020 cña Ban ChØ ®¹o"  # as Latin-1 shows the bytes
VNI = "Keá hoaïch hoaït ñoäng naêm 2020 cuûa Ban Chæ ñaïo"
CP1258 = "Kêì hoaòch hoaòt ðôòng nãm 2020 cuÒa Ban ChiÒ ðaòo"


def lay_out(root: Path, plan: str | bytes, register: str = REGISTER) -> Path:
    (root / "plans").mkdir()
    (root / PLAN).write_bytes(plan if isinstance(plan, bytes) else plan.encode())
    (root / "plans/agencies.yaml").write_text(register, "utf-8")
    return root


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def numbered(keys: int) -> str:
    return "".join(f"k{n}: 1\n" for n in range(keys))


def old(words: str) -> bytes:
    """A plan whose task has words in an encoding of one byte a letter."""
    before, after = (HEAD + TASK).encode().split("Tập huấn".encode())
    return before + words.encode("latin-1") + after


def whole(encoding: str) -> bytes:
    return (HEAD + TASK).encode(encoding)


def dated(day: str) -> str:
    return HEAD + REPORTED.replace("2026-03-01", day)


def progress(number: str) -> str:
    return HEAD + REPORTED.replace("40", number)


REFUSED: dict[str, tuple[str | bytes, str, int, str]] = {
    # the attack: the plan, the rule, its line, what the words name
    "alias bomb": (HEAD + TASK + bomb(10), "alias", NEXT + 1, "*a0"),
    "depth bomb in flow style": (f"{HEAD}{TASK}x: {'[' * 90_000}", "too-deep", NEXT, "32"),
    "depth bomb in block style": (f"{HEAD}{TASK}x:\n{'- ' * 100_000}a", "too-deep", NEXT + 1, "32"),
    "depth bomb of keys": (f"{HEAD}{TASK}{'? ' * 100_000}a", "non-string-key", NEXT, ""),
    "name of an entry of 5,000 digits": (
        HEAD + REPORTED.replace("40", f"40, resolves: 2026-03-01#1/{'9' * 5000}"),
        "invalid-entry", LINE, "resolves",
    ),
    "integer of 10,000 digits": (progress("9" * 10_000), "integer-too-long", LINE, "10000"),
    "float of 10,000 digits": (progress("9" * 10_000 + ".5"), "not-finite-number", LINE, ""),
    "NUL": (HEAD + TASK.replace("Tập", "T\0p"), "control-character", LINE, "U+0000"),
    "NEL": (HEAD + TASK.replace("Tập", "T\x85p"), "special-line-break", LINE, "U+0085"),
    "LS": (HEAD + TASK.replace("Tập", "T\u2028p"), "special-line-break", LINE, "U+2028"),
    "PS": (HEAD + TASK.replace("Tập", "T\u2029p"), "special-line-break", LINE, "U+2029"),
    "escaped lone surrogate": (
        HEAD + TASK.replace("Tập huấn", r'"T\ud800p"'), "syntax", LINE, "",
    ),
    "lone surrogate as bytes": (old("T\xed\xa0\x80p"), "encoding", LINE, ""),
    "overlong UTF-8": (old("T\xc0\xafp"), "encoding", LINE, ""),
    "UTF-16": (whole("utf-16"), "encoding", 1, "UTF-16"),
    "UTF-16 without a mark": (whole("utf-16-be"), "encoding", 1, "UTF-16"),
    "UTF-32": (whole("utf-32"), "encoding", 1, "UTF-32"),
    "UTF-32 without a mark": (whole("utf-32-le"), "encoding", 1, "UTF-32"),
    "CP1258": (CP1258.encode("latin-1"), "encoding", 1, "1258"),
    "TCVN3": (TCVN3.encode("latin-1"), "encoding", 1, "TCVN3"),
    "VNI": (VNI.encode("latin-1"), "encoding", 1, "VNI"),
    "tag that runs a program": (
        HEAD + TASK + "x: !!python/object/apply:os.system [id]\n", "tag", NEXT, "os.system",
    ),
    "tag that makes an object": (HEAD + TASK + "x: !!binary aGk=\n", "tag", NEXT, "!!binary"),
    "merge key": (HEAD + TASK.replace("id:", "<<: {a: 1}, id:"), "merge-key", LINE, "<<"),
    "NaN as progress": (progress(".nan"), "not-finite-number", LINE, ".nan"),
    "infinity as progress": (progress(".inf"), "not-finite-number", LINE, ".inf"),
    "infinity by its size": (progress("1e999"), "not-finite-number", LINE, "1e999"),
    "progress below nothing": (progress("-1"), "out-of-range", LINE, "100"),
    "year 0": (dated("0000-01-01"), "invalid-date", LINE, "0000-01-01"),
    "year 9999": (dated("9999-12-31"), "update-in-future", LINE, "9999"),
    "year 10000": (dated("10000-01-01"), "invalid-date", LINE, "10000-01-01"),
    "30/2": (dated("2026-02-30"), "invalid-date", LINE, "2026-02-30"),
    "term on 30/2": (
        HEAD + TASK.replace("}", ", deadline: 30/2/2026}"), "unreadable-deadline", LINE, "30/2/2026"
    ),
    "period of year 9999": (
        HEAD.replace("to: 2026-12-31", "to: 9999-12-31") + TASK, "period-out-of-range", 7, "9999",
    ),
    "plan id that climbs": (HEAD.replace("vi-du", "../../x") + TASK, "invalid-id", 3, "../../x"),
    "name of 10 MB": (
        HEAD + TASK.replace("bo-a", "boa" * 3_000_000), "unknown-agency", LINE, "boa",
    ),
    "key of 1000 letters": (
        HEAD + TASK.replace("id:", f"{'k' * 1000}: 1, id:"), "unknown-key", LINE, "kkk",
    ),
    "term of 10 MB": (
        HEAD + TASK.replace("}", f", deadline: {'quý ' * 2_000_000}}}"),
        "unreadable-deadline", LINE, "quý",
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", REFUSED)
def test_a_fault_is_named_at_its_line(ask: Ask, tmp_path: Path, attack: str) -> None:
    plan, rule, line, named = REFUSED[attack]
    root = lay_out(tmp_path, plan)

    told = ask("validate", "--format", "json", at=root)
    assert told.code == 1
    found = json.loads(told.out)["findings"]
    assert (rule, PLAN, line) in [(one["rule"], one["path"], one["line"]) for one in found]
    assert any(named in one["message"] + one["repair"] for one in found if one["rule"] == rule)

    refused = ask("status", at=root)
    assert (refused.code, refused.out) == (3, "")
    assert f"{PLAN}:{line}:" in refused.err
    assert f"[{rule}]" in refused.err
    assert max(map(len, refused.err.splitlines())) < 1000  # an excerpt, however long the line


def test_a_file_of_empty_lists_alone_cannot_be_read(ask: Ask, tmp_path: Path) -> None:
    root = lay_out(tmp_path, f"{HEAD}{TASK}x: {'[' * 100_001}")

    judged = ask("validate", "--format", "json", at=root)
    assert judged.code == 3
    assert [(one["rule"], one["path"]) for one in json.loads(judged.out)["findings"]] == [
        ("unreadable-file", PLAN)
    ]

    refused = ask("status", at=root)
    assert (refused.code, refused.out) == (3, "")
    assert PLAN in refused.err
    assert max(map(len, refused.err.splitlines())) < 1000


ODD_IDS = [
    *("Đ.1", "I.1_2", "a-b", "ệ", "I.1\u0301"),
    *("I 1", "a/b", "../x", "a:b", "-x", "<b>", "=1+1", "|", "'", '"', "\\", "%s", "{{1}}"),
    *("\U0001f4a5", "I\u00a01", "I\u200b1", "\u202eI", "#", "a\nb", "\ufeff1", "１", "٣", "ǅ"),
    *("*", "~"),
]  # fmt: skip


@pytest.mark.parametrize("id_", ODD_IDS)
def test_an_id_of_odd_characters_is_a_good_one_or_told(ask: Ask, tmp_path: Path, id_: str) -> None:
    quoted = json.dumps(id_, ensure_ascii=False)
    root = lay_out(tmp_path, HEAD + TASK.replace("I.1", quoted))
    told = ask("validate", "--format", "json", at=root)
    if told.code == 0:
        shown = ask("show", id_, "--format", "json", at=root)
        assert shown.code == 0
        assert json.loads(shown.out)["task"]["id"] == id_
    else:
        assert told.code == 1
        assert {one["line"] for one in json.loads(told.out)["findings"]} == {LINE}
        assert ask("status", at=root).code == 3


def test_thousands_of_areas(ask: Ask, tmp_path: Path) -> None:
    areas = "".join(f"  - {{id: A{n}, name: Nhóm {n}}}\n" for n in range(5000))
    root = lay_out(tmp_path, HEAD.replace("tasks:\n", f"{areas}tasks:\n") + TASK)
    assert ask("validate", at=root).code == 0
    assert ask("status", at=root).code == 0
    assert ask("areas", at=root).out.count("Nhóm") >= 5000
    refused = ask("list", "--area", "B1", at=root)
    assert refused.code == 2


@pytest.mark.parametrize("name", ["plans/2026.yaml", "plans/agencies.yaml", "caich.toml"])
@pytest.mark.parametrize("what", ["pipe", "device", "folder", "loop", "loop of two", "nowhere"])
def test_what_is_no_file_is_never_read(ask: Ask, tmp_path: Path, name: str, what: str) -> None:
    root = lay_out(tmp_path, HEAD + TASK)
    path = root / name
    path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what == "loop of two":
        other = path.with_name("kia.txt")
        path.symlink_to(other)
        other.symlink_to(path)
    else:
        path.symlink_to({"device": "/dev/zero", "loop": path.name}.get(what, "không-có"))
    told = ask("validate", at=root)
    refused = ask("status", at=root)
    assert (told.code, refused.code, refused.out) == (3, 3, "")
    assert f"{name}:" in told.out
    assert f"{name}:" in refused.err


CLIMBING = [
    "../plans/2026.yaml",
    "../../secret",
    "/etc/passwd",
    "..\\secret",
    "link.j2",
    "a/../../s",
]


@pytest.mark.parametrize("name", CLIMBING)
def test_a_template_reaches_no_file_outside_its_folder(ask: Ask, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("bí mật", "utf-8")
    root = tmp_path / "a"
    root.mkdir()
    lay_out(root, HEAD + TASK)
    templates = root / "templates"
    templates.mkdir()
    (templates / "link.j2").symlink_to(tmp_path / "secret")
    named = json.dumps(name)
    for how in (
        f"{{% include {named} %}}",
        f"{{% extends {named} %}}",
        f"{{% import {named} as x %}}",
    ):
        (templates / "weekly.md.j2").write_text(how, "utf-8")
        answer = ask("render", "weekly", "--as-of", "2026-06-28", at=root)
        assert (answer.code, answer.out) == (3, "")
        assert "templates/weekly.md.j2:1" in answer.err
        assert "bí mật" not in answer.err


@pytest.mark.parametrize(
    "file", ["plans/2020.yaml", "plans/../plans/2020.yaml", "plans/agencies.yaml"]
)
def test_a_report_never_takes_the_place_of_a_plan(ask: Ask, tmp_path: Path, file: str) -> None:
    (tmp_path / "plans").mkdir()
    for path in (EXAMPLE / "plans").iterdir():
        (tmp_path / "plans" / path.name).write_bytes(path.read_bytes())
    before = (tmp_path / file).read_bytes()
    for words in (("render", "weekly", "-o", file), ("validate", "-o", f"json={file}")):
        assert ask(*words, at=tmp_path).code in (2, 3)
        assert (tmp_path / file).read_bytes() == before


HUGE: dict[str, tuple[Callable[[], str], int, int, str]] = {
    # what is huge: the plan's tasks, the exit codes of validate and status, what the words name
    "a million keys": (lambda: TASK + numbered(10**6), 3, 3, f"{PLAN}:1"),
    "a title of 100 MB": (lambda: TASK.replace("Tập", "t" * 10**8), 0, 0, ""),
    "lists that hold nothing": (
        lambda: TASK + "x: [" + "[]," * 1_000_000 + "]\n", 3, 3, f"{PLAN}:1",
    ),
    "a fault in every short task": (
        lambda: TASK.replace("bo-a", "bo-x") * 60_000, 3, 3, f"{PLAN}:1",
    ),
    "more than is read": (lambda: TASK + "#" * 2**28, 3, 3, f"{PLAN}:1"),
}  # fmt: skip


@pytest.mark.parametrize("what", HUGE)
def test_what_is_huge_takes_bounded_memory_and_ends(tmp_path: Path, what: str) -> None:
    """As whole processes, which the system ends at two gigabytes or two minutes of computing."""
    tasks, validated, asked, named = HUGE[what]
    root = lay_out(tmp_path, HEAD + tasks())

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (120, 120))

    for command, code in (("validate", validated), ("status", asked)):
        done = subprocess.run(
            [sys.executable, "-m", "caichcli", command],
            cwd=root, capture_output=True, check=False, preexec_fn=limit,
        )  # fmt: skip
        said = (done.stdout + done.stderr).decode()
        assert (done.returncode, "Traceback" in said) == (code, False), said[-500:]
        assert named in said
        assert len(said) < 100_000
