"""Records written from any folder, by a session that may live long; nothing is printed."""

from pathlib import Path
from typing import Any

import pytest

from caichcli.services.errors import (
    NoWorkspace,
    Origin,
    Refusal,
    UnknownAgency,
    UnknownArea,
    UnknownPlan,
    UnknownTask,
)
from caichcli.services.records.additions import (
    NoDayInRecord,
    NothingToRecord,
    RowRefused,
    RowWithoutTask,
    StreamRefused,
    StreamUnreadable,
    TaskTakenOut,
    adjustment,
    reminder,
    report,
    stream,
    task,
    to_each,
)
from caichcli.services.records.desks import BrokenBefore
from caichcli.services.records.entries import (
    Compose,
    ImpossibleValue,
    NoSafePlace,
    Unacceptable,
)
from caichcli.services.records.recording import Instruction, NoRepository, NotCommitted, record
from caichcli.services.session import Session
from tests.cli.recorded import FILE, PLAN, TODAY, added, lay_out
from tests.repositories import Git, commit

AFTER_I1, AFTER_I2 = 21, 28
DAY = TODAY.isoformat()
NOTE = {"date": DAY, "note": "Họp"}
SUBJECT = "record.commit-update"


@pytest.fixture
def here(tmp_path: Path) -> Session:
    lay_out(tmp_path)
    return Session(tmp_path, TODAY)


def text(here: Session) -> str:
    return (here.folder / FILE).read_text("utf-8")


ADDED: dict[str, tuple[Compose, dict[int, list[str]]]] = {
    # what is said: after which lines, and the lines added
    "a report on two tasks": (
        to_each(report, ["i.1", "I.2"], {"date": DAY, "by": "van phong", "progress": "50%"}),
        {
            AFTER_I1: ["      - {date: 2026-07-01, by: van-phong, progress: 50}"],
            AFTER_I2: ["    updates:", "      - {date: 2026-07-01, by: van-phong, progress: 50}"],
        },
    ),
    "a task twice among those urged": (
        to_each(reminder, ["I.2", "i.2"], {"date": DAY, "agency": "BA"}),
        {AFTER_I2: ["    reminders:", "      - {date: 2026-07-01, agency: bo-a}"]},
    ),
    "a term moved": (
        to_each(adjustment, ["I.2"], {"date": DAY, "to": "Quý III/2026"}),
        {AFTER_I2: ["    adjustments:", "      - {date: 2026-07-01, to: Quý III/2026}"]},
    ),
}


@pytest.mark.parametrize("name", ADDED)
def test_what_is_said_is_recorded(here: Session, name: str) -> None:
    compose, lines = ADDED[name]
    answer = record(here, compose, Instruction(), SUBJECT)
    assert added(PLAN, text(here)) == lines
    assert (answer.path, answer.commit, answer.fault) == (FILE, None, None)


REFUSED: dict[str, tuple[Compose, type[Refusal], dict[str, Any]]] = {
    # what is said: why it is refused, and what the refusal knows
    "no such task": (to_each(report, ["I.9"], NOTE), UnknownTask, {"name": "I.9"}),
    "a task taken out": (to_each(report, ["II.1"], NOTE), TaskTakenOut, {"task": "II.1"}),
    "no such agency": (
        to_each(report, ["I.1"], {**NOTE, "by": "zzz"}),
        UnknownAgency,
        {"name": "zzz"},
    ),
    "no day": (
        to_each(report, ["I.1"], {**NOTE, "completed": "hôm qua"}),
        NoDayInRecord,
        {"key": "completed", "value": "hôm qua"},
    ),
    "no such area": (task({"id": "I.9", "area": "V"}), UnknownArea, {"name": "V"}),
    "errors": (
        to_each(report, ["I.1"], {**NOTE, "progress": 140}),
        Unacceptable,
        {"path": FILE, "origins": (), "out_of_order": False},
    ),
    "too early": (
        to_each(report, ["I.1"], {**NOTE, "date": "2026-04-02"}),
        Unacceptable,
        {"out_of_order": True},
    ),
    "what a file cannot hold": (
        to_each(report, ["I.1"], {**NOTE, "note": "a\x07"}),
        ImpossibleValue,
        {"path": FILE},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_knows_what_it_is_about_and_nothing_is_written(here: Session, name: str) -> None:
    compose, why, facts = REFUSED[name]
    with pytest.raises(why) as refusal:
        record(here, compose, Instruction(), SUBJECT)
    assert {key: getattr(refusal.value, key) for key in facts} == facts
    assert text(here) == PLAN


@pytest.mark.parametrize("further", [{}, {"by": "bo-a"}, {"for": "2026-Q1"}, {"note": " "}])
def test_an_entry_that_says_nothing_is_refused(here: Session, further: dict[str, str]) -> None:
    with pytest.raises(NothingToRecord):
        record(here, to_each(report, ["I.1"], {"date": DAY, **further}), Instruction(), SUBJECT)
    assert text(here) == PLAN


STREAMS: dict[str, tuple[type[Refusal], dict[str, Any]]] = {
    # what is read: why it is refused, and what the refusal knows
    "": (StreamRefused, {"reason": "empty"}),
    "- [b]": (StreamRefused, {"reason": "not-a-mapping", "origin": Origin(1, 1)}),
    "- {task: I.1": (StreamUnreadable, {}),
    "- {note: a}": (RowRefused, {"origin": Origin(1, 1)}),
    "- {task: I.1, note: a}\n- {task: I.9, note: b}": (RowRefused, {"origin": Origin(2, 2)}),
    "task,progress\nI.1,50\nI.1,140\n": (Unacceptable, {"origins": (Origin(2, 3),)}),
}


@pytest.mark.parametrize("words", STREAMS)
def test_a_row_that_is_refused_is_named(here: Session, words: str) -> None:
    why, facts = STREAMS[words]
    with pytest.raises(why) as refusal:
        record(here, stream(here, words.encode(), report, {"date": DAY}), Instruction(), SUBJECT)
    assert {key: getattr(refusal.value, key) for key in facts} == facts
    assert text(here) == PLAN


def test_a_row_tells_its_cause(here: Session) -> None:
    with pytest.raises(RowRefused) as refusal:
        record(here, stream(here, b"- {note: a}", report, {"date": DAY}), Instruction(), SUBJECT)
    assert isinstance(refusal.value.cause, RowWithoutTask)


LAST = (
    "      - {date: 2026-06-12, status: cancelled, document: {number: 5/TB-VD, date: 2026-06-11}}\n"
)
BROKEN = {
    # the plan as it is: why nothing can be recorded
    PLAN.replace("area: II\n", "area: III\n"): BrokenBefore,
    "plan: 1": BrokenBefore,
    PLAN.replace(
        f"    updates:\n{LAST}", f"    updates: [{LAST.strip(' -')[:-1]} # hết\n      ]\n"
    ): NoSafePlace,
}


@pytest.mark.parametrize("plan", BROKEN)
def test_a_plan_that_cannot_be_written_to(here: Session, plan: str) -> None:
    (here.folder / FILE).write_text(plan, "utf-8")
    entry = to_each(report, ["II.1"], {**NOTE, "document": "7/TB@1/7/2026"})
    with pytest.raises(BROKEN[plan]):
        record(here, entry, Instruction(), SUBJECT)
    assert text(here) == plan


@pytest.mark.parametrize(
    ("instruction", "why"),
    [(Instruction("khac"), UnknownPlan), (Instruction(commit=True), NoRepository)],
)
def test_an_instruction_that_cannot_be_followed(
    here: Session, instruction: Instruction, why: type[Refusal]
) -> None:
    with pytest.raises(why):
        record(here, to_each(report, ["I.1"], NOTE), instruction, SUBJECT)
    assert text(here) == PLAN


def test_there_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        record(Session(tmp_path, TODAY), to_each(report, ["I.1"], NOTE), Instruction(), SUBJECT)


def test_a_dry_run_tells_the_same_change(here: Session) -> None:
    entry = to_each(report, ["I.1"], NOTE)
    dry = record(here, entry, Instruction(dry_run=True), SUBJECT)
    assert text(here) == PLAN
    wet = record(here, entry, Instruction(), SUBJECT)
    assert dry.difference() == wet.difference()
    assert dry.judgement.records == wet.judgement.records


def test_paths_begin_where_one_stands(here: Session) -> None:
    inside = Session(here.folder / "plans", TODAY)
    answer = record(inside, to_each(report, ["I.1"], NOTE), Instruction(dry_run=True), SUBJECT)
    assert answer.path == "2026.yaml"
    assert answer.difference().startswith("--- a/2026.yaml\n+++ b/2026.yaml\n")


def test_a_session_that_goes_on_sees_what_it_wrote_and_what_others_did(here: Session) -> None:
    entry = to_each(report, ["I.1"], NOTE)
    record(here, entry, Instruction(), SUBJECT)
    (here.folder / FILE).write_text(text(here).replace("qua điện thoại", "đã gọi lại"), "utf-8")
    (one,) = record(here, entry, Instruction(), SUBJECT).judgement.records
    assert one.ref == "2026-07-01#2"
    assert "đã gọi lại" in text(here)


def test_a_commit_names_the_tasks(here: Session, git: Git) -> None:
    git(here.folder, "init", "-q")
    commit(git, here.folder, {})
    answer = record(here, to_each(report, ["I.1", "I.2"], NOTE), Instruction(commit=True), SUBJECT)
    assert answer.commit == git(here.folder, "rev-parse", "HEAD")
    subject = git(here.folder, "log", "-1", "--format=%s")
    assert subject == "Ghi nhận báo cáo tiến độ: I.1, I.2"


def test_a_file_that_git_does_not_commit_is_written_all_the_same(here: Session, git: Git) -> None:
    git(here.folder, "init", "-q")
    commit(git, here.folder, {})
    (here.folder / ".git" / "refs" / "heads" / "main.lock").touch()  # as a writer that was killed
    answer = record(here, to_each(report, ["I.1"], NOTE), Instruction(commit=True), SUBJECT)
    assert isinstance(answer.fault, NotCommitted)
    assert ("main.lock" in answer.fault.detail, answer.commit) == (True, None)
    assert text(here) != PLAN
