"""An agency's task sheet: all that it leads and supports, each with its last report."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from caichcli.views.listing import Query, listing
from caichcli.views.report.sheet import sheet
from tests.formats.documents.making import EXAMPLE, book_at

SUNDAY = dt.date(2020, 6, 28)
BOOK = book_at(EXAMPLE)


def test_what_it_leads_itself_stands_before_what_it_leads_through_groups() -> None:
    paper = sheet(BOOK, SUNDAY, "bo-b")
    assert [(line.standing.task.id, line.line.via) for line in paper.led] == [
        ("I.8", None),
        ("II.1", None),
        ("II.6", None),
        ("II.8", None),
        ("III.8", None),
        ("I.5", "thanh-vien"),
        ("III.10", "nhom-thi-diem"),
    ]
    assert [line.task.id for line in paper.supported] == ["I.6", "IV.1", "IV.8"]


def test_its_own_part_its_last_report_and_the_reminders_it_had() -> None:
    lines = {line.standing.task.id: line for line in sheet(BOOK, SUNDAY, "tinh-x").led}
    part = lines["III.10"]
    assert part.standing.class_ == "overdue"
    assert part.last is not None
    assert (str(part.last.date), part.reminders) == ("2020-06-24", 1)
    assert lines["I.7"].standing.class_ == "done-on-time"


@given(
    st.sampled_from(list(BOOK.register.agencies)),
    st.dates(dt.date(2020, 1, 10), dt.date(2020, 12, 31)),
)
def test_the_sheet_and_list_are_of_one_mind(agency: str, day: dt.date) -> None:
    paper = sheet(BOOK, day, agency)
    leads = listing(BOOK, day, Query(agencies=(agency,))).lines
    supports = listing(BOOK, day, Query(agencies=(agency,), role="support")).lines
    order = {task.id: number for number, task in enumerate(BOOK.tasks)}
    in_order = sorted((line.standing for line in paper.led), key=lambda x: order[x.task.id])
    assert in_order == [line.standing for line in leads]
    in_the_plan = [line.task.id for line in supports if not line.withdrawn]
    assert [line.task.id for line in paper.supported] == in_the_plan
