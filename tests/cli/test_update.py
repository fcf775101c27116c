"""``caich update``: the lines that each command adds, and what it refuses."""

import json
import shlex
from pathlib import Path

import jsonschema_rs
import pytest

from caichcli.files.disk import locks
from caichcli.files.disk.writes import WriteFault
from tests.cli.conftest import ROOT, Ask
from tests.cli.recorded import FILE, PLAN, TODAY, Desk, added, desk, pipe, unified
from tests.repositories import Git, commit

AFTER_I1, AFTER_I2, AFTER_I3 = 21, 28, 40


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


ADDED = {
    # the words typed: after which line, and the lines added
    "I.1 -s done --progress 100": (
        AFTER_I1,
        ["      - {date: 2026-07-01, status: done, progress: 100}"],
    ),
    "i.1 --note 'Đã họp: 02 lần' --by 'bộ a' --date 30/6/2026": (
        AFTER_I1,
        ['      - {date: 2026-06-30, by: bo-a, note: "Đã họp: 02 lần"}'],
    ),
    "I.1 --progress 62,5%": (AFTER_I1, ["      - {date: 2026-07-01, progress: 62.5}"]),
    "I.2 -s done -r 9/TB-VD@08/6/2026 -r '10/TB' --completed 8.6.2026 --recorded-by 'Chị Hoa'": (
        AFTER_I2,
        [
            "    updates:",
            "      - {date: 2026-07-01, recorded_by: Chị Hoa, status: done, "
            "results: [{number: 9/TB-VD, date: 2026-06-08}, {number: 10/TB}], "
            "completed: 2026-06-08}",
        ],
    ),
    "I.1 -n x -r '310/BC-STC ngày 30/6/2026' -r 'Báo cáo số 1/BC, ngày 01 tháng 7 năm 2026'": (
        AFTER_I1,
        [
            "      - {date: 2026-07-01, note: x, results: [{number: 310/BC-STC, date: 2026-06-30}, "
            "{number: 1/BC, date: 2026-07-01}]}"
        ],
    ),
    "I.3 -s done --for 2026-Q2 --agency BA --by van-phong --reason 'Chờ số liệu'": (
        AFTER_I3,
        [
            "      - date: 2026-07-01",
            "        by: van-phong",
            "        agency: bo-a",
            "        status: done",
            "        for: 2026-Q2",
            "        reason: Chờ số liệu",
        ],
    ),
    "I.1 --problem Một --problem Hai": (
        AFTER_I1,
        ["      - {date: 2026-07-01, problems: [{text: Một}, {text: Hai}]}"],
    ),
    "I.1 --problem Một --to BA": (
        AFTER_I1,
        ["      - {date: 2026-07-01, problems: [{text: Một, to: bo-a}]}"],
    ),
    "I.1 --problem Một --proposal Hai --to BA --proposal Ba --to bo-b": (
        AFTER_I1,
        [
            "      - {date: 2026-07-01, problems: [{text: Một}], "
            "proposals: [{text: Hai, to: bo-a}, {text: Ba, to: bo-b}]}"
        ],
    ),
    "I.1 --problem Một --proposal Hai --to BA": (
        AFTER_I1,
        [
            "      - {date: 2026-07-01, problems: [{text: Một, to: bo-a}], "
            "proposals: [{text: Hai, to: bo-a}]}"
        ],
    ),
    "I.1 --problem Một --proposal Hai --to BA --to van-phong": (
        AFTER_I1,
        [
            "      - {date: 2026-07-01, problems: [{text: Một, to: bo-a}], "
            "proposals: [{text: Hai, to: van-phong}]}"
        ],
    ),
    "I.1 --proposal Hai --proposal Ba --to van-phong": (
        AFTER_I1,
        [
            "      - {date: 2026-07-01, "
            "proposals: [{text: Hai, to: van-phong}, {text: Ba, to: van-phong}]}"
        ],
    ),
    "I.1 --corrects 2026-04-03 --progress 45": (
        AFTER_I1,
        ["      - {date: 2026-07-01, progress: 45, corrects: 2026-04-03}"],
    ),
    "I.1 --withdraws 2026-04-03#1": (
        AFTER_I1,
        ["      - {date: 2026-07-01, withdraws: 2026-04-03#1}"],
    ),
    "I.3 --resolves 2026-04-05#1/1 --note 'Đã bổ sung' --document 8/CV@1/7/2026": (
        AFTER_I3,
        [
            "      - date: 2026-07-01",
            "        note: Đã bổ sung",
            "        document: {number: 8/CV, date: 2026-07-01}",
            "        resolves: 2026-04-05#1/1",
        ],
    ),
    "II.1 -s in-progress --document 9/QĐ@1/7/2026": (
        47,
        [
            "      - {date: 2026-07-01, status: in-progress, "
            "document: {number: 9/QĐ, date: 2026-07-01}}"
        ],
    ),
}


@pytest.mark.parametrize("line", ADDED)
def test_exactly_these_lines_are_added(at: Desk, line: str) -> None:
    answer = at.run("update", *shlex.split(line), "--diff")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {ADDED[line][0]: ADDED[line][1]}
    assert answer.out.endswith(f"\n{unified(PLAN, at.text)}")
    assert at.run("validate").code == 0


def test_several_tasks_at_once_and_each_once(at: Desk) -> None:
    answer = at.run("update", "I.1", "I.2", "i.1", "--progress", "50", "-f", "json")
    assert json.loads(answer.out)["changed"] == [
        {"file": FILE, "task": "I.1", "ref": "2026-07-01#1"},
        {"file": FILE, "task": "I.2", "ref": "2026-07-01#1"},
    ]
    assert list(added(PLAN, at.text)) == [AFTER_I1, AFTER_I2]


def test_json_keeps_its_contract_and_counts_entries_of_a_day(at: Desk) -> None:
    at.run("update", "I.1", "--progress", "50")
    before = at.text
    answer = at.run("update", "I.1", "--progress", "60", "--format", "json")
    schema = json.loads((ROOT / "docs/schema/update.answer.schema.json").read_text("utf-8"))
    told = json.loads(answer.out)
    jsonschema_rs.validator_for(schema).validate(told)
    overdue = {
        "class": "overdue",
        "due": "2026-06-30",
        "completed": None,
        "days_late": 1,
        "lead": ["bo-a"],
        "completion": None,
    }
    assert told == {
        "as_of": "2026-07-01",
        "changed": [{"file": FILE, "task": "I.1", "ref": "2026-07-01#2"}],
        "receipt": [
            {
                "task": "I.1",
                "agency": None,
                "occurrence": None,
                "before": overdue,
                "after": overdue,
            }
        ],
        "initiatives": [],
        "unplaced": [],
        "replies": [],
        "letters": [],
        "drafts": [],
        "diff": unified(before, at.text),
        "written": True,
        "commit": None,
    }


def test_a_dry_run_prints_the_same_and_writes_nothing(at: Desk) -> None:
    dry = at.run("update", "I.1", "-s", "done", "--dry-run")
    assert (dry.code, at.text) == (0, PLAN)
    assert "chưa ghi gì" in dry.err
    wet = at.run("update", "I.1", "-s", "done")
    assert wet.out == dry.out
    assert sorted(path.name for path in (at.top / "plans").iterdir()) == [
        "2026.yaml",
        "agencies.yaml",
    ]


WARNED = {
    "I.1 --progress 30": "progress-falls",
    "I.3 -s done --by BA": "occurrence-missing",
    "I.1 -s suspended": "suspended-without-document",
    "I.1 -s done --progress 40": "progress-against-status",
    "I.2 --completed 1/6/2026": "completed-not-done",
    "I.1 -n x -r 1/BC@29/6/2062": "document-in-future",
}


@pytest.mark.parametrize("line", WARNED)
def test_a_warning_is_told_and_written(at: Desk, line: str) -> None:
    answer = at.run("update", *line.split())
    assert answer.code == 0
    assert f"cảnh báo[{WARNED[line]}]" in answer.err
    assert f"{FILE}:" in answer.err
    assert at.text != PLAN


def test_a_warning_of_the_new_entry_alone_is_told(at: Desk) -> None:
    old = PLAN.replace("status: in-progress, progress: 40", "status: suspended")
    at.write(old)
    answer = at.run("update", "I.1", "--note", "Họp")
    assert "cảnh báo" not in answer.err


def test_an_entry_before_the_task_was_assigned_is_a_warning(at: Desk) -> None:
    answer = at.run("update", "I.2", "--note", "Họp", "--date", "2026-01-10")
    assert answer.code == 0
    assert "update-before-assigned" in answer.err


REFUSED = {
    # the words typed: the exit code, and what must be named
    "I.9 --note x": (2, ["I.9", "I.1"]),
    "I.1": (2, ["--status"]),
    "I.1 --by BA": (2, ["--status"]),
    "I.1 -s don": (2, ["--status", "done"]),
    "I.1 --by 'Bộ Văn hóa'": (2, ["--status"]),
    "I.1 -s done --by 'Bộ Văn hóa'": (2, ["Bộ Văn hóa và B", "bo-b"]),
    "I.1 -s done --agency zzz": (2, ["zzz", "caich agencies"]),
    "I.1 -s done --date 31/6/2026": (2, ["--date", "31/6/2026", "30/6/2020"]),
    "I.1 -s done --completed 'hôm qua'": (2, ["completed", "hôm qua"]),
    "I.1 -s done -r 5/TB@hômqua": (2, ["results", "hômqua"]),
    "I.1 --progress 140": (2, ["out-of-range", "140", f"{FILE} (dòng sẽ ghi): ", "chưa ghi gì"]),
    "I.1 --progress nhiều": (2, ["wrong-type", "nhiều"]),
    "I.1 --note ''": (2, ["empty-text"]),
    "I.1 --note ' '": (2, ["--status"]),
    "I.1 --problem ' '": (2, ["empty-entry"]),
    "I.1 --corrects 2026-04-03": (2, ["empty-entry"]),
    "I.1 -s done --date 2/7/2026": (2, ["update-in-future"]),
    "I.1 -s done --date 2/4/2026": (2, ["updates-out-of-order", "--completed"]),
    "I.1 -n x --by BA --by bo-b": (2, ["--by", "hai lần"]),
    "I.1 -n x --plan ke-hoach -p khac": (2, ["--plan"]),
    "I.1 -s done --completed 2/7/2026": (2, ["completed-after-recorded"]),
    "I.1 --by BA --reconciles 2/7/2026": (2, ["reconciles-after-recorded", "02/7/2026"]),
    "--agency BA --reconciles 2/7/2026": (2, ["reconciles-after-recorded"]),
    "--agency BA --reconciles mai": (2, ["reconciles", "mai"]),
    "I.1 --corrects 2026-04-04": (2, ["unknown-entry"]),
    "I.1 --corrects hôm-qua": (2, ["invalid-entry"]),
    "I.1 --resolves 2026-04-03": (2, ["resolves-nothing"]),
    "I.1 -s done --for 2026-Q2": (2, ["unknown-occurrence"]),
    "I.3 -s done --for 2026-Q7": (2, ["unknown-occurrence", "2026-Q1", "2026-Q4"]),
    "II.1 -s done": (2, ["II.1", "--document"]),
    "II.1 --note x": (2, ["II.1", "--document"]),
    "I.1 --to BA --note x": (2, ["--to", "--proposal"]),
    "I.1 --proposal a --proposal b --proposal c --to BA --to BA": (2, ["--to"]),
    "I.1 --note 'a\x07b'": (2, ["ký tự điều khiển"]),
    "I.1 --interactive": (2, ["--interactive"]),
    "- I.1": (2, ["“-”"]),
    "I.1 --note x --format yaml": (2, ["json"]),
    "I.1 --note x --plan khac": (2, ["ke-hoach"]),
    "I.1 --note x --commit": (3, ["--commit", "git"]),
    "--note x": (2, ["NHIỆM_VỤ"]),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_changes_nothing(at: Desk, line: str) -> None:
    code, named = REFUSED[line]
    answer = at.run("update", *shlex.split(line))
    assert (answer.code, answer.out, at.text) == (code, "", PLAN)
    assert [word for word in named if word not in answer.err] == []


def test_the_refusal_is_what_validate_would_say(at: Desk) -> None:
    refused = at.run("update", "I.1", "--progress", "140").err
    line = "      - {date: 2026-07-01, progress: 140}\n"
    at.write(PLAN.replace("# qua điện thoại\n", f"# qua điện thoại\n{line}"))
    written = at.run("validate").out
    # What is not written yet stands on no line.
    drafted = written.replace(f"{FILE}:22:38:", f"{FILE} (dòng sẽ ghi):").replace("22 |", " + |")
    assert refused.startswith(drafted)


def test_a_plan_with_errors_already_says_which(at: Desk) -> None:
    broken = PLAN.replace("area: II\n", "area: III\n")
    at.write(broken)
    for options in (["--dry-run"], []):
        answer = at.run("update", "I.1", "--note", "x", *options)
        assert (answer.code, answer.out, at.text) == (3, "", broken)
        assert "unknown-area" in answer.err
        assert "đã có lỗi từ trước" in answer.err


@pytest.mark.parametrize("text", ["", "tasks: [", "[]", "plan: 1", "\ufffe", PLAN + "\tx: 1\n"])
def test_a_file_that_is_no_plan_is_refused(at: Desk, text: str) -> None:
    at.write(text)
    answer = at.run("update", "I.1", "--note", "x")
    assert (answer.code, answer.out, at.text) == (3, "", text)


def test_a_shape_that_cannot_be_spliced_is_refused_with_the_lines_to_add(at: Desk) -> None:
    last = "{date: 2026-06-12, status: cancelled, document: {number: 5/TB-VD, date: 2026-06-11}}"
    odd = PLAN.replace(f"\n      - {last}\n", f" [{last} # hết\n      ]\n")
    assert odd != PLAN
    at.write(odd)
    answer = at.run("update", "II.1", "--note", "x", "--document", "7/TB@1/7/2026")
    assert (answer.code, answer.out, at.text) == (2, "", odd)
    line = "- {date: 2026-07-01, note: x, document: {number: 7/TB, date: 2026-07-01}}"
    assert f"updates:\n  {line}" in answer.err
    assert "tasks.4.updates" in answer.err


def test_what_a_stream_holds_steers_no_terminal(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, '[{"task": "I.9\\u001b[31m"}, {"task": "I.1", "note": "a\\u202eb"}]')
    answer = at.run("update", "-")
    assert answer.code == 2
    pipe(monkeypatch, '[{"task": "I.1", "note": "a\\u202eb\\u001b[31m"}]')
    other = at.run("update", "-")
    assert (other.code, at.text) == (2, PLAN)
    assert not {"\x1b", "\u202e"} & set(answer.err + other.err)


def test_a_file_saved_meanwhile_is_read_again(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves a longer log after the plan was first read, without the lock."""
    replace = locks.replace
    theirs = PLAN.replace("# qua điện thoại\n", "# đã gọi lại\n")

    def late(held: locks.Held, old: bytes, new: bytes) -> WriteFault | None:
        if old == PLAN.encode():
            at.write(theirs)
        return replace(held, old, new)

    monkeypatch.setattr(locks, "replace", late)
    answer = at.run("update", "I.1", "--progress", "50")
    assert answer.code == 0
    assert added(theirs, at.text) == {AFTER_I1: ["      - {date: 2026-07-01, progress: 50}"]}


def test_a_file_saved_again_and_again_is_given_up(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        locks,
        "replace",
        lambda held, *_: WriteFault(held.path, "changed-meanwhile"),
    )
    answer = at.run("update", "I.1", "--progress", "50")
    assert (answer.code, at.text) == (3, PLAN)
    assert FILE in answer.err


def test_a_plan_that_somebody_else_is_writing(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.01)
    with locks.locked(at.top / FILE):
        answer = at.run("update", "I.1", "--progress", "50")
        other = at.run("update", "I.1", "--progress", "50", "--lang", "en")
    assert (answer.code, other.code, at.text) == (3, 3, PLAN)
    lock = (at.top / FILE).with_name(".2026.yaml.lock")
    assert f"tệp khóa ({lock})" in answer.err
    assert f"left its lock ({lock})" in other.err


def test_a_commit_holds_the_file_alone(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    commit(git, at.top, {"ghi-chu.txt": "một\n"})
    (at.top / "ghi-chu.txt").write_text("hai\n", "utf-8")
    git(at.top, "add", "ghi-chu.txt")
    answer = at.run("update", "I.1", "I.2", "--progress", "50", "--commit", "--lang", "en")
    assert answer.code == 0, answer.err
    assert git(at.top, "log", "-1", "--format=%s") == "Ghi nhận báo cáo tiến độ: I.1, I.2"
    assert git(at.top, "show", "--name-only", "--format=") == FILE
    assert git(at.top, "status", "--porcelain") == "M  ghi-chu.txt"
    assert git(at.top, "rev-parse", "--short=10", "HEAD") in answer.err


STANDING_IN_THE_WAY = {
    # what git says or caich asks for: the file that is there, the words
    "another program": (".git/index.lock", "index.lock"),
    "a merge under way": (".git/MERGE_HEAD", "đang gộp dở"),
}


@pytest.mark.parametrize("case", STANDING_IN_THE_WAY)
def test_a_commit_that_git_refuses_is_told_and_the_file_stays_written(
    at: Desk, git: Git, case: str
) -> None:
    file, words = STANDING_IN_THE_WAY[case]
    git(at.top, "init", "-q")
    name = commit(git, at.top, {})
    (at.top / file).write_text(f"{name}\n", "utf-8")
    answer = at.run("update", "I.1", "--progress", "50", "--commit")
    assert answer.code == 3
    assert words in answer.err
    assert added(PLAN, at.text) == {AFTER_I1: ["      - {date: 2026-07-01, progress: 50}"]}
    assert git(at.top, "rev-parse", "HEAD") == name


def test_a_file_that_git_is_told_to_leave_out_is_not_committed(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    commit(git, at.top, {".gitignore": "plans/2026.yaml\n"})
    answer = at.run("update", "I.1", "--progress", "50", "--commit", "--lang", "en")
    assert answer.code == 3
    assert f"{FILE} is left out by .gitignore" in answer.err


def test_no_hook_is_run(at: Desk, git: Git) -> None:
    """One may have come with the files; what is recorded is checked before it is written."""
    git(at.top, "init", "-q")
    commit(git, at.top, {})
    hook = at.top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert at.run("update", "I.1", "--progress", "50", "--commit").code == 0
    assert git(at.top, "status", "--porcelain") == ""


CSV = """\
task,date,by,status,progress,note,results,proposals,proposals.to
I.1,30/6/2026,Bộ A,in-progress,60%,"Họp, lấy ý kiến",,,
I.2,2026-06-30,bo-b,done,,,"9/TB@8/6/2026
10/TB","Cấp kinh phí
Gia hạn",van-phong
"""
JSON = """\
[{"task": "I.1", "date": "2026-06-30", "by": "bo-a", "status": "in-progress", "progress": 60,
\t"note": "Họp, lấy \\u00fd kiến", "reason": null},
 {"task": "I.2", "date": "2026-06-30", "by": "BO-B", "status": "done",
  "results": [{"number": "9/TB", "date": "2026-06-08"}, {"number": "10/TB"}],
  "proposals": [{"text": "Cấp kinh phí", "to": "Văn phòng"}, "Gia hạn"]}]
"""
YAML = """\
# báo cáo tuần
- task: I.1
  date: 30/6/2026
  by: BA
  status: in-progress
  progress: 60
  note: Họp, lấy ý kiến
- {task: i.2, date: 2026-06-30, by: bo-b, status: done, results: [9/TB@8/6/2026, 10/TB],
   proposals: [{text: Cấp kinh phí, to: van phong}, Gia hạn]}
"""
STREAMS = {
    "csv": CSV,
    "csv of Excel": "\ufeff" + CSV.replace(",", ";").replace("Họp;", "Họp,").replace("\n", "\r\n"),
    "tabs": CSV.replace(",", "\t").replace("Họp\t", "Họp,"),
    "json": JSON,
    "yaml": YAML,
}


@pytest.mark.parametrize("form", STREAMS)
def test_a_stream_is_the_same_in_every_form(
    at: Desk, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pipe(monkeypatch, STREAMS[form])
    answer = at.run("update", "-")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {
        AFTER_I1: [
            "      - {date: 2026-06-30, by: bo-a, status: in-progress, progress: 60, "
            'note: "Họp, lấy ý kiến"}'
        ],
        AFTER_I2: [
            "    updates:",
            "      - {date: 2026-06-30, by: bo-b, status: done, "
            "results: [{number: 9/TB, date: 2026-06-08}, {number: 10/TB}], "
            "proposals: [{text: Cấp kinh phí, to: van-phong}, {text: Gia hạn}]}",
        ],
    }


LINES = {
    "csv": 'task,date,by,note\n"I.1",30/6/2026,BA,"dòng 1\r\ndòng 2"\n',
    "csv of Windows": 'sep=;\r\ntask;date;by;note\r\nI.1;30/6/2026;BA;"dòng 1\r\ndòng 2"\r\n',
    "another separator": 'sep=|\ntask|date|by|note\nI.1|30/6/2026|BA|"dòng 1\r\ndòng 2"\n',
    "json": '[{"task":"I.1","date":"30/6/2026","by":"BA","note":"dòng 1\\r\\ndòng 2"}]',
    "yaml": '- {task: I.1, date: 30/6/2026, by: BA, note: "dòng 1\\r\\ndòng 2"}\n',
    "csv of an old Mac": 'task,date,by,note\r"I.1",30/6/2026,BA,"dòng 1\rdòng 2"\r',
    "csv, a lone carriage return": 'task,date,by,note\nI.1,30/6/2026,BA,"dòng 1\rdòng 2"\n',
    "csv, a line separator": 'task,date,by,note\nI.1,30/6/2026,BA,"dòng 1\u2028dòng 2"\n',
    "json, a lone carriage return": (
        '[{"task":"I.1","date":"30/6/2026","by":"BA","note":"dòng 1\\rdòng 2"}]'
    ),
    "yaml, a lone carriage return": (
        '- {task: I.1, date: 30/6/2026, by: BA, note: "dòng 1\\rdòng 2"}\n'
    ),
    "yaml of Windows": "- task: I.1\r\n  date: 30/6/2026\r\n  by: BA\r\n"
    "  note: |-\r\n    dòng 1\r\n    dòng 2\r\n",
}
LINE = '      - {date: 2026-06-30, by: bo-a, note: "dòng 1\\ndòng 2"}'


@pytest.mark.parametrize("form", LINES)
def test_lines_may_end_in_any_way_in_every_stream(
    at: Desk, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pipe(monkeypatch, LINES[form])
    answer = at.run("update", "-")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {AFTER_I1: [LINE]}


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x0b", "\u2028"])
def test_lines_end_so_in_options_too(at: Desk, line_break: str) -> None:
    words = ("--date", "30/6/2026", "--by", "BA", "-n", f"dòng 1{line_break}dòng 2")
    assert at.run("update", "I.1", *words).code == 0
    assert added(PLAN, at.text) == {AFTER_I1: [LINE]}


def test_a_line_of_a_named_separator_counts(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, "sep=;\ntask;note\nI.1;a\nI.9;b\n")
    assert "mục 2 (dòng 4)" in at.run("update", "-").err


def test_what_only_looks_like_an_escape_is_left(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, '- {task: I.1, date: 30/6/2026, by: BA, note: "a\\\\r\\nb"}')
    assert at.run("update", "-").code == 0
    assert 'note: "a\\\\r\\nb"' in at.text


def test_the_options_give_what_rows_do_not(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, "task,by,progress\nI.1,BA,50\nI.2,,10\n")
    at.run("update", "-", "--by", "bo-b", "--recorded-by", "Hoa", "--date", "30/6/2026")
    assert [line for lines in added(PLAN, at.text).values() for line in lines] == [
        "      - {date: 2026-06-30, by: bo-a, recorded_by: Hoa, progress: 50}",
        "    updates:",
        "      - {date: 2026-06-30, by: bo-b, recorded_by: Hoa, progress: 10}",
    ]


BAD_STREAMS = {
    "": ["không có mục nào"],
    "\n\n": ["không có mục nào"],
    "task,note\n": ["không có mục nào"],
    "[]": ["không có mục nào"],
    "task: I.1": ["danh sách"],
    "I.1": ["danh sách"],
    "- I.1": ["mục 1 (dòng 1)"],
    "- {task: I.1, note: a}\n- [b]": ["mục 2 (dòng 2)"],
    "- {task: I.1, note: a}\n- {note: b}": ["mục 2 (dòng 2)", "task"],
    "- {task: I.1, note: a}\n- {task: I.9, note: b}": ["mục 2 (dòng 2)", "I.9"],
    "- {task: I.1, note: a\n- {task: I.2": ["stdin:", "syntax"],
    "- {task: I.1, note: a, note: b}": ["duplicate-key"],
    '[{"task": "I.1", "note": "a", "note": "b"}]': ["duplicate-key"],
    "- {task: I.1, ghi_chu: a}": ["mục 1 (dòng 1)", "unknown-key", "ghi_chu"],
    "- {task: I.1, note: [a]}": ["mục 1 (dòng 1)", "wrong-type"],
    "- {task: I.1, results: [{so: 1}]}": ["mục 1 (dòng 1)", "unknown-key"],
    "- {task: I.1, status: xong xuôi}": ["mục 1 (dòng 1)", "wrong-value"],
    "- {task: II.1, status: done}": ["mục 1 (dòng 1)", "II.1", "--document"],
    "task,note\nI.1,a\nI.2,b,c\n": ["mục 2 (dòng 3)"],
    'task,note\nI.1,"a\n': ["mục 1 (dòng 2)"],
    "task,note,note\nI.1,a,b\n": ["hai cột “note”"],
    "sep=;\ntask;progress;by;progress\nI.1;40;BA;\n": ["hai cột “progress”"],
    "task,date,note\nI.1,2026-05-01,a\nI.1,2026-04-30,b\n": [
        "mục 2 (dòng 3)",
        "updates-out-of-order",
    ],
    "task,date,note\nI.1,1/5/26,a\n": ["mục 1 (dòng 2)", "1/5/26"],
}


@pytest.mark.parametrize("stream", BAD_STREAMS)
def test_a_broken_stream_writes_nothing_and_names_the_row(
    at: Desk, monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    pipe(monkeypatch, stream)
    answer = at.run("update", "-")
    assert (answer.code, answer.out, at.text) == (2, "", PLAN)
    assert [word for word in BAD_STREAMS[stream] if word not in answer.err] == []


@pytest.mark.parametrize("form", ["csv", "yaml"])
@pytest.mark.parametrize(
    ("fault", "named"), [("progress: 140", "out-of-range"), ("date: 31/6/2026", "31/6/2026")]
)
def test_row_700_of_a_thousand(
    at: Desk, monkeypatch: pytest.MonkeyPatch, form: str, fault: str, named: str
) -> None:
    key, _, value = fault.partition(": ")
    rows = [{"task": "I.1", "date": "1/7/2026", "progress": "50"} for _ in range(1000)]
    rows[699][key] = value
    if form == "csv":
        lines = ["task,date,progress", *(",".join(row.values()) for row in rows)]
    else:
        lines = [
            "# dòng đầu",
            *(f"- {{{', '.join(f'{k}: {v}' for k, v in r.items())}}}" for r in rows),
        ]
    pipe(monkeypatch, "\n".join(lines))
    answer = at.run("update", "-")
    assert (answer.code, at.text) == (2, PLAN)
    assert "mục 700 (dòng 701)" in answer.err
    assert named in answer.err


@pytest.mark.parametrize("data", [b"\xff\xfet\x00a\x00", "task,note\nI.1,đi".encode("cp1258")])
def test_a_stream_in_another_encoding_is_refused(
    at: Desk, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    pipe(monkeypatch, data)
    answer = at.run("update", "-")
    assert (answer.code, at.text) == (2, PLAN)
    assert "stdin:" in answer.err
    assert "encoding" in answer.err


def test_a_log_entry_may_follow_one_of_the_same_stream(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(
        monkeypatch,
        "- {task: I.1, date: 2026-06-30, progress: 50}\n"
        "- {task: I.1, date: 2026-07-01, progress: 55, corrects: 2026-06-30}\n",
    )
    answer = at.run("update", "-", "-f", "json")
    assert [one["ref"] for one in json.loads(answer.out)["changed"]] == [
        "2026-06-30#1",
        "2026-07-01#1",
    ]


def test_reading_back_shows_it(at: Desk) -> None:
    at.run("update", "I.1", "--progress", "70", "--note", "Đã trình")
    told = json.loads(at.run("show", "I.1", "--format", "json").out)
    assert told["task"]["progress"] == 70
    assert told["task"]["history"][-1]["record"]["note"] == "Đã trình"
    assert TODAY.isoformat() in at.text


def test_line_ends_and_form_of_the_file_stay(at: Desk) -> None:
    windows = "\ufeff" + PLAN.replace("\n", "\r\n")
    at.write(windows)
    at.run("update", "I.1", "--progress", "50")
    line = "      - {date: 2026-07-01, progress: 50}\r\n"
    assert at.text == windows.replace("# qua điện thoại\r\n", f"# qua điện thoại\r\n{line}")


def test_the_plan_of_several_is_told_apart(at: Desk) -> None:
    other = PLAN.replace("id: ke-hoach", "id: khac")
    (at.top / "plans" / "khac.yaml").write_text(other, "utf-8")
    assert at.run("update", "I.1", "--note", "x").code == 2
    assert at.run("update", "I.1", "--note", "x", "--plan", "khac").code == 0
    assert at.text == PLAN
    assert at.run("update", "I.1", "--note", "x", "--plan", FILE).code == 0
    assert added(PLAN, at.text) == {AFTER_I1: ["      - {date: 2026-07-01, note: x}"]}


BLANK_ROWS = {
    "csv": "task,by,status,progress,note\nI.1,BA,in-progress,50,Họp\nI.2,bo-b,,,\n",
    "json": '[{"task": "I.1", "note": "Họp"}, {"task": "I.2", "by": "bo-b"}]',
    "blank note": '[{"task": "I.1", "note": "Họp"}, {"task": "I.2", "note": " "}]',
    "yaml": "- {task: I.1, note: Họp}\n- task: I.2\n",
}


@pytest.mark.parametrize("form", BLANK_ROWS)
def test_a_row_that_says_nothing_is_refused_with_its_stream(
    at: Desk, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pipe(monkeypatch, BLANK_ROWS[form])
    answer = at.run("update", "-")
    assert (answer.code, at.text) == (2, PLAN)
    assert "mục 2" in answer.err


def test_an_entry_that_says_nothing_is_no_report(at: Desk) -> None:
    at.write(
        PLAN.replace("    product: Thông báo\n", "    product: Thông báo\n    updates: [%s]\n")
        % "{date: 2026-06-30, by: bo-b}"
    )
    assert "empty-entry" in at.run("validate").out
    listed = json.loads(at.run("list", "--status", "not-reported", "-f", "json").out)
    assert [task["id"] for task in listed["tasks"]] == ["I.2"]
