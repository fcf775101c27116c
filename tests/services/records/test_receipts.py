"""Random records in random plans: no class changes that the receipt does not name."""

import datetime as dt
import json

from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from caichcli.formats.phrases import receipts
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.plan.standing import Class, standing
from caichcli.services.records.confirmations import ASKED, Addition, confirmed
from caichcli.services.records.entries import NoSafePlace, Unacceptable, judge
from tests.random_plans import AGENCIES, Data, lead_moves, maybe, plan_data, register_data
from tests.services.records.test_entries import FILE, TODAY, at

Part = tuple[Id, Id | None]

DOCUMENT = {"number": "15/TB-VD", "date": "2024-12-30"}


@st.composite
def records(draw: st.DrawFn, task: Data) -> Addition:
    """A report, a changed term or lead, a suspension or a cancellation of a task, of today."""
    day = TODAY.isoformat()
    kind = draw(st.sampled_from(["update", "adjust", "hand over", "suspended", "cancelled"]))
    if kind == "adjust":
        to = draw(st.sampled_from(["20/12/2024", "30/6/2025", "Thường xuyên"]))
        return Addition(task["id"], "adjustments", {"date": day, "to": to, "document": DOCUMENT})
    if kind == "hand over":
        move = {"date": day, "lead": draw(lead_moves()), "document": DOCUMENT}
        return Addition(task["id"], "adjustments", move)
    by = draw(maybe(st.sampled_from([*task.get("lead", ()), *AGENCIES])))
    entry: Data = {"date": day} | ({"by": by} if by else {})
    if kind == "update":
        status = draw(st.sampled_from(["in-progress", "submitted", "done", "returned"]))
        entry |= {"status": status}
        if status == "done" and draw(st.booleans()):
            entry |= {"completed": "2024-12-15"}
        refs = [update["date"] for update in task.get("updates", ())]
        link = draw(st.sampled_from([None, None, "corrects", "withdraws"]))
        if refs and link:
            entry |= {link: draw(st.sampled_from(refs))}
    else:
        entry |= {"status": kind, "document": DOCUMENT}
    return Addition(task["id"], "updates", entry)


def classes(book: Book, day: dt.date) -> dict[Part, Class]:
    """The class of every task, and of every member that owes its own."""
    wholes = [standing(book, task, day) for task in book.tasks]
    parts = [part for whole in wholes for part in (whole, *whole.members)]
    return {(part.task.id, part.owner): part.class_ for part in parts}


@settings(max_examples=150)
@given(plan_data(), register_data(), st.data())
def test_the_receipt_names_every_class_that_changed(
    plan: Data, register: Data, data: st.DataObject
) -> None:
    assume(len(plan["tasks"]) > 0)
    tasks = data.draw(st.lists(st.sampled_from(plan["tasks"]), min_size=1, max_size=3))
    additions = [confirmed(data.draw(records(task)), ASKED) for task in tasks]
    books: list[Book] = []

    def compose(book: Book) -> list[Addition]:
        books.append(book)
        return additions

    text = json.dumps(plan, ensure_ascii=False, indent=1)
    try:
        answer = judge(at(text, register), compose)
    except (NoSafePlace, Unacceptable):
        reject()
    before = classes(books[0], TODAY)
    after = classes(answer.warnings.books[FILE], TODAY)
    parts = before.keys() | after.keys()
    changed = {part for part in parts if before.get(part) != after.get(part)}
    effects = [one for one in answer.receipt.effects if one.occurrence is None]
    assert changed <= {(one.task, one.owner) for one in effects if one.changed}
    for effect in effects:
        class_ = effect.after.class_ if effect.after else None
        assert class_ == after.get((effect.task, effect.owner))
        words = receipts.line(answer.receipt.book, effect, "vi")
        assert words.startswith(effect.task)
        if effect.owner is not None:
            assert answer.receipt.book.register.name(effect.owner) in words
    assert {one.task for one in answer.receipt.effects} == {one.task for one in additions}
