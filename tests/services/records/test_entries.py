"""Random updates to random plans: a stream does what single commands do, and is read back."""

import datetime as dt
import json
from random import Random
from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml import reader
from caichcli.plan.book import Book
from caichcli.services.records.additions import CIRCUMSTANCES
from caichcli.services.records.confirmations import ASKED, Addition
from caichcli.services.records.desks import Desk, desk
from caichcli.services.records.entries import EntryJudgement, NoSafePlace, judge
from caichcli.services.session import Session
from tests.cli.conftest import ROOT
from tests.files.styled import written
from tests.random_plans import Data, documents, maybe, plan_data, register_data, texts

FILE, REGISTER = "plans/plan.yaml", "plans/agencies.yaml"
TODAY = dt.date(2024, 12, 31)

# Each says something: one that does not is refused at every door.
entries = st.fixed_dictionaries(
    {"date": st.just(TODAY.isoformat())},
    optional={
        "status": st.sampled_from(["in-progress", "submitted", "returned"]),
        "progress": st.integers(0, 100) | st.just(12.5),
        "note": texts,
        "results": st.lists(documents(dt.date(2020, 1, 1), TODAY), min_size=1, max_size=2),
        "by": st.sampled_from(["bo-a", "thong-tan-e"]),
        "problems": st.lists(
            st.fixed_dictionaries({"text": texts}, optional={"to": st.just("bo-b")}),
            min_size=1,
            max_size=2,
        ),
    },
).filter(lambda entry: not entry.keys() <= CIRCUMSTANCES)


def at(text: str, register: Data) -> Desk:
    """A workspace of a plan's text and a register, in memory."""
    place = Workspace(ROOT, (ROOT / FILE,), ROOT / REGISTER)
    files = {
        FILE: reader.read(text, FILE),
        REGISTER: reader.read(json.dumps(register, ensure_ascii=False), REGISTER),
    }
    return desk(Session(ROOT, TODAY), place, files, None)


def judged(where: Desk, additions: list[Addition]) -> EntryJudgement | None:
    """The plan with the additions; None where a person must write them by hand."""

    def compose(_: Book) -> list[Addition]:
        return additions

    try:
        return judge(where, compose)
    except NoSafePlace:
        return None


@settings(max_examples=40)
@given(plan_data(), register_data(), st.data(), maybe(st.randoms(use_true_random=False)))
def test_a_stream_is_its_updates_one_by_one(
    plan: Data, register: Data, data: st.DataObject, random: Random | None
) -> None:
    tasks = [
        task["id"]
        for task in plan["tasks"]
        if all(update.get("status") != "cancelled" for update in task.get("updates", ()))
    ]
    assume(tasks)
    pairs = data.draw(
        st.lists(st.tuples(st.sampled_from(tasks), entries), min_size=1, max_size=5), label="rows"
    )
    meant_so = frozenset(ASKED)
    additions = [Addition(task, "updates", entry, None, meant_so) for task, entry in pairs]
    text = written(plan, random) if random else json.dumps(plan, ensure_ascii=False, indent=1)
    whole = judged(at(text, register), additions)
    assume(whole is not None)
    assert whole is not None
    single = text
    for addition in additions:
        one = judged(at(single, register), [addition])
        assert one is not None
        single = one.new.text
    assert single == whole.new.text

    meant: Any = json.loads(json.dumps(plan))
    for task, entry in pairs:
        (found,) = (one for one in meant["tasks"] if one["id"] == task)
        found["updates"] = [*found.get("updates", ()), entry]
    assert whole.new.data == msgspec.json.decode(msgspec.json.encode(meant))
    for changed, (task, entry) in zip(whole.records, pairs, strict=True):
        assert (changed.task, (changed.ref or "").partition("#")[0]) == (task, entry["date"])
