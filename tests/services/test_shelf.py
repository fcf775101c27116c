"""What is kept while a plan changes: never more than what is the same as when all is read anew."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from msgspec import to_builtins

from caichcli.services.records import recording
from caichcli.services.session import Session
from caichcli.services.shelf import Shelf
from caichcli.services.states import since
from caichcli.views.cascade import cascade
from caichcli.views.lateness import lateness
from caichcli.views.listing import Query, listing
from caichcli.views.overview import overview
from caichcli.views.risks import risks
from tests.cli.recorded import AGENCIES, FILE, PLAN, lay_out

TODAY = dt.date(2026, 7, 1)
REGISTER = "plans/agencies.yaml"
FIRST = "      - {date: 2026-04-03, by: bo-a, status: in-progress, progress: 40}"

AGENCY_IDS = ("bo-a", "bo-b", "cac-bo")
EDITS = {
    # what somebody changes in a file: the words, and those in their place
    "a report": (FILE, FIRST, f"{FIRST}\n      - {{date: 2026-06-29, by: bo-a, status: done}}"),
    "an earlier term of all": (FILE, "to: 2026-12-31}", "to: 2026-06-30}"),
    "an area": (FILE, "name: Công tác chỉ đạo}", "name: Công tác điều hành}"),
    "a lead": (
        FILE,
        "lead: [bo-b]\n    product: Thông báo",
        "lead: [bo-a]\n    product: Thông báo",
    ),
    "a task taken out of the file": (FILE, PLAN[PLAN.index("  - id: II.1") :], ""),
    "a task's title": (FILE, "Ban hành kế hoạch", "Xây dựng kế hoạch"),
    "who is in a group": (REGISTER, "members: [bo-a, bo-b]", "members: [bo-a]"),
    "a name": (REGISTER, "name: Bộ A,", "name: Bộ Ả,"),
}


def told(session: Session, shelf: Shelf) -> object:
    question = shelf.question(session, None, None)
    book, day = question.book, question.day
    found = listing(book, day, Query(search="bo a"))
    names = [book.register.name(id_) for id_ in book.register.agencies]
    figures = overview(book, day)
    late, whole = lateness(book, day, Query()), cascade(book, question.books, day)
    past = risks(book, day)
    moved = since(question, day - dt.timedelta(90)).differences[0]
    parts = (
        figures.totals,
        figures.supported,
        figures.by_agency,
        figures.by_area,
        figures.lines,
        found.lines,
        late.overdue,
        late.due_soon,
        whole.rows,
        whole.agencies,
        past.replay,
        past.outlooks,
        past.silences,
        moved.before,
        moved.after,
        [(one.change.task, one.change.records) for one in moved.tasks],
    )
    return to_builtins([names, *map(to_builtins, parts)])


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_told_after_an_edit_is_what_is_told_afresh(tmp_path: Path, edit: str) -> None:
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    before = told(session, shelf)
    file, old, new = EDITS[edit]
    path = tmp_path / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    after = told(session, shelf)
    assert after == told(Session(tmp_path, TODAY), Shelf())
    assert after != before
    # And back again.
    path.write_text(text, "utf-8")
    assert told(session, shelf) == before


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_recorded_in_is_what_stands_in_the_files(tmp_path: Path, edit: str) -> None:
    """A session that goes on takes the plan of its last judgement only while it holds."""
    lay_out(tmp_path)
    session = Session(tmp_path, TODAY)
    Shelf().question(session, None, None)
    first = recording.book(session, None)
    assert recording.book(session, None) is first
    file, old, new = EDITS[edit]
    path = tmp_path / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    now, afresh = recording.book(session, None), recording.book(Session(tmp_path, TODAY), None)
    assert now is not first
    assert (now.file, now.register.groups) == (afresh.file, afresh.register.groups)
    assert [*map(now.register.name, AGENCY_IDS)] == [*map(afresh.register.name, AGENCY_IDS)]


def test_of_a_report_the_other_tasks_stay_as_they_were(tmp_path: Path) -> None:
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    first = shelf.question(session, None, None).book
    overview(first, TODAY)
    file, old, new = EDITS["a report"]
    (tmp_path / file).write_text(PLAN.replace(old, new), "utf-8")
    second = shelf.question(session, None, None).book
    same = [one.id for one in second.tasks if first.task_by_id[one.id] is one]
    assert same == ["I.2", "I.3", "II.1"]
    assert second.register is first.register
    assert {
        id_: one is first.standings_on(TODAY)[id_]
        for id_, one in second.standings_on(TODAY).items()
    } == dict.fromkeys(first.task_by_id, True)


def test_what_was_asked_is_asked_again_once_a_file_changed(tmp_path: Path) -> None:
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    first = shelf.question(session, None, "30/6/2026")
    asked: list[object] = []
    assert shelf.renew(session, asked.append) == shelf.version(session)
    assert shelf.question(session, None, "30/6/2026") is first
    (tmp_path / REGISTER).write_text(AGENCIES.replace("Bộ A,", "Bộ Ả,"), "utf-8")
    version = shelf.renew(session, asked.append)
    assert version == shelf.version(session)
    again = shelf.question(session, None, "30/6/2026")
    assert again is not first
    assert asked == [again]
    assert again.book.register.name("bo-a") == "Bộ Ả"
    # A plan that cannot be read stands in nobody's way but its own page's.
    (tmp_path / FILE).write_text("schema: [", "utf-8")
    assert shelf.renew(session, asked.append) == shelf.version(session)
    assert asked == [again]


def test_a_plan_by_its_name_and_by_none_is_one_question(tmp_path: Path) -> None:
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    first = shelf.question(session, None, None)
    assert shelf.question(session, first.book.head.id, None) is first
    assert shelf.question(session, None, "1/7/2026") is first
    assert shelf.question(session, None, "30/6/2026") is not first
    assert shelf.question(session, None, None, for_risks=True) is not first


def test_what_two_ask_at_once_is_answered_once(tmp_path: Path) -> None:
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    question = shelf.question(session, None, None)
    begun, made = Event(), list[int]()

    def make() -> int:
        begun.set()
        sleep(0.05)
        made.append(len(made))
        return made[-1]

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(shelf.answer, question, "key", make) for _ in range(4)]
    assert begun.is_set()
    assert [one.result() for one in answers] == [0] * 4
    assert made == [0]


def test_what_breaks_off_is_asked_anew(tmp_path: Path) -> None:
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    question = shelf.question(session, None, None)

    def broken() -> int:
        raise ValueError("broken off")

    with pytest.raises(ValueError, match="broken off"):
        shelf.answer(question, "key", broken)
    assert shelf.answer(question, "key", lambda: 7) == 7


def test_what_was_made_of_files_is_kept_until_one_changes(tmp_path: Path) -> None:
    """Of files that no plan can be read from, too."""
    lay_out(tmp_path)
    session, shelf = Session(tmp_path, TODAY), Shelf()
    texts: list[str] = []

    def make() -> int:
        texts.append((tmp_path / FILE).read_text("utf-8"))
        return len(texts)

    assert [shelf.of_files(session, "key", make) for _ in range(2)] == [1, 1]
    assert shelf.of_files(session, "other", make) == 2
    (tmp_path / FILE).write_text("schema: [", "utf-8")
    assert [shelf.of_files(session, "key", make) for _ in range(2)] == [3, 3]
    assert texts[-1] == "schema: ["
