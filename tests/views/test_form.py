"""Forms of several bodies at once hold what each alone is asked for."""

import datetime as dt

import pytest
from msgspec import structs

from caichcli.views.form import FormRow, form, form_agencies, forms
from caichcli.views.scope import lines
from tests.formats.documents.making import EXAMPLE, book_at


@pytest.mark.parametrize("day", [dt.date(2020, 4, 1), dt.date(2020, 6, 28), dt.date(2020, 12, 31)])
def test_every_task_that_a_body_leads_is_on_its_form_or_left_out(day: dt.date) -> None:
    book = book_at(EXAMPLE)
    agencies = (*form_agencies(book, day), "so-k-z")
    last = dt.date(2020, 12, 31)
    several = forms(book, agencies, day, last)
    assert [one.agency for one in several] == list(agencies)
    for one in several:
        alone = form(book, one.agency, day, last)
        assert list(map(_of_nobody, one.rows)) == list(map(_of_nobody, alone.rows))
        assert one.left_out == alone.left_out
        told = {row.task.id for row in one.rows if not row.remedy} | set(one.left_out)
        assert told == {line.task.id for line in lines(book, day, (one.agency,))}


def _of_nobody(row: FormRow) -> FormRow:
    """A row without whose it is: those who stand alike share one."""
    standing = structs.replace(row.standing, owner=None)
    return structs.replace(row, line=structs.replace(row.line, standing=standing))
