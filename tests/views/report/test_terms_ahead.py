"""The terms ahead: what is in term, each once, in the week that it falls due in."""

import datetime as dt

import pytest

from caichcli.views.overview import overview
from caichcli.views.report.terms_ahead import WEEKS, terms_ahead
from tests.formats.documents.making import EXAMPLE, SUNDAY, book_at


@pytest.mark.parametrize("day", [SUNDAY, dt.date(2020, 2, 1), dt.date(2020, 11, 30)], ids=str)
def test_what_is_in_term_is_in_one_week(day: dt.date) -> None:
    now = overview(book_at(EXAMPLE), day)
    weeks = terms_ahead(now.lines, day)
    assert sorted(id_ for week in weeks for id_ in week.ids) == sorted(now.totals.in_term)
    due = {line.task.id: line.standing.due for line in now.lines}
    for number, week in enumerate(weeks):
        before = weeks[number - 1].last if number else day
        assert before is not None
        assert week.first == before + dt.timedelta(days=1)
        assert week.last is None or week.last.isoweekday() == 7, "the plan's closing day"
        assert week.last is None or (week.last - week.first).days <= 6
        first = day if number == 0 else week.first
        for id_ in week.ids:
            term = due[id_]
            assert term is not None
            assert first <= term <= (week.last or dt.date.max)
        assert set(week.period) <= set(week.ids)
    assert len(weeks) <= WEEKS + 1
    assert weeks[-1].ids


def test_what_falls_due_on_the_day_is_in_the_first_week() -> None:
    day = dt.date(2020, 6, 30)
    first = terms_ahead(overview(book_at(EXAMPLE), day).lines, day)[0]
    assert {"I.4", "I.8"} & set(first.ids)


def test_without_a_task_in_term_there_is_no_week() -> None:
    assert terms_ahead((), SUNDAY) == ()
